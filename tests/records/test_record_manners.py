"""What must be marked in a record, and what must be passed, sentence by sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from record_documents import parsed

from fzzf_check.case import Case
from fzzf_check.engine.load import load_rules
from fzzf_check.engine.run import run_rules

SENTENCES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("manners.yaml").read_text(encoding="utf-8"))
HEAD = "云岭县重大行政决策事项办理记录（2024年）\n\n"
TAIL = "\n\n云岭县人民政府办公室\n2024年12月20日"


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"][:24])
def test_一句话违反了哪些程序规定(sentence: dict[str, Any]) -> None:
    case = Case(parsed(HEAD + sentence["text"] + TAIL, "决策记录"), date(2026, 1, 15))
    rules = [rule for rule in load_rules(()) if rule.category in {"procedure", "review_file"}]
    found = {finding.rule for finding in run_rules(rules, case) if finding.severity != "info"}
    assert found == set(sentence["rules"])
