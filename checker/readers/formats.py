"""The formats that can be read, as a table: their names, suffixes, and what reading them takes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``name`` is what a user calls it, ``suffixes`` are lower case.

    ``extra`` is the extra of this package that reading it takes, '' for none; ``binary`` whether its bytes are never
    plain text.
    """

    name: str
    suffixes: tuple[str, ...]
    extra: str = ""
    binary: bool = False


WEB_PAGE = Format("网页", (".html", ".htm", ".shtml", ".xhtml"))

FORMATS = (
    Format("Word", (".docx", ".docm", ".dotx"), binary=True),
    Format("旧版 Word", (".doc",), extra="more", binary=True),
    Format("WPS", (".wps",), extra="more", binary=True),
    Format("PDF", (".pdf",), extra="more", binary=True),
    Format("OFD", (".ofd",), binary=True),
    Format("RTF", (".rtf",)),
    WEB_PAGE,
    Format("单文件网页", (".mht", ".mhtml")),
    Format("纯文本", (".txt",)),
    Format("Markdown", (".md", ".markdown")),
)

FORMAT_OF = {suffix: form for form in FORMATS for suffix in form.suffixes}
"""The format that a suffix promises."""

SUFFIXES = frozenset(FORMAT_OF)
"""Suffixes (lower case) that a walk through a folder takes for documents."""
