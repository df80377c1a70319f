"""What a sentence sets it sets in any company: the examples of the rules beside words that have nothing to do with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from rule_examples import case_of

from fzzf_check.engine.load import own_folder, read_folder
from fzzf_check.engine.rule import Example, Rule
from fzzf_check.engine.run import applies, run_rule

CONTEXTS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("contexts.yaml").read_text(encoding="utf-8"))
EACH = 31  # every so many-th example: a hundred and more, of all rules on norms
KEPT = 0.94  # share of the examples that must still be found
RULES = [rule for rule in read_folder(own_folder()) if "norm" in rule.looks_for and rule.severity != "info"]
VIOLATING = [(rule, example) for rule in RULES for example in rule.examples if example.violates]
SAMPLE = [(rule, example) for rule, example in VIOLATING if "\n" not in example.text.rstrip("\n")][::EACH]


def _beside(where: str, words: str, text: str) -> str:
    if where in {"前一句", "前一分句"}:
        return words + text
    body = text.rstrip("\n").removesuffix("。")
    return f"{body}。{words}" if where == "后一句" else f"{body}{words}。"


def _found(rule: Rule, example: Example, text: str) -> bool:
    """Whether a rule of the same category still finds something."""
    case = case_of(rule, replace(example, text=text, marks=()))
    alike = (other for other in RULES if other.category == rule.category)
    return any(run_rule(other, case) for other in alike if applies(other, case))


@pytest.mark.parametrize(("where", "words"), [(where, words) for where, all_of in CONTEXTS.items() for words in all_of])
def test_旁边的闲话不掩盖违法的话(where: str, words: str) -> None:
    assert len(SAMPLE) > 100
    lost = [e.text for rule, e in SAMPLE if not _found(rule, e, _beside(where, words, e.text))]
    assert len(lost) <= (1 - KEPT) * len(SAMPLE), lost
