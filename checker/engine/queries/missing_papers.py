"""`missing_papers`: 材料里自己写明缺了一件，而没有补上。

输入：of，为 送审（审查的一方收到的材料不全，没有要求补充就出具了意见）、归档（目录列名而卷内没有）之一。
已经补送、补齐的，退回补充的，本来就不需要的，不算。
输出：写明缺件的那半句话为一处；占位词 paper（缺的是什么，没有写的为“材料”）。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.parse.sayings import saying
from fzzf_check.patterns import lazy
from fzzf_check.text.sentences import sentences

_FILE = ("卷内", "案卷", "目录", "归档", "装订")
_STOP = lazy(r"[，。；]|$")
_NAMED = lazy(r"《[^《》]{2,40}》|“[^“”]{2,30}”")


def prepare(args: Args) -> Query:
    queries: dict[str, Query] = {"送审": _reviewed_without, "归档": _listed_only}
    name = args.text("of", one_of=queries)
    args.require("of")
    return queries[name]


def subject(args: Args) -> Subject:
    if args.text("of") == "归档":
        return lambda case: case.speaks_of(_FILE)
    return lambda case: case.record.subject == "合法性审查意见"


def _reviewed_without(case: Case) -> Iterable[Match]:
    """The reviewer says what was not sent, and that it was let pass."""
    if case.record.subject != "合法性审查意见":
        return
    for paragraph in case.document.paragraphs:
        text = paragraph.text
        found = saying("材料没有送齐").find(text) if saying("缺件而放行").stands_in(text) else None
        if found and not saying("缺件补上了").stands_in(text[found[0] :]):
            start, end = text.rfind("。", 0, found[0]) + 1, _up_to_stop(text, found[1])
            named = _NAMED.search(text, start, end)
            at = named.start() if named else found[0]
            values = {"paper": "、".join(_NAMED.findall(text[start:end])) or "材料"}
            yield Match(paragraph.span(at, end), text[at:end], values, ("没有要求补充",))


def _listed_only(case: Case) -> Iterable[Match]:
    """The list of a file, or the note on its state, says that a paper is not there."""
    if not case.speaks_of(_FILE) or case.record.subject == "合法性审查意见":
        return
    for paragraph in case.document.paragraphs:
        for start, end in sentences(paragraph.text):
            found = saying("目录列名而卷内没有").find(paragraph.text, start, end)
            if found and not saying("缺件补上了").stands_in(paragraph.text[start:]):
                named = _NAMED.search(paragraph.text, start, end)
                values = {"paper": named[0] if named else "材料"}
                words = paragraph.text[found[0] : found[1]]
                yield Match(paragraph.span(*found), words, values, ("目录列名而卷内没有",))


def _up_to_stop(text: str, place: int) -> int:
    """The end of the phrase that a place lies in."""
    found = _STOP.search(text, place)
    return found.start() if found else len(text)
