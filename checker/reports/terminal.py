"""The report for people at a terminal: per file its kind and title, per finding the words underlined in their line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fzzf_check.findings import SEVERITIES, SEVERITY_NAMES
from fzzf_check.reports.cells import excerpt, safe
from fzzf_check.reports.wording import basis_words, switched_off

if TYPE_CHECKING:
    from fzzf_check.findings import FileReport, Finding, Severity
    from fzzf_check.reports import Style, Summary

_COLOURS = {"error": "1;31", "warning": "1;33", "info": "1;36", "path": "1", "good": "32"}
_GUTTER = "    | "


class Report:
    """Plain lines in Chinese; colours only where the style allows them."""

    separator = "\n"

    def __init__(self, style: Style) -> None:
        self.style = style

    def start(self) -> str:
        """Nothing: the first file speaks for itself."""
        return ""

    def file(self, report: FileReport) -> str:
        """Head line, findings in their order, or the reason why the file could not be read."""
        return "".join(f"{line}\n" for line in self._lines(report))

    def end(self, summary: Summary) -> str:
        """One line that counts."""
        checked = summary.files - summary.unreadable - summary.faults
        parts = [f"共检查 {checked} 个文件：{self._found(summary)}" if checked else "没有检查任何文件"]
        if summary.unreadable:
            parts.append(f"{summary.unreadable} 个文件无法读取")
        if summary.faults:
            parts.append(f"{summary.faults} 个文件因程序内部出错未能检查完")
        return f"\n{'；'.join(parts)}。\n"

    def _found(self, summary: Summary) -> str:
        if not summary.at_least("info"):
            return self._paint("good", "未发现问题")
        counts = {"error": summary.errors, "warning": summary.warnings, "info": summary.infos}
        return "，".join(self._count(severity, counts[severity]) for severity in SEVERITIES)

    def _count(self, severity: Severity, number: int) -> str:
        text = f"{SEVERITY_NAMES[severity]} {number} 项"
        return self._paint(severity, text) if number else text

    def _lines(self, report: FileReport) -> Iterator[str]:
        yield self._paint("path", safe(report.path))
        if report.error is not None:
            reason = safe(report.error[1].removeprefix(f"{report.path}："))
            yield f"  {self._paint('error', '无法读取')}　{reason}"
            return
        yield "  " + "　".join(_head(report))
        if report.switched_off:
            yield f"  {self._paint('warning', switched_off(report.switched_off))}"
        if not report.findings:
            yield f"  {self._paint('good', '未发现问题')}"
        for finding in report.findings:
            yield ""
            yield from self._finding(finding, report)

    def _finding(self, finding: Finding, report: FileReport) -> Iterator[str]:
        severity = self._paint(finding.severity, SEVERITY_NAMES[finding.severity])
        place = f"第 {finding.span.line} 行"
        if finding.locator:
            place = f"{safe(finding.locator)}（{place}）"
        yield f"  {place}　{severity} {finding.rule} {finding.name}"
        yield from self._source(finding, report)
        yield f"    问题：{safe(finding.message)}"
        if finding.basis:
            yield f"    依据：{basis_words(finding)}"
        if finding.advice:
            yield f"    建议：{safe(finding.advice)}"

    def _source(self, finding: Finding, report: FileReport) -> Iterator[str]:
        """The line that the finding begins on with its words underlined; nothing for an empty line."""
        span = finding.span
        if report.source is None or not 1 <= span.line <= len(report.source.lines):
            return
        text = report.source.lines[span.line - 1].text
        if not text.strip():
            return
        start = min(span.column - 1, len(text))
        end = span.end_column - 1 if span.end_line == span.line else len(text)
        room = self.style.width - len(_GUTTER)
        part = excerpt(text, start, max(start, min(end, len(text))), room, self.style.ambiguous_wide)
        yield _GUTTER + part.text
        mark = " " * part.indent + self._paint(finding.severity, "^" * part.length)
        if not finding.text:
            mark += " 此处"
        elif span.end_line > span.line:
            mark += f" 至第 {span.end_line} 行"
        yield _GUTTER + mark

    def _paint(self, colour: str, text: str) -> str:
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self.style.colour else text


def _head(report: FileReport) -> Iterator[str]:
    """Kind, stage, number and title, as far as they are known."""
    yield f"{report.kind or '其他'}（{report.stage}）" if report.stage else report.kind or "其他"
    if report.number:
        yield safe(report.number)
    if report.title:
        yield f"《{safe(report.title)}》"
