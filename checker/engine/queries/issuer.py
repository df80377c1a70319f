"""`issuer`: 制定（印发）机关是什么样的机构。

输入：is，机构类别（内设机构、议事协调机构、村居组织 ……，见词表 agents）之一或若干。
联合署名里有行政机关的不算。
输出：署名或发文机关标志一处；占位词 value（机关名）、kind（类别）。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.parse.bodies import BODY_CLASSES, body_class, is_national

NATIONAL_NUMBERS = (
    "国发",
    "国办",
    "国函",
    "中发",
    "中办",
    "厅字",
)  # whose paper it is, whatever the signature is called
ABLE = ("行政机关", "办公机构")  # one of them among the signers makes the document an organ's


def prepare(args: Args) -> Query:
    wanted = args.texts("is", one_of=BODY_CLASSES)

    def run(case: Case) -> Iterable[Match]:
        if (case.document.number or "").startswith(NATIONAL_NUMBERS):
            return
        for name in ("署名", "发文机关标志"):
            fields = case.document.all_fields(name)
            signers = [(field, signer) for field in fields for signer in field.value.split()]
            kinds = [body_class(signer) for _, signer in signers]
            if not any(kind in ABLE for kind in kinds):
                for (field, signer), kind in zip(signers, kinds, strict=True):
                    if kind in wanted and not is_national(signer):
                        yield Match(field.span, case.source.words(field.span), {"value": signer, "kind": kind})
            if fields:
                return

    return run


def subject(args: Args) -> Subject:
    return lambda case: any(case.document.field(name) for name in ("署名", "发文机关标志"))
