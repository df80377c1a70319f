"""Queries that rules ask of the facts, one module each, found by file name.

A module ``NAME.py`` answers the query ``NAME``; its own words say what the arguments are and what is found, in Chinese
for those who write rules. It has

``prepare(args)``
    reads the arguments and gives a function from a Case to the places found, in order of the text. Raises BadRule for an
    argument that is missing, unknown or makes no sense.
``subject(args)``, optional
    gives a function that says whether what is asked about occurs in a Case at all, lawful or not: without any fine in the
    text, nothing was examined when no unlawful fine is found. A query without it asks about every document.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args, Where
from fzzf_check.engine.match import Match

Query = Callable[[Case], Iterable[Match]]
Subject = Callable[[Case], bool]

NAMES = frozenset(module.name for module in pkgutil.iter_modules(__path__))


def prepare(query: dict[str, object], where: Where, path: str) -> Query:
    """The function for ``{name: arguments}``. Raises BadRule for arguments that make no sense."""
    name, values = next(iter(query.items()))
    module = importlib.import_module(f"{__name__}.{name}")
    args = Args(name, values, where, f"{path}.{name}")
    made: Query = module.prepare(args)
    args.done()
    return made


def subject(query: dict[str, object], where: Where, path: str) -> Subject:
    """Whether what ``{name: arguments}`` asks about occurs in a case; for arguments that :func:`prepare` took."""
    name, values = next(iter(query.items()))
    module = importlib.import_module(f"{__name__}.{name}")
    made: Subject = getattr(module, "subject", _always)(Args(name, values, where, f"{path}.{name}"))
    return made


def _always(_: Args) -> Subject:
    return lambda case: True
