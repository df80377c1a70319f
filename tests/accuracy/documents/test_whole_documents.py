"""Whole documents: what was reached may not be lost."""

from __future__ import annotations

import functools

import pytest
from whole_documents import ROUNDS, Score, golds, measure


@pytest.fixture(scope="module", params=ROUNDS)
def name(request: pytest.FixtureRequest) -> str:
    """A round; the tests of one follow each other, so that one worker reads it once."""
    return str(request.param)


@functools.cache
def score(name: str) -> Score:
    return measure(name)


def test_整篇文件的违法点找得到九成二以上(name: str) -> None:
    assert score(name).recall >= 0.92, "\n".join(score(name).remarks)


def test_整篇文件的报告九成五以上是对的(name: str) -> None:
    assert score(name).precision >= 0.95, "\n".join(score(name).remarks)


def test_整篇文件的种类都读对(name: str) -> None:
    assert score(name).kinds_right == score(name).documents, "\n".join(score(name).remarks)


def test_完全合法的文件没有设定类的错误和警告(name: str) -> None:
    assert score(name).clean_flagged == []


def test_标注的词句都在所说的行里(name: str) -> None:
    for path, gold in golds(name):
        lines = path.read_text(encoding="utf-8").split("\n")
        for item in (*gold["violations"], *gold["must_not_flag"], *gold["arguable"]):
            words = item.get("evidence") or item["text"]
            assert words in "\n".join(lines[item["line"] - 1 : item["line_end"]]), (path.name, words)
