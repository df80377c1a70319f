"""What a reference means: short names, 该法 and 上述规定, 本办法 and 前款, its rank and how it stands on the day.

The reader's memory is the :class:`Resolver`: it takes sentence by sentence and remembers what was cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, cast

from fzzf_check.facts import Article, Citation, Document, InstrumentRank, Paragraph
from fzzf_check.law.instruments import Judgement, instrument, normal, numbered
from fzzf_check.law.rank import rank_by_form
from fzzf_check.law.status import judge
from fzzf_check.parse.citation.places import read_places, write_article
from fzzf_check.parse.citation.words import AMEND_WORDS, APPLY_WORDS, BASIS_WORDS, KINDS, VIOLATE_WORDS
from fzzf_check.patterns import lazy

if TYPE_CHECKING:
    from fzzf_check.parse.citation.reading import Group, Sentence, Work

Form = Literal["书名号", "简称", "指代", "自指", "泛指"]
Use = Literal["依据", "制定依据", "提及", "违反", "除外", "废止", "修改"]

OWN: InstrumentRank = "本文件"
_SHORT = lazy(r"(?:简称|[下统]称)(?:为|“|\"|「|『|《|‘|\s)*(?P<name>[^“”\"「」『』《》‘’（）()，,；。\s]{2,30})")
_NUMBER = lazy(
    r"[\u4e00-\u9fff]{1,14}(?:[（(][\u4e00-\u9fff]{1,4}[）)])?\s*[〔\[［【﹝(（]?\s*[12]\d{3}\s*[〕\]］】﹞)）]?\s*第?\s*\d{1,5}\s*号|(?!日)[\u4e00-\u9fff]{2,16}(?:第\s*[\d一二三四五六七八九十百〇零]+\s*号令?|令\s*(?:第\s*)?[\d一二三四五六七八九十百〇零]+\s*号)"
)
_ORDER_NUMBER = lazy(r"国务院(?:令第?(?P<a>\d+)号|第(?P<b>\d+)号令)")
_YEAR = lazy(r"(?:19|20)\d{2}")
_VERSION = lazy(
    r"[（(]\s*(?P<year>(?:19|20)\d{2})\s*年?(?:\s*\d+\s*月\s*\d+\s*日)?(?:[第一二三四五六七八九十次全国人大常委会议]*(?:修[正订改]|通过|版|本|公布|发布|施行)\S{0,12})?\s*[）)]$"
)
_NO_NORM = lazy(
    "(?:证|证明|表|(?<![任诺议同证])书|回执|凭[证据]|票据|发票|收据|报告|台账|账|册|图|卡|单|簿|薄|执照|护照|信|笔录|日志|标志|专用章|"
    "(?<!通)报|新闻|周刊|杂志|系统|数据库|网)$"
)
_ISSUES = lazy("(?:印发|公布|发布|颁布|下发)《")
_BARE_KIND = lazy(rf"(?:暂行|试行|管理|实施|若干)*(?:{KINDS})")
_PACT_OR_LIST = lazy(r"(?:责任书|承诺书|协议书|合同书|保证书|清单)$")
_ABOVE = lazy("^(?:上述|前述|以上|上列|前列|前引|上引|这些|该等|相应|对应|据此|依此|照此|依上)")
_OWN_PART = lazy(r"^(?P<which>[本前])(?P<number>[两二三四五])?\s*(?P<rank>[条款项])(?!所[列引述称说])")
_THE = lazy(
    r"^(?:[该此本]|前[条款项]所[列引述称说]的?)(?P<kind>专条|条款|条(?!例)|款|项|法|[\u4e00-\u9fff]+?)(?:的?(?:规定|条款))?$"
)
_PLACE_KINDS = frozenset(("专条", "条款", "条", "款", "项", "规定", "条规定", "款规定"))
_STATES_LAW = lazy(
    r"^(?:已|均|都|也|中)?(?:对[^，。；]{1,60}?(?:已有|作了|作出|有)?(?:明确)?)?(?:已经?)?(?:明确)?(?:规定|明确|设定|载明|要求)(?![的，,]|之)"
)
_IS_ORDER = lazy(r"^(?:的?(?:有关|相关)?规定)?(?:予以)?(?:执行|处理|办理|为准|为依据|处罚)")
_BY = lazy(r"(?:由|以)$")
_CLAUSE_STARTS = ("", "，", ",", "。", "；", "：", ":", "、", "）", " ", "\u3000", "条", "因", "但", "而", "且")
_ATTRIBUTE = lazy(
    "(?:情形|事项|条件|标准|范围|程序|期限|材料|内容|行为|职责|权限|义务|方式)?(?:的|之|[。；、]|外|者)|(?:情形|事项|条件)"
)
SHORTEST_STATEMENT = 5
NEAR_SENTENCES, NEAR_PARAGRAPHS = 2, 3
NEAR_MARK = 30  # characters between the last work and 废止 or 修改为


@dataclass(frozen=True, slots=True)
class Memory:
    """A citation that later words may point to, and where it was read."""

    citation: Citation
    sentence: int
    group: int


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a work: its paragraph, where that begins in the joined text, and how its group is used."""

    paragraph: Paragraph
    base: int
    use: Use
    connective: str
    note: str
    sentence: str


class Resolver:
    """Makes citations of what was read, in order of the text."""

    def __init__(self, document: Document, as_of: date) -> None:
        self.as_of = as_of
        self.citations: list[Citation] = []
        self.shorts: dict[str, str] = {}
        self.memory: list[Memory] = []
        self.last_article = max((unit.ordinal for unit in document.units if unit.rank == "条"), default=0)
        self.own = [normal(title) for title in (document.title, document.issued) if title]
        self.sentence = 0
        self.groups = 0

    def read(self, sentence: Sentence, paragraph: Paragraph, base: int) -> None:
        """Take in one sentence that stands in ``paragraph``, whose text begins at ``base`` of the joined text."""
        self.sentence += 1
        words = paragraph.text[sentence.groups[0].start - base : sentence.end - base]
        for group in sentence.groups:
            self.groups += 1
            use, connective, note = how_used(group, sentence, paragraph, base)
            context = Context(paragraph, base, use, connective, note, words)
            for work in group.works:
                made = list(_READERS[work.kind](self, work, context))
                self.citations.extend(made)
                self.memory.extend(Memory(c, self.sentence, self.groups) for c in made if c.rank != OWN and c.title)

    # ------------------------------------------------------------ one kind of work each

    def _book(self, work: Work, context: Context) -> Iterator[Citation]:
        title, year = split_version(normal(work.text[1:-1]), work.paren)
        found = _NUMBER.search(work.paren)
        number = found[0] if found else ""
        if year is None:
            year = numbered().get(_brackets(number), ("", None))[1]
        for short in _SHORT.finditer(work.paren):
            self.shorts[normal(short["name"])] = title
        if _NO_NORM.search(title) and not _PACT_OR_LIST.search(title):
            return
        articles = read_places(work.places)
        if title in self.shorts:
            yield self._judged(work, context, "简称", self.shorts[title], articles, number, year)
        elif self._is_own(title):
            yield self._plain(work, context, "自指", OWN, title, articles)
        elif instrument(title) is None and (meant := self._shortened(title)):
            yield self._judged(work, context, "简称", meant, articles, number, year)
        elif _BARE_KIND.fullmatch(title):
            yield self._plain(work, context, "简称", "不明", "", articles, number=number)
        else:
            yield self._judged(work, context, "书名号", title, articles, number, year)

    def _name(self, work: Work, context: Context) -> Iterator[Citation]:
        title, year = split_version(normal(work.text), work.paren)
        title = self.shorts.get(title, title)
        yield self._judged(work, context, "简称", title, read_places(work.places), "", year)

    def _number(self, work: Work, context: Context) -> Iterator[Citation]:
        number = normal(work.text).removesuffix("文件").removesuffix("文")
        title, year = numbered().get(_brackets(number), ("", None))
        if title:
            yield self._judged(work, context, "简称", title, read_places(work.places), number, year)
        else:
            rank = rank_by_form("", _brackets(number))
            yield self._plain(work, context, "简称", rank, "", read_places(work.places), number=number)

    def _own_place(self, work: Work, context: Context) -> Iterator[Citation]:
        articles = read_places(work.places)
        meant = self._told_above(work, context, articles)
        if meant is not None:
            yield self._judged(work, context, "指代", meant.title, articles, meant.number, None)
        else:
            yield self._plain(work, context, "自指", OWN, self._own_title(), articles)

    def _told_above(self, work: Work, context: Context, articles: Sequence[Article]) -> Citation | None:
        """由《…》第三十条、第九十二条规定。…，依前述第九十二条: an article that was cited near by, and that this text cannot have
        or that 前述 points at.
        """
        pointed = context.paragraph.text.endswith(("前述", "上述", "前引", "所引"), 0, work.start - context.base)
        asked = {article.article for article in articles}
        if not asked or not (pointed or min(asked) > self.last_article):
            return None
        near = (memory.citation for memory in self._near(context, NEAR_SENTENCES))
        return next((c for c in near if asked <= {article.article for article in c.articles}), None)

    def _self(self, work: Work, context: Context) -> Iterator[Citation]:
        articles = read_places(work.places)
        kind = work.text[1:].strip()
        if kind == "条例" and self.own and not any(own.endswith("条例") for own in self.own):
            meant = self._last(context, kind)
            if meant is not None:
                yield self._judged(work, context, "指代", meant.title, articles, "", None)
                return
        yield self._plain(work, context, "自指", OWN, self._own_title(), articles)

    def _generic(self, work: Work, context: Context) -> Iterator[Citation]:
        yield self._plain(work, context, "泛指", generic_rank(work.text), "", ())

    def _by_form(self, work: Work, context: Context) -> Iterator[Citation]:
        rank: InstrumentRank = {"MINUTES": "会议纪要", "STANDARD": "标准"}.get(work.kind) or rank_by_form(work.text)  # type: ignore[assignment]
        yield self._plain(work, context, "简称", rank, normal(work.text), read_places(work.places))

    def _pointer(self, work: Work, context: Context) -> Iterator[Citation]:
        if own := _OWN_PART.match(work.text):
            yield self._plain(work, context, "指代", OWN, self._own_title(), own_part(own, context.paragraph, work))
        elif _ABOVE.match(work.text):
            yield from self._above(work, context)
        else:
            yield from self._that(work, context)

    def _above(self, work: Work, context: Context) -> Iterator[Citation]:
        """上述规定, 前述条款, 据此: the works cited last, near by; else the text's own words."""
        found = self._last_works(context)
        if not found:
            if not work.text.endswith(("此", "依上")):
                yield self._plain(work, context, "指代", OWN, self._own_title(), ())
            return
        for meant in found:
            yield self._judged(work, context, "指代", meant.title, meant.articles, meant.number, None)

    def _that(self, work: Work, context: Context) -> Iterator[Citation]:
        """该法, 该条例, 该条, 该专条, 该规定: the last work of that kind."""
        match = _THE.match(work.text)
        kind = match["kind"].replace("法律", "法") if match else ""
        meant = self._last(context, "" if kind in _PLACE_KINDS else kind)
        if kind == "规定":
            meant = self._last(context, kind) or meant
        if meant is None:
            if kind in _PLACE_KINDS:
                yield self._plain(work, context, "指代", OWN, self._own_title(), ())
            return
        articles = read_places(work.places)
        if kind in _PLACE_KINDS:
            articles = below(meant.articles, work.places)
        yield self._judged(work, context, "指代", meant.title, articles, meant.number, None)

    # ------------------------------------------------------------ memory

    def _near(self, context: Context, sentences: int) -> Iterator[Memory]:
        """What was cited near by, the last first: a few sentences back, in the same 条, or just before in the part."""
        article = context.paragraph.unit.within("条") if context.paragraph.unit else None
        for memory in reversed(self.memory):
            there = memory.citation.paragraph
            if there.part != context.paragraph.part:
                return
            same = article is not None and there.unit is not None and there.unit.within("条") is article
            close = self.sentence - memory.sentence <= sentences and context.paragraph.index - there.index <= 1
            if there is context.paragraph or same or close:
                yield memory
            elif context.paragraph.index - there.index > NEAR_PARAGRAPHS:
                return

    def _last(self, context: Context, kind: str) -> Citation | None:
        """The last citation near by whose title ends with ``kind`` (any where that is '')."""
        for memory in self._near(context, NEAR_SENTENCES):
            title = re.sub(r"（[^（）]*）$", "", memory.citation.title)
            if title.endswith(kind) or (kind == "法" and memory.citation.rank == "法律"):
                return memory.citation
        return None

    def _last_works(self, context: Context) -> list[Citation]:
        """All works of the last sentence near by that cited something by name."""
        found: list[Citation] = []
        sentence = None
        for memory in self._near(context, NEAR_SENTENCES if context.use != "违反" else 1):
            if sentence is None:
                sentence = memory.sentence
            if memory.sentence != sentence:
                break
            if memory.citation.use != "除外":
                found.insert(0, memory.citation)
        return found

    def _shortened(self, title: str) -> str:
        """The full title that a bare 《条例》 or 《管理办法》 shortens: the last one cited that ends with it."""
        if len(title) > 8:
            return ""
        ends = (m.citation.title for m in reversed(self.memory))
        return next((full for full in ends if full != title and full.endswith(title)), "")

    def _is_own(self, title: str) -> bool:
        """Whether a title is the document's own, or that of the text it issues: whole, or shortened at the front. A
        statute that the own title names (实施《…法》办法, 转发《…》) or ends like is another text.
        """
        if title in self.own:
            return True
        issues = any(_ISSUES.search(own) and f"《{title}》" in own for own in self.own)
        return issues or (instrument(title) is None and any(own.endswith(title) for own in self.own))

    def _own_title(self) -> str:
        return self.own[-1] if self.own else ""

    # ------------------------------------------------------------ making

    def _judged(
        self, work: Work, context: Context, form: Form, title: str, articles: tuple[Article, ...], number: str,
        year: int | None,
    ) -> Citation:  # fmt: skip
        found = judge(title, self.as_of, articles, number=number, year=year, context=context.sentence)
        return _citation(work, context, form, found, articles, number, year)

    def _plain(
        self, work: Work, context: Context, form: Form, rank: InstrumentRank, title: str,
        articles: tuple[Article, ...], number: str = "",
    ) -> Citation:  # fmt: skip
        found = Judgement(title, rank, "现行" if rank == OWN else "未收录")
        return _citation(work, context, form, found, articles, number, None)


def _citation(
    work: Work, context: Context, form: Form, found: Judgement, articles: tuple[Article, ...], number: str,
    year: int | None,
) -> Citation:  # fmt: skip
    return Citation(
        paragraph=context.paragraph,
        start=work.start - context.base,
        end=work.end - context.base,
        form=form,
        short=work.text,
        title=found.title,
        articles=articles,
        rank=found.rank,
        status=found.status,
        connective=context.connective,
        use=context.use,
        version=str(year or ""),
        number=number,
        replaced_by=found.replaced_by,
        note="；".join(filter(None, (found.note, context.note))),
    )


_READERS = {
    "BOOK": Resolver._book, "NAME": Resolver._name, "NUMBER": Resolver._number, "OWN": Resolver._own_place,
    "SELF": Resolver._self, "GENERIC": Resolver._generic, "MINUTES": Resolver._by_form, "PACT": Resolver._by_form,
    "STANDARD": Resolver._by_form, "POINTER": Resolver._pointer,
}  # fmt: skip


def how_used(group: Group, sentence: Sentence, paragraph: Paragraph, base: int) -> tuple[Use, str, str]:
    """Use, connective and note of a group: by its lead-in, by what follows it, by the marks of its sentence."""
    marks = _marks_of(group, sentence)
    after = paragraph.text[group.end - base : sentence.end - base]
    before = paragraph.text[max(0, group.start - base - 1) : group.start - base]
    if group.lead:
        return _led_use(group, marks)
    if column := _basis_column(paragraph, group.start - base):
        return "依据", column, ""
    if "REPEAL" in marks:
        return "废止", "", ""
    if "AMEND" in marks:
        return "修改", "", ""
    if _says(group, before, after):
        return "依据", "规定", ""
    if _IS_ORDER.match(after):
        return "依据", "执行", ""
    if _BY.search(before) and re.match("[^，。；]{0,12}(?:设定|规定)", group.tail + after):
        return "依据", before, ""
    return "提及", "", ""


def _marks_of(group: Group, sentence: Sentence) -> set[str]:
    """The marks behind a group: a 废止 or 修改为 belongs to the last group before it, 制定本办法 to all before it."""
    nearest = {"REPEAL", "AMEND"}
    found = set()
    for kind, at in sentence.marks:
        last = max((g.end for g in sentence.groups if g.end <= at), default=-1)
        if at >= group.end and (kind not in nearest or (group.end == last and at - group.end <= NEAR_MARK)):
            found.add(kind)
    return found


def _says(group: Group, before: str, after: str) -> bool:
    """Whether the work is the subject of a statement of the law: 《A》第五条规定，……; 《A》对……已有规定."""
    if group.works[-1].kind not in {"BOOK", "NAME", "NUMBER", "POINTER"} or before not in _CLAUSE_STARTS:
        return False
    if group.tail.endswith("规定") and "的" not in group.tail:
        return len(after) > SHORTEST_STATEMENT and not _ATTRIBUTE.match(after)
    return not group.tail and _STATES_LAW.match(after) is not None


def _led_use(group: Group, marks: set[str]) -> tuple[Use, str, str]:
    lead = group.lead
    if lead in VIOLATE_WORDS:
        return "违反", lead, ""
    if lead == "除":
        return "除外", lead, ""
    if lead == "废止" or (lead not in BASIS_WORDS and "REPEAL" in marks):
        return "废止", lead, ""
    if lead in AMEND_WORDS:
        return "修改", lead, ""
    if "精神" in group.tail:
        return "提及", lead, "只引其精神，没有引条文"
    if "ENACT" in marks:
        return "制定依据", lead, ""
    if lead in BASIS_WORDS or lead in APPLY_WORDS or lead.endswith(tuple(APPLY_WORDS)):
        return "依据", lead, ""
    return "提及", lead, ""


def _basis_column(paragraph: Paragraph, offset: int) -> str:
    """依据栏 where the words stand in a table's column of legal bases."""
    row = paragraph.row
    if row is None or row.is_header:
        return ""
    for n, (start, end) in enumerate(row.cells):
        if start <= offset < end and n < len(row.header):
            return "依据栏" if re.search("依据|法律责任|法条|条款", row.header[n]) else ""
    return ""


def split_version(title: str, paren: str) -> tuple[str, int | None]:
    """The title without a version at its end (（2017）, （2021年修订）) and the year of the version cited: that, or the
    last year in the parentheses behind the title where they speak of 修订 or 修正 or hold nothing else.
    """
    year = None
    if match := _VERSION.search(title):
        bare = title[: match.start()]
        if instrument(bare) is not None:
            title, year = bare, int(match["year"])
    if paren and (_VERSION.search(paren.strip()) or re.search("修[正订改]", paren)):
        years = _YEAR.findall(paren)
        year = max(map(int, years)) if years else year
    return title, year


def _brackets(number: str) -> str:
    """A document number as the table writes it: 〔〕 around the year; 国务院令第N号 without what precedes it."""
    plain = "".join(number.split())
    if order := _ORDER_NUMBER.search(plain):
        return f"国务院令第{order['a'] or order['b']}号"
    return re.sub(r"[〔\[［【﹝(（](\d{4})[〕\]］】﹞)）]第?", r"〔\1〕", plain)


def generic_rank(words: str) -> InstrumentRank:
    """The highest rank that a general reference (有关法律、法规) names."""
    for word, rank in (("法律", "法律"), ("行政法规", "行政法规"), ("国务院决定", "国务院决定"), ("法规", "地方性法规"),
                       ("规章", "规章"), ("规范性文件", "规范性文件")):  # fmt: skip
        if word in words:
            return cast("InstrumentRank", rank)
    return "不明"


def own_part(match: re.Match[str], paragraph: Paragraph, work: Work) -> tuple[Article, ...]:
    """The article that 本条, 本款, 前条 or 前款 means, as far as the paragraph's unit tells."""
    unit = paragraph.unit.within("条") if paragraph.unit else None
    if unit is None:
        return ()
    if match["which"] == "本" or match["rank"] != "条":
        return below((Article(unit.ordinal),), work.places)
    back = "一二三四五".find((match["number"] or "一").replace("两", "二")) + 1
    first = unit.ordinal - back
    return (Article(first, to=unit.ordinal - 1 if back > 1 else None),) if first > 0 else ()


def below(articles: Sequence[Article], places: Iterable[tuple[str, str]]) -> tuple[Article, ...]:
    """The articles, narrowed by the clause or item that follows (该条第二款); where an article follows, that one."""
    places = list(places)
    if not articles or not places:
        return read_places(places) if places else tuple(articles)
    return (
        read_places([("PLACE", write_article(articles[-1])), *places])
        if "条" not in places[0][1]
        else read_places(places)
    )
