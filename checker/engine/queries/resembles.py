"""`resembles`: 类案比对（整句接近规则中违反的例句，而没有已知的说法）。

输入：kind（最接近哪一类行为）。
输出：每个相符的句子一处，占位词 kind。
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query
from fzzf_check.facts import NormClass


def prepare(args: Args) -> Query:
    kinds = args.texts("kind", one_of=get_args(NormClass))
    args.require("kind")

    def run(case: Case) -> Iterable[Match]:
        return (
            Match(norm.span, norm.text, {"kind": norm.kind}, norm.trace, norm.doubt)
            for norm in case.resembling
            if norm.kind in kinds
        )

    return run
