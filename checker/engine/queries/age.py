"""`age`: 文件成文、施行到检查之日过了多久。

输入：over_years（超过多少年）、without（有其中一个要素的不查，如 有效期、失效日期）、title（标题须含其一）。
输出：成文日期一处；占位词 date、years。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.parse.record.told import said

DAYS = 365.25


def prepare(args: Args) -> Query:
    over = args.number("over_years") or 0
    without, title = args.texts("without"), args.texts("title")
    args.require("over_years")

    def run(case: Case) -> Iterable[Match]:
        made = case.document.date
        if made is None or any(case.document.field(name) for name in without):
            return
        if title and not any(word in (case.document.title or "") for word in title):
            return
        years = (case.as_of - made).days / DAYS
        if years > over:
            field = case.document.field("成文日期")
            span = field.span if field else case.tail()
            text = case.source.words(span) if field else ""
            yield Match(span, text, {"date": said(made), "years": f"{years:.1f}"}, (f"成文于{said(made)}",))

    return run


def subject(args: Args) -> Subject:
    return lambda case: case.document.date is not None
