"""The parse tree of ``grammar/document.lark`` → units, paragraphs with locators, and the lines of each zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from lark import Token, Tree

from fzzf_check.facts import Origin, Paragraph, Rank, Row, Unit, Zone
from fzzf_check.parse.structure import forms
from fzzf_check.parse.structure.labels import STRONG, Label
from fzzf_check.parse.structure.lexer import Reading
from fzzf_check.parse.structure.lines import Stretch, squeeze
from fzzf_check.parse.structure.rejoin import ends_sentence
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import chinese

Node = Tree[Token]

_UNITS = {"book", "half", "chapter", "section", "article", "item", "point", "detail", "grain", "leaf"}
_ZONES: dict[str, Zone] = {
    "meta": "网页信息", "noise": "页面杂项", "footer": "页面杂项", "furniture": "页面杂项", "title": "标题",
    "masthead": "版头", "addressee": "主送", "annex": "附件", "enclosure": "附件说明", "signature": "署名", "date": "署名",
    "note": "附注", "imprint": "版记", "footnote": "脚注",
}  # fmt: skip
_NAMES: dict[Zone, str] = {
    "网页信息": "网页信息", "页面杂项": "", "标题": "标题", "版头": "版头", "主送": "主送机关", "附件说明": "附件说明", "署名": "落款",
    "附注": "附注", "版记": "版记", "脚注": "脚注",
}  # fmt: skip
_OUTLINE: dict[str, Rank] = {
    "一、": "一、",
    "（一）": "（一）",
    "1.": "1.",
    "1.1": "（1）",
    "（1）": "（1）",
    "1）": "（1）",
    "①": "（1）",
}
_SHORT_HEADING = lazy(r"[^，。；：,;:！？]{2,22}(?:。|\.(?![0-9]))")
_BRACKET_HEADING = lazy(r"[（(【\[〔][^（）()。；]{1,30}[）)】\]〕]")


@dataclass(slots=True)
class Built:
    """What the tree holds. ``tokens`` gives for each terminal kind of opening and closing its paragraphs."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    zones: list[tuple[str, Paragraph]] = field(default_factory=list)


@dataclass(slots=True)
class _Level:
    """A unit being built: its last own paragraph, and how many 款 an article has so far."""

    unit: Unit | None
    last: Paragraph | None = None
    clauses: int = 0
    filled: bool = False


@dataclass(slots=True)
class _Article:
    """An article being built: places below it get their locators when the number of its 款 is known."""

    level: _Level
    pending: list[tuple[Unit | Paragraph, int, str]] = field(default_factory=list)
    inner: dict[Unit, tuple[int, str]] = field(default_factory=dict)

    def note(self, thing: Unit | Paragraph, clause: int, rest: str = "") -> None:
        """A place in 款 number ``clause``, ``rest`` being what follows the 款 in its locator."""
        self.pending.append((thing, clause, rest))
        if isinstance(thing, Unit):
            self.inner[thing] = (clause, rest)

    def settle(self) -> None:
        """Write the locators; 第一款 is said only where there are several."""
        head = self.level.unit.locator if self.level.unit else ""
        for thing, clause, rest in self.pending:
            clause_name = f"第{chinese(clause)}款" if clause and self.level.clauses > 1 else ""
            thing.locator = head + clause_name + rest


class TreeBuilder:
    """Walks a tree once; see :meth:`build`."""

    def __init__(self, reading: Reading, attached: frozenset[int]) -> None:
        self.reading = reading
        self.attached = attached
        self.built = Built()
        self.part = 0
        self.prefix = ""
        self.zone: Zone = "正文"
        self.tables: dict[int | None, _Table] = {}
        self.rows = 0
        self.table_count = 0
        self.caption = ""
        self.article: _Article | None = None
        self.repeating = _repeating(reading)

    def build(self, tree: Node) -> Built:
        """Units and paragraphs in the order of the text."""
        for index, child in enumerate(tree.children):
            piece = cast("Node", child)
            if piece.data == "opening":
                self._opening(piece, first=index == 0)
            elif piece.data == "closing":
                self._lines(piece)
            else:
                self._text(piece.children, _Level(None))
        for index, paragraph in enumerate(self.built.paragraphs):
            paragraph.index = index
        return self.built

    # ------------------------------------------------------------ openings and closings

    def _opening(self, opening: Node, *, first: bool) -> None:
        kinds = {cast("Node", child).data for child in opening.children}
        titles = [cast("Node", child) for child in opening.children if cast("Node", child).data == "title"]
        is_issued = any(_first(title) in self.attached for title in titles)
        if "annex" in kinds and not is_issued and not first:
            self.zone = "附件"
            self.prefix = self._annex_name(opening) + " "
        elif titles and not first:
            self.part += 1
            self.zone, self.prefix = "正文", ""
        self.rows = self.table_count = 0
        self.caption = squeeze("".join(self._words(title) for title in titles))
        self._lines(opening)

    def _annex_name(self, opening: Node) -> str:
        annex = next(child for child in opening.children if cast("Node", child).data == "annex")
        head = forms.annex_head(self._words(cast("Node", annex)))
        return squeeze(head[0]).rstrip("：:") if head else "附件"

    def _lines(self, piece: Node) -> None:
        for child in piece.children:
            node = cast("Node", child)
            zone = _ZONES[node.data]
            if self.zone == "附件" and zone == "标题":
                zone = "附件"
            paragraph = self._paragraph(node, zone)
            if cells := self.reading.lines[_first(node)].cells:
                paragraph.row = Row(self.reading.lines[_first(node)].source.table or 0, ("",) * len(cells), cells, "")
            paragraph.locator = (self.prefix.strip() or "附件") if zone == "附件" else _NAMES[zone]
            self.built.zones.append((cast("Token", node.children[0]).type, paragraph))

    def _words(self, node: Node) -> str:
        return "".join(self.reading.lines[int(token)].text for token in node.children if isinstance(token, Token))

    # ------------------------------------------------------------ bodies

    def _text(self, children: Sequence[object], level: _Level, *, last: bool = True) -> None:
        """What stands in a unit (or above all units). ``last`` if no item of the same article follows."""
        nodes = [cast("Node", child) for child in children]
        last_unit = max((index for index, node in enumerate(nodes) if node.data in _UNITS), default=-1)
        for index, node in enumerate(nodes):
            if node.data in _UNITS:
                level.filled = True
                self._unit(node, level, last=last and index == last_unit)
            elif node.data == "paragraph":
                self._prose(node, level)
            elif node.data == "row":
                self._row(node, level)
            elif node.data in _ZONES:
                paragraph = self._paragraph(node, _ZONES[node.data])
                paragraph.locator = _NAMES[paragraph.zone]

    def _prose(self, node: Node, level: _Level) -> None:
        level.filled = True
        paragraph = self._paragraph(node, self.zone, level.unit)
        self._place(paragraph, level)
        level.last = paragraph
        self.caption = "" if ends_sentence(paragraph.text) or len(paragraph.text) > 60 else paragraph.text

    def _place(self, paragraph: Paragraph, level: _Level) -> None:
        """The locator of a paragraph without number: the next 款 of an article, else the unit it stands in."""
        unit = level.unit
        if unit is None:
            level.clauses += 1
            name = f"第{level.clauses}段"
            paragraph.locator = self.prefix + name if self.prefix else "正文" + name
        elif self.article and self.article.level is level:
            level.clauses += 1
            self.article.note(paragraph, level.clauses)
        elif self.article:
            self.article.note(paragraph, *self.article.inner.get(unit, (0, "")))
        else:
            paragraph.locator = unit.locator

    def _unit(self, node: Node, above: _Level, *, last: bool) -> None:
        head = cast("Node", node.children[0])
        index = _first(head)
        label = self.reading.labels[index]
        unit = self._make_unit(label, index, above.unit)
        paragraph = self._paragraph(head, self.zone, unit)
        level = _Level(unit, paragraph)
        if above.last is not None and above.last.text.endswith(("：", ":")):
            paragraph.lead = above.last
        paragraph.body = _skip(paragraph.text, label.end)
        self.caption = paragraph.text[paragraph.body :] if len(paragraph.text) < 60 else ""
        children = node.children[1:]
        if unit.rank == "条":
            self._article(level, paragraph, children)
            return
        self._locate(unit, paragraph)
        kept = self._own(paragraph, children) if self.article and last else len(children)
        self._text(children[:kept], level, last=last)
        self._head(unit, paragraph, level)
        for child in children[kept:]:
            self._prose(cast("Node", child), cast("_Article", self.article).level)

    def _article(self, level: _Level, paragraph: Paragraph, children: Sequence[object]) -> None:
        outer, self.article = self.article, _Article(level)
        unit = cast("Unit", level.unit)
        self._head(unit, paragraph, level)
        if paragraph.body < len(paragraph.text):
            level.clauses = 1
        self.article.note(paragraph, level.clauses)
        self._text(children, level)
        self.article.settle()
        self.article = outer

    def _make_unit(self, label: Label, index: int, parent: Unit | None) -> Unit:
        line = self.reading.lines[index].line
        rank = self._rank(label, index, parent)
        unit = Unit(rank, squeeze(label.text), label.ordinal, "", "", line, self.part, parent)
        unit.locator = self._locator(unit, label)
        if parent is not None:
            parent.children.append(unit)
        self.built.units.append(unit)
        return unit

    def _rank(self, label: Label, index: int, parent: Unit | None) -> Rank:
        if label.style in {"编", "分编"}:
            return "编"
        if label.style in {"章", "节", "条"}:
            return cast("Rank", label.style)
        if index in self.reading.articles:
            return "条"
        if self.article and parent is not None:
            if parent.rank == "条":
                return "项"
            if parent.rank == "项":
                return "目"
        return _OUTLINE[label.style]

    def _locator(self, unit: Unit, label: Label) -> str:
        parent = unit.parent
        name = _label_name(label)
        if parent is None or label.style == "1.1":
            return self.prefix + name
        runs_through = label.style in {"章", "条"} or (label.style == "一、" and parent.rank in {"编", "章", "节"})
        if runs_through and label.style not in self.repeating:
            return self.prefix + name
        return parent.locator + name

    def _locate(self, unit: Unit, paragraph: Paragraph) -> None:
        """The locator of a numbered unit that is no article, and of its first paragraph."""
        if self.article is None or unit.parent is None:
            paragraph.locator = unit.locator
            return
        clause, rest = self.article.inner.get(unit.parent, (self.article.level.clauses, ""))
        name = f"第{_bare_label(unit.label)}{unit.rank}" if unit.rank in {"项", "目"} else unit.label
        for thing in (unit, paragraph):
            self.article.note(thing, clause, rest + name)

    def _own(self, head: Paragraph, children: Sequence[object]) -> int:
        """How many children of the last 项 of an article are its own.

        Unnumbered paragraphs behind a finished last 项 are further 款 of the article.
        """
        kept = len(children)
        if ends_sentence(head.text) and head.text[-1] not in "：:；;":
            while kept and cast("Node", children[kept - 1]).data == "paragraph":
                kept -= 1
        return kept

    def _head(self, unit: Unit, paragraph: Paragraph, level: _Level) -> None:
        """The words that are a heading, and where the text behind them begins."""
        rest = paragraph.text[paragraph.body :]
        if unit.rank in {"编", "章", "节"}:
            unit.heading = squeeze(rest)
            paragraph.body = len(paragraph.text)
        elif unit.rank == "条":
            if match := _BRACKET_HEADING.match(rest):
                unit.heading = match[0][1:-1].strip()
                paragraph.body = _skip(paragraph.text, paragraph.body + match.end())
        elif unit.rank not in {"项", "目"}:
            self._outline_head(unit, paragraph, rest, level)

    def _outline_head(self, unit: Unit, paragraph: Paragraph, rest: str, level: _Level) -> None:
        """The heading of 一、 and what follows it. 九、停止供水供电。 is heading and text: a line with its full stop speaks."""
        match = _SHORT_HEADING.match(rest)
        if match and any(word in match[0] for word in forms.words("says_something")):
            return
        if match:
            unit.heading = match[0].rstrip("。.")
            if match.end() < len(rest):
                paragraph.body = _skip(paragraph.text, paragraph.body + match.end())
        elif (level.filled or unit.rank == "一、") and len(rest) <= 60 and not ends_sentence(rest):
            unit.heading = rest
            paragraph.body = len(paragraph.text)

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, node: Node, zone: Zone, unit: Unit | None = None) -> Paragraph:
        texts: list[str] = []
        origins: list[Origin] = []
        length = 0
        tokens = [token for token in node.children if isinstance(token, Token)]
        for token in tokens:
            if token.type == "BREAK":
                continue
            line = self.reading.lines[int(token)]
            origins += [Origin(length + origin.offset, origin.line, origin.column) for origin in line.origins]
            texts.append(line.text)
            length += len(line.text)
        paragraph = Paragraph("".join(texts), tuple(origins), zone, self.part, unit)
        self.built.paragraphs.append(paragraph)
        for token in tokens:
            if token.type == "BREAK":
                line = self.reading.lines[int(token)]
                self.built.paragraphs.append(Paragraph(line.text, line.origins, "页面杂项", self.part))
        return paragraph

    def _row(self, node: Node, level: _Level) -> None:
        line = self.reading.lines[_first(node)]
        paragraph = self._paragraph(node, self.zone, level.unit)
        table = self.tables.get(line.source.table)
        if table is None:
            table = self.tables[line.source.table] = _Table(line.source.table or 0, self.caption)
            self.table_count += 1
            table.number = self.table_count
        paragraph.row = table.row(line)
        where = level.unit.locator if level.unit else self.prefix
        number = "" if table.number == 1 else str(table.number)
        paragraph.locator = f"{where}表格{number}第{table.rows}行"


@dataclass(slots=True)
class _Table:
    """A table whose rows come one by one."""

    index: int
    title: str
    number: int = 1
    rows: int = 0
    header: tuple[str, ...] = ()

    def row(self, line: Stretch) -> Row:
        self.rows += 1
        names = tuple(squeeze(line.text[start:end]) for start, end in line.cells)
        if not self.header and len(names) > 1 and self._is_header(names):
            self.header = names
            return Row(self.index, names, line.cells, self.title, is_header=True)
        if not self.header and len(names) == 1 and self.rows == 1 and not self.title:
            self.title = names[0]
        header = self.header[: len(names)] + ("",) * (len(names) - len(self.header))
        return Row(self.index, header, line.cells, self.title)

    def _is_header(self, names: tuple[str, ...]) -> bool:
        filled = [name for name in names if name]
        return self.rows <= 2 and len(filled) > 1 and all(len(name) <= 14 and not name[0].isdigit() for name in filled)


def _repeating(reading: Reading) -> set[str]:
    """The styles whose numbers begin anew inside one text (一、 under each 章), so that a place needs the unit above."""
    seen: set[tuple[str, int]] = set()
    found: set[str] = set()
    for index, mark in enumerate(reading.marks):
        if mark in {"TITLE", "ANNEX"}:
            seen.clear()
        label = reading.labels.get(index)
        if label is None:
            continue
        key = (label.style, label.ordinal)
        if key in seen and not label.sub:
            found.add(label.style)
        seen.add(key)
    return found


def _first(node: Node) -> int:
    return int(cast("Token", node.children[0]))


def _label_name(label: Label) -> str:
    """The number as a locator writes it, whatever the signs in the text."""
    style = label.style
    if style in STRONG:
        return f"第{chinese(label.ordinal)}{style}" + (f"之{chinese(label.sub)}" if label.sub else "")
    if style == "1.1":
        return ".".join(str(part) for part in label.path)
    if style == "①":
        return label.text[:1]
    number = chinese(label.ordinal) if "一" in style else str(label.ordinal)
    return style.replace("一", number).replace("1", number)


def _bare_label(label: str) -> str:
    """The number of a 项 or 目 as it stands behind 第: （三）, 3."""
    if label[0] in "（(〔［[" or label[-1] in "）)":
        return "（" + label.strip("（(〔［[）)〕］]、.．") + "）"
    return label.rstrip("、.．")


def _skip(text: str, start: int) -> int:
    while start < len(text) and text[start] in " \u3000\t":
        start += 1
    return start
