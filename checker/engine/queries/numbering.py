"""`numbering`: 序号。

输入：is，为 跳号（同一级的序号不连续）或 重号（同一级的序号重复）；rank（哪一级，默认 章、条、一、、（一））。
输出：每处一个；占位词 value（序号）、expected（应为）。
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import get_args

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query
from fzzf_check.facts import Rank, Unit

THROUGH = ("条",)  # articles are numbered through all chapters
MOST = 2  # faults in a series; more of them mean that the text only quotes articles
FAR = 3  # a greater leap is a misread label


def prepare(args: Args) -> Query:
    state = args.text("is", one_of=("跳号", "重号"), default="跳号")
    ranks = args.texts("rank", one_of=get_args(Rank)) or ("章", "条", "一、", "（一）")

    def run(case: Case) -> Iterable[Match]:
        lines = {paragraph.line: paragraph for paragraph in case.document.paragraphs}
        for series in _series(case.document.units, ranks):
            pairs = [(a, b) for a, b in pairwise(series) if _wrong(a, b, state)]
            if series[0].ordinal != 1 or len(pairs) > MOST:
                continue  # quoted articles, not the document's own
            for before, unit in pairs:
                if (paragraph := lines.get(unit.line)) is not None:
                    at = max(0, paragraph.text.find(unit.label))
                    span = paragraph.span(at, at + len(unit.label))
                    values = {"value": unit.label, "expected": before.label}
                    yield Match(span, unit.label, values, (f"前一个序号是{before.label}（第{before.line}行）",))

    return run


def _wrong(before: Unit, unit: Unit, state: str) -> bool:
    if "之" in unit.label:
        return False
    step = unit.ordinal - before.ordinal
    return step == 0 if state == "重号" else 2 <= step <= FAR


def _series(units: Iterable[Unit], ranks: tuple[str, ...]) -> list[list[Unit]]:
    """Units of one rank under one parent (articles: in one text), in order."""
    found: dict[tuple[object, ...], list[Unit]] = {}
    for unit in units:
        if unit.rank in ranks:
            own = (unit.part, unit.rank) if unit.rank in THROUGH else (unit.part, unit.rank, id(unit.parent))
            found.setdefault(own, []).append(unit)
    return list(found.values())
