"""Is it a permit (行政许可): does a gate stand before what citizens or businesses want to do?"""

from __future__ import annotations

import re
from functools import cache

from fzzf_check.parse.norm.constructions import classes
from fzzf_check.parse.norm.predicate import Predicate, has, says
from fzzf_check.parse.norm.sanction import seizing_staff
from fzzf_check.patterns import lazy


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
    named = has(p.around, "内部相对人", "内部机关", "受益词", "保障") or has(p.up_to_act[-8:], "公文")
    return not named and not has(barred[:7], "机关事务")


def _lists_outsiders(p: Predicate) -> bool:
    """Does the lead-in, a list behind 下列活动 or another field of the form (对象：临街餐饮店) name citizens, businesses?"""
    listed = says(p.up_to_act, "(下列/以下)(活动/事项/行为/情形)") and has(p.sentence_text, "外部相对人")
    led = p.lead is not None and has(p.lead.text, "外部相对人")
    itemised = p.act.name != "前置条件" and has(p.items, "外部相对人")  # 还需提交下列材料：: papers, nobody
    return led or itemised or bool(listed or says(p.whole, _WHO_APPLIES))


def gates(p: Predicate) -> bool:
    """Does it stop citizens or businesses until somebody consents? Notes in the trace why not."""
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
