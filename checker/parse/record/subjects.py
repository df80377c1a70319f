"""What kind of paper a record is, by its title: 征求意见公告, 合法性审查意见, 会议纪要 …"""

from __future__ import annotations

import re
from functools import cache

from fzzf_check.facts import Document
from fzzf_check.grammar import vocabulary
from fzzf_check.parse.record.lexicon import words_in
from fzzf_check.parse.sayings import Saying, read_saying, saying
from fzzf_check.parse.structure.kinds import is_bare_notice
from fzzf_check.patterns import lazy

FILE = "record_titles"
MAY_DECIDE = frozenset({"决策会议", "局务"})  # classes of record.yaml
_ASIDE = lazy(r"[（(][^）)]*[）)]$")  # （截至2023年12月20日）: what stands below a title
_QUOTED = lazy(r"《[^》]*》")
_TITLE_LINE = 60  # characters of a line that is no title any more
_CAPTION = 24  # characters of a line that is no more than a heading
_HEAD = 6  # paragraphs in which minutes say what meeting they are of


def title_text(document: Document) -> str:
    """The title as one string: the parsed one, else the first short lines that are no sentences."""
    if document.title and "：" not in document.title and not _ASIDE.match(document.title.strip()):
        return document.title
    lines = [line.text.strip() for line in document.source.lines if line.text.strip()][:3]
    return "".join(line for line in lines if len(line) <= _TITLE_LINE and not line.endswith("。"))


def subject_of(document: Document) -> str:
    """What kind of paper the document is, by its title (titles it cites apart); '' if none of those known."""
    title = re.sub(r"\s", "", title_text(document))
    if any(said.stands_in(title.rstrip("》")) for _, said in _table("no_record")):
        return "会议纪要" if document.kind == "会议纪要" else ""
    for text in (_QUOTED.sub("", title), title):
        for name, said in _table("subjects"):
            if said.stands_in(text):
                return name
    if document.kind == "会议纪要":
        return "会议纪要"
    if document.kind == "审核意见书" and "备案" not in title:
        return "合法性审查意见"  # 某县司法局关于某方案的审查意见
    if document.kind == "决策记录" and is_bare_notice(title):
        return "征求意见公告"
    return "决策记录" if _accounts_for_itself(document) else ""


def decides(document: Document) -> bool | None:
    """For minutes: whether their meeting may decide (常务会议, 全体会议, 局长办公会); None if the title does not say."""
    opening = (p.text for p in document.paragraphs[:_HEAD] if len(p.text) < _TITLE_LINE)
    head = re.sub(r"\s", "", title_text(document) + "".join(opening))
    if not MAY_DECIDE.isdisjoint(words_in(head)):
        return True
    return False if saying("会议不作决策").stands_in(head) else None


@cache
def _table(part: str) -> tuple[tuple[str, Saying], ...]:
    """The sayings of a part of the vocabulary in the order of the file."""
    data = vocabulary(FILE)
    return tuple((name, read_saying(entry, data["classes"])) for name, entry in data[part].items())


def _accounts_for_itself(document: Document) -> bool:
    """Whether a paper that publishes a decision has a part on how it came about (附：决策程序履行情况)."""
    if any(unit.rank == "条" for unit in document.units):
        return False
    captions = (p.text.strip() for p in document.paragraphs if len(p.text) <= _CAPTION)
    return any((found := saying("自述决策程序").find(text)) and found[1] == len(text) for text in captions)
