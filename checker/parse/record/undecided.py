"""A matter that a meeting did not take up: put off, sent back, withdrawn, ended, only heard of, or the office's own business.

What was not reviewed or not discussed is no fault there, as long as nothing was decided or carried out all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from fzzf_check.parse.record.frames import Hit
from fzzf_check.parse.record.lexicon import COMPOUND
from fzzf_check.parse.record.words import Clause, Item
from fzzf_check.parse.record.years import Read
from fzzf_check.parse.sayings import saying
from fzzf_check.patterns import lazy
from fzzf_check.text.sentences import start_of_part

_ON_OTHERS = lazy(r"决策|规范性文件|规划|草案|征收|收费|市民|居民|群众|企业|商户|经营")
_ENDED = "这件事不办了"
_PUT_OFF = ("以后再上会", "会议没有议", _ENDED)
_HEARD = lazy("听取|汇报|通报|介绍|传达|了解")
_THROUGH = ("强通过", "决定后", "印发", "开工", "个人签批", "签字类", "拍板", "先决词", "实施")
_PASSING = ("通过", "拍板", "表决", "定案", "印发", "下发", "发布", "签发")
_ONLY_PUT_TO_IT = ("上会", "提交会议", "提交审议", "提交讨论", "提交常务会议")
_NOT_YET = lazy(  # what stands so before the word is denied, or to come
    r"(?:(?<![立须])[未不没勿]有?|停止|终止|中止|暂缓|取消|拟|计划|准备|原定|可否|能否)[^，。；即便就而]{0,6}$|(?:审[核查议]|论证|评[估审])$"
    r"|(?:(?<!未)(?<!不)(?<!没)(?<!有)[待等俟]|再|另行|重新|方可|方能|才能|届时)[^，。；即先]{0,24}$|(?<![未不没有])(?:待|等到|俟)[^。；即先]{0,40}$"
)
_NO_ACT = lazy(  # 收费方案, 印发前: a name, or a time that did not come
    r"(?:办法|方案|标准|规划|规定|细则|管理|情况|项目|意见|草案|公告|单位|主体|工作|程序|进展|进度|汇报)|(?:之|以)?前"
)
_SUBMITTED = ("提交", "提请", "报请", "上会")


def left_open(hit: Hit, read: Read) -> bool:
    """Whether the matter comes back, was sent back or ended, and nothing from there on decides it or carries it out."""
    put_off = any(i.isa("未决") for i in hit.sentence.items()) or _says(hit, read, *_PUT_OFF)
    return put_off and not _carried_through(hit, read)


def only_heard(hit: Hit, read: Read) -> bool:
    """专题会听取进展，没有议: a meeting that heard a report and decided nothing left nothing undiscussed."""
    heard = _HEARD.search(read.paragraph.text, hit.sentence.start, hit.start) is not None
    return heard and not _carried_through(hit, read)


def own_house(hit: Hit, read: Read) -> bool:
    """值班表由办公室排定，不再上会: the office's own business needs no meeting."""
    words = read.paragraph.text[hit.sentence.start : hit.end]
    return saying("机关自己的事").stands_in(words) and _ON_OTHERS.search(words) is None


def sent_back(hit: Hit, read: Read) -> bool:
    """退回未经审查的议题，补办送审手续后再排: what was sent back is put in order before it is decided."""
    return _says(hit, read, "议题退了回去") and not _carried_through(hit, read)


def being_sorted(hit: Hit, read: Read) -> bool:
    """意见尚在汇总，没有送审: what came in is being worked on, and nothing was decided meanwhile."""
    return _says(hit, read, "意见还在整理") and not _carried_through(hit, read)


def ended(hit: Hit, read: Read) -> bool:
    """办法已停止办理，不再组织听证: no step is asked of what was given up."""
    return _says(hit, read, _ENDED) and not _carried_through(hit, read)


def _says(hit: Hit, read: Read, *names: str) -> bool:
    sentence = read.paragraph.text[hit.sentence.start : hit.sentence.end]
    return any(saying(name).stands_in(sentence) for name in names)


def awaited(hit: Hit, read: Read) -> bool:
    """待补充论证后再行上会: the meeting waits for it."""
    return _says(hit, read, "补齐以后再上会")


def not_there(hit: Hit) -> bool:
    """文本尚未起草，会议没有讨论: there was nothing yet to discuss."""
    return any(i.isa("尚未") for i in hit.sentence.items() if i.start < hit.start)


def under_way(hit: Hit) -> bool:
    """尚未送审，也没有提交会议讨论: the step is still to come, and so is the decision."""
    behind = [i for i in hit.sentence.items() if i.start >= hit.items[0].start]
    for before, item in pairwise(behind):
        whole = item.isa(COMPOUND) and item.text.endswith(_SUBMITTED)
        if whole or (item.isa("提交会议") and (before.isa("否定") or before.isa("尚未"))):
            return not any(i.isa("强通过") or i.isa("仍") for i in behind)
    return False


def _carried_through(hit: Hit, read: Read) -> bool:
    """Whether the sentence, or one behind it in the paragraph, passes the matter, prints it or carries it out."""
    text = read.paragraph.text
    return any(
        (any(map(item.isa, _THROUGH)) or item.text.endswith(_PASSING))
        and item.text not in _ONLY_PUT_TO_IT
        and _done(item, clause, text)
        for item, clause in _from_there_on(hit, read)
    )


def _from_there_on(hit: Hit, read: Read) -> Iterator[tuple[Item, Clause]]:
    for sentence in read.sentences:
        if sentence.end > hit.sentence.start:
            for clause in sentence.clauses:
                yield from ((item, clause) for item in clause.items)


def _done(item: Item, clause: Clause, text: str) -> bool:
    """Whether the word tells an act that was done: not denied, not to come, no part of a name."""
    if item.quoted or (item.isa(COMPOUND) and (item.isa("否定") or item.isa("不再") or item.isa("尚未"))):
        return False
    begun = start_of_part(text, item.start)
    return not (_NOT_YET.search(text, begun, item.start) or _NO_ACT.match(text, item.end))
