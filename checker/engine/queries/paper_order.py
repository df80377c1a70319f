"""`paper_order`: 回应在前，被回应的在后：材料的日期先后颠倒。

输入：of，为 采纳说明（目录、台账里“论证意见采纳情况”一类材料的日期早于意见本身，或者公众意见采纳情况早于征求意见截止之日）、
反馈（征求意见还没有截止，就说已经反馈、公布了采纳结果）之一。
输出：采纳情况的题名，或者说反馈的那半句话为一处；占位词 date（它的日期）、other（意见、截止的日期）、what（意见、征求意见的截止）。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Paragraph
from fzzf_check.parse.record.told import happened, said
from fzzf_check.parse.record.words import Item
from fzzf_check.parse.record.years import Read
from fzzf_check.patterns import lazy

_ENTRY = lazy(
    r"^[\s　]*(?:第?[\d一二三四五六七八九十]{1,3}[件号]?[\s　\t.．、|｜)）]|[（(][\d一二三四五六七八九十]{1,3}[)）])[\s　|｜]*(?P<name>[^\t|｜　]{4,60})"
)
_NAMES_PAPERS = lazy("题名|文件名|材料名|名称")
_BEHIND_IT = lazy(r"[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)]$")
_STEPS = (
    ("专家", lazy(r"专家|论证|评审")),
    ("听证", lazy(r"听证")),
    ("审查", lazy(r"合法性审[查核]|审[查核]意见|法律意见")),
    ("风险", lazy(r"风险评估|稳评")),
    ("公众", lazy(r"公众|社会意见|公开征求|征求意见|征集")),
)
_ANSWER = lazy(r"采纳|吸收|研究处理|处理情况|修改情况|修改说明|落实情况|整改情况|回应|答复情况|办理情况")
_OPINION = lazy(r"意见(?!采纳|的?研究|的?处理|的?修改|的?落实|的?回应)|论证报告|评审报告|听证报告|听证笔录|评估报告")
_NOTICE = lazy(r"公告|启事|公示|征求意见稿")
_FED_BACK = lazy(
    r"(?:采纳|研究|处理|办理)(?:的)?(?:情况|结果|意见)[^，。；]{0,12}[，]?[^，。；]{0,30}(?:反馈|公布|公开|公示|答复|回复|发布|通报)"
    r"|(?:反馈|公布|公开|公示|发布|通报)了?[^，。；]{0,16}(?:采纳|研究|处理)(?:的)?(?:情况|结果)"
)
_NEXT_TO = lazy(r"[，　 ]?[^，。；]{0,16}$")
_NOT_DONE = lazy(
    r"拟|将(?!采纳|意见|结果|上述)|计划|预计|适时|尚未|准备|应当?|届时|阶段性|第一批|首批|部分意见|边征求|陆续|请于|请在|之前|截止前"
)


def prepare(args: Args) -> Query:
    queries: dict[str, Query] = {"采纳说明": _answers, "反馈": _fed_back}
    name = args.text("of", one_of=queries)
    args.require("of")
    return queries[name]


def subject(args: Args) -> Subject:
    return lambda case: case.speaks_of(("采纳", "处理情况", "修改说明", "研究处理", "反馈", "落实情况"))


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper of a list: its name and place, the step it belongs to, and its day (of a period the last)."""

    step: str
    name: str
    paragraph: Paragraph
    start: int
    day: date


def _answers(case: Case) -> Iterable[Match]:
    papers = list(_papers(case))
    for answer in papers:
        if not _ANSWER.search(answer.name):
            continue
        answered = [paper for paper in papers if paper.step == answer.step and _is_answered(paper)]
        if answered and answer.day < min(paper.day for paper in answered):
            first = min(answered, key=lambda paper: paper.day)
            values = {"date": said(answer.day), "other": said(first.day), "what": first.name}
            span = answer.paragraph.span(answer.start, answer.start + len(answer.name))
            yield Match(span, answer.name, values, (f"“{first.name}”的日期是{said(first.day)}",))


def _is_answered(paper: _Paper) -> bool:
    """Whether a paper is an opinion, or for the public the notice, whose last day is that for comments."""
    pattern = _NOTICE if paper.step == "公众" else _OPINION
    return not _ANSWER.search(paper.name) and pattern.search(paper.name) is not None


def _papers(case: Case) -> Iterator[_Paper]:
    """The papers of a list in the document, each with one day or one period."""
    for read in case.record.read:
        name, at = _named(read)
        step = next((step for step, word in _STEPS if word.search(name)), "")
        days = [day for item in _times(read) if item.when for day in (item.when.end or item.when.start,) if day]
        if step and days and (len(set(days)) == 1 or step == "公众"):
            yield _Paper(step, name, read.paragraph, at, max(days))


def _named(read: Read) -> tuple[str, int]:
    """The name of a paper, without what stands in brackets behind it, and where it begins: the cell of a column that says so
    (题名), or what follows the number of the entry; '' if the paragraph names none.
    """
    text, row = read.paragraph.text, read.paragraph.row
    entry = _ENTRY.match(text)
    said, at = (entry["name"], entry.start("name")) if entry else ("", 0)
    for header, (start, end) in zip(row.header, row.cells, strict=False) if row else ():
        if _NAMES_PAPERS.search(header):
            said, at = text[start:end], start
    return re.split(r"[，,：:]", _BEHIND_IT.sub("", said.rstrip()), maxsplit=1)[0], at


def _times(read: Read) -> list[Item]:
    return [item for sentence in read.sentences for item in sentence.items() if item.when]


def _fed_back(case: Case) -> Iterable[Match]:
    """采纳结果已于8月25日反馈, where comments could be sent until 8月31日."""
    periods = [
        (event.start, event.end)
        for event in case.record.events
        if event.kind == "公开征求意见" and happened(event) and event.start and event.end
    ]
    if not periods or any(end < start for start, end in periods):
        return
    for read in case.record.read:
        for sentence in read.sentences:
            times = [item for item in sentence.items() if item.when and item.when.start and not item.when.end]
            text = read.paragraph.text
            for item in times[:1] if len(times) == 1 else ():
                end = min((text.find(stop, item.end) for stop in "。；" if stop in text[item.end :]), default=len(text))
                start = max(text.rfind(stop, 0, item.start) for stop in "。；") + 1
                found = _FED_BACK.search(text, start, end)
                day = item.when.start if item.when else None
                if day is None or found is None or _NOT_DONE.search(text[start:end]) or not _its_day(item, found, text):
                    continue
                open_then = [period for period in periods if period[0] <= day < period[1]]
                if open_then and not any(last <= day for _, last in periods):
                    values = {"date": said(day), "other": said(open_then[0][1]), "what": "征求意见的截止之日"}
                    place = min(found.start(), item.start), max(found.end(), item.end)
                    why = f"征求意见到{said(open_then[0][1])}才截止"
                    yield Match(read.paragraph.span(*place), text[place[0] : place[1]], values, (why,))


def _its_day(item: Item, found: re.Match[str], text: str) -> bool:
    """Whether the day is that of the answer: within its words or right before them (6月19日召开座谈会，采纳情况已公布 has none)."""
    within = found.start() <= item.start < found.end()
    return within or (item.end <= found.start() and _NEXT_TO.match(text[item.end : found.start()]) is not None)
