"""Which acts a sentence says: constructions tried only where all their words stand.

Words are looked up by their first two characters, in a table made once a machine: a text that begins no trigger word costs
no more than building the set of its pairs of neighbouring characters, and of the constructions that have a trigger word
in a sentence most lack another word. What a sentence holds and what a construction needs are bits of two integers.
"""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, pairwise
from typing import cast

from fzzf_check import cache as store
from fzzf_check.parse.norm.constructions import Act, acts, needed_beside, vocabulary_key
from fzzf_check.parse.norm.reading import CELL
from fzzf_check.patterns import lazy

Found = tuple[int, int, Act]
_Key = tuple[str, str] | str  # two neighbouring characters, or one
_Use = tuple[int, int, int]  # number of the act, number of its construction, bits of what else the sentence must hold
_Triggers = tuple[tuple[str, tuple[_Use, ...]], ...]  # trigger words and what each may trigger
_Longer = tuple[tuple[str, int], ...]  # words of three characters and more with the bits of what each is needed for
_Entry = tuple[_Triggers, int, _Longer]  # the bits are those of the key itself, as a word
_ONCE = frozenset({"许可", "竞争", "证明", "权利义务"})  # one finding of an act for a part of a sentence is enough
_BEFORE, _BEHIND = 20, 12  # so far around an act an idiom may reach


@cache
def _table() -> dict[_Key, _Entry]:
    """What may stand where two neighbouring characters (or one) stand: trigger words, and words needed beside them."""

    def dump(table: object) -> bytes:
        return marshal.dumps(cast("dict[_Key, _Entry]", table))

    return cast(
        "dict[_Key, _Entry]", store.load_or_build("triggers", vocabulary_key(__file__), marshal.loads, _build, dump)
    )


def _build() -> dict[_Key, _Entry]:
    bits: dict[tuple[str, ...], int] = {}
    uses: dict[str, list[_Use]] = defaultdict(list)
    for number, act in enumerate(acts()):
        for place, construction in enumerate(act.says):
            needed = 0
            for words in needed_beside(construction):
                needed |= bits.setdefault(words, 1 << len(bits))
            for word in construction.anchors:
                uses[word].append((number, place, needed))
    holds: dict[str, int] = defaultdict(int)
    for words, bit in bits.items():
        for word in words:
            holds[word] |= bit
    triggers: dict[_Key, list[tuple[str, tuple[_Use, ...]]]] = defaultdict(list)
    for word, its_uses in uses.items():
        triggers[_key(word)].append((word, tuple(its_uses)))
    same: dict[int, int] = {}  # equal integers once, so that the cache holds them once
    sure: dict[_Key, int] = {}
    longer: dict[_Key, list[tuple[str, int]]] = defaultdict(list)
    for word, held in holds.items():
        held = same.setdefault(held, held)
        if len(word) > 2:
            longer[_key(word)].append((word, held))
        else:
            sure[_key(word)] = held
    return {
        key: (tuple(triggers.get(key, ())), sure.get(key, 0), tuple(longer.get(key, ())))
        for key in {**triggers, **sure, **longer}
    }


def _key(word: str) -> _Key:
    return (word[0], word[1]) if len(word) > 1 else word


def _beginnings(text: str) -> Iterator[_Entry]:
    """The entries of the table for all pairs of neighbouring characters and each character alone."""
    look = _table().get
    return chain(filter(None, map(look, pairwise(text))), filter(None, map(look, text)))


def may_say_any(text: str) -> bool:
    """A quick look: can the text say any act at all?"""
    return any(word in text for triggers, _, _ in _beginnings(text) for word, _ in triggers)


def acts_in(text: str, start: int, end: int) -> list[Found]:
    """The acts said in the sentence ``text[start:end]``, in order of the text.

    Overlapping finds of one act are one; idioms that only look like an act are left out; where two acts overlap and one
    yields to the other, the more telling one stays.
    """
    sentence = text[start:end]
    tried = _possible(sentence)
    if not tried:
        return []
    known = acts()
    found: dict[str, list[Found]] = defaultdict(list)
    for number, place in sorted(tried):
        act = known[number]
        said = act.says[place]
        if (_OF_A_CELL in act.needs and not sentence.endswith(CELL)) or not said.is_worth_trying(sentence):
            continue
        for match in said.pattern.finditer(text, start, end):
            if not _idiom(act, text, match.start(), match.end(), start, end):
                begin = match.start("core") if match.re.groupindex else match.start()
                found[act.name].append((begin, match.end(), act))
    if not found:
        return []
    merged = list(_once([item for group in found.values() for item in _merge(group)], text))
    return sorted(_most_telling(merged, text), key=lambda item: (item[0], item[1], item[2].name))


def _possible(words: str) -> set[tuple[int, int]]:
    """(act, construction of the act) of those constructions all of whose fixed words stand in the sentence."""
    beginnings = list(_beginnings(words))
    uses: list[_Use] = []
    for triggers, _, _ in beginnings:
        for word, its_uses in triggers:
            if word in words:
                uses += its_uses
    if not uses:
        return set()
    held = 0
    for _, bits, longer in beginnings:
        held |= bits
        for word, its_bits in longer:
            if word in words:
                held |= its_bits
    return {(number, place) for number, place, needed in uses if needed & held == needed}


def _idiom(act: Act, text: str, start: int, end: int, low: int, high: int) -> bool:
    if not act.but_not:
        return False
    low, high = max(low, start - _BEFORE), min(high, end + _BEHIND)
    around = text[low:high]
    for idiom in act.but_not:
        if idiom.may_stand_in(around) and idiom.is_worth_trying(around):
            for match in idiom.pattern.finditer(text, low, high):
                if match.start() < end and match.end() > start:
                    return True
    return False


_STRICT, _OF_A_CELL = "违反条件", "措施栏"


def _merge(group: Iterable[Found]) -> Iterator[Found]:
    current: Found | None = None
    for item in sorted(group, key=lambda item: (item[0], -item[1])):
        if current is not None and item[0] < current[1]:
            act = min(
                current[2], item[2], key=lambda act: (len(act.needs), _STRICT in act.needs, not act.marks)
            )  # what counts by itself, or under any condition, needs no wrong
            current = (current[0], max(current[1], item[1]), act)
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


def _most_telling(found: list[Found], text: str) -> Iterator[Found]:
    """审批同意 yields to 名录准入 where both overlap; what follows behind 否则 (须加入协会，否则不予备案) stays an act."""
    for start, end, act in found:
        above = [(s, e) for s, e, o in found if o.name in act.yields_to and s < end and start < e]
        refused = text.find("否则", max((e for _, e in above), default=start), end)
        if not above or (act.name == "前置条件" and refused >= 0):
            yield (refused if above else start), end, act


def act_tokens(text: str, found: list[Found]) -> list[tuple[int, int]]:
    """The last character of each act (before a punctuation mark, and before the 的 of a condition that the act reaches
    over): a token that leaves the words inside to be read.
    """
    ends = {_PUNCTUATION.search(text, start, end) or end for start, end, _ in found}
    places = {place if isinstance(place, int) else place.start() for place in ends}
    return [(place - 1, place) for place in sorted(places) if place]


_PUNCTUATION = lazy("[的者]，|[，；：。！？｜]")
