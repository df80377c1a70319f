"""`absent_date`: 有署名而没有成文日期。

输入：没有。署名之后、题注和版记里都没有日期的才算。
输出：署名后面一处；占位词 value（署名）。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.source import Span

DATES = ("成文日期", "印发日期", "公开日期")


def prepare(args: Args) -> Query:
    def run(case: Case) -> Iterable[Match]:
        signed = case.document.all_fields("署名")
        if not signed or case.document.date or any(case.document.field(name) for name in DATES):
            return
        end = signed[-1].span
        value = "、".join(field.value for field in signed)
        yield Match(Span(end.end_line, end.end_column, end.end_line, end.end_column), "", {"value": value})

    return run


def subject(args: Args) -> Subject:
    return lambda case: case.document.field("署名") is not None
