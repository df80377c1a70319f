"""The number at the head of a line: 第三条之一, 一、, （二）, 3., （4）, ①, 1.2.

Told by form alone; whether a number is a heading of the document is decided in :mod:`.outline`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import ARABIC, CHINESE, integer

Style = Literal["编", "分编", "章", "节", "条", "一、", "（一）", "1.", "1.1", "（1）", "1）", "①"]
STYLES: tuple[Style, ...] = ("编", "分编", "章", "节", "条", "一、", "（一）", "1.", "1.1", "（1）", "1）", "①")
"""All styles in the order of rank that a document has unless it shows another one."""
STRONG: frozenset[Style] = frozenset({"编", "分编", "章", "节", "条"})

_HAN = rf"[{CHINESE}](?: ?[{CHINESE}]){{0,6}}"
_ARAB = rf"[{ARABIC}]{{1,3}}"
_NUMBERED = lazy(
    rf"第\s{{0,2}}(?P<n>{_HAN}|{_ARAB})\s{{0,2}}(?P<rank>分编|编|篇|部分(?=[\s：:]|$)|章|节|条)(?:\s?之\s?(?P<sub>[{CHINESE}]{{1,2}}))?"
)
_COMMA = lazy(rf"(?P<n>[{CHINESE}]{{1,3}}) ?[、．.]")
_HAN_BRACKET = lazy(rf"[（(〔［\[] ?(?P<n>[{CHINESE}]{{1,3}}) ?[)）〕］\]][、.．]?|(?P<o>[㈠-㈩])[、.．]?")
_HAN_HALF = lazy(rf"(?P<n>[{CHINESE}]{{1,3}}) ?[)）]")
_DOT = lazy(
    rf"(?P<n>{_ARAB}) ?(?:[.．](?![{ARABIC}])|、|[.．](?=(?:19|20)[{ARABIC}]{{2}} ?年|1?[{ARABIC}] ?月))|(?P<o>[⒈-⒛])"
)
_DECIMAL = lazy(rf"(?P<n>[{ARABIC}]{{1,2}}(?:[.．][{ARABIC}]{{1,2}}){{1,3}})[.．]?(?![{ARABIC}.．%％])")
_ARAB_BRACKET = lazy(rf"[（(] ?(?P<n>{_ARAB}) ?[)）][、.．]?|(?P<o>[⑴-⒇])[、.．]?")
_ARAB_HALF = lazy(rf"(?P<n>{_ARAB}) ?[)）][、.．]?")
_CIRCLE = lazy(r"(?P<n>[①-⑳❶-❿➀-➓])[、.．]?")
_LIST_OF_NUMBERS = lazy(rf"[{CHINESE}]{{1,2}}[、级类等档期季次个种项名者是线]|[{ARABIC}]{{1,2}}(?:[、级类档]|-|—|～)")
_REFERENCE = lazy(
    rf"(?:的|规定|所列|所称|第[{CHINESE}{ARABIC}]|[、，,和或与及至到～—-]\s?第?[{CHINESE}{ARABIC}]|[中内外])"
)

_DECIMAL_HEAD = lazy(rf"(?P<n>[{ARABIC}]{{1,2}})[ \u3000]+(?=[\u4e00-\u9fff])")  # 1 总则, above 1.1
_COUNTED = "万元倍年月日米亿千百吨个％人名家项次所天"
_MEASURES = "万元倍年月日分米亿千百吨公平个％"


@dataclass(frozen=True, slots=True)
class Label:
    """A number at the head of a line. ``end`` is the offset behind it; ``sub`` the 一 of 第三条之一 (0 if none).

    ``path`` are all numbers of a decimal label (1.2.3 → 1, 2, 3). ``doubtful`` if what follows reads like a reference
    (第三条规定的…) or a list of numbers (一、二级…) rather than like the text of the unit.
    """

    style: Style
    text: str
    ordinal: int
    end: int
    sub: int = 0
    doubtful: bool = False
    path: tuple[int, ...] = ()


def label_of(text: str) -> Label | None:
    """The number at the head of a text without indent, None if there is none."""
    first = text[:1]
    if first == "第":
        return _numbered(text)
    if first in CHINESE and first:
        return _simple(text, _COMMA, "一、") or _simple(text, _HAN_HALF, "（一）")
    if first in ARABIC and first:
        return _decimal(text) or _simple(text, _DOT, "1.") or _simple(text, _ARAB_HALF, "1）") or _decimal_head(text)
    if first in "（(〔［[" and first:
        return _simple(text, _HAN_BRACKET, "（一）") or _simple(text, _ARAB_BRACKET, "（1）")
    if "①" <= first <= "⓿" or "❶" <= first <= "➓" or "㈠" <= first <= "㈩":
        return (
            _simple(text, _CIRCLE, "①")
            or _simple(text, _ARAB_BRACKET, "（1）")
            or _simple(text, _DOT, "1.")
            or _simple(text, _HAN_BRACKET, "（一）")
        )
    return None


def _numbered(text: str) -> Label | None:
    match = _NUMBERED.match(text)
    if match is None:
        return None
    rank = "编" if match["rank"] in {"篇", "部分"} else match["rank"]
    ordinal = integer(match["n"])
    if ordinal is None or (rank == "条" and ordinal > 2000):
        return None
    style = next(style for style in STYLES if style == rank)
    sub = integer(match["sub"]) or 0 if match["sub"] else 0
    doubtful = bool(_REFERENCE.match(text, match.end()))
    return Label(style, text[: match.end()], ordinal, match.end(), sub, doubtful)


def _simple(text: str, pattern: re.Pattern[str], style: Style) -> Label | None:
    match = pattern.match(text)
    if match is None:
        return None
    groups = match.groupdict()
    ordinal = integer(groups["n"] or groups.get("o") or "")
    if not ordinal or ordinal > 300:
        return None
    doubtful = style in {"一、", "1."} and bool(_LIST_OF_NUMBERS.match(text, match.end()))
    return Label(style, match[0].rstrip(), ordinal, match.end(), doubtful=doubtful)


def _decimal_head(text: str) -> Label | None:
    match = _DECIMAL_HEAD.match(text)
    ordinal = integer(match["n"]) if match else None
    if match is None or not ordinal or text[match.end()] in _COUNTED:
        return None
    return Label("1.1", match["n"], ordinal, match.end(), path=(ordinal,))


def _decimal(text: str) -> Label | None:
    match = _DECIMAL.match(text)
    if match is None or len(text) == match.end() or text[match.end() :].lstrip().startswith("月"):
        return None  # 7.4月7日: the seventh item begins with a day
    path = tuple(integer(part) or 0 for part in re.split("[.．]", match["n"]))
    follows = text[match.end()]
    doubtful = (
        0 in path
        or not (follows.isspace() or follows > "\u4dff" or follows in "“《")
        or follows in "万元倍年月日分米亿千百吨公平个％"
    )
    return Label("1.1", match[0], path[-1], match.end(), doubtful=doubtful, path=path)
