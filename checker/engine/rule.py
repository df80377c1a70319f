"""A rule as data: one YAML file each (see rules/ and README, 怎样写一条规则)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from fzzf_check.facts import Kind, Stage
from fzzf_check.findings import Category, Severity

Confidence = Literal["A", "B", "C"]


class RuleBasis(NamedTuple):
    """A provision with the time it is in force (``until`` is the first day it is not) and how sure we are of its text:
    A read, B relayed, C from memory. Only A carries an error. ``place`` limits it to issuers there.
    """

    instrument: str
    article: str
    start: date | None = None
    until: date | None = None
    confidence: Confidence = "A"
    note: str = ""
    place: str = ""

    def holds(self, day: date, places: frozenset[str]) -> bool:
        """Whether the provision is in force on that day and, if it is a place's own, there."""
        in_time = (self.start is None or self.start <= day) and (self.until is None or day < self.until)
        return in_time and (not self.place or self.place in places)


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the words that must be found in it, as (start, end) offsets; violating or complying. ``marks`` are
    empty for absences and for complying texts. ``revisions`` are kinds of changes (插入, 批注 …) left in its first line.
    """

    text: str
    violates: bool
    marks: tuple[tuple[int, int], ...] = ()
    kind: Kind | None = None
    stage: Stage = "已发布"
    as_of: date | None = None
    name: str = ""
    revisions: tuple[str, ...] = ()


class Rule(NamedTuple):
    """One rule. ``looks_for`` and ``unless`` are queries by name with their arguments, not yet prepared. A named tuple,
    because three hundred of them are made at each start, and a frozen dataclass takes three times as long.
    """

    code: str
    name: str
    category: Category
    severity: Severity
    documents: tuple[Kind, ...]
    basis: tuple[RuleBasis, ...]
    looks_for: dict[str, object]
    message: str
    advice: str
    why: str
    file: str
    unless: tuple[dict[str, object], ...] = ()
    draft_severity: Severity | None = None
    stage: Stage | None = None
    place: tuple[str, ...] = ()
    judged_on: Literal["检查日期", "文件日期"] = "检查日期"
    gives_way: tuple[str, ...] = ()  # silent where a rule of these categories or codes has said something
    encodes: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()

    def basis_on(self, day: date, places: frozenset[str]) -> tuple[RuleBasis, ...]:
        """The provisions in force on that day at those places."""
        return tuple(b for b in self.basis if b.holds(day, places))
