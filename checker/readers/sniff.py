"""What a file is, by its first bytes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from . import limits
from .formats import WEB_PAGE

Kind = Literal["zip", "ole", "pdf", "rtf", "archive", "word_xml", "html", "text"]

# Compiled when a text file comes: a Word file needs none of them.
_HTML_START = (
    rb"(?is)(?:\s|\xef\xbb\xbf|<!--.*?-->|<\?xml[^>]*>)*"
    rb"<(?:!doctype\s+html|html|head|meta|title|body|base|link|style|script)\b"
)
_HTML_INSIDE = rb"(?i)<(?:html|head|body|meta|div|table|p|span|br)[\s>/]"
_ARCHIVE_START = rb"(?i)\s*(?:[a-z-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,30}?mime-version:"


def sniff(data: bytes, path: str) -> Kind:
    """The kind of document that these bytes are. ``path`` helps where bytes leave it open."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    head = _plain_head(data)
    if re.match(_ARCHIVE_START, head):
        return "archive"
    if b"mso-application" in head or b"<pkg:package" in head:
        return "word_xml"
    if re.match(_HTML_START, head):
        return "html"
    if Path(path).suffix.lower() in WEB_PAGE.suffixes and re.search(_HTML_INSIDE, _plain_head(data, limits.TEXT)):
        return "html"
    return "text"


def _plain_head(data: bytes, size: int = 4096) -> bytes:
    """The beginning with UTF-16 folded to one byte a character, enough to find tags in."""
    head = data[:size]
    return head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff") if b"\0" in head else head
