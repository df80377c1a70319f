"""Events put together from what single sentences tell: receipt with opinion, first day with deadline, meeting with matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from fzzf_check.facts import Document, Event, Paragraph
from fzzf_check.grammar import vocabulary
from fzzf_check.parse.record.events import found_in
from fzzf_check.parse.record.found import REVIEW, Found
from fzzf_check.parse.record.made import actor_of, event_of, note_of, outcome_of
from fzzf_check.parse.record.model import Matter
from fzzf_check.parse.record.signed import by_signature, hereby, petition, signature
from fzzf_check.parse.record.subjects import decides
from fzzf_check.parse.record.told import decided_on, happened
from fzzf_check.parse.record.words import Item, Sentence
from fzzf_check.parse.record.years import Read
from fzzf_check.patterns import lazy

_BEFORE_IT = frozenset(
    {"征求意见公告", "征求意见情况", "听证公告", "听证报告"}
)  # what these say was published is not the decision
_WHAT_PASSED = lazy(
    r"\s*(?:[《（(了该本此后并送修草初]|方案|规划|办法|规定|意见|措施|决定|细则|议题|上述|以上|这|有关|关于|[，。；、：]|\d|[一-龥]{0,14}(?:方案|规划|办法|规定|草案|细则|措施|计划|意见|标准|目录|议题|项目|事项)$)"
)
_ADDRESSEE = lazy(r"[你贵]局|[你贵]委|[你贵]厅|[你贵]办|[你贵]镇|[你贵]单位|[你贵]中心|起草单位|承办单位|本单位审")
_BY_REPORT = frozenset({"风险评估", "专家论证", "公平竞争审查"})  # what a report ends, and its day is the step's
_PRINTED, _SHOWN = lazy("(?:正式)?(?:印发|下发)$"), lazy("公布|发布|公开|登|刊")
_OF_LEGALITY = lazy("合法|法制|司法")
HEADING = 20  # characters: a line as short, without a stop, is a heading


def events_of(
    document: Document, subject: str, matters: Sequence[Matter], read: Sequence[Read]
) -> tuple[tuple[Event, ...], frozenset[Matter]]:
    """All events in the order of the text, and the matters that the meeting of minutes passed."""
    by_paragraph = {id(r.paragraph): r for r in read}
    meeting = decides(document) if subject == "会议纪要" else None
    made: list[Event] = []
    decided: dict[Matter, Event] = {}
    for matter in matters:
        found = [
            f for p in matter.paragraphs if id(p) in by_paragraph
            for f in found_in(by_paragraph[id(p)], subject, meeting)
        ]  # fmt: skip
        made.extend(_assemble(found, matter, document, subject))
    made += [*hereby(document, made), *petition(document, made)]
    if subject == "会议纪要":
        made = _begun_there(made, document)
    if meeting and not any(map(decided_on, made)):
        made += _held(document)
    if subject == "会议纪要" and meeting is not False:
        decided = _decisions(made, matters, by_paragraph)
        made = _still_to_come(list({id(e): e for e in (*made, *decided.values())}.values()))
    made = [e for e in made if not _told_closer(e, made)]
    made = [_filed(e, matters) for e in made if not _in_heading(e) and not (e.kind == "公布" and subject in _BEFORE_IT)]
    in_order = sorted(made, key=lambda e: (e.paragraph.index, e.start_offset, e.kind, e.end_offset))
    return tuple(in_order), frozenset(decided)


def _held(document: Document) -> list[Event]:
    """The meeting itself, on the day that the head of the minutes gives in whatever words: 会议于10月16日在一号会议室召开."""
    held = document.field("会议时间")
    if held is None or held.date is None:
        return []
    line = held.span.line
    for paragraph in document.paragraphs:
        at = paragraph.text.find(held.value)
        if at >= 0 and paragraph.span(at, at + 1).line == line:
            return [Event("集体讨论决定", paragraph, at, at + len(held.value), held.date)]
    return []


def _begun_there(made: Sequence[Event], document: Document) -> list[Event]:
    """会议同意启动决策程序, 会议同意即日启动: what the meeting resolved to begin began on its day."""
    held = document.field("会议时间")
    if held is None:
        return list(made)
    resolved = tuple(vocabulary("record")["批准"])
    return [
        replace(e, start=held.date)
        if e.kind == "启动" and e.text.startswith(resolved) and not (e.start or e.planned or e.denied)
        else e
        for e in made
    ]


def _still_to_come(made: Sequence[Event]) -> list[Event]:
    """同意于12月1日发布, in minutes of November: what follows the meeting was only resolved."""
    meeting = next(filter(None, map(decided_on, made)), None)
    if meeting is None:
        return list(made)
    return [replace(e, planned=True) if e.kind == "公布" and e.start and e.start > meeting else e for e in made]


def _told_closer(event: Event, made: Sequence[Event]) -> bool:
    """An assessment told by its month beside the day in that month; 立卷 of the papers beside the day of their 归档; 印发
    beside the day on which it was made public.
    """
    same = [e for e in made if e is not event and e.kind == event.kind and e.matter == event.matter and e.start]
    if event.start is None:
        return event.kind in _BY_REPORT and any(f"{e.start:%Y-%m}" == event.note for e in same)
    if event.kind == "公布" and _PRINTED.match(event.text):  # 印发 to the offices, then made public
        return any(
            e.paragraph is event.paragraph and e.start > event.start and _SHOWN.search(e.text) for e in same if e.start
        )
    put_together = event.kind == "归档" and "立卷" in event.text and "归档" not in event.text
    return put_together and any("归档" in e.text and happened(e) for e in same)


def _in_heading(event: Event) -> bool:
    """七、公布和归档: the heading of a section tells nothing."""
    text = event.paragraph.text.strip()
    return event.start is None and len(text) < HEADING and not re.search(r"[。；，：]", text)


def _assemble(found: Sequence[Found], matter: Matter, document: Document, subject: str) -> Iterator[Event]:
    found = _from_first_opinion(found)
    reviews = [f for f in found if f.kind == REVIEW and not _taken_in_elsewhere(f, subject)]
    comments = [f for f in found if f.kind == "公开征求意见"]
    yield from _reviews(reviews, matter, document, subject)
    yield from _comments(comments, matter, document, subject)
    seen: set[tuple[str, date | None, date | None, bool, bool]] = set()
    replies = _replies(found)
    for one in found:
        if one.kind in {REVIEW, "公开征求意见"} or one in replies:
            continue
        event = event_of(one, matter)
        key = (event.kind, event.start, event.end, event.denied, event.planned)
        if key not in seen:
            seen.add(key)
            yield event
    yield from by_signature(found, matter, document, subject)


def _from_first_opinion(found: Sequence[Found]) -> list[Found]:
    """11月1日我局提出初审意见，11月8日市市场监管局会同完成审查: one review on competition, from the first opinion of the drafter to
    the conclusion (公平竞争审查条例第十四条).
    """
    kept = list(found)
    for first in (f for f in found if f.role == "初审" and f.when and f.when.start and not f.when.end):
        ended = next((f for f in kept if _concludes(f, first)), None)
        if ended is not None and ended.when is not None and first.when is not None:
            span = replace(ended.when, start=first.when.start, end=ended.when.start)
            kept[kept.index(ended)] = replace(ended, when=span)
            kept.remove(first)
    return kept


def _concludes(one: Found, first: Found) -> bool:
    same = one.kind == first.kind and one.role != first.role and one.paragraph is first.paragraph
    return same and one.start > first.start and not _spanned(one) and bool(one.when and one.when.start)


def _taken_in_elsewhere(found: Found, subject: str) -> bool:
    """收件日期 in the form on fair competition is that of the market regulator."""
    return subject == "公平竞争审查" and found.role == "送审" and not _OF_LEGALITY.search(found.paragraph.text)


def _replies(found: Sequence[Found]) -> list[Found]:
    """3月11日县委批复同意 behind 3月7日报县委: the answer to a report is no second report."""
    reported = [f.when.start for f in found if f.kind == "请示报告" and f.role == "报告" and f.when and f.when.start]
    return [
        f
        for f in found
        if f.kind == "请示报告"
        and f.role == "答复"
        and (not f.when or not f.when.start or any(d <= f.when.start for d in reported))
        and reported
    ]


def _reviews(found: Sequence[Found], matter: Matter, document: Document, subject: str) -> Iterator[Event]:
    """Receipt and opinion put together: each opinion takes the latest submission before it that no other has taken."""
    told = [f for f in found if f.denied or f.planned or f.when is None or f.when.start is None]
    for one in told:
        yield event_of(one, matter)
    dated = [f for f in found if f not in told]
    submissions = [f for f in dated if f.role == "送审" and not _spanned(f)]
    opinions = [f for f in dated if f.role != "送审" or _spanned(f)]
    if (
        subject == "合法性审查意见"
        and document.date
        and all(f.role != "出具" or _of_drafter(f, dated) for f in opinions)
    ):
        signed = signature(document)
        if signed:
            opinions.append(signed)
    opinions = _distinct(sorted(opinions, key=_day))
    for n, opinion in enumerate(opinions):
        again = opinion.role == "复核"
        fresh = [s for s in submissions if not n or _day(s) > _day(opinions[n - 1])] if again else submissions
        fresh = [s for s in fresh if not _of_another_opinion(s, opinion, opinions)]
        taken = _submission_for(opinion, fresh, len(opinions))
        if taken is None or _spanned(opinion):
            yield event_of(opinion, matter)
            continue
        submissions = [s for s in submissions if s is not taken and _day(s) > _day(opinion)]
        yield replace(
            event_of(taken, matter),
            end=_day(opinion),
            note=note_of(opinion),
            actor=actor_of(opinion) or actor_of(taken),
            outcome=outcome_of(opinion),
            closing=(opinion.paragraph, opinion.start, opinion.end),
        )
    for left in submissions:
        yield event_of(left, matter)


def _of_drafter(opinion: Found, dated: Sequence[Found]) -> bool:
    """Whether an opinion that a paper tells of is the drafter's own (你局法规科出具本单位审核意见), given before the papers came."""
    addressed = _ADDRESSEE.search(opinion.paragraph.text, opinion.clause.start, opinion.end)
    received = [_day(f) for f in dated if f.role == "送审" and not _spanned(f)]
    return bool(addressed) and all(_day(opinion) <= day for day in received)


def _spanned(found: Found) -> bool:
    return bool(found.when and found.when.end)


def _day(found: Found) -> date:
    assert found.when is not None
    assert found.when.start is not None
    return found.when.start


def _distinct(opinions: Sequence[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in opinions:
        if not any(_day(one) == _day(old) and (one.when == old.when or not _spanned(one)) for old in kept):
            kept.append(one)
    return kept


def _submission_for(opinion: Found, submissions: Sequence[Found], opinions: int) -> Found | None:
    fit = [s for s in submissions if s.internal is None or opinion.internal is None or s.internal == opinion.internal]
    before = [s for s in fit if _day(s) <= _day(opinion)]
    if before:
        return max(before, key=_day)
    told_first = [s for s in fit if s.paragraph is opinion.paragraph and s.start < opinion.start]
    return told_first[-1] if len(fit) == 1 and opinions == 1 and told_first else None


def _of_another_opinion(submission: Found, opinion: Found, opinions: Sequence[Found]) -> bool:
    """县司法局5月29日收齐材料，6月11日提出审查意见: that receipt is no part of an opinion told in another paragraph."""
    return submission.paragraph is not opinion.paragraph and any(
        one.sentence is submission.sentence and one.start > submission.start and _day(one) >= _day(submission)
        for one in opinions
    )


def _comments(found: Sequence[Found], matter: Matter, document: Document, subject: str) -> Iterator[Event]:
    """Start and deadline put together; an announcement without its own first day begins on its date."""
    events = [event_of(f, matter) for f in found if f.role in {"报告", "期间"}]
    ends = [event_of(f, matter) for f in found if f.role == "截止" and f.when and f.when.start]
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: (e.end is None, e.start is None)):
        same = [
            k
            for k in kept
            if k.denied == event.denied and (event.start is None or k.start == event.start or _inside(event, k))
        ]
        if not same or event.denied:
            kept.append(event)
    opened = [e for e in kept if e.start and not e.end and not e.denied]
    for end in ends:
        last = end.end or end.start
        if any(k.end == last for k in kept):
            continue
        if opened and last and opened[-1].start and opened[-1].start <= last:
            kept[kept.index(opened[-1])] = replace(opened[-1], end=last)
            opened.pop()
        elif end.start and end.end:
            kept = [k for k in kept if k.start or k.denied] + [end]
        elif (first := _opened(end, found)) and last and first <= last:
            kept.append(replace(end, start=first, end=last))
        elif subject == "征求意见公告" and document.date and last:
            kept = [k for k in kept if k.start]
            kept.append(replace(end, start=document.date, end=last))
    if subject == "征求意见公告" and document.date and not any(k.start for k in kept):
        kept = [replace(k, start=document.date) for k in kept[:1]]
    return iter(kept)


def _opened(end: Event, found: Sequence[Found]) -> date | None:
    """The day of 3月2日在网站公告，至4月6日公开征求意见结束: an earlier clause of the sentence that puts the draft before the
    public.
    """
    told = next((f for f in found if f.paragraph is end.paragraph and f.start == end.start_offset), None)
    if told is None:
        return None
    days: list[date] = []
    for clause in told.sentence.clauses:
        whens = [item.when for item in clause.items if item.when and not item.depth]
        days = [when.start for when in whens if when.start and not when.end] or days
        if clause.end <= told.start and days and any(i.isa("公开渠道") or i.isa("公开动作") for i in clause.items):
            return days[0]
    return None


def _inside(event: Event, other: Event) -> bool:
    return bool(event.start and other.start and other.end and other.start <= event.start <= other.end and not event.end)


def _decisions(made: Sequence[Event], matters: Sequence[Matter], read: dict[int, Read]) -> dict[Matter, Event]:
    """What the meeting decided, by matter: the decision that was told with its day, else the words by which the matter
    passed, on the day of the meeting.
    """
    meeting = next(filter(decided_on, made), None)
    if meeting is None:
        return {}
    told = {e.matter: e for e in reversed(made) if e.kind == "集体讨论决定" and e.start}
    found: dict[Matter, Event] = {}
    for matter in matters:
        decision = told.get(matter.name) or _decision(matter, read, meeting)
        if decision:
            found[matter] = told[matter.name] = decision  # matters of one name are one matter, told in two places
    return found


def _decision(matter: Matter, read: dict[int, Read], meeting: Event) -> Event | None:
    """The words by which a matter passed, None where it was only heard, put off or withdrawn."""
    passed: tuple[Paragraph, Item] | None = None
    for paragraph in matter.paragraphs:
        if id(paragraph) not in read:
            continue
        for sentence in read[id(paragraph)].sentences:
            for item in sentence.items():
                if item.isa("未决") and not item.quoted:
                    return None
                already = paragraph.text.startswith("的", item.end)  # 去年审议通过的《办法》
                if _passes(item, sentence) and not item.depth and not item.quoted and not already:
                    passed = passed or (paragraph, item)
    if passed is None:
        return None
    paragraph, item = passed
    return Event(
        "集体讨论决定",
        paragraph,
        item.start,
        item.end,
        meeting.start,
        meeting.end,
        meeting.actor,
        item.text,
        None,
        matter.name,
    )


def _passes(item: Item, sentence: Sentence) -> bool:
    """审议通过, or 同意 … 印发."""
    if item.isa("强通过"):
        return item.text != "通过" or not _by_means_of(item, sentence)
    printed = (i for i in sentence.items() if item.end <= i.start <= item.end + 14)
    return item.text in {"同意", "决定", "议定"} and any(i.isa("印发") for i in printed)


def _by_means_of(item: Item, sentence: Sentence) -> bool:
    """通过网站公开征求意见, 通过政府采购确定: not what the meeting passed."""
    clause = next(c for c in sentence.clauses if c.start <= item.start < c.end)
    behind = "".join(i.text for i in clause.items if i.start >= item.end)
    return bool(behind) and not _WHAT_PASSED.match(behind)


def _filed(event: Event, matters: Sequence[Matter]) -> Event:
    """归档 told in a section of its own belongs to the matter that it counts (第一项案卷)."""
    if event.kind != "归档" or len(matters) < 3:
        return event
    number = re.search(r"第([一二三四五六])(?:项|件|个)", event.paragraph.text[: event.start_offset])
    if not number:
        return event
    at = "一二三四五六".index(number[1]) + 1
    return replace(event, matter=matters[at].name) if at < len(matters) else event
