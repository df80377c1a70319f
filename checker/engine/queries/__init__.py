"""Queries that rules ask of the facts, one module each, found by file name.

A module ``NAME.py`` answers the query ``NAME``: ``prepare(args)`` reads its arguments (and refuses what it does not know)
and gives a function from a Case to the places found.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args, Where
from fzzf_check.engine.match import Match

Query = Callable[[Case], Iterable[Match]]

NAMES = frozenset(module.name for module in pkgutil.iter_modules(__path__))


def prepare(query: dict[str, object], where: Where, path: str) -> Query:
    """The function for ``{name: arguments}``. Raises BadRule for arguments that make no sense."""
    name, values = next(iter(query.items()))
    module = importlib.import_module(f"{__name__}.{name}")
    args = Args(name, values, where, f"{path}.{name}")
    made: Query = module.prepare(args)
    args.done()
    return made
