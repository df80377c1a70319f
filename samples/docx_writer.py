"""Write small Word files for the samples: paragraphs, automatic numbers, tables, tracked changes and comments.

Only what the samples need, without timestamps or compression, so that the same input gives the same bytes everywhere.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BY = 'w:author="审核人" w:date="2024-01-01T00:00:00Z"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True)
class Inserted:
    """Words that a tracked change puts in."""

    text: str


@dataclass(frozen=True)
class Deleted:
    """Words that a tracked change takes out."""

    text: str


@dataclass(frozen=True)
class Comment:
    """Words with a comment."""

    comment: str
    text: str


@dataclass(frozen=True)
class Numbered:
    """A paragraph whose number Word computes: level 0 第X条, level 1 （X）."""

    level: int
    text: str


@dataclass(frozen=True)
class Table:
    """Rows of cells."""

    rows: list[list[str]]


Piece = str | Inserted | Deleted | Comment
Block = str | Numbered | Table | Sequence[Piece]


@dataclass
class _Body:
    """The document's XML while it is being written."""

    comments: list[str] = field(default_factory=list)
    changes: int = 0

    def block(self, block: Block) -> str:
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Numbered):
            number = f'<w:numPr><w:ilvl w:val="{block.level}"/><w:numId w:val="1"/></w:numPr>'
            return f"<w:p><w:pPr>{number}</w:pPr>{_run(block.text)}</w:p>"
        pieces = [block] if isinstance(block, str) else block
        return f"<w:p>{''.join(map(self._piece, pieces))}</w:p>"

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, str):
            return _run(piece)
        if isinstance(piece, Comment):
            number = len(self.comments)
            self.comments.append(piece.comment)
            return (
                f'<w:commentRangeStart w:id="{number}"/>{_run(piece.text)}<w:commentRangeEnd w:id="{number}"/>'
                f'<w:r><w:commentReference w:id="{number}"/></w:r>'
            )
        self.changes += 1
        mark = f'w:id="{100 + self.changes}" {BY}'
        if isinstance(piece, Inserted):
            return f"<w:ins {mark}>{_run(piece.text)}</w:ins>"
        return f"<w:del {mark}>{_run(piece.text, 'delText')}</w:del>"

    def _table(self, table: Table) -> str:
        columns = len(table.rows[0])
        grid = '<w:gridCol w:w="2200"/>' * columns
        rows = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in table.rows)
        return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'


def _run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def _cell(text: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2200" w:type="dxa"/></w:tcPr><w:p>{_run(text)}</w:p></w:tc>'


def docx(blocks: Sequence[Block]) -> bytes:
    """The bytes of a Word file with these blocks."""
    body = _Body()
    text = "".join(map(body.block, blocks))
    comments = "".join(
        f'<w:comment w:id="{n}" {BY} w:initials="审"><w:p>{_run(comment)}</w:p></w:comment>'
        for n, comment in enumerate(body.comments)
    )
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"{HEAD}<w:document {W}><w:body>{text}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("comments", "comments.xml")]
        ),
        "word/styles.xml": f"{HEAD}<w:styles {W}>{_STYLES}</w:styles>",
        "word/numbering.xml": f"{HEAD}<w:numbering {W}>{_NUMBERING}</w:numbering>",
        "word/comments.xml": f"{HEAD}<w:comments {W}>{comments}</w:comments>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            archive.writestr(entry, content.encode("utf-8"))
    return out.getvalue()


_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
    '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="space"/>'
    '<w:lvlText w:val="第%1条"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>'
    '<w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def _relations(targets: list[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{space}">{links}</Relationships>'


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering", "comments": "comments"}
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )
