"""Why blind records were misread: sentences for each reason, typed tables, and the year that a record leaves unsaid."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from record_documents import parsed

from fzzf_check.facts import Event
from fzzf_check.parse.record.records import read_record
from fzzf_check.reports.facts import EVENT_KINDS

REASONS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("reasons.yaml").read_text(encoding="utf-8")
)
SENTENCES = [(reason, sentence) for reason, sentences in REASONS.items() for sentence in sentences]
HEAD = "云岭县重大行政决策事项办理记录（2024年）\n\n"


def told(text: str) -> list[str]:
    """The events of a record that took place, as the data name them."""
    found = [e for e in read_record(parsed(text, "决策记录")).events if e.start and not e.denied and not e.planned]
    return sorted(_said(event) for event in found if event.kind in EVENT_KINDS)


def _said(event: Event) -> str:
    return " ".join([event.kind, *(day.isoformat() for day in (event.start, event.end) if day)])


@pytest.mark.parametrize(("reason", "sentence"), SENTENCES, ids=lambda value: str(value)[:30])
def test_误读过的说法(reason: str, sentence: dict[str, Any]) -> None:
    assert told(HEAD + sentence["text"]) == sorted(sentence["events"]), reason


@pytest.mark.parametrize(
    ("separator", "span"), [("\t", "2024.5.8-6.10"), ("｜", "2024年5月8日至6月10日"), ("|", "2024-05-08至2024-06-10")]
)
def test_用制表符或竖线打出的表格逐行读(separator: str, span: str) -> None:
    rows = [
        ("环节", "时间", "责任单位", "简要情况"),
        ("决策启动", "2024年3月11日", "区政府", "区长批示"),
        ("公开征求意见", span, "承办单位", "收到意见39条，无不同意见"),
        ("专家论证", "2024年6月14日", "承办单位", "专家7人签名"),
        ("归档", "2024年8月30日", "承办单位", "全卷一册"),
    ]
    text = "青槐区重大行政决策过程登记卡\n\n" + "\n".join(map(separator.join, rows))
    assert told(text) == sorted([
        "启动 2024-03-11", "公开征求意见 2024-05-08 2024-06-10", "专家论证 2024-06-14", "归档 2024-08-30",
    ])  # fmt: skip


@pytest.mark.parametrize("name", ["公开征求意见公告及汇总情况", "公开征求意见情况", "公开征求意见公告"])
def test_材料目录里有起止日期的征求意见材料说的是征求意见(name: str) -> None:
    rows = [
        "序号\t材料名称\t形成日期\t页数",
        f"1\t{name}\t2023年6月1日—7月3日\t18",
        "2\t专家论证意见\t2023年8月4日\t9",
        "3\t方案草案\t2023年10月13日\t21",
    ]
    assert told("榆川县供水价格方案送审材料目录\n\n" + "\n".join(rows)) == [
        "专家论证 2023-08-04", "公开征求意见 2023-06-01 2023-07-03",
    ]  # fmt: skip


def test_页数和后面的日期是两格() -> None:
    text = "榆川县送审材料目录\n\n1\t合法性审查意见书\t2023年9月25日\t4\t9月11日送县司法局"
    assert told(text) == ["合法性审查 2023-09-11 2023-09-25"] or "合法性审查 2023-09-11" in told(text)


@pytest.mark.parametrize(
    "head",
    [
        "本事项列入南屏县人民政府2023年度重大行政决策事项目录第2项。",
        "根据2023年度重大行政决策目录，现将办理经过记录如下。",
        "（2023年度）",
    ],
)
def test_只写了年度和整理日期的纪实按年度(head: str) -> None:
    text = f"南屏县养殖退出方案办理纪实\n\n{head}\n\n10月10日　县长批示启动。\n\n整理：南屏县农业农村局　2024年1月5日"
    assert told(text) == ["启动 2023-10-10"]


def test_连年度也没写的按整理日期倒推() -> None:
    text = "南屏县养殖退出方案办理纪实\n\n10月10日　县长批示启动。\n\n整理：县农业农村局　2024年1月5日"
    assert told(text) == ["启动 2023-10-10"]


@pytest.mark.parametrize("heading", ["一、征求意见时间", "二、公开征求意见期限", "三、征集意见时间"])
def test_标题问时间下面写起止的是征求意见(heading: str) -> None:
    text = f"清河区教育局\n关于公开征求实施方案意见的公告\n\n{heading}\n自2024年6月3日起至2024年7月8日止。\n\n二、联系方式\n电话0000-1234567"
    assert told(text) == ["公开征求意见 2024-06-03 2024-07-08"]


@pytest.mark.parametrize(
    "title", ["关于合法性审核意见采纳情况的说明", "审查意见研究处理情况报告", "合法性审查意见落实情况说明"]
)
def test_审查意见的采纳说明不是审查意见书(title: str) -> None:
    text = f"{title}\n\n区司法局提出的修改意见我局已采纳。\n\n清河区城市管理局\n2025年6月4日"
    assert told(text) == []


@pytest.mark.parametrize("told_before", ["2月26日启动", "1月15日县长批准启动", "3月4日县长批示同意启动"])
def test_会议纪要里早于会议的月份是当年的(told_before: str) -> None:
    month, day = re.findall(r"\d+", told_before)[:2]
    text = (
        "青槐区人民政府常务会议纪要\n\n时间：2024年10月30日\n地点：第一会议室\n主持：区长\n\n"
        f"一、审议《青槐区学前教育布局规划》\n区教育局汇报，{told_before}。会议同意该规划。\n\n"
        "二、审议《青槐区绿地规划》\n会议同意该规划。"
    )
    found = [e for e in read_record(parsed(text, "会议纪要")).events if e.kind == "启动"]
    assert [e.start.isoformat() for e in found if e.start] == [f"2024-{int(month):02}-{int(day):02}"]
