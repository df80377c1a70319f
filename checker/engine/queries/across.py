"""`across`: 同一卷宗的各件之间互相矛盾，或者缺了一件。

输入：fault，为下面 FAULTS 所列的一种（名称不一致、材料不齐……）。
只查卷宗里的文件，或者装订在一个文档里的各件（每件前有一行“【文件】名称”）；单独的一份文件没有结果。
输出：每处一个；占位词 file（所在的文件），其余随矛盾的种类，由 checker/dossier 里找出它的函数给出。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from fzzf_check.case import Case, Dossier
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.source import Span

if TYPE_CHECKING:
    from fzzf_check.dossier.dossier import Fault

FAULTS = {
    "名称不一致": "faults.titles_differ",
    "会议未审议本件": "faults.not_discussed",
    "所称附件缺失": "faults.paper_missing",
    "期间数量不一致": "agreement.periods_differ",
    "晚于会议": "faults.review_after_meeting",
    "高风险照过": "contents.high_risk_passed",
    "删而复现": "contents.struck_out_restored",
    "公布后请示": "faults.report_after_publication",
    "公布早于会议": "faults.published_before_meeting",
    "条数不一致": "faults.versions_differ",
    "意见未回应": "faults.opinion_unanswered",
    "不采纳无理由": "faults.refused_without_reason",
    "一职两件": "faults.two_for_one",
    "只有草案": "faults.draft_alone",
    "材料不齐": "faults.material_lacking",
    "未见审查": "faults.passed_unreviewed",
    "未见公平竞争审查": "faults.competition_lacking",
    "专家来自受益企业": "interests.interested_experts",
}
"""Name of a fault as rules write it → module of ``dossier`` and function that finds it, imported only where there are files
to lay side by side.
"""


def prepare(args: Args) -> Query:
    name = args.text("fault", one_of=FAULTS)
    args.require("fault")

    def query(case: Case) -> Iterator[Match]:
        dossier = case.dossier or _bound(case)
        if dossier is None:
            return
        for fault in _faults(name, dossier):
            if case.dossier is not None and fault.member.case is not case:
                continue
            span = _shifted(fault.span, fault.member.shift)
            yield Match(
                span, fault.text, {"file": PurePath(fault.member.name).name, **fault.values}, fault.trace, fault.doubt
            )

    return query


def _bound(case: Case) -> Dossier | None:
    """The papers bound in the document as a dossier; None where it is one paper only."""
    if not any("【文件】" in line.text for line in case.source.lines):
        return None
    from fzzf_check.dossier.bundle import bundled

    return bundled(case)


def _faults(name: str, dossier: Dossier) -> Iterator[Fault]:
    module, _, function = FAULTS[name].partition(".")
    found: Iterator[Fault] = getattr(import_module(f"fzzf_check.dossier.{module}"), function)(dossier)
    return found


def subject(args: Args) -> Subject:
    return lambda case: case.dossier is not None or _bound(case) is not None


def _shifted(span: Span, lines: int) -> Span:
    return replace(span, line=span.line + lines, end_line=span.end_line + lines)
