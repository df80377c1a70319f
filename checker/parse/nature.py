"""认定: is a file a 行政规范性文件 at all, whatever its name?

国办发〔2018〕37号 says what one is: made by an administrative organ or an authorised organisation within its powers and by
statutory procedure, made public, touching rights and duties of citizens, legal persons and other organisations, generally
binding within its area, applied repeatedly for a time. Each element is answered with the words that show it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from fzzf_check.facts import Document, Evidence, Paragraph
from fzzf_check.grammar import vocabulary
from fzzf_check.parse.bodies import body_class
from fzzf_check.text.sentences import sentences

ElementName = Literal["制定主体", "对外效力", "普遍适用", "反复适用", "权利义务"]
ELEMENTS: tuple[ElementName, ...] = ("制定主体", "对外效力", "普遍适用", "反复适用", "权利义务")
SHOWN = 3  # words shown for an element
RULES = 3  # sentences that bind the public which make a plan a normative document


@dataclass(frozen=True, slots=True)
class Element:
    """One element: whether it is there, and why (words with their place, or what is lacking)."""

    name: ElementName
    found: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Nature:
    """The elements of a file; ``normative`` where all that matter are there; ``binding`` counts the sentences that lay
    something on the public, the first of them standing at ``first``; ``touches`` those that concern it at all.
    """

    elements: tuple[Element, ...]
    binding: int
    touches: int
    first: tuple[Paragraph, int, int] | None

    @property
    def normative(self) -> bool:
        """Whether the file has external effect, is general and lays rights or duties on the public."""
        found = {element.name: element.found for element in self.elements}
        return found["对外效力"] and found["普遍适用"] and found["权利义务"] and self.binding >= RULES


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(vocabulary("nature")[name]["words"])


def read_nature(document: Document) -> Nature:
    """The elements of the document, each with its words."""
    duties = list(_duties(document))
    outward = [_cited(p, a, b, "对外约束的词句") for p, a, b in duties[:SHOWN]]
    general = list(_hits(document, "普遍", "不特定的对象"))
    special = list(_hits(document, "特定", "针对特定的人、事"))
    repeated = list(_hits(document, "反复", "在一定时期反复适用"))
    once = list(_hits(document, "一次", "一次性的安排"))
    elements = (
        Element("制定主体", *_issuer(document)),
        Element("对外效力", bool(duties), tuple(outward) or (Evidence("没有约束管理对象的词句"),)),
        Element(
            "普遍适用", bool(general) and not special, tuple(special or general) or (Evidence("没有写适用的对象"),)
        ),
        Element("反复适用", bool(repeated) and not once, tuple(repeated or once) or (Evidence("没有写适用的时期"),)),
        Element("权利义务", bool(duties), tuple(outward) or (Evidence("没有给公众设定权利义务的词句"),)),
    )
    touched = sum(_touches(paragraph) for paragraph in document.body())
    return Nature(elements, len(duties), touched, duties[0] if duties else None)


def _issuer(document: Document) -> tuple[bool, tuple[Evidence, ...]]:
    """An organ that may make 规范性文件, told by signature, mark or title."""
    fields = [f for name in ("署名", "发文机关标志", "发布机构") for f in document.all_fields(name)]
    for field in fields:
        kind = body_class(field.value)
        if kind in {"内设机构", "议事协调机构", "村居组织", "企业和社会组织"}:
            return False, (Evidence(f"{field.name}“{field.value}”是{kind}，不得制定规范性文件", field.span),)
    if fields:
        return True, (Evidence(f"{fields[0].name}“{fields[0].value}”", fields[0].span),)
    if document.issuer:
        return True, (Evidence(f"制定机关：{document.issuer}"),)
    return False, (Evidence("没有写制定机关"),)


def _duties(document: Document) -> Iterator[tuple[Paragraph, int, int]]:
    """Sentences in which members of the public must, may not or may do something."""
    people, verbs, staff = _words("公众"), _words("义务"), _words("内部")
    for paragraph in document.body():
        for start, end in sentences(paragraph.text):
            words = paragraph.text[start:end]
            at = min((words.find(verb) for verb in verbs if verb in words), default=-1)
            if at > 0 and any(p in words[:at] for p in people) and not any(s in words[:at] for s in staff):
                yield paragraph, start, end


def _touches(paragraph: Paragraph) -> bool:
    """Whether a paragraph speaks of members of the public and of what they may, must or can get."""
    public = any(word in paragraph.text for word in (*_words("公众"), *_words("其他公众")))
    return public and any(word in paragraph.text for word in (*_words("义务"), *_words("受益")))


def _hits(document: Document, name: str, why: str) -> Iterator[Evidence]:
    shown = 0
    for paragraph in document.body():
        word = next((word for word in _words(name) if word in paragraph.text), "")
        if word and shown < SHOWN:
            shown += 1
            at = paragraph.text.find(word)
            yield Evidence(f"{why}：“{word}”", paragraph.span(at, at + len(word)))


def _cited(paragraph: Paragraph, start: int, end: int, why: str) -> Evidence:
    return Evidence(why, paragraph.span(start, min(end, start + 30)))
