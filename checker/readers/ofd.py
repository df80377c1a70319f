"""OFD (GB/T 33190, the government's page format) → Source.

A zip of XML in which every text object has a place on its page; objects at the same height are one line, read from left
to right. Lines know their page and nothing else.
"""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ..source import Anchor, Line, Source
from .characters import normalise, visible
from .package import BadPackage, Package

ENTRY = "OFD.xml"
_SAME_LINE = 0.5  # of the lower object's height: how far apart two objects of one line may stand
_WIDE_GAP = 1.0  # of the height: a gap beyond it separates words


@dataclass(frozen=True, slots=True)
class _Words:
    """Text and where it stands, in millimetres from the upper left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    height: float


def read_ofd(path: str, package: Package) -> Source:
    """An OFD package as a Source. Raises :class:`~.package.BadPackage`."""
    lines: list[Line] = []
    for page, words in enumerate(_pages(package), 1):
        for text in _lines(words):
            lines.append(Line(len(lines) + 1, text, anchor=Anchor(page=page)))
    return Source(path, "ofd", tuple(lines))


def _pages(package: Package) -> Iterator[list[_Words]]:
    for body in _named(package.xml(ENTRY), "DocRoot"):
        root = (body.text or "").strip().lstrip("/")
        document = package.xml(root)
        folder = posixpath.dirname(root)
        templates = {
            page.get("ID", ""): _path(folder, page.get("BaseLoc", "")) for page in _named(document, "TemplatePage")
        }
        for page in _named(document, "Page"):
            content = package.xml(_path(folder, page.get("BaseLoc", "")))
            used = (templates.get(template.get("TemplateID", "")) for template in _named(content, "Template"))
            layers = [package.xml(name) for name in used if name in package.names and name is not None]
            yield [words for layer in (*layers, content) for words in _words(layer)]


def _path(folder: str, location: str) -> str:
    if location.startswith("/"):
        return location.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, location))


def _named(root: Element, name: str) -> Iterator[Element]:
    """Elements by local name; producers differ in prefixes and even in namespaces."""
    return (element for element in root.iter() if element.tag.rpartition("}")[2] == name)


def _words(page: Element) -> Iterator[_Words]:
    for thing in _named(page, "TextObject"):
        box = _numbers(thing.get("Boundary", ""))
        if len(box) != 4:
            continue
        text = "".join(code.text or "" for code in _named(thing, "TextCode"))
        text = normalise("".join(text[start:end] for start, end in visible(text)))
        if text.strip():
            left, top, width, height = box
            yield _Words(text, left, top, left + width, height or 1.0)


def _numbers(text: str) -> list[float]:
    try:
        return [float(part) for part in text.split()]
    except ValueError:
        raise BadPackage("broken", "页面坐标有错") from None


def _lines(words: list[_Words]) -> Iterator[str]:
    """Objects gathered into lines from top to bottom."""
    rows: list[list[_Words]] = []
    for word in sorted(words, key=lambda word: (word.top + word.height / 2, word.left)):
        middle = word.top + word.height / 2
        if rows:
            last = rows[-1][-1]
            if abs(middle - (last.top + last.height / 2)) <= _SAME_LINE * min(word.height, last.height):
                rows[-1].append(word)
                continue
        rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word.left)
        text = row[0].text
        for before, word in itertools.pairwise(row):
            text += (" " if word.left - before.right > _WIDE_GAP * word.height else "") + word.text
        yield text
