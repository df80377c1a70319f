"""Reading the arguments of a query from a rule file, with errors that a rule writer can act on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fzzf_check.errors import BadRule


@dataclass(frozen=True, slots=True)
class Where:
    """A rule file and, while it is being validated, the line of each key (dotted path → line from 1)."""

    file: str
    lines: Mapping[str, int] = field(default_factory=dict)

    def error(self, path: str, message: str) -> BadRule:
        """A BadRule that names file and line, e.g. ``规则文件 a.yaml 第3行：…``."""
        line = self.lines.get(path)
        place = f"规则文件 {self.file}" + (f" 第{line}行" if line else "")
        return BadRule(f"{place}：{message}", code="bad_rule", path=self.file)


def nearest(word: str, allowed: Iterable[str]) -> str:
    """A hint ``（是否想写“…”？）`` naming the closest allowed word; failing that, all of them."""
    from difflib import get_close_matches

    known = sorted(allowed)
    close = get_close_matches(word, known, n=1, cutoff=0.5)
    return f"（是否想写“{close[0]}”？）" if close else f"（可用：{'、'.join(known)}）"


class Args:
    """The arguments of one query. Each read makes its key known; :meth:`done` refuses all others."""

    def __init__(self, query: str, values: object, where: Where, path: str) -> None:
        self.query = query
        self.where = where
        self.path = path
        if not isinstance(values, Mapping):
            raise where.error(path, f"“{query}”后面应当是若干“键: 值”")
        self.values: Mapping[str, object] = values
        self._known: set[str] = set()

    def fail(self, key: str, message: str) -> BadRule:
        """The error for a wrong value of ``key``."""
        return self.where.error(f"{self.path}.{key}", f"“{self.query}”的“{key}”{message}")

    def _get(self, key: str) -> object:
        self._known.add(key)
        return self.values.get(key)

    def text(self, key: str, *, one_of: Iterable[str] | None = None, default: str = "") -> str:
        """A word; ``one_of`` limits it. ``default`` where the key is absent."""
        value = self._get(key)
        if value is None:
            return default
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise self.fail(key, "应当是一个词")
        word = str(value)
        if one_of is not None and word not in (allowed := list(one_of)):
            raise self.fail(key, f"不能是“{word}”{nearest(word, allowed)}")
        return word

    def texts(self, key: str, *, one_of: Iterable[str] | None = None) -> tuple[str, ...]:
        """A word or a list of words; empty where the key is absent."""
        value = self._get(key)
        if value is None:
            return ()
        words = [word for word in (value if isinstance(value, list) else [value]) if isinstance(word, str)]
        if not words or (isinstance(value, list) and len(words) != len(value)):
            raise self.fail(key, "应当是一个词或一列词")
        if one_of is not None:
            allowed = list(one_of)
            for word in words:
                if word not in allowed:
                    raise self.fail(key, f"不能是“{word}”{nearest(word, allowed)}")
        return tuple(words)

    def number(self, key: str, default: float | None = None) -> float | None:
        """A number; ``default`` where the key is absent."""
        value = self._get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fail(key, "应当是数字")
        return float(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """A number or a list of numbers; empty where the key is absent."""
        value = self._get(key)
        listed = value if isinstance(value, list) else [] if value is None else [value]
        found = [float(item) for item in listed if isinstance(item, int | float) and not isinstance(item, bool)]
        if len(found) != len(listed):
            raise self.fail(key, "应当是数字或一列数字")
        return tuple(found)

    def flag(self, key: str) -> bool | None:
        """True or false; None where the key is absent."""
        value = self._get(key)
        if value is None or isinstance(value, bool):
            return value
        raise self.fail(key, "应当是 true 或 false")

    def raw(self, key: str) -> object:
        """Whatever stands there; for queries that nest others."""
        return self._get(key)

    def require(self, *keys: str) -> None:
        """Refuse arguments in which none of the keys stands. Call it when all keys were read: a mistyped key is named
        before the one that is missing because of it.
        """
        if not any(key in self.values for key in keys):
            self.done()
            raise self.fail(keys[0], "没有写" if len(keys) == 1 else f"与“{'”“'.join(keys[1:])}”至少写一个")

    def done(self) -> None:
        """Refuse keys that no read asked for, naming the nearest allowed one."""
        for key in self.values:
            if key not in self._known:
                raise self.where.error(
                    f"{self.path}.{key}", f"“{self.query}”没有“{key}”这一项{nearest(str(key), self._known)}"
                )
