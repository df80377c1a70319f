"""The words of a paragraph as the norm grammar reads them: one string, with the way back to every character.

Reading takes away what only disturbs: spaces, brackets with explanations in them, quotation marks around a single
expression (“拉闸限电”), angle brackets around the name of a certificate. A citation becomes one character, so that no
word inside a title counts. Half-width punctuation becomes full-width. Positions lead back to the paragraph's text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from fzzf_check.facts import Citation
from fzzf_check.patterns import lazy

CITE = "\ue001"  # a citation of a text by name, short name or pronoun
TITLE = "\ue002"  # another text in 《》 that is no citation
SELF = "\ue003"  # 本办法, 本通知
CELL = "｜"  # between the cells of a table row
MINUTES = "\ue005"  # minutes of a meeting, cited
QUOTED = "\ue004"  # a sentence quoted from another text

_FULL = str.maketrans(",;:()!?|０１２３４５６７８９％", "，；：（）！？｜0123456789%")
_SPACE = frozenset(" \u3000\xa0\u200b\ufeff\r\n")
_LOCAL_LIST = lazy("(?:本地|当地|地产|名优|推介).{0,12}(?:目录|名录|名单)$")
_OPEN = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_PAPER = ("证", "书", "表", "牌", "照", "卡", "函", "单", "册", "条", "许可")
_PARENS = lazy(r"（[^（）]*）")
_DIGIT_COMMA = lazy(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")
_QUOTE = 14  # up to so many characters between quotation marks are an expression, not a quotation
_SHORT_QUOTE = 40  # “根据县政府专题会议纪要〔2025〕8号”: the name of minutes with its number
_DISTURBS = lazy('[（(“”「『‘"《.,\\s\u200b\ufeff]')
_CLAUSE_MARKS = lazy(r"[，。；：]")
_NEW_WORDS = lazy(
    "(?:(?:修改|修订|改|调整|变更|表述)为|(?:增加|增写|新增)[^。；“”]{0,16}|作为第?[^，。；“”]{1,10}[条款项目句]"
    "|(?:须|必须|应当|统一|一律)[^。；“”]{0,10}(?:承诺书|保证书|责任书|责任状|协议书|告知书)[^。；“”]{0,6}(?:写明|载明|注明|写上|列明)"
    ")[：:，,]?$"
)
"""What stands before new words: 修改为：“…”, 增加一款，作为第二款：“…”, 须签署承诺书，写明“…”."""

_PURPOSE = lazy(
    "(?:^|(?<=[。；！？]))为(?:了|进一步|加强|加快|规范|做好|做实|保障|保证|保护|防范|防止|确保|促进|推动|推进|维护|切实|有效|提升|提高|改善|方便|落实|贯彻"
    "|整治|支持|鼓励|完善|优化|引导|解决|配合|缓解|强化|巩固|减少|实现|扶持|避免|弥补|筹集|筹措|创建|打造|深化|严格|杜绝|遏制|打击|满足|统一|壮大|培育|激励"
    "|增强|控制|统筹|应对|净化|美化|健全|严肃|营造|服务)[^，。；：！？]{2,40}(?<!的)，"
)
_MADE_TERMS = lazy("(?:列为|作为|设为|设置为|设定为|写入|列入)[^，。；：]{0,10}(?:资格|条件|门槛|要求|因素|前提)")
"""What stands behind quoted words that are made a condition: 将“……”列为投标人资格."""


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` as read; ``places[i]`` is the offset in the paragraph of character i; ``cites[i]`` the citation there."""

    text: str
    places: Sequence[int]
    cites: dict[int, Citation]
    length: int
    quotes: tuple[tuple[int, int], ...] = ()

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the paragraph's text of ``text[start:end]``."""
        last = self.places[end - 1]
        cited = self.cites.get(end - 1)
        return self.places[start], cited.end if cited else last + 1

    def forward(self, offset: int) -> int:
        """The place in ``text`` of a character of the paragraph, or of the next one that was kept."""
        return bisect_right(self.places, offset - 1)

    def citations(self, start: int, end: int) -> list[Citation]:
        """The citations that stand in ``text[start:end]``."""
        if end - start < len(self.cites):
            return [self.cites[i] for i in range(start, end) if i in self.cites]
        return [citation for place, citation in self.cites.items() if start <= place < end]


def read(text: str, start: int, end: int, citations: Collection[Citation], cells: tuple[int, ...] = ()) -> Reading:
    """Read ``text[start:end]``; ``citations`` are those of the paragraph, ``cells`` the offsets where cells begin."""
    if not citations and not cells and not _DISTURBS.search(text, start, end):
        return Reading(_apart(text[start:end].translate(_FULL)), range(start, end), {}, end)
    chars = list(text.translate(_FULL))
    cites: dict[int, Citation] = {}
    kept = [start <= i < end and chars[i] not in _SPACE for i in range(len(chars))]
    for citation in citations:
        if _stands_alone(citation):
            chars[citation.start] = _mark(citation)
            cites[citation.start] = citation
            for i in range(citation.start + 1, citation.end):
                kept[i] = False
    for cell in cells:
        if 0 < cell < len(chars):
            chars[cell - 1], kept[cell - 1] = CELL, start <= cell - 1
    quotes = _drop_brackets(chars, kept, start, end)
    _settle_punctuation(chars, kept)
    places = tuple(i for i in range(start, end) if kept[i])
    index = {place: n for n, place in enumerate(places)}
    inside = tuple((bisect_right(places, left), bisect_right(places, right)) for left, right in quotes)
    words = _apart("".join(chars[i] for i in places))
    return Reading(words, places, {index[p]: c for p, c in cites.items() if p in index}, end, inside)


def _apart(words: str) -> str:
    """为做好中小学生安全工作，……: why a thing is ordered is no part of what is ordered; it is read as a sentence of its own."""
    return _PURPOSE.sub(lambda found: found[0][:-1] + "。", words) if "为" in words else words


def _stands_alone(citation: Citation) -> bool:
    """Is it one mark in the reading? 有关法律 stays as words, and so does 前款 that points to no other text."""
    if (
        citation.rank == "不明"
        and citation.title.endswith(_PAPER)
        and not citation.articles
        and not citation.connective
    ):
        return False  # 补领《上门服务牌》: a paper to be fetched
    if citation.rank in {"不明", "规范性文件"} and not citation.connective and _LOCAL_LIST.search(citation.title):
        return False  # 在《本地建材推荐目录》内选购
    return citation.form != "泛指" and not (citation.form == "指代" and citation.rank in {"本文件", "不明"})


def _mark(citation: Citation) -> str:
    if citation.rank == "会议纪要" or (citation.rank == "本文件" and citation.short.endswith("纪要")):
        return MINUTES
    return SELF if citation.rank in {"本文件", "自治规约", "合同"} else CITE


def _drop_brackets(chars: list[str], kept: list[bool], start: int, end: int) -> list[tuple[int, int]]:
    """Leave out explanations and marks; give the (left, right) places of quotation marks whose words stay."""
    quotes: list[tuple[int, int]] = []
    line = "".join(chars)
    inner = [i for match in _PARENS.finditer(line, start, end) for i in range(*match.span())]
    for i in inner:
        kept[i] = kept[i] and chars[i] in {CITE, MINUTES}
    for i in range(start, end):
        if not kept[i]:
            continue
        if chars[i] in _OPEN:
            right = line.find(_OPEN[chars[i]], i)
            if _drop_quotes(chars, kept, i, right):
                quotes.append((i, right))
        elif chars[i] == '"':
            right = line.find('"', i + 1)
            if _drop_quotes(chars, kept, i, right):
                quotes.append((i, right))
        elif chars[i] == "《":
            _drop_title(chars, kept, i, line.find("》", i))
    return quotes


def _drop_quotes(chars: list[str], kept: list[bool], left: int, right: int) -> bool:
    """Drop the marks; a whole sentence between them becomes one mark. True if the words stay."""
    if right < 0:
        kept[left] = False
        return False
    words = "".join(chars[left + 1 : right])
    kept[left] = kept[right] = False
    if _NEW_WORDS.search("".join(chars[max(0, left - 30) : left])):
        return False
    if (len(words) > _QUOTE or _CLAUSE_MARKS.search(words)) and not _MADE_TERMS.match(
        "".join(chars[right + 1 : right + 20])
    ):
        kept[left], chars[left] = True, MINUTES if MINUTES in words and len(words) < _SHORT_QUOTE else QUOTED
        for i in range(left + 1, right):
            kept[i] = False
        return False
    return True


def _drop_title(chars: list[str], kept: list[bool], left: int, right: int) -> None:
    if right < 0:
        return
    kept[left] = kept[right] = False
    if (not "".join(chars[left + 1 : right]).endswith(_PAPER) or right - left > 20) and not _LOCAL_LIST.search(
        "".join(chars[left + 1 : right])
    ):
        kept[left], chars[left] = True, TITLE
        for i in range(left + 1, right):
            kept[i] = False


def _settle_punctuation(chars: list[str], kept: list[bool]) -> None:
    """A thousands comma is no comma; a half-width full stop behind a Chinese character ends the sentence."""
    for match in _DIGIT_COMMA.finditer("".join(chars)):
        kept[match.start()] = False
    for i in range(1, len(chars)):
        if chars[i] == "." and "\u4e00" <= chars[i - 1] <= "\u9fff":
            chars[i] = "。"
