"""Steps told by no more than their name and their day: 启动2.13；论证4.11, 集体讨论（7月11日）——请示县委（7月15日）, 送审是6月5日."""

from __future__ import annotations

from collections.abc import Iterator

from fzzf_check.parse.record.entries import Labelled, times_of
from fzzf_check.parse.record.words import Item, Sentence
from fzzf_check.parse.record.years import Read
from fzzf_check.patterns import lazy

Step = tuple[str, str]  # kind of event and role
_NAMES = (  # how a step is called beside its day, the role of a review before the plain name
    ("启动", "报告", lazy(r"(?:决策|程序|正式|批准)*启动(?:批示|批准|决策|程序|决定)*")),
    ("年度目录", "报告", lazy(r"(?:进|列入|纳入)?(?:年度|决策|事项|重大行政|重大)*目录(?:公布|公开|发布|印发|上网|挂出|出台)?")),
    ("公开征求意见", "报告", lazy(r"(?:公开)?(?:征求意见|征集意见)|公示")),
    ("座谈会", "报告", lazy(r"[一-龥]{0,8}座谈会?(?:召开|举行)?")),
    ("听证", "报告", lazy(r"听证会?(?:召开|举行)?")),
    ("专家论证", "报告", lazy(r"(?:专家)?(?:论证|评审)会?(?:召开|举行)?|论证意见书?")),
    ("风险评估", "报告", lazy(r"(?:社会稳定|社会)?风险评估(?:报告)?(?:完成|定稿|评定)?|稳评(?:报告)?(?:完成|定稿)?|评估")),
    ("公平竞争审查", "报告", lazy(r"公平竞争审查(?:意见|结论|表|意见书)?(?:出具|完成)?")),
    ("合法性审查", "送审", lazy(r"送审|收件|[报送]?送?(?:[县市区州]?司法局)(?:收件|审查|审核)?|报审")),
    ("合法性审查", "出具", lazy(r"(?:合法性)?(?:审查|审核)(?:意见书?)?(?:出具|办结|反馈)?|(?:出具|出)意见|审结|审毕|出件")),
    ("集体讨论决定", "报告", lazy(
        r"(?:(?:[县市区州]?政府)?(?:第[0-9]{1,3}次)?常务会议?|局长办公会议?|上会|过会|(?:集体)?(?:审议|讨论)|会议)(?:集体)?(?:审议|讨论|决定|决策|通过|同意|表决)*"
    )),
    ("请示报告", "报告", lazy(r"请示(?:报告)?(?:[县市区州]委)?|(?:呈?报|报告|上报)[县市区州]委|向[县市区州]委(?:请示|报告|请示报告)")),
    ("公布", "报告", lazy(r"(?:决定|文件|方案|决策|文本|规划)?(?:正式|对外|向社会)?(?:公布|印发|发布|见网|见报|登报)")),
    ("归档", "报告", lazy(r"(?:案卷|卷宗|材料|全卷|档案)?(?:立卷|整理|装订)?(?:归档|入档|存档|入柜|入库)")),
    ("备案", "报告", lazy(r"(?:文件|规范性文件)?(?:[报上]送|上报|报)?备案(?:报出|报送)?|报备")),
)  # fmt: skip
_BETWEEN = lazy(r"[、｜|\t；;]|—+")
_AROUND = "：:　 、。．.｜|\t（）()"
_NUMBER = lazy(r"^(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[.．、）)]?(?=[一-龥])")
_IS = lazy(r"(?:时间|日期|日子)?(?:是|为|于|在|系)$")
_ALREADY = lazy(r"^(?:已|均已|才|也已)")


def bare_step(label: str) -> Step | None:
    """The step that is called by that name alone; None for anything more or other."""
    return next(((kind, role) for kind, role, name in _NAMES if name.fullmatch(label)), None)


def compact(read: Read, known: set[Step]) -> Iterator[Labelled]:
    """The parts of a paragraph that are no more than a step and its day; ``known`` are the steps already found with a day."""
    text = read.paragraph.text
    for sentence in read.sentences:
        if any(map(_not_done, sentence.items())):
            continue
        minutes = any(i.text in {"纪要", "会议纪要"} for i in sentence.items())  # what was 印发 is the minutes
        for clause in sentence.clauses:
            for start, end in _parts(text, clause.start, clause.end):
                times = [i for i in times_of(clause) if start <= i.start < end]
                if len(times) != 1 or not _bare_day(times[0]):
                    continue
                step = bare_step(_label(text, start, end, times[0]))
                if step and step[0] == "公布" and (minutes or _of_the_list(sentence, start)):
                    continue
                if step and step not in known and times[0].when:
                    known.add(step)
                    yield (*step, start, end, clause, sentence, times[0].when)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for border in _BETWEEN.finditer(text, start, end):
        yield start, border.start()
        start = border.end()
    yield start, end


def _bare_day(time: Item) -> bool:
    return time.when is not None and not (time.when.due or time.when.later)


def _label(text: str, start: int, end: int, time: Item) -> str:
    """What a part says beside its day, without number, 是 and brackets."""
    before, behind = text[start : time.start].strip(_AROUND), text[time.end : end].strip(_AROUND)
    before = _NUMBER.sub("", before)
    return _IS.sub("", before).strip(_AROUND) + _ALREADY.sub("", behind)


def _of_the_list(sentence: Sentence, start: int) -> bool:
    """目录经市委同意，于3月1日向社会公布: the clause before, without a day of its own, says that it is the list that is published."""
    earlier = [c for c in sentence.clauses if c.end <= start]
    return bool(earlier) and not times_of(earlier[-1]) and any(i.isa("目录") for i in earlier[-1].items)


def _not_done(item: Item) -> bool:
    return any(map(item.isa, ("否定", "不再", "尚未", "计划", "原定", "改期", "要求", "非本卷")))
