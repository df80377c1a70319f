"""Frame: whom the predicate is for. 对外 external, 内部 the administration's own staff, 合同 a contract, 引述 reported words.

Numbered tests, the first that answers decides; each writes into the trace what it saw.
"""

from __future__ import annotations

from collections.abc import Callable

from fzzf_check.facts import Frame
from fzzf_check.parse.norm.addressee import NEAR, addressee, subject
from fzzf_check.parse.norm.agreement import breach_of_contract, contract, terms_of_lease
from fzzf_check.parse.norm.benefit import granted
from fzzf_check.parse.norm.constructions import any_of, classes
from fzzf_check.parse.norm.employer import (
    FOR_BUSINESSES,
    not_renewed,
    own_career,
    own_channel,
    own_people,
    own_vehicle,
    state_owned,
    under_house_rules,
)  # fmt: skip
from fzzf_check.parse.norm.gate import activity
from fzzf_check.parse.norm.letting import agreed_with_him, of_own_property, terms_told
from fzzf_check.parse.norm.predicate import Predicate, first, has, noted, says
from fzzf_check.patterns import lazy

Test = Callable[[Predicate], "Frame | None"]
_EXPERTS = frozenset({"评标专家", "评审专家"})
_BY_RANK = frozenset({"取消资格", "警告通报"})
_ON_GOVERNMENTS = _BY_RANK | {"变相罚款", "扣缴保证金", "停办业务", "取消待遇", "收回权益", "限制从业"}
_PLACE = "(?:[县市区州盟旗镇乡]|街道|地区|县市|县区|区县|市县|县市区|乡镇|镇街|部门|地方)"
_GOVERNMENTS = lazy(f"(?:的|各){_PLACE}(?:[、和及或]{_PLACE})*(?:人民政府|政府)?[，、]")  # 对整改不力的县、区，
_OFFICES = lazy(
    "(?:对|的)[^，。；由]{0,16}(?:管理局|检验所|管理所|主管部门|行政部门)，"
)  # 对违反规定的口岸药品监督管理局，
_SERVICE = frozenset({"禁止民事活动", "增设义务"})
_PAY = frozenset({"强制抵扣", "取消待遇", "停减权益"})  # what an employer keeps back
_BY_LAWYERS = "(合同/协议/文本/草案/文稿)…(送/报/交/由)…(司法局/司法行政部门/法制机构/法律顾问)…(审查/审核)"
_OF_A_PAPER = lazy("(?:公平竞争|合法性|法制|廉洁性)$")  # 公平竞争|审查: what is reviewed is a paper of the office
_AMOUNT_ON_PRIVATE = frozenset({"罚款", "没收", "扣缴保证金", "变相罚款"})


def find_frame(predicate: Predicate) -> Frame:
    """Ask the tests in order; with no answer the norm is for citizens and businesses."""
    for number, test in enumerate(TESTS, 1):
        frame = test(predicate)
        if frame is not None:
            predicate.note(f"对象判断{number}定为“{frame}”")
            return frame
    return "对外"


def own_staff(p: Predicate) -> Frame | None:
    """The one who must obey is a civil servant, an organ, a budget unit: internal management."""
    if p.act.kind in {"停产停业", "竞争", "纪要依据", "权限", "证明", "溯及"} or "不问对象" in p.act.marks:
        return None
    if p.act.name in FOR_BUSINESSES or says(p.text + p.rest, "不得担任…(企业/公司/经营单位)"):
        return None
    if p.act.name in {"株连", "行政拘留", "停水停电", "特许经营", "集资摊派"} or says(
        p.text,
        "名单…机构",
        "(目录/名录/名单)(以外/之外)(的/)…(机构/企业/公司/单位/社/商户)",
        "档案…(转出/迁出/调出)",
        "进入(其/他人/住户/农户/村民/业主)…(家/店/住处/住所/院/房)",
    ):  # whose home is entered is no staff
        return None
    names = ["内部相对人"]
    if p.act.kind == "许可" or p.act.name in _BY_RANK | {"劳役示众"}:
        names.append("内部机关")
    if p.act.name in _BY_RANK | {"收回权益"}:
        names += ["行政机关", "乡镇街道"]
    who = _who_obeys(p, names)
    if p.act.name == "警告通报" and who not in classes()["外部相对人"] and not _fined_too(p):
        word = says(
            p.rest_of_segment,
            "(记过/记大过/留校察看/开除学籍/纪律处分/校纪处分/严重警告/诫勉/行政处分/政务处分/党纪处分/问责/追究其负责人/追究主要领导/追究分管领导)",
            "，(扣减/扣除/核减/扣/取消)…(目标考核/目标管理考核/综合考核/年度目标/年度考核)…(分/得分/等次/评优)",
        )
        if word:
            p.note(f"后面接着“{word}”：批评的是行政系统自己的单位")
            return "内部"
    outside = addressee(p.up_to_act) in classes()["外部相对人"]
    told = p.up_to_act if outside else p.before_act  # 落后的镇街，…；…，核减经费
    if p.act.name in _ON_GOVERNMENTS and (_GOVERNMENTS.search(told) or _OFFICES.search(told)):
        p.note("对象是下级政府、部门：属于内部管理")
        return "内部"
    barred = who in _EXPERTS and says(p.text, "{时长}")  # an expert kept from tenders for a year is kept from a trade
    if not who or barred or not any(who in classes()[name] for name in names):
        return None
    if _of_private_school(p) or (who in _ALSO_OUTSIDE and has(p.up_to_act, "经营动作")):
        return None
    private = p.act.name == "罚款" or _fined_too(p) or (p.act.name in _AMOUNT_ON_PRIVATE and says(p.text, "{金额}"))
    private = private and not says(
        p.text,
        "(绩效/考核奖/考勤奖/全勤奖/年终奖/奖励工资/月度奖/季度奖/年度奖/考核奖金/安全奖/津贴补贴/当月奖金/月奖金/加班费/值班费/岗位津贴)",
    )  # what only an employer pays
    private = private or (p.act.kind == "收费" and (who == "考生" or has(p.head, "外部相对人")))  # 新生报到时，家长交清
    if private and not has(who, "公职"):
        return None
    p.note(f"对象是“{who}”：属于内部管理")
    return "内部"


def _who_obeys(p: Predicate, names: list[str]) -> str:
    """The one who is meant; in ，当事队员|停岗培训七天 the one right before the act."""
    if not _may_be_staff(p, names):
        return ""
    named = p.act.kind != "强制" and p.head in classes()["内部相对人"]
    return p.head if named else addressee(subject(p))


def discipline(p: Predicate) -> Frame | None:
    """学校可以给予警告、记过处分: the steps of discipline in a school or a body, no administrative penalty."""
    step = p.act.name == "警告通报" and says(
        p.rest, "^(、/或者/或/和){长名}处分", "^(、/或者/或/和)(严重警告/记过/记大过/留校察看/开除学籍/降级/撤职)"
    )
    if p.act.name == "警告通报" and not step and has(p.up_to_act, "单位人员"):  # 职工脱岗的，通报批评，取消评优资格
        behind = p.reading.text[p.end : p.sentence.end]
        own = says(behind, "(取消/不得/不能)…(评优/评先)", "(扣发/扣减)…(绩效/奖金)", "(调离/免去…职务/待岗)")
        step = _of_public_body(p.up_to_act) or own
    if p.act.name == "限制从业" and says(
        p.text, "^(停岗/离岗/下岗/待岗/停班/脱岗/停职)"
    ):  # 疾控中心化验员漏报的，停岗学习
        step = _of_public_body(p.up_to_act)
    if p.act.name == "扣押" and says(p.sentence_text, "(学生/课堂/宿舍/校园/寝室)"):
        step = says(
            p.text + p.rest_of_segment, "由(学校/班主任/老师/教师/宿管/年级组){长名}(归还/交还/返还/发还/领回/退还)"
        )
    return noted(p, step, "是学校、单位的纪律处分、管教", "内部")


def heads_of_offices(p: Predicate) -> Frame | None:
    """排名末位的镇街，……，主要负责人在大会上作出检查: the head of an office, not of a business."""
    office = p.act.kind == "处罚" and _GOVERNMENTS.search(p.up_to_act)
    if not office or has(p.up_to_act, "外部相对人") or not says(p.up_to_act, "(负责人/负责同志/分管领导)"):
        return None
    p.note(f"“{office[0]}”的负责人：属于内部管理")
    return "内部"


def hired_by_the_public(p: Predicate) -> Frame | None:
    """镇里聘用的临时护士，无工牌的不得值班: who may work for a public body is its own affair."""
    hired = p.act.kind == "许可" and says(p.up_to_act, "{公家}…(聘用/招用/招聘/选聘/返聘/聘请)的{长名}$")
    if p.act.name in _PAY:
        hired = says(
            p.up_to_act,
            "(由/经)(村/镇/乡/县/街道/社区/单位/学校/医院/村委会/镇政府)(统一/公开/负责/)(聘用/雇用/招聘/选聘)…，",
        )
    return noted(p, hired, "是公家聘用的人，属于内部管理", "内部")


_NOT_THEIRS = lazy(  # 到卫生院就诊的人员, 小学门口的商贩: no staff of that body
    "^[^，]*?(?:由|向|给|为|与|到|去|来)|门口|门前|周边|附近|旁|外来|陪护|探视|办事|施工|就诊|住院|送货|民办|民营|私立|私人|以外|之外"
)


def _of_public_body(told: str) -> str:
    """The staff of a body that is public by its name: 乡镇卫生院职工, 县图书馆、文化馆在职人员; '' where there is none."""
    named = says(told, "^{公办机构}…{单位人员}", "^…{公办机构}…{单位人员}")
    of_trade = has(any_of("公办机构").sub("", named), "经营动作")
    return "" if _NOT_THEIRS.search(named) or of_trade else named


def in_service(p: Predicate) -> Frame | None:
    """乡镇卫生院职工外出进修, 教师请假: who serves in a public body asks its own superior about his work there."""
    if (p.act.kind != "许可" and p.act.name not in _SERVICE | {"类案比对"}) or "不问对象" in p.act.marks:
        return None
    told = p.so_far
    who = _of_public_body(told)
    if not who and p.act.kind == "权利义务":  # the act may begin within the name: 教|职工
        begins = p.start - p.sentence.start
        who = next(
            (m[0] for m in any_of("内部相对人").finditer(told[:12]) if not begins or m.start() < begins < m.end()), ""
        )
    work = who and first(told[told.find(who) + len(who) :] + p.rest, "本职事")
    return noted(p, f"{who}{work}" if work else "", "是在公办单位任职的人的班次、外出、兼职，属于内部管理", "内部")


_ASKED = "(由/经/报/交/征得/取得/联系)(院/校/本院/本校/医院/学校/企业/施工单位/)"
_YES = "(审/评估/同意/批准/授予/签字/签批/授权/研究/讨论/确认/许可/验收)"
_TRADED = "({方可}/{禁})(营业/经营/开业/销售/摆摊/进入/入场)"
_BESIDE = lazy("门口|门前|周边|附近|对面|旁")
_OWN_MATTERS = (
    "^(各村/各社区/各乡镇/各镇街/各行政村)(的/在/利用/用/通过)…(广播/公告栏/宣传栏/工作群/微信群/网格群/公示栏/电子屏)…(播放/发布/推送/张贴/转发/播报/播出/公布/刊登)",
    "^(业委会/业主委员会/村委会/村集体/合作社/协会/商会)(的/)(印章/公章/账目/账册/档案/财务/经费/资产)",
)
_VISITED = "^(参观/观摩/查阅/借阅/借展/调阅){长名}(基地/监狱/档案/馆藏/展馆/纪念馆/博物馆/军营/消防站/实验室/文献/古籍)"
_BY_COLLEAGUES, _BY_HEADS = f"{_ASKED}…{{单位内部人}}…{_YES}", f"{_ASKED}{{本院部门}}…{_YES}"


def in_the_house(p: Predicate) -> Frame | None:
    """引进新技术未经伦理委员会审查的，不得在本院开展; 各村广播播放通知，先交村支书过目: what is done in one's own house."""
    if p.act.kind != "许可":
        return None
    own = says(
        p.rest,
        "^(在/进入/进/)…{本单位处}",
        "^(擅自/随意/)(进入/出入)…(仓房/手术室/实验室/罐区/配电室/控制室/机房/档案室/库房/保密室/值班室/配电房)$",
    )
    own = own or says(p.up_to_act, *_OWN_MATTERS, _VISITED)
    trade = _BESIDE.search(p.up_to_act + p.text) or says(p.text + p.rest, _TRADED)
    outside = addressee(p.up_to_act) in classes()["外部相对人"]
    asked = says(p.sentence_text, _BY_COLLEAGUES, *(() if outside else (_BY_HEADS,)))
    if asked and not trade and not has(any_of("本院部门", "单位内部人").sub("", p.text), "任何机关"):
        own = own or asked
    return noted(p, own, "是单位、村里自己的事务", "内部")


def work_of_townships(p: Predicate) -> Frame | None:
    """街道办事处实施微改造项目，应报区住建局核准: what a township or street office does itself."""
    own = p.act.kind in {"许可", "证明"} and says(
        p.up_to_act,
        "^(各村/各社区/各乡镇/各镇街/各单位/各部门/村级)(的/)…(申报表/报表/花名册/台账/账目/方案/开支/支出/账册)$",
        "^(各/){乡镇街道}(实施/开展/建设/购置/采购/举办/调整/处置/新建/改造/组织/聘用/动用/启动/设立)",
        "^(各/){乡镇街道}(、/和/及)(各/县直/市直/区直/所属/)(部门/单位/街道/村/社区/机关)(举办/开展/组织/实施/建设/购置/聘用/设立)",
    )
    of_others = bool(own) and has(p.up_to_act, "外部相对人")
    return noted(p, "" if of_others else own, "要批准的是乡镇、街道自己的事务", "内部")


def _of_private_school(p: Predicate) -> bool:
    """在培训学校上课的教师: they are no civil servants, their work is business."""
    return p.act.kind == "许可" and bool(says(p.up_to_act, "(培训学校/培训机构/民办/托管机构/驾校)"))


def _may_be_staff(p: Predicate, names: list[str]) -> bool:
    """A quick look at all words that :func:`subject` may draw from: is one of these classes named there at all?"""
    if p.act.name == "警告通报":  # asks for outsiders, too
        return True
    if p.act.kind == "强制" and says(p.condition(), "^(发现/遇到/遇有/遇){外部相对人}…的$"):
        return False  # 检查人员应出示证件，发现经营者不配合的，可…: it is the trader who suffers it
    lead = p.lead.text if p.lead is not None else ""
    return has(p.whole[max(0, p.segment.start - 80) : p.end], *names) or has(lead, *names)


def _fined_too(p: Predicate) -> bool:
    """给予警告，并处五千元罚款: an organ warns its staff, but only outsiders are fined."""
    behind = p.text + p.rest_of_segment
    return p.act.name == "警告通报" and bool(says(behind, "(处/处以/并处/单处)……罚款", "责令停(产/业)"))


_ALSO_OUTSIDE = frozenset({"承办单位", "申报单位", "项目单位"})  # who holds a fair or opens a shop is one, too


def performance_pay(p: Predicate) -> Frame | None:
    """扣减年度绩效奖金, 扣减该镇工作经费: only staff has such pay, only an organ such money."""
    word = "" if p.act.kind in {"收费", "溯及"} else first(p.text, "机关经费")  # its own expenses
    of_others = bool(word) and has(p.up_to_act, "外部相对人")
    house_rules = p.act.name in _PAY | {"变相罚款"} and says(
        p.up_to_act + p.text,
        "由({长名}/)(公司/企业/单位/中心/集团/队/院/校)(按/依/依照/按照/依据)(内部/本单位/本公司/企业/公司/其/单位)…(制度/规章/规定/办法)",
    )
    if house_rules and says(p.text + p.rest, "(奖金/安全奖/绩效/工资/津贴/薪酬/月奖)"):
        return noted(p, house_rules, "是用人单位按自己的规章管理员工", "内部")
    if of_others and says(p.up_to_act, "(迟到/早退/旷工/脱岗/缺勤/考勤)"):  # 职工迟到三次的，扣当月绩效
        of_others = bool(_of_private_place(p))
    return noted(p, "" if of_others else word, "扣的是机关的经费、绩效，属于内部管理", "内部")


def _of_private_place(p: Predicate) -> bool:
    """店员迟到: the staff of a shop or of a private firm is nobody's here."""
    return has(p.up_to_act, "行业场所") or bool(says(p.up_to_act, "(企业/公司/店/厂/民营/私营/商户/物业)"))


def own_measure(p: Predicate) -> Frame | None:
    """实施查封应当经行政机关负责人批准, 采购人采用单一来源方式的，应当经财政部门批准: the step that the organ itself takes."""
    if p.act.kind != "许可":
        return None
    bought = says(p.before_act, "采购人……(采购方式/单一来源/单一来源方式)…；")
    own = bought or says(p.up_to_act, "^(实施/采取/作出)…(查封/扣押/冻结/强制措施/强制执行/处罚/处罚决定)$")
    return noted(p, own, "要批准的是机关自己采取的措施、采购方式", "内部")


_RENTED = lazy("(?:租|租有|租用|租赁|自有|固定)[^，。；]{0,14}办公用房")  # what a firm must have


def office_work(p: Predicate) -> Frame | None:
    """What may only be done after approval is the work of an office: 印发, 提交审议, 拨付, 上线."""
    if p.act.kind != "许可":
        return None
    if says(p.text, "(国资委/国资监管机构/国有资产监督管理机构/国资中心)"):
        p.note("批准的是国有资产的出资人：是出资人对自己企业的管理")
        return "内部"
    outside = classes()["外部相对人"]
    if (
        says(p.up_to_act[-30:], "(研究/制定/确定/拟定/提出/编制)…")
        and activity(p).startswith(("实施", "执行", "公布"))
        and addressee(p.up_to_act) not in outside  # 民办学校学费由学校自主确定，但应先报教育局核准后执行
    ):
        p.note("由机关制定、报批后实施：是机关自己的事务")
        return "内部"
    if says(p.up_to_act, "不(能/宜/便)(采用/采取)(招标/公开招标/招拍挂/拍卖/挂牌)…方式"):
        p.note("采用什么方式出让、采购是机关自己的事务")
        return "内部"
    if has(activity(p)[:4], "公文手续"):
        p.note("要做的是印发、提请审议一类的公文手续：是机关自己的事务")
        return "内部"
    if (p.text.startswith(("审查", "审核")) and _OF_A_PAPER.search(p.up_to_act)) or says(
        p.up_to_act + p.text, _BY_LAWYERS, "(经/经过/通过/报)(公平竞争/合法性/法制/廉洁性)(审查/审核)"
    ):
        p.note("审查的是机关自己的文件、合同是否合法、是否妨碍公平竞争：是机关自己的事务")
        return "内部"
    near = _RENTED.sub("", p.up_to_act)[-NEAR:]
    if has(near, "机关行为") and addressee(near) not in outside:
        p.note("要审查的是决策、执法一类机关自己的行为")
        return "内部"
    topic = p.up_to_act.partition("，")[0]
    own = says(p.up_to_act, "(数据库/规划成果/总体规划/专项规划/预算/决算)$")
    petition = own or (
        p.text.startswith("未") and says(p.up_to_act, "(请示/签报/公文/来文/文稿/发文)$")
    )  # 请示未经会签的，不得报送
    if petition or (
        p.text.startswith(("由", "报")) and has(topic[-4:], "公文")
    ):  # 总体规划，经村民会议讨论后，由县政府审批
        p.note("话题是方案、计划一类的公文：是机关自己的事务")
        return "内部"
    if addressee(p.up_to_act) in outside or addressee(p.reading.text[p.sentence.start : p.segment.start]) in outside:
        return None
    built = has(activity(p)[:6], "市场活动")  # 设计经审查同意后方可施工
    built = built or bool(
        says(p.text, "(未/不)…的{行业场所}{禁}")
    )  # 未审定的场馆不得提供场地: a private place may not serve
    on_paper = has(p.up_to_act[-4:], "公文") or says(p.text, "^{长名}{公文}(须经/应经/应当经/须报/应报/应当报)")
    if (on_paper and not built) or says(p.text, "{公文}由"):
        p.note("要批准的是方案、计划一类的公文：是机关自己的事务")
        return "内部"
    work = "" if has(p.up_to_act[-30:], "行业场所") else first(activity(p)[:7], "机关事务")
    if work and not has(p.condition(), "市场活动"):
        p.note(f"“{work}”：是机关自己的事务")
        return "内部"
    return None


TESTS: tuple[Test, ...] = (
    contract, terms_of_lease, breach_of_contract, own_channel, own_staff, discipline, heads_of_offices, hired_by_the_public, in_service, in_the_house, work_of_townships, performance_pay, granted, own_measure, office_work, not_renewed, own_vehicle, state_owned, own_people, own_career, under_house_rules, of_own_property, terms_told, agreed_with_him,
)  # fmt: skip
