"""Automatic numbers of Word: an auto-numbered 第三条 reads 第三条."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_samples import abstract, lvl, num, numbered, p, r, read_body, tbl, tc, texts, tr

from fzzf_check.readers.numbering import FORMATS, written
from fzzf_check.source import Source

ARTICLES = abstract(0, lvl(0, "chineseCountingThousand", "第%1条")) + num(1, 0)
DELETED_MARK = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'


def labels(source: Source) -> list[str]:
    return [line.text[: line.numbered] for line in source.lines]


def test_自动编号的第三条读作第三条() -> None:
    source = read_body(numbered("甲") + numbered("乙") + numbered("丙"), numbering=ARTICLES)
    assert texts(source) == ["第一条　甲", "第二条　乙", "第三条　丙"]
    line = source.lines[2]
    assert line.text[: line.numbered] == "第三条"
    computed, typed = line.anchor.paragraphs[0][1]
    assert computed.run == -1
    assert (typed.run, typed.offset, line.text[typed.start : typed.end]) == (0, 0, "丙")


def test_编号后的间隔照文件所定() -> None:
    for suffix, gap in (("nothing", ""), ("space", " "), ("tab", "　")):
        numbering = abstract(0, lvl(0, "chineseCounting", "%1、", f'<w:suff w:val="{suffix}"/>')) + num(1, 0)
        assert texts(read_body(numbered("总体要求"), numbering=numbering)) == [f"一、{gap}总体要求"]


def test_空段也占一个号() -> None:
    assert texts(read_body(numbered("甲") + numbered("") + numbered("乙"), numbering=ARTICLES)) == [
        "第一条　甲",
        "第二条",
        "第三条　乙",
    ]


def test_条号跨章连续_节号逢章重起() -> None:
    levels = abstract(
        0,
        lvl(0, "chineseCounting", "第%1章"),
        lvl(1, "chineseCounting", "第%2节"),
        lvl(2, "chineseCountingThousand", "第%3条", '<w:lvlRestart w:val="0"/>'),
    )
    body = "".join(numbered("文", level=level) for level in (0, 1, 2, 2, 0, 1, 2))
    assert labels(read_body(body, numbering=levels + num(1, 0))) == [
        "第一章", "第一节", "第一条", "第二条", "第二章", "第一节", "第三条",
    ]  # fmt: skip


def test_只在指定层级之后重起() -> None:
    levels = abstract(
        0, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%2"), lvl(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>')
    )
    body = "".join(numbered("文", level=level) for level in (0, 1, 2, 1, 2, 0, 2))
    assert labels(read_body(body, numbering=levels + num(1, 0))) == ["1", "1", "1", "2", "2", "2", "1"]


def test_多级编号引用上级数字() -> None:
    levels = abstract(0, lvl(0, "chineseCounting", "第%1章"), lvl(1, "decimal", "%1.%2", "<w:isLgl/>"))
    body = numbered("甲", level=0) + numbered("乙", level=1) + numbered("丙", level=1)
    assert labels(read_body(body, numbering=levels + num(1, 0))) == ["第一章", "1.1", "1.2"]


def test_没有上级时上级按起始值计() -> None:
    levels = abstract(0, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2"))
    assert labels(read_body(numbered("甲", level=1) + numbered("乙"), numbering=levels + num(1, 0))) == ["1.1", "1"]


def test_两个编号共用一个列表则连续计数() -> None:
    numbering = abstract(0, lvl(0, "chineseCounting", "（%1）")) + num(1, 0) + num(2, 0)
    assert labels(read_body(numbered("甲") + numbered("乙", 2) + numbered("丙"), numbering=numbering)) == [
        "（一）", "（二）", "（三）",
    ]  # fmt: skip


def test_重新起算只在首次使用时生效() -> None:
    again = num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0) + again
    body = numbered("甲") + numbered("乙", 2) + numbered("丙", 2)
    assert labels(read_body(body, numbering=numbering)) == ["1.", "5.", "6."]


def test_替换整级的定义() -> None:
    other = num(2, 0, f'<w:lvlOverride w:ilvl="0">{lvl(0, "decimalEnclosedCircle", "%1")}</w:lvlOverride>')
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0) + other
    assert labels(read_body(numbered("甲", 2) + numbered("乙", 2), numbering=numbering)) == ["①", "②"]


def test_编号样式间接指向的列表() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>' + lvl(0, "decimal", "第%1款") + "</w:abstractNum>"
        + num(1, 0) + num(2, 1)
    )  # fmt: skip
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    assert labels(read_body(numbered("甲"), numbering=numbering, styles=styles)) == ["第1款"]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="章"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="条"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="条二"><w:basedOn w:val="条"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="无号"><w:basedOn w:val="条"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
)
STYLED = (
    abstract(
        0,
        lvl(0, "chineseCounting", "第%1章", '<w:pStyle w:val="章"/>'),
        lvl(1, "chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/><w:pStyle w:val="条"/>'),
    )
    + num(1, 0)
    + num(3, 0)
)


def styled(style: str, extra: str = "") -> str:
    return p("文", properties=f'<w:pStyle w:val="{style}"/>{extra}')


def test_编号来自段落样式_基准样式的编号可以继承() -> None:
    body = styled("章") + styled("条") + styled("条二") + styled("无号") + styled("条")
    assert labels(read_body(body, numbering=STYLED, styles=STYLES)) == ["第一章", "第一条", "第二条", "", "第三条"]


def test_段落自己取消编号则没有编号() -> None:
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    assert labels(read_body(styled("条") + styled("条", off) + styled("条"), numbering=STYLED, styles=STYLES)) == [
        "第一条", "", "第二条",
    ]  # fmt: skip


def test_样式之间循环引用不会死循环() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    assert texts(read_body(styled("a"), numbering=STYLED, styles=styles)) == ["文"]


def test_修订删掉的条不占号() -> None:
    gone = p(
        '<w:del w:id="2" w:author="a"><w:r><w:delText>乙</w:delText></w:r></w:del>',
        properties='<w:numPr><w:numId w:val="1"/></w:numPr>' + DELETED_MARK,
    )
    assert texts(read_body(numbered("甲") + gone + numbered("丙"), numbering=ARTICLES)) == ["第一条　甲", "第二条　丙"]


def test_两段并作一段只占一个号_号在句首() -> None:
    body = numbered("甲") + numbered("应当", more=DELETED_MARK) + numbered("公布") + numbered("丁")
    source = read_body(body, numbering=ARTICLES)
    assert texts(source) == ["第一条　甲", "第二条　应当公布", "第三条　丁"]
    line = source.lines[1]
    assert [index for index, _ in line.anchor.paragraphs] == [1, 2]
    words = {index: "".join(line.text[piece.start : piece.end] for piece in pieces if piece.run >= 0)
             for index, pieces in line.anchor.paragraphs}  # fmt: skip
    assert words == {1: "应当", 2: "公布"}


def test_修订前的编号不算数() -> None:
    old = '<w:pPrChange w:id="3" w:author="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    assert texts(read_body(p("说明", properties=old) + numbered("甲"), numbering=ARTICLES)) == ["说明", "第一条　甲"]


def test_隐藏的段落不占号() -> None:
    hidden = p(
        r("乙", properties="<w:vanish/>"),
        properties='<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>',
    )
    assert texts(read_body(hidden + numbered("甲"), numbering=ARTICLES)) == ["第一条　甲"]


def test_表格里的序号列照样编号() -> None:
    body = tbl(tr(tc(numbered("")), "甲"), tr(tc(numbered("")), "乙"))
    numbering = abstract(0, lvl(0, "decimal", "%1")) + num(1, 0)
    assert texts(read_body(body, numbering=numbering)) == ["1\t甲", "2\t乙"]


def test_项目符号不算文字_写成符号的序号算() -> None:
    for text, shown in (("\uf06c", "甲"), ("●", "甲"), ("一、", "一、　甲")):
        numbering = abstract(0, lvl(0, "bullet", text)) + num(1, 0)
        assert texts(read_body(numbered("甲"), numbering=numbering)) == [shown]


def test_编号定义缺失时照读正文() -> None:
    assert texts(read_body(numbered("甲", 9), numbering=ARTICLES)) == ["甲"]
    assert texts(read_body(numbered("甲"))) == ["甲"]


@pytest.mark.parametrize(
    ("style", "examples"),
    [
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一〇〇", 112: "一一二"}),
        ("chineseCountingThousand", {10: "十", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十",
                                     115: "一百一十五", 1001: "一千零一", 10010: "一万零一十"}),
        ("japaneseCounting", {1: "一", 10: "十", 19: "十九", 20: "二十", 100: "百", 101: "百一", 212: "二百十二"}),
        ("ideographDigital", {1: "一", 10: "一〇", 12: "一二"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("chineseLegalSimplified", {3: "叁", 10: "壹拾", 105: "壹佰零伍"}),
        ("decimal", {1: "1", 10: "10"}),
        ("decimalZero", {1: "01", 10: "10"}),
        ("decimalFullWidth", {1: "１", 10: "１０"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedParen", {1: "⑴"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 53: "AAA"}),
        ("lowerLetter", {2: "b", 28: "bb"}),
        ("upperRoman", {4: "IV", 9: "IX", 14: "XIV", 1999: "MCMXCIX"}),
        ("lowerRoman", {3: "iii"}),
        ("none", {1: "", 5: ""}),
        ("没有这种格式", {7: "7"}),
    ],
)  # fmt: skip
def test_各种数字格式(style: str, examples: dict[int, str]) -> None:
    assert {number: written(number, style) for number in examples} == examples


@given(st.sampled_from(sorted(set(FORMATS) - {"none"})), st.integers(-5, 10**9))
def test_任何数都写得出来(style: str, number: int) -> None:
    assert written(number, style)
