"""`registration`: 规范性文件登记编号或专用字号（“规”字号）。

输入：is，目前只有 缺少（有发文字号，但既不是“规”字号，也没有登记编号）。
输出：发文字号一处（不带文字：缺少的是登记编号）；占位词 value（发文字号）。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.source import Span
from fzzf_check.text.document_numbers import read_number

SERIES = ("规", "行规", "规发")  # endings of the agency's code in series kept for normative documents


def prepare(args: Args) -> Query:
    args.text("is", one_of=("缺少",))

    def run(case: Case) -> Iterable[Match]:
        field = case.document.field("发文字号")
        number = read_number(field.value) if field else None
        if field is None or case.document.field("登记编号") or (number and number.agency.endswith(SERIES)):
            return
        place = Span(field.span.end_line, field.span.end_column, field.span.end_line, field.span.end_column)
        yield Match(place, "", {"value": field.value})

    return run


def subject(args: Args) -> Subject:
    return lambda case: case.document.field("发文字号") is not None
