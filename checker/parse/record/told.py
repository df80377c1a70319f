"""Where a record tells of an event: the words to point at, and its day in Chinese."""

from __future__ import annotations

from datetime import date

from fzzf_check.facts import Event, Paragraph
from fzzf_check.parse.record.years import NO_YEAR
from fzzf_check.patterns import lazy
from fzzf_check.source import Span

_DONE_WITHIN = lazy("[日天内][^，。；]{0,4}(?:完成|办结|审结|审毕)")
ADJACENT = 3  # paragraphs: receipt and opinion told so close together are shown together


def happened(event: Event) -> bool:
    """Whether the event took place (not denied, not only planned)."""
    return not event.denied and not event.planned


def decided_on(event: Event) -> date | None:
    """The day of a 集体讨论决定 that took place; None for all other events."""
    return event.start if event.kind == "集体讨论决定" and happened(event) else None


def said(day: date) -> str:
    """A day in Chinese, without the year where the record names none."""
    return f"{day.month}月{day.day}日" if day.year == NO_YEAR else f"{day.year}年{day.month}月{day.day}日"


def late_place(event: Event, than: date) -> tuple[Span, str]:
    """The words that report the part of an event later than a day: the receipt if that is late, else the opinion."""
    if event.closing and event.start and event.start <= than:
        paragraph, start, end = event.closing
        return paragraph.span(start, end), paragraph.text[start:end]
    return event.span, event.text


def whole(event: Event) -> tuple[Span, str]:
    """The words from receipt to opinion where they stand close together, else those of the opinion (its signature at least); those of
    the receipt where they tell how soon it was done (我局于两日内完成审查).
    """
    if event.closing is None:
        return event.span, event.text
    paragraph, start, end = event.closing
    if paragraph is event.paragraph:
        return joined(paragraph, min(event.start_offset, start), max(event.end_offset, end))
    if 0 < paragraph.index - event.paragraph.index < ADJACENT:
        first, last = event.span, paragraph.span(start, end)
        text = f"{event.paragraph.text[event.start_offset :]}\n{paragraph.text[:end]}"
        return Span(first.line, first.column, last.end_line, last.end_column), text
    if _DONE_WITHIN.search(event.paragraph.text, event.end_offset):
        return event.span, event.text
    return paragraph.span(start, end), paragraph.text[start:end]


def joined(paragraph: Paragraph, start: int, end: int) -> tuple[Span, str]:
    """A stretch of one paragraph."""
    return paragraph.span(start, end), paragraph.text[start:end]
