"""Lines with zones → the terminals of ``grammar/document.lark``: numbering gets its ranks, broken lines are rejoined.

:func:`read` decides everything that needs the whole text; :class:`LineLexer` hands the result to Lark, one token a line.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lark import Token
from lark.lexer import Lexer

from fzzf_check.parse.structure.labels import STRONG, Label, Style, label_of
from fzzf_check.parse.structure.lines import Stretch
from fzzf_check.parse.structure.outline import Candidate, accept, rank_styles
from fzzf_check.parse.structure.rejoin import Wrapping, cites_on, ends_sentence, wrapping

BODY = frozenset({"TEXT", "ROW", "FOOTNOTE", "FURNITURE"})
_FIXED: dict[Style, str] = {"编": "BOOK", "分编": "HALF", "章": "CHAPTER", "节": "SECTION", "条": "ARTICLE"}
_BELOW = ("ITEM", "POINT", "DETAIL", "GRAIN", "LEAF")
_STARTS_TEXT = frozenset({"TITLE", "ANNEX"})
_BREAKABLE = frozenset({"TEXT", "MORE", "FOOTNOTE", *_FIXED.values(), *_BELOW})


@dataclass(slots=True)
class Reading:
    """Lines, the terminal of each, and its number if it bears one that counts.

    ``articles`` are the indices of 一、 numbers that count as articles of a text without 条.
    """

    lines: Sequence[Stretch]
    marks: list[str]
    labels: dict[int, Label] = field(default_factory=dict)
    articles: set[int] = field(default_factory=set)


class LineLexer(Lexer):
    """Gives Lark one token a line; the token's text is the index of the line (from 0)."""

    def __init__(self, conf: object) -> None:
        """Lark builds a lexer with its settings; there are none to heed."""

    def lex(self, data: Reading) -> Iterator[Token]:  # type: ignore[override]
        """The tokens of a reading."""
        for index, kind in enumerate(data.marks):
            yield Token(kind, str(index))


def read(lines: Sequence[Stretch], marks: list[str], *, breaks: bool) -> Reading:
    """Rank and rejoin. ``breaks`` says that the file's lines may be broken sentences (not so in Word files)."""
    reading = Reading(lines, marks)
    wrapped = wrapping([line for line, mark in zip(lines, marks, strict=True) if mark == "TEXT"])
    if not breaks:
        wrapped = Wrapping(None, breaks=False)
    for start, end in _scopes(marks):
        _Scope(reading, start, end, wrapped).read()
    return reading


def _scopes(marks: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The texts of the file: from one title or annex head to the next."""
    start = 0
    has_body = False
    for index, mark in enumerate(marks):
        if mark in _STARTS_TEXT and has_body:
            yield start, index
            start, has_body = index, False
        has_body = has_body or mark in BODY
    yield start, len(marks)


class _Scope:
    """One text of a file, with numbering of its own."""

    def __init__(self, reading: Reading, start: int, end: int, wrapped: Wrapping) -> None:
        self.reading = reading
        self.places = [index for index in range(start, end) if reading.marks[index] in BODY]
        self.wrapped = wrapped

    def read(self) -> None:
        marks = self.reading.marks
        texts = [index for index in self.places if marks[index] == "TEXT"]
        joined = self._joined(texts)
        candidates = [
            self._candidate(index, before, index in joined) for before, index in itertools.pairwise([-1, *texts])
        ]
        labels = {index: label for index, label in zip(texts, accept(candidates), strict=True) if label is not None}
        self.reading.labels.update(labels)
        terminals = self._terminals(list(labels.items()))
        before = -1
        for index in texts:
            if index in labels:
                marks[index] = terminals[index]
            elif index in joined or self._is_heading_rest(before, index):
                self._join(before, index)
            before = index

    def _candidate(self, index: int, before: int, is_open: bool) -> Candidate | None:
        label = label_of(self.reading.lines[index].text)
        if label is None:
            return None
        if not is_open:
            return Candidate(label)
        above = self.reading.lines[before].text
        return Candidate(label, True, cites_on(above), label_of(above) is not None)

    def _joined(self, texts: Sequence[int]) -> set[int]:
        """The lines that go on where the line before broke off, numbers not considered."""
        lines = self.reading.lines
        found = set()
        for before, index in itertools.pairwise(texts):
            if self._only_page_breaks(before, index) and self.wrapped.joins(lines[before], lines[index]):
                found.add(index)
        return found

    def _only_page_breaks(self, before: int, index: int) -> bool:
        return all(self.reading.marks[place] == "FURNITURE" for place in range(before + 1, index))

    def _is_heading_rest(self, before: int, index: int) -> bool:
        """第一章⏎总⏎则: the name of a chapter on the lines below its number."""
        if before < 0 or not self._only_page_breaks(before, index):
            return False
        head = before
        marks, lines = self.reading.marks, self.reading.lines
        while marks[head] == "MORE" and head:
            head -= 1
        label = self.reading.labels.get(head)
        if label is None or label.style not in STRONG or label.style == "条":
            return False
        said = sum(len(lines[place].bare) for place in range(head, index)) - len(label.text)
        bare = lines[index].bare
        return len(bare) <= 20 and not ends_sentence(bare) and (said == 0 or (said <= 2 and len(bare) <= 2))

    def _join(self, before: int, index: int) -> None:
        marks = self.reading.marks
        if marks[before] not in _BREAKABLE:
            return
        if index - before > 2:  # the grammar knows one page number at a time
            return
        for place in range(before + 1, index):
            marks[place] = "BREAK"
        marks[index] = "MORE"

    def _terminals(self, labels: list[tuple[int, Label]]) -> dict[int, str]:
        """The rank of each number as a terminal."""
        styles = rank_styles([label for _, label in labels])
        ranks = dict(_FIXED)
        below = iter(_BELOW)
        articles = "条" in styles
        for style in styles:
            if style in _FIXED:
                continue
            if articles and styles.index(style) < styles.index("条"):
                ranks[style] = "SECTION" if "章" in styles else "CHAPTER"
            elif style == "一、" and not articles and self._runs_through_chapters(labels):
                ranks[style] = "ARTICLE"
                self.reading.articles.update(index for index, label in labels if label.style == style)
            else:
                ranks[style] = next(below, "LEAF")
        return {index: self._deep(ranks[label.style], label) for index, label in labels}

    def _deep(self, rank: str, label: Label) -> str:
        """1.2 stands one rank below 1."""
        if len(label.path) <= 1:
            return rank
        return _BELOW[min(_BELOW.index(rank) + len(label.path) - 1, len(_BELOW) - 1)]

    def _runs_through_chapters(self, labels: list[tuple[int, Label]]) -> bool:
        """一、 goes on across chapters and so counts articles."""
        last = 0
        crossed = False
        for _, label in labels:
            if label.style == "章" and last:
                crossed = True
            if label.style == "一、":
                if label.ordinal != last + 1:
                    return False
                last = label.ordinal
        return crossed
