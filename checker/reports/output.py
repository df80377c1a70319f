"""Writing files whole or not at all, only over files of our own, and where the outputs for a folder of drafts go."""

from __future__ import annotations

import io
import os
import re
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ..errors import CannotWrite

SIGNATURE = b"fzzf-check"
"""The comment of the zip of every Word file that we write. Word and WPS drop it when they save: a file that a person has
worked on is no longer ours.
"""
_EDGE = 4096  # bytes at the beginning and the end of a file that tell whether it is ours
_OUR_HEAD = re.compile(rb'\{\s*"tool":\s*\{\s*"name":\s*"fzzf-check"|<meta name="generator" content="fzzf-check ')
_OUR_LAST_LINES = tuple(line.encode() for line in ("共检查 ", "没有检查任何文件"))


def refuse_foreign(path: Path) -> None:
    """Let ``path`` be written only where nothing stands, or an output of this program that nobody has changed since.

    Raises :class:`CannotWrite`: ``is_a_folder``; ``not_ours`` for every other file; ``cannot_write`` where it may not be
    looked into.
    """
    try:
        if path.is_dir():
            raise refusal(path, IsADirectoryError())
        if not path.exists() or (path.is_file() and is_ours(path)):
            return
    except OSError as error:
        raise refusal(path, error) from error
    raise CannotWrite(
        f"{path}：已有这个文件，它不是本程序写的，或者写出后改过；为免覆盖，请换一个文件名，或先移走它。",
        code="not_ours",
        path=str(path),
    )


def is_ours(path: Path) -> bool:
    """Whether a file is empty or a report, an opinion, an annotated draft or a template as we wrote it. Raises OSError."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        head = file.read(_EDGE)
        file.seek(max(0, size - _EDGE))
        tail = file.read()
    last = tail.rstrip(b"\r\n").rpartition(b"\n")[2]
    return not size or bool(_OUR_HEAD.search(head)) or tail.endswith(SIGNATURE) or last.startswith(_OUR_LAST_LINES)


def write_word(path: Path, data: bytes) -> None:
    """Write a Word file with our signature; raises as :func:`write_whole`."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.comment = SIGNATURE
    write_whole(path, out.getvalue())


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` by way of a temporary file beside it, making folders as needed.

    Raises :class:`CannotWrite` (codes ``is_a_folder``, ``cannot_write``); nothing half-written is left behind and an
    older file stays as it was.
    """
    if path.is_dir():
        raise refusal(path, IsADirectoryError())
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".fzzf-", suffix=".tmp", delete=False) as handle:
            temporary = handle.name
            handle.write(data)
        with suppress(OSError):
            Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
        raise refusal(path, error) from error


def refusal(path: Path, error: OSError) -> CannotWrite:
    """One line on why ``path`` cannot be written."""
    if isinstance(error, IsADirectoryError):
        return CannotWrite(f"{path}：是文件夹，不能写成文件；请给出文件名。", code="is_a_folder", path=str(path))
    return CannotWrite(f"{path}：写不进去（{_reason(error)}）。", code="cannot_write", path=str(path))


def _umask() -> int:
    """The process's umask (it can only be read by setting it)."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    """Why, in Chinese, with the mend where there is one."""
    match error:
        case PermissionError():
            return "没有写的权限，或文件正被 Word、WPS 打开；请换一个文件夹，或先关闭它"
        case FileNotFoundError() | NotADirectoryError() | FileExistsError():
            return "路径中有一段不是文件夹"
        case _ if error.errno == 28:
            return "磁盘已满"
        case _ if error.errno == 30:
            return "所在磁盘只读；请换一个文件夹"
        case _:
            return error.strerror or "未知原因"


def one_file(out: Path, suffix: str, hint: str = "") -> Path:
    """The path of a file to write, if it ends in ``suffix`` and is no folder; else CannotWrite (``wrong_suffix``,
    ``is_a_folder``). ``hint`` follows what is said of the suffix.
    """
    if out.is_dir():
        raise refusal(out, IsADirectoryError())
    if out.suffix.lower() != suffix:
        raise CannotWrite(f"{out}：输出文件的扩展名应当是 {suffix}{hint}。", code="wrong_suffix", path=str(out))
    return out


def destinations(out: Path, drafts: Sequence[str], *, given: Sequence[str], suffix: str, tail: str) -> list[Path]:
    """Where the output for each draft goes.

    ``given`` are the paths on the command line, ``drafts`` the files found there. One file given: ``out`` itself, which
    must end in ``suffix`` (else :class:`CannotWrite` ``wrong_suffix``), or a folder that exists. A folder or several
    files: ``out`` is a folder, and each draft keeps its place in it under its own name with ``tail`` before ``suffix``.
    """
    single = len(given) == len(drafts) == 1 and not Path(given[0]).is_dir() and not out.is_dir()
    if single:
        return [one_file(out, suffix, "（一次检查多个文件时，这里写文件夹）")]
    if out.is_file():
        raise CannotWrite(f"{out}：要写多个文件，这里应当是文件夹，而它是文件。", code="not_a_folder", path=str(out))
    folders = [Path(path) for path in given if Path(path).is_dir()]
    places: list[Path] = []
    taken: set[str] = set()
    for draft in drafts:
        relative = _relative(Path("标准输入" if draft == "-" else draft), folders)
        place = relative.with_name(relative.stem + tail + suffix)
        if str(place).casefold() in taken:
            place = relative.with_name(relative.name + tail + suffix)
        serial = 2
        while str(place).casefold() in taken:
            place = relative.with_name(f"{relative.name}{tail}-{serial}{suffix}")
            serial += 1
        taken.add(str(place).casefold())
        places.append(out / place)
    return places


def _relative(draft: Path, folders: Sequence[Path]) -> Path:
    """The draft's path below the folder that was given, its bare name where it was given itself."""
    for folder in folders:
        with suppress(ValueError):
            return draft.relative_to(folder)
    return Path(draft.name)
