"""Dates of records: those of :mod:`dates`, the year turned where a span or a story passes New Year, and days told from
the day before them (次日, 翌日, 第3个工作日).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from fzzf_check.parse.text.dates import DateMention, find_dates, make_date
from fzzf_check.parse.text.numerals import integer

LATE, EARLY = 10, 3  # a date of 1月 to 3月 told behind one of 10月 to 12月 is the next year's
_NEXT = re.compile(r"(?<![的之或者和及与])(?:次日|翌日|第二天|第二日|次一日|隔日)")
_NTH_WORKDAY = re.compile(r"第\s*([0-9]{1,2}|[一二三四五六七八九十]{1,2})\s*个工作日")
_TO = re.compile(r"\s*(?:起|上午|下午)?\s*(?:至|到|起至|[-－—–~～]{1,2})\s*")
_OWN_YEAR = re.compile(r"年|[-－./．]")


def record_dates(text: str, year: int | None, since: date | None = None, by: date | None = None) -> list[DateMention]:
    """All dates of a paragraph in order. ``year`` as for find_dates; ``since`` is the last day told before it, which a
    paragraph that begins with 次日 counts from; nothing but the end of a span is later than ``by``, the record's own day.
    """
    told = list(_turned(text, find_dates(text, year), by))
    relative = sorted([*_NEXT.finditer(text), *_NTH_WORKDAY.finditer(text)], key=re.Match.start)
    for match in relative:
        before = [m for m in told if m.end <= match.start()]
        base = before[-1].date if before else (since if not text[: match.start()].strip() else None)
        day = _counted(base, match) if base else None
        if day and not any(m.start < match.end() and match.start() < m.end for m in told):
            told.append(DateMention(match.start(), match.end(), day, day.year, day.month, day.day))
            told.sort(key=lambda m: m.start)
    return told


def _counted(base: date, match: re.Match[str]) -> date | None:
    if match.re is _NEXT:
        return base + timedelta(days=1)
    from fzzf_check.workdays import workdays_between

    number = integer(match[1])
    if not number:
        return None
    days = (base + timedelta(days=n) for n in range(1, 3 * number + 12))
    return next((day for day in days if workdays_between(base, day) == number), None)


def _turned(text: str, mentions: Sequence[DateMention], by: date | None) -> Iterator[DateMention]:
    """12月28日至1月31日, and what follows it: the later days are the next year's."""
    turned, end = 0, 0
    before: date | None = None
    for mention in mentions:
        if mention.year is None or _OWN_YEAR.search(text[mention.start : mention.end]):
            turned = 0
        else:
            spans = bool(_TO.fullmatch(text[end : mention.start]))
            turned += _passes_new_year(mention, turned, before, None if spans else by)
            mention = _in_year(mention, mention.year + turned) if turned else mention
        before, end = mention.date or before, mention.end
        yield mention


def _passes_new_year(mention: DateMention, turned: int, before: date | None, by: date | None) -> bool:
    assert mention.year is not None
    day = make_date(mention.year + turned, mention.month, mention.day)
    if not (day and before and day < before and before.month >= LATE and day.month <= EARLY):
        return False
    later = make_date(day.year + 1, day.month, day.day)
    return by is None or later is None or later <= by


def _in_year(mention: DateMention, year: int) -> DateMention:
    return replace(mention, year=year, date=make_date(year, mention.month, mention.day))
