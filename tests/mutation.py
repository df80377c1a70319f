"""Take one thing away and see a test fail: every word class, every act and every alternative of grammar/norm.lark.

Run as ``python tests/mutation.py [--constructions]``; prints what could be taken away unnoticed and ends with 1 if
anything could. The tests are the sentences of tests/parse_norms/sentences.yaml and the examples of the rules;
``--constructions`` also tries every single construction (many say the same in other words; for information only).
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import lark
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "parse_norms"))
os.environ["FZZF_CACHE"] = "off"  # what is taken away must be missing, not come back from the cache

from reading_norms import one, set_by  # noqa: E402

from fzzf_check.engine.examples import complaint  # noqa: E402
from fzzf_check.engine.load import own_folder, read_folder  # noqa: E402
from fzzf_check.engine.rule import Example, Rule  # noqa: E402
from fzzf_check.parse import acts, constructions, judgement, tokens  # noqa: E402
from fzzf_check.parse.tokens import NormLexer  # noqa: E402

NEVER = "\uf8ff"  # a word that stands in no text
Check = tuple[str, Callable[[], bool]]


def checks() -> list[Check]:
    """(text, does it still pass) of all sentences and rule examples that pass now."""
    found: list[Check] = []
    sentences = yaml.safe_load((ROOT / "tests/parse_norms/sentences.yaml").read_text(encoding="utf-8"))
    for case in sentences["sets"]:
        found.append((case["text"], lambda case=case: bool({n.act for n in set_by(case["text"])} & set(case["act"]))))
    for text in sentences["clean"]:
        found.append((text, lambda text=text: not set_by(text)))
    for case in sentences["applies"]:
        found.append((case["text"], lambda case=case: one(case["text"], case["act"]).force == "实施"))
    for case in sentences["doubtful"]:
        found.append((case["text"], lambda case=case: case["word"] in one(case["text"], case["act"]).doubt))
    for case in sentences["reads"]:
        found.append((case["text"], lambda case=case: one(case["text"], case["act"]).modality == case["modality"]))
    for rule in read_folder(own_folder()):
        if "norm" in rule.looks_for:
            found += [(example.text, _example(rule, example)) for example in rule.examples]
    return [(text, passes) for text, passes in found if _holds(passes)]


def _example(rule: Rule, example: Example) -> Callable[[], bool]:
    return lambda: not complaint(rule, example)


def forget() -> None:
    """Clear what was built from the vocabulary."""
    for cached in (
        constructions.acts, constructions.construction, constructions.any_of, acts._triggers, tokens._pattern,
        judgement._turning,
    ):  # fmt: skip
        cached.cache_clear()


def noticed(tests: list[Check], words: tuple[str, ...]) -> bool:
    """Does any test fail now? Only texts with one of the words can tell (all, if none are given)."""
    return any(not _holds(passes) for text, passes in tests if not words or any(word in text for word in words))


def _holds(passes: Callable[[], bool]) -> bool:
    try:
        return passes()
    except ValueError:  # the act is not found at all any more
        return False


def without_class(tests: list[Check]) -> Iterator[str]:
    """Names of the classes whose words nobody would miss."""
    whole = constructions.classes()
    for name, words in whole.items():
        if name == "常见词":
            continue  # for speed only
        lacking = {**whole, name: (NEVER,)}
        constructions.classes = lambda lacking=lacking: lacking  # type: ignore[assignment]
        _share(lacking)
        forget()
        if not noticed(tests, words):
            yield f"词类 {name}"
    constructions.classes = lambda: whole  # type: ignore[assignment]
    _share(whole)
    forget()


def _share(classes: dict[str, tuple[str, ...]]) -> None:
    from fzzf_check.parse import frame

    for module in (tokens, judgement, frame):
        module.classes = lambda: classes  # type: ignore[attr-defined]


def without_act(tests: list[Check]) -> Iterator[str]:
    """Names of the acts that nobody would miss."""
    whole = constructions.acts()
    for act in whole:
        _use(tuple(other for other in whole if other is not act))
        if not noticed(tests, ()):
            yield f"行为 {act.label}"
    _use(whole)


def without_construction(tests: list[Check]) -> Iterator[str]:
    """Constructions that nobody would miss."""
    whole = constructions.acts()
    for n, act in enumerate(whole):
        for said in act.says:
            fewer = replace(act, says=tuple(other for other in act.says if other is not said))
            _use((*whole[:n], fewer, *whole[n + 1 :]))
            if not noticed(tests, said.anchors):
                yield f"构式 {act.label}：{said.written}"
    _use(whole)


def _use(found: tuple[constructions.Act, ...]) -> None:
    acts.acts = lambda: found  # type: ignore[assignment]
    acts._triggers.cache_clear()


def without_alternative() -> Iterator[str]:
    """Alternatives of the grammar without which every sequence of tokens would still be parsed."""
    text = (ROOT / "grammar/norm.lark").read_text(encoding="utf-8")
    for match in re.finditer(r"^(\??_?[a-z]+): (.+)$", text, re.MULTILINE):
        for alternative in match[2].replace("(", "").replace(")", "").split(" | "):
            kept = [part for part in match[2].replace("(", "").replace(")", "").split(" | ") if part != alternative]
            if kept and _still_total(text.replace(match[0], f"{match[1]}: {' | '.join(kept)}")):
                yield f"语法 {match[1]}: {alternative}"


def _still_total(grammar_text: str) -> bool:
    kinds = re.search(r"%declare (.+)", grammar_text)[1].split()  # type: ignore[index]
    inner = [kind for kind in kinds if kind not in {"SEMI", "END"}]
    try:
        parser = lark.Lark(grammar_text, parser="lalr", lexer=NormLexer, start="sentence", maybe_placeholders=False)
        for first in inner:
            for second in inner:
                sequence = [first, second, "SEMI", "SEMI", second, "COMMA", first, "END"]
                parser.parse([lark.Token(kind, "") for kind in sequence])  # type: ignore[arg-type]
    except lark.exceptions.LarkError:
        return False
    return True


def main() -> int:
    """Print what could be taken away; 1 if anything could."""
    tests = checks()
    print(f"{len(tests)} 条检查")
    survivors = [*without_alternative(), *without_class(tests), *without_act(tests)]
    print("\n".join(survivors) or "每个词类、每种行为、语法的每个分支都有检查看着")
    if "--constructions" in sys.argv[1:]:
        print("\n".join(without_construction(tests)))
    return bool(survivors)


if __name__ == "__main__":
    sys.exit(main())
