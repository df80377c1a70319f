"""A place for things that are costly to build and cheap to load: grammars' tables and compiled rules.

The cache lives in the user's own cache folder (never in a shared temp folder, where another user could plant a file) and
is only ever a shortcut: whatever goes wrong with it, the thing is built anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

KEEP = 4  # generations of one entry; older ones are removed when a new one is written


def folder() -> Path | None:
    """The cache folder, or None where the user has switched it off (``FZZF_CACHE=off``) or has no home."""
    chosen = os.environ.get("FZZF_CACHE", "")
    if chosen == "off":
        return None
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) / "fzzf-check" / "cache" if base else None
    if sys.platform == "darwin":
        home = os.environ.get("HOME")
        return Path(home) / "Library" / "Caches" / "fzzf-check" if home else None
    if base := os.environ.get("XDG_CACHE_HOME"):
        return Path(base) / "fzzf-check"
    home = os.environ.get("HOME")
    return Path(home) / ".cache" / "fzzf-check" if home else None


def fingerprint(parts: Iterable[str]) -> str:
    """A short hash of the given words; the interpreter's version is always part of it."""
    digest = hashlib.sha256(sys.version.encode())
    for part in parts:
        digest.update(b"\0" + part.encode())
    return digest.hexdigest()[:24]


def files_fingerprint(paths: Iterable[Path]) -> str:
    """A hash of files' names, sizes and times of change: fast, and different whenever a file was written."""
    return fingerprint(_stamp(path) for path in paths)


def folder_fingerprint(folder: Path) -> str:
    """A hash of the names, sizes and times of change of the YAML and Python files in a folder and the folders in it."""
    stamps = sorted(_stamps(folder, folder.name, deeper=True))
    program = Path(sys.executable).stat().st_mtime_ns if hasattr(sys, "_MEIPASS") else folder.resolve()
    return fingerprint([str(program), *stamps])


def _stamps(folder: str | Path, name: str, deeper: bool = False) -> Iterator[str]:
    frozen = hasattr(sys, "_MEIPASS")  # a single-file program unpacks itself at each start: the times say nothing
    if frozen and not Path(folder).is_dir():
        return  # a folder of modules only, which such a program keeps inside itself
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".yaml", ".py")):
                stat = entry.stat()
                yield f"{name}/{entry.name}:{stat.st_size}:{0 if frozen else stat.st_mtime_ns}"
            elif deeper and entry.is_dir() and entry.name != "__pycache__":
                yield from _stamps(entry.path, entry.name)


def _stamp(path: Path) -> str:
    """A file's name, size and time of change. A single-file program unpacks itself into a new folder at each start: its
    files go by their place in it and by the time of the program.
    """
    size, bundle = path.stat().st_size, getattr(sys, "_MEIPASS", None)
    if bundle is not None and path.is_relative_to(bundle):
        return f"{path.relative_to(bundle)}:{size}:{Path(sys.executable).stat().st_mtime_ns}"
    return f"{path}:{size}:{path.stat().st_mtime_ns}"


def load_or_build(
    name: str, key: str, load: Callable[[bytes], object], build: Callable[[], object], dump: Callable[[object], bytes]
) -> object:
    """The thing called ``name`` for ``key``: loaded from the cache, else built and stored."""
    place = folder()
    path = place / f"{name}-{key}.bin" if place else None
    if path is not None:
        try:
            return load(path.read_bytes())
        except FileNotFoundError:
            pass
        except Exception:  # a damaged entry is as good as none
            with suppress(OSError):
                path.unlink()
    made = build()
    if path is not None:
        _store(path, name, dump(made))
    return made


def yaml_file(name: str, path: Path) -> Any:
    """The plain data of a YAML file, parsed once a machine: JSON from the cache loads two hundred times as fast."""

    def build() -> object:
        import yaml

        return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    def dump(data: object) -> bytes:
        return json.dumps(data, ensure_ascii=False).encode()

    return load_or_build(name, files_fingerprint([path]), json.loads, build, dump)


def _store(path: Path, name: str, data: bytes) -> None:
    """Write whole or not at all; a cache that cannot be written is no reason to stop."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_suffix(f".{os.getpid()}.tmp")
        draft.write_bytes(data)
        draft.replace(path)
        old = sorted(path.parent.glob(f"{name}-*.bin"), key=lambda p: p.stat().st_mtime, reverse=True)
        for stale in old[KEEP:]:
            stale.unlink()
