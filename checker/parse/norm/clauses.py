"""Sentences, their segments (between ；) and phrases (between ，), read by the tables of ``grammar/norm.lark``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, cast

from lark.parsers.lalr_analysis import Shift

from fzzf_check import grammar
from fzzf_check.parse.norm.tokens import NormLexer, Token, tokenise
from fzzf_check.patterns import lazy

Shape = Literal["condition", "occasion", "clause", "lead", "tail"]
_SHAPES = frozenset({"condition", "occasion", "clause", "lead", "tail"})
_Step = int | tuple[str, int]
_Tables = tuple[dict[int, dict[str, _Step]], int]
_STOP = lazy("[。！？｜]")
LONGEST = 600
"""Characters of the longest sentence that is read as one; longer ones are lists without a full stop."""


class Phrase(NamedTuple):
    """A phrase with its terminator: shape, place, and the tokens that matter, in order (type, start, end)."""

    shape: Shape
    start: int
    end: int
    tokens: tuple[Token, ...]

    def of(self, *kinds: str) -> list[Token]:
        """The tokens of these types."""
        return [token for token in self.tokens if token.type in kinds]


class Segment(NamedTuple):
    """The phrases between two semicolons."""

    start: int
    end: int
    phrases: tuple[Phrase, ...]
    tokens: tuple[Token, ...]

    def of(self, *kinds: str) -> list[Token]:
        """The tokens of these types in all phrases."""
        return [token for token in self.tokens if token.type in kinds]


class Sentence(NamedTuple):
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
    """Parse one sentence; ``acts`` as in :func:`tokenise`.

    The LALR tables that Lark made of the grammar are walked here: phrases come out as they are read, without a tree.
    """
    segments: list[Segment] = []
    phrases: list[Phrase] = []
    waiting: list[Token] = []  # read, but in no phrase yet
    place = start
    stack = _first()
    for token in (*tokenise(text, start, end, acts), _END):
        stack, read = stack[token.type]
        for name in read:
            if name == "segment":
                tokens = tuple(token for phrase in phrases for token in phrase.tokens)
                segments.append(Segment(phrases[0].start, place, tuple(phrases), tokens))
                phrases = []
            else:
                behind = waiting[-1].end_pos or place
                phrases.append(Phrase(cast("Shape", name), place, behind, tuple(waiting)))
                place, waiting = behind, []
        waiting.append(token)
    return Sentence(start, end, tuple(segments))


_END = Token("$END", "", 0, 0)


class _Stack(dict[str, "tuple[_Stack, tuple[str, ...]]"]):
    """A stack of states of the parser: for a token the next stack, and the phrases and segments that end before it.

    All that repeats in the grammar repeats on the left, so that stacks stay low and are few; each is walked once.
    """

    def __init__(self, states: tuple[int, ...]) -> None:
        super().__init__()
        self.states = states

    def __missing__(self, kind: str) -> tuple[_Stack, tuple[str, ...]]:
        table, _ = _tables()
        states, read = list(self.states), []
        while not isinstance(step := table[states[-1]][kind], int):
            name, length = step
            del states[len(states) - length :]
            states.append(cast("int", table[states[-1]][name]))
            if name == "segment" or name in _SHAPES:
                read.append(name)
        self[kind] = found = _stack((*states, step)), tuple(read)
        return found


@cache
def _stack(states: tuple[int, ...]) -> _Stack:
    return _Stack(states)


@cache
def _first() -> _Stack:
    return _stack((_tables()[1],))


@cache
def _tables() -> _Tables:
    """For each state what to do at a token: go to a state, or name what was read and take so many states back; and the
    first state.
    """
    tables = cast("Any", grammar.load("norm", NormLexer, "sentence")).parser.parser.parser.parse_table
    steps: dict[int, dict[str, _Step]] = {
        state: {
            symbol: to if action is Shift else (to.origin.name, len(to.expansion))
            for symbol, (action, to) in row.items()
        }
        for state, row in tables.states.items()
    }
    end = tables.end_states["sentence"]
    steps[end]["$END"] = end  # all is read
    return steps, tables.start_states["sentence"]
