"""`validity`: 有效期与施行日期。

输入：is，为下列之一：缺少（没有规定有效期）、过长（over_years 年以上；trial 为 true 只看名称冠“暂行”“试行”的，为 false 只看其他的）、
长期（长期有效）、已过（检查日期已过失效日期）、缺施行日期、施行早于成文；over_years、trial。
输出：一处；占位词 value（原文的说法）、date（失效或施行日期）、years（规定的年数）。
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Field
from fzzf_check.parse.validity import is_trial, read_validity
from fzzf_check.source import Span


def prepare(args: Args) -> Query:
    over = args.number("over_years")
    trial = args.flag("trial")
    answers: dict[str, Callable[[Case], Iterable[Match]]] = {
        "缺少": _missing,
        "过长": lambda case: _too_long(case, over or 5, trial),
        "长期": _endless,
        "已过": _over,
        "缺施行日期": _no_start,
        "施行早于成文": _starts_early,
    }
    return answers[args.text("is", one_of=answers, default="缺少")]


def subject(args: Args) -> Subject:
    """Whether the document gives itself a term or a first day; that one lacks concerns every document."""
    state = args.text("is", default="缺少")
    if state in ("缺少", "缺施行日期"):
        return lambda case: True
    if state == "施行早于成文":
        return lambda case: case.document.field("施行日期") is not None
    return lambda case: read_validity(case.document) is not None


def _missing(case: Case) -> Iterable[Match]:
    if read_validity(case.document) is None and not _repeals_only(case):
        start = case.document.field("施行日期")
        yield Match(_behind(start) if start else case.tail(), "", {"value": ""})


def _repeals_only(case: Case) -> bool:
    """A notice that only ends or changes others has no validity of its own."""
    return any(word in (case.document.title or "") for word in ("废止", "失效", "清理结果", "修改", "宣布"))


def _too_long(case: Case, years: float, trial: bool | None) -> Iterable[Match]:
    validity = read_validity(case.document)
    if validity is None or validity.months is None or (trial is not None and trial != is_trial(case.document)):
        return
    if validity.months > years * 12:
        yield _at(validity.field, case, years=f"{validity.months / 12:g}")


def _endless(case: Case) -> Iterable[Match]:
    validity = read_validity(case.document)
    if validity and validity.endless and not _amended(validity.field, case):
        yield _at(validity.field, case)


def _amended(field: Field, case: Case) -> bool:
    """将第十九条“本办法长期有效”修改为……: the old words are done away with."""
    line = case.source.lines[field.span.line - 1].text
    at = line.find(field.value)
    return at >= 0 and any(word in line[at:] for word in ("修改为", "改为", "调整为")) and "将" in line[:at]


def _over(case: Case) -> Iterable[Match]:
    validity = read_validity(case.document)
    if validity and validity.ends and validity.ends < case.as_of:
        match = _at(validity.field, case, date=_day(validity.ends))
        # an old file that is only looked through has run out like any other; who names the day means that day
        yield (
            match if case.as_of_given else replace(match, doubt="没有指定检查日期，按今天判断；查的是旧文件时不必理会")
        )


def _no_start(case: Case) -> Iterable[Match]:
    if case.document.field("施行日期") is None and not _repeals_only(case):
        yield Match(case.tail(), "", {"value": ""})


def _starts_early(case: Case) -> Iterable[Match]:
    start, made = case.document.field("施行日期"), case.document.date
    if start and start.date and made and start.date < made:
        yield _at(start, case, date=_day(made))


def _at(field: Field, case: Case, **values: str) -> Match:
    return Match(field.span, case.source.words(field.span), {"value": field.value, **values})


def _behind(field: Field) -> Span:
    return Span(field.span.end_line, field.span.end_column, field.span.end_line, field.span.end_column)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
