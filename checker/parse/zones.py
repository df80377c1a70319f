"""The zones of a document: which line is page furniture, masthead, title, addressee, body, signature, annex …

The kind of a line depends on where it stands (``2．…`` below 附件： is no heading, a date below an organ's name is the
成文日期), so the zones are found before the numbering. The result is one terminal of ``grammar/document.lark`` a line;
lines of the body are TEXT, ROW, FOOTNOTE or FURNITURE here and get their ranks later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import forms
from .labels import label_of
from .lines import Stretch, squeeze
from .rejoin import ends_sentence
from .titles import LONGEST, find_title, issued_titles

_MENU_LIMIT = 600  # lines of a site's menus above the document at most
_FIRST_LIMIT = 150  # lines of page information before the title at most
_LATER_LIMIT = 20
_SIGNATURE_LINES = 12
_WEAK_META = {"时间", "日期", "来源", "作者", "名称", "标题", "字号", "编辑", "分类", "摘要"}
_ANCHORS = frozenset({"NUMBER", "ADDRESSEE", "REGISTRATION", "META", "SIGNER"})  # nothing of the body stands above them
_SECRECY = re.compile(r"(?:绝密|机密|秘密)(?:[★☆].{0,10})?$")
_URGENCY = re.compile(r"(?:特急|加急|特提|平急|急件|紧急)$")
_COPIES = re.compile(r"(?:№|No\.?|份号[：:]?)?\s?0\d{2,6}$")
_SIGNER = re.compile(r"签\s*发\s*人\s*[：:]")
_NOTICE = re.compile(r"[（(].{2,200}[)）]$|〔.{1,12}〕$|第.{1,9}[次期号](?:会议)?$|.{0,8}\d{4}年第.{1,4}[次期号]$")
_CONTENTS = re.compile(r"目\s{0,4}[录次]$")
_LEADER = re.compile(r"[.…·．]{4,}\s*\d*$|\s\d{1,3}$")
_ISSUED_IN_BODY = re.compile(
    r"(?:现将|将)[^。《]{0,30}《(?P<title>[^》]{4,80})》|《(?P<other>[^》]{4,80})》(?:已|业)经"
)


def mark_zones(lines: Sequence[Stretch], page_title: str = "") -> tuple[list[str], frozenset[int]]:
    """One terminal a line, and the places (from 0) of titles of texts that the document issues.

    ``page_title`` is the <title> of a web page, if known.
    """
    zoner = _Zoner(lines, page_title)
    return zoner.run(), frozenset(zoner.attached)


class _Zoner:
    def __init__(self, lines: Sequence[Stretch], page_title: str) -> None:
        self.lines = lines
        self.page_title = squeeze(page_title)
        self.marks: list[str] = ["TEXT"] * len(lines)
        self.issued: set[str] = set()
        self.attached: set[int] = set()
        self.end = self._footer()

    def run(self) -> list[str]:
        head = self._page_head()
        for index in range(head):
            self.marks[index] = "META" if self._is_meta(self.lines[index].text, weak=True) else "NOISE"
        place = self._opening(head, first=True)
        while place < self.end:
            place = self._body(place)
        return self.marks

    def _page_head(self) -> int:
        """Where the document begins on a web page that names it in its <title>; above stand the site's menus."""
        if len(self.page_title) < 8:
            return 0
        named = [
            index
            for index, line in enumerate(self.lines[:_MENU_LIMIT])
            if len(line.bare) >= 8 and line.bare in self.page_title and forms.ends_title(line.text)
        ]
        head = max(named, key=lambda index: (len(self.lines[index].bare), index), default=0)
        while head and len(self.lines[head - 1].bare) >= 4 and self.lines[head - 1].bare in self.page_title:
            head -= 1
        return head

    # ------------------------------------------------------------ opening

    def _opening(self, start: int, *, first: bool = False, annex: bool = False) -> int:
        """Mark the opening that begins at ``start``; the result is the first line of the body."""
        found: dict[int, str] = {}
        unknown: list[int] = []
        place = start
        limit = min(self.end, start + (_FIRST_LIMIT if first else _LATER_LIMIT))
        while place < limit:
            kind = self._opening_line(place, start, titled=bool(unknown), first=first)
            if kind == "BODY":
                break
            if kind == "CONTENTS":
                after = self._contents(place)
                found.update(dict.fromkeys(range(place, after), "NOISE"))
                place = after
                continue
            if kind == "NOTICE":
                after = self._notice_end(place)
                found[place] = kind
                found.update(dict.fromkeys(range(place + 1, after), "MORE"))
                place = after
                continue
            if kind:
                found[place] = kind
            else:
                unknown.append(place)
            place += 1
            if kind == "ADDRESSEE":
                break
        title = find_title(self.lines, unknown, place, self.page_title, menus=first) if unknown else []
        if not title and annex:
            title = unknown[:1]
        if not title:
            return self._untitled(start, place, found, first=first)
        return self._titled(title, place, found, unknown)

    def _opening_line(self, place: int, start: int, *, titled: bool, first: bool) -> str | None:
        """The terminal of a line in an opening, BODY where the body begins, None for what may be a title."""
        line = self.lines[place]
        text = line.text
        if line.cells:
            return self._opening_row(line, titled=titled)
        if line.source.kind == "footnote":
            return "FOOTNOTE"
        if self._is_meta(text, weak=first and not titled):
            return "META"
        if kind := _masthead(line):
            return kind
        if forms.is_addressee(text):
            return "ADDRESSEE"
        if _CONTENTS.match(text):
            return "CONTENTS"
        label = label_of(text)
        if label and not label.doubtful and line.source.heading != 1:
            return "BODY"
        if forms.is_furniture(text):
            return "NOISE"
        if forms.whole_date(text) or self._organ_and_date(text.removesuffix("印发")) or forms.is_promulgation(text):
            return "NOTICE"
        if forms.annex_head(text):
            return "ANNEX" if place == start else "BODY"
        if forms.is_sentence(text) and not (len(text) < 120 and forms.ends_title(text) and "。" not in text):
            return "BODY"
        return None

    def _notice_end(self, place: int) -> int:
        """Behind a remark in brackets that may run over several lines."""
        text = self.lines[place].text
        after = place + 1
        while text[0] in "（(" and text.count("（") + text.count("(") > text.count("）") + text.count(")"):
            if after >= self.end or after > place + LONGEST or label_of(self.lines[after].text):
                return place + 1
            text += self.lines[after].text
            after += 1
        return after

    def _is_meta(self, text: str, *, weak: bool) -> bool:
        """A line of page information; ``weak`` captions (时间：, 来源：) count only above the title."""
        head = forms.caption(text)
        if head is None:
            return False
        return head not in _WEAK_META or weak or len(forms.captions(text)) > 1

    def _opening_row(self, line: Stretch, *, titled: bool) -> str:
        if self._is_meta_row(line):
            return "META"
        cells = [line.text[start:end] for start, end in line.cells]
        return "NOISE" if not titled and any(forms.is_furniture(cell) for cell in cells) else "BODY"

    def _is_meta_row(self, line: Stretch) -> bool:
        cells = [squeeze(line.text[start:end]).rstrip("：:】]").lstrip("【[") for start, end in line.cells]
        known = forms.words("meta")
        return any(cell in known and cell not in _WEAK_META for cell in cells) or any(
            forms.caption(line.text[start:end]) for start, end in line.cells
        )

    def _contents(self, place: int) -> int:
        """The line behind a table of contents that begins at ``place``."""
        last = place + 1
        first_entry = ""
        while last < self.end and last - place < 400:
            text = self.lines[last].text
            entry = _LEADER.sub("", self.lines[last].bare)
            label = label_of(text)
            if first_entry and entry == first_entry:
                return last
            if len(text) > 80 or forms.is_sentence(_LEADER.sub("", text)) or self.lines[last].cells:
                break
            if not (label or _LEADER.search(text) or forms.annex_head(text)):
                break
            first_entry = first_entry or entry
            last += 1
        return last if last > place + 2 or _LEADER.search(self.lines[min(last, self.end - 1)].text) else place + 1

    def _titled(self, title: list[int], place: int, found: dict[int, str], unknown: list[int]) -> int:
        """Mark an opening whose title is known; what follows the title and is no part of an opening is body."""
        anchor = max((index for index, kind in found.items() if kind in _ANCHORS), default=-1)
        for index in unknown:
            line = self.lines[index]
            is_mark = forms.is_organ(line.text) or line.bare.endswith(("纪要", "公报"))
            if index < title[0]:
                found[index] = "MARK" if is_mark else "NOISE"
            elif index not in title:
                if not (is_mark or _NOTICE.match(line.text) or index < anchor):
                    place = index
                    break
                found[index] = "MARK" if is_mark else "NOTICE" if _NOTICE.match(line.text) else "NOISE"
        for position, index in enumerate(title):
            found[index] = "MORE" if position else "TITLE"
        for index, kind in found.items():
            if index < place:
                self.marks[index] = kind
        text = "".join(self.lines[index].text for index in title)
        self.issued.update(forms.plain_title(name) for name in issued_titles(text))
        return place

    def _untitled(self, start: int, place: int, found: dict[int, str], *, first: bool) -> int:
        """Mark what is certain where there is no title; the body begins at the first line that is nothing else."""
        if not first:
            return start
        anchor = max((index for index, kind in found.items() if kind == "META"), default=-1)
        for index in range(start, place):
            if index not in found and index < anchor:
                found[index] = "NOISE"
            if index not in found or found[index] == "NOTICE":
                return index
            self.marks[index] = found[index]
        return place

    # ------------------------------------------------------------ body and closing

    def _body(self, start: int) -> int:
        """Mark the body from ``start`` on and the closing behind it; the result is where the next text begins."""
        place = start
        while place < self.end:
            line = self.lines[place]
            if line.cells:
                self.marks[place] = "ROW"
            elif line.source.kind == "footnote":
                self.marks[place] = "FOOTNOTE"
            elif line.source.kind == "header" or _is_page_number(line.text) or forms.is_markup(line.text):
                self.marks[place] = "FURNITURE"
            else:
                after = self._turn(place, start)
                if after is not None and after > place:  # no progress would be an endless loop
                    return after
            place += 1
        return place

    def _turn(self, place: int, start: int) -> int | None:
        """Does the body end here? Then mark what follows and give the place of the next text."""
        line = self.lines[place]
        text = line.text
        if len(text) > 160:
            self._note_issued(text)
            return None
        if text[0] in "附" and (head := forms.annex_head(text)):
            return self._annex(place, head)
        if self._is_closing_date(place, start):
            return self._closing(place)
        if place > start and (begins := self._begins_text(place)) is not None:
            return begins
        if forms.is_imprint(text) or (place > start and forms.is_note(text) and self._is_late(place)):
            return self._after_date(place)
        if place > start and self._is_bare_signature(place):
            self.marks[place] = "SIGNATURE"
            return self._after_date(place + 1)
        if self.issued and place > start and (lines := self._issued_here(place)):
            return self._attached(place, lines)
        self._note_issued(text)
        return None

    def _begins_text(self, place: int) -> int | None:
        """A document number or an addressee below a title: another document begins in the middle of the file."""
        text = self.lines[place].text
        if not (forms.whole_number(text) or forms.is_addressee(text)):
            return None
        above = [index for index in range(max(0, place - LONGEST), place) if self.marks[index] == "TEXT"]
        above = [
            index
            for index in above
            if not (forms.is_sentence(self.lines[index].text) and "。" in self.lines[index].text)
        ]
        title = find_title(self.lines, above, place, self.page_title, menus=False)
        if not title or title[-1] < place - 2 or not self._is_strong_title(title):
            return None
        after = self._opening(title[0])
        if after > place and "TITLE" not in self.marks[: title[0]]:
            self.marks[: title[0]] = ["NOISE"] * title[0]
        return after if after > place else None

    def _is_strong_title(self, title: list[int]) -> bool:
        text = "".join(self.lines[index].text for index in title)
        return "关于" in text and forms.ends_as(text, "公文文种")

    def _note_issued(self, text: str) -> None:
        if "《" in text:
            for match in _ISSUED_IN_BODY.finditer(text):
                self.issued.add(forms.plain_title(match["title"] or match["other"]))

    def _issued_here(self, place: int) -> int:
        """How many lines from here on are the title of a text that the document issues (0 if none)."""
        if ends_sentence(self.lines[place].text):
            return 0
        bare = ""
        for count in range(1, LONGEST):
            if place + count > self.end or len(bare) > 90:
                return 0
            bare = forms.plain_title(bare + self.lines[place + count - 1].bare)
            if bare in self.issued or any(
                bare.endswith(title) and len(bare) < len(title) + 12 for title in self.issued
            ):
                return count
            if not any(title.startswith(bare) or bare in title for title in self.issued):
                return 0
        return 0

    def _attached(self, place: int, count: int) -> int:
        self.marks[place] = "TITLE"
        self.attached.add(place)
        for index in range(place + 1, place + count):
            self.marks[index] = "MORE"
        self.issued.discard(forms.plain_title("".join(self.lines[index].bare for index in range(place, place + count))))
        after = place + count
        while after < self.end:
            kind = self._opening_line(after, place, titled=True, first=False)
            if kind == "CONTENTS":
                stop = self._contents(after)
                self.marks[after:stop] = ["NOISE"] * (stop - after)
                after = stop
                continue
            if kind not in {"NOTICE", "NUMBER", "REGISTRATION", "ADDRESSEE"}:
                break
            self.marks[after] = kind
            after += 1
        return after

    def _is_late(self, place: int) -> bool:
        """Nothing that reads like a text follows."""
        return not any(
            forms.is_sentence(line.text) and not forms.is_note(line.text) for line in self.lines[place + 1 : place + 4]
        )

    # ---- signature and date

    def _is_closing_date(self, place: int, start: int) -> bool:
        text = self.lines[place].text
        if text[-1] not in "日号月0123456789０１２３４５６７８９" or len(text) > 80:
            return False
        if not (forms.whole_date(text) or forms.blank_date(text)):
            return self._organ_and_date(text)
        if place == start:
            return False
        before = self.lines[place - 1]
        if forms.is_organ(before.text) and not label_of(before.text):
            return True
        if place + 1 >= self.end:
            return True
        after = self.lines[place + 1].text
        if self._closes_before(place + 1):
            return True
        short_above = len(before.bare) <= 25 and not forms.is_sentence(before.text) and not before.cells
        return (short_above or ends_sentence(before.text)) and forms.ends_title(after) and not forms.is_sentence(after)

    def _closes_before(self, place: int) -> bool:
        """Does a line stand here that comes only behind a closing?"""
        text = self.lines[place].text
        return bool(
            forms.annex_head(text)
            or forms.is_note(text)
            or forms.is_imprint(text)
            or forms.is_file_name(text)
            or forms.is_furniture(text)
            or self._issued_here(place)
        )

    def _organ_and_date(self, text: str) -> bool:
        """An organ's name and the date on one line."""
        match = re.match(
            r"(?P<organ>[^\d二○〇]{3,40}?)[ \u3000]*(?P<date>(?:19|20|[１二][９０○〇零OＯ九]).{4,24})$", text
        )
        return bool(match and forms.is_organ(match["organ"]) and forms.whole_date(match["date"]))

    def _closing(self, date_place: int) -> int:
        self.marks[date_place] = "DATE"
        place = date_place - 1
        while place >= 0 and date_place - place <= _SIGNATURE_LINES and self.marks[place] == "TEXT":
            line = self.lines[place]
            named = forms.is_organ(line.text) or (place == date_place - 1 and len(line.bare) <= 25)
            if not named or label_of(line.text) or ends_sentence(line.text) or line.text.endswith(("，", "、")):
                break
            self.marks[place] = "SIGNATURE"
            place -= 1
        return self._after_date(date_place + 1)

    def _is_bare_signature(self, place: int) -> bool:
        """An organ's name that closes the text without a date."""
        line = self.lines[place]
        if len(line.bare) > 40 or not forms.is_organ(line.text) or label_of(line.text):
            return False
        if not ends_sentence(self.lines[place - 1].text):
            return False
        if place + 1 >= self.end:
            return True
        return self._closes_before(place + 1)

    def _after_date(self, place: int) -> int:
        """Mark note, imprint and annex lists behind the date; the result is where the next text begins."""
        while place < self.end:
            text = self.lines[place].text
            if self.lines[place].cells:
                return place
            if forms.is_note(text):
                self.marks[place] = "NOTE"
            elif forms.is_file_name(text):
                self.marks[place] = "ENCLOSURE"
            elif forms.is_imprint(text) or (place + 1 < self.end and self._is_printer(place)):
                self.marks[place] = "IMPRINT"
            elif head := forms.annex_head(text):
                after = self._annex(place, head)
                return self._next_text(place) if after is None else after
            elif _is_page_number(text) or forms.is_furniture(text):
                self.marks[place] = "FOOTER"
            elif forms.REGISTRATION.fullmatch(text):
                self.marks[place] = "REGISTRATION"
            else:
                return self._next_text(place)
            place += 1
        return place

    def _is_printer(self, place: int) -> bool:
        return forms.is_organ(self.lines[place].text) and forms.is_imprint(self.lines[place + 1].text)

    def _next_text(self, place: int) -> int:
        if self.issued and (count := self._issued_here(place)):
            return self._attached(place, count)
        return max(place, self._opening(place))

    # ---- annexes

    def _annex(self, place: int, head: re.Match[str]) -> int | None:
        """A line that begins 附件: the list of annexes, or the head of one."""
        rest = self.lines[place].text[head.end() :].strip()
        if rest and not (head["n"] or head["colon"]):
            return None
        if forms.is_sentence(rest):
            return None
        after = self._enclosure_end(place, head, rest)
        if after:
            self.marks[place:after] = ["ENCLOSURE"] * (after - place)
            return self._after_enclosure(after)
        self.marks[place] = "ANNEX"
        if rest:
            return place + 1
        if place + 1 < self.end and self.issued and (count := self._issued_here(place + 1)):
            return self._attached(place + 1, count)
        return self._opening(place + 1, annex=True)

    def _enclosure_end(self, place: int, head: re.Match[str], rest: str) -> int:
        """Behind the list of annexes that begins here; 0 if an annex itself begins."""
        after = place + 1
        while after < self.end and self._is_enclosed(after):
            after += 1
        closes = after >= self.end or self._closes_soon(after)
        if rest or head["colon"]:
            listed = after > place + 1 or closes or bool(rest and not head["n"])
            return after if listed and (rest or after > place + 1) else 0
        return 0

    def _is_enclosed(self, place: int) -> bool:
        line = self.lines[place]
        if line.cells or len(line.text) > 100 or forms.is_sentence(line.text):
            return False
        label = label_of(line.text)
        if label and label.style in {"1.", "（1）", "一、", "（一）", "①"}:
            return not self._is_closing_date(place, 0)
        head = forms.annex_head(line.text)
        return bool(head and line.text[head.end() :].strip())

    def _closes_soon(self, place: int) -> bool:
        return any(self._is_closing_date(index, 0) for index in range(place, min(self.end, place + 8)))

    def _after_enclosure(self, place: int) -> int:
        for index in range(place, min(self.end, place + _SIGNATURE_LINES)):
            if self.lines[index].cells or label_of(self.lines[index].text):
                break
            if self._is_closing_date(index, 0):
                return self._closing(index)
        return self._after_date(place)

    # ------------------------------------------------------------ furniture at the end

    def _footer(self) -> int:
        """Where the page furniture below the document begins."""
        first = place = len(self.lines)
        while place > 1:
            line = self.lines[place - 1]
            if line.cells and not self._is_meta_row(line):
                break
            if ends_sentence(line.text) and "。" in line.text and not forms.is_furniture(line.text):
                break
            if forms.is_furniture(line.text) and not line.bare.isdigit() and not _is_page_number(line.text):
                first = place - 1
            place -= 1
        if first < 10 and first <= len(self.lines) // 4:
            return len(self.lines)
        self.marks[first:] = [
            "META" if forms.caption(line.text) or (line.cells and self._is_meta_row(line)) else "FOOTER"
            for line in self.lines[first:]
        ]
        return first


def _masthead(line: Stretch) -> str | None:
    text = line.text
    if len(text) > 60:
        return None
    for pattern, kind in ((_SECRECY, "SECRECY"), (_URGENCY, "URGENCY"), (_COPIES, "COPIES"), (_SIGNER, "SIGNER")):
        if pattern.match(text):
            return kind
    if forms.REGISTRATION.fullmatch(text):
        return "REGISTRATION"
    if "号" in text and (
        forms.whole_number(text) or forms.whole_order(text) or (_SIGNER.search(text) and forms.NUMBER.search(text))
    ):
        return "NUMBER"
    if line.bare.endswith("文件") and len(line.bare) <= 40 and "关于" not in text and "《" not in text:
        return "MARK"
    return None


def _is_page_number(text: str) -> bool:
    return len(text) <= 12 and bool(
        re.fullmatch(r"[-—–－]\s*\d{1,4}\s*[-—–－]|第\s*\d{1,4}\s*页.{0,8}|\d{1,3}\s?/\s?\d{1,3}", text)
    )
