"""`absent`: 全文没有写到某件事。

输入：words（写到它的说法，任一；必须）、when（全文先要有其中一词才查）、also（并且有其中一词）、title、not_title（标题须含、不得含的词）、
least（正文不足这么多字的不查）、at（应在的位置：版头 | 文末，默认文末）、years（只查这些年度的文件）、papers（卷宗里有其中一种材料的不查）、doubt（查不准时要核实什么）。
输出：一处；占位词 value（触发的词）。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import ROLES, Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Document
from fzzf_check.parse.report_year import report_year


def prepare(args: Args) -> Query:
    words, when, also = args.texts("words"), args.texts("when"), args.texts("also")
    title, not_title = args.texts("title"), args.texts("not_title")
    least = args.number("least", 0) or 0
    at = args.text("at", one_of=("版头", "文末"), default="文末")
    years = args.numbers("years")
    doubt = args.text("doubt")
    papers = args.texts("papers", one_of=ROLES)
    args.require("words")

    def run(case: Case) -> Iterable[Match]:
        if not case.named(title, not_title):
            return
        if case.dossier is not None and any(case.dossier.has(role) for role in papers):
            return
        if years and report_year(case.document) not in years:
            return
        body = body_text(case.document)
        text = "".join("".join(line.text.split()) for line in case.source.lines)
        triggers = [_first(text, wanted) for wanted in (when, also) if wanted]
        if len(body) < least or not all(triggers) or _first(text, words):
            return
        place = case.head() if at == "版头" else case.tail()
        trace = (f"全文没有写到：{'、'.join(words[:4])}{'等' if len(words) > 4 else ''}",)
        yield Match(place, "", {"value": triggers[0] if triggers else ""}, trace, doubt)

    return run


def subject(args: Args) -> Subject:
    when, also = args.texts("when"), args.texts("also")
    title, not_title = args.texts("title"), args.texts("not_title")
    least, years = args.number("least", 0) or 0, args.numbers("years")

    def occurs(case: Case) -> bool:
        if not case.named(title, not_title) or len(body_text(case.document)) < least:
            return False
        told = all(case.speaks_of(wanted) for wanted in (when, also) if wanted)
        return told and (not years or report_year(case.document) in years)

    return occurs


def body_text(document: Document) -> str:
    """All words of the document's own text without white space."""
    return "".join("".join(paragraph.text.split()) for paragraph in document.body())


def _first(text: str, wanted: Iterable[str]) -> str:
    return next((word for word in wanted if word in text), "")
