"""Tokens of references to norm texts, for grammar/citation.lark.

Two steps: :class:`_Scanner` finds what may matter, in one pass over the text that stops only where a token can begin;
:class:`_Arranger` keeps what hangs together: a lead-in only before a work, a parenthesis, a place or an ending only behind
one. Whatever is left over is no token, so that any text gives a stream that the grammar accepts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lark import Token
from lark.common import LexerConf
from lark.lexer import Lexer

from fzzf_check.law import STATE, national_names
from fzzf_check.law_rank import place_level
from fzzf_check.parse.numerals import ARABIC, CHINESE

SPACE = r"[ \u3000\u00a0]*"
HAN = r"[\u3400-\u9fff]"
NUM = rf"[{CHINESE}{ARABIC}]{{1,9}}"
RANGE = "[—－–~～至到-]"
_AND = rf"(?:{SPACE}(?:[、，,和及]|{RANGE}){SPACE}"
_MORE = rf"{_AND}{NUM})*"
_MORE_ARTICLES = rf"(?:{SPACE}条?{SPACE}(?:[、，,和及]|{RANGE}){SPACE}{NUM})*"
_ENCLOSED = rf"[（(]{SPACE}{NUM}{SPACE}[）)]"
_YEAR_BRACKET = rf"[〔\[［【﹝(（]{SPACE}[12１２][0-9０-９]{{3}}{SPACE}[〕\]］】﹞)）]"
_SERIAL = rf"{SPACE}第?{SPACE}[0-9０-９]{{1,5}}{SPACE}号"
_IN_BOOK = "[^《》。；！？\n\t]"

KINDS = (
    "实施办法|实施细则|实施方案|实施意见|工作方案|工作规则|指导意见|办法|规定|细则|条例|通知|意见|方案|决定|规则|规范|规程|通告|公告|"
    "制度|守则|措施|标准|指南|基准|准则|章程|预案|清单|目录|规划|计划|要点|纲要|文件"
)
_LAW = "(?:法律(?!服务|文书|顾问|援助|关系|效力|事务|知识|主体|人士|意见|专家|监督|手段|途径|常识|素养|审核|性)|行政法规|地方性法规|法规|部门规章|地方政府规章|政府规章|规章|规范性文件|国务院决定)"
_LAW_JOIN = "(?:(?:、|，|和|及|与|或者?|以及)?(?:其他|其它|有关|相关|国家|省|的){0,2})"

BASIS_WORDS = frozenset(("依照", "依据", "根据", "按照", "遵照", "参照", "比照", "依循", "对照", "依", "按"))
APPLY_WORDS = frozenset(("适用", "执行", "遵守", "从"))
VIOLATE_WORDS = frozenset(("违反", "违背", "抵触", "不符合"))
AMEND_WORDS = frozenset(("修改", "修订", "修正"))
_OTHER_LEADS = ("符合", "贯彻落实", "贯彻执行", "贯彻", "落实", "实施", "除", "废止")
_LEADS = sorted(
    (*BASIS_WORDS, *APPLY_WORDS - {"从"}, *VIOLATE_WORDS, *AMEND_WORDS, *_OTHER_LEADS), key=len, reverse=True
)
_NOT_BEFORE = {  # single characters that begin or end other words
    "依": "(?![法次托然靠赖旧规职申存])", "按": "(?![时期月年季日揭劳需比])", "除": "(?<![解免消清拆扣排废删开去撤铲根驱剔切破]除)(?![名尘草险害])",
}  # fmt: skip
_CLOSE_LEADS = frozenset(("依", "按", "除", "符合", "实施", "执行", "对照", "废止", "适用", *AMEND_WORDS))
LONGEST_NAME, SHORTEST_NAME, SHORTEST_LOCAL_NAME = 40, 2, 6  # characters of a name without 书名号
REACH, CLOSE_REACH, PLAIN_REACH = (
    60,
    24,
    10,
)  # characters between a lead-in and its work: an issuing body may stand there

_PATTERNS = {
    "BOOK": rf"《{_IN_BOOK}{{1,150}}?(?:《{_IN_BOOK}{{1,100}}》{_IN_BOOK}{{0,60}}?){{0,3}}》",
    "ARTICLE": rf"第{SPACE}{NUM}{_MORE_ARTICLES}{SPACE}条(?![例件])(?:{SPACE}之{SPACE}[一二三四五六七八九十]{{1,3}})?",
    "CLAUSE": rf"第{SPACE}(?:{NUM}{_MORE}|{_ENCLOSED}){SPACE}款",
    "ITEM": rf"第?{SPACE}{_ENCLOSED}{_AND}第?{_ENCLOSED})*{SPACE}项(?!目)|第{SPACE}{NUM}{_MORE}{SPACE}项(?!目)",
    "POINT": rf"第{SPACE}{NUM}{SPACE}目(?![标录前的])",
    "CHAPTER": rf"第{SPACE}{NUM}{SPACE}(?:分编|编|章|节)",
    "SELF": rf"本{SPACE}(?:《[^《》\n]{{1,40}}》|(?:{KINDS})(?!学))",
    "OWN_PART": rf"本(?:条|款|项)(?=第|规定|所|的|前)|前(?:条|款|项|[两二三四五]{SPACE}[款条项])(?![件例目])(?:第{NUM}项)?",
    "THE": (
        rf"(?:该|此)(?:法(?![律规院人])|专条|条款|条(?![例件])|款(?![项式])|项(?=的?规定|第)|{KINDS})"
        r"(?:的?(?:规定|条款))?"
    ),
    "ABOVE": (
        "(?:上述|前述|(?<![年月日天级人元岁倍次个项吨米件名处省市县两三])以上|上列|前列|前引|上引|这些|该等|相应|对应)(?:各|几|两|三|的|有关|相关)?(?:部)?"
        f"(?:{_LAW}(?:、?{_LAW})*|条例|办法|规定|条款|条文|文件|各条|专条|依据)(?!责任)|(?:据|依|照)此|依上"
    ),
    "GENERIC": (
        rf"(?:有关|相关|现行|统一|其他|其它)(?:的)?(?:{_LAW}(?:{_LAW_JOIN}{_LAW})*(?!责任)|(?:制度|政策)?规定|政策|要求)"
        rf"|{_LAW}(?:{_LAW_JOIN}{_LAW})+(?!责任|草案|草拟)"
        "|(?:国家|省|上级|中央)的?(?:规定|政策)"
    ),
    "NUMBER": rf"{_YEAR_BRACKET}{_SERIAL}(?:文件?)?",
    "MINUTES": rf"纪要(?:精神)?(?:{SPACE}{_YEAR_BRACKET}{_SERIAL})?",
    "PACT": "(?:合同|协议)书?|村规民约|(?:居民|市民|业主|村民)?公约|管理规约|自治章程|章程|责任[书状]|承诺书|保证书",
    "STANDARD": r"(?:GB|DB|HJ|JGJ|CJJ|JT|AQ|NY|SL|WS|TD)(?:\d{2})?(?:/[TZ])?\s?\d+(?:\.\d+)?(?:[—－–-]\s?\d{2,4})?",
    "LEAD": "|".join(word + _NOT_BEFORE.get(word, "") for word in _LEADS),
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


def _first(head: str) -> str:
    """The character that a head begins with."""
    return head.lstrip("\\")[0]


# What a token may begin with, as short patterns: the scan stops nowhere else. Each begins with a plain character, so that
# the regular-expression engine can jump from one to the next.
_STARTS = {
    "BOOK": "《", "ARTICLE": "第", "CLAUSE": "第", "ITEM": r"第 （(?<=[条款、和及至]（) \((?<=[条款、和及至]\()", "POINT": "第",
    "CHAPTER": "第", "SELF": rf"本(?=[{''.join(sorted({word[0] for word in KINDS.split('|')}))}《\s])",
    "OWN_PART": "本(?=[条款项]) 前(?=[条款项两二三四五])", "THE": "该 此(?=[条款项专法办规细])",
    "ABOVE": "上(?=[述列引]) 前(?=[述列引]) 以上 这些 该等 相应 对应 据此 依此 依上 照此",
    "GENERIC": "有关 相关 现行 统一 其[他它] 法律 法规 行政法规 地方性 地方政府规 部门规 政府规章 规章 规范性 国家 国务院决 上级 中央",
    "NUMBER": r"〔 \[(?=[12１２]) ［ 【(?=[12]) ﹝ （(?=[12]) \((?=[12])", "MINUTES": "纪要",
    "PACT": "合同 协议 村规 公约 居民公 市民公 业主公 村民公 管理规约 自治章 章程 责任[书状] 承诺书 保证书",
    "STANDARD": "GB DB HJ JGJ CJJ JT AQ NY SL WS TD",
    "ENACT": "制定(?=[本了如以下]) 制订 出台 形成 提出 拟定 特制 现(?=[就将对印制提结公通]) 公布如 通知如 通告如 公告如 规定如 决定如 修订本 修改本",
    "REPEAL": "废止 停止 失效 不再", "AMEND": "修改为 作(?=[出如相]) 做(?=[出如相])", "LEAD": " ".join(_LEADS),
    "OUTSIDE": "以外 之外 外(?=[，,、的还另])", "NAME": "条例 法(?![律规院人制治定官庭典])(?<![依办方执违合司非做用说无]法) 办法 细则 规定",
}  # fmt: skip
_HEADS = {head for heads in _STARTS.values() for head in heads.split(" ")}
_ANCHORS = re.compile("|".join(sorted(_HEADS, reverse=True)))
_AT = {
    char: tuple(name for name, heads in _STARTS.items() if any(char == _first(head) for head in heads.split(" ")))
    for char in map(_first, _HEADS)
}  # fmt: skip

WORKS = frozenset(("BOOK", "NAME", "POINTER", "SELF", "GENERIC", "NUMBER", "MINUTES", "PACT", "STANDARD"))
SPOTS = frozenset(("ARTICLE", "CLAUSE", "ITEM", "POINT", "CHAPTER"))
MARKS = frozenset(("ENACT", "REPEAL", "AMEND", "OUTSIDE"))
_LED_ONLY = frozenset(("PACT",))
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
    "BEFORE_MINUTES": (
        f"(?:{HAN}{{1,8}}?(?:政府|局|委|办|办公室|厅|镇|乡|街道))?(?:第{NUM}次)?"
        "(?:常务|专题|党组|党委|协调|联席|工作|推进|(?:局长|主任|镇长|县长|市长|区长|省长)?办公)*会议?$"
    ),
    "BEFORE_GENERIC": "(?:国家|中央|省级?|市|县|州|上级|本省|我省|我市|本市|行业)(?:[和及、与](?:省|市|县|上级|地方|本省|我省))*的?$",
    "NO_NAME": rf"(?!{HAN}|[、（）]).",
    "STOP": "[。；！？\n]",
    "NAME_EDGE": (
        "(?:^|[依按]照|依据|根据|遵照|参照|比照|违反|适用|执行|符合|遵守|落实|实施|修[改订正]|废止|[、和与及按依对或除从在由以新])$"
    ),
    "SHORT": rf"(?:简称|[下统]称)(?:为)?[“\"「『《‘]?(?P<name>{HAN}{{3,16}})[”\"」』》’]?",
    "VERB": "依照|依据|根据|按照|违反|处|不得|应当|可以|并|但|予以|实施|规定",
    "BREAK": "[，,。；！？\n\t》]|的规定|[处罚]|应当|不得|可以|签订|订立|履行|解除",
    "GOES_ON": rf"{SPACE}(?:的?规定|所列|所称|第|至第|[、和及与]第)",
    "EDGE": "^|依照|依据|根据|按照|遵照|参照|比照|违反|适用|执行|符合|遵守|落实|[、和与及按依对或]",
}  # fmt: skip


class _Scanner:
    """The raw tokens of one text. Names that the text itself introduces (以下简称道交法) count as names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.own_names = frozenset(m["name"] for m in _helper("SHORT").finditer(text)) if "称" in text else frozenset()
        self.own_endings = frozenset(name[-3:] for name in self.own_names)
        self.lead_start = self.lead_end = -LONGEST_NAME

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
                    if raw.kind == "LEAD":
                        self.lead_start, self.lead_end = raw.start, raw.end
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
        ending = self.text[raw.end - 3 : raw.end]
        if ending in _endings() or ending in self.own_endings:
            for start in range(max(limit, raw.end - LONGEST_NAME), raw.end - SHORTEST_NAME + 1):
                if self._is_name(self.text[start : raw.end]) and _on_edge(self.text[max(limit, start - 3) : start]):
                    return Raw("NAME", start, raw.end)
        if ending.endswith("条例") or raw.end - self.lead_end <= LONGEST_NAME:
            words = self.text[max(limit, self.lead_start, raw.end - LONGEST_NAME) : raw.end]
            return _local_name(_helper("NO_NAME").split(words)[-1], raw)
        return None

    def _is_name(self, name: str) -> bool:
        return name.removeprefix(STATE) in national_names() or name in self.own_names


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
        self.sentence: list[Raw] = []
        self.has_work = False
        self.lead: Raw | None = None
        self.open = False  # a group is open: JOIN, PAREN, places and TAIL may follow at once
        self.on_spot = False
        self.end = 0  # where the last token of the group ends
        self.stop = 0  # where the sentence ends

    def run(self) -> Iterator[Token]:
        """The tokens of all sentences that mention a work."""
        for raw in _Scanner(self.text):
            if self.has_work and raw.start >= self.stop:
                yield from self._close()
            if raw.start >= self.end:
                self._take(raw)
        if self.has_work:
            yield from self._close()

    def _take(self, raw: Raw) -> None:
        if raw.kind in WORKS or raw.kind in _POINTERS:
            self._work(raw._replace(kind="POINTER") if raw.kind in _POINTERS else raw)
        elif raw.kind in SPOTS:
            self._spot(raw)
        elif raw.kind == "LEAD":
            self._take_lead(raw)
        elif self.has_work:
            self._finish_group()
            self._emit(raw)

    def _take_lead(self, raw: Raw) -> None:
        self._finish_group()
        if self.lead is not None and self.lead.end == raw.start:
            raw = Raw("LEAD", self.lead.start, raw.end)  # 贯彻执行, 参照执行
        self.lead = raw

    def _emit(self, raw: Raw) -> None:
        self.sentence.append(raw)

    def _work(self, raw: Raw) -> None:
        if raw.kind in _LED_ONLY and not self._led(raw):
            return
        if raw.kind == "GENERIC" and self._is_tail(raw):
            return self._finish_group()
        if self.open and (join := self._gap("JOIN", raw)) and self._joins(join, raw):
            self._emit(Raw("_JOIN", self.end, raw.start))
        else:
            self._finish_group()
            self._emit_lead(raw)
        self._emit(raw)
        self._begin(raw)
        self.on_spot = False
        self.end = raw.end
        while paren := _helper("PAREN").match(self.text, self.end):
            self.end = paren.end()
        if self.end > raw.end:
            self._emit(Raw("PAREN", raw.end, self.end))
        return None

    def _is_tail(self, raw: Raw) -> bool:
        """Whether 有关规定 belongs to the work before it (《A》的有关规定, 《A》等相关规定)."""
        return self.open and _helper("TAIL").fullmatch(self.text, self.end, raw.end) is not None

    def _begin(self, raw: Raw) -> None:
        """A work opens a group; the first one tells which sentence this is."""
        if not self.has_work:
            stop = _helper("STOP").search(self.text, raw.end)
            self.stop = stop.start() if stop else len(self.text)
        self.has_work = self.open = True

    def _joins(self, join: re.Match[str], raw: Raw) -> bool:
        """Whether the words between two works make them one group: 、 or 和, perhaps with an issuing body."""
        body = join["body"].strip()
        if body == "等" or (not body and "等" in join[0]):
            return raw.kind == "GENERIC"
        linked = join.end() - join.start() > len(join["body"]) and bool(join[0].strip())
        if body:
            return linked and raw.kind == "BOOK" and not _helper("VERB").search(body)
        return linked or raw.kind == "BOOK"

    def _led(self, raw: Raw) -> bool:
        """Whether the last lead-in reaches this work: over the name of an issuing body at most."""
        if self.lead is None:
            return False
        gap = self.text[self.lead.end : raw.start]
        if raw.kind == "BOOK":
            reach = CLOSE_REACH if self.text[self.lead.start : self.lead.end] in _CLOSE_LEADS else REACH
        else:
            reach = PLAIN_REACH
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
        if (raw.kind == "ARTICLE" and not self._is_label(raw)) or (raw.kind in {"CLAUSE", "ITEM"} and self._led(raw)):
            self._own_spot(raw)
        return None

    def _add_spot(self, raw: Raw) -> None:
        """第二款 behind 第五条 makes one place of the two."""
        last = self.sentence[-1]
        if last.kind == "PLACE" and self.on_spot:
            self.sentence[-1] = Raw("PLACE", last.start, raw.end)
        else:
            self._emit(Raw("PLACE", raw.start, raw.end))
        self.on_spot = True
        self.end = raw.end

    def _own_spot(self, raw: Raw) -> None:
        """A place without a work: of the text itself."""
        self._finish_group()
        self._emit_lead(raw)
        self._emit(Raw("OWN", raw.start, raw.start))
        self._begin(raw)
        self._add_spot(raw)

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

    def _close(self) -> Iterator[Token]:
        """The tokens of the sentence, with its end."""
        self._finish_group()
        self._emit(Raw("STOP", self.stop, self.stop))
        for kind, start, end in self.sentence:
            yield Token(kind, self.text[start:end], start, end_pos=end)
        self.sentence = []
        self.has_work = False


class CitationLexer(Lexer):
    """Lark's view of the tokens."""

    __future_interface__ = 0

    def __init__(self, lexer_conf: LexerConf) -> None:
        pass

    def lex(self, data: str) -> Iterator[Token]:  # type: ignore[override]
        """The tokens of ``data``, whose paragraphs are separated by line breaks."""
        return _Arranger(data).run()
