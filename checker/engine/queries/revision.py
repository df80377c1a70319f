"""`revision`: Word 文件里没有处理完的修订和批注。

输入：kind（插入、删除、移动、批注 之一或若干）。
输出：整份文件一处，在第一处修订所在的行；占位词 count（处数）、value（各种类的处数）、lines（所在的行）。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.source import Span

SHOWN = 8  # lines that the message names


def prepare(args: Args) -> Query:
    kinds = args.texts("kind", one_of=("插入", "删除", "移动", "批注")) or ("插入", "删除", "移动", "批注")

    def run(case: Case) -> Iterable[Match]:
        found = [revision for revision in case.source.revisions if revision.kind in kinds]
        if not found:
            return
        counts = Counter[str](revision.kind for revision in found)
        lines = sorted({revision.line for revision in found})
        shown = "、".join(map(str, lines[:SHOWN])) + ("等" if len(lines) > SHOWN else "")
        line = min(max(lines[0], 1), len(case.source.lines))
        values = {
            "count": str(len(found)),
            "value": "、".join(f"{kind}{counts[kind]}处" for kind in kinds if counts[kind]),
            "lines": shown,
        }
        yield Match(Span(line, 1, line, 1), "", values)

    return run


def subject(args: Args) -> Subject:
    return lambda case: bool(case.source.revisions)
