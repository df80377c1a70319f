"""施行日期, 有效期 and 失效日期: from when and until when a document says that it is in force.

Only what the document says of itself counts: 居住证有效期三年, 合同有效期内, 许可证自颁发之日起生效 have another subject. The text is
read as a string of word classes (one letter each, listed below), in which the few forms of such clauses are
short patterns; the subject is what stands before them in their clause.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from fzzf_check.facts import Field, Paragraph
from fzzf_check.parse.structure import forms
from fzzf_check.patterns import lazy
from fzzf_check.text.dates import DateMention, find_dates
from fzzf_check.text.numerals import ARABIC, CHINESE, integer

_COUNT = rf"[{ARABIC}{CHINESE}]{{1,4}}"
_DATE_SIGN = "\ue000"  # stands for each character of a date while words are looked up
# The word classes:
#   D a date
#   Q a date or period left open (　年　月　日, ×年), the end of a year
#   E the day of publication (印发之日)
#   L a delay (30日后)
#   F 自, 从, 于
#   R 起
#   U 至, 到
#   H 止
#   T 有效期, 试行期 …
#   P a period (五年)
#   N 长期有效
#   V 施行, 执行, 生效 …
#   X 失效, 废止
#   W 结束, 终止, which many other things do, too
#   S the document itself (本办法)
#   Z 印发, 公布 … as a verb
#   M a mention of another text (《…》)
#   B 内, 届满, 以来 … that turn a saying into a condition
#   f words that change nothing (并, 暂定, 为 …)
#   , a comma
#   . the end of a clause
#   o any other word
_LEFT_OPEN = r"\d×xXＸ*＊_＿ \u3000"
_QUALIFIERS = "暂行|试行|实施|若干|补充|工作|管理|优惠|扶持|奖励|行动|专项|具体|有关|相关|评价|修订|规范性"
_CALLED = "本(?![县市区省镇乡州盟旗村院校局部厅街社人年月季])[^，。；：、的自从有于在将由为与和本《》]{1,12}?"
"""本摊位收费标准, 本垃圾分类投放须知: a document calls itself by more of its title; not 本市公交优惠政策."""
_START = lazy(r"F?f*(?P<day>D|E|Q)R?f*L?f*(?:U(?P<until>D)H?f*)?,?f*V(?!B)(?P<period>f*P)?")
_VALID = lazy(
    r"Tf*(?:F?(?P<since>D)R?f*)?(?:[FU]?f*(?:E?R?)?[Uf]*(?P<value>D|P|Q)|(?P<endless>N))(?!B)"
    r"|Vf*(?P<trial>P)(?!B)"
    r"|Vf*U(?P<last>D)(?!B)"
    r"|[UF](?P<end>D)[RH]?f*X"
    r"|U(?P<stop>D|Q)f*H"
    r"|U(?P<over>D|Q)f*W"
    r"|(?<=,)(?P<over2>D)f*[HXW]"
    r"|(?P<always>N)(?!B)"  # not 长期有效的证件
)
_ENDS = ("value", "trial", "last", "end", "stop", "over", "over2")  # the groups that hold a last day or a period


@dataclass(frozen=True, slots=True)
class Effect:
    """One saying about effect: ``name`` 施行日期, 有效期 or 失效日期, at ``start``…``end`` of the paragraph's text."""

    name: str
    paragraph: Paragraph
    start: int
    end: int
    value: str
    date: date | None

    def field(self) -> Field:
        """As a field of the document."""
        return Field(self.name, self.value, self.paragraph.span(self.start, self.end), self.date, self.paragraph.part)


@dataclass(frozen=True, slots=True)
class _Word:
    kind: str
    start: int
    end: int


def find_effects(
    paragraphs: Iterable[Paragraph], made: date | None, own_titles: frozenset[str] = frozenset()
) -> list[Effect]:
    """All sayings of a document about its own effect.

    ``made`` is the 成文日期, from which 印发之日 counts; ``own_titles`` are the titles by which the text may call itself.
    """
    found: list[Effect] = []
    last_start: _Start | None = None
    for paragraph in paragraphs:
        if paragraph.row is not None or not _worth(paragraph.text):
            last_start = None
            continue
        clauses = _Clauses(paragraph, made, own_titles, last_start)
        found += clauses.effects()
        last_start = clauses.starts[-1] if clauses.starts else None
    return found


def _worth(text: str) -> bool:
    return any(
        word in text for word in ("施行", "实施", "执行", "生效", "试行", "有效", "失效", "废止", "暂行", "启用")
    )


@dataclass(frozen=True, slots=True)
class _Start:
    """A clause on entry into force: its letters end at ``stop``, the day is ``date``."""

    stop: int
    date: date | None


class _Clauses:
    """The words of one paragraph, one letter each, and what their patterns say."""

    def __init__(
        self, paragraph: Paragraph, made: date | None, own_titles: frozenset[str], above: _Start | None
    ) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.made = made
        self.above = above
        self.starts: list[_Start] = []
        self.dates = {mention.start: mention for mention in find_dates(self.text, made.year if made else None)}
        self.words = list(_words(self.text, paragraph.body, list(self.dates.values()), own_titles))
        self.letters = "".join(word.kind for word in self.words)

    def effects(self) -> list[Effect]:
        found: list[Effect] = []
        for match in _START.finditer(self.letters):
            found += self._start(match)
        for match in _VALID.finditer(self.letters):
            if self._is_own(match):
                found += self._validity(match)
        return sorted(found, key=lambda effect: effect.start)

    # ---- 自…起施行

    def _start(self, match: re.Match[str]) -> Iterator[Effect]:
        before = self.letters[self._clause_start(match.start()) : match.start()]
        goes_on = before.endswith(",") and ("S" in before or "Z" in before)
        if not (_names_itself(before) or goes_on or not before.strip("f,")):
            return
        day_word = self.words[match.start("day")]
        verb = self.words[match.end() - 1 if not match["period"] else match.start("period") - 1]
        if match["day"] == "E" and self.text[verb.start : verb.end] == "生效" and "S" not in before:
            return  # a licence, a contract … is 生效 from its issue
        day = self._day_of(match)
        self.starts.append(_Start(match.end(), day))
        begin = day_word.start
        value_end = self.words[match.start("day") + 1].start if match["day"] == "D" else day_word.end
        yield Effect("施行日期", self.paragraph, begin, verb.end, self.text[begin:value_end].rstrip("起 "), day)
        if match["until"]:
            until = self.words[match.start("until")]
            last = self._date(until)
            yield self._effect("有效期", begin, verb.end, self.text[begin : until.end], last)
            yield self._effect("失效日期", until.start, until.end, self.text[until.start : until.end], last)
        elif match["period"]:
            period = self.words[match.end() - 1]
            yield from self._period(verb.start, period, day)

    def _day_of(self, match: re.Match[str]) -> date | None:
        if match["day"] == "D":
            return self._date(self.words[match.start("day")])
        delay = next((word for word in self.words[match.start("day") : match.end()] if word.kind == "L"), None)
        if match["day"] == "Q":
            return None
        if self.made is None or delay is None:
            return self.made
        return _after(self.made, self.text[delay.start : delay.end])

    # ---- 有效期

    def _is_own(self, match: re.Match[str]) -> bool:
        """Is the document the subject of a clause on validity?"""
        before = self.letters[self._clause_start(match.start()) : match.start()]
        near = before[before.rfind(",") + 1 :].strip("f")
        if match["over"] or match["over2"]:  # 自印发之日起执行，至2025年3月31日结束; not 集中整治至12月31日结束
            goes_on = any(
                start.stop <= match.start() and "." not in self.letters[start.stop : match.start()]
                for start in self.starts
            )
            return near.endswith("S") or (goes_on and not near)
        follows = any(
            start.stop <= match.start() and self.letters.count(".", start.stop, match.start()) <= 1
            for start in self.starts
        )
        if match["trial"] or match["last"]:  # 试行两年, 暂执行至…: 执行 alone is too common a verb
            return near.endswith("S") or (not near and (follows or "S" in before))
        if near.endswith("S"):
            return True
        if near.strip("f"):
            return False
        return follows or "S" in before or (not before and (self.above is not None or len(self.text) <= 40))

    def _validity(self, match: re.Match[str]) -> Iterator[Effect]:
        start, end = self.words[match.start()].start, self.words[match.end() - 1].end
        if match["endless"] or match["always"]:
            yield self._effect("有效期", start, end, "长期有效", None)
            return
        group = next(name for name in _ENDS if match[name])
        word = self.words[match.start(group)]
        if word.kind == "P":
            yield from self._period(start, word, self._begins(match))
            return
        value = self.text[word.start : word.end]
        if word.kind == "Q":  # a draft leaves the day open
            yield self._effect("有效期", start, end, value, None)
            return
        last = self._date(word)
        yield self._effect("有效期", start, end, f"至{value}", last)
        yield self._effect("失效日期", start, end, value, last)

    def _begins(self, match: re.Match[str]) -> date | None:
        if match["since"]:
            return self._date(self.words[match.start("since")])
        before = [start for start in self.starts if start.stop <= match.start()]
        if before:
            return before[-1].date
        return self.above.date if self.above else self.made

    def _period(self, start: int, word: _Word, begins: date | None) -> Iterator[Effect]:
        period = self.text[word.start : word.end]
        last = _last_day(begins, period)
        yield self._effect("有效期", start, word.end, period, last)
        if last is not None:
            yield self._effect("失效日期", start, word.end, self.text[start : word.end], last)

    # ---- helpers

    def _effect(self, name: str, start: int, end: int, value: str, day: date | None) -> Effect:
        return Effect(name, self.paragraph, start, end, value.strip(), day)

    def _date(self, word: _Word) -> date | None:
        return self.dates[word.start].date

    def _clause_start(self, index: int) -> int:
        return self.letters.rfind(".", 0, index) + 1


def _names_itself(before: str) -> bool:
    return before.rstrip("f").endswith("S")


@cache
def _lexicon() -> re.Pattern[str]:
    kinds = forms.words("title_ends")
    nouns = "|".join(noun for kind in ("公文文种", "名称", "自称") for noun in kinds[kind] if len(noun) >= 2)
    classes = {
        "D": f"{_DATE_SIGN}+",
        "Q": rf"(?:20)?[{_LEFT_OPEN}]{{0,6}}年[{_LEFT_OPEN}]{{0,6}}月[{_LEFT_OPEN}]{{0,6}}日|[×xXＸ*_＿]{{1,4}}年|{_COUNT}年年?[底末]",
        "M": "《[^》]{2,80}》",
        "S": rf"(?:(?:[本该此]|上述|以上|前述)(?:{_QUALIFIERS}){{0,3}}|{_CALLED})(?:{nouns}|规范性文件|文件)(?:及[^，。；]{{0,12}})?|[本此]件",
        "Z": "(?:印发|公布|发布|通过|同意|转发|颁布|下发)(?![之当]?日)",
        "E": r"(?:表决|审议|讨论|会议|正式|对外|向社会|依法|张贴)?(?:发布|印发|公布|颁布|下发|发文|签发|批准|通过|公告|成文|颁发|公示|张贴|张挂|贴出)(?:之|当|次)?日",
        "L": rf"(?:满)?{_COUNT}(?:个)?(?:工作日|日|天|个月|月)(?:后|之后|以后)",
        "T": "(?:政策|实施|试行|文件)?有效(?:期限?|期间|时间)|(?:实施|执行|试行|施行|暂行|适用|政策)(?:期限?|期间|时间)(?!间?内)",
        "N": "长期(?:有效|执行|适用|施行)|永久有效|长期(?=[。；]|$)",
        "P": rf"{_COUNT}\s?(?:年[零又]?{_COUNT}\s?个月|年半|周年|年|个月)(?![度级初中龄份])",
        "B": "[之以]?[内前后]|届满|期满|以来|期间|之前|的",
        "V": "(?:正式)?(?:施行|实施|执行|生效|试行|启用|暂行)",
        "X": "(?:自动|自行)?(?:失效|废止|终止执行|停止执行)",
        "W": "(?:自动|自行)?(?:结束|终止|为止|截止)",
        "F": "[自从于]",
        "R": "(?:零时)?开?始?起(?:开始)?",
        "U": "截止到?|截至|延长至|延续至|暂定至|[至到—－～]+",
        "H": "止",
        "f": "[限均为暂定是并且将现计算\\s\\u3000：:]|应当|统一|正式|开始|试行办法|24时|二十四时|零时|0时",
        ",": "[，,、]",
        ".": "[。；;！？\n]",
    }
    return re.compile("|".join(f"(?P<k{ord(kind)}>{pattern})" for kind, pattern in classes.items()))


def _words(text: str, place: int, dates: list[DateMention], own_titles: frozenset[str]) -> Iterator[_Word]:
    """The text from ``place`` on as words of the classes; what is none of them becomes ``o``."""
    parts = []
    last = 0
    for mention in dates:
        parts += [text[last : mention.start], _DATE_SIGN * (mention.end - mention.start)]
        last = mention.end
    masked = "".join(parts) + text[last:]
    starts = {mention.start for mention in dates}
    for match in _lexicon().finditer(masked, place):
        kind = chr(int((match.lastgroup or "k0")[1:]))
        if match.start() > place:
            yield _Word("o", place, match.start())
        place = match.end()
        if kind == "D" and match.start() not in starts:
            kind = "o"
        if kind == "M":
            kind = "S" if forms.plain_title(match[0]) in own_titles else "o"
        yield _Word(kind, match.start(), match.end())
    if place < len(text):
        yield _Word("o", place, len(text))


def _after(day: date, delay: str) -> date | None:
    """The day after which 自印发之日起30日后 begins; None for working days."""
    count = integer("".join(sign for sign in delay if sign in ARABIC + CHINESE))
    if count is None or "工作" in delay:
        return None
    return _plus_months(day, count) if "月" in delay else day + timedelta(days=count)


def _last_day(begins: date | None, period: str) -> date | None:
    """The last day of a period that begins on a day: 5年 from 2024-05-01 end on 2029-04-30."""
    years, has_years, months_only = period.partition("年")
    counts = [
        integer("".join(sign for sign in part if sign in ARABIC + CHINESE).lstrip("零")) or 0
        for part in (years, months_only)
    ]
    months = counts[0] * (12 if has_years else 1) + counts[1] + (6 if "半" in period else 0)
    if begins is None or not 0 < months <= 1200:
        return None
    return _plus_months(begins, months) - timedelta(days=1)


def _plus_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
