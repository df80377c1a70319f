"""The draft with the findings as Word comments (``--annotate``).

A Word draft is copied: its text, styles, revisions and other people's comments stay as they were; comments of an
earlier run are replaced. Of plain text, Markdown and web pages a new Word file is made that holds the text. Comments in
footnotes and text boxes, which Word does not allow, go to the place in the body that the note or box hangs on.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CannotRead, CannotWrite
from ..findings import SEVERITY_NAMES, FileReport, Finding
from ..source import Anchor, Line, Piece, Source
from .output import write_word
from .word_anchor import Part
from .word_marks import mark
from .word_package import Package, remove_comments
from .wording import basis_words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

AUTHOR = "fzzf-check"
INITIALS = "fzzf"
COPIED_AS_TEXT = frozenset({"txt", "md", "html"})


def annotate(report: FileReport, data: bytes | None = None, *, when: datetime | None = None) -> bytes:
    """A Word file with one comment per finding.

    ``report`` must hold its source; ``data`` are the draft's bytes (read from ``report.path`` if None), ``when`` the
    date of the comments (now if None). Raises :class:`CannotWrite` (``cannot_annotate``) for formats that cannot carry
    comments, :class:`CannotRead` (``broken``) where the draft has changed or is no Word file any more.
    """
    source = report.source
    if source is None or report.error is not None:
        raise CannotWrite(f"{report.path}：没有读出内容，不能加批注。", code="cannot_annotate", path=report.path)
    if source.format in COPIED_AS_TEXT:
        source, data = as_word(source)
    elif source.format != "docx":
        raise CannotWrite(
            f"{report.path}：{source.format.upper()} 文件不能加批注；请先用 Word 或 WPS 另存为 .docx 再检查。",
            code="cannot_annotate",
            path=report.path,
        )
    elif data is None:
        data = _bytes_of(report.path)
    try:
        return _annotate(source, report.findings, data, when or datetime.now())
    except (zipfile.BadZipFile, KeyError, IndexError, SyntaxError) as error:  # lxml's syntax error is a SyntaxError
        raise CannotRead(
            f"{report.path}：检查之后文件有变动，或者不是完好的 .docx；请重新检查。", code="broken", path=report.path
        ) from error


def write_annotated(report: FileReport, out: Path, data: bytes | None = None) -> None:
    """Write the annotated copy to ``out``, whole or not at all; raises as :func:`annotate`, and for what stops writing."""
    write_word(out, annotate(report, data))


def _bytes_of(path: str) -> bytes:
    """The draft's bytes, again."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise CannotRead(f"{path}：读不出来了；请确认文件还在。", code="missing", path=path) from error


def _annotate(source: Source, findings: Sequence[Finding], data: bytes, when: datetime) -> bytes:
    """Put the comments into the package."""
    package = Package(data)
    part = Part(package.edit(package.main), package.main)
    _learn_notes(package, part)
    places = [part.place(source, finding.span) for finding in findings]  # before anything that shifts run numbers
    removed = remove_comments(package, AUTHOR)
    if findings or removed:
        comments = package.comments(create=True)
        assert comments is not None
        first = 1 + max((int(c.get(f"{package.w}id") or 0) for c in comments), default=-1)
        for number, (finding, place) in enumerate(zip(findings, places, strict=True), start=first):
            comments.append(comment(package.w, number, comment_lines(finding, place.note), when))
        mark(part, enumerate(places, start=first))
    package.make_plain()
    return package.save()


def _learn_notes(package: Package, part: Part) -> None:
    """Tell the main part which paragraph of the notes parts belongs to which note."""
    for kind in ("footnote", "endnote"):
        name = package.related(f"{kind}s")
        if name is None:
            continue
        paragraphs = list(package.tree(name).iter(f"{package.w}p"))
        for index, paragraph in enumerate(paragraphs):
            note = next(paragraph.iterancestors(f"{package.w}{kind}"), None)
            if note is not None:
                part.note_ids[name, index] = note.get(f"{package.w}id") or ""


# ---------------------------------------------------------------- the comment itself


def comment_lines(finding: Finding, note: str = "") -> list[tuple[str, str]]:
    """What a comment says: (caption, words), the first one its title."""
    basis = basis_words(finding)
    lines = [
        ("", f"{finding.rule}　{finding.name}（{SEVERITY_NAMES[finding.severity]}）"),
        ("问题：", finding.message),
        ("依据：", basis),
        ("建议：", finding.advice),
        ("位置：", f"{finding.locator}（{note}）" if note and finding.locator else note),
    ]
    return [(caption, words) for caption, words in lines if words]


def comment(w: str, number: int, lines: Sequence[tuple[str, str]], when: datetime) -> Element:
    """A w:comment. Formatting is direct, so that the draft's styles need not know of comments."""
    from lxml import etree

    element = etree.Element(f"{w}comment")
    element.set(f"{w}id", str(number))
    element.set(f"{w}author", AUTHOR)
    element.set(f"{w}date", when.strftime("%Y-%m-%dT%H:%M:%SZ"))
    element.set(f"{w}initials", INITIALS)
    for index, (caption, words) in enumerate(lines):
        paragraph = etree.SubElement(element, f"{w}p")
        _plain_paragraph(paragraph, w)
        if index == 0:
            etree.SubElement(_run(paragraph, w, bold=False), f"{w}annotationRef")
        for text, bold in ((caption, True), (words, index == 0)):
            if text:
                words_element = etree.SubElement(_run(paragraph, w, bold=bold), f"{w}t")
                words_element.text = printable(text)
                words_element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def _plain_paragraph(paragraph: Element, w: str) -> None:
    """Undo what the draft's default style would do to a comment: indents, line distance, justification."""
    from lxml import etree

    properties = etree.SubElement(paragraph, f"{w}pPr")
    spacing = etree.SubElement(properties, f"{w}spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", "240"), ("lineRule", "auto")):
        spacing.set(f"{w}{name}", value)
    indent = etree.SubElement(properties, f"{w}ind")
    for name in ("left", "right", "firstLineChars", "firstLine"):
        indent.set(f"{w}{name}", "0")
    etree.SubElement(properties, f"{w}jc").set(f"{w}val", "left")


def _run(paragraph: Element, w: str, *, bold: bool) -> Element:
    """A run of a comment, 10 pt."""
    from lxml import etree

    run = etree.SubElement(paragraph, f"{w}r")
    properties = etree.SubElement(run, f"{w}rPr")
    if bold:
        etree.SubElement(properties, f"{w}b")
    for name in ("sz", "szCs"):
        etree.SubElement(properties, f"{w}{name}").set(f"{w}val", "20")
    return run


def printable(text: str) -> str:
    """The text without characters that XML cannot hold (control characters, lone surrogates)."""
    return "".join(
        c if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff") else "\ufffd"
        for c in text
    )


# ---------------------------------------------------------------- drafts that are no Word files


def as_word(source: Source) -> tuple[Source, bytes]:
    """A new Word file with the lines of the source, and the source as if it had been read from there."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = Document()
    style = document.styles["Normal"]
    style.font.name = "仿宋"
    style.font.size = Pt(14)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋")
    page = document.sections[0]  # A4 with the margins of GB/T 9704
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    document.core_properties.author = AUTHOR
    document.core_properties.title = Path(source.path).name
    lines: list[Line] = []
    for index, line in enumerate(source.lines):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        text = printable(line.text)
        if text:
            word = paragraph.add_run()._r.add_t(text)
            word.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        pieces = (Piece(0, len(line.text), 0, 0),) if text else ()
        lines.append(replace(line, anchor=Anchor("word/document.xml", ((index, pieces),)), numbered=0))
    out = io.BytesIO()
    document.save(out)
    return replace(source, lines=tuple(lines)), out.getvalue()
