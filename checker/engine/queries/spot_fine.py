"""`spot_fine`: 当场处罚决定书里的罚款超过法律准许当场处罚的数额。

输入：person（对公民的上限，元，默认 200）、organisation（对法人、其他组织的上限，默认 3000）。
只查当场处罚、简易程序的决定书；当事人名称以公司、厂、店等结尾的按组织算，分不清的按组织算。
输出：罚款一处；占位词 value、limit。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import number

SUMMARY = ("当场", "简易程序")
PERSON = ("身份证", "先生", "女士")
_PARTY = lazy(r"当事人[：:]\s*(?P<name>[^，,。；\s（(]+)")
_FINE = lazy(
    r"(?:处以?)?罚款(?:人民币)?[：:]?\s*(?P<amount>[0-9０-９,，.一二三四五六七八九十百千万两]+?)\s*(?P<scale>万?)元"
)
_SHORT_NAME = 4  # characters: no longer name is that of a person


def prepare(args: Args) -> Query:
    person = args.number("person", 200) or 200
    organisation = args.number("organisation", 3000) or 3000

    def run(case: Case) -> Iterable[Match]:
        text = "".join(paragraph.text for paragraph in case.document.paragraphs)
        if not any(word in text for word in SUMMARY) or "决定书" not in text:
            return
        party = _PARTY.search(text)
        private = any(word in text for word in PERSON) or bool(party and len(party["name"]) < _SHORT_NAME)
        limit = person if private else organisation
        for paragraph in case.document.paragraphs:
            for match in _FINE.finditer(paragraph.text):
                amount = number(match["amount"].replace(",", "").replace("，", ""))
                value = (amount or 0) * (10_000 if match["scale"] else 1)
                if value > limit:
                    who = "对公民的200元" if private else "对法人、其他组织的3000元"
                    span = paragraph.span(match.start(), match.end())
                    yield Match(span, match.group(), {"value": f"{value:g}元", "limit": who}, (f"上限：{limit:g}元",))

    return run


def subject(args: Args) -> Subject:
    return lambda case: case.speaks_of(SUMMARY) and case.speaks_of(("决定书",))
