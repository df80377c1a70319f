"""The sayings: each construction is there because one of its sentences needs it."""

from __future__ import annotations

from typing import Any

import pytest
from record_documents import parsed

from fzzf_check.grammar import vocabulary
from fzzf_check.parse.record import step_names, subjects
from fzzf_check.parse.sayings import FILE, Saying, read_saying

TABLES = (
    (FILE, "sayings"),
    *((step_names.FILE, part) for part in ("labels", "names", "no_step")),
    *((subjects.FILE, part) for part in ("subjects", "no_record")),
)
WHOLE = {"names"}  # all that is said, not only a part of it


def entries(file: str, table: str) -> dict[str, dict[str, Any]]:
    return vocabulary(file)[table]


SAYINGS = [(file, table, name) for file, table in TABLES for name in entries(file, table)]


def said_in(table: str, said: Saying, text: str) -> bool:
    return said.is_all_of(text) if table in WHOLE else said.stands_in(text)


def read(file: str, table: str, name: str) -> Saying:
    return read_saying(entries(file, table)[name], vocabulary(file)["classes"])


@pytest.mark.parametrize(("file", "table", "name"), SAYINGS)
def test_例句说了的就听得出(file: str, table: str, name: str) -> None:
    said = read(file, table, name)
    assert [like for like in said.likes if not said_in(table, said, like)] == []
    assert [other for other in said.unlikes if said_in(table, said, other)] == []
    assert said.likes
    assert said.unlikes


@pytest.mark.parametrize(("file", "table", "name"), SAYINGS)
def test_少了哪个构式就有例句听不出(file: str, table: str, name: str) -> None:
    said = read(file, table, name)

    def missed(without: str) -> list[str]:
        left = said._replace(says=tuple(one for one in said.says if one != without))
        return [like for like in said.likes if not said_in(table, left, like)]

    assert [one for one in said.says if not missed(one)] == []


@pytest.mark.parametrize(("file", "table", "name"), SAYINGS)
def test_少了哪个除外就有例句听错(file: str, table: str, name: str) -> None:
    said = read(file, table, name)

    def misheard(without: str) -> list[str]:
        left = said._replace(but_not=tuple(one for one in said.but_not if one != without))
        return [other for other in said.unlikes if said_in(table, left, other)]

    assert [one for one in said.but_not if not misheard(one)] == []


@pytest.mark.parametrize("file", sorted({file for file, _ in TABLES}))
def test_每一类词都有说法用到(file: str) -> None:
    written = " ".join(
        line
        for of, table in TABLES
        if of == file
        for entry in entries(of, table).values()
        for line in (*entry["says"], *entry.get("but_not", ()))
    )
    assert [name for name in vocabulary(file)["classes"] if f"{{{name}}}" not in written] == []


@pytest.mark.parametrize(("name", "entry"), entries(step_names.FILE, "labels").items())
def test_栏目的例句认得是哪一步(name: str, entry: dict[str, Any]) -> None:
    assert {step_names.step_of(like) for like in entry["like"]} == {tuple(entry["step"])}, name


@pytest.mark.parametrize(("name", "entry"), entries(subjects.FILE, "subjects").items())
def test_标题的例句认得是哪种材料(name: str, entry: dict[str, Any]) -> None:
    assert {subjects.subject_of(parsed(f"{like}\n\n{'这一段是正文。' * 10}")) for like in entry["like"]} == {name}
