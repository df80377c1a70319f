"""Nothing that is text breaks the structure; time grows no faster than the text."""

from __future__ import annotations

import time

import pytest
from texts import NOTICE, document

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


def seconds(text: str) -> float:
    made = source(text.split("\n"))
    start = time.process_time()
    parse_document(made)
    return time.process_time() - start


SHAPES = {
    "办法": NOTICE,
    "一行": "第二条　在本县行政区域内从事河道采砂，自2024年3月5日起施行，有效期五年，应当遵守本办法。",
    "标题": "云岭县人民政府关于加强消防工作的通知\n",
    "附件": "附件：消防任务表\n云岭县教育局\n2024年3月5日\n",
    "署名": "云岭县教育局\n",
    "日期": "2024年3月5日\n",
    "文号": "云岭县人民政府关于加强消防工作的通知\n云政发〔2024〕3号\n",
    "括号": "（《〔\n",
    "断行": "在本县行政区域内从事河道采砂及其监督管理活动应当\n",
    "目录": "目录\n第一章　总则\n",
    "项": "（一）在禁采区采砂的；\n",
    "引用": "《云岭县甲办法》已经县人民政府同意，\n",
    "数字": "1.2.3 2024-03-05 \n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_加长四倍的文件用时不超过十倍(shape: str) -> None:
    unit = SHAPES[shape]
    small = unit * (6_000 // len(unit))
    seconds(small)
    one, four = min(seconds(small) for _ in range(3)), seconds(small * 4)
    assert four < 10 * one + 0.05


@pytest.mark.long
@pytest.mark.parametrize("shape", SHAPES)
def test_一百万字的文件几秒内分析完(shape: str) -> None:
    unit = SHAPES[shape]
    assert seconds(unit * (1_000_000 // len(unit))) < 60


def test_很深的层次不会溢出() -> None:
    text = "\n".join(["附件：甲表", "云岭县教育局", "2024年3月5日"] * 3000)
    assert document(text).paragraphs
