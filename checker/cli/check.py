"""The main job: ``fzzf-check [OPTIONS] PATH...``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import click

from fzzf_check import __version__
from fzzf_check.cli.app import COMMANDS, PROGRAM
from fzzf_check.cli.base import Command, Count, Day, PathText, Word, console_of, flag, listed, wrong
from fzzf_check.cli.paths import STDIN, Item, collect
from fzzf_check.facts import KINDS, STAGES
from fzzf_check.findings import SEVERITIES
from fzzf_check.reports import FORMATS, Style, Summary

if TYPE_CHECKING:
    from fzzf_check.cli.console import Console
    from fzzf_check.cli.run import Job
    from fzzf_check.facts import Kind, Stage
    from fzzf_check.findings import Severity
    from fzzf_check.pipeline import Options

FINDINGS, UNREADABLE, FAULT = 1, 2, 3
UNWRITTEN = UNREADABLE
NEVER = "never"


class Sink(Protocol):
    """Where the report goes: the console or a file."""

    def write(self, text: str, /) -> None:
        """Take a piece of the report."""


def check(
    paths: tuple[str, ...],
    format: str,
    output: str | None,
    fail_on: str,
    jobs: int,
    facts: bool,
    no_colour: bool,
    annotate: str | None,
    opinion: str | None,
    opinion_template: str | None,
    **choice: Any,
) -> int:
    """Check the files, write what was asked for and print the report; the exit code."""
    from fzzf_check.cli.run import Job
    from fzzf_check.readers import SUFFIXES

    if facts and format != "json":
        wrong("--facts 只能与 --format json 一起用")
    if paths[0] in COMMANDS and not Path(paths[0]).exists():
        wrong(f"命令 {paths[0]} 要写在最前面：{PROGRAM} {paths[0]} ……")
    console = console_of(click.get_current_context())
    options = _options(facts=facts or format == "html", **choice)
    if options.ignore and format == "json":
        console.complain(f"按 --ignore 没有使用：{'、'.join(options.ignore)}")
    items = _with_input(collect(paths, SUFFIXES))
    if any(asked is not None for asked in (output, annotate, opinion, opinion_template)):
        from fzzf_check.cli.outputs import plan

        items = plan(items, paths, report=output, annotate=annotate, opinion=opinion, template=opinion_template)
    if output is None:
        return _print(items, Job(options, format, _style(console, no_colour, facts)), jobs, fail_on, console, console)
    from fzzf_check.cli.outputs import ReportFile

    with ReportFile(output) as sink:
        code = _print(items, Job(options, format, Style(facts=facts)), jobs, fail_on, console, sink)
    console.write(f"报告写进 {output}\n")
    return code


def _print(items: Sequence[Item], job: Job, jobs: int, fail_on: str, console: Console, sink: Sink) -> int:
    """Check the files and give the report to ``sink`` piece by piece; complaints go to the console. The exit code."""
    from fzzf_check.cli.run import run

    total = Summary()
    unwritten = 0
    report = _report(job.format, job.style)
    sink.write(report.start())
    for number, piece in enumerate(run(items, job, jobs)):
        sink.write(report.separator * (number > 0) + piece.text)
        total.add(piece.summary)
        unwritten += len(piece.unwritten)
        if piece.unreadable and not (job.format == "text" and sink is console and console.is_terminal):
            console.complain(piece.unreadable)
        for line in (*piece.faults, *piece.unwritten):
            console.complain(line)
        console.progress(number + 1, len(items))
    sink.write(report.end(total))
    code = exit_code(total, fail_on)
    return max(code, UNWRITTEN) if unwritten else code


def _report(format: str, style: Style) -> Any:
    from fzzf_check.reports import load

    return load(format, style)


def exit_code(total: Summary, fail_on: str) -> int:
    """The gravest of: a fault of ours, an unreadable file, a finding at or above ``fail_on``."""
    if total.faults:
        return FAULT
    if total.unreadable:
        return UNREADABLE
    return FINDINGS if fail_on != NEVER and total.at_least(cast("Severity", fail_on)) else 0


def _options(
    *,
    facts: bool,
    kind: Kind | None,
    stage: Stage | None,
    as_of: date | None,
    select: Sequence[str],
    ignore: Sequence[str],
    profile: Sequence[str],
    rules: Sequence[str],
) -> Options:
    """The choices as the pipeline wants them; a choice that makes no sense is refused before anything is read."""
    from fzzf_check.pipeline import Options, check_selection

    options = Options(
        kind=kind,
        stage=stage,
        as_of=as_of,
        select=listed(select),
        ignore=listed(ignore),
        profiles=listed(profile),
        rule_folders=tuple(Path(folder) for folder in rules),
        facts=facts,
    )
    check_selection(options)
    return options


def _with_input(items: list[Item]) -> list[Item]:
    """The items with the bytes of standard input where it is asked for."""
    return [replace(item, data=_input()) if item.path == STDIN else item for item in items]


def _input() -> bytes:
    from fzzf_check.readers import limits

    try:
        return sys.stdin.buffer.read(limits.FILE + 1)
    except (OSError, ValueError, AttributeError):
        wrong("标准输入没有打开，请用管道送入文件内容")


def _style(console: Console, no_colour: bool, facts: bool) -> Style:
    return Style(
        colour=console.colour and not no_colour,
        width=console.width,
        ambiguous_wide=console.ambiguous_wide,
        unicode=console.unicode,
        facts=facts,
    )


def _sections() -> Iterable[tuple[str, Sequence[tuple[str, ...]]]]:
    from fzzf_check.cli.app import COMMANDS

    yield "命令（用 fzzf-check 命令 --help 查看各自的用法）", list(COMMANDS.items())
    yield (
        "退出码",
        [
            ("0", "没有达到 --fail-on 级别的问题"),
            ("1", "有达到 --fail-on 级别的问题"),
            ("2", "命令写错，或有文件无法读取、写不出去（其余文件照常检查）"),
            ("3", "程序自身出错"),
        ],
    )
    yield (
        "例子",
        [
            ("fzzf-check 送审稿.docx",),
            ("fzzf-check 送审稿.docx --annotate 批注稿.docx --opinion 意见书.docx",),
            ("fzzf-check --format html -o 报告.html 送审稿.docx",),
            ("fzzf-check --format json --fail-on warning 送审材料/",),
            ("fzzf-check --kind 会议纪要 --as-of 2024-03-05 纪要.docx",),
            ("fzzf-check ./rules　　　检查名叫 rules 的文件",),
        ],
    )


def _parameters() -> list[click.Parameter]:
    return [
        click.Argument(["paths"], nargs=-1, required=True, type=PathText(), metavar="要检查的文件或文件夹"),
        click.Option(
            ["-f", "--format"], type=Word("输出格式", tuple(FORMATS)), default="text", help="输出格式，默认 text"
        ),
        click.Option(["-o", "--output"], type=PathText(), metavar="文件", help="报告写进文件（UTF-8），不显示在屏幕上"),
        click.Option(
            ["--annotate"], type=PathText(), metavar="OUT.docx", help="另写一份加了批注的 Word 稿；查多个文件时写文件夹"
        ),
        click.Option(
            ["--opinion"], type=PathText(), metavar="OUT.docx", help="另写合法性审核意见书初稿；查多个文件时写文件夹"
        ),
        click.Option(
            ["--opinion-template"],
            type=PathText(),
            metavar="模板.docx",
            help="意见书用本单位的模板（用 fzzf-check template 取得）",
        ),
        click.Option(["--kind"], type=Word("文种", KINDS), help="按这个文种检查，不自动判断"),
        click.Option(["--stage"], type=Word("阶段", STAGES), help="按草案或已发布检查，不自动判断"),
        click.Option(["--as-of"], type=Day(), metavar="日期", help="按这一天有效的法律检查，如 2024-03-05，默认今天"),
        click.Option(
            ["--select"], multiple=True, metavar="规则", help="只用这些规则：代码、代码开头（FZ2）或类别，逗号分隔"
        ),
        click.Option(["--ignore"], multiple=True, metavar="规则", help="不用这些规则，写法同上"),
        click.Option(["--profile"], multiple=True, metavar="地方", help="另用这个地方的规则，如 青海"),
        click.Option(["--rules"], multiple=True, type=PathText("dir"), metavar="文件夹", help="另用这个文件夹里的规则"),
        click.Option(
            ["--fail-on"],
            type=Word("级别", (*SEVERITIES, NEVER)),
            default="error",
            help="到这个级别才算不通过（退出码 1），默认 error",
        ),
        click.Option(
            ["-j", "--jobs"], type=Count("进程数", 0), default=1, metavar="N", help="用几个进程，默认 1；0 为处理器个数"
        ),
        click.Option(["--facts"], is_flag=True, help="在 JSON 中附上读到的事实：字段、条款、援引、规范、程序、数字"),
        click.Option(["--no-colour", "--no-color"], is_flag=True, help="不用颜色；设环境变量 NO_COLOR 也可"),
        flag("--version", help="显示版本", show=lambda _: f"fzzf-check {__version__}\n"),
    ]


command = Command(
    "check",
    callback=check,
    params=_parameters(),
    usage=("[选项] 文件或文件夹...", "命令 [选项]"),
    help="检查行政规范性文件草案和重大行政决策记录：哪里不合法、缺什么、依据哪一条。\n"
    "文件夹会连同子文件夹一起检查；- 表示从标准输入读。",
    sections=_sections,
)
