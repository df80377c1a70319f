"""Frame, the tests that find an employer: what a public body, a state-owned enterprise or a village does about the people and
the vehicles of its own is no norm for outsiders.

See :mod:`.frame` for how the tests are asked.
"""

from __future__ import annotations

from fzzf_check.facts import Frame
from fzzf_check.parse.norm.constructions import any_of
from fzzf_check.parse.norm.predicate import Predicate, has, noted, says
from fzzf_check.patterns import lazy

_RENEWED = (
    "不(再/予/)(与/同/和)(其/之/他/她/该员/本人)(续签/签订/续订/签/续)…(用工/聘用/聘任/劳动/劳务/雇用/岗位)(协议/合同)",
    "(解除/终止)(与/)(其/之/)(签订的/)(用工/聘用/聘任/劳动/劳务/雇用)(协议/合同/关系)",
)
_APPRAISED = "(考核/考评/评议/评定/测评/月考/年终考/半年考/试用期{长名}未/履职)"
_FIRM = lazy("企业|公司|[厂店]|个体|工商户|业主|物业|民办|民营|私营")


def not_renewed(p: Predicate) -> Frame | None:
    """护路队员年度评议未过关的，所在村不再与其续签用工协议: who employs them looks at their work and ends the contract."""
    ended = says(p.reading.text[p.start : p.segment.end], *_RENEWED)
    if not ended and p.act.kind != "处罚":
        return None
    told = p.so_far
    looked = not _FIRM.search(told) and ended and says(told, _APPRAISED)
    return noted(p, looked and ended, "是用人的单位自己的聘用合同，属于内部管理", "内部")


FOR_BUSINESSES = frozenset({"责令停产停业", "责令关闭"})  # no staff can be closed
_OWN_CHANNEL = "(政务/机关/各单位/各部门/各乡镇/本单位)…(公众号/视频号/新媒体/微博/网站/客户端/小程序/工作群/账号)"


def own_channel(p: Predicate) -> Frame | None:
    """各单位开设政务公众号……，限期关停: an account of an office is closed, no business."""
    channel = p.act.name in FOR_BUSINESSES and says(p.sentence_text, _OWN_CHANNEL)
    return noted(p, channel, "关停的是机关自己的账号、网站", "内部")


_OWN_MACHINES = lazy(
    "^(?:凡|对)?(?:(?:各|本|县|市|区|镇|乡)?(?:机关|单位|政府|直属|部门|街道|局|站|所|院|校)[^，。；]{0,10}?)?"
    "(?:机关食堂|机关仓库|单位食堂|储备物资|防汛物资|办公用品|公务用车|公务车辆|公务车|公务船|公务艇|公车|执法车辆|执法车|执法船|执法艇|执法记录仪)(?:[（(][^）)]*[）)])?(?!驾驶)[^，。；]{0,4}?(?:未经|未|没有|没|不|年检|逾期|超)"
)


def own_vehicle(p: Predicate) -> Frame | None:
    """机关公务用车未喷涂标识的，不得出车: the car of an office is no business that is closed."""
    if p.act.kind not in {"处罚", "许可"} or says(p.text, "{金额}"):
        return None
    found = _OWN_MACHINES.search(p.up_to_act + p.text)
    return noted(p, found[0] if found else "", "是机关自己的车船、装备，属于内部管理", "内部")


_POST = (
    "(提拔/晋升/提任/晋职/晋级/提职/重用/评聘/任职/职务/降职/绩效/年薪/薪酬/工资/奖金/安全奖/津贴/职级/免职/撤职/评优/评先/劳动合同/岗位"
    "/停岗/上岗培训/待岗/员工手册/内部规章)"
)
_STATE_OWNED = lazy(
    "(?:国有|国资|城投|交投|水投|农投|文投|旅投|建投|产投|城建|水务|供销|粮食|公交|地铁|轨道|机场|港务|能投|县属|市属|区属|州属|省属|国投|投控|城发|文旅|交运)"
    "[^，。；的]{0,6}?(?:集团|公司|企业|粮库|林场|农场|渔场|牧场|商场|宾馆|饭店|书店|影院|总社|门店|社|管理[处所站]|中心|水库)"
)
_HEADS = "负责人|经理|场长|店长|站长|主任|主管|董事|监事|高管|班子|书记|厂长|社长"
_SERVES = lazy(
    f"(?P<head>{_HEADS})|职工|员工|人员|会计|出纳|司机|(?:驾驶|站务|乘务|调度|收费|保管|售票|管理|检票|保洁)员"
)
_NOT_ITS_OWN = lazy(
    "供应商|供货|承租|租户|外来|业主|客户|购房|合作方|承包|施工方|中标|旅客|乘客|用户|储户|顾客|商户|经销"
)
_BY_OFFICE = "由{长名}(局/所/大队/支队/街道办/镇政府/县政府/专班/城管)(责令/给予/取消/处/停/扣/将/暂停)"


def state_owned(p: Predicate) -> Frame | None:
    """县城投集团所属子公司负责人违规担保的，由集团扣减当年绩效年薪，三年内不得提任: an enterprise of the state and those in its service."""
    if p.act.kind not in {"处罚", "许可", "权利义务"} and p.act.name != "强制抵扣":
        return None
    told = p.leading
    whose = _STATE_OWNED.search(told)
    served = whose and _SERVES.search(told[whose.end() : whose.end() + 16].partition("，")[0])
    if not whose or not served or _NOT_ITS_OWN.search(told):
        return None
    if not served["head"] and says(p.segment_text, _BY_OFFICE):  # 公交公司驾驶员……，由交通局责令停岗
        return None
    upon = says(told[whose.end() :] + p.text + p.rest_of_segment, _POST)
    return noted(p, upon and whose[0] + served[0], "是国有单位对自己的任职人员、职工，属于内部管理", "内部")


def own_people(p: Predicate) -> Frame | None:
    """村文书未按月公示账目的，扣其误工补贴: the part that resembles begins with the staff that is meant."""
    if p.act.name != "类案比对" or p.act.kind != "处罚":
        return None
    topic, of, _ = p.text.partition("的，")
    who = next((m[0] for m in any_of("内部相对人").finditer(topic[:12])), "") if of else ""
    failed = who and says(topic[topic.find(who) + len(who) :], "^(未/没/不/迟/脱岗/擅/违/漏/误/旷/无故/无正当)")
    return noted(p, failed and who, "管的是单位自己的人", "内部")


_BY_HOUSE_RULES = "(按/按照/依照/依据/根据/依)…(劳动合同/聘用合同/用工合同/聘用协议/用工协议/员工手册/职工手册/劳动纪律/公司规章/公司制度/企业规章/内部规章/内部制度/内部考核/绩效考核办法)"
_BY_THE_EMPLOYER = frozenset(
    {"变相罚款", "限制从业", "责令停产停业", "强制抵扣", "取消资格", "取消待遇", "停减权益", "类案比对"}
)


def under_house_rules(p: Predicate) -> Frame | None:
    """出租车公司对违反服务规范的驾驶员，按劳动合同停班培训: an employer keeps to the labour contract, no office orders it."""
    if (
        p.act.name not in _BY_THE_EMPLOYER
        or p.act.kind not in {"处罚", "强制"}
        or has(p.segment_text, "行政机关", "乡镇街道")
    ):
        return None
    rules = says(p.reading.text[p.segment.start : p.end], _BY_HOUSE_RULES)
    return noted(p, rules, "是用人单位按劳动合同、规章管理自己的人员", "内部")


_CAREER = "不(得/能/予/再/准)(提拔/晋升/提任/晋职/晋级/提职/重用/评聘/提名/推荐为后备)"
_HOUSE_RULES = (
    "(绩效/奖金/津贴/岗位补贴/薪级/考核奖)…(按/按照/依/依照/依据)(本/)(内部/中心/单位/本院/院内/大厅/所内/馆内/校内/内控){长名}(办法/细则/制度/规定)",
    "(绩效/奖金/津贴/岗位补贴/薪级/考核奖)…(按/按照/依/依照/依据)…(内部/本中心/本单位/中心内部){长名}(办法/细则/制度/规定)",
)
_STOPPED_WORK = "(停岗/离岗/下岗/待岗/停班/停职)"


def own_career(p: Predicate) -> Frame | None:
    """两年内不得提拔使用; 停岗学习一周，停岗期间绩效按中心内部办法扣发: only who employs can do so."""
    if p.act.name not in {"限制从业", "取消资格", "停办业务"} or has(p.up_to_act, "行业场所"):
        return None
    career = says(p.text + p.rest, _CAREER)
    paid = not career and says(p.text, _STOPPED_WORK) and says(p.rest_of_segment, *_HOUSE_RULES)
    return noted(p, career or paid, "是用人单位对自己的人员，属于内部管理", "内部")
