"""`preamble`: 制定目的和依据的那一句（……，制定本办法）。

输入：is（缺少依据：写了“制定本办法”一类的话，而全文没有引用任何制定依据，这一段也没有说根据、贯彻什么）。
输出：一处，为“制定本办法”一类的话；占位词 text。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.parse.citation.words import KINDS
from fzzf_check.patterns import lazy

_BASED = lazy("根据|依据|依照|按照|遵照|贯彻|落实")
_ENACTS = lazy(rf"(?:特?制[定订]|出台|拟定)(?:了)?本(?:{KINDS})")


def prepare(args: Args) -> Query:
    args.text("is", one_of=("缺少依据",), default="缺少依据")
    return _without_basis


def subject(args: Args) -> Subject:
    return lambda case: any(_ENACTS.search(paragraph.text) for paragraph in case.document.body())


def _without_basis(case: Case) -> Iterable[Match]:
    for paragraph in case.document.body():
        enacts = _ENACTS.search(paragraph.text)
        if enacts is None:
            continue
        near = [c for c in case.citations if c.paragraph is paragraph and c.rank != "本文件"]
        based = _BASED.search(paragraph.text[: enacts.start()])
        if not near and not based and not any(c.use == "制定依据" for c in case.citations):
            yield Match(paragraph.span(enacts.start(), enacts.end()), enacts[0])
        return
