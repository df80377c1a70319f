"""The parts of a Word package: which one is the document, their XML, the comments that are still open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from . import wordml
from .package import Package, parse_xml
from .wordml import P, T, w

_DOCUMENT_TYPES = ("wordprocessingml", "ms-word")
_OWN_AUTHOR = "fzzf-check"  # comments that an earlier check wrote are no open question of the draft's authors
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"

_LATENT, _LATENT_END = b"<w:latentStyles", b"</w:latentStyles>"
_formatting = re.compile(
    rb"<w:(?:rFonts|szCs|sz|spacing|color|kern|lang|bCs|b|iCs|i|u|jc|ind|shd|w|position|bdr|highlight|caps|noProof|"
    rb"widowControl|snapToGrid|suppressLineNumbers|keepNext|keepLines|adjustRightInd|autoSpaceDE|autoSpaceDN|kinsoku|"
    rb"wordWrap|overflowPunct|topLinePunct|textAlignment|pageBreakBefore|top|left|bottom|right|tcW|vAlign|proofErr|"
    rb"bidi|bookmarkStart|bookmarkEnd|lastRenderedPageBreak)(?: [^<>]*)?/>"
)


def main_part(package: Package) -> str | None:
    """The member that holds the document, None if the package is no Word file."""
    if "word/document.xml" in package.names:
        return "word/document.xml"
    types = "[Content_Types].xml"
    if types not in package.names:
        return None
    for override in package.xml(types):
        kind = override.get("ContentType", "")
        if kind.endswith("main+xml") and any(name in kind for name in _DOCUMENT_TYPES):
            return override.get("PartName", "").lstrip("/")
    return None


def word_xml(data: bytes, name: str) -> Element:
    """A part as XML, in the transitional namespace whatever it was written in, without most of its formatting.

    Fonts, sizes and spacing are two thirds of a part and none of its text. They are empty elements, so they can be cut
    from the bytes, which is three times as fast as parsing them; likewise the list of latent styles.
    """
    strict = wordml.STRICT.encode()
    if strict in data:
        data = data.replace(strict, wordml.TRANSITIONAL.encode())
    begin, end = data.find(_LATENT), data.find(_LATENT_END)
    if 0 <= begin < end:
        data = data[:begin] + data[end + len(_LATENT_END) :]
    return parse_xml(_formatting.sub(b"", data), name)


def open_comments(package: Package, parts: Mapping[str, str]) -> dict[str, str]:
    """The words of the comments that are neither settled nor our own, by id; ``parts`` names members by their kind."""
    name = parts.get("comments")
    if name is None:
        return {}
    settled = _settled(package, parts.get("commentsExtended"))
    found = {}
    for comment in word_xml(package.bytes(name), name):
        ids = {paragraph.get(_W14 + "paraId", "") for paragraph in comment.iter(P)}
        if comment.get(w("author")) != _OWN_AUTHOR and not ids & settled:
            words = ("".join(t.text or "" for t in paragraph.iter(T)) for paragraph in comment.iter(P))
            found[comment.get(w("id"), "")] = " ".join(filter(None, words))
    return found


def _settled(package: Package, name: str | None) -> set[str]:
    """The paragraph ids of comments marked as done, their answers included."""
    settled: set[str] = set()
    for extended in package.xml(name) if name else ():
        paragraph, parent = extended.get(_W15 + "paraId", ""), extended.get(_W15 + "paraIdParent", "")
        if extended.get(_W15 + "done") in ("1", "true") or parent in settled:
            settled.add(paragraph)
    return settled
