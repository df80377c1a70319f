"""`norm`: 规范（一个义务、许可、处罚……的谓语）。

输入：kind（类别）、act（行为）、force（效力）、frame（对象范围）、basis（依据：“无”“有”或若干位阶）、agent_class、
patient_class、modality、polarity。各项之间是“并且”，一项之内是“或者”。
输出：每条相符的规范一处；占位词 act、agent、patient、measure、object、condition、modality、basis。
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Force, Frame, InstrumentRank, Norm, NormClass

NONE, ANY = "无", "有"


def prepare(args: Args) -> Query:
    kinds = args.texts("kind", one_of=get_args(NormClass))
    acts = args.texts("act", one_of=known_acts())
    forces = args.texts("force", one_of=get_args(Force)) or ("设定",)
    frames = args.texts("frame", one_of=get_args(Frame)) or ("对外",)
    basis = args.texts("basis", one_of=(NONE, ANY, *get_args(InstrumentRank)))
    equal = {
        "agent_class": args.texts("agent_class"),
        "patient_class": args.texts("patient_class"),
        "modality": args.texts("modality"),
        "polarity": args.texts("polarity", one_of=("肯定", "否定")),
    }
    args.require("act", "kind")

    def fits(norm: Norm) -> bool:
        return (
            (not kinds or norm.kind in kinds)
            and (not acts or norm.act in acts)
            and norm.force in forces
            and norm.frame in frames
            and (not basis or _basis_fits(norm, basis))
            and all(not words or getattr(norm, key) in words for key, words in equal.items())
        )

    def run(case: Case) -> Iterable[Match]:
        return (_match(norm) for norm in case.norms if fits(norm))

    return run


def subject(args: Args) -> Subject:
    """Whether such acts occur at all, set or applied, for whomsoever."""
    kinds, acts = args.texts("kind"), args.texts("act")
    return lambda case: any((not kinds or norm.kind in kinds) and (not acts or norm.act in acts) for norm in case.norms)


def known_acts() -> frozenset[str]:
    """The names of acts that the norm parser can give."""
    from fzzf_check.parse.norm.constructions import acts

    return frozenset(act.name for act in acts())


def _basis_fits(norm: Norm, wanted: tuple[str, ...]) -> bool:
    if not norm.basis:
        return NONE in wanted
    return ANY in wanted or any(citation.rank in wanted for citation in norm.basis)


def _match(norm: Norm) -> Match:
    values = {
        "act": norm.act,
        "agent": norm.agent or "有关单位",
        "patient": norm.patient or "相对人",
        "measure": norm.measure,
        "object": norm.object,
        "condition": norm.condition,
        "modality": norm.modality,
        "basis": "、".join(citation.short for citation in norm.basis),
    }
    return Match(norm.span, norm.text, values, norm.trace, norm.doubt)
