"""Every provision of the sources has its rules or a reason, and every rule has a provision or an article behind it."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from click.testing import CliRunner

from fzzf_check.engine.coverage import complaints, obligations, provisions, reasons, seeds
from fzzf_check.engine.load import load_rules, own_folder, read_folder
from fzzf_check.reports.coverage import coverage_text

SOURCES = {
    "qinghai-2022-work-points.txt": "青海省法治政府建设2022年工作要点",
    "haidong-2024-work-points.txt": "东政办〔2024〕29号",
    "haixi-2020-annual-report.txt": "西政〔2021〕5号",
    "xinjiang-2022-work-points.txt": "新政办发〔2022〕31号",
    "qinghai-2014-72-implementation-opinions.txt": "青政〔2014〕72号",
}


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_每条规定都有规则或者理由_每条规则都有出处() -> None:
    assert not complaints(load_rules())


def test_没有理由代码是多余的() -> None:
    assert {p.reason for p in provisions() if p.reason} == set(reasons())


def test_一项规定只登记一次() -> None:
    places = Counter((p.source, p.place, p.nth, p.key) for p in provisions())
    assert [place for place, count in places.items() if count > 1] == []


def test_出处不明的规则会被指出() -> None:
    orphan = load_rules()[0]._replace(code="ZZ999", basis=(), encodes=())
    found = complaints((*load_rules(), orphan))
    assert len(found) == 1
    assert "ZZ999" in found[0]


def test_指向不存在的规则会被指出() -> None:
    without = [rule for rule in load_rules() if rule.code != "FZ901"]
    assert any("没有规则 FZ901" in words for words in complaints(without))


def test_概况里的数目等于逐条列出的数目() -> None:
    text = coverage_text(seeds(), obligations(), reasons())
    assert f"{len(seeds())}" in text
    listed = [line for line in text.splitlines() if line.startswith("  ") and ("理由：" in line or " FZ" in line)]
    assert len(listed) == len(provisions())


def test_命令打印覆盖情况() -> None:
    from fzzf_check.cli.console import Console
    from fzzf_check.cli.rules import command

    result = CliRunner().invoke(command, ["--coverage"], obj=Console.standard())
    assert result.exit_code == 0, result.output


def test_五份来源文件的703条规定一条不缺(shared: Path) -> None:
    theirs = Counter((SOURCES[row["seed_file"]], row["item_no"]) for row in table(shared / "law/seed-provisions.tsv"))
    ours = Counter((provision.source, provision.place) for provision in seeds())
    assert theirs - ours == Counter()


def test_上位法的255项义务一项不缺(shared: Path) -> None:
    theirs = {row["id"] for row in table(shared / "law/obligations.tsv")}
    assert theirs - {provision.key for provision in obligations()} == set()


def test_登记的是提要而不是原文(shared: Path) -> None:
    sentences = [row["verbatim"] for row in table(shared / "law/seed-provisions.tsv")]
    long = [
        p.gist for p in seeds() if any(len(part) > 8 and part in s for part in p.gist.split("、") for s in sentences)
    ]
    assert long == []


def test_规则页与规则文件一致() -> None:
    from fzzf_check.reports.rule_pages import pages

    folder = own_folder() / "pages"
    made = pages(read_folder(own_folder()))
    stale = [name for name, text in made.items() if not _same(folder / name, text)]
    gone = [path.name for path in folder.glob("*.md") if path.name not in made]
    assert not stale + gone, "规则页过时，请运行 python tests/refresh.py"


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def test_规则自称出自某项规定的_那一项也要指向它() -> None:
    rule = load_rules()[0]
    for reference, words in (("东政办〔2024〕29号 99", "里没有"), ("东政办〔2024〕29号 22", "没有写")):
        changed = rule._replace(encodes=(reference,))
        assert any(words in found for found in complaints((changed, *load_rules()[1:])))


def test_说明页写到文件夹里_连同本地规则的(tmp_path: Path) -> None:
    from fzzf_check.cli.console import Console
    from fzzf_check.cli.rules import command

    local = Path(__file__).resolve().parents[2] / "samples/local-rules"
    given = ["--pages", str(tmp_path), "--rules", str(local)]
    result = CliRunner().invoke(command, given, obj=Console.standard())
    assert result.exit_code == 0, result.output
    assert "# YL101" in (tmp_path / "YL101.md").read_text(encoding="utf-8")
    assert len(list(tmp_path.glob("*.md"))) == len(load_rules((local,))) + 1


def test_认定逐项说出看到的词(tmp_path: Path) -> None:
    from fzzf_check.cli.console import Console
    from fzzf_check.cli.explain import command

    path = tmp_path / "方案.txt"
    path.write_text(
        "云岭县整治工作方案\n\n一、经营者应当在划定区域内经营。\n\n云岭县人民政府\n2024年8月1日", encoding="utf-8"
    )
    result = CliRunner().invoke(command, ["--why", str(path)], obj=Console.standard())
    assert result.exit_code == 0, result.output
