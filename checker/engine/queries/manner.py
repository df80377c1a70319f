"""`manner`: 文中说某一步是这样做的（以会签代替审查、会后补办……）。

输入：step（步骤）、is（做法，可写几个），都是 grammar/vocabulary/record_manner.yaml 里的名称；集体讨论决定另有算出来的 到会不足、一致与异议；
major（true：只看当作重大行政决策的事项）、government（true：只看由政府决定的）、normative（true：只看规范性文件）、
decided（true：只看已经通过或者公布的，做法的词句自己说了也算）、undecided_by（某一步；只看没有写到这一步的）。
输出：每处一个，同一处说了几次的取最明白的；占位词 step、manner。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.engine.record_matches import fits, tells
from fzzf_check.facts import EventKind
from fzzf_check.parse.record.lexicon import manners
from fzzf_check.parse.record.model import Manner, Matter, Record
from fzzf_check.parse.record.told import happened, joined
from fzzf_check.source import Span

COMPUTED = {"集体讨论决定": ("到会不足", "一致与异议")}
NEAR = 3  # paragraphs
SEPARATE = {"听证"}  # steps whose manners are faults of their own, not several ways of saying one
PASSED = ("集体讨论决定", "公布")


def prepare(args: Args) -> Query:
    steps = manners()
    step = args.text("step", one_of=steps)
    names = args.texts("is", one_of=(*steps[step], *COMPUTED.get(step, ())) if step else None)
    major, government, decided = args.flag("major"), args.flag("government"), args.flag("decided")
    normative = args.flag("normative")
    without = args.text("undecided_by", one_of=get_args(EventKind))
    args.require("step")
    args.require("is")

    def query(case: Case) -> Iterator[Match]:
        record = case.record
        told = []
        for manner in record.manners:
            matter = record.matter_of(manner.matter)
            if manner.step != step or manner.name not in names or matter is None:
                continue
            if not fits(case, matter, major, government) or (major and matter.exempt):
                continue
            if normative and (not matter.normative or matter.exempt):
                continue
            if decided and not (manner.decided or _passed(matter, record)):
                continue
            if without and any(e.kind == without and e.matter == matter.name and happened(e) for e in record.events):
                continue
            told.append(manner)
        for manner in _plainest(told):
            span, text = _with_overlaps(manner, told)
            yield Match(span, text, {"step": step, "manner": manner.name}, (f"读作：{step}，{manner.name}",))

    return query


def subject(args: Args) -> Subject:
    """Whether the step is told at all, taken or not."""
    step, major, government = args.text("step"), args.flag("major"), args.flag("government")

    def occurs(case: Case) -> bool:
        told = tells(case, (step,)) or any(manner.step == step for manner in case.record.manners)
        return told and any(fits(case, matter, major, government) for matter in case.record.matters)

    return occurs


def _plainest(told: Sequence[Manner]) -> Iterator[Manner]:
    """One statement of a fault that a matter tells in several ways close together: the plainest, else the first."""
    for one in told:
        near = [
            m
            for m in told
            if m.matter == one.matter
            and abs(m.paragraph.index - one.paragraph.index) < NEAR
            and (m.name == one.name or m.step not in SEPARATE)
        ]
        if min(near, key=lambda m: (m.rank, m.paragraph.index, m.start)) is one:
            yield one


def _with_overlaps(manner: Manner, told: Sequence[Manner]) -> tuple[Span, str]:
    """The words of a statement and of those that overlap it."""
    start, end = manner.start, manner.end
    for other in told:
        if other.paragraph is manner.paragraph and other.start < end and start < other.end:
            start, end = min(start, other.start), max(end, other.end)
    return joined(manner.paragraph, start, end)


def _passed(matter: Matter, record: Record) -> bool:
    return matter in record.decided or any(
        event.kind in PASSED and event.matter == matter.name and happened(event) for event in record.events
    )
