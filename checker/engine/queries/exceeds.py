"""`exceeds`: 处罚超出所引上位法条文的数额、倍数或者种类。

输入：what（数额 | 种类）、act（行为，任一）、force（效力，默认设定和实施）。
只在所引的条文都在处罚条文表里、状态现行或者已废止（按它最后的版本）、表里有同单位的幅度时才判断；表是用程序从文本里取的，结论须对照原文核实。
输出：每条超出的规范一处；占位词 act、amount（本文件的数额）、limit（条文的幅度）、kinds（条文的种类）、basis（所引条文）。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import get_args

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.engine.queries.norm import known_acts
from fzzf_check.facts import Amount, Article, Citation, Force, Norm
from fzzf_check.law.penalties import Penalties, Range, penalties
from fzzf_check.parse.citation.places import write_places
from fzzf_check.patterns import lazy

KINDS_OF_ACT = {
    "罚款": {"罚款"},
    "没收": {"没收违法所得", "没收非法财物"},
    "吊扣证照": {"暂扣许可证件", "吊销许可证件"},
    "降低资质": {"降低资质等级"},
    "责令停产停业": {"责令停产停业", "责令关闭"},
    "责令关闭": {"责令关闭", "责令停产停业"},
    "限制从业": {"限制从业"},
    "行政拘留": {"行政拘留"},
}
_STOPS_WORK = ("停工", "停止施工", "停止作业", "停航", "停止航行", "停驶")  # of one project, not of the business
_UNLICENSED = lazy("无证|无照|未经许可|未经批准|未取得|没有取得|未领取|擅自|非法|没有许可|无许可")
_STOPS_DOING = lazy("停止[^，。；]{0,4}(?:经营|生产|销售|营业|活动|作业|开采|运输|业务)")
_NOT_COUNTED = ("取缔", "停止招生", "暂停招生")  # statutes say them, the table of kinds has no such kind
_FORBIDDEN = lazy("(?:所|明文|明令|明确)?(?:禁止|不许|不容|不允许)。")
_MANY = 20  # articles of a range (第三条至第八条) that are looked up
_MONEY = ((1e8, "亿元"), (1e4, "万元"))


def prepare(args: Args) -> Query:
    what = args.text("what", one_of=("数额", "种类"), default="数额")
    acts = args.texts("act", one_of=known_acts())
    forces = args.texts("force", one_of=get_args(Force)) or ("设定", "实施")
    beyond = _amounts_beyond if what == "数额" else _kind_beyond

    def run(case: Case) -> Iterable[Match]:
        for norm in case.norms:
            if norm.kind == "处罚" and norm.force in forces and norm.frame == "对外" and (not acts or norm.act in acts):
                set_by = _cited_penalties(norm, case.as_of)
                values = beyond(norm, set_by) if set_by else None
                if values is not None:
                    yield _match(norm, values)

    return run


def subject(args: Args) -> Subject:
    """Whether an article that the tables know is cited for a sanction."""
    acts = args.texts("act")
    return lambda case: any(
        norm.kind == "处罚" and (not acts or norm.act in acts) and bool(_cited_penalties(norm, case.as_of))
        for norm in case.norms
    )


def _cited_penalties(norm: Norm, day: date) -> list[Penalties]:
    """What the articles cited as its basis set; empty if one of them is not known."""
    found: list[Penalties] = []
    for citation in norm.basis:
        words = citation.paragraph.text
        if words[: citation.start].endswith(("触犯", "触犯了")) or _FORBIDDEN.match(words, citation.end):
            return []  # the article forbids, another one has the penalty
        if citation.rank in {"法律", "行政法规", "部门规章"} and citation.status in {"现行", "已废止"}:
            rows = [penalties(citation.title, a.article, a.suffix, day) for a in _each(citation)]
            if not rows or None in rows:
                return []
            found.extend(row for row in rows if row is not None)
        else:
            return []
    return found


def _each(citation: Citation) -> Iterator[Article]:
    for article in citation.articles:
        last = min(article.to or article.article, article.article + _MANY)
        yield from (Article(n, suffix=article.suffix) for n in range(article.article, last + 1))


def _amounts_beyond(norm: Norm, set_by: list[Penalties]) -> dict[str, str] | None:
    for amount in norm.amounts:
        ranges = [r for row in set_by for r in row.of(amount.unit)]
        if ranges and not amount.per and _outside(amount, ranges):
            return {"amount": written(amount.unit, amount.low, amount.high), "limit": _limits(ranges)}
    return None


def _outside(amount: Amount, ranges: list[Range]) -> bool:
    """Plainly outside: above the highest ceiling, between two ranges, or, where there is one range only, below its floor."""
    low, high = amount.low, amount.high
    top = high if high is not None else low
    if top is not None and top > max(r.high for r in ranges):
        return True
    if low and high is not None and len(ranges) > 1 and all(high < r.low or low > r.high for r in ranges):
        return True  # between the ranges: 五百元以下 for persons, 五万元以上 for enterprises
    floor = ranges[0].low if len(ranges) == 1 else min(r.low for r in ranges)
    bottom = low if len(ranges) == 1 else high
    return floor > 0 and bottom is not None and bottom < floor


def _kind_beyond(norm: Norm, set_by: list[Penalties]) -> dict[str, str] | None:
    stopped = norm.act == "责令停产停业"
    if stopped and ("整治" in norm.paragraph.text[norm.end : norm.end + 4] or any(w in norm.text for w in _STOPS_WORK)):
        return None  # 责令停工整治, 责令项目停工 correct, they are no kind of penalty
    if stopped and _UNLICENSED.search(norm.condition) and _STOPS_DOING.search(norm.text):
        return None  # 查到无证摊点的，责令停止经营活动: what nobody may do is stopped, no business is closed
    wanted = None if any(word in norm.text for word in _NOT_COUNTED) else KINDS_OF_ACT.get(norm.act)
    if wanted and norm.act == "没收" and norm.text.startswith("收归"):  # 车辆收归国有: a thing, no gain
        wanted = {"没收非法财物"}
    kinds = frozenset(kind for row in set_by for kind in row.kinds)
    if wanted is None or wanted & kinds:
        return None
    return {"kinds": "、".join(sorted(kinds))}


def written(unit: str, low: float | None, high: float | None) -> str:
    """5万元以上10万元以下, 10万元以下, 1倍以上5倍以下."""
    words = [f"{_figure(low, unit)}以上"] if low else []
    if high is not None and high == low:
        return _figure(high, unit)
    return "".join([*words, f"{_figure(high, unit)}以下"] if high is not None else words)


def _figure(value: float, unit: str) -> str:
    if unit == "元":
        for size, name in _MONEY:
            if value >= size:
                return f"{value / size:g}{name}"
    return f"{value:g}{unit}"


def _limits(ranges: list[Range]) -> str:
    seen = dict.fromkeys(written(r.unit, r.low or None, r.high) for r in ranges)
    return "，或者".join(seen)


def _match(norm: Norm, values: dict[str, str]) -> Match:
    basis = "、".join(f"{c.short}{write_places(c.articles)}" for c in norm.basis)
    all_values = {"act": norm.act, "basis": basis, "amount": "", "limit": "", "kinds": "", **values}
    trace = (*norm.trace, f"所引条文：{basis}", f"条文的处罚：{all_values['limit'] or all_values['kinds']}")
    return Match(norm.span, norm.text, all_values, trace, norm.doubt)
