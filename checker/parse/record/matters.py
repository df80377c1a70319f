"""Where the matters of a record begin and end: its 议题, its 事项."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from fzzf_check.facts import Document, Paragraph, Unit
from fzzf_check.parse.record.model import Matter
from fzzf_check.parse.record.nature import matter_of
from fzzf_check.parse.record.step_names import STEP_COLUMNS, steps_in
from fzzf_check.parse.record.subjects import title_text
from fzzf_check.patterns import lazy
from fzzf_check.text.titles import same_title

_OF_SEVERAL = frozenset({"会议纪要", "决策记录"})  # papers that may tell of several matters
_STEP_HEADING = lazy(
    r"启动|提出|动议|缘起|公众参与|征求意见|听.{0,4}意见|听证|座谈|论证|评估|审查|审核|集体讨论|讨论决定|上会|请示|公布|印发|归档|备案|背景|必要性|依据|过程|概况|情况|内容|问题|下一步|打算|附件|说明|要求|"
    r"期限|时间|方式|途径|文本|材料|意见|结论|执行|解读|渠道|收集|采纳|反馈|目标|任务|保障|实施|步骤|监管|资金|目录|存在"
)
_MATTER_HEADING = lazy(
    r"《[^》]+》|(?:方案|办法|规划|意见|规定|项目|工程|事项|导则|细则|措施|计划|标准|布局|调整|政策|制度|改革|决定|条例|通告|目录|改造|建设)"
    r"(?:（[^）]*）|\([^)]*\))?(?:的?议题|的汇报)?$"
)
_GROUP = lazy(  # 已出台事项、结转事项: how far those below it have come
    r"(?:已经?|正在?|在|尚?未|结转|暂缓|取消|调[整出入]|移[出入]|新增?|增补|继续|办结|完成|出台|推进|上年)[^《》]{0,12}(?:事项|项目|目录|决策)$"
)
_ITEM = lazy(
    r"^\s*(?:表[一二三四五六七八九十\d]+[：:、　 ]*)?(?:(?:议题|第?[一二三四五六七八九十]+(?:项|个)议题|事项)\s*[一二三四五六七八九十\d]*\s*[：:、　 \t]|[【\[](?:(?:议题|事项|项目)[一二三四五六七八九十\d]+|第[一二三四五六七八九十\d]+[项件个])[】\]]|第\s*[一二三四五六七八九十\d]+\s*[号项件][：:　 \t]|序号\s*\d+[：:　 \t])"
)
_MEETING_ITEM = lazy(r"审议|研究|听取|讨论|通报|传达|学习|议题|关于|汇报")
_MATTER_COLUMN, _STEP_COLUMN = (
    lazy(r"^(?:决策)?事项(?:名称)?$|^(?:项目|议题|文件)名称$"),
    lazy(r"^(?:决策)?(?:环节|步骤|程序|阶段)$"),
)
_TITLE = lazy("《[^《》]+》")
_DITTO = frozenset({"同上", "同前", "〃", "″", "—", "-"})


def find_matters(document: Document, paragraphs: Sequence[Paragraph], subject: str) -> tuple[Matter, ...]:
    """The matters of a document in order. Paragraphs outside all of them belong to a matter without name, which comes
    first; a document about one thing has only that one.
    """
    starts = _starts(paragraphs, subject)
    whole = "\n".join([title_text(document), *(p.text for p in paragraphs)])
    if not starts:
        return (matter_of("", tuple(paragraphs), whole, document),)
    ends = [*starts[1:], len(paragraphs)]
    bodies = [_body(tuple(paragraphs[at:end])) for at, end in zip(starts, ends, strict=True)]
    names = [_name(_first_cell(body[0])) for body in bodies]
    behind = [p for (body, at, end) in zip(bodies, starts, ends, strict=True) for p in paragraphs[at + len(body) : end]]
    common = (*paragraphs[: starts[0]], *(p for p in behind if _about(p, names) is None))
    found = [matter_of("", common, "\n".join([title_text(document), *(p.text for p in common)]), document)]
    for n, (name, body) in enumerate(zip(names, bodies, strict=True)):
        body = (*body, *(p for p in behind if _about(p, names) == n))
        found.append(matter_of(name, body, "\n".join(p.text for p in body), document))
    return tuple(found)


def _body(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of a matter; one that is a row of a table ends with the table."""
    if paragraphs[0].row is None:
        return paragraphs
    return tuple(takewhile(lambda p: p.row is not None, paragraphs))


def _about(paragraph: Paragraph, names: Sequence[str]) -> int | None:
    """Which of the matters a paragraph below their table names, None where it names none or several."""
    titles = _TITLE.findall(paragraph.text)
    named = {n for n, name in enumerate(names) if any(same_title(title, name) for title in titles)}
    return named.pop() if len(named) == 1 else None


def _first_cell(paragraph: Paragraph) -> str:
    """The words that name a matter: of a table row its first cell (or the second where that is a number)."""
    if paragraph.row is None:
        return paragraph.text
    cells = [paragraph.text[start:end].strip() for start, end in paragraph.row.cells]
    return next((cell for cell in cells if cell and not cell.isdigit()), paragraph.text)


def _starts(paragraphs: Sequence[Paragraph], subject: str) -> list[int]:
    """Indices of the paragraphs with which matters begin."""
    if subject and subject not in _OF_SEVERAL:
        return []
    rows = [
        n for n, p in enumerate(paragraphs) if p.row and not p.row.is_header and steps_in(p.row.header) >= STEP_COLUMNS
    ]
    if rows:
        return rows
    changes = _by_column(paragraphs)
    if len(changes) >= 2:
        return changes
    items = [n for n, p in enumerate(paragraphs) if _ITEM.match(p.text)]
    if len(items) >= 2:
        return items
    tops = [n for n, p in enumerate(paragraphs) if _heads(p)]
    if not tops:
        return []
    rank = paragraphs[tops[0]].unit
    assert rank is not None
    same = [n for n in tops if (unit := paragraphs[n].unit) and unit.rank == rank.rank]
    named = [n for n in same if _namesmatter_of(paragraphs[n]) and not _GROUP.match(_name(paragraphs[n].text))]
    if subject == "会议纪要":
        meets = [n for n in same if _MEETING_ITEM.search(paragraphs[n].text[:40]) or "《" in paragraphs[n].text[:30]]
        return same if len(same) >= 2 and (meets or len(named) >= 2) else []
    return same if len(named) >= 2 else _one_level_down(paragraphs, tops)


def _by_column(paragraphs: Sequence[Paragraph]) -> list[int]:
    """事项|环节|日期: the rows in which the column of the matter names another one; 同上 and an empty cell name the same."""
    starts, last = [], ""
    for n, paragraph in enumerate(paragraphs):
        row = paragraph.row
        if row is None or row.is_header or not any(map(_STEP_COLUMN.search, row.header)):
            continue
        column = next((i for i, name in enumerate(row.header) if _MATTER_COLUMN.search(name)), len(row.cells))
        start, end = row.cells[column] if column < len(row.cells) else (0, 0)
        named = paragraph.text[start:end].strip()
        if named and named not in _DITTO and named != last:
            starts.append(n)
            last = named
    return starts


def _one_level_down(paragraphs: Sequence[Paragraph], tops: Sequence[int]) -> list[int]:
    """二、逐项情况 / （一）某某项目 / （二）某某方案: matters below headings that name none; the next such heading ends them."""
    starts: list[int] = []
    for top, following in zip(tops, [*tops[1:], len(paragraphs)], strict=True):
        within = [n for n in range(top + 1, following) if _opens_below(paragraphs[n])]
        named = sum(_namesmatter_of(paragraphs[n]) for n in within)
        if starts:
            starts.append(top)
        if named >= 2 or (named and starts):
            starts.extend(within)
    return starts


def _opens_below(paragraph: Paragraph) -> bool:
    unit = paragraph.opens
    return unit is not None and unit.rank == "（一）" and unit.parent is not None


def _heads(paragraph: Paragraph) -> bool:
    """Whether the paragraph opens a unit of its own."""
    unit = paragraph.opens
    return unit is not None and unit.rank in {"一、", "（一）", "1."} and _top(unit)


def _top(unit: Unit) -> bool:
    return unit.parent is None


def _namesmatter_of(paragraph: Paragraph) -> bool:
    unbracketed = re.sub(r"（[^）]*）|\([^)]*\)", "", _name(paragraph.text))
    bare = re.split(r"[。：:；]", unbracketed, maxsplit=1)[0].strip()
    if len(bare) > 50 or not _MATTER_HEADING.search(bare):
        return False
    return (
        not _STEP_HEADING.search(re.sub(r"《[^》]*》|(?:方案|意见|规划|调整|目录|建设|改造)$", "", bare))
        or "《" in bare
    )


def _name(text: str) -> str:
    """The heading without its number, as far as it names the matter."""
    return re.sub(
        r"^\s*(?:(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、]|(?:表[一二三四五六七八九十\d]+[：:、　 ]*)?(?:议题|事项)[一二三四五六七八九十\d]*[：:、　 ]|第[一二三四五六七八九十\d]+[项件个号](?:议题|事项)?[：:、　 ]|序号\s*\d+[：:　 ])\s*)+",
        "",
        re.split(r"\n|[　 ]{2,}|[　 ](?=[一-龥]{2,6}[：:])|。", text.strip())[0],
    )[:60]
