"""Documents for tests from plain text."""

from __future__ import annotations

from fzzf_check.facts import Document, Kind
from fzzf_check.parse.structure.document import parse_document
from fzzf_check.source import Line, Source


def parsed(text: str, kind: Kind | None = None, path: str = "例.txt") -> Document:
    """The text as a document."""
    lines = tuple(Line(number, words) for number, words in enumerate(text.split("\n"), 1))
    return parse_document(Source(path, "txt", lines), kind)
