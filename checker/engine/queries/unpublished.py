"""`unpublished`: 文件自己说不对外公布，或者没有说怎样公布。

输入：in，为 正文（正文说不对外公开、仅发某些单位，而文件又规定了公众的义务）、附注（附注标为依申请公开、不予公开）或
全文没有公布（没有任何公布的说法）。
输出：每处一个；占位词 patient（受约束的人）、value。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.grammar import vocabulary
from fzzf_check.parse.norm.predicate import first, says
from fzzf_check.text.sentences import sentences


def prepare(args: Args) -> Query:
    answers = {"正文": _in_body, "附注": _in_note, "全文没有公布": _silent}
    return answers[args.text("in", one_of=answers, default="正文")]


def subject(args: Args) -> Subject:
    """Whether the note is there; what the text says or leaves out of its publication concerns every document."""
    noted = args.text("in") == "附注"
    return lambda case: not noted or any(paragraph.zone == "附注" for paragraph in case.document.paragraphs)


def _words(name: str) -> list[str]:
    words: list[str] = vocabulary("publication")[name]["words"]
    return words


def _in_body(case: Case) -> Iterable[Match]:
    for paragraph in case.document.body():
        if paragraph.zone == "附注":
            continue
        for start, end in sentences(paragraph.text):
            words = paragraph.text[start:end]
            found = _said_unpublished(words)
            patient = (
                (_bound_people(case) or first(paragraph.text, "外部相对人") or _public_matter(words)) if found else ""
            )
            if patient:
                at, phrase = min(found, key=lambda hit: (hit[0], -len(hit[1])))
                stop = _clause_end(words, max(place + len(said) for place, said in found))
                values = {"patient": patient, "value": phrase}
                yield Match(paragraph.span(start + at, start + stop), words[at:stop], values)


def _said_unpublished(words: str) -> list[tuple[int, str]]:
    """Where a sentence about the document itself says that it stays unpublished or unnumbered, and in which words."""
    if not any(name in words for name in _words("本文件")) or any(no in words for no in _words("否定")):
        return []
    told = says(words, *vocabulary("publication")["不公布句"]["says"])
    phrases = [*_words("不公开"), *_words("仅发内部"), *([told] if told else [])]
    return [(words.find(phrase), phrase) for phrase in phrases if phrase in words]


def _clause_end(words: str, at: int) -> int:
    while at < len(words) and words[at] not in "，,。；;！!":
        at += 1
    return at


def _bound_people(case: Case) -> str:
    """The first word for members of the public on whom the document lays a duty; '' if it lays none."""
    duties = _words("义务")
    for paragraph in case.document.body():
        for start, end in sentences(paragraph.text):
            words = paragraph.text[start:end]
            if any(duty in words for duty in duties) and (person := first(words, "外部相对人")):
                return person
    return ""


def _public_matter(words: str) -> str:
    """当事人, when the sentence speaks of fines or fees to be taken though not of those who pay them; '' if not."""
    return "当事人" if any(matter in words for matter in _words("公众的事")) else ""


def _in_note(case: Case) -> Iterable[Match]:
    for paragraph in case.document.paragraphs:
        if paragraph.zone == "附注":
            for phrase in _words("不公开"):
                at = paragraph.text.find(phrase)
                if at >= 0:
                    yield Match(paragraph.span(at, at + len(phrase)), phrase, {"patient": "公众", "value": phrase})
                    break


def _silent(case: Case) -> Iterable[Match]:
    said = _words("公布")
    if not any(word in paragraph.text for paragraph in case.document.paragraphs for word in said):
        yield Match(case.tail(), "", {"patient": "公众", "value": ""})
