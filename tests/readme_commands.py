"""Print the n-th command of the README (``readme_commands.py 2``): CI runs what a reader would type."""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
_BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    """The code blocks of the README in order."""
    return [block.strip() for block in _BLOCK.findall(README.read_text(encoding="utf-8"))]


if __name__ == "__main__":
    sys.stdout.write(commands()[int(sys.argv[1]) - 1] + "\n")
