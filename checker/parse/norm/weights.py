"""The table of 类案比对 (comparison with like cases): how much each piece of a sentence leans to the violating or the lawful.

``grammar/weights.tsv`` holds short pieces of text (one to four characters as read; a citation is one character) with whole
numbers: how far a piece leans to the violating examples (below zero: to the lawful ones), and to which class of acts. They
are learnt from the labelled sentences of this project by ``tests/teach.py`` (a logistic regression, Bishop 2006, section 4.3.2)
and only added up here. Nothing is learnt while the program runs.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from functools import cache
from math import sqrt
from typing import NamedTuple, cast

from fzzf_check import cache as store
from fzzf_check.grammar import FOLDER
from fzzf_check.parse.norm.reading import CELL, CITE, MINUTES, QUOTED, SELF, TITLE
from fzzf_check.patterns import lazy

FILE = FOLDER / "weights.tsv"
LONGEST, LONGEST_BEFORE = 4, 3  # characters of a piece of the part itself, of the part before it
BEFORE = "←"  # marks a piece of the part before
HALF = 0.5  # the part before counts half
_READABLE = str.maketrans({CITE: "《", TITLE: "》", SELF: "本", MINUTES: "纪", QUOTED: "“", CELL: "｜"})
_DIGITS = lazy("[0-9]+")


class Table(NamedTuple):
    """``step`` is the log-odds of one; ``start`` what is there before any piece; ``of_kind`` the numbers by class of acts."""

    step: float
    start: float
    lean: dict[str, int]
    kinds: tuple[str, ...]
    kind_starts: tuple[float, ...]
    of_kind: dict[str, tuple[int, ...]]


def pieces(words: str, longest: int = LONGEST, mark: str = "") -> set[str]:
    """All runs of one to ``longest`` characters, numbers as 0, citations as one readable character."""
    plain = _DIGITS.sub("0", words.translate(_READABLE))
    return {mark + plain[i : i + n] for n in range(1, longest + 1) for i in range(len(plain) - n + 1)}


def pieces_before(words: str) -> set[str]:
    """The pieces of the part before."""
    return pieces(words, LONGEST_BEFORE, BEFORE)


def lean(part: str, before: str) -> float:
    """Log-odds that a part of a sentence is violating: above zero like the violating examples, below like the lawful."""
    table = weights()
    own, earlier = _mean(table.lean, pieces(part)), _mean(table.lean, pieces_before(before))
    return table.start + table.step * (own + HALF * earlier)


def kind_of(part: str) -> str:
    """The class of acts (处罚, 许可 …) that the part resembles most."""
    table = weights()
    known = [numbers for piece in pieces(part) if (numbers := table.of_kind.get(piece))]
    norm = sqrt(len(known)) or 1.0
    sums = map(sum, zip(*known, strict=True)) if known else [0] * len(table.kinds)
    scores = [start + table.step * total / norm for start, total in zip(table.kind_starts, sums, strict=True)]
    return table.kinds[scores.index(max(scores))]


def telling(part: str, most: int = 3) -> list[str]:
    """The words of the part that lean most to the violating, none inside another, in order of weight."""
    known = weights().lean
    ranked = sorted((-known[piece] * len(piece), piece) for piece in pieces(part) if len(piece) > 1 and piece in known)
    chosen: list[str] = []
    for number, piece in ranked:
        if number >= 0 or len(chosen) == most:
            break
        if not any(_share(piece, other) for other in chosen) and not _PUNCTUATION.search(piece):
            chosen.append(piece)
    return chosen


_PUNCTUATION = lazy("[，。；：、《》“｜0 ]")


def _share(one: str, other: str) -> bool:
    return one in other or other in one or one[-2:] == other[:2] or other[-2:] == one[:2]


def _mean(known: dict[str, int], found: Iterable[str]) -> float:
    """The sum over the known pieces by the root of their number: a long part weighs no more than a short one."""
    numbers = [number for piece in found if (number := known.get(piece)) is not None]
    return sum(numbers) / sqrt(len(numbers)) if numbers else 0.0


@cache
def weights() -> Table:
    """The table, read once a process; raises FileNotFoundError where the package lacks it."""

    def dump(table: object) -> bytes:
        return marshal.dumps(tuple(cast("Table", table)))

    def load(data: bytes) -> object:
        return Table(*marshal.loads(data))

    key = store.files_fingerprint([FILE])
    return cast("Table", store.load_or_build("weights", key, load, _read, dump))


def _read() -> Table:
    """The file: comment lines (#), the head 片段 违法 and the classes, the line of starts, then a piece a line."""
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    kinds = tuple(lines[0].split("\t")[2:])
    _, step, start, *kind_starts = lines[1].split("\t")
    table = Table(float(step), float(start), {}, kinds, tuple(map(float, kind_starts)), {})
    for line in lines[2:]:
        piece, number, *numbers = line.split("\t")
        if number:
            table.lean[piece] = int(number)
        if numbers:
            table.of_kind[piece] = tuple(int(n or 0) for n in numbers)
    return table
