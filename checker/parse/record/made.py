"""One event made of what a sentence tells: its days, who did it, how it came out, how many took part, how long it took."""

from __future__ import annotations

import re
from typing import cast

from fzzf_check.facts import Event, EventKind
from fzzf_check.parse.record.found import Found
from fzzf_check.parse.record.model import Matter
from fzzf_check.parse.record.words import Clause
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import integer

_OUTCOMES = ("不合法结论", "合法结论", "未决", "强通过", "高风险", "中风险", "低风险")
_ACTOR = lazy(r"([一-龥]{1,14}?(?:司法局|司法厅|委员会|政府|局|厅|委|办公室|科|处|公司|中心|机构|部门|单位|常务会议))")
_NUMBER = lazy(r"[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}")
_LASTED = lazy(
    r"\s*(?:前后|共计?|总计|合计|公[示开告]期?|期限|时间|时限)?(?:历时|为期|持续|为|共)?\s*(?:[0-9０-９]|[一二三四五六七八九十])"
)


def event_of(found: Found, matter: Matter) -> Event:
    """The event that was found, of the matter; its days are None where the text gives none."""
    when = found.when
    return Event(
        kind=cast("EventKind", found.kind),
        paragraph=found.paragraph,
        start_offset=found.start,
        end_offset=found.end,
        start=when.start if when else None,
        end=when.end if when else None,
        actor=actor_of(found),
        outcome=outcome_of(found),
        people=_people(found),
        matter=matter.name,
        planned=found.planned,
        denied=found.denied or found.role == "替代",
        note=note_of(found),
        days=_duration(found),
    )


def note_of(found: Found) -> str:
    """替代会议 for a meeting that may not decide, 复核 for a second look; the month (2023-06) where no day is given."""
    if found.role in {"替代", "复核"}:
        return "替代会议" if found.role == "替代" else found.role
    when = found.when
    if when and when.month and not when.start:
        return f"{when.month[0]:04}-{when.month[1]:02}"
    return ""


def actor_of(found: Found) -> str:
    """Who did it: the office or firm named before it in its clause; '' where none is."""
    text = found.paragraph.text[found.clause.start : found.start]
    text = re.sub(r"^.*[日前后起]\s*|^[\s（(一二三四五六七八九十）)、.．\d]+", "", text)
    match = _ACTOR.match(text.lstrip("由经，在于 　"))
    return match[1] if match else ""


def outcome_of(found: Found) -> str:
    """How it came out (合法, 通过, 高风险 …): the first such word behind it and before another day; '' without one."""
    for item in found.sentence.items():
        if item.end <= found.start:
            continue
        if item.when and item.start > found.end:
            return ""
        for name in _OUTCOMES:
            if item.isa(name):
                return item.text
    return ""


def _people(found: Found) -> int | None:
    for item in found.clause.items:
        number = re.match(r"\d+", item.text)
        if item.sign == "COUNT" and item.text[-1] in "名人位" and number:
            return int(number[0])
    return None


def _duration(found: Found) -> int | None:
    """Days that the sentence gives for it (公开征求意见30日; …，历时31天)."""
    for clause in found.sentence.clauses:
        if clause.end <= found.start or (clause is not found.clause and not _LASTED.match(_words(found, clause))):
            continue
        for item in clause.items:
            days = _NUMBER.match(item.text) if item.sign == "DURATION" and item.start >= found.start else None
            if days and item.text[-1] in "日天" and "工作" not in item.text:
                return integer(days[0])
    return None


def _words(found: Found, clause: Clause) -> str:
    return found.paragraph.text[clause.start : clause.end]
