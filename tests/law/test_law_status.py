"""How references stand on a day, and the rank of titles that no table knows."""

from __future__ import annotations

from datetime import date

import pytest

from fzzf_check.facts import Article
from fzzf_check.law.instruments import instrument, numbered, renumberings
from fzzf_check.law.penalties import penalties
from fzzf_check.law.rank import place_level, rank_by_form
from fzzf_check.law.status import judge, period_end

AUTUMN = date(2026, 11, 21)


def test_现行法律的现有条文() -> None:
    found = judge("行政处罚法", AUTUMN, [Article(16)])
    assert (found.status, found.title, found.rank) == ("现行", "中华人民共和国行政处罚法", "法律")


@pytest.mark.parametrize(("day", "status"), [(date(2026, 8, 14), "现行"), (date(2026, 8, 15), "已废止")])
def test_生态环境法典施行之日起_大气污染防治法失效(day: date, status: str) -> None:
    assert judge("大气污染防治法", day).status == status


def test_已废止的说明现行文本和失效日期() -> None:
    found = judge("中华人民共和国物权法", AUTUMN)
    assert (found.status, found.replaced_by) == ("已废止", "民法典")
    assert "2021年1月1日" in found.note


def test_第九十条在只有八十六条的法律里不存在() -> None:
    found = judge("行政处罚法", AUTUMN, [Article(86), Article(90)])
    assert (found.status, found.note) == ("条文不存在", "2021年文本共86条")


def test_范围的末条也要存在() -> None:
    assert judge("行政处罚法", AUTUMN, [Article(80, to=90)]).status == "条文不存在"
    assert judge("行政处罚法", AUTUMN, [Article(80, to=86)]).status == "现行"


def test_条数随版本变化() -> None:
    assert judge("治安管理处罚法", date(2024, 5, 1), [Article(130)]).status == "条文不存在"
    assert judge("治安管理处罚法", AUTUMN, [Article(130)]).status == "现行"


def test_已公布未施行的版本也可以引用() -> None:
    assert judge("治安管理处罚法", date(2025, 9, 1), [Article(130)]).status == "现行"


def test_最新版本的条数不明时不说条文不存在() -> None:
    assert judge("城市绿化条例", AUTUMN, [Article(200)]).status == "现行"


def test_引旧版本() -> None:
    found = judge("行政处罚法", AUTUMN, [Article(14)], year=2017)
    assert (found.status, found.replaced_by) == ("已修订", "行政处罚法（2021年）第十六条")


def test_旧版本在其有效时引用不算错() -> None:
    assert judge("行政处罚法", date(2021, 3, 1), [Article(14)], year=2017).status == "现行"


def test_按公布年或者施行年引现行版本都对() -> None:
    assert judge("行政复议法", AUTUMN, year=2023).status == "现行"
    assert judge("行政复议法", AUTUMN, year=2024).status == "现行"


def test_新法刚通过而施行日期不明时_旧版本仍可引() -> None:
    assert judge("律师法", date(2026, 9, 15), year=2017).status == "现行"


@pytest.mark.parametrize(
    ("context", "status"),
    [("规范性文件不得设定行政处罚", "已修订"), ("地方政府规章可以设定警告", "现行")],
)
def test_换号的条文看句子说的是哪一条(context: str, status: str) -> None:
    assert judge("行政处罚法", AUTUMN, [Article(14)], context=context).status == status


def test_写明版本的不再猜是否换号() -> None:
    assert judge("行政处罚法", AUTUMN, [Article(14)], year=2021, context="规范性文件不得设定").status == "现行"


def test_修订前的换号不起作用() -> None:
    assert judge("行政处罚法", date(2020, 1, 1), [Article(14)], context="规范性文件不得设定").status == "现行"
    assert renumberings("行政处罚法")


@pytest.mark.parametrize(
    ("title", "last"),
    [
        ("法治政府建设实施纲要（2021—2025年）", date(2025, 12, 31)),
        ("云岭省综合交通发展规划(2016-2020年)", date(2020, 12, 31)),
        ("清河区绿化三年行动计划（2021～2023年）", date(2023, 12, 31)),
        ("云岭县犬只管理办法", None),
        ("2021年工作要点", None),
        ("云岭县志（1990—2005年）", None),
    ],
)
def test_规划的期间写在名称里(title: str, last: date | None) -> None:
    assert period_end(title) == last


def test_期间届满的次日才算已过() -> None:
    title = "法治政府建设实施纲要（2021—2025年）"
    assert judge(title, date(2025, 12, 31)).status == "未收录"
    assert judge(title, date(2026, 1, 1)).status == "期间已过"


def test_没有收录的不下结论() -> None:
    found = judge("云川省物业管理条例", AUTUMN, [Article(900)])
    assert (found.status, found.rank) == ("未收录", "地方性法规")


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("中华人民共和国某某法", "法律"),
        ("云川省物业管理条例", "地方性法规"),
        ("云川省食品小作坊小餐饮管理条例", "地方性法规"),
        ("省小餐饮管理条例", "地方性法规"),
        ("清河市城市市容管理条例", "地方性法规"),
        ("云山自治州草原条例", "地方性法规"),
        ("云山彝族自治县水资源条例", "自治条例和单行条例"),
        ("云山自治州自治条例", "自治条例和单行条例"),
        ("深圳经济特区某某条例", "地方性法规"),
        ("云岭县殡葬管理条例", "规范性文件"),
        ("云岭县殡葬管理办法", "规范性文件"),
        ("云川省清河县殡葬管理办法", "规范性文件"),
        ("清河镇犬只管理规定", "规范性文件"),
        ("城市某某管理条例", "行政法规"),
        ("市容管理条例", "行政法规"),
        ("历史名镇管理条例", "行政法规"),
        ("云川省实施《中华人民共和国水法》办法", "地方性法规"),
        ("云川省渔业管理办法", "不明"),
        ("某某工程质量管理办法", "不明"),
        ("云川省人民代表大会常务委员会关于控制吸烟的决定", "地方性法规"),
        ("全国人民代表大会常务委员会关于某某问题的决定", "法律"),
        ("国务院关于取消一批行政许可事项的决定", "国务院决定"),
        ("云岭县人民政府关于加强犬只管理的决定", "规范性文件"),
        ("国务院关于某某收费的规定", "行政法规"),
        ("最高人民法院关于审理某某案件的解释", "司法解释"),
        ("最高人民法院关于开展某某活动的通知", "规范性文件"),
        ("中国共产党某某工作条例", "党内法规"),
        ("清河村村规民约", "自治规约"),
        ("门前三包责任书", "合同"),
        ("县政府第十二次常务会议纪要", "会议纪要"),
        ("GB 50180", "标准"),
        ("建筑设计防火规程", "标准"),
        ("清河市行政处罚裁量标准", "不明"),
        ("关于加强犬只管理的通知", "规范性文件"),
        ("云岭县犬只管理办法（试行）", "规范性文件"),
        ("工作方法", "不明"),
        ("中华人民共和国宪法", "宪法"),
    ],
)
def test_表里没有的名称按形式判断位阶(title: str, rank: str) -> None:
    assert rank_by_form(title) == rank


@pytest.mark.parametrize(
    ("number", "rank"),
    [
        ("国务院令第999号", "行政法规"),
        ("云川省人民政府令第99号", "地方政府规章"),
        ("住房和城乡建设部令第11号", "部门规章"),
        ("法释〔2018〕1号", "司法解释"),
        ("云岭发〔2020〕3号", "规范性文件"),
        ("云川省人民代表大会常务委员会公告第5号", "地方性法规"),
    ],
)
def test_办法的位阶由文号决定(number: str, rank: str) -> None:
    assert rank_by_form("某某管理办法", number) == rank


def test_有表的以表为准() -> None:
    assert judge("旅馆业治安管理办法", date(2024, 3, 5)).rank == "行政法规"
    assert judge("户口登记条例", date(2024, 3, 5)).rank == "法律"


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("云川省", "省"),
        ("内蒙古自治区草原条例", "省"),
        ("清河市", "市"),
        ("云岭县城管办法", "县"),
        ("保护区管理条例", ""),
        ("城市绿化条例", ""),
    ],
)
def test_名称开头的地名有几级(name: str, level: str) -> None:
    assert place_level(name) == level


def test_令号指明是哪个版本() -> None:
    title, year = numbered()["国务院令第499号"]
    assert (title.endswith("行政复议法实施条例"), year) == (True, 2007)


def test_版本按日期取() -> None:
    found = instrument("行政复议法")
    assert found is not None
    old, new = found.version_on(date(2023, 12, 31)), found.version_on(date(2024, 1, 1))
    assert old is not None
    assert new is not None
    assert (old.articles, new.articles) == (43, 90)
    assert found.version_on(date(1990, 1, 1)) is None


def test_处罚条文的种类和幅度() -> None:
    found = penalties("城市道路管理条例", 42, None, AUTUMN)
    assert found is not None
    assert found.kinds == {"罚款"}
    assert [(r.low, r.high) for r in found.of("元")] == [(0, 20000)]
    assert found.of("倍") == ()


def test_条文不在表里或者版本已换的不给处罚() -> None:
    assert penalties("城市道路管理条例", 1, None, AUTUMN) is None
    assert penalties("云川省物业管理条例", 42, None, AUTUMN) is None
    assert penalties("城市绿化条例", 27, None, date(2026, 1, 1)) is not None
    assert penalties("城市绿化条例", 27, None, AUTUMN) is None
