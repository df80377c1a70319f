"""Arguments → the files to check, in a fixed order, each with what is to be written about it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

STDIN = "-"
Kind = Literal["annotate", "opinion"]


@dataclass(frozen=True, slots=True)
class Output:
    """One file to write; ``template`` is that of an opinion ('' for the built-in form)."""

    kind: Kind
    path: str
    template: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One file to check. ``data`` are its bytes where they are known already (standard input), ``error`` the code and
    message if there is nothing to check, ``outputs`` what to write besides the report.
    """

    path: str
    data: bytes | None = None
    error: tuple[str, str] | None = None
    outputs: tuple[Output, ...] = ()


def collect(paths: Iterable[str], suffixes: Collection[str]) -> list[Item]:
    """The files that the arguments mean; each once, folders searched recursively in order of their names.

    In folders only files with one of ``suffixes`` (lower case, with dot) count, and neither hidden files nor the lock
    files ``~$…`` of Word. A folder without documents is an item with an error; a missing file is left to the reader.
    """
    items: dict[str, Item] = {}
    for path in _expanded(paths):
        if path != STDIN and os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for a path too long
            for item in _folder(path, tuple(suffixes)):
                items.setdefault(item.path, item)
        else:
            items.setdefault(path, Item(path))
    return list(items.values())


def _expanded(paths: Iterable[str]) -> Iterator[str]:
    """Wildcards are the shell's work, but for the Windows one, which leaves *.docx to the program."""
    for path in paths:
        if os.name == "nt" and any(char in path for char in "*?"):  # neither may stand in a file name there
            from glob import glob

            yield from sorted(glob(path)) or [path]  # noqa: PTH207 - Path.glob takes no absolute pattern
        else:
            yield path


def _folder(folder: str, suffixes: tuple[str, ...]) -> Iterator[Item]:
    trouble: list[Item] = []
    found = False
    for path in _walk(folder, trouble):
        if path.lower().endswith(suffixes):
            found = True
            yield Item(path)
    yield from trouble
    if not found and not trouble:
        mend = "请检查路径，或放入 .docx、.txt、.html 等文件"
        yield Item(folder, error=("no_documents", f"{folder}：文件夹里没有可检查的文件；{mend}。"))


def _walk(folder: str, trouble: list[Item]) -> Iterator[str]:
    """All files below a folder, by name; folders that are links are not entered (they may lead back)."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        trouble.append(
            Item(folder, error=("unreadable_folder", f"{folder}：文件夹打不开（{error.strerror}）；请检查权限。"))
        )
        return
    for entry in names:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, trouble)
        elif entry.is_file():
            yield entry.path
