"""Plain text and Markdown: encodings, lines as an editor counts them, tables, odd characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_samples import texts

from fzzf_check.errors import CannotRead
from fzzf_check.readers import read
from fzzf_check.readers.characters import normalise

DRAFT = "清河区饮用水水源保护办法\n第一条　为了保护水源，制定本办法。\n第二条　罚款500元。\n"
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_各种编码读出同样的文字(encoding: str) -> None:
    assert texts(read("草案.txt", DRAFT.encode(encoding))) == DRAFT.splitlines()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_没有标记也没有换行的UTF16也认得出(encoding: str) -> None:
    assert texts(read("草案.txt", "清河区饮用水水源保护办法".encode(encoding))) == ["清河区饮用水水源保护办法"]


CHINESE = st.text(
    st.sampled_from("第一条　为了规范管理，制定本办法。（）〔2031〕号《》“”年月日 \tAb1:"), min_size=12, max_size=80
)


@settings(max_examples=200)
@given(st.lists(CHINESE, min_size=1, max_size=5), st.sampled_from(ENCODINGS), st.sampled_from(["\n", "\r\n", "\r"]))
def test_任何中文文本换编码换行符都读得回来(lines: list[str], encoding: str, newline: str) -> None:
    lines = ["第一条　为了规范行政行为，制定本办法。", *lines, "末"]
    source = read("草案.txt", newline.join(lines).encode(encoding))
    assert texts(source) == lines
    assert [line.number for line in source.lines] == list(range(1, len(lines) + 1))


@settings(max_examples=300)
@given(st.binary(max_size=300), st.sampled_from(["草案.txt", "草案.html", "草案.docx", "草案.doc", "草案.pdf", "-"]))
def test_任意字节不是读成文字就是说读不了(data: bytes, name: str) -> None:
    said = None
    try:
        source = read(name, data)
    except CannotRead as problem:
        said = problem
    if said is None:
        assert any(line.text.strip() for line in source.lines)
    else:
        assert said.code
        assert "\n" not in said.message


def test_空行占行号_文末换行不另起一行() -> None:
    source = read("a.txt", "标题\n\n正文\n".encode())
    assert [(line.number, line.text) for line in source.lines] == [(1, "标题"), (2, ""), (3, "正文")]


def test_行分隔符和垂直制表符也换行() -> None:
    assert texts(read("a.txt", "甲\u2028乙\v丙\u2029丁".encode())) == ["甲", "乙", "丙", "丁"]


def test_换页符不多出一行_夹在行中才分行() -> None:
    assert texts(read("a.txt", "甲\n\f乙\n丙\f丁\f\n戊".encode())) == ["甲", " 乙", "丙", "丁 ", "戊"]


def test_康熙部首读作常用字_列数不变() -> None:
    raw = "⺠⽣⼯程⾏政⻓⻔⻚"
    assert texts(read("a.txt", raw.encode())) == ["民生工程行政长门页"]


def test_私用区字符读作空格或国标字_列数不变() -> None:
    assert texts(read("a.txt", "总则\ue004，\ue81e".encode())) == ["总则　，龴"]


def test_零宽字符去掉_记下原来的列() -> None:
    source = read("a.txt", "甲\n第\u200b三\ufeff条".encode())
    line = source.lines[1]
    assert line.text == "第三条"
    assert [(piece.start, piece.end, piece.offset) for piece in line.anchor.paragraphs[0][1]] == [
        (0, 1, 0), (1, 2, 2), (2, 3, 4),
    ]  # fmt: skip
    assert source.lines[0].anchor.paragraphs == ()


@given(st.text(max_size=30))
def test_替换字符从不改变长度(text: str) -> None:
    assert len(normalise(text)) == len(text)


def test_井号标题给出层级_文字原样保留() -> None:
    source = read("a.md", "# 总则\n### 第一条\n#不是标题\n**第二条** 正文".encode())
    assert [line.heading for line in source.lines] == [1, 3, None, None]
    assert source.lines[3].text == "**第二条** 正文"


def test_竖线表格给出单元格() -> None:
    source = read("a.md", "说明\n| 事项 | 依据 |\n|---|:--:|\n| 甲 | 乙\\|丙 |\n完".encode())
    rows = [line for line in source.lines if line.kind == "row"]
    assert [line.number for line in rows] == [2, 3, 4]
    assert {line.table for line in rows} == {0}
    assert [rows[0].text[cell.start : cell.end] for cell in rows[0].cells] == ["事项", "依据"]
    assert rows[1].cells == ()
    assert [rows[2].text[cell.start : cell.end] for cell in rows[2].cells] == ["甲", "乙\\|丙"]


def test_制表符对齐的几行是表格_缩进不是() -> None:
    source = read("a.txt", "\t\t第一条　总则。\n序号\t事项\t分值\n1\t公开\t10\n抄送：\t甲\t乙\n\n单独\t一\t行".encode())
    assert [line.kind for line in source.lines] == ["paragraph", "row", "row", "row", "paragraph", "paragraph"]
    assert [source.lines[2].text[cell.start : cell.end] for cell in source.lines[2].cells] == ["1", "公开", "10"]


def test_末格空着的行仍在表格里() -> None:
    source = read("a.txt", "序号\t材料\t备注\n1\t送审函\t当日签收\n2\t调研报告\t\n3\t意见书\t合法".encode())
    assert {line.table for line in source.lines} == {0}
    assert [len(line.cells) for line in source.lines] == [3, 3, 3, 3]


def test_个别坏字节不妨碍阅读() -> None:
    data = ("第一条　为了规范管理，制定本办法。" * 20).encode("gb18030")
    source = read("a.txt", data[:100] + b"\xff" + data[100:])
    assert source.lines[0].text.startswith("第一条　为了规范")
    assert source.encoding == "gb18030"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_个别零字节读作空格_不改变编码的判断(encoding: str) -> None:
    data = DRAFT.encode(encoding)
    at = len("清河区".encode(encoding))
    assert texts(read("草案.txt", data[:at] + b"\0" + data[at:]))[0] == "清河区 饮用水水源保护办法"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_断电后文件尾部的零字节不算文字(encoding: str) -> None:
    assert texts(read("草案.txt", DRAFT.encode(encoding) + bytes(4096))) == DRAFT.splitlines()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_没有标记的UTF16夹西文也认得出(encoding: str) -> None:
    draft = "PM2.5 control rules\nSO2、NOx 排放按 GB 3095-2012 执行。"
    assert texts(read("草案.txt", draft.encode(encoding))) == draft.splitlines()


# ---------------------------------------------------------------- bad input


def code_of(name: str, data: bytes | None = None) -> str:
    with pytest.raises(CannotRead) as caught:
        read(name, data)
    assert str(caught.value).startswith(name)
    assert str(caught.value).endswith("。")
    assert "；" in str(caught.value)
    return caught.value.code


def test_没有的文件_文件夹_空文件各有说法(tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    assert code_of(str(tmp_path / "没有.docx")) == "missing"
    assert code_of(str(tmp_path)) == "is_folder"
    assert code_of(str(empty)) == "empty"
    assert code_of("坏\0名.txt") == "missing"


def test_没有文字的文件说是空的() -> None:
    for data in (b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", "　\u200b".encode()):
        assert code_of("a.txt", data) == "empty"


def test_繁体大五码说编码不认识() -> None:
    assert (
        code_of("a.txt", ("為了規範行政機關制定規範性文件的行為，維護法制統一。" * 5).encode("big5"))
        == "unsupported_encoding"
    )


@pytest.mark.parametrize("name", ["图.png", "图.txt", "-图"])
def test_图片等二进制文件说不是文档(name: str) -> None:
    assert code_of(name, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8) == "unknown_format"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_零字节太多的不当作文字(encoding: str) -> None:
    assert code_of("a.txt", b"\0".join(DRAFT[n : n + 3].encode(encoding) for n in range(0, 60, 3))) == "unknown_format"


def test_过大的文本不读(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fzzf_check.readers.limits.TEXT", 100)
    assert code_of("a.txt", "甲".encode() * 200) == "too_large"
    monkeypatch.setattr("fzzf_check.readers.limits.FILE", 50)
    assert code_of("a.docx", b"PK" + bytes(100)) == "too_large"


def test_标准输入读一次_报错时也这样称呼(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        def __init__(self, data: bytes) -> None:
            self.data = data

        def read(self, size: int = -1) -> bytes:
            return self.data

    class Standard:
        buffer = Input("第一条　总则。".encode())

    monkeypatch.setattr("sys.stdin", Standard)
    assert texts(read("-")) == ["第一条　总则。"]
    assert texts(read("-", "第二条".encode())) == ["第二条"]
    with pytest.raises(CannotRead, match=r"^标准输入：文件是空的"):
        read("-", b"")
