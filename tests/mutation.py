"""Show that every word class, every act and every alternative of a grammar is held by a test.

usage: python tests/mutation.py [--only NAME ...] [--jobs N]

One piece is taken away at a time: a class of ``grammar/vocabulary/*.yaml`` that the norm grammar uses, an act with its
constructions, an idiom of ``harmless.yaml``, an alternative or an optional part of ``norm.lark`` and ``citation.lark``. Then the fast tests run (the
examples of the rule files, the clauses of tests/accuracy); the first result that changes ends the run. A piece whose loss
changes nothing is printed as a survivor: it needs an example, or nobody needs it. Ends with 1 where there are survivors.

Each piece is tried in a process of its own, forked from one that has read the rules and clauses (so not on Windows).
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import gc
import io
import multiprocessing
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "accuracy"))

NOTHING = "\uf8ff"  # a character that no text has
ONLY_FOR_SPEED = frozenset({"常见词"})  # changes which word is looked for first, and by its purpose no result
_VOCABULARY = "tests/parse_norms/test_norm_vocabulary.py"  # looks at the vocabulary itself, not at what it does
GRAMMARS = ("norm", "citation")
_RULE = re.compile(r"^([?!]?_?[a-z]+): *(.*(?:\n +\|.*)*)", re.MULTILINE)


@dataclass(frozen=True)
class Mutation:
    """``name`` for the reader; a class, act or idiom (``file``, ``entry``) or a whole mutated grammar (``grammar``, ``text``)."""

    name: str
    file: str = ""
    section: str = ""
    entry: str = ""
    grammar: str = ""
    text: str = ""
    words: tuple[str, ...] = field(default=())
    acts: frozenset[str] = field(default=frozenset())  # the entries of acts that say it or are it


@dataclass(frozen=True)
class Check:
    """A test that is run: an example of a rule (``code`` and number) or a clause (number), with its text.

    ``acts`` are the entries of the acts that its words say: where one of them is crippled, the test is likely to see it.
    """

    kind: str
    code: str
    number: int
    text: str
    acts: frozenset[str]


def mutations() -> list[Mutation]:
    """All pieces that can be taken away."""
    return [*_of_vocabulary(), *_of_idioms(), *_of_grammars()]


def _of_vocabulary() -> Iterator[Mutation]:
    from fzzf_check.grammar import vocabulary
    from fzzf_check.parse.norm.constructions import FILES, classes

    for file in FILES:
        for name in vocabulary(file).get("classes", {}):
            if name in ONLY_FOR_SPEED:
                continue
            acts = _acts_with(name)
            yield Mutation(f"{file}.yaml 词类 {name}", file, "classes", name, words=classes()[name], acts=acts)
        for name, entry in vocabulary(file).get("acts", {}).items():
            words = tuple(re.findall("[\u4e00-\u9fff]{2,}", " ".join(entry["says"])))
            yield Mutation(f"{file}.yaml 行为 {name}", file, "acts", name, words=words, acts=frozenset({name}))


def _of_idioms() -> Iterator[Mutation]:
    from fzzf_check.parse.norm.harmless import FILE, idioms

    for number, idiom in enumerate(idioms()):
        words = tuple(re.findall("[\u4e00-\u9fff]{2,}", " ".join(idiom.told.constructions)))
        name = f"{FILE}.yaml 说法 {idiom.likes[0]}"
        yield Mutation(name, FILE, "idioms", str(number), words=words, acts=idiom.acts)


def _acts_with(name: str) -> frozenset[str]:
    """The entries of the acts one of whose constructions names the word class."""
    from fzzf_check.parse.norm.constructions import acts

    named = re.compile(rf"\{{[^{{}}]*\b{re.escape(name)}\b[^{{}}]*\}}")
    return frozenset(act.label for act in acts() for said in (*act.says, *act.but_not) if named.search(said.written))


def _of_grammars() -> Iterator[Mutation]:
    from fzzf_check.grammar import FOLDER

    for grammar in GRAMMARS:
        text = (FOLDER / f"{grammar}.lark").read_text(encoding="utf-8")
        for rule in _RULE.finditer(text):
            body = re.sub(r"//.*", "", rule[2])
            for words, mutated in _without(body):
                changed = text[: rule.start(2)] + mutated + "\n" + text[rule.end(2) :]
                yield Mutation(f"{grammar}.lark {rule[1]}: {words}", grammar=grammar, text=changed)


def _without(body: str) -> Iterator[tuple[str, str]]:
    """(what was taken away, the body without it): each alternative, each optional part."""
    options = [option.strip() for option in re.split(r"\|(?![^(]*\))", body)]
    if len(options) > 1:
        for n, option in enumerate(options):
            yield f"| {option}", " | ".join(options[:n] + options[n + 1 :])
    for part in re.finditer(r"(\w+|\([^)]*\))\?", body):
        yield f"{part[0]} always", body[: part.end() - 1] + body[part.end() :]
        yield f"{part[0]} never", body[: part.start()] + body[part.end() :]
    for part in re.finditer(r"\(([^)|]*)\|([^)]*)\)", body):
        for left, gone in ((part[1], part[2]), (part[2], part[1])):
            yield f"({gone.strip()}|…)", body[: part.start()] + left + body[part.end() :]


def checks() -> list[Check]:
    """The fast tests, in a fixed order."""
    import accuracy_sets

    from fzzf_check.engine.load import own_folder, read_folder

    found = [
        Check("例", rule.code, number, example.text, _acts_said(example.text))
        for rule in read_folder(own_folder())
        for number, example in enumerate(rule.examples)
    ]
    return found + [
        Check("条款", "", n, clause.text, _acts_said(clause.text)) for n, clause in enumerate(accuracy_sets.clauses())
    ]


def _acts_said(text: str) -> frozenset[str]:
    from fzzf_check.parse.norm.acts import acts_in

    return frozenset(act.label for _, _, act in acts_in(text, 0, len(text)))


def _runner() -> dict[str, object]:
    import accuracy_sets

    from fzzf_check.engine.load import own_folder, read_folder

    return {"rules": {r.code: r for r in read_folder(own_folder())}, "clauses": accuracy_sets.clauses()}


def passes(check: Check, things: dict[str, object]) -> bool:
    """Whether the test passes now; a crash is a failure."""
    import accuracy_sets
    from rule_examples import complaint

    try:
        if check.kind == "例":
            rule = things["rules"][check.code]  # type: ignore[index]
            return not complaint(rule, rule.examples[check.number])
        clause = things["clauses"][check.number]  # type: ignore[index]
        return accuracy_sets.right(clause, accuracy_sets.loud(clause.text, clause.kind))
    except Exception:  # what a crippled grammar does is not known beforehand, and any crash kills the mutant
        return False


def baseline() -> dict[Check, bool]:
    """The results with nothing taken away."""
    things = _runner()
    return {check: passes(check, things) for check in checks()}


_things: dict[str, object] = {}  # rules and clauses, and what is expected: read before the processes are forked
_expected: dict[Check, bool] = {}


def survives(mutation: Mutation) -> bool:
    """Take the piece away (in this process, which is made for it) and look for a changed result."""
    with tempfile.TemporaryDirectory() as folder:
        _cripple(mutation, Path(folder))
        _forget()
        order = sorted(_expected, key=lambda check: -_nearness(mutation, check))
        return all(passes(check, _things) == _expected[check] for check in order) and _unit_tests_pass()


def _forget() -> None:
    """Empty all caches of the program: what was read from the vocabulary before it was crippled does not count."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and str(one.__module__).startswith("fzzf_check"):
            one.cache_clear()


def _unit_tests_pass() -> bool:
    """The tests of norms and citations, which look at more than findings (modality, patient, trace, ranks)."""
    import pytest

    here = Path(__file__).parent
    folders = [str(folder) for name in ("parse_norms", "parse_citations") if (folder := here / name).is_dir()]
    with contextlib.redirect_stdout(io.StringIO()):
        ended = pytest.main(["-q", "-x", "-p", "no:cacheprovider", *folders, f"--deselect={_VOCABULARY}"])
    return not folders or ended == pytest.ExitCode.OK


def _nearness(mutation: Mutation, check: Check) -> int:
    """How likely it is that the test misses the piece, from 0 to 3: it says the act; it holds the words."""
    if mutation.grammar == "citation":
        return int(check.code.startswith("FZ8"))
    return 2 * bool(mutation.acts & check.acts) + any(word in check.text for word in mutation.words)


def _cripple(mutation: Mutation, folder: Path) -> None:
    """A copy of the grammar folder without the piece, put in place of the true one before anything is read from it."""
    import yaml

    from fzzf_check import grammar

    shutil.copytree(grammar.FOLDER, folder / "grammar")
    grammar.FOLDER = folder / "grammar"
    if mutation.grammar:
        (grammar.FOLDER / f"{mutation.grammar}.lark").write_text(mutation.text, encoding="utf-8")
        return
    path = grammar.FOLDER / "vocabulary" / f"{mutation.file}.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    named = int(mutation.entry) if mutation.section == "idioms" else mutation.entry
    entry = data[mutation.section][named]
    if mutation.section == "classes":
        entry.pop("with", None)
        entry["words"] = NOTHING
    else:
        entry["says"] = [NOTHING]
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", nargs="*", default=[], help="only pieces whose name holds one of these words")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    cache = tempfile.mkdtemp(prefix="fzzf-mutation-")
    os.environ["FZZF_CACHE"] = cache  # crippled tables must not come near the user's own
    chosen = [m for m in mutations() if not options.only or any(word in m.name for word in options.only)]
    context = multiprocessing.get_context("fork")
    with context.Pool(1) as pool:
        _expected.update(pool.apply(baseline))
    _things.update(_runner())
    survivors = []
    with context.Pool(options.jobs, maxtasksperchild=1) as workers:
        for mutation, alive in zip(chosen, workers.imap(survives, chosen), strict=True):
            if alive:
                survivors.append(mutation.name)
                print("SURVIVES", mutation.name, flush=True)
    shutil.rmtree(cache, ignore_errors=True)
    print(f"{len(chosen)} pieces taken away one by one, {len(survivors)} not missed by any test")
    sys.exit(bool(survivors))


if __name__ == "__main__":
    main()
