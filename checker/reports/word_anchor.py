"""From the span of a finding to the exact place between two characters of a Word file, and markers put there.

A comment in Word is a pair of markers around whole runs. A finding begins and ends anywhere, so runs are split; a marker
may stand in an insertion, a hyperlink or a rich content control, but never inside a field, a ruby, a text box or a
control that holds plain text only: there the range widens to the whole of it, and :class:`Place` says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from ..readers.wordml import chosen
from ..source import Line, Piece, Source, Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# A range marker may stand directly in these (EG_RangeMarkupElements) without meaning anything else than in the paragraph.
TRANSPARENT = frozenset({"ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo"})
# Content controls whose content is one value; Word refuses markers in them.
PLAIN_CONTROLS = frozenset({"text", "dropDownList", "comboBox", "date", "picture", "checkbox"})

NOTE_FIELD = "所指文字在 Word 域（如目录、超链接、编号域）或控件内，批注放大到整个域"
NOTE_BOX = "所指文字在文本框内，Word 不能在其中批注，批注放在文本框所在处"
NOTE_FOOTNOTE = "所指文字在脚注内，批注放在脚注引用处"
NOTE_ELSEWHERE = "所指文字不在正文（页眉、页脚等），批注放在文首"
NOTE_NUMBER = "所指编号由 Word 自动生成，不是正文文字，批注从编号之后放起"


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a part: paragraph (index from 0), and how many characters of its text lie before it."""

    paragraph: int
    offset: int


@dataclass(slots=True)
class Place:
    """Where a comment goes. ``note`` (Chinese, may be empty) says why it is wider than, or beside, the words meant."""

    start: Point
    end: Point
    note: str = ""


@dataclass(slots=True)
class Stretch:
    """Text [start, end) of a paragraph that cannot be entered: markers go before ``first`` or behind ``last``."""

    start: int
    end: int
    first: Element
    last: Element
    note: str


def local(element: Element) -> str:
    """The tag without its namespace ('' for comments and processing instructions)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def atoms(run: Element) -> Iterator[tuple[Element, int]]:
    """The children of a run that are content, each with its width in characters (as readers/wordml counts them)."""
    for child in run:
        if local(child) != "rPr":
            yield child, _size(child)


def _size(child: Element) -> int:
    match local(child):
        case "t" | "delText":
            return len(child.text or "")
        case "br" | "cr":
            return int(not any(child.get(name) in ("page", "column") for name in child.keys()))  # noqa: SIM118
        case "tab" | "ptab" | "sym" | "noBreakHyphen":
            return 1
        case "AlternateContent":
            return sum(_size(inner) for inner in chosen(child))
        case _:
            return 0


def width(run: Element) -> int:
    """How many characters a run holds."""
    return sum(size for _, size in atoms(run))


@dataclass(eq=False)
class Paragraph:
    """One w:p: its runs in document order and the text offsets where they begin."""

    element: Element
    w: str

    @cached_property
    def runs(self) -> list[Element]:
        """The paragraph's own runs in document order (those of text boxes in it are not), as the reader counts them."""
        found = list(self.element.iter(f"{self.w}r"))
        if next(self.element.iterdescendants(f"{self.w}p"), None) is None:
            return found
        return [run for run in found if next(run.iterancestors(f"{self.w}p")) is self.element]

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each run begins, and behind them the length of the paragraph."""
        total, starts = 0, []
        for run in self.runs:
            starts.append(total)
            total += width(run)
        return [*starts, total]

    @cached_property
    def closed(self) -> list[Stretch]:
        """The stretches that markers may not enter, outer ones first."""
        found = [*self._fields(), *self._containers()]
        return sorted(found, key=lambda s: (s.start, -s.end))

    def _fields(self) -> Iterator[Stretch]:
        """Complex fields that open and end in this paragraph, outermost only."""
        depth, opened = 0, 0
        for index, run in enumerate(self.runs):
            for mark in run.iterchildren(f"{self.w}fldChar"):
                kind = mark.get(f"{self.w}fldCharType")
                if kind == "begin":
                    opened = index if depth == 0 else opened
                    depth += 1
                elif kind == "end" and depth:
                    depth -= 1
                    if depth == 0:
                        yield Stretch(
                            self.starts[opened], self.starts[index + 1], self.runs[opened], self.runs[index], NOTE_FIELD
                        )

    def _containers(self) -> Iterator[Stretch]:
        """Elements around runs in which no marker may stand: simple fields, plain controls, ruby."""
        seen: set[Element] = set()
        for run in self.runs:
            for box in self.between(run):
                if box in seen or may_hold_markers(box, self.w):
                    continue
                seen.add(box)
                inside = [i for i, r in enumerate(self.runs) if box in r.iterancestors()]
                yield Stretch(self.starts[inside[0]], self.starts[inside[-1] + 1], box, box, NOTE_FIELD)

    def between(self, run: Element) -> Iterator[Element]:
        """The elements between a run and this paragraph, inner ones first."""
        for ancestor in run.iterancestors():
            if ancestor is self.element:
                return
            yield ancestor

    def widen(self, offset: int, *, back: bool) -> tuple[int, str]:
        """The nearest offset at or before (``back``) or behind ``offset`` where a marker may stand, and why it moved."""
        for stretch in self.closed:
            if stretch.start < offset < stretch.end:
                return (stretch.start if back else stretch.end), stretch.note
        return offset, ""


def may_hold_markers(box: Element, w: str) -> bool:
    """Whether a range marker may be a child of this element (or of the content of this control)."""
    if local(box) not in TRANSPARENT:
        return False
    control = box if local(box) == "sdt" else box.getparent() if local(box) == "sdtContent" else None
    properties = control.find(f"{w}sdtPr") if control is not None else None
    return properties is None or not any(local(child) in PLAIN_CONTROLS for child in properties)


@dataclass(eq=False)
class Part:
    """The main part of a Word file, seen as paragraphs to put comments into.

    Look up all places first (:meth:`place`), then put all comments in at once (:meth:`mark`): marking splits runs.
    """

    root: Element
    name: str
    _after: dict[Element, list[Element]] = field(default_factory=dict)
    _before: dict[Element, list[Element]] = field(default_factory=dict)
    _opening: dict[Element, list[Element]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take stock of the paragraphs while the run numbers of the reader still hold."""
        self.w = self.root.tag.rpartition("}")[0] + "}"
        self.paragraphs = [Paragraph(element, self.w) for element in self.root.iter(f"{self.w}p")]
        self._index = {paragraph.element: index for index, paragraph in enumerate(self.paragraphs)}

    # ------------------------------------------------------------ finding the place

    def place(self, source: Source, span: Span) -> Place:
        """Where the comment on a span of the source goes."""
        first, last = _line(source, span.line), _line(source, span.end_line)
        if first is None or last is None or not first.anchor.paragraphs or not last.anchor.paragraphs:
            return self._top("")
        if first.anchor.part not in ("", self.name):
            return self._elsewhere(first)
        empty = (span.line, span.column) >= (span.end_line, span.end_column)
        start, counted = self._start(first, span.column - 1)
        end, within = (start, counted) if empty else self._end(last, span.end_column - 1)
        if not empty and (end.paragraph, end.offset) <= (start.paragraph, start.offset):
            end = start
        place = self._out_of_boxes(start, end)
        if (counted or within) and not place.note:
            place.note = NOTE_NUMBER
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
        """The id of the note that a line belongs to, where the owner has told us (:attr:`note_ids`)."""
        return self.note_ids.get((line.anchor.part, line.anchor.paragraphs[0][0]), "")

    @cached_property
    def note_ids(self) -> dict[tuple[str, int], str]:
        """(part, paragraph index) → id of the footnote or endnote; filled by whoever has the other parts."""
        return {}

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

    # ------------------------------------------------------------ putting the markers in

    def mark(self, comments: Iterable[tuple[int, Place]]) -> None:
        """Put markers and references for (comment id, place) into the tree. To be called once, after all look-ups."""
        wanted = list(comments)
        cuts: dict[int, set[int]] = {}
        for _, place in wanted:
            for point in (place.start, place.end):
                cuts.setdefault(point.paragraph, set()).add(point.offset)
        cutters = {index: Cutter(self.paragraphs[index], offsets) for index, offsets in cuts.items()}
        for number, place in wanted:
            self._put(number, place, cutters)
        self._insert()

    def _put(self, number: int, place: Place, cutters: dict[int, Cutter]) -> None:
        """Note down where the three elements of one comment go."""
        begin, end, reference = (
            _range(self.w, "Start", number),
            _range(self.w, "End", number),
            _reference(self.w, number),
        )
        opening, closing = cutters[place.start.paragraph], cutters[place.end.paragraph]
        if place.start == place.end:
            target = closing.behind(place.end.offset)
            self._note_after(closing, target, [begin, end, reference], outside=True)
            return
        before = opening.ahead(place.start.offset)
        if before is None:
            self._opening.setdefault(opening.paragraph.element, []).append(begin)
        else:
            self._before.setdefault(before, []).append(begin)
        target = closing.behind(place.end.offset)
        if target is not None and closing.within(target):
            self._note_after(closing, target, [end])
            self._note_after(closing, target, [reference], outside=True)
        else:
            self._note_after(closing, target, [end, reference])

    def _note_after(
        self, cutter: Cutter, target: Element | None, nodes: list[Element], *, outside: bool = False
    ) -> None:
        """Queue nodes behind an element (``outside``: behind the paragraph's own child that holds it)."""
        if target is None:
            self._opening.setdefault(cutter.paragraph.element, []).extend(nodes)
            return
        while outside and target.getparent() is not cutter.paragraph.element:
            parent = target.getparent()
            if parent is None:
                break
            target = parent
        self._after.setdefault(target, []).extend(nodes)

    def _insert(self) -> None:
        """Put all queued nodes into the tree."""
        for target, nodes in self._after.items():
            for node in reversed(nodes):
                target.addnext(node)
        for target, nodes in self._before.items():
            for node in nodes:
                target.addprevious(node)
        for paragraph, nodes in self._opening.items():
            properties = paragraph.find(f"{self.w}pPr")
            for at, node in enumerate(nodes, start=0 if properties is None else 1):
                paragraph.insert(at, node)


class Cutter:
    """The runs of one paragraph, split at the offsets that comments need."""

    def __init__(self, paragraph: Paragraph, offsets: set[int]) -> None:
        """Split the runs of ``paragraph`` at ``offsets`` (into its text)."""
        self.paragraph = paragraph
        self.closed = list(paragraph.closed)
        self.segments: list[tuple[int, int, Element]] = []  # start, end, run; runs without text are left out
        starts = list(paragraph.starts)
        for run, (start, end) in zip(list(paragraph.runs), pairwise(starts), strict=True):
            if start == end or run.getparent() is None:
                continue
            inner = sorted(offset for offset in offsets if start < offset < end)
            for piece, (low, high) in zip(
                split(run, [o - start for o in inner]), pairwise([start, *inner, end]), strict=True
            ):
                self.segments.append((low, high, piece))

    def ahead(self, offset: int) -> Element | None:
        """The element before which a range that begins at ``offset`` opens; None: at the start of the paragraph."""
        stretch = next((s for s in self.closed if s.start == offset < s.end), None)
        at = bisect_right(self.segments, offset, key=lambda s: s[0]) - 1
        if stretch is not None:
            return self._climb(stretch.first, forward=False)
        if at < 0 or self.segments[at][1] <= offset:
            return None if offset == 0 else self._next(offset)
        return self._climb(self.segments[at][2], forward=False)

    def _next(self, offset: int) -> Element | None:
        """The first run behind an offset that lies between runs."""
        run = next((run for low, _, run in self.segments if low >= offset), None)
        return self._climb(run, forward=False) if run is not None else None

    def behind(self, offset: int) -> Element | None:
        """The element behind which a range that ends at ``offset`` closes; None: at the start of the paragraph."""
        stretch = next((s for s in self.closed if s.start < offset == s.end), None)
        if stretch is not None:
            return self._climb(stretch.last, forward=True)
        run = next((run for low, high, run in reversed(self.segments) if low < offset <= high), None)
        return self._climb(run, forward=True) if run is not None else None

    def within(self, element: Element) -> bool:
        """Whether an element stands in an insertion, hyperlink or control rather than in the paragraph itself."""
        return element.getparent() is not self.paragraph.element

    def _climb(self, element: Element, *, forward: bool) -> Element:
        """Leave the containers at whose edge the element stands, so that markers lie outside them."""
        while True:
            parent = element.getparent()
            if parent is None or parent is self.paragraph.element:
                return element
            open_to_markers = may_hold_markers(parent, self.paragraph.w) and local(parent) != "sdt"
            if open_to_markers and _has_text(element, self.paragraph.w, forward=forward):
                return element
            element = parent


def _has_text(element: Element, w: str, *, forward: bool) -> bool:
    """Whether siblings on the far side of ``element`` hold text, so that leaving the parent would widen the range."""
    return any(
        sibling.tag == f"{w}t" or next(sibling.iter(f"{w}t"), None) is not None
        for sibling in element.itersiblings(preceding=not forward)
    )


def split(run: Element, offsets: list[int]) -> list[Element]:
    """Split a run in place at text offsets (ascending, inside it); the parts in order, formatting copied to each."""
    parts = [run]
    for offset in reversed(offsets):
        parts.insert(1, _split_once(run, offset))
    return parts


def _split_once(run: Element, offset: int) -> Element:
    """Cut ``run`` at ``offset``; what lies behind goes to a new run right after it, which is returned."""
    rest = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    properties = next((child for child in run if local(child) == "rPr"), None)
    if properties is not None:
        rest.append(deepcopy(properties))
    position = 0
    for atom, size in list(atoms(run)):
        if position >= offset:
            rest.append(atom)  # moves it
        elif position + size > offset:
            rest.append(_split_text(atom, offset - position))
        position += size
    run.addnext(rest)
    return rest


def _split_text(text: Element, offset: int) -> Element:
    """Cut a w:t; the new w:t with the rest is returned. Spaces at the cut survive (xml:space)."""
    rest = deepcopy(text)
    words = text.text or ""
    text.text, rest.text = words[:offset], words[offset:]
    for part in (text, rest):
        part.tail = None
        if part.text != (part.text or "").strip():
            part.set(XML_SPACE, "preserve")
    return rest


def _line(source: Source, number: int) -> Line | None:
    """The line with this number, the nearest one where it lies outside, None for an empty file."""
    if not source.lines:
        return None
    return source.lines[min(max(number, 1), len(source.lines)) - 1]


def _range(w: str, edge: str, number: int) -> Element:
    """A w:commentRangeStart or w:commentRangeEnd."""
    from lxml import etree

    element = etree.Element(f"{w}commentRange{edge}")
    element.set(f"{w}id", str(number))
    return element


def _reference(w: str, number: int) -> Element:
    """The run that carries the comment's mark."""
    from lxml import etree

    run = etree.Element(f"{w}r")
    properties = etree.SubElement(run, f"{w}rPr")
    etree.SubElement(properties, f"{w}sz").set(f"{w}val", "16")
    etree.SubElement(run, f"{w}commentReference").set(f"{w}id", str(number))
    return run
