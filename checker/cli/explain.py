"""``fzzf-check explain CODE``: the page of a rule."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from fzzf_check.cli.base import Command, PathText, console_of, similar, wrong


def explain(code: str, rules: Sequence[str]) -> int:
    """Print the page of the rule with this code."""
    from fzzf_check.engine.load import load_rules, own_folder
    from fzzf_check.engine.schema import read_rule
    from fzzf_check.reports.rule_page import page

    folders = tuple(Path(folder) for folder in rules)
    known = {rule.code: rule.file for rule in load_rules(folders)}
    wanted = code.upper()
    if wanted not in known:
        wrong(f"没有规则“{code}”{similar(wanted, known)}；用 fzzf-check rules 查看全部规则")
    file = next(path for folder in (own_folder(), *folders) if (path := folder / known[wanted]).exists())
    rule = read_rule(file.read_text(encoding="utf-8-sig"), known[wanted])
    console_of(click.get_current_context()).write(page(rule))
    return 0


command = Command(
    "explain",
    callback=explain,
    params=[
        click.Argument(["code"], metavar="规则代码"),
        click.Option(["--rules"], multiple=True, type=PathText("dir"), metavar="文件夹", help="另看这个文件夹里的规则"),
    ],
    usage=("explain 规则代码",),
    help="说明一条规则：检查什么、为什么、依据、违反和符合的例子、怎么改、例外。\n例：fzzf-check explain FZ201",
)
