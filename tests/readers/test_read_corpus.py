"""Every document of the shared corpus goes through; Word files hold all that another reader finds in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import docx

from fzzf_check.errors import CannotRead
from fzzf_check.readers import read
from fzzf_check.readers.characters import normalise


def test_语料里的文件都能读(shared: Path) -> None:
    suffixes = {".docx", ".txt", ".md", ".html"}
    counts: Counter[str] = Counter()
    unread = {}
    for path in sorted((shared / "corpus").rglob("*")):
        if path.suffix not in suffixes:
            continue
        try:
            source = read(str(path))
        except CannotRead as problem:
            unread[path.name] = problem.code
            continue
        counts[source.format] += 1
        assert [line.number for line in source.lines] == list(range(1, len(source.lines) + 1))
        for line in source.lines:
            assert not set(line.text) & set("\r\n\u200b\ufeff\u2028")
            assert all(0 <= cell.start <= cell.end <= len(line.text) for cell in line.cells)
    print(dict(counts), unread)
    assert sum(counts.values()) > 900
    assert set(unread.values()) <= {"empty"}  # one page is nothing but pictures
    assert len(unread) <= 1


def test_语料里的Word文件一段不少(shared: Path) -> None:
    """python-docx is the independent witness: each of its paragraphs and cells is found in our text."""
    for path in sorted((shared / "corpus").rglob("*.docx")):
        ours = squeezed("".join(line.text for line in read(str(path)).lines))
        document = docx.Document(str(path))
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        paragraphs = [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
        missing = [text for paragraph in paragraphs if (text := squeezed(normalise(paragraph.text))) not in ours]
        assert not missing, (path.name, missing[:3])


def squeezed(text: str) -> str:
    return "".join(text.split())
