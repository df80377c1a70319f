"""`figures`: 报告里的数字互相对不对得上，够不够定额。

输入（写其中一项）：
- contradiction: 比率（分子、分母与写出的比率不符）、分项（分项之和超过总数；受理与审结、在办之和不符；清理总数与保留、废止、修改之和不符）、
  前后（同一指标在两处数字不同）；
- counts（指标名所含的词）与 below（低于多少）或 at_least_once: true（写了这一指标而次数不足一次），可用 role 限定 数 | 率。
输出：每处一个；占位词 value（原文数字）、stated（写的）、computed（算的）、how（怎样算）。
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from fzzf_check.engine.args import Args
from fzzf_check.engine.case import Case
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query
from fzzf_check.facts import Figure, Paragraph
from fzzf_check.parse.sentences import sentences

Finder = Callable[[Case], Iterable[Match]]

DONE = ("审结", "办结", "结案", "已结")
PENDING = ("在办", "正在办理", "未结", "尚未办结", "正在审理", "未审结", "办理中", "审理中")
RECEIVED = ("受理", "收到", "新收")
KEPT = ("保留", "继续有效")
DROPPED = ("废止", "失效", "宣布失效", "修改", "修订")
CLEARED = ("清理",)


def prepare(args: Args) -> Query:
    """See the module's own words."""
    contradictions: dict[str, Finder] = {"比率": _rates, "分项": _sums, "前后": _twice}
    which = args.text("contradiction", one_of=contradictions)
    counts = args.texts("counts")
    below = args.number("below", 0.0) or 0.0
    role = args.text("role", one_of=("数", "率"))
    if which:
        return contradictions[which]
    args.require("counts")
    args.require("below")

    def quota(case: Case) -> Iterable[Match]:
        for figure in case.figures:
            named = any(word in figure.counts for word in counts) and role in ("", figure.role)
            if named and figure.value < below:
                yield _match([figure], f"{figure.value:g}", f"{below:g}", "")

    return quota


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
    """74 of 79 at 94 % agrees, 45 of 79 at 61 % does not: count just before the rate, total at the sentence's start."""
    for figures in _by_sentence(case):
        for n, rate in enumerate(figures):
            if rate.role != "率" or n < 2:
                continue
            part, whole = figures[n - 1], figures[0]
            if part.role == "率" or whole.role == "率" or not 0 < part.value <= whole.value or part is whole:
                continue
            if _separated(part, rate):
                continue
            share = part.value / whole.value * 100
            if abs(share - rate.value) > _tolerance(rate):
                how = f"{part.value:g} ÷ {whole.value:g} = {share:.2f}%"
                yield _match([part, rate], f"{rate.value:g}%", f"{share:.2f}%", how)


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
        if len(parts) < 2:
            continue
        added = sum(part.value for part in parts)
        if added > total.value + 1e-6 * total.value:
            how = " + ".join(f"{part.value:g}" for part in parts) + f" = {added:g}"
            yield _match([total, *parts], f"{total.value:g}", f"{added:g}", how)


def _listed_under(total: Figure, rest: list[Figure]) -> Iterator[Figure]:
    """The figures of the same unit that a 其中 behind the total lists, up to the next comma that opens something new."""
    if not rest or total.role == "率" or "其中" not in total.paragraph.text[total.end : rest[0].start]:
        return
    last = total.end
    for figure in rest:
        between = total.paragraph.text[last : figure.start]
        if (
            figure.unit != total.unit
            or any(char in "；;。" for char in between)
            or (last != total.end and "其中" in between)
        ):
            return
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
        if len(words) < 8 or figure.paragraph.row is not None:
            continue
        first = seen.setdefault((words, figure.unit), figure)
        if first.value != figure.value and first.paragraph is not figure.paragraph:
            line = first.paragraph.place(first.start)[0]
            yield _match(
                [figure], f"{figure.value:g}", f"{first.value:g}", f"第{line}行写的是{first.value:g}{first.unit}"
            )


def _match(figures: list[Figure], stated: str, computed: str, how: str) -> Match:
    paragraph: Paragraph = figures[0].paragraph
    start, end = min(f.start for f in figures), max(f.end for f in figures)
    start -= len(figures[0].counts) if start == figures[0].start and "\n" not in paragraph.text[:start] else 0
    start = max(paragraph.body, start)
    text = paragraph.text[start:end]
    values = {"value": text, "stated": stated, "computed": computed, "how": how, "counts": figures[-1].counts}
    return Match(paragraph.span(start, end), text, values)
