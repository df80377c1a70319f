"""How steps were taken, as the text says it: the frames of ``record_manner.yaml`` met in the paragraphs of a matter, and
what takes arithmetic: attendance, notice of a hearing, 一致同意 beside a recorded dissent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import cache

from fzzf_check.facts import Document, Event, Paragraph
from fzzf_check.parse.record.changed import changed_by_lesser
from fzzf_check.parse.record.frames import Frame, frame, hits, possible
from fzzf_check.parse.record.internal import internal_only
from fzzf_check.parse.record.lexicon import classes, manners
from fzzf_check.parse.record.model import Manner, Matter
from fzzf_check.parse.record.parties import alone, evaluating_again, interested, picked
from fzzf_check.parse.record.subjects import title_text
from fzzf_check.parse.record.told import happened
from fzzf_check.parse.record.turns import members, spoke_first
from fzzf_check.parse.record.unheeded import against_competition
from fzzf_check.parse.record.unreal import not_asked, unreal
from fzzf_check.parse.record.words import Item, Sentence
from fzzf_check.parse.record.years import Read
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import integer
from fzzf_check.text.sentences import start_of_part

_TO_THE_MEETING = frozenset({"上会", "报会", "过会", "公布实施", "印发实施", "印发执行", "公布施行"})
LAST = 99  # the rank of what only follows from the events: any frame says it plainer
ONE_STORY = 3  # paragraphs in which a fault is told to its end
_REPLACED = frozenset({"会签代替", "征求意见代替", "列席代替", "律师代替", "口头审查", "非审查机构", "其他代替"})
_BEFORE_THE_DECISION = frozenset({"征求意见公告", "听证公告"})  # the review is still to come
SHORT_QUOTE = 8  # characters: 纪要写为“一致同意” says what the minutes have
_OTHER_GATHERINGS = ("听证会", "听证参加", "论证会", "专家", "座谈会", "群众")
NOTICE_DAYS = 7  # 重大行政决策程序暂行条例 art. 16: 听证会材料 at least 7 days before
_OPINION_SET_ASIDE = (  # 第九条予以保留，意见书存档即可, told in an entry below that of the opinion
    "句：审查意见|意见书 搁置 !专家 !论证成果 !!已照改|说明理由",
    "句：会议届次 不采纳词 !采纳 !!已照改|说明理由|群众|公众意见|专家|留言|评估成果",
)
_NUMBER = r"([0-9０-９]{1,3}|[一二三四五六七八九十两]{1,4})"
_DUE = "(?:应(?:到|出席|参加|参会)(?:人数|会)?|组成人员(?!应)(?:共有?|总数|有)?)"
_THERE = "(?:当天|当日|会议)?(?:只|仅|实际?|现)?(?:到会?了?|出席|参加|参会|来了?|到场|签了?到)(?:人数)?"
_UP_TO_NUMBER = "[^，。；0-9一二三四五六七八九十]{0,8}"
_ATTENDANCE = lazy(rf"{_DUE}{_UP_TO_NUMBER}{_NUMBER}\s*[人名位]?[，,、；;（(]?\s*{_THERE}{_UP_TO_NUMBER}{_NUMBER}")
_FEW_CAME = lazy(
    rf"(?:出席|到会|参加|参会|实到)(?:会议)?的?(?:者|人数|人员)?(?:只有|仅有|只|仅|有|共)?\s*{_NUMBER}\s*[人名位]?[，,、；]{_DUE}{_UP_TO_NUMBER}{_NUMBER}"
)
_EXCUSED = lazy(
    rf"{_DUE}{_UP_TO_NUMBER}{_NUMBER}\s*[人名位]?[，,、；;（(]?\s*(?:请假|缺席|未到会?|没有?到会?|因故未到|因事请假){_UP_TO_NUMBER}{_NUMBER}"
)
_ABSENT = lazy(
    r"(?:(?:半数以上|一半以上|过半数?|超过半数|多数)(?:的)?(?:会议)?(?:组成人员|成员|与会人员)|(?:组成人员|成员)(?:中)?(?:有)?(?:半数以上|一半以上|过半数?|超过半数|多数|大半))[^，。；]{0,4}(?:缺席|未到会|未参会|没有到会|未出席|没有出席)(?![^。]{0,20}(?:改期|延期|推迟|休会))"
    r"|(?:到会|出席|到场|参会)的?(?:会议)?(?:组成人员|成员|人数|人)[^，。；]{0,4}(?:不到|不足|没到|未到|没过|未过|不及)(?:全体|总数|应到)?的?(?:一半|半数|过半)(?![^。]{0,24}(?:改期|延期|推迟|休会|未开|没开|不得))"
)
_SHARE = lazy(
    rf"{_NUMBER}\s*[名位人][^，。；]{{0,12}}(?:[当之]?中|里头?|内)(?:有)?\s*{_NUMBER}\s*[名位人]"
    rf"|(?:到会|出席|参会|在场)(?:的|者)?(?:共|有)?\s*{_NUMBER}\s*[名位人][，,、]?(?:其中)?(?:有)?\s*{_NUMBER}\s*[名位人]"
)
_IN_ADVANCE = lazy(
    rf"(?:召开)?前\s*{_NUMBER}\s*(?:个)?(工作日|日|天)|提前\s*{_NUMBER}\s*(?:个)?(工作日|日|天)|{_NUMBER}\s*(?:个)?(工作日|日|天)之?前"
)
_LOWERED = lazy(
    r"风险[^。；]{0,20}(?:降[为至到低]|(?<!不)可控|(?:已|得到|有效|逐一)化解|化解后)|降[为至低]?[^。；]{0,6}风险|(?:调整|修改|优化|完善)(?:后|了)[^。；]{0,20}(?:风险|复评|重新评估)|重新评估|再次评估|复评"
)
_CONCLUDES = lazy(r"(?:结论|等级|研判|评定|判定|认定|评估)[^。；]{0,16}(?:为|属于?|系|是|：|:)$")
_ADVISED = lazy(r"(?<!采纳)(?<!按照)(?<!根据)建议(?!后)|(?<![等期])待|应当|方可|才能")
_REASON_GIVEN = lazy(r"(?<![未不没有])(?:说明|阐明|解释|讲明|讲清|讲了)了?[^。；]{1,30}")
_AGREED = lazy(r"[^，。；]{0,2}(?:决定|意见|表示|表决|议定|审议|支持|肯定|要求|主张|的?同意)")  # not 与到期日一致
_SETTLED = lazy(r"收回|统一(?:了)?(?:思想|意见|认识)|达成一致|不再坚持|消除分歧|表示接受|采纳(?:了)?该|吸收(?:了)?该")


def manners_of(
    document: Document,
    subject: str,
    matters: Sequence[Matter],
    read: Sequence[Read],
    events: Sequence[Event],
    decided: Collection[Matter],
) -> tuple[Manner, ...]:
    """All statements on manner in the order of the text; ``decided`` are the matters that the meeting passed."""
    by_paragraph = {id(r.paragraph): r for r in read}
    found: list[Manner] = []
    title = title_text(document)
    paragraphs = [one.paragraph for one in read]
    attending = members(paragraphs)
    for matter in matters:
        reads = [by_paragraph[id(p)] for p in matter.paragraphs if id(p) in by_paragraph]
        mine = [e for e in events if e.matter == matter.name]
        for one in reads:
            found.extend(m for m in _told(one, matter) if m.name != "缩短无理由" or not _timed(matter, mine))
            found.extend(_thin_attendance(one.paragraph, matter))
            found.extend(_many_absent(one.paragraph, matter))
            found.extend(_late_papers(one, matter, mine))
            found.extend(_outvoted(one, matter))
            found.extend(picked(one, matter))
        if subject != "合法性审查意见":  # which tells nothing of what was done with it
            found.extend(_against_opinion(reads, matter, mine))
        found.extend(alone(matter, mine, title))
        found.extend(_unreviewed(reads, matter, mine, matter in decided))
        found.extend(_false_unanimity(reads, matter))
        if not any(m.matter == matter.name and m.name == "不可控仍决策" for m in found):
            found.extend(_against_risk(reads, matter, mine))
        if not any(m.matter == matter.name and m.name == "违反仍出台" for m in found):
            found.extend(against_competition(matter, reads))
        found.extend(interested(matter, paragraphs))
        found.extend(evaluating_again(matter, paragraphs))
        found.extend(changed_by_lesser(reads, matter, mine))
        found.extend(spoke_first(matter, reads, attending))
    if subject in _BEFORE_THE_DECISION:
        found = [m for m in found if m.name != "不经审查" or m.decided]
    found = [m for m in found if not _said_plainer(m, found)]
    return tuple(sorted(_longest(found), key=lambda m: (m.paragraph.index, m.start, m.end, m.step, m.name)))


def _said_plainer(manner: Manner, found: Sequence[Manner]) -> bool:
    """没有送审核 … 列席视作完成审核: that the review was replaced says all, that there was none is the same fault."""
    return (manner.step, manner.name) == ("合法性审查", "不经审查") and any(
        other.step == manner.step
        and other.name in _REPLACED
        and other.matter == manner.matter
        and 0 <= other.paragraph.index - manner.paragraph.index < ONE_STORY
        and other.start != manner.start
        for other in found
    )


@cache
def _frames() -> tuple[tuple[str, str, int, Frame], ...]:
    return tuple(
        (step, name, rank, frame(written))
        for step, names in manners().items()
        for name, frames in names.items()
        for rank, written in enumerate(frames)
    )


def _told(read: Read, matter: Matter) -> Iterator[Manner]:
    for step, name, rank, wanted in _frames():
        if not possible(wanted, read.present, read.above):
            continue
        for hit in hits(wanted, read.sentences):
            if not unreal(hit, read) and not not_asked(name, hit, read):
                passed = any(_passes(i) for i in hit.sentence.items() if i.start >= hit.start)
                yield Manner(step, name, read.paragraph, hit.start, hit.end, matter.name, rank, passed)


def _passes(item: Item) -> bool:
    """Whether the word says that the meeting has it or passed it: what was left out before is over."""
    return item.isa("强通过") or item.text in _TO_THE_MEETING


def _timed(matter: Matter, events: Sequence[Event]) -> bool:
    """Whether the record gives the days of a major decision's consultation: then these are counted instead."""
    return matter.major and any(
        e.kind == "公开征求意见" and e.start and (e.end or e.days) and not e.denied for e in events
    )


def _longest(found: Sequence[Manner]) -> Iterator[Manner]:
    """One statement for each step and manner at a place."""
    kept: list[Manner] = []
    for one in sorted(found, key=lambda m: (m.paragraph.index, m.step, m.name, m.start, -m.end)):
        last = kept[-1] if kept else None
        if (
            last
            and (last.step, last.name) == (one.step, one.name)
            and last.paragraph is one.paragraph
            and one.start < last.end
        ):
            continue
        kept.append(one)
    return iter(kept)


def _thin_attendance(paragraph: Paragraph, matter: Matter) -> Iterator[Manner]:
    """应到9人、实到4人; 应到9人、请假5人: not more than half."""
    for pattern, at_due, at_there in ((_ATTENDANCE, 1, 2), (_FEW_CAME, 2, 1)):
        for match in pattern.finditer(paragraph.text):
            due, there = integer(match[at_due]), integer(match[at_there])
            if due and there is not None and there * 2 <= due:
                yield Manner("集体讨论决定", "到会不足", paragraph, match.start(), match.end(), matter.name)
    for match in _EXCUSED.finditer(paragraph.text):
        due, away = integer(match[1]), integer(match[2])
        if due and away is not None and away < due <= away * 2:
            yield Manner("集体讨论决定", "到会不足", paragraph, match.start(), match.end(), matter.name)


def _many_absent(paragraph: Paragraph, matter: Matter) -> Iterator[Manner]:
    """半数以上成员缺席: not more than half there, told in words."""
    for match in _ABSENT.finditer(paragraph.text):
        yield Manner("集体讨论决定", "到会不足", paragraph, match.start(), match.end(), matter.name)


def _outvoted(read: Read, matter: Matter) -> Iterator[Manner]:
    """5名副县长中3人不赞成，县长仍决定实施: decided against a majority told in numbers, without a reason."""
    for sentence in read.sentences:
        text = read.paragraph.text[sentence.start : sentence.end]
        share = _SHARE.search(text)
        all_of, some = (integer(share[1] or share[3]), integer(share[2] or share[4])) if share else (None, None)
        if not share or not all_of or not some or some * 2 <= all_of:
            continue
        if share[3] and any(map(sentence.present.__contains__, _OTHER_GATHERINGS)):
            continue  # 听证会到会20人，15人不赞成
        items = [i for i in sentence.items() if i.start >= sentence.start + share.start()]
        against = next((i for i in items if i.isa("反对多数")), None)
        decided = next(
            (i for i in items if i.isa("通过") and not i.isa("否定") and against and i.start > against.start), None
        )
        told = any(i.isa("说明理由") for i in items) or _REASON_GIVEN.search(text) is not None
        reason = told and not any(i.isa("未说明理由") for i in items)
        if against and decided and not reason:
            yield Manner(
                "集体讨论决定", "少数决定", read.paragraph, sentence.start + share.start(), decided.end, matter.name
            )


def _late_papers(read: Read, matter: Matter, events: Sequence[Event]) -> Iterator[Manner]:
    """Papers that reached the participants of a hearing less than seven days before it."""
    hearings = [e.start for e in events if e.kind == "听证" and e.start and not e.denied]
    spoken_of = False  # 4月23日开听证会。材料4月21日才送到参加人手里: the sentence before names the hearing
    for sentence in read.sentences:
        items = list(sentence.items())
        about = any(any(map(i.isa, ("听证会", "听证他事", "听证参加", "听证笔录"))) for i in items)
        handed_to = any(i.isa("听证参加") or (spoken_of and i.isa("听证席位")) for i in items)
        about, spoken_of = about or (spoken_of and handed_to), about or spoken_of
        papers = next(
            (i for i in items if i.isa("听证材料") or i.isa("听证公告") or (handed_to and i.isa("公开材料"))), None
        )
        handed = next((i for i in items if i.isa("送达词") and papers and abs(i.start - papers.start) < 40), None)
        if papers is None or handed is None or not about:
            continue
        first, last = min(papers.start, handed.start), max(papers.end, handed.end)
        advance = _IN_ADVANCE.search(read.paragraph.text[sentence.start : sentence.end])
        days = integer(advance[1] or advance[3] or advance[5]) if advance else None
        if days is None:
            days = _gap(sentence, handed, hearings)
        if days is not None and days < NOTICE_DAYS:
            yield Manner("听证", "材料送达迟", read.paragraph, first, last, matter.name)


def _gap(sentence: Sentence, handed: Item, hearings: Sequence[date]) -> int | None:
    """Days from the handing out to the first hearing after it."""
    days = [(i.start, i.when.start) for i in sentence.items() if i.when and i.when.start]
    times = [day for at, day in days if at < handed.start] or [day for _, day in days[:1]]
    if not times:
        return None
    later = [day for day in hearings if day >= times[-1]]
    return (min(later) - times[-1]).days if later else None


def _against_opinion(reads: Sequence[Read], matter: Matter, events: Sequence[Event]) -> Iterator[Manner]:
    """按原稿通过 although the opinion, told elsewhere in the record, wants something changed."""
    concluded = [e for e in events if e.kind == "合法性审查" and e.outcome]
    opinions = [e for e in concluded if "合法结论" not in classes().get(e.outcome, ())]
    if not opinions or concluded[-1] not in opinions:  # 6月4日对修改稿作了复核，确认合法
        return
    first = min(e.closing[0].index if e.closing else e.paragraph.index for e in opinions)
    wanted = ["句：照原样 强通过|决定后|提交会议 !!说明理由|理由"]
    if any(e.kind == "集体讨论决定" and happened(e) for e in events):
        wanted.append("段：审查机构|审查意见 不合法结论|指出问题 照原样 !!说明理由|理由|已照改")
    if any(e.kind in {"集体讨论决定", "公布"} and happened(e) for e in events):
        wanted.extend(_OPINION_SET_ASIDE)
    for read in reads:
        if read.paragraph.index < first:
            continue
        for hit in (hit for written in wanted for hit in hits(frame(written), read.sentences)):
            if not unreal(hit, read):
                yield Manner("合法性审查", "照原样", read.paragraph, hit.start, hit.end, matter.name)


def _against_risk(reads: Sequence[Read], matter: Matter, events: Sequence[Event]) -> Iterator[Manner]:
    """方案不作修改 or 通过 where the assessment, told elsewhere in the record, came out high and nothing brought it down."""
    if any(_brought_down(r.paragraph.text) for r in reads):
        return
    as_it_was = (
        "句：决定|强通过|决定后 照原样", "句：照原样 强通过|决定后|提交会议", "句：照原样 开工 !!不得|未决",
        "句：首长 照原样", "句：照原样 仍 !!不得|未决|再议",
    )  # fmt: skip
    high = [e for e in events if e.kind == "风险评估" and "高风险" in classes().get(e.outcome, ())]
    place = (high[0].paragraph.index, high[0].end_offset) if high else _graded_high(reads)
    if place is None:
        return
    first, offset = place
    wanted = (*as_it_was, "决策会议|会议|会上 强通过") if high else as_it_was
    for read in reads:
        if read.paragraph.index < first:
            continue
        for written in wanted:
            after = offset if read.paragraph.index == first else 0
            told = hits(frame(written), read.sentences)
            hit = next((h for h in told if h.start >= after and not unreal(h, read)), None)
            if hit and not any(i.isa("未决") for i in hit.sentence.items()):
                yield Manner("风险评估", "不可控仍决策", read.paragraph, hit.start, hit.end, matter.name)
                return


def _graded_high(reads: Sequence[Read]) -> tuple[int, int] | None:
    """Where a paragraph of its own gives the grade (综合研判，项目为高风险): its index and the offset behind the grade."""
    for read in reads:
        for sentence in read.sentences:
            items = list(sentence.items())
            grade = next((i for i in items if i.isa("高风险") and not i.depth), None)
            lower = (i for i in items if i.isa("低风险") or i.isa("中风险"))
            if grade is None or not all(i.isa("高风险") for i in lower):  # 不可控 holds 可控
                continue
            said = grade.start + max(0, grade.text.find("高"))  # 评定为高
            if _CONCLUDES.search(read.paragraph.text, sentence.start, said):
                return read.paragraph.index, grade.end
    return None


def _brought_down(text: str) -> bool:
    """Whether the text tells that the risk was lowered; what an assessor advises (建议修改方案，待风险可控后再决策) is not yet done."""
    return any(not _ADVISED.search(text, start_of_part(text, m.start()), m.end()) for m in _LOWERED.finditer(text))


def _unreviewed(reads: Sequence[Read], matter: Matter, events: Sequence[Event], decided: bool) -> Iterator[Manner]:
    """A review that the record says was not made, in a matter that was passed all the same."""
    reviews = [e for e in events if e.kind == "合法性审查" and not e.planned]
    if any(not e.denied for e in reviews):
        return
    passed = decided or any(e.kind in {"集体讨论决定", "公布"} and happened(e) for e in events)
    for event in reviews:
        sentence = next(
            (
                s
                for r in reads
                if r.paragraph is event.paragraph
                for s in r.sentences
                if s.start <= event.start_offset < s.end
            ),
            None,
        )
        held_up = sentence is not None and any(i.isa("未决") or i.isa("计划") for i in sentence.items())
        internal = sentence is not None and internal_only(sentence, event.paragraph.text)
        if passed and not held_up and not internal:
            yield Manner(
                "合法性审查", "不经审查", event.paragraph, event.start_offset, event.end_offset, matter.name, LAST
            )


def _false_unanimity(reads: Sequence[Read], matter: Matter) -> Iterator[Manner]:
    """一致同意 where the same matter records that a member did not agree."""
    dissent = None
    for read in reads:
        for wanted in (
            frame("副职|组成人员|首长 不同意见|反对多数 !一致"),
            frame("一名|两名|有 成员|组成人员|副职 建议|反对|提出 !一致"),
            frame("一人|两人|二人|三人|四人|五人|1人|2人|3人|4人|5人 不同意见|反对多数 !一致"),
        ):
            for hit in hits(wanted, read.sentences):
                text = read.paragraph.text[hit.start : hit.end + 2]
                if not unreal(hit, read) and not re.search(r"无|没有|未", text):
                    dissent = dissent or (read, hit)
        if dissent and _SETTLED.search(read.paragraph.text):
            return
    if dissent is None:
        return
    for read in reads:
        for sentence in read.sentences:
            if not any(any(map(i.isa, ("会议", "开会", "决策会议", "组成人员", "记录载体"))) for i in sentence.items()):
                continue
            for item in sentence.items():
                told = not item.quoted or (
                    item.quoted <= SHORT_QUOTE and any(i.isa("纪要词") for i in sentence.items())
                )
                agreed = item.text != "一致" or _AGREED.match(read.paragraph.text, item.end)
                if item.isa("一致") and told and agreed:
                    yield Manner("集体讨论决定", "一致与异议", read.paragraph, item.start, item.end, matter.name)
