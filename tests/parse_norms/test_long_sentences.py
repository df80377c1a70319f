"""A list without a full stop is read in parts: the work is in proportion to its length."""

from __future__ import annotations

import pytest
from reading_norms import norms_of
from steps import steps

from fzzf_check.parse.norm.clauses import LONGEST, split
from fzzf_check.parse.norm.tokens import tokenise


def test_过长的句子在分号处分开_没有分号在逗号处分开() -> None:
    text = "甲" * 400 + "；" + "乙" * 100 + "，" + "丙" * 300 + "，" + "丁" * 200 + "。戊己。"
    assert [text[start:end][-1] + str(end - start) for start, end in split(text)] == ["；401", "，402", "。201", "。3"]


@pytest.mark.parametrize("text", ["甲" * 2000, "甲，" * 900 + "。乙", "；" * 1300])
def test_分开的句子首尾相接而且不过长(text: str) -> None:
    parts = list(split(text))
    assert "".join(text[start:end] for start, end in parts) == text
    assert max(end - start for start, end in parts) <= LONGEST


def test_一逗到底的处罚一条不漏() -> None:
    assert sum(norm.act == "罚款" for norm in norms_of("第一条　" + "处五百元罚款，" * 300)) == 300


def test_句子长四倍工作量不到五倍() -> None:
    def read(repeats: int) -> None:
        norms_of("第一条　" + "处五百元罚款，" * repeats)

    read(10)  # what is built once a process
    assert steps(lambda: read(800)) < 5 * steps(lambda: read(200))


def test_词的开头都在开头字里() -> None:
    text = "依照规定，由县公安局、经批准的，之日起，应当并处、不得、依法、另行、方可：；"
    kinds = [token.type for token in tokenise(text, 0, len(text), [])]
    assert {"COMMA", "AGENT", "DE_COMMA", "TIME_COMMA", "MODAL", "JOIN", "NOT", "LAWFUL", "COLON", "SEMI"} <= {*kinds}
