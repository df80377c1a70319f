"""Lines of a rich text file in the making: paragraphs and table rows of the body, a text box or a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..source import Cell, LineKind
from .characters import normalise, visible

Change = Literal["", "插入", "删除"]


@dataclass(slots=True)
class Draft:
    """A line to be, without its number; ``table`` counts the tables of the flow from 0."""

    text: str
    kind: LineKind
    changes: list[tuple[Literal["插入", "删除"], str]]
    heading: int | None = None
    numbered: int = 0
    cells: tuple[Cell, ...] = ()
    table: int = 0


class Flow:
    """A stream of paragraphs: the body, one text box, one note."""

    def __init__(self, kind: LineKind) -> None:
        self.kind: LineKind = kind
        self.drafts: list[Draft] = []
        self.buffer: list[str] = []
        self.cells: list[list[str]] = []  # of the open row, each with its paragraphs
        self.parts: list[str] = []  # paragraphs of the open cell
        self.changes: list[tuple[Literal["插入", "删除"], str]] = []
        self.heading: int | None = None
        self.in_table = False
        self.numbered = 0
        self.tables = 0

    def put(self, text: str, change: Change) -> None:
        """Append characters; those that an unresolved change brought in or took out are noted."""
        if change:
            if self.changes and self.changes[-1][0] == change:
                self.changes[-1] = (change, self.changes[-1][1] + text)
            else:
                self.changes.append((change, text))
        if change != "删除":
            self.buffer.append(text)

    def number(self) -> None:
        """What stands in the paragraph so far is its list number, written out by Word with a tab after it."""
        label = _shown(self.buffer).strip().replace("\t", " ")
        self.numbered = len(label)
        self.buffer = [label, "\u3000" if label else ""]

    def take(self) -> str:
        """The paragraph collected so far; the next one begins."""
        text = _shown(self.buffer)
        self.buffer = []
        return text

    def end_paragraph(self) -> None:
        """A paragraph, or a part of one before a manual break, ends. In a cell it joins the others there."""
        if self.in_table:
            self.parts.append(self.take())
        else:
            self.line(self.take())

    def break_page(self) -> None:
        """A page ends: what stands before it is a line, but the break alone is none."""
        if self.buffer and not self.in_table:
            self.end_paragraph()

    def close(self) -> None:
        """The text is over; a cell that was never closed is read as paragraphs."""
        for text in (*(part for cell in self.cells for part in cell), *self.parts, self.take()):
            if text:
                self.line(text)
        self.cells, self.parts = [], []

    def line(self, text: str) -> None:
        """Add a paragraph line."""
        self.drafts.append(Draft(text, self.kind, self.changes, self.heading, self.numbered))
        self.changes = []
        self.numbered = 0

    def end_cell(self) -> None:
        """A cell ends, with the paragraphs in it."""
        self.parts.append(self.take())
        self.cells.append(list(filter(None, self.parts)))
        self.parts = []

    def end_row(self) -> None:
        """A table row ends. What stands outside its cells is the next paragraph's."""
        if not self.cells:
            return
        row, self.cells, self.numbered = self.cells, [], 0
        if len(row) == 1 and len(row[0]) > 1:  # a cell of several paragraphs alone in its row is layout
            for text in row[0]:
                self.line(text)
            return
        cells: list[Cell] = []
        texts = [" ".join(parts) for parts in row]
        start = 0
        for text in texts:
            cells.append(Cell(start, start + len(text)))
            start += len(text) + 1
        if not (self.drafts and self.drafts[-1].kind == "row"):
            self.tables += 1
        draft = Draft("\t".join(texts), "row", self.changes, cells=tuple(cells), table=self.tables - 1)
        self.drafts.append(draft)
        self.changes = []


def _shown(parts: list[str]) -> str:
    # Surrogates of characters beyond U+FFFF come as two numbers.
    text = "".join(parts).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return normalise("".join(text[start:end] for start, end in visible(text)))
