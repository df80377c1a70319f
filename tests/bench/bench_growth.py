"""How time grows with the length of a text: four times the length should take about four times as long.

Run as ``python tests/bench/bench_growth.py``: prints, for each shape of text, milliseconds of the short and the long one
and their ratio. The tests count steps instead (``tests/steps.py``), which a busy machine does not change; what one
search through a long text costs is seen only here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from timing import milliseconds

from fzzf_check.parse.citation.citations import find_citations
from fzzf_check.parse.norm.norms import find_norms
from fzzf_check.parse.norm.surroundings import ordering_paragraphs
from fzzf_check.parse.record.words import sentences
from fzzf_check.parse.structure.document import parse_document
from fzzf_check.source import Line, Source

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from shapes import SHAPES, repeated

SHORT = 6_000


def source(lines: list[str]) -> Source:
    """A text file of these lines."""
    return Source("样文.txt", "txt", tuple(Line(number, text) for number, text in enumerate(lines, 1)))


def structure(shape: str, length: int) -> Callable[[], object]:
    """The structure of a text of one shape."""
    text = source(repeated(shape, length))
    return lambda: parse_document(text)


def norms(_: str, length: int) -> Callable[[], object]:
    """The norms of one sentence without an end."""
    document = parse_document(source(["第一条　" + "处五百元罚款，" * (length // 7)]), "规范性文件")
    citations = find_citations(document, date(2026, 1, 15))
    return lambda: find_norms(ordering_paragraphs(document, citations))


def events(_: str, length: int) -> Callable[[], object]:
    """The sentences of one paragraph of a record."""
    unit = "2024年3月1日县司法局出具合法性审查意见，会议审议通过。"
    text = unit * (length // len(unit))
    return lambda: sentences(text, 2024)


def main() -> None:
    """Print the table."""
    works = [(f"结构：{shape}", structure, shape) for shape in SHAPES]
    works += [("规范：一逗到底", norms, ""), ("记录：一段到底", events, "")]
    for name, work, shape in works:
        small, large = work(shape, SHORT), work(shape, 4 * SHORT)
        small()  # what is built once a process
        one, four = milliseconds(small, 5), milliseconds(large, 3)
        print(f"{name}\t{one:6.1f} 毫秒\t{four:6.1f} 毫秒\t{four / one:4.1f} 倍")


if __name__ == "__main__":
    main()
