"""Reading speed against python-docx, and of text and pages: prints milliseconds and ratios.

Run as ``python tests/bench/bench_readers.py``. Times differ from machine to machine; ratios hold.
"""

from __future__ import annotations

import io

import docx
from docx.shared import Pt
from timing import milliseconds

from fzzf_check.readers import read

_SENTENCE = "清河区人民政府所属部门应当在职责范围内做好相关工作，定期公布结果并接受社会监督。"


def ten_pages(paragraphs: int = 200) -> bytes:
    """A Word file of about ten pages, formatted as offices do: every run with its font and size."""
    document = docx.Document()
    for number in range(paragraphs):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(32)
        paragraph.paragraph_format.line_spacing = Pt(28)
        for words in (f"第{number}条　", _SENTENCE):
            run = paragraph.add_run(words)
            run.font.name, run.font.size = "仿宋", Pt(16)
    table = document.add_table(20, 3)
    for cell in (cell for row in table.rows for cell in row.cells):
        cell.text = "甲"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_python_docx(data: bytes) -> int:
    """All paragraphs and cells by python-docx."""
    document = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return sum(len(paragraph.text) for paragraph in document.paragraphs) + sum(map(len, cells))


def main() -> None:
    """Print the table."""
    word = ten_pages()
    text = "\n".join(line.text for line in read("a.docx", word).lines)
    html = "<html><body>" + "".join(f"<p><span>{line}</span></p>" for line in text.split("\n")) + "</body></html>"
    ours = milliseconds(lambda: read("a.docx", word))
    theirs = milliseconds(lambda: with_python_docx(word), 5)
    print(f"docx, ten pages       {ours:7.2f} ms   python-docx {theirs:7.2f} ms   ratio {theirs / ours:.1f}")
    for name, data in (("a.txt", text.encode()), ("a.txt", text.encode("gb18030")), ("a.html", html.encode())):
        print(
            f"{name:<8} {len(data) // 1024:4} KB       {milliseconds(lambda name=name, data=data: read(name, data)):7.2f} ms"
        )


if __name__ == "__main__":
    main()
