"""Steps told by no more than their name and their day: 启动2.13；论证4.11, 集体讨论（7月11日）——请示县委（7月15日）, 送审是6月5日."""

from __future__ import annotations

from collections.abc import Iterator

from fzzf_check.parse.record.entries import Labelled, times_of
from fzzf_check.parse.record.step_names import Step, bare_step
from fzzf_check.parse.record.words import Item, Sentence
from fzzf_check.parse.record.years import Read
from fzzf_check.patterns import lazy

_BETWEEN = lazy(r"[、｜|\t；;]|—+")
_AROUND = "：:　 、。．.｜|\t（）()"
_NUMBER = lazy(r"^(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[.．、）)]?(?=[一-龥])")
_IS = lazy(r"(?:时间|日期|日子)?(?:是|为|于|在|系)$")
_ALREADY = lazy(r"^(?:已|均已|才|也已)")


def compact(read: Read, known: set[Step]) -> Iterator[Labelled]:
    """The parts of a paragraph that are no more than a step and its day; ``known`` are the steps already found with a day."""
    text = read.paragraph.text
    for sentence in read.sentences:
        if any(map(_not_done, sentence.items())):
            continue
        minutes = any(i.text in {"纪要", "会议纪要"} for i in sentence.items())  # what was 印发 is the minutes
        for clause in sentence.clauses:
            for start, end in _parts(text, clause.start, clause.end):
                times = [i for i in times_of(clause) if start <= i.start < end]
                if len(times) != 1 or not _bare_day(times[0]):
                    continue
                step = bare_step(_label(text, start, end, times[0]))
                if step and step[0] == "公布" and (minutes or _of_the_list(sentence, start)):
                    continue
                if step and step not in known and times[0].when:
                    known.add(step)
                    yield (*step, start, end, clause, sentence, times[0].when)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for border in _BETWEEN.finditer(text, start, end):
        yield start, border.start()
        start = border.end()
    yield start, end


def _bare_day(time: Item) -> bool:
    return time.when is not None and not (time.when.due or time.when.later)


def _label(text: str, start: int, end: int, time: Item) -> str:
    """What a part says beside its day, without number, 是 and brackets."""
    before, behind = text[start : time.start].strip(_AROUND), text[time.end : end].strip(_AROUND)
    before = _NUMBER.sub("", before)
    return _IS.sub("", before).strip(_AROUND) + _ALREADY.sub("", behind)


def _of_the_list(sentence: Sentence, start: int) -> bool:
    """目录经市委同意，于3月1日向社会公布: the clause before, without a day of its own, says that it is the list that is published."""
    earlier = [c for c in sentence.clauses if c.end <= start]
    return bool(earlier) and not times_of(earlier[-1]) and any(i.isa("目录") for i in earlier[-1].items)


def _not_done(item: Item) -> bool:
    return any(map(item.isa, ("否定", "不再", "尚未", "计划", "原定", "改期", "要求", "非本卷")))
