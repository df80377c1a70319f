"""`limit`: 一句话里给某件事规定的时限超过多少。

输入：about（什么事，任一）、unit（单位，如 工作日）、at_most（最多多少）。一句里有几个时限的，看最后一个（由8个压缩至2个）。
输出：每句一处（从所说的事到时限）；占位词 value（时限）。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.text.numerals import CHINESE, number
from fzzf_check.text.sentences import sentences


def prepare(args: Args) -> Query:
    about = args.texts("about")
    unit = args.text("unit", default="工作日")
    most = args.number("at_most") or 0
    args.require("about")
    period = re.compile(rf"(?P<count>[0-9０-９.]+|[{CHINESE}]+)\s*个?{re.escape(unit)}")

    def run(case: Case) -> Iterable[Match]:
        for paragraph in case.document.body():
            for start, end in sentences(paragraph.text):
                words = paragraph.text[start:end]
                at = next((words.find(name) for name in about if name in words), -1)
                found = list(period.finditer(words, at)) if at >= 0 else []
                value = number(found[-1]["count"]) if found else None
                if value is not None and value > most:
                    stop = found[-1].end()
                    span = paragraph.span(start + at, start + stop)
                    yield Match(span, words[at:stop], {"value": found[-1]["count"]})

    return run


def subject(args: Args) -> Subject:
    about = args.texts("about")
    return lambda case: case.speaks_of(about)
