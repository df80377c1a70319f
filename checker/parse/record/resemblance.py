"""类案比对 of records: which sentences resemble those that tell of a fault of procedure, though no frame of
``record_manner.yaml`` is met.

Frames know how a fault is said; offices find ever new words for a step that was left out, replaced or made up for. So each
sentence (each cell of a table) is also weighed as a whole (see :mod:`fzzf_check.parse.weights`); with the sentence before it no
more was found. Faults that take arithmetic (order, periods, what disagrees between papers) are not in the words and are not
looked for here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fzzf_check.facts import Document, Paragraph
from fzzf_check.parse.record.model import Manner, Record
from fzzf_check.parse.record.unreal import only_spoken_of
from fzzf_check.parse.record.words import BORDER
from fzzf_check.parse.record.years import Read
from fzzf_check.parse.weights import weights
from fzzf_check.text.sentences import sentences

NAME = "类案比对"
LIKE = 1.5  # log-odds: judged without their round, 205 of 421 faults in words pass, and 15 of 12,319 lawful sentences
SHORTEST = 6  # characters of a sentence that says enough to be weighed
_SURE = frozenset({"决策记录", "会议纪要", "审核意见书"})  # kinds that record, whatever their title says


class Told(NamedTuple):
    """A sentence or cell and its place in the paragraph, which was read."""

    read: Read
    start: int
    end: int

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph it stands in."""
        return self.read.paragraph

    @property
    def only_spoken_of(self) -> bool:
        """Whether it tells nothing of how this matter was handled."""
        around = (s for s in self.read.sentences if s.start < self.end and self.start < s.end)
        return any(only_spoken_of(sentence, self.read) for sentence in around)

    @property
    def text(self) -> str:
        """The words."""
        return self.paragraph.text[self.start : self.end]


def told(record: Record) -> Iterator[Told]:
    """The sentences of a record that are long enough to be weighed."""
    for read in record.read:
        for start, end in _cells(read.paragraph.text):
            if end - start >= SHORTEST:
                yield Told(read, start, end)


def _cells(text: str) -> Iterator[tuple[int, int]]:
    for start, stop in sentences(text):
        for border in BORDER.finditer(text, start, stop):
            yield start, border.start()
            start = border.end()
        yield start, stop


def resembling(document: Document, record: Record) -> tuple[Manner, ...]:
    """The sentences that lean to those which tell of a fault, as manners named 类案比对 of the step they resemble most; none in
    a paper that may be anything.
    """
    if not record.subject and document.kind not in _SURE:
        return ()
    table = weights("records")
    matter_of = {id(paragraph): matter for matter in record.matters for paragraph in matter.paragraphs}
    found = (
        Manner(table.class_of(one.text), NAME, one.paragraph, one.start, one.end, matter.name)
        for one in told(record)
        if (matter := matter_of.get(id(one.paragraph))) and table.lean(one.text) >= LIKE and not one.only_spoken_of
    )
    return tuple(manner for manner in found if not _told_next_to_it(manner, record))


def _told_next_to_it(manner: Manner, record: Record) -> bool:
    """法规科没有再写审核意见。会议认为签了字就等于审过: the fault is found in the paragraph behind, this one leads up to it."""
    return any(
        other.step == manner.step
        and other.matter == manner.matter
        and other.paragraph.index == manner.paragraph.index + 1
        for other in record.manners
    )
