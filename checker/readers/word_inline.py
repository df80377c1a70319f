"""The inline content of a Word paragraph: runs and what wraps them, changes, fields, notes, comments, text boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from . import wordml
from .characters import normalise
from .fields import Field
from .word_lines import Paragraph, Text
from .word_tree import DEL, MOVE_FROM, PROPERTIES, RPR, SDT, SDT_CONTENT, boxes_in, is_placeholder
from .wordml import ALTERNATE, BR, CR, R, T, is_on, w

MOVE_TO = w("moveTo")
_INS = w("ins")
_FLD_CHAR, _INSTR, _COMMENT, _RUBY = w("fldChar"), w("instrText"), w("commentReference"), w("ruby")
_FOOTNOTE, _ENDNOTE = w("footnoteReference"), w("endnoteReference")
_DRAWINGS = frozenset((w("drawing"), w("pict"), w("object")))
_MATH_NAMESPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MATH_TEXT = _MATH_NAMESPACE + "t"
_MATH = (_MATH_NAMESPACE + "oMath", _MATH_NAMESPACE + "oMathPara")
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"


@dataclass(slots=True)
class Surroundings:
    """What a paragraph needs of the file around it.

    ``comment`` gives the words of an open comment by its id, None if there is none; ``moved_to`` tells whether the file
    marks where moved text went; ``notes`` collects (footnotes or endnotes, id) in the order of their references;
    ``fields`` are the open fields of the part, outermost first.
    """

    comment: Callable[[str], str | None]
    moved_to: bool
    notes: list[tuple[str, str]]
    in_header: bool = False
    fields: list[Field] = field(default_factory=list)


class Inline:
    """Reads one paragraph, the one of this ``index`` in its part."""

    def __init__(self, around: Surroundings, paragraph: Element, index: int) -> None:
        self.around = around
        self.runs = {id(run): index for index, run in enumerate(wordml.runs(paragraph))}
        self.index = index
        self.segments = [Text(self.index)]
        self.boxes: list[Element] = []
        self.art: list[str] = []
        self.page_ended = False

    def walk(self, parent: Iterable[Element]) -> None:
        """Read children in order; what is not known (hyperlink, smartTag, fldSimple …) is looked into."""
        for child in parent:
            _INLINE.get(child.tag, Inline.walk)(self, child)

    def finish(self) -> Paragraph:
        """The paragraph read. A field code that was never closed ends here: it must not swallow the document."""
        fields = self.around.fields
        while fields and not fields[-1].has_result:
            fields.pop()
        return Paragraph(self.segments, self.boxes, self.art)

    # inline elements

    def _run(self, element: Element) -> None:
        properties = element.find(RPR)
        if properties is not None and is_on(properties, "vanish"):
            return
        self.run_children(element, self.runs[id(element)], 0)

    def run_children(self, children: Iterable[Element], run: int, offset: int) -> int:
        """Read what a run holds from ``offset`` of its text on; the offset after it comes back."""
        for child in children:
            tag = child.tag
            if tag == T:
                text = wordml.plain(child.text)
                self.say(text, run, offset)
            elif tag == ALTERNATE:
                offset = self.run_children(wordml.chosen(child), run, offset)
                continue
            else:
                text = wordml.text_of(child)
                handler = _RUN_CHILDREN.get(tag)
                if handler is not None:
                    handler(self, child, run, offset)
                elif text and tag != wordml.DEL_TEXT:
                    self.say(text, run, offset)
            offset += len(text)
        return offset

    def say(self, text: str, run: int, offset: int) -> None:
        """Add visible text unless a field code is being read."""
        fields = self.around.fields
        if not text or (fields and not all(open_field.is_shown for open_field in fields)):
            return
        if self.page_ended and self.segments[-1].length:
            self.segments.append(Text(self.index))
        self.page_ended = False
        self.segments[-1].add(text, run, offset)

    def _deleted(self, element: Element) -> None:
        words = "".join(wordml.plain(text.text) for text in element.iter() if text.tag in (T, wordml.DEL_TEXT))
        moved = element.tag == MOVE_FROM
        if not (moved and self.around.moved_to):  # where the text went, it is noted as moved
            here = self.segments[-1]
            here.change("移动" if moved else "删除", words, here.length)

    def _inserted(self, element: Element) -> None:
        here = len(self.segments) - 1
        segment = self.segments[here]
        start = segment.length
        self.walk(element)
        words = segment.text[start:] + "".join(later.text for later in self.segments[here + 1 :])
        segment.change("移动" if element.tag == MOVE_TO else "插入", words, start)

    def _content_control(self, element: Element) -> None:
        content = element.find(SDT_CONTENT)
        if content is not None and not is_placeholder(element):
            self.walk(content)

    def _alternate(self, element: Element) -> None:
        self.walk(wordml.chosen(element))

    def _formula(self, element: Element) -> None:
        words = "".join(wordml.plain(text.text) for text in element.iter(_MATH_TEXT))
        if words:
            self.say(words, -1, 0)

    # children of a run

    def _line_break(self, element: Element, run: int, offset: int) -> None:
        if wordml.is_page_break(element):
            self.page_ended = True
        else:
            self.segments.append(Text(self.index))

    def _field_char(self, element: Element, run: int, offset: int) -> None:
        fields = self.around.fields
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            fields.append(Field())
        elif kind == "separate" and fields:
            fields[-1].has_result = True
        elif kind == "end" and fields:
            self.say(fields.pop().computed, -1, 0)

    def _field_code(self, element: Element, run: int, offset: int) -> None:
        fields = self.around.fields
        if fields and not fields[-1].has_result:
            fields[-1].code.append(element.text or "")

    def _note(self, element: Element, run: int, offset: int) -> None:
        family = "footnotes" if element.tag == _FOOTNOTE else "endnotes"
        self.around.notes.append((family, element.get(w("id"), "")))

    def _comment(self, element: Element, run: int, offset: int) -> None:
        words = self.around.comment(element.get(w("id"), ""))
        if words is not None:
            here = self.segments[-1]
            here.change("批注", words, here.length)

    def _ruby(self, element: Element, run: int, offset: int) -> None:
        base = element.find(w("rubyBase"))
        if base is not None:
            self.walk(base)

    def _drawing(self, element: Element, run: int, offset: int) -> None:
        if next(element.iter(wordml.TEXT_BOX), None) is not None:
            self.boxes += boxes_in(element)
        elif not self.around.in_header:  # in headers WordArt is a watermark
            words = (normalise(art.get("string") or "").strip() for art in element.iter(_WORD_ART))
            self.art += filter(None, words)


def _skip(inline: Inline, element: Iterable[Element]) -> None:
    """What is no text: properties."""


_INLINE: dict[str, Callable[[Inline, Element], None]] = {
    R: Inline._run,
    DEL: Inline._deleted,
    MOVE_FROM: Inline._deleted,
    _INS: Inline._inserted,
    MOVE_TO: Inline._inserted,
    SDT: Inline._content_control,
    ALTERNATE: Inline._alternate,
    **dict.fromkeys(_MATH, Inline._formula),
    **dict.fromkeys(PROPERTIES, _skip),
}
_RUN_CHILDREN: dict[str, Callable[[Inline, Element, int, int], None]] = {
    BR: Inline._line_break,
    CR: Inline._line_break,
    _FLD_CHAR: Inline._field_char,
    _INSTR: Inline._field_code,
    _FOOTNOTE: Inline._note,
    _ENDNOTE: Inline._note,
    _COMMENT: Inline._comment,
    _RUBY: Inline._ruby,
    **dict.fromkeys(_DRAWINGS, Inline._drawing),
}
