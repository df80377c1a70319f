"""Who has a stake, told by what it does (承担改造设计任务的宏度设计院, 方案所列药品配送单位, 本方案的编制单位): such a phrase is one word
of the class 利害方, as a plain 设计单位 is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fzzf_check.parse.record.words import Clause, Item, Sentence
from fzzf_check.patterns import lazy

STAKE = "利害方"
_WORK = "设计|勘察|测绘|编制|可研|施工|承建|建设|改造|监理|代建|造价|供货|供应|配送|运营|运维|经营|管护|投资|收购|受让|承租|投标|竞标|设备|装修|拆除|配套|总承包"
_TAKES_ON = (
    "承担|承接|承揽|承包|包揽|中标|负责|受托|参与|参加|从事|拿下|揽下|拟承担|拟承接|将承担|将承接|准备承接|准备承担"
)
_BODY = "有限公司|集团公司|设计院|研究院|规划院|勘察院|工程院|公司|单位|机构|企业|集团|院|所|厂|团队|中心|事务所"
_PLAN = "方案|规划|项目|工程|草案|事项|选址"
_BETWEEN = "[^，。；：、（）“”《》不未无没]"
_DESCRIBED = lazy(
    rf"(?:(?:{_TAKES_ON}){_BETWEEN}{{0,10}}?(?:{_WORK}){_BETWEEN}{{0,10}}?"  # 承担改造设计任务的宏度设计院
    rf"|为(?:本|该|这[个项]){{0,1}}(?:{_PLAN}){_BETWEEN}{{0,3}}(?:作|做|搞|编|提供)(?:了|过)?{_BETWEEN}{{0,6}}的{_BETWEEN}{{0,8}}?"
    rf"|(?:编制|设计|承建|运营|代建|供货|勘察)(?:本|该|此|这[个项]|上述)?(?:{_PLAN})?的{_BETWEEN}{{0,8}}?"  # 编制该规划的设计院
    rf"|(?:{_PLAN})(?:中|里|内)?(?:所列|列明|写明|指定|确定|拟定|选定|载明)的?{_BETWEEN}{{0,8}}?"  # 方案所列药品配送单位
    rf"|(?:(?:本|该|此)(?:{_PLAN})的?|(?:方案|项目|规划的|工程的)的?)(?:{_WORK}){_BETWEEN}{{0,2}}?)"  # 本方案的编制单位
    rf"(?:{_BODY})(?![一-龥]*(?:评估|审查|审核)(?:单位|机构|部门))"
)
_REVIEWS = lazy("审查|审核|论证|评估|稳评|起草|把关|法制")  # what the drafter and the assessors do gives no stake


def described(sentence: Sentence, text: str) -> Sentence:
    """The sentence of ``text`` with each such phrase made one item."""
    return Sentence(tuple(_clause(clause, text) for clause in sentence.clauses))


def _clause(clause: Clause, text: str) -> Clause:
    items = list(clause.items)
    for found in _DESCRIBED.finditer(text, clause.start, clause.end):
        if not _REVIEWS.search(found[0]):
            items = list(_merged(items, found.start(), found.end(), text))
    if len(items) == len(clause.items):
        return clause
    return replace(
        clause, items=tuple(items), present=clause.present | frozenset(n for i in items for n in (*i.classes, i.text))
    )


def _merged(items: Sequence[Item], start: int, end: int, text: str) -> Iterator[Item]:
    """The items with those from ``start`` to ``end`` made one; what only began or ended there keeps its other half."""
    within = [i for i in items if i.start < end and i.end > start]
    cut = [i for i in (within[0], within[-1]) if (i.start < start or i.end > end) and i.sign != "OTHER"]
    if cut or any(i.when or i.sign in {"CITE", "LPAR", "RPAR"} for i in within):
        yield from items
        return
    for item in items:
        if item is within[0]:
            if item.start < start:
                yield replace(item, text=text[item.start : start], end=start)
            classes = (within[-1].classes if within[-1].end == end else frozenset()) | {STAKE}
            yield replace(item, text=text[start:end], start=start, end=end, classes=classes, sign="")
        if item is within[-1] and item.end > end:
            yield replace(item, text=text[end : item.end], start=end)
        if item not in within:
            yield item
