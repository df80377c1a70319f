"""The labelled papers of tests/accuracy, as those who teach from them read them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fzzf_check.source import Span

ACCURACY = Path(__file__).resolve().parent.parent / "accuracy"
DAY = date(2026, 1, 15)
HELD_OUT = "held_out"  # how the folders of papers begin that are not taught
_ENOUGH = 8  # characters of the evidence that name a line

Mark = tuple[int, int]


@dataclass(frozen=True)
class Paper:
    """A file with what its gold says of it: violations, and what can be argued about."""

    path: Path
    text: str
    violations: tuple[dict[str, Any], ...]
    arguable: tuple[dict[str, Any], ...]

    def place(self, violation: dict[str, Any]) -> Mark | None:
        """Where the words of a violation stand; None for what is missing, or stands in another file."""
        words = violation.get("evidence", "")
        at = self.text.find(words) if words else -1
        return (at, at + len(words)) if at >= 0 else None

    def lawful_lines(self) -> frozenset[int]:
        """The lines from 1 of which the gold says nothing."""
        lines = self.text.split("\n")
        said = (*self.violations, *self.arguable)
        told = {n for v in said if "line" in v for n in range(v["line"], v.get("line_end", v["line"]) + 1)}
        told |= {
            n for n, line in enumerate(lines, 1) for v in said if v.get("evidence") and v["evidence"][:_ENOUGH] in line
        }
        return frozenset(range(1, len(lines) + 1)) - told


def papers(*folders: Path) -> Iterator[Paper]:
    """The files beside the golds below the folders, those of a dossier one by one; none that are held out."""
    for gold in sorted(path for folder in folders for path in folder.rglob("*gold.json")):
        if any(part.startswith(HELD_OUT) for part in gold.parts):
            continue
        data = json.loads(gold.read_text(encoding="utf-8"))
        for path in _texts_of(gold, data):
            violations, arguable = (
                tuple(v for v in data.get(key, []) if isinstance(v, dict) and v.get("file", path.name) == path.name)
                for key in ("violations", "arguable")
            )
            yield Paper(path, path.read_text(encoding="utf-8-sig"), violations, arguable)


def _texts_of(gold: Path, data: dict[str, Any]) -> list[Path]:
    """The files that a gold is about: those of a dossier, else the one beside it."""
    if gold.name == "gold.json":
        return sorted(gold.parent.glob("*.txt"))
    beside = gold.with_name(gold.name.replace(".gold.json", ".txt"))
    return [beside if beside.exists() else gold.with_name(data["file"])]


def line_starts(text: str) -> list[int]:
    """The offset at which each line begins, and where the next would."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def marked(span: Span, starts: Sequence[int], marks: Sequence[Mark]) -> bool:
    """Whether a span shares a character with one of the marked stretches of the text whose lines begin there."""
    begin, end = starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1
    return any(start < end and begin < stop for start, stop in marks)
