"""The binary Word format (.doc, [MS-DOC]) as far as text, tables, revisions and numbers need it.

The file block says where things are; the piece table says which bytes are which characters; formatted-page tables say
which properties (sprms) hold from which byte on. Damage shows as struct.error or IndexError, which the reader turns into
one message.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from .numbering import Abstract, Level, Num

_MAGIC = (0xA5EC, 0xA5DC)
_FKP = 512
# Places in the file block: (offset, size) pairs by their index in FibRgFcLcb97.
_PAIRS = 0x9A
_STSHF, _BTE_CHPX, _BTE_PAPX, _CLX, _PLF_LST, _PLF_LFO = 1, 12, 13, 33, 73, 74

_OPERAND_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # by the upper three bits of a sprm; 0 = counted by its first byte
_T_DEF_TABLE, _P_CHG_TABS = 0xD608, 0xC615
P_IN_TABLE, P_TTP, P_LEVEL, P_LIST, P_OUTLINE = 0x2416, 0x2417, 0x260A, 0x460B, 0x2640
P_INNER_TTP = 0x244C
C_DELETED, C_INSERTED, C_HIDDEN = 0x0800, 0x0801, 0x083C

# w:numFmt for each number format code ([MS-OSHARED] MSONFC).
_FORMATS = [
    "decimal",
    "upperRoman",
    "lowerRoman",
    "upperLetter",
    "lowerLetter",
    "ordinal",
    "cardinalText",
    "ordinalText",
    "hex",
    "chicago",
    "ideographDigital",
    "japaneseCounting",
    "aiueo",
    "iroha",
    "decimalFullWidth",
    "decimalHalfWidth",
    "japaneseLegal",
    "japaneseDigitalTenThousand",
    "decimalEnclosedCircle",
    "decimalFullWidth2",
    "aiueoFullWidth",
    "irohaFullWidth",
    "decimalZero",
    "bullet",
    "ganada",
    "chosung",
    "decimalEnclosedFullstop",
    "decimalEnclosedParen",
    "decimalEnclosedCircleChinese",
    "ideographEnclosedCircle",
    "ideographTraditional",
    "ideographZodiac",
    "ideographZodiacTraditional",
    "taiwaneseCounting",
    "ideographLegalTraditional",
    "taiwaneseCountingThousand",
    "taiwaneseDigital",
    "chineseCounting",
    "chineseLegalSimplified",
    "chineseCountingThousand",
]


class Encrypted(Exception):
    """The document is protected by a password."""


@dataclass(frozen=True, slots=True)
class Properties:
    """Paragraph properties: the style's index and the sprms with their operands."""

    style: int = 0
    sprms: dict[int, int] = field(default_factory=dict)


class Binary:
    """A binary Word document: its characters by story, and what is known of each paragraph and character."""

    def __init__(self, document: bytes, table_of: dict[str, bytes]) -> None:
        magic, flags = struct.unpack_from("<H8xH", document)
        if magic not in _MAGIC:
            raise ValueError("no Word document")
        if flags & 0x0100:
            raise Encrypted
        self._data = document
        self._table = table_of["1Table" if flags & 0x0200 else "0Table"]
        names = ("text", "notes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")
        self.lengths = dict(zip(names, struct.unpack_from("<8i", document, 0x4C), strict=True))
        self._pieces = list(self._read_pieces())
        self._starts = [piece[0] for piece in self._pieces]
        self.characters = "".join(self._decode(*piece) for piece in self._pieces)
        self._paragraphs = self._read_paragraphs()
        self._paragraph_ends = sorted(self._paragraphs)
        self._marked = sorted(self._read_marked())

    # places

    def _place(self, index: int) -> tuple[int, int]:
        offset, size = struct.unpack_from("<II", self._data, _PAIRS + 8 * index)
        return offset, size

    def _block(self, index: int) -> bytes:
        offset, size = self._place(index)
        return self._table[offset : offset + size]

    # characters

    def _read_pieces(self) -> Iterator[tuple[int, int, int, int]]:
        """(first character, one past the last, byte offset, bytes a character) of each piece."""
        clx = self._block(_CLX)
        position = 0
        while clx[position] == 1:  # formatting that is no text
            position += 3 + struct.unpack_from("<H", clx, position + 1)[0]
        size = struct.unpack_from("<I", clx, position + 1)[0]
        table = clx[position + 5 : position + 5 + size]
        count = (len(table) - 4) // 12
        edges = struct.unpack_from(f"<{count + 1}I", table)
        for number in range(count):
            where = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)[0]
            if where & 0x40000000:
                yield edges[number], edges[number + 1], (where & 0x3FFFFFFF) // 2, 1
            else:
                yield edges[number], edges[number + 1], where, 2

    def _decode(self, first: int, end: int, offset: int, width: int) -> str:
        raw = self._data[offset : offset + (end - first) * width]
        # Halves of a pair are left alone: one character for each two bytes keeps the counting right.
        if width == 1:
            return raw.decode("cp1252", "replace")
        return "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2])))

    def _offset(self, character: int) -> int:
        first, _, offset, width = self._pieces[bisect_right(self._starts, character) - 1]
        return offset + (character - first) * width

    # properties

    def _pages(self, index: int) -> Iterator[tuple[bytes, int]]:
        """The formatted pages of a table and how many entries each has."""
        table = self._block(index)
        count = (len(table) - 4) // 8
        for (number,) in struct.iter_unpack("<I", table[4 * (count + 1) : 4 * (count + 1) + 4 * count]):
            start = (number & 0x3FFFFF) * _FKP
            page = self._data[start : start + _FKP]
            if len(page) == _FKP:
                yield page, page[-1]

    def _read_paragraphs(self) -> dict[int, Properties]:
        """Paragraph properties by the byte offset at which the paragraph ends."""
        found = {}
        for page, count in self._pages(_BTE_PAPX):
            edges = struct.unpack_from(f"<{count + 1}I", page)
            for number in range(count):
                place = page[4 * (count + 1) + 13 * number] * 2
                if not place:
                    found[edges[number + 1]] = Properties()
                    continue
                size = page[place] * 2 - 1 if page[place] else page[place + 1] * 2
                place += 1 if page[place] else 2
                entry = page[place : place + size]
                found[edges[number + 1]] = Properties(struct.unpack_from("<H", entry)[0], dict(sprms(entry[2:])))
        return found

    def _read_marked(self) -> Iterator[tuple[int, int, frozenset[int]]]:
        """Byte ranges whose characters were deleted, inserted or hidden."""
        for page, count in self._pages(_BTE_CHPX):
            edges = struct.unpack_from(f"<{count + 1}I", page)
            for number in range(count):
                place = page[4 * (count + 1) + number] * 2
                if not place:
                    continue
                entry = page[place + 1 : place + 1 + page[place]]
                marks = {sprm for sprm, value in sprms(entry) if value & 1}
                marks &= {C_DELETED, C_INSERTED, C_HIDDEN}
                if marks:
                    yield edges[number], edges[number + 1], frozenset(marks)

    def properties(self, character: int) -> Properties:
        """The properties of the paragraph that ends with this character."""
        offset = self._offset(character)
        place = bisect_right(self._paragraph_ends, offset)
        return self._paragraphs[self._paragraph_ends[place]] if place < len(self._paragraph_ends) else Properties()

    def marks(self, first: int, end: int) -> list[frozenset[int]]:
        """For each character from ``first`` up to ``end``: which of deleted, inserted, hidden it is."""
        none: frozenset[int] = frozenset()
        if not self._marked:
            return [none] * (end - first)
        starts = [start for start, _, _ in self._marked]
        found = []
        for character in range(first, end):
            offset = self._offset(character)
            place = bisect_right(starts, offset) - 1
            inside = place >= 0 and offset < self._marked[place][1]
            found.append(self._marked[place][2] if inside else none)
        return found

    # styles and lists

    def styles(self) -> list[tuple[int, Properties]]:
        """For each style: the index of what it is based on (0xFFF: nothing) and its paragraph properties."""
        sheet = self._block(_STSHF)
        if len(sheet) < 4:
            return []
        size, count, base_size = struct.unpack_from("<HHH", sheet)
        position = 2 + size
        found = []
        for _ in range(count):
            if position + 2 > len(sheet):
                break
            length = struct.unpack_from("<H", sheet, position)[0]
            entry = sheet[position + 2 : position + 2 + length]
            found.append(_style(entry, base_size) if length >= 10 else (0xFFF, Properties()))
            position += 2 + length
        return found

    def lists(self) -> tuple[dict[str, Abstract], dict[str, Num]]:
        """The lists by their id, and what paragraphs refer to (by its number from 1, as text)."""
        start, size = self._place(_PLF_LST)
        if not size:
            return {}, {}
        count = struct.unpack_from("<h", self._table, start)[0]
        position = start + 2 + 28 * count
        abstracts = {}
        for number in range(count):
            entry = start + 2 + 28 * number
            name = str(struct.unpack_from("<i", self._table, entry)[0])
            levels = {}
            for index in range(1 if self._table[entry + 26] & 1 else 9):
                levels[index], position = self._level(position, index)
            abstracts[name] = Abstract(levels)
        return abstracts, dict(self._nums())

    def _nums(self) -> Iterator[tuple[str, Num]]:
        start, size = self._place(_PLF_LFO)
        if not size:
            return
        count = struct.unpack_from("<I", self._table, start)[0]
        position = start + 4 + 16 * count
        for number in range(count):
            entry = start + 4 + 16 * number
            name = str(struct.unpack_from("<i", self._table, entry)[0])
            num = Num(name, {}, {})
            position += 4
            for _ in range(self._table[entry + 12]):
                begin, flags = struct.unpack_from("<iI", self._table, position)
                position += 8
                index = flags & 15
                if flags & 32:
                    num.levels[index], position = self._level(position, index)
                elif flags & 16:
                    num.starts[index] = begin
            yield str(number + 1), num

    def _level(self, position: int, index: int) -> tuple[Level, int]:
        """One LVL and the position after it."""
        table = self._table
        start, code, flags = struct.unpack_from("<iBB", table, position)
        follow, characters, paragraphs, limit = (
            table[position + 15], table[position + 24], table[position + 25], table[position + 26],
        )  # fmt: skip
        position += 28 + characters + paragraphs
        length = struct.unpack_from("<H", table, position)[0]
        raw = table[position + 2 : position + 2 + 2 * length].decode("utf-16-le", "replace")
        text = "".join(f"%{ord(character) + 1}" if ord(character) < 9 else character for character in raw)
        level = Level(
            start=start,
            style="none" if code == 0xFF else _FORMATS[code] if code < len(_FORMATS) else "decimal",
            text=text,
            gap={1: " ", 2: ""}.get(follow, "\u3000"),
            legal=bool(flags & 4),
            restart=limit if flags & 8 else None,
        )
        return level, position + 2 + 2 * length


def sprms(data: bytes) -> Iterator[tuple[int, int]]:
    """The property changes in a grpprl, each with its operand as a number (0 for long ones)."""
    position = 0
    while position + 2 <= len(data):
        sprm = struct.unpack_from("<H", data, position)[0]
        position += 2
        size = _OPERAND_SIZES[sprm >> 13]
        if sprm == _T_DEF_TABLE:
            size = struct.unpack_from("<H", data, position)[0] + 1 if position + 2 <= len(data) else 0
        elif not size:
            size = 1 + (data[position] if position < len(data) else 0)
            if sprm == _P_CHG_TABS and size == 256:
                return  # counted in another way; nothing after it matters here
        operand = data[position : position + size]
        yield sprm, int.from_bytes(operand, "little") if len(operand) <= 4 else 0
        position += size


def _style(entry: bytes, base_size: int) -> tuple[int, Properties]:
    kind_and_base, counts = struct.unpack_from("<HH", entry, 2)
    base = kind_and_base >> 4
    if kind_and_base & 15 != 1 or not counts & 15:  # only paragraph styles number
        return base, Properties()
    position = base_size
    name = struct.unpack_from("<H", entry, position)[0]
    position += 2 + 2 * name + 2
    position += position & 1
    size = struct.unpack_from("<H", entry, position)[0]
    return base, Properties(0, dict(sprms(entry[position + 4 : position + 2 + size])))
