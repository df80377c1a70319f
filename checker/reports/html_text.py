"""The text of a document as HTML: lines grouped by 条, tables as tables, the words of findings marked and linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from fzzf_check.findings import SEVERITIES, SEVERITY_NAMES, FileReport, Finding
from fzzf_check.source import Cell, Line, Source

if TYPE_CHECKING:
    from fzzf_check.facts import Document, Paragraph

_HEADINGS = frozenset({"编", "章", "节"})


def escaped(text: str) -> str:
    """Text as HTML, safe in elements and in quoted attributes; characters HTML cannot hold become U+FFFD."""
    clean = "".join(
        c if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c != "\x7f") else "\ufffd" for c in text
    )
    return escape(clean, quote=True)


@dataclass(frozen=True, slots=True)
class Hit:
    """The part of a finding that lies in one line: offsets from 0; ``first`` in the line where the finding begins."""

    number: int
    finding: Finding
    start: int
    end: int
    first: bool


def hits_by_line(findings: Sequence[Finding], source: Source) -> dict[int, list[Hit]]:
    """Line → the findings in it, numbered from 1 in their order."""
    table: dict[int, list[Hit]] = {}
    for number, finding in enumerate(findings, start=1):
        span = finding.span
        for line in range(span.line, min(span.end_line, len(source.lines)) + 1):
            length = len(source.lines[line - 1].text)
            start = min(span.column - 1, length) if line == span.line else 0
            end = min(span.end_column - 1, length) if line == span.end_line else length
            table.setdefault(line, []).append(Hit(number, finding, start, max(start, end), line == span.line))
    return table


def document_text(report: FileReport, key: str) -> str:
    """The left column: the whole text of the file, ``key`` makes its ids unique."""
    source = report.source
    if source is None:
        return ""
    writer = _Writer(key, hits_by_line(report.findings, source))
    document = report.facts.document if report.facts is not None else None
    groups = groupby(source.lines, key=_Grouping(document).of)
    body = "".join(writer.group(label, list(lines)) for label, lines in groups)
    return f'<article class="text" id="{key}-text" tabindex="-1" aria-label="原文">\n<h3 class="vh">原文</h3>\n{body}</article>\n'


class _Grouping:
    """Which 条 (or top numbered part) a line belongs to."""

    def __init__(self, document: Document | None) -> None:
        self._by_line: dict[int, Paragraph] = {}
        for paragraph in document.paragraphs if document is not None else ():
            for origin in paragraph.origins:
                self._by_line.setdefault(origin.line, paragraph)

    def of(self, line: Line) -> tuple[int, str, str]:
        """(number of the attached text, label of the unit, kind of line: title, heading or nothing)."""
        paragraph = self._by_line.get(line.number)
        if paragraph is None:
            return 0, "", ""
        if paragraph.zone == "标题":
            return paragraph.part, "标题", "title"
        unit = paragraph.unit
        if unit is None:
            return paragraph.part, "", ""
        if unit.rank in _HEADINGS and unit.line == line.number:
            return paragraph.part, unit.label, "heading"
        top = unit.within("条") or list(unit.ancestors())[-1]
        return paragraph.part, top.label, ""


class _Writer:
    """Writes lines and tables with their marks."""

    def __init__(self, key: str, hits: dict[int, list[Hit]]) -> None:
        self.key = key
        self.hits = hits

    def group(self, label: tuple[int, str, str], lines: list[Line]) -> str:
        """One 条 with its lines."""
        part, name, kind = label
        body = "".join(self._block(table, list(block)) for table, block in groupby(lines, key=lambda line: line.table))
        if not name:
            return body
        return f'<section class="unit {kind}" aria-label="{escaped(name)}" data-part="{part}">\n{body}</section>\n'

    def _block(self, table: int | None, lines: list[Line]) -> str:
        if table is None or not all(line.cells for line in lines):
            return "".join(self._line(line) for line in lines)
        return f'<div class="table"><table>\n{"".join(self._row(line) for line in lines)}</table></div>\n'

    def _line(self, line: Line) -> str:
        words = self._marked(line, 0, len(line.text)) or "<br>"
        return (
            f'<p class="line" id="{self.key}-l{line.number}"><span class="n" aria-hidden="true">{line.number}</span>'
            f"{words}</p>\n"
        )

    def _row(self, line: Line) -> str:
        cells = "".join(self._cell(line, cell) for cell in line.cells)
        head = f'<th scope="row" class="n" aria-hidden="true">{line.number}</th>'
        return f'<tr id="{self.key}-l{line.number}">{head}{cells}</tr>\n'

    def _cell(self, line: Line, cell: Cell) -> str:
        columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        return f"<td{columns}>{self._marked(line, cell.start, cell.end)}</td>"

    def _marked(self, line: Line, low: int, high: int) -> str:
        """The text between two offsets, the words of findings as links to them."""
        hits = [h for h in self.hits.get(line.number, ()) if h.start < high or (h.start == h.end == high)]
        hits = [h for h in hits if h.end > low or h.start >= low]
        edges = sorted({low, high, *(min(max(o, low), high) for h in hits for o in (h.start, h.end))})
        out = [self._gaps(hits, low)]
        for start, end in pairwise(edges):
            words = escaped(line.text[start:end])
            here = [h for h in hits if h.start <= start and end <= h.end and h.start < h.end]
            out.append(self._mark(here, words, start, low) if here else words)
            out.append(self._gaps(hits, end))
        return "".join(out)

    def _mark(self, hits: list[Hit], words: str, start: int, low: int) -> str:
        """Words that findings are about; the link leads to the gravest of them."""
        gravest = min(hits, key=lambda h: (SEVERITIES.index(h.finding.severity), h.number))
        targets = "".join(
            f'<span class="at" id="{self.key}-m{h.number}"></span>' for h in hits if h.first and h.start == start
        )
        numbers = [h for h in hits if h.start == start or (start == low and h.start < low)]
        return (
            f'{targets}<a class="mark {gravest.finding.severity}" href="#{self.key}-n{gravest.number}" '
            f'data-n="{" ".join(str(h.number) for h in hits)}" title="{_title(hits)}">{self._sup(numbers)}{words}</a>'
        )

    def _gaps(self, hits: Iterable[Hit], at: int) -> str:
        """Signs for things that should stand at this place."""
        return "".join(
            f'<a class="mark gap {h.finding.severity}" id="{self.key}-m{h.number}" href="#{self.key}-n{h.number}" '
            f'data-n="{h.number}" title="{_title([h])}">{self._sup([h])}此处缺</a>'
            for h in hits
            if h.start == h.end == at
        )

    def _sup(self, hits: Iterable[Hit]) -> str:
        """The numbers of the findings that begin here, small, for print and for screen readers."""
        return "".join(
            f'<sup><span class="vh">{SEVERITY_NAMES[h.finding.severity]}</span>{h.number}</sup>'
            for h in hits
            if h.first
        )


def _title(hits: Sequence[Hit]) -> str:
    return escaped("\n".join(_titles(hits)))


def _titles(hits: Sequence[Hit]) -> Iterator[str]:
    for hit in hits:
        yield f"{hit.number} {SEVERITY_NAMES[hit.finding.severity]} {hit.finding.rule} {hit.finding.name}"
