"""How long the norm step and the comparison with like cases (类案比对) take: on a document of 6,000 characters dense with norms, on one with few, and on one that is
a single sentence full of norms.

Run as ``python tests/bench/bench_norms.py``: prints milliseconds of processor time (the best of several runs), and the
same in turns of an empty loop of Python, which a busy machine slows as much.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import cycle
from pathlib import Path

import yaml

from fzzf_check.facts import Citation, Document, Norm
from fzzf_check.parse.citation.citations import find_citations
from fzzf_check.parse.norm.norms import find_norms
from fzzf_check.parse.norm.resemblance import resembling
from fzzf_check.parse.norm.surroundings import Around, ordering_paragraphs
from fzzf_check.parse.structure.document import parse_document
from fzzf_check.readers import read

LENGTH = 6000
_SENTENCES = Path(__file__).resolve().parent.parent / "parse_norms" / "sentences.yaml"
_PLAIN = "各有关部门应当加强组织领导，明确工作责任，健全工作机制，定期通报情况，确保各项任务落到实处。"


def dense() -> Iterator[str]:
    """One article in two sets or mentions a norm."""
    data = yaml.safe_load(_SENTENCES.read_text(encoding="utf-8"))
    sentences = [case["text"] for case in data["sets"]] + data["clean"]
    for number, sentence in enumerate(cycle(sentences), 1):
        yield f"第{number}条　{sentence}" if number % 2 else f"第{number}条　{_PLAIN}"


def sparse() -> Iterator[str]:
    """The usual prose of office papers."""
    for number in cycle(range(1, 1000)):
        yield f"第{number}条　{_PLAIN}"


def endless() -> Iterator[str]:
    """A list of fines without a full stop."""
    yield "第一条　" + "处五百元罚款，" * (LENGTH // 7)


def document_of(articles: Iterator[str]) -> tuple[Document, tuple[Citation, ...]]:
    """A document of about LENGTH characters and its citations."""
    lines: list[str] = []
    while sum(map(len, lines)) < LENGTH - 10:
        lines.append(next(articles))
    document = parse_document(read("例.txt", "\n".join(lines).encode()), "规范性文件")
    return document, find_citations(document, date(2026, 1, 15))


Step = Callable[[Iterable[Around]], tuple[Norm, ...]]


def milliseconds(step: Step, articles: Iterator[str], times: int = 15) -> tuple[float, int]:
    """The best of several runs, and how many norms were found."""
    document, citations = document_of(articles)
    norms = step(ordering_paragraphs(document, citations))
    best = float("inf")
    for _ in range(times):
        begin = time.process_time()
        step(ordering_paragraphs(document, citations))
        best = min(best, time.process_time() - begin)
    return best * 1000, len(norms)


def loop() -> float:
    """Milliseconds of 1,000 turns of an empty loop, the best of several runs."""
    best = float("inf")
    for _ in range(50):
        begin = time.process_time()
        for _ in range(10_000):
            pass
        best = min(best, time.process_time() - begin)
    return best * 100


def main() -> int:
    """Print the table."""
    for name, articles, times in (("密集", dense, 25), ("稀疏", sparse, 25), ("一句到底", endless, 3)):
        for what, step in (("规范", find_norms), ("比对", resembling)):
            best, norms = milliseconds(step, articles(), times)
            print(f"{name}·{what}：{LENGTH} 字，{norms} 条，{best:.1f} 毫秒，合空循环 {best / loop():.0f} 千次")
    return 0


if __name__ == "__main__":
    sys.exit(main())
