"""What the papers of a dossier say against each other: the grade of the risk, the agreement of experts, words that the
reviewer struck out and the published text has again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from fzzf_check.case import Dossier, Member
from fzzf_check.dossier.dossier import Fault, concerns, events_of, tells_of_others
from fzzf_check.dossier.extent import CHANGED
from fzzf_check.dossier.placing import event_fault, fault_at, sentences
from fzzf_check.dossier.roles import (
    COMMENTS,
    DRAFT,
    EXPERTS,
    HEARING,
    MINUTES,
    NOTE,
    OPINION,
    OTHER,
    OWN_OPINION,
    PARTY,
    PUBLISHED,
    RISK,
)
from fzzf_check.facts import Paragraph
from fzzf_check.parse.record.lexicon import classes
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import integer
from fzzf_check.text.sentences import start_of_part
from fzzf_check.text.titles import same_title

_Figures = dict[tuple[str, str], dict[Decimal, tuple[Paragraph, int, int]]]
"""What is counted and its unit → the values that a file gives, each with its first place."""
_GRADE = lazy(
    r"(?P<grade>[高中低])风险(?!点|环节|区|人群|事项|岗位|因素|源|企业|行业|作业|部位)|风险(?:较高|不可控|难以控制)"
)
_CONCLUDES = lazy(r"结论|等级|评定|评估为|评为|认定|综合|总体|属于?|判定|确定为|列为|为$")
_LOWERED = lazy(r"降[为至到低]|调整后|采取[^。；]{0,20}后|重新评估|再次评估|复评|转为|化解为|可控")
_AGREED = lazy(r"一致同意|一致认为|一致通过|一致赞成|均表?示?同意|全体同意|均赞成|没有不同意见|无不同意见")
_DISSENT = lazy(r"不赞成|反对|不同意(?!见)|持?保留意见|不同意见|持异议|表示异议")
_DENIED = lazy(r"(?:无|没有|未提出?|不存在|未发表)[^，。；]{0,4}$")
_STRUCK = lazy(
    r"“(?P<words>[^“”]{8,80})”[^。“”]{0,40}?(?:应当?(?:予以)?删[除去]|应予删[除去]|建议删[除去]|须删[除去]|予以删[除去]|缺乏[^，。；]{0,8}依据|没有[^，。；]{0,12}依据|无[^，。；]{0,8}依据|不合法|违法|抵触)"
)
_STRUCK_ARTICLE = lazy(
    r"(?P<number>第[一二三四五六七八九十百]{1,4}条)(?!第|至|、|和)[^。；]{0,80}?(?:应当?(?:予以)?删[除去]|应予删[除去]|建议删[除去]|须删[除去]|予以删[除去])"
)
_MUST_READ_OTHERWISE = lazy(  # 规定某某人按全价购票，与《…》第五十三条不一致，应当修改为
    r"规定(?:了)?[：:]?(?P<words>[^，。；：“”《》]{8,60})，[^。“”]{0,80}?(?:不一致|抵触|不符|相悖|没有[^，。；]{0,8}依据|缺乏[^，。；]{0,8}依据|无[^，。；]{0,8}依据|违反)"
    r"[^。]{0,40}?(?:应当?(?:予以)?修改|应予修改|建议修改|须修改|改为|修改为)"
)
SAME, SAME_LENGTH = 0.85, 16  # an article so like the draft's is the same article
_TOTAL = lazy(
    r"(?P<what>总投资|投资总额|估算投资|概算总投资|项目总投资|资金总额|总规模|总用地面积|总建筑面积|总长度|建设规模|规划面积|床位总数|泊位总数)"
    r"(?:约|估算|为|共|达|计|概算|控制在|[:：])*\s*(?P<value>\d+(?:\.\d+)?)\s*(?P<unit>亿元|万元|公顷|亩|公里|千米|米|平方米|平方公里|张|个|处)"
)
_MONEY = lazy(  # 运行维护经费由县财政承担，每年860万元
    r"(?P<what>[一-龥]{2,8}?(?:经费|费用|总?投资|资金|造价|概算|租金|补偿款))[^。；\d（(]{0,16}?(?P<value>\d+(?:\.\d+)?)\s*(?P<unit>亿元|万元|元)"
)
_SIDE = "(?P<what>不赞成|不同意|赞成|同意|支持|反对)"
_VOTES = (
    lazy(rf"(?P<value>\d+)\s*(?P<unit>[人名])(?:代表|参加人|听证参加人)?(?:表示|明确)?{_SIDE}"),  # 19人赞成
    lazy(rf"{_SIDE}[^，。；、\d]{{0,12}}?(?:有|为|共)?\s*(?P<value>\d+)\s*(?P<unit>[人名])"),  # 反对的8人
)
_FOR = frozenset({"赞成", "同意", "支持"})
_OF_ITEM = lazy(r"^(?:其中|所需|需要|安排|落实|估算|预计|本项目|项目|该项)+")  # what is no part of the name
_NAMED_WELL = 4  # characters of an item that two papers call alike
_NUMBER = lazy(r"(?P<organ>[一-龥]{2,12}?)字?[〔\[（(](?P<year>(?:19|20)\d\d)[〕\]）)]\s*第?(?P<serial>\d{1,4})号")
HEAD = 8  # paragraphs in which a paper bears its number
_TITLE_AND_NUMBER = lazy(
    r"《(?P<title>[^《》]{4,80})》[（(](?P<number>[一-龥]{2,12}?字?[〔\[（(](?:19|20)\d\d[〕\]）)]\s*第?(?P<serial>\d{1,4})号)[）)]"
)
_NTH_MEETING = lazy(
    r"第(?P<nth>[\d一二三四五六七八九十百]{1,4})次(?:政府)?(?:常务|全体|局长办公|县长办公|区长办公|市长办公)会议"
)
_MUST_CHANGE = lazy(
    r"(?:结论|综上|综合)[^。]{0,60}?(?:不合法|应当?(?:予以)?修改|不予通过|不得提[交请])|修改后(?:方可|再行?|重新)(?:提[交请]|送审|报)"
)
_LAWFUL_ONCE_CHANGED = lazy(r"修改后[^。]{0,6}(?:合法|符合|可以)")
_NO_CONCLUSION = frozenset({"无意见", "无修改意见"})  # what an office that is asked for comments answers
_CHANGES = lazy(r"修改|完善|采纳|调整|删[除去]|落实")
_LOOSE = lazy(r"[\s　，。；、：“”]")


def grades_differ(dossier: Dossier) -> Iterator[Fault]:
    """低风险 in the note or the minutes where the report has 高风险."""
    report = next((found for member in dossier.of(RISK) if (found := _grade(member))), None)
    if report is None:
        return
    for member in dossier.of(NOTE, MINUTES, OPINION, OWN_OPINION, PARTY, COMMENTS):
        told = _grade(member)
        if told and told[0] != report[0] and not _LOWERED.search(told[1].text):
            grade, paragraph, start, end = told
            yield fault_at(
                member,
                paragraph,
                start,
                end,
                what="风险等级",
                here=f"{grade}风险",
                there=f"{report[0]}风险",
                other=RISK,
            )


def _grade(member: Member) -> tuple[str, Paragraph, int, int] | None:
    """The grade that a paper gives as the outcome of the assessment, and where."""
    for paragraph in member.case.document.paragraphs:
        for start, end in sentences(paragraph.text):
            sentence = paragraph.text[start:end]
            found = _GRADE.search(sentence)
            if not found or not (member.role == RISK or "评估" in sentence):
                continue
            if _CONCLUDES.search(sentence[: found.start()]) or "结论" in (paragraph.text[:start] or ""):
                return found["grade"] or "高", paragraph, start + found.start(), start + found.end()
    return None


def totals_differ(dossier: Dossier) -> Iterator[Fault]:
    """总投资4.8亿元 in the draft, another sum in the note: totals of the plan that a file gives once."""
    yield from _figures_differ(dossier, (NOTE, MINUTES, OPINION, PARTY), _totals)


def amounts_differ(dossier: Dossier) -> Iterator[Fault]:
    """运行维护经费每年680万元 in the note where the draft has 860: items of one name, told once in each."""
    yield from _figures_differ(dossier, (NOTE, OPINION, OWN_OPINION, RISK), _amounts)


def hearing_votes_differ(dossier: Dossier) -> Iterator[Fault]:
    """19人赞成、5人反对 in the note where the report on the hearing counts 13 and 8, or other people there."""
    differing = _figures_differ(dossier, (NOTE, MINUTES, OPINION, PARTY), _votes, HEARING)
    yield from {id(fault.member): fault for fault in reversed(list(differing))}.values()  # the first of each paper


def _figures_differ(
    dossier: Dossier, roles: Sequence[str], read: Callable[[Member], _Figures], source: str = DRAFT
) -> Iterator[Fault]:
    """What a paper of these roles and the only one of the role ``source`` both tell, with no value in common."""
    sources = [read(member) for member in dossier.of(source)]
    if len(sources) != 1:
        return
    for member in dossier.of(*roles):
        for key, told in read(member).items():
            mine = sources[0].get(key, {})
            if mine and not mine.keys() & told.keys():
                value, (paragraph, start, end) = next(iter(told.items()))
                here, there = (f"{number.normalize():f}{key[1]}" for number in (value, next(iter(mine))))
                yield fault_at(member, paragraph, start, end, what=key[0], here=here, there=there, other=source)


def _votes(member: Member) -> _Figures:
    """How many at the hearing were for it and against it; of papers on other things only what a sentence on the hearing says."""
    return _figures(
        (f"听证会上{'赞成' if match['what'] in _FOR else '反对'}的人数", paragraph, match)
        for pattern in _VOTES
        for paragraph, match in _said(member, pattern)
        if member.role == HEARING
        or "听证" in paragraph.text[start_of_part(paragraph.text, match.start()) : match.start()]
    )


def _totals(member: Member) -> _Figures:
    """The totals (总投资) that a file gives."""
    return _figures((match["what"], paragraph, match) for paragraph, match in _said(member, _TOTAL))


def _amounts(member: Member) -> _Figures:
    """What each named item costs, where a file gives one sum for it; what it had been before is left out."""
    found = _figures(
        (item, paragraph, match)
        for paragraph, match in _said(member, _MONEY)
        if len(item := _OF_ITEM.sub("", match["what"])) >= _NAMED_WELL
        and not CHANGED.search(paragraph.text, 0, match.start())
    )
    sums = Counter(item for (item, _), values in found.items() for _ in values)
    return {key: values for key, values in found.items() if sums[key[0]] == 1}


def _said(member: Member, pattern: re.Pattern[str]) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    for paragraph in member.case.document.paragraphs:
        for match in pattern.finditer(paragraph.text):
            yield paragraph, match


def _figures(told: Iterable[tuple[str, Paragraph, re.Match[str]]]) -> _Figures:
    found: _Figures = {}
    for what, paragraph, match in told:
        values = found.setdefault((what, match["unit"]), {})
        values.setdefault(Decimal(match["value"]), (paragraph, match.start(), match.end()))
    return found


def opinion_numbers_differ(dossier: Dossier) -> Iterator[Fault]:
    """The minutes or the note cite the opinion by another number than it bears."""
    own = [number for m in dossier.of(OPINION) if (number := _own_number(m))]
    for member in dossier.of(MINUTES, NOTE, PARTY, PUBLISHED):
        for paragraph in member.case.document.paragraphs:
            for cited in _NUMBER.finditer(paragraph.text):
                like = [n for n in own if n[:2] == (cited["organ"][-2:], cited["year"])]
                if like and "审" in cited["organ"] and all(n[2] != int(cited["serial"]) for n in like):
                    there = f"〔{like[0][1]}〕{like[0][2]}号"
                    yield fault_at(
                        member, paragraph, *cited.span(), what="审查意见文号", here=cited[0], there=there, other=OPINION
                    )


def _own_number(member: Member) -> tuple[str, str, int] | None:
    """End of the organ's sign, year and serial number that an opinion bears at its head."""
    for paragraph in member.case.document.paragraphs[:HEAD]:
        found = _NUMBER.search(paragraph.text)
        if found and "审" in found["organ"]:
            return found["organ"][-2:], found["year"], int(found["serial"])
    return None


def published_numbers_differ(dossier: Dossier) -> Iterator[Fault]:
    """The report for the record or the catalogue gives the text another number than it was published under."""
    own = {member.case.document.number for member in dossier.of(PUBLISHED)} - {None, ""}
    if not own:
        return
    numbers = {found["serial"]: found[0] for number in own if number and (found := _NUMBER.search(number))}
    for member in dossier.of(MINUTES, PARTY, NOTE, OTHER):
        for paragraph in member.case.document.paragraphs:
            for cited in _TITLE_AND_NUMBER.finditer(paragraph.text):
                if same_title(cited["title"], dossier.title) and numbers and cited["serial"] not in numbers:
                    there = next(iter(numbers.values()))
                    yield fault_at(
                        member, paragraph, *cited.span("number"),
                        what="文号", here=cited["number"], there=there, other=PUBLISHED,
                    )  # fmt: skip


def meetings_differ(dossier: Dossier) -> Iterator[Fault]:
    """经县政府第59次常务会议审议通过 where the minutes are those of the 58th."""
    heads = [p for m in dossier.of(MINUTES) for p in m.case.document.paragraphs[:HEAD]]
    held = {integer(found["nth"]) for p in heads for found in _NTH_MEETING.finditer(p.text)}
    if not held:
        return
    for member in dossier.of(NOTE, PARTY, PUBLISHED, OTHER):
        told = list(_said(member, _NTH_MEETING))
        if told and held.isdisjoint(integer(found["nth"]) for _, found in told):
            paragraph, found = told[0]
            there = "、".join(f"第{nth}次" for nth in sorted(n for n in held if n))
            yield fault_at(
                member, paragraph, *found.span(), what="会议的届次", here=found[0], there=there, other=MINUTES
            )


def conclusions_differ(dossier: Dossier) -> Iterator[Fault]:
    """结论为合法 in the note where the opinion concludes that the draft must be changed, and nothing tells of changes."""
    opinions = list(dossier.of(OPINION))
    wanted = [
        found[0]
        for member in opinions
        for paragraph in member.case.document.paragraphs
        if (found := _MUST_CHANGE.search(paragraph.text)) and not _LAWFUL_ONCE_CHANGED.search(paragraph.text)
    ]
    if not wanted or len(opinions) != 1:
        return
    for member, event in events_of(dossier, "合法性审查"):
        if not tells_of_others(member, {NOTE, MINUTES, PARTY}) or event.note == "复核":
            continue
        lawful = "合法结论" in classes().get(event.outcome, ()) and event.outcome not in _NO_CONCLUSION
        if lawful and not _CHANGES.search(event.paragraph.text):
            yield event_fault(
                member, event, what="审查结论", here=f"“{event.outcome}”", there=f"“{wanted[0]}”", other=OPINION
            )
            return


def experts_differ(dossier: Dossier) -> Iterator[Fault]:
    """一致同意 in the note where the experts' paper records who did not agree."""
    dissent = next(
        (
            match[0]
            for member in dossier.of(EXPERTS)
            for p in member.case.document.paragraphs
            for match in _DISSENT.finditer(p.text)
            if not _DENIED.search(p.text[: match.start()])
        ),
        None,
    )
    if dissent is None:
        return
    for member in dossier.of(NOTE, MINUTES, OPINION, PARTY):
        for paragraph in member.case.document.paragraphs:
            for start, end in sentences(paragraph.text):
                sentence = paragraph.text[start:end]
                agreed = _AGREED.search(sentence)
                if agreed and re.search(r"专家|论证|评审", sentence[: agreed.start()]) and "会议" not in sentence:
                    at = start + agreed.start()
                    yield fault_at(
                        member,
                        paragraph,
                        at,
                        at + len(agreed[0]),
                        what="专家意见",
                        here=agreed[0],
                        there=dissent,
                        other=EXPERTS,
                    )
                    return


def high_risk_passed(dossier: Dossier) -> Iterator[Fault]:
    """The report finds a high risk, nobody tells that it was brought down, and the meeting passes the draft."""
    high = any((found := _grade(member)) and found[0] == "高" for member in dossier.of(RISK))
    papers = (m for m in dossier.members if m.role not in {RISK, DRAFT})
    if not high or any(
        "风险" in line.text and _LOWERED.search(line.text) for m in papers for line in m.case.source.lines
    ):
        return
    for member in dossier.of(MINUTES):
        for event in member.case.record.events:
            if event.kind == "集体讨论决定" and event.outcome and concerns(dossier, member, event.matter):
                yield event_fault(member, event)
                return


def struck_out_restored(dossier: Dossier) -> Iterator[Fault]:
    """Words that the opinion wants struck out or put otherwise stand in the text as published."""
    for opinion in dossier.of(OPINION, OWN_OPINION):
        for paragraph in opinion.case.document.paragraphs:
            for said in (*_STRUCK.finditer(paragraph.text), *_MUST_READ_OTHERWISE.finditer(paragraph.text)):
                yield from _standing(dossier, _LOOSE.sub("", said["words"]))
    yield from struck_articles_kept(dossier)


def struck_articles_kept(dossier: Dossier) -> Iterator[Fault]:
    """第五条…应当删除 in the opinion, and the published text has what the draft's article 5 said."""
    for opinion in dossier.of(OPINION, OWN_OPINION):
        for paragraph in opinion.case.document.paragraphs:
            for struck in _STRUCK_ARTICLE.finditer(paragraph.text):
                for draft in dossier.of(DRAFT):
                    said = _article(draft, struck["number"])
                    yield from _kept(dossier, struck["number"], said) if said else ()


def _article(member: Member, number: str) -> str:
    paragraph = next((p for p in member.case.document.paragraphs if p.text.strip().startswith(number)), None)
    return _LOOSE.sub("", paragraph.text) if paragraph else ""


def _kept(dossier: Dossier, number: str, said: str) -> Iterator[Fault]:
    for member in dossier.of(PUBLISHED):
        for paragraph in member.case.document.paragraphs:
            text = _LOOSE.sub("", paragraph.text)
            if len(text) >= SAME_LENGTH and SequenceMatcher(None, text, said).ratio() >= SAME:
                yield fault_at(member, paragraph, 0, len(paragraph.text), words=f"{number}")


def _standing(dossier: Dossier, words: str) -> Iterator[Fault]:
    for member in dossier.of(PUBLISHED):
        for paragraph in member.case.document.paragraphs:
            if words in _LOOSE.sub("", paragraph.text):
                yield fault_at(member, paragraph, 0, len(paragraph.text), words=words)
