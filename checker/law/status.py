"""How a reference stands on a day: in force, repealed, revised since, article missing, period over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from fzzf_check.facts import Article
from fzzf_check.law.instruments import Confidence, Instrument, Judgement, Version, instrument, normal, renumberings
from fzzf_check.law.rank import rank_by_form
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import chinese

_YEAR = r"(?:19|20)\d{2}"
_PERIOD = lazy(rf"(?P<first>{_YEAR})\s*年?\s*[—\-－–─~～至到]+\s*(?P<last>{_YEAR})\s*年?")
_PLAN = lazy(r"纲要|规划|计划|行动|方案|要点|规定|意见|任务")


def judge(
    title: str,
    as_of: date,
    articles: Sequence[Article] = (),
    *,
    number: str = "",
    year: int | None = None,
    context: str = "",
) -> Judgement:
    """How a reference to ``title`` (with ``articles``, document ``number`` and the ``year`` of the version cited) stands
    on ``as_of``. ``context`` is the sentence, for the topics of renumbered articles.

    Gives 未收录 for titles that are not in the table; never claims more than the table knows (a version of unknown
    effective date is given a year's lag, an article is missing only if no version around the day has it).
    """
    found = instrument(title)
    if found is None:
        return _unknown(title, as_of, number)
    if found.repeal and found.repeal.end <= as_of:
        end = found.repeal.end
        note = f"自{end.year}年{end.month}月{end.day}日起失效"
        return Judgement(found.title, found.rank, "已废止", found.repeal.replaced_by, note, found.repeal.confidence)
    return (
        _old_version(found, as_of, articles, year)
        or _missing(found, as_of, articles, year)
        or _moved(found, as_of, articles, year, context)
        or Judgement(found.title, found.rank, "现行", confidence=_confidence(found, as_of))
    )


def _unknown(title: str, as_of: date, number: str) -> Judgement:
    plain = normal(title)
    rank = rank_by_form(plain, number)
    if (last := period_end(plain)) is not None and last < as_of:
        return Judgement(
            plain, rank, "期间已过", note=f"所定期间至{last.year}年{last.month}月{last.day}日", confidence="A"
        )
    return Judgement(plain, rank, "未收录")


def period_end(title: str) -> date | None:
    """The last day of the period that a plan bears in its title (…实施纲要（2021—2025年）); None if it bears none."""
    match = _PERIOD.search(title)
    if match is None or not _PLAN.search(title) or int(match["first"]) > int(match["last"]):
        return None
    return date(int(match["last"]), 12, 31)


def _years(version: Version) -> set[int]:
    return {day.year for day in (version.made, version.effective) if day}


def _old_version(found: Instrument, as_of: date, articles: Sequence[Article], year: int | None) -> Judgement | None:
    """The cited year is that of a version which another one has replaced."""
    current = found.version_on(as_of)
    meant = [min(years) for version in found.versions_meant(as_of) if (years := _years(version))]
    if year is None or current is None or not meant or year >= min(meant):
        return None
    present = f"{found.name}（{_label(current)}）{_new_numbers(found, articles, as_of)}"
    note = f"现行文本为{_label(current)}版本"
    return Judgement(found.title, found.rank, "已修订", present, note, current.confidence)


def _label(version: Version) -> str:
    return f"{version.made.year}年" if version.made else "现行"


def _new_numbers(found: Instrument, articles: Iterable[Article], as_of: date) -> str:
    table = {r.old: r.new for r in renumberings(found.title) if r.before <= as_of}
    return "、".join(f"第{chinese(table[a.article])}条" for a in articles if a.article in table)


def _missing(found: Instrument, as_of: date, articles: Sequence[Article], year: int | None) -> Judgement | None:
    last = _last_article(found, as_of, year)
    if last is None:
        return None
    beyond = [a for a in articles if max(a.article, a.to or 0) > last]
    if not beyond:
        return None
    current = found.version_on(as_of)
    label = f"{_label(current)}文本" if current else "文本"
    note = f"{label}共{last}条"
    present = _new_numbers(found, beyond, as_of)
    return Judgement(
        found.title,
        found.rank,
        "条文不存在",
        f"{found.name}{present}" if present else "",
        note,
        _confidence(found, as_of),
    )


def _last_article(found: Instrument, as_of: date, year: int | None) -> int | None:
    """The number of the last article of the version cited, else of those that may be in force."""
    if year is not None:
        cited = [v for v in found.versions if year in _years(v)]
        if cited:
            return cited[-1].articles
    return found.last_article(as_of)


def _moved(
    found: Instrument, as_of: date, articles: Sequence[Article], year: int | None, context: str
) -> Judgement | None:
    """An article that bears another number since, where the sentence speaks of what the old one says."""
    if year is not None:
        return None
    for row in renumberings(found.title):
        cited = any(a.article == row.old and not a.suffix for a in articles)
        if cited and row.before <= as_of and row.topics and any(topic in context for topic in row.topics):
            return Judgement(
                found.title, found.rank, "已修订", f"{found.name}第{chinese(row.new)}条",
                f"原第{chinese(row.old)}条的内容现在第{chinese(row.new)}条", row.confidence,
            )  # fmt: skip
    return None


def _confidence(found: Instrument, as_of: date) -> Confidence:
    current = found.version_on(as_of)
    return current.confidence if current else "C"
