"""Sentences that a page broke are rejoined with their origin; table rows are data."""

from __future__ import annotations

from texts import document, html, paragraph_of

WRAPPED = """云岭县河道采砂管理办法

第一条　为了加强河道采砂管理，维护河势稳定，保障防洪和通航安
全，根据《中华人民共和国水法》和《中华人民共和国河道管理条
例》，结合本县实际，制定本办法。
第二条　在本县行政区域内从事河道采砂及其监督管理活动，应当遵
守本办法。法律、法规对航道范围内采砂另有规定的，依照本办法
第三条规定的程序办理，并从其规定。
第三条　县水利局负责河道采砂的监督管理工作，县自然资源局、交通
运输局、公安局按照各自职责做好相关工作。有下列情形之一的：
（一）在禁采区采砂的；
（二）在禁采期采砂或者超过许可的范围、深度、数量、期限采砂并且
拒不改正的。
第四条　本办法自2024年4月1日起施行。
"""


def test_断行的句子连成一段() -> None:
    found = document(WRAPPED)
    assert [p.locator for p in found.body()] == [
        "第一条", "第二条", "第三条", "第三条第（一）项", "第三条第（二）项", "第四条",
    ]  # fmt: skip
    assert "保障防洪和通航安全，根据《中华人民共和国水法》和《中华人民共和国河道管理条例》" in found.paragraphs[1].text


def test_行首的引用条号不是新的一条() -> None:
    paragraph = paragraph_of(WRAPPED, "依照本办法")
    assert "依照本办法第三条规定的程序" in paragraph.text


def test_连起来的段落仍指到原来的行和列() -> None:
    paragraph = paragraph_of(WRAPPED, "制定本办法")
    start = paragraph.text.index("通航安全")
    span = paragraph.span(start, start + 4)
    assert (span.line, span.column, span.end_line, span.end_column) == (3, 28, 4, 2)


def test_一行一段的文件不连行() -> None:
    text = "云岭县通告\n一、总体要求\n坚持依法管理，维护河势稳定，保障防洪安全，促进砂石资源合理利用，实现河道长治久安。\n二、工作措施\n加强日常巡查，建立台账，及时处理群众举报，依法查处违法采砂行为，公开处理结果。\n"
    assert [p.text for p in document(text).body()] == text.splitlines()[1:]


def test_逗号和未完的括号后面接着读() -> None:
    text = "云岭县通告\n一、经县人民政府同意，\n现将有关事项通告如下。\n二、根据《云岭县河道\n采砂管理办法》办理。\n"
    assert [p.text for p in document(text).body()] == [
        "一、经县人民政府同意，现将有关事项通告如下。", "二、根据《云岭县河道采砂管理办法》办理。",
    ]  # fmt: skip


def test_网页把数字拆成单独一行也连起来() -> None:
    text = "云岭县通告\n本通告自\n2024\n年\n4\n月\n1\n日起施行。\n"
    found = document(text)
    assert [p.text for p in found.body()] == ["本通告自2024年4月1日起施行。"]
    assert str(found.field("施行日期").date) == "2024-04-01"  # type: ignore[union-attr]


def test_隔着空行的长句也连起来() -> None:
    head = "一、各单位应当按照职责分工抓好河道采砂管理，建立台账，定期巡查，及时处理群众举报，依法查处违法采砂行为，公开处理结果，并将执行情"
    text = f"云岭县通告\n\n{head}\n\n况报县人民政府。\n\n二、施行\n"
    assert [p.text for p in document(text).body()] == [f"{head}况报县人民政府。", "二、施行"]


def test_页码隔开的句子也连起来() -> None:
    text = WRAPPED.replace("例》，结合", "— 1 —\n例》，结合")
    assert "河道管理条例》，结合本县实际" in paragraph_of(text, "制定本办法").text


def test_word文件的段落不连() -> None:
    text = "<p>一、经县人民政府同意</p><p>现将有关事项通告如下。</p>"
    assert [p.text for p in html(f"<html><body>{text}</body></html>").body()] == [
        "一、经县人民政府同意",
        "现将有关事项通告如下。",
    ]


TABLE = """云岭县执法事项目录
一、处罚事项

| 序号 | 事项 | 依据 |
| --- | --- | --- |
| 1 | 未经许可采砂 | 《中华人民共和国水法》第三十九条 |
| 2 | 超量采砂 | 《河道管理条例》第四十四条 |

二、其他
"""


def test_表格每行带着表头和格子() -> None:
    rows = [p for p in document(TABLE).paragraphs if p.row is not None]
    assert [p.locator for p in rows] == ["一、表格第1行", "一、表格第2行", "一、表格第3行"]
    assert rows[0].row is not None
    assert rows[0].row.is_header
    row = rows[1].row
    assert row is not None
    assert row.header == ("序号", "事项", "依据")
    assert row.title == "处罚事项"
    assert [rows[1].text[start:end] for start, end in row.cells] == [
        "1",
        "未经许可采砂",
        "《中华人民共和国水法》第三十九条",
    ]


def test_表格里的序号不是条目() -> None:
    assert [unit.label for unit in document(TABLE).units] == ["一、", "二、"]


def test_附件里的表格说明在哪个附件() -> None:
    text = f"云岭县办法\n第一条　甲。\n附件1\n{TABLE.partition('一、处罚事项')[0]}序号\t事项\t依据\n1\t采砂\t水法\n2\t取土\t条例\n"
    assert [p.locator for p in document(text).paragraphs if p.row] == [
        "附件1 表格第1行",
        "附件1 表格第2行",
        "附件1 表格第3行",
    ]


def test_合并格的标题行之后才是表头() -> None:
    text = "<html><body><p>云岭县收费目录</p><table><tr><td colspan=3>收费项目表</td></tr><tr><td>序号</td><td>项目</td><td>标准</td></tr><tr><td>1</td><td>停车费</td><td>5元</td></tr></table></body></html>"
    rows = [p for p in html(text).paragraphs if p.row is not None]
    assert rows[2].row is not None
    assert rows[2].row.header == ("序号", "项目", "标准")


def test_没有边框的一行表格不是网页的菜单() -> None:
    row = "序号7｜情形：夜间仍开启招牌灯｜处理：首次提醒，第二次起每次150元｜执行：街道巡查队"
    assert [p.zone for p in document(row).paragraphs] == ["正文"]
    menu = document("首页 | 政务公开 | 互动交流\n云岭县夜间照明管理办法\n第一条　商户应当按时关灯。\n")
    assert menu.paragraphs[0].zone == "页面杂项"
