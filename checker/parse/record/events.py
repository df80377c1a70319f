"""Events of a record: frames found, dated and given their mood, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from fzzf_check.facts import Paragraph
from fzzf_check.grammar import vocabulary
from fzzf_check.parse.record.frames import Frame, Hit, frame, hits, possible
from fzzf_check.parse.record.internal import internal_only
from fzzf_check.parse.record.labels import STEP_COLUMNS, labelled, own_label, step_of, steps_in
from fzzf_check.parse.record.words import Clause, Item, Sentence, When
from fzzf_check.parse.record.years import Read
from fzzf_check.patterns import lazy

REVIEW = "合法性审查"
OWN = "本件"  # roles of frames that hold in an opinion only, which need not say whose receipt and conclusion it tells
_BACK = lazy(
    r"(?:程序|工作|会|情况|结果|意见书?|手续|报告)?(?:征求|结束|完成|通过|期满|届满|修改)?(?:之后|以后|后(?!续)|之前|以前|前(?!期|述)|期间|过程中|时(?!间))"
)
_CONDITION = lazy(r"的\s*$")
_LATER = lazy(r"^(?:会后|随后|之后|然后|此后|后|再|待|下一步|届时|其间|并按程序|按程序|逾期)")
_OPINION_CAME = lazy(r"的[^，。；]{0,8}(?:意见书?|结论|评估报告|论证报告)")
_WHO_DID = lazy(
    r"[^，。；]{0,4}的(?:那家|该家|同一家?|这家)?(?:单位|机构|公司|专家|人员|部门|中心|团队|院所|事务所)"
)  # 承担风险评估的单位
_SAME_DAY = lazy(r"^[\s　]*(?:同日|当日|当天|同一天|当晚|同天)")
_CARRIED_OUT = frozenset({"公布", "归档", "备案", "请示报告", "解读"})
_DONE_BY = frozenset({"风险评估", "专家论证", "后评估", "公平竞争审查"})
_TO_BEGIN = frozenset({"进行", "开展", "组织", "实施", "履行"})  # what is begun with the papers sent, not ended
_RECEIVED = lazy(r"\s*(?:送审|报审|收件|收到|受理|收文|接收|送交|报送)")
_SECOND_LOOK = lazy(
    r"后[^，。；]{0,4}(?:同意|出具|认为|提出|回复|函复|确认)"
)  # 复核后书面同意: the second look was taken then
_OF_A_PLACE = lazy(
    r"拟(?:选址?|建设?|扩建|改造|征收?|征用|拆迁?|拆除|搬迁|迁移?|关停|撤并|引进|占用?|设置?)"
    r"(?:[区地范周沿村址段线户居企用点厂园片]|项目|单位|商户|摊位|学校|道路|场)"
)
_FIXED = frozenset({"定于", "拟定于"})  # a hearing that was announced is told by its day
_HEREBY = lazy(r"现(?:就|将|依据|根据|依照|提出|出具|作出|形成)|如下|以下意见")
_NEXT_STEPS = lazy(r"下一?步|后续(?:安排|工作|打算|程序)|工作(?:打算|计划)$")
_LACKED = lazy(r"(?:退回|补正|补充|缺少?)[^，。；]{0,8}$")  # 退回补充风险评估材料: what the dossier lacked
_UNREAL = ("禁令", "假设", "设问")  # what may not be, might be, or was only asked
_EARLIER = frozenset({"已经", "既经", "业经", "既已"})


@dataclass(slots=True)
class Found:
    """A frame met in a paragraph, with its date and mood; ``role`` as in record_events.yaml."""

    kind: str
    role: str
    paragraph: Paragraph
    start: int
    end: int
    clause: Clause
    sentence: Sentence
    when: When | None = None
    denied: bool = False
    planned: bool = False
    back: bool = False
    internal: bool | None = None
    own_date: bool = False


@cache
def _frames() -> tuple[tuple[str, str, Frame], ...]:
    return tuple(
        (kind, role, frame(written))
        for kind, roles in vocabulary("record_events").items()
        for role, frames in roles.items()
        for written in frames
    )


# ---------------------------------------------------------------- finding and dating


def found_in(read: Read, subject: str, meeting: bool | None) -> list[Found]:
    """What a paragraph tells; ``meeting`` as of :func:`~fzzf_check.parse.record.matters.decides`, None outside minutes."""
    found: list[Found] = []
    for kind, role, wanted in _frames():
        if role.startswith(OWN):
            if subject != "合法性审查意见":
                continue
            role = role.removeprefix(OWN)
        if not possible(wanted, read.present, read.above):
            continue
        for hit in hits(wanted, read.sentences):
            new = _in_its_cell(_read_hit(kind, role, hit, read), read)
            if new and not _on_competition(new, read) and not _seen(new, found):
                found.append(new)
    by_label = [
        Found(kind, role, read.paragraph, start, end, clause, sentence, when, own_date=True)
        for kind, role, start, end, clause, sentence, when in labelled(
            read, subject, meeting, {(f.kind, f.role) for f in found if f.when}
        )
    ]
    if any(
        f.kind == REVIEW and f.when and f.when.end for f in by_label
    ):  # 收件4月22日，出具5月9日 is told by the cell as one
        found = [f for f in found if f.kind != REVIEW]
    found.extend(by_label)
    return [f for f in found if not _of_another_meeting(f, read, meeting)]


def _on_competition(found: Found | None, read: Read) -> bool:
    """关于公平竞争审查。…法规处已于4月2日审查通过: below that heading a review without a name is the one it names."""
    if found is None or found.kind != REVIEW or "合法性" in found.paragraph.text[found.clause.start : found.end]:
        return False
    step = step_of(own_label(read.paragraph.text))
    return step is not None and step[0] == "公平竞争审查"


def _in_its_cell(found: Found | None, read: Read) -> Found | None:
    """In a register whose columns are steps, what a cell tells (备注：重新收件) happened on no other cell's day."""
    row = read.paragraph.row
    if found is None or found.when is None or row is None or steps_in(row.header) < STEP_COLUMNS:
        return found
    cell = next(((start, end) for start, end in row.cells if start <= found.start < end), (0, 0))
    times = [i for s in read.sentences for i in s.items() if i.when is found.when]
    if not any(cell[0] <= i.start < cell[1] for i in times):
        found.when, found.own_date = None, False
    return found


def _seen(new: Found, found: Sequence[Found]) -> bool:
    """Whether an earlier frame of the same kind and role already reported this clause (or these words)."""
    for old in found:
        if old.kind != new.kind:
            continue
        same_place = old.clause.start == new.clause.start
        if (
            same_place
            and (old.role == new.role or (old.start < new.end and new.start < old.end))
            and old.when == new.when
        ):
            return True
        if old.start < new.end and new.start < old.end:
            return True
    return False


def _read_hit(kind: str, role: str, hit: Hit, read: Read) -> Found | None:
    clause = hit.clauses[-1]
    text = read.paragraph.text
    found = Found(kind, role, read.paragraph, _first_word(hit), hit.end, clause, hit.sentence)
    before = [i for i in hit.clauses[0].items if i.start < hit.start and not i.depth]
    inside = [i for i in clause.items if hit.start <= i.start < hit.end]
    if any(any(map(i.isa, _UNREAL)) for i in before) or _CONDITION.search(text[clause.start : clause.end]):
        return None
    near = [i for i in (*before, *inside) if i.end >= hit.start - 8]
    found.denied = any(i.isa("否定") or i.isa("不再") or i.isa("尚未") for i in near)
    found.back = _looks_back(role, hit, text)
    if _tells_something_else(kind, role, hit, text) or hit.sentence.asked:
        return None
    if kind == "集体讨论决定" and before and before[-1].isa("代替"):
        found.denied = True  # 以党组会议纪要代替常务会议决定
    if kind == "集体讨论决定" and _hearsay(hit, before):
        found.back = True
    _date(found, hit, read)
    own = any(i.when for i in hit.clauses[0].items) or _on_the_day_before(found, hit, before)
    planned = any(_plans(i, text) for i in before if kind != "听证" or i.text not in _FIXED) or (
        text[hit.end : hit.end + 2] in {"后报", "后再", "后，"} and not found.when
    )
    planned = planned or _a_deadline(found) or (kind != "听证" and any(_set_for(i, text) for i in inside))
    planned = planned or (not found.back and (_among_plans(found, hit) or _below_next_steps(found)))
    planned = planned or any(i.isa("原定") and not i.depth for i in (*before, *inside))
    planned = planned or (role == "送审" and not found.own_date and any(_advises(i, text) for i in before))
    resolved = not found.own_date and kind in _CARRIED_OUT and _resolved(hit)
    resolved = resolved or (kind in _CARRIED_OUT and _set_ahead(found, hit))
    found.planned = planned or resolved or (not own and any(i.isa("要求") for i in before))
    if role == "送审" and kind == REVIEW:
        found.internal = _internal(hit.items)
    elif kind == REVIEW:
        found.internal = _internal(clause.items)
    if role == "期间" and not (found.when and found.when.end):
        return None
    if kind == "公布" and found.when and found.when.end:
        return None  # what is open from one day to another is put up for comment
    if kind == "集体讨论决定" and _only_proposed(found, before, hit):
        found.planned, found.when = True, None
    return found


def _first_word(hit: Hit) -> int:
    """Where the words begin: of 6月3日送件、6月14日出具意见 the second day is that of the opinion."""
    if hit.items[0].when is None or len(hit.items) < 2:
        return hit.start
    days = (i.start for c in hit.clauses for i in c.items if i.when and hit.start <= i.start < hit.items[1].start)
    return max(days, default=hit.start)


def _on_the_day_before(found: Found, hit: Hit, before: Sequence[Item]) -> bool:
    """7月18日，由县交通局完成审查: 由 says who did it on the day that stands alone before, it demands nothing."""
    earlier = [c for c in hit.sentence.clauses if c.end <= hit.clauses[0].start]
    if found.when is None or not earlier or any(i.isa("要求") and i.text != "由" for i in before):
        return False
    times = [i for i in earlier[-1].items if i.when is found.when]
    return bool(times) and _stands_alone(times[-1], earlier[-1])


def _looks_back(role: str, hit: Hit, text: str) -> bool:
    """审查通过后, 论证会期间: the words only place something else in time; 复核后书面同意 is the second look itself."""
    if role == "复核" and _SECOND_LOOK.match(text, hit.end):
        return False
    return bool(_BACK.match(text, hit.end)) and not text.startswith("后评估", hit.end)


def _tells_something_else(kind: str, role: str, hit: Hit, text: str) -> bool:
    """Whether the words are met but mean another thing: who did it, what came, what another place or the State Council did."""
    if role == "出具" and kind == REVIEW and _asks_for(hit, text):
        return True
    if any(_OPINION_CAME.match(text, i.end) for i in hit.items if i.isa("取得") or i.isa("收件")):
        return True  # 收到的审查意见 is the opinion, not its coming
    if kind in _DONE_BY and (_WHO_DID.match(text, hit.end) or _lacked(hit, text)):
        return True
    if _elsewhere(hit) or (kind in {"公布", "请示报告"} and _of_the_list(hit)):
        return True
    if kind == "公布" and internal_only(hit.sentence, text):
        return True
    return kind == "集体讨论决定" and ("国务院" in text[max(0, hit.start - 12) : hit.end] or _only_begun(hit))


def _lacked(hit: Hit, text: str) -> bool:
    """退回补充风险评估材料, 缺专家论证材料: what stands right before the step says that it was missing."""
    word = next((i for i in hit.items if not i.when), hit.items[0])
    return _LACKED.search(text[hit.clauses[0].start : word.start]) is not None


def _only_begun(hit: Hit) -> bool:
    """常务会议同意将规划增补进目录并启动决策程序: the meeting put it on the list, it did not decide on it."""
    behind = [i for i in hit.clauses[-1].items if i.start >= hit.end]
    return any(i.isa("列入") or i.isa("启动") for i in behind) and any(
        i.isa("目录") or i.isa("启动对象") for i in behind
    )


def _plans(item: Item, text: str) -> bool:
    """拟 of 拟开展论证, not that of 拟选址周边村民座谈会, which says only what the place is to become."""
    return item.isa("计划") and not _OF_A_PLACE.match(text, item.start)


def _set_for(item: Item, text: str) -> bool:
    """论证会拟于2月召开: the plan stands within the words that tell the step."""
    return item.text in {"拟于", "计划于", "将于", "拟", "预计"} and _plans(item, text)


def _asks_for(hit: Hit, text: str) -> bool:
    """送县司法局进行审查 asks for the review; in 审查意见书（3月4日送审，3月18日出具） the first day is that of the receipt."""
    last = hit.items[-1]
    if last.when and last.depth and _RECEIVED.match(text, last.end):
        return True
    before = (i for i in hit.clauses[0].items if i.start < hit.start and not i.depth)
    return hit.items[0].text in _TO_BEGIN and any(i.isa("送") or i.isa("提交会议") for i in before)


def _advises(item: Item, text: str) -> bool:
    """建议修改后重新送审 is what an opinion advises, 按建议修改后重新送审 what was done."""
    return (
        item.text.startswith(("建议", "应", "须", "需"))
        and item.isa("不合法结论")
        and text[item.start - 1 : item.start] not in set("按据照")
    )


def _a_deadline(found: Found) -> bool:
    """5月底前组织听证: what is to be done by then, unless the clause says that it was."""
    due = found.own_date and found.when is not None and found.when.edge in {"前", "之前", "以前"}
    return due and not any(i.isa("已经") or i.text.startswith("已") for i in found.clause.items)


def _below_next_steps(found: Found) -> bool:
    """五、下一步安排 / 6月中旬组织论证: what stands below such a heading is still to come, unless it says that it was done."""
    unit = found.paragraph.unit
    ahead = unit is not None and any(_NEXT_STEPS.search(one.heading) for one in (unit, *unit.ancestors()))
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


def _of_the_list(hit: Hit) -> bool:
    """目录经市委同意，于3月15日公开: what was published is the list of matters for decision."""
    first = next((i for i in hit.sentence.items() if i.classes and not i.when and not i.isa("备案机关")), None)
    clause = hit.clauses[-1]
    cited = any(i.sign == "CITE" and i.text.endswith("目录》") for i in clause.items)
    return cited or (first is not None and first.isa("目录")) or _for_the_list(hit)


def _for_the_list(hit: Hit) -> bool:
    """经市委同意，市政府公布年度目录, 公布年度目录（经市委同意）: what the party agreed to is the list that is published."""
    if hit.items[0].depth:
        outside = [i for i in hit.clauses[0].items if i.end <= hit.start and not i.depth and i.classes]
        return bool(outside) and outside[-1].isa("目录")
    behind = next((c for c in hit.sentence.clauses if c.start >= hit.end), None)
    return (
        any(i.isa("党委") for i in hit.items)
        and behind is not None
        and any(i.isa("公布") or i.isa("印发") for i in behind.items)
        and any(i.isa("目录") for i in behind.items)
    )


def _elsewhere(hit: Hit) -> bool:
    """What another place did (邻县5月召开听证会), or what the record says is no part of this matter."""
    if any(i.isa("非本卷") for i in hit.sentence.items()):
        return True
    for clause in hit.sentence.clauses:
        if clause.start >= hit.end:
            break
        subject = next(
            (i for i in clause.items if not i.when and i.sign not in {"ENUM", "COLON", "LPAR", "RPAR"}), None
        )
        if subject is not None and subject.isa("他地"):
            return True
    return False


def _already(hit: Hit) -> bool:
    """8月5日局务会认为方案已经常务会议通过: the day is not that of the 常务会议."""
    words = [i for i in hit.clauses[0].items if i.start < hit.items[-1].start]
    told = next((n for n, i in enumerate(words) if i.text in _EARLIER), None)
    return told is not None and not any(i.when for i in words[told:])


def _hearsay(hit: Hit, before: Sequence[Item]) -> bool:
    """已经常务会议通过: an earlier meeting, not that of the date carried along."""
    return any(i.isa("已经") for i in (*before[-2:], *hit.items)) and not any(i.when for i in hit.clauses[0].items)


def _resolved(hit: Hit) -> bool:
    """Whether the words before, in the same sentence, resolve or propose what the frame says."""
    return any(i.isa("认定") for i in hit.sentence.items() if i.end <= hit.start)


def _set_ahead(found: Found, hit: Hit) -> bool:
    """会议同意8月1日印发: the day is what was resolved, not when it was resolved (经市长同意8月1日印发 tells of the act)."""
    for word, time in pairwise(hit.clauses[-1].items):
        if word.isa("认定") and time.when is not None and time.when is found.when and time.end <= hit.start:
            return time.start - word.end <= 1 and not any(
                i.isa("已经") for i in hit.clauses[-1].items if i.end <= word.start
            )
    return False


def _internal(items: Sequence[Item]) -> bool | None:
    if any(i.isa("政府审查机构") for i in items):
        return False
    return True if any(i.isa("内设审查机构") for i in items) else None


def _only_proposed(found: Found, before: Sequence[Item], hit: Hit) -> bool:
    """提请常务会议审议 without a result is a step before the meeting, not the meeting."""
    if not any(i.isa("提交会议") for i in before if hit.start - i.end < 24):
        return False
    clauses = hit.sentence.clauses
    behind = [i for c in clauses for i in c.items if i.start >= hit.start]
    numbered = "第" in found.paragraph.text[max(0, hit.start - 8) : hit.end]
    return not numbered and not any(i.isa("强通过") for i in behind)


def _date(found: Found, hit: Hit, read: Read) -> None:
    when, own = _own_date(found, hit)
    if when is None and not found.back:
        when = _carried_date(found, hit, read)
    if found.role == "出具" and found.kind == REVIEW and not own and _HEREBY.search(_clause_text(found)):
        when = None  # 现提出审查意见如下: on the day that the paper bears
    if when and (when.edge in {"后", "之后", "以后"} or (not own and hit.items[0].text == "经")):
        when = None
    if found.kind == "集体讨论决定" and (read.paragraph.text.startswith("的", hit.end) or _already(hit)):
        when = None
    found.when, found.own_date = when, own and when is not None


def _clause_text(found: Found) -> str:
    return found.paragraph.text[found.clause.start : found.clause.end]


def _own_date(found: Found, hit: Hit) -> tuple[When | None, bool]:
    """A date among the words, in brackets behind them, in front of them, or tied to them from behind."""
    among = [i for i in hit.items if i.when]
    if among and among[0] is hit.items[0] and len(hit.items) > 1:  # of several days the one right before the word
        near = [i for c in hit.clauses for i in c.items if i.when and hit.start <= i.start < hit.items[1].start]
        return near[-1].when, True
    if among:
        return among[-1].when, True
    items = [i for c in hit.clauses for i in c.items]
    within = [i for i in items if i.when and hit.start < i.start < hit.end]
    if within:
        return within[0].when, True
    behind = [i for i in items if i.start >= hit.end]
    if len(behind) > 2 and behind[0].sign == "LPAR" and behind[1].when and behind[2].sign == "RPAR":
        return behind[1].when, True
    front = [i for i in items if i.when and i.end <= hit.start and (not i.depth or i.depth == hit.items[0].depth)]
    if front:
        return front[-1].when, True
    after = [i for i in behind if i.when and i.start - hit.end <= 12]
    return (after[0].when, True) if after and not found.back else (None, False)


def _carried_date(found: Found, hit: Hit, read: Read) -> When | None:
    """The date of an earlier clause of the sentence, or of the entry of a chronicle."""
    text = read.paragraph.text
    first = hit.clauses[0]
    if _SAME_DAY.match(text[first.start : first.end]):
        return _last_day(read, first.start)
    if _LATER.match(text[first.start : first.end].lstrip()):
        return None
    earlier = [c for c in hit.sentence.clauses if c.end <= first.start]
    for clause in reversed(earlier):
        if clause.closed_by in {"；", ";"}:
            return None
        times = [i for i in clause.items if i.when and not i.depth]
        if not times and _SAME_DAY.match(text[clause.start : clause.end]):
            return _last_day(read, clause.start)
        if times:
            when = times[-1].when
            alone = _stands_alone(times[-1], clause)
            if found.kind == "座谈会" and not (alone and clause.end + 1 >= first.start):
                return None  # 期间召开座谈会5场: within the step before it
            return when if when is None or when.end is None or when.listed or alone else None
        if _LATER.match(text[clause.start : clause.end].lstrip()):
            return None
    opening = read.sentences[0].clauses[0].items[0] if read.sentences else None
    if opening and opening.when and hit.sentence is not read.sentences[0]:
        if opening.when.end:
            return None
        between = [
            i for s in read.sentences if s.start < hit.sentence.start for i in s.items() if i.when and not i.depth
        ]
        return opening.when if len(between) == 1 else None
    return None


def _stands_alone(time: Item, clause: Clause) -> bool:
    """Whether the clause is no more than the day, its heading (【公众参与】, 公众参与：) and brackets left out."""
    label = next((i.end for i in reversed(clause.items) if i.sign == "COLON" and i.end <= time.start), clause.start)
    rest = (
        i for i in clause.items if i is not time and not i.depth and i.start >= label and i.sign not in {"LPAR", "RPAR"}
    )
    return sum(len(i.text.strip()) for i in rest) <= 4


def _last_day(read: Read, at: int) -> When | None:
    """The day told last before ``at``: that of 同日."""
    times = (i.when for s in read.sentences for i in s.items() if i.when and i.when.start and i.end <= at)
    last = next(reversed(list(times)), None)
    return last and replace(last, start=last.end or last.start, end=None, edge="", listed=False)


def _of_another_meeting(found: Found, read: Read, meeting: bool | None) -> bool:
    """会议通过 of a 专题会议 or in a file without a date of its own is no 集体讨论决定."""
    if found.kind != "集体讨论决定" or found.role != "泛称":
        return False
    if meeting is not None:
        return True  # minutes: the decisions are read matter by matter
    before = [i for s in read.sentences for i in s.items() if i.start < found.start]
    last = next((i for i in reversed(before) if i.isa("替代会议") or i.isa("决策会议")), None)
    return last is not None and last.isa("替代会议") and not last.isa("局务")
