"""The year of a date that names none: from the title, the head, the paragraph above, and what had happened by then."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fzzf_check.facts import Document, Paragraph
from fzzf_check.parse.record.dates import DAY_AT_HEAD, EARLY, LATE, record_dates
from fzzf_check.parse.record.described import described
from fzzf_check.parse.record.lexicon import word_pattern, words_in
from fzzf_check.parse.record.words import Sentence, sentences
from fzzf_check.patterns import lazy
from fzzf_check.text.dates import DateMention, find_dates
from fzzf_check.text.numerals import integer

CAPTION = 20  # characters of a line that is no more than a caption
HEAD = 5  # paragraphs in which minutes bear their number: （2024）12
MEETING_LINES = 8  # minutes name the day of the meeting within as many paragraphs
NO_YEAR = 4  # a leap year that no record means: dates of a text without any year still have an order
_YEAR_IN_TITLE = lazy(r"(?<![—–~～至\-－])((?:19|20)\d\d)\s*(?:年度|年|）|\)|〕)")
_YEAR_LINE = lazy(
    r"^[^\d一-龥〇○]{0,4}(?:[一二三四五六七八九十]+、\s*)?((?:19|20)\d\d|[一二][〇○零九][〇○零一二三四五六七八九]{2})\s*年度?[^\d一-龥]{0,4}$"
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_UP_TO = frozenset("至到-－—–~～")
_CAPTION_MARKS = "【】：: 　"
_ABOUT = lazy(r"\s*(?:决策)?(?:事项|项目|议题)(?:名称)?[：:]\s*(?P<name>.+)")  # 事项名称：自来水价格调整方案
_MONTH_LINE = lazy(r"[^\d一-龥]{0,3}(?:(?:19|20)\d\d年)?([0-9]{1,2}|[一二三四五六七八九十]{1,2})月[^\d一-龥]{0,3}")
_YEAR_AT_HEAD = lazy(  # 编写：州农牧局　年度：2023年; 时间跨度：2023年
    r"(?:年度|年份|时间|跨度|起止|周期|期间)\s*[：:]?\s*((?:19|20)\d\d)\s*(?:年度?)?(?!\s*[\d.．/-]|\s*年)"
)
_NUMBER_OF_PAPER = lazy(r"〔((?:19|20)\d\d)〕")
_NUMBER_AT_HEAD = lazy(r"[（(〔\[]((?:19|20)\d\d)[）)〕\]]\s*第?\d{0,3}\s*[号期次]?")
_ASIDE = lazy(r"[（(][^（()）]*[）)]\s*$")
_SIGNED = lazy(r"[^。，；,;]{0,40}$")
_YEAR_OF_WORK = lazy(r"((?:19|20)\d\d)\s*年度")
_CHIEF = r"(?<!副)(?:[省市州县区旗镇乡局厅盟]长|主任|主席|主要负责人)"
_NAME = r"(?P<name>[一-龥]某[一-龥]?|[一-龥]{2,3}?)(?:同志)?"
_PRESIDES = (
    lazy(rf"{_CHIEF}{_NAME}(?:[（(][^）)]{{0,12}}[）)])?(?:(?:同志)?主持|(?:在|于|，)[^。；，]{{0,24}}主持)"),
    lazy(rf"主\s*持\s*人?\s*[：:\t　]\s*{_CHIEF}?[\s　]{{0,2}}{_NAME}(?=$|[\s　，。；（(、]|{_CHIEF})"),
    lazy(rf"{_CHIEF}{_NAME}(?:任|为|担任)会议?主持"),
    lazy(rf"(?:^|[，。；：、\s　由日午])(?P<name>[一-龥]某[一-龥]?|[一-龥]{{2,3}}?){_CHIEF}(?:同志)?(?:主持|召集)"),
)
_COUNTED_BACK = ("去年", "上年", "今年", "本年", "当年")  # counted from the year of the paper, which it leaves as it is
_FILLED_IN = lazy(
    r"(?:填报|填表|制表|填写|整理|打印|编制|截至|截止)(?:日期|时间|日)?[：:\s　]*$"
)  # when the paper was written
_YEAR_OF_ALL = lazy(
    r"(?:日期|时间|月日|年份)[^。；，]{0,10}(?:均|都|皆|全部|一律)(?:为|系|指|是|属|在)?\s*((?:19|20)\d\d)\s*年(?!\s*\d)"
    r"|未(?:注明|标明|写明|注|标|写|填|列|带)年份的[^。；]{0,8}(?:为|系|指|是)\s*((?:19|20)\d\d)\s*年"
)
_OF_THE_TEXT = lazy(r"施行|生效|废止|修订|修正|建成|完工|竣工|运行|投用|《|届满|有效期|〔")


@dataclass(frozen=True, slots=True)
class Read:
    """A paragraph and its sentences, dates with the year carried into it; ``present`` as in Clause, ``above`` the same of
    the title of the paper and the headings over the paragraph.
    """

    paragraph: Paragraph
    sentences: tuple[Sentence, ...]
    year: int
    present: frozenset[str]
    above: frozenset[str] = frozenset()
    caption: str = ""  # the line in 【】 or with a colon that the paragraph stands below
    made: date | None = None  # the day that nothing told is later than
    chiefs: tuple[str, ...] = ()  # names of whoever presides as 行政首长


def read_sentences(document: Document, paragraphs: Sequence[Paragraph], subject: str = "") -> tuple[Read, ...]:
    """Each paragraph cut into sentences, with the year that its dates have. ``subject`` says what the paper is where its title
    does not (某县水利局公告).
    """
    stated = _stated_year(paragraphs)
    year = stated or first_year(document, paragraphs)
    made = _own_day(document, paragraphs)
    chiefs = presiding(paragraphs)
    about = (found["name"] for p in paragraphs[:HEAD] if (found := _ABOUT.match(p.text)))
    title = words_in("。".join((document.title or "", subject, *about)))
    caption = ""
    latest: date | None = None
    last: date | None = None
    entry: date | None = None  # the day at the head of the entry above: the next entry may tell its day alone
    read = []
    for paragraph in paragraphs:
        alone = _YEAR_LINE.match(paragraph.text.strip())
        if alone:
            year, latest = _number(alone[1]), None
        elif stated:
            year, latest = stated, None
        elif made and document.kind == "会议纪要" and _begins_item(paragraph):
            year, latest = made.year, None  # a year told under one 议题 is not that of the next
        if entry and DAY_AT_HEAD.match(paragraph.text):
            last = _moved(entry, year)
        mentions = record_dates(paragraph.text, year, last, made)
        leading = next((m for m in mentions if m.date and _reports(paragraph.text, m)), None)
        if leading and _counted_back(paragraph.text, leading):
            leading = None
        if leading and leading.date:
            if _written_year(paragraph.text, leading):
                year = leading.date.year
            elif latest and _turned(latest, last, leading.date, made):
                year += 1
            elif _too_late(leading.date, document, made):
                year -= 1
            latest = _moved(leading.date, year)
        told = sentences(paragraph.text, year, last, made, chiefs)
        cut = tuple(described(sentence, paragraph.text) for sentence in told)
        dated = [m for m in record_dates(paragraph.text, year, last, made) if m.date]
        last = dated[-1].date if dated else _month_begun(paragraph.text, year) or last
        entry = _at_head(paragraph.text, dated) or (entry if dated else last)
        caption = _caption_for(paragraph, caption)
        above = title.union(*map(words_in, (*_headings(paragraph), caption)))
        read.append(
            Read(
                paragraph,
                cut,
                year,
                frozenset().union(*(sentence.present for sentence in cut)),
                above,
                caption.strip(_CAPTION_MARKS),
                made,
                chiefs,
            )
        )
    return tuple(read)


def _at_head(text: str, dated: Sequence[DateMention]) -> date | None:
    """The day that a paragraph begins with, of a span (5月6日至20日) the last."""
    if not dated or text[: dated[0].start].strip():
        return None
    spans = len(dated) > 1 and text[dated[0].end : dated[1].start].strip() in _UP_TO
    return dated[1].date if spans else dated[0].date


def _begins_item(paragraph: Paragraph) -> bool:
    """Whether a section of the first rank begins here: in minutes the next 议题."""
    return paragraph.opens is not None and paragraph.opens.parent is None


def _headings(paragraph: Paragraph) -> list[str]:
    return [unit.heading for unit in paragraph.unit.ancestors()] if paragraph.unit else []


def _caption_for(paragraph: Paragraph, caption: str) -> str:
    """The caption that holds for the lines behind it (专家组成：), up to the next unit or caption."""
    text = paragraph.text.strip()
    if len(text) <= CAPTION and (text.endswith(("：", ":")) or (text.startswith("【") and text.endswith("】"))):
        return text
    return "" if paragraph.opens is not None else caption


def presiding(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """The name of whoever presides as 行政首长 (县长林某主持; 主持人：县长林某): later only the name may be said."""
    names = (found["name"] for p in paragraphs for pattern in _PRESIDES for found in pattern.finditer(p.text))
    return tuple(dict.fromkeys(name for name in names if not word_pattern().search(name)))


def first_year(document: Document, paragraphs: Sequence[Paragraph]) -> int:
    """The year that holds at the top: of the title, the first date that names one, 2023年度, the 成文日期, else NO_YEAR."""
    heads = [document.title or ""] + [p.text for p in document.paragraphs if p.zone in {"标题", "版头"}]
    for head in heads:
        found = _YEAR_IN_TITLE.search(re.sub(r"《[^》]*》", "", head))
        if found:
            return int(found[1])
    for paragraph in document.paragraphs[:HEAD]:
        numbered = _NUMBER_AT_HEAD.fullmatch(paragraph.text.strip())
        if numbered:
            return int(numbered[1])
    headed = (_YEAR_AT_HEAD.search(p.text) for p in document.paragraphs[:HEAD])
    at_head = next((found for found in headed if found), None)
    if at_head:
        return int(at_head[1])
    made = document.date or closing_date(paragraphs)
    for paragraph in paragraphs:
        alone = _YEAR_LINE.match(paragraph.text.strip()) or re.match(r"\s*((?:19|20)\d\d)年第", paragraph.text)
        if alone:
            return _number(alone[1])
        for mention in record_dates(paragraph.text, None):
            if mention.date and _reports(paragraph.text, mention):
                return mention.date.year
        work = _YEAR_OF_WORK.search(paragraph.text)
        if work and (made is None or int(work[1]) <= made.year):
            return int(work[1])
    if document.date:
        return document.date.year
    years = (m.year for p in document.paragraphs for m in find_dates(p.text) if m.year)
    numbers = (int(m[1]) for p in paragraphs for m in _NUMBER_OF_PAPER.finditer(p.text))
    return next(years, next(numbers, NO_YEAR))


def _stated_year(paragraphs: Sequence[Paragraph]) -> int | None:
    """The year that the paper says all its dates have: 表内日期均为2023年."""
    found = next((m for p in paragraphs if (m := _YEAR_OF_ALL.search(p.text))), None)
    return int(found[1] or found[2]) if found else None


def _month_begun(text: str, year: int) -> date | None:
    """The first day of a month that stands on a line of its own (3月): the entries of a diary below it count from there."""
    found = _MONTH_LINE.fullmatch(text.strip())
    month = integer(found[1]) if found else None
    return date(year, month, 1) if month and 1 <= month <= 12 else None


def _number(year: str) -> int:
    """A year in Arabic or Chinese numerals (二〇二二)."""
    return int(year.translate(_DIGITS))


def _reports(text: str, mention: DateMention) -> bool:
    """Whether the date tells when something was done, not when a text takes effect or when a paper was filled in."""
    around = text[max(0, mention.start - 6) : mention.start] + text[mention.end : mention.end + 8]
    before = text[: mention.start]
    filed = _FILLED_IN.search(before)
    return not (_OF_THE_TEXT.search(around) or filed) and before.count("《") == before.count("》")


def _written_year(text: str, mention: DateMention) -> bool:
    return bool(re.search(r"年|[-./．－]", text[mention.start : mention.end])) and not text.startswith(
        "同年", mention.start
    )


def _counted_back(text: str, mention: DateMention) -> bool:
    """去年10月: said from the year in which the paper was made, it is not the year of what follows."""
    return text.startswith(_COUNTED_BACK, mention.start)


def _turned(latest: date, last: date | None, found: date, by: date | None) -> bool:
    """Whether a 1月 after a 12月 is the next year's; so is any earlier month after a paragraph that went on into it."""
    went_on = last is not None and last.year > latest.year == found.year
    if found >= latest or not ((latest.month >= LATE and found.month <= EARLY) or went_on):
        return False
    moved = _moved(found, found.year + 1)
    return by is None or moved is None or moved <= by


def _too_late(found: date, document: Document, made: date | None) -> bool:
    """Whether a date without a year would lie long after the record itself was made."""
    return made is not None and document.stage != "草案" and found > made + timedelta(days=150)


def _own_day(document: Document, paragraphs: Sequence[Paragraph]) -> date | None:
    """The day that nothing told is later than: of the record, or of minutes that bear none the meeting's."""
    made = document.date or closing_date(paragraphs) or _day_of_the_occasion(document)
    if made is None and document.kind == "会议纪要":
        days = [m.date for p in paragraphs[:MEETING_LINES] for m in find_dates(p.text) if m.date]
        return days[0] if days else None
    return made


def _day_of_the_occasion(document: Document) -> date | None:
    """The day in brackets at the end of the title, on which the paper was read out or up to which it tells."""
    aside = _ASIDE.search(document.title or "")
    days = [m.date for m in find_dates(aside[0]) if m.date] if aside else []
    return days[-1] if days else None


def closing_date(paragraphs: Sequence[Paragraph]) -> date | None:
    """The day at the end of the last line (整理：某某　2024年1月5日), where no more than a name stands before it."""
    for paragraph in reversed(paragraphs):
        text = paragraph.text.strip()
        dated = [m for m in find_dates(text) if m.date]
        if dated:
            return (
                dated[-1].date if text.endswith(text[dated[-1].start : dated[-1].end]) and _SIGNED.match(text) else None
            )
    return None


def _moved(found: date, year: int) -> date | None:
    try:
        return found.replace(year=year)
    except ValueError:
        return None
