"""Which acts a sentence says: constructions tried only where their rarest words stand.

A pair of neighbouring characters is looked up in a table of the pairs that begin a trigger word; a text without one of
them costs no more than building the set of its pairs.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from .constructions import Act, Construction, Pair, acts

Found = tuple[int, int, Act]
_Trigger = tuple[str, tuple[tuple[Act, Construction], ...]]
_ONCE = frozenset({"许可", "竞争", "证明", "权利义务"})  # one finding of an act for a part of a sentence is enough
_BEFORE, _BEHIND = 20, 12  # so far around an act an idiom may reach


@cache
def _triggers() -> dict[Pair, tuple[_Trigger, ...]]:
    """The first two characters of a trigger word → the words that begin so, each with its acts and constructions."""
    by_word: dict[str, list[tuple[Act, Construction]]] = defaultdict(list)
    for act in acts():
        for construction in act.says:
            for word in construction.anchors:
                by_word[word].append((act, construction))
    table: dict[Pair, list[_Trigger]] = defaultdict(list)
    for word, uses in by_word.items():
        table[word[0], word[1:2]].append((word, tuple(uses)))
    return {pair: tuple(words) for pair, words in table.items()}


def pairs_of(text: str) -> set[Pair]:
    """All pairs of neighbouring characters, and each character alone."""
    pairs: set[Pair] = set(itertools.pairwise(text))
    pairs.update([(char, "") for char in set(text)])
    return pairs


def may_say_any(text: str) -> bool:
    """A quick look: can the text say any act at all?"""
    table = _triggers()
    return any(word in text for pair in table.keys() & pairs_of(text) for word, _ in table[pair])


def acts_in(text: str, start: int, end: int) -> list[Found]:
    """The acts said in the sentence ``text[start:end]``, in order of the text.

    Overlapping finds of one act are one; idioms that only look like an act are left out; where two acts overlap and one
    yields to the other, the more telling one stays.
    """
    words = text[start:end]
    pairs = pairs_of(words)
    table = _triggers()
    tried: set[Construction] = set()
    found: dict[str, list[Found]] = defaultdict(list)
    for pair in table.keys() & pairs:
        for word, uses in table[pair]:
            if word not in words:
                continue
            for act, construction in uses:
                if construction not in tried and construction.possible(pairs):
                    tried.add(construction)
                    found[act.name].extend(_matches(act, construction, text, start, end))
    merged = list(_once([item for group in found.values() for item in _merge(group)], text))
    return sorted(_most_telling(merged), key=lambda item: (item[0], item[1], item[2].name))


def _matches(act: Act, construction: Construction, text: str, start: int, end: int) -> Iterator[Found]:
    for match in construction.pattern.finditer(text, start, end):
        begin = match.start("core") if "core" in match.groupdict() else match.start()
        if not _idiom(act, text, match.start(), match.end(), start, end):
            yield begin, match.end(), act


def _idiom(act: Act, text: str, start: int, end: int, low: int, high: int) -> bool:
    around_low, around_high = max(low, start - _BEFORE), min(high, end + _BEHIND)
    return any(
        match.start() < end and match.end() > start
        for construction in act.but_not
        for match in construction.pattern.finditer(text, around_low, around_high)
    )


def _merge(group: Iterable[Found]) -> Iterator[Found]:
    current: Found | None = None
    for item in sorted(group, key=lambda item: (item[0], -item[1])):
        if current is not None and item[0] < current[1]:
            current = (current[0], max(current[1], item[1]), current[2])
            continue
        if current is not None:
            yield current
        current = item
    if current is not None:
        yield current


def _once(found: list[Found], text: str) -> Iterator[Found]:
    """Join what a part of a sentence (between semicolons) says twice of 许可, 竞争 and the like."""
    joined: dict[tuple[str, int], Found] = {}
    for start, end, act in sorted(found, key=lambda item: item[0]):
        if act.kind not in _ONCE:
            yield start, end, act
            continue
        key = act.name, text.count("；", 0, start)
        first = joined.get(key)
        joined[key] = (first[0], max(first[1], end), first[2]) if first else (start, end, act)
    yield from joined.values()


def _most_telling(found: list[Found]) -> Iterator[Found]:
    """审批同意 yields to 名录准入 where both overlap."""
    for start, end, act in found:
        if not any(o.name in act.yields_to and s < end and start < e for s, e, o in found):
            yield start, end, act


def act_tokens(text: str, found: list[Found]) -> list[tuple[int, int]]:
    """The last character of each act (before a punctuation mark): a token that leaves the words inside to be read."""
    ends = {_PUNCTUATION.search(text, start, end) or end for start, end, _ in found}
    places = {place if isinstance(place, int) else place.start() for place in ends}
    return [(place - 1, place) for place in sorted(places) if place]


_PUNCTUATION = re.compile("[，；：。！？｜]")
