"""The draft of the written opinion: points of review, proposals, findings, and the office's own template."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from lxml import etree, html

from fzzf_check import Options, check
from fzzf_check.cli import main
from fzzf_check.errors import CannotWrite, WrongUse
from fzzf_check.findings import (
    CATEGORY_NAMES,
    Basis,
    Category,
    DossierReport,
    FileReport,
    Finding,
    RuleRun,
    RuleState,
    Severity,
)
from fzzf_check.reports.checklist import check_all
from fzzf_check.reports.docx_template import Values, fill
from fzzf_check.reports.opinion import DECISION, NORMATIVE, of_dossier, opinion, overall, place_names, rules_of, values
from fzzf_check.reports.opinion_form import DRAFT_MARK, build
from fzzf_check.source import Line, Source, Span

TODAY = date(2024, 3, 5)
NOTICE = Path(__file__).resolve().parents[2] / "samples/notice.txt"


def finding(rule: str, category: Category, severity: Severity, text: str = "处五百元罚款") -> Finding:
    return Finding(
        rule, "某规则", category, severity, Span(1, 1, 1, 7), "第九条", text, "由本文件设定。", "删除。",
        (Basis("行政处罚法", "第十六条"), Basis("青政〔2014〕72号", "二（三）")),
    )  # fmt: skip


def ran(code: str, category: Category, state: RuleState = "查过") -> RuleRun:
    return RuleRun(code, "某规则", category, state)


EVERY_POINT = (
    *(ran(f"YL{n:03}", category) for n, category in enumerate(CATEGORY_NAMES)),
    ran("FZ290", "authority"),
)


def report(*findings: Finding, kind: str = "规范性文件", rules: tuple[RuleRun, ...] = EVERY_POINT) -> FileReport:
    return FileReport(
        "送审/云岭办法.docx", kind=kind, stage="草案", title="云岭县畜禽粪污管理办法", issuer="云岭县人民政府",
        date="2024-02-01", source=Source("稿", "txt", (Line(1, "处五百元罚款"),)), findings=list(findings),
        rules=rules,
    )  # fmt: skip


def tables(data: bytes) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(io.BytesIO(data)).tables
    ]


def paragraphs(data: bytes) -> str:
    return "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)


def proposals(*findings: Finding, kind: str = "规范性文件") -> dict[str, str]:
    review = tables(opinion(report(*findings, kind=kind), today=TODAY))[2]
    return {row[1]: row[3] for row in review[1:]}


def test_意见书逐项列出七个审核事项() -> None:
    assert list(proposals()) == [
        "制定主体", "法定权限", "内容", "不得设定事项", "减损权利或增加义务", "程序", "形式",
    ]  # fmt: skip


def test_决策记录用暂行条例第二十七条的三项() -> None:
    data = opinion(report(kind="决策记录"), today=TODAY)
    assert [row[1] for row in tables(data)[2][1:]] == ["法定权限", "法定程序", "内容"]
    assert "重大行政决策合法性审查意见书" in paragraphs(data)


def test_错误建议不合法_警告建议应当予以修改_提示要人工核实() -> None:
    said = proposals(
        finding("FZ201", "penalty", "error"),
        finding("FZ101", "validity", "warning"),
        finding("FZ601", "procedure", "info"),
    )
    assert said["不得设定事项"] == "不合法"
    assert said["形式"] == "应当予以修改"
    assert said["程序"] == "需人工核实"


def test_没有适用规则的事项不说合法而请人填写() -> None:
    def said(*rules: RuleRun) -> list[str]:
        return tables(opinion(report(rules=rules), today=TODAY))[2][1][3:]

    assert said() == ["程序未检查", "程序没有适用的规则，请审核人员填写"]
    assert said(ran("FZ290", "authority", "不适用")) == ["程序未检查", "程序没有适用的规则，请审核人员填写"]
    assert said(ran("FZ290", "authority")) == ["合法", "程序查过的1条规则未发现问题"]


def test_文中没有见到的事项不建议合法而请人核实() -> None:
    done = check(str(NOTICE), Options(as_of=TODAY))
    rows = {row[1]: row[3:] for row in tables(opinion(done, today=TODAY))[2][1:]}
    proposed, why = rows["程序"]  # a lone notice says nothing of how it was made
    assert proposed == "需人工核实"
    assert why.startswith("文中未见")
    assert rows["制定主体"][0] == "合法"  # the signature shows who made it
    assert overall(report(rules=(ran("FZ601", "procedure", "未见"),))) != "合法"


def test_自己的规则也算在审核事项和检查清单里() -> None:
    local = NOTICE.parent / "local-rules"
    done = check(str(NOTICE), Options(as_of=TODAY, rule_folders=(local,), profiles=("云岭县",)))
    outcomes = {one.code: one.outcome for one in check_all(done)}
    assert {"YL101", "YL901"} <= set(outcomes)
    assert outcomes["YL101"] != "不适用"
    form = next(point for point in NORMATIVE if point.name == "形式")
    assert "YL101" in {rule.code for rule in rules_of(form, done)}


def test_以内设机构名义制发属于制定主体而不是权限() -> None:
    said = proposals(finding("FZ290", "authority", "error"), finding("FZ250", "authority", "warning"))
    assert (said["制定主体"], said["法定权限"]) == ("不合法", "应当予以修改")


def test_每一类问题恰好归入一个审核事项() -> None:
    for points in (NORMATIVE, DECISION):
        for category in CATEGORY_NAMES:
            assert sum(category in point.categories for point in points) == 1, category


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], "合法"),
        ([("FZ601", "procedure", "info")], "合法（需人工核实、程序未检查的事项核实无误后）"),
        ([("FZ101", "validity", "warning")], "应当予以修改"),
        ([("FZ201", "penalty", "error")], "应当予以修改"),  # the clause can be struck out
        ([("FZ601", "procedure", "error")], "不合法"),  # a missing procedure cannot be written into the text
        ([("FZ290", "authority", "error"), ("FZ101", "validity", "warning")], "不合法"),
    ],
)
def test_总体建议(findings: list[tuple[str, Category, Severity]], expected: str) -> None:
    assert overall(report(*(finding(*f) for f in findings))) == expected


def test_问题清单有位置原文依据和建议() -> None:
    rows = tables(
        opinion(report(finding("FZ201", "penalty", "error"), finding("FZ101", "validity", "warning", "")), today=TODAY)
    )
    assert rows[3][1] == [
        "1", "第九条\n“处五百元罚款”", "〔错误·行政处罚〕由本文件设定。（FZ201）",
        "《行政处罚法》第十六条；青政〔2014〕72号二（三）", "删除。",
    ]  # fmt: skip
    assert rows[3][2][1] == "第九条\n（缺）"


def test_没有问题时清单写明未发现() -> None:
    assert tables(opinion(report(), today=TODAY))[3][1:] == [["—", "", "未发现问题", "", ""]]


def test_没有问题时清单的名称与有问题时相同() -> None:
    assert set(values(report(), TODAY).names()) == set(
        values(report(finding("FZ201", "penalty", "error")), TODAY).names()
    )


def test_意见书标明是程序起草并留出签名日期() -> None:
    text = paragraphs(opinion(report(), today=TODAY))
    assert DRAFT_MARK in text
    assert "审核人员（签名）" in text
    assert "年　　月　　日" in text
    assert "检查日期：2024年3月5日" in text
    assert "{{" not in text


def test_收到的材料列出送审稿其余待勾选() -> None:
    rows = tables(opinion(report(), today=TODAY))[1]
    assert rows[1][1:] == ["文件送审稿", "已收到：云岭办法.docx"]
    assert all("□" in row[2] for row in rows[2:])


def test_真实检查结果也能写成意见书() -> None:
    text = "云岭县畜禽粪污管理办法\n第九条　逾期的，处五百元罚款。\n第十条　本办法自印发之日起施行。\n"
    result = check("稿.txt", Options(kind="规范性文件"), text.encode())
    rows = tables(opinion(result, today=TODAY))
    assert len(rows[3]) == 1 + len(result.findings)
    assert rows[2][4][3] == "不合法"  # 不得设定事项


def test_读不出的文件没有意见书() -> None:
    with pytest.raises(CannotWrite, match=r"坏\.docx：文件没有读出来"):
        opinion(FileReport("坏.docx", error=("broken", "坏")))


# ---------------------------------------------------------------- dossiers


PAPERS = {
    "送审稿.txt": "云岭县畜禽粪污管理办法（送审稿）\n第九条　逾期的，处五百元罚款。\n第十条　本办法自印发之日起施行。\n",
    "起草说明.txt": "云岭县畜禽粪污管理办法起草说明\n2024年2月1日至2月20日向社会公开征求意见。\n",
    "会议纪要.txt": "云岭县人民政府常务会议纪要\n2024年3月5日，县人民政府常务会议审议通过《云岭县畜禽粪污管理办法》。\n",
}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "卷宗"
    folder.mkdir()
    for name, text in PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_卷宗的意见书勾出已收到的材料(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "意见.docx"
    assert main(["dossier", str(dossier), "--opinion", str(out), "--fail-on", "never"]) == 0
    received = {row[1]: row[2] for row in tables(out.read_bytes())[1][1:]}
    assert received["文件送审稿"] == "已收到：送审稿.txt"
    assert received["起草说明"] == "已收到：起草说明.txt"
    assert received["其他材料"] == "已收到：会议纪要.txt"
    assert "□" in received["制定依据文本"]


def test_卷宗的意见书把别的材料里的问题记在那份材料名下() -> None:
    draft, minutes = report(finding("FZ201", "penalty", "error")), report(finding("FZ601", "procedure", "error"))
    minutes.path = "会议纪要.docx"
    merged = of_dossier(DossierReport((minutes, draft), {draft.path: "送审稿", minutes.path: "集体讨论纪要"}, "", ()))
    assert merged.path == draft.path
    assert [f.locator for f in merged.findings] == ["第九条", "会议纪要.docx：第九条"]
    assert overall(merged) == "不合法"


def test_没有能读的材料时不起草意见书() -> None:
    with pytest.raises(CannotWrite, match="卷宗里没有能读的文件"):
        of_dossier(DossierReport((FileReport("坏.docx", error=("broken", "坏")),), {}, "", ()))


def test_卷宗的网页报告有材料清单和时间线(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告.html"
    assert main(["dossier", str(dossier), "--format", "html", "-o", str(out), "--fail-on", "never"]) == 0
    tree = html.fromstring(out.read_text(encoding="utf-8"))
    rows = {tr[1].text_content(): tr[0].text_content() for tr in tree.xpath("//section[@class='dossier']//tbody/tr")}
    assert rows == {"会议纪要.txt": "集体讨论纪要", "起草说明.txt": "起草说明", "送审稿.txt": "送审稿"}
    steps = [li.xpath("string(b)") for li in tree.xpath("//section[@class='dossier']//li")]
    assert steps == ["公开征求意见", "合法性审查", "集体讨论决定"]
    assert [li.get("class") for li in tree.xpath("//section[@class='dossier']//li")] == [None, "missing", None]
    for link in tree.xpath("//section[@class='dossier']//a/@href"):
        assert tree.xpath(f"//*[@id='{link[1:]}']"), link


# ---------------------------------------------------------------- templates


def template(*texts: str, rows: tuple[tuple[str, ...], ...] = (), split: bool = False) -> bytes:
    document = docx.Document()
    for text in texts:
        paragraph = document.add_paragraph()
        for part in text if split else [text]:
            paragraph.add_run(part).bold = True
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_单位的模板照样填写() -> None:
    own = template("关于《{{标题}}》的审核意见", rows=(("序号", "问题"), ("{{问题.序号}}", "{{问题.问题}}")))
    data = opinion(report(finding("FZ201", "penalty", "error"), finding("FZ202", "penalty", "error")), own, today=TODAY)
    assert paragraphs(data) == "关于《云岭县畜禽粪污管理办法》的审核意见"
    assert [row[0] for row in tables(data)[0]] == ["序号", "1", "2"]


def test_名称被Word拆成几段格式也认得() -> None:
    data = opinion(report(), template("《{{ 标题 }}》", split=True), today=TODAY)
    assert paragraphs(data) == "《云岭县畜禽粪污管理办法》"
    assert all(run.bold for p in docx.Document(io.BytesIO(data)).paragraphs for run in p.runs if run.text)


def test_表格之外的清单按段重复() -> None:
    data = opinion(
        report(finding("FZ201", "penalty", "error"), finding("FZ202", "penalty", "error")),
        template("{{问题.序号}}．{{问题.规则}}"),
        today=TODAY,
    )
    assert paragraphs(data) == "1．FZ201\n2．FZ202"


def test_页眉页脚里的名称也填写() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{文件名}}"
    out = io.BytesIO()
    document.save(out)
    data = opinion(report(), out.getvalue(), today=TODAY)
    assert docx.Document(io.BytesIO(data)).sections[0].header.paragraphs[0].text == "云岭办法.docx"


def test_模板里写错的名称指出来并列出可用的() -> None:
    with pytest.raises(WrongUse, match=r"模板 意见\.docx：没有“标提”这个位置；可用的有：标题、"):
        opinion(report(), template("{{标提}}"), template_name="意见.docx")


def test_同一行混用两个清单说明怎么改() -> None:
    with pytest.raises(WrongUse, match="不同清单的位置（审核、问题），请分成两行"):
        opinion(report(), template(rows=(("{{问题.序号}}", "{{审核.事项}}"),)))


def test_没有一处可填的模板不冒充填好的意见书() -> None:
    with pytest.raises(WrongUse, match=r"没有写 \{\{名称\}\} 的位置"):
        opinion(report(), template("合法性审核意见书", "（此处手写）"), template_name="意见.docx")


def test_不是Word文件的模板说明白() -> None:
    with pytest.raises(WrongUse, match=r"不是完好的 \.docx 文件"):
        opinion(report(), b"not a zip", template_name="意见.doc")


def test_值里的换行成为Word的换行() -> None:
    data = fill(template("{{甲}}"), Values({"甲": "一\n二"}, {}), name="x")
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        root = etree.fromstring(opened.read("word/document.xml"))
    assert len(list(root.iter("{*}br"))) == 1


def test_值里的大括号和尖括号不再当模板() -> None:
    data = fill(template("{{甲}}和{{乙}}"), Values({"甲": "{{乙}}", "乙": "<b>"}, {}), name="x")
    assert paragraphs(data) == "{{乙}}和<b>"


def test_内置模板用到的名称都存在() -> None:
    import re

    for form in ("normative", "decision"):
        with zipfile.ZipFile(io.BytesIO(build(form))) as opened:  # type: ignore[arg-type]
            text = "".join(etree.fromstring(opened.read("word/document.xml")).itertext())
        used = set(re.findall(r"\{\{(.+?)\}\}", text))
        assert used
        assert used <= set(place_names())
