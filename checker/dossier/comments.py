"""The public's comments, as the paper on them counts them and as the other papers of a dossier tell it."""

from __future__ import annotations

from collections.abc import Iterator

from fzzf_check.case import Dossier
from fzzf_check.dossier.dossier import Fault, tells_of_others
from fzzf_check.dossier.placing import fault_at
from fzzf_check.dossier.roles import COMMENTS, MINUTES, NOTE, OPINION, RISK
from fzzf_check.parse.accounts import ADOPTED, PARTLY, REFUSED, SUM, TOTAL, Told, account_of, of_the_public


def outcomes_differ(dossier: Dossier) -> Iterator[Fault]:
    """采纳39条 in the note where the paper on the comments has 采纳31条, both of the same number of comments."""
    papers = [told for member in dossier.of(COMMENTS) if of_the_public(told := account_of(member.case.document), TOTAL)]
    if len(papers) != 1:
        return
    own = papers[0]
    for member in dossier.members:
        if member.role == COMMENTS or not tells_of_others(member, {NOTE, MINUTES, OPINION, RISK}):
            continue
        told = account_of(member.case.document)
        if _totals(told) and not _totals(told) & _totals(own):
            continue  # another total is a fault of its own
        for kind in (ADOPTED, REFUSED):
            here, there = of_the_public(told, kind), _values(own, kind)
            if len({one.number for one in here}) == 1 and there and here[0].number not in there:
                count = here[0]
                yield fault_at(
                    member, count.paragraph, count.start, count.end,
                    what=f"{kind}的意见数（条）", here=str(count.number), there=str(min(there)), other=COMMENTS,
                )  # fmt: skip
                break


def _totals(told: list[Told]) -> set[int]:
    return {one.number for one in of_the_public(told, TOTAL, SUM)}


def _values(told: list[Told], kind: str) -> set[int]:
    """What the paper gives for a kind told in one number, with and without what was adopted in part; {} where it tells several."""
    plain = {one.number for one in of_the_public(told, kind)}
    partly = {one.number for one in of_the_public(told, PARTLY)}
    if len(plain) != 1 or len(partly) > 1:
        return set()
    return plain | {one + other for one in plain for other in partly}
