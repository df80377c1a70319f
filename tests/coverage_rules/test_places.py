"""Rules of places: a user's folder, quotas by place and year, rules that are switched off."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from rule_examples import complaints

from fzzf_check.engine.load import read_folder
from fzzf_check.findings import FileReport
from fzzf_check.pipeline import Options, check
from fzzf_check.reports import Style, load

LOCAL = Path(__file__).resolve().parents[2] / "samples/local-rules"
RATE = "全年行政机关负责人出庭应诉率78%。"


def examine(text: str, **choice: object) -> FileReport:
    return check("文件.txt", Options(**{"as_of": None, **choice}), text.encode())  # type: ignore[arg-type]


def codes(report: FileReport) -> set[str]:
    return {finding.rule for finding in report.findings}


def report(place: str, year: int) -> str:
    return f"{place}{year}年法治政府建设年度报告\n\n{RATE}\n\n{place}人民政府\n{year + 1}年3月1日"


def test_样例里的本地规则自己的例子都对() -> None:
    assert complaints(read_folder(LOCAL)) == []


def test_本地规则只用于本地的文件() -> None:
    words = "集市管理办法\n\n第九条　本办法自2024年1月1日起施行，有效期5年。"
    assert "YL101" in codes(examine(f"云岭县{words}", rule_folders=(LOCAL,)))
    assert "YL101" not in codes(examine(f"清河县{words}", rule_folders=(LOCAL,)))
    assert "YL101" in codes(examine(f"清河县{words}", rule_folders=(LOCAL,), profiles=("云岭县",)))


@pytest.mark.parametrize(
    ("place", "year", "found"), [("海东市", 2024, True), ("海东市", 2022, False), ("清河市", 2024, False)]
)
def test_出庭应诉率的要求只管海东2024年度(place: str, year: int, found: bool) -> None:
    assert ("FZ911" in codes(examine(report(place, year)))) is found


def test_学时的要求随来源和年份变() -> None:
    words = "行政执法人员人均培训45学时。"
    assert "FZ920" in codes(examine(f"新疆临河县2022年法治政府建设年度报告\n\n{words}"))
    assert "FZ921" not in codes(examine(f"海东市2024年法治政府建设年度报告\n\n{words}"))


def test_为基层减负的规定不管2024年8月以前的文件() -> None:
    words = "云岭县工作要点\n\n一、落实责任。请各乡镇将贯彻落实情况报县政府办公室。\n\n云岭县人民政府\n"
    assert "FZ940" not in codes(examine(f"{words}2022年6月14日"))
    assert "FZ940" in codes(examine(f"{words}2025年6月14日"))


def test_关掉的规则写进文字报告和网页_不改JSON的键() -> None:
    done = examine(report("海东市", 2024), ignore=("FZ911", "FZ901"), as_of=date(2025, 3, 1))
    assert set(done.switched_off) == {"FZ901", "FZ911"}
    for name in ("text", "html"):
        assert "没有使用" in load(name, Style()).file(done)
    plain = examine(report("海东市", 2024), as_of=date(2025, 3, 1))
    shown = [json.loads(load("json", Style()).file(one)).keys() for one in (done, plain)]
    assert shown[0] == shown[1]


def test_只选几条规则不算关掉规则() -> None:
    assert examine(report("海东市", 2024), select=("FZ901",)).switched_off == ()
