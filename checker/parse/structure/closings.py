"""Where a text closes: signature, date, list of annexes, and the page furniture at the foot of a web page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fzzf_check.parse.structure import forms
from fzzf_check.parse.structure.labels import label_of
from fzzf_check.parse.structure.lines import Stretch
from fzzf_check.parse.structure.rejoin import ends_sentence

SIGNATURE_LINES = 12
"""Lines of a signature at most (联合行文 has many)."""

_DATE_ENDS = "日号月0123456789０１２３４５６７８９"
_LISTED = frozenset({"1.", "（1）", "一、", "（一）", "①"})


class Closings:
    """Answers questions about lines at the foot of a text.

    ``begins_issued`` tells whether at a place the title of a text stands that the document issues.
    """

    def __init__(self, lines: Sequence[Stretch], end: int, begins_issued: Callable[[int], object]) -> None:
        self.lines = lines
        self.end = end
        self.begins_issued = begins_issued

    def is_date(self, place: int, start: int) -> bool:
        """Is the line the 成文日期 (with or without the organ on the same line) of a text that begins at ``start``?"""
        text = self.lines[place].text
        if text[-1] not in _DATE_ENDS or len(text) > 80:
            return False
        if not (forms.whole_date(text) or forms.blank_date(text)):
            return forms.organ_and_date(text)
        if place == start:
            return False
        before = self.lines[place - 1]
        if (forms.is_organ(before.text) and not label_of(before.text)) or place + 1 >= self.end:
            return True
        if self.closes_before(place + 1):
            return True
        after = self.lines[place + 1].text
        short_above = len(before.bare) <= 25 and not forms.is_sentence(before.text) and not before.cells
        return (short_above or ends_sentence(before.text)) and forms.ends_title(after) and not forms.is_sentence(after)

    def closes_before(self, place: int) -> bool:
        """Does a line stand here that comes only behind a closing?"""
        text = self.lines[place].text
        return bool(
            forms.annex_head(text)
            or forms.is_note(text)
            or forms.is_imprint(text)
            or forms.is_file_name(text)
            or forms.is_furniture(text)
            or self.begins_issued(place)
        )

    def signature_start(self, date_place: int, is_text: Callable[[int], bool]) -> int:
        """The first line of the signature above a date (the date's own place if there is none)."""
        place = date_place
        while place > 0 and date_place - place < SIGNATURE_LINES and is_text(place - 1):
            line = self.lines[place - 1]
            named = forms.is_organ(line.text) or (place == date_place and len(line.bare) <= 25)
            if not named or label_of(line.text) or ends_sentence(line.text) or line.text.endswith(("，", "、")):
                break
            place -= 1
        return place

    def is_bare_signature(self, place: int) -> bool:
        """An organ's name that closes the text without a date."""
        line = self.lines[place]
        if len(line.bare) > 40 or not forms.is_organ(line.text) or label_of(line.text):
            return False
        if not ends_sentence(self.lines[place - 1].text):
            return False
        return place + 1 >= self.end or self.closes_before(place + 1)

    def is_late(self, place: int) -> bool:
        """Nothing that reads like a text follows."""
        return not any(
            forms.is_sentence(line.text) and not forms.is_note(line.text) for line in self.lines[place + 1 : place + 4]
        )

    def is_printer(self, place: int) -> bool:
        """An organ's name above the line that says when it printed the document."""
        if place + 1 >= self.end:
            return False
        return forms.is_organ(self.lines[place].text) and forms.is_imprint(self.lines[place + 1].text)

    def enclosure_end(self, place: int, head: re.Match[str]) -> int:
        """The line behind the list of annexes that begins here; 0 if an annex itself begins."""
        rest = self.lines[place].text[head.end() :].strip()
        after = place + 1
        while after < self.end and self._is_listed(after):
            after += 1
        if not rest:
            return after if head["colon"] and after > place + 1 else 0
        closes = after >= self.end or any(self.is_date(index, 0) for index in range(after, min(self.end, after + 8)))
        return after if after > place + 1 or closes or not head["n"] else 0

    def _is_listed(self, place: int) -> bool:
        line = self.lines[place]
        if line.cells or len(line.text) > 100 or forms.is_sentence(line.text):
            return False
        label = label_of(line.text)
        if label and label.style in _LISTED:
            return not self.is_date(place, 0)
        head = forms.annex_head(line.text)
        return bool(head and line.text[head.end() :].strip())

    def date_below(self, place: int) -> int | None:
        """The place of the date that closes a text whose list of annexes ends at ``place``."""
        for index in range(place, min(self.end, place + SIGNATURE_LINES)):
            if self.lines[index].cells or label_of(self.lines[index].text):
                return None
            if self.is_date(index, 0):
                return index
        return None


def foot_of_page(lines: Sequence[Stretch], is_meta_row: Callable[[Stretch], bool]) -> int:
    """Where the page furniture below the document begins (the number of lines if there is none)."""
    first = place = len(lines)
    while place > 1:
        line = lines[place - 1]
        if line.cells and not is_meta_row(line):
            break
        if ends_sentence(line.text) and "。" in line.text and not forms.is_furniture(line.text):
            break
        if forms.is_furniture(line.text) and not line.bare.isdigit() and not forms.is_page_number(line.text):
            first = place - 1
        place -= 1
    return len(lines) if first < 10 and first <= len(lines) // 4 else first
