"""The idioms in which nobody is harmed: each says with its example what it is for."""

from __future__ import annotations

import re
from datetime import date

import pytest

from fzzf_check.findings import CATEGORY_NAMES
from fzzf_check.parse.norm import harmless
from fzzf_check.parse.norm.constructions import acts, construction
from fzzf_check.parse.norm.harmless import Idiom, group, idioms, read_idiom
from fzzf_check.pipeline import Options, check

DAY = date(2026, 1, 15)
SETTING = tuple(
    name for name in CATEGORY_NAMES if name not in {"procedure", "three_unifications", "validity", "form", "citation"}
)


def loud(text: str) -> list[tuple[str, str]]:
    found = check("例.txt", Options(kind="规范性文件", as_of=DAY, select=SETTING), (text + "。\n").encode()).findings
    return [(f.rule, f.text) for f in found if f.severity != "info" and f.text]


@pytest.mark.parametrize("like", [like for idiom in idioms() for like in idiom.likes])
def test_没有人受损的说法不报(like: str) -> None:
    assert loud(like) == []


@pytest.mark.parametrize("number", range(len(idioms())), ids=[idiom.likes[0] for idiom in idioms()])
def test_没有这条说法就要报(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each sentence is silent because of its idiom, and each construction is held by one of its sentences."""
    known, idiom = idioms(), idioms()[number]

    def flagged_with(*instead: Idiom) -> list[str]:
        left = (*known[:number], *instead, *known[number + 1 :])
        monkeypatch.setattr(harmless, "idioms_of", lambda kind, name: [i for i in left if i.speaks_of(kind, name)])
        return [like for like in idiom.likes if loud(like)]

    assert flagged_with() == list(idiom.likes)
    for said in idiom.told.constructions:
        others = tuple(one for one in idiom.told.constructions if one != said)
        assert flagged_with(idiom._replace(told=idiom.told._replace(constructions=others))), said


def test_只提有的行为() -> None:
    known = {name for act in acts() for name in (act.kind, act.name)} | {"类案比对"}
    named = {name for idiom in idioms() for name in (*idiom.acts, idiom.kind) if name}
    assert (named | group("拿走权益") | group("自带否定")) - known == set()


def test_每个构式都读得懂() -> None:
    told = [one for idiom in idioms() for one in (idiom.told, idiom.unless, idiom.when) if one]
    for written in {written for one in told for written in one.constructions}:
        re.compile(construction(written).source)


def test_写错了的地方说得出() -> None:
    with pytest.raises(ValueError, match="“照常营业”的 in 不认识“行为后”，可以写行为、"):
        read_idiom({"like": "照常营业", "in": "行为后", "says": ["照常"]})
    with pytest.raises(ValueError, match=r"没有这样的键：act$"):
        read_idiom({"like": "照常营业", "in": "行为", "says": ["照常"], "act": "许可"})
