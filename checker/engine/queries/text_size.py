"""`text_size`: 文件的篇幅（字数，不计空白、标点以外的排版）。

输入：over（超过多少字）、made_since（年-月-日，此前成文的不查）、title、not_title（标题须含、不得含的词）。
输出：标题处一处；占位词 count、value。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query


def prepare(args: Args) -> Query:
    over = args.number("over") or 0
    since = args.text("made_since", default="0001-01-01")
    title, not_title = args.texts("title"), args.texts("not_title")
    args.require("over")

    def run(case: Case) -> Iterable[Match]:
        if not case.named(title, not_title):
            return
        made = case.document.date
        if made is None and case.document.stage == "已发布":
            return  # nobody can say by which day's law
        if made is not None and made < date.fromisoformat(since):
            return
        count = sum(
            len("".join(paragraph.text.split()))
            for paragraph in case.document.paragraphs
            if paragraph.zone == "正文" and paragraph.row is None
        )
        if count > over:
            yield Match(case.head(), "", {"count": str(count), "value": case.document.name}, (f"正文{count}字",))

    return run
