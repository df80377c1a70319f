"""The table of legal instruments: rank, versions, articles, what was repealed and what replaced it.

Facts live in ``rules/*.tsv`` (tab-separated, one header line, UTF-8), each with a confidence: A text read, B relayed by a
list or a copy, C from memory or from a document that only repeats it.

    instruments.tsv   title, rank, version (date of adoption or publication), effective, articles, confidence;
                      sorted by the UTF-8 bytes of the title without 中华人民共和国, so that a look-up is a bisection in the
                      file's bytes and nothing is parsed that nobody asks for
    repealed.tsv      title, rank, end (first day out of force), replaced_by, confidence, source
    renumbered.tsv    title, before (first day of the new numbers), old, new, topic, confidence, source
    aliases.tsv       short name, title
    numbers.tsv       document number, title, year of the version that the number names ('' for all)

:func:`instrument` looks a title up; the rank of a title that the table lacks is judged in :mod:`.rank`, how a reference
stands on a day in :mod:`.status`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast

from fzzf_check.facts import CitationStatus, InstrumentRank

Confidence = Literal["A", "B", "C"]
STATE = "中华人民共和国"
MEMORY = 2048  # titles whose look-up is remembered; many files may not grow it
NEAR_LENGTH, NEAR_RATIO, NEAR_SHARE = 10, 0.84, 0.8  # characters, likeness and shared characters of a misquoted title
LAG = timedelta(days=400)  # a version of unknown effective date may take this long from adoption to effect


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an instrument. ``made`` is the day of adoption or publication, ``effective`` the day it came into
    force, ``articles`` the number of its last article; each None if unknown.
    """

    made: date | None
    effective: date | None
    articles: int | None
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Repeal:
    """The end of an instrument: ``end`` is the first day it is out of force, ``replaced_by`` a title or ''."""

    end: date
    replaced_by: str
    confidence: Confidence
    source: str


@dataclass(frozen=True, slots=True)
class Renumbering:
    """An article whose number changed: up to the day ``before`` it was ``old``, from then on ``new``. ``topics`` are
    words that show that a text means the old one.
    """

    before: date
    old: int
    new: int
    topics: tuple[str, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Instrument:
    """A known instrument; ``versions`` in order of time."""

    title: str
    rank: InstrumentRank
    versions: tuple[Version, ...]
    repeal: Repeal | None = None

    @property
    def name(self) -> str:
        """The title as people say it, without 中华人民共和国."""
        return self.title.removeprefix(STATE)

    def version_on(self, day: date) -> Version | None:
        """The version in force on ``day`` as far as the table knows: None before the first one."""
        return next((v for v in reversed(self.versions) if (start := v.effective or v.made) and start <= day), None)

    def versions_meant(self, day: date) -> tuple[Version, ...]:
        """The versions that a text of that day may mean: the one in force; one that is adopted and not yet in force; the
        one before where it is not known that the latest is in force already. Empty before the first known version.
        """
        current = self.version_on(day)
        if current is None:
            return ()
        pending = [v for v in self.versions if v.made and v.effective and v.made <= day < v.effective]
        before = self.versions[: self.versions.index(current)]
        unsure = current.effective is None and (current.made is None or day < current.made + LAG)
        return (*(before[-1:] if unsure else ()), current, *pending)

    def last_article(self, day: date) -> int | None:
        """The highest article number that any of :meth:`versions_meant` has; None if one of them is unknown."""
        counts = [v.articles for v in self.versions_meant(day)]
        known = [count for count in counts if count is not None]
        return max(known) if known and len(known) == len(counts) else None


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a reference stands on a day: see :class:`fzzf_check.facts.Citation` for the fields of the same name.
    ``confidence`` is that of the fact on which the status rests.
    """

    title: str
    rank: InstrumentRank
    status: CitationStatus
    replaced_by: str = ""
    note: str = ""
    confidence: Confidence = "C"


# ---------------------------------------------------------------- look-up


@lru_cache(MEMORY)
def instrument(title: str) -> Instrument | None:
    """The instrument of that title (full, without 中华人民共和国, or a usual short name); None if the table has none.

    Spaces and the marks 〈〉 are read as written in the table. Endings such as （试行） or （修订草案） belong to the title.
    """
    plain = normal(title)
    found = _find(plain.removeprefix(STATE))
    if found is None and (long := _aliases().get(plain.removeprefix(STATE))):
        found = _find(long.removeprefix(STATE))
    return found


def known(name: str) -> bool:
    """Whether a title or short name stands in the table."""
    return instrument(name) is not None


@lru_cache(MEMORY)
def normal(title: str) -> str:
    """A title with one manner of writing: no spaces, inner marks 《》 for 〈〉 and <>."""
    return "".join(title.split()).translate(_MARKS)


_MARKS = str.maketrans({"〈": "《", "〉": "》", "<": "《", ">": "》", "＜": "《", "＞": "》", "(": "（", ")": "）"})


def _find(name: str) -> Instrument | None:
    rows = list(rows_of("instruments.tsv", name))
    repeal = _repeals().get(name)
    if not rows:
        if repeal is None:
            return None
        full, rank = _repealed_titles()[name]
        return Instrument(full, rank, (), repeal)
    versions = tuple(
        Version(_day(row[2]), _day(row[3]), int(row[4]) if row[4] else None, cast("Confidence", row[5])) for row in rows
    )
    return Instrument(rows[0][0], cast("InstrumentRank", rows[0][1]), versions, repeal)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def _read(name: str) -> bytes:
    return files("fzzf_check.rules").joinpath(name).read_bytes().replace(b"\r\n", b"\n")


def rows_of(table: str, name: str) -> Iterator[list[str]]:
    """The rows of a sorted table (file name) for an instrument's name, by bisection over the bytes of the file."""
    data = _read(table)
    wanted = name.encode()
    low, high = data.index(b"\n") + 1, len(data)
    while low < high:
        start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = data.find(b"\n", start) + 1 or len(data)
        if _key(data, start) < wanted:
            low = end
        else:
            high = start
    while low < len(data) and _key(data, low) == wanted:
        end = data.find(b"\n", low) + 1 or len(data)
        yield data[low:end].decode().rstrip("\n").split("\t")
        low = end


_STATE_BYTES = STATE.encode()


def _key(data: bytes, start: int) -> bytes:
    return data[start : data.index(b"\t", start)].removeprefix(_STATE_BYTES)


def _table(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _read(name).decode().splitlines()[1:] if line]


@cache
def _aliases() -> dict[str, str]:
    return {row[0]: row[1] for row in _table("aliases.tsv")}


@cache
def _repeals() -> dict[str, Repeal]:
    return {
        row[0].removeprefix(STATE): Repeal(date.fromisoformat(row[2]), row[3], cast("Confidence", row[4]), row[5])
        for row in _table("repealed.tsv")
    }


@cache
def _repealed_titles() -> dict[str, tuple[str, InstrumentRank]]:
    return {row[0].removeprefix(STATE): (row[0], cast("InstrumentRank", row[1])) for row in _table("repealed.tsv")}


@cache
def renumberings(title: str) -> tuple[Renumbering, ...]:
    """The known renumberings of an instrument (full title or name)."""
    name = title.removeprefix(STATE)
    return tuple(
        Renumbering(
            date.fromisoformat(row[1]), int(row[2]), int(row[3]), tuple(filter(None, row[4].split("、"))),
            cast("Confidence", row[5]),
        )
        for row in _table("renumbered.tsv")
        if row[0].removeprefix(STATE) == name
    )  # fmt: skip


@cache
def numbered() -> dict[str, tuple[str, int | None]]:
    """Document numbers of well-known instruments: the title, and the year of the version where a number names one
    (国办发〔2018〕115号, 国务院令第499号).
    """
    return {row[0]: (row[1], int(row[2]) if row[2] else None) for row in _table("numbers.tsv")}


@cache
def national_names() -> frozenset[str]:
    """Names under which laws and regulations of the State are cited without 书名号 (防洪法, 城市道路管理条例), and the
    usual short names.
    """
    names = {
        row[0].removeprefix(STATE)
        for row in (line.split("\t") for line in _read("instruments.tsv").decode().splitlines()[1:])
        if row[1] in {"法律", "行政法规", "宪法"}
    }
    return frozenset({*names, *_aliases(), *_repeals()})


@lru_cache(MEMORY)
def nearest_title(title: str) -> str:
    """The title of a law or regulation of the State that ``title`` seems to misquote; '' where none is near enough.

    Only long titles are compared: short ones (物业管理办法, 物业管理条例) are near to each other by nature.
    """
    name = normal(title).removeprefix(STATE)
    if len(name) < NEAR_LENGTH or instrument(name) is not None:
        return ""
    from difflib import SequenceMatcher

    signs = frozenset(name)
    matcher = SequenceMatcher(None, "", name, autojunk=False)
    best, found = NEAR_RATIO, ""
    for candidate in national_names():
        if abs(len(candidate) - len(name)) > NEAR_LENGTH // 2 or len(signs & frozenset(candidate)) < NEAR_SHARE * len(
            signs
        ):
            continue
        matcher.set_seq1(candidate)
        ratio = matcher.ratio()
        if ratio > best:
            best, found = ratio, candidate
    known_one = instrument(found) if found else None
    return known_one.title if known_one else ""
