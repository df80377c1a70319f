"""Force, the tests that find a mention (提及): the act is named, told, quoted or planned, and nobody is bound by it.

See :mod:`.force` for how the tests are asked.
"""

from __future__ import annotations

from fzzf_check.facts import Force
from fzzf_check.parse.norm.predicate import Predicate, first, has, says
from fzzf_check.parse.norm.reading import CELL
from fzzf_check.parse.norm.told import telling_verb
from fzzf_check.patterns import lazy

_PASSIVE = ("被", "受到", "受过", "不服", "曾受", "拟", "关于", "有关", "作出的", "予以的", "处于")
_BORNE = lazy("被(?:[^，。；：的]{0,14}(?:机构|机关|部门|局|政府|法院|队|厅|委))?(?:依法|当场|给予|处以|采取|予以)?$")
_SUFFERED = lazy(
    "(?:被|(?<![模草虚])拟(?![建设定开新改扩办在])|曾受|受到|受过|作出|解除)[^的，]{0,24}(?:、|或者|和|及)$"
)  # 被吊销执照、责令关闭的企业
# 审核事项包括：责令停业、吊销许可证等处罚
_LISTED = lazy(
    "(?:包括|事项|种类|分为|事项有|种类有|目录|清单|范围|(?:审核|审查|公示|备案|听证|讨论|统计|列入|纳入|属于)[^，；：。]{0,12}的(?:决定|案件|事项)?(?:有|是|决定|案件)?(?:下列几类|以下几类|下列|以下)?)：[^，；]*$"
)
# 要求听证的事项：吊销许可证，责令停产停业，限制从业; 听证告知书适用于……: a list of names, without any case or order
_HEARD = lazy(
    "^[^：。；]{0,30}(?:听证|备案的?(?:种类|范围)|处罚的?种类)[^：。；，]{0,14}(?:：|适用于|适用范围[是为]|范围[是为]|随)(?:(?!由|的，|应当|须|不得|责成|立即|一律|并处|可以)[^；。])*[。；]?$"
)
_BANS = ("不得", "不准", "不许", "不能", "不可", "禁止", "不再", "不让", "谢绝", "只准", "只能", "只许", "仅限")
_CARRIED_OFF = ("走", "回", "离", "下", "起")
_DEALS_OUT = ("给予", "予以", "处以", "处", "并处", "施以", "科以", "动用", "使用", "运用", "祭出", "启用")
_NOUNS = frozenset({
    "罚款", "没收", "吊扣证照", "降低资质", "责令停产停业", "责令关闭", "警告通报", "查封", "扣押", "冻结", "强制拆除", "强制执行",
    "限制人身自由", "停水停电", "取消资格", "限制从业", "限制交易",
})  # fmt: skip
_TAKEN = frozenset({"查封", "扣押", "强制拆除", "没收"})  # 没收产品、设备: no name, what is taken stands behind
_TAKEN_THINGS = lazy(
    "^(?:先行|依法|当场|已)?(?:扣留|扣押|收缴|暂扣|查扣|没收|查封|冻结|拖移|追缴|收取|扣下|收下|缴获|拖回|收上来)的"
)
_TITLE_NOUN = lazy("处(?:罚(?!款)|理|置|分)|处罚(?=款类|款事项)")  # 吊销执照类处罚目录: 处罚 in it is a noun, no verb
_BORNE_WITHIN = lazy("(?:被|受到|受过|遭到|曾受)[^，。；的]*$")  # 对被责令停止施工|的工地: the act begins before its 被
_COURSE = (
    "中止",
    "终结",
    "恢复",
    "解除",
    "恢复执行",
    "暂缓执行",
    "中止执行",
    "开始执行",
    "执行行政",
    "逃避",
    "逃避行政",
)
_MEASURES = frozenset({"处罚", "强制"})
_LISTED_ACTS = frozenset({"处罚", "强制", "竞争", "收费", "权利义务"})


def heading(p: Predicate) -> Force | None:
    """A heading, the name of a list or table, an item without any verb of norm."""
    text = p.whole
    if says(text, "^附(表/件/录)(…/)……(目录/清单/一览/一览表/对照表/统计表/登记表/流程表/流程图/基准表)$"):
        p.note("整段是附表、附件的名称")
        return "提及"
    if p.paragraph.row is not None or len(text) > 26 or text.endswith("。") or CELL in text:
        return None
    if says(text, "(目录/清单/一览表/统计表/登记表/表/名录/要点/流程图/指南/基准/标准)$"):
        text = _TITLE_NOUN.sub("", text)
    if p.items and says(text, "(下列/以下)"):  # 下列人员不享受安置房：
        return None
    if p.lead is not None and p.act.kind == "证明" and says(p.lead.text, "(材料/资料/要件/证件/手续)：$"):  # 申领材料：
        return None
    if p.lead is not None and says(p.lead.text, "(采取/行使)(下列/以下)"):  # 可以采取下列手段：（一）强制卸载；
        return None
    if not says(text, "(，/的/处/须/应/不得/一律/由)"):
        p.note("整段是标题或者名目，没有谓语")
        return "提及"
    return None


_WORKED_ON = "(下列/以下)…(事项/案件/决定/处罚/情形)(的/)(，/)…(集体讨论/法制审核/审核/听证/备案/公示/审议)(后/)…："


def named_only(p: Predicate) -> Force | None:
    """罚款决定, 被处罚的企业, 行政处罚权: the act is named inside a noun phrase."""
    behind = p.reading.text[p.end : p.end + 10]
    suffix = says(behind, "^(、/的/等/及/和/或者/以及/）/)(其他/行政/有关/相关/)(的/){名词后缀}") or says(
        p.rest_of_segment, "^、{长名}(告知书/决定书)"
    )  # 收到吊销许可证、责令停产停业告知书后
    taken = p.act.name in _TAKEN and suffix.endswith(("设备", "设施")) and not suffix.startswith("的")
    stored = suffix == "入库" and p.text.endswith(_CARRIED_OFF)  # 收走入库: put into a store, no revenue
    if stored or p.text.endswith(_BANS):  # 两年内不得委托: what is banned stands behind
        suffix = ""
    deals = p.head.endswith(_DEALS_OUT) or says(p.text, "(给予/予以/处以/施以/科以)")
    dealt = deals and suffix.endswith(("处罚", "处理", "处置", "措施", "办法", "手段", "方式"))  # 给予停业三天的处罚
    if suffix and not taken and not dealt and p.reading.text.startswith(suffix, p.end) and p.act.name in _NOUNS:
        p.note(f"“{p.text}”后面接着“{suffix}”，是名称，不是谓语")
        return "提及"
    listed = _HEARD.search(p.sentence_text) or (_LISTED.search(p.up_to_act) and not says(p.text, "{金额}"))
    if listed and p.act.kind in {"处罚", "强制"}:
        p.note(f"“{p.up_to_act[-6:]}”之后是列举的名称")
        return "提及"
    listing = p.act.kind in {"处罚", "强制", "证明"} and says(p.head, "(包括/是指/分为/种类有/例如/如)…")
    if listing and not says(p.text, "{金额}"):
        p.note(f"“{listing[:6]}”之后是列举的名称")
        return "提及"
    filed = p.act.name in _NOUNS and says(
        p.segment_text,
        "(将/把)……(纳入/列入)…(审核/审查/公示/裁量/清单/目录/事项/听证/备案/统计)(范围/目录/清单/事项/内容/$)",
    )
    if filed and not says(p.text, "{金额}"):
        p.note("说的是把这类处理列入审核、公示的范围，是名称")
        return "提及"
    topic = p.act.name in _NOUNS and not p.head and not says(p.text, "(一律/均/全部/统一)…")
    done = p.act.name in _TAKEN and says(p.rest, "^{长名}(应当/应/须)(当场/当面/出具/开具/制作/交付/送达)")
    if topic and (done or says(p.rest[:4], "^(前/后/，/)(应当/应/须/必须/不得)")):
        p.note(f"“{p.text}”是句子的话题，说的是怎样实施")
        return "提及"
    if p.act.name in _NOUNS and (
        (p.head.endswith("规定的") and not says(p.text, "(倍/{金额})")) or p.rest.startswith("之日起")
    ):
        p.note(f"“{p.text}”是在说已有规定的处理，不是要作出处理")
        return "提及"
    if p.act.name in _NOUNS and _of_a_decision(p):
        p.note("“作出……决定”：说的是处罚决定这件事")
        return "提及"
    if (
        p.act.name in _NOUNS
        and not says(p.head + p.text, "(采取/责令/可以/应当/予以/给予/处/动用/使用/运用/祭出/启用/施加/实行)")
        and says(
            p.rest,
            "^等……的…(活动/行为/措施/案件/场所/程序/事项)",
            "^、{长名}等…(处罚/强制/处理)(案件/决定/程序/事项)",
            "^(、/和/或者/及){长名}类(行政/)(处罚/强制/案件/事项/措施/决定)",
            "^等(…的/)(…活动/…行为/…措施/…案件/…场所/…程序/…方式/…手段/…情形)",
        )
    ):
        p.note(f"“{p.text}等……”：是列举的名称")
        return "提及"
    if (
        p.act.kind == "收费"
        and says(p.text, "^(预/已/)({收取}/收缴)(到/了/)的")
        and not says(p.text + p.rest, "{金额}")
    ):
        p.note("“收取的……”是已经收的钱，不是要谁交")
        return "提及"
    before = p.reading.text[max(0, p.start - 4) : p.start]
    if p.act.kind in {"处罚", "强制"} and (
        before.endswith(_PASSIVE) or _SUFFERED.search(p.head) or _BORNE.search(p.head) or _borne_within(p)
    ):
        p.note(f"“{p.text}”在“{before}”之后，说的是已经或者将要受到的处理")
        return "提及"
    return None


def of_cases(p: Predicate) -> Force | None:
    """吊销许可证件等重大案件案卷; 经责令停业整顿仍达不到条件的: kinds of cases, and what was done before."""
    if p.act.name in _NOUNS and says(p.rest, "^(、{长名}/)等(重大/)(案件/案卷/决定书/行政处罚案件)"):
        p.note("列举的是几类案件的名称")
        return "提及"
    if p.act.kind in {"处罚", "强制"} and p.head.endswith("经") and says(p.rest, "^仍(不/未/达不到/没有/存在)"):
        p.note(f"“经{p.text}仍……”：说的是先前已经作出的处理")
        return "提及"
    return None


def _borne_within(p: Predicate) -> bool:
    """对被责令停止施工|的工地, 受到责令停产|处罚的企业: one to whom it happened."""
    return _BORNE_WITHIN.search(p.text) is not None and bool(says(p.rest, "^…的(一律/{长名})"))


def _of_a_decision(p: Predicate) -> bool:
    """作出的罚款……决定, 罚款五万元以上的案卷, 停止施工的决定: what was decided, or its file."""
    made = "作出" in p.head + p.text[:-2] and "决定" in p.rest
    return made or bool(
        says(p.rest, "^(以上/以下/以内/)的(案卷/案件/处罚决定)", "^(、…/)的(行政/)(处罚/强制/处理/)(决定/命令/指令)")
    )


def in_course(p: Predicate) -> Force | None:
    """对扣押的车辆, 在扣留车辆后二十四小时内, 中止强制执行: what becomes of a measure that was taken before."""
    if p.act.kind not in _MEASURES or says(p.text, "{金额}"):
        return None
    led_in = (p.lead.text if p.lead is not None else "") + p.before_act
    worked_on = p.act.name in _NOUNS and says(led_in, _WORKED_ON)
    if worked_on and not p.condition() and not says(p.text, "{金额}"):
        p.note(f"“{worked_on}”之后是要讨论、审核的事项的名称")
        return "提及"
    if _TAKEN_THINGS.match(p.text) or (p.rest.startswith("的") and says(p.head, "(将/对/把/领取/退还/发还)$")):
        p.note(f"“{p.text}”修饰后面的名词，说的是已经采取的措施")
        return "提及"
    unclaimed = p.act.name == "扣押" and says(
        p.text + p.rest, "^{长名}(无人/没人/未来/不来/未/没有人)(认领/领取/取回/来领/提取)的…"
    )
    if unclaimed and p.head.endswith(("对", "将", "把", "对于", "凡")):
        p.note(f"“{unclaimed}”：说的是已经采取的措施")
        return "提及"
    if says(p.head, "(在/自)$") and says(p.rest, "^(…/)(后/之日/时/期间/前)…内"):
        p.note("说的是采取措施以后的期限")
        return "提及"
    if p.act.name == "扣押" and says(p.rest, "^的(罚款/罚没款/款项/票据)$"):
        p.note(f"“{p.text}的……”：说的是已经收到的钱怎样上交")
        return "提及"
    if p.head.endswith(("已采取的", "已经采取的", "所采取的", "已实施的")):
        p.note(f"“{p.text}”是已经采取的措施")
        return "提及"
    if p.rest == "时" and p.head.endswith(("进行", "实施", "采取", "作出")):
        p.note("“……时”说的是场合，不是要做的事")
        return "提及"
    if p.head.endswith(_COURSE):
        p.note(f"“{p.head[-4:]}{p.text}”：说的是这项措施的中止、解除、执行，不是设定")
        return "提及"
    return None


def bare(p: Predicate) -> Force | None:
    """未经许可擅自……的，: without an organ named, the words only point to a permission required elsewhere.
    禁止从事下列活动：: what is forbidden stands in the list.
    """
    if p.text.startswith("从事下列活动") and not has(p.items + p.reading.text[p.end : p.sentence.end], "民事活动"):
        p.note("列举的不是公民自己决定的民事活动")
        return "提及"
    if p.act.name == "审批同意" and says(p.text, "^未经(许可/批准/审批/核准)擅自$"):
        p.note("没有写明经谁许可，说的是别处规定的许可")
        return "提及"
    return None


def elsewhere(p: Predicate) -> Force | None:
    """须办大型活动安全许可的另走程序: those who need a permit that others have set are sent to the procedure of that permit."""
    if p.act.kind != "许可" or not says(p.text, "(许可/许可证/审批/批准/核准/执照/许可手续/审批手续)$"):
        return None
    sent = says(
        p.rest_of_segment,
        "^的(，/)…(另走/另行/另按/另依/另办/另外办理/另外申请)(…/)(程序/申请/报批/办理/审批/手续/申领/报审)",
        "^的(，/)…(按/按照/依照/走)(法定/其/该许可/相应/原有/原/现行)…(程序/渠道/流程/规定)…(申请/报批/办理/申领/，/$)",
    )
    if not sent:
        return None
    p.note(f"“{p.text}{sent}”：那项许可另有规定，这里只是分流")
    return "提及"


def paper_only(p: Predicate) -> Force | None:
    """对……出具的证明进行审核: an office looks at a paper; 提供下列材料之一：产权证；……证明: nobody has to bring that one."""
    if p.act.kind != "证明":
        return None
    work = says(p.head, "(负责/^/，)对") and says(
        p.reading.text[p.end : p.sentence.end], "^…进行(审核/复核/核查/核对/核验/核实/审查/查验/评分/鉴别)"
    )
    if work:
        p.note("说的是机关对这些证明进行审核，不是要谁提交")
        return "提及"
    if says(p.head, "^(有/持有/持)") and says(
        p.rest, "^的(…户籍/…户口/)(考生/人员/学生/子女/申请人/对象/家庭/军人/职工)$"
    ):
        p.note("“有……证明的……”是列举哪一类人，没有要求谁去开证明")
        return "提及"
    sentence = p.sentence_text
    if says(p.before_act, "(之一/任一/任选其一)(的/)：") and says(
        sentence, "{法定证照}", "(合同/发票/产权证明/房产证/户口簿/凭证/存折)"
    ):
        p.note("几种材料中任选其一，可以不用这种证明")
        return "提及"
    return None


_REVIEW_PAPER = lazy(
    "(?:取得|领取|持|凭|提交|核发的?|出具的?)[^，。；]{0,14}(?:审查|审核|复审)意见书?"
)  # a paper to be had


def judged(p: Predicate) -> Force | None:
    """审核认为…应当删去, …属于行政处罚，不得设定: the sentence speaks about such norms."""
    word = first(_REVIEW_PAPER.sub("", p.sentence_text), "审查语")
    if word:
        p.note(f"“{word}”：句子在审查或者说明这类规定")
        return "提及"
    return None


def carried_out(p: Predicate) -> Force | None:
    """实施查封的，应当当场加贴封条: the sentence says how a measure is carried out that is ordered elsewhere."""
    how = p.act.kind == "强制" and says(
        p.condition(), "(实施/采取/作出)…(查封/扣押/冻结/强制执行/强制措施/强制拆除/代履行)(决定/)(的/时/后/前)$"
    )
    if how:
        p.note(f"“{how}的”：说的是怎样实施这项强制")
        return "提及"
    return None


def in_condition(p: Predicate) -> Force | None:
    """拒不停业的，… 需要没收违法所得的，…: the act is part of the condition."""
    listed = p.lead is not None and says(p.lead.text, "(下列/以下)") and p.act.kind in _LISTED_ACTS
    if (
        listed
        and p.reading.text[: p.segment.end].rstrip("；。，").endswith("的")
        and not says(p.rest_of_segment, "的，")
    ):
        p.note("列举的各项以“……的”结尾，是条件，不是要做的事")
        return "提及"
    if p.act.kind not in {"处罚", "强制", "收费", "停产停业", "证明"} or p.phrase.shape != "condition":
        return None
    if p.end <= p.phrase.end and p.paragraph.row is None and not says(p.rest, "(一律/均)…"):
        p.note(f"“{p.text}”在条件“…的，”里，不是要做的事")
        return "提及"
    return None


_TABLED = "^(附表/附件/下表/上表/本表/附录/附图)(为/是/系/列明/列示/列出/反映/显示/汇总/：)…(情况/统计/数据/汇总/一览)"


def reported(p: Predicate) -> Force | None:
    """Statistics, cases and speeches report acts; they do not order them."""
    sentence = p.sentence_text
    counted_things = not says(sentence, "每", "…的，", "累计…{数}次", "累计{数}(个/张/分/枚/面)") and says(
        sentence, "{数}(件/起/宗/户次/案/家次/人次/本/家/处/辆/份/台/人/名/次/批/批次/个/艘/间/平方米/亩/吨/万元/余)"
    )
    counted = counted_things and (has(sentence, "统计") or says(sentence, "^{数}年(度/)，", _TABLED))
    if (
        counted
        and not says(sentence, "(应当/必须/须/方可/一律)", "，应(以/按/向/在/于/先/交/缴/付)")
        and p.act.kind in {"处罚", "强制", "收费", "停产停业", "许可"}
    ):
        p.note("句子是统计数字")
        return "提及"
    if says(sentence, "^某(县/区/市/省/镇/局/街道)"):
        p.note("句子讲的是某地发生过的事")
        return "提及"
    told = telling_verb(sentence, p.act.name)
    if not told and counted_things and has(p.before[-120:], "报告动词"):  # 会议听取了……汇报。1至10月，共查处……台次
        told = first(p.before[-120:], "报告动词")
    if (
        told
        and not says(
            sentence,
            "(须/应当/必须/一律/不得)",
            "(增写/加写/增加/补充/新增/增补)(了/)(一条/一款/一项/{数}条/条款/内容)：",
        )
        and p.act.kind in {"处罚", "强制", "许可", "收费", "停产停业", "权利义务", "纪要依据", "竞争", "证明"}
    ):
        p.note(f"“{told}”：句子是在转述已经发生的事或者别人的话")
        return "提及"
    if (
        p.act.kind in {"处罚", "强制", "停产停业"}
        and says(sentence, "^{数}年…(已/因)", "(李/张/王/赵/刘/陈)某", "某…因…被(处/罚/责令/查)")
        and not says(sentence, "(应当/必须/须/一律)")
    ):
        p.note("句子讲的是已经发生的事")
        return "提及"
    return None


def put_right(p: Predicate) -> Force | None:
    """严查……的行为, 整改……的问题: the sentence names what is wrong and is to be put right."""
    fought = says(
        p.sentence_text,
        "^(重点/坚决/严肃/集中/依法/)(严查/查处/严厉打击/打击/整治/整改/排查/纠正/纠治/制止/严禁/杜绝)……的(…/)(行为/做法/问题/现象)(。/；/$)",
    )
    barriers = (
        "^(对/凡/)(乱设/私设/违规设立/违规设置/擅自设立)…(卡口/关卡/路卡/收费站/检查站/收费点/收费项目/罚款项目)的，"
    )
    if says(p.segment_text, barriers):  # 私设收费站的，责令立即拆除并退还
        p.note("纠正的是违法设卡、收费")
        return "提及"
    wronged = p.act.kind == "竞争" and not says(p.head + p.text, "(不/未/拒/低于/高于)")
    if wronged and not fought:  # 组织会员统一涨价的，由市场监管部门依法查处
        fought = says(p.rest_of_segment, "^…的，(由…/)依法(予以/)(调查/查处/处理/立案/纠正)")
    fought = fought or says(
        p.rest_of_segment,
        "^…的(问题/做法/现象)，(由{长名}/)(直接/一律/依法/)(督办/督查/核查/整改/纠正/查处/通报/问责/挂牌督办)",
        "^…的(做法/问题/现象/土政策/行为)，(一经发现/发现/查实/查到)(一起/一例/一个/的/，)(立即/坚决/严肃/)(通报/查处/问责/纠正/追责/整改/叫停)",
    )
    if not fought and p.act.kind == "纪要依据":  # 以会议纪要限制外地商品进入的问题，由督查室督办
        fought = says(p.text, "的(问题/做法/现象)，(由{长名}/)(直接/依法/)(督办/督查/纠正/整改/叫停/查处)")
    if not fought:
        return None
    p.note(f"“{fought[:4]}……”：说的是要查处、整治的行为")
    return "提及"


def planned(p: Predicate) -> Force | None:
    """推进…改革, 规范…行为: work planned on the system, not a norm for anybody."""
    if p.act.kind not in {"处罚", "强制", "许可", "收费", "证明", "竞争"}:
        return None
    opening = p.reading.text[p.phrase.start : p.phrase.start + 6]
    gate = p.act.kind == "许可" and (
        "，" in p.text or has(p.text, "方可")
    )  # 建立……制度，只有列入的才能经营: the gate stands behind the plan
    if (
        not gate
        and has(opening[:4], "计划动词")
        and not p.condition()
        and not says(p.segment_text, "{金额}", "(须/应当/必须)")
    ):
        p.note(f"“{first(opening, '计划动词')}”开头：是工作部署")
        return "提及"
    return None


def encouraged(p: Predicate) -> Force | None:
    """倡导、鼓励、可以…自愿: nobody has to."""
    if p.act.kind not in {"权利义务", "许可", "收费", "证明"} and p.act.name != "本地优先":
        return None
    free = says(p.sentence_text, "(与否/与不…/不…/是否…)(，/)(均/都/也/一律)(不影响/不限制/不作为/不挂钩)")
    unharmed = says(
        p.rest_of_segment + p.reading.text[p.segment.end : p.sentence.end],
        "不…的，(均/都/也/)不影响",
        "不(委托/参加/愿意/愿/选用/租用/需要)…的(，/)(自行/自己/自主)(收割/处理/安排/办理/解决/选择/经营/购买/联系/配送/清运/耕种/运输/管护)",
        "(不/未)…的，{长名}(不受影响/不受限制/照常进行/照旧进行/照常{市场活动}/照旧{市场活动})",
    )
    if unharmed or (free and says(p.up_to_act, "(可以/可自愿/可)…$")):
        p.note(f"“{unharmed or free}”：可以不办，不是义务")
        return "提及"
    word = says(
        p.sentence_text,
        "(倡导/提倡/鼓励)…",
        "^{长名}倡议：",
        "倡议……(自愿/按意愿/自主/参考/参照/不作硬性/不强制/不检查/不登记/不统计/不处罚/不作处罚/不比照)",
        "，(建议/提醒)…，(勿/不要/别)",
        "^(建议/提醒)…，(勿/不要/别)",
        "由…自愿(选择/租用/购买/参加/办理/缴纳)",
        "，(由/)(农户/群众/居民/村民/游客/商户/住户/用户/市民/家长/顾客/社员)自愿(预约/选用/选择/购票/乘坐/租用/使用/消费/购买)(，/。/；/$)",
        "(可以/可)自愿(选择/租用/购买/参加/加入/投保/认购)",
    )
    if p.act.name == "本地优先" and (has(p.text, "不得") or not says(p.up_to_act[-20:], "(鼓励/引导)…")):
        return None
    if word and not says(
        p.sentence_text,
        "(未/不/没有)(参加/加入/购买/投保/认购)…(不予/不给/暂缓/取消/停/靠后/推迟)",
        "(未/不/没有){摊派词}的…(排/不/暂/缓/靠后/推迟/取消/停)",  # 自愿认捐，未认捐的排在末位办理
        "(必须/须/一律/不得)",
        "名单(张榜/公示/公布/上墙)",
        "(未/不/没有/没)(出/捐/交/缴/认捐)的…(上门/做工作/点名/通报/约谈)",
        "(纳入/列入/计入/作为)…(考核/督查)",
        "优先(安排/照顾/录取/入学)",
        "(不少于/不低于/至少){金额}",
        "{每单位}…{金额}(起/起步)",  # 倡导商铺踊跃认捐，每间门店500元起
        "{摊派词}……(作为/列为/视为)……(依据/参考/条件/材料/前提)",
        "按{长名}(千分之/百分之/万分之/%)…{摊派词}，……(凭证/收据/证明/回执/票据)",
        "(凭证/收据/证明/回执/票据/证书)(随/与/同/跟/附)…(申请/报件/材料/报告)(一并/一同/一起/同时/上/)(报送/提交/递交/报/交/附)",
    ):
        p.note(f"“{word[:4]}”：是倡导，不是义务")
        return "提及"
    return None
