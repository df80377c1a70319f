"""What an act needs before it counts, and what makes it doubtful.

``fits`` drops what is no such act without its condition (a sum taken without any breach is a fee, not a fine);
``weigh`` writes down what a reviewer has to verify, so that the finding becomes 提示 and not 错误.
"""

from __future__ import annotations

from .predicate import Predicate, has, says


def fits(p: Predicate) -> bool:
    """Are the conditions met that the vocabulary names in ``needs``?"""
    return all(_NEEDS[need](p) for need in p.act.needs)


def breached(p: Predicate) -> bool:
    """Is there a condition before the act that says what somebody did wrong?"""
    condition = p.condition() or p.up_to_act
    if p.act.name == "停办业务" and has(condition, "手续条件"):
        return False
    if has(condition, "违反") or says(condition, "不"):
        return True
    return bool(p.lead is not None and has(p.lead.text, "违反") and p.paragraph.row is None)


def outside(p: Predicate) -> bool:
    """The act meets somebody for a reason that has nothing to do with it."""
    return True


_NEEDS = {"违反条件": breached, "外部条件": outside}


def weigh(p: Predicate) -> None:
    """Add the doubts."""
    del p
