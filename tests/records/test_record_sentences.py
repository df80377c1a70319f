"""Sentences of records and the events that they tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from record_documents import parsed

from fzzf_check.facts import Event
from fzzf_check.parse.record.records import read_record
from fzzf_check.reports.facts import EVENT_KINDS

SENTENCES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8"))
HEAD = "云岭县重大行政决策事项办理记录（2024年）\n\n"


def told(event: Event) -> str:
    return " ".join([event.kind, *(day.isoformat() for day in (event.start, event.end) if day)])


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"][:24])
def test_一句话说了哪些程序(sentence: dict[str, Any]) -> None:
    events = read_record(parsed(HEAD + sentence["text"], "决策记录")).events
    took_place = [e for e in events if e.start and not e.denied and not e.planned and e.kind in EVENT_KINDS]
    assert sorted(told(event) for event in took_place) == sorted(sentence["events"])


def test_例句不少于一百二十() -> None:
    assert len(SENTENCES) >= 120
