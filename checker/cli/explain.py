"""``fzzf-check explain``: the page of a rule, how a line was read, or why a file is of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fzzf_check.cli import shared
from fzzf_check.cli.base import Command, PathText, console_of, similar, wrong
from fzzf_check.errors import CannotRead

if TYPE_CHECKING:
    from fzzf_check.facts import Facts
    from fzzf_check.findings import FileReport
    from fzzf_check.pipeline import Options

_NAMED = 12  # codes that a hint names


def explain(code: str | None, at: str | None, why: str | None, every: bool, **choice: Any) -> int:
    """Print the explanation that is asked for; ``choice`` are the options of the check that is explained."""
    if sum(asked is not None for asked in (code, at, why)) != 1:
        wrong("请给出一样：规则代码，或 --at 文件:行号，或 --why 文件。用 fzzf-check explain --help 查看用法")
    if every and code is None:
        wrong("--all 只能与规则代码一起用")
    if code is not None:
        text = _rule(code, every, **choice)
    elif at is not None:
        text = _line(at, shared.options(facts=True, **choice))
    else:
        text = _kind(str(why), shared.options(facts=True, **choice))
    console_of(click.get_current_context()).write(text)
    return 0


def _rule(code: str, every: bool, *, rules: Sequence[str], **choice: Any) -> str:
    """The page of the rule with this code, which is the same however a file is checked."""
    from fzzf_check.engine.load import load_rules, own_folder
    from fzzf_check.engine.schema import read_rule
    from fzzf_check.reports.rule_text import rule_text

    for name, given in choice.items():
        if given:
            wrong(f"--{name.replace('_', '-')} 只能与 --at、--why 一起用：规则的说明不因文件而不同")
    folders = tuple(Path(folder) for folder in rules)
    known = {rule.code: rule.file for rule in load_rules(folders)}
    wanted = code.upper()
    if wanted not in known:
        wrong(f"没有规则“{code}”{_meant(wanted, known)}；用 fzzf-check rules 查看全部规则")
    file = next(path for folder in (own_folder(), *folders) if (path := folder / known[wanted]).exists())
    return rule_text(read_rule(file.read_text(encoding="utf-8-sig"), known[wanted]), every=every)


def _meant(wanted: str, known: Iterable[str]) -> str:
    """A hint with the codes that begin so or are of the same hundred; else the code that is spelt most like it."""
    for start in filter(None, (wanted, wanted[:-2])):
        if near := sorted(code for code in known if code.startswith(start)):
            more = f" 等 {len(near)} 条" if len(near) > _NAMED else ""
            return f"，{start} 开头的有 {'、'.join(near[:_NAMED])}{more}"
    return similar(wanted, known)


def _line(at: str, options: Options) -> str:
    """How a line was read; ``at`` is FILE:LINE."""
    from fzzf_check.reports.reasons import line_reasons

    path, _, number = at.rpartition(":")
    if not path or not number.isdecimal():
        wrong(f"“{at}”应写成 文件:行号，如 草案.docx:12")
    report, facts = _checked(path, options)
    last = len(facts.document.source.lines)
    if not 1 <= int(number) <= last:
        wrong(f"{path} 只有 {last} 行，没有第 {number} 行")
    return line_reasons(report, facts, int(number))


def _kind(path: str, options: Options) -> str:
    """Why a file is of its kind."""
    from fzzf_check.parse.nature import read_nature
    from fzzf_check.reports.nature import nature_reasons
    from fzzf_check.reports.reasons import kind_reasons

    report, facts = _checked(path, options)
    return kind_reasons(report, facts) + nature_reasons(read_nature(facts.document, facts.norms), facts.document)


def _checked(path: str, options: Options) -> tuple[FileReport, Facts]:
    from fzzf_check.pipeline import check

    report = check(path, options)
    if report.error is not None or report.facts is None:
        code, message = report.error or ("unreadable", f"{path}：无法读取。")
        raise CannotRead(message, code=code, path=path)
    return report, report.facts


command = Command(
    "explain",
    callback=explain,
    params=[
        click.Argument(["code"], required=False, metavar="规则代码"),
        click.Option(["--at"], type=PathText(), metavar="文件:行号", help="这一行是怎样读的：规范、依据、每一步判断"),
        click.Option(["--why"], type=PathText(), metavar="文件", help="为什么判断为这个文种和阶段，是不是规范性文件"),
        click.Option(["--all", "every"], is_flag=True, help="列出规则的全部例子，不只是头几个"),
        *shared.READING,
        *shared.CHOICE,
    ],
    usage=("explain 规则代码 [--all]", "explain --at 文件:行号 [选项]", "explain --why 文件 [选项]"),
    help="说明一条规则：怎么改、例外、检查什么、为什么、依据、违反和符合的例子；\n"
    "或者说明一行是怎样读的、一个文件为什么是这个文种；检查时用了 --kind、--as-of 等选项的，这里照样写。\n"
    "例：fzzf-check explain FZ201；fzzf-check explain --at 草案.docx:12",
)
