"""What a record is about: its 议题, and what kind of paper it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fzzf_check.facts import Document, Paragraph, Unit
from fzzf_check.parse.record.lexicon import words_in
from fzzf_check.parse.record.model import Matter
from fzzf_check.parse.record.step_names import STEP_COLUMNS, steps_in
from fzzf_check.parse.structure.kinds import is_bare_notice
from fzzf_check.patterns import lazy

_ASIDE = lazy(r"[（(][^）)]*[）)]$")  # （截至2023年12月20日）: what stands below a title
_SUBJECTS = (
    ("审查意见采纳", lazy(r"(?:审查|审核|法律)意见(?:书)?(?:的)?.{0,4}(?:采纳|落实|研究处理|处理|吸收|修改|回复).{0,4}(?:情况|说明|报告)?")),
    ("征求意见情况", lazy(r"(?:征求意见|公众意见|公众参与|意见(?:征集|征求|收集)|征集意见|社会意见).{0,10}(?:采纳|情况|汇总|反馈|说明|报告)(?!.{0,3}公告)")),
    ("听证公告", lazy(r"听证(?:会)?(?:的)?(?:(?:有关|相关)(?:事项|事宜)的?)?(?:公告|通知|通告)|举行.{0,30}听证会?的?(?:公告|通告|通知)")),
    ("征求意见公告", lazy(r"(?:征求|征集|征询|听取).{0,60}意见(?:建议)?(?:和建议)?(?:稿）?)?(?:[和并暨及][^，。]{2,14})?(?:(?:有关|相关)?(?:事项|事宜|工作))?(?:的)?(?:公告|通告|启事|通知|函)|征求意见的?公告|意见征集$|公开征求.{0,60}意见$")),
    ("公平竞争审查", lazy(r"公平竞争审查")),
    ("合法性审查意见", lazy(r"(?:合法性(?:审查|审核)|法律审核|法制审核)(?!工作).{0,6}(?:意见|报告|结论)")),
    ("专家论证意见", lazy(r"专家.{0,12}(?:论证|评审|咨询).{0,8}(?:意见|报告|汇报|会|结论|记录|纪要)|论证(?:意见|报告)|(?:论证|评审|咨询)会?的?专家组?(?:成员)?(?:意见|建议|结论)")),
    ("风险评估报告", lazy(r"(?:风险评估|风险分析|稳评).{0,8}(?:报告|意见|表|汇报|结论)")),
    ("听证报告", lazy(r"听证(?:会|工作|程序)?(?:举行|组织|召开|开展)?(?:情况|过程|结果)?(?:的)?(?:报告|笔录|记录|纪要|汇报|说明)")),
    ("起草说明", lazy(r"(?:起草|编制|制定|修订|送审).{0,3}说明|的说明$|汇报材料")),
    ("会议纪要", lazy(r"纪\s*要|会议记录|会议决定事项")),
    ("决策记录", lazy(r"合法性审[查核]工作.{0,6}(?:报告|总结|通报|情况)|重大(?:行政)?决策.{0,24}(?:报告|情况|说明|通报|台账|目录|档案|记录)|决策程序.{0,10}(?:情况|说明|通报)|大事记|纪事|档案|台账|卷宗|过程记录|办理情况|目录|案卷|决策.{0,16}(?:登记卡|登记表|进度表|一览表|汇总表|情况表|过程表|明细表|清单|流程单|流程表|办理单|跟踪单|跟踪表|日志|进展表|纪实)(?![一-龥])")),
)  # fmt: skip
MAY_DECIDE = frozenset({"决策会议", "局务"})  # classes of record.yaml
CAPTION = 24  # characters of a line that is no more than a heading
_OWN_ACCOUNT = lazy(r"决策(?:程序|过程|经过)(?:的?(?:履行|执行|办理))?(?:情况)?(?:说明)?$")
_STEP_HEADING = lazy(
    r"启动|提出|动议|缘起|公众参与|征求意见|听.{0,4}意见|听证|座谈|论证|评估|审查|审核|集体讨论|讨论决定|上会|请示|公布|印发|归档|备案|背景|必要性|依据|过程|概况|情况|内容|问题|下一步|打算|附件|说明|要求|"
    r"期限|时间|方式|途径|文本|材料|意见|结论|执行|解读|渠道|收集|采纳|反馈|目标|任务|保障|实施|步骤|监管|资金|目录|存在"
)
_MATTER_HEADING = lazy(
    r"《[^》]+》|(?:方案|办法|规划|意见|规定|项目|工程|事项|导则|细则|措施|计划|标准|布局|调整|政策|制度|改革|决定|条例|通告|目录|改造|建设)"
    r"(?:（[^）]*）|\([^)]*\))?(?:的?议题|的汇报)?$"
)
_GROUP = lazy(  # 已出台事项、结转事项: how far those below it have come
    r"(?:已经?|正在?|在|尚?未|结转|暂缓|取消|调[整出入]|移[出入]|新增?|增补|继续|办结|完成|出台|推进|上年)[^《》]{0,12}(?:事项|项目|目录|决策)$"
)
_ITEM = lazy(
    r"^\s*(?:表[一二三四五六七八九十\d]+[：:、　 ]*)?(?:(?:议题|第?[一二三四五六七八九十]+(?:项|个)议题|事项)\s*[一二三四五六七八九十\d]*\s*[：:、　 \t]|[【\[](?:(?:议题|事项|项目)[一二三四五六七八九十\d]+|第[一二三四五六七八九十\d]+[项件个])[】\]]|第\s*[一二三四五六七八九十\d]+\s*[号项件][：:　 \t]|序号\s*\d+[：:　 \t])"
)
_MEETING_ITEM = lazy(r"审议|研究|听取|讨论|通报|传达|学习|议题|关于|汇报")
_MAJOR = lazy(
    r"重大行政决策|重大决策|决策草案|决策事项|决策承办|决策程序|年度目录|决策结果|(?:该|此|本)项?决策(?!层|者|权|会)"
)
_TWO_OF_THEM = 2
_BEGUN_AND_DECIDED = tuple(
    map(lazy, ("启动", "常务会|全体会议"))
)  # 条例 arts. 12, 30: what only a major decision goes through
_ON_THE_WAY = tuple(  # arts. 16, 19, 22, 31: of these it took two at least
    map(
        lazy,
        (
            "听证会",
            "专家[^。；]{0,16}论证|论证会",
            "风险评估|稳评",
            "(?:向|报|请示)[^，。；]{0,6}[省市州县区旗]委(?![一-龥]{0,4}[委部办])",
        ),
    )
)
_OUTSIDE_LAW = (  # what neither the one procedure nor the other is asked of
    r"一般性(?:工作|事务)|(?:日常|常规)(?:性)?(?:管理|工作|事务|维护)[^。；]{0,24}(?:不在|未列入|不列入|未纳入)[^，。；]{0,10}目录|不涉及[^，。；]{0,20}权利义务|不设定[^，。；]{0,12}权利义务|"
    r"不减损[^，。]{0,20}(?:权利|权益)|内部(?:管理|工作)(?:制度|规定|安排)|突发事件|应急处置|依法不予公开|涉及国家秘密|依法需要保密"
)
_OUTSIDE = lazy(_OUTSIDE_LAW)
_NOTHING_SECRET = lazy(  # 不含国家秘密和其他依法不予公开的内容: no reason to keep anything back
    r"(?:不|未|没有|并未|无|并非|非)(?:是|涉及|含有?|属于|包含|存在|发生)?[^，。；]{0,12}(?:国家秘密|依法不予公开|依法需要保密|突发事件|应急处置)[^，。；]{0,16}"
    r"|与[^，。；]{0,8}(?:突发事件|应急处置)[^，。；]{0,6}(?:无关|没有关系)"
)
_MATTER_COLUMN, _STEP_COLUMN = (
    lazy(r"^(?:决策)?事项(?:名称)?$|^(?:项目|议题|文件)名称$"),
    lazy(r"^(?:决策)?(?:环节|步骤|程序|阶段)$"),
)
_DITTO = frozenset({"同上", "同前", "〃", "″", "—", "-"})
_NOT_MAJOR = lazy(
    rf"(?:不属于?|不是|未列入|不在|未纳入|非)[^，。；]{{0,16}}重大(?:行政)?决策|不是对?[^，。；]{{0,12}}征求意见|{_OUTSIDE_LAW}"
)
_NORMATIVE = lazy(r"规范性文件|合法性审核|《[^》]*(?:办法|规定|细则|实施意见|若干措施|管理制度|导则|通告)[^》]*》")
_MARKET = lazy(
    r"企业|经营者|市场主体|经营主体|个体工商户|商户|经营户|行业协会|产业|商会|生产经营|招商|营商|运输户|从业单位|物业服务|"
    r"服务组织|合作社|家庭农场|经营单位|运营者|运营商|运营单位|从业者|投资者|摊贩|摊主|店铺|商铺|药店|餐饮店|民宿|网约车|出租车|供应商|承包商|中介机构|"
    r"\d+家[^，。；]{0,10}公司|出租汽车|从业人员|道路(?:客运|货运)|开发商|房地产|养殖场|养殖户|加油站|快递|驾校|培训机构|商家|平台公司|托管机构|托育机构|养老机构|民办(?:学校|幼儿园|医院|医疗机构)|诊所|经营活动"
)
_UNTOUCHED = lazy(  # 不涉及市场主体生产经营: what the record says is not concerned
    r"(?:不|未|没有|并未|无)(?:直接)?(?:涉及|影响|关系到|针对|调整|增加|减损|关乎|限制)[^，,。；;]{0,24}|与[^，,。；;]{0,16}(?:无关|没有关系)"
)
_FILED_WITH_IT = lazy(  # 按规定报市政府备案: the paper is the bureau's own
    r"(?:报|向|抄)送?[^，。；]{0,16}(?:备案|报备|备查|存档)"
)
_MAY_NOT = lazy(
    r"专题|党组|党委|领导小组|协调|[市县区州]长办公|现场|推进|调度|联席|(?:论证|评审|座谈|听证|咨询|研讨|评估)会"
)
_GOVERNMENT = lazy(  # who decides; the 市政府网站 only carries the draft of a bureau
    r"(?:人民政府|[省市县区州旗镇乡]政府)(?!门户|网|官网|公报|采购|信息|新闻)|常务会议|[县市区州旗]长"
)


def title_text(document: Document) -> str:
    """The title as one string: the parsed one, else the first short lines."""
    if document.title and "：" not in document.title and not _ASIDE.match(document.title.strip()):
        return document.title
    lines = [line.text.strip() for line in document.source.lines if line.text.strip()][:3]
    return "".join(line for line in lines if len(line) <= 60)


def subject_of(document: Document) -> str:
    """What kind of paper the document is, by its title (titles it cites apart); '' if none of those known."""
    title = re.sub(r"\s", "", title_text(document))
    if (
        re.search(r"(?:指导|实施)意见$|机制|制度|办法$|规定$|条例$|细则$", title.rstrip("》"))
        and not re.search(r"(?:报告|汇报|通报|情况|记录|台账|大事记|表)$", title)
        and "纪要" not in title
        and "公告" not in title
        and "说明" not in title
    ):
        return "会议纪要" if document.kind == "会议纪要" else ""
    bare = re.sub(r"《[^》]*》", "", title)
    for text in (bare, title):
        for name, pattern in _SUBJECTS:
            if pattern.search(text):
                return name
    if document.kind == "会议纪要":
        return "会议纪要"
    if document.kind == "审核意见书" and "备案" not in title:
        return "合法性审查意见"  # 某县司法局关于某方案的审查意见
    if document.kind == "决策记录" and is_bare_notice(title):
        return "征求意见公告"
    return "决策记录" if _accounts_for_itself(document) else ""


def _accounts_for_itself(document: Document) -> bool:
    """Whether a paper that publishes a decision has a part on how it came about (附：决策程序履行情况)."""
    if any(unit.rank == "条" for unit in document.units):
        return False
    return any(len(p.text) <= CAPTION and _OWN_ACCOUNT.search(p.text.strip()) for p in document.paragraphs)


def decides(document: Document) -> bool | None:
    """For minutes: whether their meeting may decide (常务会议, 全体会议, 局长办公会); None if the title does not say."""
    head = re.sub(
        r"\s", "", title_text(document) + "".join(p.text for p in document.paragraphs[:6] if len(p.text) < 60)
    )
    if not MAY_DECIDE.isdisjoint(words_in(head)):
        return True
    return False if _MAY_NOT.search(head) else None


def find_matters(document: Document, paragraphs: Sequence[Paragraph], subject: str) -> tuple[Matter, ...]:
    """The matters of a document in order. Paragraphs outside all of them belong to a matter without name, which comes
    first; a document about one thing has only that one.
    """
    starts = _starts(paragraphs, subject)
    whole = "\n".join([title_text(document), *(p.text for p in paragraphs)])
    if not starts:
        return (_matter("", tuple(paragraphs), whole, document),)
    common = tuple(paragraphs[: starts[0]])
    found = [_matter("", common, "\n".join([title_text(document), *(p.text for p in common)]), document)]
    for n, at in enumerate(starts):
        end = starts[n + 1] if n + 1 < len(starts) else len(paragraphs)
        body = tuple(paragraphs[at:end])
        found.append(_matter(_name(_first_cell(body[0])), body, "\n".join(p.text for p in body), document))
    return tuple(found)


def _first_cell(paragraph: Paragraph) -> str:
    """The words that name a matter: of a table row its first cell (or the second where that is a number)."""
    if paragraph.row is None:
        return paragraph.text
    cells = [paragraph.text[start:end].strip() for start, end in paragraph.row.cells]
    return next((cell for cell in cells if cell and not cell.isdigit()), paragraph.text)


def _starts(paragraphs: Sequence[Paragraph], subject: str) -> list[int]:
    """Indices of the paragraphs with which matters begin."""
    if subject in {
        "征求意见公告",
        "听证公告",
        "合法性审查意见",
        "公平竞争审查",
        "起草说明",
        "征求意见情况",
        "审查意见采纳",
        "专家论证意见",
        "风险评估报告",
        "听证报告",
    }:
        return []
    rows = [
        n for n, p in enumerate(paragraphs) if p.row and not p.row.is_header and steps_in(p.row.header) >= STEP_COLUMNS
    ]
    if rows:
        return rows
    changes = _by_column(paragraphs)
    if len(changes) >= 2:
        return changes
    items = [n for n, p in enumerate(paragraphs) if _ITEM.match(p.text)]
    if len(items) >= 2:
        return items
    tops = [n for n, p in enumerate(paragraphs) if _heads(p)]
    if not tops:
        return []
    rank = paragraphs[tops[0]].unit
    assert rank is not None
    same = [n for n in tops if (unit := paragraphs[n].unit) and unit.rank == rank.rank]
    named = [n for n in same if _names_matter(paragraphs[n]) and not _GROUP.match(_name(paragraphs[n].text))]
    if subject == "会议纪要":
        meets = [n for n in same if _MEETING_ITEM.search(paragraphs[n].text[:40]) or "《" in paragraphs[n].text[:30]]
        return same if len(same) >= 2 and (meets or len(named) >= 2) else []
    return same if len(named) >= 2 else _one_level_down(paragraphs, tops)


def _by_column(paragraphs: Sequence[Paragraph]) -> list[int]:
    """事项|环节|日期: the rows in which the column of the matter names another one; 同上 and an empty cell name the same."""
    starts, last = [], ""
    for n, paragraph in enumerate(paragraphs):
        row = paragraph.row
        if row is None or row.is_header or not any(map(_STEP_COLUMN.search, row.header)):
            continue
        column = next((i for i, name in enumerate(row.header) if _MATTER_COLUMN.search(name)), len(row.cells))
        start, end = row.cells[column] if column < len(row.cells) else (0, 0)
        named = paragraph.text[start:end].strip()
        if named and named not in _DITTO and named != last:
            starts.append(n)
            last = named
    return starts


def _one_level_down(paragraphs: Sequence[Paragraph], tops: Sequence[int]) -> list[int]:
    """二、逐项情况 / （一）某某项目 / （二）某某方案: matters below headings that name none; the next such heading ends them."""
    starts: list[int] = []
    for top, following in zip(tops, [*tops[1:], len(paragraphs)], strict=True):
        within = [n for n in range(top + 1, following) if _opens_below(paragraphs[n])]
        named = sum(_names_matter(paragraphs[n]) for n in within)
        if starts:
            starts.append(top)
        if named >= 2 or (named and starts):
            starts.extend(within)
    return starts


def _opens_below(paragraph: Paragraph) -> bool:
    unit = paragraph.opens
    return unit is not None and unit.rank == "（一）" and unit.parent is not None


def _heads(paragraph: Paragraph) -> bool:
    """Whether the paragraph opens a unit of its own."""
    unit = paragraph.opens
    return unit is not None and unit.rank in {"一、", "（一）", "1."} and _top(unit)


def _top(unit: Unit) -> bool:
    return unit.parent is None


def _names_matter(paragraph: Paragraph) -> bool:
    unbracketed = re.sub(r"（[^）]*）|\([^)]*\)", "", _name(paragraph.text))
    bare = re.split(r"[。：:；]", unbracketed, maxsplit=1)[0].strip()
    if len(bare) > 50 or not _MATTER_HEADING.search(bare):
        return False
    return (
        not _STEP_HEADING.search(re.sub(r"《[^》]*》|(?:方案|意见|规划|调整|目录|建设|改造)$", "", bare))
        or "《" in bare
    )


def _name(text: str) -> str:
    """The heading without its number, as far as it names the matter."""
    return re.sub(
        r"^\s*(?:(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、]|(?:表[一二三四五六七八九十\d]+[：:、　 ]*)?(?:议题|事项)[一二三四五六七八九十\d]*[：:、　 ]|第[一二三四五六七八九十\d]+[项件个号](?:议题|事项)?[：:、　 ]|序号\s*\d+[：:　 ])\s*)+",
        "",
        re.split(r"\n|[　 ]{2,}|[　 ](?=[一-龥]{2,6}[：:])|。", text.strip())[0],
    )[:60]


def _matter(name: str, paragraphs: tuple[Paragraph, ...], text: str, document: Document) -> Matter:
    titles = re.findall(r"《([^》]+)》", name or title_text(document)) or re.findall(r"《([^》]+)》", text)
    told = _NOTHING_SECRET.sub("", text)
    not_major = bool(_NOT_MAJOR.search(told))
    normative = bool(_NORMATIVE.search(text))
    major = bool(_MAJOR.search(text) or (name and _MAJOR.search(title_text(document))))
    tells_its_course = document.kind == "决策记录" and not normative
    both = all(step.search(text) for step in _BEGUN_AND_DECIDED)
    handled_so = (
        tells_its_course and both and sum(step.search(text) is not None for step in _ON_THE_WAY) >= _TWO_OF_THEM
    )
    return Matter(
        name=name,
        paragraphs=paragraphs,
        major=(major or handled_so) and not not_major,
        normative=normative,
        market=bool(_MARKET.search(_UNTOUCHED.sub("", text))),
        government=bool(_GOVERNMENT.search(_FILED_WITH_IT.sub("", text)))
        or bool(re.search(r"人民政府|常务会议", title_text(document))),
        exempt=bool(_OUTSIDE.search(told)) or (not_major and not normative),
        title=titles[0] if titles else "",
    )
