"""Force, the tests that find a denial: the measure is repealed (废止) or forbidden (禁止), not set.

See :mod:`.force` for how the tests are asked.
"""

from __future__ import annotations

from fzzf_check.facts import Force
from fzzf_check.parse.norm.constructions import any_of
from fzzf_check.parse.norm.harmless import group, harmless
from fzzf_check.parse.norm.predicate import Predicate, first, has, noted, says
from fzzf_check.patterns import lazy

_TAKES_AWAY, _SAYS_NOT = "拿走权益", "自带否定"  # groups of harmless.yaml
_POWERS = frozenset({"处罚", "强制", "收费", "证明", "停产停业", "许可", "竞争", "权限", "纪要依据"})
_BY_HAND = frozenset({"破除", "清除", "清理"})  # 组织力量破除隔断、掐断燃气: hands are laid on, no measure is repealed
_INSTEAD = frozenset(
    {"改为", "调整为"}
)  # 办法取消后，改为凭经营牌摆摊，未领牌的不得摆摊: a gate put in the place of another
_DRIVE = ("月", "周", "期", "日", "季", "行动")
_REFUSES = frozenset({"不予", "一律不予", "拒绝", "不再", "一概不予"})


def _several_at_once(p: Predicate) -> str:
    """取消年检、备案等五项手续: a list of what is done away with."""
    if p.act.kind not in {"许可", "证明", "收费"}:
        return ""
    return says(p.sentence_text, "^(取消/废止/停止/清理)……等{数}项(手续/证明/事项/审批/许可/材料/收费)")


def repealed(p: Predicate) -> Force | None:
    """取消 + measure, 停征, 免收, 不再办理: taking back is not setting; taking back a right is."""
    if p.act.kind == "权限":  # 整治指挥部 is a name
        return None
    if p.act.name in group(_TAKES_AWAY):
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
    measure = measure or _several_at_once(p)
    measure = measure or says(p.sentence_text, "(清理/整治/整改/纠正)的(重点/对象/范围/内容)(是/为/包括)")
    measure = measure or says(p.reading.text[p.phrase.start : p.segment.end], _DONE_AWAY, _PAPERS_ENDED, *_WORDS_ENDED)
    measure = measure or _no_longer_issued(p)
    measure = measure or says(
        p.rest_of_segment,
        "^(、{长名}/等/等内容/等做法/)的(做法/规定/要求/条款/内容)，…(改正/纠正/清理/停止/取消/撤销/删除/修改/叫停/废止/停掉/作废)",
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


_PAPERS_ENDED = (  # 由村居盖章的证明从即日起取消
    "(证明/材料/介绍信/保证书/承诺书/盖章/签字)(等/等材料/等事项/)(，/)(自/从)…(月起/日起/年起/今起/今天起/即时起)(，/)(一律/全部/均/都/)(取消/废止/停用/免除/停止/不再要求/不再出具/不再提交/不再开具)"
)
_DONE_AWAY = (  # 生育证明、祖孙同户证明等一律取消: a paper or a charge is done away with, nobody's wedding
    "(证明/材料/介绍信/保证书/承诺书/证件/盖章/收取的{长名}费/押金/保证金/收费/审批/审批手续/年检手续/年审手续/盖章手续/登记手续/备案手续/核准手续/环节/规定/要求/限制/做法/门槛/条件)(等/等材料/等事项/)"
    "(，/)(一律/一概/全部/均/都/予以/即行/同时/一并/同步/即日起/)(取消/废止/免除/停收/停止收取/不再收取/不再要求)"
)


_WORDS_ENDED = (  # 此前要求到村里开证明的规定自即日起取消
    "的(做法/规定/要求/条款/土政策/内容/限制/老规矩)(，/)(自/从)…(日起/月起/年起/今起/即时起/季起/月/日/今)(，/)(一律/全部/均/都/即行/)(取消/废止/停用/停止执行/不再执行/失效/作废/停止)",
    "的(做法/规定/要求/条款/土政策/老规矩)(即日起/立即/一律/已/已经/现已/同时/即行/全部/)(停止/取消/废止/作废/失效/不再执行/停用/叫停)(，/。/；/$)",
)
_PAPER = "(证/证书/许可证/准入证/登记证/合格证/牌/号牌/卡/单/放行单/准运单/通知单/联系单/审批单/签/标签/贴花/手续/许可/审批/核准/备案/登记/认定/年检/年审/证明/事项/名录/表)"
_NOT_ISSUED = (  # 停止核发“果品外销放行单”: the paper is gone, and with it the gate
    f"(停止/停/不再/终止/停办/取消/废止/撤销/停用)(核发/发放/办理/签发/制发/印制/开具/受理/审批/颁发/审核/年检/查验/实行/执行/使用/要求/收取/设/设置/保留/)(“…/{{长名}}/){_PAPER}",
    f"{_PAPER}(等/等{{长名}}/)(自…起/从…起/即日起/即行/)(，/)(一并/一律/一概/同时/同步/全部/全数/均/都/即行/予以/)(撤销/取消/废止/停办/停发/停止办理/停止核发/停用/停止使用/作废/免除/不再核发/不再办理/不再签发/不再受理/不再发放/不再要求/不再保留/不再查验)",
)
_STILL_A_GATE = "(的，/不得/不准/不许/不能/方可/方能/才可/才能/才准/才许/改为/改由/改发/改领/换领/换发/换成/须/应当先/先到/先经/未/没有/没领/无证/对/凡)"


def _no_longer_issued(p: Predicate) -> str:
    """县农业农村局停止核发放行单，配套的核准手续一并撤销: what is compared with the examples says that a permit is gone, and asks
    for no other.
    """
    if p.act.name != "类案比对" or p.act.kind not in {"许可", "证明", "收费"} or says(p.sentence_text, _STILL_A_GATE):
        return ""
    return says(p.text, *_NOT_ISSUED)


def _closes(p: Predicate) -> bool:
    """一律不得营业, 考试周内不准营业: a ban that closes down."""
    if says(p.text, "(一律/全部/均/都/统一/一概/概/统统/全都)(不得/禁止/不准/不许)…$"):
        return True
    before, ban, _ = p.text.partition("不得")
    if ban and says(before, "{无一例外}…{关停词}…，"):  # 全部封存停用，企业不得开工
        return True
    if says(p.text, "(不得/禁止/不准/不许)(开/动/点/生/起/上/响){开机营业}$") and not says(
        p.text, "(未/先/经/没有/不符)"
    ):  # 全县所有洗车店不准开水枪
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
    why = (
        _powerless(p)
        or _listed_ban(p)
        or _ban_on_office(p)
        or _ban_with_a_reason(p)
        or _ban_in_the_act(p)
        or _ban_before(p)
    )
    if not why:
        return None
    p.note(why)
    return "禁止"


_CARRIED = "前一分句的“不得”管到这里"
_NO_POWER = lazy("(?:无权|没有权力|没有权限|没有职权|不具有[^，。；]{0,8}权|不享有[^，。；]{0,8}权)[^，。；的者]*$")


def _powerless(p: Predicate) -> str:
    """村委会无权要求银行止付: the sentence says that a body has no such power."""
    told = _NO_POWER.search(p.head)
    return f"“{told[0]}”：说的是没有这项权力" if told else ""


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
    measure = p.act.kind == "许可" and says(p.text, "(不得/不准/严禁)$") and says(p.rest, _OF_OFFICES, _ONE_MORE_STEP)
    office = office or (f"不得{measure}" if measure else "")
    return f"“{office}”：禁止的是行政机关，不是设定" if office else ""


_ONE_MORE_STEP = "^(再/另/另行/另外/再行/自行/额外/)(加设/增设/另设/添设/新设/附加/添加/增加/设/加/搞/要/添)…(手续/审核/审批/登记/验收/盖章/环节/门槛/关口/关卡/证明/查验/踏勘/签字)"
_OF_OFFICES = "^(以…为由/因…/)(责令/限制/要求/索要/处罚/强制/强迫/查封/扣留/阻止/阻挠/干预/干涉/设定/变相)"


_MEDDLES = (
    "(不得/不准/不许/严禁)(因{长名}/)(再/另/另行/再行/另外/自行/)(加设/增设/另设/添设/附加/加码/新设/多设/增加/添加/新增/加/添/搞/要/设/叫/让/要求/干涉/干预/对/强制/强行/强迫/作出/设置/设定/规定/收取/限制/阻止/以/因/借/将/把/搭车/变相/统一/代替/拒绝"
    "/下达/安排/布置/分配/指令/拿/用/凭/逼/迫/胁/威胁/要挟/插手/过问/介入/索取/索要/指定/捆绑/搭售/摊派/推诿/重复/搭车收费/搭车销售)"
)


_NOT_TO = "(一律/也/均/都/更/概/一概/)(不得/不准/不许/不能/严禁)(再/擅自/私自/私下/)(替/帮/代/为/向/给/借/强/干预/插手/催/收/代收/索/吃/拿/卡)"
_TRADERS = (  # 物业企业不得借出入证工本费等由头加收: who sells is kept to the price
    "(不得/不准/不许/严禁/禁止)(再/)(借/以/用/打着/巧立/立/利用/假借){长名}(由头/名目/名义/为由/为名/旗号/借口/幌子/理由)(，/)(再/另行/变相/额外/擅自/向…/)"
    "(加收/多收/收取/收费/收钱/另收/加价/涨价/乱收/提价/加码/摊派)",
)


def _ban_on_meddling(p: Predicate) -> str:
    """村委会不得对办席桌数作出规定, 任何单位不得要求统一关店: whoever holds power is kept out of private life.
    不得因村民提起诉讼而停发其补助: nobody may be made to suffer for it.
    """
    reprisal = says(
        p.segment_text,
        "(不得/不准/严禁/禁止)(因/由于){长名}而(取消/停发/停其/断其/停供/断水/断电/停水/停电/停止/暂停/拒绝/限制/降低/剥夺/不予/扣减/影响)",
        "(不得/不准/严禁/禁止)(因/由于){长名}(区别对待/歧视/刁难/打击报复)",
        "(不得/不准/严禁/禁止)(因/由于){长名}(取消/停发/收回/注销/剥夺/克扣/减少/辞退/解除/降低)(其/她/他/该/妇女/女职工/劳动/工资/承包)",
        "(不得/不准/严禁/禁止)(因/由于/以){长名}，(而/就/便/即/)(影响其/影响该/影响子女/影响家人/取消/停发/停止/拒绝/剥夺/扣减/牵连/株连/歧视)",
        "(不得/不准/严禁/禁止)(把/将/以){长名}(作为/列为/当作/设为){长名}(条件/前提/依据/理由/门槛)",
        "(不得/不准/严禁/禁止/不应/不能)(因此/因之/以此/由此/据此/)(影响/牵连/连累/波及/株连/迁怒)(到/及/)(其/该/他/她/本人/家人/家属/子女/亲属/配偶/父母/业主/群众/当事人/住户/村民/居民/企业)",
    )
    if reprisal and p.reading.text.find(reprisal, p.segment.start) < p.end:
        return f"“{reprisal}”：是禁止，不是设定"
    told = p.reading.text[p.segment.start : p.end + 8]
    last = max(told.rfind(ban) for ban in ("不得", "不准", "不许", "严禁", "禁止"))
    banned = told[told.rfind("，", 0, max(last, 0)) + 1 :]
    held = says(banned + p.rest[8:], *_TRADERS) or says(
        banned,
        "^(不得/不准/不许/严禁/禁止)(因{长名}/以{长名}/借{长名}/)(要求/强制/强行/强迫)",
        "^(不得/不准/不许/严禁/禁止)(限定/限制/干预/干涉/强令/强求)(其/他/她/该)",
        "^(不得/不准/不许/严禁/禁止)(牵连/株连/连累/迁怒/殃及/连坐)",
        f"^{{公办机构}}(均/一律/都/也/){_MEDDLES}",
        "^…{任何机关}(均/一律/都/也/)(不得/不准/不许/严禁)(给/对/为/将/把){长名}(停办/停发/停供/停水/停电/断水/断电/拒办/卡住/扣发/扣住)",
        "^(谁/任何人/哪一级)(也/都/均)(不得/不准/不许/不能)(再/)(加/要/设/收/查/拦/索要/要求/干预/摊派)",
        "^(不得/不准/不许/严禁)(收取/加收/变相收取/另收){长名}费",
        f"(^/镇/村/街道/社区/驻村/包村/基层/县乡/乡镇/机关/执法/窗口/收费/征收/各级/任何)(干部/工作人员/干部职工){_NOT_TO}",
        f"^(任何/各/各级/有关/所有/)…{{有权一方}}(及其工作人员/)(均/一律/都/也/){_MEDDLES}",
        "^(禁止/严禁)任何(单位/部门/机关/组织)(以任何形式/)(统一/强制/强行/变相/要求/指定/限定/干预/代替/收取/向)",
        "^{有权一方}(均/一律/都/也/)(不得/不准/不许/不能)(收回/截留/扣减/扣发/停发/剥夺/侵占/减少/侵害/阻拦/阻挠/收走)",
        f"^{{有权一方}}(办理/受理/审批/审核/审查/登记/组织/开展/实施/检查)…(时/中/期间/)(均/一律/都/也/概/一概/统统/){_MEDDLES}",
    )
    if not held:  # 不得扣押宴席用品，不得阻拦村民办席
        held = says(p.text, "^(不得/不准/不许/严禁/禁止)(擅自/强行/)(没收/扣押/扣留/收缴/阻拦/强拆/驱赶/查扣)")
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
    if p.act.name == "停水停电" and says(
        p.text, "(不得/严禁/禁止/不准/不许)(因此/以此/据此/借此/借机/为此/擅自/随意/)(停/断/限/暂停/中断/关/切断)"
    ):
        return "“不得”管着整个行为：是禁止，不是设定"  # 供水企业不得因此停水: who supplies stands before the ban
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
        "不得(要求/限定/限制/阻碍/阻拦/妨碍/干涉/强制/排斥/歧视/设置/规定)",
        "不得在{长名}(中/里/内)(约定/载明/写入/承诺)",
        "不得(约定/载明/承诺)",
        "(办法/文件/方案/标准/细则/条款/公告/条件/公约/章程/协议/合同/规则)(里/中/内/上/)(均/一律/都/)(不得/不准/不许/不应/不能/严禁/禁止)(有/设/设置/出现/含有/写入/写进/载明/规定/限定/要求)",
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
    if p.act.name in group(_SAYS_NOT):  # 一概不得过户: the act itself begins within the negation
        negations = [t for t in negations if t.end_pos <= p.start]
    inner = [t for t in p.phrase.of("NOT") if p.start <= t.start_pos < p.start + 2]
    if p.act.kind in {"许可", "竞争"} or p.act.name in group(_SAYS_NOT):
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


_GIVES_IN = lazy("的|一律|就|立即")  # 不要求整改的|一律停业


def negated(p: Predicate) -> Force | None:
    """不作为前提, 不影响经营, 不收取, 无需审批, 免于处罚, 停课不停学."""
    nobody = says(p.head, "(不/不再/不用/无需/无须/不必/不需/不需要)(向/对/从){长名}$")  # 不向农户|收取污水处理费
    unasked = p.act.kind in {"处罚", "停产停业"} and says(
        p.head, "(不/不得/不会/不再/不应/无需)(要求/强求/强迫/逼){长名}$"
    )
    if unasked and not _GIVES_IN.search(unasked):
        p.note(f"“{unasked}”：句子是否定的，没有设定")
        return "禁止"
    spared = p.head.endswith(("免", "不搞", "不实行", "不采取", "不得搞"))  # 免收三日保管费; 不搞一律关停
    denied = spared or (p.head.endswith("不") and not p.head.endswith("拒不")) or (nobody and "的" not in nobody)
    ground = says(p.head + p.text, "(不/不得/不能/不可)(作为/用作/当作/列为/视为/用于)…") and says(
        p.rest_of_segment, "^(…、…/…或者…/…或…/…)(的/)(依据/理由/条件/前提/根据/手段/情形)"
    )
    if ground:  # 不作为限制企业经营、不予换证的依据
        p.note(f"“……{ground}”：句子是否定的，没有设定")
        return "禁止"
    if (p.act.kind in {"处罚", "强制", "收费", "纪要依据"} and denied) or (p.act.kind == "停产停业" and spared):
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
    kept = p.act.kind == "溯及" and says(p.text, "不因…(调整/变化/变更/改变/修订/出台/施行/实施/改革/换届/搬迁)…")
    return noted(p, kept, "过去的事不受新规定影响", "禁止") or noted(  # 已经发放的奖励不因标准调整而收回
        p, _not_asked(p) or harmless(p), "句子是否定的，没有设定", "禁止"
    )
