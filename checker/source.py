"""The text of a file as numbered lines, each with its way back into the file.

Readers produce a :class:`Source`; nothing behind them knows file formats. All positions are counted from 1; columns
count Unicode code points (not bytes, not display cells); an end column is exclusive, so that
``line.text[span.column - 1 : span.end_column - 1]`` are the words of a one-line span.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Format = Literal["docx", "txt", "md", "html", "pdf", "doc", "rtf", "ofd"]
LineKind = Literal["paragraph", "row", "footnote", "textbox", "header"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: lines and columns from 1, ``end_column`` exclusive. An empty span marks a place."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one line that come from one place of the file.

    ``start`` and ``end`` are offsets into the line's text (from 0, end exclusive). ``run`` is the index (from 0) of the
    run among all w:r of the paragraph in document order, -1 for text that the reader computed (an automatic number);
    ``offset`` is where in that run's text the piece begins (w:tab, w:br and w:t counted as in the reader).
    """

    start: int
    end: int
    run: int
    offset: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a line stands in its file.

    ``part`` is the zip member of a Word file (``word/document.xml``), empty for plain text. ``paragraphs`` gives, for
    each paragraph that the line is made of (one, or one per cell paragraph of a table row), the paragraph's index
    (from 0, all w:p of the part in document order) and its pieces. ``page`` is the page (from 1) where known.
    """

    part: str = ""
    paragraphs: tuple[tuple[int, tuple[Piece, ...]], ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row: offsets into the line's text (from 0, end exclusive) and the columns it spans.

    ``continues`` marks a cell that is merged with the one above it; it has no text of its own.
    """

    start: int
    end: int
    columns: int = 1
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a paragraph, a part of one after a manual break, or a table row (cells joined by a tab)."""

    number: int
    text: str
    kind: LineKind = "paragraph"
    anchor: Anchor = Anchor()
    cells: tuple[Cell, ...] = ()
    table: int | None = None  # index of the table (from 0) for rows
    heading: int | None = None  # outline level (from 1) if the file marks the line as a heading
    numbered: int = 0  # length of the automatically computed number at the start of the text


@dataclass(frozen=True, slots=True)
class Revision:
    """An unresolved change or comment in the file. ``kind`` is 插入, 删除, 移动 or 批注; ``line`` from 1."""

    kind: Literal["插入", "删除", "移动", "批注"]
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read. ``path`` is as the user gave it (``-`` for standard input)."""

    path: str
    format: Format
    lines: tuple[Line, ...]
    revisions: tuple[Revision, ...] = ()
    encoding: str = ""
    meta: dict[str, str] = field(default_factory=dict)  # html <meta> and core properties that readers pass on

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)

    def words(self, span: Span) -> str:
        """The text of a span; lines are joined by a line break. Raises IndexError outside the file."""
        if span.line == span.end_line:
            return self.lines[span.line - 1].text[span.column - 1 : span.end_column - 1]
        first = self.lines[span.line - 1].text[span.column - 1 :]
        middle = [self.lines[n - 1].text for n in range(span.line + 1, span.end_line)]
        last = self.lines[span.end_line - 1].text[: span.end_column - 1]
        return "\n".join([first, *middle, last])
