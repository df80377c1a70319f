"""grammar/norm.lark: no conflicts, total, nothing lost."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import lark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fzzf_check import grammar
from fzzf_check.parse.norm.clauses import parse, split
from fzzf_check.parse.norm.tokens import NormLexer, tokenise

_TERMINALS = (
    "SEMI", "DE_COMMA", "TIME_COMMA", "COMMA", "COLON", "AGENT", "LAW", "LAWFUL", "NOT", "MODAL", "JOIN", "ACT",
)  # fmt: skip


def test_规范语法没有冲突() -> None:
    text = (Path(grammar.__file__).parent / "norm.lark").read_text(encoding="utf-8")
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    level = lark.logger.level
    lark.logger.addHandler(handler)
    lark.logger.setLevel(logging.DEBUG)
    try:
        lark.Lark(text, parser="lalr", lexer=NormLexer, start="sentence", debug=True, maybe_placeholders=False)
    finally:
        lark.logger.removeHandler(handler)
        lark.logger.setLevel(level)
    assert "onflict" not in log.getvalue()


@settings(max_examples=300)
@given(st.lists(st.sampled_from(_TERMINALS), max_size=12))
def test_任何词序列都能分析(kinds: list[str]) -> None:
    tokens = [lark.Token(kind, "词", start_pos=n, end_pos=n + 1) for n, kind in enumerate(kinds)]
    tokens.append(lark.Token("END", "", start_pos=len(kinds), end_pos=len(kinds)))
    tree = grammar.load("norm", NormLexer, "sentence").parse(tokens)  # type: ignore[arg-type]
    assert [str(token.type) for token in tree.scan_values(lambda value: True)] == [*kinds, "END"]


_WORDS = {
    "SEMI": "；", "DE_COMMA": "的，", "TIME_COMMA": "后，", "COMMA": "，", "COLON": "：", "AGENT": "由县公安局", "LAW": "依照规定",
    "LAWFUL": "依法", "NOT": "不得", "MODAL": "应当", "JOIN": "此外", "ACT": "甲",
}  # fmt: skip


@settings(max_examples=200)
@given(st.lists(st.sampled_from(_TERMINALS), max_size=12))
def test_直接走分析表与Lark的语法树一致(kinds: list[str]) -> None:
    text = "乙".join(_WORDS[kind] for kind in kinds) + "。"
    acts = [(n, n + 1) for n, char in enumerate(text) if char == "甲"]
    tokens = [lark.Token(token.type, token.word) for token in tokenise(text, 0, len(text), acts)]
    tree = grammar.load("norm", NormLexer, "sentence").parse(tokens)  # type: ignore[arg-type]
    read = [
        [(phrase.shape, [t.type for t in phrase.tokens]) for phrase in segment.phrases]
        for segment in parse(text, 0, len(text), acts).segments
    ]
    assert read == [
        [(part.data, [t.type for t in part.scan_values(lambda value: True)]) for part in segment.children]
        for segment in tree.children
    ]


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("未经同意的，罚款", ["condition", "tail"]),
        ("施工前，应当报告，并接受检查", ["occasion", "clause", "tail"]),
        ("分别处理：罚款", ["lead", "tail"]),
    ],
)
def test_分句按各自的结尾分类(text: str, shapes: list[str]) -> None:
    assert [phrase.shape for segment in parse(text, 0, len(text), []).segments for phrase in segment.phrases] == shapes


def test_分号前后是两段() -> None:
    text = "初次违反的，予以劝导；再次违反的，罚款五十元"
    assert [text[s.start : s.end] for s in parse(text, 0, len(text), []).segments] == [
        "初次违反的，予以劝导；", "再次违反的，罚款五十元",
    ]  # fmt: skip


def test_句子首尾相接() -> None:
    text = "一。二！三？四"
    assert "".join(text[start:end] for start, end in split(text)) == text


def test_谁来做和依法各是一个词() -> None:
    text = "由镇政府依法拆除"
    assert [token.type for token in tokenise(text, 0, len(text), [])] == ["AGENT", "LAWFUL", "END"]
