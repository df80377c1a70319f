"""Small documents for the tests of norms."""

from __future__ import annotations

from datetime import date
from typing import cast

from fzzf_check.facts import Kind, Norm
from fzzf_check.parse.citation.citations import find_citations
from fzzf_check.parse.norm.norms import find_norms
from fzzf_check.parse.norm.surroundings import ordering_paragraphs
from fzzf_check.parse.structure.document import parse_document
from fzzf_check.readers import read

DAY = date(2026, 1, 15)


def norms_of(text: str, kind: str = "规范性文件") -> tuple[Norm, ...]:
    """The norms of a text, read as a plain-text file of that kind."""
    document = parse_document(read("例.txt", text.encode()), cast("Kind", kind))
    return find_norms(ordering_paragraphs(document, find_citations(document, DAY)))


def set_by(text: str) -> list[Norm]:
    """The norms that the text itself sets for citizens and businesses, beyond doubt."""
    return [n for n in norms_of(text) if n.force == "设定" and n.frame == "对外" and not n.doubt]


def one(text: str, act: str) -> Norm:
    """The one norm of that act."""
    [norm] = [n for n in norms_of(text) if n.act == act]
    return norm
