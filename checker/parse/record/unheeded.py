"""What an office found against a draft in one place of a record, and what was done about it in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzzf_check.parse.record.frames import frame, hits
from fzzf_check.parse.record.model import Manner, Matter
from fzzf_check.parse.record.unreal import unreal
from fzzf_check.parse.record.years import Read

_AGAINST = (
    "市监机构|市监意见栏|公平审查|公平成果|会审意见 违反竞争",
    "段：市监机构|市监意见栏|公平审查|公平成果|会审意见 违反竞争",
)
_KEPT = (  # rows below it say only what was done with 上述意见
    "句：上述意见|该意见|其意见|意见|审查意见|会审意见 不采纳词 !采纳 !!已照改|例外|其余|应|应当|须|如|说明理由",
    "句：不采纳词|照原样 强通过|决定后|提交会议|送审|报批稿|送 !!已照改|例外|群众|公众意见|未决|再议|应|应当|须|如|不得",
    "句：处理结果|处理情况|处理意见|采纳情况|起草单位|承办者 不采纳词 !采纳 !!已照改|例外|其余|应|应当|须|如|说明理由|公众意见|群众",
    "句：按|作|以 通过|符合标准|审查通过|通过审查 报送|上报|提交会议|送审|处理|出台 !!已照改|未决|再议|应|应当|须|如|不得",
)


def against_competition(matter: Matter, reads: Sequence[Read]) -> Iterator[Manner]:
    """市场监管局意见｜排斥外地经营者，应予删除 … 起草单位处理结果｜不予采纳，按通过审查报送: told in several rows or paragraphs."""
    found_at = None
    for read in reads:
        if found_at is None:
            told = (hit for written in _AGAINST for hit in hits(frame(written), read.sentences))
            if any(not unreal(hit, read) for hit in told):
                found_at = read.paragraph.index
            continue
        if any(i.isa("已照改") for s in read.sentences for i in s.items()):
            return
        kept = (hit for written in _KEPT for hit in hits(frame(written), read.sentences))
        hit = next((one for one in kept if not unreal(one, read)), None)
        if hit is not None:
            yield Manner("公平竞争审查", "违反仍出台", read.paragraph, hit.start, hit.end, matter.name)
            return
