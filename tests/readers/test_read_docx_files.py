"""Word files as files: variants of the format, and those that cannot be read."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_samples import STRICT, docx_bytes, p, r, tbl, texts, tr, zip_bytes

from fzzf_check.errors import CannotRead
from fzzf_check.readers import read

# ---------------------------------------------------------------- variants of the format


def test_严格格式的文件同样能读() -> None:
    assert texts(read("草案.docx", docx_bytes(p("第一条") + tbl(tr("甲", "乙")), namespace=STRICT))) == [
        "第一条",
        "甲\t乙",
    ]


def test_正文部件另有名称也能读() -> None:
    assert texts(read("草案.docx", docx_bytes(p("第一条"), main="word/document2.xml"))) == ["第一条"]


@pytest.mark.parametrize("name", ["草案.wps", "草案.docm", "草案.txt", "-", "草案"])
def test_看内容不看扩展名(name: str) -> None:
    source = read(name, docx_bytes(p("第一条")))
    assert (source.format, source.path) == ("docx", name)


# ---------------------------------------------------------------- bad files


def code_of(data: bytes, name: str = "草案.docx") -> str:
    with pytest.raises(CannotRead) as caught:
        read(name, data)
    assert str(caught.value).startswith(f"{name}：")
    assert "\n" not in str(caught.value)
    assert caught.value.path == name
    return caught.value.code


def test_截断的文件说已损坏() -> None:
    whole = docx_bytes(p("第一条　" + "规范" * 500))
    assert code_of(whole[: len(whole) // 2]) == "broken"


def test_任意截断或改动都只说读不了_不会崩溃() -> None:
    whole = docx_bytes(p("第一条") + tbl(tr("甲", "乙")))

    @settings(max_examples=150)
    @given(st.integers(0, len(whole)), st.binary(max_size=4))
    def damaged(place: int, junk: bytes) -> None:
        with contextlib.suppress(CannotRead):
            read("草案.docx", whole[:place] + junk + whole[place + len(junk) :])

    damaged()


def test_缺正文的压缩包不是Word文件() -> None:
    assert code_of(zip_bytes({"xl/workbook.xml": "<a/>"})) == "unknown_format"


def test_正文不是合格的XML() -> None:
    assert code_of(zip_bytes({"word/document.xml": "<w:document>"})) == "broken"
    assert code_of(zip_bytes({"word/document.xml": ""})) == "broken"


def test_加密的文件说要先取消密码() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert code_of(ole + "EncryptedPackage".encode("utf-16-le") + bytes(64)) == "encrypted"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_带实体声明的XML一律不读(encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", bomb.encode(encoding))
    assert code_of(file.getvalue()) == "broken"


def test_解压后过大的文件不读(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fzzf_check.readers.limits.MEMBER", 100_000)
    assert code_of(docx_bytes(p("甲" * 200_000))) == "too_large"


def test_嵌套极深的文件只说读不了() -> None:
    deep = "<w:ins>" * 3000 + r("甲") + "</w:ins>" * 3000
    assert code_of(docx_bytes(f"<w:p>{deep}</w:p>")) == "broken"


def test_名为docx的纯文本请人改名() -> None:
    assert code_of("第一条　总则。".encode()) == "broken"


def test_空白的Word文件说没有文字() -> None:
    assert code_of(docx_bytes(p() + p(" "))) == "empty"
