"""Registers (台账) with a matter a row and steps for columns, tables of one matter's steps, and what their notes say."""

from __future__ import annotations

from datetime import date

import pytest

from fzzf_check.pipeline import Options, check
from fzzf_check.reports.facts import EVENT_KINDS

HEADER = (
    "| 序号 | 文件名称 | 起草单位 | {received} | {given} | 结论 | {met} | 备注 |\n|---|---|---|---|---|---|---|---|\n"
)
REGISTER = "青槐县行政规范性文件合法性审核台账\n（2023年，填报单位：青槐县司法局）\n\n" + HEADER
COLUMNS = [
    ("收件日期", "出具意见日期", "县政府常务会议审议日期"),
    ("收文时间", "审结时间", "上会时间"),
    ("送审日期", "审查意见出具日期", "常务会议日期"),
    ("收件", "出具意见", "常务会"),
]


def told_and_found(text: str) -> tuple[list[str], list[tuple[str, int]]]:
    """The dated events that took place, and the rules on procedure with the lines where they gave an error or a warning."""
    report = check("记录.txt", Options(as_of=date(2026, 1, 15), facts=True), data=text.encode())
    assert report.facts is not None
    took_place = (e for e in report.facts.events if e.start and not e.denied and not e.planned)
    events = {
        " ".join([e.kind, *(d.isoformat() for d in (e.start, e.end) if d)]) for e in took_place if e.kind in EVENT_KINDS
    }
    loud = (f for f in report.findings if f.severity != "info" and f.category in {"procedure", "review_file"})
    return sorted(events), [(f.rule, f.span.line) for f in loud]


@pytest.mark.parametrize("columns", COLUMNS, ids="、".join)
def test_台账每一行是一个文件_列名说明日期是哪一步(columns: tuple[str, str, str]) -> None:
    received, given, met = columns
    rows = (
        "| 1 | 河道保洁办法 | 县水务局 | 2023年3月6日 | 2023年3月17日 | 合法 | 2023年3月29日（第5次） | 通过 |\n"
        "| 2 | 集市管理规定 | 县商务局 | 2023年5月8日 | 2023年6月1日 | 合法 | 2023年5月24日（第8次） | 通过 |"
    )
    events, found = told_and_found(REGISTER.format(received=received, given=given, met=met) + rows)
    assert events == sorted([
        "合法性审查 2023-03-06 2023-03-17", "集体讨论决定 2023-03-29",
        "合法性审查 2023-05-08 2023-06-01", "集体讨论决定 2023-05-24",
    ])  # fmt: skip
    assert [(code, line) for code, line in found if code == "FZ601"] == [("FZ601", 7)]


@pytest.mark.parametrize(
    "remark",
    [
        "上一稿退回，本行为重新收件；已按意见修改，通过",
        "初次报送材料不全，补齐后再次送审，通过",
        "重新报送后办结，通过",
    ],
)
def test_备注说的事不借用别的格的日期(remark: str) -> None:
    received, given, met = COLUMNS[0]
    row = f"| 1 | 犬只管理办法 | 县公安局 | 2023年7月3日 | 2023年7月14日 | 应当予以修改 | 2023年7月26日 | {remark} |"
    events, found = told_and_found(REGISTER.format(received=received, given=given, met=met) + row + "\n" + row)
    assert set(events) == {"合法性审查 2023-07-03 2023-07-14", "集体讨论决定 2023-07-26"}
    assert not found


@pytest.mark.parametrize("remark", ["收件时材料齐全，通过", "其间未要求补正，通过", "未退回补正，通过"])
def test_材料齐全仍超过十五个工作日的是警告_没有写明的只提示(remark: str) -> None:
    received, given, met = COLUMNS[0]
    head = REGISTER.format(received=received, given=given, met=met)
    row = "| {n} | {name} | 县城管局 | 2023年3月1日 | 2023年4月12日 | 合法 | 2023年4月20日 | {remark} |\n"
    text = (
        head + row.format(n=1, name="绿地认养办法", remark=remark) + row.format(n=2, name="户外照明规定", remark="通过")
    )
    assert [(code, line) for code, line in told_and_found(text)[1] if code == "FZ607"] == [("FZ607", 6)]


@pytest.mark.parametrize("step", ["听证会", "座谈会", "专家论证会", "风险评估", "请示报告", "归档"])
def test_一览表的环节写在日期后面一格也认得(step: str) -> None:
    kind = {"听证会": "听证", "专家论证会": "专家论证"}.get(step, step)
    text = (
        "云岭县轮渡停航方案办理过程一览表\n（2022年度重大行政决策事项目录第3项）\n\n"
        "| 序号 | 时间（2022年） | 环节 | 办理情况 | 卷号 |\n"
        "| 1 | 3月7日 | 启动 | 县长批示启动决策程序 | A-1 |\n"
        f"| 2 | 6月14日 | {step} | 办理完毕，签到表附后 | B-1 |\n"
        "| 3 | 8月1日 | 公布 | 在县政府网站公布 | D-1 |"
    )
    assert f"{kind} 2022-06-14" in told_and_found(text)[0]


def test_一览表里听证会材料提前三日送达的仍然是迟() -> None:
    text = (
        "云岭县轮渡停航方案办理过程一览表\n（2022年度重大行政决策事项目录第3项）\n\n"
        "| 序号 | 时间（2022年） | 环节 | 办理情况 | 卷号 |\n"
        "| 1 | 6月1日 | 听证准备 | 发布听证公告，写明时间、地点，附方案草案及说明、遴选办法 | B-3 |\n"
        "| 2 | {day} | 听证准备 | 听证会材料由专人送到16名听证参加人手中签收 | B-4 |\n"
        "| 3 | 6月24日 | 听证会 | 参加人陈述、辩论，核对笔录后签字 | B-5 |"
    )
    assert ("FZ621", 6) in told_and_found(text.format(day="6月21日"))[1]
    assert not told_and_found(text.format(day="6月13日"))[1]


def test_公布以后才请示报告的在一览表里也看得出() -> None:
    text = (
        "青槐县城乡公交方案办理过程一览表\n（2022年度重大行政决策事项目录第1项）\n\n"
        "| 序号 | 时间 | 环节 | 办理情况 |\n"
        "| 1 | 2022年9月5日 | {first} | 办理完毕 |\n| 2 | 2022年9月14日 | {then} | 办理完毕 |\n| 3 | 2022年10月8日 | 归档 | 一卷 |"
    )
    assert ("FZ671", 6) in told_and_found(text.format(first="公布", then="请示报告"))[1]
    assert not told_and_found(text.format(first="请示报告", then="公布"))[1]


@pytest.mark.parametrize("brackets", ["【】", "[]"])
def test_方括号里的环节和后面的日期(brackets: str) -> None:
    left, right = brackets
    text = (
        "清河区重大行政决策事项办理登记表\n\n"
        f"{left}集体讨论{right}2022年5月9日，区政府第6次常务会议，出席8人，区长末位发言，决定批准实施\n"
        f"{left}座谈会{right}2022年3月2日，社区代表20人\n"
        f"{left}归档{right}2022年7月1日，1卷"
    )
    assert told_and_found(text)[0] == sorted(["集体讨论决定 2022-05-09", "座谈会 2022-03-02", "归档 2022-07-01"])


@pytest.mark.parametrize(
    "head",
    [
        "时　间　2024年4月16日下午\n地　点　局二楼会议室",
        "时 间  2024年4月16日下午\n地　点　局二楼会议室",
        "日　期　2024年4月16日下午\n地　点　局二楼会议室",
        "2024年4月16日下午3时，在局二楼会议室",
        "2024年4月16日　局二楼小会议室",
    ],
)
def test_纪要头里没有冒号的时间是开会那天(head: str) -> None:
    text = (
        f"云岭市水务局\n局长办公会议纪要（2024年第4次）\n\n{head}\n主持人　局长　尤某\n\n"
        "一、审议《云岭市节水奖励办法》\n政策法规科汇报：3月18日收到送审稿，3月28日出具合法性审核意见，结论为合法。\n会议同意以局文件印发。\n\n"
        "二、研究防汛值班\n会议要求加强值班。"
    )
    events, found = told_and_found(text)
    assert events == ["合法性审查 2024-03-18 2024-03-28", "集体讨论决定 2024-04-16"]
    assert not found


@pytest.mark.parametrize("received", ["补齐材料重新报送，当日收件", "再次报送材料，我局收件", "重新送审"])
def test_退回补正的_审核从重新收件起算_起草单位自己的审核不是本件的意见(received: str) -> None:
    text = (
        "云岭县司法局\n行政规范性文件合法性审核意见书\n云司核〔2024〕7号\n\n县民政局：\n\n"
        "你局起草、拟以县政府办公室名义印发的《云岭县临时救助办法（送审稿）》收悉。现出具审核意见。\n\n"
        f"一、受理经过\n2024年4月8日，你局首次报送材料，因缺少采纳情况，我局4月9日予以退回。4月16日，你局{received}。\n\n"
        "二、程序情况\n（一）本单位审核。4月1日，你局政策法规科出具本单位审核意见。\n\n"
        "三、结论\n合法。\n\n云岭县司法局\n2024年4月26日"
    )
    events, found = told_and_found(text)
    assert "合法性审查 2024-04-16 2024-04-26" in events
    assert not found


@pytest.mark.parametrize("heading", ["听证时间和地点", "听证会时间、地点", "召开时间及地点"])
def test_听证公告标题下的时间是听证的日子_材料按它倒推七日(heading: str) -> None:
    text = (
        "云岭县民政局\n关于举行公墓扩建方案听证会的公告\n\n公墓扩建方案是县政府2024年度重大行政决策事项，公告如下：\n\n"
        f"一、{heading}\n2024年9月12日（星期四）上午9：00，县政务服务中心三楼会议室。\n\n"
        "二、听证会参加人\n参加人16名，自愿报名后由公证处抽签确定。\n\n"
        "三、材料送达\n听证会材料将于2024年9月{day}日送达听证参加人。方案草案及说明附后。\n\n云岭县民政局\n2024年8月12日"
    )
    assert ("FZ621", 13) in told_and_found(text.format(day=9))[1]
    events, found = told_and_found(text.format(day=3))
    assert "听证 2024-09-12" in events
    assert not found


def test_用制表符打的台账_第一列不是序号_年份在标题里() -> None:
    text = (
        "松桥县2023年规范性文件合法性审核登记台账\n\n文件名称\t起草单位\t送审时间\t审核完成时间\t审核意见\t上会时间\t印发时间\t备注\n"
        "电单车停放规定\t县城管局\t2月6日\t2月17日\t合法\t2月23日（第3次常务会）\t3月1日\t\n"
        "河砂管理细则\t县水务局\t5月8日\t5月10日\t合法\t5月17日（第7次常务会）\t5月22日\t非紧急\n"
        "培训场所规定\t县教育局\t3月20日\t4月3日\t合法\t3月29日（第5次常务会）\t4月6日\t"
    )
    events, found = told_and_found(text)
    assert "合法性审查 2023-02-06 2023-02-17" in events
    assert "集体讨论决定 2023-03-29" in events
    assert "公布 2023-05-22" in events
    assert found == [("FZ606", 5), ("FZ601", 6)]


@pytest.mark.parametrize(
    ("paper", "kind"), [("听证会笔录", "听证"), ("座谈会记录", "座谈会"), ("专家论证会纪要", "专家论证")]
)
def test_材料目录里会议的笔录和记录就是会议那天的(paper: str, kind: str) -> None:
    text = (
        "重大行政决策归档材料目录\n案卷名称：滨河路改造项目\n\n| 顺序号 | 材料名称 | 形成日期 | 页数 |\n|---|---|---|---|\n"
        f"| 1 | 启动决策批示 | 2022-03-07 | 2 |\n| 2 | {paper} | 2022-05-19 | 15 |\n| 3 | 公布文件 | 2022-07-05 | 20 |"
    )
    assert f"{kind} 2022-05-19" in told_and_found(text)[0]


def test_登记表有起止两栏的_是从这一天到那一天_空着一格表也不断() -> None:
    rows = [
        "序号\t材料名称\t起始日期\t截止日期\t页数",
        "1\t年度决策目录公布件\t2023-02-20\t\t2",
        "2\t启动呈批表\t2023-03-08\t\t1",
        "3\t公开征求意见公告\t2023-04-03\t2023-05-05\t3",
        "4\t专家论证意见\t2023-05-18\t\t4",
        "5\t合法性审查\t2023-06-01\t2023-06-14\t4",
    ]
    events, _ = told_and_found("青槐县重大行政决策案卷材料登记表\n\n案卷名称：老码头改造方案\n\n" + "\n".join(rows))
    assert events == sorted([
        "年度目录 2023-02-20", "启动 2023-03-08", "公开征求意见 2023-04-03 2023-05-05", "专家论证 2023-05-18",
        "合法性审查 2023-06-01 2023-06-14",
    ])  # fmt: skip


def test_备注写明公告到哪一天() -> None:
    rows = [
        "序号\t材料名称\t日期\t页数\t备注",
        "1\t启动呈批表\t2023-03-08\t1\t县长签同意启动",
        "2\t征求意见公告\t2023-04-03\t3\t期限至2023年5月5日",
        "3\t专家论证意见\t2023-05-18\t4\t5人签名",
    ]
    events, _ = told_and_found("青槐县重大行政决策案卷材料登记表\n\n" + "\n".join(rows))
    assert "公开征求意见 2023-04-03 2023-05-05" in events


@pytest.mark.parametrize("occasion", ["（在全县座谈会上的发言，2025年11月6日）", "（2025年11月6日在推进会上）"])
def test_题目下面括号里是汇报的场合_不是经过的一步_也不改变年份(occasion: str) -> None:
    text = f"青槐县城市管理局\n关于环卫改革方案决策情况的汇报\n{occasion}\n\n各位领导：\n\n2月24日，县长同意启动。3月17日到4月18日公开征求意见。"
    assert told_and_found(text)[0] == sorted(["启动 2025-02-24", "公开征求意见 2025-03-17 2025-04-18"])


def test_同一步分两行登记_括号里写明送审还是意见() -> None:
    text = (
        "沅溪区重大行政决策程序登记表\n（2023年度）\n\n"
        "| 环节 | 时间 | 办理情况 |\n|---|---|---|\n"
        "| 合法性审查（送审） | 2023年6月12日 | 材料齐全，区司法局当日签收 |\n"
        "| 合法性审查（意见） | 2023年6月25日 | 结论为可以提交 |\n"
        "| 集体讨论 | 2023年7月6日 | 区政府第18次常务会议讨论，决定通过 |\n"
    )
    events, rules = told_and_found(text)
    assert "合法性审查 2023-06-12 2023-06-25" in events
    assert not any(code == "FZ605" for code, _ in rules)


def test_台账里集体讨论一格写的是专题会议_不算集体讨论() -> None:
    text = (
        "沅溪市重大行政决策程序登记表\n（2024年）\n\n"
        "| 序号 | 事项 | 启动 | 公开征求意见 | 专家论证 | 合法性审查 | 集体讨论 | 公布 |\n|---|---|---|---|---|---|---|---|\n"
        "| 1 | 客运站迁建方案 | 3月18日 | 6月11日至7月12日 | 7月23日 | 8月20日收件，9月2日出具 | 9月10日，常务副市长召集专题会议，审定选址并同意实施 | 9月19日 |\n"
    )
    events, rules = told_and_found(text)
    assert not any(event.startswith("集体讨论决定") for event in events)
    assert any(code == "FZ662" for code, _ in rules)


def test_月份写在条目前的大事记_下一条只写日的仍是这个月_不随条目里说到的别的日子() -> None:
    text = (
        "清河区禁牧方案大事记\n（2024年）\n\n5月6日　草案通过区政府网站公开，听取意见至6月7日。\n20日　召开牧民座谈会。\n"
        "30日　召开专家论证会。\n\n6月13日　举行听证会。\n28日至29日　召开居民座谈会。\n"
    )
    assert told_and_found(text)[0] == sorted(
        [
            "公开征求意见 2024-05-06 2024-06-07", "座谈会 2024-05-20", "专家论证 2024-05-30", "听证 2024-06-13",
            "座谈会 2024-06-28 2024-06-29",
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "said", "rules"),
    [
        ("参加人", "参加人共20名，一律由各社区指派。", ["FZ623"]),
        ("参加人", "名额20名，不接受个人报名。", ["FZ623"]),
        ("参加人", "参加人20名从报名者中抽签产生，不接受逾期报名。", []),
        ("材料", "草案和说明等书面材料在报到时发给参加人。", ["FZ621"]),
        ("材料", "草案和说明于6月10日寄给参加人，报到时另备一份。", []),
        ("记录", "记录由书记员整理后存档，参加人不必核对记录。", ["FZ624"]),
        ("旁听", "旁听人员由社区推荐，记录员由办公室指定。", []),
    ],
)
def test_听证公告里写明的安排也看是不是合法(heading: str, said: str, rules: list[str]) -> None:
    text = (
        "云岭县住房和城乡建设局\n关于召开停车收费方案听证会的公告\n\n"
        "县住建局定于2024年6月20日在局三楼会议室举行听证会，现公告如下。\n\n"
        f"一、听证{heading}\n{said}\n\n云岭县住房和城乡建设局\n2024年5月30日"
    )
    assert [rule for rule, _ in told_and_found(text)[1] if rule in {"FZ621", "FZ623", "FZ624"}] == rules
