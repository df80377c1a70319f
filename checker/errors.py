"""Errors that a user can cause. Each shows itself in one Chinese line and carries its exit code.

Problem                  base; code 2
├── CannotRead           a file that cannot be read (missing, broken, encrypted, not a document)
├── CannotWrite          an output that cannot be written
├── WrongUse             an option or argument that makes no sense
└── BadRule              a rule file with a mistake
"""

from __future__ import annotations

from functools import partial
from typing import Any


class Problem(Exception):
    """Something a user can mend. ``code`` is a stable machine word; ``str(problem)`` is one line of Chinese."""

    exit_code = 2

    def __init__(self, message: str, *, code: str, path: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        """A copy for another process, keywords and all."""
        return partial(type(self), self.message, code=self.code, path=self.path), ()


class CannotRead(Problem):
    """A file that could not be read; the others are still checked. Codes: see :mod:`fzzf_check.readers`."""


class CannotWrite(Problem):
    """An output file or folder that could not be written; nothing half-written is left behind."""


class WrongUse(Problem):
    """A wrong option, argument or combination."""


class BadRule(Problem):
    """A mistake in a rule file; the message names file, line, key and the nearest allowed key."""
