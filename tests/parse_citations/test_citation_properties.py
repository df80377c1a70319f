"""Any text parses; what is written is read again; the grammar has no conflict."""

from __future__ import annotations

import logging

import lark
import pytest
from citing import cited, only
from hypothesis import given, settings
from hypothesis import strategies as st

from fzzf_check import grammar
from fzzf_check.facts import Article
from fzzf_check.parse.citation.lexer import CitationLexer
from fzzf_check.parse.citation.places import write_places

PIECES = [
    "依照", "根据", "违反", "除", "按", "《", "》", "《城市绿化条例》", "《A〈B〉C》", "（2021年修订）", "（以下简称《条例》）", "（", "）", "第三条",
    "第五款", "（一）项", "第（二）项", "至", "、", "和", "以及", "的", "规定", "精神", "该法", "该条", "上述规定", "据此", "前款", "前两条", "本办法",
    "有关法律、法规", "国家有关规定", "国办发〔2018〕115号", "会议纪要", "合同", "村规民约", "防洪法", "制定本办法", "同时废止", "修改为", "外，",
    "，", "。", "；", "\n", "\t", "　", "县城管局", "处罚", "第", "条", "法", "〔2018〕", "GB/T 9704", "《责任书》", "等", "暂行条例",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=200)


@given(st.lists(TEXTS, max_size=4))
@settings(max_examples=250)
def test_任何文字都能读_位置都在文字之内(texts: list[str]) -> None:
    for citation in cited(*texts):
        assert 0 <= citation.start < citation.end <= len(citation.paragraph.text)
        assert citation.short


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=250)
def test_任何记号序列都合语法(text: str) -> None:
    grammar.load("citation", CitationLexer).parse(text)


ARTICLES = st.builds(
    Article,
    article=st.integers(1, 1260),
    clause=st.none() | st.integers(1, 12),
    item=st.none() | st.integers(1, 15),
    suffix=st.none() | st.integers(1, 9),
)


@given(st.lists(ARTICLES, min_size=1, max_size=6))
@settings(max_examples=200)
def test_写出的条文读回来一样(articles: list[Article]) -> None:
    assert only(f"依照《中华人民共和国民法典》{write_places(articles)}的规定。").articles == tuple(articles)


@given(st.integers(1, 500), st.integers(1, 60))
@settings(max_examples=60)
def test_写出的条文范围读回来一样(first: int, more: int) -> None:
    wanted = (Article(first, to=first + more),)
    assert only(f"依照《中华人民共和国民法典》{write_places(wanted)}。").articles == wanted


def test_语法没有冲突(caplog: pytest.LogCaptureFixture) -> None:
    text = (grammar.FOLDER / "citation.lark").read_text(encoding="utf-8")
    with caplog.at_level(logging.DEBUG, logger=lark.logger.name):
        lark.Lark(text, parser="lalr", lexer=CitationLexer, debug=True)
    assert not [record for record in caplog.records if "conflict" in record.getMessage().lower()]
