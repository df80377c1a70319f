"""Where things stand in the XML of a Word file: blocks through their wrappers, rows, cells, text boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from . import wordml
from .wordml import ALTERNATE, VAL, P, T, is_on, w

PPR, RPR, SDT, SDT_CONTENT = w("pPr"), w("rPr"), w("sdt"), w("sdtContent")
DEL, MOVE_FROM = w("del"), w("moveFrom")
PROPERTIES = frozenset(
    w(name)
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "tblPr", "trPr", "tcPr", "sectPr")
)
_TBL, _TR, _TC = w("tbl"), w("tr"), w("tc")


def blocks_in(parent: Iterable[Element]) -> Iterator[Element]:
    """Paragraphs and tables, through content controls and other wrappers."""
    return _through(parent, (P, _TBL))


def rows_in(table: Element) -> Iterator[Element]:
    """The rows of a table, not those of tables in its cells."""
    return _through(table, (_TR,))


def cells_in(row: Element) -> Iterator[Element]:
    """The cells of a row."""
    return _through(row, (_TC,))


def _through(parent: Iterable[Element], wanted: tuple[str, ...]) -> Iterator[Element]:
    for child in parent:
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag == ALTERNATE:
            yield from _through(wordml.chosen(child), wanted)
        elif tag == SDT:
            if not is_placeholder(child):
                yield from _through(child.findall(SDT_CONTENT), wanted)
        elif tag not in PROPERTIES and len(child) and tag not in (DEL, MOVE_FROM):
            yield from _through(child, wanted)


def boxes_in(parent: Iterable[Element]) -> Iterator[Element]:
    """The outermost text boxes, each once."""
    for child in parent:
        if child.tag == wordml.TEXT_BOX:
            yield child
        elif child.tag == ALTERNATE:
            yield from boxes_in(wordml.chosen(child))
        else:
            yield from boxes_in(child)


def is_placeholder(control: Element) -> bool:
    """Whether a content control still shows its prompt (单击此处输入文字), which is nobody's text."""
    properties = control.find(w("sdtPr"))
    return properties is not None and is_on(properties, "showingPlcHdr")


def is_continued(properties: Element, name: str) -> bool:
    """Whether a cell belongs to the one above (vMerge) or before (hMerge) it."""
    element = properties.find(w(name))
    return element is not None and element.get(VAL, "continue") == "continue"


def paragraph_count(cell: Element) -> int:
    """How many paragraphs of a cell have text; a table in it counts as one."""
    return sum(1 for block in blocks_in(cell) if any((text.text or "").strip() for text in block.iter(T)))


def mark_state(properties: Element | None) -> tuple[bool, bool]:
    """Whether a paragraph's mark is not shown (hidden or deleted), and whether it was deleted or moved away."""
    mark = properties.find(RPR) if properties is not None else None
    if mark is None:
        return False, False
    deleted = mark.find(DEL) is not None or mark.find(MOVE_FROM) is not None
    return deleted or is_on(mark, "vanish"), deleted
