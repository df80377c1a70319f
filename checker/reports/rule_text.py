"""The page of a rule for the terminal: how to mend it first, and a few examples; :mod:`.rule_page` keeps everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from fzzf_check.reports.cells import safe
from fzzf_check.reports.rule_page import basis_lines, example_lines, what_lines

if TYPE_CHECKING:
    from fzzf_check.engine.rule import Example, Rule

SHOWN = 3  # examples of each kind
_INDENT = "  "


def rule_text(rule: Rule, *, every: bool = False) -> str:
    """Plain lines; the rule must carry its examples, of which :data:`SHOWN` of each kind are told unless ``every``."""
    violating = [example for example in rule.examples if example.violates]
    complying = [example for example in rule.examples if not example.violates]
    lines = [f"{rule.code}　{rule.name}"]
    for heading, body in (
        ("怎么改", [rule.advice]),
        ("例外", _listed(rule.exceptions) or ["无。"]),
        ("检查什么", _listed(what_lines(rule))),
        ("为什么", [rule.why]),
        ("依据", _listed(basis_lines(rule))),
        ("违反的例子", _examples(violating, every)),
        ("符合的例子", _examples(complying, every)),
    ):
        lines += ["", heading, *(f"{_INDENT}{safe(line)}".rstrip() for line in body)]
    return "\n".join(lines) + "\n"


def _listed(texts: Iterable[str]) -> list[str]:
    return [f"- {text}" for text in texts]


def _examples(examples: Sequence[Example], every: bool) -> Iterator[str]:
    """Each example with its marks, its later lines below the first, and how many are left out."""
    shown = examples if every else examples[:SHOWN]
    for example in shown:
        first, *rest = example_lines(example)
        yield f"- {first}"
        yield from (f"{_INDENT}{line}" for line in rest)
    if left := len(examples) - len(shown):
        yield f"另有 {left} 个，加 --all 全部列出。"
