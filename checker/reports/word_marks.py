"""Comment markers put into a part: runs split where a comment begins or ends, formatting copied to each piece."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING

from .word_anchor import Part, Place
from .word_paragraph import Paragraph, atoms, local, may_hold_markers, width

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def mark(part: Part, comments: Iterable[tuple[int, Place]]) -> None:
    """Put markers and references for (comment id, place) into the tree. To be called once, after all look-ups."""
    wanted = list(comments)
    cuts: dict[int, set[int]] = {}
    for _, place in wanted:
        for point in (place.start, place.end):
            cuts.setdefault(point.paragraph, set()).add(point.offset)
    marker = _Marker(part.w, {index: Cutter(part.paragraphs[index], offsets) for index, offsets in cuts.items()})
    for number, place in wanted:
        marker.put(number, place)
    marker.insert()


class _Marker:
    """Collects what goes where, then puts it there: no element moves while places are still being looked up."""

    def __init__(self, w: str, cutters: dict[int, Cutter]) -> None:
        self.w = w
        self.cutters = cutters
        self.after: dict[Element, list[Element]] = {}
        self.before: dict[Element, list[Element]] = {}
        self.opening: dict[Element, list[Element]] = {}  # paragraph → what stands before its first run

    def put(self, number: int, place: Place) -> None:
        """Note down where the three elements of one comment go."""
        begin, end = _range(self.w, "Start", number), _range(self.w, "End", number)
        reference = _reference(self.w, number)
        opening, closing = self.cutters[place.start.paragraph], self.cutters[place.end.paragraph]
        target = closing.behind(place.end.offset)
        if place.start == place.end:
            self._after(closing, target, [begin, end, reference], outside=True)
            return
        before = opening.ahead(place.start.offset)
        if before is None:
            self._after(opening, opening.behind(place.start.offset), [begin], outside=True)
        else:
            self.before.setdefault(before, []).append(begin)
        self._after(closing, target, [end])
        self._after(closing, target, [reference], outside=True)

    def _after(self, cutter: Cutter, target: Element | None, nodes: list[Element], *, outside: bool = False) -> None:
        """Queue nodes behind an element (``outside``: behind the paragraph's own child that holds it)."""
        if target is None:
            self.opening.setdefault(cutter.paragraph.element, []).extend(nodes)
            return
        parent = target.getparent()
        while outside and parent is not None and parent is not cutter.paragraph.element:
            target, parent = parent, parent.getparent()
        self.after.setdefault(target, []).extend(nodes)

    def insert(self) -> None:
        """Put all queued nodes into the tree."""
        for target, nodes in self.after.items():
            for node in reversed(nodes):
                target.addnext(node)
        for target, nodes in self.before.items():
            for node in nodes:
                target.addprevious(node)
        for paragraph, nodes in self.opening.items():
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
    return any(width(run) for sibling in element.itersiblings(preceding=not forward) for run in sibling.iter(f"{w}r"))


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
