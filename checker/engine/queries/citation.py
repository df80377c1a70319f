"""`citation`: 援引的法律、法规、文件。

输入：status（状态）、rank（位阶）、use（用途）、form（写法）、title（名称，任一）、confidence（状态所凭的事实核到什么程度：A B C）、
when（检查日期：按检查之日判断，默认；文件日期：按文件成文之日判断；此后：成文时不是、检查时才是该状态）、articles（有 | 无条文号）、
note（说明须含的词之一）、moved（true：条文换了序号；false：没有换）、ends（名称的结尾之一）、once（true：同一名称只给第一处）、
all（true：同一用途的援引全部相符才算，只给一处）。
near（true：名称与目录里的法律、行政法规相近而不同）、certain（true：事实核到原文且知道文件日期；false：二者缺一）。
文件日期：成文日期；没有的，看印发日期、会议时间、文号和标题里的年份；标明草案的为检查之日，在卷宗里的为最后一个程序之日；只有公开日期或者都没有的，日期不明，结论存疑。
不查：修改、废止类文件，表格里的目录，以及“废止”“修改”用途（写明 use 的除外）。
输出：每处援引一个；占位词 title、short、article、status、replaced_by、note、rank、number、near（相近的名称）、
moment（按哪一天判断：成文、公开时，检查之日，或者指定的日期）。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, get_args

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.facts import Citation, CitationStatus, InstrumentRank
from fzzf_check.law.instruments import Judgement, nearest_title
from fzzf_check.law.status import judge
from fzzf_check.parse.citation.places import write_places
from fzzf_check.parse.record.told import said
from fzzf_check.patterns import lazy

USES = ("依据", "制定依据", "提及", "违反", "除外", "废止", "修改")
_USES_ASKED = ("依据", "制定依据", "提及", "违反", "除外")
FORMS = ("书名号", "简称", "指代", "自指", "泛指")
DAYS = ("检查日期", "文件日期", "此后")
_IN_NUMBER = lazy(r"((?:19|20)\d{2})")
_IN_TITLE = lazy(r"((?:19|20)\d{2})年")
_CLEANING = lazy("废止|失效|清理|修改")  # documents whose business it is to name what is out of force
_NEW_NUMBER = lazy("第[^第]+条$")
_TODAY = "按检查之日看"
_AROUND = 60  # characters before a citation that show what it is about
_REPEATS = ("该", "同法", "上述法", "上述条例", "前述法", "前述条例")
_DIRECT = ("书名号", "简称", "泛指")  # 该法 and 上述规定 repeat a citation that is judged where it stands


def prepare(args: Args) -> Query:
    statuses = args.texts("status", one_of=get_args(CitationStatus))
    ranks = args.texts("rank", one_of=get_args(InstrumentRank))
    uses = args.texts("use", one_of=USES) or _USES_ASKED
    forms = args.texts("form", one_of=FORMS) or _DIRECT
    titles = args.texts("title")
    confidences = args.texts("confidence", one_of=("A", "B", "C"))
    when = args.text("when", one_of=DAYS, default="检查日期")
    articles = args.text("articles", one_of=("有", "无"))
    notes = args.texts("note")
    moved = args.flag("moved")
    ends = args.texts("ends")
    once = args.flag("once")
    certain = args.flag("certain")
    near = args.flag("near")
    every = args.flag("all")
    of_articles = moved is True or "条文不存在" in statuses

    def stands(citation: Citation, case: Case, day: date | None) -> Judgement | None:
        """The judgement on the day asked for, None where it is not as wanted."""
        found = judge_on(citation, (day or case.as_of) if when == "文件日期" else case.as_of)
        if statuses and found.status not in statuses:
            return None
        if when == "此后" and (day is None or judge_on(citation, day).status in statuses):
            return None
        if moved is not None and moved != bool(_NEW_NUMBER.search(found.replaced_by)):
            return None
        return found if not confidences or found.confidence in confidences else None

    def fits(citation: Citation) -> bool:
        return (
            citation.use in uses
            and (citation.form in forms or (of_articles and _own_article(citation)))
            and (not ranks or citation.rank in ranks)
            and (not titles or citation.title in titles)
            and (not ends or citation.title.endswith(ends))
            and (not articles or bool(citation.articles) == (articles == "有"))
            and (not notes or any(note in citation.note for note in notes))
            and (not near or bool(nearest_title(citation.title)))
        )

    def run(case: Case) -> Iterable[Match]:
        day, sure, moment = written_on(case)
        doubt = "" if sure or when != "文件日期" or certain is not None else "文件没有成文日期，不知成文时是否已经如此"
        candidates = [c for c in case.citations if c.use in uses and not _listed(c, case)]
        found = [(c, j) for c in candidates if fits(c) and (j := stands(c, case, day)) is not None]
        if certain is not None:
            found = [(c, j) for c, j in found if (sure and j.confidence == "A") == certain]
        if every and len(found) != len(candidates):
            return
        seen: set[str] = set()
        for citation, judgement in found[:1] if every else found:
            if not once or citation.title not in seen:
                seen.add(citation.title)
                yield _match(citation, judgement, doubt, moment)

    return run


def subject(args: Args) -> Subject:
    """Whether such a thing is cited at all, whatever its status."""
    uses = args.texts("use") or _USES_ASKED
    forms, titles = args.texts("form") or _DIRECT, args.texts("title")

    def occurs(case: Case) -> bool:
        return any(
            c.use in uses and c.form in forms and (not titles or c.title in titles) and not _listed(c, case)
            for c in case.citations
        )

    return occurs


class Written(NamedTuple):
    """The day by whose law the citations of a document are judged (None if it tells of none), whether it is surely the
    document's own, and how a finding calls it.
    """

    day: date | None
    sure: bool
    moment: str


def written_on(case: Case) -> Written:
    """The day on which the document was made, as far as it tells: its own date, else the year of its number or title.

    A draft is judged by the day of the check, in a dossier by the last step. A day of publication on the web is only the
    latest day it can be: it leaves the answer in doubt.
    """
    document = case.document
    if case.as_of_given:
        return Written(case.as_of, True, f"按指定的{said(case.as_of)}看")
    if document.stage == "草案" and _shows_draft(case):
        last = case.dossier.last_day if case.dossier else None
        if last:
            return Written(last, True, f"按卷宗里最后一个程序的日期（{said(last)}）看")
        return Written(case.as_of, True, _TODAY)
    printed = document.field("印发日期")
    if day := document.date or (printed.date if printed else None):
        return Written(day, True, "在本文件成文时")
    held = document.field("会议时间")
    if held and held.date:
        return Written(held.date, True, "在开会时")
    if year := _IN_NUMBER.search(document.number or "") or _IN_TITLE.search(document.title or ""):
        return Written(min(date(int(year[1]), 12, 31), case.as_of), True, "在本文件成文时")
    published = document.field("公开日期")
    if published and published.date:
        return Written(published.date, False, "在本文件公开时")
    return Written(None, False, _TODAY)


def _shows_draft(case: Case) -> bool:
    """Whether the document says that it is a draft, not merely lacks a number and a date (as web pages of any age do)."""
    return any(not evidence.reason.startswith("没有") for evidence in case.document.why_stage)


def _own_article(citation: Citation) -> bool:
    """该法第一百三十一条: a citation that repeats the name only, and has an article of its own to judge."""
    words = citation.paragraph.text[citation.start : citation.end]
    return citation.form == "指代" and bool(citation.articles) and words.startswith(_REPEATS) and "第" in words


def judge_on(citation: Citation, day: date) -> Judgement:
    """How a citation stands on another day than the one it was read for."""
    if not citation.title:
        return Judgement("", citation.rank, citation.status)
    near = citation.paragraph.text[max(0, citation.start - _AROUND) : citation.end + 2 * _AROUND]
    year = int(citation.version) if citation.version else None
    return judge(citation.title, day, citation.articles, number=citation.number, year=year, context=near)


def _listed(citation: Citation, case: Case) -> bool:
    """Whether it stands in a document or a list that is about repealing and revising."""
    return (
        citation.use in {"依据", "提及"}
        and _CLEANING.search(case.document.name) is not None
        and citation.connective != "依据栏"
    )


def _match(citation: Citation, found: Judgement, doubt: str, moment: str) -> Match:
    values = {
        "title": citation.title,
        "short": citation.short,
        "article": write_places(citation.articles),
        "status": found.status,
        "replaced_by": found.replaced_by or "没有直接替代的文本，请核对",
        "note": found.note,
        "rank": found.rank,
        "number": citation.number,
        "moment": moment,
        "near": nearest_title(citation.title) if found.status == "未收录" and citation.form == "书名号" else "",
    }
    text = citation.paragraph.text[citation.start : citation.end]
    trace = (
        f"读作{citation.use}：{citation.short}{values['article']}",
        f"状态：{found.status}（{found.note or '无说明'}）",
    )
    if found.confidence == "C" and found.status in _CLAIMS:
        doubt = "废止、修订的事实凭记忆或推断，未核到原文"
    return Match(citation.span, text, values, trace, doubt)


_CLAIMS = ("已废止", "已修订", "条文不存在")
