"""`day`: 案卷里历法上没有的日期（2月30日），或者终日早于始日（包括出具意见早于收件）。

输入：is，为 不存在、倒置 之一。没有写年份的日期，用记录所在的年份。
输出：每处一个；占位词 date（不存在），from、to（倒置）。
"""

from __future__ import annotations

from collections.abc import Iterator

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.parse.record.told import happened, said, whole


def prepare(args: Args) -> Query:
    fault = args.text("is", one_of=("不存在", "倒置"))
    args.require("is")
    return _impossible if fault == "不存在" else _reversed


def subject(args: Args) -> Subject:
    return lambda case: any(
        item.when for read in case.record.read for sentence in read.sentences for item in sentence.items()
    )


def _impossible(case: Case) -> Iterator[Match]:
    for read in case.record.read:
        for sentence in read.sentences:
            for item in sentence.items():
                for mention in item.when.impossible if item.when else ():
                    text = read.paragraph.text[mention.start : mention.end]
                    span = read.paragraph.span(mention.start, mention.end)
                    yield Match(span, text, {"date": f"{mention.month}月{mention.day}日"}, ("历法上没有这一天",))


def _reversed(case: Case) -> Iterator[Match]:
    for read in case.record.read:
        for sentence in read.sentences:
            for item in sentence.items():
                when = item.when
                if when and when.start and when.end and when.end < when.start and not when.listed:
                    span = read.paragraph.span(item.start, item.end)
                    yield Match(span, item.text, {"from": said(when.start), "to": said(when.end)}, ("终日早于始日",))
    for event in case.record.events:
        if event.closing and happened(event) and event.start and event.end and event.end < event.start:
            span, text = whole(event)
            yield Match(span, text, {"from": said(event.start), "to": said(event.end)}, ("出具意见早于收件",))
