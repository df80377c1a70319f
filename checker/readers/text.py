"""Plain text and Markdown → Source.

A line of the Source is a line of the file, character for character (see :mod:`.characters` for the few that are
replaced or taken out); Markdown marks stay in the text, so that columns are those of an editor.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from ..source import Anchor, Cell, Line, LineKind, Piece, Source
from .characters import has_invisible, normalise, visible

_heading = re.compile(r"(#{1,6})[ \u3000]+\S")
_rule_cell = re.compile(r":?-+:?")
_bar = re.compile(r"(?<!\\)\|")


def read_text(path: str, text: str, encoding: str) -> Source:
    """A decoded text as a Source. ``#`` headings carry their level, rows of ``|`` or tab tables their cells."""
    rows = [_clean(raw) for raw in split_lines(text)]
    tables = _tables([text for text, _ in rows])
    lines = []
    for index, (content, pieces) in enumerate(rows):
        kind: LineKind = "paragraph"
        cells: tuple[Cell, ...] = ()
        table = heading = None
        if index in tables:
            kind, (table, cells) = "row", tables[index]
        elif content.startswith("#") and (match := _heading.match(content)):
            heading = len(match.group(1))
        anchor = Anchor(paragraphs=((index, pieces),)) if pieces else Anchor()
        lines.append(Line(index + 1, content, kind, anchor, cells, table, heading))
    return Source(path, "txt", tuple(lines), encoding=encoding)


def split_lines(text: str) -> list[str]:
    """Lines as an editor counts them: \\n, \\r\\n, \\r, U+2028, U+2029, U+0085, vertical tab.

    A form feed breaks a line only in its middle; beside a line break (as pdftotext writes it) it is a space, because
    it would otherwise make a line that no editor shows. A break at the very end of the text opens no further line.
    """
    text = text.replace("\r\n", "\n")
    text = re.sub("\f(?=\\s|$)|(?<=\n)\f|^\f", " ", text)
    lines = re.split("[\n\r\v\f\u0085\u2028\u2029]", text)
    if lines and not lines[-1].strip(" \x1a"):
        lines.pop()
    return lines


def _clean(raw: str) -> tuple[str, tuple[Piece, ...]]:
    text = normalise(raw)
    if not has_invisible(text):
        return text, ()
    pieces = []
    position = 0
    for start, end in visible(text):
        pieces.append(Piece(position, position + end - start, 0, start))
        position += end - start
    return "".join(text[piece.offset : piece.offset + piece.end - piece.start] for piece in pieces), tuple(pieces)


# ---------------------------------------------------------------- tables


def _tables(lines: list[str]) -> dict[int, tuple[int, tuple[Cell, ...]]]:
    """For each line that is a table row: the number of its table and its cells (none for a ``|---|---|`` line)."""
    found: dict[int, tuple[int, tuple[Cell, ...]]] = {}
    number = -1
    for separator, block in _blocks(lines):
        number += 1
        for index in block:
            found[index] = (number, _cells(lines[index], separator))
    return found


def _blocks(lines: list[str]) -> Iterator[tuple[str, range]]:
    """Neighbouring lines that form a table, with the character that separates their cells."""
    index = 0
    while index < len(lines):
        separator, columns = _shape(lines[index])
        end = index + 1
        while separator and end < len(lines) and _continues(lines[end], separator, columns):
            end += 1
        if separator == "|" or (separator == "\t" and end - index > 1):
            yield separator, range(index, end)
        index = end


def _continues(line: str, separator: str, columns: int) -> bool:
    # Markdown rows may differ in length; tabs also set indents and gaps, so only equal counts make a table of them.
    if separator == "|":
        return _shape(line)[0] == "|"
    whole = line.lstrip()  # the last cell may be empty
    return "\t\t" not in whole.rstrip() and columns in {whole.count("\t"), whole.rstrip().count("\t")}


def _shape(line: str) -> tuple[str, int]:
    """What separates the cells of a line ("" if it is no row) and how many separators there are."""
    stripped = line.strip()
    if stripped.startswith("|"):
        bars = len(_bar.findall(stripped))
        return ("|", bars) if bars > 1 else ("", 0)
    tabs = stripped.count("\t")
    return ("\t", tabs) if tabs > 1 and "\t\t" not in stripped else ("", 0)


def _cells(line: str, separator: str) -> tuple[Cell, ...]:
    edges = [match.start() for match in (_bar if separator == "|" else re.compile("\t")).finditer(line)]
    if separator == "\t":
        edges = [-1, *edges, len(line)]
    elif line.rstrip()[-1:] != "|":
        edges.append(len(line))
    cells = []
    for left, right in itertools.pairwise(edges):
        inner = line[left + 1 : right]
        start = left + 1 + len(inner) - len(inner.lstrip())
        cells.append(Cell(start, max(start, left + 1 + len(inner.rstrip()))))
    if separator == "|" and all(_rule_cell.fullmatch(line, cell.start, cell.end) for cell in cells):
        return ()
    return tuple(cells)
