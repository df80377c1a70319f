"""Does a penalty or a coercive measure meet somebody: is it ordered in a case, of a person, by an office?"""

from __future__ import annotations

import re
from functools import cache

from fzzf_check.parse.norm.constructions import any_of
from fzzf_check.parse.norm.needs import acts_itself, breached
from fzzf_check.parse.norm.predicate import Predicate, has, says
from fzzf_check.parse.norm.reading import CELL
from fzzf_check.patterns import lazy


@cache
def seizing_staff() -> re.Pattern[str]:
    """护林员可以先行…, 检查人员有权…, 村干部应立即…: nobody is ordered to suffer what he is told to do himself."""
    staff = any_of("内部相对人").pattern
    return re.compile(f"(?<!对)(?:{staff})(?:可以?|有权|应当?|要|须|负责|[当就][场地]|立即|先行|直接|一律(?!不)|对|将)")


@cache
def laying_hands() -> re.Pattern[str]:
    """……仍不拆除的，网格员剪断线路，将车辆拖走: who stands right behind the condition of a coercive measure takes it."""
    staff = any_of("内部相对人").pattern
    return re.compile(f"{seizing_staff().pattern}|(?<=的，)(?:{staff})(?![的被由、]|本人|自己|所)")


_MAY = ("可", "可以", "应", "应当", "要", "须", "有权", "直接", "当场", "立即", "先行")


def _ordered_to_act(head: str) -> bool:
    """村干部应立即……, 征迁工作队可……: a body or its staff is told to act, so somebody has to bear it."""
    return bool(seizing_staff().search(head)) or (head.endswith(_MAY) and has(head, "任何机关"))


_OUT_OF_ORDER = (
    "(故障/超标/失灵/损坏/异常/受到污染/被污染/渗漏/断电/断水)(时/期间/后)，"  # 消防设施故障期间，应当暂停放映
)


def _emergency(p: Predicate) -> bool:
    """发生险情的，企业应当立即停止作业: nobody punishes, the enterprise itself stops what is dangerous."""
    own = p.act.name == "责令停产停业" and not says(p.text, "(责令/勒令/整顿)") and not p.of_agent()
    return (
        own
        and bool(says(p.head, "(应/应当/必须/须/要)(立即/及时/先/马上/)(下令/下达命令/组织/宣布/指挥/通知/)$"))
        and (
            has(p.up_to_act, "紧急情况")
            or bool(says(p.condition(), "^…发现"))
            or bool(says(p.up_to_act, _OUT_OF_ORDER))
            or bool(says(p.rest_of_segment, "^(、/，/并)(立即/迅速/及时/)(撤出/撤离/疏散/转移)"))
        )
    )


_LEADS_TO = "(处罚/处理/处置/惩戒/措施/手段/责令/采取/情形/行为/给予/实行/一律/处以/罚/收取/整治/整顿/管理/规定/遵守/办法/方式/标准/后果/情况/职权/权力/权限/权利/可以/有权)"


def _led_to_it(p: Predicate) -> bool:
    """Does the paragraph above lead to what is done to somebody? 各单位应当做好下列工作：, 具体要求如下： only tell of work."""
    return p.lead is not None and (has(p.lead.text, "外部相对人", "违反") or bool(says(p.lead.text, _LEADS_TO)))


_ORDERED = "(责令/勒令/强制/令其/责成/强令/命令/通知/要求/处以/处/罚/整顿/整改/反省/思过/一律/一概/全部/全体/统一/统统/通通/悉数/所有/各/全县/全镇/全市/全区/全乡/均/都/必须/应当/应/须/不得/不准/不许/予以/给予/直至/为止/对/凡/每/再犯/首次/初次/一次/将/把/见)"


def shuts_himself(p: Predicate) -> bool:
    """冷库氨机年检，市场歇业两天; 变电站检修，东街停电: nobody did a wrong and nobody orders it; who keeps the place closes it."""
    resembles = p.act.name == "类案比对" and has(p.text, "停业")
    if not (resembles or p.act.name in {"责令停产停业", "停水停电"}) or _led_to_it(p) or p.paragraph.row is not None:
        return False
    told = p.up_to_act + p.text
    case = (
        breached(p) or _CASE_OF.search(told if resembles else p.up_to_act) or p.before_act.endswith("：") or p.carried()
    )
    return not case and not p.of_agent() and not p.basis and not says(told + p.rest, _ORDERED)


_CASE_OF = lazy("[的者次日天宗例起户家](?=，|$)|[:：]")


def _goes_on(p: Predicate) -> bool:
    """Does it go on from what was said: a condition carried over, a sanction beside another, who bears the costs?"""
    if p.act.name == "代履行" and not p.up_to_act and says(p.before[-80:], "(逾期/拒不/仍不)…"):
        return True
    before = p.reading.text[p.sentence.start : p.segment.start]
    same = "的，" in before and before.endswith("；") and "的" not in p.up_to_act  # ……的，处罚款；吊销证书
    stacked = p.head.endswith(("或者", "、")) and p.tokens_before("ACT")  # 降低等级或者吊销证书
    if p.act.kind == "处罚" and (same or stacked):
        return True
    if p.act.name == "变相罚款" and says(p.up_to_act, "每(迟/晚/逾/延误/拖欠/少报/漏报){长名}，"):
        return True  # 每迟缴一天，按…计收滞报金
    told = p.carried()
    return bool(told and ("：" in p.up_to_act or says(told, "(的，/者，)")))


def _danger(p: Predicate) -> bool:
    """遇台风预警的，渔船三日内不得出海: danger is nobody's wrong; the ban keeps people out of it."""
    condition = p.condition()
    barred = p.act.name in {"限制从业", "停办业务"} and not says(p.text, "{金额}")
    return barred and has(condition, "紧急情况") and not has(condition, "恶行")


def _keeps_out(p: Predicate) -> str:
    """Why a ban on trading punishes nobody; '' where it may."""
    if _danger(p):
        return "条件是险情、预警：是避险，不是惩戒"
    if p.paragraph.row is None and not says(p.text, "{金额}", "{时长}") and not p.basis and _emergency(p):
        return "遇到险情自己停下来，是安全义务，不是处罚"
    if shuts_himself(p):
        return "没有谁违反什么，也没有谁下令：是经营者、经办单位自己停下来"
    return "没有领到证、单的不得从事：是许可本身，不是惩戒" if _gate_itself(p) else ""


def _gate_itself(p: Predicate) -> bool:
    """未领到确认单的，不得在本市开展鉴定: to be kept out without the paper is what the permit means; for a time it is a sanction."""
    lacking = says(p.up_to_act, "(未/没有/无/未能)(取得/领到/领取/办理/办妥/申领/申请/登记/备案/持有/拿到)(…/)的(，/)$")
    return p.act.name == "限制从业" and bool(lacking) and not says(p.text + p.rest, "{时长}")


def _ordered_in_row(p: Predicate) -> bool:
    """2｜老木器厂｜手续齐全｜月底前强行搬空: the cells before name who bears it; a cell with the bare name of an act orders nothing."""
    before, told = p.whole[: p.start], p.whole[p.end :].partition(CELL)[0]
    return before.count(CELL) > 1 and (not before.endswith(CELL) or "，" in told)


def sanctions(p: Predicate) -> bool:
    """Is the measure ordered, and not only named? Notes in the trace why not."""
    if why := _keeps_out(p):
        p.note(why)
        return False
    row = p.paragraph.row is not None or _ordered_in_row(p)
    given = row or says(p.text, "{金额}", "{时长}") or _led_to_it(p) or p.basis
    if given or "不问依据" in p.act.marks:  # 拆除放在凌晨进行: what no law allows needs no case
        return True
    own = p.up_to_act
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
        "^对{长名}(可/应/即/须)(就地/当场/直接/立即)…",
        "^见一",
        "^见…(即/就/必/则)",
    ):
        return True
    if (p.act.kind == "处罚" and (not p.head or "其" in p.text)) or (
        p.act.kind == "强制" and (acts_itself(p) or _ordered_to_act(p.head))
    ):
        return True
    if (says(p.head, "^(予以/给予/就地/当场)") and "的" in own) or says(p.rest, "^适用于"):
        return True
    if p.act.kind == "强制" and not own and says(p.sentence_text, "直至…(缴/交/补/改/签/清)"):
        return True
    if has(own, "外部相对人", "违反") or says(own, "{行业场所}…，", "者除…外"):
        return True
    p.note("前面没有条件，也没有对谁、由谁，看不出要作出处理")
    return False
