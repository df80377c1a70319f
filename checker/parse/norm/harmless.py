"""Denial, the idioms of ``grammar/vocabulary/harmless.yaml``: nobody is harmed, bound or treated worse, whatever the words
of the act.

See :mod:`.denial`, which asks here last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from fzzf_check.grammar import vocabulary
from fzzf_check.parse.norm.predicate import Predicate, says

FILE = "harmless"
_PLACES: dict[str, Callable[[Predicate], str]] = {
    "行为": lambda p: p.text,
    "行为末句": lambda p: p.text.rpartition("，")[2],
    "短语前": lambda p: p.head,
    "短语后": lambda p: p.rest,
    "段前": lambda p: p.up_to_act,
    "段后": lambda p: p.rest_of_segment,
    "段": lambda p: p.segment_text,
    "句": lambda p: p.sentence_text,
    "原文": lambda p: p.written,
}
_LAST = re.compile(r"(.+)末(\d+)字")
_KEYS = {"like", "acts", "kind", "in", "says", "unless", "when"}


class Told(NamedTuple):
    """Words looked for: in which places (joined, each whole or its last so many characters), by which constructions."""

    places: tuple[tuple[str, int], ...]
    constructions: tuple[str, ...]

    def by(self, p: Predicate) -> str:
        """The words that say it; '' if none do."""
        return says("".join(_PLACES[name](p)[-last:] for name, last in self.places), *self.constructions)


class Idiom(NamedTuple):
    """An idiom: ``acts`` are kinds or names of acts (none: any act), ``kind`` the one kind that the act must be of.

    ``likes`` are sentences that nobody may flag, and that would be flagged without it.
    """

    likes: tuple[str, ...]
    acts: frozenset[str]
    kind: str
    told: Told
    unless: Told | None
    when: Told | None

    def speaks_of(self, kind: str, name: str) -> bool:
        """Whether it may be said of an act of that kind and name."""
        named = not self.acts or kind in self.acts or name in self.acts
        return named and (not self.kind or kind == self.kind)

    def by(self, p: Predicate) -> str:
        """The words that say it of this act, of which it speaks; '' if none do."""
        if (self.when and not self.when.by(p)) or (self.unless and self.unless.by(p)):
            return ""
        return self.told.by(p)


@cache
def group(name: str) -> frozenset[str]:
    """The acts that the vocabulary holds together under this name (拿走权益, 自带否定)."""
    return frozenset(vocabulary(FILE)["groups"][name]["words"].split())


@cache
def idioms() -> tuple[Idiom, ...]:
    """All idioms in the order of the file."""
    return tuple(read_idiom(entry) for entry in vocabulary(FILE)["idioms"])


@cache
def idioms_of(kind: str, name: str) -> tuple[Idiom, ...]:
    """Those that may be said of an act of that kind and name: a document asks the same few again and again."""
    return tuple(idiom for idiom in idioms() if idiom.speaks_of(kind, name))


def read_idiom(entry: dict[str, Any]) -> Idiom:
    """An entry of the file as an idiom. Raises ValueError for a key or a place that there is not."""
    if unknown := entry.keys() - _KEYS:
        raise ValueError(f"{FILE}.yaml：“{entry.get('like', '')}”里没有这样的键：{'、'.join(sorted(unknown))}")
    likes = entry["like"] if isinstance(entry["like"], list) else [entry["like"]]
    groups = vocabulary(FILE)["groups"]
    acts: set[str] = set()
    for name in entry.get("acts", "").split():
        acts |= group(name) if name in groups else {name}
    beside = {key: _told(likes[0], entry[key]) if key in entry else None for key in ("unless", "when")}
    return Idiom(tuple(likes), frozenset(acts), entry.get("kind", ""), _told(likes[0], entry), **beside)


def _told(like: str, entry: dict[str, Any]) -> Told:
    return Told(tuple(_place(like, word) for word in entry["in"].split()), tuple(entry["says"]))


def _place(like: str, word: str) -> tuple[str, int]:
    last = _LAST.fullmatch(word)
    name, length = (last[1], int(last[2])) if last else (word, 0)
    if name not in _PLACES:
        raise ValueError(f"{FILE}.yaml：“{like}”的 in 不认识“{word}”，可以写{'、'.join(_PLACES)}")
    return name, length


def harmless(p: Predicate) -> str:
    """The words that say that nobody is harmed, bound or treated worse; '' if none do."""
    said = (idiom.by(p) for idiom in idioms_of(p.act.kind, p.act.name))
    return next(filter(None, said), "") or _brought_no_more(p) or _none_may(p)


def _brought_no_more(p: Predicate) -> str:
    """上门办理，不再开具健在证明: nobody has to bring it any more, and this holds for everybody."""
    if p.act.name != "停办业务" or p.condition():
        return ""
    return says(p.text, "不再(开具/索要/提交/提供/出具)…证明")


def _none_may(p: Predicate) -> str:
    """物业公司无权锁车，居委会无权要求停车场扣车: one after the other is told that it has no power."""
    if p.act.name != "类案比对" or not all("无权" in clause or "不得" in clause for clause in p.text.split("，")):
        return ""
    return says(p.text, "^{长名}无权")
