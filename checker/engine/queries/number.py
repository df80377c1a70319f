"""`number`: 发文字号与登记编号本身。

输入：is，为 格式不合（发文字号写得不合格式）或 年份不符（字号里的年份与成文日期的年份不同）。
输出：每处一个；占位词 value（字号）、fault（哪里不对）、date（成文日期）。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.text.document_numbers import faults, read_number


def prepare(args: Args) -> Query:
    answers = {"格式不合": _malformed, "年份不符": _other_year}
    return answers[args.text("is", one_of=answers, default="格式不合")]


def subject(args: Args) -> Subject:
    return lambda case: case.document.field("发文字号") is not None


def _malformed(case: Case) -> Iterable[Match]:
    for field in case.document.all_fields("发文字号"):
        if found := faults(field.value):
            values = {"value": field.value, "fault": "；".join(found)}
            yield Match(field.span, case.source.words(field.span), values)


def _other_year(case: Case) -> Iterable[Match]:
    field, made = case.document.field("发文字号"), case.document.date
    number = read_number(field.value) if field else None
    if field and number and made and number.year != made.year:
        values = {"value": field.value, "date": f"{made.year}年{made.month}月{made.day}日"}
        yield Match(field.span, case.source.words(field.span), values)
