"""What makes an act doubtful.

``weigh`` writes down what a reviewer has to verify, so that the finding becomes 提示 and not 错误.
"""

from __future__ import annotations

from fzzf_check.facts import Document
from fzzf_check.parse.norm.binding import DISGUISED
from fzzf_check.parse.norm.predicate import Predicate, first, says
from fzzf_check.parse.norm.resemblance import reads_lawful
from fzzf_check.patterns import lazy

_HIGHER = (
    "(国务院/国家/省政府/省人民政府/省级人民政府/省、自治区、直辖市/省有关部门/上一级人民政府/上一级/上级人民政府)"
)
_REGARDLESS = "(无论/不论/不管)……(均须/均应/均需/均要/一律/都须/都应/都要/也须/也应/也要)"
_WITHOUT_DISTINCTION = "(无论/不论/不管/不分)……(一律/统一/全部/一概)"  # 不论排放是否达标，统一关停
_HIM_ALONE = "(一律/统一/只能/必须)(交/交由/由/委托/送){长名}(公司/集团/企业/厂)…，…不得(自行/另行/向/委托/使用/选择)"  # and nobody else
_BEYOND_EIA = "(理发店/理发/小吃店/早餐店/小卖部/打印店/花店/便利店/美甲店/棋牌室/书店/服装店/水果店/小餐馆/裁缝铺/托管班)……(环评/环境影响评价/环保审批/环保批文)"
"""A barber's shop that must bring an environmental approval: the national list of projects asks none of it."""
IN_LEGAL_WORDS = frozenset(  # a document that sets them may read like a law from end to end
    {
        "罚款", "没收", "吊扣证照", "警告通报", "责令停产停业", "责令关闭", "限制从业", "行政拘留", "索要证明", "财税奖补", "要素优惠",
    }
)  # fmt: skip
_ALWAYS_FIRM = frozenset({"强制", "溯及"})  # kinds: laws word them so, and the examples of 溯及 are few
_APPLY = "(申领/办理/申请/领取/换领/申办)"
_HELD = lazy(
    "(?<![未无没须应当要先有])(?:已经?|凡|凭|持有?)?(?:依法)?(?:领取|取得|持有|办理|办妥|具有|申领)(?:了)?[^，。；]{1,14}?(?:后，?|的[^，。；]{0,10}，)(?:还|仍|另|再|须|应|要|[^，。；]{1,8}?(?:仍|还|另)[须需应要])"
    "|(?<![当须要应先])(?:领取|取得|办理|持有|领|办)[^，。；]{0,12}?(?:执照|许可证|登记证|证|许可|资质)(?:后|的基础上|之日起|之后)"
)
"""取得营业执照的商店，还应……, 领取驾驶证后，须……: the lawful paper is there already, what follows is asked for on top of it."""


_OWN_PAPER = lazy(
    "[^，。；的“]{0,10}(?:卡|(?<!号)牌|码|条|函|标|贴|旗)(?=”|，|。|；|后|方|才|$)"
)  # 施工许可卡: no law knows it
_THEN_GIVEN = lazy(  # 未取得验收意见的，营业执照一概不办: the lawful paper is what is held back
    "的，(?=[^，。；]{1,16}?(?:一概|一律|概|均|都|暂)?不(?:办|发|给|核发|换发|受理|校验|年检|年审|延续))"
    "|不予|后(?:再|才|方)?(?:发放|核发|颁发|发给|签发|制发|换发|打印)"
)
_AT_WORK = lazy(  # a licensed trade is named, but what it does here needs no licence
    "(?:律师|司法鉴定|测绘|药品零售|电影放映|电影|劳务派遣|融资担保|燃气经营|出租汽车|烟草零售|医疗器械)[^，。；的]{0,4}?(?:事务所|企业|公司|机构|单位|门店|院)"
    "(?=[^，。；]{0,4}(?:接待|代理|宣传|促销|广告|招聘|裁|调价|涨价|加班|举办|组织|参加|购买|采购|更换|搬|开会|外出|聘|调整|捐|迁))"
)


_OFFICE = lazy(
    "(?:文物|河道|税务|消防|档案|燃气|渔政|测绘|海事|港口|航道)(?=局|所|站|中心|部门|办|队|院|公司|大队|管理|管护)"
)  # an office


_SHOWN = lazy("(?:放|放映|看|播)(?:露天|坝坝|公益|免费|场)?电影")  # a film shown in the village square


_BEFORE_IT = lazy(  # 在办理营业执照前取得布局意见书: the lawful paper only says when, the other one is asked for
    "(?:办理|办|申领|领取|申请|申办)[^，。；]{0,10}?(?:执照|许可证?|登记证?|证|手续)(?:之前|以前|前)(?=[^，。；]{0,12}(?:取得|领取|获得|出具|通过|办理|经))"
)


def _not_the_permit(words: str) -> str:
    """The words without what names a statutory permit only by the way."""
    for by_the_way in (_AT_WORK, _OWN_PAPER, _HELD, _SHOWN, _BEFORE_IT):
        words = by_the_way.sub("", words)
    return words


def _weigh_tax(p: Predicate) -> None:
    """A tax relief without a word on whom the place wants to draw may only repeat what the state has granted."""
    if p.act.name == "越权规定" and says(p.text, "(税/费)") and not says(p.sentence_text, "{招商优惠}"):
        p.doubt("可能只是重申国家统一规定的税收政策，须核实依据")


def weigh(p: Predicate) -> None:
    """Add the doubts: statutory subject matter, law named behind, papers of the central government."""
    _weigh_tax(p)
    if (
        p.act.kind in {"许可", "收费"}
        and p.act.name not in {"扩大征收", "捆绑消费"}
        and not p.agent_without_power
        and "不问依据" not in p.act.marks
        and not says(p.segment_text, "除…(外/以外)", "在{长名}(之外/以外)", "^{长名}(以外的/之外的)")
        and not says(p.sentence_text, _BEYOND_EIA)
        and not says(p.sentence_text, _REGARDLESS)  # 无论面积大小，均须申领施工许可证: wider than the law
    ):
        # a sum, a paper or a list that stands beside the lawful permit
        own = p.act.kind == "收费" or p.act.name in {"前置条件", "名录准入"}
        # 取得入园同意书后，方可办理营业执照: a step put before the lawful one
        first_this = says(p.rest, "^(向…/凭…/持…/再/再行/后再/)(办理/办/申请/申领/申办/领取/换领)…")
        words = _not_the_permit(p.up_to_act + p.text) + ("" if first_this else p.rest_of_segment)
        words = p.text if says(p.up_to_act, f"{_APPLY}…{{法定证照}}…(之前/前)，$") else words
        # 间距不足三百米的，不予受理……许可申请; 待取得合格单后发放营业执照: a hurdle of its own before the lawful one
        asked = _THEN_GIVEN.split(p.text)[0]
        word = first(_OFFICE.sub("", _HELD.sub("", asked) if own else words), "法定证照")
        if word and not (p.act.name == "保证金" and not says(p.text, "保证金")):  # 质量信誉金 is in no law
            p.doubt(f"“{word}”已有法律、行政法规设定的许可或者登记，须核实本条是否只是照办")
    if p.act.name == "审批同意" and says(p.text, _HIGHER, "(经/报/由)省…(批准/同意/核准/审批)"):
        p.doubt("批准的是国家、省级或者上级机关，须核实本条是否只是转述上位法")
    if p.act.kind == "许可" and says(p.text, "原(审批/批准/核准/许可/发证)(机关/部门)"):
        p.doubt("报的是原审批机关，须核实原来的审批由哪一部法律、法规设定")
    if p.act.kind in {"处罚", "强制"} and says(
        p.rest_of_segment, "(依法/依照有关规定/按照有关规定/依照法律)…(处罚/处理/查处)"
    ):
        p.doubt("同一句后面写明依法处罚，须核实这里是否只是责令改正")
    if (says(p.text, "(滞纳金/土地使用权)") and p.act.name != "强制执行") or (
        says(p.text, "曝光") and not says(p.text, "(姓名/照片/住址)", "曝光{时长}")
    ):
        p.doubt("须核实有没有上位法依据")
    _weigh_benefit(p)
    if p.act.name == "失信惩戒" and not says(
        p.sentence_text,
        "(信用冻结/冻结信用/信用分/禁止/不得/限制/取消/暂停/停止/降为/黑名单/联合惩戒)",
        "影响(其/本人/家庭/子女/个人)",
    ):
        p.doubt("只是记入档案还是附有不利后果")
    if p.act.name == "限制人身自由" and says(p.sentence_text, "(疫/医学观察/隔离治疗/隔离观察/居家隔离/集中隔离)"):
        p.doubt("传染病防治法有隔离措施，须核实是否照办")
    if p.act.name == "罚款" and "裁量" in (p.document.issued or p.document.title or ""):
        p.doubt("本文件是裁量基准，须核实所细化的是哪一部法律、法规、规章，幅度有没有超出")
    _weigh_issuer(p)
    if not p.doubts and _may_be_doubted(p) and reads_lawful(p):
        p.doubt("整句更接近合法的例句，须核实是不是设定")


def _may_be_doubted(p: Predicate) -> bool:
    return (
        p.act.name not in IN_LEGAL_WORDS
        and p.act.kind not in _ALWAYS_FIRM
        and not says(p.text, _WITHOUT_DISTINCTION, _HIM_ALONE)
    )


_NO_CONDITION_OF_A_BENEFIT = frozenset({"限制救济", "株连"})  # which no benefit may ask for


def _weigh_benefit(p: Predicate) -> None:
    """What a document on benefits or households asks may be their own condition."""
    if p.act.name in _NO_CONDITION_OF_A_BENEFIT:
        return
    if p.act.kind in {"许可", "证明", "权利义务"} or p.act.name in DISGUISED | {
        "限制外地进入",
        "要求本地注册",
        "本地优先",
        "限定经营者",
    }:
        word = first(p.document.name, "给付文件")
        # 经镇政府审核: the town hall only takes in the applications
        handled = p.act.name == "审批同意" and not p.decided_by("无处罚权主体")
        kept_out = p.act.name in {"限制外地进入", "要求本地注册"} and says(
            p.sentence_text, "(服务组织/企业/经营者/经营主体/市场主体/合作社/公司/供应商/商户)"
        )  # what is paid to firms may not go to those of the place alone
        if word and not kept_out and (handled or not p.agent_without_power):
            p.doubt(f"本文件管的是“{word}”一类给付、户籍事务，须核实这是不是给付自身的条件")


def _weigh_issuer(p: Predicate) -> None:
    """The doubts that come from who issues: a legislative office, the central government."""
    issuer = (p.document.issuer or p.document.title or "").removeprefix("中华人民共和国")
    if p.act.name in {"罚款", "警告通报"} and p.document.stage == "草案" and _lawmaking(p.document):
        p.doubt("征求意见的说明写的是立法，本草案可能是地方政府规章，规章可以设定警告、通报批评和限额内的罚款")
    centre = first(issuer[:12], "中央机关")
    if centre:
        p.doubt(f"制定机关是中央国家机关（{centre}），须核实所实施的法律、行政法规")


_LAWMAKING = lazy("(?<![独设成创建确树订])立法(?!法|机关|会)")  # not 独立法人, 设立法定机构
_SHELL = 15  # lines of the notice in front of a draft


def _lawmaking(document: Document) -> bool:
    """Does the notice in front of the draft speak of making law (提高立法质量)? Then it is no 规范性文件 perhaps."""
    return any(_LAWMAKING.search(line.text) for line in document.source.lines[:_SHELL])
