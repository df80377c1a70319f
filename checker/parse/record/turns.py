"""Who spoke when, in minutes that write down speaker by speaker (某某：……): 行政首长 speaks last (重大行政决策程序暂行条例 art. 30)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fzzf_check.facts import Paragraph
from fzzf_check.parse.record.model import Manner, Matter
from fzzf_check.parse.record.words import Sentence
from fzzf_check.parse.record.years import Read
from fzzf_check.patterns import lazy

_ROSTER = lazy(r"^(?:出\s*席|参\s*会|到\s*会|参\s*加)(?:人员|成员)?\s*[：:](?P<names>.+)$")
_TURN = lazy(r"^\s*(?P<names>[一-龥]{2,4}(?:、[一-龥]{2,4}){0,8})(?:[（(][^）)]{0,20}[）)])?\s*[：:]")
_ASIDE = lazy(r"[（(][^）)]*[）)]|\s")
_LEAVES_FLOOR = lazy(r"(?:大家|各位|先请|你们)先?(?:谈|讲|说|发言|逐个|议)|最后(?:讲|说|发言|表态)|听听")
_STANDS = ("强通过", "先发言", "拍板", "定调词")


@dataclass(frozen=True, slots=True)
class _Turn:
    """What one or several speakers say in a paragraph."""

    names: frozenset[str]
    read: Read


def members(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The names of those who attend as members, as the head of the minutes lists them (出席：某某、某某)."""
    listed = (found["names"] for p in paragraphs if (found := _ROSTER.match(p.text.strip())))
    return frozenset(name for names in listed for name in re.split("[、，]", _ASIDE.sub("", names)) if name)


def spoke_first(matter: Matter, reads: Sequence[Read], attending: frozenset[str]) -> Iterator[Manner]:
    """The chief's opinion on the outcome, where no member had spoken yet and some spoke afterwards."""
    turns = [_Turn(frozenset(found["names"].split("、")), r) for r in reads if (found := _TURN.match(r.paragraph.text))]
    for n, turn in enumerate(turns):
        others = attending.difference(turn.read.chiefs)
        if turn.names & others:
            return
        followed = any(later.names & others for later in turns[n + 1 :])
        if (
            turn.names.intersection(turn.read.chiefs)
            and followed
            and not _LEAVES_FLOOR.search(turn.read.paragraph.text)
        ):
            stand = next(filter(_takes_a_stand, turn.read.sentences), None)
            if stand is not None:
                yield Manner("集体讨论决定", "首长先言", turn.read.paragraph, stand.start, stand.end, matter.name)
                return


def _takes_a_stand(sentence: Sentence) -> bool:
    """Whether the sentence says how the matter is to end: 今天必须通过, 就按送审稿定下来."""
    return not sentence.asked and any(any(map(item.isa, _STANDS)) and not item.quoted for item in sentence.items())
