"""`linked`: 罚没收入与返还、奖励、考核、经费挂钩（行政处罚法第七十四条）。

输入：没有。一句话里罚没收入是主语或者计算的基数，谓语是返还、奖励、考核、核拨、留成、任务；禁止、脱钩的不算，给举报人的奖励不算。
输出：每句一处（到分句末）；占位词 value（挂钩的方式）。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.grammar import vocabulary
from fzzf_check.parse.norm.predicate import says
from fzzf_check.text.sentences import sentences

COMMAS = "，,；;。"


def prepare(args: Args) -> Query:
    words = vocabulary("fines_and_gain")
    money, ties = words["罚没收入"]["words"], words["挂钩"]["words"]
    targets, lawful = words["下达数目"]["words"], words["合法"]["words"]

    def run(case: Case) -> Iterable[Match]:
        for paragraph in case.document.body():
            text = paragraph.text
            if not any(word in text for word in money):
                continue
            for start, end in sentences(text):
                sentence = text[start:end]
                found = _set_as_target(sentence, targets)
                if not found and not any(word in sentence for word in lawful):
                    found = _tied(sentence, money, ties)
                if found:
                    first, last, tie = found
                    span = paragraph.span(start + first, start + last)
                    yield Match(span, sentence[first:last], {"value": tie})

    return run


def subject(args: Args) -> Subject:
    return lambda case: case.speaks_of(vocabulary("fines_and_gain")["罚没收入"]["words"])


def _set_as_target(sentence: str, targets: list[str]) -> tuple[int, int, str] | None:
    """罚没收入不得低于八十万元: a sum that has to be reached is a task, whatever it is called."""
    said = says(sentence, *targets)
    at = sentence.find(said)
    return (
        (at, at + len(said), said)
        if said and not says(sentence, "(严禁/禁止/不得/取消)(下达/分解/规定/要求)…")
        else None
    )


def _tied(sentence: str, money: list[str], ties: list[str]) -> tuple[int, int, str] | None:
    """Where the clause begins that names the money, and where the clause ends that ties something to it."""
    at = min((sentence.find(word) for word in money if word in sentence), default=-1)
    if at < 0:
        return None
    start = max((sentence.rfind(sign, 0, at) for sign in COMMAS), default=-1) + 1
    stop = at
    for _ in range(2):  # the clause of the money and the next one
        stop = min((k for sign in COMMAS if (k := sentence.find(sign, stop + 1)) > 0), default=len(sentence))
        tie = next((word for word in ties if word in sentence[start:stop]), "")
        if tie:
            return start, stop, tie
        if stop >= len(sentence):
            break
    return None
