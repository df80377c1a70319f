"""Faults put at their place in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzzf_check.case import Member
from fzzf_check.dossier.dossier import Fault
from fzzf_check.facts import Event, Paragraph
from fzzf_check.source import Span


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end, stops left out."""
    start = 0
    for match in re.finditer(r"[。；]|$", text):
        if text[start : match.end()].strip():
            lead = len(text[start:]) - len(text[start:].lstrip())
            yield start + lead, match.start()
        start = match.end()


def fault_at(member: Member, paragraph: Paragraph, start: int, end: int, **values: str) -> Fault:
    """A fault at a stretch of a paragraph; ``values`` fill the message of the rule."""
    return placed(member, paragraph.span(start, end), paragraph.text[start:end], **values)


def event_fault(member: Member, event: Event, **values: str) -> Fault:
    """A fault at the words that report an event."""
    return placed(member, event.span, event.text, **values)


def placed(member: Member, span: Span, text: str, **values: str) -> Fault:
    """A fault at a span of a file."""
    return Fault(member, span, text, values, tuple(f"{key}：{value}" for key, value in values.items()))
