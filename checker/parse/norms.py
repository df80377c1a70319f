"""Norms of a document: acts found by constructions, placed in the parsed sentence, judged by the tests of force and frame.

:func:`find_norms` is the only door. Sentences without a trigger word cost a dictionary look-up a character and no more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from fzzf_check.facts import Citation, Document, Norm, Paragraph

from . import clauses
from .amounts import find_amounts
from .constructions import Act, Construction, acts, any_of
from .force import find_force
from .frame import find_frame
from .judgement import binds, fits, weigh
from .predicate import Predicate
from .reading import Reading, read

ACTS: tuple[str, ...] = (
    "罚款", "没收", "吊扣证照", "降低资质", "限制从业", "责令停产停业", "责令关闭", "行政拘留", "警告通报", "扣缴保证金",
    "变相罚款", "取消资格", "失信惩戒", "停办业务", "取消待遇", "收回权益", "限制交易",
    "审批同意", "许可证件", "资格认定", "备案变相许可", "名录准入", "年检年审", "登记准入", "验收准入", "前置条件", "特许经营",
    "查封", "扣押", "冻结", "强制拆除", "停水停电", "限制人身自由", "强制执行", "强制抵扣", "代履行", "强制关闭", "其他强制",
    "收费", "保证金", "集资摊派", "捆绑消费", "扩大征收", "索要证明", "普遍停产停业",
    "限定经营者", "本地优先", "要求本地注册", "限制迁移", "限制外地进入", "歧视条件", "财税奖补", "要素优惠", "特许未竞争",
    "干预价格", "强制挂靠", "行业协会",
    "禁止民事活动", "剥夺权利", "限制救济", "不当联结", "干预合同", "株连", "增设义务",
    "溯及适用", "无权制定", "无权执法", "纪要作依据",
)  # fmt: skip
"""The names of acts, as rules ask for them; a test holds them against the vocabulary."""

_ZONES = frozenset({"正文", "附件", "附注"})
_ONCE = frozenset({"许可", "竞争", "证明", "权利义务"})  # one finding of an act for a part of a sentence is enough
_Found = tuple[int, int, Act]


def find_norms(document: Document, citations: tuple[Citation, ...]) -> tuple[Norm, ...]:
    """All norms of the document in order of the text, mentions and applications included (see ``Norm.force``)."""
    cited: dict[int, list[Citation]] = defaultdict(list)
    for citation in citations:
        cited[id(citation.paragraph)].append(citation)
    readings: dict[int, Reading] = {}

    def reading(paragraph: Paragraph | None) -> Reading | None:
        if paragraph is None:
            return None
        if id(paragraph) not in readings:
            cells = tuple(start for start, _ in paragraph.row.cells) if paragraph.row else ()
            readings[id(paragraph)] = read(
                paragraph.text, _words_begin(paragraph), len(paragraph.text), cited[id(paragraph)], cells
            )
        return readings[id(paragraph)]

    items: dict[int, str] = defaultdict(str)
    for paragraph in document.paragraphs:
        if paragraph.lead is not None:
            items[id(paragraph.lead)] += paragraph.text

    norms: list[Norm] = []
    above: Paragraph | None = None
    for paragraph in document.paragraphs:
        if paragraph.zone in _ZONES and not (paragraph.row and paragraph.row.is_header):
            own = reading(paragraph)
            if own is not None and own.text:
                same_article = above is not None and above.locator and above.unit is paragraph.unit
                norms.extend(
                    _norms_of(
                        document,
                        paragraph,
                        own,
                        (reading(paragraph.lead), reading(above) if same_article else None, items[id(paragraph)]),
                    )  # fmt: skip
                )
        above = paragraph
    return tuple(norms)


def _words_begin(paragraph: Paragraph) -> int:
    return min(paragraph.body, len(paragraph.text))


def _norms_of(
    document: Document, paragraph: Paragraph, reading: Reading, around: tuple[Reading | None, Reading | None, str]
) -> Iterator[Norm]:
    for start, end in clauses.split(reading.text):
        found = list(_acts_in(reading.text, start, end))
        if not found:
            continue
        sentence = clauses.parse(reading.text, start, end, _spans(reading.text, found))
        for act_start, act_end, act in found:
            segment, phrase = sentence.phrase_at(act_start)
            predicate = Predicate(
                document, paragraph, reading, sentence, segment, phrase, act, act_start, act_end,
                reading.text[:start], *around,
            )  # fmt: skip
            if fits(predicate):
                norm = _norm(predicate)
                yield norm
                if (
                    norm.kind in {"处罚", "强制"}
                    and norm.force == "设定"
                    and norm.basis[:1]
                    and norm.basis[0].rank == "会议纪要"
                ):
                    yield replace(norm, kind="纪要依据", act="纪要作依据")


@cache
def _triggers() -> dict[str, list[tuple[str, Act, Construction]]]:
    """First character of an anchor word → (word, act, construction)."""
    table: dict[str, list[tuple[str, Act, Construction]]] = defaultdict(list)
    for act in acts():
        for construction in act.says:
            for word in construction.anchors:
                table[word[0]].append((word, act, construction))
    return dict(table)


def _acts_in(text: str, start: int, end: int) -> Iterator[_Found]:
    """The acts said in a sentence; overlapping finds of one act are one, idioms that only look like it are left out."""
    tried: set[int] = set()
    found: dict[str, list[_Found]] = defaultdict(list)
    table = _triggers()
    words = text[start:end]
    for char in set(words):
        for word, act, construction in table.get(char, ()):
            if id(construction) in tried or word not in words:
                continue
            tried.add(id(construction))
            for match in construction.pattern.finditer(text, start, end):
                begin = match.start("core") if "core" in match.groupdict() else match.start()
                if not _idiom(act, text, match.start(), match.end(), start, end):
                    found[act.name].append((begin, match.end(), act))
    merged = [item for group in found.values() for item in _merge(group)]
    merged = list(_once(merged, text))
    yield from sorted(_most_telling(merged), key=lambda item: (item[0], item[1], item[2].name))


def _most_telling(found: list[_Found]) -> Iterator[_Found]:
    """Where two acts overlap and one yields to the other (审批同意 to 名录准入), keep the more telling one."""
    for start, end, act in found:
        if not any(o.name in act.yields_to and s < end and start < e for s, e, o in found):
            yield start, end, act


def _once(found: list[_Found], text: str) -> Iterator[_Found]:
    """One finding of an act is enough for a part of a sentence (between semicolons): join those of 许可, 竞争 and the like."""
    joined: dict[tuple[str, int], _Found] = {}
    for start, end, act in sorted(found, key=lambda item: item[0]):
        if act.kind not in _ONCE:
            yield start, end, act
            continue
        key = act.name, text.count("；", 0, start)
        first = joined.get(key)
        joined[key] = (first[0], max(first[1], end), first[2]) if first else (start, end, act)
    yield from joined.values()


def _idiom(act: Act, text: str, start: int, end: int, low: int, high: int) -> bool:
    around_low, around_high = max(low, start - 20), min(high, end + 12)
    return any(
        match.start() < end and match.end() > start
        for construction in act.but_not
        for match in construction.pattern.finditer(text, around_low, around_high)
    )


_LEADING = re.compile(r"(?:一律|应当|可以|予以|并|由|均|应|可|将|，)+")


def _merge(group: Iterable[_Found]) -> Iterator[_Found]:
    current: _Found | None = None
    for item in sorted(group, key=lambda item: (item[0], -item[1])):
        if current is not None and item[0] < current[1]:
            current = (current[0], max(current[1], item[1]), current[2])
            continue
        if current is not None:
            yield current
        current = item
    if current is not None:
        yield current


def _spans(text: str, found: list[_Found]) -> list[tuple[int, int]]:
    """The last character of each act (before a punctuation mark): a token that leaves the words inside to be read."""
    ends = set()
    for start, end, _ in found:
        place = next((place for place in range(start, end) if text[place] in "，；：。！？｜"), end)
        ends.add(place)
    return [(max(end - 1, 0), end) for end in sorted(ends) if end]


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
    modality = next((str(t) for t in reversed(p.tokens_before("MODAL", "NOT"))), "")
    measure = p.text
    return Norm(
        paragraph=p.paragraph, start=start, end=end, kind=p.act.kind, act=p.act.name, force=force, frame=frame,  # type: ignore[arg-type]
        agent=agent, agent_class=agent_class, patient=patient, patient_class=patient_class, modality=modality,
        polarity="否定" if p.tokens_before("NOT") else "肯定", condition=condition, measure=measure,
        amounts=find_amounts(measure), basis=p.basis, basis_from=p.basis_from, doubt="；".join(p.doubts),
        sentence=p.reading.back(p.sentence.start, p.sentence.end), trace=tuple(p.trace),
    )  # fmt: skip


_AGENT_CLASSES = ("议事协调机构", "内设机构", "村居组织", "企业单位", "乡镇街道", "行政机关")


def _agent(p: Predicate) -> tuple[str, str]:
    tokens = [t for phrase in p.segment.phrases for t in phrase.of("AGENT") if (t.start_pos or 0) < p.end]
    if not tokens:
        return "", ""
    words = str(tokens[-1]).lstrip("由经")
    for name in _AGENT_CLASSES:
        if any(match.end() == len(words) for match in any_of(name).finditer(words)):
            p.note(f"由谁：“{words}”（{name}）")
            return words, name
    return words, ""


def _patient(p: Predicate) -> tuple[str, str]:
    for name, label in (("外部相对人", "外部"), ("内部相对人", "内部")):
        found = [m[0] for m in any_of(name).finditer(p.up_to_act)]
        if found:
            return found[-1], label
    return "", ""
