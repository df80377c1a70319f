"""Reports: FileReport → output, one module per format.

A format is a module with a class ``Report`` of the shape of :class:`Report`. A report is made of independent pieces, one
per file, so that files can be checked in several processes and printed in order without being kept in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from fzzf_check.findings import DossierReport, FileReport, Severity

FORMATS: dict[str, str] = {"text": "terminal", "json": "json", "html": "html"}
"""Name of the format → module of this package."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a report may use of the place it is printed to.

    ``width`` in terminal cells; ``ambiguous_wide``: characters such as “ and ① take two cells there; ``unicode``: the
    encoding can carry every character; ``facts``: show the facts that were found, not only the findings.
    """

    colour: bool = False
    width: int = 100
    ambiguous_wide: bool = False
    unicode: bool = True
    facts: bool = False


@dataclass(slots=True)
class Summary:
    """Counts over all files; ``files`` includes the unreadable ones and those on which the program failed (faults)."""

    files: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    unreadable: int = 0
    faults: int = 0

    def add(self, other: Summary) -> None:
        """Add the counts of another summary to this one."""
        self.files += other.files
        self.errors += other.errors
        self.warnings += other.warnings
        self.infos += other.infos
        self.unreadable += other.unreadable
        self.faults += other.faults

    def at_least(self, severity: Severity) -> int:
        """How many findings are of this severity or a graver one."""
        return {
            "error": self.errors,
            "warning": self.errors + self.warnings,
            "info": self.errors + self.warnings + self.infos,
        }[severity]


def summarise(report: FileReport) -> Summary:
    """The counts of one file. A file with an error has no findings."""
    if report.error is not None:
        return Summary(files=1, unreadable=1)
    counts = {"error": 0, "warning": 0, "info": 0}
    for finding in report.findings:
        counts[finding.severity] += 1
    return Summary(files=1, errors=counts["error"], warnings=counts["warning"], infos=counts["info"])


class Report(Protocol):
    """A format. Output is ``start()``, then ``file()`` of each file joined by ``separator``, then ``end()``."""

    separator: str

    def __init__(self, style: Style) -> None: ...

    def start(self) -> str:
        """What stands before the first file."""

    def file(self, report: FileReport) -> str:
        """The piece of one file; depends on nothing but the report and the style."""

    def end(self, summary: Summary) -> str:
        """What stands behind the last file."""


def load(name: str, style: Style) -> Report:
    """The report of a format in :data:`FORMATS`; only its own module is imported. Raises KeyError for another name."""
    module = import_module(f".{FORMATS[name]}", __name__)
    return cast(Report, module.Report(style))


def dossier_page(name: str, report: DossierReport, style: Style, total: Summary) -> str:
    """A dossier in a format of :data:`FORMATS`, each of which has a module ``dossier_NAME`` with a function ``page``;
    ``total`` counts over the files.
    """
    module = import_module(f".dossier_{name}", __name__)
    return cast(str, module.page(report, style, total))
