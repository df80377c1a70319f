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
from fzzf_check.patterns import lazy

_NO_REASON = lazy(
    r"(?:未|没有|无|不)(?:[对就][^，。；]{1,12})?(?:另行|另外|予以?|另?作|作出|再|在[^，。；]{0,12})?(?:任何|其他)?(?:(?:缩短|压缩|缩减|减少)[^，。；]{0,8})?(?:说明|注明|写明|载明|讲明|理由|原因|解释)"
)
_SHORTER = lazy(
    r"缩短|压缩|缩减|[只仅]有?\s*\d+\s*[日天]|(?:不足|少于|短于|不到|[不未没]满|未足|不够)(?:30|三十)[日天]"
)
_PUBLISHED = lazy(
    r"(?:公告|通告|启事|公开征求意见时|网页|公开时|征求意见时|同时|一并|网站)[^。；]{0,30}(?:说明|注明|写明|载明|讲明)|(?:说明|注明|写明|载明)[^。；]{0,12}(?:缩短|原因|理由)|(?:理由|原因|缘由|缘故|说明)[^。；]{0,6}(?:写入|写进|写在|载入|载于|列入|列在|刊登于|附于|附在)[^。；]{0,6}(?:公告|通告|启事|网页)"
)
_COMPLETE = lazy(  # nothing was sent back meanwhile, so that all the days count
    r"(?:材料|资料|要件)(?:均|都|已)?(?:齐全|齐备|完备|补齐)|(?:未|没有|无|不曾|未曾)(?:再)?(?:要求|经|予|作|发生|通知)?(?:退回|补正|补充材料)"
)
_FROM_COMPLETE = lazy(  # 收件日期为材料齐全之日: said once for the whole register
    r"(?:收件|受理|送审|收文)(?:日期|时间|之日)[^。；]{0,4}(?:为|是|系|指|以|按|均|从)[^。；]{0,8}(?:齐全|齐备|完备|补齐)"
)
_HAZARD = "(?:突发|强降雨|暴雨|洪[水灾涝]|山洪|滑坡|塌[方陷]|险情|地震|火灾|爆炸|泄漏|疫情|台风|断裂|雪灾|溃[坝堤])"
_AT_ONCE = "(?:立即|紧急|即日|连夜|当即)[^。；]{0,8}(?:实施|施行|发布|制定|处置)"
_EXEMPT = lazy(  # 国办发〔2018〕115号 二（五）: for a sudden event, or a superior's urgent order, no minimum holds
    rf"{_HAZARD}[^。；]{{0,40}}{_AT_ONCE}|(?:处置|应对|防范|预防)[^，。；]{{0,8}}突发[^。；]{{0,24}}(?:需要|必须)|紧急命令|"
    r"(?:应对|抢险|抗击|抵御|防御|救灾|处置)[^。；]{0,12}(?:只能|只好|必须|需要|须)?(?:急办|从快|来不及|等不得|赶办|特事特办)|"
    r"不受[^，。；]{0,8}(?:时限|期限|时间)的?(?:限制|约束)"
)
_OF_CONSULTATION = lazy("征求意见|公告|公示|公开")
_NOT_URGENT = lazy(
    r"(?:不|未|没有|并未|无|非)(?:是|涉及|属于?|存在|发生|构成)?[^，。；]{0,10}(?:突发|应急|紧急)[^，。；]{0,8}"
)
_UNEXPLAINED = lazy(
    r"(?:没有|没|未|并未)(?:就|对|将)?[^，。；]{0,8}(?:交代|说明|写明|解释|讲明|注明|载明|说|讲|写)[^，。；]*"
)
_URGENT = lazy(
    r"(?:缩短|压缩)(?:期限|时间)?的?(?:原因|理由)(?:是|为|系|如下|：)|(?:因|鉴于|由于|(?<!结论)为)[^。；]{2,40}(?:缩短|压缩|紧急|(?<!未要求)(?<!没有要求)(?<!未按)加急)|情况紧急|突发|应急(?![管办局厅部委中预演]|救援队)|紧急命令|[须需]赶在[^。；]{2,24}前|(?:故|因此|为此)将?[^。；]{0,10}(?:缩短|压缩|短于|少于|不足)"
)


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
    return not matter.major and any(_EXEMPT.search(_NOT_URGENT.sub("", p.text)) for p in matter.paragraphs)


def _all_days_count(event: Event, record: Record) -> bool:
    """Whether the record says that the papers were complete when they came or were never sent back."""
    own = [event.paragraph.text, event.closing[0].text if event.closing else ""]
    notes = (p.text for matter in record.matters for p in matter.paragraphs)
    return any(map(_COMPLETE.search, own)) or any(map(_FROM_COMPLETE.search, notes))


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
    if _NO_REASON.search(text[event.start_offset :]):
        return ""
    if event.kind == "公开征求意见":
        whole_notice = record.subject == "征求意见公告"
        scope = "\n".join(p.text for p in _matter_paragraphs(event, record)) if whole_notice else text
        if not _SHORTER.search(scope):
            return ""
        return "已公开说明" if (whole_notice and _URGENT.search(scope)) or _PUBLISHED.search(scope) else _given(scope)
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
    told = _UNEXPLAINED.sub("", _NOT_URGENT.sub("", text))
    return "材料写了缩短的原因，是否在公开时一并说明、是否成立" if _URGENT.search(told) else ""


def _matter_paragraphs(event: Event, record: Record) -> tuple[Paragraph, ...]:
    matter = record.matter_of(event.matter)
    return matter.paragraphs if matter else (event.paragraph,)
