"""Every rule with its outcome for one file: 不通过, 需人工, 通过, 未见所涉内容 or 不适用."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from fzzf_check.findings import Category, FileReport, RuleRun

Outcome = Literal["不通过", "需人工", "通过", "未见所涉内容", "不适用"]
OUTCOMES: dict[Outcome, str] = {
    "不通过": "failed",
    "需人工": "verify",
    "通过": "passed",
    "未见所涉内容": "unseen",
    "不适用": "none",
}
"""Outcome → its name in ASCII, for style sheets; in the order in which they are counted."""


@dataclass(frozen=True, slots=True)
class Check:
    """One rule and what came of it; ``findings`` are the numbers (from 1) of its findings in the report."""

    code: str
    name: str
    category: Category
    outcome: Outcome
    findings: tuple[int, ...] = ()


def check_all(report: FileReport) -> list[Check]:
    """The outcome of every rule, ordered by code. 需人工: only reminders (提示), which ask a person to look."""
    numbers: dict[str, list[int]] = {}
    for number, finding in enumerate(report.findings, start=1):
        numbers.setdefault(finding.rule, []).append(number)
    return [_check(rule, report, tuple(numbers.get(rule.code, ()))) for rule in report.rules]


def _check(rule: RuleRun, report: FileReport, numbers: tuple[int, ...]) -> Check:
    silent: dict[str, Outcome] = {"查过": "通过", "未见": "未见所涉内容", "不适用": "不适用"}
    outcome = _outcome(report, numbers) if numbers else silent[rule.state]
    return Check(rule.code, rule.name, rule.category, outcome, numbers)


def _outcome(report: FileReport, numbers: tuple[int, ...]) -> Outcome:
    """不通过 where one of these findings is an error or a warning."""
    grave = any(report.findings[number - 1].severity != "info" for number in numbers)
    return "不通过" if grave else "需人工"
