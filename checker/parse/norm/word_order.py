"""Could the words of a construction stand in a text in its order, near enough? A look that needs no compiled pattern.

A pattern costs some ten milliseconds to compile and most of those that a document's words call up never match. Sets of
places in the text are the bits of integers: where a piece may end, what lies within reach of there, where the next begins.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

NARROW, WIDE, ANY = "，。；：！？｜", "。；！？｜", ""
"""The signs that a gap does not cross: that of …, that of ……, and what is not known to stop anywhere."""


class Step(NamedTuple):
    """One piece of a construction: how far behind the piece before it may begin, and the words one of which it is.

    ``gaps`` are (characters, signs not crossed), one after the other; fewer than none are as many as there may be.
    """

    gaps: tuple[tuple[int, str], ...]
    words: frozenset[str]


def may_follow(steps: tuple[Step, ...], text: str) -> bool:
    """Whether the pieces can be found in their order within reach of each other; True where the look cannot tell."""
    whole = (1 << len(text) + 1) - 1
    at = whole
    for step in steps:
        for most, signs in step.gaps:
            at = _reach(at, most, _free(text, signs), whole)
        at = _behind(step.words, text, at)
        if not at:
            return False
    return True


def _behind(words: frozenset[str], text: str, at: int) -> int:
    """The places behind one of the words, of those that begin at one of the places ``at``."""
    ends = 0
    for word in words:
        place = text.find(word)
        while place >= 0:
            if at >> place & 1:
                ends |= 1 << place + len(word)
            place = text.find(word, place + 1)
    return ends


def _reach(at: int, most: int, free: int, whole: int) -> int:
    """The places up to so many characters behind ``at``, none of those between being a sign that stops."""
    if most < 0:  # no limit known
        lowest = at & -at
        return whole & ~(lowest - 1)
    step = at
    for _ in range(most):
        step = (step & free) << 1
        if not step:
            break
        at |= step
    return at & whole


@lru_cache(maxsize=16)  # the constructions that a sentence calls up ask for the same few, one after the other
def _free(text: str, signs: str) -> int:
    """The places in the text at which no such sign stands."""
    stops = 0
    for sign in signs:
        place = text.find(sign)
        while place >= 0:
            stops |= 1 << place
            place = text.find(sign, place + 1)
    return ((1 << len(text)) - 1) & ~stops
