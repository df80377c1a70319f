"""`opinion`: 合法性审查（审核）意见书没有写应当写的内容。

输入：lacks，为 结论（没有写合法、不合法、应当修改一类的话）。正文不足四十字的不查。
输出：正文末尾一处；没有占位词。
"""

from __future__ import annotations

from collections.abc import Iterator

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.patterns import lazy

_CONCLUSION = lazy(
    r"不?合法(?!性)|应当予以修改|应予修改|应当修改|予以修改|需要?修改|须修改|[修更改]改?正?后|符合(?:有关)?法律|不?符合[^。；]{0,20}规定|同意提[交请]|可以提[交请]|不得提[交请]|不宜提[交请]|"
    r"未发现[^。；]{0,24}(?:抵触|违反|违法|不一致)|不违反|无法律障碍|不存在[^。；]{0,16}(?:违法|抵触|冲突)"
)


def prepare(args: Args) -> Query:
    args.text("lacks", one_of=("结论",))
    args.require("lacks")
    return _query


def subject(args: Args) -> Subject:
    return lambda case: case.record.subject == "合法性审查意见"


def _query(case: Case) -> Iterator[Match]:
    if case.record.subject != "合法性审查意见":
        return
    text = "".join(paragraph.text for paragraph in case.document.body())
    if len(text) > 40 and not _CONCLUSION.search(text):
        yield Match(case.tail(), "", {}, ("按标题读作合法性审查（审核）意见，全文没有结论",))
