"""Who took part that should not, or not alone. A record says once that 云岭设计院 drew up the plan, and later only the name;
who assessed before the decision may not evaluate it afterwards; an organ under its own name picks the participants of a
hearing, or examines its own measure where the market regulator should.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from fzzf_check.facts import Event, Paragraph
from fzzf_check.parse.record.lexicon import words_in
from fzzf_check.parse.record.model import Manner, Matter
from fzzf_check.parse.record.years import Read
from fzzf_check.patterns import lazy

_PLACE = r"^[一-龥]{2,3}?[省市州县区旗](?=[一-龥]{4})"
_ORGAN = r"[一-龥]{2,22}?(?:有限公司|股份公司|公司|集团|设计院|研究院|规划院|工程院|研究所|事务所|开发中心)"
_SHORT = 5  # characters of a firm's name that is cut down to what tells it apart
_ROLE = r"(?:编制|设计|建设|施工|运营|业主|可研|中标|受让|投资|承建|代建|引进|意向|合作)"
_WORK = r"(?:编制|设计|承建|建设|运营|投资|实施|施工)(?![^，。；]{0,12}(?:风险|稳评|评估))"
_OF_IT = r"(?:来自|均?系|均?为|都是|是|任职于|供职于|受聘于|受雇于|由|含|有)"
_NAMED = (
    lazy(
        rf"(?:{_ROLE}|实施|开发)(?:单位|方|机构|企业|公司|人|主体)(?:（[^）]*）)?\s*(?:[：:\t　]|为|是|系|即)\s*(?P<name>{_ORGAN})"
    ),
    lazy(rf"(?:由|委托|引进|选定|确定)(?P<name>{_ORGAN})(?:负责|组织|进行|具体)?{_WORK}"),
    lazy(  # 顺途公司为方案拟定的运营主体
        rf"(?:^|[。；，])(?P<name>{_ORGAN})(?:为|是|系|即为?)(?:本|该)?(?:方案|项目|规划|工程|事项)[^，。；]{{0,12}}(?:主体|企业|单位|受让方|承接方|运营方|投资方)"
    ),
    lazy(  # 县水务集团提交调价建议书: who applies for the price is ruled by it
        rf"(?P<name>{_ORGAN})(?:提交|提出|递交|报送|上报|呈报)了?[^，。；]{{0,8}}(?:调价|定价|价格调整|立项|投资|用地|搬迁)[^，。；]{{0,4}}(?:申请|建议|方案|请示|报告)"
    ),
    lazy(  # 昌衡公司工程师，该公司已签订投资意向协议: what ties it to the matter is told behind its name
        rf"{_OF_IT}(?P<name>{_ORGAN})[^。；]{{0,16}}，该(?:公司|院|所|单位|企业|机构|集团|中心)"
        r"[^，。；未不无没]{0,30}(?:签订|签署|承担|承接|承揽|中标|投资|参与投标|参加投标|竞标|编制|设计|承建|运营)"
    ),
)
_BEFORE = (
    lazy(rf"(?:由|委托)(?P<name>{_ORGAN})[^，。；]{{0,12}}(?:论证|评估|稳评|评审)"),
    lazy(rf"(?P<name>{_ORGAN})[^，。；]{{0,14}}(?:论证|评估|稳评)(?:评估)?(?:总)?(?:意见|报告|结论)"),
    lazy(rf"(?:论证|评估)(?:机构|单位|公司)(?:（[^）]*）)?\s*[：:\t　为是]\s*(?P<name>{_ORGAN})"),
)
_LATER = lazy(r"后评估")
_NO_STAKE = lazy(r"回避|除外|以外|之外|无[^，。；]{0,6}关系|不[^，。；]{0,4}(?:来自|存在)|没有[^，。；]{0,6}关系")
_STAFF = r"(?:专家|工程师|总工|技术人员|设计人员|职工|员工|人员|院长|总经理|经理|负责人|顾问|股东|董事)"

_CHOSEN = lazy(
    r"(?:参加人员?|参会代表|听证代表|陈述人|代表)[^，。；由]{0,10}[，,]?(?:均|全部|都|一律)?"
    r"由[^，。；]{1,14}(?:局|委|办|镇|乡|街道|政府|公司|指挥部|中心)"
    r"(?:直接|自行|统一|负责|单独)?(?:邀请|指定|圈定|确定|商定|选定|挑选|点名|指派)"
)
_DRAWN = lazy(r"报名|抽|推选|推荐|遴选|随机|摇号|主持|记录员|旁听|公证")
_HEARING = frozenset({"听证会", "听证他事", "听证参加"})
_DRAWN_BY = 24  # characters behind in which the way of drawing may still be told
_JOINT_SINCE = date(2024, 8, 1)  # 公平竞争审查条例 in force
_ALONE_BY = 24  # characters around a step that say who took it
_BY_ITSELF = lazy(r"自行|自我|单独|独自|自己|一家")
_REGULATOR = lazy(r"市场监[管督]|市监局|会同审查")
_DEPARTMENTAL = lazy(r"部门(?:规范性)?文件|(?:本局|我局|局)(?:规范性文件|名义)|部门名义")  # the drafter's own paper


def picked(read: Read, matter: Matter) -> Iterator[Manner]:
    """参加人11名由县交通运输局邀请: the participants of a hearing picked by an organ that is named by its own name."""
    if _HEARING.isdisjoint(read.present | read.above):
        return
    text = read.paragraph.text
    for match in _CHOSEN.finditer(text):
        if not _DRAWN.search(text, match.start(), match.end() + _DRAWN_BY):
            yield Manner("听证", "代表指定", read.paragraph, match.start(), match.end(), matter.name)


def alone(matter: Matter, events: Sequence[Event], title: str) -> Iterator[Manner]:
    """A measure that a people's government's meeting decides and that its drafter alone has examined for fair competition,
    since art. 14 of the 条例 is in force: the market regulator is nowhere named. ``title`` is that of the paper.
    """
    examined = [
        (event, event.start)
        for event in events
        if event.kind == "公平竞争审查" and event.start and not (event.denied or event.planned)
    ]
    if not matter.government or not examined:
        return
    told = "".join(p.text for p in matter.paragraphs)
    if "政府会议" not in words_in(title + told) or _REGULATOR.search(told):
        return
    for event, day in examined:
        text = event.paragraph.text
        before = text[max(0, event.start_offset - _ALONE_BY) : event.start_offset].rpartition("。")[2]
        behind = text[event.start_offset : event.end_offset + _ALONE_BY].partition("。")[0]
        if _DEPARTMENTAL.search(before + behind):
            continue
        if day >= _JOINT_SINCE and _BY_ITSELF.search(before + behind):
            yield Manner(
                "公平竞争审查", "未会同市监", event.paragraph, event.start_offset, event.end_offset, matter.name
            )


def interested(matter: Matter, all_paragraphs: Sequence[Paragraph]) -> Iterator[Manner]:
    """Experts of a named party that has a stake, and its own assessment of the risk, in the paragraphs of a matter."""
    names = _names(all_paragraphs)
    for name in names:
        for paragraph in matter.paragraphs:
            if name.removesuffix("公司") in paragraph.text:
                yield from _told(name, paragraph, matter)


def evaluating_again(matter: Matter, all_paragraphs: Sequence[Paragraph]) -> Iterator[Manner]:
    """后评估 given to the body that made the main assessment before the decision."""
    before = [p for p in all_paragraphs if not _LATER.search(p.text)]
    for name in _names(before, _BEFORE):
        for paragraph in matter.paragraphs:
            at = paragraph.text.find(name)
            found = _LATER.search(paragraph.text)
            if at < 0 or found is None:
                continue
            start, end = min(at, found.start()), max(at + len(name), found.end())
            around = paragraph.text[max(0, start - 6) : end + 8]
            apart = re.search(r"[。；]|对比|参考|前期由|不得|未", paragraph.text[start:end])
            if not _NO_STAKE.search(around) and not apart:
                yield Manner("后评估", "原单位", paragraph, start, end, matter.name)


def _names(paragraphs: Sequence[Paragraph], patterns: Sequence[re.Pattern[str]] = _NAMED) -> list[str]:
    found = (m["name"] for p in paragraphs for pattern in patterns for m in pattern.finditer(p.text))
    return list(dict.fromkeys(re.sub(_PLACE, "", name) for name in found))


def _told(name: str, paragraph: Paragraph, matter: Matter) -> Iterator[Manner]:
    for step, manner, pattern, above in _patterns(name):
        for match in pattern.finditer(paragraph.text):
            around = paragraph.text[match.start() : match.end() + 16]
            heading = paragraph.unit.heading if paragraph.unit else ""
            if above in heading + paragraph.text[: match.start()] and not _NO_STAKE.search(around):
                yield Manner(step, manner, paragraph, match.start(), match.end(), matter.name)


@cache
def _patterns(name: str) -> tuple[tuple[str, str, re.Pattern[str], str], ...]:
    """Step and manner, the words that tell it of the party ``name``, and what the paragraph must have said before."""
    core = name.removesuffix("公司")
    short = core != name and len(core) < _SHORT  # 顺途公司, in full 稷川顺途客运有限公司
    it = rf"[一-龥]{{0,6}}{re.escape(core)}[一-龥]{{0,8}}公司" if short else rf"[一-龥]{{0,6}}{re.escape(name)}"
    experts = rf"(?:专家|成员|组长|[名位人])[^。；]{{0,30}}{_OF_IT}{it}[^，。；]{{0,8}}{_STAFF}?"
    person = rf"某(?:{_OF_IT}|[（(　\t]){it}[^，。；]{{0,8}}{_STAFF}"  # 组长　卓某　某院副总工程师
    staff = rf"{it}[^，。；]{{0,8}}{_STAFF}[^，。；]{{0,10}}(?:论证|评审|作为专家|担任专家)"
    own = rf"(?:风险评估|稳评|评估报告)[^，。；]{{0,12}}由{it}(?:自行|负责|编制|出具|完成|开展|组织)"
    return (
        ("专家论证", "利害关系", re.compile(experts), ""),
        ("专家论证", "利害关系", re.compile(person), "专家"),
        ("专家论证", "利害关系", re.compile(staff), ""),
        ("风险评估", "利害方自评", re.compile(own), ""),
    )
