"""Word files: what is text, what is a line, and the way back to paragraph and run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word_samples import (
    DELETED_MARK,
    W,
    assert_anchored,
    box,
    deleted,
    docx_bytes,
    field,
    ins,
    p,
    r,
    read_body,
    tbl,
    tc,
    texts,
    tr,
)

from fzzf_check.readers import read
from fzzf_check.readers.characters import normalise

BREAK, TAB, PAGE = "<w:br/>", "<w:tab/>", '<w:br w:type="page"/>'

# ---------------------------------------------------------------- lines


def test_一段是一行_空段也占一行() -> None:
    assert texts(read_body(p("第一条　为了规范，制定本办法。") + p() + p("第二条　适用于清河区。"))) == [
        "第一条　为了规范，制定本办法。",
        "",
        "第二条　适用于清河区。",
    ]


def test_拆在几个文字块里的条号仍是一行() -> None:
    assert texts(read_body(p("第", "十", "二条　", "按年度公布。"))) == ["第十二条　按年度公布。"]


def test_手动换行另起一行_位置仍在原段() -> None:
    source = read_body(p("封面") + p(r("关于印发", BREAK, "实施办法的通知")))
    assert texts(source) == ["封面", "关于印发", "实施办法的通知"]
    assert [line.anchor.paragraphs[0][0] for line in source.lines] == [0, 1, 1]
    piece = source.lines[2].anchor.paragraphs[0][1][0]
    assert (piece.run, piece.offset) == (0, len("关于印发") + 1)


def test_分页符不是文字_但前后不连成一句() -> None:
    assert texts(read_body(p(r(PAGE), "附件"))) == ["附件"]
    assert texts(read_body(p(r("特此通知。", PAGE, "附件")))) == ["特此通知。", "附件"]
    assert texts(read_body(p(r("特此通知。", PAGE)))) == ["特此通知。"]


def test_制表符和不间断连字符各是一个字符() -> None:
    assert texts(read_body(p(r("抄送：", TAB, "区委办", "<w:noBreakHyphen/>", "1")))) == ["抄送：\t区委办-1"]


def test_表单里打勾的方框读作方框字符() -> None:
    body = p(
        r('<w:sym w:font="Wingdings" w:char="F0FE"/>', "是　", '<w:sym w:font="Wingdings 2" w:char="F0A3"/>', "否")
    )
    assert texts(read_body(body)) == ["☑是　□否"]


def test_标题样式和大纲级别给出标题层级() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="1"/></w:style>'
    )
    source = read_body(
        p("总则", properties='<w:pStyle w:val="a"/>')
        + p("细则", properties='<w:outlineLvl w:val="1"/>')
        + p("正文", properties='<w:pStyle w:val="a"/><w:outlineLvl w:val="9"/>'),
        styles=styles,
    )
    assert [line.heading for line in source.lines] == [1, 2, None]


# ---------------------------------------------------------------- inline wrappers


def test_超链接_内容控件_智能标记里的文字都读() -> None:
    body = p(
        "见",
        f"<w:hyperlink>{r('区政府网站')}</w:hyperlink>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{r('公布的')}</w:sdtContent></w:sdt>",
        f'<w:smartTag w:element="date">{r("2031年")}</w:smartTag>',
        "名录",
    )
    assert texts(read_body(body)) == ["见区政府网站公布的2031年名录"]


def test_内容控件的提示语不是正文() -> None:
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击此处输入')}</w:sdtContent></w:sdt>"
    assert texts(read_body(p("文号：", control))) == ["文号："]


def test_整段的内容控件照读() -> None:
    body = f"<w:sdt><w:sdtContent>{p('第一条　总则。')}</w:sdtContent></w:sdt>"
    assert texts(read_body(body)) == ["第一条　总则。"]


def test_域只读结果不读代码() -> None:
    assert texts(read_body(p("第", field("PAGE", "3"), "页"))) == ["第3页"]
    assert texts(read_body(p("共", f'<w:fldSimple w:instr="NUMPAGES">{r("9")}</w:fldSimple>', "页"))) == ["共9页"]


def test_嵌套的域只读最外层的结果() -> None:
    inner = field("PAGE", "七")
    body = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        inner,
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r("八"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    assert texts(read_body(body)) == ["八"]


def test_没有结束的域不会吞掉后文() -> None:
    body = p("甲", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "乙") + p("丙")
    assert texts(read_body(body)) == ["甲", "丙"]


def test_自动目录不是正文_也不留空行() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" \\h </w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    entry = f"<w:hyperlink>{r('第一章　总则', TAB)}{field('PAGEREF a', '1')}</w:hyperlink>"
    body = p("目录") + p(begin, entry) + p(entry) + p(end) + p("第一章　总则") + p(field("DATE", "五月"))
    assert [text for text in texts(read_body(body)) if text] == ["目录", "第一章　总则", "五月"]
    assert texts(read_body(p(begin, entry) + p(entry) + p(entry, end) + p("正文"))) == ["正文"]


def test_带圈字符读作带圈数字() -> None:
    assert texts(read_body(p(field("eq \\o\\ac(○,3)", None), "其他情形"))) == ["③其他情形"]


def test_隐藏文字不读() -> None:
    assert texts(
        read_body(p("应当", r("内部说明", properties="<w:vanish/>"), r("公布", properties='<w:vanish w:val="0"/>')))
    ) == ["应当公布"]


def test_拼音只读正字() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('yì')}</w:rt><w:rubyBase>{r('驿')}</w:rubyBase></w:ruby></w:r>"
    assert texts(read_body(p("古", ruby, "道"))) == ["古驿道"]


def test_公式里的字母照读() -> None:
    assert texts(read_body(p("补助额", "<m:oMath><m:r><m:t>=a×b</m:t></m:r></m:oMath>"))) == ["补助额=a×b"]


def test_零宽字符去掉_康熙部首换成常用字_位置不乱() -> None:
    data = docx_bytes(p("第\u200b二\ufeff条", "人⺠政府⼤厅"))
    source = read("草案.docx", data)
    assert texts(source) == ["第二条人民政府大厅"]
    assert_anchored(source, data)


# ---------------------------------------------------------------- text boxes and other parts


def test_文本框只读一次_版头在前其余在后() -> None:
    source = read_body(p(r(box("清河区人民政府文件"))) + p("正文", r(box("附注"))))
    assert [(line.kind, line.text) for line in source.lines] == [
        ("textbox", "清河区人民政府文件"),
        ("paragraph", ""),
        ("paragraph", "正文"),
        ("textbox", "附注"),
    ]


def test_文本框内外的文字块各数各的() -> None:
    data = docx_bytes(p(r("甲"), r(box("框内")), r("乙")))
    assert_anchored(read("草案.docx", data), data)


def test_艺术字也是文字() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="清河区司法局文件"/></v:shape></w:pict></w:r>'
    assert "清河区司法局文件" in texts(read_body(p(art)))


def test_脚注接在正文之后_删掉的引用不带出脚注() -> None:
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    source = read_body(
        p("按标准执行", r('<w:footnoteReference w:id="2"/>'), "。"),
        footnotes=note.format(-1, p("分隔线")) + note.format(2, p("标准另行公布。")) + note.format(3, p("没有引用。")),
    )
    assert [(line.kind, line.text) for line in source.lines] == [
        ("paragraph", "按标准执行。"),
        ("footnote", "标准另行公布。"),
    ]
    assert source.lines[1].anchor.part == "word/footnotes.xml"


def test_首页专有的页眉是版头_每页都有的页眉不是() -> None:
    def section(kind: str, first: str) -> str:
        return f'<w:sectPr><w:headerReference w:type="{kind}" r:id="header1"/>{first}</w:sectPr>'

    header = p("清河区人民政府文件")
    first = read_body(p("正文") + section("first", "<w:titlePg/>"), header1=header)
    assert [(line.kind, line.text) for line in first.lines] == [("header", "清河区人民政府文件"), ("paragraph", "正文")]
    assert texts(read_body(p("正文") + section("default", ""), header1=header)) == ["正文"]


# ---------------------------------------------------------------- tables


def test_表格一行是一行_单元格以制表符相隔() -> None:
    source = read_body(p("责任分工") + tbl(tr("序号", "事项"), tr("1", "公布清单")))
    assert texts(source) == ["责任分工", "序号\t事项", "1\t公布清单"]
    row = source.lines[2]
    assert (row.kind, row.table) == ("row", 0)
    assert [row.text[cell.start : cell.end] for cell in row.cells] == ["1", "公布清单"]


def test_单元格里的几段和手动换行连成一行() -> None:
    data = docx_bytes(tbl(tr(tc("甲", "", "乙"), tc(p(r("丙", BREAK, "丁"))))))
    source = read("草案.docx", data)
    assert texts(source) == ["甲 乙\t丙 丁"]
    assert_anchored(source, data)


def test_合并的单元格说明跨几列_是否续接上格() -> None:
    source = read_body(
        tbl(
            tr(tc("合计", properties='<w:gridSpan w:val="2"/>'), "3"),
            tr(tc("一类", properties='<w:vMerge w:val="restart"/>'), "甲", "1"),
            tr(tc("", properties="<w:vMerge/>"), "乙", "2"),
        )
    )
    assert [cell.columns for cell in source.lines[0].cells] == [2, 1]
    assert [cell.continues for cell in source.lines[2].cells] == [True, False, False]
    assert source.lines[2].text == "\t乙\t2"


def test_嵌套表格的行跟在外层行之后() -> None:
    inner = tbl(tr("内一", "内二"))
    source = read_body(tbl(tr(tc("外一", inner, "外一续"), "外二")) + p("完"))
    assert texts(source) == ["外一 外一续\t外二", "内一\t内二", "完"]
    assert [line.table for line in source.lines] == [0, 1, None]


def test_整篇放在一个格子里的文件按段落读() -> None:
    source = read_body(tbl(tr(tc("关于规范管理的通知", "各镇人民政府：", "第一条　总则。"))))
    assert [line.kind for line in source.lines] == ["paragraph"] * 3


def test_表中独占一行的长文按段落读_标题行仍是行() -> None:
    source = read_body(
        tbl(
            tr(tc("审查意见表", properties='<w:gridSpan w:val="2"/>')),
            tr("项目", "意见"),
            tr(tc("一、主体", "二、权限")),
        )
    )
    assert [(line.kind, line.text) for line in source.lines] == [
        ("row", "审查意见表"),
        ("row", "项目\t意见"),
        ("paragraph", "一、主体"),
        ("paragraph", "二、权限"),
    ]


def test_表格里的内容控件和修订行() -> None:
    rows = (
        f"<w:sdt><w:sdtContent>{tr('甲', '乙')}</w:sdtContent></w:sdt>"
        + tr("丙", "丁", properties='<w:del w:id="1" w:author="a"/>')
        + f"<w:tr><w:sdt><w:sdtContent>{tc('戊')}</w:sdtContent></w:sdt>{tc('己')}</w:tr>"
    )
    source = read_body(tbl(rows))
    assert texts(source) == ["甲\t乙", "戊\t己"]
    assert [(change.kind, change.line, change.text) for change in source.revisions] == [("删除", 2, "丙丁")]


# ---------------------------------------------------------------- revisions and comments


def test_插入的算正文_删除的不算_都记下来() -> None:
    source = read_body(p("处", ins(r("二百元"), r("以上")), deleted("五百元"), "罚款"))
    assert texts(source) == ["处二百元以上罚款"]
    assert [(change.kind, change.line, change.text) for change in source.revisions] == [
        ("插入", 1, "二百元以上"),
        ("删除", 1, "五百元"),
    ]


def test_移走的文字只在新处出现一次() -> None:
    source = read_body(
        p("甲", f'<w:moveFrom w:id="1" w:author="a">{r("乙")}</w:moveFrom>')
        + p("丙", f'<w:moveTo w:id="2" w:author="a">{r("乙")}</w:moveTo>')
    )
    assert texts(source) == ["甲", "丙乙"]
    assert [(change.kind, change.line, change.text) for change in source.revisions] == [("移动", 2, "乙")]


def test_整段删除的段落不留空行() -> None:
    gone = p(deleted("第二条　收取押金。"), properties=DELETED_MARK)
    source = read_body(p("第一条　总则。") + gone + p("第三条　附则。"))
    assert texts(source) == ["第一条　总则。", "第三条　附则。"]
    assert [(change.kind, change.line) for change in source.revisions] == [("删除", 2)]


def test_文末整段删除的修订记在最后一行() -> None:
    source = read_body(p("第一条　总则。") + p(deleted("第二条"), properties=DELETED_MARK))
    assert [(change.kind, change.line) for change in source.revisions] == [("删除", 1)]


def test_段落标记被删的两段连成一行_两段都能找回() -> None:
    data = docx_bytes(p("应当依法", properties=DELETED_MARK) + p("公开。"))
    source = read("草案.docx", data)
    assert texts(source) == ["应当依法公开。"]
    assert [index for index, _ in source.lines[0].anchor.paragraphs] == [0, 1]
    assert_anchored(source, data)


def test_批注记在所批的行_已解决的和自己写的不记() -> None:
    comment = '<w:comment w:id="{}" w:author="{}"><w:p w14:paraId="{}">{}</w:p></w:comment>'
    reference = '<w:r><w:commentReference w:id="{}"/></w:r>'
    source = read_body(
        p("第一条") + p("第二条", *(reference.format(number) for number in (1, 2, 3))),
        comments=comment.format(1, "王", "A1", r("依据？"))
        + comment.format(2, "王", "A2", r("已改"))
        + comment.format(3, "fzzf-check", "A3", r("FZ201")),
        commentsExtended='<w15:commentEx w15:paraId="A2" w15:done="1"/>',
    )
    assert [(change.kind, change.line, change.text) for change in source.revisions] == [("批注", 2, "依据？")]


# ---------------------------------------------------------------- every character has its way back

WORDS = st.text(st.sampled_from("第一二条应当处罚款，。（）A1 　⼈\u200b\ue004"), max_size=6)
PLAIN = WORDS.map(lambda words: words or "甲")


def inlines() -> st.SearchStrategy[str]:
    plain = st.builds(lambda words: r(words), PLAIN)
    run = st.one_of(
        plain,
        st.builds(
            lambda a, b, mid: r(a, mid, b), PLAIN, PLAIN, st.sampled_from([BREAK, TAB, PAGE, "<w:noBreakHyphen/>"])
        ),
        st.builds(lambda words: r(words, properties="<w:vanish/>"), PLAIN),
    )
    return st.one_of(
        run,
        st.builds(ins, run, run),
        PLAIN.map(deleted),
        st.builds(lambda words: field("PAGE", words), PLAIN),
        st.builds(lambda inner: f"<w:hyperlink>{inner}</w:hyperlink>", run),
        st.builds(lambda inner: f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>", run),
        PLAIN.map(lambda words: r(box(words))),
    )


def paragraphs() -> st.SearchStrategy[str]:
    properties = st.sampled_from(["", "", DELETED_MARK, '<w:outlineLvl w:val="0"/>'])
    return st.builds(lambda content, props: p(*content, properties=props), st.lists(inlines(), max_size=4), properties)


def tables() -> st.SearchStrategy[str]:
    cell = st.lists(paragraphs(), min_size=1, max_size=3).map(lambda content: tc(*content))
    return st.lists(st.lists(cell, min_size=1, max_size=3).map(lambda cells: tr(*cells)), min_size=1, max_size=3).map(
        lambda rows: tbl(*rows)
    )


@settings(max_examples=120)
@given(st.lists(st.one_of(paragraphs(), paragraphs(), tables()), min_size=1, max_size=5))
def test_每个字都能找回它的段落和文字块(blocks: list[str]) -> None:
    data = docx_bytes("".join(blocks) + p("末"))
    source = read("草案.docx", data)
    assert_anchored(source, data)
    assert [line.number for line in source.lines] == list(range(1, len(source.lines) + 1))
    for line in source.lines:
        assert not set(line.text) & set("\n\r\u200b\u2028")
    for change in source.revisions:
        assert 1 <= change.line <= len(source.lines)


@settings(max_examples=60)
@given(st.lists(st.one_of(paragraphs(), tables()), min_size=1, max_size=4))
def test_正文与逐字取出的文字一致(blocks: list[str]) -> None:
    """Against a plain XPath walk: the same characters in the same number, wherever lines begin."""
    data = docx_bytes("".join(blocks) + p("末"))
    expected = "".join(visible_strings(data))
    shown = "".join(line.text for line in read("草案.docx", data).lines)
    assert sorted(squeezed(shown)) == sorted(squeezed(normalise(expected)))


def visible_strings(data: bytes) -> Iterator[str]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    out = "ancestor::w:del or ancestor::mc:Fallback or ancestor::w:r[w:rPr/w:vanish]"
    names = {"w": W, "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006"}
    for element in root.xpath(f"//w:t[not({out})] | //w:noBreakHyphen[not({out})]", namespaces=names):
        yield element.text or "-"


def squeezed(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())
