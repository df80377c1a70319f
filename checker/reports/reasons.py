"""Why the program says what it says, in plain Chinese: how a line was read, and how kind and stage were decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fzzf_check.findings import SEVERITY_NAMES
from fzzf_check.reports.cells import safe
from fzzf_check.reports.wording import basis_words

if TYPE_CHECKING:
    from fzzf_check.facts import Citation, Evidence, Facts, Norm, Paragraph
    from fzzf_check.findings import FileReport, Finding
    from fzzf_check.source import Source, Span


def line_reasons(report: FileReport, facts: Facts, line: int) -> str:
    """How the line (from 1) was read: its paragraph, its norms with the tests that decided, and what the rules say."""
    return "".join(f"{text}\n" for text in _line(report, facts, line))


def kind_reasons(report: FileReport, facts: Facts) -> str:
    """By which words kind and stage of the document were decided."""
    document = facts.document
    lines = [f"{safe(report.path)}：{document.kind}（{document.stage}）", "", "文种："]
    lines += _evidence(document.why_kind, document.source)
    lines += ["", "阶段："]
    lines += _evidence(document.why_stage, document.source)
    return "\n".join(lines) + "\n"


def _evidence(reasons: tuple[Evidence, ...], source: Source) -> list[str]:
    lines = []
    for reason in reasons:
        place = f"（第 {reason.span.line} 行“{safe(source.words(reason.span))}”）" if reason.span else ""
        lines.append(f"  - {reason.reason}{place}")
    return lines or ["  - 由 --kind、--stage 指定，或没有可以判断的词句"]


def _line(report: FileReport, facts: Facts, line: int) -> Iterator[str]:
    paragraph = facts.document.paragraph_at(line)
    locator = f"　{paragraph.locator}" if paragraph is not None and paragraph.locator else ""
    yield f"{safe(report.path)} 第 {line} 行{locator}"
    yield f"  {safe(report.source.lines[line - 1].text if report.source else '')}"
    norms = [norm for norm in facts.norms if paragraph is not None and _touches(norm.paragraph, norm.span, line)]
    for number, norm in enumerate(norms, 1):
        yield ""
        yield f"规范 {number}：{norm.act}（{norm.kind}）“{safe(norm.text)}”"
        yield from (f"  {name}：{safe(value)}" for name, value in _parts(norm) if value)
        yield from (f"  {step}. {safe(text)}" for step, text in enumerate(norm.trace, 1))
    if not norms:
        yield ""
        yield "没有读出处罚、许可、强制、收费等规范。"
    found = [finding for finding in report.findings if finding.span.line <= line <= finding.span.end_line]
    for finding in found:
        yield ""
        yield from _finding(finding, [norm.trace for norm in norms])
    if not found:
        yield ""
        yield "这一行没有问题可报。"


def _touches(paragraph: Paragraph, span: Span, line: int) -> bool:
    """Whether the norm stands on the line, or on another line of a short paragraph that holds it."""
    return span.line <= line <= span.end_line or any(origin.line == line for origin in paragraph.origins)


def _parts(norm: Norm) -> Iterator[tuple[str, str]]:
    yield "主体", norm.agent + (f"（{norm.agent_class}）" if norm.agent_class else "")
    yield "对象", norm.patient + (f"（{norm.patient_class}）" if norm.patient_class else "")
    yield "条件", norm.condition
    yield "情态", norm.modality
    yield "标的", norm.object
    yield "幅度", norm.measure
    yield "依据", "；".join(map(_cited, norm.basis)) + (f"（{norm.basis_from}）" if norm.basis_from else "")
    yield "性质", f"{norm.force}，{norm.frame}"
    yield "存疑", norm.doubt


def _cited(citation: Citation) -> str:
    words = citation.paragraph.text[citation.start : citation.end]
    return f"{words}［{citation.rank}，{citation.status}］"


def _finding(finding: Finding, told: list[tuple[str, ...]]) -> Iterator[str]:
    """What a rule says; its steps only where they were not told with a norm (``told``: the norms' steps in order)."""
    yield f"{SEVERITY_NAMES[finding.severity]} {finding.rule} {finding.name}：{safe(finding.message)}"
    if finding.trace in told:
        yield f"  怎样得出：见规范 {told.index(finding.trace) + 1}"
    else:
        yield from (f"  {step}. {safe(text)}" for step, text in enumerate(finding.trace, 1))
    if finding.basis:
        yield f"  依据：{basis_words(finding)}"
