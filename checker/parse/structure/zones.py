"""The zones of a document: which line is page furniture, masthead, title, addressee, body, signature, annex …

The kind of a line depends on where it stands (``2．…`` below 附件： is no heading, a date below an organ's name is the
成文日期), so the zones are found before the numbering. The result is one terminal of ``grammar/document.lark`` a line;
lines of the body are TEXT, ROW, FOOTNOTE or FURNITURE here and get their ranks later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from fzzf_check.parse.structure import forms
from fzzf_check.parse.structure.closings import Closings, foot_of_page
from fzzf_check.parse.structure.lines import Stretch, squeeze
from fzzf_check.parse.structure.openings import Openings
from fzzf_check.parse.structure.rejoin import ends_sentence
from fzzf_check.parse.structure.titles import LONGEST, find_title, issued_titles
from fzzf_check.patterns import lazy

_FIRST_LIMIT = 150  # lines of page information before the title at most
_LATER_LIMIT = 20
_ISSUED_LIMIT = 40  # texts that one document may issue
_ANCHORS = frozenset({"NUMBER", "ADDRESSEE", "REGISTRATION", "META", "SIGNER"})  # nothing of the body stands above them
_BELOW_TITLE = frozenset({"NOTICE", "NUMBER", "REGISTRATION", "ADDRESSEE"})
_ISSUED_IN_BODY = lazy(r"(?:现将|将)[^。《]{0,30}《(?P<title>[^》]{4,80})》|《(?P<other>[^》]{4,80})》(?:已|业)经")


def mark_zones(lines: Sequence[Stretch], page_title: str = "") -> tuple[list[str], frozenset[int]]:
    """One terminal a line, and the places (from 0) of titles of texts that the document issues.

    ``page_title`` is the <title> of a web page, if known.
    """
    zoner = _Zoner(lines, squeeze(page_title))
    return zoner.run(), frozenset(zoner.attached)


class _Zoner:
    """Walks the lines once. ``state`` says what may stand at the place reached: body, closing, or the next text."""

    def __init__(self, lines: Sequence[Stretch], page_title: str) -> None:
        self.lines = lines
        self.marks: list[str] = ["TEXT"] * len(lines)
        self.state: Literal["body", "closing", "text"] = "body"
        self.issued: set[str] = set()
        self.attached: set[int] = set()
        self.titled = False
        self.openings = Openings(lines, page_title)
        self.end = foot_of_page(lines, self.openings.is_meta_row)
        self.closings = Closings(lines, self.end, self._issued_here)

    def run(self) -> list[str]:
        self._page_lines(range(self.end, len(self.lines)), "FOOTER")
        head = self.openings.page_head()
        self._page_lines(range(head), "NOISE")
        place = self._opening(head, first=True)
        while place < self.end:
            if self.state == "closing":
                place = self._closing(place)
            elif self.state == "text":
                self.state = "body"
                place = self._next_text(place)
            else:
                place = self._body(place)
        return self.marks

    def _page_lines(self, places: range, other: str) -> None:
        for index in places:
            line = self.lines[index]
            is_meta = self.openings.is_meta_row(line) if line.cells else forms.caption(line.text)
            self.marks[index] = "META" if is_meta else other

    # ------------------------------------------------------------ opening

    def _opening(self, start: int, *, first: bool = False, annex: bool = False) -> int:
        """Mark the opening that begins at ``start``; the result is the first line of the body."""
        found: dict[int, str] = {}
        unknown: list[int] = []
        place = start
        limit = min(self.end, start + (_FIRST_LIMIT if first else _LATER_LIMIT))
        while place < limit:
            kind = self.openings.kind(place, start, titled=bool(unknown), first=first)
            if kind == "BODY":
                break
            if kind is None:
                unknown.append(place)
                place += 1
                continue
            place = self._take(place, kind, found)
            if kind == "ADDRESSEE":
                break
        title = self._find_title(unknown, place, found, first=first)
        if not title and annex:
            title = unknown[:1]
        if not title:
            return self._untitled(start, place, found) if first else start
        return self._titled(title, place, found, unknown)

    def _find_title(self, unknown: list[int], place: int, found: dict[int, str], *, first: bool) -> list[int]:
        if not unknown:
            return []
        meta = "".join(self.lines[index].bare for index, kind in found.items() if kind == "META")
        is_page = bool(self.openings.page_title) or "NOISE" in found.values() or len(unknown) > 2 * LONGEST
        return find_title(self.lines, unknown, place, self.openings.page_title + meta, menus=first and is_page)

    def _take(self, place: int, kind: str, found: dict[int, str]) -> int:
        """Note a line of an opening with those that belong to it; the result is the line behind."""
        if kind == "CONTENTS":
            after = self.openings.contents_end(place, self.end)
            found.update(dict.fromkeys(range(place, after), "NOISE"))
            return after
        after = self.openings.notice_end(place, self.end) if kind == "NOTICE" else place + 1
        found[place] = kind
        found.update(dict.fromkeys(range(place + 1, after), "MORE"))
        return after

    def _titled(self, title: list[int], place: int, found: dict[int, str], unknown: list[int]) -> int:
        """Mark an opening whose title is known; what follows the title and is no part of an opening is body."""
        anchor = max((index for index, kind in found.items() if kind in _ANCHORS), default=-1)
        for index in unknown:
            is_mark, is_remark = self.openings.is_mark(index), self.openings.is_remark(index)
            if index < title[0]:
                found[index] = "MARK" if is_mark else "NOISE"
            elif index not in title:
                if not (is_mark or is_remark or index < anchor):
                    place = index
                    break
                found[index] = "MARK" if is_mark else "NOTICE" if is_remark else "NOISE"
        for position, index in enumerate(title):
            found[index] = "MORE" if position else "TITLE"
        for index, kind in found.items():
            if index < place:
                self.marks[index] = kind
        self.titled = True
        for name in issued_titles("".join(self.lines[index].text for index in title)):
            self._note_issued(name)
        return place

    def _untitled(self, start: int, place: int, found: dict[int, str]) -> int:
        """Mark what is certain where there is no title; the body begins at the first line that is nothing else."""
        anchor = max((index for index, kind in found.items() if kind == "META"), default=-1)
        for index in range(start, place):
            if index not in found and index < anchor:
                found[index] = "NOISE"
            if index not in found or found[index] == "NOTICE":
                return index
            self.marks[index] = found[index]
        return place

    # ------------------------------------------------------------ body

    def _body(self, start: int) -> int:
        """Mark the body from ``start`` on; the result is where something else begins."""
        place = start
        while place < self.end:
            line = self.lines[place]
            if line.cells:
                self.marks[place] = "ROW"
            elif line.source.kind == "footnote":
                self.marks[place] = "FOOTNOTE"
            elif line.source.kind == "header" or forms.is_page_number(line.text) or forms.is_markup(line.text):
                self.marks[place] = "FURNITURE"
            else:
                after = self._turn(place, start)
                if after is not None and (after > place or self.state != "body"):
                    return after
            place += 1
        return place

    def _turn(self, place: int, start: int) -> int | None:
        """Does the body end here? Then mark what follows and give the place to go on from."""
        text = self.lines[place].text
        if len(text) > 160:
            self._note_issued_in(text)
            return None
        if text[0] == "附" and (head := forms.annex_head(text)):
            return self._annex(place, head)
        if self.closings.is_date(place, start):
            return self._sign(place)
        if place > start and (begins := self._begins_text(place)) is not None:
            return begins
        if forms.is_imprint(text) or (place > start and forms.is_note(text) and self.closings.is_late(place)):
            self.state = "closing"
            return place
        if place > start and self.closings.is_bare_signature(place):
            self.marks[place] = "SIGNATURE"
            self.state = "closing"
            return place + 1
        if place > start and (lines := self._issued_here(place)):
            return self._attach(place, lines)
        self._note_issued_in(text)
        return None

    def _begins_text(self, place: int) -> int | None:
        """A document number or an addressee below a title: another document begins in the middle of the file."""
        text = self.lines[place].text
        if not (forms.whole_number(text) or forms.is_addressee(text)):
            return None
        above = [index for index in range(max(0, place - LONGEST), place) if self.marks[index] == "TEXT"]
        above = [index for index in above if "。" not in self.lines[index].text]
        title = find_title(self.lines, above, place, self.openings.page_title, menus=False) if above else []
        if not title or title[-1] < place - 2 or not self._is_strong_title(title):
            return None
        was_titled = self.titled
        after = self._opening(title[0])
        if after <= place:
            return None
        if not was_titled:
            for index in range(title[0]):
                kind = self.openings.kind(index, 0, titled=False, first=True)
                self.marks[index] = kind if kind in {"NUMBER", "META", "REGISTRATION"} else "NOISE"
        return after

    def _is_strong_title(self, title: list[int]) -> bool:
        text = "".join(self.lines[index].text for index in title)
        return "关于" in text and forms.ends_as(text, "公文文种")

    # ---- texts that the document issues

    def _note_issued(self, title: str) -> None:
        if len(self.issued) < _ISSUED_LIMIT:
            self.issued.add(forms.plain_title(title))

    def _note_issued_in(self, text: str) -> None:
        if "《" in text:
            for match in _ISSUED_IN_BODY.finditer(text):
                self._note_issued(match["title"] or match["other"])

    def _issued_here(self, place: int) -> int:
        """How many lines from here on are the title of a text that the document issues (0 if none)."""
        if not self.issued or ends_sentence(self.lines[place].text):
            return 0
        bare = ""
        for count in range(1, LONGEST):
            if place + count > self.end or len(bare) > 90:
                return 0
            bare += forms.plain_title(self.lines[place + count - 1].bare)
            if any(bare.endswith(title) and len(bare) < len(title) + 12 for title in self.issued):
                return count
            if not any(bare in title for title in self.issued):
                return 0
        return 0

    def _attach(self, place: int, count: int) -> int:
        """Mark the title of an issued text and what stands below it; the result is the first line of its body."""
        title = range(place, place + count)
        self.marks[place] = "TITLE"
        self.attached.add(place)
        for index in title[1:]:
            self.marks[index] = "MORE"
        self.issued.discard(forms.plain_title("".join(self.lines[index].bare for index in title)))
        after = place + count
        while after < self.end:
            kind = self.openings.kind(after, place, titled=True, first=False)
            if kind not in _BELOW_TITLE and kind != "CONTENTS":
                break
            found: dict[int, str] = {}
            after = self._take(after, kind or "", found)
            for index, mark in found.items():
                self.marks[index] = mark
        return after

    def _next_text(self, place: int) -> int:
        """The head of a text behind a closing."""
        if count := self._issued_here(place):
            return self._attach(place, count)
        return max(place, self._opening(place))

    # ------------------------------------------------------------ closing

    def _sign(self, date_place: int) -> int:
        """Mark the date that closes a text and the signature above it."""
        start = self.closings.signature_start(date_place, lambda place: self.marks[place] == "TEXT")
        self.marks[start:date_place] = ["SIGNATURE"] * (date_place - start)
        self.marks[date_place] = "DATE"
        self.state = "closing"
        return date_place + 1

    def _closing(self, place: int) -> int:
        """Mark note, imprint and annex lists behind the date; the result is where something else begins."""
        while place < self.end:
            kind = self._closing_kind(place)
            if kind is None:
                self.state = "text"
                head = None if self.lines[place].cells else forms.annex_head(self.lines[place].text)
                after = self._annex(place, head) if head else None
                return place if after is None else after
            self.marks[place] = kind
            place += 1
        return place

    def _closing_kind(self, place: int) -> str | None:
        line = self.lines[place]
        if line.cells:
            return None
        if forms.is_note(line.text):
            return "NOTE"
        if forms.is_file_name(line.text):
            return "ENCLOSURE"
        if forms.is_imprint(line.text) or self.closings.is_printer(place):
            return "IMPRINT"
        if forms.annex_head(line.text):
            return None
        if forms.is_page_number(line.text) or forms.is_furniture(line.text):
            return "FOOTER"
        return "REGISTRATION" if forms.REGISTRATION.fullmatch(line.text) else None

    def _annex(self, place: int, head: re.Match[str]) -> int | None:
        """A line that begins 附件: the list of annexes, or the head of one; None if it is ordinary text."""
        rest = self.lines[place].text[head.end() :].strip()
        if (rest and not (head["n"] or head["colon"])) or forms.is_sentence(rest):
            return None
        after = self.closings.enclosure_end(place, head)
        if after:
            self.marks[place:after] = ["ENCLOSURE"] * (after - place)
            date_place = self.closings.date_below(after)
            if date_place is not None:
                return self._sign(date_place)
            self.state = "closing"
            return after
        self.marks[place] = "ANNEX"
        self.state = "body"
        if rest or place + 1 >= self.end:
            return place + 1
        if count := self._issued_here(place + 1):
            return self._attach(place + 1, count)
        return self._opening(place + 1, annex=True)
