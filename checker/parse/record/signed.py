"""Papers that are themselves the step: the opinion, the report, the petition to the party, the notice that publishes. The day
that they bear is the step's where their text names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fzzf_check.facts import Document, Event
from fzzf_check.parse.record.found import REVIEW, Found
from fzzf_check.parse.record.made import event_of
from fzzf_check.parse.record.model import Matter
from fzzf_check.parse.record.subjects import title_text
from fzzf_check.parse.record.words import Clause, Sentence, When
from fzzf_check.patterns import lazy

_PETITION = lazy(r"(?:请示|报告)$")
_NOW_REPORTED = lazy(r"[^。；]{0,24}[，。]?(?:现|特)[^。；，]{0,16}(?:请示|报告|补报|报请|呈报)")
_TO_THE_PARTY = lazy(r"(?:中共)?[一-龥]{0,8}[省市州盟县区旗]委[：:]")
_PARTY_GROUP = lazy(r"党组(?:文件|关于|$)")


@dataclass(frozen=True, slots=True)
class _Paper:
    """A kind of paper that takes a step itself: how its title ends, and the sentence that takes the step."""

    kind: str
    title: re.Pattern[str]
    says: re.Pattern[str]


_HEREBY = (
    _Paper(
        "公布",
        lazy(r"(?:印发|公布|发布).{4,60}(?:通知|公告|通告|决定)$|政府(?:公告|通告)$"),
        lazy(r"现将?[^。]{0,60}(?:印发|公布|发布)|现予(?:以)?(?:印发|公布|发布)"),
    ),
    _Paper(
        "公布",
        lazy(r"政府关于.{4,60}(?:公告|通告)$"),
        lazy(r"(?:通过|同意|批准|审定)[^。]{0,30}现予(?:以)?(?:公布|发布)"),
    ),
    _Paper(
        "备案",
        lazy(r"报备.{0,40}报告$|备案的?报告$"),
        lazy(r"(?:现|特|随文|一并)[^。]{0,60}(?:备案|报备)|请予(?:以)?备案"),
    ),
    _Paper(
        "启动",
        lazy(r"(?:同意|批准|关于)启动[^。]{2,60}(?:批复|决定|批示|通知)$"),
        lazy(r"同意[^。]{0,60}启动|即日起?启动"),
    ),
)


def signature(document: Document) -> Found | None:
    """The 成文日期 at the end as the day of the opinion."""
    when = When(document.date, None, "", (), False)
    field = document.field("成文日期")
    paragraph = document.paragraph_at(field.span.line) if field else None
    if paragraph is None:
        return None
    clause = Clause((), 0, len(paragraph.text), "")
    return Found(REVIEW, "出具", paragraph, 0, len(paragraph.text), clause, Sentence((clause,)), when)


def _on_its_day(document: Document, kind: str, matter: Matter) -> Iterator[Event]:
    """The step that the paper is, on the day that it bears; nothing where it bears none."""
    signed = signature(document)
    if signed:
        yield event_of(replace(signed, kind=kind), matter)


def by_signature(found: Sequence[Found], matter: Matter, document: Document, subject: str) -> Iterator[Event]:
    """A paper that is the step itself: its date is the step's where the text names none."""
    kind = {"专家论证意见": "专家论证", "风险评估报告": "风险评估", "公平竞争审查": "公平竞争审查"}.get(subject)
    if kind is None or document.date is None or any(f.kind == kind and f.when and f.when.start for f in found):
        return
    yield from _on_its_day(document, kind, matter)


def petition(document: Document, made: Sequence[Event]) -> Iterator[Event]:
    """关于某某方案的请示, of the government's 党组 to the 党委: the paper is the report, on the day that it bears."""
    title = re.sub(r"\s", "", title_text(document))
    told = any(e.kind == "请示报告" and e.start and not e.denied for e in made)
    if told or document.date is None or not _PETITION.search(title):
        return
    heads = [p.text.strip() for p in document.paragraphs[:12]]
    if any(_TO_THE_PARTY.fullmatch(head) for head in heads) or _PARTY_GROUP.search(title + "".join(heads[:3])):
        said = [(p, found) for p in document.paragraphs if (found := _NOW_REPORTED.search(p.text))]
        for report in _on_its_day(document, "请示报告", Matter("", ())):
            if said:
                paragraph, found = said[-1]
                report = replace(report, paragraph=paragraph, start_offset=found.start(), end_offset=found.end())
            yield report


def hereby(document: Document, made: Sequence[Event]) -> Iterator[Event]:
    """现将某某方案印发给你们, 请予备案, 同意启动: papers that by their title and a sentence of theirs take the step that they tell
    of, each on the day that it bears; of a draft only the beginning, for what it publishes or files is not yet done.
    """
    title = re.sub(r"\s", "", title_text(document))
    if document.date is None:
        return
    for paper in _HEREBY:
        told = any(e.kind == paper.kind and e.start and not e.denied for e in made)
        if told or not paper.title.search(title) or (document.stage == "草案" and paper.kind != "启动"):
            continue
        if any(paper.says.search(p.text) for p in document.paragraphs):
            kind = "年度目录" if paper.kind == "公布" and "目录" in title else paper.kind
            yield from _on_its_day(document, kind, Matter("", ()))
