"""Force: does the predicate set, apply, forbid, repeal, or only mention? Numbered tests, the first that answers decides.

Each test is a small function over a :class:`Predicate`; it returns the force or None, and writes into the trace, in
Chinese, what it saw. ``fzzf-check explain`` reads the trace aloud.
"""

from __future__ import annotations

from collections.abc import Callable

from fzzf_check.facts import Force
from fzzf_check.parse.norm.denial import forbidden, negated, repealed
from fzzf_check.parse.norm.lawful import based, handed_over, lawfully, listed_by_law
from fzzf_check.parse.norm.mention import (
    bare,
    carried_out,
    elsewhere,
    encouraged,
    heading,
    in_condition,
    in_course,
    judged,
    named_only,
    of_cases,
    paper_only,
    planned,
    put_right,
)
from fzzf_check.parse.norm.opinion import in_opinion
from fzzf_check.parse.norm.predicate import Predicate
from fzzf_check.parse.norm.quotation import found_fault_with, proposed_by_one, quoted, turned_down
from fzzf_check.parse.norm.told import asked, closed_of_itself, explained, over, reported, served, told_of_law, where

Test = Callable[[Predicate], "Force | None"]


def find_force(predicate: Predicate) -> Force:
    """Ask the tests in order; with no answer the document itself sets the norm."""
    for number, test in enumerate(TESTS, 1):
        force = test(predicate)
        if force is not None:
            predicate.note(f"判断{number}定为“{force}”")
            return force
    predicate.note("没有引用有权设定的上位法，也不是提及、转述、禁止或者废止，定为“设定”")
    return "设定"


TESTS: tuple[Test, ...] = (
    in_opinion, heading, quoted, found_fault_with, judged, named_only, of_cases, in_course, bare, elsewhere, paper_only, carried_out, in_condition, repealed, forbidden, negated, handed_over, lawfully, listed_by_law, reported, based, put_right, proposed_by_one, turned_down, planned, encouraged, asked, over, explained, told_of_law, closed_of_itself, served, where,
)  # fmt: skip
