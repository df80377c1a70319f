"""Dates in all the forms that documents use."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzzf_check.text.dates import find_dates
from fzzf_check.text.numerals import chinese


@pytest.mark.parametrize(
    "written",
    [
        "2024年3月5日", "二〇二四年三月五日", "二○二四年三月五日", "二O二四年三月五日", "二Ｏ二四年三月五日",
        "二零二四年三月五日",
        "２０２４年３月５日", "2024 年3 月5 日", "2 0 2 4 年 3 月 5 日", "2024年03月05日", "2024-03-05",
        "2024-3-5", "2024.3.5",
        "2024/3/5", "２０２４．３．５", "2024年3月5号", "2024\n年\n3\n月\n5\n日", "2024　年　3　月　5　日",
    ],
)  # fmt: skip
def test_同一天的各种写法读作同一天(written: str) -> None:
    [found] = find_dates(f"自{written}起")
    assert (found.date, found.start, found.end) == (date(2024, 3, 5), 1, 1 + len(written))


def test_没有年份的日期沿用上文年份() -> None:
    text = "2024年3月5日征求意见，3月8日审查，同月10日会议通过，次年1月2日备案"
    assert [d.date for d in find_dates(text)] == [
        date(2024, 3, 5), date(2024, 3, 8), date(2024, 3, 10), date(2025, 1, 2),
    ]  # fmt: skip


def test_前一个日子可以省写日字() -> None:
    text = "2024年8月15、16两日座谈，9月3至5日论证，收到意见8月15条、16条"
    assert [d.date for d in find_dates(text)] == [
        date(2024, 8, 15), date(2024, 8, 16), date(2024, 9, 3), date(2024, 9, 5),
    ]  # fmt: skip


def test_起止日期省写年月的沿用起日年月() -> None:
    assert [d.date for d in find_dates("2024年12月3日至8日；2023年5月30日—6月4日")] == [
        date(2024, 12, 3), date(2024, 12, 8), date(2023, 5, 30), date(2023, 6, 4),
    ]  # fmt: skip


def test_只写年份的也供下文沿用_但目标年份不算() -> None:
    assert [d.date for d in find_dates("2024年以来，到2035年基本建成。3月5日召开会议")] == [date(2024, 3, 5)]


def test_年份可由调用者给出() -> None:
    assert [d.date for d in find_dates("3月5日", year=2021)] == [date(2021, 3, 5)]
    assert [d.date for d in find_dates("3月5日")] == [None]


def test_每年的某日不是某一天() -> None:
    [found] = find_dates("2024年起，每年3月5日前报送")
    assert (found.date, found.month, found.day) == (None, 3, 5)


@pytest.mark.parametrize("written", ["2024年2月30日", "2024年13月1日", "2023-02-29"])
def test_不存在的日子照样指出但没有值(written: str) -> None:
    [found] = find_dates(written)
    assert found.date is None
    assert found.day is not None


def test_只到月的没有日() -> None:
    [found] = find_dates("二○一六年十一月")
    assert (found.year, found.month, found.day, found.date) == (2016, 11, None, None)


@pytest.mark.parametrize(
    "text", ["HCFGS-2015-006", "电话0971-8230000", "3.5万元", "1.2.3", "GB 2760-2014", "12个月", "比例2016.12"]
)
def test_编号电话和小数不是日期(text: str) -> None:
    assert find_dates(text) == []


def test_条目序号后面的日期照读() -> None:
    assert [d.date for d in find_dates("1.2016年4月26日前完成")] == [date(2016, 4, 26)]


@given(st.dates(date(1949, 10, 1), date(2099, 12, 31)))
def test_每一天用中文和数字写都读得回来(day: date) -> None:
    year = "".join("〇一二三四五六七八九"[int(sign)] for sign in str(day.year))
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{year}年{chinese(day.month)}月{chinese(day.day)}日",
        day.isoformat(),
    ):
        assert [d.date for d in find_dates(text)] == [day]


@given(st.text(alphabet="0123456789二〇○O年月日至同次每-./． 号元", max_size=60))
def test_任何文字都不会使读日期出错且位置递增(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
