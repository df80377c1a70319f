"""`sentence`: 一句话里的词语。只用于词语本身就是事实的地方（如“仅印发各单位”），规范的判断用 norm。

输入：holds（含其中一词）、also（并且含其中一词）、lacks（且不含任何一词）、zone（哪些部分，默认正文、附件、附注）、
until（从所含的词到哪里为止：句末 | 词末，默认词末）。
输出：每句一处；占位词 value（所含的词）。
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Zone
from fzzf_check.text.sentences import sentences


def prepare(args: Args) -> Query:
    holds = args.texts("holds")
    also = args.texts("also")
    lacks = args.texts("lacks")
    zones = args.texts("zone", one_of=get_args(Zone)) or ("正文", "附件", "附注")
    whole = args.text("until", one_of=("句末", "词末"), default="词末") == "句末"
    args.require("holds")

    def run(case: Case) -> Iterable[Match]:
        for paragraph in case.document.paragraphs:
            if paragraph.zone not in zones or not any(word in paragraph.text for word in holds):
                continue
            for start, end in sentences(paragraph.text):
                words = paragraph.text[start:end]
                word = _first(words, holds)
                if not word or any(bad in words for bad in lacks) or (also and not _first(words, also)):
                    continue
                at = start + words.index(word)
                stop = end if whole else at + len(word)
                yield Match(paragraph.span(at, stop), paragraph.text[at:stop], {"value": word})

    return run


def subject(args: Args) -> Subject:
    holds = args.texts("holds")
    return lambda case: case.speaks_of(holds)


def _first(words: str, wanted: Iterable[str]) -> str:
    """The wanted word that stands first; of two that begin at one place, the longer."""
    found = [(words.index(word), -len(word), word) for word in wanted if word in words]
    return min(found)[2] if found else ""
