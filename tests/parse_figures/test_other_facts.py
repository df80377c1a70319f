"""Tasks and deadlines of plans, steps of enforcement, the nature of a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from fzzf_check.facts import Document, Kind
from fzzf_check.parse.citation.citations import find_citations
from fzzf_check.parse.enforcement import find_steps, mentions
from fzzf_check.parse.nature import ElementName, Nature, read_nature
from fzzf_check.parse.norm.norms import find_norms
from fzzf_check.parse.norm.surroundings import ordering_paragraphs
from fzzf_check.parse.structure.document import parse_document
from fzzf_check.parse.tasks import find_deadlines, listed_tasks, names_bodies, numbered_tasks
from fzzf_check.readers.text import read_text

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def parse(text: str, kind: Kind) -> Document:
    return parse_document(read_text("文件.txt", text, "utf-8"), kind, "已发布")


def nature_of(document: Document) -> Nature:
    return read_nature(document, find_norms(ordering_paragraphs(document, find_citations(document, date(2024, 9, 1)))))


def plan(body: str) -> Document:
    return parse(
        f"云岭县2024年工作要点\n\n一、重点任务\n1.健全制度。{body}\n\n云岭县人民政府\n2024年3月25日", "工作要点"
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年6月23日前报送清单。", date(2024, 6, 23)),
        ("2024年6月底前完成换证。", date(2024, 6, 30)),
        ("2024年2月底前公布目录。", date(2024, 2, 29)),
        ("2024年年底前建成平台。", date(2024, 12, 31)),
        ("2024年底前公布目录。", date(2024, 12, 31)),
        ("于二〇二四年九月三十日之前完成整改。", date(2024, 9, 30)),
        ("2024年6月31日前完成。", None),
    ],
)
def test_期限读作日期_月底是当月最后一天(text: str, day: date | None) -> None:
    (found,) = find_deadlines(plan(text))
    assert found.day == day


@pytest.mark.parametrize(
    "text",
    [
        "权责清单已于2023年12月底前公布。",
        "2024年1月1日前的存量文件一并清理。",
        "每年3月1日前报告上年度情况。",
        "2019年1月19日前已经开工的，按原规定执行。",
    ],
)
def test_说过去的事和每年都有的日子不是期限(text: str) -> None:
    assert list(find_deadlines(plan(text))) == []


def test_任务的责任单位可以写在括号里_句子里或者表里() -> None:
    assert names_bodies(plan("（责任单位：县司法局）"))
    assert names_bodies(plan("由县司法局负责。"))
    assert not names_bodies(plan("县长认真履行第一责任人职责。"))
    table = parse(
        "工作要点\n\n一、分工\n| 序号 | 任务 | 牵头单位 |\n| 1 | 公布目录 | 县司法局 |\n| 2 | 评查案卷 |  |", "工作要点"
    )
    assert names_bodies(table)
    assert [(task.name, task.lead) for task in listed_tasks(table)] == [("公布目录", "县司法局"), ("评查案卷", "")]


def test_没有再分的编号才是一项任务() -> None:
    text = (
        "工作要点\n\n一、执法\n（一）公布执法事项目录。\n（二）评查执法案卷质量。\n二、复议\n（一）建设听证室等场所。"
    )
    assert len(numbered_tasks(parse(text, "工作要点"))) == 3


def decision(body: str) -> Document:
    text = f"云岭县城市管理局\n行政处罚决定书\n\n当事人：某建材店\n\n{body}\n\n云岭县城市管理局\n2024年5月20日"
    return parse(text, "执法文书")


def test_执法环节连同日期读出_决定书自己的日期是决定() -> None:
    found = find_steps(decision("本机关于2024年3月5日立案调查，2024年5月6日向你送达行政处罚事先告知书。"))
    assert [(step.name, step.day.isoformat()) for step in found] == [
        ("立案", "2024-03-05"),
        ("告知", "2024-05-06"),
        ("决定", "2024-05-20"),
    ]


def test_说没有做的环节不算做了() -> None:
    assert not mentions(decision("本案未经法制审核。"), ("法制审核",))
    assert mentions(decision("本案经法制审核通过。"), ("法制审核",))


def test_名为方案而约束公众的_要素齐全() -> None:
    text = (
        "云岭县城区秩序整治工作方案\n\n一、经营者应当在划定区域内经营。\n二、居民不得占用消防通道。\n三、施工单位应当设置围挡。\n"
        "四、本方案适用于本县行政区域内的单位和个人，自2024年9月1日起施行。\n\n云岭县人民政府\n2024年8月1日"
    )
    nature = nature_of(parse(text, "规范性文件"))
    assert nature.normative
    assert tuple(element.name for element in nature.elements) == get_args(ElementName)
    assert all(element.found and element.evidence for element in nature.elements)


def test_只安排机关内部工作的不是规范性文件() -> None:
    nature = nature_of(plan("各部门应当健全制度，执法人员应当持证上岗。"))
    assert not nature.normative
    assert nature.binding == 0


def test_自行设定罚款没收的通告_有对外效力() -> None:
    """Nobody is named whom it binds: whoever fishes there."""
    notice = parse((SAMPLES / "notice.txt").read_text(encoding="utf-8"), "规范性文件")
    nature = nature_of(notice)
    assert nature.normative
    assert {element.name for element in nature.elements if not element.found} == set()


def test_机关应当做的事不约束公众() -> None:
    text = "关于规范服务的通知\n\n一、对经营者提出的申请，乡镇人民政府应当受理。\n\n云岭县人民政府\n2024年8月1日"
    assert nature_of(parse(text, "规范性文件")).binding == 0


def test_内设机构不是制定主体() -> None:
    text = "关于加强摊点管理的通知\n\n一、经营者应当定点经营。\n\n云岭县城市管理局市容管理科\n2024年8月1日"
    issuer = nature_of(parse(text, "规范性文件")).elements[0]
    assert not issuer.found
    assert "内设机构" in issuer.evidence[0].reason
