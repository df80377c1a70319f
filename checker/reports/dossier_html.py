"""A dossier as one HTML page: its papers with their roles, the timeline of all of them, then file by file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from fzzf_check.reports.html import Report, section_key
from fzzf_check.reports.html_text import escaped
from fzzf_check.reports.wording import days_text, dossier_title, role_text

if TYPE_CHECKING:
    from fzzf_check.findings import DossierReport, TimelineEntry
    from fzzf_check.reports import Style, Summary


def page(report: DossierReport, style: Style, total: Summary) -> str:
    """The whole page."""
    writer = Report(style)
    head = writer.carried(_overview(report))
    return writer.start() + head + writer.separator.join(writer.file(one) for one in report.files) + writer.end(total)


def _overview(report: DossierReport) -> str:
    """What the dossier holds and what it tells."""
    title = escaped(dossier_title(report))
    papers = "".join(
        f"<tr><td>{escaped(role_text(report, one.path))}</td>"
        f'<td><a href="#{section_key(one.path)}">{escaped(PurePath(one.path).name)}</a></td>'
        f"<td>{len(one.findings)}</td></tr>\n"
        for one in report.files
    )
    steps = "".join(_step(entry) for entry in report.timeline)
    return (
        f'<section class="dossier" aria-labelledby="dossier-h"><h2 id="dossier-h">卷宗：{title}</h2>\n'
        '<table><thead><tr><th scope="col">材料</th><th scope="col">文件</th><th scope="col">问题</th></tr></thead>\n'
        f"<tbody>{papers}</tbody></table>\n"
        f'<div class="timeline"><h3>时间线</h3>\n<ol>{steps}</ol></div>\n</section>\n'
    )


def _step(entry: TimelineEntry) -> str:
    """One step; the place where it is told is a link."""
    if entry.missing:
        return f'<li class="missing"><time>{days_text(entry)}</time> <b>{escaped(entry.kind)}</b> {escaped(entry.text)}</li>\n'
    place = (
        f'<a href="#{section_key(entry.file)}-l{entry.line}">{escaped(PurePath(entry.file).name)}第 {entry.line} 行</a>'
    )
    return f"<li><time>{days_text(entry)}</time> <b>{escaped(entry.kind)}</b> {place} <q>{escaped(entry.text[:80])}</q></li>\n"
