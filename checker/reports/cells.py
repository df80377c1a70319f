"""How wide text is on a terminal, and how to show a piece of a long line.

A full-width character takes two cells. Characters that Unicode calls ambiguous (“ ” … ① ×) take one cell on most
terminals and two on Chinese Windows consoles; the caller says which.
"""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import category, east_asian_width

ELLIPSIS = "…"
TAB = " | "  # cells of a table row are joined by a tab
_INVISIBLE = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
_ZERO_WIDTH = {"Mn", "Me", "Cf"}
_BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def shown(char: str) -> str:
    """What to print for one character: control, bidi and private characters cannot steer or corrupt the terminal."""
    if char == "\t":
        return TAB
    if char in _BIDI or category(char) in _INVISIBLE:
        return "·"
    return char


def safe(text: str) -> str:
    """Text of a document or path made fit for one line of a terminal."""
    return text if text.isascii() and text.isprintable() else "".join(map(shown, text))


def cell_width(char: str, ambiguous_wide: bool = False) -> int:
    """Cells of one printed character: 0, 1 or 2."""
    if char.isascii():
        return 1
    if category(char) in _ZERO_WIDTH:
        return 0
    kind = east_asian_width(char)
    return 2 if kind in {"W", "F"} or (kind == "A" and ambiguous_wide) else 1


def text_width(text: str, ambiguous_wide: bool = False) -> int:
    """Cells of a printed text."""
    return sum(cell_width(char, ambiguous_wide) for char in text)


def pad(text: str, width: int) -> str:
    """Text filled with spaces to a width in cells; longer text stays as it is."""
    return text + " " * max(0, width - text_width(text))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a line to print, with the underline below it: ``indent`` cells, then ``length`` cells."""

    text: str
    indent: int
    length: int


def excerpt(text: str, start: int, end: int, width: int, ambiguous_wide: bool = False) -> Excerpt:
    """The part of ``text`` around ``text[start:end]`` that fits ``width`` cells, with ellipses where it is cut.

    Offsets count from 0 and lie within the text; start == end marks a place (its underline is one cell long). If the
    words alone are wider than ``width``, their beginning is shown.
    """
    printed = [shown(char) for char in text]
    widths = [text_width(piece, ambiguous_wide) for piece in printed]
    first, last = 0, len(text)
    if sum(widths) > width:
        room = width - 2 * text_width(ELLIPSIS, ambiguous_wide)
        first, last = _window(widths, start, end, room)
    left = ELLIPSIS if first > 0 else ""
    right = ELLIPSIS if last < len(text) else ""
    indent = text_width(left, ambiguous_wide) + sum(widths[first:start])
    return Excerpt(left + "".join(printed[first:last]) + right, indent, max(1, sum(widths[start : min(end, last)])))


def _window(widths: list[int], start: int, end: int, room: int) -> tuple[int, int]:
    """Offsets of the longest window of ``room`` cells around start:end, grown to both sides by turns."""
    first = last = start
    while last < end and room >= widths[last]:
        room -= widths[last]
        last += 1
    if last < end:
        return first, last
    grown = True
    while grown:
        grown = False
        if first > 0 and room >= widths[first - 1]:
            first -= 1
            room -= widths[first]
            grown = True
        if last < len(widths) and room >= widths[last]:
            room -= widths[last]
            last += 1
            grown = True
    return first, last
