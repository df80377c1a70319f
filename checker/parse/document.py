"""Source → Document: lines, zones, numbering, the parse by ``grammar/document.lark``, fields, kind and stage."""

from __future__ import annotations

from typing import cast

from fzzf_check.grammar import load

from ..facts import Document, Kind, Stage
from ..source import Source
from . import zones
from .lexer import LineLexer, read
from .lines import squeeze, stretches
from .tree import TreeBuilder

_BROKEN_FORMATS = frozenset({"txt", "md", "html", "pdf", "rtf", "ofd", "doc"})


def parse_document(source: Source, kind: Kind | None = None, stage: Stage | None = None) -> Document:
    """The structure of a text: paragraphs with locators, units, fields; any text has one.

    ``kind`` and ``stage`` overrule what the text says; ``why_kind`` and ``why_stage`` tell how they were decided.
    """
    lines = stretches(source)
    marks, attached = zones.mark_zones(lines, source.meta.get("title", ""))
    reading = read(lines, marks, breaks=source.format in _BROKEN_FORMATS)
    tree = load("document", LineLexer).parse(cast("str", reading))
    built = TreeBuilder(reading, attached).build(tree)
    title = next((squeeze(p.text) for name, p in built.zones if name == "TITLE"), None)
    return Document(
        source=source,
        kind=kind or "规范性文件",
        stage=stage or "草案",
        title=title,
        number=None,
        issuer=None,
        date=None,
        issued=None,
        fields=(),
        units=tuple(built.units),
        paragraphs=tuple(built.paragraphs),
    )
