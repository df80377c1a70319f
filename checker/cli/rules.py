"""``fzzf-check rules``: all rules, one a line; ``rules audit``: those whose basis is out of force or unread;
``rules --coverage``: which rule answers which provision of the sources; ``rules --pages``: a page for each rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fzzf_check.cli import shared
from fzzf_check.cli.base import Command, Day, PathText, Word, console_of, wrong
from fzzf_check.findings import CATEGORY_NAMES, SEVERITY_NAMES
from fzzf_check.reports.cells import pad

if TYPE_CHECKING:
    from fzzf_check.engine.rule import Rule

AUDIT = "audit"
_CODE_WIDTH = 8
_SEVERITY_WIDTH = 6


class Action(Word):
    """What else than listing ``rules`` does; a code or a category there is meant for something else."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word itself."""
        if re.fullmatch("[A-Za-z]+[0-9]+", value):
            wrong(f"rules 后面不写规则代码；说明一条规则用 fzzf-check explain {value}")
        if value in CATEGORY_NAMES:
            wrong(f"rules 后面不直接写类别；只列一个类别用 fzzf-check rules --category {value}")
        return super().convert(value, param, ctx)


def rules(
    action: str | None, category: str | None, on: date | None, rules: Sequence[str], coverage: bool, pages: str | None
) -> int:
    """Print what is asked for about the rules."""
    from fzzf_check.engine.load import load_rules

    if on is not None and action != AUDIT:
        wrong("--on 只能与 rules audit 一起用")
    if sum(map(bool, (action, coverage, pages))) > 1:
        wrong("audit、--coverage 和 --pages 一次只能用一样")
    folders = tuple(map(Path, rules))
    code = 0
    if coverage:
        text = _coverage()
    elif pages:
        text = _pages(folders, Path(pages))
    else:
        known = [rule for rule in load_rules(folders) if category in (None, rule.category)]
        text, code = _audit(known, on or date.today()) if action == AUDIT else (_list(known), 0)
    console_of(click.get_current_context()).write(text)
    return code


def _coverage() -> str:
    """Every provision of the sources with its rules or its reason."""
    from fzzf_check.engine.coverage import obligations, reasons, seeds
    from fzzf_check.reports.coverage import coverage_text

    return coverage_text(seeds(), obligations(), reasons())


def _pages(folders: tuple[Path, ...], target: Path) -> str:
    """Write a page for each rule, those of the user's folders included."""
    from fzzf_check.engine.load import own_folder, read_folder
    from fzzf_check.reports.rule_pages import write_pages

    if target.exists() and not target.is_dir():
        wrong(f"{target}：要写多个文件，这里应当是文件夹，而它是文件")
    known = [rule for folder in (own_folder(), *folders) for rule in read_folder(folder)]
    return f"已在 {target} 写出 {write_pages(known, target)} 页。\n"


def _list(known: list[Rule]) -> str:
    """Code, severity and name of every rule, by category."""
    order = list(CATEGORY_NAMES)
    lines = []
    by_category = sorted(known, key=lambda rule: (order.index(rule.category), rule.code))
    for name, group in groupby(by_category, key=lambda rule: rule.category):
        lines.append(f"{CATEGORY_NAMES[name]}（{name}）")
        for rule in group:
            place = f"（{'、'.join(rule.place)}）" if rule.place else ""
            severity = pad(SEVERITY_NAMES[rule.severity], _SEVERITY_WIDTH)
            lines.append(f"  {pad(rule.code, _CODE_WIDTH)}{severity}{rule.name}{place}")
    lines.append(f"共 {len(known)} 条规则；用 fzzf-check explain 代码 查看一条规则的说明。")
    return "\n".join(lines) + "\n"


def _audit(known: list[Rule], day: date) -> tuple[str, int]:
    """The complaints about the rules' bases on that day; 1 if a rule has no basis in force."""
    from fzzf_check.engine.audit import audit
    from fzzf_check.findings import Basis
    from fzzf_check.reports.wording import basis_text

    complaints = audit(known, day)
    lines = []
    for heading, grave in (("依据不在有效期内", True), ("依据有待核对", False)):
        chosen = [complaint for complaint in complaints if complaint.grave is grave]
        lines.append(
            f"{heading}：{len({complaint.rule.code for complaint in chosen}) or '没有'}" + " 条规则" * bool(chosen)
        )
        for complaint in chosen:
            basis = basis_text(Basis(complaint.basis.instrument, complaint.basis.article))
            lines.append(f"  {pad(complaint.rule.code, _CODE_WIDTH)}{basis}：{complaint.reason}")
    lines.append(f"按 {day.isoformat()} 检查了 {len(known)} 条规则的依据。")
    gone = Counter(complaint.rule.code for complaint in complaints if complaint.grave)
    return "\n".join(lines) + "\n", int(any(gone[rule.code] >= len(rule.basis) for rule in known))


command = Command(
    "rules",
    callback=rules,
    params=[
        click.Argument(["action"], required=False, type=Action("子命令", (AUDIT,))),
        click.Option(["--category"], type=Word("类别", tuple(CATEGORY_NAMES)), help="只列这个类别"),
        click.Option(["--on"], type=Day(), metavar="日期", help="rules audit 按这一天检查，默认今天"),
        shared.RULES,
        click.Option(
            ["--coverage"], is_flag=True, help="列出来源文件和上位法的每一条规定由哪条规则检查，或者为什么没有规则"
        ),
        click.Option(["--pages"], type=PathText("dir"), metavar="文件夹", help="在这个文件夹里写出每条规则的说明页"),
    ],
    usage=("rules [选项]", "rules audit [--on 日期]", "rules --coverage", "rules --pages 文件夹"),
    help="列出全部规则：代码、级别、名称，按类别排列。\n"
    "rules audit 列出依据在某一天不在有效期内或者没有核对原文的规则；有规则全无有效依据时退出码为 1。",
)
