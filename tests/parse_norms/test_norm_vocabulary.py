"""The vocabulary of norms: every class says what it is for and is used, every act has a name that rules may ask for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

import pytest

from fzzf_check import grammar
from fzzf_check.engine.load import load_rules
from fzzf_check.parse.norm import constructions

_PARSE = Path(constructions.__file__).parent
_CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(_PARSE.glob("*.py")))


def entries(key: str) -> list[tuple[str, str, dict[str, object]]]:
    """(file, name, entry) of all classes or acts."""
    return [
        (file, name, entry)
        for file in constructions.FILES
        for name, entry in grammar.vocabulary(file).get(key, {}).items()
    ]


def test_每个词类和行为都说明用途() -> None:
    assert [name for key in ("classes", "acts") for _, name, entry in entries(key) if not entry.get("for")] == []


def test_词类里没有重复的词() -> None:
    twice = {}
    for _, name, entry in entries("classes"):
        words = str(entry.get("words", "")).split()
        repeated = {word for word in words if words.count(word) > 1}
        if repeated:
            twice[name] = repeated
    assert twice == {}


def test_一个行为里没有重复的构式() -> None:
    twice = {}
    for _, name, entry in entries("acts"):
        says = list(cast("list[str]", entry["says"]))
        repeated = {line for line in says if says.count(line) > 1}
        if repeated:
            twice[name] = repeated
    assert twice == {}


def test_没有谁也不用的词类() -> None:
    written = " ".join(
        line
        for _, _, entry in entries("acts")
        for key in ("says", "but_not")
        for line in entry.get(key, ())  # type: ignore[attr-defined]
    )
    included = " ".join(str(entry.get("with", "")) for _, _, entry in entries("classes")).split()
    included += [
        need.removeprefix("不说") for _, _, entry in entries("acts") for need in str(entry.get("needs", "")).split()
    ]
    unused = [
        name
        for _, name, _ in entries("classes")
        if f"{{{name}}}" not in written + _CODE and f'"{name}"' not in _CODE and name not in included
    ]
    assert unused == []


def test_每一种行为都有规则过问() -> None:
    asked: set[object] = set()
    for rule in load_rules():
        for query in (rule.looks_for, *rule.unless):
            for values in query.values():
                named = values.get("act", ()) if isinstance(values, dict) else ()
                asked.update([named] if isinstance(named, str) else named)
    assert {act.name for act in constructions.acts()} - asked == set()


def test_行为让位的对象都是行为() -> None:
    names = {name for act in constructions.acts() for name in (act.name, act.label)}
    assert {other for act in constructions.acts() for other in act.yields_to} <= names


def test_每个构式都读得懂并且有触发词() -> None:
    assert all(said.anchors for act in constructions.acts() for said in act.says)


@pytest.mark.parametrize("written", ["{没有的类}罚款", "罚款)", "(罚"])
def test_读不懂的构式报错(written: str) -> None:
    with pytest.raises(ValueError, match="构式"):
        constructions.construction(written)


def test_单字词在长词里不算数() -> None:
    pattern = constructions.construction("应…备案").pattern
    assert pattern.search("企业应到街道备案")
    assert not pattern.search("供应企业备案")


def test_没有用不到的单字限定() -> None:
    used = {word for _, _, entry in entries("classes") for word in str(entry.get("words", "")).split()}
    literal = " ".join(
        line
        for _, _, entry in entries("acts")
        for key in ("says", "but_not")
        for line in entry.get(key, ())  # type: ignore[attr-defined]
    )
    pieces = set(re.split(r"[{}…()/^$‹]", literal))
    compounds = grammar.vocabulary("common")["compounds"]
    assert [word for word in compounds if word not in used | pieces] == []


def test_到处都有的词不用来触发构式() -> None:
    said = constructions.construction("(工作/管理)…(吊销/注销)")
    assert said.anchors == ("吊销", "注销")
