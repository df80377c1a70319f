"""Frame: whom the predicate is for. 对外 external, 内部 the administration's own staff, 合同 a contract, 引述 reported words.

Numbered tests, the first that answers decides; each writes into the trace what it saw.
"""

from __future__ import annotations

from collections.abc import Callable

from fzzf_check.facts import Frame

from .constructions import any_of, classes
from .predicate import Predicate, first, has, says

Test = Callable[[Predicate], "Frame | None"]
_BY_RANK = frozenset({"取消资格", "警告通报"})
_AMOUNT_ON_PRIVATE = frozenset({"罚款", "没收", "扣缴保证金", "变相罚款"})


def find_frame(predicate: Predicate) -> Frame:
    """Ask the tests in order; with no answer the norm is for citizens and businesses."""
    for number, test in enumerate(TESTS, 1):
        frame = test(predicate)
        if frame is not None:
            predicate.note(f"对象判断{number}定为“{frame}”")
            return frame
    return "对外"


def contract(p: Predicate) -> Frame | None:
    """按协议约定, 违约责任: what parties agreed on."""
    if p.act.kind in {"处罚", "收费", "强制", "竞争", "溯及"}:
        word = first(p.up_to_act[-60:] + p.text, "协议约定")
        if word:
            p.note(f"“{word}”：履行合同约定")
            return "合同"
    return None


def own_staff(p: Predicate) -> Frame | None:
    """The one who must obey is a civil servant, an organ, a budget unit: internal management."""
    if p.act.kind in {"停产停业", "竞争", "纪要依据", "权限", "证明", "溯及"}:
        return None
    words = subject(p)
    names = ("内部相对人", "内部机关") if p.act.kind == "许可" or p.act.name in _BY_RANK else ("内部相对人",)
    inner = _last(words, *names)
    outer = _last(words, "外部相对人")
    if inner is None or (outer is not None and outer[0] >= inner[0]):
        return None
    if p.act.name in _AMOUNT_ON_PRIVATE and says(p.text, "{金额}") and not has(inner[1], "公职"):
        return None
    p.note(f"对象是“{inner[1]}”：属于内部管理")
    return "内部"


def subject(p: Predicate) -> str:
    """The words in which the patient is named: conditions and topic before the act, agents left out."""
    text = p.up_to_act
    for phrase in p.segment.phrases:
        for token in phrase.of("AGENT"):
            if (token.start_pos or 0) < p.start:
                text = text.replace(str(token), "　")
    if not has(text, "外部相对人", "内部相对人", "内部机关"):
        if p.lead is not None:
            text = p.lead.text + text
        elif continuing(text):
            text = p.before[-80:] + text
    return text


def continuing(text: str) -> bool:
    """情节严重的，…: no subject of its own."""
    return len(text) < 30


def _last(text: str, *names: str) -> tuple[int, str] | None:
    """The last word of these classes; 执法人员 is no 人员, the 机关 of 公安机关 no 机关: the longest word wins."""
    words = {word for name in names for word in classes()[name]}
    everyone = any_of("外部相对人", "内部相对人", "内部机关", "行政机关")
    found = [(m.end(), m[0]) for m in everyone.finditer(text) if m[0] in words]
    return max(found) if found else None


def granted(p: Predicate) -> Frame | None:
    """Approval or selection for a benefit (申报、补助、推荐、入驻) limits nobody's business."""
    if p.act.kind not in {"许可", "证明"} and p.act.name not in {"取消资格", "取消待遇", "停办业务", "失信惩戒"}:
        return None
    words = p.segment_text
    benefit = first(words, "受益词")
    if benefit and not has(words, "市场要求"):
        p.note(f"“{benefit}”：是申请给付、荣誉或者入选的条件")
        return "内部"
    return None


def office_work(p: Predicate) -> Frame | None:
    """What may only be done after approval is the work of an office: 印发, 提交审议, 拨付, 上线."""
    if p.act.kind != "许可":
        return None
    behind = p.text[-8:] + p.rest
    work = first(behind, "机关事务")
    if work and not has(behind, "市场活动"):
        p.note(f"“{work}”：是机关自己的事务")
        return "内部"
    return None


TESTS: tuple[Test, ...] = (contract, own_staff, granted, office_work)
