"""What a frame met in a paragraph, before it becomes an event."""

from __future__ import annotations

from dataclasses import dataclass

from fzzf_check.facts import Paragraph
from fzzf_check.parse.record.words import Clause, Sentence, When

REVIEW = "合法性审查"


@dataclass(slots=True)
class Found:
    """A frame met in a paragraph, with its date and mood; ``role`` as in record_events.yaml."""

    kind: str
    role: str
    paragraph: Paragraph
    start: int
    end: int
    clause: Clause
    sentence: Sentence
    when: When | None = None
    denied: bool = False
    planned: bool = False
    back: bool = False
    internal: bool | None = None
    own_date: bool = False
