"""fzzf-check：行政规范性文件与重大行政决策记录的合法性检查。

The public names are few; each is imported when it is first asked for, so that a cold start pays for nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["FileReport", "Finding", "Options", "Problem", "__version__", "check"]

if TYPE_CHECKING:
    from fzzf_check.errors import Problem
    from fzzf_check.findings import FileReport, Finding
    from fzzf_check.pipeline import Options, check

_HOMES = {
    "FileReport": "findings",
    "Finding": "findings",
    "Options": "pipeline",
    "Problem": "errors",
    "check": "pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
