"""What the check says about the sample records and dossiers, as the tests keep it. To make it anew after a change, and to
read the differences before committing them: ``python tests/records/record_results.py``.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "samples"
EXPECTED = Path(__file__).with_name("expected")
DAY = date(2026, 1, 15)  # the day of the check: expected findings may not change with the calendar
SUBJECTS = ("FZ60", "FZ61", "FZ62", "FZ63", "FZ64", "FZ65", "FZ66", "FZ67", "FZ68", "FZ88", "FZ891", "FZ892", "FZ893")


def records() -> list[Path]:
    """The sample records."""
    return sorted((SAMPLES / "records").glob("*.txt"))


def dossiers() -> list[Path]:
    """The sample dossiers."""
    return sorted(path for path in SAMPLES.glob("dossier_*") if path.is_dir())


def record_result(path: Path) -> dict[str, Any]:
    """Events and findings of one record."""
    from fzzf_check.pipeline import Options, check

    return _file(check(str(path), Options(as_of=DAY, select=SUBJECTS, facts=True)))


def dossier_result(folder: Path) -> dict[str, Any]:
    """Roles, findings and timeline of one dossier."""
    from fzzf_check.folder import check_dossier
    from fzzf_check.pipeline import Options

    paths = [(str(path), None) for path in sorted(folder.glob("*.txt"))]
    report = check_dossier(paths, Options(as_of=DAY, select=SUBJECTS, facts=True))
    return {
        "title": report.title,
        "roles": {Path(path).name: role for path, role in report.roles.items()},
        "files": {Path(one.path).name: _file(one)["findings"] for one in report.files},
        "timeline": [
            f"{e.start or '（缺）'} {e.end or ''} {e.kind} {Path(e.file).name}:{e.line}" for e in report.timeline
        ],
    }


def _file(report: Any) -> dict[str, Any]:
    from fzzf_check.reports.facts import facts_data

    events = [
        f"{e['line']} {e['kind']} {e['start'] or ''} {e['end'] or ''} {e['matter'][:16]}".rstrip()
        for e in facts_data(report.facts)["events"]
    ]
    findings = [f"{f.span.line} {f.severity} {f.rule} {f.text}" for f in report.findings]
    return {"events": events, "findings": findings}


def results() -> dict[str, dict[str, Any]]:
    """File name of the kept result → the result."""
    kept = {f"{path.stem}.json": record_result(path) for path in records()}
    return kept | {f"{path.name}.json": dossier_result(path) for path in dossiers()}


if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    for name, result in results().items():
        text = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
        (EXPECTED / name).write_text(text, encoding="utf-8", newline="\n")
