"""Automatic numbers of Word, computed from numbering.xml as Word computes them.

A paragraph points (itself, or by its style) to a w:num and a level; the w:num points to a w:abstractNum, whose levels
say format, text (``第%1条``), start and restart. Lists with the same w:abstractNum count on together; a
``startOverride`` sets a counter once, when its w:num is first used. A level starts again when a higher one occurs,
except as ``lvlRestart`` says (0 = never: 第X条 goes on across 章). See ISO/IEC 29500-1, 17.9 and 17.18.59.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from .wordml import VAL, is_on, number_of, w

_LEVELS = 9
_placeholder = re.compile("%([1-9])")


# ---------------------------------------------------------------- formats

_HAN = "〇一二三四五六七八九"
_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def _positional(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _grouped(number: int, digits: str, units: str) -> str:
    """一百零一, 二千零三十, 一万二千: digits with their units, one zero for a gap. Below 100,000,000."""
    if number >= 10000:
        high, low = divmod(number, 10000)
        gap = digits[0] if 0 < low < 1000 else ""
        return _grouped(high, digits, units) + "万" + gap + (_grouped(low, digits, units) if low else "")
    text = ""
    pending = False
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if digit == "0":
            pending = bool(text)
            continue
        text += (digits[0] if pending else "") + digits[int(digit)] + (units[place - 1] if place else "")
        pending = False
    return text or digits[0]


def _thousands(number: int) -> str:
    text = _grouped(number, "零一二三四五六七八九", "十百千")
    return text[1:] if 10 <= number < 20 else text


def _japanese(number: int) -> str:
    """As 十, 百 and 千 are said without 一, and without a zero for gaps."""
    return re.sub("一(?=[十百千])", "", _grouped(number, "零一二三四五六七八九", "十百千")).replace("零", "") or "〇"


def _counting(number: int) -> str:
    return _thousands(number) if 0 < number < 100 else _positional(_HAN)(number)


def _letters(first: str) -> Callable[[int], str]:
    """A … Z, AA, BB … (Word repeats the letter)."""
    return lambda number: chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _from_set(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if 0 < number <= len(characters) else str(number)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _positional("０１２３４５６７８９"),
    "decimalFullWidth2": _positional("０１２３４５６７８９"),
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "ordinal": _ordinal,
    "decimalEnclosedCircle": _from_set("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedCircleChinese": _from_set("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedParen": _from_set("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _from_set("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "ideographEnclosedCircle": _from_set("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "taiwaneseCountingThousand": _thousands,
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": lambda number: _grouped(number, _CAPITALS, "拾佰仟"),
    "ideographLegalTraditional": lambda number: _grouped(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    "ideographDigital": _positional(_HAN),
    "japaneseDigitalTenThousand": _positional(_HAN),
    "taiwaneseDigital": _positional("○一二三四五六七八九"),
    "ideographTraditional": _from_set(_STEMS),
    "ideographZodiac": _from_set(_BRANCHES),
    "ideographZodiacTraditional": lambda number: _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12],
    "none": lambda number: "",
}


def written(number: int, style: str) -> str:
    """A counter in a Word number format (``w:numFmt``); unknown formats, and zero where there is none, as decimal."""
    if not 0 <= number < 100_000_000:
        return str(number)
    return FORMATS.get(style, str)(number) or ("" if style == "none" else str(number))


# ---------------------------------------------------------------- definitions


@dataclass(frozen=True, slots=True)
class Level:
    """One w:lvl. ``restart``: the highest level index below which this one starts again (None: any higher level)."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    gap: str = "\u3000"
    legal: bool = False
    restart: int | None = None
    paragraph_style: str = ""

    @classmethod
    def of(cls, element: Element) -> Level:
        """Read a w:lvl."""

        def value(name: str, default: str) -> str:
            child = element.find(w(name))
            return default if child is None else child.get(VAL, default)

        start = number_of(element, "start")
        return cls(
            start=0 if start is None else start,  # the standard's default for an absent w:start
            style=_format_of(element),
            text=value("lvlText", ""),
            gap={"nothing": "", "space": " "}.get(value("suff", "tab"), "\u3000"),
            legal=is_on(element, "isLgl"),
            restart=number_of(element, "lvlRestart"),
            paragraph_style=value("pStyle", ""),
        )


def _format_of(level: Element) -> str:
    """w:numFmt, also where Word 2010 wrapped a custom format (``001, 002``) into mc:AlternateContent."""
    element = next(level.iter(w("numFmt")), None)
    return "decimal" if element is None else element.get(VAL, "decimal")


@dataclass(slots=True)
class Abstract:
    """One w:abstractNum with its running counters (None: not counted yet)."""

    levels: dict[int, Level]
    style_link: str = ""
    counters: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class Num:
    """One w:num: which abstract list it uses, and what it changes about it."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or numbering style says about numbers; ``outline`` is its heading level from 1."""

    based_on: str = ""
    num: str | None = None
    level: int | None = None
    outline: int | None = None


class Styles:
    """styles.xml as far as numbers and headings need it."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        for element in root.findall(w("style")) if root is not None else ():
            self._styles[element.get(w("styleId"), "")] = _style(element)

    def chain(self, name: str) -> Iterator[tuple[str, Style]]:
        """A style and what it is based on, nearest first; a circle ends the chain."""
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield name, self._styles[name]
            name = self._styles[name].based_on

    def outline(self, name: str) -> int | None:
        """The heading level (from 1) of a paragraph style, None for body text."""
        levels = (style.outline for _, style in self.chain(name) if style.outline is not None)
        return outline_level(next(levels, None))


def outline_level(value: int | None) -> int | None:
    """``w:outlineLvl`` (0–8; 9 = body text) → heading level from 1."""
    return value + 1 if value is not None and 0 <= value < 9 else None


def _style(element: Element) -> Style:
    based = element.find(w("basedOn"))
    properties = element.find(w("pPr"))
    num, level = number_reference(properties)
    return Style("" if based is None else based.get(VAL, ""), num, level, number_of(properties, "outlineLvl"))


def number_reference(properties: Element | None) -> tuple[str | None, int | None]:
    """NumId and ilvl of a w:pPr's own w:numPr, each None if not said."""
    element = properties.find(w("numPr")) if properties is not None else None
    if element is None:
        return None, None
    num = element.find(w("numId"))
    return (None if num is None else num.get(VAL)), number_of(element, "ilvl")


# ---------------------------------------------------------------- counting


class Numbering:
    """The lists of one document and where their counters stand. Ask :meth:`next` for each paragraph in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, Abstract] = {}
        self._nums: dict[str, Num] = {}
        self._used: set[tuple[str, int]] = set()
        if root is None:
            return
        for element in root.findall(w("abstractNum")):
            link = element.find(w("numStyleLink"))
            self._abstracts[element.get(w("abstractNumId"), "")] = Abstract(
                _levels(element), "" if link is None else link.get(VAL, "")
            )
        for element in root.findall(w("num")):
            reference = element.find(w("abstractNumId"))
            self._nums[element.get(w("numId"), "")] = Num(
                "" if reference is None else reference.get(VAL, ""), *_overrides(element)
            )

    @classmethod
    def of(cls, abstracts: dict[str, Abstract], nums: dict[str, Num]) -> Numbering:
        """Lists that were read from another format than numbering.xml."""
        numbering = cls(None, Styles(None))
        numbering._abstracts, numbering._nums = abstracts, nums
        return numbering

    def next(self, properties: Element | None, style: str) -> tuple[str, str] | None:
        """Count one paragraph: its number as shown and the gap after it; None if it has no number.

        ``properties`` is its w:pPr, ``style`` its w:pStyle ("" if none).
        """
        place = self._place(properties, style)
        return None if place is None else self.count(*place)

    def count(self, name: str, index: int) -> tuple[str, str] | None:
        """Count one paragraph on level ``index`` of the w:num ``name``."""
        found = self._list(name)
        if found is None:
            return None
        num, abstract = found
        levels = {**abstract.levels, **num.levels}
        if index not in levels:
            return None
        self._advance(name, num, abstract, levels, index)
        return _label(levels, abstract.counters, index), levels[index].gap

    def _place(self, properties: Element | None, style: str) -> tuple[str, int] | None:
        """The w:num and level index of a paragraph: its own w:numPr first, then its style and what that is based on."""
        num, level = number_reference(properties)
        if num is None:
            for name, found in self._styles.chain(style):
                level = found.level if level is None else level
                if found.num is not None:
                    num = found.num
                    # A level that names a style as its own decides, whatever w:ilvl the style itself carries.
                    level = self._linked_level(num, (style, name), level)
                    break
        if num is None or num == "0":
            return None
        return num, min(max(level or 0, 0), _LEVELS - 1)

    def _linked_level(self, num: str, styles: tuple[str, ...], level: int | None) -> int | None:
        found = self._list(num)
        if found is None:
            return level
        levels = {**found[1].levels, **found[0].levels}
        linked = (index for style in styles for index, item in levels.items() if item.paragraph_style == style)
        return next(linked, level)

    def _list(self, name: str) -> tuple[Num, Abstract] | None:
        """The w:num and its list; a list that only refers to a numbering style is looked up there."""
        first = self._nums.get(name)
        if first is None:
            return None
        num: Num | None = first
        seen = {name}
        while num is not None:
            abstract = self._abstracts.get(num.abstract)
            if abstract is None:
                return None
            if not abstract.style_link or abstract.levels:
                return first, abstract
            linked = next((style.num for _, style in self._styles.chain(abstract.style_link) if style.num), None)
            if linked is None or linked in seen:
                return None
            seen.add(linked)
            num = self._nums.get(linked)
        return None

    def _advance(self, name: str, num: Num, abstract: Abstract, levels: dict[int, Level], index: int) -> None:
        counters = abstract.counters
        if index in num.starts and (name, index) not in self._used:
            self._used.add((name, index))
            counters[index] = None
        current = counters[index]
        counters[index] = num.starts.get(index, levels[index].start) if current is None else current + 1
        for deeper in range(index + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if index < (deeper if restart is None else restart):
                counters[deeper] = None


def _levels(parent: Element) -> dict[int, Level]:
    levels = {}
    for element in parent.findall(w("lvl")):
        index = element.get(w("ilvl"), "")
        if index.isdecimal() and int(index) < _LEVELS:
            levels[int(index)] = Level.of(element)
    return levels


def _overrides(num: Element) -> tuple[dict[int, Level], dict[int, int]]:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in num.findall(w("lvlOverride")):
        index = override.get(w("ilvl"), "")
        if not index.isdecimal() or int(index) >= _LEVELS:
            continue
        level = override.find(w("lvl"))
        if level is not None:
            levels[int(index)] = Level.of(level)
        start = number_of(override, "startOverride")
        if start is not None:
            starts[int(index)] = start
    return levels, starts


def _label(levels: dict[int, Level], counters: list[int | None], index: int) -> str:
    level = levels[index]
    if level.style == "bullet":
        # A bullet is decoration; but some programs keep a literal number (一、) as the "bullet".
        return level.text if any(character.isalnum() for character in level.text) else ""

    def shown(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        other = levels.get(place, Level())
        count = counters[place]
        number = other.start if count is None else count
        return written(number, "decimal" if level.legal and other.style != "none" else other.style)

    return _placeholder.sub(shown, level.text)
