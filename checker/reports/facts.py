"""The facts of a file as plain data, for ``--facts``: what the parsers read, so that a finding can be checked by hand.

    {"fields": […], "units": […], "citations": […], "norms": […], "events": […], "figures": […]}

Dates are ISO or null, lines and columns count from 1. An event is
{"kind", "start", "end", "line", "actor", "outcome", "matter", …}: what took place, of the kinds in EVENT_KINDS. Where the
record gives only a month, its start is that month (2023-06), as ISO 8601 writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fzzf_check.patterns import lazy

if TYPE_CHECKING:
    from datetime import date

    from fzzf_check.facts import Amount, Article, Citation, Event, Facts, Field, Figure, Norm, Unit
    from fzzf_check.source import Span


EVENT_KINDS = (
    "启动", "年度目录", "公开征求意见", "座谈会", "听证", "专家论证", "风险评估", "公平竞争审查", "合法性审查", "集体讨论决定", "请示报告", "公布", "归档", "备案",
)  # fmt: skip
_MONTH = lazy(r"\d{4}-\d\d")  # the note of an event for which only a month is told
_FIRST_YEAR = 1900  # a year before it is none: the text gives only month and day


def facts_data(facts: Facts) -> dict[str, list[dict[str, Any]]]:
    """All facts of one file, each list in the order of the text."""
    return {
        "fields": [_field(item) for item in facts.document.fields],
        "units": [_unit(item) for item in facts.document.units],
        "citations": [_citation(item) for item in facts.citations],
        "norms": [_norm(item) for item in facts.norms],
        "events": [_event(item) for item in facts.events if _reported(item)],
        "figures": [_figure(item) for item in facts.figures],
    }


def _place(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _date(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _field(item: Field) -> dict[str, Any]:
    return {"name": item.name, "value": item.value, "date": _date(item.date), **_place(item.span), "part": item.part}


def _unit(item: Unit) -> dict[str, Any]:
    return {
        "rank": item.rank,
        "label": item.label,
        "ordinal": item.ordinal,
        "heading": item.heading,
        "locator": item.locator,
        "line": item.line,
        "part": item.part,
    }


def _article(item: Article) -> dict[str, int | None]:
    return {
        "article": item.article,
        "suffix": item.suffix,
        "clause": item.clause,
        "item": item.item,
        "to": item.to,
    }


def _citation(item: Citation) -> dict[str, Any]:
    return {
        "text": item.paragraph.text[item.start : item.end],
        "form": item.form,
        "title": item.title,
        "number": item.number,
        "version": item.version,
        "articles": [_article(article) for article in item.articles],
        "rank": item.rank,
        "status": item.status,
        "use": item.use,
        "connective": item.connective,
        "replaced_by": item.replaced_by,
        "note": item.note,
        "locator": item.paragraph.locator,
        **_place(item.span),
    }


def _amount(item: Amount) -> dict[str, Any]:
    return {"unit": item.unit, "low": item.low, "high": item.high, "per": item.per}


def _norm(item: Norm) -> dict[str, Any]:
    return {
        "text": item.text,
        "kind": item.kind,
        "act": item.act,
        "force": item.force,
        "frame": item.frame,
        "agent": item.agent,
        "agent_class": item.agent_class,
        "patient": item.patient,
        "patient_class": item.patient_class,
        "modality": item.modality,
        "polarity": item.polarity,
        "condition": item.condition,
        "object": item.object,
        "measure": item.measure,
        "amounts": [_amount(amount) for amount in item.amounts],
        "basis": [_citation(citation) for citation in item.basis],
        "basis_from": item.basis_from,
        "doubt": item.doubt,
        "trace": list(item.trace),
        "locator": item.paragraph.locator,
        **_place(item.span),
    }


def _reported(item: Event) -> bool:
    return item.kind in EVENT_KINDS and not item.denied and not item.planned


def _day(day: date | None) -> str | None:
    return _date(day) if day and day.year >= _FIRST_YEAR else None


def _event(item: Event) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "start": _day(item.start) or (item.note if _MONTH.fullmatch(item.note) else None),
        "end": _day(item.end),
        "actor": item.actor,
        "outcome": item.outcome,
        "people": item.people,
        "matter": item.matter,
        "planned": item.planned,
        "denied": item.denied,
        "text": item.text,
        **_place(item.span),
    }


def _figure(item: Figure) -> dict[str, Any]:
    return {
        "text": item.paragraph.text[item.start : item.end],
        "value": item.value,
        "unit": item.unit,
        "counts": item.counts,
        "role": item.role,
        "year": item.year,
        **_place(item.paragraph.span(item.start, item.end)),
    }
