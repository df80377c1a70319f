"""Figures of reports: what is read, and when two of them contradict each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fzzf_check.case import Case
from fzzf_check.engine.args import Args, Where
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import figures as query
from fzzf_check.facts import Figure
from fzzf_check.parse.figures import find_figures
from fzzf_check.parse.report_year import report_year
from fzzf_check.parse.structure.document import parse_document
from fzzf_check.readers import read
from fzzf_check.readers.text import read_text


def case(text: str) -> Case:
    return Case(parse_document(read_text("报告.txt", text, "utf-8"), "年度报告", "已发布"), date(2026, 1, 15))


def read_figures(text: str) -> list[Figure]:
    return list(find_figures(case(text).document))


def contradictions(found: Case, kind: str) -> list[Match]:
    return list(query.prepare(Args("figures", {"contradiction": kind}, Where("r"), "p"))(found))


@pytest.mark.parametrize(
    ("text", "value", "unit", "role"),
    [
        ("全年受理行政复议案件27件。", 27, "件", "数"),
        ("全年受理行政复议案件二十七件。", 27, "件", "数"),
        ("录入信用信息172.7万条。", 1_727_000, "条", "数"),
        ("培训执法人员１２０人次。", 120, "人次", "数"),
        ("负责人出庭应诉率61%。", 61, "%", "率"),
        ("负责人出庭应诉率为９４％。", 94, "%", "率"),
        ("共办理案件1,200件。", 1200, "件", "合计"),
        ("查出违规资金一千二百三十万元。", 12_300_000, "元", "数"),
    ],
)
def test_数字连同单位和所数的东西一起读出(text: str, value: float, unit: str, role: str) -> None:
    (figure,) = read_figures(text)
    assert (figure.value, figure.unit, figure.role) == (value, unit, role)


@pytest.mark.parametrize(
    "text",
    [
        "第3次会议研究了有关事项。",
        "办结率同比增长12%。",
        "出庭应诉率不低于90%。",
        "力争培训300人次。",
        "3月5日召开会议。",
        "依照民法典第一千一百七十一条。",
        "旁听率达到90%以上。",
    ],
)
def test_序数_日期_目标和同比不是报告的数字(text: str) -> None:
    assert [f for f in read_figures(text) if f.role == "率" or f.unit in {"次", "条", "人次", "日"}] == []


def test_七十九件里出庭四十五件不是百分之六十一_七十四件是百分之九十四() -> None:
    text = "共开庭审理案件79件，其中，工作人员出庭74人、出庭应诉率94%，负责人出庭45人、出庭应诉率61%。"
    (found,) = contradictions(case(text), "比率")
    assert found.values["stated"] == "61%"
    assert found.values["computed"] == "56.96%"


def test_四舍五入和截尾都算对() -> None:
    for rate in ("66.7", "66.6", "67", "66", "66.67"):
        text = f"全年调解纠纷300件，调解成功200件，调解成功率{rate}%。"
        assert contradictions(case(text), "比率") == [], rate


def test_其中各项不得多于总数_少于总数的不管() -> None:
    assert contradictions(case("建成示范村20个，其中省级12个、市级9个。"), "分项")
    assert not contradictions(case("建成示范村20个，其中省级12个、市级5个。"), "分项")
    assert not contradictions(case("建成示范村20个，其中省级12个、市级8个，新建公园30个、长廊40个。"), "分项")


def test_受理等于审结加在办() -> None:
    assert not contradictions(case("年内受理行政复议案件27件，审结23件，4件案件正在办理中。"), "分项")
    assert contradictions(case("年内受理行政复议案件27件，审结22件，4件案件正在办理中。"), "分项")


def test_清理总数等于保留加废止加修改() -> None:
    assert not contradictions(case("共清理规范性文件60件，保留40件、废止15件、修改5件。"), "分项")
    assert contradictions(case("共清理规范性文件60件，保留40件、废止15件、修改6件。"), "分项")


def test_报告年度先看标题_再看成文日期的上一年() -> None:
    assert report_year(case("云岭县2024年法治政府建设年度报告\n\n正文。").document) == 2024
    assert report_year(case("云岭县二〇二三年法治政府建设年度报告\n\n正文。").document) == 2023
    told = case("云岭县法治政府建设年度报告\n\n正文。\n\n云岭县人民政府\n2025年2月3日")
    assert report_year(told.document) == 2024
    assert report_year(case("云岭县法治政府建设年度报告\n\n正文。").document) is None


def test_海西州报告只有一处数字对不上(shared: Path) -> None:
    document = parse_document(read(str(shared / "seeds/haixi-2020-annual-report.txt")))
    report = Case(document, date(2026, 1, 15))
    found = [match for kind in ("比率", "分项", "前后") for match in contradictions(report, kind)]
    assert [(match.values["stated"], match.values["computed"]) for match in found] == [("61%", "56.96%")]
