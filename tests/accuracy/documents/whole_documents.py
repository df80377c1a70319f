"""Whole documents with line-level gold, and what the program says about them.

usage: python tests/accuracy/documents/whole_documents.py [ROUND] [--misses]

A round is a folder of texts, each with a ``.gold.json``: violations (lines, category, evidence; ``scope: document`` counts
anywhere), ``must_not_flag`` (lawful words that look like violations) and ``arguable`` ones, which count neither way. A
violation is found by an error or warning of its category on its lines; any other error or warning of the judged categories
is false if it stands outside all violations or on words that must not be flagged. The first two rounds were written before
the grammar and the vocabulary were looked at; ``first_run.json`` keeps what their first measurement said. ``third`` was
written by one who knows the program: it holds what was mended and forecasts nothing.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from fzzf_check.findings import FileReport, Finding
from fzzf_check.pipeline import Options, check

HERE = Path(__file__).parent
ROUNDS = sorted({path.parent.name for path in HERE.glob("*/*.gold.json")})
DAY = date(2026, 1, 15)  # the figures may not change with the calendar
KINDS = {
    "修改决定": "规范性文件", "工作年报": "年度报告", "审查意见": "审核意见书", "行政协议": "其他", "案例通报": "其他",
    "政策解读": "其他",
}  # fmt: skip
NOT_JUDGED = {"form", "review_file", "citation", "plan", "report"}
SETTING = {
    "penalty", "licence", "coercion", "fee", "rights_duty", "certificate", "blanket_halt", "retroactivity",
    "competition", "minutes_basis", "authority",
}  # fmt: skip


@dataclass
class Score:
    """Counts over documents; ``of``/``hit``/``false`` by category, ``remarks`` name each miss and false alarm."""

    of: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    false_by_document: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    kinds_right: int = 0
    clean_flagged: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Violations found, 0 to 1."""
        return self.hit.total() / max(1, self.of.total())

    @property
    def precision(self) -> float:
        """Violations found among these and the false alarms, 0 to 1."""
        return self.hit.total() / max(1, self.hit.total() + self.false.total())

    def figures(self) -> dict[str, Any]:
        """The numbers as they are kept in ``first_run.json``."""
        return {
            "documents": self.documents, "recall": round(self.recall, 3), "precision": round(self.precision, 3),
            "violations": self.of.total(), "found": self.hit.total(), "false": self.false.total(),
            "kinds_right": self.kinds_right, "clean_flagged": self.clean_flagged,
            "false_by_document": dict(self.false_by_document),
            "found_by_category": {c: f"{self.hit[c]}/{n}" for c, n in sorted(self.of.items())},
        }  # fmt: skip


def golds(name: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The texts of a round with their gold, in order of name."""
    for path in sorted((HERE / name).glob("*.gold.json")):
        yield path.with_name(path.name.replace(".gold.json", ".txt")), json.loads(path.read_text(encoding="utf-8"))


def measure(name: str) -> Score:
    """Check every document of a round and count."""
    score = Score()
    for path, gold in golds(name):
        _count(score, path.stem, gold, check(str(path), Options(as_of=DAY)))
    return score


def _count(score: Score, name: str, gold: dict[str, Any], report: FileReport) -> None:
    loud = [finding for finding in report.findings if finding.severity != "info"]
    wanted = KINDS.get(gold["doc_type"], gold["doc_type"])
    score.documents += 1
    score.kinds_right += report.kind == wanted
    if report.kind != wanted:
        score.remarks.append(f"种类  {name}：读作{report.kind}，应为{wanted}")
    used: set[int] = set()
    for violation in gold["violations"]:
        found = {id(finding) for finding in loud if _answers(finding, violation)}
        used |= found
        score.of[violation["category"]] += 1
        score.hit[violation["category"]] += bool(found)
        if not found:
            score.remarks.append(f"漏    {name} {violation['line']} {violation['category']} {violation['evidence']}")
    for finding in loud:
        if id(finding) not in used and finding.category not in NOT_JUDGED and _is_false(finding, gold):
            score.false[finding.category] += 1
            score.false_by_document[name] += 1
            score.remarks.append(f"误报  {name} {finding.span.line} {finding.rule} {finding.text}")
    if gold["clean"] and any(finding.category in SETTING for finding in loud):
        score.clean_flagged.append(name)


def _answers(finding: Finding, violation: dict[str, Any]) -> bool:
    return finding.category == violation["category"] and (
        violation["scope"] == "document" or _on_lines(finding, violation)
    )


def _on_lines(finding: Finding, labelled: dict[str, Any]) -> bool:
    return bool(finding.span.line <= labelled["line_end"] and finding.span.end_line >= labelled["line"])


def _is_false(finding: Finding, gold: dict[str, Any]) -> bool:
    if any(shares_words(finding.text, item["evidence"]) for item in gold["arguable"]):
        return False
    if not any(_on_lines(finding, violation) for violation in gold["violations"]):
        return True
    return any(shares_words(finding.text, item["text"]) for item in gold["must_not_flag"])


def shares_words(one: str, other: str) -> bool:
    """Is one inside the other, or do they share four characters in a row?"""
    if not one or not other:
        return False
    return one in other or other in one or any(one[at : at + 4] in other for at in range(len(one) - 3))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("round", nargs="?", choices=ROUNDS)
    parser.add_argument("--misses", action="store_true", help="name each miss and false alarm")
    options = parser.parse_args()
    for name in [options.round] if options.round else ROUNDS:
        score = measure(name)
        print(name, json.dumps(score.figures(), ensure_ascii=False, indent=1))
        if options.misses:
            print("\n".join(score.remarks))


if __name__ == "__main__":
    main()
