"""The report as one page: complete, self-contained, safe to open, readable without a script."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date

import pytest
from lxml import html as parser

from fzzf_check import Options, check
from fzzf_check.facts import Document, Event, Facts, Origin, Paragraph
from fzzf_check.findings import Basis, Category, FileReport, Finding, RuleRun, Severity
from fzzf_check.reports import Style, load, summarise
from fzzf_check.source import Cell, Line, Source, Span

RULES = (RuleRun("FZ201", "不得设定罚款", "penalty", "查过"),)
LINES = (
    "云岭县畜禽粪污管理办法",
    "第九条　逾期的，处五百元罚款，并<b>公告</b>；情节严重的，取消资格。",
    "第十条　本办法自印发之日起施行。",
)


def finding(
    span: Span, text: str, *, rule: str = "FZ201", severity: Severity = "error", category: Category = "penalty"
) -> Finding:
    return Finding(
        rule, "不得设定罚款", category, severity, span, "第九条", text, f"“{text}”由本文件设定。", "删除。",
        (Basis("行政处罚法", "第十六条"),), ("条件：逾期的", "依据：没有"),
    )  # fmt: skip


def on(words: str, line: int = 2, **more: object) -> Finding:
    at = LINES[line - 1].index(words) + 1
    return finding(Span(line, at, line, at + len(words)), words, **more)  # type: ignore[arg-type]


def report(*findings: Finding, lines: tuple[Line, ...] = (), path: str = "稿.docx") -> FileReport:
    own = lines or tuple(Line(n, text) for n, text in enumerate(LINES, start=1))
    return FileReport(
        path, kind="规范性文件", stage="草案", source=Source(path, "txt", own), findings=list(findings), rules=RULES
    )


def page(*reports: FileReport, unicode: bool = True) -> str:
    writer = load("html", Style(unicode=unicode))
    total = summarise(reports[0])
    for other in reports[1:]:
        total.add(summarise(other))
    return writer.start() + writer.separator.join(writer.file(r) for r in reports) + writer.end(total)


def text_of(tree: parser.HtmlElement) -> list[str]:
    """The lines of the document without numbers and signs."""
    for extra in tree.xpath("//article//*[self::sup or @class='n' or contains(@class,'gap')]"):
        extra.drop_tree()
    return [p.text_content() for p in tree.xpath("//article//p[@class='line']")]


def test_原文一字不差地在左边() -> None:
    tree = parser.fromstring(page(report(on("处五百元罚款"), on("罚款，并<b>公告"))))
    assert text_of(tree) == list(LINES)


def test_违法的字链接到右边的问题而问题链接回来() -> None:
    tree = parser.fromstring(page(report(on("处五百元罚款"), finding(Span(3, 17, 3, 17), ""))))
    for link in tree.xpath("//a[starts-with(@href,'#')]"):
        assert tree.xpath(f"//*[@id='{link.get('href')[1:]}']"), link.get("href")
    assert [m.text_content() for m in tree.xpath("//a[contains(@class,'mark')]")] == [
        "错误1处五百元罚款",
        "错误2此处缺",
    ]
    place = tree.xpath("//li[@data-n='1']//p[@class='place']/a")[0].get("href")[1:]
    assert tree.xpath(f"//*[@id='{place}']/following-sibling::a")[0].text_content() == "错误1处五百元罚款"


def test_重叠的问题都找得到且以重的为准() -> None:
    first, second = on("处五百元罚款"), on("罚款，并", severity="warning", rule="FZ202")
    tree = parser.fromstring(page(report(first, second)))
    marks = [(m.get("data-n"), m.get("class")) for m in tree.xpath("//a[contains(@class,'mark')]")]
    assert marks == [("1", "mark error"), ("1 2", "mark error"), ("2", "mark warning")]
    assert len(tree.xpath("//*[contains(@id,'-m2')]")) == 1


def test_编号在整页中唯一() -> None:
    tree = parser.fromstring(page(report(on("罚款")), report(on("罚款"), path="另.docx")))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_稿中的网页代码只当文字() -> None:
    nasty = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    hostile = Finding(
        "FZ201", nasty, "penalty", "error", Span(1, 1, 1, 5), nasty, nasty, nasty, nasty, (Basis(nasty, nasty),)
    )
    source = report(hostile, lines=(Line(1, nasty + "\x00\x0b\ud800"),), path=nasty)
    source.title = source.issuer = source.number = nasty
    tree = parser.fromstring(page(source, FileReport(nasty, error=("broken", nasty))))
    assert not tree.xpath("//img")
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//@onerror")


def test_单一文件不引用任何网络资源并禁止一切加载() -> None:
    text = page(report(on("罚款")))
    assert not re.search(r"https?://|//[a-z]+\.|url\(|@import|<link|<img|<iframe", text)
    tree = parser.fromstring(text)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        code = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.S)
        assert code
        digest = base64.b64encode(hashlib.sha256(code[1].encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert not tree.xpath("//@style")
    assert not tree.xpath("//@onclick")


def test_输出编码装不下汉字时整页用ASCII写成而内容相同() -> None:
    plain, escaped = page(report(on("罚款"))), page(report(on("罚款")), unicode=False)
    assert escaped.isascii()
    assert parser.fromstring(escaped).text_content() == parser.fromstring(plain).text_content()


def test_读不了的文件写明原因() -> None:
    tree = parser.fromstring(page(FileReport("坏.docx", error=("broken", "坏.docx：不是完好的 Word 文件。"))))
    assert "不是完好的 Word 文件" in tree.xpath("//*[@role='alert']")[0].text_content()
    assert "1 个文件未能检查" in tree.xpath("//div[@class='summary']")[0].text_content()


def test_表格仍是表格且单元格里的字照样标出() -> None:
    cells = (Cell(0, 2), Cell(3, 8, 2))
    row = Line(1, "逾期\t处五百元罚", "row", cells=cells, table=0)
    tree = parser.fromstring(page(report(finding(Span(1, 5, 1, 8), "五百元"), lines=(row,))))
    assert [td.get("colspan") for td in tree.xpath("//article//td")] == [None, "2"]
    assert tree.xpath("//article//td[2]/a/text()") == ["五百元"]


def test_跨行的问题每一行都标出() -> None:
    tree = parser.fromstring(page(report(finding(Span(1, 4, 2, 4), "x"))))
    assert len(tree.xpath("//a[contains(@class,'mark')]")) == 2
    assert len(tree.xpath("//*[contains(@id,'-m1')]")) == 1


def test_屏幕阅读器有名称可读() -> None:
    tree = parser.fromstring(page(report(on("罚款"))))
    assert tree.get("lang") == "zh-CN"
    for element in tree.xpath("//form | //aside | //article | //nav"):
        assert element.get("aria-label"), element.tag
    for control in tree.xpath("//input | //select"):
        assert control.getparent().tag == "label"
    assert tree.xpath("//output[@aria-live]")


def test_检查清单列出全部规则和结果() -> None:
    from fzzf_check.engine.load import load_rules

    result = check("稿.txt", Options(kind="规范性文件", facts=True), "\n".join(LINES).encode())
    tree = parser.fromstring(page(result))
    rows = {
        tr[0].text_content(): tr[2].text_content().split()[0]
        for tr in tree.xpath("//section[@class='checklist']//tbody/tr")
    }
    assert set(rows) >= {rule.code for rule in load_rules()}
    graves = {f.rule for f in result.findings if f.severity != "info"}
    assert graves
    assert {code for code, outcome in rows.items() if outcome == "不通过"} == graves
    foreign = {r.code for r in load_rules() if "规范性文件" not in r.documents}
    assert all(rows[code] == "不适用" for code in foreign)
    assert "通过" in rows.values()
    assert rows["FZ301"] == "未见所涉内容"  # nothing in the text asks anybody for a permit


def test_条款分组可由名称跳读() -> None:
    result = check("稿.txt", Options(facts=True), "\n".join(LINES).encode())
    tree = parser.fromstring(page(result))
    names = tree.xpath("//section[starts-with(@class,'unit')]/@aria-label")
    assert names == ["标题", "第九条", "第十条"]


def test_决策记录的时间线按日期排列() -> None:
    source = report().source
    assert source is not None
    paragraph = Paragraph(LINES[1], (Origin(0, 2, 1),), "正文")
    events = (
        Event("集体讨论决定", paragraph, 0, 3, date(2024, 2, 8), actor="云岭县政府常务会议", outcome="通过"),
        Event("合法性审查", paragraph, 4, 6, date(2024, 2, 1), date(2024, 2, 5), "云岭县司法局"),
        Event("公布", paragraph, 4, 6, planned=True),
        Event("听证", paragraph, 4, 6, denied=True),
    )
    document = Document(source, "决策记录", "已发布", None, None, None, None, None, (), (), (paragraph,))
    result = report()
    result.facts = Facts(document, events=events)
    items = parser.fromstring(page(result)).xpath("//section[@class='timeline']//li")
    assert [i.xpath("string(b)") for i in items] == ["合法性审查", "集体讨论决定", "公布", "听证"]
    assert [i.xpath("string(time)") for i in items][:2] == ["2024-02-01 至 2024-02-05", "2024-02-08"]
    assert "（尚未进行）" in items[2].text_content()
    assert "（文中称未进行）" in items[3].text_content()


@pytest.mark.parametrize("name", ["report.css", "report.js"])
def test_样式和脚本里没有网址(name: str) -> None:
    from fzzf_check.reports.html import static

    assert "://" not in static(name)
