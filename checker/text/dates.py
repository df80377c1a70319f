"""Dates in all forms that official documents use.

2024年3月5日, 二〇二四年三月五日, 二○○八年 (U+25CB), ２０２４年, 2024 年 3 月 5 日, 2024-03-05, 2024.3.5, 2024/3/5,
2024.3.5-4.8, 3月5日 and 同月8日 (the year carried over from the text before), 3月5日至8日 (month carried over), 3月5、6日, 2024年3月 (no day).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import ARABIC, CHINESE, ZERO_LETTERS, ZEROS, integer

_GAP = r"(?:[^\S\t]|[\u200b\ufeff]){0,3}"  # a tab is the border of a cell
_DIGIT = f"[{ARABIC}{ZEROS}{ZERO_LETTERS}一二三四五六七八九]"
_CENTURY = f"(?:[1１一]{_GAP}[9９九]|[2２二]{_GAP}[0０{ZEROS}{ZERO_LETTERS}])"
_YEAR = rf"(?<![{ARABIC}{ZEROS}一二三四五六七八九])(?P<%s>{_CENTURY}{_GAP}{_DIGIT}{_GAP}{_DIGIT})"
_ORDINAL = rf"(?:[{ARABIC}](?:{_GAP}[{ARABIC}])?|[{CHINESE}]{{1,3}})"
_MONTH = rf"(?P<%s>{_ORDINAL}|元){_GAP}月"
_DAY = rf"(?P<%s>{_ORDINAL}){_GAP}[日号]"
_TWO_DAYS = rf"{_GAP}(?:[、和及与至到]|[-－—–~～]{{1,2}}){_GAP}{_ORDINAL}{_GAP}(?:两|三)?{_GAP}[日号]"  # 8月15、16两日
_SEPARATED = (
    rf"(?<![{ARABIC}A-Za-z.\-－/])(?P<y2>(?:19|20|１９|２０)[{ARABIC}]{{2}}){_GAP}(?P<sep>[-－./．]){_GAP}"
    rf"(?P<m2>[{ARABIC}]{{1,2}}){_GAP}(?P=sep){_GAP}(?P<d2>[{ARABIC}]{{1,2}})(?![{ARABIC}]|(?P=sep)[{ARABIC}])"
)
_UNTIL = lazy(  # 2024.3.12-4.26: the end of a span, as a rule without its year
    rf"{_GAP}(?:至|到|[-－—–~～]{{1,2}}){_GAP}(?:(?P<y>(?:19|20)\d\d){_GAP}[-－./．]{_GAP})?(?P<m>[{ARABIC}]{{1,2}}){_GAP}(?P<sep>[-－./．]){_GAP}(?P<d>[{ARABIC}]{{1,2}})"
    rf"(?![{ARABIC}%％]|(?P=sep)[{ARABIC}])"
)
_WRITTEN = (
    rf"{_YEAR % 'y1'}{_GAP}年{_GAP}{_MONTH % 'm1'}(?:份|{_GAP}{_DAY % 'd1'}|{_GAP}(?P<d6>{_ORDINAL})(?={_TWO_DAYS}))?"
)
_SAME_YEAR = (
    rf"(?P<turn>每年|[次翌]年|[去上]年|[同当本今]年)?(?<![{ARABIC}{CHINESE}])"
    rf"{_MONTH % 'm3'}{_GAP}(?:{_DAY % 'd3'}|(?P<d5>{_ORDINAL})(?={_TWO_DAYS}))"
)
_SAME_MONTH = rf"(?:同月|(?<=日)(?:至|到|[-—－~～、和]){_GAP}){_DAY % 'd4'}"
_SECOND_DAY = lazy(rf"{_GAP}(?:[、和及与至到]|[-－—–~～]{{1,2}}){_GAP}(?P<d>{_ORDINAL}){_GAP}(?:两|三)?{_GAP}[日号]")
_YEAR_ALONE = rf"(?<![到至\-－—–~～]){_YEAR % 'y5'}{_GAP}年(?!度|底|末|版|[前以之]?[前内])"
_DATE = lazy("|".join((_WRITTEN, _SEPARATED, _SAME_YEAR, _SAME_MONTH, _YEAR_ALONE)))
_DIGITS = str.maketrans(
    dict.fromkeys(ZEROS + ZERO_LETTERS, "0") | {sign: str(value) for value, sign in enumerate("一二三四五六七八九", 1)}
)

_COUNTED = lazy(
    r"[^。；月]{0,60}(?:支出|收入|亏损|盈余|产值|产量|税收|客流|车流|人口|增长|下降|上涨|减少|涨了|降了|[万亿]元|万[人吨辆户]|事故|投诉)[^。；月]{0,60}[。；]"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text at ``start``…``end`` (offsets from 0, end exclusive).

    ``date`` is None where the day or the year is not said or the date is impossible (2月30日); the parts that were read
    are given all the same, each None where the text (or what it carries over) does not say it.
    """

    start: int
    end: int
    date: date | None
    year: int | None
    month: int | None
    day: int | None


class _Carried(NamedTuple):
    """What a date may leave unsaid: year and month of the text before."""

    year: int | None
    month: int | None


_DEADLINE = lazy(r"[上中下旬底末初份]*(?:之|以)?前(?!期)")


def find_dates(text: str, year: int | None = None, paper: int | None = None) -> list[DateMention]:
    """All dates of a text in order. ``year`` is carried over to a 3月5日 that stands before any year of the text; 今年 and 去年
    count from ``paper``, the year in which the text was written (where that is not known, from ``year``).

    A year alone (2024年) is no date, but is carried over, unless its sentence only counts what there was in that year
    (2024年支出上涨两成。我局3月5日……). 每年3月5日 has no year.
    """
    found = []
    carried = _Carried(year, None)
    if "月" not in text and not any(sign in text for sign in "-./．－"):
        return []
    for match in _DATE.finditer(text):
        if match["y5"]:
            if not _COUNTED.match(text, match.end()):
                carried = _Carried(_year(match["y5"]), None)
            continue
        mention = _mention(match, carried, paper or year)
        found.append(mention)
        until = _until(text, match, mention) or _second(text, match, mention)
        if until:
            found.append(until)
            mention = until
        due = mention.day is None and _DEADLINE.match(text, match.end())  # 2023年10月底前建成: no year of what follows
        if not due and not (match["turn"] or "").startswith("每"):
            carried = _Carried(mention.year or carried.year, mention.month)
    return found


def _until(text: str, match: re.Match[str], first: DateMention) -> DateMention | None:
    """The 4.26 of 2024.3.12-4.26, written with the sign of the date before it."""
    found = _UNTIL.match(text, match.end()) if match["y2"] else None
    if found is None or found["sep"] != match["sep"]:
        return None
    month, day = integer(found["m"]), integer(found["d"])
    if month is None or day is None or not 1 <= month <= 12:
        return None
    if found["y"]:
        return DateMention(
            found.start("y"), found.end("d"), make_date(int(found["y"]), month, day), int(found["y"]), month, day
        )
    year = first.year + 1 if first.year and first.month and month < first.month else first.year
    return DateMention(found.start("m"), found.end("d"), make_date(year, month, day), year, month, day)


def _second(text: str, match: re.Match[str], first: DateMention) -> DateMention | None:
    """The 16日 of 8月15、16日, where the first day is written without its 日."""
    found = _SECOND_DAY.match(text, match.end()) if match["d5"] or match["d6"] else None
    day = integer(found["d"]) if found else None
    if found is None or day is None:
        return None
    return DateMention(
        found.start("d"), found.end(), make_date(first.year, first.month, day), first.year, first.month, day
    )


def make_date(year: int | None, month: int | None, day: int | None) -> date | None:
    """The date, or None where a part is missing or no such day exists."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _mention(match: re.Match[str], carried: _Carried, given: int | None) -> DateMention:
    groups = match.groupdict()
    year, month = carried
    if groups["y1"] or groups["y2"]:
        year = _year(groups["y1"] or groups["y2"])
    elif groups["turn"]:
        year = _turned(groups["turn"], carried.year, given)
    written = groups["m1"] or groups["m2"] or groups["m3"]
    if written:
        month = 1 if written == "元" else integer(written)
    day = groups["d1"] or groups["d2"] or groups["d3"] or groups["d4"] or groups["d5"] or groups["d6"]
    number = integer(day) if day else None
    start = match.start("d4") if groups["d4"] and match[0][0] != "同" else match.start()
    return DateMention(start, match.end(), make_date(year, month, number), year, month, number)


def _year(written: str) -> int | None:
    return integer(written.translate(_DIGITS))


def _turned(turn: str, carried: int | None, given: int | None) -> int | None:
    """The year of 次年, 去年 … as the text says it."""
    if turn == "每年":
        return None
    if turn[0] in "次翌":
        return carried + 1 if carried else None
    if turn[0] in "去上":
        return given - 1 if given else None
    if turn[0] in "今本":
        return given or carried  # 建于2003年，今年2月: the year of the paper
    return carried
