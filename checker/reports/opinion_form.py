"""The built-in form of the opinion, a .docx with named places; offices take it as a start for their own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

Form = Literal["normative", "decision"]
"""Of a 行政规范性文件, or of a 重大行政决策."""

TITLES: dict[Form, str] = {"normative": "行政规范性文件合法性审核意见书", "decision": "重大行政决策合法性审查意见书"}
DRAFT_MARK = "（程序起草，供审核人员修改、决定；未经审核人员签署不具有效力）"
_BODY, _HEAD, _TITLE = "仿宋", "黑体", "宋体"


def build(form: Form) -> bytes:
    """The form as a .docx. Page and type sizes follow GB/T 9704."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    normal = document.styles["Normal"]
    normal.font.size = Pt(14)
    normal.paragraph_format.space_after = Pt(0)
    document.core_properties.author = "fzzf-check"
    document.core_properties.title = TITLES[form]

    title = _line(document, TITLES[form], _TITLE, 22, bold=True)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    mark = _line(document, DRAFT_MARK, _BODY, 12)
    mark.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _section(document, "一、送审文件")
    _table(document, None, _ABOUT, (32, 124))
    _section(document, "二、收到的材料")
    _table(document, ("序号", "材料", "情况"), [("{{材料.序号}}", "{{材料.名称}}", "{{材料.情况}}")], (14, 76, 66))
    review = "审核" if form == "normative" else "审查"
    _section(document, f"三、{review}内容及建议意见")
    _table(
        document,
        ("序号", "事项", f"{review}内容", "建议意见", "理由"),
        [("{{审核.序号}}", "{{审核.事项}}", "{{审核.内容}}", "{{审核.意见}}", "{{审核.理由}}")],
        (12, 26, 42, 26, 50),
    )
    _line(document, f"总体建议：{{{{总体意见}}}}。（由{review}机构在“合法”“不合法”“应当予以修改”中决定）", _HEAD, 14)
    _section(document, "四、具体问题和修改建议")
    _line(
        document, "程序发现错误{{错误数}}项、警告{{警告数}}项、提示{{提示数}}项。提示是需要人工核实的事项。", _BODY, 14
    )
    _table(
        document,
        ("序号", "位置和原文", "问题", "依据", "修改建议"),
        [
            (
                "{{问题.序号}}",
                "{{问题.位置和原文}}",
                "{{问题.说明}}",
                "{{问题.依据}}",
                "{{问题.建议}}",
            )
        ],
        (12, 38, 44, 28, 34),
    )
    _section(document, f"五、{review}意见")
    for text in (f"（{review}人员填写：采纳上述建议的情况，其他意见）", "", ""):
        _line(document, text, _BODY, 14)
    for text in (f"{review}人员（签名）：　　　　　　　　", f"{review}机构负责人（签名）：　　　　　　　　",
                 f"{review}机构（盖章）：　　　　　　　　", "　　　　年　　月　　日"):  # fmt: skip
        _line(document, text, _BODY, 14).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _line(document, "检查日期：{{检查日期}}；检查程序：{{程序版本}}。", _BODY, 10.5)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_ABOUT = [
    ("文件标题", "{{标题}}"),
    ("发文字号", "{{文号}}"),
    ("制定机关", "{{制定机关}}"),
    ("文种和阶段", "{{文种}}　{{阶段}}"),
    ("成文日期", "{{成文日期}}"),
    ("电子文件", "{{文件名}}"),
]


def _line(document: Document, text: str, font: str, size: float, *, bold: bool = False) -> Paragraph:
    """A paragraph of one run."""
    paragraph = document.add_paragraph()
    _write(paragraph, text, font, size, bold=bold)
    return paragraph


def _write(paragraph: Paragraph, text: str, font: str, size: float, *, bold: bool = False) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
        run.font.name, run.font.size, run.bold = font, Pt(size), bold
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _section(document: Document, text: str) -> None:
    """A heading 一、…."""
    from docx.shared import Pt

    paragraph = _line(document, text, _HEAD, 16)
    paragraph.paragraph_format.space_before = Pt(12)
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.paragraph_format.keep_with_next = True


def _table(
    document: Document, heads: Sequence[str] | None, rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> None:
    """A ruled table; ``widths`` in millimetres. The heading row is repeated on each page."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    table: Any = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for number, texts in enumerate([*([heads] if heads else []), *rows]):
        is_head = heads is not None and number == 0
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if is_head:
            properties.append(OxmlElement("w:tblHeader"))
        for column, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
            cell.width = Mm(width)
            caption = is_head or (heads is None and column == 0)
            _write(cell.paragraphs[0], text, _HEAD if caption else _BODY, 10.5 if heads else 12)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
