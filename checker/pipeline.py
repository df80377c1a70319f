"""The road of one document: bytes → Source → Document → facts → findings → FileReport."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fzzf_check.engine.case import Case
from fzzf_check.errors import CannotRead, WrongUse
from fzzf_check.facts import Kind, Stage
from fzzf_check.findings import CATEGORY_NAMES, FileReport

if TYPE_CHECKING:
    from fzzf_check.engine.rule import Rule


@dataclass(frozen=True, slots=True)
class Options:
    """How to check. ``select``/``ignore`` take rule codes, beginnings of codes (FZ2) and categories; empty ``select``
    means all. ``profiles`` are places whose local rules apply besides the issuer's own. ``facts`` keeps all facts in the
    report.
    """

    kind: Kind | None = None
    stage: Stage | None = None
    as_of: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    rule_folders: tuple[Path, ...] = ()
    facts: bool = False


def check(path: str, options: Options | None = None, data: bytes | None = None) -> FileReport:
    """Check one file (``data`` are its bytes if the caller has them; ``path`` then is only its name).

    A file that cannot be read gives a report with ``error``; a wrong option or rule file raises Problem.
    """
    chosen = options or Options()
    case = open_case(path, chosen, data)
    return case if isinstance(case, FileReport) else examine(path, case, chosen)


def open_case(path: str, options: Options, data: bytes | None = None) -> Case | FileReport:
    """The file read and parsed, not yet asked anything; a report with ``error`` if it cannot be read."""
    from fzzf_check.readers import read

    try:
        source = read(path, data)
    except CannotRead as problem:
        return FileReport(path, error=(problem.code, problem.message))
    from fzzf_check.engine.places import around, places_of
    from fzzf_check.parse.document import parse_document

    document = parse_document(source, options.kind, options.stage)
    places = places_of(document, {place for rule in _rules(options) for place in rule.place}) | around(options.profiles)
    return Case(document, options.as_of or date.today(), as_of_given=options.as_of is not None, places=places)


def examine(path: str, case: Case, options: Options) -> FileReport:
    """What the rules say about a case."""
    from fzzf_check.engine.run import applies, run_rules

    document = case.document
    known = _rules(options)
    rules = [rule for rule in known if wanted(rule.code, rule.category, options)]
    off = [rule for rule in known if ignored(rule.code, rule.category, options)]
    findings = run_rules(rules, case)
    return FileReport(
        path,
        kind=document.kind,
        stage=document.stage,
        title=document.title,
        number=document.number,
        issuer=document.issuer,
        date=document.date.isoformat() if document.date else None,
        findings=findings,
        source=case.source,
        facts=case.facts() if options.facts else None,
        applied=frozenset(rule.code for rule in rules if applies(rule, case)),
        switched_off=tuple(rule.code for rule in off if applies(rule, case)),
    )


def _rules(options: Options) -> tuple[Rule, ...]:
    from fzzf_check.engine.load import load_rules

    return load_rules(options.rule_folders)


def wanted(code: str, category: str, options: Options) -> bool:
    """Whether --select and --ignore let a rule run."""
    chosen = not options.select or _named(code, category, options.select)
    return chosen and not _named(code, category, options.ignore)


def ignored(code: str, category: str, options: Options) -> bool:
    """Whether a rule that would run is kept from it by --ignore alone."""
    chosen = not options.select or _named(code, category, options.select)
    return chosen and _named(code, category, options.ignore)


def _named(code: str, category: str, words: Sequence[str]) -> bool:
    return any(code.startswith(word) or category == word for word in words)


def check_selection(options: Options) -> None:
    """Raise WrongUse for a --select or --ignore word that names no rule and no category."""
    rules = _rules(options)
    for word in (*options.select, *options.ignore):
        if word not in CATEGORY_NAMES and not any(rule.code.startswith(word) for rule in rules):
            raise WrongUse(f"没有规则或类别“{word}”；用 fzzf-check rules 查看全部代码", code="unknown_rule")
