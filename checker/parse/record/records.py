"""What a decision record, minutes, an opinion or a notice says was done: events, matters and the manner of proceeding.

:func:`read_record` gives everything that rules on procedure ask for.
"""

from __future__ import annotations

from collections.abc import Sequence

from fzzf_check.facts import Document, Paragraph
from fzzf_check.parse.record.model import Record
from fzzf_check.patterns import lazy

RECORDS = frozenset({"决策记录", "会议纪要", "审核意见书", "其他"})  # kinds of document that are read for records whole
MANY_ARTICLES = 10
TRIGGERS = (
    "审查", "审核", "征求", "征集", "听证", "论证", "评估", "常务会", "办公会", "全体会", "请示", "公布", "印发", "归档", "备案", "启动", "会签", "传签", "公示",
    "司法局", "不对外", "通过",
)  # fmt: skip

_DATED = lazy(r"：|月[^，。]{1,3}日|\d{4}[.\-/]\d")  # a line that tells something, though it looks like a title
_OCCASION = lazy(
    r"[（(][^）)]*[）)]\s*$"
)  # （在全县座谈会上的发言，2025年11月6日）: when the paper was read out, below its title
_LISTED = lazy(r"\d{1,2}[.．、]")  # a numbered entry, though it ends with 1月22日印发
_PRINTED = lazy(r"[^。，,；]{4,30}\d\s*日\s*印发$")  # 印发机关 and 印发日期 of the 版记, wherever they stand


def read_record(document: Document) -> Record:
    """Events, matters and manners of a document. Never fails; a document without procedure gives empty tuples."""
    from fzzf_check.parse.record.subjects import subject_of

    subject = subject_of(document)
    paragraphs = procedural(document, subject)
    if not subject and not _may_record(document) and not any(word in p.text for p in paragraphs for word in TRIGGERS):
        return Record("", (), (), ())
    from fzzf_check.parse.record.assembly import events_of
    from fzzf_check.parse.record.manner import manners_of
    from fzzf_check.parse.record.matters import find_matters
    from fzzf_check.parse.record.years import read_sentences

    matters = find_matters(document, paragraphs, subject)
    read = read_sentences(document, paragraphs, subject)
    events, decided = events_of(document, subject, matters, read)
    manners = manners_of(document, subject, matters, read, events, decided)
    return Record(subject, events, matters, manners, decided, read)


def _may_record(document: Document) -> bool:
    """Whether the document is of a kind that records; a text in articles is a law, whatever else it is."""
    return document.kind in RECORDS and sum(unit.rank == "条" for unit in document.units) < MANY_ARTICLES


def procedural(document: Document, subject: str = "") -> Sequence[Paragraph]:
    """The paragraphs that may report: all of a record; of a 规范性文件 or plan those above and outside its parts.
    ``subject`` is that of the record: a paper that calls itself one is one, whatever kind it was taken for.
    """
    record = bool(subject) or _may_record(document)
    kept = []
    for paragraph in document.paragraphs:
        text = paragraph.text.strip()
        margin = paragraph.zone in {"版记", "主送"} and not (record and _LISTED.match(text))
        outside = margin or (paragraph.zone in {"页面杂项", "网页信息"} and not record)
        heading = paragraph.zone == "标题" and not (record and _DATED.search(_OCCASION.sub("", text)))
        header = paragraph.row is not None and paragraph.row.is_header
        if text and not outside and not header and not heading and not _PRINTED.match(text):
            kept.append(paragraph)
    if not record:
        return [p for p in kept if p.unit is None]
    from fzzf_check.parse.record.tables import typed_tables

    return [p for p in typed_tables(kept) if p.row is None or not p.row.is_header]
