"""What a record only speaks of: a ban, a condition, a fault of others, a proposal that was refused, a step still to come,
something done before the law was there. None of it is how this matter was handled.
"""

from __future__ import annotations

from itertools import pairwise

from fzzf_check.parse.record.frames import Hit
from fzzf_check.parse.record.internal import internal_only
from fzzf_check.parse.record.lexicon import COMPOUND
from fzzf_check.parse.record.undecided import (
    awaited,
    being_sorted,
    ended,
    left_open,
    not_there,
    only_heard,
    own_house,
    sent_back,
    under_way,
)
from fzzf_check.parse.record.words import Item, Sentence
from fzzf_check.parse.record.years import Read
from fzzf_check.patterns import lazy

LAW_SINCE = 2019  # 重大行政决策程序暂行条例 holds since 2019-09-01, 国办发〔2018〕115号 since 2018-12-04
_ELSEWHERE = lazy(  # a fault of others that the record reports: 督查发现，个别镇未经审查即印发，已责令整改
    r"(?:个别|有的|少数|一些|部分|某些|所辖)[^，。；]{0,6}(?:单位|部门|乡镇|镇|街道|地方|县|区|科室)[^。；]*(?:整改|纠正|改正|通报|杜绝|避免|防止|引以为戒|做法|现象|问题)|(?:督查|审计|检查|巡察)[^，。；]{0,4}发现[^。]*(?:责令|责成|整改|通报|纠正)"
    r"|(?:外地|他地|通报的|(?:邻|外|兄弟)[县市区省])[^。；]{0,30}(?:案例|教训|点名|通报|引以为戒)|的教训|警示材料|反面(?:典型|例子|教材)"
)
_PERSONS = "经营|从业|消费|劳动|志愿|投资|开发|生产|使用|参与|管理|申请|所有|相关|爱好|承租|驾驶|竞买|受益|建设|反对|同意|赞成|支持|设计"
_ALLEGED = lazy(r"(?:举报|投诉|反映|来信|来访|质疑|传言|听说|有人说|有人称|误以为|一度以为)[^。；]{0,40}$")
_UNFOUNDED = lazy(  # 举报说没做审查，查实有结论文号
    r"[^。；]*?(?:查实|经查|查明|核实|核查|复核|查到|查证|调阅)[^。；]{0,16}?"
    r"(?:不实|不属实|失实|误会|误传|有[^。；]{0,6}(?:结论|意见书|文号|记录|报告|凭据)|齐全|在卷|在案|一件不少|(?:均|都|早)?已[^，。；没未无]{0,8}(?:审查|审核|公布|送审|报党|请示|评估|论证))"
)
_CONDITION = lazy(rf"^(?!.*(?:是|系)[^，。]{{1,14}}的$).*(?:的|(?<!{_PERSONS})者)$|的(?:情形|事项|决策草案|文件|草案)$")
_NOBODY_MAY = lazy(r"[，,](?:任何|一律|各|均|都|也)?[^，。；]{0,12}不(?:得|准|许)")
_PAPER_ABOUT = lazy(r"关于[^，。；、《》]{2,40}的(?:请示|报告|函)")
_CLEFT = lazy(r"[，,]?(?:正|就|竟|恰恰|恰|其实|实际)?(?:是|系)")  # 出审查结论的，是城投公司法务部
_CONTRACT = lazy(r"合同|协议|契约|标书|招标文件|采购文件|诉讼|应诉|起诉|答辩")
_DECIDED_ON = lazy(r"办法|规定|细则|规划|方案|草案|决策|规范性文件|送审稿|目录|标准")
_OMITTED = frozenset({"不经审查", "未征求", "未论证", "未评估", "未审查"})
_TALKED_OVER = ("未讨论", "审议", "发言")  # 会议听取情况，不作讨论
_OTHER_STEPS = frozenset(
    {"代替听证", "不公布", "未请示", "征求意见代替", "会签代替", "列席代替", "口头审查", "其他代替"}
)  # as those, of steps that not each matter takes
_AFTERWARDS = frozenset({"会后补办"})
_UNDISCUSSED = frozenset({"未讨论", "不上会", "传签代替"})
_EXPLAINED = lazy(
    r"(?<![未不没有])(?:说明|阐明|解释|讲明)了?[^。；]{0,24}(?:理由|原因)"
)  # 当场说明了不采纳多数意见的理由
_OUGHT_NOT = frozenset({"不宜", "不应", "不得", "不能", "不可"})
_NOT_DONE = frozenset({"不予", "暂不", "一律不予"})  # 未经会议决定，不予实施
_OF_A_MEMBER = lazy(
    r"(?:某|同志|副?[局厅处科县市区镇乡]长|主任|委员|书记)的?$"
)  # whose proposal it was: one of the meeting
_ABOUT = ("对", "就")  # 未就方案作出决定: what was not done stands behind what it is about
_NOT = frozenset({"未", "没", "没有", "不", "并未", "并非", "不能", "不再", "不是"})
_DENIES, _TAKES = ("未", "没", "不", "从未", "并未", "并没"), ("把", "将", "以")  # 未把列席当作审查
_CLOSE_BY = 2  # characters: a negation that is the frame's own stands right before what it denies
_BAN_BEHIND = 6  # characters between 未经审查 and 不得提交
_BARRED_NEXT = (
    lazy(  # 没有经过法制机构审查，各科室不得签订: what may not be done without the step stands in the next clause
        r"[^，。；]{0,24}，[^，。；]{0,16}?(?:不得|不能|不可|不准|不予|严禁|一律不)(?:再|擅自|自行)?"
        r"(?:对外)?(?:签订|签署|提交|提请|上会|报送|呈报|报请|印发|出台|实施|开工|审议|列入|受理|发布|支付|立项)"
    )
)
_KEPT_OUT = lazy(  # 审核没走完的送审稿，不列入议题: the draft that has not been through it is kept out of the meeting
    r"(?:完|过|到位|齐|结束|通过|下来)?的[^，。；]{0,14}[，,]?[^，。；]{0,12}?(?:不得|不能|不可|不准|不许|不予|一律不|暂不|不)(?:再|得|予)?"
    r"(?:列入|列为|列进|排入|排进|排上|安排|提交|提请|上会|上常务会|报会|进会|进入|受理|收件|编号|签发|印发|送签|报签|审议|研究|讨论)"
)
_MADE_UP = ("补", "后补词", "会后后补", "完善词")
_SUDDEN = lazy(
    r"(?:突发|应急|抢险|险情|灾情|疫情)[^。]{0,30}(?:立即|紧急|处置|实施|发布|来不及)"
)  # 条例 art. 3: other procedure
_OF_THE_DEPARTMENT = lazy(  # 因办法由我局制发，未送市场监管局: 公平竞争审查条例第十四条 has the drafter examine its own paper
    r"由(?:我|本|该)(?:局|委|办|厅)(?:制发|制定|印发|发布|出台)|以(?:我|本|该)?(?:局|部门)名义|(?:局发|部门)规范性文件|部门文件"
)
_UNTIL_THEN = lazy(r"[^，。；]{0,4}(?:之前|以前|前)[，,]?(?:[^，。；]{0,4}(?:不|严禁|禁止)|暂缓)")
_GENERAL = lazy(
    r"用[”\"，。；）]|的(?:情形|条件|范围|规定|情况|事项|决策|，|应当|不得|文件|做法|问题|(?:法定|程序|硬性)?(?:要求|义务)[，。；])"
)
_PUBLIC = ("群众", "市场主体", "听证参加", "听证席位", "公众意见", "公开征求", "听证会", "座谈会")
_NOUN_BEHIND = "，。；、：（）0123456789未没不均全都等共中的已得被和与及一二三四五六七八九十"
_YEAR = lazy(r"(?<!\d)((?:19|20)\d\d)年")


def unreal(hit: Hit, read: Read) -> bool:
    """Whether the words tell what is not to be, or only might: a ban, a condition, a supposition, a refused proposal."""
    text = read.paragraph.text
    sentence = hit.sentence
    told_of_others = sentence.asked or _elsewhere(sentence, text) or _before_the_law(sentence, text)
    return told_of_others or any(
        test(hit, text)
        for test in (
            _banned,
            _not_replaced,
            _supposed,
            _not_decided,
            _refused,
            _told_by_an_official,
            _told_in_general,
            _given_as_reason,
            _unfounded,
            _on_a_condition,
            _barred_without,
            _in_a_name,
            _not_before_that,
        )
    )


def only_spoken_of(sentence: Sentence, read: Read) -> bool:
    """Whether a whole sentence tells nothing of how this matter was handled: a question, a fault of others, a proposal that
    was refused, what was done before the law was there, a paper for the office alone.
    """
    words = list(sentence.items())
    text = read.paragraph.text
    proposed = next((i.start for i in words if i.isa("提议") or i.isa("设问")), len(text))
    heard = any(_of_weight(i) or any(map(i.isa, _PUBLIC)) for i in words)
    refused = not heard and any(i.isa("未获采纳") and i.start > proposed for i in words)
    return (
        sentence.asked
        or refused
        or any(i.isa("客套") for i in words)
        or _elsewhere(sentence, text)
        or _before_the_law(sentence, text)
        or internal_only(sentence, text)
    )


def _banned(hit: Hit, text: str) -> bool:
    """不得以会签代替审查; 未经审查，不得提交; 没有审查意见的一律不上会."""
    before = [i for i in hit.clauses[0].items if i.start < hit.start]
    among = [i for c in hit.clauses for i in c.items if _done_behind(hit) <= i.start < hit.end]
    if any(i.isa("禁令") for i in (*before, *among)):
        return True
    if any(i.isa("否定") for i in hit.items) and (_BARRED_NEXT.match(text, hit.end) or _KEPT_OUT.match(text, hit.end)):
        return True
    if not (hit.items[0].isa("否定") or hit.items[0].text == "未经"):
        return False
    behind = [i for i in hit.sentence.items() if hit.end <= i.start <= hit.end + _BAN_BEHIND]
    if any(i.text in _NOT_DONE for i in (*among, *behind)):
        return True
    return any(i.isa("禁令") for i in behind) or any(i.isa("不予上会") for i in hit.sentence.items())


def _not_replaced(hit: Hit, text: str) -> bool:
    """没有拿来充当审查, 也未把列席当作审查: the replacing itself is denied."""
    replacing = {i.start for i in hit.items if i.isa("代替") or i.isa("视同")}
    return any(
        (i.text in _NOT and i.end in replacing)
        or (
            i.text.startswith(_DENIES) and i.text.endswith(_TAKES) and any(i.end <= at < clause.end for at in replacing)
        )
        for clause in hit.clauses
        for i in clause.items
    )


def _done_behind(hit: Hit) -> int:
    """Where what was done begins: a ban that an opinion sets (删除之前不得提交讨论) does not deny that the draft was kept."""
    kept = next((i for i in hit.items if i.isa("照原样") or i.isa("不采纳词")), None)
    told = any(i.isa("不合法结论") or i.isa("指出问题") for i in hit.items)
    return kept.start if kept is not None and told else hit.start


def _supposed(hit: Hit, text: str) -> bool:
    """如未经审查即上会, 是否存在先印发后审查; 如有意见不予采纳，应当写明理由."""
    set_aside = [i for i in hit.items if i.isa("不采纳词") or i.isa("照原样")]
    return any(i.isa("假设") for i in hit.sentence.items() if i.start < hit.start) or any(
        i.isa("假设") and i.end <= one.start < c.end for c in hit.clauses for i in c.items for one in set_aside
    )


def _told_in_general(hit: Hit, text: str) -> bool:
    """未经审查的情形, 没有征求意见的要求: a kind of case, not this one (是会后补办的, tells how it was)."""
    stated = text.startswith("的，", hit.end) and any(i.isa("系词") for i in hit.clauses[-1].items if i.end <= hit.end)
    return not stated and _GENERAL.match(text, hit.end) is not None


def _elsewhere(sentence: Sentence, text: str) -> bool:
    """A fault of others that the record reports."""
    return _ELSEWHERE.search(text[sentence.start : sentence.end]) is not None


def _given_as_reason(hit: Hit, text: str) -> bool:
    """以未附采纳说明为由退回: why a paper was sent back, or a step refused."""
    clause = hit.clauses[0]
    behind = text[hit.end : hit.clauses[-1].end]
    return "为由" in behind and "以" in text[clause.start : hit.start]


def _unfounded(hit: Hit, text: str) -> bool:
    """企业举报说没做审查，查实有结论文号: what was alleged turned out not to be so."""
    alleged = _ALLEGED.search(text, hit.sentence.start, hit.start) is not None
    return alleged and _UNFOUNDED.match(text, hit.end) is not None


def _on_a_condition(hit: Hit, text: str) -> bool:
    """未经合法性审查的，县政府办公室不予安排上会. 来不及审查的，会后补审 sets the condition and allows the fault."""
    if any(any(map(i.isa, _MADE_UP)) for i in hit.items):
        return False
    return any(
        c.start < hit.end
        and c.closed_by in {"，", ","}
        and _CONDITION.search(text[c.start : c.end].rstrip())
        and not _CLEFT.match(text, c.end)
        for c in dict.fromkeys((*hit.sentence.clauses, *hit.clauses))
    )


def _barred_without(hit: Hit, text: str) -> bool:
    """未经讨论决定，任何单位不得要求提前关停: what nobody may do without the step."""
    clause = hit.clauses[-1]
    return text.startswith("未经", hit.start) and _NOBODY_MAY.match(text, clause.end) is not None


def _in_a_name(hit: Hit, text: str) -> bool:
    """关于补充防汛物资的请示: words of the name of a paper."""
    return any(name.start() < hit.start and hit.end <= name.end() for name in _PAPER_ABOUT.finditer(text))


def _not_before_that(hit: Hit, text: str) -> bool:
    """审查没有做完之前不上会: what waits for the step."""
    return _UNTIL_THEN.match(text, hit.end) is not None


def _not_decided(hit: Hit, text: str) -> bool:
    """未送审查，也未提交会议: what the frame ends with, a decision, is itself denied; so is the old text in 不按原稿通过."""
    old = [i.start for i in hit.items if i.isa("照原样")]
    denied = (i for i in hit.sentence.items() if i.isa("否定") or i.text in _OUGHT_NOT)
    if any(i.end in old and not i.text.endswith(_ABOUT) for i in denied):
        return True  # 未对不采纳多数意见说明理由 denies the reason, not that they were set aside
    last = hit.items[-1]
    if last.text in hit.frame.parts[-1] or not any(map(last.isa, ("强通过", "决定后", "提交会议"))):
        return False
    clause = hit.clauses[-1].items
    before = [i for i in clause if 0 <= last.start - i.end <= 1]
    if any(i.isa("否定") and i.text.endswith(_ABOUT) and hit.start < i.end <= last.start for i in clause):
        return True  # 没有对项目作出决定
    own = [i for i in hit.items[:-1] if i.end > last.start - _CLOSE_BY]
    alone = not own and any(i.isa("否定") or i.isa("尚未") for i in before)
    return alone or (last.isa(COMPOUND) and last not in hit.items[:-1] and (last.isa("否定") or last.isa("尚未")))


def not_asked(name: str, hit: Hit, read: Read) -> bool:
    """Whether the step that the words say was left out or late is still to come, or not asked of this paper."""
    text = read.paragraph.text
    if name in _AFTERWARDS:
        return awaited(hit, read) or sent_back(hit, read)
    if name == "未会同市监":
        return _OF_THE_DEPARTMENT.search(text, hit.sentence.start, hit.sentence.end) is not None
    if name == "先行实施":
        return _not_begun(hit)
    if name == "照原样":
        return _nothing_wanted(hit)
    if name == "非审查机构":
        return _of_a_contract(hit, text)
    if name == "意见未处理":
        return _not_of_the_public(hit, read) or being_sorted(hit, read)
    if name == "少数决定":
        return _EXPLAINED.search(text, hit.sentence.start, hit.sentence.end) is not None
    if name in _UNDISCUSSED:
        return (
            awaited(hit, read)
            or not_there(hit)
            or left_open(hit, read)
            or own_house(hit, read)
            or internal_only(hit.sentence, text)
            or (any(map(hit.items[-1].isa, _TALKED_OVER)) and only_heard(hit, read))
        )
    if name in _OTHER_STEPS:
        return ended(hit, read)
    if name not in _OMITTED:
        return False
    if name != "不经审查" and _SUDDEN.search(text, hit.sentence.start, hit.sentence.end):
        return True
    return under_way(hit) or left_open(hit, read) or (name == "不经审查" and internal_only(hit.sentence, text))


def _not_begun(hit: Hit) -> bool:
    """未提交会议讨论，也未办理任何开工手续: what would have been done first was not done either."""
    last = hit.items[-1]
    return any(i.isa("否定") and i not in hit.items and hit.start < i.start < last.start for i in hit.clauses[-1].items)


def _not_of_the_public(hit: Hit, read: Read) -> bool:
    """缩短合同期的意见没有采纳, in a paper on what the experts or the office for competition said; 滕某的建议不采纳."""
    of_others = bool(read.above & {"论证成果", "公平成果"}) and not read.above & {"公开征求", "公众参与", "听证会"}
    of_others = of_others or _OF_A_MEMBER.search(read.paragraph.text, hit.clauses[0].start, hit.start) is not None
    return of_others and not any(
        any(map(i.isa, _PUBLIC[:-4])) or i.text.startswith("公众") for i in hit.sentence.items()
    )


def _of_a_contract(hit: Hit, text: str) -> bool:
    """物业服务合同，待法律顾问出具审查意见后签订: a contract is a lawyer's work, the review is asked of decisions and norms."""
    place = (text, hit.sentence.start, hit.sentence.end)
    return _CONTRACT.search(*place) is not None and _DECIDED_ON.search(*place) is None


def _nothing_wanted(hit: Hit) -> bool:
    """未要求删除任何条款，会议照原稿通过: the opinion found nothing to change."""
    words = [i for c in hit.clauses for i in c.items]
    wanted = [i for i in hit.items if i.isa("指出问题")]
    return any(before.isa("否定") and before.end == i.start for before, i in pairwise(words) if i in wanted)


def _refused(hit: Hit, text: str) -> bool:
    """有人提出边建边批，会议未采纳; 能不能不再论证: what was proposed or asked, and not agreed to."""
    words = list(hit.sentence.items())
    proposed = next((i for i in words if i.start < hit.start and (i.isa("提议") or i.isa("设问"))), None)
    if proposed is None or any(map(_of_weight, (i for i in words if i.start < proposed.start))):
        return False
    behind = [i for i in words if i.start >= hit.end]
    if any(i.isa("未获采纳") for i in behind):
        return True
    if any(i.isa("答复词") for i in words if proposed.end <= i.start < hit.start):
        return False  # 问要不要送审，政府办答复，审查就不再办了
    return proposed.isa("设问") and not any(i.isa("强通过") or i.isa("决定后") for i in (*hit.items, *behind))


def _told_by_an_official(hit: Hit, text: str) -> bool:
    """有的镇建议边建边批，会议未采纳: 建议 as a verb is an opinion of the public where one of the public says it."""
    said = hit.items[0]
    if said.text != "建议" or text[said.end : said.end + 1] in _NOUN_BEHIND:
        return False
    before = [i for i in hit.clauses[0].items if i.end <= said.start]
    return not any(any(map(i.isa, _PUBLIC)) for i in before)


def _of_weight(item: Item) -> bool:
    """Whose proposal may not simply be refused."""
    return any(map(item.isa, ("审查机构", "审查意见", "专家", "论证成果", "评估成果")))


def _before_the_law(sentence: Sentence, text: str) -> bool:
    """2016年由当时的专题会议确定: told of years in which the procedure was not yet law."""
    years = [int(found[1]) for found in _YEAR.finditer(text, sentence.start, sentence.end)]
    days = [i.when.start.year for i in sentence.items() if i.when and i.when.start]
    return bool(years) and max(years + days) < LAW_SINCE
