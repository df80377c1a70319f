"""Frame, the tests that find a contract: what the parties agreed on binds them, not the citizens at large.

See :mod:`.frame` for how the tests are asked.
"""

from __future__ import annotations

from fzzf_check.facts import Frame
from fzzf_check.parse.norm.predicate import Predicate, first, has, noted, says
from fzzf_check.parse.norm.reading import SELF
from fzzf_check.patterns import lazy

_NEVER_AGREED = frozenset(
    {"罚款", "没收", "行政拘留", "吊扣证照", "责令停产停业", "责令关闭", "降低资质"}
)  # 处合同价款百分之二的罚款 takes only its measure from the contract
_BETWEEN_PARTIES = frozenset({
    "变相罚款", "收费", "扣缴保证金", "保证金", "增设义务", "强制抵扣", "收回权益", "停减权益", "干预合同", "溯及适用",
})  # fmt: skip
_MUST_SIGN = "(须/应当/必须/一律/均须/都要){长名}(签订/签署/签)"
_SECURED = frozenset({"变相罚款", "收费", "扣缴保证金", "保证金"})
_BROKEN = lazy("(?:不|未|没有)(?:按照|依照|按|依)[^，。；]{0,12}(?:合同|协议|约定)")  # a wrong, no frame
_MEASURE = lazy("(?:约定)?(?:的)?(?:投资|总|价|金额|面积|用地|固定资产)")


_AS_AGREED = "(按/按照/照/依照/依)…(时/双方/书面/事先/当初/所签/签订/签下/签的)(的/)(约定/合同/协议/租约/单子/字据/凭条/借据)"  # 按报名时的约定补交
_AS_SIGNED = f"(按/按照/照/依照/依)…时(所签/所签的/签的/签订的/签下的){SELF}"


def contract(p: Predicate) -> Frame | None:
    """按协议约定, 违约责任: what parties agreed on."""
    if p.act.name in {"变相罚款", "收费"} and says(p.up_to_act, "(违反合同/合同一方/违反协议)"):
        p.note("违反的是合同：履行合同")
        return "合同"
    if p.act.name == "前置条件" and says(p.text, "作为(土地/用地/…用地)(出让/供应/招拍挂/挂牌/拍卖)的…"):
        p.note("是出让土地的条件，写进出让合同：合同约定")
        return "合同"
    party = _term_of_party(p)
    if party:
        p.note(f"“{party}”：说的是合同一方的义务")
        return "合同"
    taker = p.act.kind in {"处罚", "收费"} and says(p.up_to_act[-40:], "{交易方}…(可/可以/应当/有权/不予/应/酌/得)")
    if taker and not says(p.head + p.text, "向{机关全称}(缴纳/交纳/上缴)"):
        p.note(f"“{taker}”：是交易一方对另一方")
        return "合同"
    if p.act.name in {"保证金", "扣缴保证金", "强制抵扣"} and says(
        p.sentence_text,
        "保证(其/)…履行…合同",
        "签订…(租赁/承包)合同后",
        "(借用人/承租人/租用人/使用人)与{长名}签{长名}并(交/交纳/缴纳/缴)押金",
    ):
        p.note("保证金担保履行合同：合同约定")
        return "合同"
    if p.act.kind == "收费" and _agreed(p):
        p.note("收不收、收多少由双方商定")
        return "合同"
    if p.act.name == "收回权益" and says(p.segment_text, "(终止/解除)…合同"):
        p.note("因终止、解除合同而收回：履行合同")
        return "合同"
    asked = _asked_for(p)
    if asked:
        p.note(f"“{asked}”：照他自己的意思办，是委托或者商定")
        return "合同"
    measured = p.basis and _MEASURE.match(p.paragraph.text, p.basis[0].end)  # 按协议投资总额的1%: a measure, no term
    if p.basis and p.basis[0].rank == "合同" and "责任书" not in p.basis[0].short and not measured:
        p.note(f"依据是{p.basis[0].short}：履行合同约定")
        return "合同"
    if p.act.kind in {"处罚", "收费", "强制", "竞争", "溯及", "许可"} and p.act.name not in _NEVER_AGREED:
        told = _BROKEN.sub("", p.up_to_act)[-60:] + p.text
        word = first(told, "协议约定") or _as_agreed(p, told)
        undone = p.act.kind == "溯及" and (
            word == "投资协议" or says(p.text, "(提前终止/补收/补扣/不再兑现/不再支付)", "(自/从){本文件}")
        )  # a paper ends or rewrites it
        if word and not undone:
            p.note(f"“{word}”：履行合同约定")
            return "合同"
    return None


def _term_of_party(p: Predicate) -> str:
    """乙方不得转租; 乙方未按图施工的，应无偿返工: what one party owes the other; not where everybody has to sign."""
    if p.act.kind == "许可":
        return (
            says(p.text + p.rest, "(承包方/承租方/受让方/乙方/租赁方)(不得/应/须/方可)")
            or says(p.up_to_act, "(甲方/乙方/丙方)$")
            or says(p.segment_text, "(公司/企业/单位)(与/和/同){长名}约定，")
        )
    if p.act.name not in _BETWEEN_PARTIES or says(p.sentence_text, _MUST_SIGN):
        return ""
    return says(p.segment_text, "(甲方/乙方/丙方)")


def _as_agreed(p: Predicate, told: str) -> str:
    """按报名时的约定补交, 按申请时所签协议退还: what he himself has signed; 须报批准 is no term of a contract."""
    if p.act.kind == "许可" and p.act.name != "类案比对":
        return ""
    return says(told, _AS_AGREED) or (says(told, _AS_SIGNED) if p.act.kind == "溯及" else "")


def _asked_for(p: Predicate) -> str:
    """经车主申请，拖移其车辆: what is done to him is what he asked for."""
    settled = _settled(p) if p.act.kind == "强制" or p.act.name == "类案比对" else ""
    if settled or p.act.kind != "强制":
        return settled
    himself = _BY_HIMSELF.search(p.head)
    if himself and not says(p.text + p.rest_of_segment, "(逾期/强制/强行/代为/没收/罚)"):
        return himself[0]
    return says(
        p.up_to_act,
        "(经/受/应/根据)(车主/当事人/业主/本人/权利人/所有人/货主/户主/其)(的/)(委托/请求/申请/要求/书面同意)",
        "(可以/可/自愿)(书面/)委托",
        "(车主/当事人/业主/本人/权利人/所有人/货主/户主)(主动/自愿)…(申请/提出/要求/报名)",
        "(协商一致/自愿签订/签订协议的，自行/自行搬离后)",
        "签订…协议的{长名}自行(搬/腾/迁/拆/交)",
        "(被征收人/业主/当事人/户主/养殖户/经营者/承租人/住户)(自行/自愿)(搬离/腾空/搬出/迁出)",
    )


_BY_HIMSELF = lazy(  # 先自己|把制冷设备拆走, 愿意|把旧灶搬走的; not 不愿意, 未自行
    "(?<![不未没])(?<!没有)(?<!不肯)(?<!拒绝)(?:自己|自行|自家|自愿|主动|愿意|自个儿?)(?:先|动手|先行|雇人|雇车|请人|组织人手)?$"
)


def _settled(p: Predicate) -> str:
    """与社区谈妥搬迁的收购户，自行清走: who has come to terms clears away himself, as he agreed."""
    told = p.reading.text[p.segment.start : p.end]
    if says(told, "(逾期/强制/强行/强拆/拒/拖延/反悔/不肯/没收/罚/组织人员/代为)", "(未/没/没有/不)(谈/签/达成/同意)"):
        return ""
    return says(
        told,
        "(与/同/和/跟/已/已经){长名}(谈妥/谈好/谈拢/说妥/讲妥/商定/商妥/谈定/说好)…的…，……(自行/自己/自主)",
        "(经/已/已经)(协商一致/自愿协商/双方协商/双方同意){长名}，(自行/自己/自主)",
        "(已/已经/业已/凡)(与{长名}/)(签/签了/签订/签订了/签妥/签好)…(协议/合同/协议书)的…，(由…/)(自行/自己/自主)",
        "^(签/签了/签订/签订了/签妥/签好)…(协议/合同/协议书)的…(自行/自己/自主)",
        "(自愿/愿意)(签约/按协议/照协议/依协议/签订{长名}协议){长名}的…，……(自行/自己/自主/清运/搬)",
    )


_FORCED_IN = "(必须/须/应当/应/一律/统一/全部/凡/所有)…(加入/入会/参加)"


def _of_members(p: Predicate) -> str:
    """协会按照章程向会员收取会费: who has joined has agreed; not so where everybody has to join."""
    if (
        p.act.kind != "收费"
        or not p.basis
        or not p.basis[0].short.endswith("章程")
        or says(p.sentence_text, _FORCED_IN)
    ):
        return ""
    return says(
        p.segment_text,
        "(向/由/对)(入会的/)(单位/)(会员/社员/成员/股东/理事)",
        "(会员/社员/成员/股东/理事)(单位/企业/)…(缴/交)",
    )


_TERMS = frozenset({"类案比对", "扣缴保证金", "停办业务", "收回权益", "停减权益", "取消待遇", "取消资格"})
_LET = lazy(  # 摊位租约载明：, 展会组委会与参展商约定，: the parties have agreed
    "(?:租赁合同|承包合同|租约|租赁协议|承包协议|服务协议|供货合同|买卖合同)(?:应当|应)?[中里]?(?:写明|载明|约定)[^。]*$"
    "|^[^，。；]{1,16}[与和同][^，。；]{1,12}约定，"
)


_RUN_OUT = "(合同/协议)(到期/期满/届满)(后/时/的/，)……(不再续签/不续签/不再续约/不续约/不再签订)"


def terms_of_lease(p: Predicate) -> Frame | None:
    """摊位租约载明：承租人……的，期满不再续租: what the paper that both have signed says."""
    written = _LET.search(p.leading) if p.act.name in _TERMS else None
    ended = p.act.kind in {"处罚", "许可"} and says(p.segment_text, _RUN_OUT)
    return noted(p, ended or (written[0] if written else ""), "合同里写明的条款", "合同")


_GIVEN_BACK = (  # 按申领时签订的承诺书退回补贴: what was given under a paper that he himself signed
    f"(按/按照/依照/依)…时(所签/所签的/签订的/签的/签署的){SELF}(退/退回/退还/返还/交回){{长名}}(补贴/补助/奖补/奖励/扶持资金/资助)",
    f"(按/按照/依照/依)…时(所签/所签的/签订的/签的/签署的){SELF}(退/退回/退还/返还/交回)(补贴/补助/奖补/奖励/扶持资金/资助)",
)


def breach_of_contract(p: Predicate) -> Frame | None:
    """成活率低于合同约定的，应当无偿补植: what a party owes that did not perform."""
    broken = p.act.kind == "权利义务" and says(p.up_to_act, "(低于/违反/不符合/未达到/达不到)(合同/协议)(约定/规定)")
    if p.act.kind == "权利义务":
        broken = broken or says(
            p.segment_text,
            f"与…(订有/签有/签订/订立)……(照/按/按照/依照/依)({SELF}/协议/合同)(的/)(条款/约定/规定/)(退/返/赔/支付/补)",
        )
    if p.act.kind == "权利义务":
        broken = broken or says(p.segment_text, *_GIVEN_BACK)
    return noted(p, broken or _of_members(p) or _between_parties(p), "履行合同、章程的约定", "合同")


_OF_BUILDERS = "(总包/总承包/分包/发包/承包人/承包方/采购人/甲方/乙方/供货方/供应商)"
_FROM_PRICE = "(工程款/进度款/货款/服务费/合同款/合同价款/养护费/结算款/尾款)"
_LENT = "^(借用/租用/租借/租赁/承租/借/租){长名}(损坏/打碎/打破/碰坏/砸坏/压坏/摔坏/弄脏/撕破/毁损/损毁/丢失/遗失/弄坏/弄丢/缺损/缺失/短少){长名}的，(应当/应/须/要/一律/)(照价/据实/按价/折价/按原价/按实/)(赔偿/赔付/赔)，"


def _between_parties(p: Predicate) -> str:
    """农户与合作社签订合同，逾期付款的支付违约金; 违反承包合同的，解除合同并扣除履约保证金: one party takes it from the other."""
    if p.act.name == "强制抵扣" and not has(p.segment_text, "行政机关", "乡镇街道"):  # 总包从分包的进度款中抵扣
        return says(p.sentence_text, _OF_BUILDERS) and says(p.text, _FROM_PRICE)
    if p.act.name not in _SECURED:
        return ""
    told = says(p.sentence_text, "{外部相对人}…(与/和/同){外部相对人}…签订…合同，")
    owed = told and says(p.text, "(违约金/利息/滞纳金/租金)") and not has(told, "行政机关", "乡镇街道")
    if owed:
        return told
    undone = says(p.condition(), f"(未/未按/未按照/不按/违反/未履行/不履行)…{SELF}")
    if p.act.name == "扣缴保证金" and not has(p.segment_text, "行政机关", "乡镇街道"):
        lent = says(p.segment_text, _LENT)
        if lent:  # 借用操场损坏器材的，照价赔偿，从押金中扣除
            return lent
    paper = next((c for c in p.reading.citations(p.segment.start, p.end) if c.rank == "合同"), None)
    lawful_paper = paper is not None and not paper.short.endswith(("责任书", "承诺书", "公约"))
    if undone and lawful_paper and says(p.text, "(违约金/退还)") and not says(p.text, "{金额}", "倍"):
        return undone
    named = any(c.rank == "合同" for c in p.reading.citations(p.segment.start, p.end)) or "合同" in p.segment_text
    return says(p.segment_text, f"违反…({SELF}/合同)……(解除/终止)…({SELF}/合同)") if named else ""


def _agreed(p: Predicate) -> bool:
    """由双方协商, 按合同执行 behind the sum."""
    if says(p.rest_of_segment, "由(双方/当事人/各方/供需双方)(自行/平等/)(协商/商定/约定/议定)"):
        return True
    under = says(p.rest_of_segment, f"^(，/)(按/按照/依照/依){SELF}(约定/)(执行/办理/结算/收取/支付)")
    return bool(under) and any(c.rank == "合同" for c in p.reading.citations(p.end, p.segment.end))
