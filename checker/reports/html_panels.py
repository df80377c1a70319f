"""The parts of the HTML report beside the text: findings, the timeline of a record, the list of rules with outcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from fzzf_check.findings import CATEGORY_NAMES, SEVERITY_NAMES, FileReport, Finding
from fzzf_check.reports.checklist import OUTCOMES, Check, check_all
from fzzf_check.reports.html_text import escaped
from fzzf_check.reports.wording import basis_words

if TYPE_CHECKING:
    from fzzf_check.facts import Event

_QUOTE = 120  # characters of the offending words that the list repeats


def finding_list(report: FileReport, key: str) -> str:
    """The right column."""
    items = "".join(_finding(finding, n, key) for n, finding in enumerate(report.findings, start=1))
    body = f"<ol>\n{items}</ol>\n" if items else '<p class="none">未发现问题。</p>\n'
    return (
        f'<aside class="findings" id="{key}-list" tabindex="-1" aria-label="问题">\n<h3>问题（{len(report.findings)}）</h3>\n'
        f"{body}</aside>\n"
    )


def _finding(finding: Finding, number: int, key: str) -> str:
    """One finding; the place is a link to the words."""
    words = finding.text.replace("\n", " ")
    quote = words if len(words) <= _QUOTE else words[: _QUOTE - 1] + "…"
    line = f"第 {finding.span.line} 行"
    place = (
        f"{finding.locator}（{line}）"
        if finding.locator and not finding.locator.startswith("第" + str(finding.span.line))
        else line
    )
    rows = [
        ("问题", finding.message),
        ("依据", basis_words(finding)),
        ("建议", finding.advice),
    ]
    details = "".join(f"<div><dt>{name}</dt><dd>{escaped(value)}</dd></div>" for name, value in rows if value)
    steps = "".join(f"<li>{escaped(step)}</li>" for step in finding.trace)
    why = f"<details><summary>判断过程</summary><ol>{steps}</ol></details>" if steps else ""
    return (
        f'<li class="finding {finding.severity}" id="{key}-n{number}" tabindex="-1" data-severity="{finding.severity}" '
        f'data-category="{finding.category}" data-n="{number}">\n'
        f'<h4><span class="no">{number}</span> <span class="tag">{SEVERITY_NAMES[finding.severity]}</span> '
        f'<span class="code">{escaped(finding.rule)}</span> {escaped(finding.name)}</h4>\n'
        f'<p class="place"><a href="#{key}-m{number}">{escaped(place)}</a> '
        f'<span class="category">{CATEGORY_NAMES[finding.category]}</span></p>\n'
        + (f"<blockquote>{escaped(quote)}</blockquote>\n" if quote else "")
        + f"<dl>{details}</dl>{why}\n</li>\n"
    )


def timeline(report: FileReport, key: str) -> str:
    """The procedural acts of a record by date, one list per matter; nothing where fewer than two have a date."""
    events = report.facts.events if report.facts is not None else ()
    if sum(event.start is not None or event.end is not None for event in events) < 2:
        return ""
    matters = groupby(sorted(events, key=lambda e: e.matter), key=lambda e: e.matter)
    lists = "".join(_matter(matter, list(own)) for matter, own in matters)
    return f'<section class="timeline" aria-labelledby="{key}-time"><h3 id="{key}-time">程序时间线</h3>\n{lists}</section>\n'


def _matter(matter: str, events: Sequence[Event]) -> str:
    ordered = sorted(events, key=lambda e: (e.start or e.end or date.max, e.paragraph.index, e.start_offset))
    head = f"<h4>{escaped(matter)}</h4>" if matter else ""
    return f"{head}<ol>{''.join(_event(event) for event in ordered)}</ol>\n"


def _event(event: Event) -> str:
    days = [day.isoformat() for day in (event.start, event.end) if day is not None]
    when = " 至 ".join(dict.fromkeys(days)) or "日期不明"
    state = "（尚未进行）" if event.planned else "（文中称未进行）" if event.denied else ""
    more = "，".join(filter(None, (event.actor, event.outcome, f"{event.people}人" if event.people else "")))
    css = "denied" if event.denied else "planned" if event.planned else "done"
    return (
        f'<li class="{css}"><time>{when}</time> <b>{event.kind}</b>{state} {escaped(more)}'
        f"<q>{escaped(event.text[:80])}</q></li>\n"
    )


def checklist(report: FileReport, key: str) -> str:
    """All rules with their outcome for this file, by category."""
    checks = check_all(report)
    if not checks:
        return ""
    counts = "，".join(f"{name} {sum(c.outcome == name for c in checks)}" for name in OUTCOMES)
    order = list(CATEGORY_NAMES)
    by_category = groupby(sorted(checks, key=lambda c: (order.index(c.category), c.code)), key=lambda c: c.category)
    tables = "".join(_category(CATEGORY_NAMES[category], list(own), key) for category, own in by_category)
    return (
        f'<section class="checklist" id="{key}-rules" tabindex="-1" aria-labelledby="{key}-rules-h">'
        f'<h3 id="{key}-rules-h">检查清单</h3>\n<p>{counts}</p>\n{tables}</section>\n'
    )


def _category(name: str, checks: Sequence[Check], key: str) -> str:
    rows = "".join(
        f'<tr class="{OUTCOMES[c.outcome]}"><td>{escaped(c.code)}</td><td>{escaped(c.name)}</td><td>{c.outcome}'
        + "".join(f' <a href="#{key}-n{n}">{n}</a>' for n in c.findings)
        + "</td></tr>\n"
        for c in checks
    )
    bad = sum(c.outcome in ("不通过", "需人工") for c in checks)
    note = f"，{bad} 条要看" if bad else ""
    return (
        f"<details{' open' if bad else ''}><summary>{name}（{len(checks)} 条{note}）</summary>\n<table>\n"
        '<thead><tr><th scope="col">代码</th><th scope="col">规则</th><th scope="col">结果</th></tr></thead>\n'
        f"<tbody>\n{rows}</tbody></table></details>\n"
    )
