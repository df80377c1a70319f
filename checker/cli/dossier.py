"""``fzzf-check dossier FOLDER``: a folder of 送审材料 examined as one, with a timeline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fzzf_check import __version__
from fzzf_check.cli import shared
from fzzf_check.cli.base import Command, PathText, console_of, wrong
from fzzf_check.reports.cells import pad, safe

if TYPE_CHECKING:
    from fzzf_check.cli.console import Console
    from fzzf_check.findings import DossierReport, TimelineEntry
    from fzzf_check.reports import Style, Summary

_STEP, _DATE = 18, 26  # cells of the columns of the timeline


def dossier(
    folder: str,
    format: str,
    output: str | None,
    opinion: str | None,
    opinion_template: str | None,
    facts: bool,
    fail_on: str,
    no_colour: bool,
    **choice: Any,
) -> int:
    """Examine the folder and print the report; the exit code."""
    from fzzf_check.cli.check import exit_code
    from fzzf_check.cli.outputs import settle
    from fzzf_check.cli.paths import collect
    from fzzf_check.errors import CannotRead
    from fzzf_check.folder import check_dossier
    from fzzf_check.readers import SUFFIXES
    from fzzf_check.reports import Style, Summary, summarise
    from fzzf_check.reports.output import one_file

    if facts and format != "json":
        wrong("--facts 只能与 --format json 一起用")
    if not Path(folder).exists():
        wrong(f"{folder}：文件夹不存在；请检查路径")
    if not Path(folder).is_dir():
        wrong(f"{folder}：不是文件夹；卷宗是一个放着送审稿、说明、意见书、纪要等材料的文件夹")
    options = shared.options(facts=facts or format == "html", **choice)
    items = collect([folder], SUFFIXES)
    if opinion is not None:
        one_file(Path(opinion), ".docx")
    settle((item.path for item in items), (output, opinion), opinion=opinion, template=opinion_template)
    if len(items) == 1 and items[0].error is not None:  # nothing to check: a dossier of nothing lacks nothing
        raise CannotRead(items[0].error[1], code=items[0].error[0], path=folder)
    report = check_dossier([(item.path, item.error) for item in items], options)
    console = console_of(click.get_current_context())
    total = Summary()
    for one in report.files:
        total.add(summarise(one))
    style = Style(facts=facts) if output else shared.style(console, no_colour, facts)
    _put(_page(report, format, style, total), output, console)
    if opinion is not None:
        from fzzf_check.reports.opinion import of_dossier, write_opinion

        template = Path(opinion_template) if opinion_template else None
        write_opinion(of_dossier(report), Path(opinion), template, report.roles)
    for one in report.files:
        if one.error is not None:
            console.complain(one.error[1])
    return exit_code(total, fail_on)


def _page(report: DossierReport, format: str, style: Style, total: Summary) -> str:
    """The report in the format asked for."""
    if format == "html":
        from fzzf_check.reports.html_dossier import dossier_page

        return dossier_page(report, style, total)
    return _json(report, style, total) if format == "json" else "".join(_text(report, style, total))


def _put(text: str, output: str | None, console: Console) -> None:
    """Print the report, or write it to a file."""
    if output is None:
        console.write(text)
        return
    from fzzf_check.cli.outputs import ReportFile

    with ReportFile(output) as file:
        file.write(text)
    console.write(f"报告写进 {output}\n")


def _json(report: DossierReport, style: Style, total: Summary) -> str:
    """One object as of a check, with the role of each file and "timeline"."""
    from fzzf_check.reports.facts import facts_data
    from fzzf_check.reports.json import file_data

    files: list[dict[str, Any]] = []
    for one in report.files:
        data = file_data(one)
        data["role"] = report.roles.get(one.path)
        if style.facts:
            data["facts"] = None if one.facts is None else facts_data(one.facts)
        files.append(data)
    whole = {
        "tool": {"name": "fzzf-check", "version": __version__},
        "title": report.title or None,
        "files": files,
        "timeline": [asdict(entry) | {"line": entry.line or None} for entry in report.timeline],
        "summary": {
            "files": total.files,
            "errors": total.errors,
            "warnings": total.warnings,
            "infos": total.infos,
            "unreadable": total.unreadable,
        },
    }
    return json.dumps(whole, ensure_ascii=not style.unicode, indent=1) + "\n"


def _text(report: DossierReport, style: Style, total: Summary) -> Iterator[str]:
    """Roles, timeline, then the findings file by file."""
    from fzzf_check.reports.terminal import Report

    yield f"卷宗　{safe(report.title) or '（没有读出名称）'}\n\n材料\n"
    for one in report.files:
        role = report.roles.get(one.path, "无法读取")
        yield f"  {pad(role, _STEP)}{safe(Path(one.path).name)}\n"
    yield "\n时间线\n"
    for entry in report.timeline:
        yield f"{_line(entry)}\n"
    yield "\n"
    terminal = Report(style)
    yield terminal.start()
    yield terminal.separator.join(terminal.file(one) for one in report.files)
    yield terminal.end(total)


def _line(entry: TimelineEntry) -> str:
    if entry.missing:
        return f"  {pad('（缺）', _DATE)}{pad(entry.kind, _STEP)}{entry.text}"
    dates = entry.start or ""
    if entry.end:
        dates += f" 至 {entry.end}"
    return f"  {pad(dates, _DATE)}{pad(entry.kind, _STEP)}{safe(Path(entry.file).name)} 第{entry.line}行"


command = Command(
    "dossier",
    callback=dossier,
    params=[
        click.Argument(["folder"], required=True, type=PathText("dir"), metavar="卷宗文件夹"),
        shared.FORMAT,
        shared.OUTPUT,
        click.Option(["--opinion"], type=PathText(), metavar="OUT.docx", help="另写合法性审核意见书初稿"),
        shared.OPINION_TEMPLATE,
        *shared.CHOICE,
        shared.FAIL_ON,
        shared.FACTS,
        shared.NO_COLOUR,
    ],
    usage=("dossier [选项] 文件夹",),
    help="把一个文件夹当作一件事的送审卷宗检查：认出各件的作用，看材料是否齐全、\n"
    "各件之间是否一致、程序先后是否合法，并列出时间线。",
)
