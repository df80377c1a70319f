"""`tasks`: 工作要点、方案的任务、责任单位和时限。

输入（写其中一项）：
- lacks: 责任单位 | 时限（至少 at_least 项任务，全文都没有写）；
- deadline: 早于成文（要求完成的日期在成文日期之前）| 不存在（历法上没有的日期）| 已过（检查日期已过期限）；
- list: 无牵头（分工表里没有写责任单位的行）| 与正文不符（分工表的序号、名称与正文的任务对不上）。
输出：每处一个；占位词 value、date、count、name、ordinal。
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.parse.record.told import said
from fzzf_check.parse.tasks import (
    Deadline,
    Task,
    find_deadlines,
    listed_tasks,
    names_bodies,
    names_times,
    numbered_tasks,
)

FEW = 5  # tasks: a shorter text is no plan that needs a division of labour


def prepare(args: Args) -> Query:
    lacks = args.text("lacks", one_of=("责任单位", "时限"))
    deadline = args.text("deadline", one_of=("早于成文", "不存在", "已过"))
    listed = args.text("list", one_of=("无牵头", "与正文不符"))
    at_least = int(args.number("at_least", FEW) or FEW)
    args.require("lacks", "deadline", "list")
    if lacks:
        return lambda case: _lacking(case, lacks, at_least)
    if deadline:
        return lambda case: _deadlines(case, deadline)
    return _no_lead if listed == "无牵头" else _unlike_text


def subject(args: Args) -> Subject:
    if args.text("deadline"):
        return lambda case: any(True for _ in find_deadlines(case.document))
    if args.text("list"):
        return lambda case: any(True for _ in listed_tasks(case.document))
    return lambda case: any(True for _ in numbered_tasks(case.document))


def _lacking(case: Case, what: str, at_least: int) -> Iterable[Match]:
    tasks = numbered_tasks(case.document)
    told = names_bodies if what == "责任单位" else names_times
    if len(tasks) >= at_least and not told(case.document) and not listed_tasks(case.document):
        values = {"count": str(len(tasks)), "value": what}
        yield Match(tasks[0].paragraph.span(0, 0), "", values, (f"正文有{len(tasks)}项任务，全文没有写{what}",))


def _deadlines(case: Case, state: str) -> Iterable[Match]:
    made = case.document.date
    tests: dict[str, Callable[[Deadline], bool]] = {
        "早于成文": lambda d: bool(d.day and made and d.day < made and made.year - d.day.year <= 1),
        "不存在": lambda d: d.day is None,
        "已过": lambda d: bool(d.day and d.day < case.as_of and (made is None or d.day >= made)),
    }
    for found in find_deadlines(case.document):
        if tests[state](found):
            text = found.paragraph.text[found.start : found.end]
            values = {"value": text, "date": said(made) if made else "", "name": said(found.day) if found.day else ""}
            yield Match(found.paragraph.span(found.start, found.end), text, values, (f"读作期限：{text}",))


def _no_lead(case: Case) -> Iterable[Match]:
    for task in listed_tasks(case.document):
        if not task.lead:
            yield _of_task(task, "")


def _unlike_text(case: Case) -> Iterable[Match]:
    """Rows whose name is a heading of the text under another number, or no heading where all others are."""
    named = {_plain(task.name): task.ordinal for task in numbered_tasks(case.document)}
    rows = [task for task in listed_tasks(case.document) if task.ordinal]
    known = [row for row in rows if _plain(row.name) in named]
    if len(rows) < FEW or len(known) * 2 < len(rows):
        return
    for row in rows:
        name = _plain(row.name)
        if name not in named:
            yield _of_task(row, "正文没有这项任务")
        elif named[name] != row.ordinal:
            yield _of_task(row, f"正文是第{named[name]}项")


def _plain(name: str) -> str:
    return "".join(name.split()).strip("。；;，,：:")


def _of_task(task: Task, how: str) -> Match:
    paragraph = task.paragraph
    start = paragraph.text.find(task.name)
    text = paragraph.text[start : start + len(task.name)]
    values = {"name": task.name, "ordinal": str(task.ordinal), "value": how}
    return Match(paragraph.span(start, start + len(task.name)), text, values)
