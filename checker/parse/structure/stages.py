"""Is a document a draft (草案) or issued (已发布)?

A draft says so in its name (送审稿, 征求意见稿), leaves its number or date open (〔2024〕×号, ××年×月×日), or has neither number nor
date nor any other trace of having been issued.
"""

from __future__ import annotations

from collections.abc import Sequence

from fzzf_check.facts import Evidence, Field, Kind, Stage
from fzzf_check.parse.structure import forms
from fzzf_check.parse.structure.lines import squeeze
from fzzf_check.patterns import lazy

_BLANK = lazy(r"[×xX*＊_＿]|[〔\[（(【]\s*[〕\])）】]|〕\s*号|\]\s*号|[）)]\s*号")
_OPEN_DATE = lazy(r"[×xX*＊_＿]{1,4}\s?年|年[\s×xX*＊_＿]*月|月[\s×xX*＊_＿]*日")
_IN_BRACKETS = lazy(r"[（(【〔\[]([^（()）】〕\]]{1,20})[)）】〕\]]")
_INVITES = ("征求", "征集")
_ISSUED_MARKS = ("印发日期", "公开日期", "题下日期", "索引号", "登记编号")
_NEVER_DRAFTS: frozenset[Kind] = frozenset({"决策记录", "会议纪要", "年度报告", "执法文书", "审核意见书"})


def decide_stage(
    kind: Kind, title: str | None, issued: str | None, fields: Sequence[Field]
) -> tuple[Stage, tuple[Evidence, ...]]:
    """The stage and the evidence for it."""
    for evidence in (
        _said_in_name(kind, title, issued, fields),
        _left_open(fields),
    ):
        if evidence is not None:
            return "草案", (evidence,)
    if traces := _traces(fields):
        return "已发布", traces
    if kind in _NEVER_DRAFTS:
        return "已发布", (Evidence(f"{kind}不分草案与已发布"),)
    return "草案", (Evidence("没有发文字号，也没有成文日期"),)


def _said_in_name(kind: Kind, title: str | None, issued: str | None, fields: Sequence[Field]) -> Evidence | None:
    name = issued or title or ""
    plain = _IN_BRACKETS.sub("", name)
    if kind in _NEVER_DRAFTS or (issued is None and any(word in plain for word in _INVITES)):
        return None
    span = next((f.span for f in fields if f.name == "标题" and squeeze(f.value) == name), None)
    marks = forms.words("draft_marks")
    for match in _IN_BRACKETS.finditer(name):
        if any(mark in match[1] for mark in marks):
            return Evidence(f"名称标明“{match[1]}”", span)
    mark = next((mark for mark in marks if name.rstrip("》”").endswith(mark)), None)
    return Evidence(f"名称标明“{mark}”", span) if mark else None


def _left_open(fields: Sequence[Field]) -> Evidence | None:
    for field in fields:
        if field.part == 0 and field.name == "发文字号" and _BLANK.search(field.value):
            return Evidence("发文字号留空", field.span)
        if field.part == 0 and field.name == "成文日期" and field.date is None and _OPEN_DATE.search(field.value):
            return Evidence("成文日期留空", field.span)
    return None


def _traces(fields: Sequence[Field]) -> tuple[Evidence, ...]:
    """What shows that the document has been issued."""
    found = []
    for field in fields:
        if field.name == "发文字号" or field.name in _ISSUED_MARKS or (field.name == "成文日期" and field.date):
            found.append(Evidence(f"有{field.name}“{field.value}”", field.span))
    return tuple(found[:3])
