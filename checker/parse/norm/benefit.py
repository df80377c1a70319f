"""Frame, the tests that find a benefit: who asks for one, or loses it under its own terms, is not punished or licensed.

See :mod:`.frame` for how the tests are asked.
"""

from __future__ import annotations

from fzzf_check.facts import Frame
from fzzf_check.parse.norm.gate import activity
from fzzf_check.parse.norm.predicate import Predicate, first, has, noted, says
from fzzf_check.patterns import lazy

_LIST_NAME = lazy("推荐(?=名[单录册]|目录|册|榜)")  # a 推荐名单 is how a market is closed, no honour
_BESIDES = lazy(
    "(?:，|^)(?:符合[^，。；]{0,6}的|(?:执行|落实|完成)情况|(?:考核|评价|检查)结果|自愿[^，。；]{0,8}的)[^；]*$"
)


def _terms_of_benefit(p: Predicate) -> Frame | None:
    """骗取补助的，停发: who loses a benefit for a wrong about that benefit is not punished; who loses a trade for it is."""
    if p.act.name == "停办业务" and says(p.segment_text, "(补助/补贴/奖补)资金"):
        p.note("与给付资金一并不予办理：是给付的条件")
        return "内部"
    barred = p.act.name == "限制从业" and says(
        p.text + p.rest, "不得(申报/申请)({本文件}/本项/该项)…(补贴/补助/奖补/资助)"
    )
    if barred and says(p.sentence_text, "(骗取/套取/虚报/冒领/弄虚作假)"):
        return noted(p, barred, "骗取给付的人不再得这项给付", "内部")
    named = says(p.text, "不予(贴息/补贴/补助/奖补/资助)$")  # 贷款贴息须按时还款，逾期的不予贴息
    if named and named[2:] in p.up_to_act:
        return noted(p, named, "是给付自身的条件", "内部")
    if p.act.name == "限制从业" and says(p.text + p.rest, "(担任/从事/经营/执业/从业/投标/承接)"):
        return None
    own = _own_programme(p)
    if own:
        return noted(p, own, "是这项给付自己的规矩", "内部")
    condition = p.condition() or p.up_to_act
    funded = p.act.name == "停减权益" and says(condition, "(考评/考核/评价/验收)…的…(项目/课题)")
    if funded and says(p.text + p.rest, "(专项经费/专项资金/项目经费/项目资金/补助资金/剩余经费)"):
        return noted(p, funded, "是财政资金绩效管理", "内部")
    word = says(
        condition,
        "(撂荒/抛荒/弃耕/欺骗手段/不正当手段/骗领/骗得/伪造/隐瞒/虚假/重复申领/骗取/虚报/冒领/套取/弄虚作假/虚假材料/挪用/不再符合/不符合条件/绩效评价/验收不合格/收入超过)",
    )
    if not word and _loses_benefit(p):
        word = (
            _own_test(p.head + p.text, condition)
            or says(
                condition,
                "(未完成/未达到/未达)…(指标/目标)",
                "未(按期/如期/按时/按要求)(完工/完成/实施/投产/开工/建成/施工)",
                "(考核/评估/评价/绩效/验收/监测/复审/复核)…(不合格/不达标/末位)",
            )
            or says(p.segment_text, "(补助/补贴/贴息/奖补/扶持/救助/资助)对象")
        )
    of_benefit = bool(word) and (has(p.segment_text, "受益词") or bool(says(p.text, "(最低生活保障/低保/特困/救助)")))
    return noted(p, word if of_benefit else "", "是给付自身的条件", "内部")


_TESTED = "(核验/核查/查验/审核/年检/创建/考核/考评/评估/评价/绩效/验收/监测/复审/复核/复验/抽验/结项/结题/中期检查/管护检查/成活率)"
_FAILED = (
    "(没有通过/未通过/未获通过/没能通过/没通过/没过/未过/通不过/不通过/不及格/不过关/不合格/不达标/末位/为差/较差/靠后/垫底"
    "/{数}分以下/不足{数}分/低于{数}/不到{数}分/未达到/没有达到/达不到/未达/不足{数}成/低于{数}成/不到{数}成/不足一半/不足计划)"
)
_OF_EVERYBODY = "(低保/养老/医保/粮食/地力/农资/种粮/直补/高龄/残疾/生活/电费/水费/燃气/抚恤/救助)"


_SHORT = "(场次/面积/数量/里程/人数/天数/投资额/产量/保额/保单/工作量/台数/户数/株数)…(不足/不够/少于/低于/不符/未达到/赔付/短少/缩水)"
_IN_PART = "(按比例/相应/差额/据实/同比例/不合规部分/不足部分/缺额)"


def _own_test(benefit: str, condition: str) -> str:
    """第二期奖补款 for which the acceptance was failed, a subsidy cut in the measure in which its own count is short."""
    if says(benefit, _OF_EVERYBODY):
        return ""
    short = says(benefit, _IN_PART) and says(condition, _SHORT, "未按{长名}(赔付/开展/完成/履行/演出/服务)")
    below = "(未达/未达到/达不到/没有达到/不符合)…(验收/考核/核验/评估/建设)…(标准/要求/分数/等次)"
    return short or says(condition, f"{_TESTED}…{_FAILED}", below)


_GIVEN = "(贴息/补助/补贴/奖补/奖励/助学金/创新券/消费券)"
_PROGRAMME = (  # 享受贷款贴息的企业; 改造补助实行先建后补; 进村补贴按投递件数发给各企业; 申报本补贴的企业
    f"^(享受/获得/领取/申报/申领/申请)…{_GIVEN}的(企业/单位/机构/合作社/农户/商户/主体/项目)，",
    f"^……{_GIVEN}(资金/)(实行/按/采取/采用/遵循)",
    f"^申报本{_GIVEN}的",
)
_OTHER_WRONGS = "(义务劳动/人情/缴费/欠费/集资/信访/上访/彩礼/酒席/殡葬/火化/拆迁/征收/配偶/子女/家属/亲属/户籍/税)"


def _own_programme(p: Predicate) -> str:
    """The programme is told first, and only what it gives is lost: 享受贴息的企业，发生事故的，停止贴息."""
    if p.act.name not in {"取消待遇", "停办业务"} or says(p.sentence_text, _OF_EVERYBODY, _OTHER_WRONGS):
        return ""
    told = p.before_act
    programme = says(told, *_PROGRAMME)
    if not programme and says(p.text + p.rest, "(发放/兑付)当年(奖励/奖补/补贴)$"):
        return says(told, *_HONOURED)  # 获评放心店的商户
    named = says(programme, _GIVEN)
    lost = p.head + p.text + p.rest
    return programme if named and (named in lost or says(lost, "不予受理(当年/本年度/其)(申报/申请)")) else ""


def _loses_benefit(p: Predicate) -> bool:
    """Is it a benefit in money that is taken away?"""
    return p.act.name in {"取消待遇", "停办业务", "限制从业"} and bool(
        says(p.head + p.text + p.rest, "(补助/补贴/奖补/奖励资金/扶持资金/租金减免/贴息)")
    )


_HONOURED = (
    "(称号/文明户/示范户/光荣户/星级户/文明家庭/荣誉/先进集体/文明村)",
    "(授予/评为/获评/命名为)…(牌匾/称号/示范{长名}/放心{长名}/诚信{长名})",
)
_OWN_MONEY = lazy("维修资金|预售资金|监管资金|自有资金|购房款")  # what belongs to the owners is no benefit
_CHANGE = "(变更/转让/迁出/迁移/迁址/搬迁/转产/出租/歇业/注销/裁减/裁员/减员/增资/减资/分红/扩建/停产)"
_OWN_PLANS = (  # 享受过用地支持的企业拟变更登记机关的: what he plans now is his own affair
    f"(拟/确需/需要/打算){_CHANGE}",
    f"的(企业/公司/商户/经营者/农户/合作社)，{_CHANGE}…(前/时/的)",
    "(对外出租/转租)…的，",
)


def _like_own_test(p: Predicate) -> str:
    """The same told of a whole part of a sentence: 改造成活率低于八成的，当年补植补助缓拨."""
    condition, comma, rest = (f"{p.condition()}，{p.text}" if p.act.name != "类案比对" else p.text).rpartition("，")
    unpaid = f"(补助/补贴/奖补/扶持资金/奖励资金/经费/尾款/贴息)…{_UNPAID}$"
    return _own_test(rest, condition) if comma and says(rest, unpaid) else ""


_PAID_AFTER = "(后/合格/通过)(，/)(再/方可/方能/才能/才可/才/)(发放/拨付/兑付/兑现/支付/下达/核拨){长名}(补助/补贴/奖励/奖补/奖金/贴息/资金/补偿/补偿款/奖补资金)$"
_OWN_TERMS = frozenset({"类案比对", "不当联结", "剥夺权利"})
_UNPAID = "(先不/缓拨/停拨/缓发/不拨/不予拨付/不予发放/不予兑付/不予兑现/不予支付/不再拨付/不再安排/暂缓拨付/暂缓下达/暂不下达/核减/扣减/调减)"


def granted(p: Predicate) -> Frame | None:
    """Approval or selection for a benefit (申报、补助、推荐、入驻) limits nobody's business."""
    if p.act.name == "类案比对" and p.act.kind == "许可" and (paid := says(p.text, _PAID_AFTER)):
        return noted(p, paid, "是发放给付以前的验收、审核", "内部")
    if p.act.name in _OWN_TERMS:
        return noted(p, _like_own_test(p), "是给付自身的条件", "内部")
    if p.act.name == "限制从业" and says(p.text + p.rest, "(评优/评先/评奖/评选/表彰/奖项)"):
        p.note("限制的是评优评先：不是限制从业")
        return "内部"
    if p.act.name in {"取消待遇", "停办业务", "限制从业", "收回权益", "停减权益"}:
        return _terms_of_benefit(p)
    if p.act.name == "吊扣证照" and "摘牌" in p.text:
        return noted(p, says(p.up_to_act, *_HONOURED), "摘的是荣誉牌匾", "内部")
    if p.act.kind != "许可" and p.act.name != "取消资格":
        return None
    if p.act.kind == "许可" and says(p.up_to_act, *_OWN_PLANS):
        return None
    if p.act.name == "前置条件" and says(p.text, "(受理/审批/办理/报批)…{市场活动}(的/)(申请/手续)"):
        return None  # 被评为文明户的，再受理建房申请: the title is asked for, building is what it opens
    words = _LIST_NAME.sub("", p.up_to_act + p.text + _BESIDES.sub("", p.rest_of_segment))
    if p.act.kind == "许可" and has(p.text, "禁") and not says(p.text + p.rest, "{禁}…{受益词}"):
        return None
    if p.act.kind != "许可" and has(p.text, "市场资格"):
        return None
    if p.act.kind == "许可" and has(p.text, "方可") and has(activity(p)[:8], "市场活动"):
        return None  # 经商会推荐才能入市: no benefit, but the market
    words = _OWN_MONEY.sub("", words)
    benefit = first(words, "受益词") or (first(words, "保障") if p.act.name == "审批同意" else "")
    of_market = bool(benefit) and has(words, "市场要求")
    return noted(p, "" if of_market else benefit, "是申请给付、荣誉或者入选的条件", "内部")
