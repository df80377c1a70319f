"""Facts that the parsers find in a document; the vocabulary of rules and reports (see README, 术语).

Everything here is data. ``parse/`` makes it, ``engine/`` asks about it, ``reports/`` shows it. Positions as in
:mod:`fzzf_check.source`: lines and columns from 1, code points, end column exclusive; offsets into a text from 0.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from .source import Source, Span

Kind = Literal["规范性文件", "决策记录", "会议纪要", "审核意见书", "年度报告", "工作要点", "执法文书", "其他"]
KINDS: tuple[Kind, ...] = (
    "规范性文件", "决策记录", "会议纪要", "审核意见书", "年度报告", "工作要点", "执法文书", "其他",
)  # fmt: skip
Stage = Literal["草案", "已发布"]
STAGES: tuple[Stage, ...] = ("草案", "已发布")

Zone = Literal[
    "网页信息", "版头", "标题", "主送", "正文", "附件说明", "署名", "附注", "附件", "版记", "脚注", "页面杂项"
]
Rank = Literal["编", "章", "节", "条", "款", "项", "目", "一、", "（一）", "1.", "（1）"]


# ---------------------------------------------------------------- structure


@dataclass(frozen=True, slots=True)
class Origin:
    """The characters of a paragraph from ``offset`` (from 0) on stand at ``line``/``column`` (from 1)."""

    offset: int
    line: int
    column: int


@dataclass(slots=True, eq=False)
class Unit:
    """A numbered part of the text: 编 章 节 条 项 目 or 一、（一）1.（1）.

    ``label`` is the number as written (第五条, （三）), ``ordinal`` its value (第五条之一 → 5), ``heading`` the words
    after the label if they are a heading (may be empty), ``locator`` the full place (第五条第（三）项; 二、（一）1.).
    """

    rank: Rank
    label: str
    ordinal: int
    heading: str
    locator: str
    line: int
    part: int = 0
    parent: Unit | None = None
    children: list[Unit] = field(default_factory=list)

    def ancestors(self) -> Iterator[Unit]:
        """This unit, its parent, and so on to the top."""
        unit: Unit | None = self
        while unit is not None:
            yield unit
            unit = unit.parent

    def within(self, rank: Rank) -> Unit | None:
        """The nearest unit of this rank around (or at) this one."""
        return next((unit for unit in self.ancestors() if unit.rank == rank), None)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row seen as data: ``cells`` are (start, end) offsets into the paragraph's text, ``header`` the column
    names ('' where unknown), ``title`` the caption or heading above the table ('' if none), ``is_header`` for the
    header row itself.
    """

    table: int
    header: tuple[str, ...]
    cells: tuple[tuple[int, int], ...]
    title: str
    is_header: bool = False


@dataclass(slots=True, eq=False)
class Paragraph:
    """A logical paragraph: lines that a PDF or web page broke in mid-sentence are rejoined (no character added).

    ``text`` includes the unit's label (第五条　…). ``body`` is the offset where the words behind label and heading
    begin. ``part`` is 0 for the document itself (a 通知 shell too), 1… for an attached text of its own (印发…办法).
    ``lead`` is the paragraph whose list this one belongs to (有下列情形之一的：→ （一）…), else None.
    """

    text: str
    origins: tuple[Origin, ...]
    zone: Zone
    part: int = 0
    unit: Unit | None = None
    locator: str = ""
    body: int = 0
    row: Row | None = None
    lead: Paragraph | None = None
    index: int = 0

    @property
    def line(self) -> int:
        """The line (from 1) on which the paragraph begins."""
        return self.origins[0].line

    @property
    def opens(self) -> Unit | None:
        """The unit that begins with this paragraph, None where it goes on within one."""
        return self.unit if self.unit is not None and self.unit.line == self.line else None

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column (from 1) of the character at ``offset``; ``len(text)`` gives the place behind the last."""
        origin = self.origins[max(0, bisect_right(self.origins, offset, key=lambda o: o.offset) - 1)]
        return origin.line, origin.column + offset - origin.offset

    def span(self, start: int, end: int) -> Span:
        """The span of ``text[start:end]``; an empty one where start == end."""
        line, column = self.place(start)
        if end <= start:
            return Span(line, column, line, column)
        end_line, end_column = self.place(end - 1)
        return Span(line, column, end_line, end_column + 1)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the document. ``name`` is one of 份号 密级 紧急程度 发文机关标志 发文字号 签发人 登记编号 标题 主送机关
    署名 成文日期 附注 附件说明 抄送 印发机关 印发日期 索引号 发布机构 公开日期 有效性 主题词 施行日期 有效期 失效日期
    会议时间 …; ``value`` the text as written without its caption, ``date`` its value where it is a date (or the first of
    a list), ``part`` as in Paragraph.
    """

    name: str
    value: str
    span: Span
    date: date | None = None
    part: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that decided something: a reason (Chinese) and where it was read (None where it is an absence)."""

    reason: str
    span: Span | None = None


@dataclass(slots=True)
class Document:
    """A parsed document, Draft or Record. ``title``, ``number``, ``issuer``: as written with inner spaces removed, None
    if absent; ``date`` the 成文日期; ``issued`` the title of an attached text that a 通知 shell issues, if any.
    ``why_kind``/``why_stage`` say how kind and stage were decided.
    """

    source: Source
    kind: Kind
    stage: Stage
    title: str | None
    number: str | None
    issuer: str | None
    date: date | None
    issued: str | None
    fields: tuple[Field, ...]
    units: tuple[Unit, ...]
    paragraphs: tuple[Paragraph, ...]
    why_kind: tuple[Evidence, ...] = ()
    why_stage: tuple[Evidence, ...] = ()

    @property
    def name(self) -> str:
        """Its title and that of the text it issues, in one; '' without either."""
        return f"{self.title or ''}{self.issued or ''}"

    def field(self, name: str) -> Field | None:
        """The first field of that name."""
        return next((f for f in self.fields if f.name == name), None)

    def all_fields(self, name: str) -> list[Field]:
        """All fields of that name in order of the text."""
        return [f for f in self.fields if f.name == name]

    def body(self) -> Iterator[Paragraph]:
        """The paragraphs that say something: 正文, 附件 and 附注, of all parts."""
        return (p for p in self.paragraphs if p.zone in {"正文", "附件", "附注", "脚注"})

    def paragraph_at(self, line: int) -> Paragraph | None:
        """The paragraph that holds a line (from 1)."""
        best = None
        for paragraph in self.paragraphs:
            if any(origin.line == line for origin in paragraph.origins):
                return paragraph
            if paragraph.line <= line:
                best = paragraph
        return best


# ---------------------------------------------------------------- law cited

InstrumentRank = Literal[
    "宪法", "法律", "行政法规", "国务院决定", "监察法规", "司法解释", "地方性法规", "自治条例和单行条例", "部门规章",
    "地方政府规章", "规章", "党内法规", "规范性文件", "会议纪要", "自治规约", "合同", "本文件", "标准", "不明",
]  # fmt: skip
CitationStatus = Literal["现行", "已废止", "已修订", "期间已过", "条文不存在", "未收录"]


@dataclass(frozen=True, slots=True)
class Article:
    """One item of an article list: 第五条第二款第（一）项 → (5, 2, 1); ``to`` for ranges (第三条至第八条)."""

    article: int
    clause: int | None = None  # 款
    item: int | None = None  # 项
    suffix: int | None = None  # 第五条之一 → 1
    to: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a norm text: 《…》（number）第X条, a short name, 该法, 前款, 本办法, 有关法律法规.

    ``form`` says how it is written: 书名号, 简称, 指代 (该法, 上述规定, 前款), 自指 (本办法, 本通知), 泛指 (有关法律、法规).
    ``title`` is the resolved full title ('' if unknown), ``short`` the words as written. ``connective`` is the word that
    leads it in (依照, 根据, 按照, 违反, 《…》规定 …) or ''. ``use`` is 依据 (govern a predicate), 制定依据 (根据《…》，制定本办法),
    提及, 违反, 除外, 废止, 修改. ``status`` holds at the date of the check; ``replaced_by`` is the present reference.
    Offsets count in ``paragraph.text``.
    """

    paragraph: Paragraph
    start: int
    end: int
    form: Literal["书名号", "简称", "指代", "自指", "泛指"]
    short: str
    title: str
    articles: tuple[Article, ...]
    rank: InstrumentRank
    status: CitationStatus
    connective: str = ""
    use: Literal["依据", "制定依据", "提及", "违反", "除外", "废止", "修改"] = "提及"
    version: str = ""  # the version date or number as cited
    number: str = ""  # document number as cited
    replaced_by: str = ""
    note: str = ""

    @property
    def span(self) -> Span:
        """Where the citation stands."""
        return self.paragraph.span(self.start, self.end)


# ---------------------------------------------------------------- norms

Force = Literal["设定", "实施", "禁止", "废止", "提及"]
Frame = Literal["对外", "内部", "合同", "引述"]
BasisFrom = Literal["", "本句", "括注", "前句", "列举引语", "本条", "表格依据栏", "事项依据行"]
NormClass = Literal["处罚", "许可", "强制", "收费", "证明", "停产停业", "竞争", "权利义务", "溯及", "权限", "纪要依据"]


@dataclass(frozen=True, slots=True)
class Norm:
    """One deontic predicate of a sentence.

    ``kind`` is the class of the act and ``act`` its name in the vocabulary (罚款, 没收, 扣缴保证金, 审批, 查封 …). Offsets
    ``start``/``end`` give the offending words in ``paragraph.text`` (predicate with its measure and object; design: the
    words a reviewer would underline). ``basis`` are the citations that govern it, ``basis_from`` how
    ('' if none). ``doubt`` is a Chinese phrase naming what to verify; a norm with doubt never gives an
    error. ``measure`` are the words of it that state a sum, share or time (100元), ``object`` those behind its verb (没收渔具:
    渔具); '' if there are none. ``trace`` are the steps in plain Chinese: what was read as condition, agent, act, measure, basis, and which
    test decided force and frame.
    """

    paragraph: Paragraph
    start: int
    end: int
    kind: NormClass
    act: str
    force: Force
    frame: Frame
    agent: str = ""
    agent_class: str = ""  # vocabulary class of the agent: 行政机关, 内设机构, 议事协调机构, 村居组织, 企业 …
    patient: str = ""
    patient_class: str = ""  # 外部, 内部, …
    modality: str = ""  # 应当, 可以, 不得, 须…方可 …
    polarity: Literal["肯定", "否定"] = "肯定"
    condition: str = ""
    object: str = ""
    measure: str = ""
    amounts: tuple[Amount, ...] = ()
    basis: tuple[Citation, ...] = ()
    basis_from: BasisFrom = ""
    doubt: str = ""
    sentence: tuple[int, int] = (0, 0)
    trace: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The offending words."""
        return self.paragraph.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where they stand."""
        return self.paragraph.span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Amount:
    """Money, a multiple or a percentage of a measure: low and high in yuan (元), 倍 or 百分之; None = open end."""

    unit: Literal["元", "倍", "%", "日", "月", "年"]
    low: float | None
    high: float | None
    per: str = ""  # 每次, 每辆, 每吨 …


# ---------------------------------------------------------------- records and figures

EventKind = Literal[
    "启动", "年度目录", "调研", "公开征求意见", "座谈会", "听证", "听证公告", "公示", "专家论证", "风险评估", "公平竞争审查",
    "合法性审查", "集体讨论决定", "会签", "请示报告", "公布", "解读", "归档", "后评估", "备案",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """A procedural act in a record. ``start``/``end`` None where the text gives no full date; ``outcome`` as written
    (通过, 不合法, 低风险 …); ``people`` a number of persons; ``matter`` the 议题 it belongs to ('' if the file has one).
    For 合法性审查 ``start`` is the receipt, ``end`` the opinion (only the opinion known: start = its date). ``planned``
    for what has not happened yet, ``denied`` for what the text says was not done.
    """

    kind: EventKind
    paragraph: Paragraph
    start_offset: int
    end_offset: int
    start: date | None = None
    end: date | None = None
    actor: str = ""
    outcome: str = ""
    people: int | None = None
    matter: str = ""
    planned: bool = False
    denied: bool = False
    note: str = ""
    days: int | None = None  # the duration in days that the text gives (公开征求意见30日)
    closing: tuple[Paragraph, int, int] | None = None  # where the end is told, if elsewhere: paragraph and offsets

    @property
    def text(self) -> str:
        """The words that report it."""
        return self.paragraph.text[self.start_offset : self.end_offset]

    @property
    def span(self) -> Span:
        """Where they stand."""
        return self.paragraph.span(self.start_offset, self.end_offset)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit and what it counts, e.g. 79 件 行政诉讼案件; ``role`` 数 (count), 率 (rate in %), 合计 (sum)."""

    paragraph: Paragraph
    start: int
    end: int
    value: float
    unit: str
    counts: str
    role: Literal["数", "率", "合计"] = "数"
    year: int | None = None


@dataclass(slots=True)
class Facts:
    """All that was found in one file."""

    document: Document
    citations: tuple[Citation, ...] = ()
    norms: tuple[Norm, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
