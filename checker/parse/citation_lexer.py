"""Tokens of references to norm texts, for grammar/citation.lark.

Two steps: :func:`_raw` finds what may matter, in one pass over the text that stops only where a token can begin;
:class:`_Arranger` keeps what hangs together: a lead-in only before a work, a parenthesis, a place or an ending only behind
one. Whatever is left over is no token, so that any text gives a stream that the grammar accepts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from fzzf_check.law import STATE, national_names
from fzzf_check.law_rank import place_level
from fzzf_check.parse.numerals import ARABIC, CHINESE
from lark import Token
from lark.common import LexerConf
from lark.lexer import Lexer

SPACE = r"[ \u3000\u00a0]*"
HAN = r"[\u3400-\u9fff]"
NUM = rf"[{CHINESE}{ARABIC}]{{1,9}}"
RANGE = "[—－–~～至到-]"
_AND = rf"(?:{SPACE}(?:[、，,和及]|{RANGE}){SPACE}"
_MORE = rf"{_AND}{NUM})*"
_ENCLOSED = rf"[（(]{SPACE}{NUM}{SPACE}[）)]"
_YEAR_BRACKET = rf"[〔\[［【﹝(（]{SPACE}[12１２][0-9０-９]{{3}}{SPACE}[〕\]］】﹞)）]"
_SERIAL = rf"{SPACE}第?{SPACE}[0-9０-９]{{1,5}}{SPACE}号"
_IN_BOOK = "[^《》。；！？\n\t]"

KINDS = (
    "实施办法|实施细则|实施方案|实施意见|工作方案|工作规则|指导意见|办法|规定|细则|条例|通知|意见|方案|决定|规则|规范|规程|通告|公告|"
    "制度|守则|措施|标准|指南|基准|准则|章程|预案|清单|目录|规划|计划|要点|纲要|文件"
)
_LAW = "(?:法律|行政法规|地方性法规|法规|部门规章|地方政府规章|政府规章|规章|规范性文件|国务院决定|政策)"
_LAW_JOIN = "(?:(?:、|，|和|及|与|或者?|以及)?(?:其他|其它|有关|相关|国家|省|的){0,2})"

BASIS_WORDS = frozenset(("依照", "依据", "根据", "按照", "遵照", "参照", "比照", "依循", "对照", "依", "按"))
APPLY_WORDS = frozenset(("适用", "执行", "遵守", "从"))
VIOLATE_WORDS = frozenset(("违反", "违背", "抵触", "不符合"))
AMEND_WORDS = frozenset(("修改", "修订", "修正"))
_OTHER_LEADS = ("符合", "贯彻落实", "贯彻执行", "贯彻", "落实", "实施", "除", "废止")
_LEADS = sorted(
    (*BASIS_WORDS, *APPLY_WORDS - {"从"}, *VIOLATE_WORDS, *AMEND_WORDS, *_OTHER_LEADS), key=len, reverse=True
)
_CLOSE_LEADS = frozenset(("依", "按", "除", "符合", "实施", "执行", "对照", "废止", "适用", *AMEND_WORDS))
REACH, CLOSE_REACH = 60, 24  # characters between a lead-in and its work (names of issuing bodies stand there)

_PATTERNS = {
    "STOP": "[。；！？\n]",
    "BOOK": rf"《{_IN_BOOK}{{1,150}}?(?:《{_IN_BOOK}{{1,100}}》{_IN_BOOK}{{0,60}}?){{0,3}}》",
    "ARTICLE": rf"第{SPACE}{NUM}{_MORE}{SPACE}条(?![例件])(?:{SPACE}之{SPACE}[一二三四五六七八九十]{{1,3}})?",
    "CLAUSE": rf"第{SPACE}{NUM}{_MORE}{SPACE}款",
    "ITEM": rf"第?{SPACE}{_ENCLOSED}{_AND}第?{_ENCLOSED})*{SPACE}项(?!目)|第{SPACE}{NUM}{_MORE}{SPACE}项(?!目)",
    "POINT": rf"第{SPACE}{NUM}{SPACE}目(?![标录前的])",
    "CHAPTER": rf"第{SPACE}{NUM}{SPACE}(?:分编|编|章|节)",
    "SELF": rf"本{SPACE}(?:《[^《》\n]{{1,40}}》|(?:{KINDS})(?!学))",
    "OWN_PART": rf"本(?:条|款|项)(?=第|规定|所|的|前)|前(?:条|款|项|[两二三四五]{SPACE}[款条项])(?![件例目])(?:第{NUM}项)?",
    "THE": (
        rf"(?:该|此)(?:法(?![律规院人])|专条|条款|条(?![例件])|款(?![项式])|项(?=的?规定|第)|{KINDS})"
        r"(?:的?(?:规定|条款|第))?"
    ),
    "ABOVE": (
        "(?:上述|前述|以上|上列|前列|前引|上引|这些|该等|相应|对应)(?:各|几|两|三|的|有关|相关)?(?:部)?"
        f"(?:{_LAW}(?:、?{_LAW})*|条例|办法|规定|条款|条文|文件|各条|专条|依据)(?!责任)|(?:据|依|照)此|依上"
    ),
    "GENERIC": (
        rf"(?:有关|相关|现行|统一|其他|其它)(?:的)?(?:{_LAW}(?:{_LAW_JOIN}{_LAW})*|规定|制度规定|政策规定|要求)(?!责任|文书)"
        rf"|{_LAW}(?:{_LAW_JOIN}{_LAW})+(?!责任)"
        "|(?:国家|省|上级|中央)的?(?:规定|政策)"
    ),
    "NUMBER": rf"{_YEAR_BRACKET}{_SERIAL}(?:文件?)?",
    "MINUTES": rf"纪要(?:精神)?(?:{SPACE}{_YEAR_BRACKET}{_SERIAL})?",
    "PACT": "(?:合同|协议)书?|村规民约|(?:居民|市民|业主|村民)?公约|管理规约|自治章程|章程|责任[书状]|承诺书|保证书",
    "STANDARD": r"(?:GB|DB|HJ|JGJ|CJJ|JT|AQ|NY|SL|WS|TD)(?:\d{2})?(?:/[TZ])?\s?\d+(?:\.\d+)?(?:[—－–-]\s?\d{2,4})?",
    "LEAD": "|".join(_LEADS),
    "ENACT": (
        "(?:制定|制订|出台|形成|提出|拟定)(?:了)?(?:本|如下|以下|下列)|特制[定订]|现(?:就|将|对|印发|制定|提出|结合|公布|通知|通告|公告)|"
        "(?:提出|公布|通知|通告|公告|规定|决定)如下|(?:修订|修改)本"
    ),
    "REPEAL": "废止(?!原?《)|停止执行|停止施行|失效|不再执行|不再适用",
    "AMEND": "修改为|[作做]出?(?:如下|相应)的?(?:修改|修订)",
    "OUTSIDE": "(?:以外|之外|外)(?=[，,、的还另])",
    "NAME": f"(?:条例|法(?![律规院人制治定官庭典])|办法|细则|规定)(?<={HAN}{{3}})",
}  # fmt: skip
_PAREN_WORDS = "号|修[正订改]|[12][0-9]{3}|简称|[下统]称|试行|暂行|草案|版|令"
_IN_PAREN = r"(?:[^（）()。；\n\t]|[（(][^（）()\n\t]*[）)])"
_TAIL_WORDS = "规定|要求|精神|条款|内容|约定|标准|程序|条件|文件|法律责任"

# What a token may begin with: the scan stops nowhere else. Kept as plain words, for the sake of its speed.
_STARTS = {
    "STOP": "。 ； ！ ？ \n", "BOOK": "《", "ARTICLE": "第", "CLAUSE": "第", "ITEM": "第 （ (", "POINT": "第", "CHAPTER": "第",
    "SELF": "本", "OWN_PART": "本 前", "THE": "该 此", "ABOVE": "上 前 以上 这些 该等 相应 对应 据此 依 照此",
    "GENERIC": "有关 相关 现行 统一 其他 其它 法律 法规 行政法规 地方 部门规章 政府规章 规章 规范性文件 国家 国务院决定 省 上级 中央 政策",
    "NUMBER": "〔 [ ［ 【 ﹝ （ (", "MINUTES": "纪要",
    "PACT": "合同 协议 村规民约 公约 居民公约 市民公约 业主公约 村民公约 管理规约 自治章程 章程 责任 承诺书 保证书",
    "STANDARD": "GB DB HJ JGJ CJJ JT AQ NY SL WS TD",
    "ENACT": "制定 制订 出台 形成 提出 拟定 特制 现 公布 通知 通告 公告 规定 决定 修订 修改", "REPEAL": "废止 停止 失效 不再",
    "AMEND": "修改为 作 做", "LEAD": " ".join(_LEADS), "OUTSIDE": "以外 之外 外", "NAME": "条例 法 办法 细则 规定",
}  # fmt: skip
_ANCHORS = re.compile(
    "|".join(re.escape(w) for w in sorted({w for words in _STARTS.values() for w in words.split(" ")}, reverse=True))
)
_AT = {
    char: tuple(name for name, words in _STARTS.items() if any(word[0] == char for word in words.split(" ")))
    for char in {word[0] for words in _STARTS.values() for word in words.split(" ")}
}  # fmt: skip

WORKS = frozenset(("BOOK", "NAME", "POINTER", "SELF", "GENERIC", "NUMBER", "MINUTES", "PACT", "STANDARD"))
SPOTS = frozenset(("ARTICLE", "CLAUSE", "ITEM", "POINT", "CHAPTER"))
MARKS = frozenset(("ENACT", "REPEAL", "AMEND", "OUTSIDE"))
_POINTERS = frozenset(("OWN_PART", "THE", "ABOVE"))


class Raw(NamedTuple):
    """A stretch of the text that may become a token."""

    kind: str
    start: int
    end: int


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


@cache
def _helper(name: str) -> re.Pattern[str]:
    return re.compile(_HELPERS[name])


_HELPERS = {
    "PAREN": rf"{SPACE}[（(](?={_IN_PAREN}*(?:{_PAREN_WORDS})){_IN_PAREN}{{1,160}}[）)]",
    "TAIL": rf"{SPACE}等?[中里]?的?(?:有关|相关|具体|明确|上述|原则|基本|总体)?(?:{_TAIL_WORDS})",
    "OF": rf"{SPACE}(?:的|中的?|之|里的?|所列的?|规定的?)?{SPACE}",
    "SEP": rf"{SPACE}(?:、|，|,|和|及其?|与|以及|或者?|并|、?以及){SPACE}",
    "TO": rf"{SPACE}{RANGE}{SPACE}",
    "JOIN": (
        rf"{SPACE}(?:等?[中里]?的?(?:有关|相关|具体)?(?:规定|要求|精神))?{SPACE}(?:、|，|,|和|及其?|与|以及|或者?|并|、?以及)?"
        rf"(?P<body>{SPACE}(?:[\u3400-\u9fff、 ]{{0,40}})){SPACE}"
    ),
    "BEFORE_NUMBER": rf"(?:{HAN}|[（(]{HAN}+[）)]){{1,10}}$",
    "BEFORE_MINUTES": f"{HAN}{{0,14}}会议?$",
    "BEFORE_GENERIC": "(?:国家|中央|省级?|市|县|区|州|上级|本省|我省|我市|本市|行业)(?:[和及、与](?:省|市|县|上级|地方|本省|我省))*(?:的)?$",
    "NAME_RUN": rf"(?:{HAN}|[、（）]){{0,44}}$",
    "NAME_EDGE": (
        "(?:^|[依按]照|依据|根据|遵照|参照|比照|违反|适用|执行|符合|遵守|落实|实施|修[改订正]|废止|[、和与及按依对或除从在由以新])$"
    ),
    "SHORT": rf"(?:简称|[下统]称)(?:为)?[“\"「『《‘]?(?P<name>{HAN}{{3,16}})[”\"」』》’]?",
    "VERB": "依照|依据|根据|按照|违反|处|不得|应当|可以|并|但|予以|实施|规定",
    "BREAK": "[，,。；\n\t》]|的规定|[处罚]|应当|不得|可以",
    "GOES_ON": rf"{SPACE}(?:的?规定|所列|所称|第|至第|[、和及与]第)",
    "EDGE": "^|依照|依据|根据|按照|遵照|参照|比照|违反|适用|执行|符合|遵守|落实|[、和与及按依对或]",
}  # fmt: skip


class _Scanner:
    """The raw tokens of one text. Names that the text itself introduces (以下简称道交法) count as names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.own_names = frozenset(m["name"] for m in _helper("SHORT").finditer(text)) if "称" in text else frozenset()
        self.own_endings = frozenset(name[-3:] for name in self.own_names)

    def __iter__(self) -> Iterator[Raw]:
        """What may become a token, in order and without overlap."""
        end = 0
        for anchor in _ANCHORS.finditer(self.text):
            start = anchor.start()
            if start < end:
                continue
            for name in _AT[self.text[start]]:
                hit = _pattern(name).match(self.text, start)
                raw = self._widened(Raw(name, start, hit.end()), end) if hit else None
                if raw is not None:
                    yield raw
                    end = raw.end
                    break

    def _widened(self, raw: Raw, limit: int) -> Raw | None:
        """Kinds that are known by their end take in the words before them, not those before ``limit``; None if nothing
        is there that makes sense of it.
        """
        if raw.kind == "NAME":
            return self._name(raw, limit)
        helper = {"NUMBER": "BEFORE_NUMBER", "MINUTES": "BEFORE_MINUTES", "GENERIC": "BEFORE_GENERIC"}.get(raw.kind)
        if helper is None:
            return raw
        before = _helper(helper).search(self.text[max(limit, raw.start - 16) : raw.start])
        if before is None:
            return None if raw.kind == "NUMBER" else raw
        return Raw(raw.kind, raw.start - len(before[0]), raw.end)

    def _name(self, raw: Raw, limit: int) -> Raw | None:
        """A statute's name without 书名号: one that the table or the text knows, or one that begins with a place."""
        run = _helper("NAME_RUN").search(self.text[max(limit, raw.end - LONGEST_NAME) : raw.end])
        if run is None:
            return None
        words = run[0]
        ending = words[-3:]
        if ending in _endings() or ending in self.own_endings:
            for length in range(len(words), SHORTEST_NAME - 1, -1):
                name = words[-length:]
                if self._is_name(name) and _on_edge(words[:-length]):
                    return Raw("NAME", raw.end - length, raw.end)
        return _local_name(words, raw)

    def _is_name(self, name: str) -> bool:
        return name.removeprefix(STATE) in national_names() or name in self.own_names


LONGEST_NAME, SHORTEST_NAME = 40, 2
SHORTEST_LOCAL_NAME = 6


@cache
def _endings() -> frozenset[str]:
    return frozenset(name[-3:] for name in national_names())


def _on_edge(before: str) -> bool:
    return not before or _helper("NAME_EDGE").search(before) is not None


def _local_name(words: str, raw: Raw) -> Raw | None:
    """省小餐饮管理条例, 云川省物业管理条例: a place at the head, behind an edge; 办法 and 规定 only behind a lead-in."""
    for edge in _helper("EDGE").finditer(words):
        rest = words[edge.end() :]
        led = edge[0] in BASIS_WORDS or edge[0] in VIOLATE_WORDS
        if len(rest) >= SHORTEST_LOCAL_NAME and (led or rest.endswith("条例")) and place_level(rest):
            return Raw("NAME", raw.end - len(rest), raw.end)
    return None


class _Arranger:
    """Keeps the raw tokens that hang together, sentence by sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentence: list[Token] = []
        self.has_work = False
        self.lead: Raw | None = None
        self.open = False  # a group is open: JOIN, PAREN, places and TAIL may follow at once
        self.on_spot = False
        self.end = 0  # where the last token of the group ends

    def run(self) -> Iterator[Token]:
        """The tokens of all sentences that mention a work."""
        for raw in _Scanner(self.text):
            if raw.kind == "STOP":
                yield from self._close(raw)
            elif raw.start >= self.end:
                self._take(raw)
        yield from self._close(Raw("STOP", len(self.text), len(self.text)))

    def _take(self, raw: Raw) -> None:
        if raw.kind in WORKS or raw.kind in _POINTERS:
            self._work(raw._replace(kind="POINTER") if raw.kind in _POINTERS else raw)
        elif raw.kind in SPOTS:
            self._spot(raw)
        elif raw.kind == "LEAD":
            self._take_lead(raw)
        else:
            self._finish_group()
            self._emit(raw)

    def _take_lead(self, raw: Raw) -> None:
        self._finish_group()
        if self.lead is not None and self.lead.end == raw.start:
            raw = Raw("LEAD", self.lead.start, raw.end)  # 贯彻执行, 参照执行
        self.lead = raw

    def _emit(self, raw: Raw) -> None:
        self.sentence.append(Token(raw.kind, self.text[raw.start : raw.end], raw.start, end_pos=raw.end))

    def _work(self, raw: Raw) -> None:
        if raw.kind == "PACT" and not self._led(raw):
            return
        if self.open and (join := self._gap("JOIN", raw)) and self._joins(join, raw):
            self._emit(Raw("JOIN", self.end, raw.start))
        else:
            self._finish_group()
            self._emit_lead(raw)
        self._emit(raw)
        self.has_work = self.open = True
        self.on_spot = False
        self.end = raw.end
        while paren := _helper("PAREN").match(self.text, self.end):
            self._emit(Raw("PAREN", self.end, paren.end()))
            self.end = paren.end()

    def _joins(self, join: re.Match[str], raw: Raw) -> bool:
        """Whether the words between two works make them one group: 、 or 和, perhaps with an issuing body."""
        body = join["body"].strip()
        linked = join.end() - join.start() > len(join["body"]) and bool(join[0].strip())
        if body:
            return linked and raw.kind == "BOOK" and not _helper("VERB").search(body)
        return linked or raw.kind == "BOOK"

    def _led(self, raw: Raw) -> bool:
        if self.lead is None:
            return False
        gap = self.text[self.lead.end : raw.start]
        reach = CLOSE_REACH if self.text[self.lead.start : self.lead.end] in _CLOSE_LEADS else REACH
        if raw.kind != "BOOK":
            reach = CLOSE_REACH // 2
        return len(gap) <= reach and not _helper("BREAK").search(gap)

    def _emit_lead(self, raw: Raw) -> None:
        if self.lead is not None and self._led(raw):
            self._emit(Raw("LEAD", self.lead.start, self.lead.end))
        self.lead = None

    def _spot(self, raw: Raw) -> None:
        if self.open and self.on_spot:
            for kind in ("SEP", "TO"):
                if raw.start > self.end and self._gap(kind, raw):
                    self._emit(Raw(kind, self.end, raw.start))
                    return self._add_spot(raw)
        if self.open and self._gap("OF", raw):
            if self.text[self.end : raw.start].strip() and not self.on_spot:
                self._emit(Raw("OF", self.end, raw.start))
            return self._add_spot(raw)
        if raw.kind != "CHAPTER" and not self._is_label(raw):
            self._own_spot(raw)
        return None

    def _add_spot(self, raw: Raw) -> None:
        self._emit(raw)
        self.on_spot = True
        self.end = raw.end

    def _own_spot(self, raw: Raw) -> None:
        """A place without a work: of the text itself."""
        self._finish_group()
        self._emit_lead(raw)
        self._emit(raw._replace(kind="OWN"))
        self.has_work = self.open = self.on_spot = True
        self.end = raw.end

    def _is_label(self, raw: Raw) -> bool:
        """Whether the place is the number of the paragraph itself: at its head, and not 第五条规定的…, 第五条第二款…"""
        head = self.text[max(0, raw.start - 8) : raw.start].rpartition("\n")
        at_head = not head[2].strip(" \u3000\u00a0\t#*") and (bool(head[1]) or raw.start < 8)
        return at_head and not _helper("GOES_ON").match(self.text, raw.end)

    def _gap(self, helper: str, raw: Raw) -> re.Match[str] | None:
        return _helper(helper).fullmatch(self.text, self.end, raw.start)

    def _finish_group(self) -> None:
        if not self.open:
            return
        tail = _helper("TAIL").match(self.text, self.end)
        if tail is not None:
            self._emit(Raw("TAIL", self.end, tail.end()))
            self.end = tail.end()
        self.open = self.on_spot = False

    def _close(self, stop: Raw) -> Iterator[Token]:
        self._finish_group()
        if self.has_work:
            self._emit(stop)
            yield from self.sentence
        self.sentence = []
        self.lead = None
        self.has_work = False


class CitationLexer(Lexer):
    """Lark's view of the tokens."""

    __future_interface__ = 0

    def __init__(self, lexer_conf: LexerConf) -> None:
        pass

    def lex(self, data: str) -> Iterator[Token]:  # type: ignore[override]
        """The tokens of ``data``, whose paragraphs are separated by line breaks."""
        return _Arranger(data).run()


def spot_kind(words: str) -> str:
    """ARTICLE, CLAUSE, ITEM or CHAPTER: what a place without a work is."""
    return next((name for name in ("ARTICLE", "CLAUSE", "ITEM", "CHAPTER") if _pattern(name).fullmatch(words)), "POINT")
