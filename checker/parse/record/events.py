"""Events of a record: frames found, dated and given their mood, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from fzzf_check.grammar import vocabulary
from fzzf_check.parse.record.dating import date_it, first_word
from fzzf_check.parse.record.found import REVIEW, Found
from fzzf_check.parse.record.frames import Frame, Hit, frame, hits, possible
from fzzf_check.parse.record.internal import internal_only
from fzzf_check.parse.record.labels import OWN_STEP, labelled, own_label
from fzzf_check.parse.record.plans import ABOUT_IT, planned
from fzzf_check.parse.record.step_names import STEP_COLUMNS, step_of, steps_in
from fzzf_check.parse.record.words import Clause, Item
from fzzf_check.parse.record.years import Read
from fzzf_check.patterns import lazy

OWN = "本件"  # roles of frames that hold in an opinion only, which need not say whose receipt and conclusion it tells
_BACK = lazy(
    r"(?:程序|工作|会|情况|结果|意见书?|手续|报告)?(?:征求|结束|完成|通过|期满|届满|修改)?(?:之后|以后|后(?!续)|之前|以前|前(?!期|述)|期间|过程中|时(?!间))"
)
_AT_WHICH = lazy(r"上(?:的|所|提出|反映|收[集到]|征集|听到)")  # 座谈会上的口头意见: what was said there
_AND_AT_ONCE = lazy(
    r"后(?:即|便|就|随即|遂|立即|当[日天]|直接|马上)(?:印发|下发|发文|公布|发布)"
)  # 6月20日局长办公会通过后即印发
_TEXT_AS_PASSED = lazy(  # 按会议通过稿报请印发, 把已获常务会议通过的方案送审: which text it is, not the meeting again
    r"(?:时)?的?(?:那[一份个]|该|文字|最终)?(?:稿子?|版本?|文本|本子|文稿|定稿|原稿|样稿|(?<=的)[^，。；的]{0,6}(?:方案|规划|草案|办法|规定|文件|细则|意见稿))"
)
_TAKEN_UP = lazy(r"(?:按照?|依照?|依据|根据|遵照|照着?|以|用|把|将|持|拿着?|对)[^，。；0-9]{0,14}$")
_AFTER_IT = lazy(r"(?:之|以)?后(?!续)")
_CONDITION = lazy(r"^(?!.*(?:是|系)[^，。]{1,14}的\s*$).*的\s*$")  # 逾期未送审的
_OPINION_CAME = lazy(r"的[^，。；]{0,8}(?:意见书?|结论|评估报告|论证报告)")
_WHO_DID = lazy(
    r"[^，。；]{0,4}的(?:那家|该家|同一家?|这家)?(?:单位|机构|公司|专家|人员|部门|中心|团队|院所|事务所)"
)  # 承担风险评估的单位
_FIELD = lazy(  # 请资产评估、法律方面专家: what an expert knows of
    r"(?:[、和及与][^，。；]{1,14}?)?(?:等)?(?:方面|领域|专业|行业|学科)?的?(?:专家|学者)(?!组?(?:评审|咨询|论证会|审查))"
)
_COPY_TO = lazy(r"抄[送报告][^，。；]{0,4}$|备案[^，。；]{0,4}$")
_DONE_BY = frozenset({"风险评估", "专家论证", "后评估", "公平竞争审查"})
_TO_BEGIN = frozenset({"进行", "开展", "组织", "实施", "履行"})  # what is begun with the papers sent, not ended
_RECEIVED = lazy(r"\s*(?:送审|报审|收件|收到|受理|收文|接收|送交|报送)")
_TO_ASK = lazy(r"(?:送|报|请|致|函请|商请|提交)[^，。；｜\t]{0,14}$")  # 送县司法局合法性审查函: the letter that asks
_SECOND_LOOK = lazy(
    r"后[^，。；]{0,4}(?:同意|出具|认为|提出|回复|函复|确认)"
)  # 复核后书面同意: the second look was taken then
_JOINT_LABEL = lazy(  # 请示与公布：5月19日向区委请示，5月26日公布
    r"\s*(?:[（(]?[一二三四五六七八九十\d]+[）).．、]\s*)?[一-龥]{2,8}[与和及、][一-龥]{2,8}[：:]"
)
_IS_CALLED = lazy(r"(?:这是|属于|系|就是|算是)(?:事后|补办|违规)?$")  # 在意见里写明这是事后送审
_LACKED = lazy(r"(?:退回|补正|缺少?|(?:要求|应当?|须|需)[^，。；]{0,6}补充)[^，。；]{0,8}$")
_ADDED, _ITS_PAPER = (
    lazy(r"补充[^，。；]{0,8}$"),
    lazy(r"会?的?(?:相关|有关)?(?:材料|意见|报告|结论|资料|情况|说明|环节|程序|手续)"),
)
_ANSWERED = lazy(r"[^，。；（）()]{0,14}(?:批复|批准|同意|答复)")
_OF_SEVERAL_DAYS = frozenset({"座谈会", "调研"})  # 分别在三镇召开: one round of meetings
_UNREAL = ("禁令", "假设", "设问", "误写")  # what may not be, might be, was only asked, or written by mistake


@cache
def _frames() -> tuple[tuple[str, str, Frame], ...]:
    return tuple(
        (kind, role, frame(written))
        for kind, roles in vocabulary("record_events").items()
        for role, frames in roles.items()
        for written in frames
    )


# ---------------------------------------------------------------- finding and dating

_ITS_TIME = ("会议时间", "开会时间")


def found_in(read: Read, subject: str, meeting: bool | None) -> list[Found]:
    """What a paragraph tells; ``meeting`` as of :func:`~fzzf_check.parse.record.subjects.decides`, None outside minutes."""
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
        if not (kind == "公开征求意见" and when.listed)  # 7月15日、16日 are two days, not a period
    ]
    if any(map(_whole_review, by_label)):  # 收件4月22日，出具5月9日 is told by the cell as one
        if any(map(_whole_review, found)):
            by_label = [f for f in by_label if not _whole_review(f)]
        else:
            found = [f for f in found if f.kind != REVIEW]
    by_label = [f for f in by_label if not _on_competition(f, read)]
    found = [one for f in (*found, *by_label) for one in _respectively(f)]
    return [f for f in found if not _of_another_meeting(f, read, subject, meeting)]


def _respectively(found: Found) -> list[Found]:
    """第一、二项材料分别于6月28日、8月30日归档: two days on which two things were done."""
    when = found.when
    before = found.paragraph.text[found.clause.start : found.start]
    if found.kind in _OF_SEVERAL_DAYS or when is None or not when.listed or when.end is None or "分别" not in before:
        return [found]
    first, last = replace(when, end=None, listed=False), replace(when, start=when.end, end=None, listed=False)
    return [replace(found, when=first), replace(found, when=last)]


def _whole_review(found: Found) -> bool:
    return found.kind == REVIEW and found.when is not None and found.when.end is not None


def _on_competition(found: Found | None, read: Read) -> bool:
    """关于公平竞争审查。…法规处已于4月2日审查通过: below that heading a review without a name is the one it names."""
    if found is None or found.kind != REVIEW or "合法性" in found.paragraph.text[found.clause.start : found.end]:
        return False
    if not any(i.isa("审查机构") or i.isa("审查") for i in found.clause.items):
        on_it = "公平成果" in read.above and not read.above & {"审查", "审查意见"}
        if on_it or _with_the_other(found):
            return True
    step = step_of(own_label(read.paragraph.text))
    return step is not None and step[0] == "公平竞争审查"


def _with_the_other(found: Found) -> bool:
    """送县市场监督管理局，12月5日审查完毕: a review that names no office is that of the office named last before it."""
    before = [i for i in found.sentence.items() if i.start < found.start]
    last = next((i for i in reversed(before) if any(map(i.isa, ("市监机构", "审查机构", "送审", "审查")))), None)
    copied = last is not None and _COPY_TO.search(found.paragraph.text, found.sentence.start, last.start)
    return last is not None and last.isa("市监机构") and not copied


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
    found = Found(kind, role, read.paragraph, first_word(hit), hit.end, clause, hit.sentence)
    before = [i for i in hit.clauses[0].items if i.start < hit.start and not i.depth]
    inside = [i for i in clause.items if hit.start <= i.start < hit.end]
    if any(any(map(i.isa, _UNREAL)) for i in before) or _supposed(clause, text):
        return None
    near = [i for i in (*before, *inside) if i.end >= hit.start - 8]
    found.denied = any(i.isa("否定") or i.isa("不再") or i.isa("尚未") for i in near)
    found.back = _looks_back(role, hit, text)
    if _tells_something_else(kind, role, hit, text) or hit.sentence.asked:
        return None
    if kind == "公布" and read.paragraph.row is not None and _of_another_paper(hit):
        return None
    if kind == "集体讨论决定" and before and before[-1].isa("代替"):
        found.denied = True  # 以党组会议纪要代替常务会议决定
    if kind in {"集体讨论决定", "年度目录"} and _hearsay(hit, before):
        found.back = True
    date_it(found, hit, read)
    found.planned = planned(found, hit, before, inside, read.made)
    if role == "送审" and kind == REVIEW:
        found.internal = _internal(hit.items)
    elif kind == REVIEW:
        found.internal = _internal(clause.items)
    if role == "期间" and not (found.when and found.when.end):
        return None
    if kind == "公布" and found.when and found.when.end:
        return None  # what is open from one day to another is put up for comment
    if kind == "年度目录" and found.when and (found.when.end or _on_the_day_of_the_start(found, hit)):
        found.when = None  # the days of the consultation told behind it, the day on which the matter was begun
    if kind == "集体讨论决定" and _only_proposed(found, before, hit):
        found.planned, found.when = True, None
    return found


def _answered_in_brackets(hit: Hit, text: str) -> bool:
    """关于方案的请示（县委8月31日批复同意）: behind the petition stands the day of the answer, not that of the petition."""
    return hit.items[0].depth < hit.items[-1].depth and _ANSWERED.match(text, hit.end) is not None


def _supposed(clause: Clause, text: str) -> bool:
    """Whether a clause is a condition (未送审的，); one with its day tells what was (会议是6月5日开的, 材料6月16日才送到的)."""
    dated = any(i.when and i.when.start and not (i.when.due or i.when.later or i.when.begins) for i in clause.items)
    return not dated and bool(_CONDITION.search(text[clause.start : clause.end]))


def _on_the_day_of_the_start(found: Found, hit: Hit) -> bool:
    """经镇长3月5日批准，镇政府启动搬迁工作，并列入年度目录: the day is that of the order to begin."""
    earlier = (i for c in hit.sentence.clauses if c.end <= hit.clauses[0].start for i in c.items)
    return not found.own_date and any(i.isa("启动") for i in earlier)


def _looks_back(role: str, hit: Hit, text: str) -> bool:
    """审查通过后, 论证会期间: the words only place something else in time; 复核后书面同意 is the second look itself."""
    if role == "复核" and _SECOND_LOOK.match(text, hit.end):
        return False
    if any(i.isa("完成") and _AFTER_IT.match(text, i.end) for i in hit.items[:-1]):
        return True  # 评估完成后与合法性审查意见一并上报
    if _AT_WHICH.match(text, hit.end) and not any(i.when for i in hit.clauses[0].items):
        return True
    if (
        any(i.when and hit.start < i.start < hit.end for c in hit.clauses for i in c.items)
        and hit.items[0].when is None
    ):
        return False  # 常务会议7月25日通过后，……: the day stands among the words
    if _AND_AT_ONCE.match(text, hit.end) and any(i.when for i in hit.clauses[0].items if i.start < hit.start):
        return False
    return bool(_BACK.match(text, hit.end)) and not text.startswith("后评估", hit.end)


def _tells_something_else(kind: str, role: str, hit: Hit, text: str) -> bool:
    """Whether the words are met but mean another thing: who did it, what came, what another place or the State Council did."""
    label = _JOINT_LABEL.match(text)
    if label is not None and hit.end <= label.end():
        return True
    if role == "出具" and kind == REVIEW and (_asks_for(hit, text) or _brought_along(hit, text)):
        return True
    if any(_OPINION_CAME.match(text, i.end) for i in hit.items if i.isa("取得") or i.isa("收件")):
        return True  # 收到的审查意见 is the opinion, not its coming
    if role == "送审" and kind == REVIEW and (_opinion_received(hit) or _IS_CALLED.search(text, 0, hit.start)):
        return True
    if kind == "风险评估" and any(_FIELD.match(text, i.end) for i in hit.items):
        return True
    if kind in _DONE_BY and (_WHO_DID.match(text, hit.end) or _lacked(hit, text)):
        return True
    if _elsewhere(hit) or (kind in {"公布", "请示报告"} and _of_the_list(hit)):
        return True
    if kind == "公布" and (text.startswith(ABOUT_IT, hit.end) or _of_a_letter(hit) or _of_the_former(hit)):
        return True
    if kind == "请示报告" and _answered_in_brackets(hit, text):
        return True
    if kind == "公布" and (internal_only(hit.sentence, text) or _in_whose_name(hit, text)):
        return True
    if kind == "集体讨论决定" and _as_passed(hit, text):
        return True
    return kind == "集体讨论决定" and ("国务院" in text[max(0, hit.start - 12) : hit.end] or _only_begun(hit))


def _as_passed(hit: Hit, text: str) -> bool:
    """仍按会议通过稿报请印发: what the meeting passed is taken up, on a later day (将6月9日会议通过的方案 tells the meeting's)."""
    first = next((i for i in hit.items if not i.when), hit.items[0])
    dated = any(i.when for i in hit.items if i.start > first.start)
    taken = _TAKEN_UP.search(text, hit.clauses[0].start, first.start)
    return not dated and taken is not None and _TEXT_AS_PASSED.match(text, hit.end) is not None


def _of_another_paper(hit: Hit) -> bool:
    """公众意见采纳情况｜…｜原网页公布: what the row is about was published, not the decision."""
    before = (i for i in hit.sentence.items() if i.start < hit.start)
    return any(any(map(i.isa, ("采纳情况", "公开征求", "听证他事"))) for i in before)


def _of_a_letter(hit: Hit) -> bool:
    """9月6日印发征求意见函: what was sent round is the letter that asks the offices."""
    behind = next((i for i in hit.clauses[-1].items if i.start >= hit.end), None)
    return behind is not None and behind.isa("征询")


def _of_the_former(hit: Hit) -> bool:
    """我市现行细则2019年11月公布: the paper that this one is to replace."""
    return any(i.isa("前件") for c in hit.clauses for i in c.items if i.start < hit.end)


def _in_whose_name(hit: Hit, text: str) -> bool:
    """方案以县政府名义印发: what kind of paper it is to be, where the clause has no day of its own."""
    return text.endswith("名义", 0, hit.start) and not any(i.when for i in hit.clauses[-1].items)


def _opinion_received(hit: Hit) -> bool:
    """1月8日收到合法性审查意见, 收到区司法局出具的合法性审查意见: what was received is the opinion, whoever gave it."""
    words = [i for c in hit.clauses for i in c.items if i.classes and not (i.isa("审查机构") or i.isa("出具"))]
    return any(one.isa("收件") and two.isa("审查意见") for one, two in pairwise(words) if one in hit.items)


def _lacked(hit: Hit, text: str) -> bool:
    """退回补充风险评估材料, 缺专家论证材料: what stands right before the step says that it was missing; 就急救通道补充专家论证
    says that it was taken once more.
    """
    word = next((i for i in hit.items if not i.when), hit.items[0])
    before = text[hit.clauses[0].start : word.start]
    if _ADDED.search(before) and _ITS_PAPER.match(text, hit.end):
        return True
    return _LACKED.search(before) is not None


def _only_begun(hit: Hit) -> bool:
    """常务会议同意将规划增补进目录并启动决策程序: the meeting put it on the list, it did not decide on it."""
    behind = [i for i in hit.clauses[-1].items if i.start >= hit.end]
    return any(i.isa("列入") or i.isa("启动") for i in behind) and any(
        i.isa("目录") or i.isa("启动对象") for i in behind
    )


def _asks_for(hit: Hit, text: str) -> bool:
    """送县司法局进行审查 asks for the review; in 审查意见书（3月4日送审，3月18日出具） the first day is that of the receipt."""
    last = hit.items[-1]
    if last.when and last.depth and _RECEIVED.match(text, last.end):
        return True
    if any(i.isa("审查意见") and i.text.endswith("函") and _TO_ASK.search(text[: i.start]) for i in hit.items):
        return True
    before = (i for i in hit.clauses[0].items if i.start < hit.start and not i.depth)
    return hit.items[0].text in _TO_BEGIN and any(any(map(i.isa, ("送", "再送", "补正", "提交会议"))) for i in before)


def _brought_along(hit: Hit, text: str) -> bool:
    """收到送审稿和你局法规处出具的审核意见: the opinion is one of the papers that came, unless its own day is told."""
    if not (hit.items[0].isa("出具") and text.startswith("的", hit.items[0].end)):
        return False
    before = [i for i in hit.clauses[0].items if i.start < hit.start and not i.depth]
    came = next((n for n, i in enumerate(before) if i.isa("收件")), None)
    return came is not None and not any(i.when for i in before[came:])


def _of_the_list(hit: Hit) -> bool:
    """目录经市委同意，于3月15日公开: what was published is the list of matters for decision."""
    first = next((i for i in hit.sentence.items() if i.classes and not i.when and not i.isa("备案机关")), None)
    clause = hit.clauses[-1]
    cited = any(i.sign == "CITE" and i.text.endswith("目录》") for i in clause.items)
    own = next((i for i in hit.clauses[0].items if i.classes and not _only_places(i)), None)
    begins = any(one is not None and one.isa("目录") for one in (first, own))
    return cited or begins or _goes_on_from_the_list(hit) or _for_the_list(hit) or _beside_its_day(hit)


def _beside_its_day(hit: Hit) -> bool:
    """目录公布：3月20日（经区委同意）, 目录经区委同意后公布 in a cell: what the brackets or the next words say of the list."""
    lists = [i for i in hit.clauses[-1].items if i.isa("目录") and not i.depth and i.end <= hit.start]
    return bool(lists) and (bool(hit.items[0].depth) or hit.start - lists[-1].end <= len("已报经"))


def _only_places(item: Item) -> bool:
    """A day, 已经, 公布前: words that only say when."""
    return bool(item.when) or any(map(item.isa, ("已经", "公布", "印发", "以前")))


def _goes_on_from_the_list(hit: Hit) -> bool:
    """年度目录经县委同意，已于3月31日公布: a clause without a subject of its own speaks of what the one before it does."""
    own = (i for i in hit.clauses[0].items if i.start < hit.start and i.classes and not _only_places(i))
    earlier = [c for c in hit.sentence.clauses if c.end <= hit.clauses[0].start]
    if not earlier or next(own, None) is not None:
        return False
    return any(i.isa("目录") for i in earlier[-1].items) and not any(i.isa("列入") for i in earlier[-1].items)


def _for_the_list(hit: Hit) -> bool:
    """经市委同意，市政府公布年度目录, 公布年度目录（经市委同意）: what the party agreed to is the list that is published."""
    if hit.items[0].depth:
        outside = [i for i in hit.clauses[0].items if i.end <= hit.start and not i.depth and i.classes]
        return bool(outside) and outside[-1].isa("目录")
    party = any(i.isa("党委") for i in hit.items)
    own = (i for i in hit.clauses[-1].items if i.start >= hit.end)
    if party and any(i.isa("列入") or i.isa("目录") for i in own):
        return True  # 经县委同意增补的年度目录第7项
    behind = next((c for c in hit.sentence.clauses if c.start >= hit.end), None)
    return (
        party
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


def _hearsay(hit: Hit, before: Sequence[Item]) -> bool:
    """已经常务会议通过, 已列为目录第6项: an earlier meeting or list, not of the date carried along."""
    return any(i.isa("已经") for i in (*before[-2:], *hit.items)) and not any(i.when for i in hit.clauses[0].items)


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


def _of_another_meeting(found: Found, read: Read, subject: str, meeting: bool | None) -> bool:
    """会议通过 of a 专题会议 or in a file without a date of its own is no 集体讨论决定, nor is the 会议时间 of the experts' meeting."""
    if found.kind != "集体讨论决定":
        return False
    if (meeting is False or subject in OWN_STEP) and found.paragraph.text.startswith(_ITS_TIME, found.start):
        return True
    if found.role != "泛称":
        return False
    if meeting is not None:
        return True  # minutes: the decisions are read matter by matter
    before = [i for s in read.sentences for i in s.items() if i.start < found.start]
    last = next((i for i in reversed(before) if i.isa("替代会议") or i.isa("决策会议")), None)
    return last is not None and last.isa("替代会议") and not last.isa("局务")
