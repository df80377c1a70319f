"""The options that several commands have, each said once, and what they come to.

An option means the same in every command that has it; one that only one command has stands with that command.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fzzf_check.cli.base import Day, PathText, Word, listed
from fzzf_check.facts import KINDS, STAGES
from fzzf_check.findings import SEVERITIES
from fzzf_check.reports import FORMATS, Style

if TYPE_CHECKING:
    from fzzf_check.cli.console import Console
    from fzzf_check.facts import Kind, Stage
    from fzzf_check.pipeline import Options

NEVER = "never"

FORMAT = click.Option(
    ["-f", "--format"], type=Word("输出格式", tuple(FORMATS)), default="text", help="输出格式，默认 text"
)
OUTPUT = click.Option(["-o", "--output"], type=PathText(), metavar="文件", help="报告写进文件（UTF-8），不显示在屏幕上")
OPINION_TEMPLATE = click.Option(
    ["--opinion-template"],
    type=PathText(),
    metavar="模板.docx",
    help="意见书用本单位的模板（用 fzzf-check template 取得）",
)
READING: list[click.Parameter] = [
    click.Option(["--kind"], type=Word("文种", KINDS), help="按这个文种检查，不自动判断"),
    click.Option(["--stage"], type=Word("阶段", STAGES), help="按草案或已发布检查，不自动判断"),
]
"""As what a file is read. A dossier has them not: there each file is what its role makes it."""
RULES = click.Option(["--rules"], multiple=True, type=PathText("dir"), metavar="文件夹", help="另用这个文件夹里的规则")
CHOICE: list[click.Parameter] = [
    click.Option(["--as-of"], type=Day(), metavar="日期", help="按这一天有效的法律检查，如 2024-03-05，默认今天"),
    click.Option(
        ["--select"], multiple=True, metavar="规则", help="只用这些规则：代码、代码开头（FZ2）或类别，逗号分隔"
    ),
    click.Option(["--ignore"], multiple=True, metavar="规则", help="不用这些规则，写法同上"),
    click.Option(["--profile"], multiple=True, metavar="地方", help="另用这个地方的规则，如 青海"),
    RULES,
]
"""Which rules are asked, and on what day."""
FAIL_ON = click.Option(
    ["--fail-on"],
    type=Word("级别", (*SEVERITIES, NEVER)),
    default="error",
    help="到这个级别才算不通过（退出码 1），默认 error",
)
FACTS = click.Option(["--facts"], is_flag=True, help="在 JSON 中附上读到的事实：字段、条款、援引、规范、程序、数字")
NO_COLOUR = click.Option(["--no-colour", "--no-color"], is_flag=True, help="不用颜色；设环境变量 NO_COLOR 也可")


def options(
    *,
    facts: bool,
    kind: Kind | None = None,
    stage: Stage | None = None,
    as_of: date | None,
    select: Sequence[str],
    ignore: Sequence[str],
    profile: Sequence[str],
    rules: Sequence[str],
) -> Options:
    """READING and CHOICE as the pipeline wants them. A choice that makes no sense raises WrongUse or BadRule before
    anything is read.
    """
    from fzzf_check.pipeline import Options, check_selection

    chosen = Options(
        kind=kind,
        stage=stage,
        as_of=as_of,
        select=listed(select),
        ignore=listed(ignore),
        profiles=listed(profile),
        rule_folders=tuple(Path(folder) for folder in rules),
        facts=facts,
    )
    check_selection(chosen)
    return chosen


def style(console: Console, no_colour: bool, facts: bool) -> Style:
    """What a report printed to the console may use."""
    return Style(
        colour=console.colour and not no_colour,
        width=console.width,
        ambiguous_wide=console.ambiguous_wide,
        unicode=console.unicode,
        facts=facts,
    )
