"""A predicate: one act found in one sentence, with everything the tests of force and frame look at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from fzzf_check.facts import BasisFrom, Citation, Document, Force, Frame, Paragraph
from fzzf_check.parse.norm.clauses import Phrase, Segment, Sentence
from fzzf_check.parse.norm.constructions import FEW, Act, Construction, any_of, construction
from fzzf_check.parse.norm.reading import Reading
from fzzf_check.parse.norm.tokens import Token
from fzzf_check.text.sentences import start_of_part

_SINCE_WHEN = "^(自/从){长名}(起/之日起)$"  # 从2025年起，费用拖到年底的住户，……
_AS_TOPIC = (
    "的{外部相对人}$", "的{行业场所}$", "的{财物}$", "的{拆物}$", "一旦", "凡", "^(对/对于)…(不/未/没/拒/违/擅自/逾期/仍)…的…",
    "(对/遇到/碰到/查到/抓到/发现)…(不/未/没/无/拒/违/擅自/私自)…的{财物}$",
)  # fmt: skip
_CONSEQUENCE = ("后果：", "处理：", "处置：", "惩戒：", "措施：", "处理措施：", "惩戒措施：", "处置措施：")
_SAME = ("该户", "该企业", "该店", "该单位", "该商户", "该厂", "该车", "该船", "该业主")  # the one spoken of before
_Answer = TypeVar("_Answer", Frame, Force)
_CARRIES_ON = ("同时", "另", "并", "还", "此外", "且", "除此之外", "对上述", "上述", "其")


@dataclass(slots=True)
class Predicate:
    """``start``/``end`` count in ``reading.text``; ``before`` are the earlier sentences of the paragraph as read.

    ``lead`` is the reading of the paragraph that introduces the list, ``above`` that of the paragraph before in the same
    article, ``items`` the words of the list that this paragraph introduces, ``entry_basis`` the citations in the line of
    the basis of this line's entry. ``trace`` gathers the steps in Chinese.
    """

    document: Document
    paragraph: Paragraph
    reading: Reading
    sentence: Sentence
    segment: Segment
    phrase: Phrase
    act: Act
    start: int
    end: int
    before: str
    lead: Reading | None = None
    above: Reading | None = None
    items: str = ""
    entry_basis: tuple[Citation, ...] = ()
    trace: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    basis: tuple[Citation, ...] = ()
    basis_from: BasisFrom = ""

    @property
    def text(self) -> str:
        """The words of the act."""
        return self.reading.text[self.start : self.end]

    @property
    def written(self) -> str:
        """The words of the act as they stand in the document, with the names of what it cites."""
        return self.paragraph.text[slice(*self.reading.back(self.start, self.end))]

    @property
    def head(self) -> str:
        """The words of the phrase before the act."""
        return self.reading.text[self.phrase.start : self.start]

    @property
    def rest(self) -> str:
        """The words behind the act up to the next punctuation mark."""
        return re.split("[，；：。｜]", self.reading.text[self.end : self.end + 60], maxsplit=1)[0]

    @property
    def rest_of_segment(self) -> str:
        """The words of the segment behind the act."""
        return self.reading.text[self.end : self.segment.end]

    @property
    def segment_text(self) -> str:
        """The words of the segment (between semicolons)."""
        return self.reading.text[self.segment.start : self.segment.end]

    @property
    def up_to_act(self) -> str:
        """The words of the segment before the act."""
        return self.reading.text[self.segment.start : self.start]

    @property
    def sentence_text(self) -> str:
        """The words of the sentence."""
        return self.reading.text[self.sentence.start : self.sentence.end]

    @property
    def before_act(self) -> str:
        """The words of the sentence before the act."""
        return self.reading.text[self.sentence.start : self.start]

    @property
    def so_far(self) -> str:
        """The words of the sentence up to the end of the act."""
        return self.reading.text[self.sentence.start : self.end]

    @property
    def leading(self) -> str:
        """The words before the act; of a part of a sentence that only resembles (类案比对), which is its own condition, these too."""
        return self.so_far if self.act.name == "类案比对" else self.before_act

    @property
    def here(self) -> str:
        """The sentence and the paragraph that introduces the list: where what speaks against an act must stand."""
        return (self.lead.text if self.lead is not None else "") + self.sentence_text

    @property
    def around(self) -> str:
        """The same with the sentence before: where what an act is about may be told."""
        return self.before[-60:] + self.here

    @property
    def whole(self) -> str:
        """All that was read of the paragraph."""
        return self.reading.text

    @property
    def column(self) -> str:
        """The name of the column of the table in which the act stands; '' outside tables."""
        row = self.paragraph.row
        place = self.reading.back(self.start, self.end)[0]
        named = zip(row.header, row.cells, strict=False) if row is not None else ()
        return next((name.strip() for name, (start, end) in named if start <= place < end), "")

    @property
    def agent_without_power(self) -> bool:
        """Does a body without power (街道、村委会、专班、协会、企业) decide?"""
        return self.decided_by("无处罚权主体", "乡镇街道")

    def decided_by(self, *names: str) -> bool:
        """Is a body of these classes named as the one that acts?"""
        agents = "".join(token.word for token in self.segment.of("AGENT"))
        return has(self.text + agents, *names)

    def of_agent(self) -> bool:
        """Is somebody named with 由, 经, 授权 … as the one that acts?"""
        return any(phrase.of("AGENT") for phrase in self.segment.phrases if phrase.start <= self.start)

    def tokens_before(self, *kinds: str) -> list[Token]:
        """Tokens of these types in the phrase before the act, in order."""
        return [token for token in self.phrase.of(*kinds) if token.start_pos < self.start]

    def condition(self) -> str:
        """The conditions of the segment before the act (…的，), one after the other."""
        found = [
            told
            for phrase in self.segment.phrases
            if phrase.shape in {"condition", "occasion"}
            and phrase.end <= self.start + 1
            and not says(told := self.reading.text[phrase.start : phrase.end - 1], _SINCE_WHEN)
        ]
        if self.items and says(self.segment_text, "(下列/以下)"):
            found.append(self.items)
        return "，".join(found)

    def topic(self) -> str:
        """费用拖到年底的住户，……; 一旦越过预警值，……: a condition in the shape of a topic or of a clause."""
        text = self.reading.text
        for phrase in self.segment.phrases:
            told = text[phrase.start : phrase.end].rstrip("，")
            if phrase.end > self.start:
                return ""
            if not says(told, _SINCE_WHEN):
                return told if says(told, *_AS_TOPIC) else ""
        return ""

    def carried(self) -> str:
        """The condition that 同时、另、并 carry over from the part or sentence before, where no new one stands: ……的，依法处罚；
        同时停发补贴.
        """
        own = self.reading.text[self.segment.start : self.start] + self.text[:2]
        goes_on = own.startswith(_CARRIES_ON) or any(word in own for word in _SAME)
        if not goes_on and not self._part_of_one_case(own):
            return ""
        earlier = self.reading.text[: self.segment.start].rstrip("。；")
        return earlier[start_of_part(earlier, len(earlier)) :]

    def _part_of_one_case(self, own: str) -> bool:
        """……的，依法处罚；车辆三个月内不得驶入: the part before holds the condition. 对象：……；后果：…… as well."""
        before = self.reading.text[self.sentence.start : self.segment.start]
        named = "的，" in before or bool(says(before, "^对…的…，"))
        told = before.endswith("；") and named and "的，" not in own
        return told or own.startswith(_CONSEQUENCE)

    def note(self, step: str) -> None:
        """Add a step to the trace."""
        self.trace.append(step)

    def doubt(self, what: str) -> None:
        """Say what a reviewer has to verify; a norm with a doubt is never an error."""
        self.doubts.append(what)


def has(text: str, *names: str) -> bool:
    """Does a word of these classes stand in the text?"""
    return any_of(*names).search(text) is not None


def first(text: str, *names: str) -> str:
    """The first word of these classes in the text, or ''."""
    match = any_of(*names).search(text)
    return match[0] if match else ""


def noted(p: Predicate, words: str | bool, why: str, answer: _Answer) -> _Answer | None:
    """The answer of a test, with a note of the words that decide it and why; None where there are no such words."""
    if not words:
        return None
    p.note(f"“{words}”：{why}")
    return answer


def says(text: str, *written: str) -> str:
    """The first of these constructions found in the text, or ''."""
    for few, said in _constructions(written):
        for word in few:
            if word in text:
                break
        else:
            if few:
                continue
        match = said.pattern.search(text) if said.is_worth_trying(text) else None
        if match:
            return match[0]
    return ""


@cache
def _constructions(written: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], Construction], ...]:
    """The constructions, each with its anchors if they are few enough to be looked for before it is tried."""
    known = map(construction, written)
    return tuple((said.anchors if len(said.anchors) <= FEW else (), said) for said in known)
