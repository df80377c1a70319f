"""The tables of rules/*.tsv: in order, in shape, and true to the facts they were made from."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

import fzzf_check.rules
from fzzf_check.facts import InstrumentRank
from fzzf_check.law import instruments as law
from fzzf_check.law.instruments import STATE

FOLDER = Path(fzzf_check.rules.__path__[0])


def rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def key(row: list[str]) -> bytes:
    return row[0].removeprefix(STATE).encode()


@pytest.mark.parametrize("name", ["instruments.tsv", "penalty_articles.tsv", "repealed.tsv"])
def test_表按名称的字节序排列_查找才找得到(name: str) -> None:
    table = rows(name)
    assert [key(row) for row in table] == sorted(key(row) for row in table)


def test_每个版本一行_位阶日期条数和核实程度都合格式() -> None:
    seen = set()
    for title, rank, version, effective, articles, confidence in rows("instruments.tsv"):
        assert title == title.strip()
        assert title
        assert rank in get_args(InstrumentRank)
        for day in (version, effective):
            assert not day or date.fromisoformat(day).year >= 1949
        assert not articles or int(articles) > 0
        assert confidence in {"A", "B", "C"}
        assert (title, version) not in seen
        seen.add((title, version))


def test_同一法律的各个版本施行不早于公布() -> None:
    for title, _, version, effective, *_ in rows("instruments.tsv"):
        assert not (version and effective) or version <= effective, title


def test_废止的都有日期和出处_替代的都查得到() -> None:
    for title, rank, end, replaced_by, confidence, source in rows("repealed.tsv"):
        assert date.fromisoformat(end)
        assert rank in get_args(InstrumentRank)
        assert source
        assert confidence in {"A", "B", "C"}
        for name in filter(None, replaced_by.split("；")):
            assert law.known(name), f"{title} 的替代文本 {name} 不在表里"


def test_凭记忆的废止不算核实() -> None:
    assert all(
        confidence == "C" for *_, confidence, source in rows("repealed.tsv") if "记忆" in source or "后出" in source
    )


def test_简称和文号都指向表里的名称() -> None:
    for short, title in rows("aliases.tsv"):
        assert law.known(title), short
        assert title.removeprefix(STATE) != short
    for number, title, year in rows("numbers.tsv"):
        assert law.known(title), number
        assert not year or re.fullmatch(r"(19|20)\d\d", year)


def test_换号的条文新旧都在该法条数之内() -> None:
    for title, before, old, new, topics, confidence in rows("renumbered.tsv"):
        found = law.instrument(title)
        assert found is not None
        last = found.last_article(date.fromisoformat(before))
        assert last is not None
        assert int(new) <= last
        assert int(old) != int(new)
        assert topics
        assert confidence == "A"


def test_处罚条文表的幅度低不过高() -> None:
    for title, version, article, kinds, ranges in rows("penalty_articles.tsv"):
        assert re.fullmatch(r"\d+(-\d+)?", article), title
        assert kinds
        assert date.fromisoformat(version)
        for low, high in re.findall(r"([\d.]+)-([\d.]+)(?:元|倍|%)", ranges):
            assert float(low) <= float(high), (title, article)


def test_处罚条文的版本在法律表里() -> None:
    for title, version in {(row[0], row[1]) for row in rows("penalty_articles.tsv")}:
        found = law.instrument(title)
        assert found is not None
        assert any(v.made == date.fromisoformat(version) for v in found.versions), (title, version)


@pytest.mark.parametrize("title", ["中华人民共和国行政处罚法", "行政处罚法", " 行政 处罚法 "])
def test_全称和简称查到同一部法律(title: str) -> None:
    found = law.instrument(title)
    assert found is not None
    assert found.title == "中华人民共和国行政处罚法"
    assert found.rank == "法律"


def test_表里第一部和最后一部都查得到() -> None:
    table = rows("instruments.tsv")
    for row in (table[0], table[-1], table[len(table) // 2]):
        found = law.instrument(row[0])
        assert found is not None
        assert found.title == row[0]


def test_每一部都查得到() -> None:
    assert all(law.known(row[0]) for row in rows("instruments.tsv"))
    assert all(law.known(row[0]) for row in rows("repealed.tsv"))


@pytest.mark.parametrize("title", ["", "云川省物业管理条例", "处罚法", "行政处罚", "中华人民共和国"])
def test_表里没有的查不到(title: str) -> None:
    assert law.instrument(title) is None


def test_尖括号和书名号写的套叠名称是同一个() -> None:
    inner = "最高人民法院关于适用{}中华人民共和国行政诉讼法{}的解释"
    assert law.instrument(inner.format("〈", "〉")) == law.instrument(inner.format("《", "》")) is not None


def test_不援引法律的文件不读法律表() -> None:
    code = (
        "from fzzf_check.parse.citation.citations import find_citations; import fzzf_check.law.instruments as law, datetime\n"
        "from fzzf_check.facts import Document, Origin, Paragraph\n"
        "from fzzf_check.source import Line, Source\n"
        "p = Paragraph('为了加强犬只管理，采取有效办法，依法保障公众安全，规定如下。', (Origin(0, 1, 1),), '正文')\n"
        "d = Document(Source('x', 'txt', (Line(1, p.text),)), '规范性文件', '草案', None, None, None, None, None, (), (), (p,))\n"
        "assert find_citations(d, datetime.date(2026, 1, 1)) == ()\n"
        "assert law._read.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


CORRECTED = {  # counts and ranks of the source table that its own texts or titles contradict
    "中华人民共和国民法典", "麻醉药品和精神药品管理条例", "互联网信息服务算法推荐管理规定", "信访工作条例",
    "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
}  # fmt: skip


def test_表里有共享事实的全部法律和版本(shared: Path) -> None:
    lines = (shared / "law" / "instruments.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for title, rank, version, articles in (line.split("\t") for line in lines):
        if title in CORRECTED:
            continue
        found = law.instrument(title)
        assert found is not None, title
        assert found.rank == rank
        match = [v for v in found.versions if v.made == (date.fromisoformat(version) if version else None)]
        if version:
            assert match, (title, version)
            assert match[0].articles in {int(articles) if articles else None, None}, title
