"""Article lists: 第五条第二款第（一）项、第六条之一, 第三条至第八条, 第五条第二、三款 ⇄ tuples of Article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fzzf_check.facts import Article
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import ARABIC, CHINESE, chinese, integer

_NUM = lazy(rf"[{CHINESE}{ARABIC}]+")
_TO = lazy("[—－–~～至到-]")
_SUFFIX = lazy("之([一二三四五六七八九十]{1,3})$")
_PART = lazy(
    r"(?P<ARTICLE>第[^款项目章节编]*条(?:\s*之\s*[一二三四五六七八九十]{1,3})?)|(?P<CLAUSE>第[^条项目章节编]*款)|(?P<ITEM>[^条款目章节编]*项)"
)
LIMIT = 50  # a range of items is written out up to this many


def read_places(tokens: Iterable[tuple[str, str]]) -> tuple[Article, ...]:
    """The articles of a list of (kind, words): PLACE (第五条第二款第（一）项), TO between the ends of a range; other kinds
    are passed over.

    A clause or item without an article belongs to the article before it in the list (第五条第二款、第三款).
    """
    made: list[Article] = []
    ranged = False
    for kind, words in tokens:
        if kind == "TO":
            ranged = True
        elif kind == "PLACE":
            for part in _PART.finditer(words):
                made = _with(made, part, ranged)
                ranged = False
    return tuple(made)


def _with(made: list[Article], part: re.Match[str], ranged: bool) -> list[Article]:
    rank = part.lastgroup or ""
    if rank != "ARTICLE":
        return _narrowed(made, rank, part[0], ranged)
    return _with_range(made, part[0]) if ranged else [*made, *_articles(part[0])]


def _with_range(made: list[Article], words: str) -> list[Article]:
    ends = _articles(words)
    if not made or not ends:
        return [*made, *ends]
    first = made[-1]
    return [*made[:-1], Article(first.article, first.clause, first.item, first.suffix, to=ends[0].article), *ends[1:]]


def _values(words: str) -> list[int]:
    return [value for number in _NUM.findall(words) if (value := integer(number)) is not None]


def _articles(words: str) -> list[Article]:
    plain = "".join(words.split())
    suffix = _SUFFIX.search(plain)
    values = _values(plain[: suffix.start()] if suffix else plain)
    if suffix and values:
        return [*(Article(value) for value in values[:-1]), Article(values[-1], suffix=integer(suffix[1]))]
    if len(values) == 2 and _TO.search(plain):
        return [Article(values[0], to=values[1])]
    return [Article(value) for value in values]


def _narrowed(made: list[Article], kind: str, words: str, ranged: bool) -> list[Article]:
    """The list with a clause or item put to its last article, or with more of them where it has one already."""
    if not made:
        return made
    base = made[-1]
    values = _values(words)
    if len(values) == 2 and (_TO.search(words)) and values[1] - values[0] < LIMIT:
        values = list(range(values[0], values[1] + 1))
    if not values:
        return made
    if kind == "CLAUSE":
        if ranged and base.clause is not None and base.clause < values[0] < base.clause + LIMIT:
            values = list(range(base.clause + 1, values[0] + 1))
        new = [Article(base.article, clause=value, suffix=base.suffix) for value in values]
        return [*made[:-1], *new] if base.clause is None else [*made, *new]
    if ranged and base.item is not None and base.item < values[0] < base.item + LIMIT:
        values = list(range(base.item + 1, values[0] + 1))
    new = [Article(base.article, base.clause, value, base.suffix) for value in values]
    return [*made[:-1], *new] if base.item is None else [*made, *new]


def write_article(article: Article) -> str:
    """第五条第二款第（一）项; ranges as 第三条至第八条."""
    words = f"第{chinese(article.article)}条"
    words += f"之{chinese(article.suffix)}" if article.suffix else ""
    words += f"第{chinese(article.clause)}款" if article.clause else ""
    words += f"第（{chinese(article.item)}）项" if article.item else ""
    return words + (f"至第{chinese(article.to)}条" if article.to else "")


def write_places(articles: Iterable[Article]) -> str:
    """The list as a text would write it, joined by 、."""
    return "、".join(write_article(article) for article in articles)
