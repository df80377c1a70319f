"""Frame, the tests that find somebody who lets or lends what is his own, and terms that the text only tells: who wants the
thing agrees to them.

See :mod:`.frame` for how the tests are asked.
"""

from __future__ import annotations

from fzzf_check.facts import Frame
from fzzf_check.parse.norm.constructions import any_of
from fzzf_check.parse.norm.predicate import Predicate, has, noted, says
from fzzf_check.patterns import lazy

_NEVER_TERMS = frozenset(
    {"罚款", "没收", "行政拘留", "吊扣证照", "责令关闭", "停水停电", "限制人身自由", "查封", "强制拆除"}
)
_LET = lazy(  # the thing that is let, and that somebody takes it because he wants to
    "(?:自有|所有|集体|本社|自建|闲置|[馆场院校园村社站厅所堂房室库道机车台])[^，。；]{0,16}?(?:(?:对外|面向[^，。；]{0,6}|向[^，。；]{1,10}|公开|无偿|免费|按[小时天月季年吨次]+)*)"
    "(?:出租|出借|借给|租给|免费开放|免费借用|借用|租用|外借)"
)
_FREE_USE = lazy(
    "(?:供|向)[^，。；]{1,10}?(?:免费|无偿|有偿)?(?:借用|租用|使用|开放)|免费借给|免费出借|无偿借给|对外出租|面向社会出租|公开招租"
)
_HALL = lazy(
    "(?:租用|借用|使用)[^，。；]{0,8}(?:礼堂|会议室|球场|展厅|活动室|桌椅|灶具|农机|烘干机|工具|帐篷|音响|轮椅|客房)(?:的|，)"
)
_PAPER = lazy("租约|合同|协议|借用单|借据|借条|租用单|使用约定|预约|报名|登记")
_FORCED = lazy(
    "必须(?:承租|租用|租赁|借用)|一律(?:承租|租用|入驻|进场)|方可(?:经营|营业|开业|办理)|不得(?:经营|营业|开业|销售|摆摊|出摊)|不予办理|未租用|不租的|不签的|拒签|拒不签"
)
_OWN_ACTS = frozenset({"处罚", "强制", "收费", "许可", "权利义务", "竞争"})


def of_own_property(p: Predicate) -> Frame | None:
    """村里的烘干房对外出租，拖欠的停止烘干，以上写进租约; 礼堂免费借给群众，未经管理员同意不得动用设备: the lessor's own thing."""
    expired = p.act.name == "收回权益" and says(
        p.up_to_act, "(合同/租约/协议)(到期/期满/届满)，{外部相对人}(不再/不/不愿/未)(续租/续签/续约)"
    )
    if expired:
        return noted(p, expired, "合同到期，不再续", "合同")
    if p.act.kind not in _OWN_ACTS or p.act.name in _NEVER_TERMS:
        return None
    sentence = p.sentence_text
    told = p.leading
    lent = _FREE_USE.search(told) or _HALL.search(told) or _LET.search(told)
    if not lent or not _PAPER.search(sentence) or _FORCED.search(sentence):
        return None
    if says(p.text + p.rest, *_GATES):
        return None
    return noted(p, lent[0], "出租、出借的是自己的财产，愿意使用的人签约接受", "合同")


_GATES = (
    "(不得/不准/不许/禁止)(再/擅自/)(营业/经营/开业/开张/销售/出售/出摊/摆摊/开门)",
    "(营业执照/许可证/经营证)",
    "{行政机关}…(审批/批准/许可)",
)
_BETWEEN = lazy(  # A与B在合同中约定，
    "^(?P<one>[^，。；：]{2,20}?)(?:与|和|同|跟)(?P<other>[^，。；：]{2,16}?)(?:在|于|的|签订的|之间的)[^，。；：]{0,12}(?:合同|协议|契约|租约|章程)(?:中|里|内)?(?:约定|写明|载明|商定)"
)
_WRITTEN = lazy("(?:合同|协议|借用单|租用单|借据|借条|租约|章程|规约)(?:里|中|内)?(?:写明|载明|约定|注明|写清)")
_WILLING = (
    "(愿借则签/愿租则签/愿意{长名}的签/愿意的签/自愿借/自愿租/自愿签/自愿{长名}的签)",
    "(借不借/租不租/签不签/用不用/租用与否/借用与否)…(由/自)",
    "(双方/各方)(签字/盖章/签字盖章)(后/)生效",
    "由(双方/各方/当事人/会员/业委会/业主委员会/合作社)(自行/自主)(主张/结算/协商/了结/履行)",
    "，由(双方/各方/当事人)(自行/自主)(主张/结算/协商/了结/履行)",
    "由(业委会/业主委员会/业主/当事人/合作社)(自行/自主/向{长名}/)主张",
    "(政府/镇政府/村委会/居委会/社区/街道/司法所/本办法/机关)(一律/只/仅/概/)(不代收/不参与/不干预/不介入/不代为/做见证/作见证/提供调解/帮助调解)",
)


def terms_told(p: Predicate) -> Frame | None:
    """业委会与物业企业在服务合同中约定，空岗的支付违约金: what private parties have agreed on is only told here."""
    if p.act.kind not in _OWN_ACTS or p.act.name in _NEVER_TERMS:
        return None
    told = p.leading
    parties = _BETWEEN.search(told)
    if parties and any(_of_power(parties[name]) for name in ("one", "other")):
        return None
    if parties:
        return noted(p, parties[0], "是民事主体自己的约定，本文件只是说到", "合同")
    written = _WRITTEN.search(told)
    free = "" if not written or _FORCED.search(p.sentence_text) else says(p.sentence_text, *_WILLING)
    return noted(p, free, "是愿意的人才签的条款，本文件只是说到", "合同")


_ORDERED = lazy("应当|应|须|必须|一律|要求|责成")


def _of_power(party: str) -> bool:
    """Is it an office, or is somebody told to agree?"""
    offices = any_of("行政机关", "乡镇街道", "议事协调机构")
    return bool(offices.search(party) or _ORDERED.search(party)) or has(party, "内设机构")


_HIS_YES = (
    "(经/征得)(与/同/)(户主/业主/农户/当事人/住户/货主/车主/权利人/所有人/承包户/摊主)(协商/商量/商议/)"
    "(签字/同意/书面同意/一致/签字同意/签字确认/一致同意)(后/)，"
)


def agreed_with_him(p: Predicate) -> Frame | None:
    """经与户主协商签字，由村里代为清走积土: he himself has said yes."""
    if p.act.kind not in {"强制", "权利义务"} or p.act.name in {"罚款", "限制人身自由"}:
        return None
    since = p.reading.text[p.segment.start : p.end]
    return noted(p, says(since, _HIS_YES), "是同当事人商定、他自己同意的", "合同")
