"""Frames: what must be said, in which order, for words to mean a procedural event or a manner of proceeding.

A frame is written as in ``record_events.yaml``: ``送 审查机构 !公开征求 !!采纳情况``. Parts are classes of record.yaml, words,
``日期`` or ``末`` (nothing more but brackets up to the end of the clause); ``A|B`` either; ``!A`` not in the clauses that
the frame covers; ``!^A`` the same, but what is itself denied or only demanded does not count (``!!^A``: in the
sentence); ``!<A`` and ``!>A`` not just before or just behind it; ``!!A`` not in the sentence; ``&A`` elsewhere in the
sentence; ``句：`` in front lets the parts stand in several clauses of one sentence, ``段：`` in several sentences of one
paragraph; ``+A`` must follow close behind in the same clause; ``@A`` in the title of the paper or the heading over the
paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from fzzf_check.parse.record.lexicon import COMPOUND, END, UNTIL, class_names
from fzzf_check.parse.record.words import Clause, Item, Sentence

LONG_QUOTE = 12  # a longer quotation reports someone else's words
NEGATIONS = frozenset(
    {
        "否定",
        "不再",
        "尚未",
        "未评估词",
        "不会同",
        "未听取",
        "空缺",
        "未定",
        "未",
        "没有",
        "未经",
        "未送",
        "未报",
        "未向",
        "不予",
        "未予",
        "擅自",
    }
)
NEGATION_REACH = 10  # what is denied stands close behind the negation
_THEREUPON = frozenset(
    {"即", "便", "随即", "遂", "径", "径行", "直接"}
)  # 没有修改即送审: what comes then is not denied
_DEMANDED = frozenset({"应当", "应", "应予", "必须", "须", "需"})  # what is to be done was not done yet
CLOSE = 14  # characters that count as just before or just behind
REACH = {"": 24, "句：": 60, "段：": 160}  # characters that may lie between two parts
_MARKS = ("!!^", "!!", "!<", "!>", "!^", "!", "&", "@")  # what may stand before a part, the longer before the shorter


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame as data: ``parts`` are sets of alternatives, ``scope`` '' (clause), 句： or 段：."""

    parts: tuple[frozenset[str], ...]
    tight: frozenset[int]
    to_the_end: bool
    not_before: frozenset[str]
    not_behind: frozenset[str]
    not_in_clauses: frozenset[str]
    not_in_sentence: frozenset[str]
    not_undenied: frozenset[str]
    not_undenied_in_sentence: frozenset[str]
    beside: frozenset[str]
    above: frozenset[str]
    scope: str
    written: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame found: the items of its parts and the clauses that they stand in."""

    frame: Frame
    items: tuple[Item, ...]
    clauses: tuple[Clause, ...]
    sentence: Sentence

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return min(item.start for item in self.items)

    @property
    def end(self) -> int:
        """Offset behind the last word."""
        return max(item.end for item in self.items)


@cache
def frame(written: str) -> Frame:
    """The frame written so."""
    scope = next((mark for mark in ("句：", "段：") if written.startswith(mark)), "")
    parts: list[frozenset[str]] = []
    tight: set[int] = set()
    barred: dict[str, set[str]] = {mark: set() for mark in _MARKS}
    for word in written.removeprefix(scope).split():
        mark = next((mark for mark in _MARKS if word.startswith(mark)), "")
        if mark:
            barred[mark].update(word[len(mark) :].split("|"))
        else:
            if word.startswith("+"):
                tight.add(len(parts))
            parts.append(frozenset(word.removeprefix("+").split("|")))
    to_the_end = bool(parts) and parts[-1] == {END}
    if to_the_end:
        parts.pop()
    words = {mark: frozenset(named) for mark, named in barred.items()}
    return Frame(
        parts=tuple(parts),
        tight=frozenset(tight),
        to_the_end=to_the_end,
        not_before=words["!<"],
        not_behind=words["!>"],
        not_in_clauses=words["!"],
        not_in_sentence=words["!!"],
        not_undenied=words["!^"],
        not_undenied_in_sentence=words["!!^"],
        beside=words["&"],
        above=words["@"],
        scope=scope,
        written=written,
    )


def hits(wanted: Frame, paragraph: Sequence[Sentence]) -> Iterator[Hit]:
    """All places in a paragraph where the frame is met, from left to right, none within another."""
    if wanted.scope == "段：":
        if possible(wanted, frozenset().union(*(sentence.present for sentence in paragraph))):
            yield from _in(wanted, [clause for sentence in paragraph for clause in sentence.clauses], paragraph)
        return
    for sentence in paragraph:
        if wanted.scope == "句：":
            if possible(wanted, sentence.present):
                yield from _in(wanted, sentence.clauses, paragraph)
            continue
        for clause in sentence.clauses:
            if possible(wanted, clause.present):
                yield from _in(wanted, [clause], paragraph)


def possible(wanted: Frame, present: frozenset[str], above: frozenset[str] | None = None) -> bool:
    """Whether each part has something that could be it, and what ``above`` must say is there (None: not asked)."""
    if above is not None and wanted.above and above.isdisjoint(wanted.above):
        return False
    return not any(map(present.isdisjoint, wanted.parts))


def is_any(item: Item, names: frozenset[str]) -> bool:
    """Whether the item is of one of the classes, one of the words, or a date where that is asked for."""
    if item.when is not None:
        return not names.isdisjoint(item.classes) or (item.when.edge == "止" and UNTIL in names)
    return not names.isdisjoint(item.classes) or (item.text in names and item.text not in class_names())


def _in(wanted: Frame, clauses: Sequence[Clause], paragraph: Sequence[Sentence]) -> Iterator[Hit]:
    items = [item for clause in clauses for item in clause.items if item.quoted <= LONG_QUOTE]
    clause_of = [n for n, clause in enumerate(clauses) for item in clause.items if item.quoted <= LONG_QUOTE]
    at = 0
    while at < len(items):
        found = _from(wanted, items, clause_of, at)
        if found is None:
            at += 1
            continue
        hit = _hit(wanted, [items[n] for n in found], clauses, paragraph)
        if hit and _allowed(hit, paragraph):
            yield hit
            at = found[-1] + 1
        else:
            at += 1


def _from(wanted: Frame, items: Sequence[Item], clause_of: Sequence[int], at: int) -> list[int] | None:
    """Indices of the parts if the first stands at ``at``: the first way in which all others follow."""
    if not is_any(items[at], wanted.parts[0]):
        return None
    return _rest(wanted, items, clause_of, [at])


def _rest(wanted: Frame, items: Sequence[Item], clause_of: Sequence[int], found: list[int]) -> list[int] | None:
    if len(found) == len(wanted.parts):
        return found
    for n in _next(wanted, items, clause_of, found):
        whole = _rest(wanted, items, clause_of, [*found, n])
        if whole is not None:
            return whole
    return None


def _next(wanted: Frame, items: Sequence[Item], clause_of: Sequence[int], found: list[int]) -> Iterator[int]:
    """Indices of what may be the next part, within reach of the last; a negation reaches no farther than its clause."""
    before, part = wanted.parts[len(found) - 1], wanted.parts[len(found)]
    last = found[-1]
    negates = not before.isdisjoint(NEGATIONS) or len(found) in wanted.tight
    reach = NEGATION_REACH if negates else REACH[wanted.scope]
    whole = items[last].isa(COMPOUND) and found.count(last) == 1 and not before.isdisjoint(NEGATIONS)
    n = last if whole else last + 1
    while n < len(items) and items[n].start - items[last].end <= reach:
        if negates and clause_of[n] != clause_of[last]:
            return
        if items[n].sign == "CITE":
            reach += len(items[n].text)  # a title counts as no distance, however long it is
        if is_any(items[n], part):
            yield n
        elif not before.isdisjoint(NEGATIONS) and items[n].text in _THEREUPON:
            return
        n += 1


def _hit(wanted: Frame, items: list[Item], clauses: Sequence[Clause], paragraph: Sequence[Sentence]) -> Hit | None:
    covered = tuple(c for c in clauses if c.end > items[0].start and c.start < items[-1].end)
    last = covered[-1]
    if wanted.to_the_end and any(
        item.start >= items[-1].end and not item.depth and item.when is None and item.text.strip()
        for item in last.items
    ):
        return None
    sentence = next(s for s in paragraph if s.start <= items[0].start < s.end)
    return Hit(wanted, tuple(items), covered, sentence)


def _allowed(hit: Hit, paragraph: Sequence[Sentence]) -> bool:
    frame = hit.frame
    if frame.not_in_clauses and any(
        is_any(item, frame.not_in_clauses) and item not in hit.items for clause in hit.clauses for item in clause.items
    ):
        return False
    first, last = hit.items[0].start, hit.items[-1].end
    for clause in hit.clauses:
        for item in clause.items:
            if first - CLOSE <= item.start and item.end <= first and is_any(item, frame.not_before):
                return False
            if last <= item.start and item.end <= last + CLOSE and is_any(item, frame.not_behind):
                return False
    if any(_stands(clause, frame.not_undenied, hit) for clause in hit.clauses):
        return False
    near = [s for s in paragraph if s.end > first and s.start < last]
    barred = frame.not_undenied_in_sentence
    if barred and any(_stands(clause, barred, hit) for sentence in near for clause in sentence.clauses):
        return False
    if not frame.not_in_sentence and not frame.beside:
        return True
    others = [item for sentence in near for item in _part(sentence, hit) if item not in hit.items]
    if any(is_any(item, frame.not_in_sentence) for item in others):
        return False
    return not frame.beside or any(is_any(item, frame.beside) for item in others)


def _part(sentence: Sentence, hit: Hit) -> Iterator[Item]:
    """The items of the part of the sentence, between semicolons, in which the hit stands."""
    clauses = sentence.clauses
    first = next((n for n, c in enumerate(clauses) if c.end > hit.start), 0)
    last = next((n for n, c in enumerate(clauses) if c.end >= hit.end), len(clauses) - 1)
    while first > 0 and clauses[first - 1].closed_by not in {"；", ";"}:
        first -= 1
    while last + 1 < len(clauses) and clauses[last].closed_by not in {"；", ";"}:
        last += 1
    for clause in clauses[first : last + 1]:
        yield from clause.items


def _stands(clause: Clause, names: frozenset[str], hit: Hit) -> bool:
    """Whether the clause has one of these words, neither denied nor only demanded (报名, but not 不接受社会报名, 应当报名)."""
    for n, item in enumerate(clause.items):
        if is_any(item, names) and item not in hit.items:
            before = (i for i in clause.items[:n] if item.start - i.end <= NEGATION_REACH)
            own = (item,) if item.isa(COMPOUND) else ()  # 未落实 is itself denied
            if not any(i.isa("否定") or i.isa("不再") or i.text in _DEMANDED for i in (*before, *own)):
                return True
    return False
