"""A dossier for people at a terminal: its papers with their roles, the timeline of all of them, then file by file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from fzzf_check.reports.cells import pad, safe
from fzzf_check.reports.terminal import Report
from fzzf_check.reports.wording import days_text, dossier_title, role_text

if TYPE_CHECKING:
    from fzzf_check.findings import DossierReport, TimelineEntry
    from fzzf_check.reports import Style, Summary

_STEP, _DATE = 18, 26  # cells of the columns of the timeline


def page(report: DossierReport, style: Style, total: Summary) -> str:
    """The whole report."""
    papers = (f"  {pad(role_text(report, one.path), _STEP)}{safe(PurePath(one.path).name)}\n" for one in report.files)
    steps = (f"{_step(entry)}\n" for entry in report.timeline)
    writer = Report(style)
    return "".join(
        (
            f"卷宗　{safe(dossier_title(report))}\n\n材料\n",
            *papers,
            "\n时间线\n",
            *steps,
            "\n",
            writer.start(),
            writer.separator.join(writer.file(one) for one in report.files),
            writer.end(total),
        )
    )


def _step(entry: TimelineEntry) -> str:
    place = entry.text if entry.missing else f"{safe(PurePath(entry.file).name)} 第{entry.line}行"
    return f"  {pad(days_text(entry), _DATE)}{pad(entry.kind, _STEP)}{place}"
