"""Sayings, what a sentence of a record tells (缺件而放行, 没有说明缩短的理由): the constructions of ``grammar/vocabulary/sayings.yaml``.

Queries ask for them by name; the file gives each with sentences that say it and sentences that only look so.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from fzzf_check.grammar import vocabulary
from fzzf_check.parse.norm.constructions import construction, idiom

FILE = "sayings"
_CLASS = re.compile(r"\{([^{}]+)\}")
_STRUCK_OUT = "\uf8ff"  # a character that no text has


class Saying(NamedTuple):
    """``says`` are the constructions, ``but_not`` those that are struck out of the text before it is searched.

    ``likes`` are sentences that say it, ``unlikes`` sentences that do not.
    """

    says: tuple[str, ...]
    but_not: tuple[str, ...]
    likes: tuple[str, ...]
    unlikes: tuple[str, ...]

    def find(self, text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """Where the first of the constructions stands between two offsets of a text; None where none does."""
        within = text[start : len(text) if end is None else end]
        for said in self.but_not:
            within = idiom(said).pattern.sub(lambda found: _STRUCK_OUT * len(found[0]), within)
        found = [match for said in self.says if (match := construction(said).pattern.search(within))]
        first = min(found, key=lambda match: match.start(), default=None)
        return (start + first.start(), start + first.end()) if first else None

    def stands_in(self, text: str) -> bool:
        """Whether the text says it."""
        return self.find(text) is not None


@cache
def saying(name: str) -> Saying:
    """The saying of that name. Raises KeyError where the file has none."""
    return read_saying(vocabulary(FILE)["sayings"][name])


def read_saying(entry: dict[str, Any]) -> Saying:
    """A saying as the file gives it, its classes written out."""
    return Saying(
        *(tuple(map(_written_out, entry.get(key, ()))) for key in ("says", "but_not")),
        *(tuple(entry.get(key, ())) for key in ("like", "unlike")),
    )


def _written_out(written: str) -> str:
    """The words of the file's own classes in place of their names; those of common.yaml and the built-in ones stay."""
    own = vocabulary(FILE)["classes"]
    return _CLASS.sub(lambda found: f"({'/'.join(own[found[1]].split())})" if found[1] in own else found[0], written)
