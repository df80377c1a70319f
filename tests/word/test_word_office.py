"""Annotated files opened by a word processor: the comments are there, at the same words."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from making import WHEN, docx, paragraph, report, run

from fzzf_check.findings import FileReport
from fzzf_check.reports.opinion import opinion
from fzzf_check.reports.word import annotate

pytestmark = pytest.mark.long

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


@pytest.fixture
def convert(tmp_path: Path) -> object:
    """LibreOffice: bytes of a .docx → a file in another format."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("没有 LibreOffice（Debian：apt-get install libreoffice-writer-nogui），跳过")

    def run_office(data: bytes, kind: str) -> Path:
        draft = tmp_path / "批注.docx"
        draft.write_bytes(data)
        subprocess.run(
            [program, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to", kind,
             "--outdir", str(tmp_path), str(draft)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return tmp_path / f"批注.{kind}"

    return run_office


def ranges(flat: Path) -> list[tuple[str, str]]:
    """(words in the range, words of the comment) of each comment in a flat ODF file."""
    root = etree.parse(flat).getroot()
    found = []
    for note in root.iter(f"{OFFICE}annotation"):
        words, inside = note.tail or "", False
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if element is note:
                inside = event == "end"
            elif inside and event == "start" and element.tag == f"{OFFICE}annotation-end":
                break
            elif inside:
                words += (element.text if event == "start" else element.tail) or ""
        found.append((words, "".join(note.itertext())))
    return found


def test_LibreOffice_看到的批注范围就是违法的字(convert: object) -> None:
    change = '<w:ins w:id="7" w:author="甲" w:date="2024-01-01T00:00:00Z">'
    body = (
        paragraph(run("云岭县畜禽粪污管理办法"))
        + paragraph(run("第九条　逾期的，"), change, run("处五百元罚款，并公告"), "</w:ins>", run("。"))
        + f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{paragraph(run('取消其经营资格'))}</w:tc></w:tr></w:tbl>"
        + paragraph(run("第十条　本办法自印发之日起施行。"))
    )
    data = docx(body)
    out = annotate(report(data, "五百元罚款", "经营资格"), data, when=WHEN)
    seen = ranges(convert(out, "fodt"))  # type: ignore[operator]
    assert [words for words, _ in seen] == ["五百元罚款", "经营资格"]
    assert all("FZ201" in note for _, note in seen)


def test_带批注的稿和意见书都能转成PDF(convert: object) -> None:
    data = docx(paragraph(run("第九条　逾期的，处五百元罚款。")))
    result = report(data, "五百元罚款")
    for made in (annotate(result, data, when=WHEN), opinion(FileReport("稿.docx", findings=result.findings))):
        assert convert(made, "pdf").read_bytes().startswith(b"%PDF")  # type: ignore[operator]
