"""Counted things (采纳31条, 3名赞成, 不合法的2件): the number, its unit, and the words beside it that say what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import integer

_DIGITS = "0-9０-９一二三四五六七八九十百千零〇两"
NUMBER = rf"(?<![{_DIGITS}第])(?P<number>[0-9０-９]{{1,6}}|[一二三四五六七八九十百千零〇两]{{1,7}})"
"""A whole number that is no ordinal, as a group for patterns."""
_BREAK = lazy(r"[，。；、,;：:（）()|｜\t]|其中")


@dataclass(frozen=True, slots=True)
class Count:
    """``number`` of ``unit`` at ``start``…``end`` of a text; ``before`` and ``behind`` are the words up to the next stop on
    either side, ``more`` whether it is a round number (90余条), ``aside`` whether it stands in brackets that opened behind
    the place where reading began.
    """

    number: int
    unit: str
    start: int
    end: int
    before: str
    behind: str
    more: bool = False
    aside: bool = False

    @property
    def first(self) -> int:
        """Where the words before the number begin."""
        return self.start - len(self.before.lstrip())

    @property
    def last(self) -> int:
        """Where the words behind the unit end."""
        return self.end + len(self.behind.rstrip())


def counts(text: str, start: int, end: int, units: str) -> Iterator[Count]:
    """The counted things between two places of a text; ``units`` are the units, with ``|`` between them."""
    for found in re.finditer(rf"{NUMBER}(?P<more>\s*[余多])?\s*(?P<unit>{units})", text[:end]):
        number = integer(found["number"])
        if found.start() < start or number is None:
            continue
        before, behind = _clause(text, found, start, end)
        aside = text.count("（", start, found.start()) > text.count("）", start, found.start())
        yield Count(number, found["unit"], found.start(), found.end(), before, behind, found["more"] is not None, aside)


def _clause(text: str, found: re.Match[str], start: int, end: int) -> tuple[str, str]:
    """The words before and behind a number, up to the next stop or number."""
    breaks = [start, *(b.end() for b in _BREAK.finditer(text, start, found.start()))]
    after = _BREAK.search(text, found.end(), end)
    return text[breaks[-1] : found.start()], text[found.end() : after.start() if after else end]


def unequal(stated: int, parts: Sequence[int]) -> tuple[dict[str, str], str]:
    """What a finding says of a total that its parts do not make up: the values of its placeholders (stated, computed, how) and
    the line of its trace.
    """
    how = "＋".join(map(str, parts)) + f"＝{sum(parts)}"
    return {"stated": str(stated), "computed": str(sum(parts)), "how": how}, f"总数{stated}，各部分{how}"
