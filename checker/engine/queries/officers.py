"""`officers`: 执法文书上的办案人员。

输入：is，为 一人（办案、承办、审理人员只写了一人）或 无证号（写了执法人员，没有写执法证号）；
of（人员的称呼，任一，如 执法人员、复议人员）、unless（全文有其中一词的不查，如 简易程序）、title（标题须含其一）。
输出：人员一处；占位词 value（人员）。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Paragraph
from fzzf_check.parse.enforcement import words_of

_NAME = r"[\u4e00-\u9fff·]{2,4}"
_BETWEEN = r"[、，,;；/和与及\s]+"
_END = r"(?=[\s（(。；;，,：:]|$)"


def prepare(args: Args) -> Query:
    state = args.text("is", one_of=("一人", "无证号"), default="一人")
    of, unless, title = args.texts("of"), args.texts("unless"), args.texts("title")
    args.require("of")
    caption = "|".join(map(re.escape, of))
    people = re.compile(rf"(?:{caption})(?:[（(]签名[)）])?\s*[：:]\s*(?P<names>{_NAME}(?:{_BETWEEN}{_NAME})*){_END}")

    def run(case: Case) -> Iterable[Match]:
        text = "".join(paragraph.text for paragraph in case.document.paragraphs)
        if any(word in text for word in unless):
            return
        if title and not any(word in (case.document.title or "") for word in title):
            return
        found = list(_lists(case, people))
        if state == "无证号":
            if found and not any(word in text for word in words_of("证号")):
                yield _match(*found[0])
            return
        if len({name for _, match in found for name in _names(match["names"])}) == 1:
            yield _match(*found[0])

    return run


def subject(args: Args) -> Subject:
    of, title = args.texts("of"), args.texts("title")
    return lambda case: case.speaks_of(of) and (not title or any(w in (case.document.title or "") for w in title))


def _lists(case: Case, people: re.Pattern[str]) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    for paragraph in case.document.paragraphs:
        for match in people.finditer(paragraph.text):
            yield paragraph, match


def _names(words: str) -> list[str]:
    return [name for name in re.split(_BETWEEN, words) if name and not name.startswith(("证号", "执法证", "记录"))]


def _match(paragraph: Paragraph, match: re.Match[str]) -> Match:
    return Match(paragraph.span(match.start(), match.end()), match.group(), {"value": match["names"]})
