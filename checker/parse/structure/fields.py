"""The fields of a document: masthead, title, addressee, signature, date, imprint, page information, effect.

Input are the paragraphs of openings and closings with the terminal of the grammar that each was read as.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from fzzf_check.facts import Field, Paragraph
from fzzf_check.parse.structure import forms
from fzzf_check.parse.structure.effect import find_effects
from fzzf_check.parse.structure.lines import squeeze
from fzzf_check.patterns import lazy
from fzzf_check.source import Span
from fzzf_check.text.dates import find_dates
from fzzf_check.text.numerals import integer

_SIMPLE = {
    "COPIES": "份号", "SECRECY": "密级", "URGENCY": "紧急程度", "MARK": "发文机关标志", "REGISTRATION": "登记编号",
    "TITLE": "标题", "ADDRESSEE": "主送机关", "NOTE": "附注", "SIGNATURE": "署名",
}  # fmt: skip
_TIME_CAPTION = lazy(r"(?:会议)?(?:召开)?时\s{0,4}间\s?[：:]")
_HELD = lazy("召开|主持|举行")
_NUMBERED = lazy(
    r"(?:会议)?第[\d一二三四五六七八九十百]{1,5}次(?:会议)?[\s　（(]+(?=(?:19|20)\d\d年)"
)  # 第七十三次　2025年10月22日
_WHEN_AND_WHERE = lazy(  # 2025年5月8日上午9时，在局三楼会议室
    r"\s*(?:19|20)\d\d年\d{1,2}月\d{1,2}日[^，。；]{0,12}[，,　 ]?\s*(?:在|于)?[^，。；]{0,20}(?:会议室|会议厅|会堂|礼堂|会商室)。?$"
)
_MEETING_LINES = 8
_MEETING_COLUMN = 20
_SIGNER = lazy(r"签\s*发\s*人\s*[：:]\s*")
_COPIED = lazy(r"(?P<name>抄\s{0,6}[送报]|分\s?送|报\s?送|发\s?送|主\s?送)\s?[：:]\s*")
_ENCLOSURE_HEAD = lazy(r"附\s{0,6}件?\s{0,2}[：:]?\s*")
_TRAILING_BRACKET = lazy(r"[（(]([^（()）]{2,20}(?:[（(〔\[][^（()）]{2,6}[)）〕\]])?[^（()）]{0,16}[号日])[)）]$")
_ISSUING_VERB = lazy("关于|印发|转发|批转|发布|公布")
_NOT_GIVEN = {"", "无", "-", "—", "--", "——", "/"}
_VALUE_WITH_DATE = {"公开日期", "成文日期", "施行日期", "失效日期", "生成日期"}
_OTHERS_NUMBER = ("转发", "批转", "废止")


@dataclass(slots=True)
class Fields:
    """All fields in the order of the text, and what the document as a whole takes from them."""

    all: list[Field] = field(default_factory=list)
    title: str | None = None
    number: str | None = None
    issuer: str | None = None
    date: date | None = None

    def first(self, name: str, part: int | None = None) -> Field | None:
        """The first field of a name (in a part)."""
        return next((f for f in self.all if f.name == name and part in (None, f.part)), None)


def find_fields(zones: Iterable[tuple[str, Paragraph]], paragraphs: Iterable[Paragraph]) -> Fields:
    """Everything that the zones and the text itself give as fields."""
    fields = Fields()
    zones = list(zones)
    for name, paragraph in zones:
        fields.all += _of_zone(name, paragraph)
    _settle(fields, zones)
    own = frozenset(forms.plain_title(f.value) for f in fields.all if f.name == "标题")
    body = [p for p in paragraphs if p.zone in {"正文", "附件", "附注", "附件说明", "版头"}]
    fields.all += [effect.field() for effect in find_effects(body, fields.date, own)]
    fields.all += _meeting_time(body, fields)
    fields.all.sort(key=lambda f: (f.span.line, f.span.column))
    return fields


def _meeting_time(body: list[Paragraph], fields: Fields) -> Iterator[Field]:
    """会议时间 of minutes: after its caption or the number of the meeting, in a line of no more than when and where, else the
    first date of a sentence that says a meeting was held.
    """
    year = fields.date.year if fields.date else _year_of(fields.number or "")
    minutes = any(word in (fields.title or "") for word in ("纪要", "会议记录"))
    for paragraph in body[:_MEETING_LINES]:
        caption = _TIME_CAPTION.match(paragraph.text) or (
            minutes and (_NUMBERED.match(paragraph.text) or _WHEN_AND_WHERE.match(paragraph.text))
        )
        if not caption and not (minutes and "会议" in paragraph.text and _HELD.search(paragraph.text)):
            continue
        found = find_dates(paragraph.text, year)
        if found and (caption or found[0].start < _MEETING_COLUMN):
            yield Field(
                "会议时间",
                paragraph.text[found[0].start : found[0].end],
                paragraph.span(found[0].start, found[0].end),
                found[0].date,
                paragraph.part,
            )
            return


def _year_of(number: str) -> int | None:
    match = forms.NUMBER.search(number)
    year = integer(match["year"] or match["plain"] or "") if match else None
    return year if year and 1900 < year < 2100 else None


def _of_zone(name: str, paragraph: Paragraph) -> Iterator[Field]:
    text = paragraph.text
    if name in _SIMPLE:
        yield _field(_SIMPLE[name], paragraph, 0, len(text))
        if name == "TITLE" and (match := _TRAILING_BRACKET.search(text)):
            yield from _in_title(paragraph, match)
    elif name in _READERS:
        yield from _READERS[name](paragraph)


def _in_title(paragraph: Paragraph, match: re.Match[str]) -> Iterator[Field]:
    """A number or date in brackets at the end of a title: …的通知（云政发〔2024〕3号）."""
    if forms.whole_number(match[1]) and not any(word in paragraph.text for word in _OTHERS_NUMBER):
        yield _field("发文字号", paragraph, *match.span(1))
    elif day := forms.whole_date(match[1]):
        yield _field("题下日期", paragraph, *match.span(1), day.date)


def _number(paragraph: Paragraph) -> Iterator[Field]:
    text = paragraph.text
    signer = _SIGNER.search(text)
    registered = forms.registration_beside_number(text)
    end = signer.start() if signer else len(text)
    start = 0
    if registered:
        yield _field("登记编号", paragraph, *registered.span("number"))
        start, end = (0, registered.start()) if registered.start() else (registered.end(), len(text))
    while start < end and text[start] in "（(【 \u3000":
        start += 1
    end = len(text[:end].rstrip(" \u3000）)】"))
    yield _field("发文字号", paragraph, start, end)
    if signer:
        yield _field("签发人", paragraph, signer.end(), len(text))


def _signer(paragraph: Paragraph) -> Iterator[Field]:
    match = _SIGNER.match(paragraph.text)
    yield _field("签发人", paragraph, match.end() if match else 0, len(paragraph.text))


def _date(paragraph: Paragraph) -> Iterator[Field]:
    """成文日期, with the signature before it if both stand on one line."""
    found = find_dates(paragraph.text)
    begin = found[-1].start if found else 0
    organ = paragraph.text[:begin].rstrip(" \u3000")
    if organ:
        yield _field("署名", paragraph, 0, len(organ))
    yield _field("成文日期", paragraph, begin, len(paragraph.text), found[-1].date if found else None)


def _notice(paragraph: Paragraph) -> Iterator[Field]:
    """A date below the title, in brackets or not; 印发 after it makes it the date of printing."""
    text = paragraph.text
    found = find_dates(text)
    if not found or found[-1].date is None:
        return
    if squeeze(text).endswith("印发"):
        yield from _imprint(paragraph)
    else:
        # 2024-03-05 below a title is what a web page writes for its upload; documents write 2024年3月5日
        name = "题下日期" if "年" in text else "公开日期"
        yield _field(name, paragraph, found[-1].start, found[-1].end, found[-1].date)


def _imprint(paragraph: Paragraph) -> Iterator[Field]:
    text = paragraph.text
    if match := _COPIED.match(text):
        name = squeeze(match["name"])
        yield _field("主送机关" if name == "主送" else "抄送", paragraph, match.end(), len(text))
        return
    found = find_dates(text)
    if found:
        organ = text[: found[-1].start].rstrip(" \u3000")
        if organ:
            yield _field("印发机关", paragraph, 0, len(organ))
        yield _field("印发日期", paragraph, found[-1].start, found[-1].end, found[-1].date)
    elif forms.is_organ(text):
        yield _field("印发机关", paragraph, 0, len(text))


def _enclosure(paragraph: Paragraph) -> Iterator[Field]:
    match = _ENCLOSURE_HEAD.match(paragraph.text)
    yield _field("附件说明", paragraph, match.end() if match else 0, len(paragraph.text))


def _meta(paragraph: Paragraph) -> Iterator[Field]:
    """All captions of a line of page information with their values."""
    names = forms.words("meta")
    for caption, start, end in _captions(paragraph):
        name = names.get(caption, "")
        if name and squeeze(paragraph.text[start:end]) not in _NOT_GIVEN:
            found = find_dates(paragraph.text[start:end]) if name in _VALUE_WITH_DATE else []
            yield _field(name, paragraph, start, end, found[0].date if found else None)


def _captions(paragraph: Paragraph) -> Iterator[tuple[str, int, int]]:
    text = paragraph.text
    stretches = list(paragraph.row.cells) if paragraph.row else [(0, len(text))]
    pending = ""
    for start, end in stretches:
        words = squeeze(text[start:end]).strip("【】[]：:∶")
        if words in forms.words("meta"):
            pending = words
            continue
        if pending:
            yield pending, start, end
            pending = ""
            continue
        found = forms.captions(text, start, end)
        for index, (name, _, begin) in enumerate(found):
            yield name, begin, found[index + 1][1] if index + 1 < len(found) else end


_READERS = {
    "NUMBER": _number, "SIGNER": _signer, "DATE": _date, "NOTICE": _notice, "IMPRINT": _imprint, "ENCLOSURE": _enclosure,
    "META": _meta,
}  # fmt: skip


def _field(name: str, paragraph: Paragraph, start: int, end: int, day: date | None = None) -> Field:
    while start < end and paragraph.text[start] in " \u3000\t":
        start += 1
    end = max(start, len(paragraph.text[:end].rstrip(" \u3000\t")))
    return Field(name, paragraph.text[start:end], paragraph.span(start, end), day, paragraph.part)


# ---------------------------------------------------------------- the document as a whole


def _settle(fields: Fields, zones: list[tuple[str, Paragraph]]) -> None:
    in_masthead = {f.span for name, p in zones if name != "META" for f in _of_zone(name, p)}
    numbers = [f for f in fields.all if f.name == "发文字号"]
    number = next((f for f in numbers if f.span in in_masthead and f.part == 0), None) or next(iter(numbers), None)
    fields.number = squeeze(number.value) if number else None
    titles = [f for f in fields.all if f.name == "标题" and f.span in in_masthead]
    title = next((f for f in titles if f.part == 0), None) or fields.first("标题")
    fields.title = squeeze(title.value) if title else None
    fields.date = _made(fields, in_masthead)
    fields.issuer = _issuer(fields)


def _made(fields: Fields, in_text: set[Span]) -> date | None:
    """成文日期: below the signature of the document itself, else of the attached text, below the title, in the metadata."""
    own = [f for f in fields.all if f.name == "成文日期" and f.span in in_text]
    below_title = fields.first("题下日期")
    for candidate in (*[f for f in own if f.part == 0], *own):
        if candidate.date:
            return candidate.date
    if below_title and below_title.date:
        return below_title.date
    given = next((f for f in fields.all if f.name == "成文日期" and f.date), None)
    if given:
        return given.date
    printed = fields.first("印发日期")
    return printed.date if printed else None


def _issuer(fields: Fields) -> str | None:
    """The organ that issues: in the signature, before 关于 in the title, in the 发文机关标志, in the page information."""
    signed = [f for f in fields.all if f.name == "署名"]
    if own := _signers([f for f in signed if f.part == 0]):
        return own
    if match := _ISSUING_VERB.search(fields.title or ""):
        head = (fields.title or "")[: match.start()]
        if head and forms.is_organ(head):
            return head
    if others := _signers(signed):
        return others
    marked = fields.first("发文机关标志")
    if marked and forms.is_organ(marked.value.removesuffix("文件")):
        return squeeze(marked.value).removesuffix("文件")
    given = fields.first("发布机构")
    return squeeze(given.value) if given else None


def _signers(signatures: list[Field]) -> str | None:
    """The organs that signed, joined by 、; a name broken over two lines is one name."""
    names: list[str] = []
    broken = ""
    for signature in signatures:
        value = broken + forms.unsealed(signature.value)
        if not forms.is_organ(value):
            broken = value
            continue
        broken = ""
        names += _names(value)
    return "、".join(dict.fromkeys(names)) or (squeeze(broken) or None)


def _names(signature: str) -> list[str]:
    names = [name for name in re.split(r"[ \u3000]{1,}|、", signature) if name]
    return names if all(len(name) > 2 for name in names) else [squeeze(signature)]
