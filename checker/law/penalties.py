"""What penalties the articles of statutes set: kinds, amounts and multiples (rules/penalty_articles.tsv).

The table was made from the texts by a script: an article's kinds and amounts are those of all its clauses together, and
amounts that are not written as a range may be missing. So it can say that a draft is plainly beyond an article, never
that it keeps within it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from fzzf_check.law.instruments import MEMORY, instrument, rows_of
from fzzf_check.patterns import lazy

_RANGE = lazy(r"(?P<low>[\d.]+)-(?P<high>[\d.]+)(?P<unit>元|倍|%)")


@dataclass(frozen=True, slots=True)
class Range:
    """Money in 元, a multiple (倍) or a percentage from ``low`` to ``high``; ``low`` 0 where the text says only 以下."""

    unit: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Penalties:
    """The kinds (罚款, 没收违法所得 …) and the ranges of one article."""

    kinds: frozenset[str]
    ranges: tuple[Range, ...]

    def of(self, unit: str) -> tuple[Range, ...]:
        """The ranges in one unit."""
        return tuple(r for r in self.ranges if r.unit == unit)


@lru_cache(MEMORY)
def penalties(title: str, article: int, suffix: int | None, day: date) -> Penalties | None:
    """The penalties of an article in the version in force on ``day``; None where the table does not have that article
    of that version.
    """
    found = instrument(title)
    version = found.version_on(day) if found else None
    if found is None or version is None or version.made is None:
        return None
    wanted = f"{article}-{suffix}" if suffix else str(article)
    for _, made, number, kinds, ranges in rows_of("penalty_articles.tsv", found.name):
        if number == wanted and made == version.made.isoformat():
            return Penalties(frozenset(kinds.split("、")), _ranges(ranges))
    return None


def _ranges(words: str) -> tuple[Range, ...]:
    return tuple(Range(m["unit"], float(m["low"]), float(m["high"])) for m in _RANGE.finditer(words))
