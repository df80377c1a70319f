"""A matter that a meeting did not take up: put off, sent back, withdrawn, ended, only heard of, or the office's own business.

What was not reviewed or not discussed is no fault there, as long as nothing was decided or carried out all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from fzzf_check.parse.record.frames import Hit
from fzzf_check.parse.record.lexicon import COMPOUND
from fzzf_check.parse.record.words import Clause, Item
from fzzf_check.parse.record.years import Read
from fzzf_check.patterns import lazy
from fzzf_check.text.sentences import start_of_part

_TO_A_MEETING = "(?:上会|排(?:会|议|期|入|(?=[，。；]|$))|入会|过会|提交|提请|报请|报审|送审|审议|研究|讨论|列入|安排|上报|报送|来(?:报|议)|议|报(?=[，。；]|$))"
_COMES_BACK = lazy(  # 审核完成后另行上会, 修改后再报
    rf"(?<![不未没有])(?<!不必)(?<!无需)(?<!无须)(?<!不用)(?<!不需)(?<!毋需)(?<!不须)(?:另行|再行?|再次|重新|下次|下一次|届时|择期|改日|日后)[^，。；]{{0,6}}?{_TO_A_MEETING}"
)
_PAPER = "(?:草案|方案|规划|办法|议题|事项|稿件?|送审稿|文稿|该件|此件|材料|申请)"
_PUT_OFF = lazy(
    rf"撤回|撤下|撤(?:销|除|走|去)[^，。；]{{0,4}}{_PAPER}|{_PAPER}[^，。；]{{0,8}}(?:退回|退还|搁下|压后)|(?:退回|退还)[^，。；]{{0,10}}(?:补|改|重)"
    r"|缓议|暂缓(?!建)|(?:取消|拿下|抽下|撤掉)[^，。；]{0,6}议(?:题|程)|延[至到期后]|顺延|推迟|推后|[移改]到[^，。；]{0,6}(?:次|会|周|月|日)"
    r"|(?:移出|未列入|没有?列入|未被?安排|没有?安排|暂不安排|不予?安排)[^，。；]{0,6}(?:议程|议题|上会)|一[概律]不议"
    r"|(?:先|暂)不(?:讨论|议|研究|审议|上会)|不予(?:研究|讨论|审议)|[不未没]有?(?:作|做|形成|作出)[^，。；]{0,3}(?:决定|结论|决议|表态)"
    r"|(?:时机|条件)(?:尚|还)?(?:不|未)(?:够)?(?:成熟|具备)|(?:次|天|场|回)会?议?(?:暂)?(?:不|未|没有)(?:作|予|再)?(?:讨论|议|研究|审议)"
)
_ENDED = lazy(  # the work on it was given up
    r"(?:终止|中止|停止|放弃|取消|结束)(?:了|办理|制定|起草|编制|推进|研究|这项工作|该项工作)|(?:已经?|均已|现已)(?:终止|中止|停止|取消|放弃|作废|停办)"
    r"|不再(?:制定|起草|编制|推进|实施|办理|出台|保留|[列纳]入[^，。；]{0,8}目录)|就此(?:结束|作罢|打住)|不了了之|(?:由|被|并入)[^，。；]{0,12}(?:方案|办法|规划|规定|政策|文件)[^，。；]{0,4}(?:取代|代替|替代|吸收)|调出[^，。；]{0,8}目录"
    r"|(?:调出|移出)(?:了)?[^，。；]{0,8}目录|停[办编]"
)
_OWN_HOUSE = lazy(  # how the office runs itself is no decision on others
    r"值班|值守|排班|考勤|请销假|办公用(?:房|品)|办公室调整|公务用车|公车|食堂|(?:干部|人员)(?:轮岗|轮换|任免|选拔|考察|借调|分工)|人事(?:任免|安排)|职工(?:福利|体检|疗养)"
    r"|工会|支部|表彰|评优|评先|先进(?:个人|单位|集体)|采购合同|采购程序|采购事项|公章|印章|会务|办公楼(?:维修|保洁)|车辆维修|物业服务|保洁|座谈安排|接待|合同备案|绩效考核|考核结果|年度考核|台账|档案"
)
_ON_OTHERS = lazy(r"决策|规范性文件|规划|草案|征收|收费|市民|居民|群众|企业|商户|经营")
_SENT_BACK = lazy("(?:退回|退还)[^，。；]{0,20}(?:议题|件|稿|材料|草案|方案|办法)")
_BEING_SORTED = lazy("(?:尚在|正在|还在|仍在|尚待|正)(?:进行)?[^，。；]{0,4}(?:汇总|整理|归纳|梳理|研究|处理)")
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
_AWAITED = lazy(  # 待补充论证和审查后再行上会: what is made up for comes before the meeting
    r"[待等俟][^。；]{0,40}(?:后|之后|以后|完毕|完成)[，,]?(?:方可?|才能?|再行?|另行|重新|按程序)?[^。；，]{0,2}(?:上会|提交|提请|报请|审议|研究|讨论|决定)"
)
_SUBMITTED = ("提交", "提请", "报请", "上会")


def left_open(hit: Hit, read: Read) -> bool:
    """Whether the matter comes back, was sent back or ended, and nothing from there on decides it or carries it out."""
    put_off = any(i.isa("未决") for i in hit.sentence.items()) or _says(hit, read, _COMES_BACK, _PUT_OFF, _ENDED)
    return put_off and not _carried_through(hit, read)


def only_heard(hit: Hit, read: Read) -> bool:
    """专题会听取进展，没有议: a meeting that heard a report and decided nothing left nothing undiscussed."""
    heard = _HEARD.search(read.paragraph.text, hit.sentence.start, hit.start) is not None
    return heard and not _carried_through(hit, read)


def own_house(hit: Hit, read: Read) -> bool:
    """值班表由办公室排定，不再上会: the office's own business needs no meeting."""
    place = (read.paragraph.text, hit.sentence.start, hit.end)
    return _OWN_HOUSE.search(*place) is not None and _ON_OTHERS.search(*place) is None


def sent_back(hit: Hit, read: Read) -> bool:
    """退回未经审查的议题，补办送审手续后再排: what was sent back is put in order before it is decided."""
    return _says(hit, read, _SENT_BACK) and not _carried_through(hit, read)


def being_sorted(hit: Hit, read: Read) -> bool:
    """意见尚在汇总，没有送审: what came in is being worked on, and nothing was decided meanwhile."""
    return _says(hit, read, _BEING_SORTED) and not _carried_through(hit, read)


def ended(hit: Hit, read: Read) -> bool:
    """办法已停止办理，不再组织听证: no step is asked of what was given up."""
    return _says(hit, read, _ENDED) and not _carried_through(hit, read)


def _says(hit: Hit, read: Read, *tests: re.Pattern[str]) -> bool:
    text, place = read.paragraph.text, (hit.sentence.start, hit.sentence.end)
    return any(test.search(text, *place) for test in tests)


def awaited(hit: Hit, text: str) -> bool:
    """待补充论证后再行上会: the meeting waits for it."""
    return _AWAITED.search(text, hit.sentence.start, hit.sentence.end) is not None


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
