"""Force in an opinion on a draft: what it quotes from the draft the opinion does not set, unless it lets it stand."""

from __future__ import annotations

from fzzf_check.facts import Force
from fzzf_check.parse.norm.predicate import Predicate
from fzzf_check.patterns import lazy

_KEPT = lazy(
    r"(?:予以|可以|可予|同意|继续|仍予|建议|应予|照样|原文|全部|暂予|适当)保留|(?:该条|此条|本条|原条|该款|该项)(?:可)?保留|保留(?:该条|原条款|原文|此条|不变|该规定|该做法)|维持(?:该条|原条款|原文|不变)"
    r"|(?:不作|无需|不必|不再|可不)(?:修改|删除|改动|调整)|(?:予以|可以|可予)(?:认可|沿用|实行)"
)
_LAWFUL = lazy(  # what the law already asks, or what is to go or to be mended
    r"重申|《[^》]*(?:法|条例|规定|决定)》|上位法|已有(?:规定|要求)|设定的|不违反|不抵触|符合(?:法律|法规|规定)|有[^，。；]{0,8}依据|法定"
    r"|(?:应当|应予|须|必须|建议|予以)(?:删|修改|调整|取消)|(?:修改|删除|删去|取消|调整)后|不得保留|不予保留|不宜保留|已(?:删|作修改|改为)"
)
_ASIDE = lazy(  # what the reviewer only asserts: 未发现与上位法抵触
    r"(?:未发现|没有发现|未见|尚未发现)[^，。；]{0,16}(?:抵触|冲突|不一致|违法|不符)|(?:其余|其他|另外)[^，。；]*|(?:没有|没|无|缺乏|缺少|尚无|未见)[^，。；]{0,10}依据"
)


def in_opinion(p: Predicate) -> Force | None:
    """第五条规定停靠须领牌，没有依据，应当删除 speaks of the draft; …便于统一调度，予以保留 lets it stand."""
    if p.document.kind != "审核意见书":
        return None
    behind = _ASIDE.sub("", p.paragraph.text[p.start :])
    if _KEPT.search(behind) and not _LAWFUL.search(behind):
        p.note("审核意见认为这项规定可以保留")
        return None
    p.note("审核意见说的是送审稿的规定，没有说保留")
    return "提及"
