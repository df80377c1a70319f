"""The tokens of a sentence for ``grammar/norm.lark``: word classes, citations with what leads them in, acts, punctuation.

One compiled pattern, longest words first. Acts are given: the constructions were found before (``constructions.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lark import Token
from lark.lexer import Lexer

from .constructions import classes
from .reading import CITE, MINUTES, SELF

LEADS_IN = "依照|依据|按照|根据|参照|遵照|执行|适用|比照|按|依|照"
_TEXTS = f"[{CITE}{SELF}{MINUTES}]"
_ORGANS = rf"[^，。；：！？{CITE}{SELF}{MINUTES}]{{0,16}}?"
_LAW = (
    rf"(?:{LEADS_IN})(?:{_ORGANS}{_TEXTS}(?:[、和及与或]|，(?={_TEXTS})|以及|或者|的规定和|规定和|、以及)?)+"
    r"(?:等|附表|附件|第[一二三四五六七八九十]+部分)?(?:有关|相关|相应)?(?:法律|法规|行政法规|条款)?(?:的)?(?:有关|相关)?(?:规定|要求|条款)?(?P<spirit>的?精神|的?原则)?"
)
_BY = "(?:由|经|授权|委托|会同|提请|通知)"


@cache
def _pattern() -> re.Pattern[str]:
    words = classes()

    def either(*names: str) -> str:
        return "|".join(sorted({w for name in names for w in words[name]}, key=lambda w: (-len(w), w)))

    parts = {
        "SEMI": "；",
        "DE_COMMA": "(?:的|者)，",
        "TIME_COMMA": "(?:后|前|时|期间|之日起|以来|起|情况下|情形下|之外|外)，",
        "COMMA": "，",
        "COLON": "：",
        "LAW": _LAW,
        "LAWFUL": either("依法"),
        "NOT": either("不得"),
        "MODAL": either("应当", "可以", "方可"),
        "JOIN": "并且|并处|并|另行|另|还|同时|此外|再",
        "AGENT": rf"{_BY}[^，。；：、\ue001]{{0,18}}?(?:{either('任何机关')})",
    }
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in parts.items()))


def tokenise(text: str, start: int, end: int, acts: list[tuple[int, int]]) -> list[Token]:
    """Tokens of ``text[start:end]``; ``acts`` are the (start, end) of act tokens, in order, not overlapping."""
    tokens: list[Token] = []
    pattern = _pattern()
    place = start
    for act_start, act_end in [*acts, (end, end)]:
        for match in pattern.finditer(text, place, act_start):
            if match["spirit"] is None:  # 根据…法精神 names no basis
                tokens.append(_token(match.lastgroup or "", text, *match.span()))
        if act_end > act_start:
            tokens.append(_token("ACT", text, act_start, act_end))
            place = act_end
    tokens.append(_token("END", text, end, end))
    return tokens


def _token(kind: str, text: str, start: int, end: int) -> Token:
    return Token(kind, text[start:end], start_pos=start, end_pos=end)


class NormLexer(Lexer):
    """Hands the ready tokens to the parser."""

    def __init__(self, lexer_conf: object) -> None:
        """Lark gives its lexer configuration, which is of no use here."""

    def lex(self, data: list[Token]) -> Iterator[Token]:  # type: ignore[override]
        """The tokens as they are."""
        return iter(data)
