"""Rule files of a folder → Rules, validated once and kept in a cache."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

from fzzf_check import cache as store
from fzzf_check.engine.args import Where
from fzzf_check.engine.queries import prepare
from fzzf_check.engine.rule import Rule, RuleBasis
from fzzf_check.engine.schema import read_rule
from fzzf_check.errors import BadRule, WrongUse


def own_folder() -> Path:
    """The folder of the rules that come with the program."""
    import fzzf_check.rules

    return Path(fzzf_check.rules.__path__[0])


def rule_files(folder: Path) -> list[Path]:
    """All rule files below a folder: YAML files in subject folders, in a fixed order."""
    return sorted(path for path in folder.glob("*/*.yaml") if not path.name.startswith("."))


def read_folder(folder: Path) -> tuple[Rule, ...]:
    """The rules of a folder with their examples, validated, ordered by code. Raises BadRule."""
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
            raise WrongUse(f"规则文件夹 {folder} 不存在", code="no_rules", path=str(folder))
        for rule in _cached(folder):
            if rule.code in rules:
                raise BadRule(f"规则文件 {folder / rule.file}：代码 {rule.code} 已被使用，请换一个", code="bad_rule")
            rules[rule.code] = rule
    return tuple(sorted(rules.values(), key=lambda rule: rule.code))


def _cached(folder: Path) -> tuple[Rule, ...]:
    """Rules from the cache where no rule file, query or vocabulary changed since."""
    from fzzf_check import __version__

    watched = [*rule_files(folder), *sorted(Path(__file__).parent.glob("**/*.py"))]
    key = store.fingerprint([__version__, store.files_fingerprint(watched)])
    made = store.load_or_build("rules", key, _restore, lambda: read_folder(folder), _dump)
    return cast("tuple[Rule, ...]", made)


def _dump(rules: object) -> bytes:
    def plain(value: object) -> object:
        return value.isoformat() if isinstance(value, date) else value

    bare = [asdict(replace(rule, examples=())) for rule in cast("Iterable[Rule]", rules)]
    return json.dumps(bare, ensure_ascii=False, default=plain).encode()


def _restore(data: bytes) -> tuple[Rule, ...]:
    return tuple(_rule(item) for item in json.loads(data))


def _rule(item: dict[str, Any]) -> Rule:
    def day(text: str | None) -> date | None:
        return date.fromisoformat(text) if text else None

    basis = tuple(RuleBasis(**{**b, "start": day(b["start"]), "until": day(b["until"])}) for b in item["basis"])
    listed = {key: tuple(item[key]) for key in ("documents", "unless", "place", "encodes", "exceptions", "examples")}
    return Rule(**{**item, **listed, "basis": basis})
