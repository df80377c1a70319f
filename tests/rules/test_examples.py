"""Every rule's examples are its tests."""

from __future__ import annotations

import pytest
from rule_examples import complaint

from fzzf_check.engine.load import own_folder, read_folder
from fzzf_check.engine.rule import Rule

RULES = read_folder(own_folder())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_违反的例子报告_符合的例子不报告(rule: Rule) -> None:
    wrong = [f"{example.text}\n    → {words}" for example in rule.examples if (words := complaint(rule, example))]
    assert not wrong, f"{rule.code} {len(wrong)}/{len(rule.examples)} 例不对：\n" + "\n".join(wrong)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_每条规则至少四个违反例和四个符合例(rule: Rule) -> None:
    violating = sum(example.violates for example in rule.examples)
    assert violating >= 4
    assert len(rule.examples) - violating >= 4


@pytest.mark.parametrize("rule", [r for r in RULES if "norm" in r.looks_for], ids=lambda rule: rule.code)
def test_自行设定一类的规则至少十二个违反例和十二个符合例(rule: Rule) -> None:
    violating = sum(example.violates for example in rule.examples)
    assert min(violating, len(rule.examples) - violating) >= 12


def test_规则放在与其类别同名的文件夹() -> None:
    misplaced = [rule.file for rule in RULES if rule.file.split("/")[0] != rule.category]
    assert not misplaced
