"""A w:p as text: its runs, the offsets where they begin, and the stretches that no marker may enter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..readers.wordml import chosen

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# A range marker may stand directly in these (EG_RangeMarkupElements) without meaning anything else than in the paragraph.
TRANSPARENT = frozenset({"ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo"})
# Content controls whose content is one value; Word refuses markers in them.
PLAIN_CONTROLS = frozenset({"text", "dropDownList", "comboBox", "date", "picture", "checkbox"})

NOTE_FIELD = "所指文字在 Word 域（如目录、超链接、编号域）或控件内，批注放大到整个域"


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
