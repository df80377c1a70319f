"""Rules run on a Case; matches become Findings."""

from __future__ import annotations

import string
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from fzzf_check.case import Case
from fzzf_check.engine.args import Where
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject, prepare, subject
from fzzf_check.engine.rule import Rule, RuleBasis
from fzzf_check.findings import SEVERITIES, Basis, Finding, Severity
from fzzf_check.source import Span

QUOTE_LIMIT = 60  # characters of the offending words that a message repeats


def run_rules(rules: Collection[Rule], case: Case) -> list[Finding]:
    """All findings of the rules that apply to this document, its stage, place and date, in their total order."""
    found: dict[tuple[object, ...], Finding] = {}
    for rule in rules:
        if applies(rule, case):
            for finding in run_rule(rule, case):
                found.setdefault(finding.order, finding)
    return sorted(_without_repeats(found.values(), rules), key=lambda finding: finding.order)


def _without_repeats(found: Collection[Finding], rules: Collection[Rule]) -> Iterator[Finding]:
    """The findings without those of rules that give way: where a rule that they name, or one of a category that they name,
    has spoken of the place, and at least as gravely.

    A rule that gives way within its own category only compares. It silences nobody, and is silent itself wherever a rule
    of a category that any comparison names has spoken, be it in doubt.
    """
    gives_way = {rule.code: frozenset(rule.gives_way) for rule in rules if rule.gives_way}
    compares = {rule.code for rule in rules if rule.category in rule.gives_way}
    compared = frozenset(category for code in compares for category in gives_way[code])
    firm = [other for other in found if other.rule not in compares]

    def says_it_too(finding: Finding, other: Finding) -> bool:
        if finding.rule in compares and other.severity == "info":
            return other.category in compared
        named = not gives_way[finding.rule].isdisjoint((other.category, other.rule))
        return named and (finding.rule in compares or at_least(other.severity, finding.severity))

    for finding in found:
        if finding.rule not in gives_way or not any(
            says_it_too(finding, other) for other in firm if overlap(finding.span, other.span)
        ):
            yield finding


def judged_on(rule: Rule, case: Case) -> date:
    """The day whose law the rule applies."""
    return case.acted_on if rule.judged_on == "文件日期" else case.as_of


def applies(rule: Rule, case: Case) -> bool:
    """Whether the rule is for this kind, stage and place and has a basis in force on the day."""
    return (
        case.document.kind in rule.documents
        and (rule.stage is None or rule.stage == case.document.stage)
        and (not rule.place or not case.places.isdisjoint(rule.place))
        and bool(rule.basis_on(judged_on(rule, case), case.places))
    )


def run_rule(rule: Rule, case: Case) -> list[Finding]:
    """The findings of one rule, whether it applies or not."""
    matches = list(_prepared(rule, rule.looks_for, "looks_for")(case))
    if not matches:
        return []
    for n, query in enumerate(rule.unless):
        spared = [match.span for match in _prepared(rule, query, f"unless.{n}")(case)]
        matches = [match for match in matches if not any(overlap(match.span, span) for span in spared)]
    basis = rule.basis_on(judged_on(rule, case), case.places) or rule.basis
    return [_finding(rule, match, case, basis) for match in matches]


def occurs(rule: Rule, case: Case) -> bool:
    """Whether what the rule is about occurs in the document, so that its silence says something."""
    known = _subjects.get(id(rule.looks_for))
    if known is None:
        made = subject(rule.looks_for, Where(rule.file), "looks_for")
        known = _subjects[id(rule.looks_for)] = rule.looks_for, made
    return known[1](case)


_ready: dict[int, tuple[dict[str, object], Query]] = {}
_subjects: dict[int, tuple[dict[str, object], Subject]] = {}


def _prepared(rule: Rule, query: dict[str, object], path: str) -> Query:
    """The function for a query of a rule, made once a process. A query has no hash, so it is known by its identity, which
    stays its own because the table keeps it.
    """
    known = _ready.get(id(query))
    if known is None:
        known = _ready[id(query)] = query, prepare(query, Where(rule.file), path)
    return known[1]


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a character, or an empty one lies in the other."""
    return (a.line, a.column) <= (b.end_line, b.end_column) and (b.line, b.column) <= (a.end_line, a.end_column)


def _finding(rule: Rule, match: Match, case: Case, basis: tuple[RuleBasis, ...]) -> Finding:
    values = {"text": clip(match.text), "as_of": case.as_of.isoformat(), **match.values}
    message = fill(rule.message, values)
    if match.doubt:
        message = f"{message}需核实：{match.doubt}"
    return Finding(
        rule=rule.code,
        name=rule.name,
        category=rule.category,
        severity=_severity(rule, match, case, basis),
        span=match.span,
        locator=case.locator(match.span),
        text=match.text,
        message=message,
        advice=fill(rule.advice, values),
        basis=tuple(Basis(b.instrument, b.article) for b in basis),
        trace=match.trace,
    )


def _severity(rule: Rule, match: Match, case: Case, basis: tuple[RuleBasis, ...]) -> Severity:
    """Doubt is never more than an info; a basis nobody has read is never more than a warning."""
    if match.doubt:
        return "info"
    severity = rule.severity
    if case.document.stage == "草案" and rule.draft_severity:
        severity = rule.draft_severity
    if severity == "error" and all(b.confidence != "A" for b in basis):
        return "warning"
    return severity


def clip(text: str) -> str:
    """The words as a message repeats them: on one line, not too long."""
    joined = " ".join(text.split())
    return joined if len(joined) <= QUOTE_LIMIT else joined[: QUOTE_LIMIT - 1] + "…"


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        raise KeyError(f"规则里的占位词 {{{key}}} 没有值")


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its placeholders filled."""
    return string.Formatter().vformat(template, (), _Values(values))


def at_least(severity: Severity, threshold: Severity) -> bool:
    """Whether a severity is as grave as the threshold or graver."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(threshold)
