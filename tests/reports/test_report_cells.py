"""Widths and excerpts on a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fzzf_check.reports.cells import excerpt, pad, safe, shown, text_width

LINE = st.text(alphabet="第三条处罚款abc 1（）“”…①\t\u200b\x1b𠮷", min_size=1, max_size=200)


def test_全角字占两格半角字占一格() -> None:
    assert text_width("第3条，罚A") == 2 + 1 + 2 + 2 + 2 + 1


def test_中文引号在中文控制台占两格() -> None:
    assert text_width("“罚款”") == 6
    assert text_width("“罚款”", ambiguous_wide=True) == 8


def test_零宽字符不占格() -> None:
    assert text_width("罚\u200b款e\u0301") == 5


def test_控制字符不会改动终端() -> None:
    assert safe("标题\x1b[31m\u202e\r\n") == "标题·[31m···"
    assert shown("\t") == " | "


def test_填到同样的宽度() -> None:
    assert text_width(pad("错误", 6)) == 6
    assert pad("很长的文字", 4) == "很长的文字"


def test_长行只显示词语前后的部分() -> None:
    text = "甲" * 100 + "罚款" + "乙" * 100
    part = excerpt(text, 100, 102, 40)
    assert "甲罚款乙" in part.text
    assert part.text.startswith("…")
    assert part.text.endswith("…")
    assert part.length == 4


def test_词语比行宽还长时显示开头() -> None:
    part = excerpt("前" + "罚" * 100, 1, 101, 40)
    assert "罚" * 10 in part.text
    assert part.indent + part.length <= 40


@given(LINE, st.data(), st.integers(12, 80), st.booleans())
def test_下划线总在词语正下方(text: str, data: st.DataObject, width: int, wide: bool) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = excerpt(text, start, end, width, wide)
    assert text_width(part.text, wide) <= width
    assert part.length >= 1
    before = 0
    for char in part.text:  # the underline begins on the boundary of a character
        if before == part.indent:
            break
        before += text_width(char, wide)
    assert before == part.indent
    words = "".join(map(shown, text[start:end]))
    width_of_words = text_width(words, wide)
    if width_of_words and width_of_words <= width - 4:
        assert words in part.text
        assert part.length == width_of_words
