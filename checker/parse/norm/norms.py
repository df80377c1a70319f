"""Norms of a document: acts found by constructions, placed in the parsed sentence, judged by the tests of force and frame.

:func:`find_norms` is the only door. Sentences without a trigger word cost a dictionary look-up a character and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from fzzf_check.facts import Norm
from fzzf_check.parse.norm import clauses
from fzzf_check.parse.norm.acts import act_tokens, acts_in, may_say_any
from fzzf_check.parse.norm.address import sentences
from fzzf_check.parse.norm.amounts import read_measure
from fzzf_check.parse.norm.binding import binds
from fzzf_check.parse.norm.constructions import any_of
from fzzf_check.parse.norm.doubt import weigh
from fzzf_check.parse.norm.force import find_force
from fzzf_check.parse.norm.frame import find_frame
from fzzf_check.parse.norm.needs import fits, nobody_at_fault
from fzzf_check.parse.norm.predicate import Predicate
from fzzf_check.parse.norm.surroundings import Around


def find_norms(paragraphs: Iterable[Around]) -> tuple[Norm, ...]:
    """All norms of the paragraphs (see :func:`.surroundings.ordering_paragraphs`) in order of the text, mentions and
    applications included (see ``Norm.force``).
    """
    return tuple(chain.from_iterable(map(_norms_of, paragraphs)))


def _norms_of(around: Around) -> Iterator[Norm]:
    if not may_say_any(around.paragraph.text):
        return
    reading = around.reading
    for start, end in sentences(reading.text):
        found = acts_in(reading.text, start, end)
        if not found:
            continue
        told = any(act.kind == "纪要依据" for _, _, act in found)
        sentence = clauses.parse(reading.text, start, end, act_tokens(reading.text, found))
        read = []
        for act_start, act_end, act in found:
            segment, phrase = sentence.phrase_at(act_start)
            predicate = around.predicate(sentence, segment, phrase, act, act_start, act_end)
            if fits(predicate):
                read.append((predicate, _norm(predicate)))
        for predicate, norm in read:
            if not _only_a_fee(predicate, read):
                yield norm
                if not told:
                    yield from _on_minutes(norm)


def _only_a_fee(p: Predicate, read: Iterable[tuple[Predicate, Norm]]) -> bool:
    """Is this the fine that one might see in a fee which the same words set, while nobody has done wrong?"""
    return nobody_at_fault(p) and any(
        norm.kind == "收费" and norm.force == "设定" and other.start < p.end and p.start < other.end
        for other, norm in read
    )


def _on_minutes(norm: Norm) -> Iterator[Norm]:
    """A penalty or measure based on minutes is minutes used as a basis, too."""
    on_minutes = norm.basis[:1] and norm.basis[0].rank == "会议纪要"
    if norm.kind in {"处罚", "强制"} and norm.force == "设定" and on_minutes:
        yield replace(norm, kind="纪要依据", act="纪要作依据")


def _norm(p: Predicate) -> Norm:
    p.note(f"读作{p.act.kind}·{p.act.name}：“{p.text}”")
    condition = p.condition()
    if condition:
        p.note(f"条件：“{condition}”")
    agent, agent_class = _agent(p)
    force = find_force(p)
    frame = find_frame(p) if force == "设定" else "对外"
    if force == "设定" and frame == "对外":
        if binds(p):
            weigh(p)
        else:
            force = "提及"
    start, end = p.reading.back(p.start, p.end)
    patient, patient_class = _patient(p)
    modality = next((t.word for t in reversed(p.tokens_before("MODAL", "NOT"))), "")
    stretch, amounts = read_measure(p.text)
    return Norm(
        paragraph=p.paragraph, start=start, end=end, kind=p.act.kind, act=p.act.name, force=force, frame=frame,  # type: ignore[arg-type]
        agent=agent, agent_class=agent_class, patient=patient, patient_class=patient_class, modality=modality,
        polarity="否定" if p.tokens_before("NOT") else "肯定", condition=condition, object=_object(p),
        measure=p.text[slice(*stretch)] if stretch else "", amounts=amounts, basis=p.basis, basis_from=p.basis_from, doubt="；".join(p.doubts),
        sentence=p.reading.back(p.sentence.start, p.sentence.end), trace=tuple(p.trace),
    )  # fmt: skip


def _object(p: Predicate) -> str:
    """The words of the phrase behind the act: what is taken, closed, asked for."""
    words = p.rest[: max(0, p.phrase.end - p.end)].strip("　 ")
    return "" if words.startswith(_GOING_ON) else words.lstrip("的")


_GOING_ON = ("、", "并", "和", "及", "以及", "或")  # another act or thing, beside that of the predicate
_AGENT_CLASSES = ("议事协调机构", "内设机构", "村居组织", "企业单位", "乡镇街道", "行政机关")


def _agent(p: Predicate) -> tuple[str, str]:
    tokens = [token for token in p.segment.of("AGENT") if token.start_pos < p.end]
    if not tokens:
        return "", ""
    words = tokens[-1].word.lstrip("由经")
    for name in _AGENT_CLASSES:
        if any(match.end() == len(words) for match in any_of(name).finditer(words)):
            p.note(f"由谁：“{words}”（{name}）")
            return words, name
    return words, ""


_PATIENTS = (("外部相对人", "外部"), ("内部相对人", "内部"))


def _patient(p: Predicate) -> tuple[str, str]:
    """Whom it binds: the last one named before the act, or the one with whom the act begins (村民不得在院内养鸡)."""
    for name, label in _PATIENTS:
        found = [m[0] for m in any_of(name).finditer(p.up_to_act)]
        if found:
            return found[-1], label
    openings = ((any_of(name).match(p.text), label) for name, label in _PATIENTS)
    return next(((found[0], label) for found, label in openings if found), ("", ""))
