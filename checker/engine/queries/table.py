"""`table`: 清单、分工表等表格的栏目和内容。

输入：about（文件或表格的名称须含其一）、not_about（名称含其一的不查）、columns（应有的栏目，每组写几种说法，用 | 分开）；
cell（表里有这些栏目之一时，看该栏的内容：空 | 只有规范性文件）。不写 cell 的，报告缺少的栏目；至少两行才算表。
输出：缺栏目的每表一处，内容有问题的每行一处；占位词 value（缺少的栏目或该行名称）、count、basis。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Citation, Paragraph, Row

HIGHER = {
    "宪法",
    "法律",
    "行政法规",
    "国务院决定",
    "监察法规",
    "地方性法规",
    "自治条例和单行条例",
    "部门规章",
    "地方政府规章",
    "规章",
    "不明",
    "党内法规",
    "司法解释",
}
EMPTY = ("", "/", "—", "-", "－", "无", "——", "\\")


def prepare(args: Args) -> Query:
    about, not_about = args.texts("about"), args.texts("not_about")
    columns = [tuple(group.split("|")) for group in args.texts("columns")]
    cell = args.text("cell", one_of=("空", "只有规范性文件"))
    args.require("columns")

    def run(case: Case) -> Iterable[Match]:
        for rows in _tables(case):
            if not case.named(about, not_about, beside=_row(rows[0]).title):
                continue
            yield from _missing(rows, columns) if not cell else _cells(rows, columns[0], cell, case)

    return run


def subject(args: Args) -> Subject:
    return lambda case: any(True for _ in _tables(case))


def _row(paragraph: Paragraph) -> Row:
    """The row that a paragraph is; only paragraphs that are rows come here."""
    return cast("Row", paragraph.row)


def _tables(case: Case) -> Iterator[list[Paragraph]]:
    """The tables with a header and at least two more rows."""
    groups: dict[int, list[Paragraph]] = {}
    for paragraph in case.document.body():
        if paragraph.row is not None:
            groups.setdefault(paragraph.row.table, []).append(paragraph)
    for rows in groups.values():
        data = [row for row in rows if not _row(row).is_header]
        if len(data) >= 2 and sum(bool(name) for name in _row(data[0]).header) >= 2:
            yield data


def _missing(rows: list[Paragraph], columns: list[tuple[str, ...]]) -> Iterator[Match]:
    header = _row(rows[0]).header
    absent = [group[0] for group in columns if not any(word in name for word in group for name in header)]
    if absent:
        values = {"value": "、".join(absent), "count": str(len(rows))}
        yield Match(rows[0].span(0, 0), "", values, (f"表头：{'、'.join(filter(None, header))}",))


def _cells(rows: list[Paragraph], column: tuple[str, ...], state: str, case: Case) -> Iterator[Match]:
    header = _row(rows[0]).header
    place = next((k for k, name in enumerate(header) if any(word in name for word in column)), None)
    if place is None:
        return
    for paragraph in rows:
        cells = _row(paragraph).cells
        if place >= len(cells) or len(cells) < 2:
            continue
        start, end = cells[place]
        words = paragraph.text[start:end].strip()
        label = next((t for a, b in cells if len(t := paragraph.text[a:b].strip()) > 1 and not t.isdecimal()), "")
        if state == "空":
            if words in EMPTY and label:
                yield Match(paragraph.span(start, start), "", {"value": label, "count": "", "basis": ""})
        elif cited := _only_documents(paragraph, start, end, case.citations):
            values = {"value": label, "basis": cited, "count": ""}
            yield Match(paragraph.span(start, end), paragraph.text[start:end], values)


def _only_documents(paragraph: Paragraph, start: int, end: int, citations: Iterable[Citation]) -> str:
    """The first citation of the cell where all are of 规范性文件 or lower; '' otherwise."""
    inside = [c for c in citations if c.paragraph is paragraph and start <= c.start < end]
    if not inside or any(citation.rank in HIGHER for citation in inside):
        return ""
    return inside[0].short
