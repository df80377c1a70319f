"""What a rule writer sees when a rule file has a mistake, and how findings come out."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from fzzf_check import Options, check
from fzzf_check import cache as store
from fzzf_check.engine.load import load_rules, read_folder
from fzzf_check.engine.schema import read_rule
from fzzf_check.errors import BadRule

GOOD = """\
code: ZZ101
name: 文件没有文号
category: three_unifications
severity: warning
documents: [规范性文件]
basis:
  - {instrument: 党政机关公文处理工作条例, article: 第九条, from: 2012-07-01}
looks_for: {field: {name: 发文字号, is: 缺少}}
why: 没有文号的文件无从登记、查询。
message: 没有发文字号。
advice: 编发文字号。
violates: [第一条　各单位应当登记。]
complies: [云岭政规〔2024〕3号]
"""


def write(folder: Path, text: str, name: str = "a.yaml") -> Path:
    subject = folder / "three_unifications"
    subject.mkdir(exist_ok=True)
    (subject / name).write_text(textwrap.dedent(text), encoding="utf-8")
    return folder


def test_一条写对的规则可以读入(tmp_path: Path) -> None:
    (rule,) = read_folder(write(tmp_path, GOOD))
    assert rule.code == "ZZ101"
    assert [example.violates for example in rule.examples] == [True, False]


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("advice:", "advise:", 11, "advice"),
        ("category: three_unifications", "category: three_unification", 3, "three_unifications"),
        ("documents: [规范性文件]", "documents: [规范文件]", 5, "规范性文件"),
        ("{field: {name", "{fields: {name", 8, "field"),
        ("advice: 编发文字号。", "advice: 编发文字号。\ngives_way: [别类]", 12, "没有“别类”这一类"),
    ],
)
def test_写错的键指出文件_行和最接近的写法(tmp_path: Path, old: str, new: str, line: int, hint: str) -> None:
    with pytest.raises(BadRule) as caught:
        read_folder(write(tmp_path, GOOD.replace(old, new)))
    assert f"three_unifications/a.yaml 第{line}行" in caught.value.message
    assert hint in caught.value.message
    assert "\n" not in caught.value.message


def test_查询里不认识的键也指出行和最接近的写法(tmp_path: Path) -> None:
    with pytest.raises(BadRule, match=r"没有“nane”这一项.*name"):
        read_folder(write(tmp_path, GOOD.replace("name: 发文字号", "nane: 发文字号")))


def test_没有核到原文的依据不得支持错误级(tmp_path: Path) -> None:
    text = GOOD.replace("severity: warning", "severity: error").replace("2012-07-01}", "2012-07-01, confidence: B}")
    with pytest.raises(BadRule, match="不能是 error"):
        read_folder(write(tmp_path, text))


def test_同一代码不得用两次(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    with pytest.raises(BadRule, match="ZZ101 已被"):
        read_folder(write(tmp_path, GOOD, "b.yaml"))


def test_用户的规则不得占用本程序的代码(tmp_path: Path) -> None:
    code = load_rules()[0].code
    with pytest.raises(BadRule, match=f"{code} 已被使用"):
        load_rules((write(tmp_path, GOOD.replace("ZZ101", code)),))


def test_例子里的标记不成对要指出() -> None:
    with pytest.raises(BadRule, match="不成对"):
        read_rule(GOOD.replace("各单位应当登记", "⟦各单位应当登记"), "a.yaml")


def test_从缓存读出的规则与从文件读出的相同() -> None:
    load_rules.cache_clear()
    first = load_rules()
    load_rules.cache_clear()
    assert load_rules() == first


def test_词汇改了_规则重新校验(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule may name an act that the vocabulary no longer has."""
    watched: list[Path] = []
    stamp = store.folder_fingerprint
    monkeypatch.setattr(store, "folder_fingerprint", lambda folder: watched.append(folder) or stamp(folder))
    load_rules.cache_clear()
    load_rules()
    assert any((folder / "vocabulary").is_dir() for folder in watched)


def test_用读好的规则检查时不载入校验规则文件的程序() -> None:
    code = "import sys, fzzf_check.engine.load; assert 'fzzf_check.engine.schema' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("term", "state"),
    [
        ("本办法自2025年5月1日起施行，有效期五年。", "查过"),
        ("本办法自2025年5月1日起施行，执行至上级另有要求时止。", "查过"),
        ("经营者应当保持店前整洁。", "未见"),
    ],
)
def test_文件说到自己的期限就查过是否没有期限(term: str, state: str) -> None:
    text = f"清河区集市管理办法\n第一条　经营者应当服从管理。\n第二条　{term}\n"
    report = check("办法.txt", Options(kind="规范性文件"), text.encode())
    assert {run.code: run.state for run in report.rules}["FZ110"] == state


def test_补位的规则在同类规则已经说过的地方沉默(tmp_path: Path) -> None:
    modest = GOOD.replace("ZZ101", "ZZ102").replace(
        "{field: {name: 发文字号, is: 缺少}}", "{wording: {holds: [随意发文]}}"
    )
    modest = (
        modest.replace("第一条　各单位应当登记。", "第一条　可以⟦随意发文⟧。") + "gives_way: [three_unifications]\n"
    )
    firm = modest.replace("ZZ102", "ZZ103").replace("gives_way: [three_unifications]\n", "")
    write(tmp_path, modest)
    write(tmp_path, firm, "b.yaml")
    report = check("例.txt", Options(rule_folders=(tmp_path,), select=("ZZ",)), "第一条　可以随意发文。\n".encode())
    assert [finding.rule for finding in report.findings] == ["ZZ103"]
    alone = check("例.txt", Options(rule_folders=(tmp_path,), select=("ZZ102",)), "第一条　可以随意发文。\n".encode())
    assert [finding.rule for finding in alone.findings] == ["ZZ102"]


def _two_rules(folder: Path, first: str, second: str, *, doubted: bool = False) -> list[str]:
    """What two rules say of one place: a penalty rule and a rights_duty rule, each with a line of its own."""
    rule = GOOD.replace("{field: {name: 发文字号, is: 缺少}}", "{wording: {holds: [随意发文]}}")
    rule = rule.replace("第一条　各单位应当登记。", "第一条　可以⟦随意发文⟧。")
    penalty = rule.replace("ZZ101", "ZZ102").replace("category: three_unifications", "category: penalty") + first
    duty = rule.replace("ZZ101", "ZZ103").replace("category: three_unifications", "category: rights_duty") + second
    if doubted:
        penalty = penalty.replace("severity: warning", "severity: info")
    write(folder, penalty)
    write(folder, duty, "b.yaml")
    report = check("例.txt", Options(rule_folders=(folder,), select=("ZZ",)), "第一条　可以随意发文。\n".encode())
    return [finding.rule for finding in report.findings]


def test_一般的规则在专门的规则说过的地方沉默(tmp_path: Path) -> None:
    assert _two_rules(tmp_path, "", "gives_way: [penalty]\n") == ["ZZ102"]


def test_专门的规则只是提示时一般的规则仍然要说(tmp_path: Path) -> None:
    assert _two_rules(tmp_path, "", "gives_way: [penalty]\n", doubted=True) == ["ZZ102", "ZZ103"]


def test_比对出来的结果不使有把握的规则沉默(tmp_path: Path) -> None:
    assert _two_rules(tmp_path, "gives_way: [penalty]\n", "gives_way: [penalty]\n") == ["ZZ102", "ZZ103"]


def test_让位给没有的规则是规则文件的错误(tmp_path: Path) -> None:
    write(tmp_path, GOOD + "gives_way: [ZZ999]\n")
    with pytest.raises(BadRule, match="ZZ999"):
        load_rules((tmp_path,))


def test_没有两条规则互相让位() -> None:
    rules = {rule.code: rule for rule in load_rules()}
    named = [(code, rules[word]) for code in rules for word in rules[code].gives_way if word in rules]
    assert named
    for code, other in named:
        assert not {code, rules[code].category}.intersection(other.gives_way), f"{code} 与 {other.code} 互相让位"
