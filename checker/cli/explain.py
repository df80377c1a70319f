"""``fzzf-check explain``: the page of a rule, how a line was read, or why a file is of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fzzf_check.cli.base import Command, PathText, console_of, similar, wrong
from fzzf_check.errors import CannotRead

if TYPE_CHECKING:
    from fzzf_check.facts import Facts
    from fzzf_check.findings import FileReport


def explain(code: str | None, at: str | None, kind: str | None, rules: Sequence[str]) -> int:
    """Print the explanation that is asked for."""
    if sum(choice is not None for choice in (code, at, kind)) != 1:
        wrong("请给出一样：规则代码，或 --at 文件:行号，或 --kind 文件。用 fzzf-check explain --help 查看用法")
    folders = tuple(Path(folder) for folder in rules)
    if code is not None:
        text = _rule(code, folders)
    elif at is not None:
        text = _line(at, folders)
    else:
        text = _kind(str(kind))
    console_of(click.get_current_context()).write(text)
    return 0


def _rule(code: str, folders: tuple[Path, ...]) -> str:
    """The page of the rule with this code."""
    from fzzf_check.engine.load import load_rules, own_folder
    from fzzf_check.engine.schema import read_rule
    from fzzf_check.reports.rule_page import page

    known = {rule.code: rule.file for rule in load_rules(folders)}
    wanted = code.upper()
    if wanted not in known:
        wrong(f"没有规则“{code}”{similar(wanted, known)}；用 fzzf-check rules 查看全部规则")
    file = next(path for folder in (own_folder(), *folders) if (path := folder / known[wanted]).exists())
    return page(read_rule(file.read_text(encoding="utf-8-sig"), known[wanted]))


def _line(at: str, folders: tuple[Path, ...]) -> str:
    """How a line was read; ``at`` is FILE:LINE."""
    from fzzf_check.reports.reasons import line_reasons

    path, _, number = at.rpartition(":")
    if not path or not number.isdecimal():
        wrong(f"“{at}”应写成 文件:行号，如 草案.docx:12")
    report, facts = _checked(path, folders)
    last = len(facts.document.source.lines)
    if not 1 <= int(number) <= last:
        wrong(f"{path} 只有 {last} 行，没有第 {number} 行")
    return line_reasons(report, facts, int(number))


def _kind(path: str) -> str:
    """Why a file is of its kind."""
    from fzzf_check.parse.nature import read_nature
    from fzzf_check.reports.nature import nature_reasons
    from fzzf_check.reports.reasons import kind_reasons

    report, facts = _checked(path, ())
    return kind_reasons(report, facts) + nature_reasons(read_nature(facts.document), facts.document)


def _checked(path: str, folders: tuple[Path, ...]) -> tuple[FileReport, Facts]:
    from fzzf_check.pipeline import Options, check

    report = check(path, Options(rule_folders=folders, facts=True))
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
        click.Option(["--kind"], type=PathText(), metavar="文件", help="为什么判断为这个文种和阶段，是不是规范性文件"),
        click.Option(["--rules"], multiple=True, type=PathText("dir"), metavar="文件夹", help="另看这个文件夹里的规则"),
    ],
    usage=("explain 规则代码", "explain --at 文件:行号", "explain --kind 文件"),
    help="说明一条规则：检查什么、为什么、依据、违反和符合的例子、怎么改、例外；\n"
    "或者说明一行是怎样读的、一个文件为什么是这个文种。\n"
    "例：fzzf-check explain FZ201；fzzf-check explain --at 草案.docx:12",
)
