"""Records and dossiers written before their authors knew the grammar, and what the program says about them.

Folders ``first``, ``second`` … hold ``NN_title.txt`` beside ``NN.gold.json`` and dossiers ``D*/`` with ``gold.json``. The gold:
``events`` (kind, start, end, line; ``optional``; ``alt_start`` another first day that is as right), ``violations`` (lines,
category, ``also_ok`` other categories, ``absence`` where nothing can be underlined, ``files_involved`` across files),
``must_not_flag`` and ``arguable`` words, ``clean``.

To see what is wrong: ``python tests/accuracy/records/scoring.py [FOLDER…]``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROUNDS = sorted(path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith(("_", ".")))
UNCOUNTED = frozenset({"form", "validity", "three_unifications", "citation", "plan", "report"})
RUN = 6  # characters that two texts must share to be about the same words

Gold = Mapping[str, Any]


@dataclass
class Tally:
    """Counts over papers. ``wrong`` names what was missed or said in vain, one line each."""

    events: int = 0
    events_found: int = 0
    events_false: int = 0
    violations: int = 0
    violations_found: int = 0
    false: int = 0
    clean: int = 0
    silent: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def event_rate(self) -> float:
        """Share of the events found with kind and dates."""
        return self.events_found / max(1, self.events)

    @property
    def recall(self) -> float:
        """Share of the violations found."""
        return self.violations_found / max(1, self.violations)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.violations_found / max(1, self.violations_found + self.false)


@dataclass(frozen=True)
class Paper:
    """A file as checked: its events as data and its errors and warnings."""

    name: str
    events: Sequence[Mapping[str, Any]]
    findings: Sequence[Any]
    lines: Sequence[str]

    def at(self, finding: Any) -> str:
        """The lines in which a finding stands."""
        return "\n".join(self.lines[finding.span.line - 1 : finding.span.end_line])


def tally(folder: Path) -> Tally:
    """The tally of a round."""
    counts = Tally()
    for name, gold, papers in units(folder):
        _count_events(counts, name, gold, papers)
        _count_findings(counts, name, gold, papers)
    return counts


@cache
def units(folder: Path) -> tuple[tuple[str, Gold, list[Paper]], ...]:
    """Each record, and each dossier, with its gold and what was read."""
    return tuple(_read(folder))


def golds(folder: Path) -> Iterator[tuple[Path, Gold]]:
    """The golds of a round with their files: those of the records, then those of the dossiers in folders of their own."""
    for path in (*sorted(folder.glob("*.gold.json")), *sorted(folder.glob("*/gold.json"))):
        yield path, json.loads(path.read_text(encoding="utf-8"))


def _read(folder: Path) -> Iterator[tuple[str, Gold, list[Paper]]]:
    from fzzf_check.folder import check_dossier
    from fzzf_check.pipeline import Options, check

    options = Options(facts=True)
    for path, gold in golds(folder):
        if path.parent == folder:
            yield gold["file"], gold, [_paper(check(str(folder / gold["file"]), options))]
        else:
            report = check_dossier([(str(path.parent / name), None) for name in gold["files"]], options)
            yield path.parent.name, gold, [_paper(one) for one in report.files]


def _paper(report: Any) -> Paper:
    from fzzf_check.reports.facts import facts_data

    assert report.facts is not None, report.error
    loud = [f for f in report.findings if f.severity in ("error", "warning")]
    path = Path(report.path)
    return Paper(path.name, facts_data(report.facts)["events"], loud, path.read_text(encoding="utf-8-sig").split("\n"))


def _count_events(counts: Tally, name: str, gold: Gold, papers: Sequence[Paper]) -> None:
    found = [event for paper in papers for event in paper.events if event["start"]]
    for wanted in gold["events"]:
        if wanted.get("optional") or wanted.get("planned"):
            continue
        counts.events += 1
        if any(_same(wanted, event) for event in found):
            counts.events_found += 1
        else:
            counts.wrong.append(f"{name}：没有读到 {wanted['kind']} {wanted['start']} {wanted['end'] or ''}")
    for event in found:
        if not any(event["kind"] == wanted["kind"] and event["start"] in _days(wanted) for wanted in gold["events"]):
            counts.events_false += 1
            counts.wrong.append(f"{name}:{event['line']}：多读了 {event['kind']} {event['start']}")


def _same(wanted: Gold, event: Mapping[str, Any]) -> bool:
    starts = {wanted["start"], wanted.get("alt_start")} - {None}
    return (
        wanted["kind"] == event["kind"]
        and (not starts or event["start"] in starts)
        and wanted["end"] in (None, event["end"])
    )


def _days(wanted: Gold) -> tuple[Any, ...]:
    return wanted["start"], wanted.get("alt_start"), wanted.get("end"), wanted.get("approx")


def _count_findings(counts: Tally, name: str, gold: Gold, papers: Sequence[Paper]) -> None:
    findings = [(paper.name, finding) for paper in papers for finding in paper.findings]
    used: set[int] = set()
    for fault in gold["violations"]:
        counts.violations += 1
        right = {n for n, (file, finding) in enumerate(findings) if _meets(fault, file, finding)}
        used |= right
        if right:
            counts.violations_found += 1
        else:
            counts.wrong.append(f"{name}:{fault['line']}：没有发现 {fault['category']} {fault['evidence']}")
    spare = [f for n, (_, f) in enumerate(findings) if n not in used and f.category not in UNCOUNTED]
    spare = [f for f in spare if not any(_overlap(f.text, one["evidence"]) for one in gold["arguable"])]
    counts.false += len(spare)
    counts.wrong.extend(f"{name}:{f.span.line}：误报 {f.rule} {f.text}" for f in spare)
    if gold["clean"]:
        counts.clean += 1
        counts.silent += not spare


def _meets(fault: Gold, file: str, finding: Any) -> bool:
    categories = {fault["category"], *(other.split("/")[0] for other in fault.get("also_ok", ()))}
    files = {fault.get("file"), *fault.get("files_involved", ())} - {None}
    if finding.category not in categories or (files and file not in files):
        return False
    if fault.get("absence") or len(files) > 1:
        return True
    return bool(finding.span.line <= fault["line_end"] and finding.span.end_line >= fault["line"])


def _overlap(one: str, other: str) -> bool:
    if not one or not other:
        return False
    return one in other or other in one or any(one[n : n + RUN] in other for n in range(len(one) - RUN + 1))


def main(names: Sequence[str]) -> None:
    """Print what is wrong in the rounds and their figures."""
    for name in names or ROUNDS:
        if not (HERE / name).is_dir():
            sys.exit(f"没有这一轮：{name}（可选：{'、'.join(ROUNDS)}）")
        counts = tally(HERE / name)
        print(*counts.wrong, sep="\n")
        print(
            f"{name}：程序 {counts.events_found}/{counts.events}，多读 {counts.events_false}；"
            f"问题 {counts.violations_found}/{counts.violations}，误报 {counts.false}；"
            f"合法的不报 {counts.silent}/{counts.clean}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
