"""Who is meant: the words in which the one is named to whom an act is done, and the name itself."""

from __future__ import annotations

import re
from functools import cache

from fzzf_check.parse.norm.constructions import any_of, classes
from fzzf_check.parse.norm.predicate import Predicate, has, says
from fzzf_check.parse.norm.sanction import laying_hands
from fzzf_check.patterns import lazy

_FOUND_OUT = lazy("^[^，。]{0,12}(?:巡查|检查|排查|走访|巡检)(?:时|中)?发现")
_ON_PAPER = lazy("(?:依据|根据|按照|依照)[^，；：]{1,24}，")  # 依据县治理办文件，: a basis, nobody who must obey
_DESCRIBED = lazy("[^，。；：的]{0,6}的[^，。；：的]{0,4}")
_FIRMS = ("企业", "公司", "厂", "店", "商", "户", "经营者")
_HEADS_OF_ANYBODY = frozenset({"负责人", "主要负责人", "责任人", "相关责任人", "责任人员", "主管人员", "管理人员"})
_COMPOUND = lazy(
    "(?!收受|索要|索取|接受|刁难|勒索|殴打|辱骂)[^，。；：、的对由经向报与和及令将把被须应可不未组织要求监督管理检查]{1,10}"
)  # 学校食堂食材配送企业
_RELATIVE = lazy("[^，。；：、的]{1,8}的")  # 从事市场业务的工作人员: the head of the phrase is meant


def subject(p: Predicate) -> str:
    """The words in which the patient is named: conditions and topic before the act, agents left out."""
    if p.act.name == "类案比对" and p.act.kind == "许可":  # 国有企业出租房屋，须报……: the part itself says who
        return _acting_staff().sub("，", _DUTY.split(p.text, maxsplit=1)[0])
    whole = "人员" if p.text.startswith("人员") else ""  # 工作|人员不得……: the act begins within its subject
    near = p.up_to_act.rpartition("，")[2] if p.act.kind == "许可" else ""
    if near != p.up_to_act and says(near + p.text[:2], "{外部相对人}{须}"):
        return near  # 公办学校从库中抽取施工队，入库|企业应取得……: who must have it stands right before
    if p.act.kind == "许可" and "未" in p.text:  # 各执法|中队未经支队批准，不得……
        whole = p.text.partition("未")[0]
    text = _acting_staff().sub("，", _WHERE.sub("", p.up_to_act) + whole)
    for token in p.segment.of("AGENT"):
        if token.start_pos < p.start:
            text = text.replace(token.word, "，")
    text = _resisted().sub("，", _ON_PAPER.sub("", _FOUND_OUT.sub("", text)))
    if p.act.kind == "强制":
        text = laying_hands().sub("，", text + p.text[:2])
    linked = p.act.name == "不当联结"
    if (p.act.kind == "许可" or linked) and not addressee(text):
        within = p.text.partition("，")[0 if linked else 2]  # 对巡河不足|的河长，…取消评先
        text += _acting_staff().sub("，", within)
    if not has(text, "外部相对人", "内部相对人", "内部机关"):
        if p.lead is not None:
            text = _acting_staff().sub("，", p.lead.text) + text
        elif len(text) < 30:
            nameless = _NAMELESS.match(p.reading.text, p.sentence.start)  # the sentence before says who
            since = max(0 if nameless else p.sentence.start, p.segment.start - 80)
            text = _acting_staff().sub("，", p.whole[since : p.segment.start]) + text
    return text


@cache
def _resisted() -> re.Pattern[str]:
    """滞留执法人员, 辱骂工作人员: staff that suffers the wrong; who did it is meant."""
    staff = any_of("内部相对人").pattern
    # 拍卖行及其工作人员: the firm is meant; 行政机关及其工作人员: the staff
    others = "(?<!机关)(?<!部门)(?<!政府)(?<!单位)(?<!委会)(?<!街道)及其[^，。；：的]{0,4}?"
    return re.compile(
        f"{others}(?:{staff})|(?:阻挠|阻碍|妨碍|抗拒|围堵|围攻|滞留|扣留|辱骂|殴打|威胁|恐吓|干扰)[^，。；：的]{{0,8}}?(?:{staff})"
    )


@cache
def _acting_staff() -> re.Pattern[str]:
    """由包片干部…, 经主要负责人批准, 网格员走访店铺, 被网格员拍到: staff that act, not staff that must obey."""
    staff, organs = any_of("内部相对人").pattern, any_of("行政机关", "乡镇街道").pattern
    return re.compile(
        f"(?:[由经向报]|报请)[^，。；：的]{{0,40}}?(?:{staff}|{organs})(?:(?:(?:、|和|或者)[^，。；：、的]{{0,16}}?|[^，。；：、的对令向]{{0,6}}?)(?:{organs}))*(?:[^，。；：的]{{0,4}}(?:{staff}))?|(?:{staff})(?:(?:可以|有权)?采取|认为|核实后?|审核后?|检查后?(?![时中][不未无])|发现|(?:走访|巡查|查看|入户)[^，。；：的不未无]{{0,6}}[店铺商户摊])|被(?:{staff})(?:拍|查|抓|看|劝)"
    )


_NAMELESS = lazy(  # how a sentence begins that names nobody: 每次罚二百元。情节严重的，…
    "处|罚|扣|取消|停|暂停|责令|予以|给予|通报|调离|不得|一律|均|应|须|必须|降|撤|辞退|解聘|可|有权|由|责成|限|不予|不再|禁止|严禁"
    "|被[^，。；的]{0,4}(?:群众|企业|服务对象|办事人|患者|家长|乘客|居民|村民)(?:投诉|举报|反映|差评|实名)|无故|首次|迟到|旷工|被评"
    "|每次|第[一二三]次|一次|再次|累计|连续|屡|年内|年度内|情节|逾期|仍|拒不|并|同时|视|违者|造成|对此|经|一经|其|违反(?:上述|前款|本条|以上|前述|规定)"
)
_WHERE = lazy(
    "^(?:凡)?在[^，。；]{2,20}(?:周边|附近|周围|门口|门前|沿线|旁|内|里|大厅|窗口)，"
)  # 在学校、医院周边，: where, not who
_DUTY = lazy("应当|应|须|必须|不得|不准|方可|未|由|经")
NEAR = 30  # so many characters before an act name what it is done to
_VICTIM = lazy(  # 窗口人员对群众|态度生硬: who suffers it is not meant
    "态度|冷漠|冷淡|冷脸|蛮横|恶语|发火|刁难|推诿|吃拿|爱答不理|爱理不理|不耐烦|不理不睬|不予理睬|使用不文明|言语|出言|耍|甩脸|生硬|粗暴|敷衍|服务不"
)
_NEXT_TO = ("周边", "附近", "门口", "周围", "门前", "沿线")  # 学校周边的文具店: the shop is meant


def addressee(text: str) -> str:
    """Who is meant: the one behind 对, else the first named; in 企业工作人员 the last of the chain.

    What stands before 的 only describes (辱骂工作人员的群众): the outsider behind it is meant.
    """
    actors = list(any_of("外部相对人", "内部相对人", "内部机关", "行政机关", "乡镇街道").finditer(text))
    actors = [m for m in actors if not text.startswith("生", m.end())]  # 中小学|生
    actors = [m for m in actors if not text.startswith(_NEXT_TO, m.end())] or actors
    if not actors:
        return ""
    chosen = next(
        (
            n
            for n, m in enumerate(actors)
            if text[: m.start()].endswith(("对", "凡", "要求")) and not (n and _VICTIM.match(text, m.end()))
        ),
        0,
    )
    while chosen + 1 < len(actors):
        between = text[actors[chosen].end() : actors[chosen + 1].start()]
        if between == "、" and actors[chosen][0] in classes()["外部相对人"]:
            break  # 法定代表人、主要负责人: a list, not a chain
        compound = actors[chosen + 1][0].endswith(_FIRMS) and bool(_COMPOUND.fullmatch(between))
        described = compound or bool(_RELATIVE.fullmatch(between) or _DESCRIBED.fullmatch(between))
        if (
            between
            not in {"", "的", "内", "和", "及", "、", "直", "属", "所属", "下属", "直属", "大队", "中队", "支队"}
            and not described
        ):
            break
        if actors[chosen][0].endswith(_FIRMS) and actors[chosen + 1][0] in _HEADS_OF_ANYBODY:
            break  # 企业主要负责人: he stands for the firm
        chosen += 1
    return actors[chosen][0]
