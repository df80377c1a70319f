"""Source → Document: lines, zones, numbering, the parse by ``grammar/document.lark``, fields, kind and stage."""

from __future__ import annotations

from typing import cast

from fzzf_check.facts import Document, Evidence, Kind, Stage
from fzzf_check.grammar import load
from fzzf_check.parse.structure import zones
from fzzf_check.parse.structure.fields import Fields, find_fields
from fzzf_check.parse.structure.kinds import carries_a_text, decide_kind
from fzzf_check.parse.structure.lexer import LineLexer, read
from fzzf_check.parse.structure.lines import squeeze, stretches
from fzzf_check.parse.structure.stages import decide_stage
from fzzf_check.parse.structure.titles import draft_named, issued_titles
from fzzf_check.parse.structure.tree import Built, TreeBuilder
from fzzf_check.source import Source

_BROKEN_FORMATS = frozenset({"txt", "md", "html", "pdf", "rtf", "ofd", "doc"})
_ORDERED = Evidence("使用者指定")


def parse_document(source: Source, kind: Kind | None = None, stage: Stage | None = None) -> Document:
    """The structure of a text: paragraphs with locators, units, fields; any text has one.

    ``kind`` and ``stage`` overrule what the text says; ``why_kind`` and ``why_stage`` tell how they were decided.
    """
    lines = stretches(source)
    marks, attached = zones.mark_zones(lines, source.meta.get("title", ""))
    reading = read(lines, marks, breaks=source.format in _BROKEN_FORMATS)
    tree = load("document", LineLexer).parse(cast("str", reading))
    built = TreeBuilder(reading, attached).build(tree)
    fields = find_fields(built.zones, built.paragraphs)
    issued = _issued(built, fields)
    found_kind, why_kind = decide_kind(fields.title, issued, built.zones, built.paragraphs, fields.all)
    kind, why_kind = (kind, (_ORDERED,)) if kind else (found_kind, why_kind)
    found_stage, why_stage = decide_stage(kind, fields.title, issued, fields.all)
    stage, why_stage = (stage, (_ORDERED,)) if stage else (found_stage, why_stage)
    return Document(
        source=source,
        kind=kind,
        stage=stage,
        title=fields.title,
        number=fields.number,
        issuer=fields.issuer,
        date=fields.date,
        issued=issued,
        fields=tuple(fields.all),
        units=tuple(built.units),
        paragraphs=tuple(built.paragraphs),
        why_kind=why_kind,
        why_stage=why_stage,
    )


def _issued(built: Built, fields: Fields) -> str | None:
    """The title of the text that a 通知 issues: as it heads the attached text, else as the notice names it."""
    attached = next((p for name, p in built.zones if name == "TITLE" and p.part > 0), None)
    if attached is not None:
        return squeeze(attached.text)
    title = fields.title or ""
    named = next(iter(issued_titles(title)), None)
    # 公开征求《…（征求意见稿）》意见的公告, with the draft behind it
    return draft_named(title) if named is None and carries_a_text(built.paragraphs) else named
