"""A file that was sent and the choices made for it → what is sent back. Nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from fzzf_check.errors import Problem, WrongUse
from fzzf_check.facts import KINDS, STAGES

if TYPE_CHECKING:
    from fzzf_check.findings import FileReport
    from fzzf_check.pipeline import Options

NAME_LENGTH = 200  # characters of a file name that are kept


@dataclass(frozen=True, slots=True)
class Sent:
    """A file with the choices made for it; ``choices`` may hold kind, stage, as_of (ISO) and place."""

    name: str
    data: bytes
    choices: Mapping[str, str]
    rule_folders: tuple[Path, ...] = ()


def plain_name(name: str) -> str:
    """The last part of a name as a browser sends it, without control characters."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(c for c in last if c.isprintable())[-NAME_LENGTH:] or "未命名"


def check(sent: Sent) -> FileReport:
    """The report on a file. Raises Problem where the file cannot be read or a choice makes no sense."""
    from fzzf_check.pipeline import check as check_file

    report = check_file(sent.name, options(sent), sent.data)
    if report.error is not None:
        code, message = report.error
        raise Problem(message, code=code, path=sent.name)
    return report


def options(sent: Sent) -> Options:
    """The choices as the pipeline wants them; empty ones are left to the program. Raises WrongUse."""
    from fzzf_check.pipeline import Options

    chosen = {name: value.strip() for name, value in sent.choices.items() if value.strip()}
    kind, stage = chosen.get("kind"), chosen.get("stage")
    if kind is not None and kind not in KINDS:
        raise WrongUse(f"没有文种“{kind}”。", code="wrong_use")
    if stage is not None and stage not in STAGES:
        raise WrongUse(f"没有阶段“{stage}”。", code="wrong_use")
    return Options(
        kind=kind,
        stage=stage,
        as_of=_day(chosen.get("as_of")),
        profiles=(chosen["place"],) if "place" in chosen else (),
        rule_folders=sent.rule_folders,
        facts=True,
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise WrongUse(f"“{text}”不是日期，请写成 2024-03-05 这样。", code="wrong_use") from None


def page(sent: Sent) -> dict[str, object]:
    """The HTML report and what the list of files shows of it."""
    from fzzf_check.reports import Style, load, summarise

    report = check(sent)
    writer = load("html", Style())
    summary = summarise(report)
    return {
        "html": writer.start() + writer.file(report) + writer.end(summary),
        "kind": report.kind,
        "stage": report.stage,
        "title": report.title,
        "errors": summary.errors,
        "warnings": summary.warnings,
        "infos": summary.infos,
    }


def annotated(sent: Sent) -> bytes:
    """The draft with comments, a .docx. Raises Problem."""
    from fzzf_check.reports.word import annotate

    return annotate(check(sent), sent.data)


def opinion(sent: Sent) -> bytes:
    """The draft of the opinion, a .docx. Raises Problem."""
    from fzzf_check.reports.opinion import opinion as write

    return write(check(sent))


def places(rule_folders: tuple[Path, ...] = ()) -> list[str]:
    """The places for which there are local rules."""
    from fzzf_check.engine.load import load_rules

    return sorted({place for rule in load_rules(rule_folders) for place in rule.place})
