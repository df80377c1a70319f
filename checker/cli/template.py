"""``fzzf-check template OUT.docx``: the built-in form of the opinion, as a start for an office's own."""

from __future__ import annotations

from pathlib import Path

import click

from fzzf_check.cli.base import Command, PathText, console_of

NOTE = """\
意见书模板写进 {out}。可以改版式和文字，写有 {{{{名称}}}} 的地方检查时自动填写；
表格里写有 {{{{问题.…}}}}、{{{{审核.…}}}}、{{{{材料.…}}}} 的一行，有几项就重复几行。可用的名称：
{names}
使用：fzzf-check 送审稿.docx --opinion 意见书.docx --opinion-template {out}
"""


def template(out: str, decision: bool) -> int:
    """Write the form and say what may stand in it."""
    from fzzf_check.cli.outputs import settle
    from fzzf_check.reports.opinion import place_names
    from fzzf_check.reports.opinion_form import build
    from fzzf_check.reports.output import one_file, write_word

    settle([], [str(one_file(Path(out), ".docx"))])
    write_word(Path(out), build("decision" if decision else "normative"))
    names = place_names()
    console_of(click.get_current_context()).write(NOTE.format(out=out, names="、".join(names)))
    return 0


command = Command(
    "template",
    callback=template,
    params=[
        click.Argument(["out"], type=PathText(), metavar="要写的 Word 文件（如 模板.docx）"),
        click.Option(["--decision"], is_flag=True, help="重大行政决策用的审查意见书，默认是规范性文件的审核意见书"),
    ],
    usage=("template [选项] 文件.docx",),
    help="写出意见书的内置模板，供单位改成自己的格式。",
)
