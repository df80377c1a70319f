"""Tables typed as text: lines whose cells are parted by tabs or bars (启动｜2024年2月19日｜市政府)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fzzf_check.facts import Paragraph, Row
from fzzf_check.parse.dates import find_dates

BARS = "｜|"
COLUMNS = 3  # fewer are fields: 审查日期　2025年4月15日
LINES = 3
LONG_NAME = 12  # characters; a longer cell is no column name
_CELL = re.compile(rf"[^\t{BARS}]*")


def typed_tables(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those that are lines of a typed table with their ``row``; the others as they are."""
    kept: list[Paragraph] = []
    lines: list[Paragraph] = []
    for paragraph in (*paragraphs, None):
        if paragraph is not None and paragraph.row is None and len(_cells(paragraph.text)) >= COLUMNS:
            lines.append(paragraph)
            continue
        kept.extend(_table(lines) if len(lines) >= LINES else lines)
        lines = []
        if paragraph is not None:
            kept.append(paragraph)
    return kept


def _cells(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((found.start(), found.end()) for found in _CELL.finditer(text) if found[0].strip())


def _table(lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    first = lines[0]
    names = tuple(first.text[start:end].strip() for start, end in _cells(first.text))
    named = not find_dates(first.text) and all(len(name) <= LONG_NAME for name in names)
    header = names if named else ()
    for n, line in enumerate(lines):
        yield replace(line, row=Row(first.index, header, _cells(line.text), "", is_header=named and n == 0))
