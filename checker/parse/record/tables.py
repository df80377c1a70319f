"""Tables typed as text: lines whose cells are parted by tabs or bars (启动｜2024年2月19日｜市政府), or by blanks that keep
their columns apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fzzf_check.facts import Paragraph, Row
from fzzf_check.patterns import lazy
from fzzf_check.text.dates import find_dates

BARS = "｜|│┃"
COLUMNS = 3  # fewer are fields: 审查日期　2025年4月15日
LINES = 3
LONG_NAME = 12  # characters; a longer cell is no column name
_BORDER = lazy(rf"[\t{BARS}]")
_GAP = lazy(r"(?<=\S)(?:　+|[  ]{2,}|　* +　+ *)(?=\S)")
_FIRST_COLUMN = lazy(r"(?:序|编|件|顺序|文件|材料)?号|顺序|次序|No\.?")
_NUMBERED = lazy(r"[\s　]*(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[\s　]")
ALIGNED = 4  # columns of a table set with blanks; a day and what was done are two


def typed_tables(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those that are lines of a typed table with their ``row``; the others as they are. Lines right below
    the rows of a table that the reader found are rows of it, though they have fewer cells.
    """
    kept: list[Paragraph] = []
    lines: list[Paragraph] = []
    for paragraph in (*_aligned(tuple(_listed(tuple(_headed(paragraphs))))), None):
        if paragraph is not None and paragraph.row is None and _is_line(paragraph.text):
            lines.append(paragraph)
            continue
        kept.extend(_table(lines, kept[-1].row if kept else None))
        lines = []
        if paragraph is not None:
            kept.append(_below(kept[-1].row if kept else None, paragraph))
    return kept


def _below(above: Row | None, paragraph: Paragraph) -> Paragraph:
    """A row without names of columns right below one that has as many: a line with an empty cell had parted the table."""
    row = paragraph.row
    if row is None or above is None or any(row.header) or len(row.cells) != len(above.header):
        return paragraph
    return replace(paragraph, row=replace(row, header=above.header))


def _headed(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Rows without a header that stand below a line with as many cells, all short and none with a day: that line names
    their columns.
    """
    header: tuple[str, ...] = ()
    for n, paragraph in enumerate(paragraphs):
        below = _row_below(paragraphs[n + 1 : n + 3])
        if paragraph.row is None and header and _is_line(paragraph.text):
            paragraph = replace(paragraph, row=Row(0, header, _cells(paragraph.text), ""))
        elif paragraph.row is None:
            header = _names(paragraph, len(below.cells)) if below and not any(below.header) else ()
            if header:
                paragraph = replace(
                    paragraph, row=Row(below.table if below else 0, header, _cells(paragraph.text), "", is_header=True)
                )
        elif header and not any(paragraph.row.header):
            names = header[: len(paragraph.row.cells)] + ("",) * (len(paragraph.row.cells) - len(header))
            paragraph = replace(paragraph, row=replace(paragraph.row, header=names))
        yield paragraph


def _row_below(following: Sequence[Paragraph]) -> Row | None:
    """The row that comes next; one line between, which leaves its last column empty, is a row that the reader left out."""
    left_out = following and following[0].row is None and _is_line(following[0].text)
    below = following[1:] if left_out else following
    return below[0].row if below else None


def _names(line: Paragraph, cells: int) -> tuple[str, ...]:
    """The names of columns that a line gives for rows of so many cells; () if it is no header."""
    names = tuple(line.text[start:end].strip() for start, end in _cells(line.text))
    fits = len(names) >= COLUMNS and abs(len(names) - cells) <= 1 and all(len(name) <= LONG_NAME for name in names)
    return names if fits and not find_dates(line.text) else ()


def _aligned(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Rows below a header, all in as many cells set apart by blanks, most of them with a day."""
    at = 0
    while at < len(paragraphs):
        cells = _set_apart(paragraphs[at])
        end = at + 1
        while len(cells) >= ALIGNED and end < len(paragraphs) and len(_set_apart(paragraphs[end])) == len(cells):
            end += 1
        rows = paragraphs[at:end]
        if len(rows) >= LINES and not find_dates(rows[0].text) and all(find_dates(row.text) for row in rows[1:]):
            header = tuple(rows[0].text[start:stop].strip() for start, stop in cells)
            for n, row in enumerate(rows):
                yield replace(row, row=Row(rows[0].index, header, _set_apart(row), "", is_header=n == 0))
        else:
            yield from rows
        at = end


def _listed(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """A numbered list of papers under its header (序号　材料名称　形成日期　页码): a row that leaves a column empty has fewer cells,
    of which no header says what they are.
    """
    at = 0
    while at < len(paragraphs):
        cells = _set_apart(paragraphs[at])
        names = tuple(paragraphs[at].text[start:stop].strip() for start, stop in cells)
        end = at + 1
        if len(cells) >= COLUMNS and _FIRST_COLUMN.fullmatch(names[0]) and not find_dates(paragraphs[at].text):
            while (
                end < len(paragraphs) and len(_set_apart(paragraphs[end])) > 1 and _NUMBERED.match(paragraphs[end].text)
            ):
                end += 1
        rows = paragraphs[at:end]
        if len(rows) >= LINES:
            for n, row in enumerate(rows):
                own = _set_apart(row)
                header = names if len(own) == len(names) else ()
                yield replace(row, row=Row(rows[0].index, header, own, "", is_header=n == 0))
        else:
            yield from rows
        at = end


def _set_apart(paragraph: Paragraph) -> tuple[tuple[int, int], ...]:
    text = paragraph.text.rstrip()
    if paragraph.row is not None or not text.strip():
        return ()
    borders = list(_GAP.finditer(text))
    starts = [len(text) - len(text.lstrip()), *(found.end() for found in borders)]
    return tuple(zip(starts, [*(found.start() for found in borders), len(text)], strict=True))


def _is_line(text: str) -> bool:
    return sum(bool(text[start:end].strip()) for start, end in _cells(text)) >= COLUMNS


def _cells(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of all cells, empty ones too, so that each stays under its column."""
    borders = [found.start() for found in _BORDER.finditer(text.rstrip())]
    return tuple(zip([0, *(at + 1 for at in borders)], [*borders, len(text.rstrip())], strict=True))


def _table(lines: Sequence[Paragraph], above: Row | None) -> Iterator[Paragraph]:
    if above is not None:
        for line in lines:
            yield replace(line, row=replace(above, cells=_cells(line.text), is_header=False))
        return
    if len(lines) < LINES:
        yield from lines
        return
    first = lines[0]
    names = tuple(first.text[start:end].strip() for start, end in _cells(first.text))
    named = not find_dates(first.text) and all(len(name) <= LONG_NAME for name in names)
    header = names if named else ()
    for n, line in enumerate(lines):
        yield replace(line, row=Row(first.index, header, _cells(line.text), "", is_header=named and n == 0))
