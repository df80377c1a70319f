"""`two_titles`: 审查、论证、评估的材料开头写的是一份文件，结论写的是另一份。

输入：没有。查合法性审查意见、公平竞争审查、专家论证意见、风险评估报告；开头指“送审文件：”一类栏目、题名和“你局送审的《……》收悉”所列的文件，
结论指“结论”一节和以“经审核”“综上”起头的句子里作出判断的《……》。简称、建议更改名称、同时送审几件的，不算。
输出：结论里的题名为一处；占位词 title（结论所指）、other（开头所指）。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Paragraph
from fzzf_check.patterns import lazy
from fzzf_check.text.sentences import sentences
from fzzf_check.text.titles import alike, bare_title, same_title

_PAPERS = frozenset({"合法性审查意见", "公平竞争审查", "专家论证意见", "风险评估报告"})
_FIELD = lazy(
    r"^[\s　]*(?:送审(?:文件|稿|材料|事项|方案)|审[查核](?:文件|事项|对象|标的)|文件(?:名称|标题)|政策措施名称|评估(?:事项|对象|项目)|论证(?:事项|对象|方案)|(?:决策|事项|项目|方案)名称)"
    r"(?:名称)?[\s　]*[：:\t｜|　]+[\s　]*《?(?P<title>[^》\n\t｜|]{6,60}?)》?[\s　]*$"
)
_CITED = lazy(r"《(?P<title>[^《》]{5,80})》")
_SENT = lazy(r"[送报转提][^，。；《》]{0,16}$|关于$|组织[^，。；]{0,12}对$|就$|对$")
_CONCLUDES = lazy(
    r"^[\s　]*(?:经(?:审[查核]|研究|论证|评估|评审|会同)|综上|综合|总体|[审结总][^，。；：]{0,4}(?:结论|论)[：:]|结论[：:]|我[局科]认为|因此)"
)
_HEADING = lazy(r"结论|审[查核]意见$|总体评价|论证意见$")
_JUDGED = lazy(
    r"^[^，。；《》]{0,24}，?[^，。；《》]{0,16}(?:合法|应当?(?:予以)?修改|需要?修改|符合|抵触|可以?提[交请]|不[得宜]提[交请]|可以出台|可行|不可行|风险|同意|通过)"
)
_RENAMED = lazy(r"名称|更名|改名|改为|标题|题目|修改为")
_MEASURE = lazy(r"(?:依照|依据|根据|按照?|参照|违反|符合|衔接|与|同)[^，。；]{0,8}$")  # what it is measured by
_KIND = lazy(
    r"(?:办法|规定|方案|规划|细则|计划|意见|措施|决定|通告|目录|标准|制度|预案|工程|项目)(?:[（(][^（）()]*[）)])*$"
)
_UPPER_LAW = lazy(r"^中华人民共和国|条例$|(?<!办)法$|国务院|(?:重大行政决策|规范性文件|公平竞争审查|合法性审[查核])")
OPENING = 12  # paragraphs in which such a paper names what it is about


def prepare(args: Args) -> Query:
    return _query


def subject(args: Args) -> Subject:
    return lambda case: case.record.subject in _PAPERS


def _query(case: Case) -> Iterable[Match]:
    if case.record.subject not in _PAPERS:
        return
    named = list(_opening(case))
    if not named:
        return
    for paragraph, found in _judged(case):
        title = found["title"]
        above = "".join(p.text for p in case.document.paragraphs[:OPENING] if p.index < paragraph.index)
        if any(_one_document(title, other) for other in named) or bare_title(title) in above:
            return
        values = {"title": bare_title(title), "other": bare_title(named[0])}
        doubt = "两个名称相近，可能是误写" if any(alike(title, other) for other in named) else ""
        why = f"开头所指的是《{bare_title(named[0])}》"
        yield Match(paragraph.span(found.start(), found.end()), found[0], values, (why,), doubt)
        return


def _opening(case: Case) -> Iterator[str]:
    """What the paper says at its beginning that it is about."""
    for paragraph in case.document.paragraphs[:OPENING]:
        field = _FIELD.match(paragraph.text)
        if field and _KIND.search(field["title"]):
            yield field["title"]
        for found in _CITED.finditer(paragraph.text):
            about = paragraph.zone == "标题" or _SENT.search(paragraph.text, 0, found.start())
            together = "》" in paragraph.text[: found.start()][-2:]  # 《…》《…》, 《…》和《…》
            if (about or together) and _a_draft(found["title"]):
                yield found["title"]


def _judged(case: Case) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    """The titles that the paper passes its judgement on."""
    for paragraph in case.document.paragraphs[1:]:
        heading = paragraph.unit.heading if paragraph.unit and paragraph.opens is None else ""
        for start, end in sentences(paragraph.text):
            sentence = paragraph.text[start:end]
            if not (_CONCLUDES.match(sentence) or _HEADING.search(heading)) or _RENAMED.search(sentence):
                continue
            for found in _CITED.finditer(paragraph.text, start, end):
                judged = _JUDGED.match(paragraph.text[found.end() : end])
                if judged and _a_draft(found["title"]) and not _MEASURE.search(paragraph.text[start : found.start()]):
                    yield paragraph, found


def _a_draft(title: str) -> bool:
    return _KIND.search(title) is not None and _UPPER_LAW.search(bare_title(title)) is None


def _one_document(title: str, other: str) -> bool:
    """Whether one title names the other document, if only in short: its characters stand in the other in their order."""
    short, long = sorted((bare_title(title), bare_title(other)), key=len)
    letters = iter(long)
    return same_title(title, other) or all(letter in letters for letter in short)
