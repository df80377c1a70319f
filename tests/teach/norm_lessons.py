"""What the table of norms is taught with.

The labelled sentences of this project: the examples of the rules that look for norms, the development clauses of tests/accuracy,
its whole papers (what their gold marks, and the lines it does not mention), and the sentences written to be taught; held-out
clauses and the examples of the rules that report 类案比对 are not taught, they are its examination. Beside them stand the
sentences of published documents in which no norm is set, for how offices ordinarily write; without these far too many sentences
of a long document would look suspicious (measured: 56 in 100,000 characters against 0.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import accuracy_sets
from labelled_sentences import of_norms
from learning import Lesson, Size, lesson
from papers import ACCURACY, DAY, line_starts, marked, papers

from fzzf_check.case import Case
from fzzf_check.engine.load import own_folder, read_folder
from fzzf_check.errors import Problem
from fzzf_check.facts import Kind
from fzzf_check.parse.norm.resemblance import parts
from fzzf_check.parse.norm.surroundings import ordering_paragraphs
from fzzf_check.parse.structure.document import parse_document
from fzzf_check.readers import read
from fzzf_check.readers.text import read_text

KINDS = {
    "penalty": "处罚", "licence": "许可", "coercion": "强制", "fee": "收费", "certificate": "证明", "blanket_halt": "停产停业",
    "competition": "竞争", "rights_duty": "权利义务", "retroactivity": "溯及",
}  # fmt: skip
SETTING = {*KINDS, "authority", "minutes_basis"}
SIZE = Size(kept=36_000, kept_for_classes=6_000, often=3)


class Labelled(NamedTuple):
    """A text with the stretches that violate (none in a lawful one) and their category. Its other parts are lawful only in
    the lines from 1 that ``lawful`` names, or anywhere if nothing violates.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
    category: str
    kind: Kind | None
    lawful: frozenset[int] = frozenset()


def labelled() -> Iterator[Labelled]:
    """The sentences that are taught."""
    rules = read_folder(own_folder())
    examined = {example.text.strip() for rule in rules if "resembles" in rule.looks_for for example in rule.examples}
    for rule in rules:
        if "norm" in rule.looks_for and rule.severity != "info":
            for example in rule.examples:
                if example.text.strip() not in examined:
                    yield Labelled(example.text, example.marks, rule.category, example.kind or rule.documents[0])
    for clause in accuracy_sets.clauses():
        if clause.held_out or clause.text in examined or (clause.violates and clause.group not in SETTING):
            continue
        found = ((clause.text.find(words), words) for words in clause.marks)
        marks = tuple((at, at + len(words)) for at, words in found)
        yield Labelled(clause.text, marks, clause.group, clause.kind)


def from_papers() -> Iterator[Labelled]:
    """The whole documents, records and dossiers: once for each category that their gold marks, then their lines of which
    nothing is said.
    """
    for paper in papers(ACCURACY / "documents", ACCURACY / "records"):
        for violation in paper.violations:
            at = paper.place(violation)
            if violation["category"] in SETTING and at is not None:
                yield Labelled(paper.text, (at,), violation["category"], None)
        yield Labelled(paper.text, (), "", None, paper.lawful_lines())


def from_sentences() -> Iterator[Labelled]:
    """The sentences written to be taught; those whose category has no class of acts teach nothing."""
    for sentence in of_norms():
        if not sentence.category or sentence.category in SETTING:
            yield Labelled(sentence.text, (sentence.mark,) if sentence.mark else (), sentence.category, "规范性文件")


def lessons() -> list[Lesson]:
    """The parts of the labelled texts, each once; what violates anywhere is never lawful elsewhere. The other parts of a
    violating text teach nothing.
    """
    found: dict[tuple[str, str], Lesson] = {}
    for given in (*labelled(), *from_papers(), *from_sentences()):
        source = read_text("例.txt", given.text, "utf-8")
        case = Case(parse_document(source, given.kind), DAY)
        lines = line_starts(given.text)
        for around in ordering_paragraphs(case.document, case.citations):
            for part in parts(around):
                span = around.paragraph.span(*around.reading.back(part.start, part.end))
                violates = marked(span, lines, given.marks)
                key = part.text, part.before
                if not violates and (given.marks or key in found or (given.lawful and span.line not in given.lawful)):
                    continue
                found[key] = lesson(part.text, part.before, violates, KINDS.get(given.category, ""))
    return list(found.values())


def ordinary(folder: Path) -> Iterator[Lesson]:
    """The parts of published documents in which no norm is set."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            document = parse_document(read(path.name, path.read_bytes()), "规范性文件")
        except Problem:
            continue
        case = Case(document, DAY)
        loud = {(id(n.paragraph), n.start) for n in case.norms if n.force == "设定" and n.frame == "对外"}
        for around in ordering_paragraphs(document, case.citations):
            for part in parts(around):
                start, end = around.reading.back(part.start, part.end)
                if not any(key == id(around.paragraph) and start <= at < end for key, at in loud):
                    yield lesson(part.text, part.before, False, "")
