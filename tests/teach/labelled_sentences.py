"""Labelled sentences that are only taught from: ``sentences/norms_*.tsv`` and ``records_*.tsv``, a sentence a line.

V for a violation, C for a lawful sentence that is near to one; then the category of a violation of norms (or why the lawful one
is lawful), or the step of a record; last the sentence, with the offending words of a norm in ⟦⟧. Nobody who wrote them knew the
program.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "sentences"
OPEN, CLOSE = "⟦", "⟧"


class OfNorm(NamedTuple):
    """A sentence without its marks, the stretch that violates (None: lawful) and the category."""

    text: str
    mark: tuple[int, int] | None
    category: str


class OfRecord(NamedTuple):
    """A sentence of a record, and the step of which it tells a fault ('' if none)."""

    text: str
    step: str


def of_norms() -> Iterator[OfNorm]:
    """All sentences with norms."""
    for label, category, marked in _rows("norms"):
        start = marked.find(OPEN)
        text = marked.replace(OPEN, "").replace(CLOSE, "")
        yield OfNorm(text, (start, marked.find(CLOSE) - 1) if label == "V" else None, category if label == "V" else "")


def of_records() -> Iterator[OfRecord]:
    """All sentences of records."""
    for label, step, text in _rows("records"):
        yield OfRecord(text, step if label == "V" else "")


def _rows(about: str) -> Iterator[list[str]]:
    for file in sorted(FOLDER.glob(f"{about}_*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield line.split("\t")
