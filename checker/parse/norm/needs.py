"""What an act needs before it counts as that act: the conditions that the vocabulary names in ``needs``.

A sum taken without any breach is a fee and not a fine; a price is fixed for traders only where traders are spoken of.
"""

from __future__ import annotations

from fzzf_check.parse.norm.predicate import Predicate, has, says
from fzzf_check.patterns import lazy


def fits(p: Predicate) -> bool:
    """Are the conditions met that the vocabulary names in ``needs``?"""
    return all(_met(p, need) for need in p.act.needs)


_SILENT = "不说"


def _met(p: Predicate, need: str) -> bool:
    """A named test, or 不说 and a class none of whose words may stand around (不说民生语)."""
    if need.startswith(_SILENT):
        return not has(p.here, need.removeprefix(_SILENT))
    return _NEEDS[need](p)


def breached(p: Predicate) -> bool:
    """Is there a condition before the act that says what somebody did wrong?"""
    condition = p.carried() + (p.condition() or p.up_to_act)
    if (
        has(condition, "违反")
        or says(
            condition,
            "不",
            "{数}分(以下/以内)",
            "(分/率)(掉到/跌到/跌破/掉破/落到){数}",
            "被…(拍/抓/逮/查/撞见/看见/发现)(到/住/见/着/)",
        )
        or says(
            p.up_to_act,
            "^(谁/谁家/哪个/哪家/哪户)…(再/还/敢/又/往/把/将/若/要是)",
            "每(迟/晚/逾/拖/延误/拖欠/少报/漏){长名}，",
        )
        or says(p.up_to_act, "违反…规定", "(情形/违规行为/违法行为/问题)：", "(依照/依据/按照/根据)…(处罚/查处)(外/)，")
    ):
        return True
    return bool(p.lead is not None and has(p.lead.text, "违反") and p.paragraph.row is None)


def nobody_at_fault(p: Predicate) -> bool:
    """A sum that would be a fine if somebody had done wrong, but neither the condition nor the sum itself says so."""
    return p.act.name == "变相罚款" and "不利条件" in p.act.needs and not (breached(p) or has(p.head + p.text, "违反"))


_ENDS = lazy(
    "停止|终止|转让|变更|迁|注销|歇业|期满|届满|到期|合并|分立|破产|死亡|关闭|退出|灭失|调整|自愿|约定|合同|协议"
)


def blamed(p: Predicate) -> bool:
    """A breach, or what a trader did that is no step of a procedure: 午托点夜间留宿学生的，不再登记."""
    if breached(p):
        return True
    condition = p.condition() or p.topic()
    if p.act.name not in _OF_TRADERS or not is_trader(condition) or _ENDS.search(condition):
        return False
    return ill_fated(p) and not has(p.here, "受益词", "保障") and not says(p.here, "(申请/入库/申领)")


_OF_TRADERS = frozenset({"停办业务", "停减权益", "收回权益", "吊扣证照"})


def listed_power(p: Predicate) -> bool:
    """Is it an item under 可以采取下列措施：, 行使下列职权：?"""
    return p.lead is not None and bool(says(p.lead.text, "(采取/行使)(下列/以下)…(措施/职权/手段/方式/权力)"))


def _led_in(p: Predicate) -> str:
    """What introduces the list: the paragraph above, or what stands before the colon in the same one."""
    if p.lead is not None:
        return p.lead.text
    return p.before_act.rpartition("：")[0]


def listed_fee(p: Predicate) -> bool:
    """Is it an item under 应当向镇里缴纳卫生管理费：, where nobody is given anything and no rent is paid?"""
    lead = _led_in(p)
    asked = says(lead, "(缴纳/交纳/缴/交/收取/征收/计收/上缴)…(费/金/款/费用/经费/资金)(，/：/。/$)")
    return bool(asked) and not has(lead, "受益词", "保障") and not says(lead, "(租金/承包金/合同/协议/不得)")


def of_business(p: Predicate) -> bool:
    """Are enterprises spoken of, and no households or papers of residents?"""
    return has(p.around, "企业语")


def told_as_measure(p: Predicate) -> bool:
    """Does it stand in the column of a table that tells what is done to each (处理措施、处置意见)?"""
    return bool(
        says(p.column, "(处理/处置/惩戒/惩处/处罚/拟办/拟采取/拟处理/整治/强制)(的/)(措施/意见/办法/方式/手段/结果)$")
    )


def in_tender(p: Predicate) -> bool:
    """Is it about tenders, purchasing, shortlists or ratings of enterprises?"""
    return has(p.around, "招投标语")


def market_price(p: Predicate) -> bool:
    """Do traders set this price, and not an office for its own spending or by the catalogue of official prices?"""
    if has(p.sentence_text, "卖家"):  # who sells is said here: what the sentence before speaks of is another matter
        return not has(p.here, "官价语")
    around = p.around
    return has(around, "卖家") and not has(around, "官价语")


def conditioned(p: Predicate) -> bool:
    """Does it hang on any condition at all (…的，), on an earlier clause that says who did what, or on a wrong?"""
    told = p.phrase is not p.segment.phrases[0] and p.of_agent()
    whom = says(p.up_to_act, "对{长名}的{长名}$") or told_as_measure(p)  # 对出租仓库的房东收缴租金
    return bool(p.condition() or told or acts_itself(p) or p.lead is not None or whom) or breached(p)


_NAME = 6  # characters of the short name of an office


def acts_itself(p: Predicate) -> bool:
    """老房子外搭的厨房，社区|组织人手推平: an office, named right before the act, lays hands on what was named."""
    return bool(p.topic()) and len(p.head) <= _NAME and has(p.head, "任何机关")


def ill_fated(p: Predicate) -> bool:
    """Does it hang on a wrong, or on a condition that is no step of a procedure, no need and nothing good?"""
    condition = p.condition() or p.topic()
    if _SINCE.match(condition):
        condition = "".join(_CASE.findall(p.up_to_act))
    given = "(给予/予以/发放/安排/享受)…(补助/奖励/补贴/奖补/资助)$"
    if listed_fee(p) or says(_led_in(p), given):  # 应当缴纳管理费：（一）开早餐摊的，每月五十元
        return False
    if breached(p) or told_as_measure(p):
        return True
    kind = has(condition, "紧急情况", "手续条件", "手续用语", "受益词", "保障") or says(condition, _HARMLESS, _BUSINESS)
    return bool(condition) and not kind


_SINCE = lazy(r"^[自从][^，。；的]{2,14}起$")  # 自6月1日起 is when it holds, no condition
_CASE = lazy(r"起，([^。；]*(?:的|者(?=，|$)|未|没)[^。；]*)")
_TRADER = lazy("公司|合作社|经纪人|客运|[店商厂馆铺坊吧行社队班室点](?=$|[，的未不被经因])")


def is_trader(condition: str) -> bool:
    """Does the condition speak of a shop, a firm, a place of trade?"""
    return has(condition, "行业场所") or _TRADER.search(condition) is not None


_HARMLESS = "(需要/确需/因/经/符合/属于/自愿/申请/取得/获得/达到/完成/具备/满足/依法/合法/按照/根据/依照/可能/存在)"
_BUSINESS = "^(凡/)(办理/申办/举办/开办/领取/换领/报名/参加/行政审批/审批环节/审批中/报审/送审/送检)…的"  # what one comes for, and no wrong


def after_measure(p: Predicate) -> bool:
    """Does an earlier part of the sentence tell of a coercive measure?"""
    return bool(says(p.before_act, "(查封/扣押/冻结/强制/断电/停电/停水/拆除/扣留)"))


def for_the_public(p: Predicate) -> bool:
    """Does the sentence, or the beginning of the next, name people who must obey what is made here?"""
    words = p.reading.text[p.sentence.start : p.sentence.end + 40]
    everybody = "(各方/全县/全乡/全镇/全区/全市/辖区/全部/全体/所有)…(执行/遵照/遵守/约束力/适用)"
    return has(words, "受约束者", "外部相对人") or bool(says(words, everybody))


_NEEDS = {
    "不利条件": ill_fated,
    "约束公众": for_the_public,
    "有条件": conditioned,
    "前有强制": after_measure,
    "违反条件": blamed,
    "措施列举": listed_power,
    "收费列举": listed_fee,
    "经营事": of_business,
    "招投标": in_tender,
    "措施栏": told_as_measure,
    "市场定价": market_price,
}
