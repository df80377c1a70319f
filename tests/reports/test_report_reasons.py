"""How a line was read and why a file is of its kind, in plain Chinese."""

from __future__ import annotations

from report_making import START, STEPS, TEXT, facts, finding, report

from fzzf_check.reports.reasons import kind_reasons, line_reasons
from fzzf_check.source import Span

SPAN = Span(2, START + 1, 2, len(TEXT))


def test_说明一行是怎样读的() -> None:
    said = line_reasons(report(finding(SPAN, TEXT[START:-1], trace=STEPS)), facts(), 2)
    assert said == (
        "a.docx 第 2 行　第九条\n"
        f"  {TEXT}\n"
        "\n"
        "规范 1：罚款（处罚）“处五百元以上二千元以下罚款”\n"
        "  主体：县城市管理局（行政机关）\n"
        "  依据：第九条［法律，现行］（本句）\n"
        "  性质：设定，对外\n"
        "  1. 读作处罚\n"
        "  2. 没有依据\n"
        "\n"
        "错误 FZ999 试验规则：“处五百元以上二千元以下罚款”不行。\n"
        "  怎样得出：见规范 1\n"
        "  依据：《行政处罚法》第十六条；国办发〔2018〕37号二（五）\n"
    )


def test_规则自己的步骤照样说明() -> None:
    said = line_reasons(report(finding(SPAN, "罚款", trace=("没有文号",))), facts(), 2)
    assert "不行。\n  1. 没有文号\n" in said


def test_没有规范也没有问题的行如实说() -> None:
    said = line_reasons(report(finding(SPAN, "罚款")), facts(), 3)
    assert "没有读出处罚、许可、强制、收费等规范。\n" in said
    assert said.endswith("这一行没有问题可报。\n")


def test_说明为什么是这个文种() -> None:
    assert kind_reasons(report(), facts()) == (
        "a.docx：规范性文件（已发布）\n\n文种：\n  - 标题以“办法”结尾（第 1 行“办法”）\n\n阶段：\n  - 有文号\n"
    )
