"""`missing_papers`: 材料里自己写明缺了一件，而没有补上。

输入：of，为 送审（审查的一方收到的材料不全，没有要求补充就出具了意见）、归档（目录列名而卷内没有）之一。
已经补送、补齐的，退回补充的，本来就不需要的，不算。
输出：写明缺件的那半句话为一处；占位词 paper（缺的是什么，没有写的为“材料”）。
"""

from __future__ import annotations

from collections.abc import Iterable

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.patterns import lazy
from fzzf_check.text.sentences import sentences

_FILE = ("卷内", "案卷", "目录", "归档", "装订")
_PAPER = r"(?:表|记录|笔录|报告|意见书?|说明|汇总表|材料|清单|文本|公告|截图|名册|纪要|签到表|复函|证明|批复|原件|结论|[两一二三四五六七八九十\d]件|[”》])"
_NOT_SENT = lazy(
    rf"(?:{_PAPER}[^，。；]{{0,6}}?(?:均|都|尚|也|仍)?(?:未随[卷文件]|未附|没有附|未提供|未提交|未报送|未一并|未移送|没有报送|没有提供|没有提交|未见|暂缺|缺失)"
    rf"|(?:缺少?|未附|未报送|未提供|未提交|没有附|没有报送|没有提供)[^，。；]{{0,30}}{_PAPER})[^，。；]{{0,8}}"
)
_LET_PASS = lazy(
    r"不(?:再|予|作)?(?:要求|催要|催报|退回|等待)(?:其|起草单位|承办单位|你[局单])?(?:补|报送|提供|退|提交|退回)?[^，。；]{0,6}|先行(?:出具|审[查核]|办理)|(?:会后|事后|日后|随后|以后|印发后|出台后|通过后)(?:再)?(?:补|报)[^，。；]{0,8}"
    r"|容后补|待[^，。；]{0,12}后再?补[入充报送附]|仍?(?:予以|照常|继续)(?:受理|审[查核]|出具)|不影响[^，。；]{0,10}审[查核]"
)
_ABSENT = lazy(
    r"(?:查无(?:此|该|原|本)[件卷]|(?:卷|盒|袋)内(?:查无|没有|未见|缺|无)(?:此|该|原|本)件|仅(?:在目录中?)?(?:列名|有目录|列目|存目|列目录)|有目无[文件卷]|(?:该|此|本)件(?:缺失|遗失|丢失|下落不明|未归档|未入卷|未找到|找不到)"
    r"|(?:为|是|系)(?:空页|空白页|白纸))"
)
_MADE_GOOD = lazy(
    r"(?<!未)(?<!未能)(?<!没有)(?<!无法)(?<!不再要求)(?<!不要求)(?:已|经|业经|后)[^，。；]{0,16}(?:补[送齐报充入附交正卷]|收齐|报齐|归还|追回|找回|取回)|补齐后|补送后|补正后|收齐后|退回[^，。；]{0,8}补|要求[^，。；]{0,12}(?:限期|先行|[前内])[^，。；]{0,4}补|一次性告知|"
    r"中止|暂停审|不予受理|不再受理|未予受理|(?:依法)?(?:不需要?|无需|无须|不必|毋须|不涉及|不属于)[^，。；]{0,16}(?:此件|该件|材料|程序|审查|评估|听证|论证|附|提供)|另卷|另存|另行(?:保管|归档|存放)|密件|涉密|借出|借阅"
)
_UNDONE = lazy(
    r"(?:未能?|没有|无法|没能|尚未|不再(?:要求)?|不要求|不予|以后|会后|事后|印发后|通过后|出台后|审议后)[^，。；]{0,12}补"
)
_NAMED = lazy(r"《[^《》]{2,40}》|“[^“”]{2,30}”")


def prepare(args: Args) -> Query:
    queries: dict[str, Query] = {"送审": _reviewed_without, "归档": _listed_only}
    name = args.text("of", one_of=queries)
    args.require("of")
    return queries[name]


def subject(args: Args) -> Subject:
    if args.text("of") == "归档":
        return lambda case: case.speaks_of(_FILE)
    return lambda case: case.record.subject == "合法性审查意见"


def _reviewed_without(case: Case) -> Iterable[Match]:
    """The reviewer says what was not sent, and that it was let pass."""
    if case.record.subject != "合法性审查意见":
        return
    for paragraph in case.document.paragraphs:
        text = paragraph.text
        found = _NOT_SENT.search(text) if _LET_PASS.search(text) else None
        if found and not _made_good(text[found.start() :]):
            start = text.rfind("。", 0, found.start()) + 1
            named = _NAMED.search(text, start, found.end())
            at = named.start() if named else found.start()
            words = text[at : found.end()]
            values = {"paper": "、".join(_NAMED.findall(text[start : found.end()])) or "材料"}
            yield Match(paragraph.span(at, found.end()), words, values, ("没有要求补充",))


def _listed_only(case: Case) -> Iterable[Match]:
    """The list of a file, or the note on its state, says that a paper is not there."""
    if not case.speaks_of(_FILE) or case.record.subject == "合法性审查意见":
        return
    for paragraph in case.document.paragraphs:
        for start, end in sentences(paragraph.text):
            found = _ABSENT.search(paragraph.text, start, end)
            if found and not _made_good(paragraph.text[start:]):
                named = _NAMED.search(paragraph.text, start, end)
                values = {"paper": named[0] if named else "材料"}
                yield Match(paragraph.span(found.start(), found.end()), found[0], values, ("目录列名而卷内没有",))


def _made_good(text: str) -> bool:
    """Whether the paper came later or is not needed; 未能补齐 and 会后补入 say that it did not come."""
    return _MADE_GOOD.search(_UNDONE.sub("", text)) is not None
