"""认定: is a file a 行政规范性文件 at all, whatever its name?

国办发〔2018〕37号 says what one is: made by an administrative organ or an authorised organisation within its powers and by
statutory procedure, made public, touching rights and duties of citizens, legal persons and other organisations, generally
binding within its area, applied repeatedly for a time. Each element is answered with the words that show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from fzzf_check.facts import Document, Evidence, Force, Norm, Paragraph
from fzzf_check.grammar import vocabulary
from fzzf_check.parse.bodies import body_class
from fzzf_check.parse.norm.constructions import any_of
from fzzf_check.parse.norm.predicate import first
from fzzf_check.text.sentences import sentences

ElementName = Literal["制定主体", "对外效力", "普遍适用", "反复适用", "权利义务"]
SHOWN = 3  # words shown for an element
_STAFF = ("内部相对人", "内部机关")  # classes of patients.yaml that say before the verb that an organ itself must act
_ORGANS = ("行政机关", "乡镇街道", "议事协调机构")  # classes of agents.yaml that say so just before the verb
_BINDING: tuple[Force, ...] = ("设定", "实施", "禁止")


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
        return found["对外效力"] and found["普遍适用"] and found["权利义务"]


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(vocabulary("nature")[name]["words"])


def read_nature(document: Document, norms: Sequence[Norm]) -> Nature:
    """The elements of the document, each with its words; ``norms`` are all that were found in it."""
    outer = [norm for norm in norms if _binds(norm)]
    duties = list(_duties(document, outer))
    outward = [_cited(p, a, b, "对外约束的词句") for p, a, b in duties[:SHOWN]]
    whoever = dict.fromkeys((norm.paragraph, norm.sentence) for norm in outer if norm.condition)
    general = [
        *_hits(document, "普遍", "不特定的对象"),
        *(_cited(paragraph, *place, "凡有所写情形的都适用") for paragraph, place in list(whoever)[:SHOWN]),
    ]
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


def _binds(norm: Norm) -> bool:
    """Whether a norm surely lays something on the public; who may rule what (权限) concerns organs."""
    sure = norm.frame == "对外" and norm.force in _BINDING and not norm.doubt
    return sure and norm.kind not in {"权限", "纪要依据"}


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


def _duties(document: Document, outer: Sequence[Norm]) -> Iterator[tuple[Paragraph, int, int]]:
    """Sentences that hold a norm on the public, or in which members of it must, may not or may do something."""
    verbs = _words("义务")
    normed = {(id(norm.paragraph), norm.sentence) for norm in outer}
    for paragraph in document.body():
        for start, end in sentences(paragraph.text):
            words = paragraph.text[start:end]
            before = words[: min((words.find(verb) for verb in verbs if verb in words), default=0)]
            subject = before[max(map(before.rfind, "，；：:")) + 1 :]
            bound = first(subject, "外部相对人") and not _is_staff(subject)
            if bound or any(key == id(paragraph) and start <= at < end for key, (at, _) in normed):
                yield paragraph, start, end


def _is_staff(subject: str) -> bool:
    """Whether the words before a verb name an organ or its people as those who must."""
    organs = any_of(*_ORGANS).finditer(subject)
    return bool(first(subject, *_STAFF)) or any(organ.end() == len(subject) for organ in organs)


def _touches(paragraph: Paragraph) -> bool:
    """Whether a paragraph speaks of members of the public and of what they may, must or can get."""
    public = first(paragraph.text, "外部相对人") or any(word in paragraph.text for word in _words("其他公众"))
    return bool(public) and any(word in paragraph.text for word in (*_words("义务"), *_words("受益")))


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
