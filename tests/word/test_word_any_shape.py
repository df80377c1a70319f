"""Comments in Word files of any shape: insertions in hyperlinks in controls, fields, text boxes, tables."""

from __future__ import annotations

import random

import pytest
from making import WHEN, W, covered, docx, finding, paragraph, part, run
from test_word_corpus import bare, plain

from fzzf_check.findings import FileReport, Finding
from fzzf_check.readers import read
from fzzf_check.reports.word import annotate
from fzzf_check.source import Source, Span

DOCUMENTS = 25
PER_DOCUMENT = 6


class Maker:
    """Writes body XML by chance; the same seed gives the same file."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def words(self) -> str:
        return "".join(self.chance.choice("处五百元罚款逾期的申报云岭县 ") for _ in range(self.chance.randrange(1, 8)))

    def run(self) -> str:
        kinds = (
            lambda: run(self.words(), self.chance.choice(("", "<w:b/>"))),
            lambda: run(self.words()),
            lambda: f"<w:r><w:t>{self.words()}</w:t><w:tab/><w:t>{self.words()}</w:t></w:r>",
            lambda: f'<w:r><w:t>{self.words()}</w:t><w:br/><w:t xml:space="preserve">{self.words()}</w:t></w:r>',
            lambda: "<w:r><w:drawing/></w:r>",
            lambda: '<w:bookmarkStart w:id="9" w:name="b"/><w:bookmarkEnd w:id="9"/>',
            lambda: "<w:r><w:rPr><w:i/></w:rPr><w:noBreakHyphen/></w:r>",
        )
        return self.chance.choice(kinds)()

    def inside(self, depth: int) -> str:
        return "".join(self.content(depth + 1) for _ in range(self.chance.randrange(3)))

    def content(self, depth: int = 0) -> str:
        if depth > 2 or self.chance.random() < 0.5:
            return self.run()
        kinds = (
            lambda: f'<w:ins w:id="7" w:author="甲">{self.inside(depth)}</w:ins>',
            lambda: '<w:del w:id="8" w:author="甲"><w:r><w:delText>删</w:delText></w:r></w:del>',
            lambda: f'<w:hyperlink w:anchor="x">{self.inside(depth)}</w:hyperlink>',
            lambda: (
                f"<w:sdt><w:sdtPr>{self.chance.choice(('', '<w:text/>', '<w:date/>'))}</w:sdtPr>"
                f"<w:sdtContent>{self.inside(depth)}</w:sdtContent></w:sdt>"
            ),
            lambda: f'<w:smartTag w:element="a">{self.inside(depth)}</w:smartTag>',
            lambda: f'<w:fldSimple w:instr=" PAGE ">{self.inside(depth)}</w:fldSimple>',
            lambda: (
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> REF </w:instrText></w:r>"
                f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{self.inside(depth)}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
            ),
            lambda: (
                "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
                f"{self.paragraph(2)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
            ),
        )
        return self.chance.choice(kinds)()

    def paragraph(self, depth: int = 0) -> str:
        properties = self.chance.choice(("", '<w:pPr><w:jc w:val="left"/></w:pPr>'))
        return paragraph(properties, *(self.content(depth) for _ in range(self.chance.randrange(5))))

    def block(self) -> str:
        rows = lambda: "".join(  # noqa: E731 - one of three ways, like the others
            f"<w:tr>{''.join(f'<w:tc>{self.paragraph()}</w:tc>' for _ in range(2))}</w:tr>" for _ in range(2)
        )
        kinds = (
            self.paragraph,
            self.paragraph,
            lambda: f"<w:tbl><w:tblPr/><w:tblGrid/>{rows()}</w:tbl>",
            lambda: f"<w:sdt><w:sdtPr/><w:sdtContent>{self.paragraph()}</w:sdtContent></w:sdt>",
        )
        return self.chance.choice(kinds)()

    def file(self) -> bytes:
        return docx("".join(self.block() for _ in range(4)) + paragraph(run("尾")))

    def finding(self, source: Source) -> Finding:
        """A finding on any stretch of the file, some over several lines, some empty."""
        first = self.chance.choice([line for line in source.lines if line.text])
        start = self.chance.randrange(len(first.text))
        later = [line for line in source.lines if line.number >= first.number]
        last = self.chance.choice(later) if self.chance.random() < 0.2 else first
        end = self.chance.randrange(start if last is first else 0, len(last.text) + 1)
        span = Span(first.number, start + 1, last.number, end + 1)
        return finding(span, source.words(span))


@pytest.mark.parametrize("seed", range(8))
def test_任何构造的文件里正文修订不变而放大的都有说明(seed: int) -> None:
    maker = Maker(seed)
    for _ in range(DOCUMENTS):
        data = maker.file()
        source = read("稿.docx", data)
        findings = [maker.finding(source) for _ in range(PER_DOCUMENT)]
        out = annotate(FileReport("稿.docx", source=source, findings=findings), data, when=WHEN)
        after = read("稿.docx", out)
        assert [line.text for line in after.lines] == [line.text for line in source.lines]
        assert after.revisions == source.revisions
        places = covered(out)  # fails where a range ends before it begins
        notes = {c.get(f"{W}id"): "".join(c.itertext()) for c in part(out, "word/comments.xml")}
        for number, item in enumerate(findings):
            exact = bare(places[str(number)]) == plain(source, item)
            assert exact or "位置：" in notes[str(number)], (item.text, places[str(number)])
        references = [e.getparent().getparent().tag for e in part(out).iter(f"{W}commentReference")]
        assert references == [f"{W}p"] * PER_DOCUMENT
        again = annotate(FileReport("稿.docx", source=after, findings=findings), out, when=WHEN)
        assert covered(again) == places
