"""The day of what a frame met: its own, that of an earlier clause, or that of the entry of a chronicle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fzzf_check.parse.record.found import REVIEW, Found
from fzzf_check.parse.record.frames import Hit
from fzzf_check.parse.record.words import Clause, Item, When
from fzzf_check.parse.record.years import Read
from fzzf_check.patterns import lazy

_LATER = lazy(
    r"^(?:会后|现(?![场行状有任])|随后|之后|然后|此后|后|再(?![次度])|待|下一步|届时|其间|并按程序|按程序|逾期)"
)
_AFTERWARDS = lazy("其后|此后|随后|嗣后|后来")  # 该事项其后列入目录: on some later day
_SAME_DAY = lazy(r"^[\s　]*(?:[^，。；]{2,8}(?:[局处科股办会府]))?(?:同日|当日|当天|同一天|当晚|同天)")
_HEREBY = lazy(r"现(?:就|将|依据|根据|依照|提出|出具|作出|形成)|如下|以下意见")
_TIME_IS = lazy(
    r"[\s　，]*(?:(?:会议|召开|举行|论证|座谈|评审|听证|落款|成文|签发)?的?(?:时间|日期|日子)(?:就|也)?(?:为|是|定在|定于|选在|在|：)|(?:时间|日子)?(?:就|也)?(?:定在|定于|安排在|放在|选在|排在))"
)
_IN_ACCORDANCE = lazy(r"^(?:按照?|根据|依照|依据|遵照)")  # 按照2月18日县长的批示，……: the day of the order
_OF_WHICH = lazy("的(?![，。；])")  # 常务会议审议的方案; 会议是6月5日开的 tells its day
_PLACE = lazy("，(?:在|于)[^，。；]{2,24}，")
_UP_TO = ("至", "到")
_EARLIER = frozenset({"已经", "既经", "业经", "既已"})


def first_word(hit: Hit) -> int:
    """Where the words begin: of 6月3日送件、6月14日出具意见 the second day is that of the opinion."""
    if hit.items[0].when is None or len(hit.items) < 2:
        return hit.start
    days = (i.start for c in hit.clauses for i in c.items if i.when and hit.start <= i.start < hit.items[1].start)
    return max(days, default=hit.start)


def on_the_day_before(found: Found, hit: Hit, before: Sequence[Item]) -> bool:
    """7月18日，由县交通局完成审查: 由 says who did it on the day that stands alone before, it demands nothing."""
    earlier = [c for c in hit.sentence.clauses if c.end <= hit.clauses[0].start]
    if found.when is None or not earlier or any(i.isa("要求") and i.text != "由" for i in before):
        return False
    times = [i for i in earlier[-1].items if i.when is found.when]
    return bool(times) and _stands_alone(times[-1], earlier[-1])


def date_it(found: Found, hit: Hit, read: Read) -> None:
    """Give ``found`` its date, and say whether it is its own."""
    when, own = _own_date(found, hit)
    if when is None:
        when, own = _told_behind(found, hit, read)
    if when is None and not found.back:
        when = _carried_date(found, hit, read)
    if when and own and found.kind == "公开征求意见" and _is_last_day(when, hit, read):
        when = _from_the_day_before(when, found, hit, read)
    if found.role == "出具" and found.kind == REVIEW and not own and _HEREBY.search(_clause_text(found)):
        when = None  # 现提出审查意见如下: on the day that the paper bears
    if when and (when.later or (not own and hit.items[0].text == "经")):
        when = None
    if found.kind == "集体讨论决定" and (_OF_WHICH.match(read.paragraph.text, hit.end) or _already(hit)):
        when = None
    if found.kind == "公布" and when and read.paragraph.text.endswith("后", 0, hit.start):
        when = None  # 7月18日报请市委同意后公布: on some day after that
    found.when, found.own_date = when, own and when is not None


def _is_last_day(when: When, hit: Hit, read: Read) -> bool:
    """公开征求意见至7月5日: the day behind the words is that on which it ends."""
    time = next((i for c in hit.clauses for i in c.items if i.when is when), None)
    return time is not None and time.start >= hit.items[0].end and read.paragraph.text.endswith(_UP_TO, 0, time.start)


def _from_the_day_before(last: When, found: Found, hit: Hit, read: Read) -> When:
    """6月1日登上政府网站，公开征求意见至7月5日: from the day of the earlier clause."""
    first = _carried_date(found, hit, read)
    if first is None or last.end or first.end or not (first.start and last.start and first.start < last.start):
        return last
    return replace(first, end=last.start)


def _clause_text(found: Found) -> str:
    return found.paragraph.text[found.clause.start : found.clause.end]


def _of_the_answer(found: Found, time: Item, items: Sequence[Item]) -> bool:
    """司法局｜6月28日出具｜签收后两个工作日办结: between the words of a receipt stands the day of the opinion."""
    behind = next((i for i in items if i.start >= time.end), None)
    return found.role == "送审" and behind is not None and behind.start == time.end and behind.isa("出具")


def _own_date(found: Found, hit: Hit) -> tuple[When | None, bool]:
    """A date that the words are the label of (收件：7月4日　出具意见：7月18日); one among them, in brackets behind them, in
    front of them, or tied to them from behind.
    """
    items = [i for c in hit.clauses for i in c.items]
    behind = [i for i in items if i.start >= hit.end]
    if len(behind) > 1 and behind[0].sign == "COLON" and behind[1].when and behind[0].start == hit.end:
        return behind[1].when, True
    if behind and behind[0].when and behind[0].start == hit.end and behind[0].depth:
        return behind[0].when, True  # 审查意见6月24日（收件6月11日）
    among = [i for i in hit.items if i.when]
    if among and among[0] is hit.items[0] and len(hit.items) > 1:  # of several days the one right before the word
        near = [i for c in hit.clauses for i in c.items if i.when and hit.start <= i.start < hit.items[1].start]
        return near[-1].when, True
    if among:
        return among[-1].when, True
    within = [i for i in items if i.when and hit.start < i.start < hit.end and not _of_the_answer(found, i, items)]
    if within:
        return within[0].when, True
    if len(behind) > 2 and behind[0].sign == "LPAR" and behind[1].when and behind[2].sign == "RPAR":
        return behind[1].when, True
    front = [i for i in items if i.when and i.end <= hit.start and (not i.depth or i.depth == hit.items[0].depth)]
    if front:
        return front[-1].when, True
    after = [i for i in behind if i.when and i.start - hit.end <= 12]
    return (after[0].when, True) if after and not found.back else (None, False)


def _told_behind(found: Found, hit: Hit, read: Read) -> tuple[When | None, bool]:
    """其间召开座谈会，时间为5月17日: a clause of its own that says no more than the day; 公开征求意见，11月28日开始."""
    behind = next((c for c in hit.sentence.clauses if c.start >= hit.clauses[-1].end), None)
    if behind is not None and found.kind == "公开征求意见" and len(behind.items) == 1:
        only = behind.items[0].when
        return (only, True) if only is not None and only.begins else (None, False)
    if behind is None or not _TIME_IS.match(read.paragraph.text, behind.start):
        return None, False
    when = next((i.when for i in behind.items if i.when), None)
    return when, when is not None


def _carried_date(found: Found, hit: Hit, read: Read) -> When | None:
    """The date of an earlier clause of the sentence, or of the entry of a chronicle."""
    text = read.paragraph.text
    first = hit.clauses[0]
    if _SAME_DAY.match(text[first.start : first.end]):
        return _last_day(read, first.start)
    if _LATER.match(text[first.start : first.end].lstrip()) or _AFTERWARDS.search(text, first.start, hit.start):
        return None
    earlier = [c for c in hit.sentence.clauses if c.end <= first.start]
    for clause in reversed(earlier):
        if clause.closed_by in {"；", ";"}:
            return None
        times = [i for i in clause.items if i.when and not i.depth and not text.startswith("的", i.end)]
        if not times and _SAME_DAY.match(text[clause.start : clause.end]):
            return _last_day(read, clause.start)
        if times and _IN_ACCORDANCE.match(text[clause.start : clause.end]):
            return None
        if times:
            when = times[-1].when
            if when and when.due:
                return None  # 必须赶在6月15日前恢复: a day that something is to precede
            alone = _stands_alone(times[-1], clause)
            if found.kind == "座谈会" and not (alone and _only_where(text[clause.end : first.start])):
                return None  # 期间召开座谈会5场: within the step before it
            shown = found.kind == "公开征求意见" and any(i.isa("公开渠道") for i in clause.items)
            return when if when is None or when.end is None or when.listed or alone or shown else None
        if _LATER.match(text[clause.start : clause.end].lstrip()):
            return None
    return _day_of_the_entry(hit, read)


def _only_where(between: str) -> bool:
    """4月25日下午，在镇政府会议室，县农业农村局召开……: between the day and the clause stands no more than the place."""
    return len(between) <= 1 or _PLACE.fullmatch(between) is not None


def _day_of_the_entry(hit: Hit, read: Read) -> When | None:
    """The day with which the entry of a chronicle opens, unless it is a span, another day is told between, or the words say
    that something had been done (该事项已列入目录).
    """
    opening = read.sentences[0].clauses[0].items[0] if read.sentences else None
    if opening is None or opening.when is None or opening.when.end or hit.sentence is read.sentences[0]:
        return None
    if any(i.isa("已经") or i.text.startswith("已") for i in hit.clauses[0].items if i.start < hit.start):
        return None
    earlier = (s for s in read.sentences if s.start < hit.sentence.start)
    between = [i for s in earlier for i in s.items() if i.when and not i.depth]
    return opening.when if len(between) == 1 else None


def _stands_alone(time: Item, clause: Clause) -> bool:
    """Whether the clause is no more than the day, its heading (【公众参与】, 公众参与：) and brackets left out."""
    label = next((i.end for i in reversed(clause.items) if i.sign == "COLON" and i.end <= time.start), clause.start)
    rest = (
        i for i in clause.items if i is not time and not i.depth and i.start >= label and i.sign not in {"LPAR", "RPAR"}
    )
    return sum(len(i.text.strip()) for i in rest) <= 4


def _last_day(read: Read, at: int) -> When | None:
    """The day told last before ``at``: that of 同日."""
    times = (i.when for s in read.sentences for i in s.items() if i.when and i.when.start and i.end <= at)
    last = next(reversed(list(times)), None)
    return last and replace(last, start=last.end or last.start, end=None, edge="", listed=False)


def _already(hit: Hit) -> bool:
    """8月5日局务会认为方案已经常务会议通过: the day is not that of the 常务会议; 11月4日已经常务会议通过 is."""
    words = [i for i in hit.clauses[0].items if i.start < hit.items[-1].start]
    told = next((n for n, i in enumerate(words) if i.text in _EARLIER), None)
    return told is not None and not any(i.when for i in words[max(0, told - 1) :])
