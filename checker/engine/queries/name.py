"""`name`: 标题与文件对自己的称呼。

输入：is，为 无文种（标题末尾不是公文文种，也不是规范性文件常用的名称）、无发文机关（“关于……的通知”之前没有机关名称）、
自称不符（正文自称“本法”“本条例”等，与标题不一致）之一。
输出：标题一处，或者每处自称；占位词 value（标题或自称）、title。
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.grammar import vocabulary
from fzzf_check.parse.structure.forms import ends_with_any

OWN_NAMES = ("本条例", "本法", "本规章")
QUOTES = "“‘《「"
OPENING, CLOSING = ("（", "(", "【", "〔", "["), ("）", ")", "】", "〕", "]")


def prepare(args: Args) -> Query:
    answers: dict[str, Callable[[Case], Iterable[Match]]] = {
        "无文种": _no_genre,
        "无发文机关": _no_issuer,
        "自称不符": _misnamed,
    }
    return answers[args.text("is", one_of=answers, default="无文种")]


def subject(args: Args) -> Subject:
    return lambda case: bool(case.document.title)


def _bare(title: str) -> str:
    """The title without brackets at its end, nested ones too: （试行）, （云政〔2024〕3号）."""
    while title.endswith(CLOSING):
        depth, at = 0, len(title)
        while at > 0:
            at -= 1
            depth += (title[at] in CLOSING) - (title[at] in OPENING)
            if depth == 0:
                break
        if depth or not at:
            return ""
        title = title[:at].rstrip()
    return title.rstrip("》”")


def _match(case: Case, value: str) -> Match:
    span = case.head()
    for field in case.document.all_fields("标题"):
        return Match(field.span, case.source.words(field.span), {"value": value, "title": value})
    return Match(span, "", {"value": value, "title": value})


def _no_genre(case: Case) -> Iterable[Match]:
    title = _bare(case.document.title or "")
    if title and not ends_with_any(title, tuple(vocabulary("genres")["文种"]["words"])):
        yield _match(case, title)


def _no_issuer(case: Case) -> Iterable[Match]:
    title = case.document.title or ""
    formal = case.document.field("发文字号") is not None and title.startswith("关于")
    known = case.document.issuer or case.document.field("发文机关标志") or case.document.field("署名")
    if formal and not known and ends_with_any(_bare(title), ("通知", "意见", "决定", "通告", "公告", "通报", "报告")):
        yield _match(case, title)


def _misnamed(case: Case) -> Iterable[Match]:
    wrong = [name for name in OWN_NAMES if name[1:] not in case.document.name]
    for paragraph in case.document.body():
        for name in wrong:
            at = paragraph.text.find(name)
            if at >= 0 and not _is_quoted(paragraph.text, at) and "以下简称" not in paragraph.text:
                span = paragraph.span(at, at + len(name))
                yield Match(span, name, {"value": name, "title": case.document.issued or case.document.title or ""})
                return


def _is_quoted(text: str, at: int) -> bool:
    """Whether an opening quotation mark before the words is not closed before them."""
    before = text[:at]
    return any(before.count(opening) > before.count(closing) for opening, closing in zip(QUOTES, "”’》」", strict=True))
