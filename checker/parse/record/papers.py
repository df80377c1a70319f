"""Papers of a list by their names: which step of a procedure each tells of (关于启动某某事项的批复, 养殖户座谈会记录)."""

from __future__ import annotations

from fzzf_check.parse.record.step_names import OF_WHAT_WAS_HELD, PAPERS, step_of
from fzzf_check.patterns import lazy

CONSULTATION = ("公开征求意见", "报告")
_AND_WHAT_BECAME = lazy(  # 专家论证意见（7人署名）及采纳情况: what the paper is, without what lies behind it
    r"(?:[（(][^）)]*[）)])?(?:[、及和与并](?:其|相关)?(?:采纳|落实|研究处理|处理|吸收|修改|整改|回复|反馈|签到|签名|照片|影像|附件|附表|网页|截图|公报|样刊|刊样|送达|回执|名单|承诺).{0,10})$"
)
_OF_A_PAPER = lazy(
    r"(?:公告|通告|启事)?[、及和与]?(?:汇总|采纳|反馈|收集|开展|征集)*(?:情况|材料|公告|通告|启事)?(?:说明|汇总|报告)?$"
)
_PUBLISHES = lazy(  # 关于印发某某方案的通知, 公布规划的公告 in a list of papers
    r"^(?:[^，。]{0,14}?关于)?(?:印发|公布|发布)[^，。]{2,40}的(?:通知|公告|通告|决定|函)(?:[（(、及和与].{0,20})?$"
)
_OF_THE_LIST = lazy(r"目录的?(?:通知|公告|通告)(?:[（(].*)?$")  # 关于公布……事项目录的通知（本规划列第6项）
_ANNOUNCES = lazy(r"^(?:[^，。]{0,14}?关于)?公开(?:征求|征集)[^，。]{2,60}意见的?(?:公告|通告|启事|函)$")
_TO_BE_FILED = lazy(r"^(?:[^，。]{0,14}?关于)?[^，。]{4,60}备案的(?:报告|函)$")
_PETITION = lazy(r"^(?:[^，。]{0,14}?关于)[^，。]{4,60}的请示$")  # of the government's 党组 to the 党委
_KIND_OF_MEETING = lazy(r"^[^，。]{2,12}(?=(?:座谈会|听证会|论证会)$)")  # 养殖场户座谈会
_ASIDES = lazy(
    r"[（(][^（）()《》]*(?:[（(][^（）()]*[）)][^（）()《》]*)*[）)]$"
)  # 公告（期限6月5日至7月7日，附草案）
_BEGUN = lazy(
    r"(?:同意|批准|关于)启动[^，。]{2,40}(?:批复|批示|决定|通知|复函|函|抄告单)$|批示[：:，]?(?:同意|批准)启动"
)  # 关于同意启动某某方案决策程序的批复


def step_of_paper(cell: str, row: str, spanned: bool) -> tuple[str, str] | None:
    """The kind of event and its role that a paper named in a cell tells, None for other papers. ``row`` is the text of the
    whole row; ``spanned``: it gives a period or a last day.
    """
    cell = cell.strip()
    bare = _ASIDES.sub("", cell)
    first = PAPERS.split(bare, maxsplit=1)[0]  # 听证会笔录及听证报告
    behind = _AND_WHAT_BECAME.sub("", cell)
    if behind != cell and (found := step_of(behind)):
        return found
    if _PUBLISHES.search(cell):
        return "年度目录" if _OF_THE_LIST.search(cell) else "公布", "报告"
    if _BEGUN.search(cell) or _BEGUN.search(bare):
        return "启动", "报告"
    if _TO_BE_FILED.search(bare):
        return "备案", "报告"
    if _PETITION.search(bare) and "党组" in row:
        return "请示报告", "报告"
    if spanned and _ANNOUNCES.search(bare):
        return CONSULTATION
    held = OF_WHAT_WAS_HELD.sub("", first)
    if (
        held.endswith("会") and held != first and not first.endswith("报告")
    ):  # 听证会笔录: made on the day of the meeting
        return step_of(held) or step_of(_KIND_OF_MEETING.sub("", held))
    name = _OF_A_PAPER.sub("", first)
    step = step_of(name) if spanned and name != cell else None
    return step if step and step[0] == "公开征求意见" else None
