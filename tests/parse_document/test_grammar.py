"""grammar/document.lark: free of conflicts, total, and every line stands in the tree once."""

from __future__ import annotations

import logging
from pathlib import Path

import lark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fzzf_check.grammar
from fzzf_check.grammar import load
from fzzf_check.parse.structure.document import parse_document
from fzzf_check.parse.structure.lexer import LineLexer, Reading
from fzzf_check.readers import read
from fzzf_check.source import Line, Source

GRAMMAR = Path(fzzf_check.grammar.__file__).parent / "document.lark"
TERMINALS = sorted(
    name
    for line in GRAMMAR.read_text(encoding="utf-8").splitlines()
    if line.startswith("%declare")
    for name in line.split()[1:]
)
JOINABLE = [name for name in TERMINALS if name not in {"MORE", "BREAK", "ROW", "FURNITURE"}]


def test_文件结构的文法没有冲突(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="lark"):
        logger = logging.getLogger("lark")
        level, logger.propagate = logger.level, True
        lark.Lark(GRAMMAR.read_text(encoding="utf-8"), parser="lalr", lexer=LineLexer, debug=True)
        logger.setLevel(level)
    assert [record.message for record in caplog.records if "onflict" in record.message] == []


lines = st.one_of(
    st.sampled_from(JOINABLE).map(lambda name: [name]),
    st.sampled_from(JOINABLE).map(lambda name: [name, "MORE"]),
    st.sampled_from(JOINABLE).map(lambda name: [name, "BREAK", "MORE", "MORE"]),
    st.sampled_from(["ROW", "FURNITURE"]).map(lambda name: [name]),
)


@given(st.lists(lines, max_size=30))
@settings(max_examples=300)
def test_任何次序的行都能分析_每行恰好出现一次(groups: list[list[str]]) -> None:
    marks = [name for group in groups for name in group]
    tree = load("document", LineLexer).parse(Reading([], marks))  # type: ignore[arg-type]
    tokens = list(tree.scan_values(lambda value: isinstance(value, lark.Token)))
    assert [(token.type, int(token)) for token in tokens] == [(name, index) for index, name in enumerate(marks)]


OFFICIAL = st.sampled_from(
    [
        "云岭县人民政府关于印发云岭县办法的通知", "云岭县办法", "云政规〔2024〕3号", "各乡镇人民政府：", "第一章　总则", "第一条　甲。", "第二条",
        "一、乙", "（一）丙；", "1.丁。", "（1）戊", "①己", "2.1 庚", "云岭县人民政府", "2024年3月5日", "（此件公开发布）", "附件：1.表", "附件2",
        "抄送：县委办公室。", "索 引 号：0123", "打印 关闭", "目录", "—3—", "序号|名称|数量", "甲,乙", "有下列情形之一的：", "的规定。", "   ", "",
        "2024", "年", "签发人：王某", "00012", "秘密★1年", "特急", "第十二条规定的", "本办法自2024年4月1日起施行。", "《", "）", "云岭县人民政府文件",
        "（2024年3月5日县人民政府第十二次常务会议通过", "| a | b |", "a\tb\tc", "**第三条** 甲", "#", "附", "表",
    ]
)  # fmt: skip


@given(st.lists(OFFICIAL, max_size=40), st.booleans())
@settings(max_examples=300)
def test_任何公文片段的组合都读得出_字都在原处(parts: list[str], flat: bool) -> None:
    source = read("样文.txt", (("" if flat else "\n").join([*parts, "末。"])).encode("utf-8"))
    document = parse_document(source)
    for paragraph in document.paragraphs:
        for offset, sign in enumerate(paragraph.text):
            line, column = paragraph.place(offset)
            assert source.lines[line - 1].text[column - 1] == sign
    said = "".join(paragraph.text for paragraph in document.paragraphs)
    squeezed = "".join("".join(line.text.split()) for line in source.lines if line.text.strip("-=*_# \u3000|"))
    kept = "".join(said.split())
    for mark in ("*", "#", "|"):
        kept, squeezed = kept.replace(mark, ""), squeezed.replace(mark, "")
    assert sorted(kept) == sorted(squeezed)


@given(st.text(max_size=400))
@settings(max_examples=300)
def test_任何文字都是一份文件(text: str) -> None:
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1))
    document = parse_document(Source("样文.txt", "txt", lines))
    assert [p.index for p in document.paragraphs] == list(range(len(document.paragraphs)))
    assert all(p.origins for p in document.paragraphs)
