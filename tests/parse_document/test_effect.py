"""From when and until when a document is in force, and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest
from texts import document

HEAD = "云岭县人民政府关于印发云岭县消防办法的通知\n云政规〔2024〕3号\n各乡镇人民政府：\n现将《云岭县消防办法》印发给你们。\n云岭县人民政府\n2024年3月5日\n云岭县消防办法\n"


def read(clause: str) -> tuple[date | None, str | None, date | None]:
    """施行日期, 有效期 and 失效日期 of a document that ends with the clause."""
    found = document(f"{HEAD}第一条　为了消防，制定本办法。\n第二条　{clause}\n")
    start, term, end = found.field("施行日期"), found.field("有效期"), found.field("失效日期")
    return start.date if start else None, term.value if term else None, end.date if end else None


@pytest.mark.parametrize(
    ("clause", "start", "term", "end"),
    [
        ("本办法自2024年4月1日起施行，有效期五年。", date(2024, 4, 1), "五年", date(2029, 3, 31)),
        ("本办法自2024年4月1日起施行，有效期至2027年12月31日。", date(2024, 4, 1), "至2027年12月31日", date(2027, 12, 31)),
        ("本办法自印发之日起施行。有效期为5年。", date(2024, 3, 5), "5年", date(2029, 3, 4)),
        ("本办法自发布之日起30日后施行。", date(2024, 4, 4), None, None),
        ("本办法由县消防大队负责解释，自二○二四年四月一日起施行。", date(2024, 4, 1), None, None),
        ("本办法自公布之日起试行两年。", date(2024, 3, 5), "两年", date(2026, 3, 4)),
        ("本办法自印发之日起施行，暂执行至2024年12月31日。", date(2024, 3, 5), "至2024年12月31日", date(2024, 12, 31)),
        ("本办法自2024年4月1日至2026年3月31日执行。", date(2024, 4, 1), "2024年4月1日至2026年3月31日", date(2026, 3, 31)),
        ("本办法自2024年4月1日起施行，2026年12月31日自动失效。", date(2024, 4, 1), "至2026年12月31日", date(2026, 12, 31)),
        ("本方案自印发之日起执行，至2025年3月31日结束。", date(2024, 3, 5), "至2025年3月31日", date(2025, 3, 31)),
        ("本方案自印发之日起执行，2025年3月31日终止。", date(2024, 3, 5), "至2025年3月31日", date(2025, 3, 31)),
        ("本通告自2024年5月1日零时起施行，2024年9月30日24时止。", date(2024, 5, 1), "至2024年9月30日", date(2024, 9, 30)),
        ("本须知自2024年4月1日起施行，有效期三年。", date(2024, 4, 1), "三年", date(2027, 3, 31)),
        ("本充电服务价目表自2024年4月1日起执行，有效期一年。", date(2024, 4, 1), "一年", date(2025, 3, 31)),
        ("本守则自张贴之日起执行，有效期两年。", date(2024, 3, 5), "两年", date(2026, 3, 4)),
        ("此件自2024年4月1日起施行，有效期至2028年底。", date(2024, 4, 1), "2028年底", None),
        ("本办法自2024年4月1日起施行，于2026年12月31日自动失效。", date(2024, 4, 1), "至2026年12月31日", date(2026, 12, 31)),
        ("本办法自印发之日起实施，至2025年6月30日止。", date(2024, 3, 5), "至2025年6月30日", date(2025, 6, 30)),
        ("本办法自2024年4月1日起施行，长期有效。", date(2024, 4, 1), "长期有效", None),
        ("本办法有效期为5年零6个月，自2024年4月1日起施行。", date(2024, 4, 1), "5年零6个月", date(2029, 9, 4)),
        ("本办法试行期一年。", None, "一年", date(2025, 3, 4)),
    ],
)  # fmt: skip
def test_施行日期和有效期的各种说法(clause: str, start: date | None, term: str | None, end: date | None) -> None:
    assert read(clause) == (start, term, end)


@pytest.mark.parametrize(
    "clause",
    [
        "居住证有效期三年。", "采砂许可证自颁发之日起生效，有效期两年。", "预审文件有效期为两年，期满可以延续。", "合同有效期内不得转让。",
        "许可证有效期届满三十日前提出申请。", "《云岭县旧办法》自2020年1月1日起施行以来成效明显。", "本办法施行前已经办理的，继续有效。",
        "培训合格证书自发证之日起有效期3年。", "自本办法施行之日起，原办法废止。", "检测报告有效期至2025年12月31日的，可以使用。",
        "项目自2024年6月1日起实施，工期两年。", "集中整治自2024年11月1日开始，至2024年12月31日结束。", "本证自2024年5月1日起生效，有效期三年。",
        "本县免费乘车政策自2024年5月1日起执行，有效期三年。", "本合同自签订之日起生效，有效期三年。", "本许可自颁发之日起生效，有效期三年。",
    ],
)  # fmt: skip
def test_证照合同的有效期不是文件的有效期(clause: str) -> None:
    assert read(clause) == (None, None, None)


def test_有效期可以只写在通知里() -> None:
    text = (
        "云岭县人民政府关于印发云岭县消防办法的通知\n云政规〔2024〕3号\n各乡镇人民政府：\n现将《云岭县消防办法》印发给你们，自2024年4月1日起施行，"
        "有效期5年。\n云岭县人民政府\n2024年3月5日\n云岭县消防办法\n第一条　为了消防，制定本办法。\n"
    )
    found = document(text)
    assert [(f.name, f.part, f.date) for f in found.fields if f.name in {"施行日期", "失效日期"}] == [
        ("施行日期", 0, date(2024, 4, 1)), ("失效日期", 0, date(2029, 3, 31)),
    ]  # fmt: skip


def test_有效期写成下一段() -> None:
    found = document(f"{HEAD}第一条　本办法自2024年4月1日起施行。\n有效期三年。\n")
    assert found.field("失效日期").date == date(2027, 3, 31)  # type: ignore[union-attr]


def test_没有成文日期时印发之日没有值() -> None:
    found = document("云岭县消防办法\n第一条　本办法自印发之日起施行，有效期5年。\n")
    start, term = found.field("施行日期"), found.field("有效期")
    assert start is not None
    assert term is not None
    assert (start.value, start.date, term.value, term.date) == ("印发之日", None, "5年", None)


@pytest.mark.parametrize("day", ["　年　月　日", "2024年　月　日", "××××年×月×日", "20__年__月__日"])
def test_留空的施行日期也是施行日期(day: str) -> None:
    field = document(f"云岭县消防办法（草案）\n第一条　甲。\n第二条　本办法自{day}起施行，有效期5年。\n").field(
        "施行日期"
    )
    assert field is not None
    assert (field.value, field.date) == (day, None)


@pytest.mark.parametrize("term", ["至2030年×月×日", "至20__年__月__日", "×年", "为××年"])
def test_草案里留空的有效期也是有效期(term: str) -> None:
    field = document(
        f"云岭县消防办法（送审稿）\n第一条　甲。\n第二条　本办法自2025年×月×日起施行，有效期{term}。\n"
    ).field("有效期")
    assert field is not None
    assert field.date is None


def test_字段标出说这话的字() -> None:
    found = document(f"{HEAD}第二条　本办法自2024年4月1日起施行，有效期五年。\n")
    field = found.field("有效期")
    assert field is not None
    assert found.source.words(field.span) == "有效期五年"
