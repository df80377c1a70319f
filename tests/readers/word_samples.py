"""Small Word files written by hand, so that a test says exactly what is in the file, and a look at them that is not the
reader's.
"""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from lxml import etree

from fzzf_check.readers import read
from fzzf_check.readers.characters import normalise
from fzzf_check.source import Source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
DELETED_MARK = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
_NAMESPACES = (
    'xmlns:w="{w}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def docx_bytes(body: str, *, namespace: str = W, main: str = "word/document.xml", **parts: str) -> bytes:
    """A .docx with this body; ``parts`` are the inner XML of numbering, styles, footnotes, comments, header1 …"""
    members = {"[Content_Types].xml": _TYPES.replace("word/document.xml", main)}
    relations = []
    for name, inner in parts.items():
        kind = name.rstrip("0123456789")
        relations.append(f'<Relationship Id="{name}" Type="http://x/{kind}" Target="{name}.xml"/>')
        members[f"word/{name}.xml"] = _wrapped(kind, inner, namespace)
    folder, _, file = main.rpartition("/")
    members[f"{folder}/_rels/{file}.rels"] = f"<Relationships>{''.join(relations)}</Relationships>"
    members[main] = _wrapped("document", f"<w:body>{body}</w:body>", namespace)
    return zip_bytes(members)


def _wrapped(name: str, inner: str, namespace: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_NAMESPACES.format(w=namespace)}>{inner}</w:{name}>'


def zip_bytes(members: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return file.getvalue()


def read_body(body: str, **parts: str) -> Source:
    return read("草案.docx", docx_bytes(body, **parts))


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]


# ---------------------------------------------------------------- pieces of WordprocessingML


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(*content: str, properties: str = "") -> str:
    """A run; plain strings are text, strings that begin with < are XML."""
    inner = "".join(part if part.startswith("<") else t(part) for part in content)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def p(*content: str, properties: str = "") -> str:
    """A paragraph; plain strings become a run each."""
    inner = "".join(part if part.startswith("<") else r(part) for part in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def tc(*paragraphs: str, properties: str = "") -> str:
    inner = "".join(part if part.startswith("<") else p(part) for part in paragraphs)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    inner = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def numbered(text: str, num: int = 1, level: int = 0, more: str = "") -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>{more}')


def lvl(index: int, style: str, text: str, extra: str = "", start: int | None = 1) -> str:
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{index}">{begin}<w:numFmt w:val="{style}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, inner: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{inner}</w:num>'


def ins(*runs: str) -> str:
    return f'<w:ins w:id="1" w:author="a">{"".join(runs)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="a"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def field(code: str, result: str | None) -> str:
    shown = "" if result is None else '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r(result)
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>{shown}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(text: str) -> str:
    """A text box as Word writes it: the same words in mc:Choice and mc:Fallback."""
    inner = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{inner}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )


# ---------------------------------------------------------------- an independent look at the file


def run_strings(paragraph: etree._Element) -> list[str]:
    """The text of each run of a paragraph, counted anew with XPath instead of the reader's helpers."""
    w = {"w": W}
    depth = len(paragraph.xpath("ancestor-or-self::w:p", namespaces=w))
    found = []
    for run in paragraph.xpath(".//w:r", namespaces=w):
        if len(run.xpath("ancestor::w:p", namespaces=w)) != depth:
            continue
        text = ""
        for child in run:
            name = etree.QName(child).localname
            if name in ("t", "delText"):
                text += child.text or ""
            elif name in ("tab", "ptab"):
                text += "\t"
            elif name in ("br", "cr"):
                text += "" if child.get(f"{{{W}}}type") in ("page", "column") else "\n"
            elif name == "noBreakHyphen":
                text += "-"
        found.append(text)
    return found


def assert_anchored(source: Source, data: bytes) -> None:
    """Every piece of every line holds the characters that stand at its place in the file."""
    package = zipfile.ZipFile(io.BytesIO(data))
    roots = {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}
    for line in source.lines:
        covered = 0
        for index, pieces in line.anchor.paragraphs:
            paragraph = list(roots[line.anchor.part].iter(f"{{{W}}}p"))[index]
            strings = run_strings(paragraph)
            for piece in pieces:
                covered += piece.end - piece.start
                if piece.run >= 0:
                    there = strings[piece.run][piece.offset : piece.offset + piece.end - piece.start]
                    assert normalise(there) == line.text[piece.start : piece.end]
        made_up = line.kind == "row"  # tabs between cells, spaces between their paragraphs
        assert covered == len(line.text) or (made_up and covered < len(line.text))
