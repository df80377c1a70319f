"""Standard output and error as offices have them: UTF-8, GBK or ASCII, a terminal, a file, or a pipe that closes early."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from fzzf_check.errors import CannotWrite

WIDTH = 100  # cells, where the output is no terminal: files must not depend on a window
_NARROWEST = 40
_PROGRESS_AFTER = 0.5  # seconds
_PROGRESS_EVERY = 0.1  # seconds
_WIDE_ENCODINGS = ("gb", "cp936", "big5", "cp950", "euc")


class ClosedPipe(Exception):
    """The reader of the output has gone; there is nobody to tell anything."""


class Console:
    """Where the program speaks. ``unicode``: output can carry every character; otherwise others become ``?``."""

    def __init__(self, out: TextIO | None, err: TextIO | None) -> None:
        self.out = out
        self.err = err
        for stream in (out, err):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        encoding = (getattr(out, "encoding", None) or "utf-8").lower().replace("_", "-")
        self.unicode = encoding.startswith("utf") or encoding == "cp65001"
        self.ambiguous_wide = encoding.startswith(_WIDE_ENCODINGS)
        self.is_terminal = _is_terminal(out)
        self._err_is_terminal = _is_terminal(err)
        self._started = time.monotonic()
        self._drawn = 0.0

    @classmethod
    def standard(cls) -> Console:
        """The console of this process."""
        return cls(sys.stdout, sys.stderr)

    @property
    def colour(self) -> bool:
        """Whether colours may be used: on a terminal that knows them, unless NO_COLOR is set."""
        if not self.is_terminal or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return False
        if sys.platform == "win32":
            return _windows_colours()
        return True

    @property
    def width(self) -> int:
        """Cells in a line."""
        if not self.is_terminal:
            return WIDTH
        import shutil

        return max(_NARROWEST, shutil.get_terminal_size((WIDTH, 24)).columns)

    def write(self, text: str) -> None:
        """Print to standard output. Raises ClosedPipe, CannotWrite."""
        if self.out is None or not text:
            return
        self.clear_progress()
        try:
            self.out.write(text)
        except OSError as error:
            raise self._failed(error) from None

    def flush(self) -> None:
        """Send what was printed on its way. Raises ClosedPipe, CannotWrite."""
        if self.out is None:
            return
        try:
            self.out.flush()
        except OSError as error:
            raise self._failed(error) from None

    def complain(self, message: str) -> None:
        """One line on standard error; never fails."""
        self.clear_progress()
        self._tell(f"fzzf-check：{message}\n")

    def say(self, text: str) -> None:
        """Print text as it stands on standard error; never fails."""
        self.clear_progress()
        self._tell(text)

    def progress(self, done: int, total: int) -> None:
        """Show how far a long run has come, on a terminal only."""
        now = time.monotonic()
        if not self._err_is_terminal or now - self._started < _PROGRESS_AFTER or now - self._drawn < _PROGRESS_EVERY:
            return
        self._drawn = now
        self._tell(f"\r\x1b[K已检查 {done}/{total} 个文件……")

    def clear_progress(self) -> None:
        """Take the progress line away before something else is printed."""
        if self._drawn:
            self._drawn = 0.0
            self._tell("\r\x1b[K")

    def _tell(self, text: str) -> None:
        if self.err is not None:
            with suppress(OSError, ValueError):
                self.err.write(text)
                self.err.flush()

    def _failed(self, error: OSError) -> ClosedPipe | CannotWrite:
        """What a failed write means; what is still buffered must not fail once more when the process ends."""
        if self.out is not None:
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())
        closed = error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)
        return ClosedPipe() if closed else CannotWrite(f"结果写不出去：{error.strerror}", code="cannot_write")


if sys.platform == "win32":

    def _windows_colours() -> bool:
        """Let the Windows console understand colour codes; False for one that cannot."""
        import ctypes

        kernel = ctypes.windll.kernel32
        output, processed_wrapped_vt = -11, 7
        return bool(kernel.SetConsoleMode(kernel.GetStdHandle(output), processed_wrapped_vt))


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # a closed stream
        return False
