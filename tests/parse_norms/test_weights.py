"""The tables of 类案比对: pieces are counted, sums are explained."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzzf_check.parse.norm.resemblance import LIKE
from fzzf_check.parse.weights import About, pieces, pieces_before, weights

TABLES = get_args(About)


def test_数字不论是哪一个都一样() -> None:
    assert pieces("处500元") == pieces("处20元")


def test_前一句只作旁证() -> None:
    part, lean = "对单位并处五万元以上十万元以下罚款。", weights("norms").lean
    assert lean(part, "违反本办法的，由镇政府处理") > lean(part, "该行为为《第五十条所禁止")


def test_说得出是哪些词在起作用() -> None:
    told = "占道的桌椅板凳由巡逻队当场搬走，三天内不来领的归环卫站处理。"
    words = weights("norms").telling(told)
    assert 0 < len(words) <= 3
    assert all(word in told for word in words)


@pytest.mark.parametrize("about", TABLES)
def test_权重表中每个片段都数得出来(about: About) -> None:
    table = weights(about)
    assert len(table.leans) > 10_000
    assert all(len(numbers) == len(table.classes) == len(table.class_starts) for numbers in table.of_class.values())


@pytest.mark.parametrize("about", TABLES)
@given(part=st.text(max_size=120), before=st.text(max_size=60))
def test_任何文字都称得出轻重(about: About, part: str, before: str) -> None:
    table = weights(about)
    assert isinstance(table.lean(part, before), float)
    assert table.class_of(part) in table.classes
    assert not pieces_before(before) & pieces(part.replace("←", ""))


@pytest.mark.parametrize("about", TABLES)
def test_没有文字就没有轻重(about: About) -> None:
    assert weights(about).lean("", "") < LIKE
