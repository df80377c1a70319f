"""Figures of a report: numbers with their unit and what they count, and rates.

A figure is read as ``words before it`` + number + unit: 受理行政复议案件27件 counts 受理行政复议案件. A percentage is a rate when its
words end in 率, 比例 or 占 …; comparisons with another year (同比增长) and targets (不低于90%) are no figures of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from fzzf_check.facts import Document, Figure, Paragraph
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import CHINESE, number

UNITS = [
    "万元",
    "亿元",
    "万件",
    "万人",
    "万条",
    "万次",
    "万户",
    "人次",
    "件次",
    "学时",
    "课时",
    "小时",
    "件",
    "人",
    "次",
    "个",
    "起",
    "家",
    "户",
    "条",
    "项",
    "场",
    "名",
    "份",
    "期",
    "部",
    "卷",
    "本",
    "宗",
    "元",
    "批",
    "篇",
    "门",
    "处",
    "所",
    "辆",
    "例",
    "页",
    "天",
    "日",
]
_DIGITS = r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?"
_CHINESE = f"(?<![{CHINESE}])[{CHINESE}]{{1,9}}"
FIGURE = lazy(rf"(?P<number>{_DIGITS}|{_CHINESE})\s*(?P<scale>[万亿]?)余?(?P<unit>%|％|{'|'.join(UNITS)})")
BREAKS = "，,。；;、：:（(）)！？“”"
TARGETS = (
    "不低于",
    "不少于",
    "不得低于",
    "不得少于",
    "至少",
    "力争",
    "低于",
    "高于",
    "超过",
    "达到以上",
    "以内",
    "不超过",
)
TARGETS_AFTER = ("以上", "以下", "以内", "左右")
COMPARISONS = (
    "同比",
    "环比",
    "增长",
    "下降",
    "上升",
    "提高",
    "提升",
    "减少",
    "增加",
    "较上年",
    "比上年",
    "较去年",
    "比去年",
    "年同期",
    "比同期",
    "较同期",
)
TOTAL_WORDS = ("共", "总计", "合计", "总数", "总共", "累计", "共计")
ORDINALS = "第前近每后满未约"
WORDS_LIMIT = 24  # characters of the words in front of a number that are kept


def find_figures(document: Document) -> tuple[Figure, ...]:
    """All figures of the 正文 and tables, in order of the text."""
    return tuple(figure for paragraph in document.body() for figure in figures_in(paragraph))


def figures_in(paragraph: Paragraph) -> Iterator[Figure]:
    """The figures of one paragraph."""
    text = paragraph.text
    for match in FIGURE.finditer(text, paragraph.body):
        value = number(match["number"].replace("，", ",").replace(",", ""))
        if value is None or _is_ordinal_or_date(text, match):
            continue
        words = _words_before(text, match.start())
        unit = "%" if match["unit"] in "%％" else match["unit"]
        role = _role(words, unit)
        if role is None or _is_target(text, match, words):
            continue
        scale = {"万": 10_000, "亿": 100_000_000}.get(match["scale"], 1)
        yield Figure(paragraph, match.start(), match.end(), float(value) * scale, unit, words, role)


def _is_ordinal_or_date(text: str, match: re.Match[str]) -> bool:
    """第3次, 2024年3月5日, 每月5日 count nothing."""
    before = text[match.start() - 1 : match.start()]
    if before and before in ORDINALS:
        return True
    return match["unit"] in ("日", "天") and before == "月"


def _words_before(text: str, end: int) -> str:
    """What stands between the last break and the number, white space left out; for a rate behind its count, more."""
    start = end
    while start > 0 and text[start - 1] not in BREAKS and end - start < WORDS_LIMIT:
        start -= 1
    return "".join(text[start:end].split())


def _role(words: str, unit: str) -> Literal["数", "率", "合计"] | None:
    if unit == "%":
        plain = words.rstrip("为达到了至约")
        named = plain.endswith(("率", "比例", "占比", "比重", "占"))
        return None if any(word in words for word in COMPARISONS) or not named else "率"
    return "合计" if any(words.startswith(word) or word in words for word in TOTAL_WORDS) else "数"


def _is_target(text: str, match: re.Match[str], words: str) -> bool:
    after = text[match.end() : match.end() + 2]
    return after.startswith(TARGETS_AFTER) or any(word in words for word in TARGETS)
