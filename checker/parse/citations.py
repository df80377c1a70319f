"""Citations: references to norm texts with their articles, resolved against the table of instruments.

:func:`find_citations` reads all paragraphs of a document at once with grammar/citation.lark, then resolves in order of the
text: short names that the document introduces, 该法 and 上述规定 by what was cited before, 本办法 and 前款 as the text itself.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from fzzf_check.facts import Citation, Document

if TYPE_CHECKING:
    from lark import Lark, Token, Tree


class Work(NamedTuple):
    """One work of a group as read: token kind and words, offsets into the joined text, parentheses, and its places as
    (kind, words).
    """

    kind: str
    text: str
    start: int
    end: int
    parens: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    places_start: int


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
    from fzzf_check.parse.citation_lexer import CitationLexer

    return load("citation", CitationLexer)


def read_sentences(text: str) -> list[Sentence]:
    """The sentences of ``text`` that mention a work."""
    (sentences,) = cast("list[Tree[Token]]", _parser().parse(text).children)
    return [_sentence(node) for node in cast("list[Tree[Token]]", sentences.children)]


def _sentence(node: Tree[Token]) -> Sentence:
    parts, stop = cast("tuple[Tree[Token], Token]", node.children)
    made = Sentence(end=cast("int", stop.start_pos))
    for part in cast("list[Tree[Token]]", parts.children):
        if part.data == "mark":
            token = cast("Token", part.children[0])
            made.marks.append((token.type, cast("int", token.start_pos)))
        else:
            made.groups.append(_group(part))
    return made


def _group(part: Tree[Token]) -> Group:
    tokens = list(part.scan_values(lambda _: True))
    lead = str(tokens[0]) if tokens[0].type == "LEAD" else ""
    tail = str(tokens[-1]) if tokens[-1].type == "TAIL" else ""
    body = tokens[bool(lead) : len(tokens) - bool(tail)]
    works: list[list[Token]] = [[]]
    for token in body:
        if token.type == "JOIN":
            works.append([])
        else:
            works[-1].append(token)
    return Group(
        tuple(_work(tokens) for tokens in works),
        lead,
        tail,
        cast("int", tokens[0].start_pos),
        cast("int", tokens[-1].end_pos),
    )


def _work(tokens: list[Token]) -> Work:
    head = tokens[0]
    parens = tuple(str(token) for token in tokens if token.type == "PAREN")
    places = tuple((token.type, str(token)) for token in tokens[1 + len(parens) :])
    if head.type == "OWN":
        from fzzf_check.parse.citation_lexer import spot_kind

        places = ((spot_kind(str(head)), str(head)), *places)
    at = tokens[1 + len(parens)] if len(tokens) > 1 + len(parens) else tokens[-1]
    return Work(
        head.type, str(head), cast("int", head.start_pos), cast("int", tokens[-1].end_pos), parens, places,
        cast("int", at.start_pos),
    )  # fmt: skip


def find_citations(document: Document, as_of: date) -> tuple[Citation, ...]:
    """All citations of the document's body in order of the text; their status holds on ``as_of``."""
    paragraphs = [p for p in document.body() if p.text]
    if not paragraphs:
        return ()
    from fzzf_check.parse.citation_resolve import Resolver

    starts: list[int] = []
    at = 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph.text) + 1
    text = "\n".join(p.text.replace("\n", " ") for p in paragraphs)
    resolver = Resolver(document, as_of)
    for sentence in read_sentences(text):
        index = bisect_right(starts, sentence.groups[0].start) - 1
        resolver.read(sentence, paragraphs[index], starts[index])
    return tuple(resolver.citations)
