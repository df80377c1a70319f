"""What the table of records is taught with.

The examples of the rules on the manner of proceeding, and the kept records and dossiers of tests/accuracy: the sentences with
the words of a fault, as far as a rule on manner finds it there (faults of order, time and number are not in the words), and
all sentences of lines of which their gold says nothing; the sentences of tests/records; and the sentences written to be taught. Held-out records are not taught.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from labelled_sentences import OfRecord, of_records
from learning import Lesson, Size, lesson
from papers import ACCURACY, DAY, line_starts, marked, papers

from fzzf_check.case import Case
from fzzf_check.engine.load import own_folder, read_folder
from fzzf_check.engine.rule import Rule
from fzzf_check.engine.run import overlap, run_rules
from fzzf_check.facts import Kind
from fzzf_check.parse.record.resemblance import Told, told
from fzzf_check.parse.structure.document import parse_document
from fzzf_check.readers.text import read_text
from fzzf_check.text.sentences import sentences

SIZE = Size(kept=20_000, kept_for_classes=4_000, often=2)
CATEGORIES = frozenset({"procedure", "review_file"})
COUNTED = frozenset({"材料送达迟", "到会不足", "一致与异议"})  # manners that take counting


def lessons() -> list[Lesson]:
    """All lessons, each once; what tells a fault anywhere is never lawful elsewhere."""
    rules = [rule for rule in read_folder(own_folder()) if _in_words(rule)]
    found: dict[str, str] = {}
    for one in (*_of_examples(rules), *_of_manners(rules), *_of_papers(rules), *of_records()):
        if one.step or one.text not in found:
            found[one.text] = one.step
    return [lesson(text, "", bool(step), step) for text, step in found.items()]


def _read(text: str, kind: Kind | None) -> tuple[Case, list[Told]]:
    case = Case(parse_document(read_text("例.txt", text, "utf-8"), kind), DAY)
    return case, list(told(case.record))


def _in_words(rule: Rule) -> bool:
    query = rule.looks_for.get("manner")
    return isinstance(query, dict) and rule.severity != "info" and COUNTED.isdisjoint(query["is"])


def _step(rule: Rule) -> str:
    query = rule.looks_for["manner"]
    return str(query["step"]) if isinstance(query, dict) else ""


def _of_examples(rules: list[Rule]) -> Iterator[OfRecord]:
    for rule in rules:
        for example in rule.examples:
            starts = line_starts(example.text)
            for one in _read(example.text, example.kind or rule.documents[0])[1]:
                faulty = marked(one.paragraph.span(one.start, one.end), starts, example.marks)
                if faulty or not example.violates:
                    yield OfRecord(one.text, _step(rule) if faulty else "")


def _of_manners(rules: list[Rule]) -> Iterator[OfRecord]:
    """The sentences of tests/records of one part, and all parts of the lawful ones."""
    step_of = {rule.code: _step(rule) for rule in rules}
    for sentence in yaml.safe_load((ACCURACY.parent / "records" / "manners.yaml").read_text(encoding="utf-8")):
        parts = [sentence["text"][start:end] for start, end in sentences(sentence["text"])]
        steps = [step_of[code] for code in sentence["rules"] if code in step_of]
        if not sentence["rules"] or (steps and len(parts) == 1):
            yield from (OfRecord(part, steps[0] if steps else "") for part in parts)


def _of_papers(rules: list[Rule]) -> Iterator[OfRecord]:
    step_of = {rule.code: _step(rule) for rule in rules}
    for paper in papers(ACCURACY / "records"):
        case, parts = _read(paper.text, None)
        said = [f for f in run_rules(rules, case) if f.severity != "info"]
        starts, lawful = line_starts(paper.text), paper.lawful_lines()
        faults = [at for v in paper.violations if v["category"] in CATEGORIES and (at := paper.place(v))]
        for one in parts:
            span = one.paragraph.span(one.start, one.end)
            steps = [step_of[f.rule] for f in said if overlap(f.span, span)]
            if marked(span, starts, faults):
                if steps:
                    yield OfRecord(one.text, steps[0])
            elif span.line in lawful:
                yield OfRecord(one.text, "")
