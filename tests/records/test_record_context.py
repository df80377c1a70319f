"""What a record leaves unsaid in a line stands over it: its title, a heading, a caption, who presides, the columns of a list."""

from __future__ import annotations

import pytest
from record_documents import parsed

from fzzf_check.dossier.roles import DRAFT, OTHER, role_of
from fzzf_check.parse.record.records import read_record
from fzzf_check.parse.record.subjects import subject_of


def manners(text: str) -> set[tuple[str, str]]:
    return {(m.step, m.name) for m in read_record(parsed(text, "决策记录")).manners}


def told(text: str) -> list[str]:
    return [f"{e.kind} {e.start}" for e in read_record(parsed(text, "决策记录")).events if e.start and not e.planned]


@pytest.mark.parametrize(
    "opening",
    ["县长林某主持会议。", "主持人：县长林某", "2024年5月6日，县长林某在县政府二楼会议室主持召开常务会议。"],
)
def test_主持会议的县长后来只说姓名也是首长(opening: str) -> None:
    text = f"云岭县人民政府第8次常务会议纪要\n\n{opening}\n\n一、审议公交线网方案\n林某首先发言，要求照方案通过。会议通过。"
    assert ("集体讨论决定", "首长先言") in manners(text)


@pytest.mark.parametrize("speaker", ["秦某", "副县长秦某"])
def test_别人先发言不是首长先言(speaker: str) -> None:
    text = f"云岭县人民政府第8次常务会议纪要\n\n县长林某主持会议。\n\n一、审议公交线网方案\n{speaker}首先发言，林某最后发言。"
    assert ("集体讨论决定", "首长先言") not in manners(text)


def test_听证参加人一节里说的指定就是指定听证参加人() -> None:
    head = "云岭县民政局\n关于陵园选址听证情况的报告\n\n县人民政府：\n\n一、听证参加人\n"
    assert ("听证", "代表指定") in manners(head + "由我局在乡镇干部中确定参加人12名。")
    assert ("听证", "代表指定") in manners(head + "报名村民一律未安排。")
    assert not manners(head + "由我局在报名村民中随机抽取参加人12名。")


def test_论证意见里专家名单上写明拟投标的公司() -> None:
    text = (
        "专家论证意见\n\n专家名单：\n柳某　青槐设计大学　教授\n谢某　云岭净水公司（拟参加投标）　工程师\n\n方案可行。"
    )
    assert ("专家论证", "利害关系") in manners(text)
    assert not manners(text.replace("云岭净水公司（拟参加投标）", "云岭理工学院"))


def test_评估报告里没有防范措施的一节() -> None:
    head = "社会稳定风险评估报告\n\n报告日期：2024年5月6日\n\n四、防范措施\n"
    assert ("风险评估", "缺要素") in manners(head + "本报告没有提出防范措施，由施工单位自行把握。")
    assert ("风险评估", "缺要素") in manners(head + "防范措施和处置预案，待开工后视情况另行制定。")
    assert not manners(head + "逐项提出防范措施七条，处置预案附后。")


def test_表格里栏目填写的话不是引别人的话() -> None:
    said = "公平竞争审查表“市场监管部门意见”栏填写“本表由起草科室审完，未送市场监管局”。"
    assert ("公平竞争审查", "未会同市监") in manners("云岭县决策记录\n\n" + said)


def test_目录里有的行空一栏仍按行读() -> None:
    rows = [
        "序号　材料名称　形成日期　页码",
        "1　启动决策程序的批示　2023年3月1日　1",
        "2　公开征求意见公告（县政府网站，5月4日至6月5日）　2—4",
        "3　专家论证意见（7名专家署名，附承诺书）　2023年6月20日　5—9",
        "4　规划公布文本　2023年9月8日　10—40",
    ]
    assert told("云岭县供热规划决策案卷目录\n\n" + "\n".join(rows)) == [
        "启动 2023-03-01", "公开征求意见 2023-05-04", "专家论证 2023-06-20", "公布 2023-09-08",
    ]  # fmt: skip


def test_题下括号里的话不是标题() -> None:
    document = parsed("云岭县重大行政决策全过程记录\n（一事一卷）\n\n3月4日，县长批示同意启动决策程序。")
    assert document.kind == "决策记录"
    assert document.title is not None
    assert document.title.startswith("云岭县重大行政决策全过程记录")


@pytest.mark.parametrize(
    "title",
    [
        "关于陵园选址听证情况的报告",
        "关于公交票价专家论证情况的汇报",
        "供热规划决策案卷材料目录",
        "关于举行水价听证会的公告",
    ],
)
def test_程序中某一步的报告和公告是决策记录(title: str) -> None:
    assert parsed(f"{title}\n\n一、基本情况\n5月6日举行。").kind == "决策记录"


@pytest.mark.parametrize(
    "title", ["云岭县重大行政决策程序规定", "云岭县行政听证办法", "云岭县重大行政决策目录管理办法"]
)
def test_规定程序的文件不是记录(title: str) -> None:
    assert parsed(f"{title}\n\n第一条　为规范决策，制定本规定。").kind == "规范性文件"


def test_没有种类名称而逐日讲程序的是决策记录() -> None:
    body = "3月4日县长批示同意启动程序。4月1日至5月6日公开征求意见。5月20日召开专家论证会。6月3日送县司法局合法性审查。"
    document = parsed("东岭隧道那些事\n\n一、经过\n" + body)
    assert document.kind == "决策记录"
    assert len([e for e in read_record(document).events if e.start]) == 4


def test_讲公布归档经过的材料不是送审稿() -> None:
    about = parsed("云岭县供热规划公布和归档情况\n\n7月8日公布。", path="08_规划公布和归档情况.txt")
    draft = parsed("云岭县供热规划（送审稿）\n\n一、目标\n到2030年建成。", path="01_规划送审稿.txt")
    assert role_of(about, subject_of(about)) == OTHER
    assert role_of(draft, subject_of(draft)) == DRAFT


@pytest.mark.parametrize("words", ["不涉及市场主体生产经营活动", "不影响企业经营", "与经营者无关"])
def test_说明不涉及市场主体的不算涉及(words: str) -> None:
    record = read_record(parsed(f"云岭县救助细则制定情况\n\n细则3月3日至3月13日公开征求意见，{words}。", "决策记录"))
    assert not record.matters[0].market


def test_表头说明日期均为某年的_填报日期不改变各行的年份() -> None:
    head = "云岭县重大行政决策事项登记表\n\n填报日期：2023年12月20日　　表内日期均为2023年\n\n"
    rows = "序号|事项|启动|集体讨论决定\n1|公交改造方案|2月13日|5月18日\n2|供水规划|3月1日|7月6日"
    assert told(head + rows) == [
        "启动 2023-02-13",
        "集体讨论决定 2023-05-18",
        "启动 2023-03-01",
        "集体讨论决定 2023-07-06",
    ]


def test_省去世纪的日期在年份相近的记录里读作日期_标题序号不读作日期() -> None:
    head = "云岭县垃圾转运站布局调整方案\n决策全过程记录表\n\n记录期间：2024年11月至2025年4月\n\n序号　日期　环节　记录内容\n"
    rows = [
        "1　24.11.5　启动　县长批准启动",
        "2　25年1月16日　听证会　参加人23人，逐人签字",
        "3　25.3.13　集体讨论　县政府第9次常务会议审议通过",
    ]
    assert told(head + "\n".join(rows)) == ["启动 2024-11-05", "听证 2025-01-16", "集体讨论决定 2025-03-13"]
    assert told(head + "10.2.1　启动　县长批准启动") == []


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云岭县烟花爆竹禁放区域调整方案（草案）\n听证会笔录摘要", "决策记录"),
        ("云岭县污水处理设施运行管理实施方案\n社会稳定风险评估报告（节选）", "决策记录"),
        ("云岭县垃圾转运站布局调整方案\n决策全过程记录表", "决策记录"),
        ("关于《云岭县排涝泵站方案》的汇报提纲\n（县水务局，2025年4月21日）", "决策记录"),
        ("云岭县排涝泵站方案移交清单", "决策记录"),
    ],
)
def test_名称第二行写明是过程材料的_不是方案本身(title: str, kind: str) -> None:
    assert parsed(f"{title}\n\n组织单位：县公安局\n\n一、基本情况\n2024年11月5日举行。").kind == kind


def test_后续程序一节里说的日子在成文之前的_已经做了() -> None:
    head = "云岭县教育局\n关于学区划分征求意见结果的通报\n\n一、征求意见情况\n2023年3月1日至4月1日公开征求意见。\n\n三、后续程序\n"
    foot = "\n\n云岭县教育局\n2023年4月26日"
    assert "专家论证 2023-04-10" in told(head + "4月10日，邀请5名专家论证。" + foot)
    assert not [e for e in told(head + "5月10日，邀请5名专家论证。" + foot) if e.startswith("专家论证")]


def test_方括号小标题下面只写时间的_是小标题所说的那一步() -> None:
    text = "云岭县重大行政决策过程记录表\n\n【启动】\n时间：2021年3月16日\n\n【公布】\n时间：2021年8月2日，县政府网站公布\n\n【归档】\n时间：2021年9月10日"
    assert told(text) == ["启动 2021-03-16", "公布 2021-08-02", "归档 2021-09-10"]


def test_一行一个环节的登记册里_同上的各行是同一事项() -> None:
    head = "云岭县重大行政决策事项登记册\n（2023年度）\n\n序号\t事项\t环节\t日期\n"
    rows = [
        "1\t供水方案\t启动\t2月13日",
        "1\t同上\t公布\t6月8日",
        "2\t殡葬规划\t启动\t3月20日",
        "2\t同上\t公布\t7月10日",
    ]
    record = read_record(parsed(head + "\n".join(rows), "决策记录"))
    assert [m.name for m in record.matters if m.name] == ["供水方案", "殡葬规划"]
