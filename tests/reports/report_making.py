"""A file with one fact and one finding of each kind, for tests of reports."""

from __future__ import annotations

from datetime import date

from fzzf_check.facts import (
    Amount,
    Article,
    Citation,
    Document,
    Event,
    Evidence,
    Facts,
    Field,
    Figure,
    Norm,
    Origin,
    Paragraph,
    Unit,
)
from fzzf_check.findings import Basis, FileReport, Finding, Severity
from fzzf_check.source import Line, Source, Span

TEXT = "第九条　未按前条规定申报的，处五百元以上二千元以下罚款。"
START = TEXT.index("处五百")
STEPS = ("读作处罚", "没有依据")


def finding(span: Span, text: str, severity: Severity = "error", trace: tuple[str, ...] = ("一步",)) -> Finding:
    """A finding of rule FZ999."""
    basis = (Basis("行政处罚法", "第十六条"), Basis("国办发〔2018〕37号", "二（五）"))
    return Finding(
        "FZ999", "试验规则", "penalty", severity, span, "第九条", text, f"“{text}”不行。", "删除。", basis, trace
    )


WORDS = finding(Span(2, START + 1, 2, len(TEXT)), TEXT[START:-1])


def report(*findings: Finding) -> FileReport:
    """The report on a file of three lines."""
    lines = (Line(1, "某办法"), Line(2, TEXT), Line(3, ""))
    return FileReport(
        "a.docx", "规范性文件", "已发布", "某办法", "云政规〔2024〕1号", "云岭县人民政府", "2024-03-05",
        findings=list(findings), source=Source("a.docx", "docx", lines),
    )  # fmt: skip


def facts() -> Facts:
    """One fact of each kind."""
    paragraph = Paragraph(TEXT, (Origin(0, 2, 1),), "正文", locator="第九条")
    source = Source("a.docx", "docx", (Line(1, "某办法"), Line(2, TEXT), Line(3, "")))
    document = Document(
        source=source,
        kind="规范性文件",
        stage="已发布",
        title="某办法",
        number=None,
        issuer=None,
        date=None,
        issued=None,
        fields=(
            Field("标题", "某办法", Span(1, 1, 1, 4)),
            Field("成文日期", "2024年3月5日", Span(1, 1, 1, 4), date(2024, 3, 5)),
        ),
        units=(Unit("条", "第九条", 9, "", "第九条", 2),),
        paragraphs=(paragraph,),
        why_kind=(Evidence("标题以“办法”结尾", Span(1, 2, 1, 4)),),
        why_stage=(Evidence("有文号"),),
    )
    cited = Citation(paragraph, 0, 3, "书名号", "《某法》", "某法", (Article(9, 2),), "法律", "现行")
    norm = Norm(
        paragraph, START, len(TEXT) - 1, "处罚", "罚款", "设定", "对外", agent="县城市管理局", agent_class="行政机关",
        amounts=(Amount("元", 500, 2000),), basis=(cited,), basis_from="本句", trace=STEPS,
    )  # fmt: skip
    event = Event(
        "合法性审查", paragraph, 0, 3, date(2024, 3, 1), date(2024, 3, 5), "县司法局", "合法", matter="议题一"
    )
    figure = Figure(paragraph, 0, 3, 79, "件", "行政诉讼案件")
    return Facts(document, (cited,), (norm,), (event,), (figure,))
