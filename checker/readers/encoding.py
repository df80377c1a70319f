"""Bytes of plain text or of a web page → characters, by what the bytes are rather than by what they claim."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with theirs
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_MOST_DAMAGE = 0.01  # share of characters that may be broken before the encoding is called wrong
_MOST_CONTROLS = 0.005  # share of control characters beyond which bytes are no text
_FEW = 2  # broken or control characters that are never held against a text
_READABLE = 0.9  # share of ordinary characters in a text, private signs and rare characters allowed for
_SAMPLE = 20_000

_ordinary = re.compile("[\t\n\r\f -~\u00a0-\u00ff\u2010-\u2040\u2460-\u24ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef○]")


class NoEncoding(ValueError):
    """No encoding that is used for Chinese gives readable text; ``binary`` if the bytes are no text at all."""

    def __init__(self, *, binary: bool) -> None:
        super().__init__("binary" if binary else "unknown encoding")
        self.binary = binary


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text and the name of its encoding: utf-8, gb18030, utf-16-le …

    ``declared`` is what the file says of itself (a page's ``charset``); it decides only where the bytes allow it, and
    gb2312 and gbk are always read as gb18030, which contains them. A few broken bytes become U+FFFD. Raises
    :class:`NoEncoding`.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(name, errors="replace"), name)
    if b"\0" in data[:_SAMPLE]:
        return _with_nul(data)
    for name in _candidates(declared):
        try:
            return _checked(data.decode(name), name, trusted=name == _family(declared))
        except UnicodeDecodeError:
            continue
    bare = _unmarked_utf16(data)
    if bare is not None:
        return _checked(*bare)
    best = min(
        ((data.decode(name, errors="replace"), name) for name in ("utf-8", "gb18030")),
        key=lambda candidate: candidate[0].count("\ufffd"),
    )
    return _checked(*best)


def _candidates(declared: str) -> list[str]:
    """What to try in turn. Text that is valid UTF-8 and not ASCII is practically never anything else."""
    family = _family(declared)
    return ["utf-8", family, "gb18030"] if family in ("big5", "big5hkscs") else ["utf-8", "gb18030"]


def _family(declared: str) -> str:
    """The codec that a declared charset means, "" if none."""
    name = declared.strip().lower().replace("_", "-")
    if name in ("gb2312", "gbk", "x-gbk", "cp936", "gb18030"):
        return "gb18030"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _with_nul(data: bytes) -> tuple[str, str]:
    """Text with NUL bytes: UTF-16 without a mark, or a few stray ones in another encoding.

    A long tail of them is what a crash leaves of a file being written. UTF-8 that is valid is never anything else; what
    remains is UTF-16 if it reads as ordinary text, because GB18030 makes characters of nearly all bytes.
    """
    text, name = _utf16(data)
    text = text.rstrip("\0")
    bare = data.rstrip(b"\0")
    few = bare.count(b"\0") <= max(_FEW, len(bare) * _MOST_CONTROLS)
    if few and (found := _strictly(bare, "utf-8")) is not None:
        return _checked(found, "utf-8")
    if "\0" not in text and _share_ordinary(text) > _READABLE:
        return _checked(text, name)
    if few and (found := _strictly(bare, "gb18030")) is not None:
        return _checked(found, "gb18030")
    raise NoEncoding(binary=True)


def _strictly(data: bytes, name: str) -> str | None:
    """The text if all bytes are valid in that encoding."""
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> tuple[str, str]:
    even = data[: len(data) // 2 * 2]
    candidates = [(even.decode(name, errors="replace"), name) for name in ("utf-16-le", "utf-16-be")]
    return max(candidates, key=lambda candidate: _share_ordinary(candidate[0]))


def _unmarked_utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark and without a single NUL byte: Chinese text in which even the line breaks are not ASCII."""
    if len(data) % 2:
        return None
    text, name = _utf16(data)
    return (text, name) if _share_ordinary(text) > 0.98 else None


def _share_ordinary(text: str) -> float:
    sample = text[:_SAMPLE]
    return len(_ordinary.findall(sample)) / len(sample) if sample else 0.0


def _checked(text: str, name: str, *, trusted: bool = False) -> tuple[str, str]:
    """Refuse what decoded without being Chinese text: binary data, or (unless trusted) Big5 read as GB18030."""
    sample = text[:_SAMPLE]
    if not sample:
        return text, name
    controls = sum(1 for character in sample if character < " " and character not in "\t\n\r\f\v\x1a\x1b")
    if controls > max(_FEW, len(sample) * _MOST_CONTROLS):
        raise NoEncoding(binary=True)
    if text.count("\ufffd") > max(_FEW, len(text) * _MOST_DAMAGE):
        raise NoEncoding(binary=False)
    if name == "gb18030" and not trusted:
        foreign = [character for character in sample if character > "\u00ff"]
        rare = len(foreign) - len("".join(foreign).encode("gb2312", errors="ignore").decode("gb2312"))
        if len(foreign) > 20 and rare > len(foreign) * 0.3:
            raise NoEncoding(binary=False)
    return text, name
