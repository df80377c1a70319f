"""What several reports say in the same words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fzzf_check.findings import Basis, DossierReport, Finding, TimelineEntry

_SHOWN = 12  # codes of rules that one line names


def basis_text(basis: Basis) -> str:
    """《行政处罚法》第十六条; a document number stands without title marks."""
    name = basis.instrument
    bare = name.startswith("《") or name.endswith("号")
    return f"{name if bare else f'《{name}》'}{basis.article}"


def basis_words(finding: Finding) -> str:
    """The provisions that a finding rests on; several joined by a semicolon."""
    return "；".join(basis_text(basis) for basis in finding.basis)


def switched_off(codes: Sequence[str]) -> str:
    """A line that says which rules were not used because the user switched them off."""
    shown = "、".join(codes[:_SHOWN]) + ("等" if len(codes) > _SHOWN else "")
    return f"按 --ignore 没有使用 {len(codes)} 条规则：{shown}"


def dossier_title(report: DossierReport) -> str:
    """What the dossier is about."""
    return report.title or "（没有读出名称）"


def role_text(report: DossierReport, path: str) -> str:
    """The role of a file of the dossier."""
    return report.roles.get(path, "无法读取")


def days_text(entry: TimelineEntry) -> str:
    """2024-03-01, or 2024-03-01 至 2024-03-31; （缺） for a step that no file dates."""
    return "（缺）" if entry.missing else " 至 ".join(dict.fromkeys(day for day in (entry.start, entry.end) if day))
