"""Chinese and Arabic numerals: 二十三, 二〇二四, 廿三, １２, 3.5万, ⑶, ㈢, 壹万贰仟.

:func:`integer` reads whole numbers, :func:`number` also decimals and mixed forms (2.5万), :func:`chinese` writes them.
:data:`CHINESE` and :data:`ARABIC` are the characters, for building patterns.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

ZEROS = "〇○◯零"
ZERO_LETTERS = "OoＯｏΟοОо"  # letters that typists use for 〇 (Latin, full-width, Greek, Cyrillic)
_DIGITS = {
    **dict.fromkeys(ZEROS, 0),
    **{sign: value for value, sign in enumerate("一二三四五六七八九", 1)},
    **{sign: value for value, sign in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
    "两": 2, "貳": 2, "參": 3, "陸": 6, "弌": 1, "元": 1,
}  # fmt: skip
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_TENS = {"廿": 20, "卄": 20, "卅": 30, "丗": 30, "卌": 40}
_BIG = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

CHINESE = "".join(sign for sign in _DIGITS if sign != "元") + "".join({**_SMALL, **_TENS, **_BIG})
"""All characters of a Chinese numeral (元, as in 元月, is left out)."""
ARABIC = "0123456789０１２３４５６７８９"


def integer(text: str) -> int | None:
    """The value of a whole number, or None if the text is none.

    Reads Arabic digits (half and full width, inner spaces and thousands commas), Chinese numerals in both manners
    (二百零五, 二〇五), enclosed ones (①, ⑴, ㈠) and Roman numerals of one character (Ⅲ).
    """
    value = number(text)
    return int(value) if value is not None and value == int(value) else None


def number(text: str) -> float | int | None:
    """The value of a number, also with decimals or a Chinese multiplier (3.5万, 1,200, 百二十); None if it is none."""
    if len(text) == 1 and unicodedata.category(text) in {"No", "Nl"}:
        return int(unicodedata.numeric(text))
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", text) if not sign.isspace()).strip("()")
    if not plain:
        return None
    return _arabic(plain) if plain[0].isdigit() and plain[0].isascii() else _chinese(plain)


@lru_cache(maxsize=1024)
def chinese(value: int) -> str:
    """Write 0 … 99,999,999 as a Chinese numeral: 12 → 十二, 205 → 二百零五. Raises ValueError beyond that."""
    if not 0 <= value < 10**8:
        raise ValueError(f"out of range: {value}")
    high, low = divmod(value, 10**4)
    words = (_under_ten_thousand(high) + "万" if high else "") + ("零" if high and 0 < low < 1000 else "")
    words += _under_ten_thousand(low) if low or not high else ""
    return words.removeprefix("一") if words.startswith("一十") else words


def _under_ten_thousand(value: int) -> str:
    words = ""
    gap = False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            words += ("零" if gap and words else "") + "零一二三四五六七八九"[digit] + sign
        gap = not digit
    return words or "零"


def _arabic(plain: str) -> float | int | None:
    factor = 1
    while plain and (plain[-1] in _BIG or plain[-1] in _SMALL):
        factor *= _BIG.get(plain[-1]) or _SMALL[plain[-1]]
        plain = plain[:-1]
    plain = plain.replace(",", "")
    whole, point, decimals = plain.partition(".")
    if not (whole.isascii() and whole.isdigit()) or (point and not (decimals.isascii() and decimals.isdigit())):
        return None
    if not point:
        return int(whole) * factor
    value = round(float(plain) * factor, 6)
    return int(value) if value == int(value) and factor > 1 else value


def _chinese(plain: str) -> int | None:
    if all(sign in _DIGITS for sign in plain):
        return _positional(plain) if plain != "元" else 1
    return _multiplied(plain)


def _positional(plain: str) -> int:
    value = 0
    for sign in plain:
        value = value * 10 + _DIGITS[sign]
    return value


def _multiplied(plain: str) -> int | None:
    """三百二十一, 一万零五, 廿三, 百二十: digits times units, units added, 万 and 亿 multiply all before them."""
    total = section = digit = 0
    has_digit = False
    for sign in plain:
        if sign in _DIGITS:
            if has_digit and digit:
                return None
            digit, has_digit = _DIGITS[sign], True
        elif sign in _TENS:
            section += _TENS[sign]
        elif sign in _SMALL:
            section += (digit if has_digit and digit else 1) * _SMALL[sign]
            digit, has_digit = 0, False
        elif sign in _BIG:
            below = (section + digit) or (0 if total else 1)
            total = (total + below) * _BIG[sign] if _BIG[sign] > 10**4 else total + below * _BIG[sign]
            section, digit, has_digit = 0, 0, False
        else:
            return None
    return total + section + digit
