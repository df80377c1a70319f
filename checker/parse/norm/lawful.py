"""Force, the tests that find the law applied (实施): by a citation, by 依法 or by another who has the power.

See :mod:`.force` for how the tests are asked.
"""

from __future__ import annotations

from fzzf_check.facts import Force
from fzzf_check.parse.norm.predicate import Predicate, first, has, noted, says
from fzzf_check.parse.norm.reading import CITE, SELF
from fzzf_check.parse.norm.scope import govern
from fzzf_check.patterns import lazy

_SUED = lazy(
    "(?:向|到|去|由|找)(?:人民)?法院(?:提起)?(?:起诉|诉讼|立案)(?=，)"
)  # 应向法院起诉，调解期间…: the other way


def handed_over(p: Predicate) -> Force | None:
    """移送公安机关, 申请人民法院强制执行: the power of another."""
    if p.act.kind not in {"处罚", "强制"}:
        return None
    told = _SUED.sub("", p.sentence_text)
    by_court = p.act.kind == "强制" and ("法院" in told or "法院" in (p.document.title or ""))
    if by_court and not _does_it_itself(p):
        p.note("句子说的是人民法院的执行")
        return "实施"
    near = p.head[-20:] + p.text
    if has(near, "移送"):
        p.note(f"“{first(near, '移送')}”：交有权机关办理，是实施")
        return "实施"
    passed_on = says(
        p.up_to_act,
        "(移送/移交/交由/转交/报请)(有权/有管辖权/有处罚权/有执法权)…(部门/机关/单位)(责令/依法/处理/查处/处罚)",
    )
    if passed_on:
        p.note(f"“{passed_on}”：后面说的是有权的机关怎样处理")
        return "实施"
    return None


def _does_it_itself(p: Predicate) -> bool:
    """等待法院裁定期间，乡镇可先行破拆: the court is named, but another takes the measure before it has spoken."""
    own = says(p.reading.text[p.phrase.start : p.end], "(先行/自行/直接/提前/先予/可先/边诉边)")
    return bool(own) and "法院" not in p.reading.text[p.phrase.start : p.end]


def _besides(p: Predicate, place: int) -> bool:
    """除依法取得检疫证书外，还应申请起苗单: what is asked for is added to the lawful paper."""
    excepted = p.reading.text[:place].endswith("除")
    return excepted and bool(says(p.reading.text[place : p.end], "^…外(，/)(还/仍/另/须/应/均)"))


def lawfully(p: Predicate) -> Force | None:
    """依法 must modify the sanction verb itself; 依照有关法律法规, 从其规定, 法律责任适用."""
    for token in reversed(p.tokens_before("LAWFUL")):
        place, end = token.start_pos, token.end_pos
        between = p.reading.text[end : p.start]
        before = p.reading.text[max(0, place - 2) : place]
        if before.endswith(("未", "不", "没有", "非", "未经")) or (
            says(between, "(的/，)")
            and not says(between, "^(的规定/规定的/规定/予以/的法律/的程序/的条件/的幅度/的额度/的标准)")
        ):
            continue
        if (
            _besides(p, place) or has(between, "断开依法") or not has(p.reading.text[place : end + 4], "依法")
        ):  # 法定代表人 is a person
            continue
        if token.word == "按照职责" and says(p.text, "{金额}", "(倍/%/百分之)"):  # who acts, and no law for the sum
            continue
        if says(between, "(外，/外须/外应/外还/外另/外$)") and says(
            p.up_to_act[-40:], "除"
        ):  # 除依法处罚外，: what follows is added to it
            continue
        p.note(f"“{token.word}”修饰“{p.text}”：照现行法实施")
        return "实施"
    asked = says(p.before[-80:], "(依法/依照法律/按照国家规定)…(批准/审批/许可/核准/登记)")
    if asked and p.act.kind in {"许可", "权利义务"} and says(p.sentence_text, "^未经(批准/审批/许可/核准/登记)的"):
        p.note(f"承接前一句的“{asked}”：说的是法律规定的审批")
        return "实施"
    subject_to = p.act.kind == "许可" and says(
        p.before_act,
        "依法(应当/应/须/必须/需要/需)…(审核/验收/审批/许可/批准/备案/登记/检测/检验/核准)…的",
        "(法律/法规/国务院决定)(保留/设定/规定)…(审批/许可/批准/核准)(的/)(事项/项目/活动/行业)",
    )
    if subject_to:
        p.note(f"“{subject_to}”：说的是法律规定的程序")
        return "实施"
    if _by_the_laws(p) or _just_told(p) or _rated(p):
        p.note("前后的分句写明依照法律法规、国家规定的标准，或者前一句引用上位法说了这件事，管到这里")
        return "实施"
    if p.act.name == "罚款" and has(p.text, "裁量尺") and not says(p.text, "最高…倍", "以上"):
        p.note(f"“{first(p.text, '裁量尺')}”：在上位法的幅度以内裁量")
        return "实施"
    own = p.act.kind == "溯及" and SELF in p.text  # 按本办法规定的标准重新核算
    # 依法取得食品经营许可，在本县登记注册: what is asked for besides is in no law
    governed = _STATUS.sub("", p.text.rpartition("，")[2] if p.act.kind == "竞争" else p.text)
    if (
        not own
        and has(governed, "依法")
        and not says(
            p.text,
            "(未/不/没有)(依法/按规定)",
            "除……(外/以外)，",
            "法定…倍",
            "(标准/规定)(以外/之外/外)(另/再/还/须/应/加)",
            "(不符合/违反/未按照/未按)…规定",
        )
    ):
        p.note("谓语中有“依法”一类的词：照现行法实施")
        return "实施"
    left_to_law = says(p.sentence_text, "从其规定", "法律、法规…另有规定")  # which takes no sum away
    if left_to_law and not (p.act.kind == "处罚" and says(p.text, "{金额}", "(倍/%/百分之)")):
        p.note("句子写明从其规定")
        return "实施"
    return None


_STATUS = lazy(
    "(?<!其他)(?<!其它)(?<!任何)依法(?:[^，。；的不]{2,6}的(?=[一-龥])|(?:纳税|经营|登记|成立|设立|缴费|注册))"
)  # 依法登记的企业: who it is, no law for the act
_SAME = 4  # so many characters in common: the sentence before spoke of the same thing


def _just_told(p: Predicate) -> bool:
    """《…条例》第十条规定，深井开凿须经批准。深井开凿，未经批准不得动工: the law was told, here it is applied. So it is in
    ……应当申请采伐许可证。……应当先申领，未领取的不得采伐, and behind 属于《…》第十条规定的情形。
    """
    before, topic = p.before[-120:], p.up_to_act
    case = (
        p.act.kind in {"处罚", "强制"}
        and not p.agent_without_power
        and says(before, "属于{规矩}…规定的…(情形/行为)。$")
    )
    paper = (
        p.act.kind == "许可" and says(before, "{规矩}…规定……许可证…。$") and says(p.text, "^未(领取/申领/取得/办理)的")
    )
    if case or paper:
        return SELF not in f"{case or paper}"
    told = p.act.kind == "许可" and says(before, "{规矩}…规定……(批准/审批/许可/核准)…。$")
    if not told or SELF in told:
        return False
    return any(topic[i : i + _SAME] in told for i in range(len(topic) - _SAME + 1))


def _rated(p: Predicate) -> bool:
    """登记费每件80元，执行国家发展改革委、财政部规定的标准: who may set the rate has set it."""
    rates = "(规定/核定/批准/制定/公布)的(收费/)标准"
    return p.act.kind == "收费" and bool(
        says(
            p.rest_of_segment,
            f"^…，(收费标准/标准/)(执行/按/按照)(国家/省/国务院/财政部/自治区){{长名}}{rates}",
        )
    )


def _by_the_laws(p: Predicate) -> bool:
    """依照矿产资源法律法规责令停止开采，没收…: laws named without a title reach as far as a citation does, up to a new
    condition, a new agent or 并、另.
    """
    if "法律" not in p.reading.text[p.segment.start : p.phrase.start]:
        return False
    governed = False
    for phrase in p.segment.phrases:
        if phrase.start >= p.phrase.start:
            break
        if phrase.shape == "condition":
            governed = False
        words = p.reading.text[phrase.start : phrase.end]
        if says(
            words,
            "(依照/依据/根据/按照)…(法律法规/法律、法规/法律、行政法规)(和规章/、规章/)(的规定/规定)，$",
            "(依照/依据/根据/按照)…(法律、法规/法律法规/法律、行政法规)…(规定的/的)(条件/权限/程序)…，$",
        ):
            governed = True
        if says(words, "^除……(外/以外)，"):
            continue
        governed = governed or bool(says(words, "(依照/依据/根据/按照)…(法律法规/法律、法规)…(责令/没收/罚款/处罚)"))
    return governed and p.phrase.shape != "condition" and not p.tokens_before("AGENT", "JOIN")


_LISTED = "(规定/列明/载明/列举/明确/要求/限定)的"
_ABOVE = "(该法/该条例/该办法/上述法律/上述法规/国家/法定/法律/法规/法律法规/法律、法规/法律、行政法规/国务院/省级/省/上级/上级文件)"


def listed_by_law(p: Predicate) -> Force | None:
    """身份证件和居住地住址证明等该条例列明的材料: the papers are those that the law has listed."""
    if p.act.kind != "证明":
        return None
    behind = says(
        p.rest_of_segment,
        f"^(、{{长名}}/)等(由/)({CITE}/{_ABOVE[1:-1]})(明文/所/){_LISTED}…(材料/证明/资料/证件/要件/文件)",
    )
    within = says(p.text, f"{CITE}(所/){_LISTED}")
    listed = behind or within
    return noted(p, listed, "要的是上位法列明的材料", "实施")


def based(p: Predicate) -> Force | None:
    """An upper law of sufficient rank governs the predicate."""
    return "实施" if govern(p) else None
