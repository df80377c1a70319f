"""No text may bring down a query, whatever kind of document it is taken for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fzzf_check.case import Case
from fzzf_check.engine.load import load_rules
from fzzf_check.engine.run import run_rule
from fzzf_check.facts import KINDS, Kind
from fzzf_check.parse.structure.document import parse_document
from fzzf_check.readers.text import read_text

WORDS = [
    "云岭县2024年法治政府建设年度报告",
    "行政处罚决定书",
    "关于印发",
    "工作要点",
    "的通知",
    "已经",
    "会议审议通过",
    "现印发",
    "2月29日",
    "2024年2月30日",
    "2月31日前",
    "年底前",
    "9999年",
    "第四条",
    "一、",
    "（一）",
    "1.",
    "|",
    "序号",
    "任务",
    "牵头单位",
    "依据",
    "受理",
    "审结",
    "在办",
    "其中",
    "共",
    "件",
    "人",
    "%",
    "率",
    "61",
    "79",
    "45",
    "零",
    "一千二百",
    "０",
    "1,2",
    "向",
    "报送",
    "情况",
    "县司法局",
    "执法人员：张某",
    "证号",
    "罚款",
    "万元",
    "当场",
    "立案",
    "告知",
    "法制审核",
    "送达",
    "8月3日25时70分",
    "发生",
    "发布",
    "新闻发布会",
    "《行政处罚法》第九十条",
    "备案",
    "公布",
    "罚没收入",
    "返还",
    "裁量基准",
    "清单",
    "。",
    "，",
    "、",
    "；",
    "：",
    "（",
    "）",
    "\n",
]
MINE = [rule for rule in load_rules() if rule.category in {"report", "plan", "enforcement", "form"}]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(parts=st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_任何文字都不使查询出错(kind: Kind, parts: list[str]) -> None:
    source = read_text("文件.txt", "".join(parts), "utf-8")
    found = Case(parse_document(source, kind, "已发布"), date(2026, 1, 15))
    for rule in MINE:
        for finding in run_rule(rule, found):
            assert finding.message
            assert 1 <= finding.span.line <= len(source.lines)
