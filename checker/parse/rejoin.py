"""Does a line go on where the line before broke off? (PDF and web text break lines in mid-sentence.)"""

from __future__ import annotations

from dataclasses import dataclass

from .lines import Stretch

_CLOSERS = "，。；：、）》”’！？,;)]】％%〉』」"
_ENDS = "。！？!?；;：:…"
_QUOTES = "”’）)》】」』\"'"
_COMMAS = "，、,—（(《“"
_PAIRS = {"《": "》", "（": "）", "(": ")", "“": "”", "〔": "〕"}
_LOOK_BACK = 120


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is broken: ``width`` is the length of a full line, None where lines are paragraphs."""

    width: int | None

    def joins(self, before: Stretch, text: str, line: Stretch) -> bool:
        """Is ``line`` the continuation of a paragraph that so far says ``text`` and whose last line is ``before``?"""
        if before.cells or line.cells or line.source.kind != before.source.kind:
            return False
        if line.text[0] in _CLOSERS and not ends_sentence(text):
            return True
        if ends_sentence(text):
            return False
        if line.gap <= 1 and (_open_bracket(text, line.text) or text[-1] in _COMMAS):
            return True
        if line.gap or (line.indent >= 2 and line.indent > before.indent):
            return False
        return self.is_full(before) or _is_fragment(before, line)

    def is_full(self, line: Stretch) -> bool:
        """Does the line reach the margin?"""
        return self.width is not None and len(line.text) >= self.width * 0.85


def wrapping(lines: list[Stretch]) -> Wrapping:
    """How the lines of a text are broken, judged by the lengths of those that end in mid-sentence."""
    long = [line for line in lines if len(line.text) >= 15 and not line.cells]
    broken = sorted(len(line.text) for line in long if not ends_sentence(line.text))
    if len(broken) < 3 or len(broken) < 0.3 * len(long):
        return Wrapping(None)
    width = broken[int(len(broken) * 0.7)]
    near = sum(0.85 * width <= length <= 1.15 * width for length in broken)
    return Wrapping(width if near >= 0.6 * len(broken) and width <= 100 else None)


def ends_sentence(text: str) -> bool:
    """Does the text end with a full stop, semicolon, colon …, closing quotes and brackets aside?"""
    end = len(text)
    while end and text[end - 1] in _QUOTES:
        end -= 1
    if not end:
        return False
    last = text[end - 1]
    return last in _ENDS or (last == "." and end > 1 and not text[end - 2].isdigit())


def _open_bracket(text: str, following: str) -> bool:
    tail = text[-_LOOK_BACK:]
    for opening, closing in _PAIRS.items():
        last = tail.rfind(opening)
        if last >= 0 and closing not in tail[last:] and closing in following[:_LOOK_BACK]:
            return True
    return False


def _is_fragment(before: Stretch, line: Stretch) -> bool:
    """Runs of digits that stand on lines of their own, because the web page set them in another type."""
    return (before.bare.isdigit() and len(before.bare) <= 6 and line.text[0] > "\u4dff") or (
        line.bare.isdigit() and len(line.bare) <= 6 and len(before.text) > 4
    )
