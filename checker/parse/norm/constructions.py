"""Constructions: how the law says an act, put together from word classes.

A construction is written in the vocabulary files the way a lawyer would jot it down:

    {停止}…{水电气}        a word of class 停止, up to fourteen characters, a word of class 水电气
    处(以/)…罚款           alternatives in brackets; an empty one makes the bracket optional
    {金额}                 an amount of money; {时长} a length of time; {数} a number
    {长名}                 up to forty characters without a comma: 处所骗取资金的二倍罚款, a long name of a thing
    {援引}                 a citation: 《…》第九条, 该条例
    {机关全称}             an office by its full name, however long: 省、自治区、直辖市人民政府水行政主管部门
    ……                     up to forty characters that may cross commas but not the end of a part (；) or sentence
    ‹                      the words to underline begin here (who acts stands before)
    ^                      the beginning of a phrase (behind a comma or colon)
    $                      the end of a phrase

Everything else is read as it stands.
"""

from __future__ import annotations

import json
import marshal
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from fzzf_check import __version__
from fzzf_check import cache as store
from fzzf_check.grammar import vocabulary
from fzzf_check.parse.norm import word_order, word_patterns
from fzzf_check.parse.norm.amounts import MONEY, NUMBER, PERIOD
from fzzf_check.parse.norm.reading import CITE, MINUTES, SELF, TITLE
from fzzf_check.parse.norm.word_order import ANY, NARROW, WIDE, Step, may_follow
from fzzf_check.parse.norm.word_patterns import either
from fzzf_check.patterns import lazy

Words = tuple[str, ...]
FILES = (
    "common", "agents", "patients", "lawful", "frames",
    "penalty", "coercion", "licence", "permission", "fee", "certificate", "proof", "halt", "competition", "market", "trade", "rights", "liberties", "retroactivity",
    "authority",
)  # fmt: skip
_NEAR, _FAR = 14, 40  # characters that … and …… may stand for
_GAP = f"[^{NARROW}]{{0,{_NEAR}}}?"
_WIDE_GAP = f"[^{WIDE}]{{0,{_FAR}}}?"
_LONG = f"[^{NARROW}]{{1,{_FAR}}}?"
_OFFICE = "[^，。；：！？｜]{1,44}?(?:政府|部门|机关|机构|委员会|管委会|管理局|中心|公司|[厅局院站所会处室队])"
_BUILT_IN = {"金额": MONEY, "数": NUMBER, "时长": PERIOD, "长名": _LONG, "机关全称": _OFFICE, "援引": CITE}
_MARKS = {"纪要": (MINUTES,), "本文件": (SELF,), "新口径": (SELF,), "规矩": (TITLE, CITE, SELF)}
_PLAIN = lazy(r"[^{}…()^$‹]*")
FEW = 12  # so many anchors at most are looked for one by one
_PIECE = lazy(
    r"\{(?P<cls>[^{}]+)\}|(?P<wide>……)|(?P<gap>…)|(?P<alt>\([^()]*\))|(?P<edge>[\^$‹])|(?P<words>[^{}…()^$‹]+)"
)


class Construction(NamedTuple):
    """One way to say an act: how it was written down, the pattern's source, the words one of which must occur."""

    written: str
    source: str
    anchors: Words

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern; a document needs few of them, so each is compiled when it is first tried."""
        compiled = _COMPILED.get(self.source)
        if compiled is None:
            compiled = _COMPILED[self.source] = re.compile(self.source)
        return compiled

    def is_worth_trying(self, text: str) -> bool:
        """Whether the pattern is at hand or, before it is compiled, its words stand in the text in their order.

        One that was looked for often is compiled all the same: to try it is then faster than to look.
        """
        if self.source in _COMPILED:
            return True
        asked = _ASKED[self.source] = _ASKED.get(self.source, 0) + 1
        return asked > OFTEN or may_follow(steps(self.written), text)

    def may_stand_in(self, text: str) -> bool:
        """A look before the pattern is tried (and compiled): are one of its anchors there, or too many to look?"""
        if not 0 < len(self.anchors) <= FEW:
            return True
        for word in self.anchors:  # noqa: SIM110 — any() over a generator takes three times as long
            if word in text:
                return True
        return False


_COMPILED: dict[str, re.Pattern[str]] = {}
_ASKED: dict[str, int] = {}
OFTEN = 12  # looks after which a pattern is likely to be asked for again and again, as in a folder of documents


@dataclass(frozen=True, slots=True)
class Act:
    """An act of the vocabulary: its class (处罚, 许可 …), name, ways to say it, and idioms that look like it but are not.

    ``label`` is its entry in the file (several entries may be one act), ``needs`` what must hold beside the words,
    ``yields_to`` the more telling acts that win where both match.
    """

    kind: str
    name: str
    label: str
    purpose: str
    says: tuple[Construction, ...]
    but_not: tuple[Construction, ...]
    needs: tuple[str, ...]
    marks: tuple[str, ...]
    yields_to: tuple[str, ...]


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """All word classes by name; a class may include others with ``with:``."""
    raw: dict[str, Any] = {}
    for file in FILES:
        for name, entry in vocabulary(file).get("classes", {}).items():
            if name in raw:
                raise ValueError(f"{file}.yaml: 词类“{name}”重复")
            raw[name] = entry
    return {name: _words(name, raw, ()) for name in raw}


def _words(name: str, raw: dict[str, Any], inside: tuple[str, ...]) -> tuple[str, ...]:
    if name in inside:
        raise ValueError(f"词类“{name}”包含自身")
    entry = raw[name]
    words = set(str(entry.get("words", "")).split())
    for other in str(entry.get("with", "")).split():
        words.update(_words(other, raw, (*inside, name)))
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def vocabulary_key(*modules: str) -> str:
    """The key for the cache of what this and these modules (their files) make of the vocabulary."""
    code = map(Path, (__file__, word_patterns.__file__, word_order.__file__, *modules))
    stamps = store.files_fingerprint(path for path in code if path.exists())  # absent in a single-file program
    words = json.dumps([vocabulary(file) for file in FILES], ensure_ascii=False)
    return store.fingerprint([__version__, stamps, words, MONEY, NUMBER, PERIOD, MINUTES, SELF, TITLE, CITE])


@cache
def acts() -> tuple[Act, ...]:
    """All acts of the vocabulary in the order of the files; from the cache where neither it nor this module changed."""
    return cast("tuple[Act, ...]", store.load_or_build("acts", vocabulary_key(), _restore, _read_acts, _dump))


def _dump(found: object) -> bytes:
    def entry(act: Act) -> tuple[object, ...]:
        says, but_not = tuple(map(tuple, act.says)), tuple(map(tuple, act.but_not))
        return act.kind, act.name, act.label, act.purpose, says, but_not, act.needs, act.marks, act.yields_to

    return marshal.dumps([entry(act) for act in cast("tuple[Act, ...]", found)])


def _restore(data: bytes) -> tuple[Act, ...]:
    def made(entries: tuple[tuple[Any, ...], ...]) -> tuple[Construction, ...]:
        return tuple(map(Construction._make, entries))

    return tuple(
        Act(kind, name, label, purpose, made(says), made(but_not), needs, marks, yields_to)
        for kind, name, label, purpose, says, but_not, needs, marks, yields_to in marshal.loads(data)
    )


def _read_acts() -> tuple[Act, ...]:
    found = []
    for file in FILES:
        data = vocabulary(file)
        for name, entry in data.get("acts", {}).items():
            found.append(
                Act(
                    kind=entry.get("kind", data.get("kind", "")),
                    name=entry.get("act", name),
                    label=name,
                    purpose=entry["for"],
                    says=tuple(_anchored(name, line) for line in entry["says"]),
                    but_not=tuple(idiom(line) for line in entry.get("but_not", ())),
                    needs=tuple(str(entry.get("needs", "")).split()),
                    marks=tuple(str(entry.get("marks", "")).split()),
                    yields_to=tuple(str(entry.get("yields_to", "")).split()),
                )
            )
    return tuple(found)


def _anchored(name: str, written: str) -> Construction:
    found = construction(written)
    if not found.anchors:
        raise ValueError(f"行为“{name}”的构式“{written}”没有任何固定的词")
    return found


def idiom(written: str) -> Construction:
    """An idiom that is no such act; a gap at its end reaches as far as it can, so that it covers what follows."""
    found = construction(written)
    if not written.endswith("…"):
        return found
    return Construction(written, found.source.removesuffix("?"), found.anchors)


@cache
def construction(written: str) -> Construction:
    """Read one construction. Raises ValueError for an unknown class or a stray bracket."""
    source, pieces = _compile(written, written)
    fixed = [piece for piece in pieces if piece]
    if not fixed:
        return Construction(written, source, ())
    return Construction(written, source, min(fixed, key=_weight))


def needed_beside(said: Construction) -> list[Words]:
    """What must occur beside an anchor: one word of every other fixed piece."""
    return [words for words in _compile(said.written, said.written)[1] if words and words != said.anchors]


def _weight(words: Words) -> int:
    """How often will one of these words stand in a sentence? Few and rare words make a good trigger."""
    common = {word[:2] for word in classes()["常见词"]}
    return sum(40 if len(word) < 2 else 12 if word[:2] in common else 1 for word in words)


@cache
def _compile(written: str, whole: str) -> tuple[str, list[Words]]:
    """The pattern, and for each piece in order the words one of which it is; () for a piece that has no such words."""
    parts: list[str] = []
    pieces: list[Words] = []
    end = 0
    for piece in _PIECE.finditer(written):
        if piece.start() != end:
            break
        end = piece.end()
        pattern, words = _compile_piece(piece, whole)
        parts.append(pattern)
        if piece["alt"] and not _PLAIN.fullmatch(piece["alt"][1:-1]):
            pieces += [(), words, ()]  # these words stand somewhere inside, not at its ends
        elif piece["edge"] is None:
            pieces.append(words)
    if end != len(written):
        raise ValueError(f"构式“{whole}”中的“{written[end:]}”读不懂")
    return "".join(parts), pieces


@cache
def steps(written: str) -> tuple[Step, ...]:
    """The fixed pieces of a construction in their order, each with what may lie before it."""
    found: list[Step] = []
    gaps: list[tuple[int, str]] = []
    for piece in _PIECE.finditer(written):
        gap, words = _step(piece)
        gaps += gap
        if words:
            found.append(Step(tuple(gaps), frozenset(words)))
            gaps = []
    return tuple(found)


_NO_LIMIT = [(-1, ANY)]


def _step(piece: re.Match[str]) -> tuple[list[tuple[int, str]], Words]:
    """What a piece adds to the gap before the next words, or its own words."""
    if piece["wide"]:
        return [(_FAR, WIDE)], ()
    if piece["gap"]:
        return [(_NEAR, NARROW)], ()
    if piece["edge"]:
        return [], ()
    if piece["words"]:
        return [], (piece["words"],)
    if piece["alt"]:
        options = piece["alt"][1:-1].split("/")
        if not all(_PLAIN.fullmatch(option) for option in options):
            return _NO_LIMIT, ()
        return ([(max(map(len, options)), ANY)], ()) if "" in options else ([], tuple(options))
    name = piece["cls"]
    if name in _BUILT_IN:
        return ([(_FAR, NARROW)] if name == "长名" else _NO_LIMIT), ()
    return [], _words_of(name)


def _words_of(name: str) -> Words:
    """The words of a class, with the mark that stands in a reading for such words."""
    return (*classes()[name], *_MARKS.get(name, ()))


def _compile_piece(piece: re.Match[str], whole: str) -> tuple[str, Words]:
    if piece["wide"]:
        return _WIDE_GAP, ()
    if piece["gap"]:
        return _GAP, ()
    if piece["edge"] == "‹":
        return "(?P<core>)", ()
    if piece["edge"]:
        return (r"(?:(?<=[，；：。、｜])|\A)" if piece["edge"] == "^" else r"(?=[，；：。、｜]|\Z)"), ()
    if piece["alt"]:
        return _alternatives(piece["alt"][1:-1].split("/"), whole)
    if piece["cls"]:
        return _class(piece["cls"], whole)
    return _either((piece["words"],)), (piece["words"],)


def _alternatives(options: list[str], whole: str) -> tuple[str, Words]:
    if all(_PLAIN.fullmatch(option) for option in options):
        return _either(tuple(options)), () if "" in options else tuple(options)
    compiled = [_compile(option, whole) for option in sorted(options, key=len, reverse=True)]
    pattern = "(?:" + "|".join(words for words, _ in compiled) + ")"
    fixed = [[piece for piece in pieces if piece] for _, pieces in compiled]
    if not all(fixed):
        return pattern, ()
    return pattern, tuple(word for pieces in fixed for word in min(pieces, key=len))


def _class(name: str, written: str) -> tuple[str, Words]:
    if name in _BUILT_IN:
        return _BUILT_IN[name], ()
    if name not in classes():
        raise ValueError(f"构式“{written}”用了不存在的词类“{name}”")
    words = _words_of(name)
    return _either(words), words


@cache
def _either(words: Words) -> str:
    """The pattern for any of these words; a class stands in hundreds of constructions and is made into one once."""
    return either(words, _guards)


@cache
def _compounds() -> dict[str, tuple[str, ...]]:
    return {word: tuple(str(inside).split()) for word, inside in vocabulary("common").get("compounds", {}).items()}


def _guards(word: str) -> str:
    """What must hold where the word ends, so that it is not part of a longer one: 应 is not meant in 供应 or 应急."""
    found = []
    for compound in _compounds().get(word, ()):
        before, _, after = compound.partition(word)
        found.append(f"(?!{after})" if after else f"(?<!{before}{word})")
    return "".join(found)


@cache
def any_of(*names: str) -> re.Pattern[str]:
    """A pattern for any word of these classes, longest first."""
    return re.compile(either({word for name in names for word in classes()[name]}, _guards))
