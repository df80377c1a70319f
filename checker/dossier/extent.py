"""Where and how large: the site and the area of what is planned, as the draft gives them and as it was reviewed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from fzzf_check.case import Dossier, Member
from fzzf_check.dossier.dossier import Fault
from fzzf_check.dossier.placing import fault_at
from fzzf_check.dossier.roles import DRAFT, NOTE, OPINION, OWN_OPINION, PARTY, RISK
from fzzf_check.facts import Paragraph
from fzzf_check.patterns import lazy

_SITE = lazy(
    r"(?:拟|项目|工程|新馆|新址|馆址|校址|院址|场址|厂址|站址)?选址(?:拟定|确定|定|初定)?(?:于|在|为|[:：])(?P<told>[一-龥\d]{3,18}?)(?=[，。；、（(,;]|$)"
)
_HOW_MUCH = (
    r"(?:总?面积|规模)?(?:约|为|共|达|计|控制在|不超过|[:：])*\s*(?P<told>\d+(?:\.\d+)?\s*(?:亩|公顷|平方米|平方公里))"
)
_LAND = lazy(rf"(?:总?用地|占地|建设用地|征地|征收土地){_HOW_MUCH}")
_BUILT = lazy(rf"建筑{_HOW_MUCH}")
_KINDS = (("选址", _SITE), ("用地面积", _LAND), ("建筑面积", _BUILT))
_ALIKE = 3  # characters in a row that two names of one place share
CHANGED = lazy(r"(?:原|改|调整|变更)[^，。；]{0,6}$")  # 原选址于: what it had been before

Place = tuple[Paragraph, int, int]


def extents_differ(dossier: Dossier) -> Iterator[Fault]:
    """拟选址于林场旧址 in the opinion where the draft has 选址于村三组: the text was changed after it was reviewed."""
    seen: set[tuple[str, int]] = set()  # a site told with its area is one fault
    for what, pattern in _KINDS:
        drafts = [told for member in dossier.of(DRAFT) if (told := _told(member, pattern))]
        if len(drafts) != 1 or len(drafts[0]) != 1:
            continue  # several parts have each their own
        mine = next(iter(drafts[0]))
        for roles in ((OPINION, OWN_OPINION), (NOTE, PARTY), (RISK,)):
            said = [(member, _told(member, pattern)) for member in dossier.of(*roles)]
            if any(_same(mine, name) for _, told in said for name in told):
                continue
            for member, told in said:
                if len(told) != 1:
                    continue
                ((name, (paragraph, start, end)),) = told.items()
                if (member.name, paragraph.index) not in seen:
                    seen.add((member.name, paragraph.index))
                    yield fault_at(member, paragraph, start, end, what=what, here=name, there=mine, other=DRAFT)


def _told(member: Member, pattern: re.Pattern[str]) -> dict[str, Place]:
    """What a file gives as the site or the area, each once, with its first place."""
    found: dict[str, Place] = {}
    for paragraph in member.case.document.paragraphs:
        for match in pattern.finditer(paragraph.text):
            if not CHANGED.search(paragraph.text, 0, match.start()):
                found.setdefault(match["told"].replace(" ", ""), (paragraph, match.start(), match.end()))
    return found


def _same(one: str, other: str) -> bool:
    """Whether two names mean one place (县城东郊白杨村, 白杨村三组), or two amounts are one; those in different units may be."""
    if one[0].isdigit() or other[0].isdigit():
        return one == other or one.lstrip("0123456789. ") != other.lstrip("0123456789. ")
    return SequenceMatcher(None, one, other).find_longest_match().size >= _ALIKE
