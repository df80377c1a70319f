"""From the span of a finding to the exact place between two characters of a Word file.

A finding begins and ends anywhere. A marker may stand in an insertion, a hyperlink or a rich content control, but never
inside a field, a ruby, a text box or a control that holds plain text only: there the range widens to the whole of it,
and :class:`Place` says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..source import Line, Piece, Source, Span
from .word_paragraph import Paragraph, atoms, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NOTE_BOX = "所指文字在文本框内，Word 不能在其中批注，批注放在文本框所在处"
NOTE_FOOTNOTE = "所指文字在脚注内，批注放在脚注引用处"
NOTE_ELSEWHERE = "所指文字不在正文（页眉、页脚等），批注放在文首"
NOTE_PART = "所指文字跨到文本框或脚注等，批注只放在起始的一段"
NOTE_NUMBER = "所指编号由 Word 自动生成，不是正文文字，批注从编号之后放起"


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a part: paragraph (index from 0), and how many characters of its text lie before it."""

    paragraph: int
    offset: int

    @property
    def order(self) -> tuple[int, int]:
        """Sorts points as they stand in the part."""
        return self.paragraph, self.offset


@dataclass(slots=True)
class Place:
    """Where a comment goes. ``note`` (Chinese, may be empty) says why it is wider than, or beside, the words meant."""

    start: Point
    end: Point
    note: str = ""


@dataclass(eq=False)
class Part:
    """The main part of a Word file, seen as paragraphs to put comments into.

    Look up all places first (:meth:`place`), then put the comments in (:func:`.word_marks.mark`), which splits runs.
    ``note_ids`` gives (part, paragraph index) → id of the footnote or endnote; filled by whoever has the other parts.
    """

    root: Element
    name: str
    note_ids: dict[tuple[str, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take stock of the paragraphs while the run numbers of the reader still hold."""
        self.w = self.root.tag.rpartition("}")[0] + "}"
        self.paragraphs = [Paragraph(element, self.w) for element in self.root.iter(f"{self.w}p")]
        self._index = {paragraph.element: index for index, paragraph in enumerate(self.paragraphs)}

    def place(self, source: Source, span: Span) -> Place:
        """Where the comment on a span of the source goes."""
        first, last = _line(source, span.line), _line(source, span.end_line)
        if first is None or last is None or not first.anchor.paragraphs:
            return self._top(NOTE_ELSEWHERE)
        if first.anchor.part not in ("", self.name):
            return self._elsewhere(first)
        start, counted = self._start(first, span.column - 1)
        if (span.line, span.column) >= (span.end_line, span.end_column):
            return self._noted(self._out_of_boxes(start, start), NOTE_NUMBER if counted else "")
        end, within = start, False
        if last.anchor.part == first.anchor.part and last.anchor.paragraphs:
            end, within = self._end(last, span.end_column - 1)
        if counted and within and end == start:  # nothing but a computed number
            return self._noted(self._out_of_boxes(start, start), NOTE_NUMBER)
        place = self._out_of_boxes(start, end)
        if place.end.order <= place.start.order and not place.note:  # what is read later stands earlier in the file
            return self._noted(self._out_of_boxes(start, self._tail(first)), NOTE_PART)
        if place.end.order < place.start.order:
            place.end = place.start
        return self._noted(place, NOTE_NUMBER if counted else "")

    def _noted(self, place: Place, note: str) -> Place:
        """The place with this note unless it has one already."""
        place.note = place.note or note
        return place

    def _start(self, line: Line, column: int) -> tuple[Point, bool]:
        """The point before the character at ``column`` (from 0), and whether that character is computed."""
        pieces = [(index, piece) for index, own in line.anchor.paragraphs for piece in own]
        at = next(((i, p) for i, p in pieces if p.end > column), None)
        if at is None:
            return self._tail(line), False
        index, piece = at
        if piece.run >= 0:
            return self._point(index, piece, max(0, column - piece.start)), False
        follow = next((p for i, p in pieces if i == index and p.run >= 0 and p.start >= piece.end), None)
        return (self._point(index, follow, 0) if follow else Point(index, 0)), piece.start <= column

    def _end(self, line: Line, column: int) -> tuple[Point, bool]:
        """The point behind the character before ``column`` (from 0), and whether that character is computed."""
        pieces = [(index, piece) for index, own in line.anchor.paragraphs for piece in own]
        at = next(((i, p) for i, p in reversed(pieces) if p.start < column), None)
        if at is None:
            return self._start(line, 0)
        index, piece = at
        if piece.run < 0:
            return self._start(line, piece.start)[0], True
        return self._point(index, piece, min(column, piece.end) - piece.start), False

    def _tail(self, line: Line) -> Point:
        """The point behind the last character of a line."""
        index, pieces = line.anchor.paragraphs[-1]
        real = [piece for piece in pieces if piece.run >= 0]
        return self._point(index, real[-1], real[-1].end - real[-1].start) if real else Point(index, 0)

    def _point(self, index: int, piece: Piece, ahead: int) -> Point:
        """The point ``ahead`` characters into a piece. Raises IndexError where the part is not the one that was read."""
        starts = self.paragraphs[index].starts
        offset = starts[piece.run] + piece.offset + ahead
        if offset > starts[piece.run + 1]:
            raise IndexError(index)
        return Point(index, offset)

    def _out_of_boxes(self, start: Point, end: Point) -> Place:
        """Leave text boxes and closed stretches, widening where need be."""
        outer_start, outer_end = self._host(start.paragraph, back=True), self._host(end.paragraph, back=False)
        note = NOTE_BOX if outer_start or outer_end else ""
        start, end = outer_start or start, outer_end or end
        first, why_first = self.paragraphs[start.paragraph].widen(start.offset, back=True)
        last, why_last = self.paragraphs[end.paragraph].widen(end.offset, back=False)
        if start == end:
            last = first  # a place stays a place
        return Place(Point(start.paragraph, first), Point(end.paragraph, last), note or why_first or why_last)

    def _host(self, index: int, *, back: bool) -> Point | None:
        """For a paragraph in a text box: the point before or behind the run that holds the box; None otherwise."""
        element = self.paragraphs[index].element
        outer = list(element.iterancestors(f"{self.w}p"))
        if not outer:
            return None
        host = self.paragraphs[self._index[outer[-1]]]
        around = set(element.iterancestors())
        inside = [i for i, run in enumerate(host.runs) if run in around]
        at = inside[0] if inside else 0
        return Point(self._index[host.element], host.starts[at if back else at + 1])

    def _elsewhere(self, line: Line) -> Place:
        """The place for a line of another part: a footnote's reference, or the top of the text."""
        for name in ("footnote", "endnote"):
            if f"{name}s" in line.anchor.part:
                for mark in self.root.iter(f"{self.w}{name}Reference"):
                    if mark.get(f"{self.w}id") == self._note_id(line):
                        return self._around(mark)
        return self._top(NOTE_ELSEWHERE)

    def _note_id(self, line: Line) -> str:
        """The id of the note that a line belongs to, empty where nobody has told us."""
        return self.note_ids.get((line.anchor.part, line.anchor.paragraphs[0][0]), "")

    def _around(self, mark: Element) -> Place:
        """The place right behind a footnote's reference mark."""
        run = next(mark.iterancestors(f"{self.w}r"))
        element = next(mark.iterancestors(f"{self.w}p"))
        host = self.paragraphs[self._index[element]]
        point = Point(self._index[element], host.starts[host.runs.index(run) + 1])
        place = self._out_of_boxes(point, point)
        place.note = NOTE_FOOTNOTE
        return place

    def _top(self, note: str) -> Place:
        """The beginning of the first paragraph that may carry a comment."""
        index = next((i for i, p in enumerate(self.paragraphs) if self._host(i, back=True) is None), 0)
        return Place(Point(index, 0), Point(index, 0), note)

    def covered(self, place: Place) -> str:
        """The text between the two points, paragraphs joined by a line break (for tests and notes)."""
        texts = []
        for index in range(place.start.paragraph, place.end.paragraph + 1):
            paragraph = self.paragraphs[index]
            text = "".join(
                (atom.text or "") if local(atom) == "t" else "\t" * size
                for run in paragraph.runs
                for atom, size in atoms(run)
            )
            last = place.end.offset if index == place.end.paragraph else len(text)
            texts.append(text[place.start.offset if index == place.start.paragraph else 0 : last])
        return "\n".join(texts)


def _line(source: Source, number: int) -> Line | None:
    """The line with this number, the nearest one where it lies outside, None for an empty file."""
    if not source.lines:
        return None
    return source.lines[min(max(number, 1), len(source.lines)) - 1]
