"""Document numbers and periods of validity as a registrar reads them."""

from __future__ import annotations

import pytest

from fzzf_check.text.document_numbers import faults, read_number


@pytest.mark.parametrize(
    "number",
    [
        "云岭政规〔2024〕3号",
        "云政办发〔2023〕118号",
        "YLXR-2024-0031",
        "第12号",
        "2020年第11号",
        "市场监管总局公告2020年第11号",
    ],
)
def test_合乎格式的字号没有毛病(number: str) -> None:
    assert faults(number) == []


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("云岭政规[2024]3号", "六角括号"),
        ("云岭政规（2024）第3号", "不加“第”字"),
        ("望交规〔2023〕005号", "虚位"),
        ("〔2024〕3号", "机关代字"),
        ("云岭政规〔２０２４〕3号", "半角"),
        ("规范性文件三号", "机关代字〔年份〕序号号"),
    ],
)
def test_不合格式的字号说出哪里不对(number: str, fault: str) -> None:
    assert fault in "；".join(faults(number))


def test_从字号读出年份() -> None:
    read = read_number("云岭政规 〔２０２４〕 ３ 号")
    assert read is not None
    assert (read.agency, read.year, read.serial) == ("云岭政规", 2024, "3")
