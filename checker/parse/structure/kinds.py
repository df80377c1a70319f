"""What kind of document a text is, with the words that say so.

The name decides first (classes ``kinds`` of ``grammar/vocabulary/document.yaml``, first match from the top): a 通知 that
issues another text is judged by the name of that text. Then the marks of statutes (令, 条例, 人大常委会…通过), which are not
checked as 规范性文件. A text without a telling name is judged by how it speaks: minutes report what 会议 decided, news and
answers to questions say nothing that anybody must do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from fzzf_check.facts import Evidence, Field, Kind, Paragraph
from fzzf_check.parse.structure import forms
from fzzf_check.parse.structure.lines import squeeze
from fzzf_check.patterns import lazy
from fzzf_check.source import Span

_REPORTS = lazy(
    "《[^》]{2,40}》(?:还|也)?(?:要求|提出|明确|指出|强调|规定)|(?:^|[，。；])(?:通知|意见|方案|公告)(?:还|也)?(?:要求|指出|明确|提出|强调)"
)
_SHORT_NAME = lazy("《(?:通知|意见|方案|公告|办法|规定|指南|决定|条例|规划)》")
_OWN_NAME = lazy("本(?:通知|意见|方案|公告|办法|规定|决定|通告|措施)")
_MEETING = lazy(r"会议(?:议定|决定|同意|强调|要求|听取|审议|认为|明确|指出|研究)")
_MINUTES = lazy(r"^[\u3400-\u9fff]{0,24}会议?纪要$")
_QUOTED = lazy("《[^》]*》")
_TAIL = lazy(
    r"[（(【〔][^（()）】〕]{0,20}[)）】〕]$|第[\d一二三四五六七八九十百]{1,5}[次期]$"
)  # 常务会议纪要（2025）第41次
_STATUTE_NAME = lazy(r"(?:^|[\u3400-\u9fff])(?:法|条例|法典|宪法)$")
_ORDER = lazy(r"令\s*(?:[（(].{0,8}[）)])?\s*(?:第.{1,8}号)?$|第.{1,8}号令")
_NO_STATUTES = ("办法", "执法", "司法", "立法", "普法", "守法", "做法", "方法", "无法")
_DATED_CLAUSE = lazy(r"\d{1,2}\s*月\s*\d{1,2}\s*日(?!\s*(?:之?前|以前))[^。；\n]{0,60}")
_STEPS_OF_A_RECORD = 3  # where the name is not that of a normative document
_STEPS_WHATEVER_ITS_NAME = 4  # real normative documents tell of three at most, by the way
_COMMANDS, _ONE_IN = 2, 5  # paragraphs that command at the least, and one in how many
_ISSUE_NOTHING = frozenset({"审核意见书", "会议纪要"})  # 附页 behind an opinion is no text that it issues
_NAMED_OTHERWISE = frozenset({"年度报告", "工作要点", "其他"})  # what a record may be called too
_NORMATIVE_NUMBER = lazy("规(?:范|字|发|审)?\\s*[〔［\\[（(]")  # 云政规〔2024〕3号
_BARE_NOTICE = lazy(r"[\u3400-\u9fff]{0,24}(?:[府局厅委部办会处院镇乡]|中心|街道)?(?:公告|通告|启事)")
_OPENING_OF_NOTICE = 3  # paragraphs
_ALREADY = lazy("经|已|(?:通过|基于|根据)(?:公开)?$")  # 经公开征求意见并经会议通过: told of the text itself
_WANTED = lazy("(?:听取|征求|征集|征询|了解)[^，。；]{0,16}(?:意见|建议|想法|看法|诉求)")
_CLAUSE = lazy("[，。；：]")
_NOTICE_AS_FOLLOWS = lazy("(?:公告|通告|启事|公布|通知|告知|说明)如下|如下(?:公告|通告|启事)|现将|现就|公开征求|向社会")
_HEAD_OF_NEWS, _LEAD_OF_NEWS = 3, 200  # paragraphs, characters of one
_DOCUMENT_WORDS = (
    "通知", "意见", "办法", "规定", "细则", "方案", "公告", "通告", "决定", "措施", "规则", "规程", "规范", "政策", "预案", "标准", "指引", "指南",
    "基准", "制度", "目录", "清单", "规划", "计划", "须知", "通报", "十条", "纲要",
)  # fmt: skip


def decide_kind(
    title: str | None, issued: str | None, zones: Sequence[tuple[str, Paragraph]], paragraphs: Sequence[Paragraph],
    fields: Sequence[Field],
) -> tuple[Kind, tuple[Evidence, ...]]:  # fmt: skip
    """The kind and the evidence for it."""
    passes_on = title is not None and any(word in title for word in ("转发", "批转"))
    name = _core((title if passes_on else issued or title) or "")
    where = _title_span(zones)
    if minutes := _minutes_head(zones):
        return "会议纪要", (minutes,)
    attached = carries_a_text(paragraphs)
    own = _by_name(_core(title)) if issued and title else None
    by_itself = own is not None and (not attached or own["kind"] in _ISSUE_NOTHING)
    entry = _by_name(name) or (own if by_itself else None)
    steps = _steps_told(paragraphs) if entry is None or entry["kind"] in _NAMED_OTHERWISE else {}
    if len(steps) >= _STEPS_WHATEVER_ITS_NAME:
        return "决策记录", (_course(steps),)
    if entry is not None and entry["kind"] == "工作要点" and (number := _normative_number(fields)):
        return "规范性文件", (number,)
    if entry is not None:
        return cast("Kind", entry["kind"]), (Evidence(f"{entry['why']}：《{name}》", where),)
    if statute := _statute_mark(name, zones):
        return "其他", (statute,)
    formal = next((f for f in fields if f.name in {"发文字号", "主送机关", "登记编号"}), None)
    if formal is None and (report := _reports(paragraphs, name)):
        return "其他", (report,)
    if meeting := _speaks_of_meeting(paragraphs):
        return "会议纪要", (meeting,)
    if len(steps) >= _STEPS_OF_A_RECORD and not forms.ends_with_any(name, _DOCUMENT_WORDS):
        return "决策记录", (_course(steps),)
    if asked := _asks_the_public(paragraphs, name):
        return "决策记录", (asked,)
    if name and forms.ends_with_any(name, _DOCUMENT_WORDS):
        return "规范性文件", (Evidence(f"名称是规范性文件常用的名称：《{name}》", where),)
    if not name:
        return "规范性文件", (Evidence("没有标题，按规范性文件检查"),)
    return _by_manner(name, paragraphs, fields)


def is_bare_notice(title: str) -> bool:
    """Whether a title says no more than who gives notice: 某县民政局公告（2025年第3号）; one 关于…的通告 tells its matter."""
    core = _core(title)
    return "关于" not in core and _BARE_NOTICE.fullmatch(core) is not None


def _asks_the_public(paragraphs: Sequence[Paragraph], name: str) -> Evidence | None:
    """A notice whose name says nothing of its matter (某县民政局公告), and whose opening says that opinions are wanted on a draft."""
    if not is_bare_notice(name):
        return None
    for paragraph in [p for p in paragraphs if p.zone == "正文"][:_OPENING_OF_NOTICE]:
        wanted = _WANTED.search(paragraph.text)
        if wanted is None or _ALREADY.search(_CLAUSE.split(paragraph.text[: wanted.start()])[-1]):
            continue
        if _NOTICE_AS_FOLLOWS.search(paragraph.text, wanted.end()):
            return Evidence(f"名称只写公告，正文开头说明是征求意见：{wanted[0]}", paragraph.span(*wanted.span()))
    return None


def carries_a_text(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a notice has the text it is about behind it: as a part of its own, or article by article in an annex."""
    return any(
        (p.part > 0 and p.zone == "正文") or (p.zone == "附件" and p.unit is not None and p.unit.rank == "条")
        for p in paragraphs
    )


def _core(title: str) -> str:
    """The title without trailing brackets ((试行), (征求意见稿)) and quotation marks."""
    while match := _TAIL.search(title):
        title = title[: match.start()]
    return title.strip("《》“”* ")


def _by_name(name: str) -> dict[str, Any] | None:
    own = _QUOTED.sub("《》", name)  # the words of a quoted title say nothing about this one
    for entry in forms.words("kinds"):
        said = any(word in own for word in entry.get("words", ())) or own.endswith(tuple(entry.get("ends", ())))
        also = not entry.get("also") or any(word in name for word in entry["also"])
        also = also and ("ends_too" not in entry or own.endswith(tuple(entry["ends_too"])))
        if name and said and also and not any(word in own for word in entry.get("not", ())):
            return cast("dict[str, Any]", entry)
    return None


def _normative_number(fields: Sequence[Field]) -> Evidence | None:
    """云建规〔2024〕2号: the number of a 规范性文件, whatever its name."""
    for field in fields:
        if field.name == "发文字号" and _NORMATIVE_NUMBER.search(field.value):
            return Evidence(f"发文字号用规范性文件的代字：{field.value}", field.span)
    return None


def _title_span(zones: Sequence[tuple[str, Paragraph]]) -> Span | None:
    for token, paragraph in zones:
        if token == "TITLE":
            return paragraph.span(0, len(paragraph.text))
    return None


def _minutes_head(zones: Sequence[tuple[str, Paragraph]]) -> Evidence | None:
    """Minutes bear their name in the masthead, over the number: 某某局局长办公会议纪要 〔2023〕9号."""
    for _, paragraph in zones:
        if paragraph.zone == "版头" and _MINUTES.search(squeeze(paragraph.text)):
            return Evidence("版头写明是会议纪要", paragraph.span(0, len(paragraph.text)))
    return None


def _statute_mark(name: str, zones: Sequence[tuple[str, Paragraph]]) -> Evidence | None:
    """A law, regulation or 规章: by its name, or by the 令 or the people's congress above the text."""
    if _STATUTE_NAME.search(name) and not name.endswith(_NO_STATUTES):
        return Evidence(f"名称是法律、法规的名称：《{name}》")
    for token, paragraph in zones:
        text = paragraph.text
        whole = paragraph.span(0, len(text))
        if token in {"NOTICE", "NUMBER"} or (token in {"TITLE", "MARK"} and _ORDER.search(text)):
            mark = next((word for word in forms.words("statute_marks") if word in squeeze(text)), None)
            if mark and "关于" not in text.partition(mark)[0]:
                return Evidence("以令公布或者由人民代表大会通过，是规章、法规或者法律", whole)
        if token == "SIGNATURE" and text.startswith(forms.words("chiefs")) and not forms.is_organ(text):
            return Evidence("由行政首长签署公布，是规章", whole)
    return None


def _reports(paragraphs: Sequence[Paragraph], name: str) -> Evidence | None:
    """News, questions and answers, explanations: they say what other documents say."""
    body = [p for p in paragraphs if p.zone == "正文"]
    if any(p.unit is not None and p.unit.rank == "条" for p in body):
        return None
    said = "".join(p.text for p in body)
    shorts = list(_SHORT_NAME.finditer(said))
    if not name and len(shorts) > 2 and not _OWN_NAME.search(said):
        return Evidence("通篇解释另一份文件，不是文件本身")
    if len(body) < 2:
        return None
    if news := _news(body):
        return Evidence("是新闻报道或者政策解读", news)
    answers = [p for p in body if p.text.startswith(tuple(forms.words("questions_and_answers")))]
    if len(answers) > 1:
        return Evidence("以问答形式解释其他文件", answers[0].span(0, 2))
    reports = [(p, match) for p in body if (match := _REPORTS.search(p.text))]
    if len(reports) * 2 >= len(body):
        return Evidence("通篇转述其他文件的内容", reports[0][0].span(*reports[0][1].span()))
    return None


def _news(body: Sequence[Paragraph]) -> Span | None:
    """The words of a reporter: some tell only at the head of a text, others wherever they stand."""
    for words, among in (("news_at_the_head", body[:_HEAD_OF_NEWS]), ("news_anywhere", body)):
        for paragraph in among:
            head = paragraph.text[:_LEAD_OF_NEWS]
            word = next((word for word in forms.words(words) if word in head), "")
            if word:
                return paragraph.span(head.find(word), head.find(word) + len(word))
    return None


def _speaks_of_meeting(paragraphs: Sequence[Paragraph]) -> Evidence | None:
    said = 0
    first = None
    body = [p for p in paragraphs if p.zone == "正文"]
    for paragraph in body:
        if match := _MEETING.search(paragraph.text):
            said += 1
            first = first or paragraph.span(*match.span())
    if said >= 3 and said * 3 >= len(body):
        return Evidence("通篇记录会议议定的事项", first)
    return None


def _steps_told(paragraphs: Sequence[Paragraph]) -> dict[str, Span]:
    """The steps of a decision that are reported with their days, and where each is first; none of a text in articles."""
    told: dict[str, Span] = {}
    if any(p.unit is not None and p.unit.rank == "条" for p in paragraphs):
        return told
    for paragraph in paragraphs:
        for clause in _DATED_CLAUSE.finditer(paragraph.text):
            for step, words in forms.words("record_steps").items():
                if any(word in clause[0] for word in words):
                    told.setdefault(step, paragraph.span(*clause.span()))
    return told


def _course(steps: dict[str, Span]) -> Evidence:
    return Evidence(f"通篇记述决策的经过（{'、'.join(steps)}）", min(steps.values(), key=lambda span: span.line))


def _by_manner(
    name: str, paragraphs: Sequence[Paragraph], fields: Sequence[Field]
) -> tuple[Kind, tuple[Evidence, ...]]:
    """A text whose name tells nothing: does it have the form of a document, or oblige anybody?"""
    formal = next((f for f in fields if f.name in {"发文字号", "主送机关", "登记编号", "施行日期"}), None)
    if formal is not None:
        return "规范性文件", (Evidence(f"有{formal.name}，按规范性文件检查", formal.span),)
    if any(p.unit is not None and p.unit.rank == "条" for p in paragraphs):
        return "规范性文件", (Evidence("分条规定，按规范性文件检查"),)
    if command := _commands(paragraphs):
        return "规范性文件", (Evidence("逐项提出要求，按规范性文件检查", command),)
    return "其他", (Evidence(f"名称《{name}》不是规范性文件的名称，也没有文号、主送机关、条文和要求"),)


def _commands(paragraphs: Sequence[Paragraph]) -> Span | None:
    """The first words that command (应当, 不得), where they stand throughout the text and not once in a tale or a table."""
    body = [p for p in paragraphs if p.zone == "正文"]
    commanding = [p for p in body if any(word in p.text for word in forms.words("commands"))]
    if len(commanding) < _COMMANDS or len(commanding) * _ONE_IN < len(body):
        return None
    head = commanding[0]
    at, word = min((head.text.find(word), word) for word in forms.words("commands") if word in head.text)
    return head.span(at, at + len(word))
