"""Web pages → Source.

Block elements and <br> make lines, inline elements do not, so that text split over many spans is one line. Lines have no
way back into the file (an empty anchor). Left out: scripts, styles, forms, <nav>, <footer>, and hidden elements, unless
the page shows nothing else. White space is what a browser shows, and a line break in the source between two Chinese
characters is nothing (pages made with Word are wrapped in mid-sentence); an indent of full-width spaces stays.

A table whose cells hold tables, or that has no two filled cells side by side, or most of whose text stands in one cell of several lines, is layout:
its cells are read as paragraphs. Every other table gives a line for each row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from ..source import Anchor, Cell, Line, Source
from .characters import normalise, visible

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "tbody",
        "thead",
        "tfoot",
        "ul",
        "br",
    ]
)
_UNREAD = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "canvas",
        "iframe",
        "object",
        "embed",
        "applet",
        "select",
        "button",
        "textarea",
        "datalist",
        "map",
        "nav",
        "footer",
        "video",
        "audio",
        "xml",
        "math",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_DEEPEST_TABLE = 40  # beyond this, tables inside tables are read as blocks
_LAYOUT_SHARE = 0.8  # of a table's text in one cell of several lines

_hidden = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_charset = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""", re.I)
_WIDE = "\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\u201c\u201d\u2018\u2019\u2026\u2014"
_wrap = re.compile(f"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_space = re.compile("[ \t\r\n\f\v\u0085\u2028\u2029]+")
_word_mark = re.compile(r"<!\[(?:if[^\]>]*|endif)\]>", re.I)


def declared_charset(data: bytes) -> str:
    """What a page says its encoding is, "" if nothing."""
    match = _charset.search(data[:8192])
    return (match.group(1) or match.group(2)).decode("ascii", "replace") if match else ""


def read_page(path: str, text: str, encoding: str) -> Source:
    """A decoded page as a Source; <title> and the named <meta> values come in ``meta``."""
    page = _parse(text, hidden=False)
    lines = list(_lines(page.items))
    if not lines:
        lines = list(_lines(_parse(text, hidden=True).items))
    return Source(path, "html", tuple(lines), encoding=encoding, meta=page.meta)


def _parse(text: str, *, hidden: bool) -> _Page:
    page = _Page(hidden)
    parser = etree.HTMLParser(target=page, encoding="utf-8", huge_tree=True)
    # Word writes <![if …]> around what every browser shows; libxml2 would take it for text.
    source = _word_mark.sub("", text.replace("\0", ""))
    parser.feed(source.encode("utf-8", "replace"))
    parser.close()
    page.finish()
    return page


@dataclass(slots=True)
class _Words:
    """A line of text; ``heading`` as in Line."""

    text: str
    heading: int | None = None


@dataclass(slots=True)
class _Cell:
    items: list[_Words | _Table] = field(default_factory=list)
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        return " ".join(item.text.strip() for item in self.items if isinstance(item, _Words))


@dataclass(slots=True)
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    outside: list[_Words | _Table] = field(default_factory=list)  # words in the table but in none of its cells

    def is_layout(self) -> bool:
        """Whether the table only places things on the page."""
        cells = [cell for row in self.rows for cell in row]
        if any(isinstance(item, _Table) for cell in cells for item in cell.items):
            return True
        if all(sum(1 for cell in row if cell.items) < 2 for row in self.rows):
            return True
        largest = max(cells, key=lambda cell: len(cell.text))
        return len(largest.items) > 2 and len(largest.text) > _LAYOUT_SHARE * sum(len(cell.text) for cell in cells)


class _Page:
    """Receives the parser's events and keeps lines and tables in order."""

    def __init__(self, hidden: bool) -> None:
        self.with_hidden = hidden
        self.items: list[_Words | _Table] = []
        self.meta: dict[str, str] = {}
        self.open: list[str] = []
        self.preformatted = 0  # how many <pre> are open
        self.unread = 0  # how deep inside an element that is not read
        self.tables: list[_Table] = []
        self.cells: list[_Cell | None] = []  # the open cell of each open table
        self.buffer: list[str] = []
        self.heading: int | None = None

    # what the parser calls

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self.unread:
            self.unread += 1
            return
        if tag == "meta":
            self.meta_value(attributes)
        if tag in _UNREAD or (not self.with_hidden and self.is_hidden(attributes)):
            self.unread = 1
            return
        self.open.append(tag)
        self.preformatted += tag == "pre"
        if tag == "table":
            self.flush()
            if len(self.tables) < _DEEPEST_TABLE:
                self.tables.append(_Table())
                self.cells.append(None)
        elif tag in ("tr", "td", "th"):
            self.flush()
            self.table_part(tag, attributes)
        elif tag in _BLOCKS or tag == "title":
            self.flush()
        self.heading = _HEADINGS.get(tag, self.heading)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self.unread:
            self.unread -= 1
            return
        if self.open:
            self.preformatted -= self.open.pop() == "pre"
        if tag == "title":
            self.title()
        elif tag == "table":
            self.flush()
            self.close_table()
        elif tag in ("td", "th"):
            self.flush()
            if self.cells:
                self.cells[-1] = None
        elif tag in _BLOCKS or tag == "tr":
            self.flush()
        if tag in _HEADINGS:
            self.heading = None

    def data(self, text: str) -> None:
        """Characters."""
        if self.unread:
            return
        if self.preformatted:
            *whole, rest = re.split("\r\n|[\r\n]", text)
            for line in whole:
                self.buffer.append(line)
                self.flush()
            self.buffer.append(rest)
        else:
            self.buffer.append(text)

    def comment(self, text: str) -> None:
        """Comments are not text."""

    def close(self) -> None:
        """The parser is done."""

    # what follows from it

    def is_hidden(self, attributes: dict[str, str]) -> bool:
        return "hidden" in attributes or bool(_hidden.search(attributes.get("style", "")))

    def meta_value(self, attributes: dict[str, str]) -> None:
        name = (attributes.get("name") or attributes.get("property") or "").strip()
        content = " ".join(normalise(attributes.get("content", "")).split())
        if name and content:
            self.meta.setdefault(name, content)

    def title(self) -> None:
        words = _shown("".join(self.buffer)).strip()
        self.buffer.clear()
        if words:
            self.meta.setdefault("title", words)

    def table_part(self, tag: str, attributes: dict[str, str]) -> None:
        if not self.tables:
            return
        rows = self.tables[-1].rows
        if tag == "tr" or not rows:
            rows.append([])
            self.cells[-1] = None
        if tag != "tr":
            cell = _Cell([], _count(attributes.get("colspan")), _count(attributes.get("rowspan")))
            rows[-1].append(cell)
            self.cells[-1] = cell

    def close_table(self) -> None:
        if len(self.tables) <= self.open.count("table"):
            return  # one that was too deep to be opened
        table = self.tables.pop()
        self.cells.pop()
        into = self.place()
        into += table.outside
        table.rows = [row for row in table.rows if any(cell.items for cell in row)]
        if table.rows:
            into.append(table)

    def place(self) -> list[_Words | _Table]:
        """Where the next line or table belongs: the open cell, the table around it, or the page."""
        if not self.tables:
            return self.items
        cell = self.cells[-1]
        return self.tables[-1].outside if cell is None else cell.items

    def flush(self) -> None:
        """What was collected becomes a line, if there is anything to see in it."""
        if self.buffer:
            text = _shown("".join(self.buffer))
            self.buffer.clear()
            if text.strip():
                self.place().append(_Words(text, self.heading))

    def finish(self) -> None:
        """Close what the page left open."""
        self.flush()
        self.open.clear()
        while self.tables:
            self.close_table()


def _count(value: str | None) -> int:
    """A colspan or rowspan; what is not a sensible number counts as 1."""
    return int(value) if value and value.strip().isdecimal() and 0 < int(value) <= 1000 else 1


def _shown(raw: str) -> str:
    """Source text of one line as a browser shows it: white space collapsed, odd characters normalised."""
    text = _space.sub(" ", _wrap.sub("", raw.strip(" \t\r\n\f")))
    text = normalise("".join(text[start:end] for start, end in visible(text)))
    return text.rstrip()


# ---------------------------------------------------------------- lines


def _lines(items: Iterable[_Words | _Table]) -> Iterator[Line]:
    number = table = 0
    for item in _flat(items):
        if isinstance(item, _Words):
            number += 1
            yield Line(number, item.text, heading=item.heading)
            continue
        for text, cells in _rows(item):
            number += 1
            yield Line(number, text, "row", Anchor(), cells, table)
        table += 1


def _flat(items: Iterable[_Words | _Table]) -> Iterator[_Words | _Table]:
    """Layout tables dissolved into what they hold."""
    for item in items:
        if isinstance(item, _Table) and item.is_layout():
            for row in item.rows:
                for cell in row:
                    yield from _flat(cell.items)
        else:
            yield item


def _rows(table: _Table) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """The text and cells of each row; where a cell reaches down from above, an empty one that says so."""
    reaching: dict[int, tuple[int, int]] = {}  # column → rows still covered, columns wide
    for row in table.rows:
        parts: list[str] = []
        cells: list[Cell] = []
        below = {column: (left - 1, columns) for column, (left, columns) in reaching.items() if left > 1}
        column = length = place = 0
        while place < len(row) or column in reaching:
            if column in reaching:
                text, columns, continues = "", reaching[column][1], True
            else:
                text, columns, continues = row[place].text, row[place].columns, False
                if row[place].rows > 1:
                    below[column] = (row[place].rows - 1, columns)
                place += 1
            parts.append(text)
            cells.append(Cell(length, length + len(text), columns, continues))
            length += len(text) + 1
            column += columns
        reaching = below
        yield "\t".join(parts), tuple(cells)
