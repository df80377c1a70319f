"""A construction is not compiled where its words cannot stand in their order; none that would match is passed over."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzzf_check.engine.load import own_folder, read_folder
from fzzf_check.parse.norm.acts import acts_in
from fzzf_check.parse.norm.constructions import construction, steps
from fzzf_check.parse.norm.word_order import may_follow

PIECES = [
    "{停办}",
    "{金额}",
    "{长名}",
    "…",
    "……",
    "处",
    "(以/处/)",
    "(罚款/没收)",
    "({停办}/罚款)",
    "的",
    "^",
    "$",
    "‹",
]
SCRAPS = ["停止", "暂停", "处", "以", "罚款", "没收", "200元", "的", "户", "，", "；", "甲乙丙丁", "。"]


def _may(written: str, text: str) -> bool:
    return may_follow(steps(written), text)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.lists(st.sampled_from(SCRAPS), max_size=14))
def test_构式说到的话不会因为词序的先看一眼而漏掉(pieces: list[str], scraps: list[str]) -> None:
    written, text = "".join(pieces), "".join(scraps)
    if re.search(construction(written).source, text):
        assert _may(written, text)


def test_规则例句里找到的行为_其构式都过得了词序这一关() -> None:
    texts = [e.text for rule in read_folder(own_folder()) if "norm" in rule.looks_for for e in rule.examples][::90]
    for text in texts:
        for _, _, act in acts_in(text, 0, len(text)):
            said = [c for c in act.says if c.may_stand_in(text) and c.pattern.search(text)]
            assert all(_may(c.written, text) for c in said)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("处…罚款", "罚款之后另行处理"),  # the other way round
        ("处…罚款", "处理完毕，再缴罚款"),  # across a comma
        ("处罚款", "处以罚款"),  # not side by side
        ("处…罚款", "处" + "甲" * 15 + "罚款"),  # too far
        ("处……罚款", "处理；罚款"),  # across a semicolon
    ],
)
def test_词序不对_隔得太远_跨了标点的_不必编译(written: str, text: str) -> None:
    assert not _may(written, text)
