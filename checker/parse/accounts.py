"""What a paper tells of the comments it got: how many came, what became of them, whose they were.

:func:`account_of` reads the counts (收到意见96条 … 采纳38条 … 其余58条), wherever in the paper they stand; comparing them is left
to the rules and the dossier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fzzf_check.facts import Document, Paragraph
from fzzf_check.parse.counts import NUMBER, Count, counts
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import integer
from fzzf_check.text.sentences import sentences

TOTAL, BASE, SUM, ADOPTED, PARTLY, REFUSED, REST, ASIDE = (
    "收到", "归并", "合计", "采纳", "部分采纳", "不采纳", "其余", "另列",
)  # fmt: skip
UNITS = "条|件|个|项"
_UNIT = f"(?P<unit>{UNITS})"
_WHOLE_UNITS = "条|件|项"  # 五个工作日 counts no comments
CAME = lazy(
    r"(?:收到|收集|征集|征得|反馈|接到)(?:了|到)?[^，。；：、（）()\d]{0,16}?(?:意见|建议|留言)?[^，。；：、（）()\d]{0,6}"
    rf"{NUMBER}(?!\s*余)\s*{_UNIT}"
)
"""收到公众意见96条: how many came."""
_FIELD = lazy(  # 意见总数：69条; 收到意见数　41
    rf"(?:意见|建议)(?:和建议|建议)?(?:的)?(?:总数|总量|总计|总条数|合计|条数|数量)(?:[（(]条[）)])?[：:\s　|｜]*(?:共|为|计)?{NUMBER}(?!\s*[余多])\s*{_UNIT}?(?=$|[，。；（(\s　|｜、])"
)
_MERGED = lazy(
    r"归纳|合并|整理|梳理|汇总|归并|归为|归集|有效|有关的|相关|实质|具体意见|针对|剔除|去重|扣除"
)  # other totals from which the parts may be told
_SUMMED = lazy(r"(?:合计|总计|累计|小计|总共)[^，。；\d]{0,8}$")
_SET_ASIDE = lazy(
    r"重复|相同|类似|无关|不属|不涉及|未涉及|[已另均]?转[交送请办有至由]|另行|撤回|无效|咨询|另[有外]|截止后|逾期|期满后|口头|留待|"
    r"尚[在未]|研究|正在|暂[不缓]|保留|赞[成同]|支持|表示同意|认为|解释|说明|答复|合并"
)
PARTS = (
    (PARTLY, lazy(r"部分(?:予以)?(?:采纳|吸收)")),
    (REFUSED, lazy(r"(?:未|不|没有|没|无法|暂不|暂未)[^，。；、]{0,4}(?:采纳|吸收)")),
    (REST, lazy(r"其余|其他|剩余|余下|另外|另有|另")),
    (ADOPTED, lazy(r"采纳|吸收")),
)
"""What became of comments and the words for it, the narrower first."""
_EXAMPLE = lazy("主要|例如|比如|包括|集中|要求|建议[一-龥]{3}")  # 未采纳的意见主要是要求免费的7条
_THE_REST = lazy(r"(?:其余|剩余|余下)(?:的)?(?:意见|建议)?$")  # 其他5条 is one of many items
_ITS_OUTCOME = lazy(r"(?:采纳|吸收)(?:的)?(?:情况|结果|与否|说明|理由|意见)")  # 上述96条意见的采纳结果
_OF_OTHERS = lazy(  # whose comments, where they are not the public's
    r"专家|部门|(?:审查|审核)意见|司法局|顾问|座谈|听证|论证|问卷|调查|(?:\d|个|各|有关|相关|成员|县直|市直|区直)单位|乡镇|街道|代表|委员|口头"
)
_OF_THE_PUBLIC = lazy(r"公开征求|公开征集|社会|公众|网站|网上|群众|市民|居民|留言|邮件|来信|公示")


@dataclass(frozen=True, slots=True)
class Told:
    """One count: ``kind`` is one of the words above, ``start``…``end`` the clause in the paragraph that tells it; ``others``
    whether it counts what experts, bureaus or a meeting said.
    """

    kind: str
    number: int
    unit: str
    paragraph: Paragraph
    start: int
    end: int
    others: bool

    @property
    def text(self) -> str:
        """The words."""
        return self.paragraph.text[self.start : self.end]


def account_of(document: Document) -> list[Told]:
    """All counts of comments and of what became of them, in order of the text."""
    told: list[Told] = []
    for paragraph in document.paragraphs:
        for start, end in sentences(paragraph.text):
            told += _in_sentence(document, paragraph, start, end)
    return told


def _in_sentence(document: Document, paragraph: Paragraph, start: int, end: int) -> Iterator[Told]:
    text = paragraph.text
    came = [f for pattern in (CAME, _FIELD) for f in pattern.finditer(text, start, end) if "采纳" not in f[0]]
    totals = {found.start("number") for found in came}
    for found in sorted(came, key=re.Match.start):
        number = integer(found["number"])
        if number is not None:
            kind = BASE if _MERGED.search(text, found.start() + 2, found.start("number")) else TOTAL
            others = _others(document, paragraph, found.start("number"))
            yield Told(kind, number, found["unit"] or "条", paragraph, found.start(), found.end(), others)
    for count in counts(text, start, end, _WHOLE_UNITS):
        kind = _kind(count, text)
        if kind and count.start not in totals and not count.aside and not count.more:
            others = _others(document, paragraph, count.start)
            yield Told(kind, count.number, count.unit, paragraph, count.first, count.last, others)


def _kind(count: Count, text: str) -> str:
    """What a number counts; '' for what has nothing to do with it (问卷1200份, 网站留言52条)."""
    if _EXAMPLE.search(count.before):
        return ""
    for name, word in PARTS:
        if word.search(count.before) or word.match(count.behind):
            return name if name != REST or _THE_REST.search(count.before) else ""
    if _SUMMED.search(text, max(0, count.start - 12), count.start):
        return SUM
    if _MERGED.search(count.before) or _MERGED.match(count.behind):
        return BASE
    late = next((name for name, word in PARTS if word.search(count.behind)), "")
    if late and not _ITS_OUTCOME.search(count.behind):
        return late
    return ASIDE if _SET_ASIDE.search(count.before + count.behind) else ""


def _others(document: Document, paragraph: Paragraph, at: int) -> bool:
    """Whether the source named last, in the paragraph, in the headings over it or in the title of the paper, is not the public."""
    unit = paragraph.unit
    above = [u.heading for u in unit.ancestors()] if unit else []
    for text in (paragraph.text[:at], *above, document.title or ""):
        others = [found.start() for found in _OF_OTHERS.finditer(text)]
        public = [found.start() for found in _OF_THE_PUBLIC.finditer(text)]
        if others or public:
            return max(others, default=-1) > max(public, default=-1)
    return False


def of_the_public(told: Sequence[Told], *kinds: str) -> list[Told]:
    """The counts of these kinds that are the public's comments."""
    return [one for one in told if one.kind in kinds and not one.others]
