"""Web pages: encodings that lie, spans that split, tables that only place things."""

from __future__ import annotations

import pytest
from word_samples import texts

from fzzf_check.errors import CannotRead
from fzzf_check.readers import read
from fzzf_check.source import Source


def page(body: str, head: str = "") -> Source:
    return read("a.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def test_声明为gb2312的网页按gb18030解码() -> None:
    html = '<html><head><meta charset="gb2312"></head><body><p>喆镕㛃街道办事处</p></body></html>'
    source = read("a.html", html.encode("gb18030"))
    assert (texts(source), source.encoding) == (["喆镕㛃街道办事处"], "gb18030")


@pytest.mark.parametrize(
    ("declared", "actual"), [("gb2312", "utf-8"), ("utf-8", "gb18030"), ("iso-8859-1", "gb18030"), ("", "utf-16")]
)
def test_声明与实际不符时以实际为准(declared: str, actual: str) -> None:
    html = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><body>第一条　规范管理。</body></html>'
    assert texts(read("a.html", html.encode(actual))) == ["第一条　规范管理。"]


def test_扩展名是txt的网页也按网页读() -> None:
    assert read("a.txt", "<html><body><p>甲</p></body></html>".encode()).format == "html"
    assert read("-", b"\xef\xbb\xbf<!-- x -->\n<!doctype html><p>a").format == "html"


def test_没有html标签的片段靠扩展名认出() -> None:
    assert texts(read("a.htm", "<p>甲</p><p>乙</p>".encode())) == ["甲", "乙"]
    assert texts(read("a.txt", "本办法所称<p>标签".encode())) == ["本办法所称<p>标签"]


def test_数字单独成块的网页仍是一行() -> None:
    assert texts(page("<p><span>自</span><span>2031</span><span>年</span><span>1</span><span>月</span>起施行</p>")) == [
        "自2031年1月起施行"
    ]


def test_块级元素和换行标签分行() -> None:
    body = "<div>甲<p>乙<br>丙</p>丁</div><h2>戊</h2><ul><li>己<li>庚</ul>"
    assert texts(page(body)) == ["甲", "乙", "丙", "丁", "戊", "己", "庚"]


def test_标题标签给出层级() -> None:
    assert [line.heading for line in page("<h1>甲</h1><p>乙</p><h3><b>丙</b></h3>").lines] == [1, None, 3]


def test_源码里的折行不是文字_英文之间留空格() -> None:
    assert texts(page("<p>应当依法\n  处罚\r\n，不得\n 2031\n 年 A\nB</p>")) == ["应当依法处罚，不得 2031 年 A B"]


def test_预排文本照样分行() -> None:
    assert texts(page("<pre>甲\n乙\r\n　丙</pre>")) == ["甲", "乙", "　丙"]


def test_实体和首行缩进() -> None:
    assert texts(page("<p>&nbsp;&nbsp;《办法》&amp;&#12288;&lt;附件&gt;</p><p>　　第一条</p>")) == [
        "  《办法》&　<附件>",
        "　　第一条",
    ]


def test_脚本样式导航和隐藏元素不读() -> None:
    body = (
        "<nav>首页</nav><script>var a='处罚'</script><style>p{}</style><p>正文</p>"
        "<p style='display: none'>隐藏</p><div hidden>隐藏<p>更深</p></div><footer>备案号</footer>"
        "<select><option>一</select><!-- 注释 --><p>后文</p>"
    )
    assert texts(page(body)) == ["正文", "后文"]


def test_全篇都在隐藏元素里的网页照读() -> None:
    assert texts(page('<div style="display:none"><p>正文</p></div>')) == ["正文"]


def test_Word另存的网页() -> None:
    body = "<p><![if !supportLists]><span style='mso-list:Ignore'>一、</span><![endif]>总体要求<o:p></o:p></p><!--[if gte mso 9]><p>不读</p><![endif]-->"
    assert texts(page(body)) == ["一、总体要求"]


def test_网页元信息交给后面的步骤() -> None:
    head = '<title> 关于规范管理的通知_清河区 </title><meta name="ArticleTitle" content="关于规范管理的通知"><META NAME=PubDate CONTENT="2031-01-02 09:00">'
    meta = page("<p>甲</p>", head).meta
    assert meta == {
        "title": "关于规范管理的通知_清河区",
        "ArticleTitle": "关于规范管理的通知",
        "PubDate": "2031-01-02 09:00",
    }


def test_数据表一行一行读() -> None:
    source = page(
        "<p>前</p><table><caption>分工</caption><tr><th>事项<th>依据<tr><td>甲<p>乙</p><td>丙</table><p>后</p>"
    )
    assert texts(source) == ["前", "分工", "事项\t依据", "甲 乙\t丙", "后"]
    assert [line.kind for line in source.lines] == ["paragraph", "paragraph", "row", "row", "paragraph"]
    row = source.lines[3]
    assert ([row.text[cell.start : cell.end] for cell in row.cells], row.table) == (["甲 乙", "丙"], 0)


def test_跨行跨列的单元格() -> None:
    source = page("<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁<tr><td>戊<td>己<td>庚</table>")
    assert texts(source) == ["甲\t乙", "\t丙\t丁", "戊\t己\t庚"]
    assert [[(cell.columns, cell.continues) for cell in line.cells] for line in source.lines] == [
        [(1, False), (2, False)],
        [(1, True), (1, False), (1, False)],
        [(1, False), (1, False), (1, False)],
    ]


def test_右侧的跨行单元格也接着数() -> None:
    source = page("<table><tr><td>甲<td rowspan=3>乙<tr><td>丙<tr><td>丁<tr><td>戊<td>己</table>")
    assert texts(source) == ["甲\t乙", "丙\t", "丁\t", "戊\t己"]


def test_排版用的表格按段落读() -> None:
    nested = "<table><tr><td>菜单<td><table><tr><td><p>标题</p><p>第一条</p></table></table>"
    single = "<table><tr><td><p>甲</p><p>乙</p></table>"
    long = "<p>第一条　为了规范管理，制定本办法。</p>" * 4
    aside = f"<table><tr><td>来源<td>{long}</table>"
    assert [line.kind for line in page(nested + single + aside).lines] == ["paragraph"] * 10
    assert texts(page(nested)) == ["菜单", "标题", "第一条"]


def test_表格里的数据表仍是数据表() -> None:
    source = page("<table><tr><td><p>前</p><table><tr><td>甲<td>乙<tr><td>丙<td>丁</table><p>后</p></table>")
    assert texts(source) == ["前", "甲\t乙", "丙\t丁", "后"]


def test_没关上的标签和极深的嵌套都能读() -> None:
    assert texts(page("<div>" * 3000 + "甲" + "<b><table><tr><td>乙<td>丙")) == ["甲", "乙\t丙"]
    assert texts(page("<table><tr><td>" * 300 + "甲")) == ["甲"]


def test_零宽字符和康熙部首() -> None:
    assert texts(page("<p>⼈⺠\u200b政&shy;府</p>")) == ["人民政府"]


def test_只有图片的网页说没有文字() -> None:
    with pytest.raises(CannotRead) as caught:
        page("<img src='a.png' alt='扫描件'>")
    assert caught.value.code == "empty"
