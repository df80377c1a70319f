"""`resembles`: 类案比对（整句接近规则中违反的例句，而没有已知的说法）。

输入（写其中一项）：kind（最接近哪一类行为）；step（决策记录里的一句最接近哪一步的程序违法，可写几步）。
逐步叙事的记录（讲了三步以上程序的）说法很杂，这样找到的只作提示；纪要、文件和摘出的句子写的是决定，作警告。
输出：每个相符的句子一处，占位词 kind（行为或者步骤）。
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.engine.record_matches import fits, tells
from fzzf_check.facts import NormClass
from fzzf_check.parse.record.lexicon import manners
from fzzf_check.parse.record.model import Manner
from fzzf_check.parse.record.told import happened, joined
from fzzf_check.parse.weights import weights

_DECIDES = frozenset({"会议纪要", "规范性文件"})  # kinds whose sentences say what is decided
_STORY = 3  # steps that took place: a paper that tells as many tells a story, in words of all kinds


def prepare(args: Args) -> Query:
    kinds = args.texts("kind", one_of=get_args(NormClass))
    steps = args.texts("step", one_of=manners())
    args.require("kind", "step")
    if kinds and steps:
        raise args.fail("step", "不能同 kind 一起写")
    return _faults(steps) if steps else _acts(kinds)


def subject(args: Args) -> Subject:
    """Whether one of the steps is told at all, taken or not; acts are looked for in every document."""
    steps = args.texts("step", one_of=manners())

    def occurs(case: Case) -> bool:
        return not steps or tells(case, steps) or any(fault.step in steps for fault in case.resembling_faults)

    return occurs


def _acts(kinds: tuple[str, ...]) -> Query:
    def query(case: Case) -> Iterable[Match]:
        return (
            Match(norm.span, norm.text, {"kind": norm.kind}, norm.trace, norm.doubt)
            for norm in case.resembling
            if norm.kind in kinds
        )

    return query


def _tells_a_story(case: Case) -> bool:
    return case.document.kind not in _DECIDES and sum(map(happened, case.record.events)) >= _STORY


_NOT_SET = frozenset({"禁止", "废止", "提及"})
_MEASURES = frozenset({"处罚", "强制", "收费", "停产停业", "竞争"})


def _speaks_of_measures(case: Case, fault: Manner) -> bool:
    """不能图省事让守法公司跟着停工: a decision that forbids, ends or names a measure against outsiders tells of no step."""
    return case.document.kind in _DECIDES and any(
        norm.paragraph is fault.paragraph and fault.start <= norm.start < fault.end
        for norm in case.norms
        if norm.kind in _MEASURES and norm.force in _NOT_SET
    )


def _faults(steps: tuple[str, ...]) -> Query:
    def query(case: Case) -> Iterable[Match]:
        doubt = "记录叙事的说法很多，是不是程序上的缺失" if _tells_a_story(case) else ""
        for fault in case.resembling_faults:
            matter = case.record.matter_of(fault.matter)
            if fault.step in steps and matter is not None and not matter.exempt and fits(case, matter, None):
                if _speaks_of_measures(case, fault):
                    continue
                span, text = joined(fault.paragraph, fault.start, fault.end)
                yield Match(span, text, {"kind": fault.step}, (weights("records").likeness(text),), doubt)

    return query
