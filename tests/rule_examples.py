"""A rule's examples run as its tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, cast

from fzzf_check.case import Case
from fzzf_check.engine.places import around
from fzzf_check.engine.rule import Example, Rule
from fzzf_check.engine.run import applies, occurs, overlap, run_rule
from fzzf_check.source import Revision, Span

DAY = date(2026, 1, 15)  # the day of the check where an example names none: examples may not change with the calendar


def case_of(rule: Rule, example: Example) -> Case:
    """The example as a document under examination."""
    from fzzf_check.parse.structure.document import parse_document
    from fzzf_check.readers.text import read_text

    source = read_text(example.name or "例.txt", example.text.rstrip("\n"), "utf-8")
    left = tuple(Revision(cast("Any", kind), 1, source.lines[0].text[:4]) for kind in example.revisions)
    source = replace(source, revisions=left)
    document = parse_document(source, example.kind or rule.documents[0], example.stage)
    places = frozenset(rule.place) or frozenset(b.place for b in rule.basis if b.place)
    return Case(document, example.as_of or DAY, as_of_given=example.as_of is not None, places=around(places))


def complaint(rule: Rule, example: Example) -> str:
    """What is wrong with the example's result, in Chinese; '' where all is right.

    A violating example must give a finding of the rule for each mark, lying inside it or containing it; one without
    marks must give any finding. A complying one must give none. Where there is a finding, the rule must know that the
    document has what it is about.
    """
    case = case_of(rule, example)
    found = run_rule(rule, case) if applies(rule, case) else []
    seen = "；".join(f"第{f.span.line}行“{f.text}”" for f in found) or "没有发现"
    if not example.violates:
        return f"不应报告，却报告：{seen}" if found else ""
    if not found:
        return "应当报告，却没有发现"
    if not occurs(rule, case):
        return f"报告了{seen}，却以为文中未见所涉内容"
    for start, end in example.marks:
        mark = _span(example.text, start, end)
        if not any(_inside(f.span, mark) or _inside(mark, f.span) for f in found if overlap(f.span, mark)):
            return f"没有找到⟦{example.text[start:end]}⟧，只有：{seen}"
    return ""


def complaints(rules: Iterable[Rule]) -> list[str]:
    """All complaints over the examples of the rules, each naming the rule and the example."""
    return [
        f"{rule.code} {'违反' if example.violates else '符合'}例“{example.text[:40]}”：{words}"
        for rule in rules
        for example in rule.examples
        if (words := complaint(rule, example))
    ]


def _span(text: str, start: int, end: int) -> Span:
    def place(offset: int) -> tuple[int, int]:
        before = text[:offset]
        return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1

    return Span(*place(start), *place(end))


def _inside(inner: Span, outer: Span) -> bool:
    return (outer.line, outer.column) <= (inner.line, inner.column) and (inner.end_line, inner.end_column) <= (
        outer.end_line,
        outer.end_column,
    )
