"""What a query answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fzzf_check.source import Span


@dataclass(frozen=True, slots=True)
class Match:
    """One place that a query found.

    ``span`` is the place; ``text`` the words there, empty where the query found an absence (``span`` is then empty, too,
    and stands where the thing should be). ``values`` fill the placeholders of message and advice. ``trace`` are Chinese
    steps. ``doubt`` names what a person must verify first; such a match never gives more than an info.
    """

    span: Span
    text: str
    values: Mapping[str, str] = field(default_factory=dict)
    trace: tuple[str, ...] = ()
    doubt: str = ""
