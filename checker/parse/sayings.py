"""Sayings, what words of a record tell (缺件而放行, 没有说明缩短的理由): constructions with the sentences that need them.

Those of ``grammar/vocabulary/sayings.yaml`` are asked for by name; other files of the vocabulary hold tables of them.
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
        for said in filter(lambda one: one.may_stand_in(within), map(idiom, self.but_not)):
            within = said.pattern.sub(lambda found: _STRUCK_OUT * len(found[0]), within)
        likely = [one for one in map(construction, self.says) if one.may_stand_in(within)]
        found = [match for one in likely if (match := one.pattern.search(within))]
        first = min(found, key=lambda match: match.start(), default=None)
        return (start + first.start(), start + first.end()) if first else None

    def stands_in(self, text: str) -> bool:
        """Whether the text says it."""
        return self.find(text) is not None

    def is_all_of(self, text: str) -> bool:
        """Whether the text says it and nothing else."""
        return any(one.may_stand_in(text) and one.pattern.fullmatch(text) for one in map(construction, self.says))


@cache
def saying(name: str) -> Saying:
    """The saying of that name. Raises KeyError where the file has none."""
    data = vocabulary(FILE)
    return read_saying(data["sayings"][name], data["classes"])


def read_saying(entry: dict[str, Any], classes: dict[str, str]) -> Saying:
    """A saying as its file gives it, its classes written out; those of common.yaml and the built-in ones stay."""
    return Saying(
        *(tuple(_written_out(said, classes) for said in entry.get(key, ())) for key in ("says", "but_not")),
        *(tuple(entry.get(key, ())) for key in ("like", "unlike")),
    )


def _written_out(written: str, classes: dict[str, str]) -> str:
    """A construction with the words of a class in place of its name."""
    return _CLASS.sub(
        lambda found: f"({'/'.join(classes[found[1]].split())})" if found[1] in classes else found[0], written
    )
