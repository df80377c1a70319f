"""The grammar of records is total, without conflicts, and loses no character."""

from __future__ import annotations

import logging

import lark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import steps

from fzzf_check.grammar import FOLDER, vocabulary
from fzzf_check.parse.record.frames import frame
from fzzf_check.parse.record.lexicon import class_names, classes, manners
from fzzf_check.parse.record.words import RecordLexer, sentences

SCRAPS = [
    "2024年3月1日", "至", "3月31日", "、", "，", "。", "；", "（", "）", "“", "”", "《办法》", "《", "》", "：", "\t", "5个工作日", "7名", "起", "自", "县司法局", "出具",
    "合法性审查意见", "未", "不再", "常务会议", "审议通过", "公开征求意见", "2月30日", "\n", "　", "x", "①", "12345",
]  # fmt: skip


def text_of(text: str) -> str:
    """Every character, in order, that the tree of a text holds or closes a clause with."""
    parts = []
    for sentence in sentences(text, 2024):
        for clause in sentence.clauses:
            parts += [item.text for item in clause.items] + [clause.closed_by]
    return "".join(parts)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(SCRAPS), max_size=25))
def test_任何文字都能读且不丢字(scraps: list[str]) -> None:
    text = "".join(scraps)
    kept = [char for char in text_of(text) if char not in "，。；、：\t\n“”"]
    assert kept == [char for char in text if char not in "，。；、：\t\n“”"]


def test_语法没有冲突(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="lark")
    lark.logger.setLevel(logging.DEBUG)
    grammar = (FOLDER / "record.lark").read_text(encoding="utf-8")
    lark.Lark(grammar, parser="lalr", lexer=RecordLexer, debug=True)
    assert "conflict" not in caplog.text.lower()


def frames(data: object) -> list[str]:
    if isinstance(data, str):
        return [data]
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else []
    return [written for value in values for written in frames(value)]


@pytest.mark.parametrize("data", [vocabulary("record_events"), manners()], ids=["events", "manners"])
def test_每个句框都有词可用(data: object) -> None:
    for written in frames(data):
        for part in frame(written).parts:
            assert any(name in class_names() or name in classes() or name in {"日期", "日期止"} for name in part), (
                written
            )


def test_长段落的工作量与长度成比例() -> None:
    unit = "2024年3月1日县司法局出具合法性审查意见，会议审议通过。"
    sentences(unit, 2024)  # what is built once a process
    assert steps(lambda: sentences(unit * 200, 2024)) < 24 * steps(lambda: sentences(unit * 10, 2024))


def test_记录词汇的一类里没有重复的词() -> None:
    twice = {name: {word for word in words if words.count(word) > 1} for name, words in vocabulary("record").items()}
    assert {name: words for name, words in twice.items() if words} == {}
