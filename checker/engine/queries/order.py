"""`order`: 应当在先的一步做在了后面。

输入：first（应当在先的步骤）、then（应当在后的步骤，可写几个）；major（true：只看当作重大行政决策的事项）、government（true：只看由政府决定的）。
first 以最后一天为准；它的第一次晚于 then 的最后一次，才算颠倒。
无权决定的会议（专题会议、党组会）作了决定的，按集体讨论决定算。
输出：每个事项一处，是说到 first 的词句；占位词 first、then、first_date、then_date。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import get_args

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.engine.record_matches import fits, tells
from fzzf_check.facts import Event, EventKind
from fzzf_check.parse.record.model import Matter
from fzzf_check.parse.record.told import happened, late_place, said
from fzzf_check.patterns import lazy

_SENDS_ON = lazy(  # what is only to be reviewed or decided elsewhere
    r"^[^；]*(?:局长办公|局务|主任办公|委务|局办公|厅务|厅长办公|镇长办公|乡长办公|办公会)[^；]{0,30}(?:同意|决定|议定)"
    r"(?:将[^，。；]{0,14})?(?:按程序)?(?:送审|报审|上报|送请|报送|提请|提交|呈报|报请|送[^，。；]{0,12}审[查核])"
)


def prepare(args: Args) -> Query:
    kinds = get_args(EventKind)
    first = args.text("first", one_of=kinds)
    then = args.texts("then", one_of=kinds)
    major, government = args.flag("major"), args.flag("government")
    args.require("first")
    args.require("then")

    def query(case: Case) -> Iterator[Match]:
        for matter in case.record.matters:
            if fits(case, matter, major, government):
                yield from _late(case.record.events, matter, first, then)

    return query


def subject(args: Args) -> Subject:
    """Whether the later step is told in such a matter."""
    then, major, government = args.texts("then"), args.flag("major"), args.flag("government")
    return lambda case: tells(case, then) and any(fits(case, m, major, government) for m in case.record.matters)


def _late(events: Sequence[Event], matter: Matter, first: str, then: tuple[str, ...]) -> Iterator[Match]:
    mine = [e for e in events if e.matter == matter.name]
    steps = [(day, e) for e in mine if e.kind == first and happened(e) and (day := e.end or e.start)]
    later = [(e.start, e) for e in mine if e.kind in then and _counts(e) and e.start and not _only_sends_on(e)]
    if not steps or not later:
        return
    earliest, step = min(steps, key=lambda pair: pair[0])
    last, decision = max(later, key=lambda pair: pair[0])
    if earliest > last:
        span, text = late_place(step, last)
        yield Match(
            span,
            text,
            {"first": first, "then": decision.kind, "first_date": said(earliest), "then_date": said(last)},
            (
                f"{decision.kind}：{said(last)}（第{decision.span.line}行）",
                f"{first}：{said(earliest)}（第{span.line}行）",
            ),
        )


def _counts(event: Event) -> bool:
    return happened(event) or (event.note == "替代会议" and isinstance(event.start, date))


def _only_sends_on(event: Event) -> bool:
    """局长办公会议研究，同意送审: a bureau's meeting that sends its draft on does not decide on it."""
    end = event.paragraph.text.find("。", event.end_offset)
    told = event.paragraph.text[event.start_offset : end if end >= 0 else len(event.paragraph.text)]
    return event.kind == "集体讨论决定" and _SENDS_ON.search(told) is not None
