"""What an act needs before it counts.

``fits`` drops what is no such act without its condition (a sum taken without any breach is a fee, not a fine);
``binds`` asks whether the words order anything of citizens or businesses at all. What makes an act doubtful is weighed
in :mod:`.doubt`.
"""

from __future__ import annotations

import re
from functools import cache

from fzzf_check.parse.norm.constructions import any_of, classes
from fzzf_check.parse.norm.predicate import Predicate, first, has, says
from fzzf_check.patterns import lazy

DISGUISED = frozenset(
    {"停减权益", "停办业务", "取消待遇", "收回权益", "取消资格", "限制交易", "变相罚款", "限制从业", "降低资质"}
)


def fits(p: Predicate) -> bool:
    """Are the conditions met that the vocabulary names in ``needs``?"""
    return all(_met(p, need) for need in p.act.needs)


_SILENT = "不说"


def _met(p: Predicate, need: str) -> bool:
    """A named test, or 不说 and a class none of whose words may stand around (不说民生语)."""
    if need.startswith(_SILENT):
        return not has(_here(p), need.removeprefix(_SILENT))
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
        or says(p.up_to_act, "违反…规定", "(情形/违规行为/违法行为/问题)：", "(依照/依据/按照/根据)…(处罚/查处)(外/)，")
    ):
        return True
    return bool(p.lead is not None and has(p.lead.text, "违反") and p.paragraph.row is None)


_ENDS = lazy(
    "停止|终止|转让|变更|迁|注销|歇业|期满|届满|到期|合并|分立|破产|死亡|关闭|退出|灭失|调整|自愿|约定|合同|协议"
)


def blamed(p: Predicate) -> bool:
    """A breach, or what a trader did that is no step of a procedure: 午托点夜间留宿学生的，不再登记."""
    if breached(p):
        return True
    condition = p.condition() or p.topic()
    if p.act.name not in _OF_TRADERS or not _trader(condition) or _ENDS.search(condition):
        return False
    return ill_fated(p) and not has(_here(p), "受益词", "保障") and not says(_here(p), "(申请/入库/申领)")


_OF_TRADERS = frozenset({"停办业务", "停减权益", "收回权益", "吊扣证照"})


def listed_power(p: Predicate) -> bool:
    """Is it an item under 可以采取下列措施：, 行使下列职权：?"""
    return p.lead is not None and bool(says(p.lead.text, "(采取/行使)(下列/以下)…(措施/职权/手段/方式/权力)"))


def _led_in(p: Predicate) -> str:
    """What introduces the list: the paragraph above, or what stands before the colon in the same one."""
    if p.lead is not None:
        return p.lead.text
    return p.reading.text[p.sentence.start : p.start].rpartition("：")[0]


def listed_fee(p: Predicate) -> bool:
    """Is it an item under 应当向镇里缴纳卫生管理费：, where nobody is given anything and no rent is paid?"""
    lead = _led_in(p)
    asked = says(lead, "(缴纳/交纳/缴/交/收取/征收/计收/上缴)…(费/金/款/费用/经费/资金)(，/：/。/$)")
    return bool(asked) and not has(lead, "受益词", "保障") and not says(lead, "(租金/承包金/合同/协议/不得)")


def of_business(p: Predicate) -> bool:
    """Are enterprises spoken of, and no households or papers of residents?"""
    return has(_around(p), "企业语")


def in_tender(p: Predicate) -> bool:
    """Is it about tenders, purchasing, shortlists or ratings of enterprises?"""
    return has(_around(p), "招投标语")


def market_price(p: Predicate) -> bool:
    """Do traders set this price, and not an office for its own spending or by the catalogue of official prices?"""
    if has(p.sentence_text, "卖家"):  # who sells is said here: what the sentence before speaks of is another matter
        return not has(_here(p), "官价语")
    around = _around(p)
    return has(around, "卖家") and not has(around, "官价语")


def _here(p: Predicate) -> str:
    """The sentence and the paragraph that introduces the list: where what speaks against an act must stand."""
    return (p.lead.text if p.lead is not None else "") + p.sentence_text


def _around(p: Predicate) -> str:
    """The same with the sentence before: where what an act is about may be told."""
    return p.before[-60:] + _here(p)


def conditioned(p: Predicate) -> bool:
    """Does it hang on any condition at all (…的，), on an earlier clause that says who did what, or on a wrong?"""
    told = p.phrase is not p.segment.phrases[0] and p.of_agent()
    whom = says(p.up_to_act, "对{长名}的{长名}$")  # 对出租仓库的房东收缴租金
    return bool(p.condition() or told or p.lead is not None or whom) or breached(p)


def ill_fated(p: Predicate) -> bool:
    """Does it hang on a wrong, or on a condition that is no step of a procedure, no need and nothing good?"""
    condition = p.condition() or p.topic()
    if _SINCE.match(condition):
        condition = "".join(_CASE.findall(p.up_to_act))
    if p.act.label == "除名停岗" and says(condition, "(未/没有/无)(取得/申领/办理/领取/申请/登记/备案)(…/)的$"):
        return False  # 未申领的，不得营业: what the permit itself means
    given = "(给予/予以/发放/安排/享受)…(补助/奖励/补贴/奖补/资助)$"
    if listed_fee(p) or says(_led_in(p), given):  # 应当缴纳管理费：（一）开早餐摊的，每月五十元
        return False
    if breached(p):
        return True
    kind = has(condition, "紧急情况", "手续条件", "手续用语", "受益词", "保障") or says(condition, _HARMLESS, _BUSINESS)
    return bool(condition) and not kind


_CHECKED = lazy("经[^，。；的]{0,8}?(?:审核|复核|核实|审查|查实|核查|抽查|检测)")
_SINCE = lazy(r"^[自从][^，。；的]{2,14}起$")  # 自6月1日起 is when it holds, no condition
_CASE = lazy(r"起，([^。；]*(?:的|者(?=，|$)|未|没)[^。；]*)")
_TRADER = lazy("公司|合作社|经纪人|客运|[店商厂馆铺坊吧行社队班室点](?=$|[，的未不被经因])")


def _trader(condition: str) -> bool:
    return has(condition, "行业场所") or _TRADER.search(condition) is not None


def _without_checks(p: Predicate, condition: str) -> str:
    """未按时提交月报表的商户, 经复核卫生不合格的餐馆: a trader who fails a duty is no applicant whose papers are wanting."""
    if (
        not _trader(condition)
        or not breached(p)
        or has(_here(p), "受益词")
        or says(_here(p), "(申请/入库/申领/照常营业)")
    ):
        return condition
    return any_of("手续用语").sub("", _CHECKED.sub("", condition))


_HARMLESS = "(需要/确需/因/经/符合/属于/自愿/申请/取得/获得/达到/完成/具备/满足/依法/合法/按照/根据/依照/可能/存在)"
_BUSINESS = "^(凡/)(办理/申办/举办/开办/领取/换领/报名/参加/行政审批/审批环节/审批中/报审/送审/送检)…的"  # what one comes for, and no wrong


def after_measure(p: Predicate) -> bool:
    """Does an earlier part of the sentence tell of a coercive measure?"""
    return bool(says(p.reading.text[p.sentence.start : p.start], "(查封/扣押/冻结/强制/断电/停电/停水/拆除/扣留)"))


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
    "市场定价": market_price,
}


def binds(p: Predicate) -> bool:
    """Does it order something of somebody outside the administration? Notes in the trace why not."""
    if _own_terms(p) or _known_fee(p) or not _takes_back(p):
        return False
    test = _BINDS.get(p.act.kind)
    return test is None or test(p)


@cache
def seizing_staff() -> re.Pattern[str]:
    """护林员可以先行…, 检查人员有权…, 村干部应立即…: nobody is ordered to suffer what he is told to do himself."""
    staff = any_of("内部相对人").pattern
    return re.compile(f"(?<!对)(?:{staff})(?:可以?|有权|应当?|要|须|负责|[当就][场地]|立即|先行|直接|一律(?!不)|对|将)")


_MAY = ("可", "可以", "应", "应当", "要", "须", "有权", "直接", "当场", "立即", "先行")


def _ordered_to_act(head: str) -> bool:
    """村干部应立即……, 征迁工作队可……: a body or its staff is told to act, so somebody has to bear it."""
    return bool(seizing_staff().search(head)) or (head.endswith(_MAY) and has(head, "任何机关"))


def _emergency(p: Predicate) -> bool:
    """发生险情的，企业应当立即停止作业: nobody punishes, the enterprise itself stops what is dangerous."""
    own = p.act.name == "责令停产停业" and not says(p.text, "(责令/勒令/整顿)") and not p.of_agent()
    return (
        own
        and bool(says(p.head, "(应/应当/必须/须/要)(立即/及时/先/马上/)$"))
        and (
            has(p.up_to_act, "紧急情况")
            or bool(says(p.condition(), "^…发现"))
            or bool(says(p.rest_of_segment, "^(、/，/并)(立即/迅速/及时/)(撤出/撤离/疏散/转移)"))
        )
    )


def _goes_on(p: Predicate) -> bool:
    """Does it go on from what was said: a condition carried over, a sanction beside another, who bears the costs?"""
    if p.act.name == "代履行" and not p.up_to_act and says(p.before[-80:], "(逾期/拒不/仍不)…"):
        return True
    before = p.reading.text[p.sentence.start : p.segment.start]
    same = "的，" in before and before.endswith("；") and "的" not in p.up_to_act  # ……的，处罚款；吊销证书
    stacked = p.head.endswith(("或者", "、")) and p.tokens_before("ACT")  # 降低等级或者吊销证书
    if p.act.kind == "处罚" and (same or stacked):
        return True
    told = p.carried()
    return bool(told and ("：" in p.up_to_act or says(told, "(的，/者，)")))


def _danger(p: Predicate) -> bool:
    """遇台风预警的，渔船三日内不得出海: danger is nobody's wrong; the ban keeps people out of it."""
    condition = p.condition()
    barred = p.act.name in {"限制从业", "停办业务"} and not says(p.text, "{金额}")
    return barred and has(condition, "紧急情况") and not has(condition, "恶行")


def _sanctions(p: Predicate) -> bool:
    if _danger(p):
        p.note("条件是险情、预警：是避险，不是惩戒")
        return False
    given = p.paragraph.row is not None or says(p.text, "{金额}", "{时长}") or p.lead is not None or p.basis
    if given or "不问依据" in p.act.marks:  # 拆除放在凌晨进行: what no law allows needs no case
        return True
    if _emergency(p):
        p.note("遇到险情自己停下来，是安全义务，不是处罚")
        return False
    own = p.up_to_act
    if p.act.name == "代履行" and not own and says(p.before[-80:], "(逾期/拒不/仍不)…"):
        return True
    if _goes_on(p) or ({"违反条件", "不利条件"}.intersection(p.act.needs) and "的" in own):
        return True
    if says(own, "(的，/者，/的)") and (p.condition() or "对" in own or says(own, "者，")):
        return True
    if says(p.head, "(对/由/经/可以/有权/应当/一律/一并/将/凡/协调/通知)") or says(
        p.text,
        "(责令/勒令/处以/一律/可以/有权/应当/由/予以/采取/直接)",
        "^(将/把)",
        "{外部相对人}{须要}(将/把)",
        "^对…(实施/予以/进行)",
        "^见一",
        "^见…(即/就/必/则)",
    ):
        return True
    if (p.act.kind == "处罚" and (not p.head or "其" in p.text)) or (p.act.kind == "强制" and _ordered_to_act(p.head)):
        return True
    if (says(p.head, "^(予以/给予/就地/当场)") and "的" in own) or says(p.rest, "^适用于"):
        return True
    if p.act.kind == "强制" and not own and says(p.sentence_text, "直至…(缴/交/补/改/签/清)"):
        return True
    if has(own, "外部相对人", "违反") or says(own, "{行业场所}…，", "者除…外"):
        return True
    p.note("前面没有条件，也没有对谁、由谁，看不出要作出处理")
    return False


@cache
def _turning() -> re.Pattern[str]:
    return re.compile("|".join((*classes()["方可"], *classes()["禁"], *classes()["拒办"], "擅自", "后")))


def activity(p: Predicate) -> str:
    """What may only be done afterwards: the words behind 方可, 不得, 后."""
    return _turning().split(p.text + p.rest)[-1]


def _organ_asks(p: Predicate) -> bool:
    """Does an office (known, or told by the ending of its name) demand its consent, or hand out a paper?"""
    office = _ORGAN.search(p.text) or has(p.text, "行政机关", "乡镇街道", "无处罚权主体")
    if office and says(p.text, "{须}", "{前提语}", "(未/无)"):
        return True
    handed = p.act.name == "许可证件" and says(p.text, "(发给/发放/核发/领取/取得)")
    return bool(handed and _ORGAN.search(p.segment_text))


def _before_everybody(p: Predicate) -> bool:
    """A gate (不得, 方可) with no organ, staff, paper of theirs or benefit in sight stands before citizens, too."""
    barred = activity(p)
    if not barred or not (has(p.text, "禁") or says(p.text, "(方可/才可/方能/才能)")):
        return False
    named = has(_around(p), "内部相对人", "内部机关", "受益词", "保障") or has(p.up_to_act[-8:], "公文")
    return not named and not has(barred[:7], "机关事务")


def _lists_outsiders(p: Predicate) -> bool:
    """Does the lead-in, a list behind 下列活动 or another field of the form (对象：临街餐饮店) name citizens, businesses?"""
    listed = says(p.up_to_act, "(下列/以下)(活动/事项/行为/情形)") and has(p.sentence_text, "外部相对人")
    led = p.lead is not None and has(p.lead.text, "外部相对人")
    itemised = p.act.name != "前置条件" and has(p.items, "外部相对人")  # 还需提交下列材料：: papers, nobody
    return led or itemised or bool(listed or says(p.whole, _WHO_APPLIES))


def _licenses(p: Predicate) -> bool:
    staff = seizing_staff().search(p.text)
    # 由网格员先行核查并签署意见 is the gate itself
    if (
        staff and "由" not in p.text[: staff.start()].rpartition("，")[2]
    ):  # 发现未列入名单的车辆的，巡查人员应当……，不再……
        p.note("句中另有执法人员要做的事，前后不是一项许可")
        return False
    named = _organ_asks(p) or bool(says(p.text, "(不放行/不让进/不让过/不给过)"))
    asked = (p.lead.text if p.lead is not None else "") + p.up_to_act
    if not named and activity(p).startswith("生效"):
        p.note("经签字、盖章后生效的是文书本身")
        return False
    barrier = p.act.name == "前置条件" and (has(asked, "法定证照") or says(p.text, _ONE_MORE))
    if p.act.name == "特许经营" or named or barrier:
        return True
    if has(activity(p)[:12], "市场活动") or has(p.up_to_act + p.text, "外部相对人") or p.agent_without_power:
        return True
    if has(p.up_to_act[-40:], "经营动作") or _TRADE.search(p.segment_text):
        return True
    if not p.up_to_act and p.before and has(p.before[-60:], "外部相对人"):
        return True
    if _lists_outsiders(p):
        return True
    if says(p.rest_of_segment, "({禁}/{方可})(继续/){市场活动}"):  # 评审通过的发牌，未取得的不得上路
        return True
    renewed = p.act.name == "年检年审" and has(p.up_to_act[-4:], "证尾")  # 服务牌每两年校验一次
    if renewed or (p.act.name == "许可证件" and p.up_to_act.endswith("的单位")):  # 产生医疗废物的单位应当取得……证
        return True
    if p.up_to_act and says(p.text, "实行(许可/审批/核准/准入)(制度/制)"):
        return True
    if _before_everybody(p):
        return True
    p.note("看不出约束的是公民、企业的活动")
    return False


_ORGAN = lazy("[^，。；：、的]{1,6}(?:局|所|站|办|政府|街道|协会|大队|检测室|管理处)|管理机构")
_ONE_MORE = "(增设/新设/开设/再设/新增/再开/新开)的(，/)…(不予/不)(接收/受理/办理/备案/核发/登记)"
_WHO_APPLIES = "(对象/适用对象/申请人/相对人/主体/适用范围/办理对象/服务对象)：…{外部相对人}"  # a line or row of a form
_TRADE = lazy("(?:工|师|员|商|店|点|厂|场|户|者|队|车|船|机手|蜂农)(?:应|须|必须|需|不得|实行)")
_BINDS = {"处罚": _sanctions, "强制": _sanctions, "许可": _licenses}


_LISTED = lazy(
    "有?(?:下列|以下)(?:规定)?(?:的)?(?:情形|行为)(?:之一)?|权属有?错误|登记有?错误"
)  # says nothing of a wrong


_ILL_GOTTEN = lazy("虚假|伪造|骗|隐瞒|隐藏|法定程序|徇私|不符合|职权|权限|需要注销|死亡|终止")


def _takes_back(p: Predicate) -> bool:
    """收回、注销 a paper is a sanction only where somebody did wrong."""
    if p.act.name == "吊扣证照" and says(p.text, "^撤销") and says(p.sentence_text, "(虚假/欺骗/隐瞒)"):
        return False
    lapsed = says(p.text, "^(收回/注销/撤销/收缴/撤回)", "(失效/作废/交回)$")
    if p.act.name != "吊扣证照" or not lapsed or says(p.text, "(吊销/暂扣)"):
        return True
    # 复评合格后发还: taken away for a time
    if says(p.rest_of_segment, "(后/合格/届满)(再/方/方可/予以/)(发还/归还/返还/退还)"):
        return True
    condition = p.condition() or p.up_to_act
    if _LISTED.search(condition):  # what is listed behind tells whether it is a wrong
        condition = _LISTED.sub("", condition) + p.reading.text[p.end : p.sentence.end]
    if says(p.text, "^(注销/撤销)"):  # a paper that should never have been issued, or has lost its ground
        condition = "；".join(part for part in re.split("[；。]", condition) if not _ILL_GOTTEN.search(part))
    own = says(p.text, "^(收回/收缴/撤销)其") and not has(condition, "证照到头")  # 夜间销售的，收回其许可证
    return has(condition, "违反") or bool(own and ill_fated(p))


def _own_terms(p: Predicate) -> bool:
    """Is the condition one of procedure or of the benefit itself, and no wrong at all?"""
    condition = p.condition() or p.up_to_act
    if (
        p.act.name == "停办业务"
        and p.text.endswith("采信")
        and not says(p.segment_text, "(以后/今后/此后/其他/所有/一切/任何/一律/均/不再/其间/期间)", "{时长}")
    ):
        p.note("不采信的就是有毛病的那份材料本身：是审核的结果，不是惩罚")
        return True
    if p.act.name == "停办业务" and says(p.up_to_act, "对(其/该)…(成果/报告/图纸/方案/文件/设计)$"):
        p.note("不办的就是有毛病的那份成果本身：是审核的结果，不是惩罚")
        return True
    own = p.act.name == "停办业务" and says(p.up_to_act, "(其/该/本次)(…申请/报名)")
    own = own or (p.act.name == "取消资格" and says(p.text, "(申请/申报/报名)资格"))
    if own and says(condition, "(申请/申报/报名/虚假/隐瞒/欺骗/弄虚作假/不实/伪造)"):
        p.note("不办、取消的就是作了假的那件申请本身：是审核的结果，不是惩罚")
        return True
    title = says(p.up_to_act, "(取消/撤销)(其/)(示范/荣誉/先进/文明/命名){长名}，$")
    if title and p.act.name in {"停办业务", "取消待遇"} and says(p.text + p.rest, "(补助/补贴/奖补/奖励)"):
        p.note(f"“{title}”：随称号给的补助随称号停发，不是惩罚")
        return True
    term = says(p.text, "{时长}，(期内/期间/其间/此间/在此期间)")  # 静默期四个月，期内不得接单
    if p.act.name not in DISGUISED or term or says(p.text, "{金额}", "{收}{数}倍") or has(condition, "恶行"):
        return False
    switched = says(p.text, "^(关闭/锁定/停用/封停/断开/冻结/屏蔽)其")  # 广告未经审核的，关闭其网签系统
    asked = first(condition, "手续条件") or first(_without_checks(p, condition), "手续用语")
    word = "" if switched else asked or first(condition + p.text, "保障")
    if word:
        p.note(f"条件是“{word}”：手续、给付自身的规定，不是惩罚")
    return bool(word)


# 按上年纳税额的百分之三: only the measure
_BESIDES = lazy("除[^，。；]{1,24}?(?:以外|之外|外)|(?:纳税|缴税)总?额|价款(?=[^，。；]{0,8}捐)")
_ABOUT_IT = lazy(  # 维修资金监管服务费 is no 维修资金, 认缴款 no 缴款
    "(?:维修资金|保证金|公积金|社会保险费|医保费|水费|电费|学费|税款|税费)(?:监管|代管|管理|代收|代办|手续|核算|服务)[^，。；]{0,6}费|认缴款"
)


def _known_fee(p: Predicate) -> bool:
    if p.act.name not in {"收费", "变相罚款", "集资摊派"}:
        return False
    if p.act.name == "变相罚款" and says(p.segment_text, "(千分之/万分之/%)…滞纳金"):
        return False  # a rate of its own for every day of delay
    if says(p.text + p.rest_of_segment, "由{企业单位}(代收/收取/代为收取)"):
        return False  # no state fee is taken by an association or a firm
    asked = _BESIDES.sub("", p.segment_text)  # 除学费外，另交资源补偿费: the known fee is not the one asked for
    asked = _ABOUT_IT.sub("", asked)
    word = first(asked, "法定费") or ("" if says(p.text, "{金额}") else first(asked, "目录费"))
    if word:
        p.note(f"“{word}”：法律、法规或者国家收费目录已有规定")
    return bool(word)
