"""Force and frame: the numbered tests, one sentence that decides each."""

from __future__ import annotations

import pytest
from reading_norms import norms_of, one, set_by


def test_没有引用上位法的罚款是本文件设定的() -> None:
    norm = one("第九条　擅自占用绿地的，处二百元以上五百元以下罚款。", "罚款")
    assert (norm.force, norm.frame, norm.text) == ("设定", "对外", "处二百元以上五百元以下罚款")
    assert [(a.low, a.high, a.unit) for a in norm.amounts] == [(200, 500, "元")]
    assert norm.condition == "擅自占用绿地的"


def test_依照法律条文处罚是实施() -> None:
    norm = one("露天焚烧沥青的，由城管局依照《中华人民共和国大气污染防治法》第一百一十九条处以罚款。", "罚款")
    assert (norm.force, norm.basis_from) == ("实施", "本句")
    assert norm.basis[0].rank == "法律"


def test_依照本办法处罚仍是设定并且留下所引的依据() -> None:
    norm = one("第八条　违规设摊的，依照本办法第三条处200元罚款。", "罚款")
    assert norm.force == "设定"
    assert norm.basis[0].rank == "本文件"


def test_法律的精神不是依据() -> None:
    norm = one("根据《中华人民共和国城乡规划法》精神，对拒不整改的农户断水断电。", "停水停电")
    assert (norm.force, norm.basis) == ("设定", ())


def test_依法修饰登记时不修饰后面的罚款() -> None:
    assert one("依法登记的商户占道经营的，罚款100元。", "罚款").force == "设定"
    assert one("商户占道经营的，依法予以罚款。", "罚款").force == "实施"


def test_另行增加的措施不在所引条文之内() -> None:
    text = "依照《中华人民共和国水法》第六十五条，对违法建设者除罚款外，收回其承包地。"
    assert one(text, "收回权益").force == "设定"


def test_新的条件和新的主体不再受前面的依据管着() -> None:
    text = (
        "未验先投的，由生态环境局依照《建设项目环境保护管理条例》第二十三条处以罚款。"
        "拒不停产的，由村委会组织力量断水断电。"
    )
    assert {n.act: n.force for n in norms_of(text)}["罚款"] == "实施"
    assert {n.act: n.force for n in norms_of(text)}["停水停电"] == "设定"


def test_情节严重的仍在前句的依据之内() -> None:
    text = "根据《城市道路管理条例》第四十二条，擅自挖掘道路的，由市政部门责令改正。情节严重的，可以处二万元以下罚款。"
    assert (one(text, "罚款").force, one(text, "罚款").basis_from) == ("实施", "前句")


def test_上述行为违反某法的后一句是实施() -> None:
    text = "上述行为违反《中华人民共和国防洪法》第二十二条。水利局应当责令清除，并处一万元以上五万元以下的罚款。"
    assert one(text, "罚款").force == "实施"


def test_制定依据不管下面的条文() -> None:
    text = "第一条　根据《中华人民共和国固体废物污染环境防治法》，制定本办法。\n第五条　乱倒垃圾的，处100元罚款。"
    assert one(text, "罚款").force == "设定"


def test_表格的依据栏管着本行的处罚() -> None:
    text = (
        "法律责任对照表\n| 违法行为 | 依据 | 处理 |\n"
        "| 露天烧烤 | 《中华人民共和国大气污染防治法》第一百一十八条 | 处五百元以上二万元以下罚款 |\n"
        "| 晾晒谷物 | 村规民约 | 罚款50元 |"
    )
    assert [n.force for n in norms_of(text) if n.act == "罚款"] == ["实施", "设定"]


def test_不得设定处罚是禁止() -> None:
    assert set_by("规范性文件不得设定罚款、没收等处罚。") == []
    assert {n.force for n in norms_of("严禁对商户处以罚款。")} == {"禁止"}


def test_取消保证金是废止取消资格是处罚() -> None:
    assert one("取消摊位履约保证金500元。", "保证金").force == "废止"
    assert one("拒不参加培训的经纪人，取消其从业资格。", "取消资格").force == "设定"


def test_移送和申请法院执行是实施() -> None:
    assert one("逾期不拆除的，申请人民法院强制执行。", "强制执行").force == "实施"


@pytest.mark.parametrize(
    "text",
    [
        "作出罚款决定前，应当听取当事人陈述。",
        "被责令停产停业的企业可以申请听证。",
        "拒不缴纳罚款的，每日加处百分之三。",
        "全年共作出罚款处罚32件。",
        "送审稿第五条“逾期不改的罚款200元”没有法律依据，建议删除。",
        "将第六条“未经街道同意不得装修”修改为“装修前可以告知街道”。",
    ],
)
def test_提到处罚不是设定处罚(text: str) -> None:
    assert set_by(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "执法人员未持证执法的，暂扣其执法证件。",
        "预算单位追加项目经费，须经财政局审核同意。",
        "规范性文件草案未经合法性审核的，不得提交审议。",
        "中标单位未履约的，按照合同约定扣除履约保证金。",
        "申报专项资金的企业，须经县工信局推荐。",
    ],
)
def test_内部管理和合同与给付不是对外设定(text: str) -> None:
    assert set_by(text) == []


def test_公安机关的机关不是被管理的机关() -> None:
    assert one("婚车车队上路前，须报公安机关批准。", "审批同意").frame == "对外"


def test_企业工作人员的对象是最后一个词() -> None:
    text = "对供电企业和乡镇工作人员推诿的，予以通报批评。"
    assert one(text, "警告通报").frame == "内部"


def test_列举引语里的处罚以各项为条件() -> None:
    text = "第七条　有下列情形之一的，由镇政府收回摊位：\n（一）私自转租的；\n（二）占道经营的。"
    norm = one(text, "收回权益")
    assert norm.force == "设定"
    assert "私自转租" in norm.condition


def test_每条规范都说得出是怎样判断的() -> None:
    norm = one("擅自占用绿地的，由街道办事处处200元罚款。", "罚款")
    assert norm.agent_class == "乡镇街道"
    assert norm.trace[0] == "读作处罚·罚款：“处200元罚款”"
    assert norm.trace[-1].endswith("定为“设定”")


def test_会议纪要作依据的处罚另有一条纪要依据() -> None:
    norms = norms_of("对占道的摊主，依据县政府专题会议纪要处200元罚款。")
    assert ("纪要依据", "设定") in {(n.kind, n.force) for n in norms}


def test_法定许可只提示核实() -> None:
    norm = one("从事餐饮服务的单位应当取得食品经营许可证后方可营业。", "许可证件")
    assert "食品经营许可" in norm.doubt


def test_中央机关的文件只提示核实() -> None:
    text = "住房和城乡建设部关于加强施工管理的通知\n\n一、未安装喷淋设施的工地，处一万元罚款。\n"
    assert all(n.doubt for n in norms_of(text) if n.force == "设定")


def test_署名写国名全称的部委也是中央机关() -> None:
    text = "关于加强施工管理的通知\n\n一、未安装喷淋设施的工地，处一万元罚款。\n\n中华人民共和国住房和城乡建设部\n2024年3月5日\n"
    assert all("住房和城乡建设部" in n.doubt for n in norms_of(text) if n.force == "设定")


def test_说明写着立法的草案可能是政府规章() -> None:
    draft = "关于公开征求《云岭省犬只管理办法（草案）》意见的公告\n\n为{why}，现征求意见。\n\n云岭省犬只管理办法（草案）\n\n第一条　遛犬不拴绳的，处200元罚款。"
    assert "规章" in one(draft.format(why="提高立法质量"), "罚款").doubt
    assert not one(draft.format(why="规范养犬"), "罚款").doubt


def test_给付文件里经镇政府同意只提示核实_经村委会同意是设定() -> None:
    title = "云岭县公共租赁住房管理细则\n\n第九条　承租人更换灯具的，应当经{who}同意后方可更换。"
    assert "给付" in one(title.format(who="镇人民政府"), "审批同意").doubt
    assert not one(title.format(who="居委会"), "审批同意").doubt


def test_省级价格部门的收费文件写在括号里也是依据() -> None:
    by_price = one("补办门禁卡的，缴纳工本费15元（按照云价费〔2019〕31号执行）。", "收费")
    assert (by_price.force, by_price.basis_from) == ("实施", "括注")
    by_town = one("补办门禁卡的，缴纳工本费15元（按照清政〔2019〕31号执行）。", "收费")
    assert (by_town.force, by_town.basis_from) == ("设定", "括注")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("将第九条修改为：“未挂牌经营的，处100元罚款。”", "罚款"),
        ("第十二条改为第十三条，修改为：“在河滩烧烤的，由街道办事处没收炉具。”", "没收"),
        ("增加一条，作为第二十条：“销售散装白酒的，应当报镇政府批准后方可营业。”", "审批同意"),
        ("第六条增加一款，作为第三款：“逾期未清运的，由城管局扣押车辆。”", "扣押"),
        ("在第四条后增加一条：“摊主每月缴纳保洁费30元。”", "收费"),
    ],
)
def test_修改决定写进文件的新条文是设定(text: str, act: str) -> None:
    assert (one(text, act).force, one(text, act).frame) == ("设定", "对外")


@pytest.mark.parametrize(
    "text",
    [
        "删去第八条“出租柜台应当报镇政府批准，未经批准的处五百元罚款”。",
        "将第五条中的“缴纳押金2000元，违者押金不退”修改为：“签订文明经营承诺书”。",
        "将第七条修改为：“损坏路灯的，依照《城市道路管理条例》第四十二条处理。”",
    ],
)
def test_修改决定删去的旧条文不是设定(text: str) -> None:
    assert set_by(text) == []


def test_决策记录只有摘录的决定内容才可能设定() -> None:
    record = "云岭县重大行政决策档案\n\n一、公众参与\n有居民建议，乱停车的，处200元罚款。\n\n二、方案主要内容摘录\n（一）乱停车的，由城管局处200元罚款。\n"
    assert [n.paragraph.line for n in norms_of(record, "决策记录")] == [7]


def test_依据会议纪要强制拆除_只说一次纪要作依据() -> None:
    one("依据本次会议纪要，由街道强制拆除西街棚屋。", "纪要作依据")


@pytest.mark.parametrize(
    "text",
    [
        "县教育局所属学校采购教学设备，应当报县教育局批准。",
        "市水利局直属单位处置旧办公楼，须经市水利局审批。",
    ],
)
def test_机关所属单位报机关批准是内部管理(text: str) -> None:
    assert set_by(text) == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("第九条　执法人员可以采取下列手段：\n（一）强制卸货；\n（二）强制熄火。\n", "其他强制"),
        ("第六条　下列人员不享受安置房：\n（一）外嫁女；\n（二）户口空挂的人员。\n", "剥夺权利"),
    ],
)
def test_列举的引语和短项不是标题(text: str, act: str) -> None:
    assert act in {norm.act for norm in set_by(text)}


@pytest.mark.parametrize("text", ["取消村民自费更换院门的要求。", "取消签订息诉承诺书的做法。"])
def test_取消一项要求的做法不是增设义务(text: str) -> None:
    assert set_by(text) == []


@pytest.mark.parametrize(
    "text",
    ["须在本区设立分公司后方可承接工程。", "外地检测企业必须在我县设立分公司。", "物流平台应当在本市注册子公司。"],
)
def test_要求在本地设立分公司不是限定经营者(text: str) -> None:
    assert {norm.act for norm in set_by(text)} == {"要求本地注册"}


@pytest.mark.parametrize("text", ["出租房屋的业主须经社区同意。", "业主出租房屋必须经社区审批同意后方可入住。"])
def test_业主要经社区同意是审批(text: str) -> None:
    assert "审批同意" in {norm.act for norm in set_by(text)}


@pytest.mark.parametrize(
    "text", ["占用公共部位的，应当经有利害关系的业主书面同意。", "转租的，须征得房东同意后方可办理入住。"]
)
def test_要民事权利人同意不是审批(text: str) -> None:
    assert set_by(text) == []


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("在临街外墙加装遮阳棚的，收取景观修复金300元，用于街区美化。", {"收费"}),
        ("外省苗木进入交易中心的，每车收取市场调控费60元。", {"收费"}),
        ("商户没有清走门前堆件的，每件计收占道疏导金2元。", {"处罚"}),
        ("给沿河养殖户代销饲料的，每车交失信金300元。", {"处罚"}),
    ],
)
def test_没有人做错事而收的钱是收费_做错了才交的钱是罚款(text: str, acts: set[str]) -> None:
    assert {norm.kind for norm in norms_of(text) if norm.force == "设定"} >= acts
    assert acts != {"收费"} or not any(norm.kind == "处罚" for norm in norms_of(text))
