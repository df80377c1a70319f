"""Force, the tests that find a denial: the measure is repealed (废止) or forbidden (禁止), not set.

See :mod:`.force` for how the tests are asked.
"""

from __future__ import annotations

from collections.abc import Callable

from fzzf_check.facts import Force
from fzzf_check.parse.norm.constructions import any_of
from fzzf_check.parse.norm.predicate import Predicate, first, has, noted, says
from fzzf_check.parse.norm.reading import CITE

_POWERS = frozenset({"处罚", "强制", "收费", "证明", "停产停业", "许可", "竞争", "权限", "纪要依据"})
# Penalties that take something away: 取消, 收回, 停止 in them is the sanction and repeals no measure.
_TAKES_AWAY = frozenset({"取消资格", "取消待遇", "停办业务", "吊扣证照", "收回权益", "限制从业", "限制交易"})
# Acts that are themselves said with a negation (不得从业, 不予办理, 不供电): it forbids the citizen, not the organ.
_SAYS_NOT = frozenset(
    {"限制从业", "停办业务", "限制交易", "停水停电", "责令停产停业", "警告通报", "取消待遇", "失信惩戒"}
)
_BY_HAND = frozenset({"破除", "清除", "清理"})  # 组织力量破除隔断、掐断燃气: hands are laid on, no measure is repealed
_INSTEAD = frozenset(
    {"改为", "调整为"}
)  # 办法取消后，改为凭经营牌摆摊，未领牌的不得摆摊: a gate put in the place of another
_DRIVE = ("月", "周", "期", "日", "季", "行动")
_REFUSES = frozenset({"不予", "一律不予", "拒绝", "不再", "一概不予"})


def repealed(p: Predicate) -> Force | None:
    """取消 + measure, 停征, 免收, 不再办理: taking back is not setting; taking back a right is."""
    if p.act.kind == "权限":  # 整治指挥部 is a name
        return None
    if p.act.name in _TAKES_AWAY:
        return None
    near = p.head[-12:]
    verb = _last_repeal(near)
    if (p.act.kind == "处罚" and p.text.startswith("并")) or (
        p.act.kind == "停产停业" and p.text.startswith(_DRIVE)
    ):  # 责令退还并处三倍罚款; 集中整治月内，全区茶馆一律关停
        verb = ""
    if p.act.kind == "强制" and verb in _BY_HAND:
        verb = ""
    if p.act.kind == "纪要依据" and verb[:1] in "减免退返":  # 出让金减免事项按会议纪要执行: the money is let off
        verb = ""
    if not verb and p.act.kind in {"收费", "许可", "证明"}:  # 停止收取押金: the act begins within the verb
        verb = first((near[-2:] if p.act.kind in {"收费", "许可"} else "") + p.text[:3], "废止动词")
    measure = says(p.segment_text, "(取消/废除/废止/清理/破除/纠正)…(的/等)(做法/要求/规定/限制/条件/条款)")
    measure = measure or says(p.sentence_text, "(清理/整治/整改/纠正)的(重点/对象/范围/内容)(是/为/包括)")
    measure = measure or says(p.reading.text[p.phrase.start : p.segment.end], _DONE_AWAY)
    measure = measure or says(
        p.rest_of_segment,
        "^(、{长名}/等/等内容/等做法/)的(做法/规定/要求/条款/内容)，…(改正/纠正/清理/停止/取消/撤销/删除/修改)",
        "^(…、/)…的(条款/规定/内容/约定)，由{长名}(责令/指导/督促)…(改正/修改/纠正/删除/废止)",
    )
    measure = measure or says(
        p.rest_of_segment,
        "^…的(内容/规定/表述/要求/条款/字样)(予以/一律/均/一并/全部/应予/同时/同步/)(删除/删去/废止/不再执行/停止执行/不再适用/失效)",
    )
    if not measure and any(left <= p.start < right for left, right in p.reading.quotes):  # “先盖章再开业”的做法一律停用
        measure = says(
            p.rest_of_segment, "(的/等)(做法/要求/规定/条件/条款/环节/手续)……(停用/停止/作废/取消/废止/撤掉/叫停)"
        )
    if p.act.kind == "许可" and verb in _INSTEAD and has(p.text, "禁", "方可"):
        verb = ""
    if p.act.kind == "收费" and not verb:
        verb = says(p.head, "^(立即/即日起/全面/一律/)(停止/暂停)(以/通过/任何/一切/各类/变相)…$")
    if measure or (verb and not (p.act.kind == "权利义务" and verb == "取消")):
        p.note(f"“{verb or measure}”说明是取消、退还、减免或者清理这项措施")
        return "废止"
    agreed = p.act.name == "干预合同" and says(
        p.text, "约定…(不再/停止)执行"
    )  # terms of the parties, no measure of ours
    done = says(
        p.sentence_text,
        "(予以废止/同时废止/不再执行)",
        "停止执行(，/。/；/、/该/本/$)",
        "(停止/叫停/取消/终止)，已(收/收取/收缴)的…(退还/清退/退回/返还)",
        "停止(办理/核发/发放)…(证/卡/牌)，已(办理/核发/发放/领取)的…(作废/失效/收回/注销)",
    )
    if done and not agreed and not says(p.sentence_text, "(处/罚款)…{金额}"):
        p.note("句子说的是废止、停止执行")
        return "废止"
    return None


_DONE_AWAY = (  # 生育证明、祖孙同户证明等一律取消: a paper or a charge is done away with, nobody's wedding
    "(证明/材料/介绍信/保证书/承诺书/证件/盖章/收取的{长名}费/押金/保证金/收费/审批/环节/规定/要求/限制/做法/门槛/条件)(等/等材料/等事项/)"
    "(，/)(一律/一概/全部/均/都/予以/即行/同时/即日起/)(取消/废止/免除/停收/停止收取/不再收取/不再要求)"
)


def _closes(p: Predicate) -> bool:
    """一律不得营业, 考试周内不准营业: a ban that closes down."""
    if says(p.text, "(一律/全部/均/都/统一)(不得/禁止/不准/不许)…$"):
        return True
    before, ban, _ = p.text.partition("不得")
    if ban and says(before, "{无一例外}…{关停词}…，"):  # 全部封存停用，企业不得开工
        return True
    shut = says(p.text, "(不得/禁止/不准/不许)(营业/开门/开张/经营/施工/出摊/开工/生产)$")
    return bool(shut and has(p.sentence_text, "活动期间"))


def _last_repeal(near: str) -> str:
    """The repeal verb that governs what follows: not 拒不清理的农户, not 清理…的，."""
    for match in any_of("废止动词").finditer(near):
        behind, before = near[match.end() :], near[: match.start()]
        office = behind.startswith(("组", "办", "队", "专班", "指挥部", "领导小组", "验收", "合格", "后", "期间"))
        office = office and not behind.startswith(("办理", "办证"))
        over = behind.endswith(("后", "并"))  # 退还所收费用后没收…
        if (
            not office
            and not over
            and not before.endswith(("不", "未", "拒"))
            and not says(behind, "(的/者/户/对/时予以/时由/时直接/时一并)")
        ):
            return match[0]
    return ""


def forbidden(p: Predicate) -> Force | None:
    """不得设定罚款, 严禁强行平坟: power is forbidden, nothing is set. 未经…不得… is a norm of its own."""
    if p.act.kind == "权利义务" or p.act.name == "类案比对":
        why = _ban_on_meddling(p)
        if why:
            p.note(why)
        if why or p.act.kind == "权利义务":
            return "禁止" if why else None
    if p.act.kind not in _POWERS:
        return None
    why = _listed_ban(p) or _ban_on_office(p) or _ban_with_a_reason(p) or _ban_in_the_act(p) or _ban_before(p)
    if not why:
        return None
    p.note(why)
    return "禁止"


_CARRIED = "前一分句的“不得”管到这里"


def _listed_ban(p: Predicate) -> str:
    banned = p.lead is not None and says(p.lead.text, "(不得/禁止/严禁)……(下列/以下)")
    return "列举引语说“不得有下列行为”：是禁止，不是设定" if banned else ""


def _ban_on_office(p: Predicate) -> str:
    """任何部门均不得…: the organ is forbidden to ask, not the citizen to act."""
    office = p.act.kind == "许可" and says(
        p.text,
        "(任何/各/各级/有关/所有)(行政/政府/)(部门/机关)(、…/)(均/一律/都/)不得$",
        "{行政机关}(均/一律/都/)不得$",
    )
    # 未备案的督促其补办，不得责令关停: only whoever holds power can order or demand
    measure = p.act.kind == "许可" and says(p.text, "(不得/不准/严禁)$") and says(p.rest, _OF_OFFICES)
    office = office or (f"不得{measure}" if measure else "")
    return f"“{office}”：禁止的是行政机关，不是设定" if office else ""


_OF_OFFICES = "^(以…为由/因…/)(责令/限制/要求/索要/处罚/强制/强迫/查封/扣留/阻止/阻挠/干预/干涉/设定/变相)"


_MEDDLES = (
    "(不得/不准/不许/严禁)(因{长名}/)(要求/干涉/干预/对/强制/强行/强迫/作出/设置/设定/规定/收取/限制/阻止/以/因/借/将/把/搭车/变相/统一/代替/拒绝"
    "/拿/用/凭/逼/迫/胁/威胁/要挟/插手/过问/介入/索取/索要/指定/捆绑/搭售/摊派/推诿/重复/搭车收费/搭车销售)"
)


def _ban_on_meddling(p: Predicate) -> str:
    """村委会不得对办席桌数作出规定, 任何单位不得要求统一关店: whoever holds power is kept out of private life.
    不得因村民提起诉讼而停发其补助: nobody may be made to suffer for it.
    """
    reprisal = says(
        p.segment_text,
        "(不得/不准/严禁/禁止)(因/由于){长名}而(取消/停发/停止/暂停/拒绝/限制/降低/剥夺/不予/扣减/影响)",
        "(不得/不准/严禁/禁止)(因/由于){长名}(区别对待/歧视/刁难/打击报复)",
        "(不得/不准/严禁/禁止)(因/由于){长名}(取消/停发/收回/注销/剥夺/克扣/减少/辞退/解除/降低)(其/她/他/该/妇女/女职工/劳动/工资/承包)",
        "(不得/不准/严禁/禁止)(因/由于/以){长名}，(而/就/便/即/)(影响其/影响该/影响子女/影响家人/取消/停发/停止/拒绝/剥夺/扣减/牵连/株连/歧视)",
        "(不得/不准/严禁/禁止)(把/将/以){长名}(作为/列为/当作/设为){长名}(条件/前提/依据/理由/门槛)",
        "(不得/不准/严禁/禁止/不应/不能)(因此/因之/以此/由此/据此/)(影响/牵连/连累/波及/株连/迁怒)(到/及/)(其/该/他/她/本人/家人/家属/子女/亲属/配偶/父母/业主/群众/当事人/住户/村民/居民/企业)",
    )
    if reprisal and p.reading.text.find(reprisal, p.segment.start) < p.end:
        return f"“{reprisal}”：是禁止，不是设定"
    told = p.reading.text[p.segment.start : p.end + 8]
    last = max(told.rfind(ban) for ban in ("不得", "不准", "不许", "严禁"))
    banned = told[told.rfind("，", 0, max(last, 0)) + 1 :]
    held = says(
        banned,
        "^(不得/不准/不许/严禁)(因{长名}/以{长名}/借{长名}/)(要求/强制/强行/强迫)",
        "^(不得/不准/不许/严禁)(收取/加收/变相收取/另收){长名}费",
        f"^(任何/各/各级/有关/所有/)…{{有权一方}}(及其工作人员/)(均/一律/都/也/){_MEDDLES}",
        f"^{{有权一方}}(办理/受理/审批/审核/审查/登记/组织/开展/实施/检查)…(时/中/期间/)(均/一律/都/也/概/一概/统统/){_MEDDLES}",
    )
    return f"“{held}”：禁止的是有权的一方，不是设定" if held else ""


def _ban_with_a_reason(p: Predicate) -> str:
    """不得因个别商铺违法，就责令整条街停业: the reason stands between the ban and what is banned."""
    reason = says(
        p.reading.text[p.segment.start : p.phrase.start],
        "(不得/严禁/禁止/不准)(因/以/借/由于/仅因/仅以)…，$",
    )
    act = "^(就/便/即/而/从而/进而/)(要求/责令/采取/强制/对/限制/实施/组织)…"
    return _CARRIED if reason and says(p.reading.text[p.phrase.start : p.end], act) else ""


def _ban_in_the_act(p: Predicate) -> str:
    """The words of the act hold the ban: 不得采取“一刀切”停产."""
    if (
        p.act.kind in {"停产停业", "收费", "证明", "权限"}
        and says(p.text, "(不得/严禁/禁止/不准)")
        and not says(p.text, "(不得低于/不得少于)")
        and not (p.act.kind == "停产停业" and _closes(p))
        and p.act.name != "越权规定"  # 法院不得受理 forbids the court what the law gives it
    ):
        return "“不得”管着整个行为：是禁止，不是设定"
    ended = p.act.kind == "收费" and says(
        p.text,
        "(不再/停止/无需/不用/无须/不必/不需)(要求/向{长名}/)(收取/收缴/缴纳/交纳/征收/缴存/交存/存入/预缴/预存/预交/缴/交/收/存/计提/提取/代扣/上缴)",
    )
    if ended:  # 安全押金不再收取
        return f"“{ended}”：是停止，不是设定"
    spared = p.act.kind == "处罚" and says(p.text, _NOT_TAKEN)
    if spared:  # 原承包地|不得收回: what is not to be taken stands before the ban
        return f"“{spared}”：是禁止，不是设定"
    if p.act.kind == "竞争" and says(
        p.text,
        "不得(要求/限定/强制/排斥/歧视/设置/规定)",
        "(办法/文件/方案/标准/细则/条款/公告/条件)(里/中/内/上/)(均/一律/都/)(不得/不准/不许/不应/不能/严禁/禁止)(有/设/设置/出现/含有/写入/写进/载明/规定/限定/要求)",
    ):
        return "“不得”管着要求、限定的做法：是禁止，不是设定"
    if p.act.name in {"行业协会", "强制挂靠", "干预价格"} and says(
        p.text, "(不得/严禁/禁止/不准)(强制/强迫/变相/要求/组织/统一/以/通过)"
    ):
        return "“不得”管着强迫、统一的做法：是禁止，不是设定"
    return ""


_NOT_TAKEN = (
    "(不得/不准/严禁/禁止/不应)(随意/擅自/无故/再/借故/)(收回/收归/注销/吊销/撤销/没收/收缴/扣缴/取消/降低/剥夺)$"
)
_SPARED = "^(行政处罚/处罚/罚款/没收/警告/通报批评/吊销/责令/拘留/查封/扣押/冻结)…(、/或者/或/和/以及/及/并)$"


def _ban_before(p: Predicate) -> str:
    """A negation before the act, in its own phrase or carried over from the one before; 不予罚款、没收 spares both."""
    negations = p.tokens_before("NOT")
    if p.act.name in _SAYS_NOT:  # 一概不得过户: the act itself begins within the negation
        negations = [t for t in negations if t.end_pos <= p.start]
    inner = [t for t in p.phrase.of("NOT") if p.start <= t.start_pos < p.start + 2]
    if p.act.kind in {"许可", "竞争"} or p.act.name in _SAYS_NOT:
        inner = []
    negation = next(iter(reversed(negations + inner)), None)
    if negation is None:
        return _CARRIED if _carried_over(p) else ""
    between = p.reading.text[negation.end_pos : max(p.start, negation.end_pos)]
    if negation.word in _REFUSES and p.act.kind in {"处罚", "强制"} and says(between, _SPARED):
        return f"“{negation.word}”管着所列的各种处罚、措施：是免除，不是设定"
    if (negation.word in _REFUSES and p.act.kind != "收费") or "，" in between or has(between, "方可"):
        return ""
    return f"“{negation.word}”管着“{p.text}”：是禁止，不是设定"


def _carried_over(p: Predicate) -> bool:
    """不得设置门槛，也不得……，以……: does the ban of the phrase before reach this one?"""
    earlier = [phrase for phrase in p.segment.phrases if phrase.end <= p.phrase.start + 1]
    if not earlier or not earlier[-1].of("NOT") or p.phrase.of("AGENT"):
        return False
    goes_on = p.reading.text[p.phrase.start : p.phrase.start + 1] in "以不也或采"
    return goes_on or bool(
        says(
            p.reading.text[earlier[-1].start : earlier[-1].end],
            "(不得/严禁/禁止)(以/通过/利用/借)…(形式/方式/名义/手段/名/等/为由/借口/之机)",
        )
    )


_UNASKED = "(不问/不看/不管/不论/无论/不计/不考虑/不考察/不审查/不区分/不分/不关注/不过问/不计较/不核查/不限定/不限制/不要求)…$"
_UNASKED_BEHIND = (
    "^…(，/)(一概/一律/均/都/也/概/全/)"
    "(不问/不看/不管/不考虑/不考察/不审查/不作要求/不作限制/不做要求/不计较/不过问/不在考虑之列/不纳入考虑/不影响)"
)


_WHETHER = "(是否/是不是/在不在/有没有/多少/何处/哪里/给谁/归谁)"


def _not_asked(p: Predicate) -> str:
    """What nobody asks for: 也不问总部是否落户本县; 总部是否设在本地一概不问; 不以税收解缴本地为前提."""
    if p.act.kind == "竞争" and p.act.name == "类案比对":
        return says(p.text, f"{_WHETHER}{_UNASKED_BEHIND[1:]}$")
    if p.act.kind != "竞争" or "，" in p.text:
        return ""
    whether = says(p.head[-4:] + p.text, _WHETHER)
    unasked = says(p.head, _UNASKED) or (whether and says(p.rest_of_segment, _UNASKED_BEHIND))
    return unasked or (
        says(p.head, "(不以/不得以/不把/不将)…$") and says(p.rest, "^…(为/作为)(前提/条件/依据/门槛/标准)")
    )


_ANY: frozenset[str] = frozenset()
_HARMLESS: tuple[tuple[frozenset[str], Callable[[Predicate], str], tuple[str, ...]], ...] = (
    (frozenset({"竞争"}), lambda p: p.rest_of_segment, ("^…的，由…责令…(退还/改正/纠正)",)),
    (frozenset({"竞争"}), lambda p: p.text + p.rest, ("(均/都/也/一律)不作为…(理由/条件/前提)",)),
    # 只能由原厂商提供的，可以依《政府采购法》第三十一条采用单一来源方式
    (frozenset({"竞争"}), lambda p: p.rest_of_segment, ("^…的，…(可/可以/方可/才可/才能/应/应当)……(单一来源/不进行招标/不招标/邀请招标/竞争性谈判/竞争性磋商/专家论证/报财政部门)",)),
    # 是不是外来企业均不作考虑
    (frozenset({"竞争"}), lambda p: p.head[-6:] + p.text, ("(是不是/是否/是否为/是否属于/属不属于)…(不考虑/不予考虑/不作考虑/不做考虑/不在考虑/不作要求/不作限制)",)),
    # 由客运公司依《校车安全管理条例》第十五条申请许可: who applies is no choice of a trader
    (frozenset({"限定经营者"}), lambda p: p.text + p.rest_of_segment, (f"由{{长名}}(公司/企业/单位/业主/机构)(依/依照/依据/按照/按/根据)…{CITE}…(申请/申领/申办/报批)",)),
    # 摊主应当经评审小组打分，再同运营公司签租赁合同
    (frozenset({"许可"}), lambda p: p.text + p.rest_of_segment, ("(遴选/答辩/打分/路演/评审/抽签/评选)…，(再/后/并/然后/方/)(与/同/和){长名}(公司/单位/方/中心/业主)(订立/签订/签署/签)…(租赁/租用/入驻/使用)(合同/协议)",)),
    # 乡镇、街道不得自行与投资方签框架协议；确有必要的，应当先报管委会同意
    (frozenset({"许可"}), lambda p: p.sentence_text, ("^{乡镇街道}(、{长名}/)(不得/不能/不可/不准/严禁)(自行/擅自/单独/各自/随意/先行/直接){长名}；确(有必要/需/需要){长名}的，",)),
    # 摘下星级牌，经营照常进行
    (frozenset({"许可", "处罚"}), lambda p: p.rest_of_segment, ("^…，(经营/营业/生产/生意/开门/店面)照常(进行/开展/)(，/；/。/$)", "^…，照常(经营/营业/开门/接客)(，/；/。/$)")),
    (_ANY, lambda p: p.rest, ("不作为…(前提/条件/依据)", "不影响…(经营/开展)", "无关", "不受…限制")),
    # 不罚款、不锁车
    (frozenset({"类案比对"}), lambda p: p.text, ("，(一律/均/都/也/)不(罚款/罚/处罚/扣车/锁车/扣留/收费/收钱/没收/追究)(、/，)(也/)不",)),
    # 退出名录，不再享受优先，不影响其正常经营
    (_TAKES_AWAY | {"降低资质", "类案比对"}, lambda p: p.rest_of_segment, ("^……(不影响/不限制)(其/企业/个人/)(正常/依法/继续/)(生产/经营/从业/执业/营业)", "^……(正常/依法/)(生产/经营/生产经营/从业/执业/营业)不受(影响/限制)")),
    # 不得以未送图纸为由限制开业
    (frozenset({"许可", "权利义务", "竞争"}), lambda p: p.text + p.rest_of_segment, ("不得以{长名}为由(，/)(限制/拒绝/侵害/剥夺/减少/歧视/阻碍/刁难/停止/推诿)",)),
    # 年度考核不合格的，聘期届满不再续聘
    (frozenset({"许可"}), lambda p: p.text + p.rest, ("不(再/予/)(续聘/聘用/留用/续签劳动合同/续签聘用合同)",)),
    # 目录以外的，办事单位不能把它当作受理条件
    (frozenset({"许可"}), lambda p: p.text + p.rest_of_segment, ("(不得/不能/不准/不可/不应/不要/严禁/禁止)(把/将){长名}(作为/当作/当成/列为/设为/视为)…(条件/前提/依据/理由/门槛/要件)",)),
    # 各区县一律不得以登记、年检等名义设置门槛
    (_SAYS_NOT | {"停减权益"}, lambda p: p.text + p.rest_of_segment, ("(不得/不准/不许/严禁/禁止)(再/)(以/借/打着){长名}(名义/为由/为名/形式/名目/借口/等手段)(，/)(变相/设/设置/增设/设立/实施/限制/收取/要求/拒绝/阻碍/阻拦/另/搞)",)),
    # 名录以外的企业同样可以承接
    (frozenset({"名录准入"}), lambda p: p.text + p.rest_of_segment, ("(外/以外/之外)(的/)…(同样/一样/照样/照常/也)(可/可以/能/能够/受理/收件/予以受理/办理/采信)",)),
    # 应当招标，不得指定原经营单位续签
    (frozenset({"权利义务"}), lambda p: p.text, ("不得(指定/内定){长名}",)),
    # 以本纪要作为实施依据: for those who carry it out
    (frozenset({"纪要依据"}), lambda p: p.text + p.rest, ("(实施/落实/推进/工作)(的/)依据$",)),
    # 清退范围为2018年以来收取的押金
    (frozenset({"收费"}), lambda p: p.sentence_text, ("^(清退/退还/清理)(范围/对象/项目)(为/包括/是/：)",)),
    # 施行前已取得备案的，继续有效
    (frozenset({"许可"}), lambda p: p.sentence_text, ("(施行前/实施前/印发前)已(经/依法/)(取得/办理/领取/登记/备案)……继续(有效/经营/生产)",)),
    (frozenset({"竞争", "权利义务"}), lambda p: p.text, ("由{长名}(自主/自行)(决定/选择)是否",)),
    # 改造工程不向居民分摊费用
    (frozenset({"收费"}), lambda p: p.head, ("(不/未/没有/不得/不再)向{长名}$",)),
    # 结算价格不得高于市场均价: what a purchaser pays
    (frozenset({"干预价格"}), lambda p: p.up_to_act + p.text, ("(结算/采购/中标/合同/供货)(单价/价格/价款/价)",)),
    # 坟墓迁入公墓的，每座补助三千元
    (frozenset({"财税奖补"}), lambda p: p.up_to_act + p.text, ("{迁户语}",)),
    # 在本市没有业绩的，同样参加评审，不影响得分
    (frozenset({"竞争"}), lambda p: p.rest_of_segment, ("^…，…(一视同仁/同等对待/平等对待)", "不影响(其/)(得分/评分/评审/中标/投标/参加/参与/入选/入围)")),
    # 备案材料与本地企业一致
    (frozenset({"竞争"}), lambda p: p.sentence_text, ("与{本地}(企业/经营者/商户/同行/产品)(一致/相同/一样/同等/同样)",)),
    # 公益性公墓面向本辖区居民，不得对外销售
    (frozenset({"竞争"}), lambda p: p.sentence_text, ("(公益性/保障性/福利性/非营利性)……(不得/不/禁止)(对外/向外)",)),
    (frozenset({"竞争"}), lambda p: p.text, ("不(予/再/)(收回/追回/追缴/扣回/退还)$",)),
    # 补助与纳税额不挂钩
    (frozenset({"竞争"}), lambda p: p.text, ("与{长名}(不/不再/不得/脱)(挂钩/相挂钩/联系/关联/钩)",)),
    # 家人的入学、就业一概不受牵连
    (_TAKES_AWAY | {"不当联结", "株连"}, lambda p: p.text[-1:] + p.rest, ("^不(因此/因之/会/)(受/遭/被)(到/)…(牵连/影响/限制/株连/波及/连累)",)),
    # 施行前取得的许可，照原许可内容开采，到期后按本规定重新申请
    (frozenset({"溯及"}), lambda p: p.sentence_text, ("(照/按/依/继续)(原/旧)…，……(届满/期满/到期)(后/之后/以后)(，/)…(换发/换领/换证/重新/办理/申请/延续)",)),
    # 发生事故后，使用单位应当停止生产: a duty of safety of the firm itself
    (frozenset({"责令停产停业"}), lambda p: p.segment_text, ("(发生/出现)…(事故/故障/险情/泄漏/火灾/爆炸/中毒/异常)…(后/时/的)，…(应当/应/须/必须)(立即/先/)停",)),
    # 津贴新标准追溯至1月计发，少发的部分一次补齐: nobody pays
    (frozenset({"溯及"}), lambda p: p.sentence_text, ("(补贴/津贴/补助/工资/报酬/待遇/养老金/抚恤金/救助金/优待金/奖励金/低保/提标/调标)……(追溯/溯及/起算/计发/起执行/月执行/起执行)……(补发/补足/补齐/补付/计发/发给/一次性发放/发放到位)", "(少发/欠发/漏发/未发/短发/应发未发)…(补齐/补足/补发/补付/付清/发放到位)", "(少发/欠发/漏发/未发/短发)(的/)(部分/金额/差额/资金/)(随/在/于/由/按/从){长名}(补齐/补足/补发/发放/发给/付清/兑现)")),
    # 免收保证金，历年留存部分逐户退回
    (frozenset({"溯及"}), lambda p: p.sentence_text, ("(免收/停收/取消/停止收取/不再收取/不再缴存/停缴){长名}(保证金/押金/风险金/备用金/基金/费/款)……(退回/退还/返还/清退/退给)", "(取消/停止/停用/撤销){长名}(押金/保证金)(监管/制度/缴存/管理)，……(退回/退还/返还/清退/退给)")),
    # 施行以前已经处理完毕的，不适用本办法
    (frozenset({"溯及"}), lambda p: p.text + p.rest, ("(不/不再/不得/不予)(适用/按/按照/依照/依/受)({本文件}/{新标准}/新)",)),
    # 不再收取押金，此前缴纳的由住建局原路返还
    (frozenset({"溯及"}), lambda p: p.sentence_text, ("(收取/预收/已收/代收/征收)的{长名}，……由(原/)(收取/收费/征收/经收/代收)(的/)(单位/部门/机关/学校/机构)(如数/全额/逐户/按原路/)(退还/退回/返还/清退/退)", "(预收/已收/多收)的，(按剩余…/按比例/按月/如数/全额/一次性/逐户/原路)(退还/退回/返还/清退)", "(此前/原先/先前/以前/之前/原来/过去/已)(已/已经/所/)(收/收取/交/缴/缴纳/交纳/缴存/预交/预缴/存)的……(由…/)(原路/如数/全额/一次性/全部/…前/…内)(退回/退还/返还/清退/退给/退)",)),
    # 此前已收的押金六十日内退回
    (frozenset({"溯及"}), lambda p: p.text, ("已(收/收取/缴/缴纳/预收/扣/扣缴)的…由…(收取/收费/原收/经收)…(退回/退还/返还/清退)",)),
    # 此前入院、此后结算的，一并按新目录报销
    (frozenset({"溯及"}), lambda p: p.rest_of_segment, ("^…(报销/支付待遇)(。/；/，/$)",)),
    # 上门办理，不再开具健在证明: nobody has to bring it any more
    (frozenset({"停办业务"}), lambda p: "" if p.condition() else p.text, ("不再(开具/索要/提交/提供/出具)…证明",)),
    # 保护信访人的隐私，不得将其姓名透露给被举报人
    (frozenset({"权利义务"}), lambda p: p.segment_text, ("(保护/保障/维护){长名}(隐私/隐私权利/秘密/信息安全/权益)，不得(将/把/向)…(透露/泄露/转送/转给/公开)",)),
    # 社区出具的居住证明不再要求，改由窗口核验
    (frozenset({"证明"}), lambda p: p.rest, ("^(等/)…(不再/无需/无须/不必/不用)(要求/提交/提供/索要/收取/出具/开具/需要/$)",)),
    # 不简单处罚、暂扣物品
    (frozenset({"处罚", "强制"}), lambda p: p.head, ("(不/避免/防止/杜绝)(简单/轻易/动辄/随意/一味)(地/以/)$", "(不/避免/防止/杜绝)(简单/轻易/动辄/随意/一味)(地/以/)(处罚/罚款/关停/查封/扣押)(、/或者/和/或)$")),
    # 应当在9月30日前提出申请，逾期不予受理: a term that has run out
    (frozenset({"停办业务"}), lambda p: p.up_to_act, ("(前/内/之前/截止)…(申请/申报/报名/提交/报送)…，逾期(未申请/未申报/未报名/未提交/未报/)(的/)(，/)$",)),
    # 不与纳税额挂钩
    (frozenset({"竞争"}), lambda p: p.head[-2:] + p.text, ("(不/不得/不再)与{长名}(挂钩/关联)",)),
    # 停止执行登记证制度，已核发的证件作废
    (frozenset({"溯及"}), lambda p: p.sentence_text, ("^(停止执行/取消/废止/停用){长名}(制度/规定/办法/要求)，……(作废/失效)",)),
    # 押金全部退还，今后不得再以任何名义收取
    (frozenset({"限制从业"}), lambda p: p.text + p.rest, ("不得再…(收取/收费/摊派/征收/设立/要求/办理/审批/核发/实施)", "(不再/不得再)(实施/执行/审批/收取/要求/设置/核发/保留/设立/沿用)(。/，/；/$)")),
    # 多数店铺歇业，开门时间由店主自定
    (frozenset({"停产停业"}), lambda p: p.rest_of_segment, ("由{长名}(自定/自行决定/自主决定/自主安排/自行安排)",)),
    # 凭营业执照经营，不再审批
    (frozenset({"名录准入"}), lambda p: p.text + p.rest, ("不再(审批/许可/列入/办理审批)(，/；/。/$)",)),
    # 未获授权的，不得使用该标识，其产品生产销售不受影响
    (frozenset({"许可"}), lambda p: p.sentence_text, ("(生产/经营/销售/生产经营/营业)(均/也/)不受(影响/限制)", "(正常/日常/平时)…不受(任何/)(影响/限制)")),
    # 会议纪要一律不得创设停业措施
    (frozenset({"停产停业"}), lambda p: p.text, ("(不得/不能/不可/无权/不准/严禁)(自行/擅自/违法/)(创设/设定/设立/规定/增设)",)),
    # 停止实施7项许可，今后任何部门不得受理
    (frozenset({"限制救济"}), lambda p: p.sentence_text, ("(停止/取消/废止)(实施/执行/办理)……(许可/审批/核准)，……不得(受理/办理)",)),
)  # fmt: skip
"""Acts by kind or name (none: any act); which words are looked at; what is said there where nobody is harmed, bound or
treated worse.
"""


def _harmless(p: Predicate) -> str:
    """The words that say that nobody is harmed, bound or treated worse; '' if none do."""
    for acts, words, constructions in _HARMLESS:
        if (acts is _ANY or p.act.kind in acts or p.act.name in acts) and (found := says(words(p), *constructions)):
            return found
    return ""


def negated(p: Predicate) -> Force | None:
    """不作为前提, 不影响经营, 不收取, 无需审批, 免于处罚, 停课不停学."""
    nobody = says(p.head, "(不/不再)(向/对/从){长名}$")  # 不向农户|收取污水处理费
    denied = (p.head.endswith("不") and not p.head.endswith("拒不")) or (nobody and "的" not in nobody)
    ground = says(p.head + p.text, "(不/不得/不能/不可)(作为/用作/当作/列为/视为/用于)…") and says(
        p.rest_of_segment, "^(…、…/…或者…/…或…/…)(的/)(依据/理由/条件/前提/根据/手段/情形)"
    )
    if ground:  # 不作为限制企业经营、不予换证的依据
        p.note(f"“……{ground}”：句子是否定的，没有设定")
        return "禁止"
    if p.act.kind in {"处罚", "强制", "收费", "纪要依据"} and denied:
        p.note("紧接在“不”字之后：句子是否定的")
        return "禁止"
    # 其他机构的报告不作为依据: at the end of a barrier it is what the barrier is
    end = min(p.end, p.start + 6) if p.act.kind == "竞争" else p.end
    tail = p.reading.text[max(p.phrase.start, p.start - 8) : end]
    found = says(
        tail,
        "(不作为/不影响/不参与/不指定/不收取/不要求/不需/无需/无须/不必/免于/免予/不予行政/不予处罚/不受处罚/不受限制/不受影响/不设/不安排/不采取/不再要求/不得作为/不实行)",
    )
    halted = p.act.kind == "停产停业" and found in p.text  # 均不安排生产: the halt itself
    # 名册以外公司做的项目，验收组不安排|验收: the refusal by which the register is a licence
    halted = halted or (p.act.kind == "许可" and found == "不安排" and p.text.endswith(found))
    # 认为不必增设的，不予接收备案材料: there is no need, and so it is refused
    halted = halted or (p.act.kind == "许可" and p.text.startswith((f"认为{found}", f"认定{found}", f"评定{found}")))
    if (
        found
        and not halted
        and p.act.kind not in {"权利义务", "纪要依据"}
        and p.act.name not in {"停办业务", "停减权益", "特许未竞争"}
    ):
        p.note(f"“{found}”：句子是否定的，没有设定")
        return "禁止"
    spared = p.act.kind == "溯及" and says(p.text, "不因…(调整/变化/变更/改变/修订/出台/施行/实施)…")
    return noted(p, spared, "过去的事不受新规定影响", "禁止") or noted(  # 已经发放的奖励不因标准调整而收回
        p, _not_asked(p) or _harmless(p), "句子是否定的，没有设定", "禁止"
    )
