"""Comments in all Word files of the corpus: anchors exact, text unchanged."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from making import WHEN, W, covered, finding, part

from fzzf_check import check
from fzzf_check.findings import FileReport, Finding
from fzzf_check.readers import read
from fzzf_check.readers.characters import normalise, visible
from fzzf_check.reports.word import AUTHOR, annotate
from fzzf_check.source import Source, Span

PER_FILE = 25
REQUIRED = 0.95


def anywhere(source: Source, seed: int) -> list[Finding]:
    """Findings on stretches chosen blindly, some over several lines."""
    chance = random.Random(seed)
    found = []
    filled = [line for line in source.lines if line.text.strip()]
    for number in range(PER_FILE):
        line = chance.choice(filled)
        start = chance.randrange(len(line.text))
        end_line = source.lines[min(line.number + (number % 8 == 0), len(source.lines)) - 1]
        low = start if end_line is line else 0
        end = chance.randrange(low, max(len(end_line.text), low + 1)) + 1
        span = Span(line.number, start + 1, end_line.number, min(end, len(end_line.text)) + 1)
        if span.end_line == span.line or end_line.text:
            found.append(finding(span, source.words(span)))
    return sorted(found, key=lambda f: f.order)


def plain(source: Source, item: Finding) -> str:
    """The words that stand in the file: without computed numbers and spacing."""
    words = ""
    span = item.span
    for line in source.lines[span.line - 1 : span.end_line]:
        if line.kind == "textbox":
            continue
        low = max(span.column - 1 if line.number == span.line else 0, line.numbered)
        high = span.end_column - 1 if line.number == span.end_line else len(line.text)
        words += line.text[low : max(low, high)]
    return bare(words)


def bare(text: str) -> str:
    normal = normalise(text)
    return "".join(c for low, high in visible(normal) for c in normal[low:high] if not c.isspace())


def test_六十二个真实Word文件里批注准确而正文不变(shared: Path) -> None:
    exact = total = 0
    for number, path in enumerate(sorted((shared / "corpus").rglob("*.docx"))):
        data = path.read_bytes()
        source = read(str(path), data)
        findings = anywhere(source, number)
        out = annotate(FileReport(str(path), source=source, findings=findings), data, when=WHEN)
        after = read(str(path), out)
        assert [line.text for line in after.lines] == [line.text for line in source.lines], path.name
        assert after.revisions == source.revisions, path.name
        places = covered(out)
        comments = {c.get(f"{W}id"): "".join(c.itertext()) for c in part(out, "word/comments.xml")}
        ids = sorted((int(c) for c in comments if c), reverse=False)[-len(findings) :]
        for own, item in zip(ids, findings, strict=True):
            total += 1
            hit = bare(places[str(own)]) == plain(source, item)
            exact += hit
            assert hit or "位置：" in comments[str(own)], f"{path.name}：{item.text!r} 放大了却没有说明"
    print(f"批注准确 {exact}/{total}")
    assert total > 1000
    assert exact / total >= REQUIRED


@pytest.mark.long
def test_重新批注真实文件后只剩一套批注(shared: Path) -> None:
    for path in sorted((shared / "corpus").rglob("*.docx")):
        data = path.read_bytes()
        source = read(str(path), data)
        report = FileReport(str(path), source=source, findings=anywhere(source, 1))
        once = annotate(report, data, when=WHEN)
        again = FileReport(str(path), source=read(str(path), once), findings=report.findings)
        twice = annotate(again, once, when=WHEN)
        assert covered(twice) == covered(once), path.name
        assert len(part(twice, "word/comments.xml")) == len(report.findings), path.name


@pytest.mark.long
def test_真实检查结果的批注也准确而正文不变(shared: Path) -> None:
    exact = total = 0
    for path in sorted((shared / "corpus").rglob("*.docx")):
        data = path.read_bytes()
        result = check(str(path), data=data)
        assert result.source is not None, path.name
        if not result.findings:
            continue
        out = annotate(result, data, when=WHEN)
        after = read(str(path), out)
        assert [line.text for line in after.lines] == [line.text for line in result.source.lines], path.name
        places = covered(out)
        own = [c for c in part(out, "word/comments.xml") if c.get(f"{W}author") == AUTHOR]
        for comment, item in zip(own, result.findings, strict=True):
            words = plain(result.source, item) if item.text else ""
            hit = bare(places[comment.get(f"{W}id") or ""]) == words
            total += 1
            exact += hit
            assert hit or "位置：" in "".join(comment.itertext()), f"{path.name}：{item.text!r}"
    print(f"真实结果的批注准确 {exact}/{total}")
    assert total > 60
    assert exact / total >= REQUIRED


def test_自编样例的批注准确而正文不变() -> None:
    files = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.docx"))
    assert files
    for number, path in enumerate(files):
        data = path.read_bytes()
        result = check(str(path), data=data)
        assert result.source is not None
        result.findings = sorted([*result.findings, *anywhere(result.source, number)], key=lambda f: f.order)
        out = annotate(result, data, when=WHEN)
        after = read(str(path), out)
        assert [line.text for line in after.lines] == [line.text for line in result.source.lines], path.name
        assert after.revisions == result.source.revisions, path.name
        places = covered(out)
        own = [c for c in part(out, "word/comments.xml") if c.get(f"{W}author") == AUTHOR]
        for comment, item in zip(own, result.findings, strict=True):
            words = plain(result.source, item) if item.text else ""
            hit = bare(places[comment.get(f"{W}id") or ""]) == words
            assert hit or "位置：" in "".join(comment.itertext()), f"{path.name}：{item.text!r}"
