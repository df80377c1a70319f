"""`enclosures`: 附件目录、卷内目录与正文、与案卷对不上。

输入：of，为 正文所引（正文说“见附件六”“在卷内第十二件”，而目录没有这一件；目录至少两件、从一起连续编号才比）、
别的事项（卷内目录里的论证、评估、审查材料针对的是另一份文件）之一。成套案卷的文件由 across 核对，这里不重复。
输出：说到该件的半句话或者目录里的题名为一处；占位词 number（正文写的序号）、listed（目录所列件数）、
list（附件目录、卷内目录）；title（材料所针对的文件）、matter（本卷的事项）。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import integer
from fzzf_check.text.titles import same_title

_NUMBER = r"(?P<number>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_HEAD = lazy(rf"[\s　]*附件[\s　]*{_NUMBER}(?:[\s　：:.．、]|$)")  # 附件三　论证意见
_OPENING = lazy(rf"[\s　]*附件[\s　]*[：:][\s　]*{_NUMBER}[.．、]")  # 附件：1．论证意见
_GOING_ON = lazy(rf"[\s　]*{_NUMBER}[.．、]")
_REFERENCE = lazy(rf"(?:[^，。；：（）()《》]{{0,24}})(?:详见|参见|见|列为|列于)(?:本说明)?附件[\s　]*{_NUMBER}")
_FILED = lazy(rf"[\s　]*{_NUMBER}[\t　｜| ]")  # 12　关于公布…的通知: a line of the list of a file
_IN_THE_FILE = lazy(  # 见卷内第十二件; 本卷共16件
    rf"(?:[^，。；：（）()《》]{{0,24}})(?:卷内|本卷)(?:[\s　]*第|(?:材料|文件)?共(?:有|计)?)[\s　]*{_NUMBER}[\s　]*件"
)
_FILE_LIST = lazy("(?:卷内|案卷|材料|文件)目录")
_MATTER = lazy(r"(?:案卷题名|案卷名称|决策事项|事项名称)(?:名称)?[\s　]*[：:\t｜|][\s　]*(?P<matter>[^\s　｜|]{6,60})")
_PAPER_ON = lazy(  # 《…方案》专家论证意见, 关于《…办法》的合法性审查意见书
    r"《(?P<title>[^《》]{4,50}(?:方案|办法|规划|规定|细则|计划|决定|措施))(?:（[^（）]{1,8}）)?》[^｜|\t《》]{0,8}?"
    r"(?:论证|评估|审查|审核|听证|征求意见|公示)[^｜|\t　]{0,10}"
)
SHARED = 2  # characters that two names of one matter have in common at least, place and kind of paper left out
_AT_LEAST = 2  # one 附件 alone may be a heading, no list


def prepare(args: Args) -> Query:
    queries: dict[str, Query] = {"正文所引": _cited_in_vain, "别的事项": _of_another_matter}
    return queries[args.text("of", one_of=queries, default="正文所引")]


def subject(args: Args) -> Subject:
    if args.text("of") == "别的事项":
        return lambda case: any(_MATTER.search(line.text) for line in case.source.lines)
    return lambda case: case.speaks_of(("附件", "卷内", "本卷"))


def _cited_in_vain(case: Case) -> Iterable[Match]:
    if case.dossier is not None:
        return
    lines = [line.text for line in case.source.lines]
    yield from _not_listed(case, list(_listed(lines)), _REFERENCE, "附件目录")
    yield from _not_listed(case, list(_filed(lines)), _IN_THE_FILE, "卷内目录")


def _not_listed(case: Case, numbers: Sequence[int], reference: re.Pattern[str], name: str) -> Iterator[Match]:
    """References to a number beyond the last of a list that counts from one without a gap."""
    listed = set(numbers)
    if len(listed) < _AT_LEAST or listed != set(range(1, len(listed) + 1)):
        return
    for paragraph in case.document.paragraphs:
        for found in reference.finditer(paragraph.text):
            number = integer(found["number"])
            if number is not None and number > len(listed):
                values = {"number": found["number"], "listed": str(len(listed)), "list": name}
                why = f"{name}列到第{len(listed)}件，没有第{found['number']}件"
                yield Match(paragraph.span(found.start(), found.end()), found[0], values, (why,))


def _of_another_matter(case: Case) -> Iterator[Match]:
    """案卷题名：公交运营方案 … 6　《客运总站迁建方案》专家论证意见: papers of a step that was taken on another draft."""
    if case.dossier is not None:
        return
    matter = next((found["matter"] for line in case.source.lines if (found := _MATTER.search(line.text))), "")
    if not matter:
        return
    for paragraph in case.document.paragraphs:
        found = _PAPER_ON.search(paragraph.text) if _FILED.match(paragraph.text) else None
        if found and not _one_matter(found["title"], matter):
            values = {"title": found["title"], "matter": matter}
            why = f"材料针对《{found['title']}》，本卷是{matter}"
            yield Match(paragraph.span(found.start(), found.end()), found[0], values, (why,))


def _one_matter(title: str, matter: str) -> bool:
    """Whether the two names share more than the place in front and the kind of paper behind."""
    if same_title(title, matter):
        return True
    front, behind = _alike_from_start(title, matter), _alike_from_start(title[::-1], matter[::-1])
    one, other = title[front : len(title) - behind], matter[front : len(matter) - behind]
    return not one or not other or any(one[n : n + SHARED] in other for n in range(len(one) - SHARED + 1))


def _alike_from_start(one: str, other: str) -> int:
    """How many characters the two have in common before they differ."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _filed(lines: Sequence[str]) -> Iterator[int]:
    """The numbers at the head of the lines below 卷内目录."""
    within = False
    for line in lines:
        found = _FILED.match(line)
        number = integer(found["number"]) if found and within else None
        if number:
            yield number
        within = within or _FILE_LIST.search(line) is not None


def _listed(lines: Sequence[str]) -> Iterator[int]:
    """The numbers that stand at the head of a line as those of enclosures, in a list or over the enclosure itself."""
    within = False
    for line in lines:
        opening, head = _OPENING.match(line), _HEAD.match(line)
        going_on = _GOING_ON.match(line) if within else None
        within = bool(opening or going_on)
        found = opening or head or going_on
        number = integer(found["number"]) if found else None
        if number:
            yield number
