"""What an enforcement document (决定书、笔录、案卷) says was done, and when.

A step is read where its words (``grammar/vocabulary/enforcement.yaml``) share a clause with a date, or follow the date in
the same sentence. The decision itself is dated by the document (处罚决定书 of 2024年4月20日).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from fzzf_check.facts import Document, Paragraph
from fzzf_check.grammar import vocabulary
from fzzf_check.text.dates import find_dates
from fzzf_check.text.sentences import sentences

STEPS = ("立案", "告知", "听证通知", "听证", "法制审核", "集体讨论", "决定", "送达", "催告", "公开", "受理")
DECISIONS = ("决定书", "处罚决定", "处理决定")
REACH = 60  # characters from a date to the words of the step that it dates


@dataclass(frozen=True, slots=True)
class Step:
    """A step told with its day; offsets into ``paragraph.text`` (0, 0 where the document itself is the step)."""

    name: str
    day: date
    paragraph: Paragraph
    start: int
    end: int


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The words of an entry of the vocabulary."""
    return tuple(vocabulary("enforcement")[name]["words"])


def find_steps(document: Document) -> tuple[Step, ...]:
    """All dated steps in order of the text; for a 决定书 its own date as the last one."""
    found = [step for paragraph in document.body() for step in _in_paragraph(paragraph, document)]
    title = document.title or ""
    signed = document.field("成文日期")
    if document.date and signed and any(word in title for word in DECISIONS) and "告知" not in title:
        paragraph = document.paragraph_at(signed.span.line)
        if paragraph is not None:
            start = max(0, paragraph.text.find(signed.value))
            found.append(Step("决定", document.date, paragraph, start, start + len(signed.value)))
    return tuple(found)


def _in_paragraph(paragraph: Paragraph, document: Document) -> Iterator[Step]:
    text = paragraph.text
    year = document.date.year if document.date else None
    for start, end in sentences(text):
        words = text[start:end]
        mentions = [m for m in find_dates(words, year) if m.date is not None]
        for n, mention in enumerate(mentions):
            until = mentions[n + 1].start if n + 1 < len(mentions) else len(words)
            step = _named(words[mention.end : min(until, mention.end + REACH)])
            if step and mention.date:
                name, at = step
                stop = mention.end + at
                yield Step(name, mention.date, paragraph, start + mention.start, start + stop)


def _named(words: str) -> tuple[str, int] | None:
    """The step whose words stand first behind the date, with the offset behind them; None where it is denied."""
    best: tuple[int, int, str] | None = None
    for name in STEPS:
        for word in words_of(name):
            at = words.find(word)
            if at >= 0 and (best is None or (at, -len(word)) < best[:2]):
                best = (at, -len(word), name)
    if best is None or any(no in words[: best[0]] for no in words_of("否定")):
        return None
    return best[2], best[0] - best[1]


def mentions(document: Document, names: tuple[str, ...]) -> bool:
    """Whether the text speaks of one of the steps at all, dated or not, and not only to deny it."""
    wanted = [word for name in names for word in words_of(name)]
    for paragraph in document.paragraphs:
        for start, end in sentences(paragraph.text):
            words = paragraph.text[start:end]
            for word in wanted:
                at = words.find(word)
                if at >= 0 and not any(no in words[max(0, at - 6) : at] for no in ("未", "没有", "无")):
                    return True
    return False
