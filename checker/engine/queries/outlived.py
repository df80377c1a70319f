"""`outlived`: 有效期已过的文件还照着执行，或者文件说自己没有期限。

输入：is，为 过期仍用（一句话或者它前面一句说有效期已过，或者写明的年份加年限已过，这一句又说继续照办）或
不限期（说不设有效期、期满自动顺延）。词语在 grammar/vocabulary/validity.yaml。
输出：每句一处；占位词 value（所含的词）。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.grammar import vocabulary
from fzzf_check.parse.norm.predicate import says
from fzzf_check.parse.validity import read_validity
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import ARABIC, CHINESE, number
from fzzf_check.text.sentences import sentences

_TERM = lazy(
    rf"(?P<year>(?:19|20)\d\d)年[^。；]{{0,40}}?(?:有效期|试行期?|施行期限?|执行期限?)限?为?(?P<count>[{ARABIC}{CHINESE}]{{1,3}})年"
)
_YEAR = lazy(r"(?:19|20)\d\d\s*年")  # 至2026年入学工作结束止: a term that names its year does end
_CHOICE = lazy(
    r"(?:确需|需要|拟|需)[^，。]{0,20}(?:的，)?[^，。]{0,6}$"
)  # 需要继续执行的，应当…: a choice, not a practice

_STOPPED = lazy(
    "(?:不再|停止|不得再?|不能再?|不应再?|无须再?|不予|未再)(?:继续)?[沿延援适施实执参照使仍引续][^，。；]{0,2}"
)  # 不再沿用: it is not used any more


def _blank(match: re.Match[str]) -> str:
    """As many characters that say nothing: the places of the words behind stay what they are."""
    return "　" * len(match[0])


def prepare(args: Args) -> Query:
    answers = {"过期仍用": _still_used, "不限期": _without_end}
    return answers[args.text("is", one_of=answers, default="过期仍用")]


def subject(args: Args) -> Subject:
    """Whether the document says that something still applies, or for how long it applies itself."""
    if args.text("is", default="过期仍用") == "过期仍用":
        return lambda case: case.speaks_of(_words("仍用"))
    return lambda case: read_validity(case.document) is not None or any(_without_end(case))


def _words(name: str) -> list[str]:
    words: list[str] = vocabulary("validity")[name]["words"]
    return words


def _still_used(case: Case) -> Iterable[Match]:
    used, expired = _words("仍用"), _words("已过期")
    for paragraph in case.document.body():
        text = paragraph.text
        if not any(word in text for word in used):
            continue
        before = ""
        for start, end in sentences(text):
            words = text[start:end]
            word, at = _first(_STOPPED.sub(_blank, words), used)
            over, place = _first(words, expired)
            past = bool(over) or _over(words, case) or any(w in before for w in expired) or _over(before, case)
            if word and past and not _CHOICE.search(words[:at]) and not _first(words, _words("另有出路"))[0]:
                begin = place if over and place < at else 0
                yield Match(paragraph.span(start + begin, end), words[begin:], {"value": word})
            before = words


def _over(words: str, case: Case) -> bool:
    """2018年印发，有效期五年: a term that was over on the day of the check?"""
    for match in _TERM.finditer(words):
        years = number(match["count"])
        if years and int(match["year"]) + years < case.as_of.year:
            return True
    return False


def _without_end(case: Case) -> Iterable[Match]:
    plain, composed, other = _words("不限期"), _words("不限期说法"), _words("他物")
    for paragraph in case.document.body():
        for start, end in sentences(paragraph.text):
            words = paragraph.text[start:end]
            word, at = _first(words, plain)
            said = says(words, *composed)
            if said and not _YEAR.search(said) and (not word or words.index(said) <= at):
                word, at = said, words.index(said)
            if word and not _first(words, other)[0]:
                yield Match(paragraph.span(start + at, start + at + len(word)), word, {"value": word})


def _first(words: str, wanted: Iterable[str]) -> tuple[str, int]:
    """The wanted word that stands first (of two at one place the longer) and its place; ('', -1) if there is none."""
    found = [(words.index(word), -len(word), word) for word in wanted if word in words]
    if not found:
        return "", -1
    at, _, word = min(found)
    return word, at
