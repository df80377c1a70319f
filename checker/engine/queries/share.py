"""`share`: 一句话里的一个数占另一个数的百分之几。

输入：part（部分的指标名，任一）、whole（总数的指标名，任一）、below（低于百分之几就报告）。
输出：每句一处；占位词 part、whole、computed。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Figure

HEADS = ("人", "名")


def prepare(args: Args) -> Query:
    part, whole = args.texts("part"), args.texts("whole")
    below = args.number("below") or 0
    args.require("part")
    args.require("whole")

    def run(case: Case) -> Iterable[Match]:
        for first in case.figures:
            if not _named(first, part):
                continue
            for other in case.figures:
                near = other.paragraph is first.paragraph and other is not first and abs(other.start - first.start) < 60
                if near and _named(other, whole) and not _named(other, part) and other.value >= first.value > 0:
                    share = first.value / other.value * 100
                    if share < below:
                        yield _match(first, other, share)
                    break

    return run


def subject(args: Args) -> Subject:
    part, whole = args.texts("part"), args.texts("whole")
    return lambda case: all(any(_named(figure, names) for figure in case.figures) for names in (part, whole))


def _named(figure: Figure, words: tuple[str, ...]) -> bool:
    return figure.unit in HEADS and figure.role != "率" and any(word in figure.counts for word in words)


def _match(part: Figure, whole: Figure, share: float) -> Match:
    paragraph = part.paragraph
    first = min(part, whole, key=lambda figure: figure.start)
    start, end = max(paragraph.body, first.start - len(first.counts)), max(part.end, whole.end)
    values = {"part": f"{part.value:g}", "whole": f"{whole.value:g}", "computed": f"{share:.1f}"}
    return Match(paragraph.span(start, end), paragraph.text[start:end], values)
