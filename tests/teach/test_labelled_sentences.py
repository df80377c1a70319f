"""The sentences that are only taught from are well formed."""

from __future__ import annotations

from typing import get_args

from labelled_sentences import of_norms, of_records

from fzzf_check.findings import Category
from fzzf_check.parse.record.lexicon import manners


def test_教学句子的类别都是规则的类别_违法的字句都标出来了() -> None:
    taught = list(of_norms())
    assert len(taught) > 1_900
    for sentence in taught:
        assert bool(sentence.category) is (sentence.mark is not None)
        if sentence.mark is not None:
            start, end = sentence.mark
            assert sentence.category in get_args(Category)
            assert 0 <= start < end <= len(sentence.text)


def test_教学句子的步骤都是程序的步骤() -> None:
    taught = list(of_records())
    assert len(taught) > 1_200
    assert {sentence.step for sentence in taught} - {""} <= set(manners())


def test_同一句话不会既合法又违法() -> None:
    for taught in (
        [(one.text, bool(one.category)) for one in of_norms()],
        [(one.text, bool(one.step)) for one in of_records()],
    ):
        assert len({text for text, _ in taught}) == len(set(taught))
