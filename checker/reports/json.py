"""The report for programs: one JSON object with fixed keys, one line per file.

    {"tool": {"name", "version"},
     "files": [{"path", "kind", "stage", "title", "number", "issuer", "date", "error", "findings": [
         {"rule", "name", "category", "severity", "line", "column", "end_line", "end_column", "locator", "text",
          "message", "advice", "basis": [{"instrument", "article"}], "trace": [step]}]}],
     "summary": {"files", "errors", "warnings", "infos", "unreadable"}}

``error`` is null or {"code", "message"}; dates are ISO or null; lines and columns count from 1, columns in code points.
``trace`` is how the finding came about, a sentence a step (empty where no norm was weighed). With ``facts`` in the style
each file has "facts" as well (see :mod:`.facts`).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fzzf_check import __version__

if TYPE_CHECKING:
    from fzzf_check.findings import FileReport, Finding
    from fzzf_check.reports import Style, Summary


TOOL = {"name": "fzzf-check", "version": __version__}


class Report:
    """JSON; characters are escaped where the output cannot carry them."""

    separator = ",\n"

    def __init__(self, style: Style) -> None:
        self.style = style

    def start(self) -> str:
        """The tool and the opening of the list of files."""
        return f'{{"tool": {self._dump(TOOL)}, "files": [\n'

    def file(self, report: FileReport) -> str:
        """One file as one line of JSON without a line break."""
        return self._dump(file_data(report, facts=self.style.facts))

    def end(self, summary: Summary) -> str:
        """The summary and the closing."""
        return f'\n], "summary": {self._dump(summary_data(summary))}}}\n'

    def _dump(self, data: object) -> str:
        return dumped(data, self.style)


def dumped(data: object, style: Style, indent: int | None = None) -> str:
    """Data as JSON that the output of that style can carry; ``indent`` as of :func:`json.dumps`."""
    text = json.dumps(data, ensure_ascii=not style.unicode, indent=indent)
    return text.encode("utf-8", "replace").decode("utf-8") if style.unicode else text


def summary_data(summary: Summary) -> dict[str, int]:
    """The counts with the keys named above; files on which the program failed count as unreadable."""
    return {
        "files": summary.files,
        "errors": summary.errors,
        "warnings": summary.warnings,
        "infos": summary.infos,
        "unreadable": summary.unreadable + summary.faults,
    }


def file_data(report: FileReport, *, facts: bool = False) -> dict[str, Any]:
    """One file as plain data with the keys named above, ``facts`` among them if asked for."""
    data: dict[str, Any] = {
        "path": report.path,
        "kind": report.kind,
        "stage": report.stage,
        "title": report.title,
        "number": report.number,
        "issuer": report.issuer,
        "date": report.date,
        "error": None if report.error is None else {"code": report.error[0], "message": report.error[1]},
        "findings": [finding_data(finding) for finding in report.findings],
    }
    if facts:
        from fzzf_check.reports.facts import facts_data

        data["facts"] = None if report.facts is None else facts_data(report.facts)
    return data


def finding_data(finding: Finding) -> dict[str, Any]:
    """One finding as plain data with the keys named above."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "category": finding.category,
        "severity": finding.severity,
        "line": finding.span.line,
        "column": finding.span.column,
        "end_line": finding.span.end_line,
        "end_column": finding.span.end_column,
        "locator": finding.locator,
        "text": finding.text,
        "message": finding.message,
        "advice": finding.advice,
        "basis": [{"instrument": basis.instrument, "article": basis.article} for basis in finding.basis],
        "trace": list(finding.trace),
    }
