"""Word files (.docx, .docm, .wps saved as .docx) → Source, from zip and XML alone.

What becomes a line: a paragraph; each part of it after a manual or page break; a table row, its cells joined by a tab
and the paragraphs of a cell by a space. A table of one column is layout, and so is a cell alone in its row that holds
several paragraphs: both are read as paragraphs. The rows of a table inside a cell follow the row that holds it. A text
box is read once, before its paragraph while nothing has been said yet (版头), after it otherwise. A header stands in
front if it is for the first page only (a 版头; running heads are furniture); footnotes and endnotes that the text refers
to come last.

What is text: insertions, the results of fields, content controls, hyperlinks, automatic numbers (computed, see
:mod:`.numbering`). What is not: deleted and moved-away text, hidden text, field codes, automatic tables of contents,
placeholders. A paragraph whose
mark was deleted runs on into the next one, as it will when the change is accepted.

Anchors count as :mod:`.wordml` says. Characters without a piece (the tab between cells, the space between a cell's
paragraphs) are the reader's own; a computed number has a piece with run -1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element

from ..source import Anchor, Cell, Line, LineKind, Piece, Revision, Source
from . import wordml
from .characters import has_invisible, normalise, visible
from .fields import Field
from .numbering import Numbering, Styles, number_reference, outline_level
from .package import BadPackage, Package, parse_xml
from .wordml import ALTERNATE, BR, CR, VAL, P, R, T, is_on, number_of, w

Change = Literal["插入", "删除", "移动", "批注"]

_DOCUMENT_TYPES = ("wordprocessingml", "ms-word")
_OWN_AUTHOR = "fzzf-check"  # comments that an earlier check wrote are no open question of the draft's authors

_PPR, _RPR, _TBL, _TR, _TC, _SDT, _SDT_CONTENT = (
    w(name) for name in ("pPr", "rPr", "tbl", "tr", "tc", "sdt", "sdtContent")
)
_DEL, _MOVE_FROM, _INS, _MOVE_TO = w("del"), w("moveFrom"), w("ins"), w("moveTo")
_FLD_CHAR, _INSTR, _COMMENT, _RUBY = w("fldChar"), w("instrText"), w("commentReference"), w("ruby")
_FOOTNOTE, _ENDNOTE = w("footnoteReference"), w("endnoteReference")
_PROPERTIES = frozenset(
    w(name)
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "tblPr", "trPr", "tcPr", "sectPr")
)
_DRAWINGS = frozenset((w("drawing"), w("pict"), w("object")))
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_MATH = frozenset(
    f"{{http://schemas.openxmlformats.org/officeDocument/2006/math}}{name}" for name in ("oMath", "oMathPara")
)
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_CORE = {"title": "title", "created": "created", "modified": "modified"}

_LATENT, _LATENT_END = b"<w:latentStyles", b"</w:latentStyles>"
_formatting = re.compile(
    rb"<w:(?:rFonts|szCs|sz|spacing|color|kern|lang|bCs|b|iCs|i|u|jc|ind|shd|w|position|bdr|highlight|caps|noProof|"
    rb"widowControl|snapToGrid|suppressLineNumbers|keepNext|keepLines|adjustRightInd|autoSpaceDE|autoSpaceDN|kinsoku|"
    rb"wordWrap|overflowPunct|topLinePunct|textAlignment|pageBreakBefore|top|left|bottom|right|tcW|vAlign|proofErr|"
    rb"bidi|bookmarkStart|bookmarkEnd|lastRenderedPageBreak)(?: [^<>]*)?/>"
)


def read_docx(path: str, package: Package, part: str) -> Source:
    """A Word package whose main member is ``part`` as a Source. Raises :class:`~.package.BadPackage`."""
    try:
        return _Document(package, part).read(path)
    except RecursionError:
        raise BadPackage("broken", "内容的嵌套层数过多") from None


def main_part(package: Package) -> str | None:
    """The member that holds the document, None if the package is no Word file."""
    if "word/document.xml" in package.names:
        return "word/document.xml"
    types = "[Content_Types].xml"
    if types not in package.names:
        return None
    for override in package.xml(types):
        kind = override.get("ContentType", "")
        if kind.endswith("main+xml") and any(name in kind for name in _DOCUMENT_TYPES):
            return override.get("PartName", "").lstrip("/")
    return None


def _word_xml(data: bytes, name: str) -> Element:
    """A part as XML, in the transitional namespace whatever it was written in, without most of its formatting.

    Fonts, sizes and spacing are two thirds of a part and none of its text. They are empty elements, so they can be cut
    from the bytes, which is three times as fast as parsing them; likewise the list of latent styles.
    """
    strict = wordml.STRICT.encode()
    if strict in data:
        data = data.replace(strict, wordml.TRANSITIONAL.encode())
    begin, end = data.find(_LATENT), data.find(_LATENT_END)
    if 0 <= begin < end:
        data = data[:begin] + data[end + len(_LATENT_END) :]
    return parse_xml(_formatting.sub(b"", data), name)


# ---------------------------------------------------------------- lines in the making


@dataclass(slots=True)
class _Text:
    """Characters being collected: one segment of the paragraph ``index``, with its pieces and its revisions."""

    index: int
    parts: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    changes: list[tuple[Change, str, int]] = field(default_factory=list)
    numbered: int = 0
    before: list[tuple[int, list[Piece]]] = field(default_factory=list)  # of joined paragraphs

    def add(self, text: str, run: int, offset: int) -> None:
        """Append text that stands in ``run`` from ``offset``; characters that show nothing are left out."""
        if not has_invisible(text):
            self._append(text, run, offset)
            return
        for start, end in visible(text):
            self._append(text[start:end], run, offset + start)

    def _append(self, text: str, run: int, offset: int) -> None:
        end = self.length + len(text)
        if self.pieces:
            last = self.pieces[-1]
            if last.run == run and last.offset + last.end - last.start == offset and run >= 0:
                self.pieces[-1] = Piece(last.start, end, run, last.offset)
                self.parts.append(text)
                self.length = end
                return
        self.pieces.append(Piece(self.length, end, run, offset))
        self.parts.append(text)
        self.length = end

    def change(self, kind: Change, text: str, start: int) -> None:
        """Note a revision whose words began at ``start``; neighbouring runs of one change are one revision."""
        if self.changes and kind != "批注":
            last, before, end = self.changes[-1]
            if last == kind and end == start:
                self.changes[-1] = (kind, before + text, self.length)
                return
        if text or kind == "批注":
            self.changes.append((kind, text, self.length))

    def insert(self, text: str) -> None:
        """Put computed text in front of everything."""
        shift = len(text)
        self.pieces[:] = [Piece(0, shift, -1, 0), *_shifted(self.pieces, shift)]
        self.before = [(index, _shifted(pieces, shift)) for index, pieces in self.before]
        self.parts.insert(0, text)
        self.length += shift

    def join(self, head: _Text) -> None:
        """Put the text of an earlier paragraph in front, whose mark was deleted."""
        self.before = [*head.before, (head.index, head.pieces), *self.before]
        self.pieces = _shifted(self.pieces, head.length)
        self.parts[:0] = head.parts
        self.changes[:0] = head.changes
        self.length += head.length

    def anchors(self) -> list[tuple[int, tuple[Piece, ...]]]:
        """The pieces by paragraph."""
        return [*((earlier, tuple(pieces)) for earlier, pieces in self.before), (self.index, tuple(self.pieces))]

    @property
    def text(self) -> str:
        return "".join(self.parts)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that was read: its segments, and what hangs on it."""

    segments: list[_Text]
    boxes: list[Element]
    art: list[str]
    properties: Element | None = None
    style: str = ""
    heading: int | None = None
    runs_on: bool = False  # its mark was deleted: it goes on in the next paragraph

    @property
    def is_empty(self) -> bool:
        return not (self.boxes or self.art or any(segment.length for segment in self.segments))

    def take(self, earlier: _Paragraph) -> None:
        """Begin with an earlier paragraph that runs on into this one."""
        *whole, last = earlier.segments
        self.segments[0].join(last)
        self.segments[:0] = whole
        self.boxes[:0] = earlier.boxes
        self.art[:0] = earlier.art


@dataclass(slots=True)
class _Row:
    """A table row being put together from its cells."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    cells: list[Cell] = field(default_factory=list)
    anchors: list[tuple[int, tuple[Piece, ...]]] = field(default_factory=list)
    changes: list[tuple[Change, str, int]] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def add_cell(self, segments: list[_Text], columns: int, continues: bool) -> None:
        """Append a cell: its segments, of which empty ones leave no trace."""
        if self.cells:
            self.add("\t")
        start = self.length
        for segment in segments:
            self.changes += segment.changes
            if not segment.length:
                continue
            if self.length > start:
                self.add(" ")
            shift = self.length
            self.anchors += [(owner, tuple(_shifted(pieces, shift))) for owner, pieces in segment.anchors()]
            self.add(segment.text)
        self.cells.append(Cell(start, self.length, columns, continues))


def _shifted(pieces: Iterable[Piece], by: int) -> list[Piece]:
    return [Piece(piece.start + by, piece.end + by, piece.run, piece.offset) for piece in pieces]


# ---------------------------------------------------------------- document


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
        self.moved_to = next(root.iter(_MOVE_TO), None) is not None
        self._first_header(body)
        _Part(self, self.part, root).blocks(body)
        self._notes()
        for change in self.waiting:  # of paragraphs at the very end that leave no line
            self.revisions.append(Revision(change[0], max(1, len(self.lines)), change[1]))
        return Source(path, "docx", tuple(self.lines), tuple(self.revisions), "", self._meta())

    def xml(self, name: str) -> Element:
        """A part as XML, in the transitional namespace whatever it was written in."""
        return _word_xml(self.package.bytes(name), name)

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
                    root = _word_xml(data, name)
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
            self._comments = self._read_comments()
        return self._comments.get(name)

    def _read_comments(self) -> dict[str, str]:
        name = self.related.get("comments")
        if name is None:
            return {}
        settled = self._settled_comments()
        found = {}
        for comment in self.xml(name):
            ids = {paragraph.get(_W14 + "paraId", "") for paragraph in comment.iter(P)}
            if comment.get(w("author")) != _OWN_AUTHOR and not ids & settled:
                words = ("".join(t.text or "" for t in paragraph.iter(T)) for paragraph in comment.iter(P))
                found[comment.get(w("id"), "")] = " ".join(filter(None, words))
        return found

    def _settled_comments(self) -> set[str]:
        """The paragraph ids of comments marked as done, their answers included."""
        settled: set[str] = set()
        name = self.related.get("commentsExtended")
        for extended in self.package.xml(name) if name else ():
            paragraph, parent = extended.get(_W15 + "paraId", ""), extended.get(_W15 + "paraIdParent", "")
            if extended.get(_W15 + "done") in ("1", "true") or parent in settled:
                settled.add(paragraph)
        return settled

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
        self.fields: list[Field] = []  # the open ones, outermost first

    # blocks

    def blocks(self, parent: Element) -> None:
        """Read paragraphs and tables and give them to the document as lines."""
        for block in self.content(parent):
            if isinstance(block, _Paragraph):
                self.emit(block)
            else:
                self.table(block)

    def content(self, parent: Element) -> Iterator[_Paragraph | Element]:
        """The paragraphs (those that run on joined and all numbered) and the tables of a body or cell."""
        earlier: _Paragraph | None = None
        for block in _blocks_in(parent):
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

    def emit(self, found: _Paragraph) -> None:
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

    def boxes(self, found: _Paragraph) -> None:
        """The text boxes and the WordArt of a paragraph."""
        kind, self.kind = self.kind, "textbox"
        fields, self.fields = self.fields, []
        for words in found.art:
            anchor = Anchor(self.name, ((found.segments[0].index, (Piece(0, len(words), -1, 0),)),))
            self.document.emit(words, "textbox", anchor, [])
        for box in found.boxes:
            self.blocks(box)
        self.kind, self.fields = kind, fields

    # tables

    def table(self, element: Element) -> None:
        rows = list(_rows_in(element))
        layout = all(len(list(_cells_in(row))) == 1 for row in rows)
        number: int | None = None
        for row in rows:
            if self.is_deleted(row):
                continue
            cells = list(_cells_in(row))
            if len(cells) == 1 and (layout or _paragraph_count(cells[0]) > 1):
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
        row = _Row()
        before = number_of(element.find(w("trPr")), "gridBefore")
        if before:
            row.add_cell([], before, False)
        inner: list[Element] = []
        hanging: list[_Paragraph] = []
        for cell in cells:
            properties = cell.find(w("tcPr"))
            columns = number_of(properties, "gridSpan") or 1
            if row.cells and properties is not None and _continues(properties, "hMerge"):
                last = row.cells[-1]
                row.cells[-1] = Cell(last.start, last.end, last.columns + columns, last.continues)
                continue
            continues = properties is not None and _continues(properties, "vMerge")
            segments = [] if continues else self.cell(cell, inner, hanging)
            row.add_cell(segments, columns, continues)
        anchor = Anchor(self.name, tuple(row.anchors))
        self.document.emit("".join(row.parts), "row", anchor, row.changes, cells=tuple(row.cells), table=table)
        for paragraph in hanging:
            self.boxes(paragraph)
        for nested in inner:
            self.table(nested)

    def cell(self, element: Element, inner: list[Element], hanging: list[_Paragraph]) -> list[_Text]:
        """The segments of a cell; tables in it and paragraphs with text boxes are handed back for later."""
        segments: list[_Text] = []
        for block in self.content(element):
            if isinstance(block, _Paragraph):
                segments += block.segments
                if block.boxes or block.art:
                    hanging.append(block)
            else:
                inner.append(block)
        return segments

    # paragraphs

    def read_paragraph(self, element: Element) -> _Paragraph | None:
        """One w:p; None if nothing of it remains, which also counts no number.

        So it is with a paragraph deleted or hidden, mark and all, and with the lines of an automatic table of contents.
        """
        properties = element.find(_PPR)
        unseen, deleted = _mark_state(properties)
        in_contents = self.in_contents
        reader = _Inline(self, element)
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
        return any(open_field.is_contents for open_field in self.fields)

    def numbered(self, found: _Paragraph) -> _Paragraph:
        """Count the paragraph and put its automatic number in front of its first segment."""
        if not found.style and number_reference(found.properties)[0] is None:
            return found
        label = self.document.numbering.next(found.properties, found.style)
        if label is not None and label[0]:
            first = found.segments[0]
            first.insert(label[0] + (label[1] if first.length else ""))
            first.numbered = len(label[0])
        return found


class _Inline:
    """The inline content of one paragraph: runs and what wraps them."""

    def __init__(self, part: _Part, paragraph: Element) -> None:
        self.part = part
        self.document = part.document
        self.runs = {id(run): index for index, run in enumerate(wordml.runs(paragraph))}
        self.index = part.indexes[id(paragraph)]
        self.segments = [_Text(self.index)]
        self.boxes: list[Element] = []
        self.art: list[str] = []
        self.page_ended = False

    def walk(self, parent: Iterable[Element]) -> None:
        """Read children in order; what is not known (hyperlink, smartTag, fldSimple …) is looked into."""
        for child in parent:
            _INLINE.get(child.tag, _Inline.walk)(self, child)

    def finish(self) -> _Paragraph:
        """The paragraph read. A field code that was never closed ends here: it must not swallow the document."""
        fields = self.part.fields
        while fields and not fields[-1].has_result:
            fields.pop()
        return _Paragraph(self.segments, self.boxes, self.art)

    # inline elements

    def run(self, element: Element) -> None:
        properties = element.find(_RPR)
        if properties is not None and is_on(properties, "vanish"):
            return
        self.run_children(element, self.runs[id(element)], 0)

    def run_children(self, children: Iterable[Element], run: int, offset: int) -> int:
        """Read what a run holds from ``offset`` of its text on; the offset after it comes back."""
        for child in children:
            tag = child.tag
            if tag == T:
                text = wordml.plain(child.text)
                self.say(text, run, offset)
            elif tag == ALTERNATE:
                offset = self.run_children(wordml.chosen(child), run, offset)
                continue
            else:
                text = wordml.text_of(child)
                handler = _RUN_CHILDREN.get(tag)
                if handler is not None:
                    handler(self, child, run, offset)
                elif text and tag != wordml.DEL_TEXT:
                    self.say(text, run, offset)
            offset += len(text)
        return offset

    def say(self, text: str, run: int, offset: int) -> None:
        """Add visible text unless a field code is being read."""
        fields = self.part.fields
        if not text or (fields and not all(open_field.is_shown for open_field in fields)):
            return
        if self.page_ended and self.segments[-1].length:
            self.segments.append(_Text(self.index))
        self.page_ended = False
        self.segments[-1].add(text, run, offset)

    def deleted(self, element: Element) -> None:
        words = "".join(wordml.plain(text.text) for text in element.iter() if text.tag in (T, wordml.DEL_TEXT))
        moved = element.tag == _MOVE_FROM
        if not (moved and self.document.moved_to):  # where the text went, it is noted as moved
            here = self.segments[-1]
            here.change("移动" if moved else "删除", words, here.length)

    def inserted(self, element: Element) -> None:
        here = len(self.segments) - 1
        segment = self.segments[here]
        start = segment.length
        self.walk(element)
        words = segment.text[start:] + "".join(later.text for later in self.segments[here + 1 :])
        segment.change("移动" if element.tag == _MOVE_TO else "插入", words, start)

    def content_control(self, element: Element) -> None:
        content = element.find(_SDT_CONTENT)
        if content is not None and not _is_placeholder(element):
            self.walk(content)

    def alternate(self, element: Element) -> None:
        self.walk(wordml.chosen(element))

    def formula(self, element: Element) -> None:
        words = "".join(wordml.plain(text.text) for text in element.iter(_MATH_TEXT))
        if words:
            self.say(words, -1, 0)

    # children of a run

    def line_break(self, element: Element, run: int, offset: int) -> None:
        if wordml.is_page_break(element):
            self.page_ended = True
        else:
            self.segments.append(_Text(self.index))

    def field_char(self, element: Element, run: int, offset: int) -> None:
        fields = self.part.fields
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            fields.append(Field())
        elif kind == "separate" and fields:
            fields[-1].has_result = True
        elif kind == "end" and fields:
            self.say(fields.pop().computed, -1, 0)

    def field_code(self, element: Element, run: int, offset: int) -> None:
        fields = self.part.fields
        if fields and not fields[-1].has_result:
            fields[-1].code.append(element.text or "")

    def note(self, element: Element, run: int, offset: int) -> None:
        family = "footnotes" if element.tag == _FOOTNOTE else "endnotes"
        self.document.notes.append((family, element.get(w("id"), "")))

    def comment(self, element: Element, run: int, offset: int) -> None:
        words = self.document.comment(element.get(w("id"), ""))
        if words is not None:
            here = self.segments[-1]
            here.change("批注", words, here.length)

    def ruby(self, element: Element, run: int, offset: int) -> None:
        base = element.find(w("rubyBase"))
        if base is not None:
            self.walk(base)

    def drawing(self, element: Element, run: int, offset: int) -> None:
        if next(element.iter(wordml.TEXT_BOX), None) is not None:
            self.boxes += _boxes_in(element)
        elif self.part.kind != "header":  # in headers WordArt is a watermark
            words = (normalise(art.get("string") or "").strip() for art in element.iter(_WORD_ART))
            self.art += filter(None, words)


def _skip(inline: _Inline, element: Iterable[Element]) -> None:
    """What is no text: properties."""


_INLINE: dict[str, Callable[[_Inline, Element], None]] = {
    R: _Inline.run,
    _DEL: _Inline.deleted,
    _MOVE_FROM: _Inline.deleted,
    _INS: _Inline.inserted,
    _MOVE_TO: _Inline.inserted,
    _SDT: _Inline.content_control,
    ALTERNATE: _Inline.alternate,
    **dict.fromkeys(_MATH, _Inline.formula),
    **dict.fromkeys(_PROPERTIES, _skip),
}
_RUN_CHILDREN: dict[str, Callable[[_Inline, Element, int, int], None]] = {
    BR: _Inline.line_break,
    CR: _Inline.line_break,
    _FLD_CHAR: _Inline.field_char,
    _INSTR: _Inline.field_code,
    _FOOTNOTE: _Inline.note,
    _ENDNOTE: _Inline.note,
    _COMMENT: _Inline.comment,
    _RUBY: _Inline.ruby,
    **dict.fromkeys(_DRAWINGS, _Inline.drawing),
}


# ---------------------------------------------------------------- looking around


def _blocks_in(parent: Iterable[Element]) -> Iterator[Element]:
    """Paragraphs and tables, through content controls and other wrappers."""
    return _through(parent, (P, _TBL))


def _rows_in(table: Element) -> Iterator[Element]:
    return _through(table, (_TR,))


def _cells_in(row: Element) -> Iterator[Element]:
    return _through(row, (_TC,))


def _through(parent: Iterable[Element], wanted: tuple[str, ...]) -> Iterator[Element]:
    for child in parent:
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag == ALTERNATE:
            yield from _through(wordml.chosen(child), wanted)
        elif tag == _SDT:
            if not _is_placeholder(child):
                yield from _through(child.findall(_SDT_CONTENT), wanted)
        elif tag not in _PROPERTIES and len(child) and tag not in (_DEL, _MOVE_FROM):
            yield from _through(child, wanted)


def _boxes_in(parent: Iterable[Element]) -> Iterator[Element]:
    for child in parent:
        if child.tag == wordml.TEXT_BOX:
            yield child
        elif child.tag == ALTERNATE:
            yield from _boxes_in(wordml.chosen(child))
        else:
            yield from _boxes_in(child)


def _is_placeholder(control: Element) -> bool:
    """Whether a content control still shows its prompt (单击此处输入文字), which is nobody's text."""
    properties = control.find(w("sdtPr"))
    return properties is not None and is_on(properties, "showingPlcHdr")


def _continues(properties: Element, name: str) -> bool:
    """Whether a cell belongs to the one above (vMerge) or before (hMerge) it."""
    element = properties.find(w(name))
    return element is not None and element.get(VAL, "continue") == "continue"


def _paragraph_count(cell: Element) -> int:
    """How many paragraphs of a cell have text; a table in it counts as one."""
    return sum(1 for block in _blocks_in(cell) if any((text.text or "").strip() for text in block.iter(T)))


def _mark_state(properties: Element | None) -> tuple[bool, bool]:
    """Whether a paragraph's mark is not shown (hidden or deleted), and whether it was deleted or moved away."""
    mark = properties.find(_RPR) if properties is not None else None
    if mark is None:
        return False, False
    deleted = mark.find(_DEL) is not None or mark.find(_MOVE_FROM) is not None
    return deleted or is_on(mark, "vanish"), deleted
