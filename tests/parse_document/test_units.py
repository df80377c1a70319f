"""Which numbers are headings, how they rank, and what the place of a paragraph is called."""

from __future__ import annotations

import pytest
from texts import NOTICE, document, paragraph_of, places


def test_条款项目各有其位() -> None:
    assert paragraph_of(NOTICE, "第三条　县水利局").locator == "第三条第一款"
    assert paragraph_of(NOTICE, "协助做好").locator == "第三条第二款"
    assert paragraph_of(NOTICE, "在禁采区采砂的").locator == "第四条第一款第（一）项"
    assert paragraph_of(NOTICE, "主汛期").locator == "第四条第一款第（二）项第1目"
    assert paragraph_of(NOTICE, "前款所称").locator == "第四条第二款"


def test_只有一款的条不说第一款() -> None:
    assert paragraph_of(NOTICE, "适用于本县").locator == "第二条"


def test_条号跨章连续() -> None:
    found = document(NOTICE)
    assert [unit.locator for unit in found.units if unit.rank == "条"] == [f"第{n}条" for n in "一二三四五"]
    assert [unit.locator for unit in found.units if unit.rank == "章"] == ["第一章", "第二章", "第三章"]
    assert next(unit for unit in found.units if unit.locator == "第三条").within("章").heading == "许可与监督"  # type: ignore[union-attr]


def test_条号每章重起的写明章() -> None:
    text = "云岭县管理办法\n第一章　总则\n第一条　一。\n第二条　二。\n第二章　分则\n第一条　三。\n第二条　四。\n"
    assert places(text)[-1] == "第二章第二条"


def test_列举各项归于以冒号结尾的引语() -> None:
    item = paragraph_of(NOTICE, "在禁采期采砂的")
    assert item.lead is not None
    assert item.lead.text.startswith("第四条")
    inner = paragraph_of(NOTICE, "主汛期")
    assert inner.lead is not None
    assert inner.lead.text.startswith("（二）")
    assert paragraph_of(NOTICE, "前款所称").lead is None


def test_标签和标题之后才是正文() -> None:
    text = "云岭县办法\n第一条（目的）为了管理，制定本办法。\n第二条　本办法适用于本县。\n"
    paragraph = paragraph_of(text, "目的")
    assert paragraph.text[paragraph.body :] == "为了管理，制定本办法。"
    assert paragraph.unit is not None
    assert (paragraph.unit.label, paragraph.unit.heading) == ("第一条", "目的")


def test_之一条独立成条() -> None:
    text = "第三条　甲。\n第三条之一　乙。\n第四条　丙。\n"
    assert places(text) == ["第三条", "第三条之一", "第四条"]
    assert document(text).units[1].ordinal == 3


def test_条号独占一行时下一行是第一款() -> None:
    assert places("云岭县办法\n第一条\n为了管理，制定本办法。\n第二条\n本办法适用于本县。\n本县包括各园区。\n") == [
        "第一条", "第一条", "第二条", "第二条第一款", "第二条第二款",
    ]  # fmt: skip


def test_条号与正文相连也是条() -> None:
    assert places("第一条为了管理，制定本办法。\n第二条本办法适用于本县。\n") == ["第一条", "第二条"]


def test_章名写在下一行也是章名() -> None:
    text = "云岭县办法\n第一章\n总\n则\n第一条　为了管理，制定本办法。\n"
    unit = document(text).units[0]
    assert (unit.rank, unit.heading) == ("章", "总则")


@pytest.mark.parametrize(
    "marked",
    ["**第一条**　为了管理，制定本办法。", "## 第一条　为了管理，制定本办法。", "> **第一条** 为了管理，制定本办法。"],
)
def test_加粗和井号不妨碍认出条(marked: str) -> None:
    [paragraph] = document(marked).body()
    assert paragraph.locator == "第一条"
    assert "*" not in paragraph.text
    assert "#" not in paragraph.text


def test_去掉的标记不影响列号() -> None:
    [paragraph] = document("**第一条**　处罚款。").body()
    start = paragraph.text.index("罚款")
    span = paragraph.span(start, start + 2)
    assert (span.line, span.column, span.end_column) == (1, 10, 12)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("1.2016年4月26日前完成整改。", "1."),
        ("1、申请书；", "1、"),
        ("1．申请书；", "1．"),
        ("⑴申请书；", "⑴"),
        ("①申请书；", "①"),
        ("(一)申请书；", "(一)"),
        ("（ 一 ）申请书；", "（一）"),
        ("一、申请书；", "一、"),
    ],
)
def test_各种序号都认得(line: str, label: str) -> None:
    units = document(f"云岭县申请材料规定\n申请时应当提交下列材料：\n{line}\n").units
    assert [unit.label for unit in units] == [label]


@pytest.mark.parametrize(
    "line",
    [
        "0.2分/月计算。",
        "1.5倍计算。",
        "3.5万元以下的部分。",
        "2016年以前的部分。",
        "一二级医院除外。",
        "12个月以内的。",
    ],
)
def test_小数年份和数量不是序号(line: str) -> None:
    assert document(f"云岭县计分规定\n计分方法如下：\n{line}\n").units == ()


def test_引用条文开头的一款不是新的条() -> None:
    text = "第八条　申请应当提交材料。\n第三条规定的材料可以容缺。\n第九条　县局应当受理。\n"
    assert places(text) == ["第八条第一款", "第八条第二款", "第九条"]


def test_一级到四级序号依次为位() -> None:
    text = "云岭县通告\n一、范围\n（一）区域\n1.城区\n（1）东区。\n（2）西区。\n2.园区。\n（二）时间。\n二、处理\n"
    assert [unit.locator for unit in document(text).units] == [
        "一、", "一、（一）", "一、（一）1.", "一、（一）1.（1）", "一、（一）1.（2）", "一、（一）2.", "一、（二）", "二、",
    ]  # fmt: skip


def test_序号的高低由文件自己决定() -> None:
    text = "云岭县办法\n1.申请\n（一）材料。\n（二）时间。\n2.受理\n（一）地点。\n（二）方式。\n"
    assert [unit.locator for unit in document(text).units] == [
        "1.", "1.（一）", "1.（二）", "2.", "2.（一）", "2.（二）",
    ]  # fmt: skip


def test_一加顿号可以统领各条() -> None:
    text = "云岭县办法\n一、总则\n第一条　甲。\n第二条　乙。\n二、附则\n第三条　丙。\n"
    found = document(text)
    assert [unit.locator for unit in found.units] == ["一、", "第一条", "第二条", "二、", "第三条"]
    assert found.units[4].parent is found.units[3]


def test_章下跨章连续的一二三是条() -> None:
    text = "云岭县办法\n第一章　总则\n一、甲。\n二、乙。\n第二章　附则\n三、丙。\n四、丁。\n又。\n"
    found = document(text)
    assert [unit.rank for unit in found.units] == ["章", "条", "条", "章", "条", "条"]
    assert places(text)[-1] == "四、第二款"


def test_条以下第一层是项第二层是目() -> None:
    assert [unit.rank for unit in document(NOTICE).units if unit.parent and unit.within("条") is not unit][:4] == [
        "项", "项", "目", "目",
    ]  # fmt: skip


def test_带小数点的编号按层级() -> None:
    text = "云岭县防汛应急预案\n1 总则\n1.1 编制目的\n为了防汛，制定本预案。\n1.2 适用范围\n本县。\n2 组织\n2.1 指挥部\n由县长任指挥长。\n"
    found = document(text)
    assert [unit.locator for unit in found.units] == ["1", "1.1", "1.2", "2", "2.1"]
    assert found.units[4].parent is found.units[3]


def test_没有换行的全文也能找到各条() -> None:
    article = "第{}条　本县行政区域内的单位和个人应当遵守本办法，保护河道堤防，不得侵占河道。"
    text = "云岭县办法　" + "".join(article.format(n) for n in ["一", "二", "三", "四", "五"])
    found = document(text)
    assert [unit.locator for unit in found.units] == ["第一条", "第二条", "第三条", "第四条", "第五条"]
    assert {unit.line for unit in found.units} == {1}
    third = next(p for p in found.paragraphs if p.locator == "第三条")
    assert third.origins[0].column == text.index("第三条") + 1


def test_没有换行的通知也能分出一二三() -> None:
    sentence = "各单位应当按照职责分工抓好落实，及时报告进展情况，确保各项任务按期完成。"
    text = "　　".join(f"{n}、{sentence * 6}" for n in "一二三四五六")
    assert len(text) > 1000
    assert [unit.locator for unit in document(text).units] == [f"{n}、" for n in "一二三四五六"]


def test_未编号文件的段落按段数() -> None:
    assert places("县局提出，河道采砂应当规范。\n县政府同意。\n") == ["正文第1段", "正文第2段"]


def test_句首小标题与其后的话分开() -> None:
    paragraph = paragraph_of("云岭县措施\n一、支持\n（一）鼓励总部经济。对新设总部给予奖励。\n", "总部经济")
    assert paragraph.unit is not None
    assert paragraph.unit.heading == "鼓励总部经济"
    assert paragraph.text[paragraph.body :] == "对新设总部给予奖励。"


def test_短句里有规定的不是小标题() -> None:
    paragraph = paragraph_of("云岭县通告\n一、要求\n（一）不得燃放烟花。违者由公安机关处理。\n", "燃放")
    assert paragraph.text[paragraph.body :].startswith("不得燃放")


def test_最后一项之后的段落是下一款_中间的段落属于该项() -> None:
    text = "第一条　应当做到：\n（一）甲。\n补充说明甲。\n（二）乙。\n以上由县局负责。\n第二条　丙。\n"
    assert places(text) == [
        "第一条第一款", "第一条第一款第（一）项", "第一条第一款第（一）项", "第一条第一款第（二）项", "第一条第二款", "第二条",
    ]  # fmt: skip


def test_序号后独立成行的一句话既是小标题也是条文() -> None:
    paragraph = paragraph_of("云岭县通告\n一、停止供水供电。\n二、本地企业优先中标。\n", "停止供水")
    assert paragraph.unit is not None
    assert paragraph.unit.heading == "停止供水供电"
    assert paragraph.text[paragraph.body :] == "停止供水供电。"


@pytest.mark.parametrize("clause", ["逾期一律拆除。", "外县企业不予补贴。", "违者没收工具。"])
def test_句首的短条文不当作小标题(clause: str) -> None:
    paragraph = paragraph_of(f"云岭县通告\n一、{clause}费用由当事人承担。\n", clause)
    assert paragraph.unit is not None
    assert paragraph.unit.heading == ""
    assert paragraph.text[paragraph.body :].startswith(clause)
