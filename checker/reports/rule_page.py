"""The page of a rule: Markdown with fixed headings, made from the rule file alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from fzzf_check.facts import KINDS
from fzzf_check.findings import CATEGORY_NAMES, SEVERITY_NAMES, Basis
from fzzf_check.reports.wording import basis_text

if TYPE_CHECKING:
    from fzzf_check.engine.rule import Example, Rule, RuleBasis

HEADINGS = ("检查什么", "为什么", "依据", "违反的例子", "符合的例子", "怎么改", "例外")
_CONFIDENCE = {"A": "", "B": "条文据转述，待核对", "C": "条文待核对"}


def page(rule: Rule) -> str:
    """The page; the rule must carry its examples."""
    parts = {
        "检查什么": [f"- {line}" for line in what_lines(rule)],
        "为什么": [rule.why],
        "依据": [f"- {line}" for line in basis_lines(rule)],
        "违反的例子": _examples(example for example in rule.examples if example.violates),
        "符合的例子": _examples(example for example in rule.examples if not example.violates),
        "怎么改": [rule.advice],
        "例外": [f"- {exception}" for exception in rule.exceptions] or ["无。"],
    }
    lines = [f"# {rule.code}　{rule.name}"]
    for heading in HEADINGS:
        lines += ["", f"## {heading}", "", *parts[heading]]
    return "\n".join(lines) + "\n"


def what_lines(rule: Rule) -> list[str]:
    """Category, severity, kinds of document, places and the words of the report, one a line."""
    severity = SEVERITY_NAMES[rule.severity]
    if rule.draft_severity and rule.draft_severity != rule.severity:
        severity += f"（草案为{SEVERITY_NAMES[rule.draft_severity]}）"
    documents = "全部" if set(rule.documents) == set(KINDS) else "、".join(rule.documents)
    lines = [
        f"类别：{CATEGORY_NAMES[rule.category]}（{rule.category}）",
        f"级别：{severity}",
        f"文种：{documents}" + (f"，仅{rule.stage}" if rule.stage else ""),
    ]
    if rule.place:
        lines.append(f"地方：{'、'.join(rule.place)}")
    if rule.gives_way:
        lines.append(f"让位：同一处已有{_firmer(rule)}时，本条不再报")
    return [*lines, f"报告的话：{rule.message}"]


def _firmer(rule: Rule) -> str:
    """Whose findings silence this rule: of categories (公平竞争) or of single rules."""
    names = {str(category): name for category, name in CATEGORY_NAMES.items()}
    whose = "、".join(names.get(word, word) for word in rule.gives_way)
    return f"其他规则（{whose}）的结果" + ("" if rule.category in rule.gives_way else "而且不轻于本条")


def basis_lines(rule: Rule) -> list[str]:
    """The articles with the times in which they count, then the provisions that the rule was made from."""
    return [*map(_basis, rule.basis), *(f"来源：{seed}" for seed in rule.encodes)]


def _basis(basis: RuleBasis) -> str:
    times = []
    if basis.start:
        times.append(f"自 {basis.start.isoformat()} 起")
    if basis.until:
        times.append(f"至 {basis.until.isoformat()} 前")
    notes = [*times, *filter(None, (_CONFIDENCE[basis.confidence], basis.note))]
    name = basis_text(Basis(basis.instrument, basis.article))
    return f"{name}（{'，'.join(notes)}）" if notes else name


def _examples(examples: Iterable[Example]) -> list[str]:
    """Each example as a quotation with its marks, apart from the next by an empty line."""
    lines: list[str] = []
    for example in examples:
        lines += [""] * bool(lines) + [f"> {line}" if line else ">" for line in example_lines(example)]
    return lines


def example_lines(example: Example) -> Iterator[str]:
    """What kind of document an example is, where it is said, then its lines with ⟦…⟧ around the words to be found."""
    if notes := [
        note for note in (example.name, example.kind, example.stage if example.stage != "已发布" else "") if note
    ]:
        yield f"（{'，'.join(notes)}）"
    text = example.text.rstrip("\n")
    for start, end in sorted(example.marks, reverse=True):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    yield from text.split("\n")
