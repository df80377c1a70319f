"""Numbers, dates, issuers and the other fields."""

from __future__ import annotations

from datetime import date

import pytest
from texts import NOTICE, document, fields_of

TITLE = "云岭县人民政府关于加强消防工作的通知"


def numbered(number: str) -> str:
    return f"{TITLE}\n{number}\n各乡镇人民政府：\n根据《省消防办法》（省政发〔2020〕9号），现通知如下。\n云岭县人民政府\n2024年3月5日\n"


@pytest.mark.parametrize(
    "number",
    [
        "云政发〔2024〕3号", "云政发[2024]3号", "云政发［2024］3号", "云政发（2024）3号", "云政发(2024)3号", "云政发【2024】3号", "云政发﹝2024﹞3号",
        "云政发〔２０２４〕３号", "云政发 〔2024〕 3 号", "云 政 发〔2024〕3号", "云政发〔2024〕第3号", "云政发2024-3号", "云政（规）〔2024〕3号", "〔2024〕3号",
    ],
)  # fmt: skip
def test_各种写法的文号都是发文字号(number: str) -> None:
    found = document(numbered(number))
    assert found.number == "".join(number.split())


def test_引用的文号不是自己的文号() -> None:
    text = (
        f"{TITLE}\n各乡镇人民政府：\n根据省政府通知（省政发〔2020〕9号），现通知如下。\n云岭县人民政府\n2024年3月5日\n"
    )
    assert document(text).number is None


@pytest.mark.parametrize("number", ["云政发〔2024〕×号", "云政发〔2024〕　号", "云政发〔20××〕××号"])
def test_留空的文号也是发文字号(number: str) -> None:
    assert fields_of(numbered(number))["发文字号"] == number


def test_标题后括号里的文号和日期() -> None:
    assert (
        fields_of(f"{TITLE}（云政发〔2024〕3号）\n各乡镇人民政府：\n现通知如下。\n")["发文字号"] == "云政发〔2024〕3号"
    )
    assert document(f"{TITLE}（2024年3月5日）\n各乡镇人民政府：\n现通知如下。\n").date == date(2024, 3, 5)


def test_公告和令的编号也是发文字号() -> None:
    assert document("云岭县人民政府公告\n2024年第11号\n现将有关事项公告如下。\n一、甲。\n").number == "2024年第11号"


def test_表格里的网页信息() -> None:
    text = "索引号\t001-03\t主题分类\t消防\n发文机关\t云岭县人民政府\t文号\t云政发〔2024〕3号\n" + numbered("")
    found = fields_of(text)
    assert (found["索引号"], found["发布机构"], found["发文字号"]) == ("001-03", "云岭县人民政府", "云政发〔2024〕3号")


def test_一行里几项网页信息() -> None:
    found = fields_of(f"索 引 号：001-03　　发布机构：云岭县人民政府　　有效性：有效\n{numbered('云政发〔2024〕3号')}")
    assert (found["索引号"], found["发布机构"], found["有效性"]) == ("001-03", "云岭县人民政府", "有效")


def test_栏目粘在前一项的值后面也分得开() -> None:
    text = "索 引 号 :0150/2024-003发文字号 :云政发〔2024〕3号\n发布机构 :云岭县人民政府公文时效 :有效\n" + numbered("")
    found = fields_of(text)
    assert (found["索引号"], found["发文字号"]) == ("0150/2024-003", "云政发〔2024〕3号")
    assert (found["发布机构"], found["有效性"]) == ("云岭县人民政府", "有效")


def test_网页上传日期不是成文日期() -> None:
    text = f"{TITLE}\n发布时间：2024-06-30 10:20:31\n各乡镇人民政府：\n现通知如下。\n云岭县人民政府\n"
    found = document(text)
    assert found.date is None
    assert found.field("公开日期").date == date(2024, 6, 30)  # type: ignore[union-attr]


def test_标题下只写数字的日期按网页上传日期() -> None:
    assert document(f"{TITLE}\n2024-06-30\n各乡镇人民政府：\n现通知如下。\n").date is None


@pytest.mark.parametrize(
    "written", ["2024年3月5日", "二〇二四年三月五日", "二○二四年三月五日", "2024 年 3 月 5 日", "２０２４年３月５日"]
)
def test_成文日期的各种写法(written: str) -> None:
    text = f"{TITLE}\n各乡镇人民政府：\n现通知如下。\n云岭县人民政府\n{written}\n"
    assert document(text).date == date(2024, 3, 5)


def test_字段指明所在位置() -> None:
    found = document(NOTICE)
    field = found.field("发文字号")
    assert field is not None
    assert found.source.words(field.span) == "云政规〔2024〕3号"


def test_版记的抄送印发机关和日期() -> None:
    found = fields_of(NOTICE)
    assert found["抄送"] == "县委办公室，县人大常委会办公室。"
    assert (found["印发机关"], found["印发日期"]) == ("云岭县人民政府办公室", "2024年3月6日")


def test_没有署名时发文机关看标题() -> None:
    assert document(f"{TITLE}\n各乡镇人民政府：\n现通知如下。\n").issuer == "云岭县人民政府"
    assert (
        document("云岭县人民政府办公室转发县教育局关于学籍管理意见的通知\n各学校：\n请执行。\n").issuer
        == "云岭县人民政府办公室"
    )


def test_代章不是机关名称的一部分() -> None:
    text = f"{TITLE}\n各乡镇人民政府：\n现通知如下。\n云岭县消防工作领导小组办公室（代章）\n2024年3月5日\n"
    assert document(text).issuer == "云岭县消防工作领导小组办公室"


def test_纪要题下的编印单位和日期() -> None:
    text = "云岭县人民政府常务会议纪要\n（2024年第5期）\n云岭县人民政府办公室编　　　　2024年4月12日\n4月10日，县长主持召开常务会议。\n一、会议决定甲。\n"
    assert document(text).date == date(2024, 4, 12)


def test_会议时间() -> None:
    text = "云岭县人民政府常务会议纪要\n〔2024〕5号\n3月8日上午，县长主持召开县人民政府第十次常务会议。纪要如下：\n一、会议议定甲事项。\n"
    field = document(text).field("会议时间")
    assert field is not None
    assert field.date == date(2024, 3, 8)
