"""The words of WordprocessingML, and what anchors mean.

A :class:`~fzzf_check.source.Piece` says "run ``run`` of the paragraph, from ``offset`` of that run's text". Reader and
annotator must count alike, so both count with :func:`paragraphs`, :func:`runs` and :func:`text_of`. They take
elements of xml.etree.ElementTree or of lxml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from .characters import normalise

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_W = f"{{{TRANSITIONAL}}}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def w(name: str) -> str:
    """The full tag or attribute name of ``w:name``."""
    return _W + name


P, R, T, TAB, BR, CR, PTAB = w("p"), w("r"), w("t"), w("tab"), w("br"), w("cr"), w("ptab")
DEL_TEXT, SYM, NO_BREAK_HYPHEN = w("delText"), w("sym"), w("noBreakHyphen")
ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
TEXT_BOX = w("txbxContent")
VAL = w("val")

# What the symbol fonts draw for these codes, where documents use them: boxes of forms, bullets, arrows.
_SYMBOLS = {
    "wingdings": {0xA8: "□", 0x6F: "□", 0x71: "□", 0xFE: "☑", 0xFD: "☒", 0xFC: "√", 0xFB: "×", 0x6C: "●", 0x6E: "■",
                  0x75: "◆", 0xE0: "→", 0xA1: "○", 0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥",
                  0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩"},
    "wingdings 2": {0x52: "☑", 0x53: "☒", 0x54: "☒", 0x51: "☒", 0x50: "√", 0x4F: "×", 0xA3: "□", 0x2A: "□", 0x30: "☑"},
    "symbol": {0xB7: "·", 0xB4: "×", 0xB8: "÷", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB0: "°", 0xB9: "≠"},
}  # fmt: skip
_UNKNOWN_SYMBOL = "〓"


def paragraphs(root: Any) -> Iterator[Any]:
    """All w:p of a part in document order: an anchor's paragraph index counts in this list."""
    iterator: Iterator[Any] = root.iter(P)
    return iterator


def runs(paragraph: Any) -> list[Any]:
    """All w:r of a paragraph in document order, without those of paragraphs inside it (text boxes).

    A piece's ``run`` counts in this list. Deleted and unchosen (mc:Fallback) runs count, so that the index does not
    depend on what a reader shows.
    """
    found = list(paragraph.iter(R))
    nested = paragraph.iter(P)
    next(nested)
    foreign = {id(run) for inner in nested for run in inner.iter(R)}
    return [run for run in found if id(run) not in foreign] if foreign else found


def text_of(child: Any) -> str:
    """The characters that one child of a run stands for."""
    tag = child.tag
    if tag in (T, DEL_TEXT):
        return plain(child.text)
    if tag in (TAB, PTAB):
        return "\t"
    if tag in (BR, CR):
        return "" if is_page_break(child) else "\n"
    if tag == NO_BREAK_HYPHEN:
        return "-"
    if tag == SYM:
        return symbol(child.get(w("font")) or "", child.get(w("char")) or "")
    if tag == ALTERNATE:
        return "".join(text_of(inner) for inner in chosen(child))
    return ""


def plain(text: str | None) -> str:
    """The characters of a w:t as Word shows them, one for one: a line break inside is a space."""
    return normalise(text) if text else ""


def is_page_break(element: Any) -> bool:
    """Whether a w:br ends a page or a column rather than a line."""
    return element.get(w("type")) in ("page", "column")


def symbol(font: str, code: str) -> str:
    """The character that w:sym draws; 〓 where the font is not known (the printer's mark for a missing type)."""
    try:
        number = int(code, 16)
    except ValueError:
        return _UNKNOWN_SYMBOL
    table = _SYMBOLS.get(font.strip().lower())
    if table is None and not 0xE000 <= number <= 0xF8FF and number < 0x110000:
        return normalise(chr(number)) if number > 0x20 else _UNKNOWN_SYMBOL
    return (table or {}).get(number & 0xFF, _UNKNOWN_SYMBOL)


def chosen(alternate: Any) -> Iterable[Any]:
    """The children of the one branch of mc:AlternateContent that carries text: w:Choice if it does, else w:Fallback."""
    branches = [branch for branch in alternate if branch.tag in (CHOICE, FALLBACK)]
    for branch in branches:
        if next(branch.iter(T), None) is not None:
            return list(branch)
    return list(branches[0]) if branches else []


def is_on(parent: Any, name: str) -> bool:
    """Whether an on/off property (``<w:vanish/>``, ``w:val="0"`` …) is there and on."""
    element = parent.find(w(name))
    return element is not None and element.get(VAL, "true") not in ("0", "false", "off")


def number_of(parent: Element | None, name: str) -> int | None:
    """The whole number in ``w:val`` of a child, None if absent or no number."""
    element = parent.find(w(name)) if parent is not None else None
    try:
        return int(element.get(VAL, "")) if element is not None else None
    except ValueError:
        return None
