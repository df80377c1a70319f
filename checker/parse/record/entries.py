"""Numbered papers of a list and their days, each on its line or all in one line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from fzzf_check.parse.record.step_names import OF_WHAT_WAS_HELD, OPINION, PAPERS, RECEIPT, SENT, step_of
from fzzf_check.parse.record.words import Clause, Item, Sentence, When
from fzzf_check.parse.record.years import Read
from fzzf_check.patterns import lazy

Labelled = tuple[str, str, int, int, Clause, Sentence, When]
_MARK = lazy(  # （2）集体讨论记录; 归档材料：一、会议纪要（11月3日）; ②审查意见（3月4日）③会议纪要（3月1日）: a numbered paper of a list
    r"^\s*(?:[一-龥]{2,12}[：:]\s*)?(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、）)])|(?:^[一-龥]{2,12}[：:])?\s*[①-⑳]"
)
_NAME = lazy(r"\s*(?P<name>[^，。；：（(,;:]{2,24}?)\s*(?=[（(]|$)")
_ASIDE_END = lazy(r"[，,；;）)。]")
_GIVEN = lazy(r"\s*(?:由|经)?[^，,；;]{0,8}(?:出具|作出|审结|审毕|办结|反馈|回复|签发|落款)")
_REVIEW_LINE = lazy(
    r"\s*(?:[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|[一二三四五六七八九十]+、)?\s*(?P<name>[一-龥]{2,10})[：:。｜\t　 ]"
)
_ANSWER = lazy(
    r"[^，,；;。]{0,10}?(?:出具|作出|提出|给出|审结|审毕|办结|办毕|完成|反馈|回复|复函|答复|签发|送达|出件|结束|通过|同意|取得|拿到|领回|出意见|出)"
)
_HELD = lazy(r"^\s*(?:召开|举行|举办)")
_SHOWN = lazy(
    r"^[^，,；;]{0,8}(?:送达|发放|签收|发布|公布|公开|上网|打印|复印|借阅|移交)"
)  # what was done with the paper


def entries(read: Read, known: set[tuple[str, str]]) -> Iterator[Labelled]:
    """Numbered papers and their days: 5．专家论证意见书，2023年12月8日，11页; （1）会议纪要（11月3日）;
    （2）审查意见书（7月1日收件，7月12日出具）; ③公布文本3月9日.
    """
    text = read.paragraph.text
    for sentence in read.sentences:
        for clause, after in zip_longest(sentence.clauses, sentence.clauses[1:]):
            for start, end in _within(text, clause):
                items = [i for i in clause.items if start <= i.start < end]
                if any(map(_not_yet, items)):
                    continue
                for name, time, dated in _dated(text, start, end, clause, after):
                    step = _paper_step(name, _ASIDE_END.split(text[time.end : dated.end], maxsplit=1)[0])
                    if step and step not in known and time.when:
                        known.add(step)
                        yield (*step, text.index(name, start), time.end, dated, sentence, time.when)


def _within(text: str, clause: Clause) -> Iterator[tuple[int, int]]:
    """Where the entries that begin in a clause stand, each from behind its number to the next one."""
    marks = list(_MARK.finditer(text[clause.start : clause.end]))
    for mark, following in zip_longest(marks, marks[1:]):
        yield clause.start + mark.end(), clause.start + following.start() if following else clause.end


def _dated(text: str, start: int, end: int, clause: Clause, after: Clause | None) -> Iterator[tuple[str, Item, Clause]]:
    """The name of an entry, its days, and the clause of each: in brackets, right behind the name, or behind a comma."""
    times = [i for i in times_of(clause) if start <= i.start < end]
    bare = len(times) == 1 and not times[0].depth and not text[times[0].end : end].strip()
    bare = bare and not (times[0].when and times[0].when.end)  # a paper has one day, a span is that of a task to come
    named = _NAME.match(text[start : times[0].start if bare else end])
    if named is None:
        return
    if not times and after is not None and end == clause.end and clause.closed_by in {"，", ","}:
        yield from ((named["name"], i, after) for i in times_of(after)[:1] if i is after.items[0])
    yield from ((named["name"], i, clause) for i in times if bare or i.depth)


def _paper_step(name: str, behind: str) -> tuple[str, str] | None:
    """The step that a paper of that name tells, with the words behind its day (5月28日召开, 7月1日收件)."""
    if _HELD.match(behind):
        return step_of(OF_WHAT_WAS_HELD.sub("", name)) or step_of(name)
    step = step_of(name) or step_of(PAPERS.split(name, maxsplit=1)[0])
    if step in {OPINION, RECEIPT} and SENT.match(behind):
        return RECEIPT
    if step in {OPINION, RECEIPT} and _GIVEN.match(behind):
        return OPINION
    return None if step and _SHOWN.match(behind) and step[0] != "公布" else step


def answered(read: Read, known: set[tuple[str, str]]) -> Iterator[Labelled]:
    """合法性审查：6月3日收件，6月18日出具，合法: in a line on the review that tells first the receipt, the clause that opens with
    another day tells the opinion.
    """
    text = read.paragraph.text
    label = _REVIEW_LINE.match(text)
    if label is None or step_of(label["name"]) != OPINION or OPINION in known:
        return
    received = False
    for sentence in read.sentences:
        for clause in sentence.clauses:
            times = times_of(clause)
            behind = text[times[0].end : clause.end] if times else ""
            if len(times) != 1 or any(map(_not_yet, clause.items)):
                continue
            if received and times[0] is clause.items[0] and _ANSWER.match(behind):
                known.add(OPINION)
                if times[0].when:
                    yield (*OPINION, times[0].start, clause.end, clause, sentence, times[0].when)
                return
            received = received or SENT.match(behind) is not None


def _not_yet(item: Item) -> bool:
    return any(item.isa(name) for name in ("尚未", "计划", "原定", "改期"))


def times_of(clause: Clause) -> list[Item]:
    """The days that a clause gives, in order."""
    return [item for item in clause.items if item.when and item.when.start]
