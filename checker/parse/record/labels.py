"""Labels that give a date its meaning: fields (公开期限：…), headings of sections, first cells and headers of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fzzf_check.parse.record.compact import compact
from fzzf_check.parse.record.entries import Labelled, answered, entries, times_of
from fzzf_check.parse.record.lexicon import words_in
from fzzf_check.parse.record.papers import CONSULTATION, step_of_paper
from fzzf_check.parse.record.step_names import (
    AGAIN,
    OF_WHAT_WAS_HELD,
    OPINION,
    RECEIPT,
    SENT,
    STEP_COLUMNS,
    bare_step,
    step_of,
    steps_in,
)
from fzzf_check.parse.record.subjects import MAY_DECIDE
from fzzf_check.parse.record.words import Clause, Item, Sentence, When
from fzzf_check.parse.record.years import Read
from fzzf_check.patterns import lazy

_LESSER_MEETING = "替代会议"  # class of record.yaml
_MADE_PUBLIC = lazy("公布|印发|发布|出台|登报")
_WAS_SENT, _WAS_GIVEN = lazy("[收送]"), lazy("[出结毕]|审定|[回答批]复|反馈")
_MEETING_FIELD = lazy(r"^(?:会议)?(?:召开)?(?:时\s*间|日\s*期)$")
_CAPTION = lazy(r"\s*[【〖\[〔](?P<name>[^】〗\]〕]{2,16})[】〗\]〕][：:\s　]*")
_SPREAD_CAPTION = lazy(r"\s*(?P<name>(?:会议)?(?:时[\s　]*间|日[\s　]*期))[\s　]+")
_FORM_ROW = lazy(r"(?P<name>[一-龥]{2,10})　+")  # 审查日期　2025年5月26日
_SPREAD = lazy(r"时[\s　]+间|日[\s　]+期")  # a caption spread to the width of its column
_OWN_TIME = lazy(
    r"(?:^|[^一-龥]|(?<=[一-龥]{4}))(?:会议|论证|听证会?|召开|评审|审查|初审|评估|完成|报告|形成|编制|出具)?(?:召开|完成|形成|出具)?(?:时\s*间|日\s*期)$"
)
_OF_RECEIPT = lazy("收到|收件|收讫|接收|送达|报送|送审|回复|反馈|填表|填报")  # 收到材料日期 in a form on the review
OWN_STEP = {
    "专家论证意见": "专家论证",
    "听证报告": "听证",
    "听证公告": "听证",
    "公平竞争审查": "公平竞争审查",
    "风险评估报告": "风险评估",
}
_DONE_ON_A_DAY = frozenset(OWN_STEP.values())
_TIME_AND_PLACE = lazy(
    r"(?:^|听证会?|会议|召开|举行)的?(?:时间|日期)(?:[、和及与]|$)"
)  # headings of a hearing's notice
_ANY_PERIOD = frozenset({"期限", "时间", "起止时间", "日期", "起止日期"})  # of what, the heading says
_TOLD_BY_WORDS = frozenset({"合法性审查", "集体讨论决定", "公开征求意见", "公布", "启动", "年度目录"})
_PERIOD = lazy(r"时间|期限|期间|日期|征求.{0,8}意见$")
_ON_THE_CONSULTATION = frozenset({"征求意见情况", "征求意见公告"})
_SPAN_OF_IT = lazy(  # 登载时间：4月21日至5月6日, in a paper on what the public said
    r"(?:(?:公布|登载|发布|刊登|张贴|公示|公告|公开|征求|征集|征求意见|征集意见|听取意见|收集|开放|起止|挂网|上网)的?)?(?:起止)?(?:时间|日期|期间|期限)$"
)
_SIGNED = lazy(
    r"[\u3400-\u9fff][　 \t]{2,}$"
)  # 复核：羊某　　2024年11月22日: who signed, and then the day of the paper

_ANY_DAY = lazy(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|(?:\d{4}[.\-/])?\d{1,2}[.\-/]\d{1,2}")
_BEFORE_THE_HEARING = ("听证他事", "听证参加", "听证材料", "名单", "送达词")  # 三、听证 / 12月1日公布听证会公告
_ANNOUNCED = ("听证公告", "名单", "送达词")
_MEETINGS = ("座谈会", "听证会")
_OTHER_PAPERS = frozenset({"专家论证意见", "风险评估报告", "公平竞争审查", "听证报告", "征求意见情况"})

_DAY_COLUMN = lazy("(?:成文|形成|文件)?(?:日期|时间)")
_FIRST_DAY = lazy(r"(?:起始|开始|起)(?:日期|时间|日)?$")  # the column of the day on which what a row tells began
_LAST_DAY = lazy(r"(?:截止|结束|终止|完成|办结|止|讫|迄)(?:日期|时间|日)?$")
CLOSE_BEHIND = 12  # characters


def labelled(read: Read, subject: str, meeting: bool | None, known: set[tuple[str, str]]) -> Iterator[Labelled]:
    """Dates of a paragraph that a label makes an event; ``known`` are the kinds and roles already found with a date there."""
    paragraph = read.paragraph
    if paragraph.row is not None and not paragraph.row.is_header:
        yield from _row(read, known)
        return
    for sentence in read.sentences:
        for clause in sentence.clauses:
            for found in (
                *_fields(clause, sentence, read, subject, meeting),
                *_captioned(clause, sentence, read, subject, meeting),
            ):
                if found[:2] not in known:
                    known.add((found[0], found[1]))
                    yield found
    yield from compact(read, known)
    yield from answered(read, known)
    yield from entries(read, known)
    yield from _section(read, known, subject)


def _fields(clause: Clause, sentence: Sentence, read: Read, subject: str, meeting: bool | None) -> Iterator[Labelled]:
    """公开期限：2024年3月1日至3月31日; several on one line, each label right before its date."""
    text = read.paragraph.text
    since = clause.start
    colon = None
    for item in clause.items:
        if item.sign == "COLON":
            colon = item
        elif item.when and item.when.start:
            between = text[colon.end : item.start] if colon else ""
            if colon is not None and len(between.strip()) <= 8 and not _SIGNED.search(between):
                words = _SPREAD.sub(lambda found: found[0][0] + found[0][-1], text[since : colon.start].strip("　 \t"))
                label = re.split(r"[\t　 ]{2,}|[：:]", words)[-1].strip()
                spanned = item.when.end is not None and subject in _ON_THE_CONSULTATION and _SPAN_OF_IT.match(label)
                step = CONSULTATION if spanned else _field_step(label, subject, meeting)
                step = step or _under_caption(label, read.caption)
                if step == OPINION and SENT.match(_up_to_comma(text[item.end : item.end + 12]).lstrip("由将")):
                    step = RECEIPT
                if step:
                    at = max(since, text.rfind(label, since, colon.end))
                    yield (*step, at, item.end, clause, sentence, item.when)
            since, colon = item.end, None


def _up_to_comma(words: str) -> str:
    return re.split(r"[，,；;。]", words, maxsplit=1)[0]


def _captioned(
    clause: Clause, sentence: Sentence, read: Read, subject: str, meeting: bool | None
) -> Iterator[Labelled]:
    """【集体讨论】2022年2月14日，…: a caption in brackets at the head of a line and the day right behind it; 时　间　2025年6月10日 at
    the head of minutes; 审查日期　2025年5月26日 in a form.
    """
    text = read.paragraph.text
    named, met = _CAPTION.match(text), _SPREAD_CAPTION.match(text) if meeting else None
    row = _FORM_ROW.match(text)
    head = named or met or row
    time = next((i for i in times_of(clause) if head and i.start == head.end()), None)
    step: tuple[str, str] | None = ("集体讨论决定", "报告")
    if named:
        step = step_of(named["name"])
    elif row and not met:
        step = _field_step(row["name"], subject, meeting)
    if head and time and time.when and step:
        yield (*step, head.start("name"), time.end, clause, sentence, time.when)


def _field_step(label: str, subject: str, meeting: bool | None) -> tuple[str, str] | None:
    """What a field of that name dates, in a paper on that subject."""
    if subject == "会议纪要" and meeting and _MEETING_FIELD.match(label):
        return "集体讨论决定", "报告"
    own = OWN_STEP.get(subject)
    if own and _OWN_TIME.search(label) and not _OF_RECEIPT.search(label):
        return own, "报告"
    step = step_of(label)
    if step and subject in _OTHER_PAPERS and step[0] == "合法性审查" and not re.search(r"合法性|法制", label):
        return None
    return step


def _under_caption(label: str, caption: str) -> tuple[str, str] | None:
    """完成时间 below 【风险评估】, 时间 below 【公布】: the day of the step that the caption names."""
    step = step_of(caption) if caption and _OWN_TIME.search(label) and not _two_steps(caption) else None
    return step if step and (step[0] in _DONE_ON_A_DAY or label in _ANY_PERIOD) else None


def _section(read: Read, known: set[tuple[str, str]], subject: str) -> Iterator[Labelled]:
    """四、风险评估 / 4月28日，…: the first date of a section that is headed by a step."""
    unit = read.paragraph.unit
    text = read.paragraph.text
    own = own_label(text)
    own = OF_WHAT_WAS_HELD.sub("", own) if own.startswith(_MEETINGS) else own  # 3.座谈会记录。5月20日，……
    label = own if own and own not in _ANY_PERIOD else (unit.heading if unit is not None else "")
    step = _field_step(label, subject, None) if label and not _two_steps(label) else None
    if subject == "征求意见公告" and ("公开征求意见", "报告") not in known and (span := _opening_span(read)):
        yield ("公开征求意见", "报告", *span)
        return
    if step is None and subject == "听证公告" and _TIME_AND_PLACE.search(label):
        step = "听证", "报告"
    if step and step[0] == "公开征求意见" and step not in known and _PERIOD.search(label):
        yield from _period(read, step)
        return
    if step is None or step in known or step[0] in _TOLD_BY_WORDS:
        return
    for sentence in read.sentences:
        for n, clause in enumerate(sentence.clauses):
            times = times_of(clause)
            if step[0] == "听证" and _before_the_hearing(sentence, n):
                continue
            if times and times[0].when and not times[0].depth and not (times[0].when.due or times[0].when.later):
                yield (step[0], step[1], times[0].start, clause.end, clause, sentence, times[0].when)
                return
            if sentence.start > read.paragraph.body + 60:
                return


def _before_the_hearing(sentence: Sentence, n: int) -> bool:
    """Whether a clause tells what comes before a hearing, or is but a day on which the next tells of its notice."""
    clause, *more = sentence.clauses[n:]
    if any(any(map(i.isa, _BEFORE_THE_HEARING)) for i in clause.items):
        return True
    only_a_day = len(clause.items) == 1 and clause.items[0].when is not None
    return only_a_day and any(any(map(i.isa, _ANNOUNCED)) for c in more[:1] for i in c.items)


def _opening_span(read: Read) -> tuple[int, int, Clause, Sentence, When] | None:
    """什么时候提 / 2023年11月20日至11月30日: a paragraph of the announcement that begins with the span in which to speak, in one
    (自3月2日起至3月13日止) or in two clauses (自3月2日起，至3月13日止).
    """
    if not read.sentences:
        return None
    sentence = read.sentences[0]
    first, *more = sentence.clauses
    times = times_of(first)
    caption = _CAPTION.match(read.paragraph.text)  # 〔期限〕2024年3月25日到4月29日
    opens = caption.end() if caption and caption["name"] in _ANY_PERIOD else first.items[0].start
    if not times or times[0].when is None or opens + len("自") < times[0].start:
        return None
    first_day = times[0].when
    if first_day.end is not None:
        return times[0].start, times[0].end, first, sentence, first_day
    last = times_of(more[0])[:1] if more and first_day.begins else []
    if last and last[0].when and last[0].when.edge == "止":
        return times[0].start, last[0].end, first, sentence, replace(first_day, end=last[0].when.start)
    return None


def _two_steps(heading: str) -> bool:
    """（三）专家论证和风险评估, 四、实施和归档: which of the two a date below tells, the heading does not say."""
    parts = re.split(r"[、和及与]", heading)
    steps = {step[0] for part in parts if (step := step_of(part))}
    return len(steps) > 1 or (bool(steps) and any("实施" in words_in(part) for part in parts))


def _period(read: Read, step: tuple[str, str]) -> Iterator[Labelled]:
    """一、征求意见时间 / 自2024年6月3日起至6月17日止: the span under a heading that asks for it."""
    for sentence in read.sentences:
        for clause in sentence.clauses:
            for item in clause.items:
                if item.when and item.when.start and item.when.end:
                    yield (*step, item.start, item.end, clause, sentence, item.when)
                    return


def own_label(text: str) -> str:
    """专家论证 of （三）专家论证。8月9日…, or of 3.专家论证：8月9日."""
    match = re.match(
        r"\s*(?:[（(][一二三四五六七八九十]+[）)]|\d+[.．、]|[一二三四五六七八九十]+、)?\s*([一-龥]{2,12})[。：:　\t]",
        text,
    )
    return match[1] if match else ""


def _day_of(kind: str, cell: str) -> bool:
    """Whether a cell gives the day of that step in so many words (5月12日听证), beside the day of the paper on it."""
    rest = _ANY_DAY.sub("", cell).strip("于在 　（）()")
    step = bare_step(rest) if rest != cell.strip() else None
    return step is not None and step[0] == kind and kind in _DONE_ON_A_DAY


def _from_to(times: list[Item]) -> Item:
    """Two days of one cell as a span."""
    first, last = times[0].when, times[1].when
    assert first is not None
    assert last is not None
    return replace(times[0], end=times[1].end, when=replace(first, end=last.start))


def _sent_and_given(read: Read, start: int, end: int) -> Item | None:
    """4月11日收，4月24日出 or 收件4.11，出具4.24 in a cell on 合法性审查: both days as a span; None where the cell has not both."""
    times = [t for s in read.sentences for c in s.clauses for t in times_of(c) if start <= t.start < end]
    if len(times) != 2:
        return None
    text = read.paragraph.text
    first, last = times
    sent = text[start : first.start] + text[first.end : first.end + 2]
    given = text[first.end : last.start] + text[last.end : min(end, last.end + 2)]
    return _from_to(times) if _WAS_SENT.search(sent) and _WAS_GIVEN.search(given) else None


def _by_a_lesser_meeting(text: str, times: list[Item], end: int) -> bool:
    """集体讨论｜6月20日｜县政府党组会议研究; 6月20日，副市长召集专题会议: behind the day, in the cell up to ``end`` or next to it, stands
    a meeting that may not decide, and none that may.
    """
    behind = text[times[0].end : max(end, times[0].end + CLOSE_BEHIND)]
    told = re.split("[；;。]", behind, maxsplit=1)[0]
    return _LESSER_MEETING in (named := words_in(told)) and MAY_DECIDE.isdisjoint(named)


def _met_or_published(told: str, meant: tuple[str, str] | None) -> tuple[str, str] | None:
    """Below 集体讨论及出台: 5月6日公布 is the publication, and what a 专题会议 did the frames tell."""
    if _LESSER_MEETING in words_in(told):
        return None
    return ("公布", "报告") if _MADE_PUBLIC.search(told) and "会" not in told else meant


def _paper(cell: str, read: Read) -> tuple[str, str] | None:
    """The step that the paper named in a cell of the row tells of."""
    spanned = _span_of_columns(read) is not None or any(
        (item.when and item.when.end) or item.isa("截止词") for sentence in read.sentences for item in sentence.items()
    )
    return step_of_paper(cell, read.paragraph.text, spanned)


def _row(read: Read, known: set[tuple[str, str]]) -> Iterator[Labelled]:
    """A row of a table: the header of a cell, or the first cell, says what its dates are."""
    paragraph = read.paragraph
    row = paragraph.row
    assert row is not None
    cells = [paragraph.text[start:end] for start, end in row.cells]
    named = [] if steps_in(row.header) >= STEP_COLUMNS else cells  # where columns are steps a row is a matter
    by_row = next((step for cell in named if (step := step_of(cell) or _paper(cell, read))), None)
    if any(cell.strip() == "公众参与" for cell in cells) and _took_part_otherwise(read):
        by_row = None
    told = by_row is not None and any(_day_of(by_row[0], cell) for cell in cells)
    spans = [i for s in read.sentences for c in s.clauses for i in times_of(c) if i.when and i.when.end]
    if by_row and (span := _span_of_columns(read)):
        known.add(by_row)
        yield (*by_row, *span)
        return
    aside = _told_aside(read, by_row) if by_row else -1
    for n, (start, end) in enumerate(row.cells):
        step = step_of(row.header[n]) if n < len(row.header) else None
        if n == aside:
            continue
        if told and step is None and by_row and not _day_of(by_row[0], cells[n]):
            continue
        for sentence in read.sentences:
            for clause in sentence.clauses:
                times = [t for t in times_of(clause) if start <= t.start < end]
                if spans and not step and by_row and by_row[0] == "公开征求意见":
                    times = [t for t in times if t in spans]  # the day of the announcement is not the whole of it
                found = _in_cell(read, (start, end), clause, times, step, by_row) if times else None
                if found is None:
                    continue
                meant, time = found
                spanned = time.when is not None and time.when.end is not None
                whole = spanned and meant[0] in {"公开征求意见", "合法性审查"}
                if step or whole or meant not in known:
                    known.add(meant)
                    if time.when:
                        yield (*meant, time.start, time.end, clause, sentence, time.when)


def _told_aside(read: Read, by_row: tuple[str, str]) -> int:
    """关于方案的请示（县委8月31日批复同意）｜2023.8.28: the cell with the paper's name, where a column of its own gives the paper's
    day; -1 where there is none.
    """
    row = read.paragraph.row
    if row is None or by_row[0] in {"公开征求意见", "合法性审查"}:
        return -1
    cells = [read.paragraph.text[start:end] for start, end in row.cells]
    days = [n for n, header in enumerate(row.header) if _DAY_COLUMN.fullmatch(header.strip())]
    dated = any(n < len(cells) and _ANY_DAY.search(cells[n]) for n in days)
    return (
        next((n for n, cell in enumerate(cells) if n not in days and _paper(cell, read) == by_row), -1) if dated else -1
    )


def _span_of_columns(read: Read) -> tuple[int, int, Clause, Sentence, When] | None:
    """起始日期｜截止日期: what the row tells lasted from the day in the one column to that in the other."""
    row = read.paragraph.row
    if row is None:
        return None
    first, last = (
        next((cell for name, cell in zip(row.header, row.cells, strict=False) if column.search(name)), (0, 0))
        for column in (_FIRST_DAY, _LAST_DAY)
    )
    told = [(s, c, t) for s in read.sentences for c in s.clauses for t in times_of(c)]
    begun = next(((s, c, t) for s, c, t in told if first[0] <= t.start < first[1]), None)
    ended = next((t for _, _, t in told if last[0] <= t.start < last[1]), None)
    if begun is None or ended is None:
        return None
    sentence, clause, time = begun
    since, until = time.when, ended.when
    if not (since and until and since.start and until.start and since.start < until.start):
        return None
    return time.start, ended.end, clause, sentence, replace(since, end=until.start)


def _took_part_otherwise(read: Read) -> bool:
    """公众参与｜召开座谈会: the row itself says in which way the public took part."""
    return any(any(map(i.isa, ("座谈会", "听证会", "听证他事", "调研"))) for s in read.sentences for i in s.items())


def _in_cell(
    read: Read,
    cell: tuple[int, int],
    clause: Clause,
    times: list[Item],
    step: tuple[str, str] | None,
    by_row: tuple[str, str] | None,
) -> tuple[tuple[str, str], Item] | None:
    """What the days of a clause in a cell tell: by the column (``step``) or else by the row, and the day or span of it."""
    start, end = cell
    text = read.paragraph.text
    meant = step or by_row
    if meant is None:
        return None
    if meant in (OPINION, AGAIN) and (both := _sent_and_given(read, start, end)) is not None:
        return (meant, both) if both.start in {t.start for t in times} else None
    if meant[0] == "集体讨论决定":
        if _by_a_lesser_meeting(text, times, end):
            return None
        meant = _met_or_published(text[max(start, clause.start) : min(end, clause.end)], meant) if step else meant
    if meant and meant[0] == "合法性审查" and len(times) == 2:  # 4月26日/5月11日: sent and answered
        times = [_from_to(times)]
    if meant and meant[0] == "座谈会" and len(times) == 2:  # 5月9日、5月14日: one round of meetings
        times = [_from_to(times)]
    if meant == OPINION and SENT.search(text[start:end]):
        meant = RECEIPT
    return (meant, times[0]) if meant else None
