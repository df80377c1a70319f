"""`adoption`: 审议通过、成文、印发、公开的先后。

输入：is，为 会议晚于成文（审议通过的会议在成文日期之后）、印发早于成文、成文日期不存在、公开逾期（公开日期晚于 latest）之一；
latest（月-日，公开逾期时：年度次年的这一天）、title（标题须含其一）。
输出：每处一个；占位词 meeting、date、printed、value、latest。
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Field, Paragraph
from fzzf_check.parse.record.told import said
from fzzf_check.parse.report_year import report_year
from fzzf_check.text.dates import DateMention, find_dates
from fzzf_check.text.sentences import sentences

MEETING = ("会议", "常务会", "办公会", "全会")
PASSED = ("审议通过", "讨论通过", "研究通过", "会议通过", "审议同意", "研究同意", "讨论同意", "审定同意", "审议审定")
ISSUED = ("现印发", "现将", "现予", "予以印发", "印发给", "现公布", "现发布", "予以公布", "予以发布", "现转发")
HALF_A_YEAR = 182  # days: 12月28日 in a document of January was last year's


def prepare(args: Args) -> Query:
    latest = args.text("latest")
    title = args.texts("title")
    answers: dict[str, Callable[[Case], Iterable[Match]]] = {
        "会议晚于成文": _met_later,
        "印发早于成文": _printed_earlier,
        "成文日期不存在": _no_such_day,
        "公开逾期": lambda case: _opened_late(case, latest, title),
    }
    return answers[args.text("is", one_of=answers, default="会议晚于成文")]


def subject(args: Args) -> Subject:
    title = args.texts("title")
    tests: dict[str, Subject] = {
        "会议晚于成文": lambda case: case.speaks_of(PASSED),
        "印发早于成文": lambda case: case.document.field("印发日期") is not None,
        "成文日期不存在": lambda case: case.document.field("成文日期") is not None,
        "公开逾期": lambda case: not title or any(word in (case.document.title or "") for word in title),
    }
    return tests[args.text("is", default="会议晚于成文")]


def _met_later(case: Case) -> Iterable[Match]:
    made = case.document.date
    if made is None:
        return
    for paragraph in case.document.paragraphs:
        if paragraph.zone != "正文" or not any(word in paragraph.text for word in PASSED):
            continue
        for start, end in sentences(paragraph.text):
            met = _meeting_day(paragraph, start, end, made)
            if met is not None and met[1] > made:
                mention, day = met
                text = paragraph.text[start:end]
                values = {"meeting": said(day), "date": said(made), "value": text}
                trace = (f"审议通过的会议：{said(day)}", f"成文日期：{said(made)}")
                yield Match(paragraph.span(mention.start, mention.end), _words(paragraph, mention), values, trace)


def _meeting_day(paragraph: Paragraph, start: int, end: int, made: date) -> tuple[DateMention, date] | None:
    """The day of the meeting that passed the document itself (…已经…会议审议通过，现印发…)."""
    words = paragraph.text[start:end]
    passed = next((words.index(word) for word in PASSED if word in words), -1)
    if (
        passed < 0
        or not any(word in words for word in ISSUED)
        or not any(word in words[: passed + 4] for word in MEETING)
    ):
        return None
    before = [m for m in find_dates(words[:passed], made.year) if m.month and m.day and m.date]
    if not before or before[-1].date is None:
        return None
    mention, day = before[-1], before[-1].date
    told = str(day.year) in words[mention.start : mention.end] or "年" in words[mention.start : mention.end]
    if not told and (day - made).days > HALF_A_YEAR:
        day = day.replace(year=day.year - 1, day=min(day.day, 28))
    return DateMention(start + mention.start, start + mention.end, day, day.year, day.month, day.day), day


def _words(paragraph: Paragraph, mention: DateMention) -> str:
    return paragraph.text[mention.start : mention.end]


def _printed_earlier(case: Case) -> Iterable[Match]:
    made, printed = case.document.date, case.document.field("印发日期")
    if made and printed and printed.date and printed.date < made:
        yield _of_field(printed, case, printed=said(printed.date), date=said(made))


def _no_such_day(case: Case) -> Iterable[Match]:
    for paragraph in case.document.paragraphs:
        if paragraph.zone not in {"署名", "版记"}:
            continue
        for mention in find_dates(paragraph.text):
            if mention.date is None and mention.year and mention.month and mention.day:
                values = {"value": f"{mention.year}年{mention.month}月{mention.day}日"}
                span = paragraph.span(mention.start, mention.end)
                yield Match(span, _words(paragraph, mention), values, ("历法上没有这一天",))


def _opened_late(case: Case, latest: str, title: tuple[str, ...]) -> Iterable[Match]:
    year = report_year(case.document)
    month, _, day = latest.partition("-")
    name = case.document.title or ""
    if year is None or (title and not any(word in name for word in title)):
        return
    until = date(year + 1, int(month), int(day))
    opened = case.document.field("公开日期") or case.document.field("成文日期")
    if opened and opened.date and opened.date > until and opened.date.year <= year + 2:
        what = "公开日期" if opened.name == "公开日期" else "成文日期"
        yield _of_field(opened, case, date=said(opened.date), latest=said(until), what=what)


def _of_field(field: Field, case: Case, **values: str) -> Match:
    return Match(field.span, case.source.words(field.span), {"value": field.value, **values})
