"""What the papers of a dossier say of the same step: its days and numbers, as the paper that records it gives them and as the
others tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzzf_check.case import Dossier, Member
from fzzf_check.dossier.comments import outcomes_differ
from fzzf_check.dossier.contents import (
    amounts_differ,
    conclusions_differ,
    experts_differ,
    grades_differ,
    hearing_votes_differ,
    meetings_differ,
    opinion_numbers_differ,
    published_numbers_differ,
    totals_differ,
)
from fzzf_check.dossier.dossier import Fault, events_of, tells_of_others
from fzzf_check.dossier.extent import extents_differ
from fzzf_check.dossier.placing import event_fault, fault_at
from fzzf_check.dossier.roles import COMMENTS, COMPETITION, DRAFT, EXPERTS, HEARING, MINUTES, NOTE, OPINION, RISK
from fzzf_check.facts import Event, Paragraph
from fzzf_check.parse.record.told import said
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import integer

_RECEIVED = lazy(
    r"(?:共|累计|合计)?(?:收到|征集到?|收集到?|征得|接到)[^，。；\d]{0,16}?(\d{1,6})\s*(?:余)?条|意见(?:总数|总量|数量?|条数)[：:\t　 ]*(?:共|为)?(\d{1,6})\s*条"
)
_SUM = lazy(r"(?:合计|共计?|总计|累计|总共|小计)[^，。；\d]{0,10}(\d{1,6})\s*(?:条|名|位|人|份)")
_EXPERTS = lazy(
    r"(\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:名|位)[^，。；]{0,12}专家|专家[^，。；\d]{0,10}?(\d{1,3})\s*(?:名|位|人)"
)


def periods_differ(dossier: Dossier) -> Iterator[Fault]:
    """The note gives another period, day or number than the paper that records the step."""
    yield from _differing_periods(dossier)
    yield from _differing_numbers(dossier, _RECEIVED, COMMENTS, "收到的意见数（条）")
    yield from _differing_numbers(dossier, _EXPERTS, EXPERTS, "专家人数")
    yield from outcomes_differ(dossier)
    yield from totals_differ(dossier)
    yield from extents_differ(dossier)
    yield from amounts_differ(dossier)
    yield from opinion_numbers_differ(dossier)
    yield from published_numbers_differ(dossier)
    yield from meetings_differ(dossier)
    yield from conclusions_differ(dossier)
    yield from grades_differ(dossier)
    yield from hearing_votes_differ(dossier)
    yield from experts_differ(dossier)


def _differing_periods(dossier: Dossier) -> Iterator[Fault]:
    primary = {"公开征求意见": COMMENTS, "听证": HEARING, "专家论证": EXPERTS, "风险评估": RISK, "公平竞争审查": COMPETITION,
               "合法性审查": OPINION, "集体讨论决定": MINUTES}  # fmt: skip
    for kind, role in primary.items():
        sources = [e for m, e in events_of(dossier, kind) if m.role == role and e.start]
        if not sources:
            continue
        days = {day for e in sources for day in (e.start, e.end) if day}
        for member, event in events_of(dossier, kind):
            if (
                member.role == role
                or event.start is None
                or not tells_of_others(member, {NOTE, COMMENTS, DRAFT, MINUTES, OPINION})
            ):
                continue
            wrong = [day for day in (event.start, event.end) if day and day not in days]
            if wrong and not (kind in {"公平竞争审查", "风险评估"} and len(wrong) < 1) and _comparable(event, sources):
                other = "、".join(_span(e) for e in sources[:2])
                yield event_fault(member, event, what=kind, here=_span(event), there=other, other=role)


def _comparable(event: Event, sources: list[Event]) -> bool:
    """Whether two accounts are of the same occasion: a review told by its opinion alone is no other review."""
    if event.kind != "合法性审查":
        return True
    if event.note == "复核" and not any(e.note == "复核" for e in sources):
        return False  # the paper on the first look need not tell of the second
    if event.start and event.end and any(e.start == event.start and e.end for e in sources):
        return True  # both tell when it came in and when the opinion was given
    return not any(event.start and e.start and e.end and e.start <= event.start <= e.end for e in sources)


def _differing_numbers(dossier: Dossier, pattern: re.Pattern[str], role: str, what: str) -> Iterator[Fault]:
    for source in (role, NOTE):  # what the paper on the step says counts, without it what the drafter's note says
        primary = [found for m in dossier.of(source) if (found := told_number(m, pattern))]
        if primary:
            break
    else:
        return
    counted = {number for number, *_ in primary} | _sums(dossier, source)
    for member in dossier.members:
        found = told_number(member, pattern) if tells_of_others(member, {NOTE, MINUTES, OPINION, RISK}) else None
        if found and member.role != source and found[0] not in counted:
            number, paragraph, start, end = found
            yield fault_at(
                member, paragraph, start, end, what=what, here=str(number), there=str(primary[0][0]), other=source
            )


def _sums(dossier: Dossier, role: str) -> set[int]:
    """Numbers that the papers of a role add up (邮箱24条，电话7条，合计31条)."""
    text = "\n".join(p.text for m in dossier.of(role) for p in m.case.document.paragraphs)
    return {int(found[1]) for found in _SUM.finditer(text)}


def told_number(member: Member, pattern: re.Pattern[str]) -> tuple[int, Paragraph, int, int] | None:
    """The first number that a pattern finds in a file, and where it stands."""
    for paragraph in member.case.document.paragraphs:
        found = pattern.search(paragraph.text)
        if found:
            number = integer(next(group for group in found.groups() if group))
            if number is not None:
                return number, paragraph, found.start(), found.end()
    return None


def _span(event: Event) -> str:
    start = said(event.start) if event.start else ""
    return f"{start}至{said(event.end)}" if event.end else start
