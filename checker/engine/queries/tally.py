"""`tally`: 收到的意见与采纳、部分采纳、不采纳的条数对不对得上，前后两处写的总数一不一样。

输入：of，公众意见（收到意见若干条，采纳若干条、不采纳若干条；总数与各部分分写在几句、几段里的，全文只有一个总数、
各部分也只写一次才比）或者 前后总数（两处写了同样的采纳条数，总数却不同；登记表登记的条数与采纳说明所称收到的条数不同）。公众意见只在既写了采纳的、又写了不采纳的（或其余的）条数时相加；
归纳、合并以后的条数代替收到的条数；说不清是哪一部分的数字可以补上差额，就不算不符。
输出：从总数到最后一部分为一处；占位词 stated（写的总数）、computed（各部分之和，或者另一处的总数）、how（怎样算，或者另一处在第几行）。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Paragraph
from fzzf_check.parse.accounts import (
    ADOPTED,
    ASIDE,
    BASE,
    CAME,
    PARTLY,
    PARTS,
    REFUSED,
    REST,
    SUM,
    TOTAL,
    UNITS,
    Told,
    account_of,
    of_the_public,
)
from fzzf_check.parse.counts import NUMBER, counts, unequal
from fzzf_check.patterns import lazy
from fzzf_check.source import Span
from fzzf_check.text.numerals import integer

UNKNOWN = ""
_KEPT = NUMBER.replace("number", "kept")
_MERGED = lazy(rf"(?:归纳|合并|整理|梳理|汇总|归并)[^，。；（）()\d]{{0,6}}{NUMBER}\s*(?P<unit>条|件|个|项|类|方面)")
_STATED = lazy(
    rf"(?:收到|收集|征集|征得|反馈|共)[^，。；：、（）()\d]{{0,16}}{NUMBER}\s*(?P<unit>条|件)[^。；（）()]{{0,16}}?(?<!未)(?<!不予)(?<!不)采纳[^，。；\d]{{0,4}}"
    rf"{_KEPT}\s*(?:条|件)"
)
_REGISTERED = lazy(
    rf"(?:登记|汇总表|登记表|台账)[^，。；：、（）()\d]{{0,12}}(?:意见|建议)[^，。；：、（）()\d]{{0,4}}{NUMBER}\s*(?P<unit>条|件)"
)
_CLAIMED = lazy(  # 共登记意见62条……与第4件所称“共收到意见44条”并存: what another paper says, quoted beside it
    rf"(?:所称|所载|记载|写明|称)[“\"]?共?(?:收到|收集|征集)[^，。；“”\d]{{0,8}}{NUMBER}\s*(?P<unit>条|件)"
)
NEAR = 12  # characters before a count in which its source is named
_OTHERS = lazy(
    r"司法局|专家|部门|审查|审核|单位提出|代表提出|县直|市直|区直|乡镇"
)  # another count begins with another source


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    number: int
    end: int


def prepare(args: Args) -> Query:
    return _query if args.text("of", one_of=("公众意见", "前后总数"), default="公众意见") == "公众意见" else _told_twice


def subject(args: Args) -> Subject:
    return lambda case: case.speaks_of(("采纳", "吸收"))


def _query(case: Case) -> Iterable[Match]:
    told_apart = True
    for paragraph in case.document.paragraphs:
        if "采纳" in paragraph.text or "吸收" in paragraph.text:
            for total in CAME.finditer(paragraph.text):
                for match in _against(paragraph, total):
                    told_apart = False
                    yield match
    if told_apart:
        yield from _apart(account_of(case.document))


def _apart(told: Sequence[Told]) -> Iterator[Match]:
    """收到意见96条 in one sentence, 采纳38条、未采纳31条 in others below it: one total and one count of each kind in the paper."""
    totals = of_the_public(told, TOTAL)
    parts = _once_each(of_the_public(told, ADOPTED, PARTLY, REFUSED, REST))
    if (
        not parts
        or len({one.number for one in totals}) != 1
        or {one.unit for one in (*totals, *parts)} != {parts[0].unit}
    ):
        return
    total, last = totals[0], parts[-1]
    if parts[0].paragraph.index < total.paragraph.index or not _complete(
        [_Part(p.kind, p.number, p.end) for p in parts]
    ):
        return
    loose = [_Part(UNKNOWN, one.number, one.end) for one in told if one.kind in {ASIDE, BASE}]
    read = [_Part(part.kind, part.number, part.end) for part in parts]
    bases = {total.number, *(one.number for one in told if one.kind in {BASE, SUM})}
    if any(_fits(base, [*read, *loose]) for base in bases):
        return
    first = next(part for part in parts if part.paragraph is last.paragraph)
    text = last.paragraph.text[first.start : last.end]
    yield _unequal(last.paragraph.span(first.start, last.end), text, total.number, read)


def _once_each(parts: Sequence[Told]) -> Sequence[Told]:
    """The parts, the rest only where nothing says that it was refused; none at all where a kind is told in two numbers."""
    kinds = {kind: {part.number for part in parts if part.kind == kind} for kind in (ADOPTED, PARTLY, REFUSED)}
    if any(len(numbers) > 1 for numbers in kinds.values()):
        return ()
    kept: dict[str, Told] = {}
    for part in parts:
        if part.kind != REST or (not kinds[REFUSED] and ADOPTED in kept and REST not in kept):
            kept.setdefault(part.kind, part)
    return sorted(kept.values(), key=lambda part: (part.paragraph.index, part.start))


def _told_twice(case: Case) -> Iterable[Match]:
    """收到意见63条，采纳26条 in one place, 共91条，采纳26条 in another."""
    told = [
        (paragraph, found)
        for paragraph in case.document.paragraphs
        for found in _STATED.finditer(paragraph.text)
        if not _OTHERS.search(paragraph.text, max(0, found.start() - NEAR), found.end())
    ]
    for (paragraph, one), (other, two) in combinations(told, 2):
        totals, adopted = (integer(one["number"]), integer(two["number"])), (integer(one["kept"]), integer(two["kept"]))
        if adopted[0] == adopted[1] and totals[0] != totals[1]:
            yield _differing(paragraph, one, other, two, "写的是")
            return
    yield from _against_the_register(case, told)


def _against_the_register(case: Case, told: Sequence[tuple[Paragraph, re.Match[str]]]) -> Iterator[Match]:
    """登记意见84条 in the register, 共收到意见61条 in the account of what was adopted: one consultation, two totals."""
    registered = [(p, found) for p in case.document.paragraphs for found in _REGISTERED.finditer(p.text)]
    for place, noted in registered:
        claimed = _CLAIMED.search(place.text, noted.end())
        if claimed and integer(claimed["number"]) != integer(noted["number"]):
            yield _differing(place, claimed, place, noted, "登记的是")
    if len(registered) != 1 or len(told) != 1:
        return
    (there, count), (paragraph, total) = registered[0], told[0]
    if there is paragraph or integer(count["number"]) == integer(total["number"]):
        return
    yield _differing(paragraph, total, there, count, "登记的是")


def _differing(
    paragraph: Paragraph, stated: re.Match[str], other: Paragraph, counted: re.Match[str], verb: str
) -> Match:
    """A total and the one that stands in another place; ``verb`` says how it stands there."""
    where = f"第{other.span(counted.start(), counted.end()).line}行"
    values = {"stated": stated["number"], "computed": counted["number"], "how": where}
    why = f"{where}{verb}{counted['number']}{counted['unit']}"
    return Match(paragraph.span(stated.start(), stated.end()), stated[0], values, (why,))


def _against(paragraph: Paragraph, total: re.Match[str]) -> Iterator[Match]:
    text = paragraph.text
    stop = re.compile("[。；;]").search(text, total.end())
    end = stop.start() if stop else len(text)
    merged = _MERGED.search(text, total.end(), end)
    base = merged or total
    stated = integer(base["number"])
    parts = list(_parts(text, base.end(), end, base["unit"]))
    if stated is None or not _complete(parts) or _fits(stated, parts):
        return
    last = [part for part in parts if part.kind != UNKNOWN][-1].end
    yield _unequal(paragraph.span(total.start(), last), text[total.start() : last], stated, parts)


def _unequal(span: Span, words: str, stated: int, parts: Sequence[_Part]) -> Match:
    """What came and what became of it, where they are not the same."""
    values, why = unequal(stated, [part.number for part in parts if part.kind != UNKNOWN])
    return Match(span, words, values, (why,))


def _parts(text: str, start: int, end: int, unit: str) -> Iterator[_Part]:
    """What became of the opinions counted, up to where another source is named; a breakdown in brackets is passed over."""
    for count in counts(text, start, end, UNITS):
        if _OTHERS.search(text, start, count.start) or count.more:
            return
        if count.aside or count.unit != unit:
            continue
        kind = next((n for n, word in PARTS if word.search(count.before) or word.match(count.behind)), UNKNOWN)
        kind = kind or next((name for name, word in PARTS if word.search(count.behind)), UNKNOWN)
        yield _Part(kind, count.number, count.end)


def _complete(parts: Sequence[_Part]) -> bool:
    """Whether the parts say what became of all: some taken up, and the others too."""
    kinds = {part.kind for part in parts}
    return bool(kinds & {ADOPTED, PARTLY}) and bool(kinds & {REFUSED, REST})


def _fits(stated: int, parts: Sequence[_Part]) -> bool:
    """Whether the parts make up the total: all of them, or without those that may lie within another (部分采纳 within 采纳), or
    with numbers that may be parts too (重复的10条).
    """
    fixed = sum(part.number for part in parts if part.kind in {ADOPTED, REFUSED, REST})
    loose = [part.number for part in parts if part.kind in {PARTLY, UNKNOWN}]
    refused = [part.number for part in parts if part.kind == REFUSED]
    rest = [part.number for part in parts if part.kind == REST]
    bases = {fixed}
    if rest and refused:  # 其余40条，其中不采纳35条
        bases |= {fixed - sum(refused), fixed - sum(rest)}
    some = (sum(chosen) for n in range(len(loose) + 1) for chosen in combinations(loose, n))
    return any(base + more == stated for more in some for base in bases)
