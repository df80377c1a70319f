"""What a text mentions, as grammar/citation.lark reads it: sentences of groups of works, not yet resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from lark import Token, Tree

if TYPE_CHECKING:
    from lark import Lark


class Work(NamedTuple):
    """One work of a group as read: token kind and words, offsets into the joined text, the parentheses behind it, and its
    places as (kind, words).
    """

    kind: str
    text: str
    start: int
    end: int
    paren: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Works joined by 、 or 和 behind one lead-in: ``lead`` (依照, 违反 … or ''), ``tail`` (的规定, 精神 … or '')."""

    works: tuple[Work, ...]
    lead: str
    tail: str
    start: int
    end: int


@dataclass(slots=True)
class Sentence:
    """The groups of one sentence in order, with the marks (kind, offset) that decide their use."""

    groups: list[Group] = field(default_factory=list)
    marks: list[tuple[str, int]] = field(default_factory=list)
    end: int = 0


@cache
def _parser() -> Lark:
    from fzzf_check.grammar import load
    from fzzf_check.parse.citation.lexer import CitationLexer

    return load("citation", CitationLexer)


def read_sentences(text: str) -> list[Sentence]:
    """The sentences of ``text`` that mention a work. A text without any needs no parser."""
    from fzzf_check.parse.citation.lexer import tokens_of

    tokens = tuple(tokens_of(text))
    if not tokens:
        return []
    return [_sentence(node) for node in cast("list[Tree[Token]]", _parser().parse(tokens).children)]


def _sentence(node: Tree[Token]) -> Sentence:
    parts = node.children
    made = Sentence(end=cast("int", cast("Token", parts.pop()).start_pos))
    for part in parts:
        if isinstance(part, Tree):
            made.groups.append(_group(part.children))
        else:
            made.marks.append((part.type, cast("int", part.start_pos)))
    return made


def _group(parts: list[Tree[Token] | Token]) -> Group:
    lead = str(parts[0]) if isinstance(parts[0], Token) else ""
    tail = str(parts[-1]) if isinstance(parts[-1], Token) else ""
    works = tuple(_work(cast("list[Token]", part.children)) for part in parts if isinstance(part, Tree))
    start = cast("int", parts[0].start_pos) if isinstance(parts[0], Token) else works[0].start
    end = cast("int", parts[-1].end_pos) if isinstance(parts[-1], Token) else works[-1].end
    return Group(works, lead, tail, start, end)


def _work(tokens: list[Token]) -> Work:
    head = tokens[0]
    paren = str(tokens[1]) if len(tokens) > 1 and tokens[1].type == "PAREN" else ""
    places = tuple((token.type, str(token)) for token in tokens[2 if paren else 1 :])
    text = str(head) or "".join(words for _, words in places)
    return Work(head.type, text, cast("int", head.start_pos), cast("int", tokens[-1].end_pos), paren, places)
