"""What no construction knows is compared as a whole with the labelled examples (类案比对)."""

from __future__ import annotations

from datetime import date

import pytest

from fzzf_check import Options, check
from fzzf_check.case import Case
from fzzf_check.facts import Norm
from fzzf_check.parse.norm.constructions import acts
from fzzf_check.parse.norm.doubt import IN_LEGAL_WORDS
from fzzf_check.parse.norm.reading import Reading
from fzzf_check.parse.norm.resemblance import part_before, parts
from fzzf_check.parse.norm.surroundings import ordering_paragraphs
from fzzf_check.parse.structure.document import parse_document
from fzzf_check.readers import read

DAY = date(2026, 1, 15)


def resembling(text: str) -> tuple[Norm, ...]:
    return Case(parse_document(read("例.txt", text.encode()), "规范性文件"), DAY).resembling


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("货车进山拉石料的，每趟向村里留二十元路面磨损钱。", "收费"),
        ("给村民办席的厨师班子，须经食安办考核过关发牌，没牌的不许上灶。", "许可"),
        ("占道的桌椅板凳由巡逻队当场搬走，三天内不来领的归环卫站处理。", "强制"),
        ("各单位团购月饼，先紧着县里两家食品厂，不够的再到外头买。", "竞争"),
    ],
)
def test_没有人写过的说法_整句接近违反的例句就提示(text: str, kind: str) -> None:
    [found] = resembling(text)
    assert (found.kind, found.act) == (kind, "类案比对")
    assert found.text == text.rstrip("。")
    assert "与规则的例句比对" in found.trace[0]


@pytest.mark.parametrize(
    "text",
    [
        "修路资金由县财政安排，不向农户筹集。",
        "充电桩由小区业主共同选定厂家，任何单位不得指定。",
        "取消办理老年优待证时的居住证明，凭身份证即可申领。",
        "依照《中华人民共和国道路交通安全法》第九十条，对违反道路通行规定的机动车驾驶人处警告或者二十元以上二百元以下罚款。",
        "各有关部门应当加强组织领导，明确工作责任，健全工作机制，确保各项任务落到实处。",
    ],
)
def test_合法的写法不提示(text: str) -> None:
    assert not resembling(text)


def test_引号里转述的旧规定_整句接近也不提示() -> None:
    told = "镇里原通知要求“货车进山拉石料的，每趟向村里留二十元路面磨损钱，账目由村里公布”，现予废止。"
    assert not resembling(told)


def test_同一处已有本类规则的发现时不再提示() -> None:
    text = "在门前堆放建材的，处五百元罚款，每次另扣卫生保证金一百元。\n"
    report = check("例.txt", Options(kind="规范性文件", as_of=DAY), text.encode())
    found = {finding.rule for finding in report.findings if finding.category == "penalty"}
    assert found
    assert "FZ219" not in found


def test_条目的前一句是引出它的那一句() -> None:
    lead = Reading("有下列情形之一的，不得开业：", (), {}, 0)
    assert part_before("（一）没有挂牌的；", 0, lead, None) == "有下列情形之一的，不得开业："
    assert part_before("先报名；后缴费。", 4, None, None) == "先报名"


def test_引用的文件在比对时是一个字() -> None:
    text = "烧煤的，依照《大气污染防治法》处以罚款。"
    case = Case(parse_document(read("例.txt", text.encode()), "规范性文件"), DAY)
    [[part]] = [list(parts(around)) for around in ordering_paragraphs(case.document, case.citations)]
    assert part.text == "烧煤的，依照《处以罚款。"


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("救援队队员未经批准不得擅自离队。", ["整句更接近合法的例句，须核实是不是设定"]),
        ("评标办法中出现“本地注册”加分项的，监管部门应当退回修改。", ["整句更接近合法的例句，须核实是不是设定"]),
        ("超市卫生评比排名末位的，责令暂停营业三天。", [""]),
        ("伪造票据的，处二千元罚款。", [""]),
    ],
)
def test_整句更接近合法例句的_只提请核实(text: str, doubts: list[str]) -> None:
    case = Case(parse_document(read("例.txt", text.encode()), "规范性文件"), DAY)
    assert [norm.doubt for norm in case.norms if norm.force == "设定" and norm.frame == "对外"] == doubts


def test_法律文字里就这样说的行为都是词汇里有的行为() -> None:
    assert {act.name for act in acts()} >= IN_LEGAL_WORDS
