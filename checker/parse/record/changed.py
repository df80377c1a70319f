"""A decision that a lesser meeting changed after it was taken: 8月2日副县长召集专题会议，决定改用三号场址."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzzf_check.facts import Event
from fzzf_check.parse.record.frames import frame, hits
from fzzf_check.parse.record.model import Manner, Matter
from fzzf_check.parse.record.told import decided_on
from fzzf_check.parse.record.unreal import unreal
from fzzf_check.parse.record.years import Read

_OPEN = "!听取 !启动 !未决 !建议 !!提请|提交会议|上会|建议|再议|中止执行|审查意见|论证成果"
_CHANGED = (
    f"句：替代会议 决定|议定|同意|拍板|研究|商定|定下|研究决定 改定词 {_OPEN}",
    f"句：替代会议 改定词 {_OPEN}",
)


def changed_by_lesser(reads: Sequence[Read], matter: Matter, events: Sequence[Event]) -> Iterator[Manner]:
    """What a 专题会议 changed of what the meeting entitled to decide had passed, told behind that."""
    taken = list(filter(decided_on, events))
    if not taken or not matter.major:
        return
    first = min((e.paragraph.index, e.end_offset) for e in taken)
    for read in reads:
        for written in _CHANGED:
            for hit in hits(frame(written), read.sentences):
                if (read.paragraph.index, hit.start) > first and not unreal(hit, read):
                    yield Manner("执行", "擅自变更", read.paragraph, hit.start, hit.end, matter.name)
