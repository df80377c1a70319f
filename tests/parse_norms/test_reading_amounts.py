"""Reading a paragraph for the norm grammar, and the amounts of a measure."""

from __future__ import annotations

import pytest
from reading_norms import one

from fzzf_check.facts import Amount
from fzzf_check.parse.norm.amounts import read_measure
from fzzf_check.parse.norm.reading import QUOTED, TITLE, read


def test_引号里的一个词照读引号里的一句话读作一个记号() -> None:
    assert read("采取“拉闸限电”措施", 0, 10, []).text == "采取拉闸限电措施"
    long = "送审稿规定“未经街道办事处批准的，不得装修房屋”不妥"
    assert read(long, 0, len(long), []).text == f"送审稿规定{QUOTED}不妥"


def test_证件的书名号照读其他书名读作一个记号() -> None:
    text = "领取《采茶证》，填写《关于采茶的若干通知》"
    assert read(text, 0, len(text), []).text == f"领取采茶证，填写{TITLE}"


def test_括号里的说明不读而位置仍对得上() -> None:
    text = "村（居）委会 罚款,100 元"
    reading = read(text, 0, len(text), [])
    assert reading.text == "村委会罚款，100元"
    start, end = reading.back(reading.text.index("罚"), len(reading.text))
    assert text[start:end] == "罚款,100 元"


def test_半角句号在汉字后面是句号在数字里不是() -> None:
    text = "罚款.每吨3.5元"
    assert read(text, 0, len(text), []).text == "罚款。每吨3.5元"


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("处二百元以上五百元以下罚款", [Amount("元", 200, 500)]),
        ("处货值三倍以下罚款", [Amount("倍", None, 3)]),
        ("每吨缴纳2元", [Amount("元", 2, 2, "每吨")]),
        ("按差额的百分之十处罚", [Amount("%", 10, 10)]),
        ("罚款1.5万元，停业三个月", [Amount("元", 15000, 15000), Amount("月", 3, 3)]),
        ("2023年以来已经举办的", []),
        ("于2024年9月底前关闭", []),
        ("处5000元以上罚款", [Amount("元", 5000, None)]),
    ],
)
def test_金额倍数和期限(words: str, amounts: list[Amount]) -> None:
    assert list(read_measure(words)[1]) == amounts


@pytest.mark.parametrize(
    ("text", "act", "thing", "measure"),
    [
        ("在禁渔区钓鱼的，没收渔具，并处100元罚款。", "没收", "渔具", ""),
        ("在禁渔区钓鱼的，没收渔具，并处100元罚款。", "罚款", "", "100元"),
        ("乱倒渣土的，处二百元以上五百元以下罚款。", "罚款", "", "二百元以上五百元以下"),
        ("逾期不改的，吊销营业执照，责令停业整顿三个月。", "责令停产停业", "", "三个月"),
    ],
)
def test_规范的标的是动词后面的词_幅度是数额和期限(text: str, act: str, thing: str, measure: str) -> None:
    norm = one(f"第九条　{text}", act)
    assert (norm.object, norm.measure) == (thing, measure)
