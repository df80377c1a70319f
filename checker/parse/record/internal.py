"""Papers that bind only the office that makes them: no administrative norm, so neither reviewed nor published as one."""

from __future__ import annotations

from fzzf_check.parse.record.words import Sentence
from fzzf_check.patterns import lazy

_ONLY = "(?:仅仅?|只|仅限|只限|限)(?:供|在|于|对)?"
_INSIDE = "[^，。；、]{0,8}内部"
_USED = "(?:执行|使用|适用|施行|实行|掌握使用)"
_NOBODY = "(?:不涉及|不影响|不规范)[^，。；]{0,4}(?:公民|相对人|管理对象|社会公众|群众)[^，。；]{0,16}权利义?务?"
_INTERNAL = lazy(f"{_ONLY}{_INSIDE}{_USED}|{_NOBODY}")


def internal_only(sentence: Sentence, text: str) -> bool:
    """Whether the sentence of ``text`` says that a paper is for the office alone (只在局机关内部执行, 不涉及公民权利义务)."""
    return _INTERNAL.search(text, sentence.start, sentence.end) is not None
