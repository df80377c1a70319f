"""Does a line go on where the line before broke off? (PDF and web text break lines in mid-sentence.)"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from fzzf_check.parse.structure.labels import label_of
from fzzf_check.parse.structure.lines import Stretch
from fzzf_check.patterns import lazy

_CLOSERS = "，。；：、）》”’！？,;)]】％%〉』」的"  # no paragraph begins with these
_ENDS = "。！？!?；;：:…"
_QUOTES = "”’）)》】」』\"'"
_COMMAS = "，、,—（(《“"
_CITES = lazy(
    r"(?:[依按参遵]照|根据|依据|按|违反|符合|适用|执行|见|[本该](?:办法|规定|细则|条例|意见|通知|方案)|[》）)]|[、和或与及至]|第.{1,6}条)$"
)
_PAIRS = {"《": "》", "（": "）", "(": ")", "“": "”", "〔": "〕"}
_LOOK_BACK = 120
_TOO_LONG_FOR_HEADING = 60
_BORDERS = 2  # a line with as many tabs or bars is a row of a table
_BARS = "｜|│┃"
_COLUMN = lazy(r"(?<=\S)(?:　+|[  ]{2,})(?=\S)")
_COLUMNS = 3  # columns kept apart by blanks: fewer gaps are names and fields set wide
_DAY = lazy(r"(?:(?:19|20)\d\d\s*[年.\-/．]\s*)?\d{1,2}\s*[月.\-/．]\s*\d{1,2}")
_FIELD = lazy(r"[一-龥]{2,8}[：:]\S")
_NARROW, _WIDE = 36, 160  # columns between which a page's lines are wide


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is broken: ``width`` is that of a full line (in columns), None where lines are paragraphs.

    ``indents`` says that paragraphs begin with an indent, so that a line without one may go on after a full stop;
    ``breaks`` is False for formats whose lines are paragraphs for certain (Word).
    """

    width: int | None
    indents: bool = False
    breaks: bool = True

    def joins(self, before: Stretch, line: Stretch) -> bool:
        """Is ``line`` the continuation of the paragraph whose last line is ``before``?"""
        if before.cells or line.cells or line.source.kind != before.source.kind:
            return False
        if _typed_row(before.text) or _typed_row(line.text) or ("\t" in before.text and "\t" in line.text):
            return False
        if _DAY.match(before.text) and _DAY.match(line.text):  # entries of a chronicle, each with its day
            return False
        if _FIELD.match(before.text) and _FIELD.match(line.text):  # fields of a form, each with its name
            return False
        if ends_sentence(before.text):
            return self._goes_on_after_stop(before, line)
        if line.text[0] in _CLOSERS:
            return True
        if line.gap <= 1 and (_open_bracket(before.text, line.text) or before.text[-1] in _COMMAS):
            return True
        if line.gap <= 1 and len(before.text) >= _TOO_LONG_FOR_HEADING and self.breaks:
            return True
        if line.gap or (line.indent >= 2 and line.indent > before.indent):
            return False
        return self._is_full(before, 0.72) or _is_fragment(before, line)

    def _goes_on_after_stop(self, before: Stretch, line: Stretch) -> bool:
        if line.gap or line.indent or before.text[-1] in "：:":
            return False
        if before.text[-1] in "；;":
            return self._is_full(before, 0.85)
        return self.indents and self._is_full(before, 0.93)

    def _is_full(self, line: Stretch, part: float) -> bool:
        return self.width is not None and width_of(line.text) + line.indent >= self.width * part


def wrapping(lines: Sequence[Stretch]) -> Wrapping:
    """How the lines of a text are broken, judged by the widths of those that end in mid-sentence.

    A page breaks its lines near one width. Where lines are paragraphs, what ends without a stop is a heading: shorter,
    and with much longer lines below it.
    """
    broken = [
        before
        for before, line in itertools.pairwise(lines)
        if not (ends_sentence(before.text) or line.gap or line.cells or "...." in before.text or label_of(line.text))
    ]
    wide = sorted(width for line in broken if _NARROW <= (width := width_of(line.text) + line.indent) <= _WIDE)
    prose = sum(any(stop in line.text for stop in "，。；,;") for line in broken)
    if len(wide) < max(2, 0.12 * len(lines)) or prose < 0.4 * len(broken):
        return Wrapping(None)
    width = wide[len(wide) // 2]
    near = sum(0.8 * width <= other <= 1.15 * width for other in wide)
    beyond = sum(width_of(line.text) > 1.3 * width for line in lines if not line.cells and "...." not in line.text)
    if near < 0.6 * len(wide) or beyond > 0.3 * len(lines):
        return Wrapping(None)
    indented = sum(line.indent >= 2 for line in lines)
    return Wrapping(width, indents=0.05 * len(lines) < indented < 0.7 * len(lines))


def cites_on(text: str) -> bool:
    """Does a line that broke off end so that an article's number may follow as a reference (…依照本办法)?"""
    return bool(_CITES.search(text))


def width_of(text: str) -> int:
    """The width in columns of a fixed-pitch font: a Chinese character takes two."""
    return sum(1 if sign < "\u2e80" else 2 for sign in text)


def ends_sentence(text: str) -> bool:
    """Does the text end with a full stop, semicolon, colon …, closing quotes and brackets aside?"""
    end = len(text)
    while end and text[end - 1] in _QUOTES:
        end -= 1
    if not end:
        return False
    last = text[end - 1]
    return last in _ENDS or (last == "." and end > 1 and not text[end - 2].isdigit())


def _typed_row(text: str) -> bool:
    """Is the line a row of a table that was typed with tabs or bars?"""
    bars = sum(text.count(bar) for bar in _BARS)
    return text.count("\t") >= _BORDERS or bars >= _BORDERS or len(_COLUMN.findall(text)) >= _COLUMNS


def _open_bracket(text: str, following: str) -> bool:
    tail = text[-_LOOK_BACK:]
    for opening, closing in _PAIRS.items():
        last = tail.rfind(opening)
        if last >= 0 and closing not in tail[last:] and closing in following[:_LOOK_BACK]:
            return True
    return False


def _is_fragment(before: Stretch, line: Stretch) -> bool:
    """Runs of digits that stand on lines of their own, because the web page set them in another type."""
    if before.bare.isdigit():
        return len(before.bare) <= 6 and line.text[0] > "\u4dff"
    if line.bare.isdigit() and len(line.bare) <= 4:
        return not label_of(before.text)
    return len(before.bare) <= 2 and before.bare[-1] in "年月日第"
