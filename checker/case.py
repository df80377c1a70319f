"""A document under examination, its facts found when a rule first asks for them, and the dossier that it may lie in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from fzzf_check.facts import Citation, Document, Event, Facts, Figure, Norm, Paragraph
from fzzf_check.source import Source, Span

if TYPE_CHECKING:
    from fzzf_check.parse.norm.surroundings import Around
    from fzzf_check.parse.record.model import Manner, Record

ROLES = (
    "送审稿", "起草说明", "依据", "征求意见材料", "听证材料", "专家意见", "风险评估报告", "公平竞争审查结论", "本单位审核意见",
    "合法性审核意见书", "集体讨论纪要", "请示报告", "公布文件", "其他",
)  # fmt: skip
"""What a file may be in a dossier."""


class Case:
    """One document with its facts. ``as_of`` is the day of the check (``--as-of``, else today), ``places`` those whose
    local rules and provisions apply.
    """

    def __init__(
        self, document: Document, as_of: date, *, as_of_given: bool = False, places: frozenset[str] = frozenset()
    ) -> None:
        self.document = document
        self.as_of = as_of
        self.as_of_given = as_of_given
        self.places = places
        self.dossier: Dossier | None = None  # the folder it lies in, when a folder is examined as one

    @property
    def source(self) -> Source:
        """The text that was read."""
        return self.document.source

    @cached_property
    def acted_on(self) -> date:
        """The day by whose law acts in the document are judged: ``--as-of`` if given, else the document's own date
        (for a record without one, its last event; in a dossier, the last of all files), else the day of the check.
        """
        if self.as_of_given:
            return self.as_of
        if self.document.date:
            return self.document.date
        days = [event.end or event.start for event in self.events if not event.planned]
        own = max((day for day in days if day and day.year > 1900), default=None)
        return own or (self.dossier.last_day if self.dossier else None) or self.as_of

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """All citations; their status holds at ``as_of``."""
        from fzzf_check.parse.citation.citations import find_citations

        return find_citations(self.document, self.as_of)

    @cached_property
    def norms(self) -> tuple[Norm, ...]:
        """All norms."""
        from fzzf_check.parse.norm.norms import find_norms

        return find_norms(self._ordering)

    @cached_property
    def resembling(self) -> tuple[Norm, ...]:
        """The parts of sentences that resemble the violating examples, told as norms of the act 类案比对."""
        from fzzf_check.parse.norm.resemblance import resembling

        return resembling(self._ordering, self.norms)

    @cached_property
    def _ordering(self) -> tuple[Around, ...]:
        """The paragraphs that can order anything, read once for all who ask."""
        from fzzf_check.parse.norm.surroundings import ordering_paragraphs

        return tuple(ordering_paragraphs(self.document, self.citations))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All procedural events."""
        return self.record.events

    @cached_property
    def record(self) -> Record:
        """Events, matters and the manner of proceeding, as a record tells them."""
        from fzzf_check.parse.record.records import read_record

        return read_record(self.document)

    @cached_property
    def resembling_faults(self) -> tuple[Manner, ...]:
        """The sentences of a record that resemble those which tell of a fault of procedure, as manners named 类案比对."""
        from fzzf_check.parse.record.resemblance import resembling

        return resembling(self.document, self.record)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """All figures."""
        from fzzf_check.parse.figures import find_figures

        return find_figures(self.document)

    def facts(self) -> Facts:
        """Everything, for ``--facts``."""
        return Facts(self.document, self.citations, self.norms, self.events, self.figures)

    def paragraph_of(self, span: Span) -> Paragraph | None:
        """The paragraph in which a span begins."""
        return self._by_line.get(span.line) or self.document.paragraph_at(span.line)

    @cached_property
    def _by_line(self) -> dict[int, Paragraph]:
        table: dict[int, Paragraph] = {}
        for paragraph in self.document.paragraphs:
            for origin in paragraph.origins:
                table.setdefault(origin.line, paragraph)
        return table

    def named(self, words: Sequence[str], unless: Sequence[str] = (), beside: str = "") -> bool:
        """Whether the document's name, with what stands ``beside`` it, has one of ``words`` (any name, where none is given)
        and none of ``unless``.
        """
        name = self.document.name + beside
        return (not words or any(word in name for word in words)) and not any(word in name for word in unless)

    def speaks_of(self, words: Iterable[str]) -> bool:
        """Whether one of the words stands anywhere in the document."""
        return any(word in self._text for word in words)

    @cached_property
    def _text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.document.paragraphs)

    def locator(self, span: Span) -> str:
        """The place in legal terms (第五条第二款), or the zone (标题, 署名 …), or 第N行."""
        paragraph = self.paragraph_of(span)
        if paragraph is None:
            return f"第{span.line}行"
        if paragraph.locator:
            return paragraph.locator
        return paragraph.zone if paragraph.zone != "正文" else f"第{span.line}行"

    def head(self) -> Span:
        """An empty span where 版头 facts should stand: at the title, else at the first line with words."""
        return self._start_of("标题") or self._start_of("正文") or self._first()

    def tail(self) -> Span:
        """An empty span where closing facts should stand: behind the last words of the 正文 of the last part."""
        last = None
        for paragraph in self.document.paragraphs:
            if paragraph.zone == "正文" and paragraph.text.strip():
                last = paragraph
        return last.span(len(last.text), len(last.text)) if last else self._first()

    def _start_of(self, zone: str) -> Span | None:
        for paragraph in self.document.paragraphs:
            if paragraph.zone == zone and paragraph.text.strip():
                return paragraph.span(0, 0)
        return None

    def _first(self) -> Span:
        for line in self.source.lines:
            if line.text.strip():
                return Span(line.number, 1, line.number, 1)
        return Span(1, 1, 1, 1)


@dataclass(slots=True, eq=False)
class Member:
    """A file of a dossier; ``role`` one of :data:`ROLES`. ``shift`` is added to its lines (files
    bound in one document begin below its top).
    """

    name: str
    role: str
    case: Case
    shift: int = 0


@dataclass(slots=True, eq=False)
class Dossier:
    """The files in order of their names, the title that they are about ('' if they do not say), and the last day on which
    something happened in the matter (None if no file tells of one).
    """

    members: tuple[Member, ...]
    title: str = ""
    last_day: date | None = None

    def of(self, *roles: str) -> Iterator[Member]:
        """The files of these roles in order."""
        return (member for member in self.members if member.role in roles)

    def has(self, role: str) -> bool:
        """Whether a file has that role."""
        return any(True for _ in self.of(role))

    @property
    def text(self) -> str:
        """All words of all files."""
        return "\n".join(line.text for member in self.members for line in member.case.source.lines)
