"""Entries written line by line: one line of the basis governs the other lines of its entry."""

from __future__ import annotations

from reading_norms import norms_of, set_by

LAW = "《中华人民共和国精神卫生法》第七十六条"


def _forces(text: str) -> dict[str, str]:
    return {norm.act: norm.force for norm in norms_of(text)}


def test_职权依据一行管同一事项的处罚标准() -> None:
    text = f"职权名称：对违规从事心理治疗的处罚\n职权依据：{LAW}\n处罚标准：并处五千元以上一万元以下罚款。\n"
    [fine] = [norm for norm in norms_of(text) if norm.act == "罚款"]
    assert (fine.force, fine.basis_from) == ("实施", "事项依据行")
    assert fine.basis[0].title.endswith("精神卫生法")


def test_依据写在后面也管前面的标准() -> None:
    text = f"事项名称：对违规从事心理治疗的处罚\n处罚标准：没收违法所得。\n法律依据：{LAW}\n"
    assert _forces(text)["没收"] == "实施"


def test_栏名后面只空一格的也是一栏() -> None:
    text = f"职权编码 1024\n职权依据 {LAW}\n处罚种类 罚款、没收违法所得\n"
    assert set(_forces(text).values()) == {"实施"}


def test_上一事项的依据不管下一事项() -> None:
    text = (
        f"事项名称：对违规从事心理治疗的处罚\n法律依据：{LAW}\n事项名称：对占道晾晒的处罚\n处罚标准：每次罚款五十元。\n"
    )
    assert [norm.act for norm in set_by(text)] == ["罚款"]


def test_小标题下的依据行只管这个标题() -> None:
    text = f"一、对违规从事心理治疗的处罚\n依据：{LAW}\n标准：没收违法所得。\n二、对占道晾晒的处罚\n标准：每次罚款五十元。\n"
    assert [norm.act for norm in set_by(text)] == ["罚款"]


def test_开头一行依据不管没有栏名的条款() -> None:
    text = f"依据：{LAW}\n沿街商户占道晾晒的，每次罚款五十元。\n"
    assert [norm.act for norm in set_by(text)] == ["罚款"]


def test_依据行引用的文件位阶不够仍是自设() -> None:
    text = "事项名称：对占道晾晒的处罚\n依据：《云岭县城区容貌管理办法》（云政发〔2020〕3号）第九条\n处罚标准：每次罚款五十元。\n"
    assert [norm.act for norm in set_by(text)] == ["罚款"]
