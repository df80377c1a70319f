"""Old Word files (.doc, .wps) → Source, with olefile (extra ``[more]``).

Lines, tables, revisions and automatic numbers as in :mod:`.docx`; lines have no way back into the file. Footnotes, text
boxes and endnotes come after the body.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator

from ..source import Anchor, Cell, Line, LineKind, Revision, Source
from .characters import normalise, visible
from .doc_format import (
    C_DELETED,
    C_HIDDEN,
    C_INSERTED,
    P_IN_TABLE,
    P_INNER_TTP,
    P_LEVEL,
    P_LIST,
    P_OUTLINE,
    P_TTP,
    Binary,
    Encrypted,
    Properties,
)  # fmt: skip
from .fields import Field
from .numbering import Numbering, outline_level

_PARAGRAPH, _CELL, _PAGE, _LINE = "\r", "\x07", "\x0c", "\x0b"
_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_UNSEEN = "\x01\x02\x03\x04\x05\x08\x1f"
_STORIES: tuple[tuple[str, LineKind], ...] = (
    ("text", "paragraph"), ("notes", "footnote"), ("boxes", "textbox"), ("endnotes", "footnote"),
)  # fmt: skip
_ORDER = ("text", "notes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")
_end = re.compile("[\r\x07\x0c]")


class BadDoc(Exception):
    """The file cannot be read; ``code`` is encrypted, broken or unknown_format."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_doc(path: str, data: bytes) -> Source:
    """The bytes of an OLE2 file as a Source. Raises :class:`BadDoc`, and ImportError without olefile."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            if file.exists("EncryptedPackage"):
                raise BadDoc("encrypted")
            if not file.exists("WordDocument"):
                raise BadDoc("unknown_format")
            tables = {name: file.openstream(name).read() for name in ("0Table", "1Table") if file.exists(name)}
            binary = Binary(file.openstream("WordDocument").read(), tables)
        return _Reader(binary).read(path)
    except Encrypted:
        raise BadDoc("encrypted") from None
    except (OSError, ValueError, KeyError, IndexError, struct.error, OverflowError, MemoryError) as error:
        raise BadDoc("broken") from error


class _Reader:
    def __init__(self, binary: Binary) -> None:
        self.binary = binary
        self.lines: list[Line] = []
        self.revisions: list[Revision] = []
        self.waiting: list[tuple[str, str]] = []
        self.styles = binary.styles()
        self.numbering = Numbering.of(*binary.lists())
        self.fields: list[Field] = []  # the open ones, outermost first
        self.cells: list[list[str]] = []  # of the open row, each with its paragraphs
        self.parts: list[str] = []
        self.tables = 0

    def read(self, path: str) -> Source:
        for story, kind in _STORIES:
            start = 0
            for name in _ORDER[: _ORDER.index(story)]:
                start += self.binary.lengths[name]
            end = start + self.binary.lengths[story]
            # A story but the first ends with a paragraph mark of its own that is no paragraph.
            self.story(start, end if story == "text" else end - 1, kind)
        return Source(path, "doc", tuple(self.lines), tuple(self.revisions))

    def story(self, start: int, end: int, kind: LineKind) -> None:
        text = self.binary.characters
        self.fields = []
        while start < end:
            match = _end.search(text, start, end)
            stop = match.end() if match else end
            self.paragraph(start, stop, kind)
            start = stop
        self.end_row()

    def paragraph(self, start: int, stop: int, kind: LineKind) -> None:
        """The characters of one paragraph with the mark that ends it."""
        text = self.binary.characters
        mark = text[stop - 1]
        if mark == _PAGE and stop - start == 1:
            return
        properties = self.binary.properties(stop - 1)
        in_table = bool(properties.sprms.get(P_IN_TABLE))
        if properties.sprms.get(P_TTP) or properties.sprms.get(P_INNER_TTP):
            self.end_row()
            return
        contents = any(found.is_contents for found in self.fields)
        parts, deleted = self.shown(start, stop if mark not in (_PARAGRAPH, _CELL, _PAGE) else stop - 1)
        contents = contents or any(found.is_contents for found in self.fields)
        if (deleted or contents) and not any(parts):
            return  # deleted, mark and all, or a line of an automatic table of contents: no line, and counts no number
        label, gap = self.number(properties)
        if label:
            parts[0] = label + (gap if parts[0] else "") + parts[0]
        if in_table or mark == _CELL:
            self.parts += filter(None, parts)
            if mark == _CELL:
                self.cells.append(self.parts)
                self.parts = []
            return
        self.end_row()
        for place, part in enumerate(parts):
            first = place == 0
            self.emit(part, kind, self.heading(properties) if first else None, len(label) if first else 0)

    def shown(self, start: int, stop: int) -> tuple[list[str], bool]:
        """The visible text, a part for each manual line break; and whether the mark after it was deleted."""
        marks = self.binary.marks(start, stop + 1)
        parts: list[str] = [""]
        for character, change in zip(self.binary.characters[start:stop], marks, strict=False):
            if character in (_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END):
                parts[-1] += self.field(character)
            elif self.fields and not self.fields[-1].has_result:
                self.fields[-1].code.append(character)
            elif C_HIDDEN in change or character in _UNSEEN or not all(found.is_shown for found in self.fields):
                continue
            elif C_DELETED in change:
                self.note("删除", character)
            else:
                if C_INSERTED in change:
                    self.note("插入", character)
                if character == _LINE:
                    parts.append("")
                else:
                    parts[-1] += "-" if character == "\x1e" else character
        # A field code never spans paragraphs; one left open must not swallow the document.
        self.fields = [found for found in self.fields if found.has_result]
        return [_clean(part) for part in parts], C_DELETED in marks[-1]

    def field(self, character: str) -> str:
        """Open, turn or close a field; what a closed one stands for comes back."""
        if character == _FIELD_BEGIN:
            self.fields.append(Field())
        elif self.fields and character == _FIELD_RESULT:
            self.fields[-1].has_result = True
        elif self.fields:
            return self.fields.pop().computed
        return ""

    def note(self, kind: str, character: str) -> None:
        """Collect a revision of the line to come."""
        if self.waiting and self.waiting[-1][0] == kind:
            self.waiting[-1] = (kind, self.waiting[-1][1] + character)
        else:
            self.waiting.append((kind, character))

    def emit(self, text: str, kind: LineKind, heading: int | None, numbered: int) -> None:
        self.lines.append(Line(len(self.lines) + 1, text, kind, heading=heading, numbered=numbered))
        self.settle()

    def settle(self) -> None:
        for kind, words in self.waiting:
            self.revisions.append(Revision("删除" if kind == "删除" else "插入", len(self.lines), _clean(words)))
        self.waiting = []

    def end_row(self) -> None:
        """What was collected in cells becomes a row; several paragraphs in a cell alone in its row are read as such."""
        if self.parts:
            self.cells.append(self.parts)
            self.parts = []
        if not self.cells:
            return
        row, self.cells = self.cells, []
        if len(row) == 1 and len(row[0]) > 1:
            for text in row[0]:
                self.emit(text, "paragraph", None, 0)
            return
        cells = []
        texts = [" ".join(parts) for parts in row]
        start = 0
        for text in texts:
            cells.append(Cell(start, start + len(text)))
            start += len(text) + 1
        if not (self.lines and self.lines[-1].kind == "row"):
            self.tables += 1
        number = len(self.lines) + 1
        self.lines.append(Line(number, "\t".join(texts), "row", Anchor(), tuple(cells), self.tables - 1))
        self.settle()

    # properties

    def chain(self, properties: Properties) -> Iterator[Properties]:
        """The paragraph's own properties, its style's, and those of what the style is based on."""
        yield properties
        style = properties.style
        for _ in self.styles:
            if style >= len(self.styles):
                return
            style, found = self.styles[style]
            yield found

    def value(self, properties: Properties, sprm: int) -> int | None:
        return next((found.sprms[sprm] for found in self.chain(properties) if sprm in found.sprms), None)

    def heading(self, properties: Properties) -> int | None:
        return outline_level(self.value(properties, P_OUTLINE))

    def number(self, properties: Properties) -> tuple[str, str]:
        """The automatic number and the gap after it, both empty if there is none."""
        num = self.value(properties, P_LIST)
        if not num or num >= 0xF801:
            return "", ""
        return self.numbering.count(str(num), self.value(properties, P_LEVEL) or 0) or ("", "")


def _clean(text: str) -> str:
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return normalise("".join(joined[start:end] for start, end in visible(joined)))
