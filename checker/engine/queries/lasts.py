"""`lasts`: 程序中的一步用的时间太短或者太长。

输入：event（公开征求意见、合法性审查，或者有始日和终日的其他步骤）；at_least（不得少于）或 at_most（不得多于）；
unit，为 日（自然日，首尾都算，默认）或 工作日（收到的次日起，算到出具意见之日）；
matter（事项），为 重大行政决策（记录当作重大行政决策的）、市场主体（涉及市场主体的）、其他（不是重大行政决策的）、任何（默认）。
公开说明了缩短理由的，不报告；有理由而没有说公布的，或者历法不知道那一年放假安排的，结论存疑。
输出：每步一处；占位词 days、least、from、to。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.engine.record_matches import is_major, tells, touches_business
from fzzf_check.facts import Event, EventKind, Paragraph
from fzzf_check.parse.record.model import Matter, Record
from fzzf_check.parse.record.told import happened, joined, said, whole
from fzzf_check.parse.sayings import saying
from fzzf_check.patterns import lazy

_OF_CONSULTATION = lazy("征求意见|公告|公示|公开")


def prepare(args: Args) -> Query:
    kind = args.text("event", one_of=get_args(EventKind))
    least, most = args.number("at_least"), args.number("at_most")
    unit = args.text("unit", one_of=("日", "工作日"), default="日")
    matter_kind = args.text("matter", one_of=("重大行政决策", "市场主体", "其他", "任何"), default="任何")
    args.require("event")
    args.require("at_least", "at_most")

    def query(case: Case) -> Iterator[Match]:
        record = case.record
        measured: list[Paragraph] = []
        for event in record.events:
            matter = record.matter_of(event.matter)
            if event.kind != kind or not happened(event) or matter is None or not _about(case, matter, matter_kind):
                continue
            if kind == "合法性审查" and (event.note == "复核" or (matter.government and _own_section(event))):
                continue
            match = _measured(event, matter, record, least, most, unit)
            if match:
                measured.append(event.paragraph)
                yield match
        if kind == "合法性审查" and least:
            yield from _at_once(case, matter_kind, least, measured)

    return query


def subject(args: Args) -> Subject:
    kind, matter_kind = args.text("event"), args.text("matter", default="任何")
    return lambda case: tells(case, (kind,)) and any(_about(case, m, matter_kind) for m in case.record.matters)


def _at_once(case: Case, wanted: str, least: float, measured: list[Paragraph]) -> Iterator[Match]:
    """上午收到、下午出具: a review that is told without its dates, on one day."""
    for manner in case.record.manners:
        matter = case.record.matter_of(manner.matter)
        if (manner.step, manner.name) != ("合法性审查", "当日审查") or matter is None:
            continue
        if any(manner.paragraph is paragraph for paragraph in measured) or not _about(case, matter, wanted):
            continue
        if _out_of_time(matter):
            continue
        values = {"days": "0", "least": f"{least:g}", "from": "收到材料当日", "to": "当日"}
        span, text = joined(manner.paragraph, manner.start, manner.end)
        yield Match(span, text, values, ("读作：合法性审查，当日审查",))


def _about(case: Case, matter: Matter, wanted: str) -> bool:
    if matter.exempt:
        return False
    major = is_major(case, matter)
    if wanted == "重大行政决策":
        return major
    if wanted == "市场主体":
        return touches_business(case, matter) and not major
    return wanted == "任何" or not major


def _own_section(event: Event) -> bool:
    """A look by the drafter's own legal section, where a government's matter needs its 司法行政部门."""
    words = event.paragraph.text[max(0, event.start_offset - 20) : event.end_offset]
    return not re.search(r"司法局|司法厅|司法行政|法制办", words) and bool(
        re.search(r"法规[科处股室]|法制[科处股]", words)
    )


def _measured(
    event: Event, matter: Matter, record: Record, least: float | None, most: float | None, unit: str
) -> Match | None:
    days, doubt = _length(event, unit)
    if days is None and not doubt:
        return None
    if days is not None and not ((least is not None and days < least) or (most is not None and days > most)):
        return None
    if most is not None and days is not None and days > most and not _all_days_count(event, record):
        doubt = doubt or "其间有没有退回补正的时间，这段时间不计"
    if event.kind == "合法性审查" and _exempt(event, record):
        return None
    reason = _reason(event, record)
    if reason == "已公开说明":
        return None
    if reason:
        doubt = doubt or reason
    span, text = whole(event)
    last = event.end or event.start
    values = {
        "days": "" if days is None else str(days),
        "least": f"{least or most:g}",
        "from": said(event.start) if event.start else "",
        "to": said(last) if last else "",
    }
    return Match(
        span, text, values, (f"{event.kind}：{values['from']}至{values['to']}，{values['days']}{unit}",), doubt
    )


def _exempt(event: Event, record: Record) -> bool:
    """Whether the matter is no 重大行政决策 and the record says that a sudden event allowed no longer review."""
    matter = record.matter_of(event.matter)
    return matter is not None and _out_of_time(matter)


def _out_of_time(matter: Matter) -> bool:
    return not matter.major and any(saying("来不及按时审查").stands_in(p.text) for p in matter.paragraphs)


def _all_days_count(event: Event, record: Record) -> bool:
    """Whether the record says that the papers were complete when they came or were never sent back."""
    own = [event.paragraph.text, event.closing[0].text if event.closing else ""]
    notes = (p.text for matter in record.matters for p in matter.paragraphs)
    return any(map(saying("材料一直齐全").stands_in, own)) or any(map(saying("从材料齐全之日起算").stands_in, notes))


def _length(event: Event, unit: str) -> tuple[int | None, str]:
    """The length and, where it cannot be told, what to verify."""
    if unit == "日":
        if event.start and event.end and event.end >= event.start:
            return (event.end - event.start).days + 1, ""
        return event.days, ""
    if not (event.start and event.end) or event.end < event.start:
        return None, ""
    from fzzf_check.workdays import workdays_between

    days = workdays_between(event.start, event.end)
    natural = (event.end - event.start).days
    if days is None:
        if natural < 5:
            return natural, "当年放假安排不在日历数据之内，工作日按自然日估计"
        return None, "" if natural > 12 else "当年放假安排不在日历数据之内，请人工核算工作日"
    return days, ""


def _reason(event: Event, record: Record) -> str:
    """已公开说明 where the text says that the reason was published; a doubt where it only gives one; else ''."""
    text = event.paragraph.text
    if saying("没有说明缩短的理由").find(text, event.start_offset):
        return ""
    if event.kind == "公开征求意见":
        whole_notice = record.subject == "征求意见公告"
        scope = "\n".join(p.text for p in _matter_paragraphs(event, record)) if whole_notice else text
        if not saying("期限缩短了").stands_in(scope):
            return ""
        published = (whole_notice and saying("缩短有缘故").stands_in(scope)) or saying("理由公开说明了").stands_in(
            scope
        )
        return "已公开说明" if published else _given(scope)
    return _given(_around(event))


def _around(event: Event) -> str:
    """The sentence that tells the event; in a table the row, without the cells that speak of another step."""
    text = event.paragraph.text
    row = event.paragraph.row
    if row is not None:
        cells = ((start <= event.start_offset < end, text[start:end]) for start, end in row.cells)
        return "。".join(cell for own, cell in cells if own or not _OF_CONSULTATION.search(cell))
    last = text.find(
        "。", event.closing[2] if event.closing and event.closing[0] is event.paragraph else event.end_offset
    )
    return text[text.rfind("。", 0, event.start_offset) + 1 : last if last >= 0 else len(text)]


def _given(text: str) -> str:
    return "材料写了缩短的原因，是否在公开时一并说明、是否成立" if saying("缩短有缘故").stands_in(text) else ""


def _matter_paragraphs(event: Event, record: Record) -> tuple[Paragraph, ...]:
    matter = record.matter_of(event.matter)
    return matter.paragraphs if matter else (event.paragraph,)
