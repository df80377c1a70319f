"""Paragraphs of records as words: the lexer and the tree of grammar/record.lark, flattened to clauses.

The word classes stand in ``grammar/vocabulary/record.yaml``; the frames over them in ``record_events.yaml`` and
``record_manner.yaml``. Here a text becomes sentences of clauses of :class:`Item`: words with their classes, dates and
spans of dates, brackets. All offsets count in the paragraph's text from 0, ends are exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from lark import Token, Tree
from lark.lexer import Lexer

from fzzf_check.grammar import load
from fzzf_check.parse.record.dates import record_dates
from fzzf_check.parse.record.lexicon import AFTERWARDS, DATE, HALF, UNTIL, classes, word_pattern
from fzzf_check.patterns import lazy
from fzzf_check.text.dates import DateMention

if TYPE_CHECKING:
    from lark.common import LexerConf

# 低风险.9月12日: a full stop typed in half width, no number of a list and no decimal point
_HALF_STOP = lazy(r"(?<=[一-龥）》”])(?<![一二三四五六七八九十])\.(?=[一-龥《“（]|\d{1,2}月|\d{4}年|\s*$)")
_HOUR = r"(?:上午|下午|中午|早上?|晚上?|凌晨)?\s*(?:\d{1,2}\s*(?:[时点:：]\s*(?:\d{1,2}分?|半|整)?)\s*)?"
_BETWEEN = lazy(
    rf"\s*(?:[（(](?:星期|周).[）)])?\s*{_HOUR}(?:起|上午|下午|早|晚)?\s*(?P<to>至|到|起至|—{{1,2}}|–|-|－|~|～)\s*$"
)
_NAMES_A_PAPER = lazy(  # 6月5日送来的方案6月2日修改稿收悉: the day tells which text it is
    r"的?(?:修改稿|修订稿|修改件|改定稿|修正稿|修改后的文本|版本?(?=[，。；、送收的]))(?!(?:于|已经?)?(?:完成|形成|定稿|成稿|送|报|交|经|由))"
)
BORDER = lazy(r"[\t｜|]")  # 10月17日｜—｜10月20日 are two cells with an empty one between
_LISTED = lazy(r"\s*[、和及与]\s*$")
_BEFORE = lazy(r"(?:自|从|于|在)\s*$")
_EDGE = lazy(
    r"\s*(?:[（(](?:星期|周).[）)])?\s*(?:当日|当天)?\s*"
    rf"{_HOUR}"
    r"(?:为(?=止))?(?P<edge>起(?![草始诉点])|开始|前(?![期述款往置后])|之前|以前|后(?![续期评勤])|之后|以后|止|下班前(?![才就已把将]))"
)
_DURATION = lazy(
    r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|两|半)\s*个?\s*(?:工作日|自然日|日历日|日|天|周|个月|月|小时)"
)
_COUNT = lazy(r"(?:[0-9]{1,6}|[一二三四五六七八九十]{1,3}|两)\s*(?:余)?(?:名|人|位|条|件|场|家|次|份|页|卷)")
_PAIRS = {"（": "）", "【": "】", "“": "”"}
_STOPS = "。！？\n"
_FEW_DAYS = lazy(r"[2-6二两三四五六]\s*个?\s*(?:工作日|自然日|日历日|日|天)")
_FEW = frozenset({"数日"})
_PEOPLE = frozenset({"人数"})
_TITLED = (  # what a title in 《》 is, told by its end
    (lazy(r"决策[^》]{0,6}目录》$"), frozenset({"目录"})),
    (lazy(r"(?:征求意见稿|公示稿|草案)[）)]?》$"), frozenset({"草案物"})),
    (lazy(r"请示》$"), frozenset({"请示报告"})),
)
_CHIEF, _AFTERWARDS = frozenset({"首长"}), frozenset({"会后"})
_NUMERALS = frozenset("0123456789一二三四五六七八九十两半")


@dataclass(frozen=True, slots=True)
class When:
    """A date or span as the text gives it: ``start`` and ``end`` (None where it has one day), ``edge`` the word behind
    it (起, 前, 后, 止 …), ``impossible`` a day that no calendar has, as written, and where it stands.
    """

    start: date | None
    end: date | None
    edge: str
    impossible: tuple[DateMention, ...]
    listed: bool
    month: tuple[int, int] | None = None  # year and month where no day is said

    @property
    def due(self) -> bool:
        """Whether it is the day before which something is to be done (6月15日前)."""
        return self.edge in {"前", "之前", "以前"}

    @property
    def later(self) -> bool:
        """Whether something came on some day after it (6月15日后)."""
        return self.edge in {"后", "之后", "以后"}

    @property
    def begins(self) -> bool:
        """Whether something lasts from it on (6月15日起)."""
        return self.edge in {"起", "开始"}


@dataclass(frozen=True, slots=True)
class Item:
    """A word, date, number or sign. ``classes`` are its word classes; ``depth`` counts brackets around it; ``quoted`` is
    the length of the quotation it stands in, 0 outside.
    """

    text: str
    start: int
    end: int
    classes: frozenset[str] = frozenset()
    when: When | None = None
    depth: int = 0
    quoted: int = 0
    sign: str = ""

    def isa(self, name: str) -> bool:
        """Whether the item is of a class, or is that very word."""
        return name in self.classes or self.text == name


@dataclass(frozen=True, slots=True)
class Clause:
    """Words up to a comma, semicolon or stop; ``closed_by`` is that sign, '' at the end of the paragraph. ``present`` are
    the classes and words in it, so that what is not there need not be looked for.
    """

    items: tuple[Item, ...]
    start: int
    end: int
    closed_by: str
    present: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Clauses up to a full stop."""

    clauses: tuple[Clause, ...]

    @property
    def present(self) -> frozenset[str]:
        """The classes and words in it."""
        return frozenset().union(*(clause.present for clause in self.clauses))

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.clauses[0].start

    @property
    def end(self) -> int:
        """Where its last clause ends."""
        return self.clauses[-1].end

    @property
    def asked(self) -> bool:
        """Whether it is a question."""
        return self.clauses[-1].closed_by in {"？", "?"}

    def items(self) -> Iterator[Item]:
        """All items in order."""
        for clause in self.clauses:
            yield from clause.items


def sentences(
    text: str,
    year: int | None,
    since: date | None = None,
    by: date | None = None,
    chiefs: tuple[str, ...] = (),
) -> tuple[Sentence, ...]:
    """The sentences of a paragraph. ``year`` is what a date without a year gets, ``since`` the day told last before it,
    ``by`` that of the record itself; ``chiefs`` are names of whoever presides as 行政首长, words of the class 首长.
    """
    tree = load("record", RecordLexer).parse((text, year, since, by, chiefs))
    return tuple(_sentences(tree))


class RecordLexer(Lexer):
    """Cuts a paragraph (and the year and day carried into it) into the tokens of record.lark."""

    def __init__(self, lexer_conf: LexerConf) -> None:
        """Lark hands over its configuration; the words come from the vocabulary instead."""

    def lex(self, data: Any) -> Iterator[Token]:  # type: ignore[override]
        """Tokens that together are the text."""
        yield from _Cutter(*getattr(data, "text", data)).tokens()


class _Cutter:
    """One pass over one text."""

    def __init__(
        self, text: str, year: int | None, since: date | None, by: date | None, chiefs: tuple[str, ...]
    ) -> None:
        self.plain = _HALF_STOP.sub("。", text.translate(HALF))
        self.text = text
        self.mentions = {
            m.start: m for m in record_dates(text, year, since, by) if not _NAMES_A_PAPER.match(text, m.end)
        }
        self.ends = {m.end for m in self.mentions.values()}
        self.starts = sorted(self.mentions)
        self.titles = dict(self._titles())
        self.closers = _balanced(self.plain, self.titles)
        self.words = word_pattern()
        self.chiefs = chiefs

    def tokens(self) -> Iterator[Token]:
        at = 0
        while at < len(self.text):
            token = self._at(at)
            yield token
            at += len(token)

    def _at(self, at: int) -> Token:
        if at in self.mentions:
            return self._token("DATE", at, self.mentions[at].end)
        sign = self._sign(at)
        if sign:
            return sign
        if self.plain[at] in _NUMERALS:
            for pattern, name in ((_DURATION, "DURATION"), (_COUNT, "COUNT")):
                found = pattern.match(self.plain, at)
                if found and not self._date_within(at, found.end()):
                    return self._token(name, at, found.end())
        chief = self._chief(at)
        if chief:
            return self._token("WORD", at, at + len(chief))
        word = self.words.match(self.plain, at)
        after = AFTERWARDS.match(self.plain, at)
        if after and not (word and word.end() >= after.end()) and not self._date_within(at, after.end()):
            return self._token("WORD", at, after.end(), _AFTERWARDS)
        if word and not self._date_within(at, word.end()):
            return self._token("WORD", at, word.end())
        return self._token("OTHER", at, self._other(at))

    def _chief(self, at: int) -> str:
        """The name of the one who presides, if it stands here."""
        return next((name for name in self.chiefs if self.plain.startswith(name, at)), "")

    def _date_within(self, start: int, end: int) -> bool:
        """Whether a date begins behind ``start`` and before ``end``."""
        n = bisect_right(self.starts, start)
        return n < len(self.starts) and self.starts[n] < end

    def _sign(self, at: int) -> Token | None:
        joint = self._joint(at)
        if joint:
            return joint
        char = self.plain[at]
        if at in self.titles:
            return self._token("CITE", at, self.titles[at])
        if at in self.closers:
            return self._token(self.closers[at], at, at + 1)
        name = {
            "，": "COMMA",
            "；": "SEMI",
            "：": "COLON",
            "、": "ENUM",
            "\t": "COLON",
            "｜": "COLON",
            "|": "COLON",
        }.get(char)
        if char in _STOPS:
            name = "STOP"
        return self._token(name, at, at + 1) if name else None

    def _joint(self, at: int) -> Token | None:
        """自 before a date; 至 and 、 between two; 起, 前, 后 behind one."""
        if at in self.ends:
            n = bisect_right(self.starts, at)
            after = self.starts[n] if n < len(self.starts) else None
            if after is not None:
                between = self.plain[at:after]
                if _BETWEEN.match(between) and not BORDER.search(between):
                    return self._token("TO", at, after)
                if _LISTED.match(between) and self.mentions[after].day:
                    return self._token("LIST", at, after)
            edge = _EDGE.match(self.plain, at)
            if edge and not self._date_within(at, edge.end()):
                return self._token("EDGE", at, edge.end())
        if self.plain[at] in "自从于在" and at + 1 in self.mentions:
            return self._token("FROM", at, at + 1)
        return None

    def _titles(self) -> Iterator[tuple[int, int]]:
        """Where titles in 《》 begin and end; none within another."""
        at = self.plain.find("《")
        while at >= 0:
            close = self._closing_title(at)
            if close and not self._date_across(close):
                yield at, close
            at = self.plain.find("《", close or at + 1)

    def _date_across(self, end: int) -> bool:
        """Whether a date begins before ``end`` and ends behind it."""
        n = bisect_right(self.starts, end - 1) - 1
        return n >= 0 and self.mentions[self.starts[n]].end > end

    def _closing_title(self, at: int) -> int | None:
        depth = 0
        for n in range(at, min(len(self.plain), at + 120)):
            depth += {"《": 1, "》": -1}.get(self.plain[n], 0)
            if depth == 0:
                return n + 1
        return None

    def _other(self, at: int) -> int:
        """The end of the run of characters that mean nothing here."""
        end = at + 1
        while end < len(self.text) and end not in self.mentions and end not in self.closers:
            if self.plain[end] in "，；：、\t《。！？\n自从于在0123456789一二三四五六七八九十两半" or self.words.match(
                self.plain, end
            ):
                break
            if self._chief(end):
                break
            end += 1
        return end

    def _token(self, kind: str, start: int, end: int, known: frozenset[str] = frozenset()) -> Token:
        token = _DateToken(kind, self.text[start:end], start_pos=start, end_pos=end)
        token.mention = self.mentions.get(start) if kind == "DATE" else None
        token.known = _CHIEF if kind == "WORD" and str(token) in self.chiefs else known
        return token


class _DateToken(Token):
    """A token that keeps the date it was read from, and its classes where no vocabulary has the word."""

    mention: DateMention | None
    known: frozenset[str]


def _balanced(text: str, titles: dict[int, int]) -> dict[int, str]:
    """Offsets of brackets and quotation marks that close again, with their token names; those in titles are words."""
    found: dict[int, str] = {}
    stack: list[tuple[str, int]] = []
    behind = 0
    for at, char in enumerate(text):
        behind = max(behind, titles.get(at, 0))
        if at < behind:
            continue
        if char in _PAIRS:
            stack.append((_PAIRS[char], at))
        elif stack and any(char == close for close, _ in stack):
            while stack:
                close, opened = stack.pop()
                if close == char:
                    names = ("LQUO", "RQUO") if char == "”" else ("LPAR", "RPAR")
                    found[opened], found[at] = names
                    break
    return found


def _sentences(tree: Tree[Token]) -> Iterator[Sentence]:
    for child in tree.children:
        assert isinstance(child, Tree)
        clauses = [clause for part in child.children if isinstance(part, Tree) for clause in _clauses(part)]
        if clauses:
            yield Sentence(tuple(clauses))


def _clauses(tree: Tree[Token]) -> Iterator[Clause]:
    items: list[Item] = []
    closed = ""
    for child in tree.children:
        if isinstance(child, Token) and child.type in {"COMMA", "SEMI", "STOP"}:
            closed = str(child)
        elif isinstance(child, Tree) and child.data in {"_comma", "_stop"}:
            closed = str(child.children[0])
        else:
            filled = bool(items) and _says_itself(items)
            items.extend(replace(i, quoted=0) if filled else i for i in _items(child, 0, 0))
    if items:
        present = frozenset(name for item in items for name in (*item.classes, item.text))
        if any(item.when and item.when.edge == "止" for item in items):
            present |= {UNTIL}
        yield Clause(tuple(items), items[0].start, items[-1].end, closed, present)


def _says_itself(items: list[Item]) -> bool:
    """What a form, the minutes or the head say (纪要载明：“…”, 县长签批“…”), what the drafter answered (你局答复“…”): no one
    else's speech.
    """
    last = items[-2] if items[-1].sign == "COLON" and len(items) > 1 else items[-1]
    if last.isa("所填") or last.isa("改作") or last.isa("批文词"):
        return True
    return last.isa("答复词") and any(i.isa("承办者") or i.isa("你局词") for i in items)


def _items(node: Tree[Token] | Token, depth: int, quoted: int) -> Iterator[Item]:
    if isinstance(node, Token):
        start = node.start_pos or 0
        text = str(node)
        known = classes().get(text.translate(HALF), frozenset()) if node.type == "WORD" else frozenset()
        if node.type == "DURATION" and _FEW_DAYS.fullmatch(text.translate(HALF)):
            known = _FEW
        if node.type == "COUNT" and text.endswith(("名", "人", "位")):
            known = _PEOPLE
        if node.type == "CITE":
            known = next((named for pattern, named in _TITLED if pattern.search(text)), known)
        if isinstance(node, _DateToken) and node.known:
            known = node.known
        yield Item(text, start, start + len(text), known, None, depth, quoted, "" if node.type == "WORD" else node.type)
        return
    if node.data == "time":
        yield _when(node, depth, quoted)
        return
    if node.data == "quote":
        quoted = _length(node)
    elif node.data == "bracket":
        depth += 1
    for child in node.children:
        yield from _items(child, depth, quoted)


def _length(tree: Tree[Token]) -> int:
    return sum(len(token) for token in tree.scan_values(lambda value: isinstance(value, Token)))


def _when(tree: Tree[Token], depth: int, quoted: int) -> Item:
    tokens = list(tree.scan_values(lambda value: isinstance(value, Token)))
    tokens.sort(key=lambda token: token.start_pos or 0)
    mentions = [token.mention for token in tokens if isinstance(token, _DateToken) and token.mention]
    text = "".join(tokens)
    start = tokens[0].start_pos or 0
    first, last = mentions[0].date, mentions[-1].date
    edge = tokens[-1] if tokens[-1].type == "EDGE" else ""
    found = _EDGE.match(edge.translate(HALF)) if edge else None
    when = When(
        start=first,
        end=last if len(mentions) > 1 else None,
        edge=found["edge"] if found else "",
        impossible=tuple(m for m in mentions if m.date is None and m.year and m.month and m.day),
        listed=any(token.type == "LIST" for token in tokens),
        month=_month(mentions[0]),
    )
    known = frozenset({DATE}) | (_FEW if _FEW_DAYS.match(text.translate(HALF)) and text.endswith("后") else frozenset())
    return Item(text, start, start + len(text), known, when, depth, quoted, "TIME")


def _month(mention: DateMention) -> tuple[int, int] | None:
    return (mention.year, mention.month) if mention.year and mention.month and mention.day is None else None
