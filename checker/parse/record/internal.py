"""Papers that bind only the office that makes them: no administrative norm, so neither reviewed nor published as one."""

from __future__ import annotations

from fzzf_check.parse.record.words import Sentence
from fzzf_check.patterns import lazy

_ONLY = "(?:仅仅?|只|仅限|只限|限)(?:供|在|于|对)?"
_INSIDE = "[^，。；、]{0,8}内部"
_USED = "(?:执行|使用|适用|施行|实行|掌握使用)"
_OFFICE = "[^，。；、]{0,6}(?:机关|本局|我局|局里|本单位|本办|直属单位|所属单位|值班人员|工作人员|干部职工|公务员)"
_BINDS = "(?:适用|规范|约束|针对|面向|涉及)于?"
_MATTER_OF_THE_OFFICE = (
    "(?:(?:系|是|属|属于|为)[^，。；、]{0,6}内部[^，。；、]{0,4}(?:安排|事务|事项|管理|制度|文件|工作|运转|流程|规则))"
)
_NOBODY = "(?:不涉及|不影响|不规范)[^，。；]{0,4}(?:公民|相对人|管理对象|社会公众|群众)[^，。；]{0,16}权利义?务?"
_INTERNAL = lazy(f"{_ONLY}{_INSIDE}{_USED}|{_NOBODY}|(?:仅仅?|只){_BINDS}{_OFFICE}|{_MATTER_OF_THE_OFFICE}")
_LAID_ON_OTHERS = lazy(  # a paper that calls itself internal, and binds those outside
    r"(?:企业|经营者|商户|业户|店铺|摊主|居民|村民|市民|群众|车主|家长|司机|住户|个人)[^，。；]{0,12}(?:应当?|必须|须|不得|禁止|一律|要|处以?|罚|收|缴|交)"
)


def internal_only(sentence: Sentence, text: str) -> bool:
    """Whether the sentence of ``text`` says that a paper is for the office alone (只在局机关内部执行, 不涉及公民权利义务), and
    the text lays nothing on others.
    """
    return _INTERNAL.search(text, sentence.start, sentence.end) is not None and not _LAID_ON_OTHERS.search(text)
