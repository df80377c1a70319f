"""`reporting`: 报送的要求。

输入：is，为 落实情况（要求报送贯彻落实、进展情况）或 重复（向同一单位报送两次以上，从第二次起报告）。
输出：每处一个；占位词 value（报送什么）、body（报给谁）、first（第一次所在的行）。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.parse.reporting import Report, find_reports


def prepare(args: Args) -> Query:
    return {"落实情况": _carrying_out, "重复": _twice}[args.text("is", one_of=("落实情况", "重复"), default="落实情况")]


def subject(args: Args) -> Subject:
    return lambda case: any(True for _ in find_reports(case.document))


def _carrying_out(case: Case) -> Iterable[Match]:
    for report in find_reports(case.document):
        if report.of_carrying_out:
            yield _match(report, "")


def _twice(case: Case) -> Iterable[Match]:
    seen: dict[tuple[str, str], Report] = {}
    for report in find_reports(case.document):
        first = seen.setdefault((report.body, report.paper[-2:]), report)
        if first is not report and first.paragraph is not report.paragraph:
            yield _match(report, str(first.paragraph.place(first.start)[0]))


def _match(report: Report, first: str) -> Match:
    text = report.paragraph.text[report.start : report.end]
    values = {"value": report.paper, "body": report.body, "first": first}
    trace = (f"读作报送：{report.paper} → {report.body}",)
    return Match(report.paragraph.span(report.start, report.end), text, values, trace)
