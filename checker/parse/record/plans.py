"""What a record says is still to come: planned, resolved, asked for, due by a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from fzzf_check.parse.record.dating import on_the_day_before
from fzzf_check.parse.record.found import Found
from fzzf_check.parse.record.frames import Hit
from fzzf_check.parse.record.words import BORDER, Item, When
from fzzf_check.patterns import lazy

_CARRIED_OUT = frozenset({"公布", "归档", "备案", "请示报告", "解读"})
_OF_A_PLACE = lazy(
    r"拟(?:选址?|建设?|扩建|改造|征收?|征用|拆迁?|拆除|搬迁|迁移?|关停|撤并|引进|占用?|设置?)"
    r"(?:[区地范周沿村址段线户居企用点厂园片]|项目|单位|商户|摊位|学校|道路|场)"
)
ABOUT_IT = ("一事", "之事", "事宜", "的事", "等事")  # 就方案印发一事请示县委: what is spoken of, not done
_ON, _MATTER = lazy(r"就[^，。；]{0,14}$"), lazy(rf"[^，。；]{{0,8}}(?:{'|'.join(ABOUT_IT)})")  # 就方案拟出台一事请示
_FIXED = frozenset({"定于", "拟定于"})  # a hearing that was announced is told by its day
_NEXT_STEPS = lazy(r"下一?步|后续(?:安排|工作|打算|程序)|工作(?:打算|计划)$")
_CALLED = frozenset({"听证", "座谈会", "专家论证"})  # 决定举行听证会 calls it, and does not hold it yet
_GUESTS = ("群众", "市场主体", "专家", "听证席位", "人大")
_CAME = lazy(r"[来到]|坐[在到]")  # 请砂场的负责人来局里座谈
_ENDED = frozenset({"风险评估", "专家论证", "公平竞争审查", "后评估"})  # steps told by the day on which they were done
_UNDER_WAY = lazy(
    r"(?:(?<![更修纠公补订改指])正(?:在|处于)?|[尚还仍现]在|着手|抓紧|已在)(?:组织|委托|进行|开展|实施|做|搞)?$"
)
_PUT_OFF = lazy(
    r"[^，。；]{0,2}(?:待|等)[^，。；]{0,16}(?:补办|补报|补做|办理|进行|组织|召开|报送)"
)  # 请示报告待实施后一并补办
_MAY = ("可以", "可", "能够", "具备条件")  # 认为可以报审
_THEN = frozenset({"后报", "后再", "后，"})
_ANEW = frozenset({"另行", "再行"})


def planned(found: Found, hit: Hit, before: Sequence[Item], inside: Sequence[Item], made: date | None) -> bool:
    """Whether what was met is still to come. ``before`` and ``inside`` are the words of its clause before and within it,
    ``made`` is the day of the record.
    """
    text = found.paragraph.text
    kind = found.kind
    own = any(i.when and _in_the_same_cell(text, i, hit) for i in hit.clauses[0].items)
    own = own or on_the_day_before(found, hit, before)
    return (
        any(_plans(i, text) for i in before if kind != "听证" or i.text not in _FIXED)
        or (text[hit.end : hit.end + 2] in _THEN and not found.when)
        or _PUT_OFF.match(text, hit.end) is not None
        or _a_deadline(found)
        or _under_way(found, hit)
        or (kind != "听证" and any(_set_for(i, text) for i in inside))
        or (not found.back and (_among_plans(found, hit) or _below_next_steps(found, made)))
        or any(i.isa("原定") and not i.depth for i in (*before, *inside))
        or (found.role == "送审" and not found.own_date and any(_advises(i, text) for i in before))
        or (kind in _CARRIED_OUT and ((not found.own_date and _resolved(hit)) or _set_ahead(found, hit)))
        or (not own and any(_demands(i, found, (*before, *inside)) for i in before))
        or (found.role == "送审" and text.endswith(_MAY, 0, hit.start))
        or (not own and bool(before) and before[-1].text in _ANEW)  # 草案修改定稿后另行送审
        or (kind in _CALLED and not found.own_date and bool(before) and before[-1].text.endswith("决定"))
    )


def _in_the_same_cell(text: str, day: Item, hit: Hit) -> bool:
    """2月18日｜批件写明应做专家论证: the day in the next cell is that of the paper."""
    return BORDER.search(text, min(day.end, hit.end), max(day.start, hit.start)) is None


def _plans(item: Item, text: str) -> bool:
    """拟 of 拟开展论证, not that of 拟选址周边村民座谈会, which says only what the place is to become, nor of 就拟出台的
    决策请示.
    """
    about = text.endswith("就", 0, item.start) or (_ON.search(text, 0, item.start) and _MATTER.match(text, item.end))
    return item.isa("计划") and not _OF_A_PLACE.match(text, item.start) and not about


def _demands(item: Item, found: Found, before: Sequence[Item]) -> bool:
    """应当、请、由…: what is to be done; in a row of a table that gives the day, 由 says who did it."""
    if item.text == "由" and found.when is not None and found.paragraph.row is not None:
        return False
    return item.isa("要求") and not _invites(item, found, before)


def _invites(item: Item, found: Found, before: Sequence[Item]) -> bool:
    """4月10日，请业主、商户代表座谈: who is asked to come came, where the day is told."""
    behind = [i for i in before if i.start >= item.end]
    came = any(any(map(i.isa, _GUESTS)) for i in behind) and not any(map(behind[0].isa, ("举行", "完成")))
    came = came or _CAME.search(found.paragraph.text, item.end, found.start) is not None
    return item.text == "请" and found.kind in _CALLED and found.when is not None and came


def _set_for(item: Item, text: str) -> bool:
    """论证会拟于2月召开: the plan stands within the words that tell the step."""
    return item.text in {"拟于", "计划于", "将于", "拟", "预计"} and _plans(item, text)


def _advises(item: Item, text: str) -> bool:
    """建议修改后重新送审 is what an opinion advises, 按建议修改后重新送审 what was done."""
    return (
        item.text.startswith(("建议", "应", "须", "需"))
        and item.isa("不合法结论")
        and text[item.start - 1 : item.start] not in set("按据照")
    )


def _a_deadline(found: Found) -> bool:
    """5月底前组织听证: what is to be done by then, unless the clause says that it was; by 请于6月7日前提出意见 the draft is out."""
    due = found.role != "截止" and found.own_date and found.when is not None and found.when.due
    return due and not any(i.isa("已经") or i.text.startswith("已") for i in found.clause.items)


def _under_way(found: Found, hit: Hit) -> bool:
    """草案9月10日起公示，现正开展风险评估: it is not done yet, and the day is that of another step."""
    return (
        found.kind in _ENDED
        and not any(i.when for i in hit.clauses[-1].items)
        and _UNDER_WAY.search(found.paragraph.text, hit.clauses[0].start, hit.start) is not None
    )


def _below_next_steps(found: Found, made: date | None) -> bool:
    """五、下一步安排 / 6月中旬组织论证: what stands below such a heading is still to come, unless it says that it was done, or
    its day lies before that of the record (三、后续程序 / 3月29日完成评估).
    """
    if made and found.when and found.when.start and found.when.start < made:
        return False
    unit = found.paragraph.unit
    ahead = unit is not None and any(_NEXT_STEPS.search(one.heading) for one in (unit, *unit.ancestors()))
    lead = found.paragraph.lead
    ahead = ahead or (
        lead is not None and _NEXT_STEPS.search(re.split("[。；]", lead.text.rstrip("：:"))[-1]) is not None
    )
    return ahead and not any(i.isa("已经") for i in found.sentence.items())


def _among_plans(found: Found, hit: Hit) -> bool:
    """拟于11月上旬组织论证，12月上旬送审: a later clause goes on with the plan where its day is none before that."""
    for clause in hit.sentence.clauses:
        if clause.end > hit.clauses[0].start:
            return False
        for word, time in pairwise(clause.items):
            if word.isa("计划") and time.when and word.text not in _FIXED:
                first, mine = _month_of(time.when), _month_of(found.when)
                return mine is None or first is None or mine >= first
    return False


def _month_of(when: When | None) -> tuple[int, int] | None:
    if when is None:
        return None
    return (when.start.year, when.start.month) if when.start else when.month


def _resolved(hit: Hit) -> bool:
    """Whether the words before, in the same sentence, resolve or propose what the frame says."""
    return any(i.isa("认定") for i in hit.sentence.items() if i.end <= hit.start)


def _set_ahead(found: Found, hit: Hit) -> bool:
    """会议同意8月1日印发: the day is what was resolved, not when it was resolved (经市长同意8月1日印发 tells of the act). The
    决定 with which a sentence begins is what was decided (决定9月27日见网).
    """
    opening = next(hit.sentence.items(), None)
    if opening is not None and opening.text == "决定":
        return False
    for word, time in pairwise(hit.clauses[-1].items):
        if word.isa("认定") and time.when is not None and time.when is found.when and time.end <= hit.start:
            return time.start - word.end <= 1 and not any(
                i.isa("已经") for i in hit.clauses[-1].items if i.end <= word.start
            )
    return False
