"""What a line is at the head of a text: page information, masthead, table of contents, or perhaps the title."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from fzzf_check.parse.structure import forms
from fzzf_check.parse.structure.labels import label_of
from fzzf_check.parse.structure.lines import Stretch, squeeze
from fzzf_check.parse.structure.titles import LONGEST
from fzzf_check.patterns import lazy

_MENU_LIMIT = 600  # lines of a site's menus above the document at most
_CONTENTS_LIMIT = 400
_COUNTED = {"序号", "编号", "顺序", "次序"}  # with which the header of a register begins, which names columns
_COLUMNS = ("名称", "单位", "时间", "日期", "意见", "结论", "备注", "情况", "环节", "文号", "结果", "责任人")
_WEAK_META = {"时间", "日期", "来源", "作者", "名称", "标题", "字号", "编辑", "分类", "摘要"}
_SECRECY = lazy(r"(?:绝密|机密|秘密)(?:[★☆].{0,10})?$")
_URGENCY = lazy(r"(?:特急|加急|特提|平急|急件|紧急)$")
_COPIES = lazy(r"(?:№|No\.?|份号[：:]?)?\s?0\d{2,6}$")
_SIGNER = lazy(r"签\s*发\s*人\s*[：:]")
_REMARK = lazy(r"[（(].{2,200}[)）]$|〔.{1,12}〕$|第.{1,9}[次期号](?:会议)?$|.{0,8}\d{4}年第.{1,4}[次期号]$")
_CONTENTS = lazy(r"目\s{0,4}[录次]$")
_LEADER = lazy(r"[.…·．]{4,}\s*\d*$|\s\d{1,3}$")


class Openings:
    """Answers questions about lines at the head of a text; ``page_title`` is the <title> of a web page without blanks."""

    def __init__(self, lines: Sequence[Stretch], page_title: str) -> None:
        self.lines = lines
        self.page_title = page_title
        self.is_chronicle = self._has_dated_entries()

    def kind(self, place: int, start: int, *, titled: bool, first: bool) -> str | None:
        """The terminal of a line in an opening that begins at ``start``.

        BODY where the body begins, CONTENTS for the head of a table of contents, None for what may be a title.
        ``titled``: a possible title stands above; ``first``: it is the opening of the file.
        """
        line = self.lines[place]
        if line.cells:
            return self._row_kind(line, titled=titled)
        if self.is_meta(line.text, weak=first and not titled):
            return "META"
        if kind := _masthead(line):
            return kind
        if forms.is_addressee(line.text):
            return "ADDRESSEE"
        if _CONTENTS.match(line.text):
            return "CONTENTS"
        return self._prose_kind(line, at_start=place == start)

    def _prose_kind(self, line: Stretch, *, at_start: bool) -> str | None:
        text = line.text
        label = label_of(text)
        if label and not label.doubtful:
            return "BODY"
        if forms.is_furniture(text):
            return "NOISE"
        if forms.whole_date(text):
            return "BODY" if self.is_chronicle else "NOTICE"
        if forms.organ_and_date(text.removesuffix("印发")) or forms.is_promulgation(text):
            return "NOTICE"
        if forms.annex_head(text):
            return "ANNEX" if at_start else "BODY"
        long_title = len(text) < 120 and "。" not in text and forms.ends_title(text)
        return "BODY" if forms.is_sentence(text) and not long_title else None

    def is_meta(self, text: str, *, weak: bool) -> bool:
        """A line of page information; ``weak``: captions such as 时间：, 来源： count too."""
        head = forms.caption(text)
        if head is not None and forms.registration_beside_number(text):
            return False
        return head is not None and (head not in _WEAK_META or weak or len(forms.captions(text)) > 1)

    def is_meta_row(self, line: Stretch) -> bool:
        """A table row of page information."""
        cells = [squeeze(line.text[start:end]).rstrip("：:】]").lstrip("【[") for start, end in line.cells]
        columns = sum(cell.endswith(_COLUMNS) and not any(map(str.isdigit, cell)) for cell in cells)
        if (cells and cells[0] in _COUNTED) or (len(cells) > 3 and columns * 2 > len(cells)):
            return False  # names of columns; of captions with their values no more than half are captions
        known = forms.words("meta")
        return any(cell in known and cell not in _WEAK_META for cell in cells) or any(
            forms.caption(line.text[start:end]) for start, end in line.cells
        )

    def _row_kind(self, line: Stretch, *, titled: bool) -> str:
        if self.is_meta_row(line):
            return "META"
        cells = [line.text[start:end] for start, end in line.cells]
        return "NOISE" if not titled and any(forms.is_furniture(cell) for cell in cells) else "BODY"

    def is_remark(self, place: int) -> bool:
        """A line below the title that remarks on it: （第26次）, 2024年第17次."""
        return bool(_REMARK.match(self.lines[place].text))

    def is_mark(self, place: int) -> bool:
        """An organ's name or the name of a series (会议纪要) above or below the title."""
        line = self.lines[place]
        return forms.is_organ(line.text) or line.bare.endswith(("纪要", "公报"))

    def notice_end(self, place: int, end: int) -> int:
        """The line behind a remark that may run over several lines, its bracket still open."""
        text = self.lines[place].text
        after = place + 1
        while text[0] in "（(" and text.count("（") + text.count("(") > text.count("）") + text.count(")"):
            if after >= end or after > place + LONGEST or label_of(self.lines[after].text):
                return place + 1
            text += self.lines[after].text
            after += 1
        return after

    def contents_end(self, place: int, end: int) -> int:
        """The line behind a table of contents that begins at ``place``: where its first entry comes again."""
        last = place + 1
        first_entry = ""
        while last < min(end, place + _CONTENTS_LIMIT):
            line = self.lines[last]
            entry = _LEADER.sub("", line.bare)
            if first_entry and entry == first_entry:
                return last
            if line.cells or len(line.text) > 80 or forms.is_sentence(_LEADER.sub("", line.text)):
                break
            if not (label_of(line.text) or _LEADER.search(line.text) or forms.annex_head(line.text)):
                break
            first_entry = first_entry or entry
            last += 1
        return last if last > place + 2 else place + 1

    def page_head(self) -> int:
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

    def _has_dated_entries(self) -> bool:
        """A chronicle (大事记): dates on lines of their own, each with what happened below it."""
        entries = 0
        for line, after in itertools.pairwise(self.lines):
            if len(line.text) <= 20 and line.text[-1] in "日号" and forms.whole_date(line.text):
                entries += forms.is_sentence(after.text)
                if entries > 1:
                    return True
        return False


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
        forms.whole_number(text)
        or forms.whole_order(text)
        or (_SIGNER.search(text) and forms.NUMBER.search(text))
        or forms.registration_beside_number(text)
    ):
        return "NUMBER"
    if line.bare.endswith("文件") and len(line.bare) <= 40 and "关于" not in text and "《" not in text:
        return "MARK"
    return None
