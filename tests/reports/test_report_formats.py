"""The report for people and the report for programs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from report_making import START, TEXT, WORDS, facts, finding, report

from fzzf_check import __version__
from fzzf_check.findings import FileReport
from fzzf_check.reports import FORMATS, Style, Summary, load, summarise
from fzzf_check.source import Span


def printed(format: str, *reports: FileReport, style: Style | None = None) -> str:
    """The whole output."""
    out, total = load(format, style or Style()), Summary()
    for item in reports:
        total.add(summarise(item))
    return out.start() + out.separator.join(map(out.file, reports)) + out.end(total)


# ---------------------------------------------------------------- for people


def test_终端报告逐项列明() -> None:
    assert printed("text", report(WORDS)) == (
        "a.docx\n"
        "  规范性文件（已发布）　云政规〔2024〕1号　《某办法》\n"
        "\n"
        "  第九条（第 2 行）　错误 FZ999 试验规则\n"
        f"    | {TEXT}\n"
        f"    | {' ' * 28}{'^' * 26}\n"
        "    问题：“处五百元以上二千元以下罚款”不行。\n"
        "    依据：《行政处罚法》第十六条；国办发〔2018〕37号二（五）\n"
        "    建议：删除。\n"
        "\n"
        "共检查 1 个文件：错误 1 项，警告 0 项，提示 0 项。\n"
    )


def test_没有问题就说未发现问题() -> None:
    out = printed("text", report())
    assert out.splitlines()[2] == "  未发现问题"
    assert out.splitlines()[-1] == "共检查 1 个文件：未发现问题。"


def test_缺少的内容标出应在之处() -> None:
    out = printed("text", report(finding(Span(2, 5, 2, 5), "")))
    assert f"    | {' ' * 8}^ 此处\n" in out


def test_缺少的内容应在空行时不画线() -> None:
    assert "^" not in printed("text", report(finding(Span(3, 1, 3, 1), "")))


def test_跨行的词语注明到第几行() -> None:
    out = printed("text", report(finding(Span(1, 2, 2, 4), "办法\n第九条")))
    assert "    | 某办法\n    |   ^^^^ 至第 2 行\n" in out


def test_位置超出文件也不出错() -> None:
    assert "“罚款”不行。" in printed("text", report(finding(Span(9, 1, 9, 3), "罚款")))
    assert "^" in printed("text", report(finding(Span(1, 50, 1, 52), "罚款")))


def test_无法读取的文件说明原因() -> None:
    out = printed("text", FileReport("坏.docx", error=("broken", "坏.docx：文件已损坏；请重新保存。")))
    assert out.startswith("坏.docx\n  无法读取　文件已损坏；请重新保存。\n")
    assert out.endswith("没有检查任何文件；1 个文件无法读取。\n")


def test_只在允许时用颜色() -> None:
    assert "\x1b" not in printed("text", report(WORDS))
    assert "\x1b[1;31m错误\x1b[0m FZ999" in printed("text", report(WORDS), style=Style(colour=True))


def test_文件里的控制字符到不了终端() -> None:
    bad = FileReport("a\x1b[2J.txt", "其他", "草案", "标\x1b]0;题", source=None, findings=[WORDS])
    assert "\x1b" not in printed("text", bad)


# ---------------------------------------------------------------- for programs

FILE_KEYS = ["path", "kind", "stage", "title", "number", "issuer", "date", "error", "findings"]
FINDING_KEYS = [
    "rule", "name", "category", "severity", "line", "column", "end_line", "end_column", "locator", "text", "message",
    "advice", "basis", "trace",
]  # fmt: skip


def test_JSON_的键一个不多一个不少() -> None:
    data = json.loads(printed("json", report(WORDS), FileReport("坏.docx", error=("broken", "坏了"))))
    assert list(data) == ["tool", "files", "summary"]
    assert data["tool"] == {"name": "fzzf-check", "version": __version__}
    assert [list(file) for file in data["files"]] == [FILE_KEYS, FILE_KEYS]
    assert list(data["files"][0]["findings"][0]) == FINDING_KEYS
    assert data["summary"] == {"files": 2, "errors": 1, "warnings": 0, "infos": 0, "unreadable": 1}


def test_JSON_如实写出每一项() -> None:
    file = json.loads(printed("json", report(WORDS)))["files"][0]
    assert file["date"] == "2024-03-05"
    assert file["error"] is None
    assert file["findings"] == [
        {
            "rule": "FZ999", "name": "试验规则", "category": "penalty", "severity": "error",
            "line": 2, "column": 15, "end_line": 2, "end_column": 28, "locator": "第九条",
            "text": "处五百元以上二千元以下罚款", "message": "“处五百元以上二千元以下罚款”不行。", "advice": "删除。",
            "basis": [
                {"instrument": "行政处罚法", "article": "第十六条"},
                {"instrument": "国办发〔2018〕37号", "article": "二（五）"},
            ],
            "trace": ["一步"],
        }
    ]  # fmt: skip


def test_JSON_中没有的写作空() -> None:
    file = json.loads(printed("json", FileReport("坏.docx", error=("broken", "坏了"))))["files"][0]
    assert file["error"] == {"code": "broken", "message": "坏了"}
    assert [file[key] for key in ("kind", "stage", "title", "number", "issuer", "date")] == [None] * 6
    assert file["findings"] == []


def test_控制台容不下的字在_JSON_中转义() -> None:
    out = printed("json", report(WORDS), style=Style(unicode=False))
    assert out.isascii()
    assert json.loads(out) == json.loads(printed("json", report(WORDS)))


def test_不成字的文件名不妨碍_JSON() -> None:
    out = printed("json", FileReport("a\udcff.txt", error=("missing", "x")))
    assert json.loads(out.encode("utf-8"))["files"][0]["path"] == "a?.txt"


def test_没有文件时也是完整的_JSON() -> None:
    assert json.loads(printed("json"))["files"] == []


# ---------------------------------------------------------------- facts


def test_要求时附上读到的事实() -> None:
    checked = report(WORDS)
    checked.facts = facts()
    file: dict[str, Any] = json.loads(printed("json", checked, style=Style(facts=True)))["files"][0]
    assert list(file) == [*FILE_KEYS, "facts"]
    assert list(file["facts"]) == ["fields", "units", "citations", "norms", "events", "figures"]
    event = file["facts"]["events"][0]
    named = {key: event[key] for key in ("kind", "start", "end", "line", "actor", "outcome", "matter")}
    assert named == {
        "kind": "合法性审查", "start": "2024-03-01", "end": "2024-03-05", "line": 2, "actor": "县司法局",
        "outcome": "合法", "matter": "议题一",
    }  # fmt: skip
    norm = file["facts"]["norms"][0]
    assert norm["text"] == TEXT[START:-1]
    assert norm["trace"] == ["读作处罚", "没有依据"]
    assert norm["basis"][0]["title"] == "某法"
    assert norm["amounts"] == [{"unit": "元", "low": 500, "high": 2000, "per": ""}]
    assert file["facts"]["fields"][1]["date"] == "2024-03-05"


# ---------------------------------------------------------------- all


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_每种报告都不因文件顺序以外的东西而变(format: str) -> None:
    first, second = report(WORDS), report()
    out = load(format, Style())
    assert out.file(first) == load(format, Style()).file(first)
    assert printed(format, first, second).index(out.file(first)) < printed(format, first, second).rindex(
        out.file(second)
    )


def test_汇总逐项相加() -> None:
    total = summarise(
        report(WORDS, finding(Span(1, 1, 1, 2), "某", "warning"), finding(Span(1, 1, 1, 2), "某", "info"))
    )
    assert [total.at_least(severity) for severity in ("error", "warning", "info")] == [1, 2, 3]
