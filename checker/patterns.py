"""Regular expressions that are compiled when they are first used: a cold start compiles none that it does not need."""

from __future__ import annotations

import re
from typing import cast


class _Lazy:
    """Becomes its compiled pattern at the first use of any of its methods."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.text)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(text: str) -> re.Pattern[str]:
    """The pattern ``text``, not yet compiled; a mistake in it shows at its first use."""
    return cast("re.Pattern[str]", _Lazy(text))
