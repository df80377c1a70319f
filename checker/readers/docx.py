"""Word files (.docx, .docm, .wps saved as .docx) → Source, from zip and XML alone.

What becomes a line: a paragraph; each part of it after a manual or page break; a table row, its cells joined by a tab
and the paragraphs of a cell by a space. A table of one column is layout, and so is a cell alone in its row that holds
several paragraphs: both are read as paragraphs. The rows of a table inside a cell follow the row that holds it. A text
box is read once, before its paragraph while nothing has been said yet (版头), after it otherwise. A header stands in
front if it is for the first page only (a 版头; running heads are furniture); footnotes and endnotes that the text refers
to come last.

What is text: insertions, the results of fields, content controls, hyperlinks, automatic numbers (computed, see
:mod:`.numbering`). What is not: deleted and moved-away text, hidden text, field codes, automatic tables of contents,
placeholders. A paragraph whose mark was deleted runs on into the next one, as it will when the change is accepted.

Anchors count as :mod:`.wordml` says. Characters without a piece (the tab between cells, the space between a cell's
paragraphs) are the reader's own; a computed number has a piece with run -1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from ..source import Anchor, Cell, Line, LineKind, Piece, Revision, Source
from . import wordml
from .numbering import Numbering, Styles, number_reference, outline_level
from .package import BadPackage, Package
from .word_inline import MOVE_TO, Inline, Surroundings
from .word_lines import Change, Paragraph, Row, Text
from .word_parts import open_comments, word_xml
from .word_tree import PPR, blocks_in, cells_in, is_continued, mark_state, paragraph_count, rows_in
from .wordml import VAL, P, T, is_on, number_of, w

_CORE = ("title", "created", "modified")


def read_docx(path: str, package: Package, part: str) -> Source:
    """A Word package whose main member is ``part`` as a Source. Raises :class:`~.package.BadPackage`."""
    try:
        return _Document(package, part).read(path)
    except RecursionError:
        raise BadPackage("broken", "内容的嵌套层数过多") from None


class _Document:
    """One Word file: its parts, its lists, the lines found so far."""

    def __init__(self, package: Package, part: str) -> None:
        self.package = package
        self.part = part
        self.targets: dict[str, str] = {}
        self.related: dict[str, str] = {}
        for relation in package.relations(part):
            if relation.path in package.names:
                self.targets[relation.id] = relation.path
                self.related.setdefault(relation.kind, relation.path)
        self.lines: list[Line] = []
        self.revisions: list[Revision] = []
        self.waiting: list[tuple[Change, str, int]] = []  # changes of paragraphs that leave no line
        self.tables = 0
        self.spoken = False  # whether any text has been read yet
        self.notes: list[tuple[str, str]] = []  # (footnotes or endnotes, id) in the order of their references
        self.moved_to = False
        self._styles: Styles | None = None
        self._numbering: Numbering | None = None
        self._comments: dict[str, str] | None = None

    def read(self, path: str) -> Source:
        root = self.xml(self.part)
        body = root.find(w("body"))
        if body is None:
            raise BadPackage("broken", f"{self.part} 里没有正文")
        self.moved_to = next(root.iter(MOVE_TO), None) is not None
        self._first_header(body)
        _Part(self, self.part, root).blocks(body)
        self._notes()
        for change in self.waiting:  # of paragraphs at the very end that leave no line
            self.revisions.append(Revision(change[0], max(1, len(self.lines)), change[1]))
        return Source(path, "docx", tuple(self.lines), tuple(self.revisions), "", self._meta())

    def xml(self, name: str) -> Element:
        """A part as XML, in the transitional namespace whatever it was written in."""
        return word_xml(self.package.bytes(name), name)

    # lists and styles

    @property
    def styles(self) -> Styles:
        """The styles, of which only numbers and outline levels matter: the part is parsed only if it holds any."""
        if self._styles is None:
            root = None
            name = self.related.get("styles")
            if name is not None:
                data = self.package.bytes(name)
                if b":numPr" in data or b":outlineLvl" in data:
                    root = word_xml(data, name)
            self._styles = Styles(root)
        return self._styles

    @property
    def numbering(self) -> Numbering:
        if self._numbering is None:
            name = self.related.get("numbering")
            self._numbering = Numbering(self.xml(name) if name else None, self.styles)
        return self._numbering

    # lines

    def emit(
        self, text: str, kind: LineKind, anchor: Anchor, changes: list[tuple[Change, str, int]], *,
        cells: tuple[Cell, ...] = (), table: int | None = None, heading: int | None = None, numbered: int = 0,
    ) -> None:  # fmt: skip
        """Append a line and settle the revisions that belong to it."""
        number = len(self.lines) + 1
        self.lines.append(Line(number, text, kind, anchor, cells, table, heading, numbered))
        self.spoken = self.spoken or bool(text.strip())
        for change, words, _ in self.waiting:
            self.revisions.append(Revision(change, number, words))
        for change, words, _ in changes:
            self.revisions.append(Revision(change, number, words))
        self.waiting = []

    # other parts

    def _first_header(self, body: Element) -> None:
        """The header of the first page, where the first section has one of its own."""
        section = next(body.iter(w("sectPr")), None)
        if section is None or not is_on(section, "titlePg"):
            return
        ids = [
            value
            for reference in section.findall(w("headerReference"))
            if reference.get(w("type")) == "first"
            for name, value in reference.items()
            if name.endswith("}id")
        ]
        if not ids:
            return
        name = self.targets.get(ids[0])
        if name is not None:
            root = self.xml(name)
            if any((element.text or "").strip() for element in root.iter(T)):
                _Part(self, name, root, "header").blocks(root)

    def _notes(self) -> None:
        for family in ("footnotes", "endnotes"):
            wanted = [note for kind, note in self.notes if kind == family]
            name = self.related.get(family)
            if not wanted or name is None:
                continue
            root = self.xml(name)
            part = _Part(self, name, root, "footnote")
            notes = {note.get(w("id"), ""): note for note in root}
            for number in dict.fromkeys(wanted):
                if number in notes:
                    part.blocks(notes[number])

    def comment(self, name: str) -> str | None:
        """The words of a comment; None if it is settled, our own or not there."""
        if self._comments is None:
            self._comments = open_comments(self.package, self.related)
        return self._comments.get(name)

    def _meta(self) -> dict[str, str]:
        if "docProps/core.xml" not in self.package.names:
            return {}
        found = {}
        for element in self.package.xml("docProps/core.xml"):
            name = element.tag.rpartition("}")[2]
            if name in _CORE and (element.text or "").strip():
                found[name] = (element.text or "").strip()
        return found


class _Part:
    """One XML part of the file (body, notes, header): walks its blocks and paragraphs in order."""

    def __init__(self, document: _Document, name: str, root: Element, kind: LineKind = "paragraph") -> None:
        self.document = document
        self.name = name
        self.kind: LineKind = kind
        self.indexes = {id(paragraph): index for index, paragraph in enumerate(wordml.paragraphs(root))}
        self.around = Surroundings(document.comment, document.moved_to, document.notes, in_header=kind == "header")

    # blocks

    def blocks(self, parent: Element) -> None:
        """Read paragraphs and tables and give them to the document as lines."""
        for block in self.content(parent):
            if isinstance(block, Paragraph):
                self.emit(block)
            else:
                self.table(block)

    def content(self, parent: Element) -> Iterator[Paragraph | Element]:
        """The paragraphs (those that run on joined and all numbered) and the tables of a body or cell."""
        earlier: Paragraph | None = None
        for block in blocks_in(parent):
            found = self.read_paragraph(block) if block.tag == P else None
            if found is not None:
                if earlier is not None:
                    found.take(earlier)
                earlier = found
                if found.runs_on:
                    continue
            if earlier is not None and (found is not None or block.tag != P):
                yield self.numbered(earlier)
                earlier = None
            if block.tag != P:
                yield block
        if earlier is not None:
            yield self.numbered(earlier)

    def emit(self, found: Paragraph) -> None:
        before = not self.document.spoken
        if before:
            self.boxes(found)
        for place, segment in enumerate(found.segments):
            anchor = Anchor(self.name, tuple(segment.anchors()))
            heading = found.heading if place == 0 else None
            self.document.emit(
                segment.text, self.kind, anchor, segment.changes, heading=heading, numbered=segment.numbered
            )
        if not before:
            self.boxes(found)

    def boxes(self, found: Paragraph) -> None:
        """The text boxes and the WordArt of a paragraph."""
        if not (found.boxes or found.art):
            return
        kind, self.kind = self.kind, "textbox"
        around, self.around = self.around, replace(self.around, in_header=False, fields=[])
        for words in found.art:
            anchor = Anchor(self.name, ((found.segments[0].index, (Piece(0, len(words), -1, 0),)),))
            self.document.emit(words, "textbox", anchor, [])
        for box in found.boxes:
            self.blocks(box)
        self.kind, self.around = kind, around

    # tables

    def table(self, element: Element) -> None:
        rows = list(rows_in(element))
        layout = all(len(list(cells_in(row))) == 1 for row in rows)
        number: int | None = None
        for row in rows:
            if self.is_deleted(row):
                continue
            cells = list(cells_in(row))
            if len(cells) == 1 and (layout or paragraph_count(cells[0]) > 1):
                self.blocks(cells[0])
                continue
            if number is None:
                number = self.document.tables
                self.document.tables += 1
            self.row(row, cells, number)

    def is_deleted(self, row: Element) -> bool:
        """Whether the whole row was deleted under tracked changes; its words then count as one deletion."""
        properties = row.find(w("trPr"))
        if properties is None or properties.find(w("del")) is None:
            return False
        words = "".join(text.text or "" for text in row.iter() if text.tag in (T, wordml.DEL_TEXT))
        self.document.waiting.append(("删除", words, 0))
        return True

    def row(self, element: Element, cells: list[Element], table: int) -> None:
        row = Row()
        before = number_of(element.find(w("trPr")), "gridBefore")
        if before:
            row.add_cell([], before, False)
        inner: list[Element] = []
        hanging: list[Paragraph] = []
        for cell in cells:
            properties = cell.find(w("tcPr"))
            columns = number_of(properties, "gridSpan") or 1
            if row.cells and properties is not None and is_continued(properties, "hMerge"):
                last = row.cells[-1]
                row.cells[-1] = Cell(last.start, last.end, last.columns + columns, last.continues)
                continue
            continues = properties is not None and is_continued(properties, "vMerge")
            segments = [] if continues else self.cell(cell, inner, hanging)
            row.add_cell(segments, columns, continues)
        anchor = Anchor(self.name, tuple(row.anchors))
        self.document.emit("".join(row.parts), "row", anchor, row.changes, cells=tuple(row.cells), table=table)
        for paragraph in hanging:
            self.boxes(paragraph)
        for nested in inner:
            self.table(nested)

    def cell(self, element: Element, inner: list[Element], hanging: list[Paragraph]) -> list[Text]:
        """The segments of a cell; tables in it and paragraphs with text boxes are handed back for later."""
        segments: list[Text] = []
        for block in self.content(element):
            if isinstance(block, Paragraph):
                segments += block.segments
                if block.boxes or block.art:
                    hanging.append(block)
            else:
                inner.append(block)
        return segments

    # paragraphs

    def read_paragraph(self, element: Element) -> Paragraph | None:
        """One w:p; None if nothing of it remains, which also counts no number.

        So it is with a paragraph deleted or hidden, mark and all, and with the lines of an automatic table of contents.
        """
        properties = element.find(PPR)
        unseen, deleted = mark_state(properties)
        in_contents = self.in_contents
        reader = Inline(self.around, element, self.indexes[id(element)])
        reader.walk(element)
        found = reader.finish()
        if found.is_empty and (unseen or in_contents or self.in_contents):
            self.document.waiting += [change for segment in found.segments for change in segment.changes]
            return None
        if deleted:
            found.runs_on = True
            found.segments[-1].change("删除", "¶", -1)
        style = properties.find(w("pStyle")) if properties is not None else None
        found.properties = properties
        found.style = "" if style is None else style.get(VAL, "")
        own = number_of(properties, "outlineLvl")
        if own is not None:
            found.heading = outline_level(own)
        elif found.style:
            found.heading = self.document.styles.outline(found.style)
        return found

    @property
    def in_contents(self) -> bool:
        """Whether an automatic table of contents is open."""
        return any(open_field.is_contents for open_field in self.around.fields)

    def numbered(self, found: Paragraph) -> Paragraph:
        """Count the paragraph and put its automatic number in front of its first segment."""
        if not found.style and number_reference(found.properties)[0] is None:
            return found
        label = self.document.numbering.next(found.properties, found.style)
        if label is not None and label[0]:
            first = found.segments[0]
            first.insert(label[0] + (label[1] if first.length else ""))
            first.numbered = len(label[0])
        return found
