"""The main job: ``fzzf-check [OPTIONS] PATH...``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import click

from fzzf_check import __version__
from fzzf_check.cli import shared
from fzzf_check.cli.app import COMMANDS, PROGRAM
from fzzf_check.cli.base import Command, Count, PathText, console_of, flag, wrong
from fzzf_check.cli.paths import STDIN, Item, collect
from fzzf_check.reports import Style, Summary

if TYPE_CHECKING:
    from fzzf_check.cli.console import Console
    from fzzf_check.cli.run import Job
    from fzzf_check.findings import Severity

FINDINGS, UNREADABLE, FAULT = 1, 2, 3
UNWRITTEN = UNREADABLE


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
    options = shared.options(facts=facts or format == "html", **choice)
    if options.ignore and format == "json":
        console.complain(f"按 --ignore 没有使用：{'、'.join(options.ignore)}")
    items = _with_input(collect(paths, SUFFIXES))
    if any(asked is not None for asked in (output, annotate, opinion, opinion_template)):
        from fzzf_check.cli.outputs import plan

        items = plan(items, paths, report=output, annotate=annotate, opinion=opinion, template=opinion_template)
    if output is None:
        return _print(
            items, Job(options, format, shared.style(console, no_colour, facts)), jobs, fail_on, console, console
        )
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
    return FINDINGS if fail_on != shared.NEVER and total.at_least(cast("Severity", fail_on)) else 0


def _with_input(items: list[Item]) -> list[Item]:
    """The items with the bytes of standard input where it is asked for."""
    return [replace(item, data=_input()) if item.path == STDIN else item for item in items]


def _input() -> bytes:
    from fzzf_check.readers import limits

    try:
        return sys.stdin.buffer.read(limits.FILE + 1)
    except (OSError, ValueError, AttributeError):
        wrong("标准输入没有打开，请用管道送入文件内容")


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
        shared.FORMAT,
        shared.OUTPUT,
        click.Option(
            ["--annotate"], type=PathText(), metavar="OUT.docx", help="另写一份加了批注的 Word 稿；查多个文件时写文件夹"
        ),
        click.Option(
            ["--opinion"], type=PathText(), metavar="OUT.docx", help="另写合法性审核意见书初稿；查多个文件时写文件夹"
        ),
        shared.OPINION_TEMPLATE,
        *shared.READING,
        *shared.CHOICE,
        shared.FAIL_ON,
        click.Option(
            ["-j", "--jobs"], type=Count("进程数", 0), default=1, metavar="N", help="用几个进程，默认 1；0 为处理器个数"
        ),
        shared.FACTS,
        shared.NO_COLOUR,
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
