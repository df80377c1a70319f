"""Rule files of a folder → Rules, validated once and kept in a cache."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

from fzzf_check import cache as store
from fzzf_check.engine.args import Where
from fzzf_check.engine.queries import prepare
from fzzf_check.engine.rule import Rule, RuleBasis
from fzzf_check.errors import BadRule, WrongUse
from fzzf_check.findings import CATEGORY_NAMES

_BASIS = Rule._fields.index("basis")


def own_folder() -> Path:
    """The folder of the rules that come with the program."""
    import fzzf_check.rules

    return Path(fzzf_check.rules.__path__[0])


def rule_files(folder: Path) -> list[Path]:
    """All rule files below a folder: YAML files in subject folders, in a fixed order."""
    return sorted(path for path in folder.glob("*/*.yaml") if not path.name.startswith("."))


def read_folder(folder: Path) -> tuple[Rule, ...]:
    """The rules of a folder with their examples, validated, ordered by code. Raises BadRule."""
    from fzzf_check.engine.schema import read_rule

    rules: dict[str, Rule] = {}
    for path in rule_files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise BadRule(f"规则文件 {name} 不是 UTF-8 编码，请另存为 UTF-8", code="bad_rule", path=name) from None
        rule = read_rule(text, name)
        if rule.code in rules:
            raise BadRule(
                f"规则文件 {name}：代码 {rule.code} 已被 {rules[rule.code].file} 使用", code="bad_rule", path=name
            )
        where = Where(name)
        prepare(rule.looks_for, where, "looks_for")
        for n, query in enumerate(rule.unless):
            prepare(query, where, f"unless.{n}")
        rules[rule.code] = rule
    return tuple(sorted(rules.values(), key=lambda rule: rule.code))


@cache
def load_rules(folders: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """The program's own rules and those of the given folders, without their examples. A code of ours that a folder uses
    again is refused: rules of a place may tighten national law, not replace it. Raises BadRule, WrongUse.
    """
    rules: dict[str, Rule] = {}
    for folder in (own_folder(), *folders):
        if not folder.is_dir():
            raise WrongUse(f"规则文件夹 {folder} 不存在，请检查路径", code="no_rules", path=str(folder))
        for rule in _cached(folder):
            if rule.code in rules:
                raise BadRule(f"规则文件 {folder / rule.file}：代码 {rule.code} 已被使用，请换一个", code="bad_rule")
            rules[rule.code] = rule
    for rule in rules.values():
        for word in rule.gives_way:
            if word not in rules and word not in CATEGORY_NAMES:
                raise BadRule(f"规则文件 {rule.file}：gives_way 里的规则 {word} 不存在", code="bad_rule")
    return tuple(sorted(rules.values(), key=lambda rule: rule.code))


def _cached(folder: Path) -> tuple[Rule, ...]:
    """Rules from the cache where no rule file, query or vocabulary changed since."""
    import fzzf_check.grammar
    from fzzf_check import __version__

    watched = [folder, Path(__file__).parent, Path(fzzf_check.grammar.__path__[0])]
    key = store.fingerprint([__version__, *map(store.folder_fingerprint, watched)])

    def build() -> tuple[Rule, ...]:
        return tuple(rule._replace(examples=()) for rule in read_folder(folder))

    return cast("tuple[Rule, ...]", store.load_or_build("rules", key, _restore, build, _dump))


def _dump(rules: object) -> bytes:
    """The rules as plain tuples: what marshal reads back fastest. First all provisions, each once, days as ordinal numbers
    (0: none); then the rules, whose basis names the provisions by their place in that list.
    """
    provisions: dict[RuleBasis, int] = {}
    bare: list[tuple[Any, ...]] = []
    for rule in cast("Iterable[Rule]", rules):
        basis = tuple(provisions.setdefault(provision, len(provisions)) for provision in rule.basis)
        bare.append((*rule[:_BASIS], basis, *rule[_BASIS + 1 :]))
    in_numbers = [(b[0], b[1], _number(b.start), _number(b.until), *b[4:]) for b in provisions]
    return marshal.dumps(_shared((in_numbers, bare), {}))


def _restore(data: bytes) -> tuple[Rule, ...]:
    in_numbers, bare = marshal.loads(data)
    provisions = [RuleBasis(b[0], b[1], _day(b[2]), _day(b[3]), *b[4:]) for b in in_numbers]
    return tuple(
        Rule._make((*values[:_BASIS], tuple([provisions[n] for n in values[_BASIS]]), *values[_BASIS + 1 :]))
        for values in bare
    )


def _number(day: date | None) -> int:
    return day.toordinal() if day else 0


def _day(number: int) -> date | None:
    return date.fromordinal(number) if number else None


def _shared(value: Any, known: dict[str, str]) -> Any:
    """The same data in which equal words are one object: marshal writes and reads them once."""
    if isinstance(value, str):
        return known.setdefault(value, value)
    if isinstance(value, tuple | list):
        return type(value)(_shared(item, known) for item in value)
    if isinstance(value, dict):
        return {_shared(key, known): _shared(item, known) for key, item in value.items()}
    return value
