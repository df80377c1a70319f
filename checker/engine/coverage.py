"""Which rules answer which provision of the sources: the tables of rules/coverage.

``seeds.tsv`` lists every normative statement of the five source documents (by document number, item, and its place among
the statements of that item), ``obligations.tsv`` the obligations of the upper law (by instrument and article). Each line
names the rules that check it, or the reason (``reasons.tsv``) why no single document can show it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fzzf_check.engine.rule import Rule
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import integer

_ARTICLES = lazy(r"第(?P<numbers>[0-9〇零一二三四五六七八九十百千、—-]+)条")
_LAST_NUMBER = lazy(r"^[一二三四五六七八九十]+（[一二三四五六七八九十]+）(?=[0-9])")
_VERSION = lazy(r"[（(].*$")


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision of a source. ``place`` is its item or article, ``nth`` counts the statements of one item from 1,
    ``gist`` are a few catchwords. Either ``rules`` (codes) or ``reason`` (a code of reasons.tsv) is filled.
    """

    source: str
    place: str
    nth: int
    gist: str
    rules: tuple[str, ...]
    reason: str
    key: str = ""

    @property
    def name(self) -> str:
        """How messages call it: 东政办〔2024〕29号 4（3）."""
        return f"{self.source} {self.place}" + (f"（{self.nth}）" if self.nth else "")


def folder() -> Path:
    """Where the tables lie."""
    import fzzf_check.rules

    return Path(fzzf_check.rules.__path__[0]) / "coverage"


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (folder() / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def seeds() -> tuple[Provision, ...]:
    """The statements of the five source documents, in their order."""
    return tuple(
        Provision(r["source"], r["item"], int(r["nth"]), r["gist"], tuple(r["rules"].split()), r["reason"])
        for r in _rows("seeds")
    )


@cache
def obligations() -> tuple[Provision, ...]:
    """The obligations of the upper law, in their order."""
    return tuple(
        Provision(r["instrument"], r["article"], 0, r["gist"], tuple(r["rules"].split()), r["reason"], r["id"])
        for r in _rows("obligations")
    )


@cache
def reasons() -> dict[str, str]:
    """Reason → what it means."""
    return {row["reason"]: row["explanation"] for row in _rows("reasons")}


def provisions() -> tuple[Provision, ...]:
    """All provisions."""
    return seeds() + obligations()


def complaints(rules: Iterable[Rule]) -> list[str]:
    """What is wrong with the tables, in Chinese: provisions without rule or reason, dead references, rules without a
    provision.
    """
    known = {rule.code: rule for rule in rules}
    found = [words for provision in provisions() for words in _faults(provision, known)]
    covered = {code for provision in provisions() for code in provision.rules}
    articles = _articles_of_law()
    for code, rule in known.items():
        found += [words for reference in rule.encodes for words in _unlinked(code, reference)]
        if code not in covered and articles.isdisjoint(_basis_articles(rule)):
            found.append(f"{code} {rule.name}：rules/coverage 里没有一条规定指向它，它的依据也不在义务表里")
    return found


def _faults(provision: Provision, known: dict[str, Rule]) -> Iterator[str]:
    if bool(provision.rules) == bool(provision.reason):
        yield f"{provision.name}：应当写规则代码或者理由，而且只写一样"
    if provision.reason and provision.reason not in reasons():
        yield f"{provision.name}：没有“{provision.reason}”这种理由"
    for code in provision.rules:
        if code not in known:
            yield f"{provision.name}：没有规则 {code}"


def _unlinked(code: str, reference: str) -> Iterator[str]:
    """A rule that says it encodes an item must be named by one of the item's statements."""
    statements = find(reference)
    if not statements:
        yield f"{code}：encodes 里的“{reference}”在 rules/coverage/seeds.tsv 里没有"
    elif not any(code in provision.rules for provision in statements):
        yield f"{code}：encodes 写了“{reference}”，rules/coverage/seeds.tsv 的这一项没有写 {code}"


def find(reference: str) -> tuple[Provision, ...]:
    """The provisions that a rule's ``encodes`` names: 青政〔2014〕72号 二（三）10 is item 10 of that document."""
    source, _, item = reference.rpartition(" ")
    for place in (item, _LAST_NUMBER.sub("", item)):
        if found := tuple(p for p in seeds() if p.source == source and p.place == place):
            return found
    return ()


def _articles_of_law() -> set[tuple[str, int]]:
    """The (instrument, article number) pairs of the table of obligations."""
    return {(short(p.source), number) for p in obligations() for number in _numbers(p.place)}


def _basis_articles(rule: Rule) -> set[tuple[str, int]]:
    return {(short(basis.instrument), number) for basis in rule.basis for number in _numbers(basis.article)}


def short(instrument: str) -> str:
    """An instrument's name without its version and 中华人民共和国."""
    return _VERSION.sub("", instrument).removeprefix("中华人民共和国").replace("各级人民代表大会常务委员会", "")


def _numbers(place: str) -> Iterator[int]:
    """The article numbers of 第14条第1款, 第44、45、62条, 第十六条."""
    for match in _ARTICLES.finditer(place):
        for words in re.split("[、—-]", match["numbers"]):
            number = int(words) if words.isdecimal() else integer(words)
            if number is not None:
                yield number
