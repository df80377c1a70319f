"""A folder of pages, one a rule, and an index: made from the rule files alone, so that they cannot say anything else."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from fzzf_check.findings import CATEGORY_NAMES, SEVERITY_NAMES
from fzzf_check.reports.rule_page import page

if TYPE_CHECKING:
    from fzzf_check.engine.rule import Rule

INDEX = "README.md"


def pages(rules: Iterable[Rule]) -> dict[str, str]:
    """File name → text, for every rule (with its examples) and the index."""
    ordered = sorted(rules, key=lambda rule: rule.code)
    made = {f"{rule.code}.md": page(rule) for rule in ordered}
    made[INDEX] = _index(ordered)
    return made


def write_pages(rules: Iterable[Rule], folder: Path) -> int:
    """Write all pages into a folder, remove pages of rules that are gone, and say how many pages there are."""
    made = pages(rules)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return len(made)


def _index(rules: list[Rule]) -> str:
    order = list(CATEGORY_NAMES)
    lines = ["# 全部规则", "", f"共 {len(rules)} 条。本页和各条的说明由规则文件生成，请改规则文件，不要改这里。"]
    by_category = sorted(rules, key=lambda rule: (order.index(rule.category), rule.code))
    for category, group in groupby(by_category, key=lambda rule: rule.category):
        lines += ["", f"## {CATEGORY_NAMES[category]}", "", "| 代码 | 级别 | 规则 |", "|---|---|---|"]
        for rule in group:
            place = f"（{'、'.join(rule.place)}）" if rule.place else ""
            lines.append(f"| [{rule.code}]({rule.code}.md) | {SEVERITY_NAMES[rule.severity]} | {rule.name}{place} |")
    return "\n".join(lines) + "\n"
