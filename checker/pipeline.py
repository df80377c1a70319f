"""The road of one document: bytes → Source → Document → facts → findings → FileReport."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fzzf_check.case import Case
from fzzf_check.errors import CannotRead, WrongUse
from fzzf_check.facts import Kind, Stage
from fzzf_check.findings import CATEGORY_NAMES, FileReport, RuleRun, RuleState

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
    from fzzf_check.parse.structure.document import parse_document

    document = parse_document(source, options.kind, options.stage)
    places = places_of(document, {place for rule in _rules(options) for place in rule.place}) | around(options.profiles)
    return Case(document, options.as_of or date.today(), as_of_given=options.as_of is not None, places=places)


def examine(path: str, case: Case, options: Options) -> FileReport:
    """What the rules say about a case."""
    from fzzf_check.engine.run import applies, occurs, run_rules

    document = case.document
    known = _rules(options)
    rules = [rule for rule in known if wanted(rule.code, rule.category, options)]
    off = [rule for rule in known if ignored(rule.code, rule.category, options)]
    findings = run_rules(rules, case)
    loud = {finding.rule for finding in findings}
    asked = {rule.code: rule.code in loud or occurs(rule, case) for rule in rules if applies(rule, case)}
    states: dict[bool | None, RuleState] = {True: "查过", False: "未见", None: "不适用"}
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
        rules=tuple(RuleRun(rule.code, rule.name, rule.category, states[asked.get(rule.code)]) for rule in known),
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
    """Raise WrongUse for a --select or --ignore word that names no rule and no category, and for a --profile that no
    rule and no table of places knows.
    """
    rules = _rules(options)
    for word in (*options.select, *options.ignore):
        if word not in CATEGORY_NAMES and not any(rule.code.startswith(word) for rule in rules):
            hint = _category(word)
            raise WrongUse(f"没有规则或类别“{word}”{hint}；用 fzzf-check rules 查看全部代码", code="unknown_rule")
    if options.profiles:
        _check_places(options.profiles, rules)


def _category(word: str) -> str:
    """A hint with the category that was meant: named in Chinese, or mistyped."""
    from difflib import get_close_matches

    by_name = {name: key for key, name in CATEGORY_NAMES.items()} | {key: key for key in CATEGORY_NAMES}
    near = get_close_matches(word, list(by_name), n=1, cutoff=0.6)
    return f"（是否想写“{by_name[near[0]]}”？）" if near else ""


def _check_places(places: Sequence[str], rules: Sequence[Rule]) -> None:
    from fzzf_check.engine.places import known_places

    known = sorted({*known_places(), *(place for rule in rules for place in rule.place)})
    for place in places:
        if place not in known:
            raise WrongUse(f"没有“{place}”的地方规则，可用：{'、'.join(known)}", code="unknown_place")
