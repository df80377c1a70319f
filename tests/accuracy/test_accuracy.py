"""Accuracy may rise, not fall: the own tables against ``thresholds.yaml``.

The examples of the rule files are held one by one in ``tests/rules/test_examples.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import accuracy_sets as sets
import pytest
import table
import yaml

LIMITS: dict[str, Any] = yaml.safe_load((sets.HERE / "thresholds.yaml").read_text(encoding="utf-8"))


SHARES = 6  # the development clauses are judged in so many parts, each by itself; all but two of them in the long run


@pytest.mark.parametrize("share", [0, 1, *(pytest.param(n, marks=pytest.mark.long) for n in range(2, SHARES))])
def test_自有条款的查全率和查准率不低于下限(share: int) -> None:
    _above([c for c in sets.clauses() if not c.held_out][share::SHARES], "development")


def test_留出条款的查全率和查准率不低于下限() -> None:
    _above([c for c in sets.clauses() if c.held_out], "held_out")


def _above(clauses: list[sets.Clause], part: str) -> None:
    tally = sets.count(sets.judged(clauses))
    assert tally.recall >= LIMITS[part]["recall"]
    assert tally.precision >= LIMITS[part]["precision"]


def test_违法和合法的自有条款各有五百条以上_没有重复() -> None:
    all_clauses = sets.clauses()
    assert len({c.text for c in all_clauses}) == len(all_clauses)
    assert sum(c.violates for c in all_clauses) >= 500
    assert sum(not c.violates for c in all_clauses) >= 500


def test_留出部分不少于一百条() -> None:
    assert sum(c.held_out for c in sets.clauses()) >= 100


@pytest.mark.long
def test_真实文件上的每一条报告都有人看过_误报每十万字不到一条_不到报告的五分之一(shared: Path) -> None:
    verdicts: dict[str, dict[str, str]] = yaml.safe_load((sets.HERE / "judged.yaml").read_text(encoding="utf-8"))
    rows, characters = table.corpus(sys.maxsize, seed=1)
    seen = [(path, f"{rule}:{line}") for path, rule, _, line, _ in rows]
    assert [(path, key) for path, key in seen if key not in verdicts.get(path, {})] == []
    false = [(path, key) for path, key in seen if verdicts[path][key] == "误"]
    assert len(false) / characters * 1e5 < 1
    assert len(false) < len(seen) / 5
