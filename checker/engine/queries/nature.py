"""`nature`: 名称与性质是否一致：名为方案、纪要、计划而实为规范性文件，或者相反。

输入：is，为 实为规范性文件（有对外效力、普遍适用，至少三句设定公众的权利义务）或 并非规范性文件（编了“规”字号而没有约束公众的内容）；
title（标题须含其一）。
输出：一处（第一句约束公众的话，或文号）；占位词 count（约束公众的句数）、value（第一句）。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query
from fzzf_check.engine.queries.registration import SERIES
from fzzf_check.parse.nature import read_nature
from fzzf_check.text.document_numbers import read_number

RULES = 3  # sentences that bind the public which make a plan a normative document


def prepare(args: Args) -> Query:
    state = args.text("is", one_of=("实为规范性文件", "并非规范性文件"), default="实为规范性文件")
    title = args.texts("title")

    def run(case: Case) -> Iterable[Match]:
        if not case.named(title):
            return
        nature = read_nature(case.document, case.norms)
        trace = tuple(f"{e.name}：{'有' if e.found else '没有'}（{e.evidence[0].reason}）" for e in nature.elements)
        if state == "实为规范性文件":
            if nature.normative and nature.first and nature.binding >= RULES and not _registered(case):
                paragraph, start, end = nature.first
                words = paragraph.text[start:end]
                values = {"count": str(nature.binding), "value": words}
                yield Match(paragraph.span(start, end), words, values, trace)
        elif _registered(case) and nature.binding == 0 and nature.touches == 0:
            field = case.document.field("发文字号") or case.document.fields[0]
            values = {"count": "0", "value": field.value}
            yield Match(field.span, case.source.words(field.span), values, trace)

    return run


def _registered(case: Case) -> bool:
    """Whether the document bears a number or registration kept for 规范性文件."""
    field = case.document.field("发文字号")
    number = read_number(field.value) if field else None
    return case.document.field("登记编号") is not None or bool(number and number.agency.endswith(SERIES))
