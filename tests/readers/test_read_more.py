"""The further formats: old Word, rich text, PDF, OFD, web archives.

The two files in ``data`` were made with an office program from words of our own; the rest is written by hand here.
"""

from __future__ import annotations

import contextlib
import re
import sys
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_samples import texts, zip_bytes

from fzzf_check.errors import CannotRead
from fzzf_check.readers import SUFFIXES, read
from fzzf_check.readers.formats import FORMATS

DATA = Path(__file__).parent / "data"


def code_of(name: str, data: bytes) -> str:
    with pytest.raises(CannotRead) as caught:
        read(name, data)
    assert str(caught.value).startswith(f"{name}：")
    assert "；" in str(caught.value)
    return caught.value.code


def test_一个扩展名只属于一种格式() -> None:
    assert sum(len(form.suffixes) for form in FORMATS) == len(SUFFIXES)


def test_网页上可以选的文件就是读得了的文件() -> None:
    page = (resources.files("fzzf_check") / "web" / "static" / "index.html").read_text(encoding="utf-8")
    (accepted,) = re.findall('accept="(.*?)"', page)
    assert accepted.split(",") == [suffix for form in FORMATS for suffix in form.suffixes]


@pytest.mark.parametrize("suffix", [suffix for form in FORMATS if form.binary for suffix in form.suffixes])
def test_改名的纯文本按扩展名说出不是什么文件(suffix: str) -> None:
    assert code_of(f"草案{suffix}", "第一条　为了加强管理，制定本办法。".encode()) == "broken"


# ---------------------------------------------------------------- .doc


def old_word() -> bytes:
    pytest.importorskip("olefile", reason="未安装 [more]")
    return (DATA / "sample.doc").read_bytes()


def test_旧版Word文件连自动编号一起读() -> None:
    source = read("草案.doc", old_word())
    assert [(line.text, line.numbered) for line in source.lines] == [
        ("清河区河道管理办法", 0),
        ("第一条 为了加强河道管理，制定本办法。", 3),
        ("第二条 区水务部门履行下列职责：", 3),
        ("（一）编制规划；", 3),
        ("（二）组织巡查。", 3),
        ("第三条 巡查结果按月公布。", 3),
        ("附件", 0),
        ("任务分工表", 0),
        ("序号\t事项\t单位", 0),
        ("1\t\t水务局", 0),
        ("第四条 自2031年5月1日起施行。", 3),
    ]
    assert source.lines[0].heading == 1
    row = source.lines[9]
    assert (row.kind, row.table, [row.text[cell.start : cell.end] for cell in row.cells]) == (
        "row",
        0,
        ["1", "", "水务局"],
    )
    assert [(change.kind, change.line, change.text) for change in source.revisions] == [
        ("插入", 6, "按月"),
        ("删除", 6, "每年"),
    ]


def test_旧版Word文件设了密码就说有密码() -> None:
    data = bytearray(old_word())
    start = data.index(b"\xec\xa5")
    data[start + 11] |= 1
    assert code_of("草案.doc", bytes(data)) == "encrypted"


def test_旧版表格不是Word文件() -> None:
    data = old_word().replace("WordDocument".encode("utf-16-le"), "Workbook\0\0\0\0".encode("utf-16-le"))
    assert code_of("台账.doc", data) == "unknown_format"


def test_损坏的旧版Word文件只说读不了() -> None:
    whole = old_word()

    @settings(max_examples=120)
    @given(st.integers(0, len(whole)), st.binary(min_size=1, max_size=8), st.booleans())
    def damaged(place: int, junk: bytes, cut: bool) -> None:
        data = whole[:place] + junk + (b"" if cut else whole[place + len(junk) :])
        with contextlib.suppress(CannotRead):
            read("草案.doc", data)

    damaged()


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + bytes(600)


def test_没装组件时说明怎么装(monkeypatch: pytest.MonkeyPatch) -> None:
    asks = {".doc": ("olefile", OLD_WORD), ".wps": ("olefile", OLD_WORD), ".pdf": ("pypdfium2", b"%PDF-1.4\n%%EOF")}
    assert set(asks) == {suffix for form in FORMATS if form.extra == "more" for suffix in form.suffixes}
    for suffix, (module, data) in asks.items():
        name = f"草案{suffix}"
        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(CannotRead, match=r"pip install 'fzzf-check\[more\]'") as caught:
            read(name, data)
        assert caught.value.code == "needs_extra"


# ---------------------------------------------------------------- .rtf


def rtf(body: str, head: str = r"\ansicpg936") -> list[str]:
    return texts(
        read("草案.rtf", ("{\\rtf1\\ansi" + head + ("" if head.endswith("}") else " ") + body + "}").encode("ascii"))
    )


def gbk(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gb18030"))


def test_富文本的国标码和统一码都读() -> None:
    assert rtf(gbk("第一条") + r"\u12288\'3f\u21046 ?" + gbk("定") + r"\par 2031") == ["第一条　制定", "2031"]


def test_字体说明是中文时不管文件头声明() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}}"
    assert rtf(r"\f1 " + gbk("镇人民政府") + r"\f0  A", r"\ansicpg1252" + fonts) == ["镇人民政府 A"]


def test_富文本里的代理对和可选的跳过字数() -> None:
    assert rtf(r"\uc0\u-10176 \u-8430 \uc1" + gbk("村")) == ["\U00020312村"]


def test_富文本的列表编号_域结果_隐藏与修订() -> None:
    body = (
        r"{\listtext\pard\plain " + gbk("第三条") + r"\tab}" + gbk("每年")
        + r"{\field{\*\fldinst DATE}{\fldrslt " + gbk("五月") + r"}}{\v secret}{\deleted "
        + gbk("三次") + r"}{\revised " + gbk("一次") + r"}\par"
    )  # fmt: skip
    source = read("草案.rtf", ("{\\rtf1\\ansi\\ansicpg936 " + body + "}").encode("ascii"))
    assert [(line.text, line.numbered) for line in source.lines] == [("第三条　每年五月一次", 3)]
    assert [(change.kind, change.text) for change in source.revisions] == [("删除", "三次"), ("插入", "一次")]


def test_富文本的表格_脚注_文本框() -> None:
    cell = r"\trowd\pard\intbl " + gbk("甲") + r"\cell\pard\intbl " + gbk("乙") + r"\par " + gbk("丙") + r"\cell\row"
    note = r"\pard " + gbk("正文") + r"{\footnote " + gbk("注") + r"}\par"
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt " + gbk("框") + r"\par}}{\shprslt " + gbk("框") + "}}"
    source = read("草案.rtf", ("{\\rtf1\\ansi\\ansicpg936 " + cell + note + box + "}").encode("ascii"))
    assert [(line.kind, line.text) for line in source.lines] == [
        ("row", "甲\t乙 丙"), ("paragraph", "正文"), ("footnote", "注"), ("textbox", "框"),
    ]  # fmt: skip


def test_标题信息和图片数据不是正文() -> None:
    head = r"{\info{\upr{\title a}{\*\ud{\title \u30002?}}}}{\*\generator x}{\pict\bin4 }}}}}"
    assert rtf(head + gbk("正文")) == ["正文"]
    assert rtf(r"{\upr{\f0 " + gbk("旧") + r"}{\*\ud{\u26032?}}}") == ["新"]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(
    ["{", "}", "\\", r"\par", r"\cell", r"\row", r"\u20010 ", r"\'d6", r"\intbl ", "a", r"\*", r"\bin9 ", r"\upr", r"\ud"]
)))  # fmt: skip
def test_任意富文本不会崩溃(parts: list[str]) -> None:
    with contextlib.suppress(CannotRead):
        read("a.rtf", ("{\\rtf1 " + "".join(parts)).encode("ascii"))


# ---------------------------------------------------------------- .pdf


def test_PDF按页面的行读_记下页码() -> None:
    pytest.importorskip("pypdfium2", reason="未安装 [more]")
    source = read("草案.pdf", (DATA / "pages.pdf").read_bytes())
    assert (source.format, source.lines[0].text, source.lines[-1].text) == ("pdf", "清河区河道管理办法", "附件")
    assert [source.lines[0].anchor.page, source.lines[-1].anchor.page] == [1, 2]
    assert "第二条 区水务部门履行下列职责：" in texts(source)


LOCKED = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj
3 0 obj<</Filter/Standard/V 1/R 2/P -4/O(01234567890123456789012345678901)/U(01234567890123456789012345678901)>>endobj
trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]>>
%%EOF"""


def test_PDF有密码_损坏_没有文字各有说法() -> None:
    pytest.importorskip("pypdfium2", reason="未安装 [more]")
    assert code_of("草案.pdf", LOCKED) == "encrypted"
    assert code_of("草案.pdf", b"%PDF-1.7\nnothing") == "broken"


# ---------------------------------------------------------------- .ofd


def ofd(*pages: str, template: str = "") -> bytes:
    """An OFD file; a page is the XML of its text objects."""
    members = {
        "OFD.xml": '<o:OFD xmlns:o="http://www.ofdspec.org/2016"><o:DocBody><o:DocRoot>Doc_0/Document.xml</o:DocRoot></o:DocBody></o:OFD>'
    }
    refers = ""
    common = '<o:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/>' if template else ""
    if template:
        members["Doc_0/Tpls/T.xml"] = f'<o:Page xmlns:o="x"><o:Content>{template}</o:Content></o:Page>'
    for number, content in enumerate(pages):
        refers += f'<o:Page ID="{number}" BaseLoc="Pages/{number}.xml"/>'
        used = '<o:Template TemplateID="9"/>' if template else ""
        members[f"Doc_0/Pages/{number}.xml"] = f'<o:Page xmlns:o="x">{used}<o:Content>{content}</o:Content></o:Page>'
    members["Doc_0/Document.xml"] = (
        f'<o:Document xmlns:o="x"><o:CommonData>{common}</o:CommonData><o:Pages>{refers}</o:Pages></o:Document>'
    )
    return zip_bytes(members)


def text(words: str, left: float, top: float, width: float = 20, height: float = 5) -> str:
    return f'<o:TextObject Boundary="{left} {top} {width} {height}"><o:TextCode X="0" Y="4">{words}</o:TextCode></o:TextObject>'


def test_OFD同一高度的文字是一行_从左到右() -> None:
    page = text("第二条　公布。", 20, 60) + text("管理办法", 40, 20.4) + text("清河区", 20, 20) + text("末页", 120, 60)
    source = read("草案.ofd", ofd(page, text("附件", 20, 20)))
    assert [(line.text, line.anchor.page) for line in source.lines] == [
        ("清河区管理办法", 1), ("第二条　公布。 末页", 1), ("附件", 2),
    ]  # fmt: skip


def test_OFD模板页的文字算在每一页() -> None:
    data = ofd(text("甲", 20, 40), text("乙", 20, 40), template=text("清河区人民政府文件", 20, 10))
    assert texts(read("草案.ofd", data)) == ["清河区人民政府文件", "甲", "清河区人民政府文件", "乙"]


def test_OFD缺页或坐标有错只说损坏() -> None:
    missing = zip_bytes({"OFD.xml": "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>"})
    assert code_of("草案.ofd", missing) == "broken"
    assert code_of("草案.ofd", ofd(text("甲", 20, 40).replace("20 40", "x y"))) == "broken"


# ---------------------------------------------------------------- web archives, Word XML


def test_单个文件网页读出其中的网页() -> None:
    data = (
        "From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
        "Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>第一条　喆</p>\r\n--B--\r\n"
    )
    assert texts(read("草案.doc", data.encode("gb18030"))) == ["第一条　喆"]
    assert code_of("草案.mht", b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx") == "unknown_format"


def test_Word的XML格式请人另存() -> None:
    assert (
        code_of("草案.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:x/>')
        == "unknown_format"
    )
