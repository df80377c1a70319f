"""What kind of body a name stands for: an organ, a part of one, a coordinating body, a body without public power."""

from __future__ import annotations

from functools import cache
from typing import Any

from fzzf_check.grammar import vocabulary


@cache
def _classes() -> dict[str, dict[str, Any]]:
    return vocabulary("bodies")


BODY_CLASSES = ("行政机关", "办公机构", "内设机构", "议事协调机构", "派出机构", "村居组织", "企业和社会组织")


NATIONAL = ("中央", "国务院", "中共中央")  # bodies of the highest rank issue under their own rules


def body_class(name: str) -> str:
    """The class of a body by its name ('' if unknown): its last word decides, the longest first (人民政府办公室 before
    办公室). A part of an organ is one only where the name says of which organ.
    """
    plain = "".join(name.split())
    best, length = "", 0
    for kind, entry in _classes().items():
        for ending in entry["endings"]:
            if plain.endswith(ending) and len(ending) > length and _is_whole(plain, ending, entry):
                best, length = kind, len(ending)
    return best


_BARE = ("领导小组办公室", "指挥部办公室", "专班办公室", "工作领导小组办公室", "联席会议办公室")  # no head is needed


def _is_whole(name: str, ending: str, entry: dict[str, Any]) -> bool:
    """Whether something stands in front of the ending and, where the class needs it, names the organ around it."""
    head = name[: -len(ending)]
    around = entry.get("within")
    return bool(head or ending in _BARE) and (not around or any(word in head for word in around))


JUDICIAL = ("法院", "检察院")


def is_national(name: str) -> bool:
    """Whether the body is one of the Party centre or the State Council."""
    return name.lstrip().startswith(NATIONAL)


def decides_for_a_place(name: str) -> bool:
    """Whether a body of this name ('' for unknown) may be one whose decisions 重大行政决策程序暂行条例 art. 2 is about: a local
    government or an organ under it, neither of the centre nor a court or procuratorate.
    """
    return not is_national(name) and not any(word in name for word in JUDICIAL)
