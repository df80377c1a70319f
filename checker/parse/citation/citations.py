"""Citations: references to norm texts with their articles, resolved against the table of instruments.

:func:`find_citations` reads all paragraphs of a document at once with grammar/citation.lark, then resolves in order of the
text: short names that the document introduces, 该法 and 上述规定 by what was cited before, 本办法 and 前款 as the text itself.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from fzzf_check.facts import Citation, Document
from fzzf_check.parse.citation.reading import read_sentences


def find_citations(document: Document, as_of: date) -> tuple[Citation, ...]:
    """All citations of the document's body in order of the text; their status holds on ``as_of``."""
    paragraphs = [p for p in document.body() if p.text]
    starts: list[int] = []
    at = 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph.text) + 1
    sentences = read_sentences("\n".join(p.text.replace("\n", " ") for p in paragraphs))
    if not sentences:
        return ()
    from fzzf_check.parse.citation.resolve import Resolver

    resolver = Resolver(document, as_of)
    for sentence in sentences:
        index = bisect_right(starts, sentence.groups[0].start) - 1
        resolver.read(sentence, paragraphs[index], starts[index])
    return tuple(resolver.citations)
