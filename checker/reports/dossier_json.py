"""A dossier for programs: one JSON object, with what the report on files has (see :mod:`.json`) and

    {…, "title", "files": [{…, "role"}], "timeline": [{"kind", "start", "end", "file", "line", "text", "missing"}]}

``title`` is null where the files do not say what they are about, ``role`` where a file could not be read. A step that no
file dates is ``missing``: its dates and line are null, its file is empty.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from fzzf_check.reports.json import TOOL, dumped, file_data, summary_data

if TYPE_CHECKING:
    from fzzf_check.findings import DossierReport
    from fzzf_check.reports import Style, Summary


def page(report: DossierReport, style: Style, total: Summary) -> str:
    """The whole object, indented."""
    data = {
        "tool": TOOL,
        "title": report.title or None,
        "files": [file_data(one, facts=style.facts) | {"role": report.roles.get(one.path)} for one in report.files],
        "timeline": [asdict(entry) | {"line": entry.line or None} for entry in report.timeline],
        "summary": summary_data(total),
    }
    return dumped(data, style, indent=1) + "\n"
