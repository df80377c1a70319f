"""``across: {fault: 名称不一致}``: files of one dossier contradict each other, or one is missing.

The faults are those of :data:`fzzf_check.dossier.faults.FAULTS`. Asked of a file that lies in a dossier, or of papers bound
in one document (each below a line ``【文件】name``); any other file has none. Values: those of the fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from fzzf_check.dossier.bundle import bundled
from fzzf_check.dossier.faults import FAULTS
from fzzf_check.engine.args import Args
from fzzf_check.engine.case import Case
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query
from fzzf_check.source import Span


def prepare(args: Args) -> Query:
    """Read the arguments."""
    name = args.text("fault", one_of=FAULTS)
    if not name:
        raise args.fail("fault", "没有写")
    find = FAULTS[name]

    def query(case: Case) -> Iterator[Match]:
        dossier = case.dossier or bundled(case)
        if dossier is None:
            return
        for fault in find(dossier):
            if case.dossier is not None and fault.member.case is not case:
                continue
            span = _shifted(fault.span, fault.member.shift)
            yield Match(
                span, fault.text, {"file": PurePath(fault.member.name).name, **fault.values}, fault.trace, fault.doubt
            )

    return query


def _shifted(span: Span, lines: int) -> Span:
    return replace(span, line=span.line + lines, end_line=span.end_line + lines)
