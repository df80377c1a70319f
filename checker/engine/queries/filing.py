"""`filing`: 备案报告晚于文件公布多少日。

输入：within（应在公布之日起多少日内备案）、title（标题须含其一，默认 备案）。
输出：成文日期一处；占位词 published（公布日期）、date（报告日期）、days。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.parse.record.told import said
from fzzf_check.text.dates import find_dates
from fzzf_check.text.sentences import sentences

PUBLISHED = ("公布", "印发", "发布", "出台")
REACH = 12  # characters between the date and the word


def prepare(args: Args) -> Query:
    within = args.number("within") or 0
    title = args.texts("title") or ("备案",)
    args.require("within")

    def run(case: Case) -> Iterable[Match]:
        made = case.document.date
        if made is None or not any(word in (case.document.title or "") for word in title):
            return
        for paragraph in case.document.body():
            for start, end in sentences(paragraph.text):
                words = paragraph.text[start:end]
                for mention in find_dates(words, made.year):
                    near = words[mention.end : mention.end + REACH]
                    if mention.date is None or not any(word in near for word in PUBLISHED):
                        continue
                    days = (made - mention.date).days
                    if days > within:
                        field = case.document.field("成文日期")
                        span = field.span if field else case.tail()
                        values = {"published": said(mention.date), "date": said(made), "days": str(days)}
                        trace = (f"公布：{said(mention.date)}", f"备案报告：{said(made)}")
                        yield Match(span, case.source.words(span) if field else "", values, trace)
                        return

    return run


def subject(args: Args) -> Subject:
    title = args.texts("title") or ("备案",)
    return lambda case: any(word in (case.document.title or "") for word in title)
