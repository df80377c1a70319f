"""`wording`: 只在某些文件里才有问题的词句；其余同 sentence。

输入：sentence 的各项，以及 local（true：只查地方机关的文件）、dated（true：只查写明成文日期的或者草案）、title、not_title（标题须含、不得含的词）。
输出：同 sentence。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.engine.queries import sentence as plain
from fzzf_check.grammar import vocabulary

PLACE_NAME = 6  # characters in which the name of a place ends: 巴音郭楞州


def prepare(args: Args) -> Query:
    local, dated = args.flag("local"), args.flag("dated")
    title, not_title = args.texts("title"), args.texts("not_title")
    inner = plain.prepare(args)

    def run(case: Case) -> Iterable[Match]:
        if not case.named(title, not_title):
            return ()
        if (local and not is_local(case)) or (dated and case.document.date is None and case.document.stage != "草案"):
            return ()
        return inner(case)

    return run


def subject(args: Args) -> Subject:
    title, not_title, inner = args.texts("title"), args.texts("not_title"), plain.subject(args)
    return lambda case: case.named(title, not_title) and inner(case)


def is_local(case: Case) -> bool:
    """Whether an authority of a place made the document: its issuer or title begins with the name of a place."""
    names = [name for name in (case.document.issuer, case.document.title) if name]
    words = vocabulary("levels")
    if any(word in name for name in names for word in words["中央"]["words"]):
        return False
    heads = [name[:PLACE_NAME] for name in names]
    for word in words["不是地名"]["words"]:
        heads = [head.replace(word, "") for head in heads]
    return any(sign in head for head in heads for sign in words["地名"]["words"])
