"""Kind, own number and year on the trustworthy part of the shared corpus; prints the counts.

The labels were made by regex: year and title often stand in the file's name only, so these have a lower bar. What is left
is told where the bar is set.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from fzzf_check.errors import CannotRead
from fzzf_check.facts import Document
from fzzf_check.parse.structure.document import parse_document
from fzzf_check.readers import read

# Left over when this was written: news, a bill, and 征求意见 and 起草说明 that are 决策记录, all labelled 规范性文件 by their
# titles (kind); years that stand in the file's name or number only (year).
BARS = {"kind": 0.96, "number": 0.98, "year": 0.92}


def plain(number: str) -> str:
    """A number with one form of brackets, digits and blanks."""
    narrow = unicodedata.normalize("NFKC", "".join(number.split()))
    return re.sub(r"[〕﹞\]】)]", ")", re.sub(r"[〔﹝\[【(]", "(", narrow))


def judge(entry: dict[str, Any], document: Document) -> dict[str, bool]:
    """For each label that the entry has, whether the document agrees."""
    found = {"kind": document.kind == entry["kind"]}
    if entry["doc_number"]:
        found["number"] = document.number is not None and plain(document.number) == plain(entry["doc_number"])
    if entry["year"]:
        found["year"] = document.date is not None and document.date.year == entry["year"]
    return found


def test_可靠标签的种类文号和年份读得对(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    misses: list[str] = []
    for line in (shared / "corpus" / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["kind_confidence"] != "high":
            continue
        try:
            document = parse_document(read(str(shared / "corpus" / entry["path"])))
        except CannotRead:
            total["unread"] += 1
            continue
        for name, agrees in judge(entry, document).items():
            total[name] += 1
            right[name] += agrees
            if not agrees:
                misses.append(f"{name} {entry['path']}")
    with capsys.disabled():
        print("\n" + "  ".join(f"{name} {right[name]}/{total[name]}" for name in BARS) + f"  unread {total['unread']}")
    assert {name: right[name] / total[name] >= bar for name, bar in BARS.items()} == dict.fromkeys(BARS, True), misses
