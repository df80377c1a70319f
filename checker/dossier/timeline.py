"""One timeline from all files of a dossier, with what is missing at its place."""

from __future__ import annotations

from collections.abc import Iterator

from fzzf_check.case import Dossier
from fzzf_check.dossier.dossier import events_of
from fzzf_check.findings import TimelineEntry
from fzzf_check.parse.record.years import NO_YEAR

ORDER = (
    "年度目录", "启动", "调研", "座谈会", "公开征求意见", "公示", "听证公告", "听证", "专家论证", "风险评估", "公平竞争审查", "会签", "合法性审查", "集体讨论决定", "请示报告", "公布",
    "解读", "备案", "归档", "后评估",
)  # fmt: skip
NEEDED = ("公开征求意见", "合法性审查", "集体讨论决定")


def timeline(dossier: Dossier) -> list[TimelineEntry]:
    """All dated steps of the matter in order of their dates; a needed step that no file dates stands before the first
    later step, marked as missing.
    """
    entries = sorted(_told(dossier), key=lambda e: (e.start or "", ORDER.index(e.kind), e.file, e.line))
    for kind in NEEDED:
        if not any(entry.kind == kind for entry in entries):
            at = next((n for n, e in enumerate(entries) if ORDER.index(e.kind) > ORDER.index(kind)), len(entries))
            entries.insert(at, TimelineEntry(kind, None, None, "", 0, "卷内没有写明日期的记载", missing=True))
    return entries


def _told(dossier: Dossier) -> Iterator[TimelineEntry]:
    seen: set[tuple[str, str, str | None, str]] = set()
    for member, event in events_of(dossier):
        if event.start is None or event.start.year == NO_YEAR:
            continue
        end = event.end.isoformat() if event.end else None
        key = (event.kind, event.start.isoformat(), end, member.name)
        if key not in seen:
            seen.add(key)
            yield TimelineEntry(*key[:3], member.name, event.span.line + member.shift, event.text)
