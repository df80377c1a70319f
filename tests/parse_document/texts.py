"""Small documents as parsed documents, for the tests of this folder."""

from __future__ import annotations

from fzzf_check.facts import Document, Kind, Paragraph, Stage
from fzzf_check.parse.structure.document import parse_document
from fzzf_check.readers import read


def document(text: str, kind: Kind | None = None, stage: Stage | None = None) -> Document:
    """The text of a file as a document."""
    return parse_document(read("样文.txt", text.encode("utf-8")), kind, stage)


def html(text: str) -> Document:
    """A web page as a document."""
    return parse_document(read("样文.html", text.encode("utf-8")))


def places(text: str) -> list[str]:
    """The locators of the body's paragraphs in order."""
    return [paragraph.locator for paragraph in document(text).body()]


def paragraph_of(text: str, words: str) -> Paragraph:
    """The paragraph that holds the words."""
    return next(paragraph for paragraph in document(text).paragraphs if words in paragraph.text)


def fields_of(text: str) -> dict[str, str]:
    """The first value of each field."""
    found: dict[str, str] = {}
    for field in document(text).fields:
        found.setdefault(field.name, field.value)
    return found


NOTICE = """云岭县人民政府关于印发云岭县河道采砂管理办法的通知
云政规〔2024〕3号

各乡镇人民政府，县直各部门：

《云岭县河道采砂管理办法》已经县人民政府第十二次常务会议审议通过，现印发给你们，请认真贯彻执行。

云岭县人民政府
2024年3月5日
（此件公开发布）

云岭县河道采砂管理办法

第一章　总则

第一条　为了加强河道采砂管理，根据《中华人民共和国水法》，结合本县实际，制定本办法。
第二条　本办法适用于本县行政区域内的河道采砂及其管理。

第二章　许可与监督

第三条　县水利局负责河道采砂的监督管理。
乡镇人民政府协助做好日常巡查。
第四条　有下列情形之一的，不予许可：
（一）在禁采区采砂的；
（二）在禁采期采砂的，包括：
1.主汛期；
2.县人民政府公告的其他期间。
前款所称禁采区，由县水利局划定。

第三章　附则

第五条　本办法自2024年4月1日起施行，有效期五年。

抄送：县委办公室，县人大常委会办公室。
云岭县人民政府办公室　　　　2024年3月6日印发
"""
