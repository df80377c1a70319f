"""Word files made by hand, and findings on words in them."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from lxml import etree

from fzzf_check.findings import Basis, FileReport, Finding, Severity
from fzzf_check.source import Line, Source, Span

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHEN = datetime(2024, 3, 5, 9, 30)
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{more}</Types>'
)
RELS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
)
SIGNS = {"tab": "\t", "br": "\n", "noBreakHyphen": "-"}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str, parts: dict[str, str] | None = None, links: str = "", more_types: str = "") -> bytes:
    """A Word file with this content of w:body, further parts and relationships."""
    main = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("[Content_Types].xml", TYPES.format(more=more_types))
        target.writestr("_rels/.rels", RELS.format(links=main))
        target.writestr(
            "word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
        )
        if links:
            target.writestr("word/_rels/document.xml.rels", RELS.format(links=links))
        for name, text in (parts or {}).items():
            target.writestr(name, text)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    """A w:r with one w:t."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str) -> str:
    """A w:p."""
    return f"<w:p>{''.join(content)}</w:p>"


def finding(span: Span, text: str, *, severity: Severity = "error") -> Finding:
    """A finding on a span."""
    return Finding(
        rule="FZ201",
        name="规范性文件不得自行设定罚款",
        category="penalty",
        severity=severity,
        span=span,
        locator="第九条",
        text=text,
        message=f"“{text}”由本文件自行设定。",
        advice="删除。",
        basis=(Basis("行政处罚法", "第十六条"),),
    )


def on(source: Source, words: str, *, line: int | None = None) -> Finding:
    """A finding on the first place where these words stand in one line."""
    for item in source.lines:
        at = item.text.find(words)
        if at >= 0 and line in (None, item.number):
            return finding(Span(item.number, at + 1, item.number, at + 1 + len(words)), words)
    raise AssertionError(f"没有“{words}”")


def report(data: bytes, *wanted: str | Finding, path: str = "稿.docx") -> FileReport:
    """The report on a file as the program reads it, with findings on these words."""
    from fzzf_check.readers import read

    source = read(path, data)
    findings = [item if isinstance(item, Finding) else on(source, item) for item in wanted]
    return FileReport(path, source=source, findings=findings)


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """The root of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return etree.fromstring(opened.read(name))


def names(data: bytes) -> list[str]:
    """The parts of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return opened.namelist()


def covered(data: bytes) -> dict[str, str]:
    """Comment id → the text between its markers, paragraphs joined by a line break; text boxes on the way left out."""
    root = part(data)
    open_now: dict[str, list[str]] = {}
    done: dict[str, str] = {}
    for element in root.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        number = element.get(f"{W}id") or ""
        if name in ("p", "t", *SIGNS) and next(element.iterancestors(f"{W}txbxContent"), None) is not None:
            continue
        if name == "commentRangeStart":
            open_now[number] = []
        elif name == "commentRangeEnd":
            done[number] = "".join(open_now.pop(number))
        elif name == "p":
            for words in open_now.values():
                words.append("\n")
        elif name in ("t", *SIGNS):
            for words in open_now.values():
                words.append(SIGNS.get(name) or element.text or "")
    assert not open_now, "批注只有起点没有终点"
    return done


def plain_source(*texts: str) -> Source:
    """A source of plain text."""
    return Source("稿.txt", "txt", tuple(Line(n, text) for n, text in enumerate(texts, start=1)))
