"""The year that an annual report, or a yearly plan, is about."""

from __future__ import annotations

from fzzf_check.facts import Document
from fzzf_check.patterns import lazy
from fzzf_check.text.dates import find_dates

_TITLE_YEAR = lazy(r"(?P<year>[12][0-9]{3}|[二一][〇○零OＯ九][〇○零一二三四五六七八九OＯ]{2})\s*年")


def report_year(document: Document) -> int | None:
    """The year that the title names; failing that, the year before a report's date or the year of a plan's date."""
    for title in (document.title, document.issued):
        for match in _TITLE_YEAR.finditer(title or ""):
            year = find_dates(match["year"] + "年1月")
            if year and year[0].year:
                return year[0].year
    if document.date is None:
        return None
    return document.date.year - 1 if document.kind == "年度报告" else document.date.year
