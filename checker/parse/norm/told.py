"""Force, the tests that find what is told and over (提及): statistics, cases and speeches; others once did so and it was stopped; a term is explained; a check
looks whether anybody does so.

See :mod:`.force` for how the tests are asked.
"""

from __future__ import annotations

from fzzf_check.facts import Force
from fzzf_check.parse.norm.constructions import any_of
from fzzf_check.parse.norm.predicate import Predicate, first, has, noted, says
from fzzf_check.parse.norm.sanction import shuts_himself
from fzzf_check.patterns import lazy

_ORDERS = "(应当/必须/须/一律不/方可/今后/不得/不准/严禁/责令)"
_ONCE = lazy(  # 曾要求砖厂交押金; 曾被处罚的 says of whom a norm speaks
    "曾经?(?![被受有因任患获取参])[^，。；的]{0,3}?(?:一律|按|对|要求|规定|以|向|实行|由|将|把|收|须|凭|关|停|禁|强)"
)
_TOLD_BY = (
    "^(历史上/去年/前年/上年/往年/早年/反面典型/反面教材/反面案例/负面典型/整改情况/督查情况/问题整改)",
    "^据{长名}(反馈/反映/通报/介绍)",
    "^{长名}(审计组/督察组/督导组/巡察组/巡视组/审计局/督查组)(反映/反馈/指出/发现/通报)",
    "^(赴/到){长名}(考察/调研/学习)发现，",
    "^(个别/有的/少数/某些)(单位/地方/部门/乡镇/村/镇/街道/窗口)",
    "，(个别/有的/少数/某些)(单位/地方/部门/乡镇/村/镇/街道/窗口)",
    "^(至/截至/截止/到){长名}(底/月/日/末)，",
    "(巡察/巡视/审计/督察/督查)(反馈/指出/通报)的",
    "(原/原先/此前/违规)(收取/收缴/扣押/收)的$",
)
_PUT_RIGHT = lazy("(?:已|已经|当即|及时|现已)责令[^，。；]{0,12}(?:改正|整改|纠正|退还|停止|撤销|取消)")
_OVER = (
    "(已/已经/当即/及时/现已)责令{长名}(改正/整改/纠正/退还/停止/撤销/取消)",
    "(已/已经/均已/早已/业已/现已/已于/目前)(全部/悉数/如数/全额/分批/足额/被/全数/{长名}/)(退/清退/纠正/整改/叫停/停止/取消/废止/作废/撤销/改正/归还/返还/收回/停收)",
    "(该/此/这一/这种/这类/上述/此类)(做法/行为/规定/要求)……(叫停/取消/废止/停止/纠正/没有依据/缺乏依据/于法无据/引以为戒/不宜照搬/不宜/整治/退还)",
    "(被/经/由){长名}(通报/指出/督导/叫停/督察)…(作废/纠正/撤销/废止/叫停/退给/退还/停止)",
    "(停收/停止/停用/取消/废止)至今",
    "(全部/悉数/如数/全额)退(还/给/清/回)",
    "，均(与/同/和){长名}签订…协议",
)
_COUNTED = (
    "^{长名}(检测/检查/抽查/出动/巡查){长名}(辆次/人次/户次/家次)，(查处/立案/办结/发现)…(辆次/起/件/人次/户次/家次)，",
    "对{长名}(罚款/处罚/没收)…一案$",
)
_CONDITION = "(退/清退/纠正/整改/取消/收回/停止)(还/回/给/清/)…的，"


def _own_words(p: Predicate) -> str:
    """The sentence without what it quotes: 个别村要求“外嫁女一律不得分红”，已责令改正 orders nothing."""
    quotes = [(left, right) for left, right in p.reading.quotes if p.sentence.start <= left < right <= p.sentence.end]
    text, place = "", p.sentence.start
    for left, right in quotes:
        text, place = text + p.reading.text[place:left], max(place, right)
    return text + p.reading.text[place : p.sentence.end]


def over(p: Predicate) -> Force | None:
    """镇里曾要求砖厂交押金，该做法没有依据，押金已退还: what was done once and is over binds nobody any more."""
    told = p.so_far
    behind = p.reading.text[p.end : p.sentence.end]
    ordered = says(_PUT_RIGHT.sub("", _own_words(p)), _ORDERS)
    if p.act.kind == "溯及" or ordered or says(p.sentence_text, _CONDITION):
        return None
    found = _ONCE.search(told)
    once = found[0] if found else ""
    if not once and p.act.kind in {"处罚", "强制"}:
        once = says(told + p.rest, *_COUNTED)
    if once:
        return noted(p, once, "说的是从前的做法、办过的案件", "提及")
    by = says(told, *_TOLD_BY)
    stopped = by and says(p.text + behind, *_OVER)
    return noted(p, stopped, "说的是别人做过、已经停下或者纠正的事", "提及")


def asked(p: Predicate) -> Force | None:
    """问：外来企业要不要交保证金？: a question orders nothing; the answer does."""
    text, end = p.reading.text, p.sentence.end
    question = text[max(p.end - 1, end - 1) : end + 1].lstrip("。；")[:1] == "？"
    return noted(p, "？" if question else "", "是问句", "提及")


_DEFINED = "(所称的/所称){长名}，(是/系)指"
_LOOKED_FOR = (
    "(未/没有/未曾)发现…$",
    "(看/检查/抽查/排查/核查/查)…(是否/有无/有没有/是不是){长名}$",
    "(是否/有无/有没有/是不是)$",
    "(发现/存在/查摆/梳理)的(主要/突出/典型/共性/)(表现/问题/情形/症结)(有/是/为/包括/)：",
    "^(规章/条例/办法/文件/)(草案/送审稿/征求意见稿)(的/)(说明/起草说明)：",
)


_LOOKED_FOR_IN_LIST = (
    "(审查/核查/检查/清理/排查/自查/审核/评估)……(是否/有无/有没有)…(下列/以下)",
    "(清理/整改/纠正/排查/整治/删除)……(下列/以下)…(内容/情形/做法/问题/条款/表述)",
)


def explained(p: Predicate) -> Force | None:
    """所称较大数额罚款，是指处五千元以上罚款; 重点看有无指定供应商; 未发现限定交易: the words are looked for or explained."""
    meant = says(p.reading.text[p.segment.start : p.end], _DEFINED)
    looked = not meant and says(p.before_act, *_LOOKED_FOR)
    if not looked and p.lead is not None and p.act.kind != "处罚":  # 重点审查是否含有下列内容：1.要求将注册地迁入本市
        looked = says(p.lead.text, *_LOOKED_FOR_IN_LIST)
    if looked and (
        looked.endswith(("的", "者")) or says(p.rest_of_segment, "的，(责令/处/取消/停/一律/不予/暂停/收回/扣)")
    ):  # 保安未发现的，每起处五百元: not to see it is the wrong
        looked = ""
    return noted(p, meant or looked, "是在解释用语、查看有没有这种情况", "提及")


_BY_LAW = "(法律/法规/上位法/条例/国家)(对{长名}/)(已/已经/早/早已/均已/都已)(有/作出/作了/作/有了)…规定，"
_NO_MORE = "(不得/不再/不能/无权/不应/不准)(另/另行/再/自行/擅自)(定/设/立/规定/增设/设定/制定/加码)"
_HINT = "^(温馨/友情/特别/安全/法律/普法/执法/交警/)(提示/提醒)(您/你/广大…/各位…/)(：/，/)……(将/会/要/可能/可能会/就会/面临)(被/受到/面临/依法/)"


def told_of_law(p: Predicate) -> Force | None:
    """法律对焚烧秸秆已有规定，处……，乡镇不得另定; 温馨提示：酒后驾驶的，将被暂扣驾驶证，并处……: what the law provides is told."""
    if p.act.kind not in {"处罚", "强制", "停产停业"}:
        return None
    when = says(
        p.before_act, "^(什么情况/什么情形/哪些情况/哪些情形/何种情形/何种情况/什么时候/何时)…(可以/能/可/应当/才能/要)"
    ) and says(p.rest_of_segment, "^，……{规矩}")  # 什么情况下可以吊销执照，《》都写得清楚
    if when:
        return noted(p, when, "说的是法律怎样规定，不是自行设定", "提及")
    by_law = says(p.before_act, _BY_LAW) and says(p.rest_of_segment, _NO_MORE)
    return noted(p, by_law or says(p.before_act, _HINT), "说的是法律怎样规定，不是自行设定", "提及")


def closed_of_itself(p: Predicate) -> Force | None:
    """老板娘生孩子，店里关门一个月: a part of a sentence that resembles an order to close, where nobody orders."""
    closed = p.act.name == "类案比对" and shuts_himself(p)
    return noted(p, closed and p.text[:8], "没有谁违反什么，也没有谁下令：是自己停下来", "提及")


_SERVED = (
    "(可/可以/能/能够/欢迎)…(到/向/在/去/找/拨打)…(查询/咨询/询问/求助/借用/了解/打听/求教/参观)",
    "(扫/扫码/扫一扫/按/按一下/点/点开)(就/便/即/都)(能/可/可以)(听/看/查/问/了解)",
    "(查看/察看/走访/看看/查访)……(讲给/讲清/讲解/说给/告诉/指给/提醒/指导/帮助/帮着/教给)",
    "(查看/察看/走访/看看/查访)……，……(讲给/讲清/讲解/说给/告诉/指给/提醒/指导/帮助/帮着/教给)",
)


def served(p: Predicate) -> Force | None:
    """井边有二维码，扫一扫就能听到故事: of a part of a sentence that resembles, where people are only helped, shown or told
    something, and no word binds them or takes anything away.
    """
    if p.act.name != "类案比对":
        return None
    helped = says(p.text, *_SERVED)
    bound = helped and has(any_of("平常字").sub("", p.text), "约束字")
    return noted(p, "" if bound else helped[:8], "说的是提供的方便和帮助，不要谁做什么，也不减损谁", "提及")


def where(p: Predicate) -> Force | None:
    """在禁止燃放烟花爆竹的地点燃放的，: where or when it is forbidden is settled elsewhere."""
    of_place = (
        p.act.kind == "权利义务"
        and says(p.head, "(在/于/到/进入)$")
        and says(p.rest, "^…的(时间/时段/地点/区域/场所/范围/路段/水域/地段)")
    )
    settled = p.act.kind == "权利义务" and says(
        p.text + p.rest_of_segment,
        "^(禁止/限制)…的…(品种/种类/地点/时间/时段/区域/范围/路段/水域/目录)由{长名}(确定/划定/公布/规定/划出)",
        "^(禁止/限制)…的…(品种/种类/地点/时间/时段/区域/范围/路段/水域/目录)，由{长名}(确定/划定/公布/规定/划出)",
    )
    return noted(p, of_place or settled, "说的是别处规定的时间、地点", "提及")


_TABLED = "^(附表/附件/下表/上表/本表/附录/附图)(为/是/系/列明/列示/列出/反映/显示/汇总/：)…(情况/统计/数据/汇总/一览)"


_ORDERED = ("(须/应当/必须/一律/不得)", "(增写/加写/增加/补充/新增/增补)(了/)(一条/一款/一项/{数}条/条款/内容)：")  # fmt: skip


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
    told = _telling_verb(sentence, p.act.name)
    if not told and counted_things and has(p.before[-120:], "报告动词"):  # 会议听取了……汇报。1至10月，共查处……台次
        told = first(p.before[-120:], "报告动词")
    if (
        told
        and not says(sentence, *_ORDERED)
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


_TO_COME = lazy(
    "的，(?:可以?|应当?|须)?(?:交?由)[^，。；、]{1,16}$"
)  # 一方不服的，由镇综治中心裁定: in such a case it will
_NOT_YET = ("前", "之前", "以前", "期间", "书")  # 下达偿付裁定书: a paper, nothing that was told


def _telling_verb(sentence: str, act: str) -> str:
    """The verb that tells what was done or said; 法院裁定前 is a time, 裁定书 a paper, ……的，由镇里裁定 a rule: they tell nothing.

    What only resembles an example is left alone in such a rule as well: to decide a dispute is none of the acts looked for.
    """
    for verb in any_of("报告动词").finditer(sentence):
        ruled = act != "类案比对" and _TO_COME.search(sentence[: verb.start()])
        if not ruled and not sentence.startswith(_NOT_YET, verb.end()):
            return verb[0]
    return ""
