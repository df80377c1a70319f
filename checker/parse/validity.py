"""How long a document is in force (有效期): reading the clause's own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fzzf_check.facts import Document, Field
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import ARABIC, CHINESE, number

ENDLESS = ("长期有效", "永久有效", "长期执行", "长期")
TRIAL = ("暂行", "试行")
_YEARS = lazy(rf"(?P<count>[{ARABIC}{CHINESE}.]+)\s*(?:个)?\s*(?P<unit>年|月)(?!\s*[{ARABIC}{CHINESE}]+\s*[月日])")


@dataclass(frozen=True, slots=True)
class Validity:
    """The 有效期 of a document: ``months`` if said as a period or computed from both dates (None if not known),
    ``endless`` for 长期有效, ``ends`` its last day if known, ``field`` the words that say so.
    """

    field: Field
    months: float | None
    endless: bool
    ends: date | None


def read_validity(document: Document) -> Validity | None:
    """The validity the document gives itself, None if it is silent."""
    field = document.field("有效期") or document.field("失效日期")
    if field is None:
        return None
    endless = any(word in field.value for word in ENDLESS)
    last = document.field("失效日期")
    ends = last.date if last else field.date
    months = None if endless else _months(field.value)
    start = effective_from(document)
    if months is None and ends and start and not endless:
        months = (ends.year - start.year) * 12 + ends.month - start.month + (1 if ends.day > start.day else 0)
    return Validity(field, months, endless, ends)


def effective_from(document: Document) -> date | None:
    """The day from which the document is in force (施行日期), its own date where it says 自印发之日."""
    field = document.field("施行日期")
    return (field.date or document.date) if field else document.date


def is_trial(document: Document) -> bool:
    """Whether the title calls the document 暂行 or 试行."""
    return any(word in title for title in (document.title or "", document.issued or "") for word in TRIAL)


def _months(text: str) -> float | None:
    found = [(number(match["count"]), match["unit"]) for match in _YEARS.finditer(text)]
    if not found or any(count is None or count > 100 for count, _ in found):
        return None
    return sum(float(count or 0) * (12 if unit == "年" else 1) for count, unit in found)
