"""The role of each file among the 送审材料, by what it says of itself, then by its name."""

from __future__ import annotations

import re
from pathlib import PurePath

from fzzf_check.case import ROLES
from fzzf_check.facts import Document
from fzzf_check.parse.record.subjects import title_text
from fzzf_check.parse.structure.lines import squeeze
from fzzf_check.patterns import lazy

(
    DRAFT, NOTE, BASIS, COMMENTS, HEARING, EXPERTS, RISK, COMPETITION, OWN_OPINION, OPINION, MINUTES, PARTY, PUBLISHED,
    OTHER,
) = ROLES  # fmt: skip
ONCE = (DRAFT, NOTE, COMPETITION, RISK, OPINION)
"""Roles that a dossier fills once; two files for one of them contradict each other until somebody says which counts."""

_BY_SUBJECT = {
    "征求意见情况": COMMENTS,
    "征求意见公告": COMMENTS,
    "听证公告": HEARING,
    "听证报告": HEARING,
    "公平竞争审查": COMPETITION,
    "合法性审查意见": OPINION,
    "专家论证意见": EXPERTS,
    "风险评估报告": RISK,
    "审查意见采纳": OTHER,
    "起草说明": NOTE,
    "会议纪要": MINUTES,
}
_NAMES = (
    (NOTE, lazy(r"(?<!移交)(?<!归档)(?<!填表)说明")),
    (
        COMMENTS,
        lazy(
            r"征求意见|公众意见|意见采纳|采纳情况|意见汇总|公众参与|意见(?:征集|征求|收集|反馈|处理)|征集意见|社会意见"
        ),
    ),
    (HEARING, lazy(r"听证")),
    (COMPETITION, lazy(r"公平竞争")),
    (RISK, lazy(r"风险评估|稳评|社稳")),
    (EXPERTS, lazy(r"专家|论证")),
    (OPINION, lazy(r"合法性(?:审查|审核)|审[查核]意见|法制审核")),
    (MINUTES, lazy(r"纪要|会议记录|集体讨论")),
    (PARTY, lazy(r"请示|(?:报告|向|致)[县市区州]委")),
    (BASIS, lazy(r"依据|法律法规|上位法|政策文件汇编")),
    (DRAFT, lazy(r"送审稿|草案|审议稿|讨论稿|正文|文本|方案|办法|规定|规划|细则")),
)
_ABOUT = lazy(
    r"(?:情况|情况报告|汇报|通报|总结|记录|台账|清单|回执|存档|凭证|证明|说明|目录|决策卷|案卷|卷宗|档案|备考表)(?:[（(][^）)]*[）)])?$"
)
_SECTION = lazy(r"法规[科处股室]|法制[科处股]|政策法规")
_DRAFT_TITLE = lazy(r"送审稿|草案|审议稿|征求意见稿|节选")
_PUBLISHES = lazy(r"(?:印发|公布|发布)《?(?P<issued>[^》]{4,60}?)》?的?(?:通知|公告|通告|决定)$")
_NOW_PUBLISHED = lazy(  # 《某某方案》已经县政府常务会议通过，现予公布, under the title 关于调整票价的通告
    r"《(?P<issued>[^》]{4,60})》[^。《]{0,80}(?:通过|同意|批准|审定)[^。]{0,40}现予(?:以)?(?:公布|发布)"
)
_ASKS_FOR_MEETING = lazy(r"(?:提请|报请|送请|恳请)[^，。]{0,40}(?:审议|审定|研究|讨论)[^，。]{0,40}请示$")
_ACCOUNT = lazy(r"请示|专报|汇报|经过|过程|情况报告|情况的报告")
_PARTY_TITLE = lazy(r"(?:请示|报告)$")


def role_of(document: Document, subject: str) -> str:
    """One of ROLES. ``subject`` is what :func:`~fzzf_check.parse.record.subjects.subject_of` says."""
    title = squeeze(title_text(document))
    name = PurePath(document.source.path).stem
    if subject == "合法性审查意见":
        return OWN_OPINION if _SECTION.search(title) or "本单位" in name or "部门审核" in name else OPINION
    if subject in _BY_SUBJECT:
        return _BY_SUBJECT[subject]
    if _DRAFT_TITLE.search(title) and not re.search(r"说明|报告|意见书|纪要|请示", re.sub(r"《[^》]*》", "", title)):
        return DRAFT
    if _ASKS_FOR_MEETING.search(title):
        return OTHER
    if re.search(r"[县市区州旗省]委|政府党组", title) and _PARTY_TITLE.search(title):
        return PARTY
    by_name = next((role for role, pattern in _NAMES if pattern.search(name)), None)
    if by_name == DRAFT and _ABOUT.search(name) and _ABOUT.search(title):
        by_name = None  # 方案公布和归档情况 tells of the 方案
    if by_name:
        return by_name
    if document.kind == "规范性文件" and not (subject and _ABOUT.search(title)):  # 方案决策卷 卷内目录
        return BASIS if document.number else DRAFT
    told = next((role for role, pattern in _NAMES if pattern.search(title)), OTHER)
    return OTHER if told == DRAFT and _ABOUT.search(title) else told


def gives_account(document: Document) -> bool:
    """Whether a paper without a role of its own tells how the draft came about (提请审议…的请示, 出台过程的专报)."""
    return _ACCOUNT.search(squeeze(title_text(document))) is not None


def issues(document: Document) -> str:
    """What a 通知 or 公告 publishes (关于印发某某办法的通知): the title of that, or what its text says is made public by it (《某某方案》
    已经审议通过，现予公布); '' for any other paper.
    """
    found = _PUBLISHES.search(squeeze(title_text(document)))
    told = found or next(filter(None, (_NOW_PUBLISHED.search(p.text) for p in document.paragraphs)), None)
    return told["issued"] if told else ""
