"""What no frame of procedure knows is compared as a whole with the labelled sentences of records (类案比对)."""

from __future__ import annotations

from datetime import date

import pytest

from fzzf_check import Options, check
from fzzf_check.case import Case
from fzzf_check.parse.record.model import Manner
from fzzf_check.parse.structure.document import parse_document
from fzzf_check.readers import read

DAY = date(2026, 1, 15)
HEAD = "松岭县农贸市场搬迁方案决策过程大事记\n（2024年）\n"


def resembling(told: str, head: str = HEAD) -> tuple[Manner, ...]:
    return Case(parse_document(read("例.txt", f"{head}{told}\n".encode())), DAY).resembling_faults


@pytest.mark.parametrize(
    ("told", "step"),
    [
        ("6月3日　论证会开了半小时，意见书由编制单位代写，专家只在末页按了手印。", "专家论证"),
        ("7月2日　司法局指出第六条没有依据，局里商量后认为别的县都这么写，不必理会，照发。", "合法性审查"),
        ("7月9日　常务会排不上，办公室挨个发微信问了一圈，都回“收到”，视作通过。", "集体讨论决定"),
    ],
)
def test_没有人写过的程序违法_整句接近违法的例句就提示(told: str, step: str) -> None:
    [found] = resembling(told)
    assert (found.step, found.name) == (step, "类案比对")


@pytest.mark.parametrize(
    "told",
    [
        "6月3日　召开专家论证会，5名专家独立出具意见并签名。",
        "7月2日　县司法局出具合法性审查意见书，提出的三条意见全部采纳。",
        "7月9日　县政府常务会议审议通过，县长最后发表意见，一名副县长的不同意见记录在案。",
        "7月20日　县政府网站公布方案全文和解读。",
    ],
)
def test_依法办理的记载不提示(told: str) -> None:
    assert not resembling(told)


def test_表格的一格也是一句() -> None:
    rows = "序号\t材料\t备注\n1\t专家意见\t由编制单位代写，专家只在末页按了手印\n2\t审查意见书\t6月20日出具\n"
    assert [fault.text for fault in resembling(rows)] == ["由编制单位代写，专家只在末页按了手印"]


def test_不知道是什么的文件不比对() -> None:
    told = "常务会排不上，办公室挨个发微信问了一圈，都回“收到”，视作通过。"
    assert not resembling(told, "随笔\n")


def test_同一处已有程序规则的发现时不再提示() -> None:
    text = f"{HEAD}7月2日　会议认为会签与审核效果相同，以会签代替合法性审核，不再送审。\n"
    report = check("例.txt", Options(as_of=DAY), text.encode())
    found = {finding.rule for finding in report.findings if finding.category == "procedure"}
    assert "FZ603" in found
    assert "FZ696" not in found
