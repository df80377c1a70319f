"""What is read from a record: its matters, its events, and the manner in which steps were taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fzzf_check.facts import Event, Paragraph

if TYPE_CHECKING:
    from fzzf_check.parse.record.years import Read


@dataclass(frozen=True, slots=True)
class Manner:
    """A statement on how a step was taken: ``step`` as in facts.EventKind, ``name`` of the manner (会签代替, 未公开材料 …)
    as in record_manner.yaml, and where it stands.
    """

    step: str
    name: str
    paragraph: Paragraph
    start: int
    end: int
    matter: str = ""
    rank: int = 0  # place of its frame in the list: the plainest way of saying it stands first
    decided: bool = False  # the same words tell that the matter was passed

    @property
    def text(self) -> str:
        """The words."""
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True, slots=True, eq=False)
class Matter:
    """One 议题 or 事项, equal to itself alone. ``name`` is '' for a file that is about one only.

    ``major``: the record treats it as 重大行政决策; ``normative``: as a 规范性文件; ``market``: it touches businesses;
    ``government``: a people's government decides (not a department); ``exempt``: 突发事件, secrets and the like, or
    expressly no major decision.
    """

    name: str
    paragraphs: tuple[Paragraph, ...]
    major: bool = False
    normative: bool = False
    market: bool = False
    government: bool = False
    exempt: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The procedural content of a document. ``subject`` is what kind of paper it is: 征求意见公告, 听证公告, 合法性审查意见,
    公平竞争审查, 专家论证意见, 风险评估报告, 会议纪要, 起草说明, 征求意见情况 … or ''. ``decided`` are the matters that the
    meeting of minutes passed (the one without name: it met); ``read`` are its paragraphs cut into words.
    """

    subject: str
    events: tuple[Event, ...]
    matters: tuple[Matter, ...]
    manners: tuple[Manner, ...]
    decided: frozenset[Matter] = frozenset()
    read: tuple[Read, ...] = ()

    def matter_of(self, name: str) -> Matter | None:
        """The matter of that name."""
        return next((matter for matter in self.matters if matter.name == name), None)
