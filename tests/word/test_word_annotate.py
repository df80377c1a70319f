"""Comments in Word files: at the right characters, the draft otherwise as it was."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
from lxml import etree
from making import (
    OFFICE,
    WHEN,
    W,
    covered,
    docx,
    finding,
    names,
    on,
    paragraph,
    part,
    plain_source,
    report,
    run,
)

from fzzf_check.errors import CannotRead, CannotWrite
from fzzf_check.findings import FileReport
from fzzf_check.readers import read
from fzzf_check.reports.word import AUTHOR, annotate
from fzzf_check.source import Source, Span

CLAUSE = "第九条　未按前条规定申报的，处五百元以上二千元以下罚款。"
FINE = "处五百元以上二千元以下罚款"
NUMBERING = (
    f'<w:numbering xmlns:w="{W[1:-1]}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="9"/>'
    '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'


def marked(data: bytes, *wanted: object) -> bytes:
    """The file with comments on these words or findings."""
    return annotate(report(data, *wanted), data, when=WHEN)  # type: ignore[arg-type]


def comments(data: bytes) -> list[str]:
    """The words of all comments."""
    return ["\n".join("".join(p.itertext()) for p in c) for c in part(data, "word/comments.xml")]


def texts(data: bytes) -> list[str]:
    return [line.text for line in read("稿.docx", data).lines]


def test_批注恰好框住违法的字而原文不变() -> None:
    data = docx(paragraph(run("云岭县畜禽粪污管理办法")) + paragraph(run(CLAUSE)))
    out = marked(data, FINE)
    assert covered(out) == {"0": FINE}
    assert texts(out) == texts(data)
    assert comments(out) == [
        "FZ201　规范性文件不得自行设定罚款（错误）\n问题：“处五百元以上二千元以下罚款”由本文件自行设定。\n"
        "依据：《行政处罚法》第十六条\n建议：删除。"
    ]
    comment = part(out, "word/comments.xml")[0]
    assert (comment.get(f"{W}author"), comment.get(f"{W}date")) == (AUTHOR, "2024-03-05T09:30:00Z")


def test_拆开的文字保留各自的格式() -> None:
    data = docx(paragraph(run("第九条　未按规定申报的，处五", "<w:b/>"), run("百元罚款，并公告。", "<w:i/>")))
    out = marked(data, "处五百元罚款")
    formats = [
        ("".join(t.text or "" for t in r.iter(f"{W}t")), [e.tag.rpartition("}")[2] for e in r.find(f"{W}rPr")])
        for r in part(out).iter(f"{W}r")
        if r.find(f"{W}t") is not None
    ]
    assert formats == [
        ("第九条　未按规定申报的，", ["b"]),
        ("处五", ["b"]),
        ("百元罚款", ["i"]),
        ("，并公告。", ["i"]),
    ]


def test_批注引用在范围终点之后() -> None:
    out = marked(docx(paragraph(run(CLAUSE))), FINE)
    order = [e.tag.rpartition("}")[2] for e in part(out).iter() if "omment" in e.tag]
    assert order == ["commentRangeStart", "commentRangeEnd", "commentReference"]


def test_一段文字里的制表符和换行符一起算字() -> None:
    body = paragraph("<w:r><w:t>一、处罚</w:t><w:tab/><w:t>罚款五百元</w:t><w:br/><w:t>二、没收工具</w:t></w:r>")
    out = marked(docx(body), "五百元", "没收")
    assert covered(out) == {"0": "五百元", "1": "没收"}
    assert texts(out) == ["一、处罚\t罚款五百元", "二、没收工具"]


def test_拆开处的空格不丢() -> None:
    out = marked(docx(paragraph('<w:r><w:t xml:space="preserve">处 500 元 罚款</w:t></w:r>')), "500 元")
    assert texts(out) == ["处 500 元 罚款"]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('<w:ins w:id="7" w:author="甲" w:date="2024-01-01T00:00:00Z">', "</w:ins>"),
        ('<w:hyperlink w:anchor="a">', "</w:hyperlink>"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ('<w:smartTag w:element="x">', "</w:smartTag>"),
    ],
)
def test_修订插入和超链接和控件里的字也能恰好框住(opening: str, closing: str) -> None:
    data = docx(paragraph(run("第九条　逾期的，"), opening, run("处五百元罚款，并公告"), closing, run("。")))
    out = marked(data, "五百元罚款")
    assert covered(out) == {"0": "五百元罚款"}
    assert "放大" not in comments(out)[0]
    assert texts(out) == texts(data)
    reference = next(part(out).iter(f"{W}commentReference")).getparent()
    assert reference is not None
    assert reference.getparent().tag == f"{W}p"  # a mark inside an insertion would itself be an insertion


def test_整段在修订插入里时标记在插入之外() -> None:
    change = '<w:ins w:id="7" w:author="甲">'
    out = marked(docx(paragraph(run("逾期的，"), change, run("处五百元罚款"), "</w:ins>", run("。"))), "处五百元罚款")
    assert [m.getparent().tag for m in part(out).iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")] == [f"{W}p"] * 2


def test_删去的字不动() -> None:
    gone = '<w:del w:id="3" w:author="甲"><w:r><w:delText>三百元</w:delText></w:r></w:del>'
    data = docx(paragraph(run("处"), gone, run("五百元罚款")))
    out = marked(data, "处五百元")
    assert covered(out) == {"0": "处五百元"}
    assert next(part(out).iter(f"{W}delText")).text == "三百元"


def test_域里的字放大到整个域并且说明() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    field = f"{char('begin')}<w:r><w:instrText> REF a </w:instrText></w:r>{char('separate')}{run('处五百元罚款')}{char('end')}"
    data = docx(paragraph(run("逾期的，"), field, run("。")))
    out = marked(data, "五百元")
    assert covered(out) == {"0": "处五百元罚款"}
    assert "批注放大到整个域" in comments(out)[0]
    kinds = [
        e.get(f"{W}fldCharType") or e.tag.rpartition("}")[2]
        for e in part(out).iter(f"{W}fldChar", f"{W}commentRangeStart", f"{W}commentRangeEnd")
    ]
    assert kinds == ["commentRangeStart", "begin", "separate", "end", "commentRangeEnd"]


def test_只能写纯文本的控件不拆开() -> None:
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('处五百元罚款')}</w:sdtContent></w:sdt>"
    out = marked(docx(paragraph(run("逾期的，"), control)), "五百元")
    assert covered(out) == {"0": "处五百元罚款"}
    assert "放大" in comments(out)[0]


def test_自动编号不是文字所以从编号之后框起() -> None:
    body = paragraph(NUMBERED, run("逾期的，处五百元罚款。"))
    links = f'<Relationship Id="rId9" Type="{OFFICE}/numbering" Target="numbering.xml"/>'
    data = docx(body, {"word/numbering.xml": NUMBERING}, links)
    source = read("稿.docx", data)
    number = source.lines[0].numbered
    assert number
    whole = finding(Span(1, 1, 1, len(source.lines[0].text) + 1), source.lines[0].text)
    label = finding(Span(1, 1, 1, number + 1), source.lines[0].text[:number])
    out = marked(data, whole, label, "处五百元罚款")
    assert covered(out) == {"0": "逾期的，处五百元罚款。", "1": "", "2": "处五百元罚款"}
    assert ["自动生成" in words for words in comments(out)] == [True, True, False]


def test_跨段的问题从起点框到终点() -> None:
    data = docx(paragraph(run("一、逾期的，处罚款")) + paragraph(run("五百元。")))
    out = marked(data, finding(Span(1, 7, 2, 4), "处罚款\n五百元"))
    assert covered(out) == {"0": "处罚款\n五百元"}


def test_缺少的内容批在应当出现的地方() -> None:
    data = docx(paragraph(run("云岭县畜禽粪污管理办法")) + paragraph() + paragraph(run("第一条　甲。")))
    out = marked(data, finding(Span(3, 7, 3, 7), ""), finding(Span(2, 1, 2, 1), ""), finding(Span(1, 1, 1, 1), ""))
    assert covered(out) == {"0": "", "1": "", "2": ""}
    where = [m.getparent() for m in part(out).iter(f"{W}commentRangeStart")]
    paragraphs = list(part(out).iter(f"{W}p"))
    assert len(where) == len(paragraphs) == 3
    last = [e.tag.rpartition("}")[2] for e in list(part(out).iter(f"{W}p"))[2]]
    assert last == ["r", "commentRangeStart", "commentRangeEnd", "r"]


def test_表格里的字框在单元格内() -> None:
    def cell(text: str) -> str:
        return f"<w:tc><w:tcPr/>{paragraph(run(text))}</w:tc>"

    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell('逾期申报')}{cell('处五百元罚款')}</w:tr></w:tbl>"
    out = marked(docx(table + paragraph(run("尾"))), "五百元")
    assert covered(out) == {"0": "五百元"}
    assert next(part(out).iter(f"{W}commentRangeStart")).getparent().getparent().tag == f"{W}tc"


def test_文本框里的字批在文本框所在处() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{paragraph(run('云政办发〔2024〕12号'))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
    out = marked(docx(paragraph(run("关于"), box, run("畜禽的通知"))), "12号")
    assert "文本框" in comments(out)[0]
    mark = next(part(out).iter(f"{W}commentRangeStart"))
    assert not [a for a in mark.iterancestors() if a.tag.endswith("txbxContent")]


def test_脚注里的问题批在脚注引用处() -> None:
    notes = f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="2">{paragraph(run("逾期处五百元罚款。"))}</w:footnote></w:footnotes>'
    links = f'<Relationship Id="rId9" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>'
    body = paragraph(run("第一条　甲"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run("。"))
    data = docx(body, {"word/footnotes.xml": notes}, links)
    out = marked(data, "五百元")
    assert "脚注引用处" in comments(out)[0]
    order = [
        e.tag.rpartition("}")[2] for e in part(out).iter(f"{W}footnoteReference", f"{W}commentReference", f"{W}sectPr")
    ]
    assert order == ["commentReference", "footnoteReference", "sectPr"]
    assert covered(out) == {"0": ""}


OTHERS = (
    f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="4" w:author="李四" w:date="2024-01-01T00:00:00Z">'
    f"{paragraph(run('请核实'))}</w:comment></w:comments>"
)
COMMENTED = paragraph(
    '<w:commentRangeStart w:id="4"/>', run("第九条　逾期的，"), '<w:commentRangeEnd w:id="4"/>',
    '<w:r><w:commentReference w:id="4"/></w:r>', run("处五百元罚款。"),
)  # fmt: skip
COMMENT_LINK = f'<Relationship Id="rId5" Type="{OFFICE}/comments" Target="comments.xml"/>'


def test_别人的批注不动() -> None:
    data = docx(COMMENTED, {"word/comments.xml": OTHERS}, COMMENT_LINK)
    out = marked(data, "处五百元罚款")
    assert covered(out) == {"4": "第九条　逾期的，", "5": "处五百元罚款"}
    assert [c.get(f"{W}author") for c in part(out, "word/comments.xml")] == ["李四", AUTHOR]


def test_再次批注替换自己的批注而留下别人的() -> None:
    data = docx(COMMENTED, {"word/comments.xml": OTHERS}, COMMENT_LINK)
    once = marked(data, "处五百元罚款", "逾期")
    twice = marked(once, "五百元")
    assert covered(twice) == {"4": "第九条　逾期的，", "5": "五百元"}
    assert len(comments(twice)) == 2
    assert texts(twice) == texts(data)
    none = marked(twice)
    assert covered(none) == {"4": "第九条　逾期的，"}


def test_别人对旧批注的答复留下() -> None:
    answers = (
        f'<w:comments xmlns:w="{W[1:-1]}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        f'<w:comment w:id="1" w:author="{AUTHOR}"><w:p w14:paraId="0000000A"/></w:comment>'
        '<w:comment w:id="2" w:author="李四"><w:p w14:paraId="0000000B"><w:r><w:t>已改</w:t></w:r></w:p></w:comment></w:comments>'
    )
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    threads = (
        f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="0000000A" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="0"/></w15:commentsEx>'
    )
    link = COMMENT_LINK + (
        '<Relationship Id="rId6" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
        'Target="commentsExtended.xml"/>'
    )
    marks = "".join(
        f'<w:commentRangeStart w:id="{n}"/>{run("罚款")}<w:commentRangeEnd w:id="{n}"/>'
        f'<w:r><w:commentReference w:id="{n}"/></w:r>'
        for n in (1, 2)
    )
    data = docx(paragraph(marks), {"word/comments.xml": answers, "word/commentsExtended.xml": threads}, link)
    out = marked(data)
    assert covered(out) == {"2": "罚款"}
    left = [dict(e.attrib) for e in part(out, "word/commentsExtended.xml")]
    assert left == [{f"{{{w15}}}paraId": "0000000B", f"{{{w15}}}done": "0"}]


def test_没有问题的稿子一个字节也不变() -> None:
    data = docx(paragraph(run(CLAUSE)))
    out = marked(data)
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(out)) as after:
        assert before.namelist() == after.namelist()
        assert "word/comments.xml" not in after.namelist()


def test_没有涉及的部件逐字节不变() -> None:
    extra = {"word/styles.xml": "<w:styles xmlns:w='x'><!-- 样式 --></w:styles>", "docProps/app.xml": "<a/>"}
    data = docx(paragraph(run(CLAUSE)), extra)
    out = marked(data, FINE)
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(out)) as after:
        assert {n: after.read(n) for n in extra} == {n: before.read(n) for n in extra}
    assert set(names(out)) - set(names(data)) == {"word/comments.xml", "word/_rels/document.xml.rels"}
    declared = [e.get("PartName") for e in part(out, "[Content_Types].xml")]
    assert declared.count("/word/comments.xml") == 1


def test_带宏的稿写成不带宏的docx() -> None:
    link = '<Relationship Id="rId8" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
    plain = docx(paragraph(run(CLAUSE)), {"word/vbaProject.bin": "宏"}, link)
    macro = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as before, zipfile.ZipFile(macro, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "[Content_Types].xml":
                kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
                data = data.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", kind
                )
            after.writestr(name, data)
    out = marked(macro.getvalue(), FINE)
    assert covered(out) == {"0": FINE}
    assert "word/vbaProject.bin" not in names(out)
    assert b"macroEnabled" not in etree.tostring(part(out, "[Content_Types].xml"))
    assert b"vbaProject" not in etree.tostring(part(out, "word/_rels/document.xml.rels"))


def test_两次运行结果逐字节相同() -> None:
    data = docx(paragraph(run(CLAUSE)))
    assert marked(data, FINE) == marked(data, FINE)


def test_纯文本稿得到带批注的新Word文件() -> None:
    source = plain_source("云岭县畜禽粪污管理办法", "", CLAUSE)
    out = annotate(FileReport("稿.txt", source=source, findings=[on(source, FINE)]), when=datetime(2024, 3, 5))
    assert covered(out) == {"0": FINE}
    assert texts(out) == ["云岭县畜禽粪污管理办法", "", CLAUSE]


def test_不能写进XML的控制符不会弄坏批注() -> None:
    source = plain_source("处五百元\x0b罚款\x01")
    item = finding(Span(1, 1, 1, 8), "处五百元\x0b罚\ud800")
    out = annotate(FileReport("稿.txt", source=source, findings=[item]), when=WHEN)
    assert "处五百元" in comments(out)[0]


def test_PDF稿说明怎样才能加批注() -> None:
    with pytest.raises(CannotWrite, match=r"稿\.pdf：PDF 文件不能加批注；请先用 Word 或 WPS 另存为 \.docx") as caught:
        annotate(FileReport("稿.pdf", source=Source("稿.pdf", "pdf", ())))
    assert caught.value.exit_code == 2


def test_检查之后被换掉的文件不会写出半个结果() -> None:
    data = docx(paragraph(run(CLAUSE)))
    with pytest.raises(CannotRead, match="检查之后文件有变动"):
        annotate(report(data, FINE), b"PK\x03\x04 no zip")
    other = docx(paragraph())
    with pytest.raises(CannotRead, match="检查之后文件有变动"):
        annotate(report(data, FINE), other)
