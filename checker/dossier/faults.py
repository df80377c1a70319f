"""Faults that only show when files are laid side by side. Each stands at the file that must change.

Rules ask for them by the names of :data:`fzzf_check.engine.queries.across.FAULTS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from fzzf_check.case import Dossier, Member
from fzzf_check.dossier.agreement import told_number
from fzzf_check.dossier.contents import (
    HEAD,
)
from fzzf_check.dossier.dossier import Fault, concerns, events_of
from fzzf_check.dossier.placing import event_fault, fault_at, placed, sentences
from fzzf_check.dossier.roles import (
    BASIS,
    COMMENTS,
    COMPETITION,
    DRAFT,
    EXPERTS,
    HEARING,
    MINUTES,
    NOTE,
    ONCE,
    OPINION,
    OTHER,
    OWN_OPINION,
    PARTY,
    PUBLISHED,
    RISK,
)
from fzzf_check.facts import Paragraph, Unit
from fzzf_check.parse.record.told import late_place, said
from fzzf_check.patterns import lazy
from fzzf_check.text.titles import alike, bare_title, same_title, without_place

_CITED = lazy(r"《([^》]{4,80})》")
_NAMED = lazy(
    r"(?:文件名称|政策措施名称|评估事项|事项名称|决策事项|项目名称|论证事项|方案名称)[：:\t　 ]+《?([^》\n\t]{4,60})"
)
_ATTACHED = lazy(r"见附件|附件[一二三四五六七八九十\d]|附后|随附|已附|附卷|详见附|另附")
SHORT_NAME = 10  # characters of a title that are enough to know it by
_ARTICLES = lazy(r"(?:共|计)\s*([\d一二三四五六七八九十百]{1,5})\s*条(?!意见|建议)")
_WANTS_CHANGES = lazy(
    r"应当(?:予以)?(?:修改|删除|补充)|应予(?:修改|删除|补充)|予以修改|不合法|结论[：:]\s*(?:应当)?(?:予以)?修改"
)
_UNCHANGED = lazy(
    r"[^，。；]{0,12}(?:(?:不作|未作|不予|未予|不再)(?:修改|改动|调整)|维持(?:原文|原稿|原案)|(?:按|照)(?:草案|送审稿|原稿|原案|原文))"
    r"[^。；]{0,24}(?:通过|印发|同意)"
)
_ANSWERED = lazy(
    r"(?:审查|审核)意见[^。]{0,60}(?:采纳|吸收|修改|落实|调整|删除|说明)|(?:采纳|落实|吸收|按照|根据)[^。]{0,24}(?:审查|审核)意见|司法局[^。]{0,30}意见[^。]{0,30}(?:采纳|修改)"
)
_QUOTED = lazy("“([^”]{4,})”")
_REFUSED = lazy(r"(?:未|不予?|没有)采纳")
_REASON = lazy(r"理由|原因|因为|鉴于|依据|由于|因")
_MARKET = lazy(r"特许经营|经营者|市场主体|招商引资|产业扶持|奖补|招标投标|政府采购|市场准入|经营主体")
_PAPERS = (
    (RISK, lazy(r"风险评估报告|稳评报告|社会稳定风险评估|评估报告")),
    (COMPETITION, lazy(r"公平竞争审查(?:表|结论|意见|报告)|公平竞争审查")),
    (OPINION, lazy(r"合法性(?:审查|审核)意见")),
    (EXPERTS, lazy(r"专家(?:论证|评审|咨询)?意见|论证(?:意见|报告)|专家[^，。；]{0,6}(?:签署|署名|签字|出具)[^，。；]{0,6}意见")),
    (HEARING, lazy(r"听证(?:会)?(?:报告|笔录|记录)")),
    (COMMENTS, lazy(r"征求意见情况|意见采纳情况|公众意见")),
)  # fmt: skip
_SAID_TO_BE_ATTACHED = lazy(
    r"(?P<paper>[一-龥]{2,16}(?:记录|笔录|纪要|名册|签到表|报告|汇总表|反馈表|复函|回函|问卷|台账))[^，。；、]{0,4}(?:详见|见|列为|作为)附件\s*(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})"
)
_NUMBERED = lazy(r"\s*附件\s*(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})\s*(?:$|[：:　 ])")
_LISTED = lazy(
    r"\s*附件\s*(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})\s*[：:．.、　 \t]\s*(?P<paper>[^，。；：]{4,30}?)\s*$"
)
_KEY = lazy(r"座谈|调研|走访|考察|协调会|会签|部门意见|问卷|听证|论证|评估|评审|测算|监测|会议|调查")
FAIR_COMPETITION = date(2024, 8, 1)


def titles_differ(dossier: Dossier) -> Iterator[Fault]:
    """The opinion, table or report is about a document of another title."""
    for member in dossier.of(OPINION, OWN_OPINION, COMPETITION, RISK, EXPERTS, COMMENTS, NOTE):
        found = _subject_title(member)
        if not dossier.title or found is None:
            continue
        paragraph, start, end, title = found
        if not same_title(title, dossier.title):
            note = "名称相近，可能是误写" if alike(title, dossier.title) else "是另一份文件"
            yield fault_at(member, paragraph, start, end, title=bare_title(title), other=dossier.title, note=note)


def _subject_title(member: Member) -> tuple[Paragraph, int, int, str] | None:
    """Where a paper names what it is about: its field for that, its own title, or (an opinion) the first title cited."""
    paragraphs = [p for p in member.case.document.paragraphs if p.zone != "版记"]
    for paragraph in paragraphs:
        found = _NAMED.search(paragraph.text)
        if found:
            return paragraph, found.start(1), found.end(1), found[1].strip()
    heads = [p for p in paragraphs if p.zone == "标题"]
    for paragraph in heads if member.role != OPINION else paragraphs:
        for cited in _CITED.finditer(paragraph.text):
            if not re.search(r"(?<!办)法$|条例$|暂行条例|目录$|指导意见$|国务院", bare_title(cited[1])):
                return paragraph, cited.start(), cited.end(), cited[1]
    return None


def _end_of(title: str) -> str:
    """The words by which minutes may call a document in short (三级物流配送体系建设方案): the place and up to a third left out."""
    name = without_place(title)
    return name[min(len(name) // 3, max(0, len(name) - SHORT_NAME)) :]


def not_discussed(dossier: Dossier) -> Iterator[Fault]:
    """The minutes pass documents, but not the one that this dossier is about."""
    for member in dossier.of(MINUTES):
        cited = [(p, m) for p in member.case.document.paragraphs for m in _CITED.finditer(p.text)]
        text = "".join(p.text for p in member.case.document.paragraphs)
        if not dossier.title or not cited or _end_of(dossier.title) in text:
            continue
        if not any(same_title(m[1], dossier.title) for _, m in cited):
            paragraph, match = next(((p, m) for p, m in cited if alike(m[1], dossier.title)), cited[0])
            yield fault_at(member, paragraph, match.start(), match.end(), title=match[1], other=dossier.title)


def paper_missing(dossier: Dossier) -> Iterator[Fault]:
    """A file says that a paper is attached which is not in the folder."""
    seen: set[str] = set()
    for member in dossier.members:
        if member.role == DRAFT:
            continue
        for paragraph in member.case.document.paragraphs:
            for start, end in sentences(paragraph.text):
                sentence = paragraph.text[start:end]
                if not _ATTACHED.search(sentence) or re.match(r"\s*附件\S{0,3}\s*$", sentence):
                    continue
                role = next((role for role, pattern in _PAPERS if pattern.search(sentence)), None)
                if role and role not in seen and not _present(dossier, role) and _attaches(sentence, member, role):
                    seen.add(role)
                    yield fault_at(member, paragraph, start, end, paper=role)
    yield from numbered_paper_missing(dossier)
    yield from listed_paper_missing(dossier)


def numbered_paper_missing(dossier: Dossier) -> Iterator[Fault]:
    """座谈会记录见附件四: the note numbers a record of its making, and no file bears that number or is that record."""
    for member in dossier.of(NOTE, COMMENTS, PARTY):
        for paragraph in member.case.document.paragraphs:
            for named in _SAID_TO_BE_ATTACHED.finditer(paragraph.text):
                paper, key = named["paper"], _KEY.search(named["paper"])
                if key is None or any(pattern.search(paper) for _, pattern in _PAPERS):
                    continue
                if not any(
                    _is_that(other, named["number"], key[0]) for other in dossier.members if other is not member
                ):
                    yield fault_at(member, paragraph, named.start(), named.end(), paper=f"附件{named['number']}")


def listed_paper_missing(dossier: Dossier) -> Iterator[Fault]:
    """附件二　定价成本监审结论书: the note lists its enclosures, others of them are in the folder, this one is not."""
    for member in dossier.of(NOTE):
        listed = [(p, found) for p in member.case.document.paragraphs if (found := _LISTED.fullmatch(p.text))]
        others = [other for other in dossier.members if other is not member]
        lacking = [
            (p, found)
            for p, found in listed
            if not any(_is_that(other, found["number"], found["paper"]) for other in others)
            and not any(pattern.search(found["paper"]) for _, pattern in _PAPERS)
        ]
        if len(lacking) < len(listed):
            for paragraph, found in lacking:
                yield fault_at(
                    member, paragraph, found.start("number") - 2, found.end(), paper=f"附件{found['number']}"
                )


def _is_that(member: Member, number: str, key: str) -> bool:
    """Whether the file bears the number at its head (附件四) or the word for the record in its name or title."""
    from fzzf_check.text.numerals import integer

    heads = [_NUMBERED.match(line.text) for line in member.case.source.lines[:HEAD]]
    name = PurePath(member.name).stem
    borne = [head["number"] for head in (*heads, _NUMBERED.search(name + " ")) if head]
    called = name + (member.case.document.title or "")
    alike = "座谈" in called if key == "会议" and member.role == MINUTES else key in called
    return alike or any(integer(n) == integer(number) for n in borne)


def _present(dossier: Dossier, role: str) -> bool:
    return dossier.has(role) or (role == OPINION and dossier.has(OWN_OPINION))


def _attaches(sentence: str, member: Member, role: str) -> bool:
    """Whether the paper itself is said to be attached, not something said about it."""
    return member.role != role and not re.search(r"附卷|另行|补充|待", sentence)


def review_after_meeting(dossier: Dossier) -> Iterator[Fault]:
    """A paper dated after the meeting that passed the draft."""
    meetings = [e.start for m, e in events_of(dossier, "集体讨论决定") if m.role == MINUTES and e.start]
    if not meetings:
        return
    last = max(meetings)
    for kind, role in (
        ("合法性审查", OPINION),
        ("风险评估", RISK),
        ("专家论证", EXPERTS),
        ("公平竞争审查", COMPETITION),
    ):
        own = [(m, e) for m, e in events_of(dossier, kind) if m.role == role and e.start]
        early = [
            e for m, e in events_of(dossier, kind) if (day := e.end or e.start) and day <= last and m.role != MINUTES
        ]
        for member, event in own:
            done = event.end or event.start
            if done and done > last and not any(e is not event for e in early):
                span, text = late_place(event, last)
                yield placed(
                    member, span, text, what=kind, here=said(done), there=said(last),
                )  # fmt: skip


def report_after_publication(dossier: Dossier) -> Iterator[Fault]:
    """向党委请示报告 after 公布, told in different files."""
    published = [(m, e) for m, e in events_of(dossier, "公布") if e.start]
    for member, event in events_of(dossier, "请示报告"):
        for other, act in published:
            if event.start and act.start and event.start > act.start and other is not member:
                yield event_fault(member, event, what="请示报告", here=said(event.start), there=said(act.start))
                return


def published_before_meeting(dossier: Dossier) -> Iterator[Fault]:
    """The paper that publishes bears a day before the meeting that passed the draft."""
    meetings = [e.start for m, e in events_of(dossier, "集体讨论决定") if m.role == MINUTES and e.start]
    for member, event in events_of(dossier, "公布"):
        if member.role == PUBLISHED and event.start and meetings and event.start < min(meetings):
            yield event_fault(member, event, here=said(event.start), there=said(min(meetings)))


def versions_differ(dossier: Dossier) -> Iterator[Fault]:
    """The opinion or the minutes count other articles than the draft has."""
    for draft in dossier.of(DRAFT):
        articles = len({id(u) for unit in draft.case.document.units for u in _flat(unit) if u.rank == "条"})
        if articles < 3 or "节选" in "".join(line.text for line in draft.case.source.lines[:4]):
            continue
        for member in dossier.of(OPINION, MINUTES, NOTE):
            found = told_number(member, _ARTICLES)
            if found and found[0] != articles and _tells_of(dossier, member):
                number, paragraph, start, end = found
                yield fault_at(
                    member, paragraph, start, end, what="条数", here=str(number), there=str(articles), other=DRAFT
                )


def _flat(unit: Unit) -> Iterator[Unit]:
    yield unit
    for child in unit.children:
        yield from _flat(child)


def _tells_of(dossier: Dossier, member: Member) -> bool:
    found = _subject_title(member)
    return found is None or not dossier.title or same_title(found[3], dossier.title)


def opinion_unanswered(dossier: Dossier) -> Iterator[Fault]:
    """The opinion wants changes; no other file says that they were made or refused with a reason. It stands where the minutes
    pass the draft as it was, else at the opinion's words.
    """
    others = "\n".join(
        line.text for m in dossier.members if m.role not in {OPINION, OWN_OPINION} for line in m.case.source.lines
    )
    for member in dossier.of(OPINION):
        for paragraph in member.case.document.paragraphs:
            found = _WANTS_CHANGES.search(paragraph.text)
            if found and "不合法" not in paragraph.text[max(0, found.start() - 4) : found.start()]:
                if dossier.has(MINUTES) and not _ANSWERED.search(others) and not _gone(paragraph.text, dossier):
                    passed = _passed_unchanged(dossier)
                    yield passed or fault_at(member, paragraph, found.start(), found.end())
                return


def _gone(wanted: str, dossier: Dossier) -> bool:
    """Whether the draft in the file has none of the words that the opinion quotes to have them struck out."""
    quoted = _QUOTED.findall(wanted)
    drafts = "".join(line.text for m in dossier.of(DRAFT) for line in m.case.source.lines)
    return bool(quoted and drafts) and not any(words in drafts for words in quoted)


def _passed_unchanged(dossier: Dossier) -> Fault | None:
    """第三部分不作修改，决定按草案原文通过: the words of the minutes."""
    for member in dossier.of(MINUTES):
        for paragraph in member.case.document.paragraphs:
            found = _UNCHANGED.search(paragraph.text)
            if found:
                return fault_at(member, paragraph, found.start(), found.end())
    return None


def refused_without_reason(dossier: Dossier) -> Iterator[Fault]:
    """An opinion was not adopted and no reason is given."""
    for member in dossier.of(NOTE, MINUTES, COMMENTS, OTHER):
        for paragraph in member.case.document.paragraphs:
            for start, end in sentences(paragraph.text):
                sentence = paragraph.text[start:end]
                about = re.search(r"(?:审查|审核)意见|司法局", sentence)
                near = paragraph.text[start : end + 60]
                if about and _REFUSED.search(sentence) and not _REASON.search(near):
                    yield fault_at(member, paragraph, start, end)


def two_for_one(dossier: Dossier) -> Iterator[Fault]:
    """Two files for one role."""
    for role in ONCE:
        members = list(dossier.of(role))
        for member in members[1:]:
            title = member.case.document.title or ""
            if not re.search(r"复核|复审|补充|修改稿|对照", title + member.name):
                yield placed(member, member.case.head(), "", role=role, first=PurePath(members[0].name).name)


def draft_alone(dossier: Dossier) -> Iterator[Fault]:
    """A draft without any record of how it was made."""
    if dossier.members and all(member.role in {DRAFT, BASIS} for member in dossier.members):
        for member in dossier.of(DRAFT):
            yield placed(member, member.case.head(), "")


def material_lacking(dossier: Dossier) -> Iterator[Fault]:
    """A paper that 115号 二（五） wants sent along is not in the folder, and no file says why."""
    drafts = list(dossier.of(DRAFT))
    if not drafts or all(member.role in {DRAFT, BASIS} for member in dossier.members):
        return
    for role in (NOTE, BASIS, COMMENTS, OPINION):
        if not _present(dossier, role):
            yield placed(drafts[0], drafts[0].case.head(), "", paper=role)


def passed_unreviewed(dossier: Dossier) -> Iterator[Fault]:
    """The meeting passed the draft; nothing in the folder tells of a review."""
    if _present(dossier, OPINION) or any(True for _ in events_of(dossier, "合法性审查")):
        return
    if re.search(r"合法性(?:审查|审核)意见|通过合法性(?:审查|审核)|经合法性(?:审查|审核)", dossier.text):
        return
    for member in dossier.of(MINUTES):
        for event in member.case.record.events:
            if (
                event.kind == "集体讨论决定"
                and event.outcome
                and event.matter
                and concerns(dossier, member, event.matter)
            ):
                yield event_fault(member, event)
                return


def competition_lacking(dossier: Dossier) -> Iterator[Fault]:
    """A draft on businesses was passed after 2024-08-01 and nothing tells of 公平竞争审查."""
    if "公平竞争审查" in dossier.text or not dossier.has(MINUTES):
        return
    days = [e.start for _, e in events_of(dossier, "集体讨论决定") if e.start]
    if not days or max(days) < FAIR_COMPETITION:
        return
    for member in dossier.of(DRAFT):
        for paragraph in member.case.document.paragraphs:
            found = _MARKET.search(paragraph.text)
            if found:
                yield fault_at(member, paragraph, found.start(), found.end())
                return
