"""``fzzf-check rules``: all rules, one a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import click
from fzzf_check.cli.base import Command, PathText, Word, console_of
from fzzf_check.findings import CATEGORY_NAMES, SEVERITY_NAMES
from fzzf_check.reports.cells import pad

_CODE_WIDTH = 8
_SEVERITY_WIDTH = 6


def rules(category: str | None, rules: Sequence[str]) -> int:
    """Print code, severity and name of every rule, by category."""
    from fzzf_check.engine.load import load_rules

    console = console_of(click.get_current_context())
    order = list(CATEGORY_NAMES)
    known = [rule for rule in load_rules(tuple(map(Path, rules))) if category in (None, rule.category)]
    known.sort(key=lambda rule: (order.index(rule.category), rule.code))
    for name, group in groupby(known, key=lambda rule: rule.category):
        console.write(f"{CATEGORY_NAMES[name]}（{name}）\n")
        for rule in group:
            place = f"（{'、'.join(rule.place)}）" if rule.place else ""
            severity = pad(SEVERITY_NAMES[rule.severity], _SEVERITY_WIDTH)
            console.write(f"  {pad(rule.code, _CODE_WIDTH)}{severity}{rule.name}{place}\n")
    console.write(f"共 {len(known)} 条规则；用 fzzf-check explain 代码 查看一条规则的说明。\n")
    return 0


command = Command(
    "rules",
    callback=rules,
    params=[
        click.Option(["--category"], type=Word("类别", tuple(CATEGORY_NAMES)), help="只列这个类别"),
        click.Option(["--rules"], multiple=True, type=PathText("dir"), metavar="文件夹", help="连同这个文件夹里的规则"),
    ],
    usage=("rules [选项]",),
    help="列出全部规则：代码、级别、名称，按类别排列。",
)
