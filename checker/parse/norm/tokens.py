"""The tokens of a sentence for ``grammar/norm.lark``: word classes, citations with what leads them in, acts, punctuation.

One compiled pattern, longest words first. Acts are given: the constructions were found before (``constructions.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from lark.lexer import Lexer

from fzzf_check.parse.norm.constructions import classes
from fzzf_check.parse.norm.reading import CITE, MINUTES, SELF
from fzzf_check.parse.norm.word_patterns import either

LEADS_IN = ("依照", "依据", "按照", "根据", "参照", "遵照", "执行", "适用", "比照", "按", "依", "照")
_TEXTS = f"[{CITE}{SELF}{MINUTES}]"
_ORGANS = rf"[^，。；：！？{CITE}{SELF}{MINUTES}]{{0,16}}?"
_CITED = (
    rf"(?:{_ORGANS}{_TEXTS}(?:[、和及与或]|，(?={_TEXTS})|以及|或者|的规定和|规定和|、以及)?)+"
    r"(?:等|附表|附件|第[一二三四五六七八九十]+部分)?(?:有关|相关|相应)?(?:法律|法规|行政法规|条款)?(?:的)?(?:有关|相关)?(?:规定|要求|条款)?(?P<spirit>的?(?:立法)?(?:精神|原则|目的|宗旨|本意))?"
)


@cache
def _pattern() -> re.Pattern[str]:
    words = classes()
    agents = f"[^，。；：、\ue001]{{0,18}}?{_either(words['任何机关'])}"
    parts: dict[str, tuple[Iterable[str], str]] = {  # what a token begins with, and what follows
        "SEMI": ("；", ""),
        "DE_COMMA": ("的者", "，"),
        "TIME_COMMA": (["后", "前", "时", "期间", "之日起", "以来", "起", "情况下", "情形下", "之外", "外"], "，"),
        "COMMA": ("，", ""),
        "COLON": ("：", ""),
        "LAW": (LEADS_IN, _CITED),
        "LAWFUL": (words["依法"], ""),
        "NOT": (words["不得"], ""),
        "MODAL": ({*words["应当"], *words["可以"], *words["方可"]}, ""),
        "JOIN": (["并且", "并处", "并", "另行", "另", "还", "同时", "此外", "再"], ""),
        "AGENT": (["由", "经", "授权", "委托", "会同", "提请", "通知"], agents),
    }
    first = "".join(sorted({re.escape(word[0]) for begins, _ in parts.values() for word in begins}))
    tokens = "|".join(f"(?P<{name}>{_either(begins)}{rest})" for name, (begins, rest) in parts.items())
    return re.compile(f"(?=[{first}])(?:{tokens})")


_NOWHERE: frozenset[str] = frozenset()
_WITHIN = {"还": frozenset("退归偿返发送"), "并": frozenset("合兼")}  # 退还, 合并 join nothing


def _either(words: Iterable[str]) -> str:
    return either(words, lambda word: "")


class Token(NamedTuple):
    """A word of a sentence that the grammar knows: its type there, the word, and where it stands."""

    type: str
    word: str
    start_pos: int
    end_pos: int


def tokenise(text: str, start: int, end: int, acts: list[tuple[int, int]]) -> list[Token]:
    """Tokens of ``text[start:end]``; ``acts`` are the (start, end) of act tokens, in order, not overlapping."""
    tokens: list[Token] = []
    pattern = _pattern()
    place = start
    for act_start, act_end in [*acts, (end, end)]:
        for match in pattern.finditer(text, place, act_start):
            within = text[match.start() - 1 : match.start()] in _WITHIN.get(match[0], _NOWHERE)
            if match["spirit"] is None and not within:  # 根据…法精神 names no basis
                tokens.append(Token(match.lastgroup or "", match[0], *match.span()))
        if act_end > act_start:
            tokens.append(Token("ACT", text[act_start:act_end], act_start, act_end))
            place = act_end
    tokens.append(Token("END", "", end, end))
    return tokens


class NormLexer(Lexer):
    """Hands the ready tokens to the parser."""

    def __init__(self, lexer_conf: object) -> None:
        """Lark gives its lexer configuration, which is of no use here."""

    def lex(self, data: list[Token]) -> Iterator[Token]:  # type: ignore[override]
        """The tokens as they are."""
        return iter(data)
