"""``fzzf-check dossier FOLDER``: a folder of 送审材料 examined as one, with a timeline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fzzf_check.cli import shared
from fzzf_check.cli.base import Command, PathText, console_of, wrong

if TYPE_CHECKING:
    from fzzf_check.cli.console import Console


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
    from fzzf_check.reports import Style, Summary, dossier_page, summarise
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
    _put(dossier_page(format, report, style, total), output, console)
    if opinion is not None:
        from fzzf_check.reports.opinion import of_dossier, write_opinion

        template = Path(opinion_template) if opinion_template else None
        write_opinion(of_dossier(report), Path(opinion), template, report.roles)
    for one in report.files:
        if one.error is not None:
            console.complain(one.error[1])
    return exit_code(total, fail_on)


def _put(text: str, output: str | None, console: Console) -> None:
    """Print the report, or write it to a file."""
    if output is None:
        console.write(text)
        return
    from fzzf_check.cli.outputs import ReportFile

    with ReportFile(output) as file:
        file.write(text)
    console.write(f"报告写进 {output}\n")


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
