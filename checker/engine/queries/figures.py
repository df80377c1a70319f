"""`figures`: 报告里的数字互相对不对得上，够不够定额。

输入（写其中一项）：
- contradiction: 比率（分子、分母与写出的比率不符）、分项（分项之和超过总数；受理与审结、在办之和不符；清理总数与保留、废止、修改之和不符）、
  前后（同一指标在两处数字不同）；
- counts（指标名所含的词，任一；lacks 里的词不得有）与 below（低于它就报告）、above（达到它就报告）、not_over（不高于这一指标就报告）之一；
  可用 role（数 | 率）、unit（单位）、years（只查这些年度的报告）限定。
输出：每处一个；占位词 value（原文数字）、stated（写的）、computed（算的）、how（怎样算）。
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Figure, Paragraph
from fzzf_check.parse.report_year import report_year
from fzzf_check.text.sentences import sentences

Finder = Callable[[Case], Iterable[Match]]

DONE = ("审结", "办结", "结案", "已结")
PENDING = ("在办", "正在办理", "未结", "尚未办结", "正在审理", "未审结", "办理中", "审理中")
RECEIVED = ("受理", "收到", "新收")
KEPT = ("保留", "继续有效")
DROPPED = ("废止", "失效", "宣布失效", "修改", "修订")
CLEARED = ("清理",)
COUNTED = (
    "件",
    "人次",
    "件次",
    "期",
    "场",
    "名",
    "起",
    "次",
    "卷",
    "份",
)  # things done; money and time may differ by case
OTHER_TIMES = ("上年", "去年", "同期", "以来", "季度", "上半年", "月份", "截至", "目前", "计划", "力争", "目标")
STAGES = (
    "立案",
    "办结",
    "结案",
    "受理",
    "审结",
    "移送",
    "成功",
    "完成",
    "已",
    "采纳",
    "整改",
    "答复",
    "涉及",
    "发放",
    "参加",
    "覆盖",
    "培训",
)  # what became of the things counted, one after the other: no parts of a sum


def prepare(args: Args) -> Query:
    contradictions: dict[str, Finder] = {"比率": _rates, "分项": _sums, "前后": _twice}
    which = args.text("contradiction", one_of=contradictions)
    counts, lacks = args.texts("counts"), args.texts("lacks")
    role = args.text("role", one_of=("数", "率"))
    units = args.texts("unit")
    years = args.numbers("years")
    low, high = args.number("below"), args.number("above")
    rival = args.texts("not_over")
    if which:
        return contradictions[which]
    args.require("counts")
    args.require("below", "above", "not_over")

    def named(figure: Figure, words: tuple[str, ...]) -> bool:
        return (
            any(word in figure.counts for word in words)
            and not any(word in figure.counts for word in lacks)
            and (not role or (figure.role == "率") == (role == "率"))
            and (not units or figure.unit in units)
        )

    def quota(case: Case) -> Iterable[Match]:
        if years and report_year(case.document) not in years:
            return
        others = [figure.value for figure in case.figures if rival and named(figure, rival)]
        for figure in case.figures:
            if not named(figure, counts) or (rival and any(word in figure.counts for word in rival)):
                continue
            limit = _missed(figure.value, low, high, others)
            if limit is not None:
                yield _match([figure], f"{figure.value:g}", f"{limit:g}", "")

    return quota


def subject(args: Args) -> Subject:
    counts = args.texts("counts")
    return lambda case: any(not counts or any(word in f.counts for word in counts) for f in case.figures)


def _missed(value: float, low: float | None, high: float | None, others: list[float]) -> float | None:
    """The bound that the value does not keep, None where it keeps all."""
    if low is not None and value < low:
        return low
    if high is not None and value >= high:
        return high
    return next((other for other in others if value <= other), None)


def _by_sentence(case: Case) -> Iterator[list[Figure]]:
    """The figures of each sentence; 海西-like reports put a whole case count into one."""
    groups: dict[int, list[Figure]] = {}
    for figure in case.figures:
        groups.setdefault(figure.paragraph.index, []).append(figure)
    for figures in groups.values():
        paragraph = figures[0].paragraph
        for start, end in sentences(paragraph.text):
            inside = [figure for figure in figures if start <= figure.start < end]
            if len(inside) > 1:
                yield inside


def _rates(case: Case) -> Iterable[Match]:
    """74 of 79 at 94 % agrees, 45 of 79 at 61 % does not.

    The part is the count just in front of the rate, named alike (出庭45人、出庭应诉率61%). The whole is any larger count told
    before it in the sentence that is not itself the part of another rate (74 is not): if no such whole gives the rate,
    the text contradicts itself.
    """
    for figures in _by_sentence(case):
        parts: set[int] = set()
        for n, rate in enumerate(figures):
            if rate.role != "率" or n < 2 or not _rate_of(figures[n - 1], rate):
                continue
            part = figures[n - 1]
            wholes = [f for k, f in enumerate(figures[: n - 1]) if f.role != "率" and k not in parts]
            wholes = [whole for whole in wholes if 0 < part.value <= whole.value]
            parts.add(n - 1)
            shares = [(abs(part.value / whole.value * 100 - rate.value), whole) for whole in wholes]
            if shares and min(gap for gap, _ in shares) > _tolerance(rate):
                whole = wholes[0]
                share = part.value / whole.value * 100
                how = f"{part.value:g} ÷ {whole.value:g} = {share:.2f}%"
                yield _match([part, rate], f"{rate.value:g}%", f"{share:.2f}%", how)


def _rate_of(part: Figure, rate: Figure) -> bool:
    """Whether the rate is that of the count in front of it: near, and named alike or only as 占比."""
    if part.role == "率" or _separated(part, rate):
        return False
    name = rate.counts.rstrip("为达到了至约是")
    if name.endswith(("占比", "比例", "占")):
        return len(name) <= 3
    return any(name[k : k + 2] in part.counts for k in range(len(name) - 1))


def _separated(part: Figure, rate: Figure) -> bool:
    """A rate belongs to the count in front of it only where no more than one comma stands between them."""
    between = part.paragraph.text[part.end : rate.start]
    return len(between) > 20 or sum(char in "，,；;" for char in between) > 1


def _tolerance(rate: Figure) -> float:
    """Half a unit of the last decimal place written (and the same again for cutting instead of rounding)."""
    written = rate.paragraph.text[rate.start : rate.end]
    places = len(written.rstrip("%％").partition(".")[2])
    return float(10**-places) + 1e-9


def _sums(case: Case) -> Iterable[Match]:
    for figures in _by_sentence(case):
        yield from _parts_of(figures)
        yield from _received_and_done(figures)


def _parts_of(figures: list[Figure]) -> Iterator[Match]:
    """其中 a、b、c may leave something out, but never exceed the total."""
    for n, total in enumerate(figures):
        parts = list(_listed_under(total, figures[n + 1 :]))
        if len(parts) < 2 or any(stage in part.counts for part in parts for stage in STAGES):
            continue
        added = sum(part.value for part in parts)
        if added > total.value + 1e-6 * total.value:
            how = " + ".join(f"{part.value:g}" for part in parts) + f" = {added:g}"
            yield _match([total, *parts], f"{total.value:g}", f"{added:g}", how)


def _listed_under(total: Figure, rest: list[Figure]) -> Iterator[Figure]:
    """The figures of the same unit that a 其中 behind the total lists, up to the next comma that opens something new."""
    if not rest or total.role == "率" or "其中" not in total.paragraph.text[total.end : rest[0].start]:
        return
    last, mark = total.end, ""
    for figure in rest:
        between = total.paragraph.text[last : figure.start]
        if figure.unit != total.unit or any(char in "；;。" for char in between) or "由原" in figure.counts:
            return
        if last != total.end:
            sign = between[:1]
            if "其中" in between or sign not in "、，," or (mark and sign != mark):
                return  # the list of a、b、c ends at a comma
            mark = sign
        yield figure
        last = figure.end


def _received_and_done(figures: list[Figure]) -> Iterator[Match]:
    received = _named(figures, RECEIVED)
    done = _named(figures, DONE)
    pending = _named(figures, PENDING) or _pending_behind(figures)
    if received and done and pending and len({received.unit, done.unit, pending.unit}) == 1:
        added = done.value + pending.value
        if added != received.value and figures.index(received) == 0 and "上年" not in received.paragraph.text:
            how = f"{done.value:g} + {pending.value:g} = {added:g}"
            yield _match([received, done, pending], f"{received.value:g}", f"{added:g}", how)
    cleared = _named(figures, CLEARED)
    kept = [figure for figure in figures if figure is not cleared and any(w in figure.counts for w in KEPT + DROPPED)]
    if cleared and len(kept) >= 2 and any(any(w in f.counts for w in KEPT) for f in kept):
        added = sum(figure.value for figure in kept)
        if added != cleared.value and all(figure.unit == cleared.unit for figure in kept):
            how = " + ".join(f"{figure.value:g}" for figure in kept) + f" = {added:g}"
            yield _match([cleared, *kept], f"{cleared.value:g}", f"{added:g}", how)


def _named(figures: list[Figure], words: Iterable[str]) -> Figure | None:
    wanted = tuple(words)
    found = [figure for figure in figures if figure.role != "率" and any(word in figure.counts for word in wanted)]
    return found[0] if len(found) == 1 else None


def _pending_behind(figures: list[Figure]) -> Figure | None:
    """4件案件正在办理中: the words stand behind the number."""
    for n, figure in enumerate(figures):
        end = figures[n + 1].start if n + 1 < len(figures) else figure.end + 12
        if figure.role != "率" and any(word in figure.paragraph.text[figure.end : end] for word in PENDING):
            return figure
    return None


def _twice(case: Case) -> Iterable[Match]:
    """The same words counted twice with another result; only long, specific words of one year are compared."""
    seen: dict[tuple[str, str], Figure] = {}
    for figure in case.figures:
        words = figure.counts.lstrip("其中共全年累计")
        if len(words) < 8 or figure.unit not in COUNTED or figure.paragraph.row is not None or _of_other_year(figure):
            continue
        first = seen.setdefault((words, figure.unit), figure)
        if first.value != figure.value and first.paragraph is not figure.paragraph:
            line = first.paragraph.place(first.start)[0]
            yield _match(
                [figure], f"{figure.value:g}", f"{first.value:g}", f"第{line}行写的是{first.value:g}{first.unit}"
            )


def _of_other_year(figure: Figure) -> bool:
    """Whether the sentence speaks of several years, or of a stretch of the year."""
    text = figure.paragraph.text
    around = next((text[a:b] for a, b in sentences(text) if a <= figure.start < b), text)
    return any(word in around for word in OTHER_TIMES)


def _match(figures: list[Figure], stated: str, computed: str, how: str) -> Match:
    paragraph: Paragraph = figures[0].paragraph
    start, end = min(f.start for f in figures), max(f.end for f in figures)
    start -= len(figures[0].counts) if start == figures[0].start and "\n" not in paragraph.text[:start] else 0
    start = max(paragraph.body, start)
    text = paragraph.text[start:end]
    values = {"value": text, "stated": stated, "computed": computed, "how": how, "counts": figures[-1].counts}
    return Match(paragraph.span(start, end), text, values)
