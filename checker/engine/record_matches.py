"""Which matters of a record a rule is about, by its own text or by that of another file of the dossier."""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case, Dossier
from fzzf_check.parse.bodies import decides_for_a_place
from fzzf_check.parse.record.model import Matter


def is_major(case: Case, matter: Matter) -> bool:
    """Whether the matter is a 重大行政决策, by its own text or by that of another file of the dossier."""
    if matter.major or matter.exempt or case.dossier is None:
        return matter.major
    return any(other.major and not other.exempt for other in _told_beside(case, case.dossier, matter))


def touches_business(case: Case, matter: Matter) -> bool:
    """Whether the matter is a 规范性文件 on businesses, by its own text or by that of another file of the dossier."""
    if matter.exempt or (matter.market and matter.normative) or case.dossier is None:
        return matter.market and matter.normative and not matter.exempt
    told = _told_beside(case, case.dossier, matter)
    return any(other.market for other in told) and any(other.normative for other in told)


def _told_beside(case: Case, dossier: Dossier, matter: Matter) -> list[Matter]:
    """What the files of the dossier tell of the matter; nothing where the matter is not that of the dossier."""
    from fzzf_check.dossier.dossier import concerns, matters_of

    own = any(member.case is case and concerns(dossier, member, matter.name) for member in dossier.members)
    return matters_of(dossier) if own else []


def fits(case: Case, matter: Matter, major: bool | None, government: bool | None = None) -> bool:
    """Whether the matter is one that a rule is about; None asks for nothing. Steps are asked of local organs only."""
    if not decides_for_a_place(case.document.issuer or ""):
        return False
    if major is not None and is_major(case, matter) is not major:
        return False
    return government is None or matter.government is government


def tells(case: Case, kinds: Iterable[str]) -> bool:
    """Whether the record tells of one of these steps, taken or not."""
    return any(event.kind in kinds for event in case.record.events)
