"""The sayings: each construction is there because one of its sentences needs it."""

from __future__ import annotations

import pytest

from fzzf_check.grammar import vocabulary
from fzzf_check.parse.sayings import FILE, Saying, saying

NAMES = tuple(vocabulary(FILE)["sayings"])


@pytest.mark.parametrize("name", NAMES)
def test_例句说了的就听得出(name: str) -> None:
    said = saying(name)
    assert [like for like in said.likes if not said.stands_in(like)] == []
    assert [other for other in said.unlikes if said.stands_in(other)] == []
    assert said.likes
    assert said.unlikes


@pytest.mark.parametrize("name", NAMES)
def test_少了哪个构式就有例句听不出(name: str) -> None:
    said = saying(name)

    def missed(without: str) -> list[str]:
        left = said._replace(says=tuple(one for one in said.says if one != without))
        return [like for like in said.likes if not left.stands_in(like)]

    assert [one for one in said.says if not missed(one)] == []


@pytest.mark.parametrize("name", NAMES)
def test_少了哪个除外就有例句听错(name: str) -> None:
    said = saying(name)

    def misheard(without: str) -> list[str]:
        left: Saying = said._replace(but_not=tuple(one for one in said.but_not if one != without))
        return [other for other in said.unlikes if left.stands_in(other)]

    assert [one for one in said.but_not if not misheard(one)] == []


def test_每一类词都有说法用到() -> None:
    written = " ".join(
        line for entry in vocabulary(FILE)["sayings"].values() for line in (*entry["says"], *entry.get("but_not", ()))
    )
    assert [name for name in vocabulary(FILE)["classes"] if f"{{{name}}}" not in written] == []
