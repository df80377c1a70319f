"""`steps`: 执法文书里各环节有没有、先后和期间。

输入（写其中一项）：
- first 与 then：first 的日期晚于 then（first 各次都晚于 then 的最后一次才算）；
- from 与 to，at_most（不得超过多少日）或 at_least（不得少于多少日），workdays: true 按工作日；
- lacks：没有写到的环节（任一环节名，可写几个），when（文中须有其中一词）、title（标题须含其一）。
环节：立案 告知 听证通知 听证 法制审核 集体讨论 决定 送达 催告 公开 受理。
输出：每处一个；占位词 first、then、first_date、then_date、days、value。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.parse.enforcement import STEPS, Step, find_steps, mentions
from fzzf_check.parse.record.told import said


def prepare(args: Args) -> Query:
    first, then = args.text("first", one_of=STEPS), args.text("then", one_of=STEPS)
    start, end = args.text("from", one_of=STEPS), args.text("to", one_of=STEPS)
    most, least = args.number("at_most"), args.number("at_least")
    workdays = bool(args.flag("workdays"))
    lacks = args.texts("lacks", one_of=STEPS)
    when, title = args.texts("when"), args.texts("title")
    args.require("first", "from", "lacks")
    if lacks:
        return lambda case: _absent(case, lacks, when, title)
    if first:
        return lambda case: _reversed(case, first, then)
    return lambda case: _too_long(case, start, end, most, least, workdays)


def subject(args: Args) -> Subject:
    """Whether both steps are dated; for one that may lack, whether the document is such a one."""
    named = tuple(filter(None, (args.text(key) for key in ("first", "then", "from", "to"))))
    when, title = args.texts("when"), args.texts("title")

    def occurs(case: Case) -> bool:
        if title and not any(word in (case.document.title or "") for word in title):
            return False
        dated = {step.name for step in find_steps(case.document)} if named else set()
        return dated.issuperset(named) and (not when or case.speaks_of(when))

    return occurs


def _reversed(case: Case, first: str, then: str) -> Iterable[Match]:
    steps = find_steps(case.document)
    early = [step for step in steps if step.name == first]
    late = [step for step in steps if step.name == then]
    if early and late:
        step = min(early, key=lambda s: s.day)
        last = max(late, key=lambda s: s.day)
        if step.day > last.day:
            yield _match(step, first=first, then=then, first_date=said(step.day), then_date=said(last.day))


def _too_long(
    case: Case, start: str, end: str, most: float | None, least: float | None, workdays: bool
) -> Iterable[Match]:
    steps = find_steps(case.document)
    begun = [step for step in steps if step.name == start]
    ended = [step for step in steps if step.name == end]
    if not begun or not ended:
        return
    first = min(begun, key=lambda s: s.day)
    last = next((step for step in ended if step.day >= first.day), None)
    days = _days(first.day, last.day, workdays) if last else None
    if last is None or days is None:
        return
    if (most is not None and days > most) or (least is not None and days < least):
        yield _match(last, first=start, then=end, first_date=said(first.day), then_date=said(last.day), days=str(days))


def _days(begin: date, end: date, workdays: bool) -> int | None:
    if not workdays:
        return (end - begin).days
    from fzzf_check.workdays import workdays_between

    return workdays_between(begin, end)


def _absent(case: Case, lacks: tuple[str, ...], when: tuple[str, ...], title: tuple[str, ...]) -> Iterable[Match]:
    name = case.document.title or ""
    if title and not any(word in name for word in title):
        return
    text = "".join(paragraph.text for paragraph in case.document.paragraphs)
    trigger = next((word for word in when if word in text), "")
    if (when and not trigger) or mentions(case.document, lacks):
        return
    yield Match(case.tail(), "", {"value": trigger, "first": lacks[0]}, (f"全文没有写到{'、'.join(lacks)}",))


def _match(step: Step, **values: str) -> Match:
    text = step.paragraph.text[step.start : step.end]
    trace = (f"{values['first']}：{values['first_date']}", f"{values['then']}：{values['then_date']}")
    return Match(step.paragraph.span(step.start, step.end), text, {"value": text, **values}, trace)
