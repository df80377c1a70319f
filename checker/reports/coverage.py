"""The coverage of the sources by rules, as text: a summary per source, then every provision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from fzzf_check.reports.cells import pad

if TYPE_CHECKING:
    from fzzf_check.engine.coverage import Provision

_SOURCE_WIDTH = 46
_NUMBER_WIDTH = 8
_PLACE_WIDTH = 20
_GIST_WIDTH = 34


def coverage_text(seeds: Sequence[Provision], obligations: Sequence[Provision], reasons: dict[str, str]) -> str:
    """Summary, reasons, and one line a provision."""
    lines = [
        "一、概况",
        f"  {pad('来源', _SOURCE_WIDTH)}{pad('规定', _NUMBER_WIDTH)}{pad('有规则', _NUMBER_WIDTH)}有理由",
    ]
    for name, group in _groups(seeds):
        lines.append(_sum(name, group))
    lines += [_sum("五份来源文件合计", seeds), _sum("上位法义务合计", obligations), "", "二、没有规则的理由"]
    counts = Counter(provision.reason for provision in (*seeds, *obligations) if provision.reason)
    lines += [f"  {pad(code, 6)}{pad(str(counts[code]), 6)}{words}" for code, words in reasons.items()]
    lines += ["", "三、来源文件的规定", *_all(seeds), "", "四、上位法的义务", *_all(obligations)]
    return "\n".join(lines) + "\n"


def _groups(provisions: Sequence[Provision]) -> Iterator[tuple[str, list[Provision]]]:
    for name, group in groupby(provisions, key=lambda provision: provision.source):
        yield name, list(group)


def _sum(name: str, group: Sequence[Provision]) -> str:
    ruled = sum(bool(provision.rules) for provision in group)
    reasoned = sum(bool(provision.reason) for provision in group)
    numbers = f"{pad(str(len(group)), _NUMBER_WIDTH)}{pad(str(ruled), _NUMBER_WIDTH)}{reasoned}"
    return f"  {pad(name, _SOURCE_WIDTH)}{numbers}"


def _all(provisions: Sequence[Provision]) -> Iterator[str]:
    for name, group in _groups(provisions):
        yield f"{name}"
        for provision in group:
            place = provision.place + (f"（{provision.nth}）" if provision.nth else "")
            answer = " ".join(provision.rules) or f"理由：{provision.reason}"
            yield f"  {pad(place, _PLACE_WIDTH)}{pad(provision.gist, _GIST_WIDTH)}{answer}"
