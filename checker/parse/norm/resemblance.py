"""类案比对: which parts of sentences resemble the violating examples of the rules, though no construction finds an act.

Constructions know how an act is said; a disguise in words that nobody wrote down yet passes them by. So each part of a
sentence is also weighed as a whole (see :mod:`fzzf_check.parse.weights`). A part that leans clearly to the violating examples
and passes the tests of force and frame is told as a warning of its own. What a construction has found in a part that leans
clearly to the lawful examples is a doubt (:func:`reads_lawful`), but for the acts that the law itself names: published documents
write fines as laws do, and every second true finding of a fine would be doubted. Of 324 findings in 653 published documents 52
became doubts; read one by one, some 40 of these repeat the law or set nothing, some 8 a reviewer would have raised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fzzf_check.facts import Norm
from fzzf_check.parse.norm import clauses
from fzzf_check.parse.norm.address import sentences
from fzzf_check.parse.norm.constructions import Act
from fzzf_check.parse.norm.force import find_force
from fzzf_check.parse.norm.frame import find_frame
from fzzf_check.parse.norm.predicate import Predicate
from fzzf_check.parse.norm.reading import CELL, CITE, MINUTES, QUOTED, SELF, TITLE, Reading
from fzzf_check.parse.norm.surroundings import Around
from fzzf_check.parse.weights import Weights, weights
from fzzf_check.text.sentences import start_of_part

ACT = "类案比对"
LIKE = 2.5  # log-odds: judged unseen, 68 of 194 missed violations pass, and 6 lawful sentences of 1,018 that nothing else flags
LAWFUL = -4.0  # log-odds: judged unseen, 33 of 144 false findings lie below (21 that may be doubted), 1 of 810 true
SHORTEST = 8  # characters of a part that says enough to be weighed
_STOPS = "。；！？｜"
_REACH = 80  # characters of the paragraph before that are looked at
_READABLE = str.maketrans({CITE: "《", TITLE: "》", SELF: "本", MINUTES: "纪", QUOTED: "“", CELL: "｜"})


class Part(NamedTuple):
    """A part of a sentence (between ；), its place in the reading, and the part before it; a citation in them is one
    readable character.
    """

    start: int
    end: int
    text: str
    before: str


def parts(around: Around) -> Iterator[Part]:
    """The parts of a paragraph that are long enough to be weighed."""
    text = around.reading.text
    for start, end in sentences(text):
        for begin, stop in _cut(text, start, end):
            if stop - begin >= SHORTEST:
                yield _part(text, begin, stop, around.lead(), around.above())


def _part(text: str, begin: int, stop: int, lead: Reading | None, above: Reading | None) -> Part:
    before = part_before(text, begin, lead, above)
    return Part(begin, stop, text[begin:stop].translate(_READABLE), before.translate(_READABLE))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("；", start, end) + 1 or end
        yield start, stop
        start = stop


def reads_lawful(p: Predicate) -> bool:
    """Whether the part of the sentence in which an act was found leans clearly to the lawful examples."""
    text = p.reading.text
    begin, stop = next(cut for cut in _cut(text, p.sentence.start, p.sentence.end) if cut[1] > p.start)
    part = _part(text, begin, stop, p.lead, p.above)
    return weights("norms").lean(part.text, part.before) < LAWFUL


def part_before(text: str, start: int, lead: Reading | None, above: Reading | None) -> str:
    """The part of a sentence before ``start``; at the beginning of a paragraph what introduces it or stands above."""
    earlier = text[:start] or (lead or above or _NOTHING).text
    earlier = earlier[-_REACH:].rstrip(_STOPS)
    return earlier[start_of_part(earlier, len(earlier), _STOPS) :]


_NOTHING = Reading("", (), {}, 0)


def resembling(paragraphs: Iterable[Around], norms: Iterable[Norm] = ()) -> tuple[Norm, ...]:
    """The parts that lean to the violating examples and that the document itself orders of outsiders, as norms whose act
    is 类案比对 and whose kind is that of the examples they resemble most; not those in which an act of this kind was
    found among ``norms`` and read as set for nobody outside.
    """
    table = weights("norms")
    told = tuple(norms)
    return tuple(
        norm
        for around in paragraphs
        for part in parts(around)
        if table.lean(part.text, part.before) >= LIKE
        and (norm := _norm(around, part, table))
        and not _read_otherwise(norm, told)
    )


def _read_otherwise(like: Norm, norms: Iterable[Norm]) -> bool:
    """Were the acts of this kind that stand in the part all read as internal or agreed on? Or is the permit that it
    resembles the consent of a company, which is told as what it is?
    """
    within = [
        norm
        for norm in norms
        if norm.paragraph is like.paragraph and like.start <= norm.start and norm.end <= like.end + 1
    ]
    if like.kind == "许可" and any(norm.act == "企业点头" for norm in within):
        return True
    same = [norm for norm in within if norm.kind == like.kind]
    return bool(same) and all(norm.force == "设定" and norm.frame != "对外" for norm in same)


def _norm(around: Around, part: Part, table: Weights) -> Norm | None:
    kind = table.class_of(part.text)
    act = Act(kind, ACT, ACT, "", (), (), (), (), ())
    end = part.end - (part.text[-1] in _STOPS)
    sentence = clauses.parse(around.reading.text, part.start, part.end, [(end - 1, end)])
    segment, phrase = sentence.phrase_at(part.start)
    p = around.predicate(sentence, segment, phrase, act, part.start, end)
    p.note(table.likeness(part.text))
    force = find_force(p)
    if force != "设定" or find_frame(p) != "对外":
        return None
    start, stop = p.reading.back(p.start, p.end)
    return Norm(
        paragraph=p.paragraph, start=start, end=stop, kind=kind, act=ACT, force=force, frame="对外",  # type: ignore[arg-type]
        basis=p.basis, basis_from=p.basis_from, sentence=(start, stop), trace=tuple(p.trace),
    )  # fmt: skip
