"""What a file is, by its first bytes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from . import limits

Kind = Literal["zip", "ole", "html", "text"]

_HTML_SUFFIXES = {".html", ".htm", ".shtml", ".xhtml"}
_html_start = re.compile(
    rb"(?:\s|\xef\xbb\xbf|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|meta|title|body|base|link|style|script)\b",
    re.I | re.S,
)
_html_inside = re.compile(rb"<(?:html|head|body|meta|div|table|p|span|br)[\s>/]", re.I)


def sniff(data: bytes, path: str) -> Kind:
    """The kind of document that these bytes are. ``path`` helps where bytes leave it open."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    head = _plain_head(data)
    if _html_start.match(head):
        return "html"
    if Path(path).suffix.lower() in _HTML_SUFFIXES and _html_inside.search(_plain_head(data, limits.TEXT)):
        return "html"
    return "text"


def _plain_head(data: bytes, size: int = 4096) -> bytes:
    """The beginning with UTF-16 folded to one byte a character, enough to find tags in."""
    head = data[:size]
    return head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff") if b"\0" in head else head
