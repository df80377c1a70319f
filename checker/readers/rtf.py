"""Rich text (.rtf, and many a .doc that is one) → Source.

Characters come as code-page bytes (the font says which code page; Chinese fonts mean GBK whatever the file claims) or as
``\\u`` numbers with a fall-back to skip. What Word computed and wrote beside the text is used: list numbers
(``\\listtext``) and results of fields. Deleted and hidden text is left out; deletions and insertions are recorded. Lines
have no way back into the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from ..source import Anchor, Line, LineKind, Revision, Source
from .rtf_flow import Change, Flow

_token = re.compile(
    r"\\([a-zA-Z]+)(-?\d{1,10})? ?"  # 1 control word, 2 its number
    r"|\\'([0-9a-fA-F]{2})"  # 3 a byte
    r"|\\([^a-zA-Z])"  # 4 control symbol
    r"|([{}])"  # 5 group
    r"|[\r\n\0]+"
    r"|([^\\{}\r\n\0]+)",  # 6 text
    re.S,
)
_CODE_PAGES = {
    "134": "gb18030", "136": "big5", "128": "cp932", "129": "cp949", "77": "gb18030", "238": "cp1250", "204": "cp1251",
}  # fmt: skip
_UNSHOWN = frozenset([
    "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "info",
    "pict", "object", "objdata", "themedata", "colorschememapping", "latentstyles", "datastore", "header",
    "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "fldinst", "nonshppict", "shprslt",
    "sp", "pgdsctbl", "xmlnstbl", "filetbl", "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor",
    "atrfstart", "atrfend", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "tc", "xe", "template", "mmathPr",
])  # fmt: skip
_ENTERED = frozenset(["shpinst", "shptxt", "ud", "shppict", "txe"])  # groups marked \* that hold text all the same
_CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": "\t", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}


class NotRtf(ValueError):
    """The bytes begin like rich text and hold none."""


def read_rtf(path: str, data: bytes) -> Source:
    """The bytes of a rich text file as a Source. Raises :class:`NotRtf`."""
    reader = _Reader()
    reader.read(data.decode("latin-1"))
    lines, revisions = reader.finish()
    return Source(path, "rtf", lines, revisions, reader.page)


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and a closing brace takes back."""

    font: str = ""
    skip: int = 1  # characters to skip after \u
    shown: bool = True
    hidden: bool = False
    change: Change = ""
    flow: str = "body"
    in_list: bool = False
    twin_shown: bool = False  # whether the Unicode twin of a code-page text is to be shown


class _Reader:
    def __init__(self) -> None:
        self.state = _State()
        self.stack: list[_State] = []
        self.page = "cp1252"
        self.fonts: dict[str, str] = {}
        self.font_of_table = ""
        self.bytes = bytearray()
        self.to_skip = 0
        self.starred = False
        self.flows: dict[str, Flow] = {"body": Flow("paragraph")}
        self.notes = 0

    # reading

    def read(self, text: str) -> None:
        if not text.lstrip().startswith("{\\rtf"):
            raise NotRtf("no header")
        position = 0
        while position < len(text):
            match = _token.match(text, position)
            if match is None:  # a lone backslash at the end
                break
            position = match.end()
            word, number, byte, symbol, brace, plain = match.groups()
            if word == "bin":
                position += max(0, int(number or 0))
            elif word:
                self.word(word, number)
            elif byte:
                self.put_bytes(bytes((int(byte, 16),)))
            elif symbol:
                self.symbol(symbol)
            elif brace:
                self.brace(brace)
            elif plain:
                self.put_bytes(plain.encode("latin-1"))
        self.flush()

    def brace(self, brace: str) -> None:
        self.flush()
        self.to_skip = 0
        if brace == "{":
            self.stack.append(self.state)
        elif self.stack:
            closing = self.state
            self.state = self.stack.pop()
            if closing.in_list and not self.state.in_list:
                self.flow().number()
            if closing.flow != self.state.flow:
                self.flows[closing.flow].close()

    def symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.starred = True
        elif symbol in "\r\n":
            self.word("par", None)
        elif symbol in _SYMBOLS:
            self.put_text(_SYMBOLS[symbol])

    def word(self, word: str, number: str | None) -> None:
        starred, self.starred = self.starred, False
        if word == "u":
            self.flush()
            self.put_text(_unicode(int(number or 0)))
            self.to_skip = self.state.skip
            return
        self.flush()
        if word in _UNSHOWN or (starred and word not in _ENTERED):
            self.state = replace(self.state, shown=False)
        handler = _WORDS.get(word)
        if handler is not None:
            handler(self, number)
        elif word in _CHARACTERS:
            self.put_text(_CHARACTERS[word])

    # text

    def put_bytes(self, data: bytes) -> None:
        if self.to_skip:
            skipped = min(self.to_skip, len(data))
            self.to_skip -= skipped
            data = data[skipped:]
        self.bytes += data

    def flush(self) -> None:
        """Decode the bytes collected; a character may be split over several tokens, but not over a change of font."""
        if self.bytes:
            page = self.fonts.get(self.state.font) or self.page
            if page == "cp1252" and _looks_chinese(self.bytes):
                page = "gb18030"
            text = self.bytes.decode(page, "replace")
            self.bytes.clear()
            self.put_text(text)

    def put_text(self, text: str) -> None:
        state = self.state
        if not state.shown or state.hidden:
            return
        self.flow().put(text, state.change)

    def flow(self) -> Flow:
        return self.flows[self.state.flow]

    def begin_flow(self, kind: LineKind) -> None:
        self.notes += 1
        name = f"{kind}{self.notes}"
        self.flows[name] = Flow(kind)
        self.state = replace(self.state, flow=name, shown=True)

    # the end

    def finish(self) -> tuple[tuple[Line, ...], tuple[Revision, ...]]:
        """Body first, then text boxes and notes in their order."""
        lines: list[Line] = []
        revisions: list[Revision] = []
        tables = 0
        for flow in self.flows.values():
            flow.close()
            for draft in flow.drafts:
                number = len(lines) + 1
                table = tables + draft.table if draft.kind == "row" else None
                lines.append(
                    Line(number, draft.text, draft.kind, Anchor(), draft.cells, table, draft.heading, draft.numbered)
                )
                revisions += [Revision(kind, number, words) for kind, words in draft.changes]
            tables += flow.tables
        return tuple(lines), tuple(revisions)


def _unicode(number: int) -> str:
    return chr(number % 0x10000)


def _looks_chinese(data: bytearray) -> bool:
    """Whether bytes of a font without a Chinese code page are GBK pairs all the same."""
    high = sum(1 for byte in data if byte >= 0x81)
    if high < 4:
        return False
    try:
        return len(data.decode("gb2312")) < len(data)
    except UnicodeDecodeError:
        return False


# ---------------------------------------------------------------- control words

_Handler = Callable[[_Reader, str | None], None]


def _font(reader: _Reader, number: str | None) -> None:
    reader.state = replace(reader.state, font=number or "")
    reader.font_of_table = number or ""


def _charset(reader: _Reader, number: str | None) -> None:
    if number in _CODE_PAGES:
        reader.fonts[reader.font_of_table] = _CODE_PAGES[number]


def _code_page(reader: _Reader, number: str | None) -> None:
    reader.page = {"936": "gb18030", "54936": "gb18030", "65001": "utf-8", "950": "big5"}.get(number or "", "cp1252")


def _change(kind: Literal["插入", "删除"]) -> _Handler:
    def handle(reader: _Reader, number: str | None) -> None:
        reader.state = replace(reader.state, change="" if number == "0" else kind)

    return handle


def _paragraph_defaults(reader: _Reader, number: str | None) -> None:
    if not reader.state.in_list:
        flow = reader.flow()
        flow.heading = None
        flow.in_table = False


def _in_table(reader: _Reader, number: str | None) -> None:
    reader.flow().in_table = number != "0"


def _outline(reader: _Reader, number: str | None) -> None:
    level = int(number or 0)
    reader.flow().heading = level + 1 if 0 <= level < 9 else None


def _plain(reader: _Reader, number: str | None) -> None:
    reader.state = replace(reader.state, hidden=False, change="")


def _skip(reader: _Reader, number: str | None) -> None:
    reader.state = replace(reader.state, skip=max(0, int(number or 1)))


def _hidden(reader: _Reader, number: str | None) -> None:
    reader.state = replace(reader.state, hidden=number != "0")


def _unicode_twin(reader: _Reader, number: str | None) -> None:
    reader.state = replace(reader.state, shown=reader.state.twin_shown)


def _code_page_twin(reader: _Reader, number: str | None) -> None:
    reader.state = replace(reader.state, shown=False, twin_shown=reader.state.shown)


def _list_number(reader: _Reader, number: str | None) -> None:
    reader.state = replace(reader.state, in_list=True)


def _opens(kind: LineKind) -> _Handler:
    return lambda reader, number: reader.begin_flow(kind)


def _ends(what: Callable[[Flow], None]) -> _Handler:
    def handle(reader: _Reader, number: str | None) -> None:
        if reader.state.shown:
            what(reader.flow())

    return handle


_WORDS: dict[str, _Handler] = {
    "f": _font,
    "fcharset": _charset,
    "ansicpg": _code_page,
    "uc": _skip,
    "v": _hidden,
    "plain": _plain,
    "deleted": _change("删除"),
    "revised": _change("插入"),
    "pard": _paragraph_defaults,
    "intbl": _in_table,
    "trowd": _in_table,
    "outlinelevel": _outline,
    "upr": _code_page_twin,
    "ud": _unicode_twin,
    "listtext": _list_number,
    "pntext": _list_number,
    "shptxt": _opens("textbox"),
    "footnote": _opens("footnote"),
    "par": _ends(Flow.end_paragraph),
    "line": _ends(Flow.end_paragraph),
    "page": _ends(Flow.break_page),
    "sect": _ends(Flow.break_page),
    "cell": _ends(Flow.end_cell),
    "nestcell": _ends(Flow.end_paragraph),
    "row": _ends(Flow.end_row),
}
