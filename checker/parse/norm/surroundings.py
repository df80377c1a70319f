"""What stands around a paragraph: its reading, the paragraph that introduces it, the one above, the basis of its entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from fzzf_check.facts import Citation, Document, Paragraph
from fzzf_check.parse.norm.clauses import Phrase, Segment, Sentence
from fzzf_check.parse.norm.constructions import Act
from fzzf_check.parse.norm.entries import bases_of_entries
from fzzf_check.parse.norm.predicate import Predicate
from fzzf_check.parse.norm.reading import Reading, read

_ZONES = frozenset({"正文", "附件", "附注"})
_EXCERPT = (
    "主要内容", "内容摘录", "内容摘要", "方案摘录", "方案内容", "决定内容", "决策内容", "内容节选", "主要措施", "方案要点",
    "草案要点", "规划要点", "修改稿要点", "内容要点", "内容提要", "主要规定", "主要条款", "重点条款", "核心条款", "主要制度", "怎么改", "怎么定", "怎么管", "定了什么", "定了些什么", "改些什么",
)  # fmt: skip
"""Headings in a record under which the words of the decision stand."""


def ordering_paragraphs(document: Document, citations: tuple[Citation, ...]) -> Iterator[Around]:
    """The paragraphs that can order anything, in order of the text, each with what stands around it.

    A record tells what was done; only the decision it quotes orders anything.
    """
    readings = _Readings(citations)
    items: dict[int, str] = defaultdict(str)
    for paragraph in document.paragraphs:
        if paragraph.lead is not None:
            items[id(paragraph.lead)] += paragraph.text
    bases = bases_of_entries(document.paragraphs)
    above: Paragraph | None = None
    told = document.kind == "决策记录"
    for paragraph in document.paragraphs:
        if told and not _gives_decision(paragraph):
            continue
        if paragraph.zone in _ZONES and not (paragraph.row and paragraph.row.is_header):
            yield Around(document, paragraph, above, items[id(paragraph)], bases.get(id(paragraph)), readings)
        above = paragraph


def _gives_decision(paragraph: Paragraph) -> bool:
    """Does a paragraph of a record stand under a heading such as 方案主要内容摘录?"""
    unit = paragraph.unit
    return unit is not None and any(word in above.heading for above in unit.ancestors() for word in _EXCERPT)


class _Readings:
    """Each paragraph is read at most once, and only if somebody asks."""

    def __init__(self, citations: tuple[Citation, ...]) -> None:
        self._cited: dict[int, list[Citation]] = defaultdict(list)
        for citation in citations:
            self._cited[id(citation.paragraph)].append(citation)
        self._made: dict[int, Reading] = {}

    def cited(self, paragraph: Paragraph) -> tuple[Citation, ...]:
        """The citations of a paragraph."""
        return tuple(self._cited.get(id(paragraph), ()))

    def of(self, paragraph: Paragraph) -> Reading:
        """The reading of a paragraph."""
        key = id(paragraph)
        if key not in self._made:
            cells = tuple(start for start, _ in paragraph.row.cells) if paragraph.row else ()
            begin = min(paragraph.body, len(paragraph.text))
            self._made[key] = read(paragraph.text, begin, len(paragraph.text), self._cited.get(key, ()), cells)
        return self._made[key]


@dataclass(frozen=True, slots=True)
class Around:
    """A paragraph and what stands around it."""

    document: Document
    paragraph: Paragraph
    before: Paragraph | None
    items: str
    basis: Paragraph | None
    readings: _Readings

    @property
    def reading(self) -> Reading:
        """The paragraph as read."""
        return self.readings.of(self.paragraph)

    def lead(self) -> Reading | None:
        """The paragraph that introduces the list."""
        return self.readings.of(self.paragraph.lead) if self.paragraph.lead is not None else None

    def above(self) -> Reading | None:
        """The paragraph before, if it belongs to the same article."""
        before = self.before
        same = before is not None and before.locator and before.unit is self.paragraph.unit
        return self.readings.of(before) if before is not None and same else None

    def basis_of_entry(self) -> tuple[Citation, ...]:
        """What the line of the basis of this line's entry cites (设定依据：《…》)."""
        return self.readings.cited(self.basis) if self.basis is not None else ()

    def predicate(
        self, sentence: Sentence, segment: Segment, phrase: Phrase, act: Act, start: int, end: int
    ) -> Predicate:
        """``act``, said at ``start``–``end`` of the reading, with all that the tests of force and frame look at."""
        return Predicate(
            self.document, self.paragraph, self.reading, sentence, segment, phrase, act, start, end,
            self.reading.text[: sentence.start], self.lead(), self.above(), self.items, self.basis_of_entry(),
        )  # fmt: skip
