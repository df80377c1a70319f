"""Grammars and vocabulary as data, and the one place that loads and caches them.

``*.lark`` are LALR(1) grammars over tokens that a lexer class of ours makes; ``vocabulary/*.yaml`` are word classes that
a lawyer can extend. Both come from a cache keyed by what they are made of; building happens once a machine.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from fzzf_check import cache as store

if TYPE_CHECKING:
    from lark import Lark
    from lark.lexer import Lexer

FOLDER = Path(__file__).parent


@cache
def load(name: str, lexer: type[Lexer], start: str = "start") -> Lark:
    """The parser for ``grammar/<name>.lark`` with ``lexer`` as its lexer. Raises FileNotFoundError for no such file."""
    import lark

    path = FOLDER / f"{name}.lark"
    text = path.read_text(encoding="utf-8")

    def build() -> object:
        return lark.Lark(text, parser="lalr", lexer=lexer, start=start, maybe_placeholders=False)

    def dump(parser: object) -> bytes:
        buffer = io.BytesIO()
        cast("Lark", parser).save(buffer)
        return buffer.getvalue()

    def restore(data: bytes) -> object:
        return lark.Lark.load(io.BytesIO(data))

    key = store.fingerprint([lark.__version__, text, start, f"{lexer.__module__}.{lexer.__qualname__}"])
    return cast("Lark", store.load_or_build(f"grammar-{name}", key, restore, build, dump))


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The word classes of ``grammar/vocabulary/<name>.yaml`` as plain data."""
    path = FOLDER / "vocabulary" / f"{name}.yaml"
    return cast("dict[str, Any]", store.yaml_file(f"vocabulary-{name}", path))
