"""What kind of body a name stands for: an organ, a part of one, a coordinating body, a body without public power."""

from __future__ import annotations

from functools import cache
from typing import Any

from fzzf_check.grammar import vocabulary


@cache
def _classes() -> dict[str, dict[str, Any]]:
    return vocabulary("bodies")


BODY_CLASSES = ("行政机关", "办公机构", "内设机构", "议事协调机构", "派出机构", "村居组织", "企业和社会组织")


def body_class(name: str) -> str:
    """The class of a body by its name (''if unknown): the last word of the name decides, 人民政府办公室 before 办公室."""
    plain = "".join(name.split())
    best, length = "", 0
    for kind, entry in _classes().items():
        for ending in entry["endings"]:
            if plain.endswith(ending) and len(ending) > length and plain != ending:
                best, length = kind, len(ending)
    return best
