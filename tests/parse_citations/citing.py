"""Documents of a few paragraphs, built by hand: the citations of a text do not depend on how a file is read."""

from __future__ import annotations

from datetime import date

from fzzf_check.facts import Citation, Document, Origin, Paragraph, Row, Unit
from fzzf_check.parse.citation.citations import find_citations
from fzzf_check.source import Line, Source

DAY = date(2026, 6, 1)


def document(*texts: str, title: str | None = None, issued: str | None = None) -> Document:
    """A document whose paragraphs are ``texts``; 第N条 at the head of one makes it a unit."""
    paragraphs = []
    for n, text in enumerate(texts):
        paragraphs.append(Paragraph(text, (Origin(0, n + 1, 1),), "正文", index=n, unit=_unit(text, n)))
    source = Source("例.txt", "txt", tuple(Line(n, text) for n, text in enumerate(texts, 1)))
    return Document(source, "规范性文件", "草案", title, None, None, None, issued, (), (), tuple(paragraphs))


def _unit(text: str, n: int) -> Unit | None:
    numbers = "一二三四五六七八九"
    if text.startswith("第") and text[2:3] == "条" and text[1] in numbers:
        return Unit("条", text[:3], numbers.index(text[1]) + 1, "", text[:3], n + 1)
    return None


def table_row(text: str, header: tuple[str, ...]) -> Document:
    """A document of one table row whose cells are separated by tabs."""
    made = document(text)
    cells, start = [], 0
    for cell in text.split("\t"):
        cells.append((start, start + len(cell)))
        start += len(cell) + 1
    made.paragraphs[0].row = Row(0, header, tuple(cells), "")
    return made


def cited(*texts: str, on: date = DAY, title: str | None = None, issued: str | None = None) -> tuple[Citation, ...]:
    """The citations of these paragraphs."""
    return find_citations(document(*texts, title=title, issued=issued), on)


def only(*texts: str, on: date = DAY, title: str | None = None) -> Citation:
    """The one citation of these paragraphs."""
    (citation,) = cited(*texts, on=on, title=title)
    return citation


def words(citation: Citation) -> str:
    """The words that the citation covers."""
    return citation.paragraph.text[citation.start : citation.end]
