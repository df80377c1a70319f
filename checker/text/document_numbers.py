"""Document numbers (发文字号) and registration numbers (登记编号): reading and judging their form."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from fzzf_check.patterns import lazy

AGENCY = r"(?P<agency>[\u3400-\u9fff（）()]{1,15}?)"
YEAR = r"(?P<year>[12][0-9]{3})"
SERIAL = r"(?P<serial>[0-9]{1,5})"

# 机关代字 + 六角括号里的年份 + 序号 + 号 (党政机关公文处理工作条例 第九条第（五）项; GB/T 9704—2012 7.2.5)
PROPER = lazy(rf"{AGENCY}〔{YEAR}〕{SERIAL}号")
LOOSE = lazy(rf"{AGENCY}?\s*[〔\[［【﹝(（]?\s*{YEAR}\s*[〕\]］】﹞)）]?\s*(?:年)?\s*第?\s*{SERIAL}\s*号")
# 命令（令）、公告、通告用流水号：第12号，2020年第11号（党政机关公文处理工作条例 第九条第（五）项的例外）
SERIES = lazy(rf"(?:[\u3400-\u9fff]{{0,20}}?(?:令|公告|通告))?(?:{YEAR}年)?第{SERIAL}号")
REGISTRATION = lazy(rf"(?P<agency>[A-Z]{{2,8}})[-—－–]{YEAR}[-—－–](?P<serial>[0-9]{{1,7}})")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number taken apart: the agency's code (机关代字, '' if none), year and serial number."""

    agency: str
    year: int
    serial: str


def read_number(text: str) -> DocumentNumber | None:
    """The number in ``text`` (a 发文字号 or 登记编号, spaces and brackets of any form), None if it is none."""
    plain = "".join(unicodedata.normalize("NFKC", char) if char.isdigit() else char for char in text)
    plain = "".join(plain.split())
    match = PROPER.search(plain) or REGISTRATION.search(plain) or LOOSE.search(plain)
    if match is None or SERIES.fullmatch(plain):
        return None
    return DocumentNumber(match["agency"] or "", int(match["year"]), match["serial"])


def faults(text: str) -> list[str]:
    """What is wrong with the form of a 发文字号, in Chinese; empty where it is well-formed."""
    plain = "".join(text.split())
    if SERIES.fullmatch(plain):
        return []
    if PROPER.fullmatch(plain) or REGISTRATION.fullmatch(plain):
        number = read_number(plain)
        return ["序号不编虚位（如 001）"] if number and number.serial.startswith("0") and "〔" in plain else []
    number = read_number(plain)
    if number is None:
        return ["不是“机关代字〔年份〕序号号”的形式"]
    found = []
    if not number.agency:
        found.append("没有机关代字")
    if f"〔{number.year}〕" not in unicodedata.normalize("NFC", plain):
        found.append("年份没有用六角括号〔〕括起")
    if "第" in plain:
        found.append("序号前不加“第”字")
    if any(char.isdigit() and not char.isascii() for char in plain):
        found.append("数字应当用半角阿拉伯数字")
    return found or ["不是“机关代字〔年份〕序号号”的形式"]


def is_well_formed(text: str) -> bool:
    """Whether a 发文字号 or 登记编号 has the form that the law and the standard give it."""
    return not faults(text)
