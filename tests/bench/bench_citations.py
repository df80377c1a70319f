"""Speed of reading citations: prints milliseconds for 6,000 characters and ratios to the bare scan.

Run as ``python tests/bench/bench_citations.py [text file …]``; files are read as UTF-8 text, a paragraph a line. Without
files a text of our own is measured. Times differ from machine to machine; ratios hold.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from timing import milliseconds

from fzzf_check.facts import Document, Origin, Paragraph
from fzzf_check.law import instruments as law
from fzzf_check.parse.citation.citations import find_citations
from fzzf_check.parse.citation.lexer import tokens_of
from fzzf_check.parse.citation.reading import read_sentences
from fzzf_check.parse.citation.scan import Scanner
from fzzf_check.source import Line, Source

CHARACTERS = 6000
DAY = date(2026, 6, 1)
PLAIN = "县城市管理部门应当会同公安、市场监督管理、生态环境等部门，建立信息共享和联合巡查制度，定期公布检查结果，接受社会监督。"
CITING = (
    "第十条　违反本办法第六条规定的，由县城市管理局依照《城市道路管理条例》第四十二条、《云岭省市容和环境卫生管理条例》第三十四条"
    "第（二）项的规定处罚；该条例没有规定的，依据道路交通安全法第一百零九条执行。"
)


def text_of_our_own() -> list[str]:
    """A norm-dense draft: one paragraph in five cites, five references each."""
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < CHARACTERS * 4:
        paragraphs += [CITING, PLAIN, PLAIN, PLAIN, PLAIN]
    return paragraphs


def document(lines: list[str]) -> Document:
    """A document with a paragraph for each line."""
    paragraphs = tuple(Paragraph(text, (Origin(0, n, 1),), "正文", index=n) for n, text in enumerate(lines, 1))
    source = Source("例.txt", "txt", tuple(Line(n, text) for n, text in enumerate(lines, 1)))
    return Document(source, "规范性文件", "草案", None, None, None, None, None, (), (), paragraphs)


def drain(items: Iterable[object]) -> int:
    """How many there are."""
    return sum(1 for _ in items)


def main(paths: list[str]) -> None:
    """Print the table."""
    lines = [line for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    lines = lines or text_of_our_own()
    text = "\n".join(lines)
    made = document(lines)
    found = find_citations(made, DAY)
    share = CHARACTERS / len(text)
    steps: dict[str, Callable[[], object]] = {
        "scan": lambda: drain(Scanner(text)),
        "tokens": lambda: drain(tokens_of(text)),
        "parse": lambda: read_sentences(text),
        "resolve and judge (all)": lambda: find_citations(made, DAY),
    }
    print(f"{len(text)} characters, {len(found)} citations ({len(found) * share:.0f} in {CHARACTERS})")
    base = 0.0
    for name, action in steps.items():
        taken = milliseconds(action) * share
        base = base or taken
        print(f"{name:<26}{taken:>8.2f} ms for {CHARACTERS} characters {taken / base:>6.1f} x the scan")
    law.instrument.cache_clear()
    print(f"one look-up in the table  {milliseconds(lambda: law.instrument('城市道路管理条例'), 1) * 1000:>8.0f} µs")


if __name__ == "__main__":
    main(sys.argv[1:])
