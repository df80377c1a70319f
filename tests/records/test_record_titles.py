"""Papers that tell how a decision was made, whatever they are called, and what kind of decision it was."""

from __future__ import annotations

from datetime import date

import pytest
from record_documents import parsed

from fzzf_check.case import Case
from fzzf_check.pipeline import Options, check

COURSE = (
    "\n\n2024年3月4日，县长批准启动，县发展改革局承办。\n4月8日至4月26日，草案在县政府网站公开征求意见，收到意见31条。\n"
    "5月16日召开听证会。\n6月3日送县司法局，6月18日出具合法性审查意见书，认为合法。\n"
    "6月25日，县政府第9次常务会议审议通过。\n6月28日向县委请示报告，7月5日公布。\n"
)


@pytest.mark.parametrize(
    "title",
    [
        "关于城南片区停车收费方案是怎样定下来的",
        "城南片区停车收费方案\n决策办理经过",
        "关于城南片区停车收费方案\n决策经过的说明",
        "停车收费方案从起草到出台",
        "关于2024年度县政府决策事项完成情况的报告",
        "停车收费方案决策节点表",
    ],
)
def test_不论标题怎么写_讲了决策经过的就是决策记录(title: str) -> None:
    case = Case(parsed(title + COURSE), date(2026, 1, 15))
    assert case.document.kind == "决策记录"
    assert {"启动", "公开征求意见", "合法性审查", "集体讨论决定", "公布"} <= {e.kind for e in case.record.events}


def test_启动_听证_上会_请示都走过的_按重大行政决策查期限() -> None:
    text = "停车收费方案从起草到出台" + COURSE
    report = check("记录.txt", Options(as_of=date(2026, 1, 15)), data=text.encode())
    assert [f.rule for f in report.findings if f.severity == "error"] == ["FZ611"]


def test_规划的终止年不是记录的年份() -> None:
    text = "茶坞县城乡供水专项规划（2021—2035年）\n决策过程说明\n\n一、启动\n2021年3月29日，县长批准启动。\n7月5日，召开专家论证会。\n"
    days = [e.start for e in Case(parsed(text), date(2026, 1, 15)).record.events if e.start]
    assert days == [date(2021, 3, 29), date(2021, 7, 5)]


def test_报告里已出台事项的每一项各是一件事() -> None:
    text = (
        "关于2024年度县政府决策事项完成情况的报告\n\n一、已出台事项\n"
        "（一）《排水防涝方案》。4月8日批准启动。6月17日县司法局收到送审材料，6月28日出具合法性审查意见书。\n"
        "（二）《公交线网方案》。4月10日批准启动。7月1日送县司法局，7月12日出具合法性审查意见。\n"
    )
    record = Case(parsed(text), date(2026, 1, 15)).record
    reviews = [(e.matter, e.start, e.end) for e in record.events if e.kind == "合法性审查"]
    assert reviews == [
        ("《排水防涝方案》", date(2024, 6, 17), date(2024, 6, 28)),
        ("《公交线网方案》", date(2024, 7, 1), date(2024, 7, 12)),
    ]
