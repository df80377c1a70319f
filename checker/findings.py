"""What the rules say: findings, their order, and the reports on one file and on a dossier."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from .source import Source, Span

if TYPE_CHECKING:
    from .facts import Facts

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
SEVERITY_NAMES: dict[Severity, str] = {"error": "错误", "warning": "警告", "info": "提示"}

Category = Literal[
    "penalty", "licence", "coercion", "fee", "competition", "rights_duty", "certificate", "blanket_halt",
    "retroactivity", "procedure", "minutes_basis", "three_unifications", "validity", "authority", "citation", "form",
    "review_file", "enforcement", "report", "plan",
]  # fmt: skip
CATEGORY_NAMES: dict[Category, str] = {
    "penalty": "行政处罚",
    "licence": "行政许可",
    "coercion": "行政强制",
    "fee": "收费",
    "competition": "公平竞争",
    "rights_duty": "权利义务",
    "certificate": "证明事项",
    "blanket_halt": "普遍停产停业",
    "retroactivity": "溯及既往",
    "procedure": "程序",
    "minutes_basis": "会议纪要作依据",
    "three_unifications": "三统一",
    "validity": "有效期",
    "authority": "制定权限",
    "citation": "援引",
    "form": "形式",
    "review_file": "送审材料",
    "enforcement": "行政执法",
    "report": "年度报告",
    "plan": "工作计划",
}


@dataclass(frozen=True, slots=True)
class Basis:
    """A provision that a finding rests on, e.g. 行政处罚法 / 第十六条."""

    instrument: str
    article: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule says about one place.

    ``span`` is where it stands (for something absent: where it should stand, an empty span) and ``text`` the offending
    words, empty where something is absent. ``trace`` are the steps (Chinese, one each) that led to it.
    """

    rule: str
    name: str
    category: Category
    severity: Severity
    span: Span
    locator: str
    text: str
    message: str
    advice: str
    basis: tuple[Basis, ...]
    trace: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[int, int, int, int, str, str]:
        """A total order: by place, then rule code, then words."""
        return (self.span.line, self.span.column, self.span.end_line, self.span.end_column, self.rule, self.text)


RuleState = Literal["查过", "未见", "不适用"]


class RuleRun(NamedTuple):
    """A rule and what it could say of a file: 查过 (what it is about occurs there), 未见 (it is for such files, but nothing
    of what it is about occurs: its silence says nothing), 不适用 (for other files, places or times, or not selected).
    """

    code: str
    name: str
    category: Category
    state: RuleState


@dataclass(slots=True)
class FileReport:
    """Everything known about one file after the check. ``error`` is (code, message) for an unreadable file; ``rules``
    are all rules known to the check, ordered by code (none for an unreadable file); ``switched_off`` are the codes of
    those that would have been for this document but for ``--ignore``.
    """

    path: str
    kind: str | None = None
    stage: str | None = None
    title: str | None = None
    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    error: tuple[str, str] | None = None
    findings: list[Finding] = field(default_factory=list)
    source: Source | None = None
    facts: Facts | None = None
    rules: tuple[RuleRun, ...] = ()
    switched_off: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A step on the timeline of a dossier; dates are ISO or None. ``missing``: no file tells of it with a date."""

    kind: str
    start: str | None
    end: str | None
    file: str
    line: int
    text: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class DossierReport:
    """The reports on the files of a dossier in their order, the role of each readable file by its path, the title that
    they are about ('' if they do not say), and the timeline.
    """

    files: tuple[FileReport, ...]
    roles: dict[str, str]
    title: str
    timeline: tuple[TimelineEntry, ...]
