"""The raw tokens of references: what may be (part of) one, found in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from fzzf_check.law.instruments import STATE, national_names
from fzzf_check.law.rank import place_level
from fzzf_check.parse.citation.words import (
    BASIS_WORDS,
    LONGEST_NAME,
    SHORTEST_LOCAL_NAME,
    SHORTEST_NAME,
    STARTS,
    VIOLATE_WORDS,
    pattern,
)  # fmt: skip
from fzzf_check.patterns import lazy

_LOOK_BACK = 16  # characters before a number, 纪要 or 有关法律 that may belong to it
_PLACES = frozenset("省市州县区盟旗镇乡")


def _first(head: str) -> str:
    """The character that a head begins with."""
    return head.lstrip("\\")[0]


_ANCHORS = lazy("|".join(sorted({head for heads in STARTS.values() for head in heads.split(" ")}, reverse=True)))
_AT: dict[str, tuple[str, ...]] = {}
for _name, _heads in STARTS.items():
    for _char in dict.fromkeys(map(_first, _heads.split(" "))):
        _AT[_char] = (*_AT.get(_char, ()), _name)


class Raw(NamedTuple):
    """A stretch of the text that may become a token."""

    kind: str
    start: int
    end: int


class Scanner:
    """The raw tokens of one text. Names that the text itself introduces (以下简称道交法) count as names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.own_names = frozenset(m["name"] for m in pattern("SHORT").finditer(text)) if "称" in text else frozenset()
        self.own_endings = frozenset(name[-3:] for name in self.own_names)

    def __iter__(self) -> Iterator[Raw]:
        """What may become a token, in order and without overlap."""
        end = 0
        for anchor in _ANCHORS.finditer(self.text):
            start = anchor.start()
            if start < end:
                continue
            for name in _AT[self.text[start]]:
                hit = pattern(name).match(self.text, start)
                raw = self._widened(Raw(name, start, hit.end()), end) if hit else None
                if raw is not None:
                    yield raw
                    end = raw.end
                    break

    def _widened(self, raw: Raw, limit: int) -> Raw | None:
        """Kinds that are known by their end take in the words before them, not those before ``limit``; None if nothing
        is there that makes sense of it.
        """
        if raw.kind == "NAME":
            return self._name(raw, limit)
        if raw.kind not in {"NUMBER", "MINUTES", "GENERIC"}:
            return raw
        words = self.text[max(limit, raw.start - _LOOK_BACK) : raw.start]
        lead = _last_lead(words)
        before = pattern(f"BEFORE_{raw.kind}").search(words, lead.end() if lead else 0)
        if before is None:
            return None if raw.kind == "NUMBER" else raw
        return Raw(raw.kind, raw.start - len(before[0]), raw.end)

    def _name(self, raw: Raw, limit: int) -> Raw | None:
        """A statute's name without 书名号: one that the table or the text knows, or one that begins with a place.

        Only behind a lead-in, in a list or before an article: a look-up for every 办法 would cost too much.
        """
        first = max(limit, raw.end - LONGEST_NAME)
        words = self.text[first : raw.end]
        listed = 0 < limit == first and words[0] in "、和及与"
        if (
            not listed
            and _last_lead(words) is None
            and not words.endswith("条例")
            and not pattern("PLACED").match(self.text, raw.end)
        ):
            return None
        ending = words[-3:]
        if ending in _endings() or ending in self.own_endings:
            for start in range(first, raw.end - SHORTEST_NAME + 1):
                if self._is_name(self.text[start : raw.end]) and _on_edge(self.text[max(limit, start - 3) : start]):
                    return Raw("NAME", start, raw.end)
        return None if _PLACES.isdisjoint(words) else _local_name(pattern("NO_NAME").split(words)[-1], raw)

    def _is_name(self, name: str) -> bool:
        return name.removeprefix(STATE) in national_names() or name in self.own_names


@cache
def _endings() -> frozenset[str]:
    return frozenset(name[-3:] for name in national_names())


def _on_edge(before: str) -> bool:
    return not before or pattern("NAME_EDGE").search(before) is not None


def _local_name(words: str, raw: Raw) -> Raw | None:
    """省小餐饮管理条例, 云川省物业管理条例: a place at the head, behind an edge; 办法 and 规定 only behind a lead-in."""
    lead = _last_lead(words)
    led = lead is not None and (lead[0] in BASIS_WORDS or lead[0] in VIOLATE_WORDS)
    if not led and not words.endswith("条例"):
        return None
    begin = lead.end() if lead else 0
    for start in (begin, *(edge.end() for edge in pattern("EDGE").finditer(words, begin))):
        rest = words[start:]
        if len(rest) >= SHORTEST_LOCAL_NAME and pattern("LOCAL_NAME").fullmatch(rest) and place_level(rest):
            return Raw("NAME", raw.end - len(rest), raw.end)
    return None


def _last_lead(words: str) -> re.Match[str] | None:
    found = None
    for lead in pattern("LEAD").finditer(words):
        found = lead
    return found
