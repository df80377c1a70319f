"""Which numbers at the heads of lines are headings of this document, and how they rank.

The usual order is 编 > 章 > 节 > 条 > 一、 > （一） > 1. > （1）. A document may have another one (1. above （一）, 第一条 under 一、);
it shows by which series starts anew inside which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cmp_to_key

from fzzf_check.parse.structure.labels import STRONG, STYLES, Label, Style


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number at the head of a line.

    ``open`` if the line before broke off in mid-sentence, ``cited`` if it broke off before what may be a reference
    (…依照本办法), ``below_label`` if it begins with a number itself.
    """

    label: Label
    open: bool = False
    cited: bool = False
    below_label: bool = False


def accept(candidates: Sequence[Candidate | None]) -> list[Label | None]:
    """The numbers that are headings, one place for each line; None for those that only look like one."""
    seen = {
        (c.label.style, c.label.ordinal, c.label.sub) for c in candidates if c and not c.label.doubtful and not c.open
    }
    decimal = sum(c is not None and len(c.label.path) > 1 for c in candidates) > 1
    last: dict[Style, int] = {}
    accepted: list[Label | None] = []
    for candidate in candidates:
        if candidate is not None and candidate.label.style == "1.1" and (candidate.open or not decimal):
            candidate = None
        if candidate is None or not _is_heading(candidate, last.get(candidate.label.style, 0), seen):
            accepted.append(None)
            continue
        label = candidate.label
        last[label.style] = label.ordinal
        accepted.append(label)
    return accepted


def _is_heading(candidate: Candidate, last: int, seen: set[tuple[Style, int, int]]) -> bool:
    label = candidate.label
    next_in_line = label.ordinal == last + 1 or (label.sub > 0 and label.ordinal == last)
    if label.doubtful:
        return next_in_line and not candidate.open and (label.style, label.ordinal, label.sub) not in seen and last > 0
    if candidate.open:
        begins = label.ordinal == 1 and (label.style in STRONG or candidate.below_label)
        return (next_in_line or begins) and not candidate.cited
    return True


def rank_styles(labels: Sequence[Label]) -> list[Style]:
    """The styles that occur, highest first, in the order that this document gives them."""
    styles = [style for style in STYLES if any(label.style == style for label in labels)]
    votes = _votes(labels)

    def compare(first: Style, second: Style) -> int:
        usual = STYLES.index(first) - STYLES.index(second)
        high, low = (first, second) if usual < 0 else (second, first)
        turned = votes[low, high] > votes[high, low] and _may_turn(high, low)
        return -usual if turned else usual

    return sorted(styles, key=cmp_to_key(compare))


def _may_turn(high: Style, low: Style) -> bool:
    """May ``low`` stand above ``high`` against the usual order? 一、 may stand above 条, but no item above 章."""
    return high not in STRONG or (high == "条" and low == "一、")


def _votes(labels: Sequence[Label]) -> dict[tuple[Style, Style], int]:
    """For each pair (outer, inner): how often a series of ``inner`` ran from 1 between n and n+1 of ``outer``."""
    votes: dict[tuple[Style, Style], int] = defaultdict(int)
    last: dict[Style, int] = {}
    started_since: dict[Style, set[Style]] = {}
    for label in labels:
        style = label.style
        if label.ordinal == last.get(style, 0) + 1 and label.ordinal > 1:
            for inner in started_since[style]:
                votes[style, inner] += 1
        started_since[style] = set()
        last[style] = label.ordinal
        if label.ordinal == 1:
            for outer, inside in started_since.items():
                if outer != style:
                    inside.add(style)
    return votes
