"""What the law asks of a matter: whether it is a 重大行政决策 or a 规范性文件, touches businesses, is decided by a government."""

from __future__ import annotations

import re

from fzzf_check.facts import Document, Paragraph
from fzzf_check.parse.record.model import Matter
from fzzf_check.parse.record.subjects import title_text
from fzzf_check.parse.sayings import saying

_NAMED = re.compile(r"《([^》]+)》")
_BEGUN_AND_DECIDED = ("启动了", "上了常务会")  # 条例 arts. 12, 30: what only a major decision goes through
_ON_THE_WAY = ("开了听证会", "经过专家论证", "做了风险评估", "请示了党委")  # arts. 16, 19, 22, 31
_TWO_OF_THEM = 2


def matter_of(name: str, paragraphs: tuple[Paragraph, ...], text: str, document: Document) -> Matter:
    """The matter of that name and these paragraphs; ``text`` is all that the record says of it."""
    title = title_text(document)
    titles = _NAMED.findall(name or title) or _NAMED.findall(text)
    not_major = saying("不是重大决策").stands_in(text)
    outside = saying("不适用决策程序").stands_in(text)
    normative = saying("是规范性文件").stands_in(text)
    major = saying("是重大决策").stands_in(text) or (name != "" and saying("是重大决策").stands_in(title))
    tells_its_course = document.kind == "决策记录" and not normative
    return Matter(
        name=name,
        paragraphs=paragraphs,
        major=(major or (tells_its_course and _went_through(text))) and not (not_major or outside),
        normative=normative,
        market=saying("涉及经营者").stands_in(text),
        government=saying("政府决定").stands_in(text) or saying("政府的会").stands_in(title),
        exempt=outside or (not_major and not normative),
        title=titles[0] if titles else "",
    )


def _went_through(text: str) -> bool:
    """Whether it took the course of a major decision, whatever it is called."""
    both = all(saying(step).stands_in(text) for step in _BEGUN_AND_DECIDED)
    return both and sum(saying(step).stands_in(text) for step in _ON_THE_WAY) >= _TWO_OF_THEM
