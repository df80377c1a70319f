"""Which rules rest on law that is out of force, or on texts that nobody has read, on a given day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fzzf_check.engine.rule import Rule, RuleBasis
from fzzf_check.facts import Article
from fzzf_check.law.status import judge
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import integer

_ARTICLE = lazy(r"第([〇零一二三四五六七八九十百千]+)条")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is the matter with one basis of a rule. ``grave``: the rule may no longer say what it says."""

    rule: Rule
    basis: RuleBasis
    reason: str
    grave: bool


def audit(rules: Iterable[Rule], day: date) -> list[Complaint]:
    """The complaints about all rules, in the order of the rules and of their bases."""
    return [complaint for rule in rules for basis in rule.basis for complaint in _complaints(rule, basis, day)]


def _complaints(rule: Rule, basis: RuleBasis, day: date) -> Iterator[Complaint]:
    if basis.start and day < basis.start:
        yield Complaint(rule, basis, f"自 {basis.start.isoformat()} 起才有效", True)
    if basis.until and basis.until <= day:
        yield Complaint(rule, basis, f"自 {basis.until.isoformat()} 起失效", True)
    elif gone := _gone(basis, day):
        yield Complaint(rule, basis, gone, True)
    if basis.confidence != "A":
        how = "据转述" if basis.confidence == "B" else "凭记忆"
        yield Complaint(rule, basis, f"条文{how}，没有核对原文", False)


def _gone(basis: RuleBasis, day: date) -> str:
    """Why the table of instruments says that the provision is not in force; '' if it says no such thing."""
    articles = [Article(number) for words in _ARTICLE.findall(basis.article) if (number := integer(words)) is not None]
    standing = judge(basis.instrument, day, articles)
    if standing.status == "已废止":
        instead = f"，代之以《{standing.replaced_by}》" if standing.replaced_by else ""
        return f"该文件{standing.note}{instead}"
    if standing.status == "条文不存在":
        return "该文件没有这一条"
    return ""
