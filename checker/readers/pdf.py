"""PDF → Source, with pypdfium2 (extra ``[more]``): a line for each line of a page, which the anchor names.

Lines break where the page does, in mid-sentence; the parser joins them. Scanned pages have no text.
"""

from __future__ import annotations

from ..source import Anchor, Line, Source
from .characters import normalise, visible


class BadPdf(Exception):
    """The file cannot be read; ``encrypted`` if it wants a password."""

    def __init__(self, *, encrypted: bool) -> None:
        super().__init__("encrypted" if encrypted else "broken")
        self.encrypted = encrypted


def read_pdf(path: str, data: bytes) -> Source:
    """The bytes of a PDF as a Source. Raises :class:`BadPdf`, and ImportError without pypdfium2."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise BadPdf(encrypted="password" in str(error).lower()) from error
    lines: list[Line] = []
    try:
        for number in range(len(document)):
            page = document[number]
            words = page.get_textpage()
            for text in _lines(words.get_text_range()):
                lines.append(Line(len(lines) + 1, text, anchor=Anchor(page=number + 1)))
            words.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        raise BadPdf(encrypted=False) from error
    finally:
        document.close()
    return Source(path, "pdf", tuple(lines))


def _lines(text: str) -> list[str]:
    """The lines of a page that show something; U+FFFE stands for a hyphen at a line's end."""
    found = []
    for raw in text.replace("\ufffe", "-").replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = normalise("".join(raw[start:end] for start, end in visible(raw))).rstrip()
        if line.strip():
            found.append(line)
    return found
