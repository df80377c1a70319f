"""Nothing that is text breaks the structure; the work grows no faster than the text."""

from __future__ import annotations

import pytest
from shapes import SHAPES, repeated
from steps import steps
from texts import document

from fzzf_check.parse.structure.document import parse_document
from fzzf_check.source import Line, Source


def source(lines: list[str]) -> Source:
    return Source("样文.txt", "txt", tuple(Line(number, text) for number, text in enumerate(lines, 1)))


@pytest.mark.parametrize(
    "lines",
    [
        [], [""], ["", "　　"], ["。"], ["附件"], ["附件：", "1."], ["云岭县人民政府"], ["2024年3月5日"], ["目录"], ["目录", "第一章"], ["（"], ["一、"], ["第一条"],
        ["云岭县人民政府", "2024年3月5日"], ["云岭县办法"], ["各单位："], ["云政发〔2024〕3号"], ["—3—"], ["抄送："], ["签发人："], ["《", "》"], ["#"], ["**"],
    ],
)  # fmt: skip
def test_残缺的文件也有结构(lines: list[str]) -> None:
    found = parse_document(source(lines))
    assert "".join(p.text for p in found.paragraphs) == "".join(line.strip("　*") for line in lines)


@pytest.mark.parametrize("shape", SHAPES)
def test_加长四倍的文件工作量不超过五倍(shape: str) -> None:
    small, large = source(repeated(shape, 6_000)), source(repeated(shape, 24_000))
    parse_document(small)  # what is built once a process
    assert steps(lambda: parse_document(large)) < 5 * steps(lambda: parse_document(small))


@pytest.mark.long
@pytest.mark.parametrize("shape", SHAPES)
def test_一百万字的文件也分析得完(shape: str) -> None:
    assert parse_document(source(repeated(shape, 1_000_000))).paragraphs


def test_很深的层次不会溢出() -> None:
    text = "\n".join(["附件：甲表", "云岭县教育局", "2024年3月5日"] * 3000)
    assert document(text).paragraphs
