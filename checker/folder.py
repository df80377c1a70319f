"""A folder checked as one dossier: every file with the rules for files, and with those on what files say together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fzzf_check.case import Case
from fzzf_check.dossier.dossier import build
from fzzf_check.dossier.roles import DRAFT, MINUTES, OPINION, OWN_OPINION, role_of
from fzzf_check.dossier.timeline import timeline
from fzzf_check.facts import Kind
from fzzf_check.findings import DossierReport, FileReport
from fzzf_check.pipeline import Options, examine, open_case


def check_dossier(paths: Iterable[tuple[str, tuple[str, str] | None]], options: Options) -> DossierReport:
    """Check the files at ``paths`` as one dossier; a path with an error (code, message), or one that cannot be read, is
    reported so and the rest is checked. Raises Problem for a wrong option or rule file.
    """
    first = [(path, FileReport(path, error=error) if error else open_case(path, options)) for path, error in paths]
    opened = [
        (path, case if isinstance(case, FileReport) else _as_its_role(path, case, options)) for path, case in first
    ]
    cases = [(path, case, 0) for path, case in opened if not isinstance(case, FileReport)]
    dossier = build(cases)
    for _, case, _ in cases:
        case.dossier = dossier
    files = tuple(case if isinstance(case, FileReport) else examine(path, case, options) for path, case in opened)
    roles = {member.name: member.role for member in dossier.members}
    return DossierReport(files, roles, dossier.title, tuple(timeline(dossier)))


def _as_its_role(path: str, case: Case, options: Options) -> Case | FileReport:
    """The case, read again as a record where its form alone would make a note or a table a 规范性文件."""
    role = role_of(case.document, case.record.subject)
    if role == DRAFT or case.document.kind != "规范性文件" or options.kind is not None:
        return case
    kind: Kind = "会议纪要" if role == MINUTES else "审核意见书" if role in {OPINION, OWN_OPINION} else "其他"
    return open_case(path, replace(options, kind=kind))
