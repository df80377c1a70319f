"""Does an act order anything of citizens or businesses at all, or is it the terms of a procedure, a benefit, a known fee?

What makes an act doubtful is weighed in :mod:`.doubt`.
"""

from __future__ import annotations

import re

from fzzf_check.parse.norm.constructions import any_of
from fzzf_check.parse.norm.gate import gates
from fzzf_check.parse.norm.needs import breached, ill_fated, is_trader
from fzzf_check.parse.norm.predicate import Predicate, first, has, says
from fzzf_check.parse.norm.sanction import sanctions
from fzzf_check.patterns import lazy

DISGUISED = frozenset(
    {"停减权益", "停办业务", "取消待遇", "收回权益", "取消资格", "限制交易", "变相罚款", "限制从业", "降低资质"}
)
_BINDS = {"处罚": sanctions, "强制": sanctions, "许可": gates}


def binds(p: Predicate) -> bool:
    """Does it order something of somebody outside the administration? Notes in the trace why not."""
    if _own_terms(p) or _known_fee(p) or not _takes_back(p):
        return False
    test = _BINDS.get(p.act.kind)
    return test is None or test(p)


_LISTED = lazy(
    "有?(?:下列|以下)(?:规定)?(?:的)?(?:情形|行为)(?:之一)?|权属有?错误|登记有?错误"
)  # says nothing of a wrong


_ILL_GOTTEN = lazy("虚假|伪造|骗|隐瞒|隐藏|法定程序|徇私|不符合|职权|权限|需要注销|死亡|终止")


def _takes_back(p: Predicate) -> bool:
    """收回、注销 a paper is a sanction only where somebody did wrong."""
    if p.act.name == "吊扣证照" and says(p.text, "^撤销") and says(p.sentence_text, "(虚假/欺骗/隐瞒)"):
        return False
    lapsed = says(p.text, "^(收回/注销/撤销/收缴/撤回)", "(失效/作废/交回)$")
    if p.act.name != "吊扣证照" or not lapsed or says(p.text, "(吊销/暂扣)"):
        return True
    # 复评合格后发还: taken away for a time
    if says(p.rest_of_segment, "(后/合格/届满)(再/方/方可/予以/)(发还/归还/返还/退还)"):
        return True
    condition = p.condition() or p.up_to_act
    if _LISTED.search(condition):  # what is listed behind tells whether it is a wrong
        condition = _LISTED.sub("", condition) + p.reading.text[p.end : p.sentence.end]
    if says(p.text, "^(注销/撤销)"):  # a paper that should never have been issued, or has lost its ground
        condition = "；".join(part for part in re.split("[；。]", condition) if not _ILL_GOTTEN.search(part))
    own = says(p.text, "^(收回/收缴/撤销)其") and not has(condition, "证照到头")  # 夜间销售的，收回其许可证
    return has(condition, "违反") or bool(own and ill_fated(p))


def _own_terms(p: Predicate) -> bool:
    """Is the condition one of procedure or of the benefit itself, and no wrong at all?"""
    condition = p.condition() or p.up_to_act
    if (
        p.act.name == "停办业务"
        and p.text.endswith("采信")
        and not says(p.segment_text, "(以后/今后/此后/其他/所有/一切/任何/一律/均/不再/其间/期间)", "{时长}")
    ):
        p.note("不采信的就是有毛病的那份材料本身：是审核的结果，不是惩罚")
        return True
    if p.act.name == "停办业务" and says(p.up_to_act, "对(其/该)…(成果/报告/图纸/方案/文件/设计)$"):
        p.note("不办的就是有毛病的那份成果本身：是审核的结果，不是惩罚")
        return True
    own = p.act.name == "停办业务" and says(p.up_to_act, "(其/该/本次)(…申请/报名)")
    own = own or (p.act.name == "取消资格" and says(p.text, "(申请/申报/报名)资格"))
    if own and says(condition, "(申请/申报/报名/虚假/隐瞒/欺骗/弄虚作假/不实/伪造)"):
        p.note("不办、取消的就是作了假的那件申请本身：是审核的结果，不是惩罚")
        return True
    title = says(p.up_to_act, "(取消/撤销)(其/)(示范/荣誉/先进/文明/命名){长名}，$")
    if title and p.act.name in {"停办业务", "取消待遇"} and says(p.text + p.rest, "(补助/补贴/奖补/奖励)"):
        p.note(f"“{title}”：随称号给的补助随称号停发，不是惩罚")
        return True
    term = says(p.text, "{时长}，(期内/期间/其间/此间/在此期间)")  # 静默期四个月，期内不得接单
    if p.act.name not in DISGUISED or term or says(p.text, "{金额}", "{收}{数}倍") or has(condition, "恶行"):
        return False
    switched = says(p.text, "^(关闭/锁定/停用/封停/断开/冻结/屏蔽)其")  # 广告未经审核的，关闭其网签系统
    asked = first(condition, "手续条件") or first(_without_checks(p, condition), "手续用语")
    word = "" if switched else asked or first(condition + p.text, "保障")
    if word:
        p.note(f"条件是“{word}”：手续、给付自身的规定，不是惩罚")
    return bool(word)


# 按上年纳税额的百分之三: only the measure
_BESIDES = lazy("除[^，。；]{1,24}?(?:以外|之外|外)|(?:纳税|缴税)总?额|价款(?=[^，。；]{0,8}捐)")
_ABOUT_IT = lazy(  # 维修资金监管服务费 is no 维修资金, 认缴款 no 缴款
    "(?:维修资金|保证金|公积金|社会保险费|医保费|水费|电费|学费|税款|税费)(?:监管|代管|管理|代收|代办|手续|核算|服务)[^，。；]{0,6}费|认缴款"
)


def _known_fee(p: Predicate) -> bool:
    if p.act.name not in {"收费", "变相罚款", "集资摊派"}:
        return False
    if p.act.name == "变相罚款" and says(p.segment_text, "(千分之/万分之/%)…滞纳金"):
        return False  # a rate of its own for every day of delay
    if says(p.text + p.rest_of_segment, "由{企业单位}(代收/收取/代为收取)"):
        return False  # no state fee is taken by an association or a firm
    asked = p.segment_text
    if "费" in p.text:  # 申请列支维修资金的，交纳审核服务费: the condition says when one pays, not what
        asked = asked.replace(p.condition(), "") if p.condition() else asked
    asked = _BESIDES.sub("", asked)  # 除学费外，另交资源补偿费: the known fee is not the one asked for
    asked = _ABOUT_IT.sub("", asked)
    word = first(asked, "法定费") or ("" if says(p.text, "{金额}") else first(asked, "目录费"))
    if word:
        p.note(f"“{word}”：法律、法规或者国家收费目录已有规定")
    return bool(word)


_CHECKED = lazy("经[^，。；的]{0,8}?(?:审核|复核|核实|审查|查实|核查|抽查|检测)")


def _without_checks(p: Predicate, condition: str) -> str:
    """未按时提交月报表的商户, 经复核卫生不合格的餐馆: a trader who fails a duty is no applicant whose papers are wanting."""
    if (
        not is_trader(condition)
        or not breached(p)
        or has(p.here, "受益词")
        or says(p.here, "(申请/入库/申领/照常营业)")
    ):
        return condition
    return any_of("手续用语").sub("", _CHECKED.sub("", condition))
