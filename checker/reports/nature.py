"""Is the file a 行政规范性文件 at all? Each element of the notion with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fzzf_check.reports.cells import safe

if TYPE_CHECKING:
    from fzzf_check.facts import Document, Evidence
    from fzzf_check.parse.nature import Nature

_LONGEST = 30  # characters of the words shown


def nature_reasons(nature: Nature, document: Document) -> str:
    """The elements, one a heading, and what they come to."""
    return (
        "\n".join(["", "认定（是不是行政规范性文件）：", *_elements(nature, document), f"  结论：{_verdict(nature)}"])
        + "\n"
    )


def _elements(nature: Nature, document: Document) -> Iterator[str]:
    for element in nature.elements:
        yield f"  {element.name}：{'有' if element.found else '没有'}"
        for evidence in element.evidence:
            yield f"    - {evidence.reason}{_place(evidence, document)}"


def _place(evidence: Evidence, document: Document) -> str:
    if evidence.span is None:
        return ""
    words = safe(document.source.words(evidence.span))[:_LONGEST]
    return f"（第 {evidence.span.line} 行“{words}”）"


def _verdict(nature: Nature) -> str:
    if nature.normative:
        return f"涉及公众的权利义务（{nature.binding} 处），普遍适用，应当按规范性文件审核、编号、公布、备案"
    if nature.binding:
        return f"有 {nature.binding} 处约束公众的内容，但要素不全，请人工认定"
    return "没有约束公众的内容，不是行政规范性文件"
