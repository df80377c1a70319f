"""`field`: 文件要素（文号、登记编号、成文日期、施行日期、有效期……）。

输入：name（要素名，可写几个：任一即可）、is（缺少 | 存在 | 格式不合）、at（缺少时应在的位置：版头 | 文末）、
like（存在时，其值须含的词之一）、unless_words（正文出现其中一词则不查）。
输出：每处一个；占位词 name、value。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.parse.structure.forms import is_organ
from fzzf_check.text.document_numbers import is_well_formed

EXCERPT = "没有标题中的机关、发文机关标志和署名，可能是摘录的一部分，请核对原件"
SHORTEST_ORGAN = 3  # characters before 关于 in a title
STATES = ("缺少", "存在", "格式不合")


def prepare(args: Args) -> Query:
    names = args.texts("name")
    state = args.text("is", one_of=STATES, default="存在")
    at = args.text("at", one_of=("版头", "文末"), default="版头")
    like = args.texts("like")
    unless_words = args.texts("unless_words")
    args.require("name")

    def missing(case: Case) -> Iterable[Match]:
        if any(case.document.field(name) for name in names):
            return
        if unless_words and any(word in p.text for p in case.document.paragraphs for word in unless_words):
            return
        place = case.head() if at == "版头" else case.tail()
        doubt = EXCERPT if at == "版头" and case.document.stage == "已发布" and not _names_its_maker(case) else ""
        yield Match(place, "", {"name": "、".join(names), "value": ""}, doubt=doubt)

    def present(case: Case) -> Iterable[Match]:
        for found in case.document.fields:
            if found.name not in names or (like and not any(word in found.value for word in like)):
                continue
            if state == "格式不合" and is_well_formed(found.value):
                continue
            yield Match(found.span, case.source.words(found.span), {"name": found.name, "value": found.value})

    return missing if state == "缺少" else present


def subject(args: Args) -> Subject:
    """Whether the field is there; one that is looked for because it may lack concerns every document."""
    names, lacking = args.texts("name"), args.text("is") == "缺少"
    return lambda case: lacking or any(case.document.field(name) for name in names)


def _names_its_maker(case: Case) -> bool:
    """Whether a title, a mark or a signature names an organ; a text without any may be cut out of a larger one."""
    document = case.document
    titled = (document.title or "").find("关于") >= SHORTEST_ORGAN  # 某考试院关于……的通知
    known = is_organ((document.issuer or "").removesuffix("等"))
    return titled or known or any(f.name in {"署名", "发文机关标志"} for f in document.fields)
