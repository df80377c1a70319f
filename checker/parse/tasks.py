"""The tasks of a plan (工作要点、实施方案、分工表): what is to be done, by whom and by when.

A task is a numbered unit of the text, or a row of a table whose header names a responsible body. Deadlines are dates in
front of 前 (2024年6月底前, 于2024年6月23日前) anywhere in the text.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fzzf_check.facts import Document, Paragraph
from fzzf_check.patterns import lazy
from fzzf_check.text.dates import find_dates
from fzzf_check.text.sentences import sentences

LEAD = (
    "牵头单位",
    "牵头部门",
    "责任单位",
    "责任部门",
    "责任主体",
    "责任领导",
    "主办单位",
    "牵头处室",
    "责任科室",
    "承办单位",
    "落实单位",
)
HELP = ("配合单位", "配合部门", "协办单位", "参与单位", "参加单位", "责任人", "配合处室")
WHO = (
    "牵头负责", "按职责分工负责", "分工负责", "分别负责", "局牵头", "办牵头", "委牵头", "厅牵头", "办公室牵头",
    "局负责", "办负责", "委负责", "厅负责", "部负责", "中心负责", "政府负责", "办公室负责",
)  # fmt: skip
LAW = ("编", "章", "节", "条", "款", "项", "目")  # ranks of rules, not of tasks
TIMES = ("完成时限", "时间节点", "完成时间", "时间安排", "时限要求", "办理时限", "进度安排", "推进时间")
DONE = (
    "已于",
    "已在",
    "已经",
    "自20",
    "以来",
    "截至",
    "截止",
    "曾",
    "原定",
    "此前",
    "出生",
    "成立",
    "开工",
    "入库",
    "取得",
    "注册",
    "登记",
    "签订",
    "毕业",
    "参加工作",
)
YEAR_SIGNS = ("20", "二〇", "二○", "二零", "２０")  # a day without a year of its own may come round every year
ORDERS = (
    "完成", "报", "公布", "建成", "落实", "印发", "制定", "出台", "提交", "反馈", "实现", "到位", "编制", "整改", "清理",
    "达到", "公开", "建立", "开展", "召开", "验收", "上线", "投入使用", "关闭", "拆除", "退出", "形成", "签订", "换发",
)  # fmt: skip
_YEAR_END = lazy(r"(?P<year>20[0-9]{2})\s*年\s*(?:年\s*)?底\s*(?:之|以)?前")
_BEFORE = lazy(r"\s*(?P<end>底)?\s*(?:之|以)?前")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something must be done; ``day`` None where no calendar has it. Offsets into ``paragraph.text``."""

    paragraph: Paragraph
    start: int
    end: int
    day: date | None
    said: str


@dataclass(frozen=True, slots=True)
class Task:
    """A task with its name (heading or first sentence); ``lead`` the responsible body of its row ('' if the cell is empty,
    None where the task is no table row).
    """

    paragraph: Paragraph
    name: str
    ordinal: int
    lead: str | None = None


def find_deadlines(document: Document) -> Iterator[Deadline]:
    """All deadlines with a year of their own or that of the document, in order of the text."""
    year = document.date.year if document.date else None
    for paragraph in document.body():
        if "前" not in paragraph.text:
            continue
        for start, end in sentences(paragraph.text):
            words = paragraph.text[start:end]
            if "前" in words and not any(done in words for done in DONE):
                yield from _in_sentence(paragraph, start, words, year)


def _in_sentence(paragraph: Paragraph, start: int, words: str, year: int | None) -> Iterator[Deadline]:
    for match in _YEAR_END.finditer(words):
        last = date(int(match["year"]), 12, 31)
        yield Deadline(paragraph, start + match.start(), start + match.end(), last, match.group())
    for mention in find_dates(words, year):
        before = _BEFORE.match(words, mention.end)
        if before is None or mention.year is None or mention.month is None or words[mention.start] in "每次":
            continue
        if not _is_order(words, mention.start, before.end()):
            continue
        day = mention.date
        if day is None and mention.day is None:
            day = date(mention.year, mention.month, monthrange(mention.year, mention.month)[1])
        text = words[mention.start : before.end()]
        yield Deadline(paragraph, start + mention.start, start + before.end(), day, text)


def _is_order(words: str, start: int, end: int) -> bool:
    """Whether something must be done by then (于…前完成), not: what happened before (…前已售出的、…前的存量)."""
    if not any(sign in words[start:end] for sign in YEAR_SIGNS) or words[end : end + 1] == "的":
        return False
    clause = words[end : min((k for sign in "，,；;。" if (k := words.find(sign, end + 1)) > 0), default=len(words))]
    return any(verb in clause for verb in ORDERS) and "已" not in clause and "的，" not in words[end : end + 40]


def numbered_tasks(document: Document) -> list[Task]:
    """The numbered units that are not divided further and say something."""
    first = {unit.line: unit for unit in document.units if not unit.children and unit.rank not in LAW}
    return [
        Task(
            paragraph,
            (first[paragraph.line].heading or paragraph.text[paragraph.body :])[:40],
            first[paragraph.line].ordinal,
        )
        for paragraph in document.body()
        if paragraph.line in first and paragraph.row is None and len(paragraph.text) > 6
    ]


def listed_tasks(document: Document) -> list[Task]:
    """The rows of tables whose header names a responsible body."""
    found = []
    for paragraph in document.body():
        row = paragraph.row
        if row is None or row.is_header or len(row.cells) < 3:
            continue
        lead = next((k for k, name in enumerate(row.header) if any(word in name for word in LEAD)), None)
        if lead is None or lead >= len(row.cells):
            continue
        cells = [paragraph.text[start:end].strip() for start, end in row.cells]
        what = next(
            (
                k
                for k, name in enumerate(row.header)
                if any(w in name for w in ("任务", "事项", "内容", "工作", "举措"))
            ),
            None,
        )
        ordinal = int(cells[0]) if cells[0].isascii() and cells[0].isdecimal() else 0
        if what is not None and what < len(cells) and cells[what]:
            found.append(Task(paragraph, cells[what], ordinal, cells[lead]))
    return found


def names_bodies(document: Document) -> bool:
    """Whether the plan says anywhere who is responsible for a task (责任单位：… or 由…局负责)."""
    captions = [f"{word}{sign}" for word in (*LEAD, *HELP) for sign in "：:）)"]
    columns = {*LEAD, *HELP}
    for line in document.source.lines:
        if any(word in line.text for word in (*WHO, *captions)) or columns & set(line.text.replace("|", " ").split()):
            return True
    return False


def names_times(document: Document) -> bool:
    """Whether the plan gives any task a time."""
    said = (
        "底前",
        "日前",
        "月前",
        "月底",
        "季度",
        "每月",
        "每半年",
        "年内",
        "全年",
        "月份",
        "月上旬",
        "月中旬",
        "月下旬",
        "每年",
        "长期",
        "持续推进",
        *TIMES,
    )
    return any(word in paragraph.text for paragraph in document.body() for word in said)
