"""Which matters the meeting of minutes passed."""

from __future__ import annotations

import pytest
from record_documents import parsed

from fzzf_check.facts import Event
from fzzf_check.parse.record.model import Record
from fzzf_check.parse.record.records import read_record

HEAD = "云岭县人民政府第8次常务会议纪要\n\n2024年5月6日，县长主持召开县政府常务会议。\n\n"
PASSED = "一、审议《公交线网方案》\n会议审议通过。\n\n"


def minutes(items: str) -> Record:
    return read_record(parsed(HEAD + items, "会议纪要"))


def decisions(record: Record) -> list[Event]:
    return [event for event in record.events if event.kind == "集体讨论决定" and event.outcome]


def test_会上通过的议题算已决定_暂缓的不算() -> None:
    record = minutes(PASSED + "二、审议《停车收费方案》\n会议决定暂缓审议，修改后再报。\n")
    passed, put_off = (matter for matter in record.matters if matter.name)
    assert passed in record.decided
    assert put_off not in record.decided
    assert [event.matter for event in decisions(record)] == [passed.name]


def test_同一个议题写了两处只有一个决定() -> None:
    record = minutes(PASSED + PASSED.replace("一、", "二、"))
    assert len(decisions(record)) == 1
    assert record.decided >= {matter for matter in record.matters if matter.name}


def test_纪要开头怎样写开会的日子都读得出() -> None:
    for head in (
        "会议于2024年5月6日上午在一号会议室召开，由县长费某主持。",
        "5月6日下午，县政府在行政中心三楼召开常务会议，县长费某主持。",
        "2024年5月6日，县政府在三楼会议室举行第8次常务会议，费某主持。",
    ):
        record = read_record(
            parsed(f"云岭县人民政府第8次常务会议纪要\n云政纪〔2024〕8号\n\n{head}\n\n{PASSED}", "会议纪要")
        )
        assert {f"{event.start}" for event in record.events if event.kind == "集体讨论决定"} == {"2024-05-06"}


def test_一个议题里说到的往年不带到下一个议题() -> None:
    record = minutes(
        "一、变更搬迁方案\n原方案2021年12月6日经常务会议通过。\n\n二、审议《犬只管理办法》\n县司法局4月9日提出审核意见。\n"
    )
    assert [f"{event.start}" for event in record.events if event.kind == "合法性审查"] == ["2024-04-09"]


def test_纪要里的今年是开会的那一年() -> None:
    record = minutes(
        "一、审议《公租房方案》\n方案2023年9月8日启动。今年2月6日送县司法局审查，2月27日县司法局出具合法性审查意见。\n"
    )
    reviews = [f"{event.start} {event.end}" for event in record.events if event.kind == "合法性审查"]
    assert reviews == ["2024-02-06 2024-02-27"]


@pytest.mark.parametrize("meeting", ["专家论证会", "听证会", "居民座谈会"])
def test_论证会_听证会_座谈会的纪要写的会议时间不是集体讨论决定(meeting: str) -> None:
    text = (
        f"青川县水利局\n《青川县河道采砂规划（草案）》{meeting}纪要\n\n会议时间：2025年3月20日\n会议地点：县水利局三楼会议室\n"
        "主持人：某某\n\n会上，各位参会人员逐项发表了意见，会议形成了书面意见。\n"
    )
    events = read_record(parsed(text)).events
    assert "集体讨论决定" not in {event.kind for event in events}
