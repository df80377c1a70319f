"""Dates of records: those of :mod:`dates`, the year turned where a span or a story passes New Year, days told from
the day before them (次日, 3日后, 当月17日, 第3个工作日), months told without a day (4月上旬, 5月底), and the short ways of
typing a day in a table (3.6—4.6, 20240306, 24.11.5).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from fzzf_check.patterns import lazy
from fzzf_check.text.dates import DateMention, find_dates, make_date
from fzzf_check.text.numerals import integer

_Count = Callable[[date, re.Match[str]], date | None]  # (the day told before, the words) → the day they mean

LATE, EARLY = 10, 3  # a date of 1月 to 3月 told behind one of 10月 to 12月 is the next year's
_NUMBER = r"([0-9０-９]{1,2}|[一二三四五六七八九十两]{1,3})"
_DAY = rf"{_NUMBER}\s*[日号]"
_NEXT = lazy(r"(?<![的之或者和及与])(?:次日|翌日|第二天|第二日|次一日|隔日)")
_NTH_WORKDAY = lazy(r"第\s*([0-9]{1,2}|[一二三四五六七八九十]{1,2})\s*个工作日")
_DAYS_LATER = lazy(  # 公示3日后 tells how long, not from when
    rf"(?<!公示)(?<!公告)(?<!公开)(?<!征求意见)(?<![起第月年满了\d]){_NUMBER}\s*(?:个)?(工作日|日|天)(?:之|以)?后(?![续期])"
)
# an entry of a diary below its month: 9日　…, 6日至8日　…
DAY_AT_HEAD = lazy(rf"^[\s　]*{_DAY}(?=[\s　，、：:]|\s*(?:至|到|[-－—–~～]))")
_UP_TO_DAY = lazy(rf"(?<=[日号][至到\-－—–~～]){_DAY}")
_DAY_OF_MONTH = lazy(rf"(?:同月|当月|该月|本月|(次月|翌月|下月)){_DAY}")
# 3月5日送审，17日出具: a day alone opens its clause and is later than the day told before; a number of days does not
_DAY_ALONE = lazy(rf"(?:(?<=[。，；,;、（(])|(?<=[。，；,;、]于)){_DAY}(?![内之以前后期的无间]|公(?!布)|时|为限|止)")
# 【二月】20日，…。27日，…: an entry of a diary for a whole month
_MONTH_AT_HEAD = lazy(rf"^[\s　]*[【〔（(\[]?{_NUMBER}\s*月份?(?:[】〕）)\]][：:]?|[：:　 ])[\s　]*(?={_DAY})")
_MONTH = lazy(
    r"(?<![0-9０-９一二三四五六七八九十个第半])([0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})\s*月(?:份?[上中下]旬|份|底|末|初|中)?"
    r"(?!\s*[0-9０-９一二三四五六七八九十日号龄租])"
)
_SHORT = r"(?<![\d.])(1[0-2]|0?[1-9])([./．])(3[01]|[12]\d|0?[1-9])(?![\d.．/%％])"
_CELL_START, _CELL_END = r"(?:(?<=[\t|｜])|(?<=[（(：]))\s*", r"\s*(?=[\t|｜）)，；。]|$)"
_SHORT_DAY = lazy(
    rf"(?<=[\t|｜])\s*{_SHORT}{_CELL_END}|^\s*(1[0-2]|0?[1-9])([./．])(3[01]|[12]\d|0[1-9])\s*(?=[\t|｜])"
)
_STEP = r"(?:启动|论证|评审|评估|听证|审查|审核|会议|办公会|常务会|公布|印发|归档|公示|征求意见|送审|收件|出具|审结|审毕|上会|过会|请示|报告|座谈|备案|时间|日期|审议|讨论)"
_PADDED = r"(?<![\d.])(0[1-9]|1[0-2])([./．])(0[1-9]|[12]\d|3[01])(?![\d.．%％])"
_ENTRY_DAY = lazy(  # 03.09　举行听证会, 10.11至11.30　…: an entry of a diary, month and day in two digits each
    rf"^[\s　]*{_PADDED}(?:\s*(?:至|到|[-－—–~～]{{1,2}})\s*{_PADDED})?(?=[\s　])"
)
_SHORT_BEHIND = lazy(rf"{_STEP}(?:会|意见书?|报告|书)?[：: 　]?{_SHORT}(?=[；;，,。、）)\s]|$)")
_SHORT_SPAN = lazy(
    rf"(?:{_CELL_START}|^\s*|{_STEP}[：: 　]?){_SHORT}\s*(?:至|到|[-－—–~～]{{1,2}})\s*{_SHORT}\s*(?=[\t|｜）)，；。;、]|$)"
)
_DOTTED = lazy(r"(?:19|20)\d\d[.．]\d{1,2}[.．]\d{1,2}")
_SHORT_IN_CLAUSE = lazy(  # 5.20公布方案要点，5.27将材料送达; 2024.5.9、5.14: in a text that tells its days with dots
    rf"{_SHORT}(?=\s*(?:公布|公告|将|召开|举行|送|批复|出具|印发|收|完成|同意|发布|报|作出|提交|组织|启动|通过|签收|反馈|刊登|登载|张贴|寄))"
    rf"|(?<=\d、)(1[0-2]|0?[1-9])([.．])(3[01]|[12]\d|0?[1-9]){_CELL_END}"
)
_PACKED = lazy(r"(?<![\dA-Za-z])(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\dA-Za-z])")
_TWO_DIGITS = lazy(  # 24.11.5, 24年11月5日: the century is left out
    r"(?<![\d.．/-])(\d\d)(?:([.．/-])(1[0-2]|0?[1-9])\2|\s*年\s*(1[0-2]|0?[1-9])\s*月\s*)(3[01]|[12]\d|0?[1-9])(?:\s*[日号]|(?![\d.．/%％]))"
)
_NEAR_YEARS = 5  # 10.2.1 is the number of a heading: a year without its century lies near the years of the record
_TO = lazy(r"\s*(?:起|上午|下午)?\s*(?:至|到|起至|[-－—–~～]{1,2})\s*")
_OWN_YEAR = lazy(r"年|[-－./．]|^\d{8}$")


def record_dates(text: str, year: int | None, since: date | None = None, by: date | None = None) -> list[DateMention]:
    """All dates of a paragraph in order. ``year`` as for find_dates; ``since`` is the last day told before it, which a
    paragraph that begins with 次日 counts from; nothing but the end of a span is later than ``by``, the record's own day.
    A month without a day comes back with ``date`` and ``day`` None.
    """
    with_year = list(_without_century(text, year))
    found = find_dates(text, year, by.year if by else None)
    if by and any(m.date and m.date > by and text.startswith("今年", m.start) for m in found):
        found = find_dates(text, year)
    written = _inserted(_inserted(with_year, found), _short(text, year))
    known = [m for m in written if m.month is not None]  # 同月5日 at the head of a paragraph counts from the one above
    told = _inserted(list(_turned(text, known, by)), _months(text, known, year))
    told = _inserted(told, _at_head(text, year))
    for match, count in _relative(text):
        before = [m.date for m in told if m.end <= match.start() and m.date]
        base = before[-1] if before else (since if not text[: match.start()].strip() else None)
        day = count(base, match) if base else None
        if day:
            told = _inserted(told, [DateMention(match.start(), match.end(), day, day.year, day.month, day.day)])
    return told


def _inserted(told: Sequence[DateMention], new: Sequence[DateMention]) -> list[DateMention]:
    """``told`` with those of ``new`` that overlap none of them, in order."""
    free = [n for n in new if not any(m.start < n.end and n.start < m.end for m in told)]
    return sorted([*told, *free], key=lambda m: m.start)


def _short(text: str, year: int | None) -> list[DateMention]:
    """3.6 and 3.6—4.6 filling a cell or a bracket, 20240306."""
    found = []
    for match in _PACKED.finditer(text):
        day = make_date(int(match[1]), int(match[2]), int(match[3]))
        if day:
            found.append(DateMention(match.start(), match.end(), day, day.year, day.month, day.day))
    for match in (
        *_SHORT_SPAN.finditer(text),
        *_SHORT_DAY.finditer(text),
        *_ENTRY_DAY.finditer(text),
        *_SHORT_BEHIND.finditer(text),
        *(_SHORT_IN_CLAUSE.finditer(text) if _DOTTED.search(text) else ()),
    ):
        for n in range(1, (match.re.groups or 0), 3):
            if match[n]:
                month, day_of = int(match[n]), int(match[n + 2])
                start, end = match.start(n), match.end(n + 2)
                if not any(m.start == start for m in found):
                    found.append(DateMention(start, end, make_date(year, month, day_of), year, month, day_of))
    return found


def _without_century(text: str, year: int | None) -> Iterator[DateMention]:
    """24.11.5 and 24年11月5日, where the years of the record are told otherwise."""
    for match in _TWO_DIGITS.finditer(text):
        told = 2000 + int(match[1])
        day = make_date(told, int(match[3] or match[4]), int(match[5]))
        if day and year and abs(told - year) <= _NEAR_YEARS:
            yield DateMention(match.start(), match.end(), day, day.year, day.month, day.day)


def _at_head(text: str, year: int | None) -> list[DateMention]:
    """The first day of an entry that begins with its month."""
    head = _MONTH_AT_HEAD.match(text)
    month, day = (integer(head[1]), integer(head[2])) if head else (None, None)
    if head is None or year is None or not month or not day or not make_date(year, month, day):
        return []
    return [DateMention(head.start(2), head.end(2) + 1, make_date(year, month, day), year, month, day)]


def _months(text: str, told: Sequence[DateMention], year: int | None) -> list[DateMention]:
    """4月上旬, 5月底, 6月: the year of the date before it."""
    found = []
    for match in _MONTH.finditer(text):
        month = integer(match[1])
        before = [m.year for m in told if m.end <= match.start() and m.year]
        if month and 1 <= month <= 12:
            found.append(DateMention(match.start(), match.end(), None, before[-1] if before else year, month, None))
    return found


def _relative(text: str) -> list[tuple[re.Match[str], _Count]]:
    """What is told from the day before it, in order, with the way it is counted."""
    found = [(match, count) for pattern, count in _COUNTED for match in pattern.finditer(text)]
    return sorted(found, key=lambda item: item[0].start())


def _next_day(base: date, _: re.Match[str]) -> date:
    return base + timedelta(days=1)


def _workday_on(base: date, match: re.Match[str]) -> date | None:
    from fzzf_check.workdays import workdays_between

    number = integer(match[1]) or 0
    days = (base + timedelta(days=n) for n in range(1, 3 * number + 12))
    return next((day for day in days if number and workdays_between(base, day) == number), None)


def _days_on(base: date, match: re.Match[str]) -> date | None:
    if match[2] == "工作日":
        return _workday_on(base, match)
    number = integer(match[1])
    return base + timedelta(days=number) if number else None


def _day_of_month(base: date, match: re.Match[str]) -> date | None:
    turned = base.month % 12 + 1 if match[1] else base.month
    return make_date(base.year + (turned < base.month), turned, integer(match[2]))


def _day_from(base: date, match: re.Match[str]) -> date | None:
    number = integer(match[1])
    return make_date(base.year, base.month, number) if number and number >= base.day else None


def _day_after(base: date, match: re.Match[str]) -> date | None:
    number = integer(match[1])
    return make_date(base.year, base.month, number) if number and number > base.day else None


_COUNTED: tuple[tuple[re.Pattern[str], _Count], ...] = (
    (_NEXT, _next_day),
    (_NTH_WORKDAY, _workday_on),
    (_DAYS_LATER, _days_on),
    (_DAY_OF_MONTH, _day_of_month),
    (_DAY_ALONE, _day_after),
    (DAY_AT_HEAD, _day_from),
    (_UP_TO_DAY, _day_after),
)


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
