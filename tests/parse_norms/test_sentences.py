"""Sentences of our own: what sets a norm must be read so, what is lawful must not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from reading_norms import one, set_by

_FILE = Path(__file__).with_name("sentences.yaml")
_SENTENCES = yaml.safe_load(_FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _SENTENCES["sets"], ids=lambda case: case["text"][:16])
def test_文件自己设定的读作设定(case: dict[str, list[str] | str]) -> None:
    assert {norm.act for norm in set_by(str(case["text"]))} & set(case["act"])


@pytest.mark.parametrize("text", _SENTENCES["clean"], ids=lambda text: text[:16])
def test_合法的说法不读作设定(text: str) -> None:
    assert [(norm.act, norm.text) for norm in set_by(text)] == []


@pytest.mark.parametrize("case", _SENTENCES["applies"], ids=lambda case: case["text"][:16])
def test_有上位法依据的读作实施(case: dict[str, str]) -> None:
    norm = one(case["text"], case["act"])
    assert norm.force == "实施"
    assert norm.basis


@pytest.mark.parametrize("case", _SENTENCES["doubtful"], ids=lambda case: case["text"][:16])
def test_拿不准的写明要核实什么(case: dict[str, str]) -> None:
    norm = one(case["text"], case["act"])
    assert norm.force == "设定"
    assert case["word"] in norm.doubt


@pytest.mark.parametrize("case", _SENTENCES["reads"], ids=lambda case: case["text"][:16])
def test_读得出情态和相对人(case: dict[str, str]) -> None:
    norm = one(case["text"], case["act"])
    assert norm.modality == case["modality"]
    assert norm.patient == case.get("patient", norm.patient)
