"""Print the accuracy tables.

usage: python tests/accuracy/table.py [--misses] [--corpus N]

Always: the rules' own examples, and the project's own clauses (development and held-out part). Where the shared folder is
present: the labelled cases (by their own score.py), and with ``--corpus N`` the findings on N real documents.
``--misses`` names what is wrong in the development part; the held-out part is never shown.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import accuracy_sets as sets

from fzzf_check.engine.load import own_folder, read_folder
from fzzf_check.pipeline import Options, check

sys.path.insert(0, str(sets.HERE.parent))
from rule_examples import complaint

ROOT = sets.HERE.parent.parent
SHARED = Path(os.environ.get("FZZF_SHARED", ROOT.parent / "shared"))
READABLE = {"docx", "txt", "md", "html"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--misses", action="store_true", help="name the wrong clauses of the development part")
    parser.add_argument("--corpus", type=int, default=0, metavar="N", help="check N real documents as well")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print_examples()
    for held_out in (False, True):
        print_clauses(held_out, options.misses and not held_out)
    if (SHARED / "cases").is_dir():
        print_shared()
    if options.corpus and (SHARED / "corpus").is_dir():
        print_corpus(options.corpus, options.seed)


def examples() -> tuple[Counter[str], Counter[str]]:
    """Right and all examples of the rule files, by category and kind of example."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for rule in read_folder(own_folder()):
        for example in rule.examples:
            key = f"{rule.category} {'violating' if example.violates else 'complying'}"
            of[key] += 1
            right[key] += not complaint(rule, example)
    return right, of


def print_examples() -> None:
    """The rules' own examples: right of all, by category."""
    right, of = examples()
    print("== examples of the rule files")
    for key in sorted(of):
        print(f"{key:<32}{right[key]:>5} of{of[key]:>5}")
    print(f"{'all':<32}{right.total():>5} of{of.total():>5}\n")


def print_clauses(held_out: bool, misses: bool) -> None:
    """The own clauses of one part."""
    results = list(sets.judged(c for c in sets.clauses() if c.held_out == held_out))
    if misses:
        for clause, found, ok in results:
            if not ok:
                seen = [(f.rule, f.category, f.text) for f in found]
                print("MISSED" if clause.violates else "FALSE ", f"[{clause.group}]", clause.text, "|", seen)
    tally = sets.count(results)
    print(f"== own clauses, {'held-out' if held_out else 'development'} part")
    for group in sorted(tally.of):
        print(f"{group:<16}{tally.hit[group]:>4} of{tally.of[group]:>4}{tally.hit[group] / tally.of[group]:>7.2f}")
    print("-- clean, by trap: " + "，".join(f"{g} {tally.false[g]}/{n}" for g, n in sorted(tally.clean.items())))
    print(f"recall {tally.recall:.3f}  precision {tally.precision:.3f}  clean flagged {tally.false.total()}\n")


def print_shared() -> None:
    """The shared labelled cases, by their own scorer."""
    print("== shared cases", flush=True)
    command = f'"{Path(sys.executable).as_posix()}" -m fzzf_check'
    cases = SHARED / "cases"
    subprocess.run([sys.executable, str(cases / "score.py"), "--command", command, str(cases)], check=True)


def corpus(number: int, seed: int) -> tuple[list[tuple[str, ...]], int]:
    """The loud findings of the setting categories on real normative documents, and the characters read."""
    manifest = [json.loads(line) for line in (SHARED / "corpus/manifest.jsonl").open(encoding="utf-8")]
    paths = [
        row["path"]
        for row in manifest
        if row["path"].startswith("normative")
        and (row["kind_confidence"] or "").startswith("high")
        and row["path"].rsplit(".", 1)[-1] in READABLE
    ]
    random.Random(seed).shuffle(paths)
    characters = 0
    rows = []
    for path in paths[:number]:
        report = check(str(SHARED / "corpus" / path), Options(kind="规范性文件", as_of=sets.DAY))
        characters += sum(len(line.text) for line in report.source.lines) if report.source else 0
        rows += [
            (path, f.rule, f.category, str(f.span.line), f.text)
            for f in report.findings
            if f.category in sets.SETTING and f.severity != "info"
        ]
    return rows, characters


def print_corpus(number: int, seed: int) -> None:
    """The findings on real documents, for a reader to judge, and their rate."""
    rows, characters = corpus(number, seed)
    for row in rows:
        print(*row, sep="\t")
    rate = len(rows) / max(1, characters) * 1e5
    print(f"{number} documents, {characters} characters, {len(rows)} findings, {rate:.2f} per 100,000\n")


if __name__ == "__main__":
    main()
