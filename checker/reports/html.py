"""The report as one HTML file that needs nothing else: no network, no fonts, no pictures.

Left the document by 条 with the words marked, right the findings, below the timeline of a record and the list of all
rules with their outcome. It reads without scripts, too; the script filters and jumps. The page forbids itself, by its
content security policy, to load or run anything that is not in it.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from fzzf_check import __version__
from fzzf_check.findings import SEVERITIES, SEVERITY_NAMES
from fzzf_check.reports.html_panels import checklist, finding_list, timeline
from fzzf_check.reports.html_text import document_text, escaped
from fzzf_check.reports.wording import switched_off

if TYPE_CHECKING:
    from fzzf_check.findings import FileReport
    from fzzf_check.reports import Style, Summary


class Report:
    """HTML; one ``<section class="file">`` per file."""

    separator = "\n"

    def __init__(self, style: Style) -> None:
        self.style = style

    def start(self) -> str:
        """Everything up to the first file: style sheet, heading, filters."""
        return self.carried(f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{escaped(policy())}">
<meta name="generator" content="fzzf-check {__version__}">
<title>合法性检查报告</title>
<style>{static("report.css")}</style>
</head>
<body>
<a class="skip" href="#files">跳到检查结果</a>
<header class="top"><h1>合法性检查报告</h1>
<p class="caution">本报告由程序生成，供审核人员参考；是否违法，由审核人员判断。</p>
</header>
{_toolbar()}
<main id="files" tabindex="-1">
""")

    def file(self, report: FileReport) -> str:
        """The section of one file."""
        return self.carried(_section(report))

    def end(self, summary: Summary) -> str:
        """The counts over all files (shown at the top by the style sheet) and the script."""
        counts = {"error": summary.errors, "warning": summary.warnings, "info": summary.infos}
        items = "".join(f'<li class="{s}"><b>{counts[s]}</b> {SEVERITY_NAMES[s]}</li>' for s in SEVERITIES)
        lost = summary.unreadable + summary.faults
        trouble = f'<li class="unreadable"><b>{lost}</b> 个文件未能检查</li>' if lost else ""
        return self.carried(f"""</main>
<div class="summary" role="region" aria-label="合计"><ul><li><b>{summary.files}</b> 个文件</li>{items}{trouble}</ul></div>
<script>{static("report.js")}</script>
</body>
</html>
""")

    def carried(self, text: str) -> str:
        """The text in ASCII where the output cannot carry every character."""
        return text if self.style.unicode else text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def section_key(path: str) -> str:
    """The id of a file's section, and the beginning of all ids in it."""
    return "f" + hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _section(report: FileReport) -> str:
    key = section_key(report.path)
    title = escaped(report.title or report.path)
    head = f'<section class="file" id="{key}" aria-labelledby="{key}-h">\n<h2 id="{key}-h">{title}</h2>\n'
    if report.error is not None:
        return (
            f'{head}<p class="path">{escaped(report.path)}</p>\n'
            f'<p class="unreadable" role="alert">无法读取：{escaped(report.error[1])}</p>\n</section>\n'
        )
    return (
        head
        + _facts_line(report)
        + _local_links(report, key)
        + '<div class="columns">\n'
        + document_text(report, key)
        + finding_list(report, key)
        + "</div>\n"
        + timeline(report, key)
        + checklist(report, key)
        + "</section>\n"
    )


@cache
def static(name: str) -> str:
    """A file of the folder static/ in ASCII: the hash in the policy holds whatever encoding the output has."""
    text = files("fzzf_check.reports").joinpath("static", name).read_text(encoding="utf-8")
    return "".join(c if c.isascii() else f"\\u{ord(c):04x}" for c in text)


@cache
def digest(name: str) -> str:
    """The hash of a static file as a content security policy names it."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(static(name).encode()).digest()).decode() + "'"


def policy() -> str:
    """The content security policy: our own style and script, nothing from anywhere."""
    return (
        f"default-src 'none'; style-src {digest('report.css')}; script-src {digest('report.js')}; "
        "base-uri 'none'; form-action 'none'"
    )


def _toolbar() -> str:
    """The filters and the buttons; without a script they stay hidden."""
    boxes = "".join(
        f'<label class="{s}"><input type="checkbox" name="severity" value="{s}" checked> {SEVERITY_NAMES[s]} '
        f'<span class="count" data-count="{s}"></span></label>'
        for s in SEVERITIES
    )
    return f"""<form class="toolbar" role="search" aria-label="筛选问题" hidden>
<fieldset><legend>轻重</legend>{boxes}</fieldset>
<label>类别 <select name="category"><option value="">全部</option></select></label>
<span class="buttons"><button type="button" data-go="-1" aria-keyshortcuts="k">上一处</button>
<button type="button" data-go="1" aria-keyshortcuts="j">下一处</button>
<button type="button" data-print>打印</button></span>
<output class="shown" aria-live="polite"></output>
<nav class="index" aria-label="文件" hidden></nav>
<details class="keys"><summary>键盘</summary><p><kbd>j</kbd> 下一处，<kbd>k</kbd> 上一处，<kbd>o</kbd> 在原文与问题之间往返，
<kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> 显示或隐藏错误、警告、提示。</p></details>
</form>"""


def _facts_line(report: FileReport) -> str:
    """What the document is."""
    facts = [
        ("文件", report.path),
        ("种类", f"{report.kind or '其他'}（{report.stage}）" if report.stage else report.kind or "其他"),
        ("文号", report.number),
        ("机关", report.issuer),
        ("日期", report.date),
        ("没有使用", switched_off(report.switched_off) if report.switched_off else None),
    ]
    items = "".join(f"<div><dt>{name}</dt><dd>{escaped(value)}</dd></div>" for name, value in facts if value)
    return f'<dl class="facts">{items}</dl>\n'


def _local_links(report: FileReport, key: str) -> str:
    """Links to the parts of this file's section, for narrow screens and the keyboard."""
    return (
        f'<nav class="parts" aria-label="本文件各部分"><a href="#{key}-list">问题（{len(report.findings)}）</a> '
        f'<a href="#{key}-text">原文</a> <a href="#{key}-rules">检查清单</a></nav>\n'
    )
