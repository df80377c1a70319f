"""A .docx with named places, filled in: {{标题}} is replaced by its value wherever it stands, whatever its formatting.

A place with a dot, {{问题.依据}}, belongs to a list: the table row (outside of tables: the paragraph) in which it stands
is repeated for each item of the list. A line break in a value becomes one in Word. Body, headers and footers are filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from fzzf_check.errors import WrongUse
from fzzf_check.patterns import lazy
from fzzf_check.reports.word import printable
from fzzf_check.reports.word_package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

PLACE = lazy(r"\{\{\s*([^{}]+?)\s*\}\}")
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Item = Mapping[str, str]


class Values:
    """What may stand in a template: single values and lists of items (each list with at least one item)."""

    def __init__(self, single: Item, lists: Mapping[str, Sequence[Item]]) -> None:
        """``single``: name → words; ``lists``: name of the list → its items, all with the same keys."""
        self.single = single
        self.lists = lists

    def names(self) -> list[str]:
        """All names of places, in the order given."""
        return [*self.single, *(f"{name}.{key}" for name, items in self.lists.items() for key in items[0])]


def fill(template: bytes, values: Values, *, name: str) -> bytes:
    """The template filled in. ``name`` is how messages call it.

    Raises WrongUse: ``bad_template`` where it is no Word file, names no place or a row mixes lists, ``unknown_place`` for
    a name that does not exist.
    """
    try:
        package = Package(template)
    except Exception as error:  # a zip or XML of any degree of brokenness
        raise WrongUse(f"模板 {name}：不是完好的 .docx 文件", code="bad_template", path=name) from error
    parts = [package.edit(part) for part in _text_parts(package)]
    if not any(_places(part, package.w) for part in parts):
        raise WrongUse(
            f"模板 {name}：没有写 {{{{名称}}}} 的位置，填不进审核意见；用 fzzf-check template 取得可改的模板",
            code="bad_template",
            path=name,
        )
    for part in parts:
        _fill_part(part, package.w, values, name)
    return package.save()


def _text_parts(package: Package) -> Iterator[str]:
    """Body, headers and footers."""
    folder = package.main.rpartition("/")[0]
    yield package.main
    for part in package.names():
        if re.fullmatch(rf"{re.escape(folder)}/(header|footer)\d*\.xml", part):
            yield part


def _fill_part(root: Element, w: str, values: Values, name: str) -> None:
    """Repeat what belongs to lists, then put the words in."""
    for row in list(root.iter(f"{w}tr")):
        if next(row.iterdescendants(f"{w}tr"), None) is None:
            _repeat(row, w, values, name)
    for paragraph in list(root.iter(f"{w}p")):
        if next(paragraph.iterancestors(f"{w}tr"), None) is None:
            _repeat(paragraph, w, values, name)
    for paragraph in root.iter(f"{w}p"):
        _replace(paragraph, w, values.single, values, name)


def _repeat(element: Element, w: str, values: Values, name: str) -> None:
    """Copy a row or paragraph for each item of the list that its places belong to."""
    found = {place.partition(".")[0] for place in _places(element, w) if "." in place} & set(values.lists)
    if len(found) > 1:
        raise WrongUse(
            f"模板 {name}：表格同一行里有不同清单的位置（{'、'.join(sorted(found))}），请分成两行",
            code="bad_template",
            path=name,
        )
    if not found:
        return
    key = found.pop()
    for item in values.lists[key]:
        copy = deepcopy(element)
        element.addprevious(copy)
        own = {f"{key}.{name}": words for name, words in item.items()}
        for paragraph in [copy] if copy.tag == f"{w}p" else list(copy.iter(f"{w}p")):
            _replace(paragraph, w, {**values.single, **own}, values, name)
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _texts(paragraph: Element, w: str) -> list[Element]:
    """The w:t of a paragraph, without those of text boxes in it."""
    return [t for t in paragraph.iter(f"{w}t") if next(t.iterancestors(f"{w}p")) is paragraph]


def _places(element: Element, w: str) -> list[str]:
    """The names of the places in a row or paragraph."""
    paragraphs = [element] if element.tag == f"{w}p" else element.iter(f"{w}p")
    return [name for p in paragraphs for name in PLACE.findall("".join(t.text or "" for t in _texts(p, w)))]


def _replace(paragraph: Element, w: str, words: Item, values: Values, name: str) -> None:
    """Put the words into the places of one paragraph; each takes the formatting of its first brace."""
    texts = _texts(paragraph, w)
    whole = "".join(t.text or "" for t in texts)
    for match in reversed(list(PLACE.finditer(whole))):
        place = match[1]
        if place not in words:
            known = place.partition(".")[0] in values.lists and place in values.names()
            reason = "要放在表格的一行或单独一段里" if known else f"可用的有：{'、'.join(values.names())}"
            raise WrongUse(f"模板 {name}：没有“{place}”这个位置；{reason}", code="unknown_place", path=name)
        _put(texts, match.start(), match.end(), printable(words[place]))
    for text in texts:
        _break_lines(text, w)


def _put(texts: Sequence[Element], start: int, end: int, words: str) -> None:
    """Replace characters [start, end) of the joined texts by ``words``, which go where the first of them stood."""
    position = 0
    for text in texts:
        own = text.text or ""
        low, high = max(start - position, 0), min(end - position, len(own))
        if low < high:
            text.text = own[:low] + (words if start >= position else "") + own[high:]
            text.set(XML_SPACE, "preserve")
        position += len(own)


def _break_lines(text: Element, w: str) -> None:
    """Line breaks within a w:t become w:br."""
    first, *rest = (text.text or "").split("\n")
    if not rest:
        return
    text.text = first
    after = text
    for line in rest:
        mark = text.makeelement(f"{w}br", {}, text.nsmap)
        words = text.makeelement(text.tag, {XML_SPACE: "preserve"}, text.nsmap)
        words.text = line
        after.addnext(mark)
        mark.addnext(words)
        after = words
