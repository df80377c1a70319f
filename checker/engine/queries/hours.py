"""`hours`: 两件事之间隔了几个小时（突发事件的发生与首次发布、新闻发布会）。

输入：from（起点的说法，任一）、to（终点的说法，任一）、at_most（最多多少小时）、when（全文须含其一）。
时刻须写明日期和钟点（8月3日14时20分、上午9点）；没有写钟点的不判断。
输出：终点一处；占位词 hours、from_time、to_time。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Paragraph
from fzzf_check.patterns import lazy
from fzzf_check.text.dates import find_dates
from fzzf_check.text.sentences import sentences

_HOUR = r"(?P<hour>[0-9０-９]{1,2})"
_MINUTE = r"(?P<minute>[0-9０-９]{1,2})分?|(?P<half>半)"
_CLOCK = lazy(rf"\s*(?P<half_day>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚)?\s*{_HOUR}\s*[时点：:](?:{_MINUTE})?")
_AFTERNOON = ("下午", "傍晚", "晚上", "晚")
NOON = 12
REACH = 30  # characters from a time to the words of what happened then


def prepare(args: Args) -> Query:
    begin, end, when = args.texts("from"), args.texts("to"), args.texts("when")
    most = args.number("at_most") or 0
    args.require("from")
    args.require("to")

    def run(case: Case) -> Iterable[Match]:
        text = "".join(paragraph.text for paragraph in case.document.paragraphs)
        if when and not any(word in text for word in when):
            return
        times = [found for paragraph in case.document.body() for found in _times(paragraph, case)]
        first = next((t for t in times if any(word in t[4] for word in begin)), None)
        last = next((t for t in times if t is not first and any(word in t[4] for word in end)), None)
        if first is None or last is None:
            return
        hours = (last[3] - first[3]).total_seconds() / 3600
        if hours > most:
            paragraph, start, stop, at, _ = last
            values = {"hours": f"{hours:.1f}", "from_time": _said(first[3]), "to_time": _said(at)}
            trace = (f"起：{_said(first[3])}", f"止：{_said(at)}")
            yield Match(paragraph.span(start, stop), paragraph.text[start:stop], values, trace)

    return run


def subject(args: Args) -> Subject:
    begin, when = args.texts("from"), args.texts("when")
    return lambda case: case.speaks_of(begin) and (not when or case.speaks_of(when))


def _said(at: datetime) -> str:
    return f"{at.month}月{at.day}日{at.hour}时{at.minute:02d}分"


def _times(paragraph: Paragraph, case: Case) -> Iterable[tuple[Paragraph, int, int, datetime, str]]:
    """Each time of day with the words behind it, up to the next one."""
    text = paragraph.text
    year = case.document.date.year if case.document.date else case.as_of.year
    for start, end in sentences(text):
        words = text[start:end]
        for mention in find_dates(words, year):
            clock = _CLOCK.match(words, mention.end)
            if mention.date is None or clock is None:
                continue
            hour = int(clock["hour"]) + (NOON if clock["half_day"] in _AFTERNOON and int(clock["hour"]) < NOON else 0)
            minute = 30 if clock["half"] else int(clock["minute"] or 0)
            if hour > 24 or minute > 59:
                continue
            at = datetime(mention.date.year, mention.date.month, mention.date.day, hour % 24, minute)
            yield paragraph, start + mention.start, start + clock.end(), at, words[clock.end() : clock.end() + REACH]
