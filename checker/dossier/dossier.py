"""What the files of a dossier are about, their roles beside each other, and the steps that they tell together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from fzzf_check.case import Case, Dossier, Member
from fzzf_check.dossier.roles import BASIS, DRAFT, MINUTES, NOTE, OTHER, PUBLISHED, gives_account, issues, role_of
from fzzf_check.facts import Event
from fzzf_check.parse.record.model import Matter
from fzzf_check.parse.record.told import happened
from fzzf_check.parse.record.years import NO_YEAR
from fzzf_check.patterns import lazy
from fzzf_check.source import Span
from fzzf_check.text.titles import bare_title, same_title

_TITLE = lazy(r"《([^》]{4,80})》")


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault between files, standing in the one that must change. ``values`` fill the message of the rule."""

    member: Member
    span: Span
    text: str
    values: dict[str, str] = field(default_factory=dict)
    trace: tuple[str, ...] = ()
    doubt: str = ""


def events_of(dossier: Dossier, *kinds: str) -> Iterator[tuple[Member, Event]]:
    """What happened in the matter of this dossier, of these kinds (all if none is named), file by file."""
    for member in dossier.members:
        if member.role == BASIS:
            continue  # what a law or an order from above tells of itself
        for event in member.case.record.events:
            wanted = not kinds or event.kind in kinds
            if wanted and happened(event) and concerns(dossier, member, event.matter):
                yield member, event


def concerns(dossier: Dossier, member: Member, matter: str) -> bool:
    """Whether a matter of a file is that of the dossier: it names the title, or the file is about nothing else."""
    named = _TITLE.search(matter)
    if not matter or not dossier.title:
        return True
    if named:
        return same_title(named[1], dossier.title)
    return bare_title(dossier.title) in bare_title(matter) or member.role != MINUTES


def tells_of_others(member: Member, roles: Collection[str]) -> bool:
    """Whether a paper also tells of steps that other papers record: one of the roles, or one that gives the whole account."""
    return member.role in roles or (member.role == OTHER and gives_account(member.case.document))


def matters_of(dossier: Dossier) -> list[Matter]:
    """What the files tell of the matter of this dossier."""
    return [
        matter
        for member in dossier.members
        for matter in member.case.record.matters
        if concerns(dossier, member, matter.name)
    ]


def build(cases: Sequence[tuple[str, Case, int]]) -> Dossier:
    """The dossier of named cases, each with the lines above it in a bound document (0 for a file of its own)."""
    members = tuple(
        Member(name, role_of(case.document, case.record.subject), case, shift) for name, case, shift in cases
    )
    title = _title(members)
    for member in members:
        if member.role in {DRAFT, BASIS, OTHER} and title and _publishes(member, title, members):
            member.role = PUBLISHED
    dossier = Dossier(members, title)
    days = (event.end or event.start for _, event in events_of(dossier))
    dossier.last_day = max((day for day in days if day and day.year != NO_YEAR), default=None)
    return dossier


def _publishes(member: Member, title: str, members: Sequence[Member]) -> bool:
    """Whether the paper is the text as published, beside the draft that it comes from."""
    drafts = any(other.role == DRAFT and other is not member for other in members)
    issued = issues(member.case.document)
    return drafts and bool(issued) and same_title(issued, title)


def _title(members: Sequence[Member]) -> str:
    """The draft's own title, else the title that most files name first."""
    for member in members:
        if member.role == DRAFT and member.case.document.title:
            return bare_title(member.case.document.title)
    for member in members:
        named = _TITLE.search(member.case.document.title or "") if member.role == NOTE else None
        if named:
            return bare_title(named[1])
    first = Counter(bare_title(t) for m in members if (t := first_title(m)))
    return first.most_common(1)[0][0] if first else ""


def first_title(member: Member) -> str:
    """The first title in 《》 of a file, its own title first."""
    for text in (member.case.document.title or "", *(line.text for line in member.case.source.lines[:30])):
        found = _TITLE.search(text)
        if found:
            return found[1]
    return ""
