"""`numbering`: 序号。

输入：is，为 跳号（同一级的序号不连续）或 重号（同一级的序号重复）；rank（哪一级，默认 章、条、一、、（一））。
输出：每处一个；占位词 value（序号）、expected（应为）。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from fzzf_check.engine.args import Args
from fzzf_check.engine.case import Case
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query
from fzzf_check.facts import Rank, Unit

THROUGH = ("条",)  # articles are numbered through all chapters


def prepare(args: Args) -> Query:
    """See the module's own words."""
    state = args.text("is", one_of=("跳号", "重号"), default="跳号")
    ranks = args.texts("rank", one_of=get_args(Rank)) or ("章", "条", "一、", "（一）")

    def run(case: Case) -> Iterable[Match]:
        lines = {paragraph.line: paragraph for paragraph in case.document.paragraphs}
        for before, unit in _neighbours(case.document.units, ranks):
            step = unit.ordinal - before.ordinal
            paragraph = lines.get(unit.line)
            if paragraph is None or (step != 0 if state == "重号" else not 2 <= step <= 3) or "之" in unit.label:
                continue
            at = max(0, paragraph.text.find(unit.label))
            values = {"value": unit.label, "expected": before.label}
            span = paragraph.span(at, at + len(unit.label))
            yield Match(span, unit.label, values, (f"前一个序号是{before.label}（第{before.line}行）",))

    return run


def _neighbours(units: Iterable[Unit], ranks: tuple[str, ...]) -> Iterator[tuple[Unit, Unit]]:
    """Units of one rank that follow each other under one parent (articles: in one text)."""
    last: dict[tuple[object, ...], Unit] = {}
    for unit in units:
        if unit.rank not in ranks:
            continue
        place = (unit.part, unit.rank) if unit.rank in THROUGH else (unit.part, unit.rank, id(unit.parent))
        if place in last:
            yield last[place], unit
        last[place] = unit
