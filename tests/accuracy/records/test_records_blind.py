"""Records that were written blind stay read as well as the project promises (thresholds of the records issue)."""

from __future__ import annotations

from functools import cache

import pytest
from scoring import HERE, ROUNDS, Tally, golds, tally, units

EVENTS, RECALL, PRECISION = 0.95, 0.95, 0.97
FALSE_EVENTS = 0.02  # of the events of a round


USUAL = 2  # one round in so many is read in the usual run, the others in the long one
_ROUNDS = [name if n % USUAL == 0 else pytest.param(name, marks=pytest.mark.long) for n, name in enumerate(ROUNDS)]


@pytest.fixture(scope="module", params=_ROUNDS)
def name(request: pytest.FixtureRequest) -> str:
    """A round; the tests of one follow each other, so that one worker reads it once."""
    return str(request.param)


@cache
def counted(name: str) -> Tally:
    return tally(HERE / name)


def test_程序的种类和日期读得对(name: str) -> None:
    counts = counted(name)
    assert counts.event_rate >= EVENTS, counts.wrong
    assert counts.events_false <= FALSE_EVENTS * counts.events, counts.wrong


def test_违法之处找得到也不冤枉(name: str) -> None:
    counts = counted(name)
    assert counts.recall >= RECALL, counts.wrong
    assert counts.precision >= PRECISION, counts.wrong


def test_合法的记录和卷宗没有错误和警告(name: str) -> None:
    counts = counted(name)
    assert counts.silent == counts.clean, counts.wrong


def test_不该标的话没有标(name: str) -> None:
    for unit, gold, papers in units(HERE / name):
        lawful = gold["must_not_flag"]
        flagged = [(f.text, paper.at(f)) for paper in papers for f in paper.findings if f.text]
        assert not [words for words in lawful for text, line in flagged if text in words and words in line], unit


def test_合法与违法的都有三分之一以上() -> None:
    clean = [gold["clean"] for name in ROUNDS for _, gold in golds(HERE / name)]
    assert 1 / 3 <= sum(clean) / len(clean) <= 2 / 3
