"""Where sentences begin and end."""

from __future__ import annotations

ENDS = "。！？；!?;"
CLOSERS = "”’」』）)"


def sentences(text: str) -> list[tuple[int, int]]:
    """The (start, end) offsets of the sentences of a paragraph, their full stops included, white space left out.

    A half-width full stop ends a sentence where no digit or Latin letter follows it (3.5万 does not).
    """
    found: list[tuple[int, int]] = []
    start = 0
    for n, char in enumerate(text):
        if char in ENDS or (char == "." and _is_stop(text, n)):
            end = n + 1
            while end < len(text) and text[end] in CLOSERS:
                end += 1
            _add(found, text, start, end)
            start = end
    _add(found, text, start, len(text))
    return found


def start_of_part(text: str, at: int, stops: str = "。；") -> int:
    """Where the part of a sentence that ``at`` (an offset into ``text``) stands in begins: behind the last of ``stops``."""
    return max(text.rfind(stop, 0, at) for stop in stops) + 1


def _is_stop(text: str, n: int) -> bool:
    before = text[n - 1] if n else ""
    after = text[n + 1] if n + 1 < len(text) else ""
    return ord(before or " ") > 0x2E80 and not (after.isascii() and after.isalnum())


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
