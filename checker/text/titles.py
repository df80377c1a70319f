"""Titles of documents: whether two of them name one document."""

from __future__ import annotations

from fzzf_check.patterns import lazy

ALIKE = 0.82  # two titles so alike are one title written in two ways
_STAGE = lazy(
    r"[（(](?:送审稿|草案|征求意见稿|审议稿|讨论稿|修改稿|节选|送审稿，节选|试行|暂行)[^）)]*[）)]|[（(]\d{4}[^）)]*[）)]|\s|送审稿|草案$"
)

_PLACE = lazy(r"^[一-龥]{2,5}?(?:省|市|县|区|州|旗|镇|乡)(?=[一-龥]{6})")
_ASIDE = lazy(r"[（(][^（()）]*[）)]$")


def bare_title(title: str) -> str:
    """A title without its stage, spaces and brackets around it."""
    return _STAGE.sub("", title).strip("《》")


def without_place(title: str) -> str:
    """A bare title without the place it begins with and what stands in brackets behind it: as an agenda calls it."""
    return _PLACE.sub("", _ASIDE.sub("", bare_title(title)))


def same_title(one: str, other: str) -> bool:
    """Whether two titles name one document: equal but for stage, or one is the short form of the other."""
    a, b = bare_title(one), bare_title(other)
    return a == b or (len(min(a, b, key=len)) >= 6 and (a in b or b in a))


def alike(one: str, other: str) -> bool:
    """Whether two different titles are so close that one is a slip for the other."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, bare_title(one), bare_title(other)).ratio() >= ALIKE
