"""The tables of 类案比对 (comparison with like cases): how much each piece of a sentence leans to the violating or the lawful.

``grammar/weights_*.tsv`` hold short pieces of text (one to four characters) with whole numbers: how far a piece leans to the
violating examples (below zero: to the lawful ones), and to which class of them. They are learnt from the labelled sentences of
this project by ``tests/teach`` (a logistic regression, Bishop 2006, section 4.3.2) and only added up here. Nothing is learnt
while the program runs.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Literal, NamedTuple, cast

from fzzf_check import cache as store
from fzzf_check.grammar import FOLDER
from fzzf_check.patterns import lazy

About = Literal["norms", "records"]
LONGEST, LONGEST_BEFORE = 4, 3  # characters of a piece of the part itself, of the part before it
BEFORE = "←"  # marks a piece of the part before
HALF = 0.5  # the part before counts half
_DIGITS = lazy("[0-9]+")
_PUNCTUATION = lazy("[，。；：、《》“｜0]")


def pieces(words: str, longest: int = LONGEST, mark: str = "") -> set[str]:
    """All runs of one to ``longest`` characters, white space left out, numbers as 0."""
    plain = _DIGITS.sub("0", "".join(words.split()))
    return {mark + plain[i : i + n] for n in range(1, longest + 1) for i in range(len(plain) - n + 1)}


def pieces_before(words: str) -> set[str]:
    """The pieces of the part before."""
    return pieces(words, LONGEST_BEFORE, BEFORE)


class Weights(NamedTuple):
    """One table. ``step`` is the log-odds of one; ``start`` what is there before any piece; ``of_class`` the numbers by class
    (处罚, 许可 … of norms; 合法性审查, 听证 … of steps).
    """

    step: float
    start: float
    leans: dict[str, int]
    classes: tuple[str, ...]
    class_starts: tuple[float, ...]
    of_class: dict[str, tuple[int, ...]]

    def lean(self, part: str, before: str = "") -> float:
        """Log-odds that a part of a sentence is violating: above zero like the violating examples, below like the lawful."""
        own, earlier = _mean(self.leans, pieces(part)), _mean(self.leans, pieces_before(before))
        return self.start + self.step * (own + HALF * earlier)

    def class_of(self, part: str) -> str:
        """The class of examples that the part resembles most."""
        known = [numbers for piece in pieces(part) if (numbers := self.of_class.get(piece))]
        norm = sqrt(len(known)) or 1.0
        sums = map(sum, zip(*known, strict=True)) if known else [0] * len(self.classes)
        scores = [start + self.step * total / norm for start, total in zip(self.class_starts, sums, strict=True)]
        return self.classes[scores.index(max(scores))]

    def telling(self, part: str, most: int = 3) -> list[str]:
        """The words of the part that lean most to the violating, none inside another, in order of weight."""
        known = self.leans
        ranked = sorted(
            (-known[piece] * len(piece), piece) for piece in pieces(part) if len(piece) > 1 and piece in known
        )
        chosen: list[str] = []
        for number, piece in ranked:
            if number >= 0 or len(chosen) == most:
                break
            if not any(_share(piece, other) for other in chosen) and not _PUNCTUATION.search(piece):
                chosen.append(piece)
        return chosen

    def likeness(self, part: str) -> str:
        """What the trace says of a part that leans to the violating: the class it is like, and the words that weigh."""
        words = "、".join(f"“{word}”" for word in self.telling(part))
        return f"与规则的例句比对：整句接近违反的例句（{words}），归入{self.class_of(part)}"


def _share(one: str, other: str) -> bool:
    return one in other or other in one or one[-2:] == other[:2] or other[-2:] == one[:2]


def _mean(known: dict[str, int], found: Iterable[str]) -> float:
    """The sum over the known pieces by the root of their number: a long part weighs no more than a short one."""
    numbers = [number for piece in found if (number := known.get(piece)) is not None]
    return sum(numbers) / sqrt(len(numbers)) if numbers else 0.0


def file_of(about: About) -> Path:
    """Where the table is kept."""
    return FOLDER / f"weights_{about}.tsv"


@cache
def weights(about: About) -> Weights:
    """The table, read once a process; raises FileNotFoundError where the package lacks it."""
    file = file_of(about)

    def dump(table: object) -> bytes:
        return marshal.dumps(tuple(cast("Weights", table)))

    def load(data: bytes) -> object:
        return Weights(*marshal.loads(data))

    key = store.files_fingerprint([file])
    return cast("Weights", store.load_or_build(f"weights-{about}", key, load, lambda: _read(file), dump))


def _read(file: Path) -> Weights:
    """The file: comment lines (#), the head 片段 违法 and the classes, the line of starts, then a piece a line."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    classes = tuple(lines[0].split("\t")[2:])
    _, step, start, *class_starts = lines[1].split("\t")
    table = Weights(float(step), float(start), {}, classes, tuple(map(float, class_starts)), {})
    for line in lines[2:]:
        piece, number, *numbers = line.split("\t")
        if number:
            table.leans[piece] = int(number)
        if numbers:
            table.of_class[piece] = tuple(int(n or 0) for n in numbers)
    return table
