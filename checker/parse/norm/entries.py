"""Entries written line by line: 职权名称：…, 设定依据：《…》第N条, 处罚标准：….

权责清单, 办事指南 and 收费公示 are often no tables but captioned lines. The line of the basis then governs the other captioned
lines of its entry, as a 依据 column governs its row. Captions stand in ``grammar/vocabulary/entries.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from fzzf_check.facts import Paragraph, Unit
from fzzf_check.grammar import vocabulary

Role = Literal["依据", "事项", "内容"]
_LONGEST = 10  # characters of a caption
_GAPS = " \u3000\t"


def bases_of_entries(paragraphs: Sequence[Paragraph]) -> dict[int, Paragraph]:
    """For the captioned lines of an entry that has a line of its basis: ``id`` of the paragraph → that line.

    The line before governs; where none stands before, the one behind does. An entry begins with the caption of its name or
    with its heading, and ends where the next one begins.
    """
    if not any("依据" in paragraph.text for paragraph in paragraphs):  # as in every caption of a basis
        return {}
    roles = [_role(paragraph) for paragraph in paragraphs]
    found: dict[int, Paragraph] = {}
    for at, role in enumerate(roles):
        if role != "依据":
            continue
        behind = list(_behind(paragraphs, roles, at))
        before, named = _before(paragraphs, roles, at)
        if named or paragraphs[at].unit is not None:
            found.update((id(p), paragraphs[at]) for p in behind)
            for p in before:
                found.setdefault(id(p), paragraphs[at])
    return found


def _behind(paragraphs: Sequence[Paragraph], roles: Sequence[Role | None], at: int) -> Iterator[Paragraph]:
    for n in range(at + 1, len(paragraphs)):
        if roles[n] in {"事项", "依据"} or not _within(paragraphs[n].unit, paragraphs[at].unit):
            return
        if roles[n]:
            yield paragraphs[n]


def _before(paragraphs: Sequence[Paragraph], roles: Sequence[Role | None], at: int) -> tuple[list[Paragraph], bool]:
    """The captioned lines of the entry before the line of its basis, and whether one of them names the entry."""
    found = []
    for n in range(at - 1, -1, -1):
        if roles[n] == "依据" or not _within(paragraphs[n].unit, paragraphs[at].unit):
            break
        if roles[n]:
            found.append(paragraphs[n])
        if roles[n] == "事项":
            return found, True
    return found, False


def _within(unit: Unit | None, around: Unit | None) -> bool:
    return around is None or (unit is not None and any(above is around for above in unit.ancestors()))


def _role(paragraph: Paragraph) -> Role | None:
    """What the caption of a line says it holds; None for a line without one."""
    if paragraph.row is not None:
        return None
    words = paragraph.text[paragraph.body :] if paragraph.body < len(paragraph.text) else paragraph.text
    words = words.lstrip(_GAPS + "【[")
    caption = words[: _LONGEST + 1].replace(":", "：").replace("】", "：").replace("]", "：").partition("：")
    name = "".join(caption[0].split())
    if caption[1] and name:
        return _captions().get(name, "内容")
    known = next((n for n in range(_LONGEST, 1, -1) if words[n : n + 1] in _GAPS and words[:n] in _captions()), 0)
    return _captions()[words[:known]] if known and words[known : known + 1] else None


@cache
def _captions() -> dict[str, Role]:
    roles: tuple[Role, ...] = ("依据", "事项", "内容")
    return {word: role for role in roles for word in vocabulary("entries")[role]["words"]}
