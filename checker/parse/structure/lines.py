"""Source lines → stretches: what one line says, without indent and markup, and with its way back.

A stretch is a line of the file, or a part of one where a whole document stands on a single line (each 第X条 then begins
a stretch of its own). Markdown marks (``**``, ``#``, ``>``) are left out of the text; its origins skip over them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from fzzf_check.facts import Origin
from fzzf_check.parse.structure.labels import Label, label_of
from fzzf_check.patterns import lazy
from fzzf_check.source import Line, Source
from fzzf_check.text.numerals import CHINESE

FLAT = 1000
"""A line longer than this may be a text without line breaks: 一、 and （一） are searched in it too, not only 第X条."""
SHORT = 30
LONGEST_LABEL = 24

_MARKUP = lazy(
    r"^[ \t\u3000]*(?:#{1,6}(?=[ \t\u3000*第（(])|[>＞]+(?=[ \u3000]))[ \t\u3000]*"  # heading, quotation
    r"|\*\*+|</?[A-Za-z][^<>]{0,200}>|&[en]msp;|&nbsp;"
)
_MARKED = ("#", "**", "</", "/>", "<b", "<p", "<t", "<c", ">", "＞", "&emsp;", "&ensp;", "&nbsp;")
_NEW_SENTENCE = r"(?<=[。；;：:！!”》）) \u3000])"
_INNER_ARTICLE = lazy(rf"{_NEW_SENTENCE}第[{CHINESE}]{{1,7}}[编章节条]")
_INNER_ITEM = lazy(
    rf"{_NEW_SENTENCE}(?:第[{CHINESE}]{{1,7}}[编章节条]|[{CHINESE}]{{1,3}}、|[（(][{CHINESE}]{{1,3}}[)）])"
)
_BLANKS = " \t\u3000\u00a0\u200b\ufeff\r"


@dataclass(slots=True)
class Stretch:
    """One logical line. ``indent`` counts the blanks before it (full-width ones twice), ``gap`` the blank lines."""

    text: str
    origins: tuple[Origin, ...]
    source: Line
    indent: int = 0
    gap: int = 0
    cells: tuple[tuple[int, int], ...] = field(default=())
    bare: str = ""

    @property
    def line(self) -> int:
        """The line (from 1) on which it begins."""
        return self.origins[0].line


def stretches(source: Source) -> list[Stretch]:
    """All lines that are not blank, in order."""
    found: list[Stretch] = []
    gap = 0
    for line in source.lines:
        made = list(_of_line(line))
        if not made:
            gap += 1
            continue
        made[0].gap = gap
        gap = 0
        found += made
    return found


def _of_line(line: Line) -> list[Stretch]:
    text = line.text
    if line.kind == "row" or line.cells:
        return _row(line)
    start, end = _trim(text, 0, len(text))
    if start == end or (text[start] in "-=*_" and not text.strip(_BLANKS + "-=*_")):
        return []
    kept = _unmarked(text, start, end) if any(mark in text for mark in _MARKED) else [(start, end)]
    if not kept:
        return []
    indent = sum(2 if sign in "\u3000\t" else 1 for sign in text[: kept[0][0]] if sign not in "#*>")
    bounds = [kept[0][0], *_inner_units(text, *kept[0]), kept[0][1]] if len(kept) == 1 else []
    parts = [[part] for part in itertools.pairwise(bounds)] or [kept]
    return [_stretch(line, part, indent) for part in parts]


def _inner_units(text: str, start: int, end: int) -> Iterator[int]:
    """Where further units begin inside a line that holds several (a text that has lost its line breaks)."""
    flat = end - start > FLAT
    if not flat and (end - start < SHORT or text.find("第", start + 1) < 0):
        return
    last: dict[str, int] = {}
    if first := label_of(text[start : start + LONGEST_LABEL]):
        last[first.style] = first.ordinal
    for match in (_INNER_ITEM if flat else _INNER_ARTICLE).finditer(text, start + 1, end):
        label = label_of(text[match.start() : match.start() + LONGEST_LABEL])
        if label is None or label.doubtful or not _follows(label, last):
            continue
        last[label.style] = label.ordinal
        yield match.start()


def _follows(label: Label, last: dict[str, int]) -> bool:
    return label.ordinal in {1, last.get(label.style, 0) + 1} or (bool(label.sub) and label.style in last)


def _stretch(line: Line, kept: list[tuple[int, int]], indent: int) -> Stretch:
    text = ""
    origins = []
    for start, end in kept:
        origins.append(Origin(len(text), line.number, start + 1))
        text += line.text[start:end]
    text = text.rstrip(_BLANKS)
    return Stretch(text, tuple(origins), line, indent, bare=squeeze(text))


def _row(line: Line) -> list[Stretch]:
    start, end = _trim(line.text, 0, len(line.text))
    if start == end or not line.cells:
        return []
    cells = tuple((max(0, cell.start - start), max(0, min(cell.end, end) - start)) for cell in line.cells)
    if all(first >= last for first, last in cells):
        return []
    text = line.text[start:end]
    return [Stretch(text, (Origin(0, line.number, start + 1),), line, cells=cells, bare=squeeze(text))]


def _unmarked(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a line that are not Markdown marks."""
    kept = []
    position = start
    for mark in _MARKUP.finditer(text, 0, end):
        if mark.start() > position:
            kept.append((position, mark.start()))
        position = max(position, mark.end())
    if position < end:
        kept.append((position, end))
    trimmed = [_trim(text, *part) if index == 0 else part for index, part in enumerate(kept)]
    return [part for part in trimmed if part[0] < part[1]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return start, end


def squeeze(text: str) -> str:
    """The text without any blanks."""
    return "".join(text.split()).replace("\u200b", "").replace("\ufeff", "")
