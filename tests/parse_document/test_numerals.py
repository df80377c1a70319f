"""Chinese numerals are read and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzzf_check.text.numerals import chinese, integer, number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("二百零五", 205), ("二〇五", 205), ("廿三", 23), ("卅", 30), ("十", 10), ("一十", 10), ("十五", 15),
        ("一百一十", 110),
        ("两万", 20000), ("一万零五", 10005), ("十五万", 150000), ("三千", 3000), ("一亿二千万", 120000000),
        ("壹万贰仟", 12000), ("１２", 12), ("1,000", 1000), ("1 0", 10), ("⑶", 3),
        ("㈢", 3), ("①", 1), ("⒉", 2), ("Ⅲ", 3),
        ("二○○八", 2008), ("5万", 50000),
    ],
)  # fmt: skip
def test_各种写法的数读出同一个值(written: str, value: int) -> None:
    assert integer(written) == value


@pytest.mark.parametrize("written", ["", "条", "第三", "五成", "3.5", "a", "1.2.3", "三二十"])
def test_不是整数的不当作整数(written: str) -> None:
    assert integer(written) is None


@pytest.mark.parametrize(("written", "value"), [("3.5万", 35000), ("0.5", 0.5), ("2.5", 2.5), ("１．５", 1.5)])
def test_小数和带万的数照算(written: str, value: float) -> None:
    assert number(written) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "零"), (10, "十"), (12, "十二"), (20, "二十"), (101, "一百零一"), (110, "一百一十"), (115, "一百一十五"),
     (100000, "十万"),
     (10010, "一万零一十"), (150015, "十五万零一十五")],
)  # fmt: skip
def test_条号写成中文数字(value: int, written: str) -> None:
    assert chinese(value) == written


@given(st.integers(0, 10**8 - 1))
def test_写成中文数字再读回来不变(value: int) -> None:
    assert integer(chinese(value)) == value


@given(st.text(max_size=12))
def test_任何文字都不会使读数出错(text: str) -> None:
    number(text)


@pytest.mark.parametrize("value", [-1, 10**8])
def test_范围以外的数不写(value: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        chinese(value)
