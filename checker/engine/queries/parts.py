"""`parts`: 总数与其各部分加起来对不对得上（到会的与赞成、反对、弃权的，出具的意见书与合法、应当修改、不合法的……）。

输入：of，为下面 PARTITIONS 所列的一种或者几种划分。各部分互相排斥的才相加；“其中女性三名”一类不成划分的，不看。
各部分之和大于总数的报告；小于总数的，只有一种划分的各部分全都写了、又没有别的数字时才报告。同一句里有几个总数的，与其中一个（或者几个之和）相符即可。
输出：从总数到最后一部分为一处；占位词 stated（总数）、computed（各部分之和）、how（怎样算）、unit（单位）。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Paragraph
from fzzf_check.parse.counts import NUMBER, Count, counts, unequal
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import integer


@dataclass(frozen=True, slots=True)
class _Partition:
    """``sides`` are the parts and their words, the narrower first; ``whole`` those that together leave nobody out."""

    units: str
    sides: tuple[tuple[str, re.Pattern[str]], ...]
    whole: frozenset[str]


PARTITIONS = {
    "表决": _Partition(
        "名|人|位|票|份",
        (
            ("反对", lazy(r"不赞成|不同意(?!见)|反对|不支持")),
            ("弃权", lazy(r"弃权|[未不]表态|未投票|中立|无所谓|说不清")),
            ("保留", lazy(r"保留")),
            ("赞成", lazy(r"(?<![不未])(?:赞成|赞同|同意(?!见)|支持)")),
        ),
        frozenset({"反对", "弃权", "赞成"}),
    ),
    "审核结论": _Partition(
        "件|份|个|部",
        (
            ("不合法", lazy(r"不合法|违法")),
            ("应当修改", lazy(r"应当?(?:予以)?修改|需要?修改|予以修改|修改后")),
            ("合法", lazy(r"(?<!不)合法(?!性)")),
        ),
        frozenset({"不合法", "应当修改", "合法"}),
    ),
    "问卷回收": _Partition(
        "份|张",
        (
            ("未收回", lazy(r"未(?:能)?(?:收回|回收|交回|返回)")),
            ("收回", lazy(r"(?<!未)(?<!未能)(?:收回|回收|交回|返回)")),
        ),
        frozenset({"未收回", "收回"}),
    ),
    "问卷有效": _Partition(
        "份|张",
        (("无效", lazy(r"无效|废卷|作废")), ("有效", lazy(r"有效(?!率)"))),
        frozenset({"无效", "有效"}),
    ),
    "单位反馈": _Partition(
        "个|家",
        (
            ("未反馈", lazy(r"未(?:反馈|回复|复函|答复)|逾期未")),
            ("无意见", lazy(r"[无没](?:有)?(?:不同|修改|其他)?意见")),
            ("有意见", lazy(r"(?<!未)提出|有(?:不同|修改)?意见")),
        ),
        frozenset({"未反馈", "无意见", "有意见"}),
    ),
    "风险等级": _Partition(
        "个|处|项|类|条",
        (("高", lazy(r"高风险|重大风险")), ("中", lazy(r"中(?:等)?风险")), ("低", lazy(r"低风险|一般风险"))),
        frozenset({"高", "中", "低"}),
    ),
}
NEAR = 7  # characters between the word for a part and its number (不合法的意见书有3件)
TWO = 2  # parts at least: one alone is no division
LINK = 30  # characters between a total and the first of its parts
_LINKED = lazy(r"中|里|内|[，,、：:（(]")
_SENTENCE = lazy(r"[^。；;！？]+")
_EXPERTS = lazy(  # 专家组由7人组成, 专家组共7人, 9名专家到会
    rf"专家(?:组|成员|组成员)(?:共|由|计|有|为|合计)+{NUMBER}\s*(?:名|人|位)|{NUMBER.replace('number', 'other')}\s*(?:名|位)(?:[^，。；\d]{{0,16}})专家(?:组成|参加|到会|出席|签名|参与)"
)


def prepare(args: Args) -> Query:
    chosen = [PARTITIONS[name] for name in args.texts("of", one_of=PARTITIONS)]
    args.require("of")
    return lambda case: _query(case, chosen)


def subject(args: Args) -> Subject:
    chosen = [PARTITIONS[name] for name in args.texts("of", one_of=PARTITIONS)]

    def told(case: Case) -> bool:
        return any(
            len({kind for kind, word in partition.sides if word.search(paragraph.text)}) > 1
            for paragraph in case.document.paragraphs
            for partition in chosen
        )

    return told


def _query(case: Case, chosen: Sequence[_Partition]) -> Iterable[Match]:
    for paragraph in case.document.paragraphs:
        for partition in chosen:
            if len({kind for kind, word in partition.sides if word.search(paragraph.text)}) > 1:
                yield from _in_paragraph(case, paragraph, partition)


def _in_paragraph(case: Case, paragraph: Paragraph, partition: _Partition) -> Iterator[Match]:
    above: list[Count] = []  # the counts of the sentence above
    for sentence in _SENTENCE.finditer(paragraph.text):
        told = list(counts(paragraph.text, sentence.start(), sentence.end(), partition.units))
        sides = [_side(count, told, paragraph.text, partition) for count in told]
        first = next((n for n, side in enumerate(sides) if side), len(told))
        totals = [count for count in told[:first] if not count.more]
        if not totals and sentence[0].lstrip("　 ").startswith("其中"):
            totals = [count for count in above if not count.more]
        above = told
        if first < len(told):
            parts = _parts(told[first:], sides[first:], paragraph.text)
            match = _compared(paragraph, totals, parts, partition)
            if match is None and not totals and partition is PARTITIONS["表决"]:
                match = _against_the_experts(case, paragraph, parts)
            if match:
                yield match


def _side(count: Count, told: Sequence[Count], text: str, partition: _Partition) -> str:
    """The part that a number counts: its word ends right before the number (赞成5名), or follows it up to the next stop
    (5名表示赞成), unless it belongs to the number behind it (7名专家中赞成5名).
    """
    ahead = text[max((c.end for c in told if c.end <= count.start), default=0) : count.start]
    before = count.before if len(count.before) < len(ahead) else ahead
    for side, word in partition.sides:
        if any(len(before) - found.end() <= NEAR for found in word.finditer(before)):
            return side
    if any(count.end <= other.start < count.end + len(count.behind) for other in told):
        return ""
    return next((side for side, word in partition.sides if word.search(count.behind)), "")


def _parts(told: Sequence[Count], sides: Sequence[str], text: str) -> list[tuple[str, Count]]:
    """The parts up to where what is within one of them begins; what has no name may be a part too."""
    parts: list[tuple[str, Count]] = []
    for side, count in zip(sides, told, strict=True):
        if parts and "其中" in text[parts[-1][1].end : count.start]:
            break
        if not count.aside or not parts:
            parts.append((side, count))
    return parts


def _compared(
    paragraph: Paragraph, totals: Sequence[Count], parts: Sequence[tuple[str, Count]], partition: _Partition
) -> Match | None:
    named = _named(parts)
    if not totals or not named:
        return None
    total, link = totals[-1], paragraph.text[totals[-1].end : named[0].start]
    numbers = [count.number for count in totals]
    computed = sum(count.number for count in named)
    known = {sum(chosen) for n in range(1, len(numbers) + 1) for chosen in combinations(numbers[-5:], n)}
    if computed in known or len(link) > LINK or not _LINKED.search(link):
        return None
    complete = {side for side, _ in parts if side} >= partition.whole and len(named) == len(parts)
    of_these = [total.number] if "其中" in link else numbers  # without it, which of several totals is divided is open
    if computed > max(of_these) or (complete and computed < min(of_these)):
        return _unequal(paragraph, total.start, total.number, named)
    return None


def _named(parts: Sequence[tuple[str, Count]]) -> list[Count]:
    """The parts that have a name, each but once; none where one is told twice, for then two things are counted."""
    sides = [side for side, _ in parts if side]
    if len(sides) < TWO or len(set(sides)) != len(sides) or any(c.more for _, c in parts):
        return []
    return [count for side, count in parts if side]


def _against_the_experts(case: Case, paragraph: Paragraph, parts: Sequence[tuple[str, Count]]) -> Match | None:
    """专家组由7人组成 in one place, 赞成6名、反对2名 in another: more than there are."""
    named = _named(parts)
    experts = {
        integer(found["number"] or found["other"])
        for p in case.document.paragraphs
        for found in _EXPERTS.finditer(p.text)
    }
    number = next(iter(experts)) if len(experts) == 1 and named and "专家" in _about(case, paragraph) else None
    if number is None or sum(count.number for count in named) <= number:
        return None
    return _unequal(paragraph, named[0].first, number, named)


def _about(case: Case, paragraph: Paragraph) -> str:
    """Whose votes they may be: the words of the paragraph, and what the paper is."""
    return paragraph.text + case.record.subject


def _unequal(paragraph: Paragraph, start: int, stated: int, named: Sequence[Count]) -> Match:
    values, why = unequal(stated, [count.number for count in named])
    end = named[-1].end
    return Match(paragraph.span(start, end), paragraph.text[start:end], values | {"unit": named[0].unit}, (why,))
