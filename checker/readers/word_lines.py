"""Lines of a Word file in the making: characters with their pieces, from runs to paragraphs and table rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element

from ..source import Cell, Piece
from .characters import has_invisible, visible

Change = Literal["插入", "删除", "移动", "批注"]


@dataclass(slots=True)
class Text:
    """Characters being collected: one segment of the paragraph ``index``, with its pieces and its revisions."""

    index: int
    parts: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    changes: list[tuple[Change, str, int]] = field(default_factory=list)
    numbered: int = 0
    before: list[tuple[int, list[Piece]]] = field(default_factory=list)  # of joined paragraphs

    def add(self, text: str, run: int, offset: int) -> None:
        """Append text that stands in ``run`` from ``offset``; characters that show nothing are left out."""
        if not has_invisible(text):
            self._append(text, run, offset)
            return
        for start, end in visible(text):
            self._append(text[start:end], run, offset + start)

    def _append(self, text: str, run: int, offset: int) -> None:
        end = self.length + len(text)
        if self.pieces:
            last = self.pieces[-1]
            if last.run == run and last.offset + last.end - last.start == offset and run >= 0:
                self.pieces[-1] = Piece(last.start, end, run, last.offset)
                self.parts.append(text)
                self.length = end
                return
        self.pieces.append(Piece(self.length, end, run, offset))
        self.parts.append(text)
        self.length = end

    def change(self, kind: Change, text: str, start: int) -> None:
        """Note a revision whose words began at ``start``; neighbouring runs of one change are one revision."""
        if self.changes and kind != "批注":
            last, before, end = self.changes[-1]
            if last == kind and end == start:
                self.changes[-1] = (kind, before + text, self.length)
                return
        if text or kind == "批注":
            self.changes.append((kind, text, self.length))

    def insert(self, text: str) -> None:
        """Put computed text in front of everything."""
        shift = len(text)
        self.pieces[:] = [Piece(0, shift, -1, 0), *_shifted(self.pieces, shift)]
        self.before = [(index, _shifted(pieces, shift)) for index, pieces in self.before]
        self.parts.insert(0, text)
        self.length += shift

    def join(self, head: Text) -> None:
        """Put the text of an earlier paragraph in front, whose mark was deleted."""
        self.before = [*head.before, (head.index, head.pieces), *self.before]
        self.pieces = _shifted(self.pieces, head.length)
        self.parts[:0] = head.parts
        self.changes[:0] = head.changes
        self.length += head.length

    def anchors(self) -> list[tuple[int, tuple[Piece, ...]]]:
        """The pieces by paragraph."""
        return [*((earlier, tuple(pieces)) for earlier, pieces in self.before), (self.index, tuple(self.pieces))]

    @property
    def text(self) -> str:
        """The characters so far."""
        return "".join(self.parts)


@dataclass(slots=True)
class Paragraph:
    """A paragraph that was read: its segments, and what hangs on it."""

    segments: list[Text]
    boxes: list[Element]
    art: list[str]
    properties: Element | None = None
    style: str = ""
    heading: int | None = None
    runs_on: bool = False  # its mark was deleted: it goes on in the next paragraph

    @property
    def is_empty(self) -> bool:
        """Whether it has neither characters nor anything hanging on it."""
        return not (self.boxes or self.art or any(segment.length for segment in self.segments))

    def take(self, earlier: Paragraph) -> None:
        """Begin with an earlier paragraph that runs on into this one."""
        *whole, last = earlier.segments
        self.segments[0].join(last)
        self.segments[:0] = whole
        self.boxes[:0] = earlier.boxes
        self.art[:0] = earlier.art


@dataclass(slots=True)
class Row:
    """A table row being put together from its cells."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    cells: list[Cell] = field(default_factory=list)
    anchors: list[tuple[int, tuple[Piece, ...]]] = field(default_factory=list)
    changes: list[tuple[Change, str, int]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Append characters of the reader's own."""
        self.parts.append(text)
        self.length += len(text)

    def add_cell(self, segments: list[Text], columns: int, continues: bool) -> None:
        """Append a cell: its segments, of which empty ones leave no trace."""
        if self.cells:
            self.add("\t")
        start = self.length
        for segment in segments:
            self.changes += segment.changes
            if not segment.length:
                continue
            if self.length > start:
                self.add(" ")
            shift = self.length
            self.anchors += [(owner, tuple(_shifted(pieces, shift))) for owner, pieces in segment.anchors()]
            self.add(segment.text)
        self.cells.append(Cell(start, self.length, columns, continues))


def _shifted(pieces: Iterable[Piece], by: int) -> list[Piece]:
    return [Piece(piece.start + by, piece.end + by, piece.run, piece.offset) for piece in pieces]
