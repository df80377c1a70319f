"""One decision about odd characters, for all formats.

Replaced one for one, so that columns stay what they are in the file:

- Kangxi radicals, CJK radicals and compatibility ideographs (PDF exports are full of them) → the ordinary character;
- the private-use code points by which GB18030-2005 wrote characters that Unicode has since encoded → those characters;
- any other private-use character (it means nothing without its font) → an ideographic space;
- no-break, en, em, thin … spaces, stray control characters and line breaks, the object placeholder → a space.

Taken out, because they show nothing and split words: zero-width spaces and joiners, byte order marks inside a text,
soft hyphens, directional marks, variation selectors. What remains is described by stretches (:func:`visible`), from
which a reader makes the pieces of its anchor: in a line of plain text from which something was taken out, too, each
piece tells the offset in the file's own line (run 0).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ZERO_WIDTH = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef"
_RADICALS = "\u2e80-\u2fd5"
_COMPATIBILITY = "\uf900-\ufaff\U0002f800-\U0002fa1f"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_CONTROLS = "\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufffc"

_invisible = re.compile(f"[{_ZERO_WIDTH}]+")
_odd = re.compile(f"[{_RADICALS}{_COMPATIBILITY}{_PRIVATE}{_SPACES}{_CONTROLS}]")

# Radicals of the supplement block that Unicode gives no decomposition, though they are printed for these characters.
_SUPPLEMENT = dict(
    zip(
        "⺁⺌⺎⺝⺠⺪⺬⺮⺴⺵⺶⺷⺸⺼⺽⻁⻂⻃⻄⻅⻆⻉⻋⻌⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻟⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰",
        "厂小兀月民疋示竹罒罒羊羊羊肉臼虎衤覀西见角贝车辶長镸长门青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙",
        strict=True,
    )
)
_GB18030_PRIVATE = dict(
    zip(
        (*range(0xE78D, 0xE797), 0xE7C7, 0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864),
        "︐︒︑︓︔︕︖︗︘︙ḿ龴龵龶龷龸龹龺龻",
        strict=True,
    )
)


@cache
def _replacement(character: str) -> str:
    code = ord(character)
    if character in _SUPPLEMENT:
        return _SUPPLEMENT[character]
    if code in _GB18030_PRIVATE:
        return _GB18030_PRIVATE[code]
    category = unicodedata.category(character)
    if category == "Co":
        return "\u3000"
    if category in ("Zs", "Cc", "Zl", "Zp") or character == "\ufffc":
        return " "
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def normalise(text: str) -> str:
    """``text`` with odd characters replaced one for one; the length never changes."""
    return _odd.sub(lambda match: _replacement(match.group()), text)


def visible(text: str) -> list[tuple[int, int]]:
    """The stretches (start, end; from 0, end exclusive) of ``text`` between characters that show nothing."""
    stretches = []
    start = 0
    for match in _invisible.finditer(text):
        if match.start() > start:
            stretches.append((start, match.start()))
        start = match.end()
    if start < len(text):
        stretches.append((start, len(text)))
    return stretches


def has_invisible(text: str) -> bool:
    """Whether :func:`visible` would leave something out."""
    return _invisible.search(text) is not None
