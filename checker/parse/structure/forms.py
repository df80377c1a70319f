"""What one line looks like by itself: a date, a document number, an addressee, an organ's name, page furniture …

Each question takes a text without indent. The words come from ``grammar/vocabulary/document.yaml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from fzzf_check.grammar import vocabulary
from fzzf_check.parse.structure.lines import squeeze
from fzzf_check.patterns import lazy
from fzzf_check.text.dates import DateMention, find_dates
from fzzf_check.text.numerals import ARABIC, ZEROS

DIGITS = f"{ARABIC}{ZEROS}OＯ"
_BLANK_DIGIT = f"{DIGITS}×xX*＊_＿　 "
_OPEN, _CLOSE = "〔［\\[（(【﹝〈「﹙", "〕］\\]）)】﹞〉」﹚"
_HAN = "\u3400-\u9fff〇"

_CONDITION = lazy("的[，,]")  # 有下列情形的，: a norm, no form of words around it
NUMBER = lazy(
    rf"(?P<organ>(?:[{_HAN}]\s?){{1,16}}(?:[（(][{_HAN}]{{1,8}}[)）][{_HAN}]{{0,6}})?)?\s{{0,3}}"
    rf"(?:[{_OPEN}]\s{{0,2}}(?P<year>(?:[{_BLANK_DIGIT}]\s?){{2,5}})年?\s{{0,2}}[{_CLOSE}]|(?P<plain>(?:19|20)[{ARABIC}]{{2}}))"
    rf"\s{{0,3}}(?:第|字第)?\s{{0,3}}(?P<serial>[{_BLANK_DIGIT}]{{0,7}}(?:[-－—]\d{{1,3}})?|[一二三四五六七八九十百〇]{{1,6}})\s{{0,3}}号"
)
"""A document number in any of its forms, well or badly written; organ, year (in brackets) and serial are groups."""

_REGISTRATION = rf"[A-Z]{{2,10}}\s?[-—－–―]\s?(?:19|20)[{ARABIC}]{{2}}\s?[-—－–―]\s?[{ARABIC}]{{1,6}}"
REGISTRATION = lazy(_REGISTRATION)
"""A unified registration number such as HFGS—2016—3."""

_BESIDE = lazy(
    rf"[；;，,/／|｜]?[ \u3000\t]*[（(【\[]?(?:[规范性文件统一登记备案编号]{{2,12}}\s?[：:∶]?\s?)?(?P<number>{_REGISTRATION})[）)】\]]?"
)

ORDER = lazy(
    rf"(?P<organ>[{_HAN}（）() \u3000]{{0,40}}?)\s{{0,4}}(?:令|公告|通告|命令)?\s{{0,4}}[（(〔]?"
    rf"(?:[{DIGITS}一二三四五六七八九]{{4}}\s?年\s?[）)〕]?)?\s{{0,4}}第?\s{{0,4}}[{DIGITS}一二三四五六七八九十百]{{1,5}}\s{{0,4}}号[）)]?(?:令)?"
)
"""The number of a 令, 公告 or 通告, which has no 〔year〕."""
_TIME = lazy(r"\s\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$")
_TITLE_TAIL = lazy(
    r"(?:[（(【〔\[](?:[^（()）]{0,6}(?:试行|暂行|修订|修正|草案|送审|征求意见|讨论|审议|意见|报批|代拟|试用|年|版|摘要|摘编|节录|节选|选编|一|二|三|四|五|六|七|八|九|十|\d)[^（()）]{0,14})[)）】〕\]]"
    r"|\d{4}年?版?|[》”])+$"
)
_SENTENCE = lazy(rf"[。；;]|[{_HAN}]\.(?=[{_HAN}]|$)|[，,：:].{{18,}}[，,]")
_SEAL = lazy(r"\s*[（(]\s*(?:代\s*)?(?:盖?\s*章|印\s*章)\s*[)）]$")
_FILE_NAME = lazy(r"(?i)\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ceb|ofd|rar|zip|jpe?g|png|txt)(?:[（(].{1,10}[)）])?$")
_ORGAN_LIST = lazy(r"[ \u3000、，,]+")
_CAPTION_NAME = rf"(?:^|(?<=[\s】\]；;号效\d:：]))(?:[【\[]\s?)?(?P<name>[A-Za-z]{{3,12}}|[{_HAN}](?:[ \u3000]{{0,4}}[{_HAN}]){{1,20}})\s?"
_CAPTION = lazy(rf"{_CAPTION_NAME}(?:[】\]]\s?[：:∶]?|\s{{0,4}}[：:∶]|\s?\t)\s*")
_LOOSE_CAPTION = lazy(rf"(?:^|(?<=\s))(?P<name>[{_HAN}](?:[ \u3000]{{0,4}}[{_HAN}]){{1,20}}?)(?:[ \u3000]{{2,}})(?=\S)")
_BLANKS = lazy(r"[ \u3000]+")
_ANNEX = lazy(
    r"(?:附\s{0,6}(?:件|表|录|图)|附)\s{0,2}"
    r"(?P<n>[0-9０-９]{1,2}(?:[-－.][0-9]{1,2})?|[一二三四五六七八九十]{1,3}|[（(][0-9一二三四五六七八九十]{1,2}[)）]|[①-⑳])?\s{0,2}(?P<colon>[：:])?"
)
_IMPRINT = lazy(r"(?:抄\s{0,2}[送报]|分\s?送|主\s?送|报\s?送|发\s?送)\s?[：:]|共印\s?\d+\s?份|（?共印[^。]{1,8}份）?$")
_ORGAN_AND_DATE = lazy(r"(?P<organ>[^\d二○〇]{3,40}?)[ \u3000]*(?P<date>(?:19|20|[１二][９０○〇零OＯ九]).{4,24})$")
_EDITED = lazy(r"\s*(?:编印?|编发|整理|印)$")  # …办公室编　2024年4月12日, above minutes
_PAGE = lazy(r"[-—–－]\s*\d{1,4}\s*[-—–－]|第\s*\d{1,4}\s*页.{0,8}|\d{1,3}\s?/\s?\d{1,3}")
_TAG = lazy(r"(?:</?[A-Za-z!][^<>]{0,300}>\s*)+")
_LINKS = lazy(r"[-*+\s|]*(?:!?\[[^\]]{0,80}\]\([^)]{0,300}\)[\s|]*)+")
_PAGE_NUMBER = lazy(r"[-—–－·.第/共页]*\d{0,3}[-—–－·.第/共页]*")
_RULES = "-=_*━─—＝＿.·•~～:： \u3000"
_NOTE = lazy(r"(?s)[（(【\[].{2,120}[)）】\]]。?$")
_NOTE_WORDS = (
    "公开",
    "此件",
    "联系人",
    "联系电话",
    "信息公开",
    "印发",
    "发至",
    "登报",
    "此文",
    "本文有删减",
    "属性",
    "刊登",
)


@cache
def words(name: str) -> Any:
    """A word class of the vocabulary: lists become tuples, a mapping stays one."""
    value = vocabulary("document")[name]
    if isinstance(value, dict) and all(isinstance(part, list) for part in value.values()):
        return {key: tuple(part) for key, part in value.items()}
    return tuple(value) if isinstance(value, list) else value


def whole_date(text: str) -> DateMention | None:
    """The date if the text is nothing else (brackets and a trailing 印发 aside)."""
    plain = _TIME.sub("", text.strip(" \u3000\t"))
    if not 6 <= len(plain) <= 40 or plain[-1] not in "日号0123456789０１２３４５６７８９月":
        return None
    found = find_dates(plain)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(plain) and found[0].year:
        return found[0]
    return None


def is_promulgation(text: str) -> bool:
    """A line below the title on how a text came about (2010年1月19日…令第8号公布, （…通过 …修订））."""
    if len(text) > 400 or "。" in text or not any(word in text for word in words("promulgation")):
        return False
    bare = text.lstrip("（( \u3000")
    if bare != text:
        return bool(find_dates(bare) or ORDER.search(bare))
    found = find_dates(bare)
    return bool(found and found[0].start == 0 and len(bare) > found[0].end) or bool(ORDER.match(bare))


def whole_order(text: str) -> re.Match[str] | None:
    """The number of a 令, 公告 or 通告 if the text is nothing else: …令第12号, …公告2020年第11号, 第12号."""
    return ORDER.fullmatch(text.strip(" \u3000\t（(）)【】")) if len(text) <= 60 else None


def organ_and_date(text: str) -> bool:
    """An organ's name and the date on one line."""
    match = _ORGAN_AND_DATE.match(text)
    return bool(match and is_organ(_EDITED.sub("", match["organ"])) and whole_date(match["date"]))


def is_page_number(text: str) -> bool:
    """— 3 —, 第 3 页 共 9 页, 3/9."""
    return len(text) <= 12 and bool(_PAGE.fullmatch(text))


def blank_date(text: str) -> bool:
    """A date with parts left open: 2024年　月　日, ××年×月×日, XXXX年XX月XX日."""
    bare = squeeze(text)
    return bool(
        re.fullmatch(
            rf"[{_BLANK_DIGIT.strip()}—-]{{0,6}}年[{_BLANK_DIGIT.strip()}—-]{{0,4}}月[{_BLANK_DIGIT.strip()}—-]{{0,4}}日",
            bare,
        )
    )


def whole_number(text: str) -> re.Match[str] | None:
    """The document number if the text is nothing else."""
    if "号" not in text or len(text) > 60:
        return None
    plain = text.strip(" \u3000\t（(）)【】*")
    match = NUMBER.search(plain)
    return match if match and not plain[: match.start()].strip() and not plain[match.end() :].strip() else None


def registration_beside_number(text: str) -> re.Match[str] | None:
    """The registration number (group ``number``) where it shares a line with the document number and nothing else.

    汐政规〔2024〕6号　登记编号：XDQGF-2024-0006.
    """
    match = _BESIDE.search(text) if "号" in text and len(text) <= 80 else None
    return match if match and whole_number(text[: match.start()] + text[match.end() :]) else None


def is_sentence(text: str) -> bool:
    """Does the text read like running prose (a full stop, a semicolon, several commas)?"""
    return len(text) > 90 or bool(_SENTENCE.search(text))


def ends_title(text: str) -> bool:
    """Does the text end like the title of a document (…的通知, …办法（试行）)?"""
    return any(ends_as(text, name) for name in ("公文文种", "名称", "其他名称"))


def ends_as(text: str, name: str) -> bool:
    """Does a title end in a word of the class (公文文种, 名称, 其他名称 or 过程材料), trailing brackets and years aside?"""
    plain = squeeze(text)
    while plain:
        if plain.endswith(words("title_ends")[name]):
            return True
        match = _TITLE_TAIL.search(plain)
        if match is None:
            return False
        plain = plain[: match.start()]
    return False


def is_organ(text: str) -> bool:
    """Is the text the name of one or several organs (人民政府, 教育局 　财政局)?"""
    if len(text) > 120 or any(sign in text for sign in "。；：:;！？“《\t>|") or text.startswith("特此"):
        return False
    text = unsealed(text)
    names = [name for name in _ORGAN_LIST.split(text.strip()) if name]
    ends = words("organ_ends")
    return (
        bool(names)
        and len(names) <= 12
        and squeeze(text).endswith(ends)
        and (
            len(names) == 1
            or sum(name.endswith(ends) for name in names) * 2 >= len(names)
            or all(len(name) == 1 for name in names)
        )
    )


def unsealed(text: str) -> str:
    """An organ's name without （代章） behind it."""
    return _SEAL.sub("", text)


def is_addressee(text: str) -> bool:
    """Is the text a 主送机关 line (各县（区）人民政府，市政府各部门：)?"""
    plain = text.rstrip()
    if (
        not plain.endswith(("：", ":"))
        or len(plain) < 3
        or any(sign in plain for sign in "。；;《")
        or len(plain) > 400
    ):
        return False
    body = plain[:-1].strip()
    if _CONDITION.search(body) or body.endswith(
        ("如下", "通知", "公告", "的", "规定", "意见", "事项", "条件", "要求", "行为", "情形", "包括", "附件", "附")
    ):
        return False
    return body.startswith(("各", "全", "驻")) or any(
        part.endswith(words("organ_ends")) for part in re.split("[，,、 \u3000（(）)]", body)
    )


def captions(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, int, int]]:
    """All captions of metadata in a line: name without blanks, offset of the caption, offset behind it.

    A caption ends with a colon, a bracket or a tab; where a line holds several, wide blanks do too.
    """
    stop = len(text) if end is None else end
    for pattern in (_CAPTION, _LOOSE_CAPTION):
        found = [caption for match in pattern.finditer(text, start, stop) if (caption := _known_caption(match))]
        if found and (pattern is _CAPTION or len(found) > 1):
            return found
    return []


def _known_caption(match: re.Match[str]) -> tuple[str, int, int] | None:
    """The caption at the end of what looks like one: 云岭县人民政府　有效性： holds a value before it."""
    known = words("meta")
    text = match["name"]
    for place in (0, *(blank.end() for blank in _BLANKS.finditer(text))):
        name = squeeze(text[place:])
        if name in known:
            return name, match.start() if place == 0 else match.start("name") + place, match.end()
    for length in range(6, 3, -1):  # 云岭县人民政府公文时效：, the value glued to the next caption
        if text[-length:] in known:
            return text[-length:], match.end("name") - length, match.end()
    return None


def caption(text: str) -> str | None:
    """The caption at the head of a metadata line (索 引 号：…) without blanks."""
    found = captions(text)
    return found[0][0] if found and not text[: found[0][1]].strip(" \u3000【[") else None


_ORDERED = lazy("[0-9０-９〇零一二三四五六七八九十百千万]元|不得|责令|一律")


def is_furniture(text: str) -> bool:
    """Does the line belong to the web page and not to the document?"""
    if is_markup(text):
        return True
    if len(text) > 200:
        return False
    bare = squeeze(text).lstrip("【[『「")
    if bare.rstrip("】]：:") in words("furniture_whole") or bare.startswith(words("furniture_starts")):
        long_enough = len(text) >= 60 or bare.startswith(words("furniture_verbs"))  # 注册资本低于……的，不得承接。
        return not (_CONDITION.search(text) or (is_sentence(text) and long_enough))
    if sum(text.count(sign) for sign in "|｜>＞»") >= 2 and "。" not in text:
        # a menu names its items; what puts clauses or sums of money between bars is a row of a table
        return "，" not in text and not _ORDERED.search(text)
    return bool(_PAGE_NUMBER.fullmatch(bare))


def is_markup(text: str) -> bool:
    """HTML tags, Markdown links or rules and nothing else."""
    return bool(_TAG.fullmatch(text) or _LINKS.fullmatch(text)) or not text.strip(_RULES)


def is_file_name(text: str) -> bool:
    """The name of an attached file, as web pages list them (附件1.….doc)."""
    return len(text) <= 150 and bool(_FILE_NAME.search(text))


def annex_head(text: str) -> re.Match[str] | None:
    """附件, 附件1, 附表二：… at the head of a line."""
    if not text.startswith("附"):
        return None
    match = _ANNEX.match(text)
    return None if match is None or (match[0].strip() == "附" and text[match.end() :].strip()) else match


def is_imprint(text: str) -> bool:
    """A line of the 版记: 抄送：…, 云岭县人民政府办公室　2024年3月5日印发, （共印50份）."""
    if _IMPRINT.match(text):
        return True
    bare = squeeze(text)
    return bare.endswith("印发") and len(bare) < 60 and bool(find_dates(text)) and not is_sentence(text)


def is_note(text: str) -> bool:
    """A 附注 below the date: （此件公开发布）, （联系人：…）."""
    return (bool(_NOTE.match(text)) and any(word in text for word in _NOTE_WORDS)) or text.startswith(
        ("信息公开形式", "公开方式：", "联系人：", "联系电话：", "联 系 人：")
    )


def plain_title(title: str) -> str:
    """A title reduced to what identifies it: no blanks, no brackets."""
    return re.sub(r"[\s《》（）()〈〉“”<>]", "", title)


def ends_with_any(text: str, endings: tuple[str, ...]) -> bool:
    """Does the text end with one of the words, trailing signs aside?"""
    return text.rstrip("》”）)。 ").endswith(endings)
