"""`issuer`: 制定（印发）机关是什么样的机构。

输入：is，机构类别（内设机构、议事协调机构、村居组织 ……，见词表 agents）之一或若干。
输出：署名或发文机关标志一处；占位词 value（机关名）、kind（类别）。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.engine.args import Args
from fzzf_check.engine.case import Case
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query
from fzzf_check.parse.bodies import BODY_CLASSES, body_class


def prepare(args: Args) -> Query:
    """See the module's own words."""
    wanted = args.texts("is", one_of=BODY_CLASSES)

    def run(case: Case) -> Iterable[Match]:
        for name in ("署名", "发文机关标志"):
            fields = case.document.all_fields(name)
            found = [(field, body_class(field.value)) for field in fields]
            for field, kind in found:
                if kind in wanted:
                    yield Match(field.span, case.source.words(field.span), {"value": field.value, "kind": kind})
            if fields:
                return

    return run
