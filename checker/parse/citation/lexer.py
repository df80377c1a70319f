"""Tokens of references to norm texts, for grammar/citation.lark.

:class:`_Arranger` takes the raw tokens of :mod:`citation_scan` and keeps what hangs together: a lead-in only before a work, a
parenthesis, a place or an ending only behind one. Whatever is left over is no token, so that any text gives a stream that
the grammar accepts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lark import Token
from lark.common import LexerConf
from lark.lexer import Lexer

from fzzf_check.parse.citation.scan import Raw, Scanner
from fzzf_check.parse.citation.words import CLOSE_LEADS, CLOSE_REACH, PLAIN_REACH, REACH, pattern

WORKS = frozenset(("BOOK", "NAME", "SELF", "GENERIC", "NUMBER", "MINUTES", "PACT", "STANDARD"))
_POINTERS = frozenset(("OWN_PART", "THE", "ABOVE"))
_LED_ONLY = frozenset(("PACT",))


class _Arranger:
    """Keeps the raw tokens that hang together, sentence by sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentence: list[Raw] = []
        self.has_work = False
        self.open = False  # a group is open: JOIN, PAREN, places and TAIL may follow at once
        self.on_spot = False
        self.end = 0  # where the last token of the group ends
        self.stop = 0  # where the sentence ends

    def run(self) -> Iterator[Token]:
        """The tokens of all sentences that mention a work."""
        for raw in Scanner(self.text):
            if self.has_work and raw.start >= self.stop:
                yield from self._close()
            if raw.start >= self.end:
                self._take(raw)
        if self.has_work:
            yield from self._close()

    def _take(self, raw: Raw) -> None:
        if raw.kind in WORKS or raw.kind in _POINTERS:
            self._work(raw._replace(kind="POINTER") if raw.kind in _POINTERS else raw)
        else:
            self._spot(raw)

    def _emit(self, raw: Raw) -> None:
        self.sentence.append(raw)

    def _work(self, raw: Raw) -> None:
        if raw.kind in _LED_ONLY and self._lead_of(raw) is None:
            return None
        if raw.kind == "SELF" and pattern("MAKES").search(self.text, max(0, raw.start - 3), raw.start):
            return None  # 制定本办法 is a mark
        if raw.kind == "GENERIC" and self._is_tail(raw):
            return self._finish_group()
        if self.open and (join := self._gap("JOIN", raw)) and self._joins(join, raw):
            self._emit(Raw("_JOIN", self.end, raw.start))
        else:
            self._open_group(raw)
        self._emit(raw)
        self._begin(raw)
        self.on_spot = False
        self.end = raw.end
        while paren := pattern("PAREN").match(self.text, self.end):
            self.end = paren.end()
        if self.end > raw.end:
            self._emit(Raw("PAREN", raw.end, self.end))
        return None

    def _is_tail(self, raw: Raw) -> bool:
        """Whether 有关规定 belongs to the work before it (《A》的有关规定, 《A》等相关规定)."""
        return self.open and pattern("TAIL").fullmatch(self.text, self.end, raw.end) is not None

    def _begin(self, raw: Raw) -> None:
        """A work opens a group; the first one tells which sentence this is."""
        if not self.has_work:
            stop = pattern("STOP").search(self.text, raw.end)
            self.stop = stop.start() if stop else len(self.text)
        self.has_work = self.open = True

    def _joins(self, join: re.Match[str], raw: Raw) -> bool:
        """Whether the words between two works make them one group: 、 or 和, perhaps with an issuing body."""
        body = join["body"].strip()
        if body == "等" or (not body and "等" in join[0]):
            return raw.kind == "GENERIC"
        linked = join.end() - join.start() > len(join["body"]) and bool(join[0].strip())
        if body:  # 、省财政厅《B》; behind a comma a new clause begins
            comma = "，" in join[0] or "," in join[0]
            return linked and not comma and raw.kind == "BOOK" and not pattern("VERB").search(body)
        return linked or raw.kind == "BOOK"

    def _lead_of(self, raw: Raw) -> Raw | None:
        """The lead-in (依照, 违反 …) that reaches this work: the last one, over the name of an issuing body at most."""
        first = max(self.end, raw.start - REACH)
        found: Raw | None = None
        for lead in pattern("LEAD").finditer(self.text, first, raw.start):
            joined = found is not None and found.end == lead.start()  # 贯彻执行, 参照执行
            found = Raw("LEAD", found.start if found and joined else lead.start(), lead.end())
        if found is None:
            return None
        reach = PLAIN_REACH
        if raw.kind == "BOOK":
            reach = CLOSE_REACH if self.text[found.start : found.end] in CLOSE_LEADS else REACH
        gap = self.text[found.end : raw.start]
        return found if len(gap) <= reach and not pattern("BREAK").search(gap) else None

    def _open_group(self, raw: Raw) -> None:
        """Ends the group before and emits the lead-in of a new one, with the marks that stand between."""
        self._finish_group()
        lead = self._lead_of(raw)
        self._emit_marks(lead.start if lead else raw.start)
        if lead is not None:
            self._emit(lead)

    def _emit_marks(self, until: int) -> None:
        """Words behind a work that decide its use (制定本办法, 同时废止)."""
        if self.has_work:
            for mark in pattern("MARKS").finditer(self.text, self.end, until):
                self._emit(Raw(mark.lastgroup or "", mark.start(), mark.end()))

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
        if (raw.kind == "ARTICLE" and not self._is_label(raw)) or (
            raw.kind in {"CLAUSE", "ITEM"} and self._lead_of(raw)
        ):
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
        self._open_group(raw)
        self._emit(Raw("OWN", raw.start, raw.start))
        self._begin(raw)
        self._add_spot(raw)

    def _is_label(self, raw: Raw) -> bool:
        """Whether the place is the number of the paragraph itself: at its head, and not 第五条规定的…, 第五条第二款…"""
        head = self.text[max(0, raw.start - 8) : raw.start].rpartition("\n")
        at_head = not head[2].strip(" \u3000\u00a0\t#*") and (bool(head[1]) or raw.start < 8)
        return at_head and not pattern("GOES_ON").match(self.text, raw.end)

    def _gap(self, helper: str, raw: Raw) -> re.Match[str] | None:
        return pattern(helper).fullmatch(self.text, self.end, raw.start)

    def _finish_group(self) -> None:
        if not self.open:
            return
        tail = pattern("TAIL").match(self.text, self.end)
        if tail is not None:
            self._emit(Raw("TAIL", self.end, tail.end()))
            self.end = tail.end()
        self.open = self.on_spot = False

    def _close(self) -> Iterator[Token]:
        """The tokens of the sentence, with its end."""
        self._finish_group()
        self._emit_marks(self.stop)
        self._emit(Raw("STOP", self.stop, self.stop))
        for kind, start, end in self.sentence:
            yield Token(kind, self.text[start:end], start, end_pos=end)
        self.sentence = []
        self.has_work = False


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a text whose paragraphs are separated by line breaks; none where it cites nothing."""
    return _Arranger(text).run()


class CitationLexer(Lexer):
    """Lark's view of the tokens: of a text, or tokens that are made already."""

    __future_interface__ = 0

    def __init__(self, lexer_conf: LexerConf) -> None:
        pass

    def lex(self, data: str | Iterable[Token]) -> Iterator[Token]:  # type: ignore[override]
        """The tokens of a text, or the given ones."""
        return tokens_of(data) if isinstance(data, str) else iter(data)
