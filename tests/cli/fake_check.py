"""A pipeline that finds what is written in the file: tests of the command line need no parser.

A line “罚款” gives an error, “注意” a warning, “提示” an info; “坏” is an unreadable file, “错” a fault of the program and
“停” a Ctrl-C.
"""

from __future__ import annotations

from pathlib import Path

from fzzf_check.findings import Basis, FileReport, Finding, Severity
from fzzf_check.pipeline import Options
from fzzf_check.source import Line, Source, Span

SEVERITY: dict[str, Severity] = {"罚款": "error", "注意": "warning", "提示": "info"}


def finding(line: int, start: int, word: str, severity: Severity) -> Finding:
    """A finding on ``word`` at this line (from 1) and offset (from 0)."""
    span = Span(line, start + 1, line, start + 1 + len(word))
    basis = (Basis("行政处罚法", "第十六条"),)
    return Finding(
        "FZ999", "试验规则", "penalty", severity, span, f"第{line}条", word, f"“{word}”不行。", "删除。", basis
    )


def fake_check(path: str, options: Options | None = None, data: bytes | None = None) -> FileReport:
    """The report that the content of the file asks for."""
    try:
        text = (Path(path).read_bytes() if data is None else data).decode("utf-8")
    except FileNotFoundError:
        return FileReport(path, error=("missing", f"{path}：文件不存在；请检查路径和文件名。"))
    if "坏" in text:
        return FileReport(path, error=("broken", f"{path}：文件已损坏；请重新保存。"))
    if "错" in text:
        raise ZeroDivisionError("试验")
    if "停" in text:
        raise KeyboardInterrupt
    lines = tuple(Line(number, line) for number, line in enumerate(text.splitlines(), 1))
    found = [
        finding(line.number, line.text.index(word), word, severity)
        for line in lines
        for word, severity in SEVERITY.items()
        if word in line.text
    ]
    return FileReport(
        path, kind="规范性文件", stage="草案", title="某办法", findings=found, source=Source(path, "txt", lines)
    )
