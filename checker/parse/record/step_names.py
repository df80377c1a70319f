"""The steps of a procedure by the names that fields, headings, columns and papers give them."""

from __future__ import annotations

import re
from functools import cache

from fzzf_check.grammar import vocabulary
from fzzf_check.parse.sayings import Saying, read_saying
from fzzf_check.patterns import lazy

Step = tuple[str, str]
"""The kind of an event and its role: 送审 or 出具 of a review, 报告 of the other steps."""

FILE = "step_names"
_ASIDE = lazy(r"[（(](?P<what>[^）)]*)[）)]$")  # 合法性审查（送审）: which part of the step
OPINION, RECEIPT, AGAIN = ("合法性审查", "出具"), ("合法性审查", "送审"), ("合法性审查", "复核")
SENT = lazy(
    r"收(?=$|[，,；;）)])|(?:送审|报审|收件|收文|收讫|收齐|收悉|收全|收妥|签收|接件|接到|送件|来件|交件|收到|受理|送交|报送|[报呈移]?送[^，,；;]{0,3}(?:司法局|法规科|法规处|法制科|法规股)|收稿|接收)(?!.*(?<![待未])(?:出具|审结|审毕|办结|完成))"
)
PAPERS = lazy(r"[、及和与并]")  # 公布文本及网站截图: the paper that is named first
_AND_HOW = lazy(r"[、和及与](?:方式|途径|渠道|办法|方法)$")  # 征求意见的期限和方式
_NUMBER = lazy(
    r"^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、）)]|第[一二三四五六七八九十]+[步项]?、?)\s*"
)
OF_WHAT_WAS_HELD = lazy(r"(?:的)?(?:情况)?(?:笔录|记录|纪要|报告|签到[表册簿]?)$")

STEP_COLUMNS = 3  # a table with as many columns that are steps has one matter a row


@cache
def _named(part: str) -> tuple[tuple[Step, Saying], ...]:
    """The names of a part of the vocabulary in the order of the file, each with its step."""
    entries, classes = vocabulary(FILE)[part].values(), vocabulary(FILE)["classes"]
    return tuple((tuple(entry.get("step", ())), read_saying(entry, classes)) for entry in entries)


def step_of(label: str) -> Step | None:
    """The kind of event and its role that a label names; None for other labels."""
    bare = _NUMBER.sub("", re.sub(r"\s", "", label))
    aside = _ASIDE.search(bare)
    bare = _AND_HOW.sub("", _ASIDE.sub("", bare)).replace("，", "·")  # a comma inside is not the end of a label
    if not bare or len(bare) > 16 or any(said.stands_in(bare) for _, said in _named("no_step")):
        return None
    found = next((step for step, said in _named("labels") if said.stands_in(bare)), None)
    part = step_of(aside["what"]) if aside and found and found[0] == OPINION[0] else None
    return part if part and part[0] == OPINION[0] else found


def bare_step(label: str) -> Step | None:
    """The step that is called by that name alone; None for anything more or other."""
    return next((step for step, said in _named("names") if said.is_all_of(label)), None)


def steps_in(header: tuple[str, ...]) -> int:
    """How many columns of a table are steps; such a table has one matter a row."""
    return sum(step_of(name) is not None for name in header)
