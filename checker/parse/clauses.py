"""Sentences, their segments (between ；) and phrases (between ，), from the tree of ``grammar/norm.lark``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from lark import Token, Tree

from fzzf_check import grammar

from .tokens import NormLexer, tokenise

Shape = Literal["condition", "occasion", "clause", "lead", "tail"]
_STOP = re.compile("[。！？｜]")
LONGEST = 600
"""Characters of the longest sentence that is read as one; longer ones are lists without a full stop."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with its terminator: shape, place, and the tokens that matter, in order (type, start, end)."""

    shape: Shape
    start: int
    end: int
    tokens: tuple[Token, ...]

    def of(self, *kinds: str) -> list[Token]:
        """The tokens of these types."""
        return [token for token in self.tokens if token.type in kinds]


@dataclass(frozen=True, slots=True)
class Segment:
    """The phrases between two semicolons."""

    start: int
    end: int
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a reading: place and segments."""

    start: int
    end: int
    segments: tuple[Segment, ...]

    def phrase_at(self, place: int) -> tuple[Segment, Phrase]:
        """The segment and phrase that hold a place."""
        for segment in self.segments:
            if place < segment.end or segment is self.segments[-1]:
                for phrase in segment.phrases:
                    if place < phrase.end or phrase is segment.phrases[-1]:
                        return segment, phrase
        raise ValueError(f"no phrase at {place}")


def split(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the sentences of a reading, the full stop included; one of more than LONGEST characters is cut
    into several.
    """
    start = 0
    for match in _STOP.finditer(text):
        if match.start() > start:
            yield from _cut(text, start, match.end())
        start = match.end()
    if start < len(text):
        yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut behind the last semicolon that keeps a part within LONGEST, else behind the last comma, else anywhere: every act
    looks at its whole sentence, so that the time a sentence takes grows with the square of its length.
    """
    while end - start > LONGEST:
        limit = start + LONGEST
        place = text.rfind("；", start, limit) + 1 or text.rfind("，", start, limit) + 1 or limit
        yield start, place
        start = place
    yield start, end


def parse(text: str, start: int, end: int, acts: list[tuple[int, int]]) -> Sentence:
    """Parse one sentence; ``acts`` as in :func:`tokenise`."""
    tree = grammar.load("norm", NormLexer, "sentence").parse(tokenise(text, start, end, acts))
    segments = []
    place = start
    for node in _trees(tree):
        phrases = []
        for part in _trees(node):
            tokens = tuple(_leaves(part))
            last = tokens[-1].end_pos or place
            phrases.append(Phrase(cast("Shape", str(part.data)), place, last, tokens))
            place = last
        segments.append(Segment(phrases[0].start, place, tuple(phrases)))
    return Sentence(start, end, tuple(segments))


def _trees(tree: Tree[Token]) -> Iterator[Tree[Token]]:
    return (child for child in tree.children if isinstance(child, Tree))


def _leaves(tree: Tree[Token]) -> Iterator[Token]:
    for child in tree.children:
        if isinstance(child, Token):
            yield child
        else:
            yield from _leaves(child)
