"""Whom a circular speaks to: 各镇（街道）、县直各部门，对不签责任书的商户，…… names its readers first, not those it binds.

The address stays with what follows where nobody else is named there (各镇街，未按时报送的，扣减经费): then they are meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzzf_check.parse.norm import clauses
from fzzf_check.parse.norm.predicate import has, says
from fzzf_check.patterns import lazy

_OFFICE = (
    "[^，。；：、的对由经要应须在将把按向不未]{0,12}"
    "(?:部门|单位|机构|街道|街|镇|乡|村|社区|园区|开发区|管委会|县|市|区|旗|州|政府|办事处|局|委|办|厅|所|站|队|中心|学校|院校|医院)"
)
_ADDRESS = lazy(f"(?=[^，。；：]{{0,40}}各){_OFFICE}(?:[、和及]{_OFFICE})*，")
_OUTSIDERS = ("外部相对人", "自然人", "行业场所", "买卖地方")
# 各镇街，对企业诉求办理不力的，……: the offices are meant
_OF_OFFICES = "(不力/不及时/不到位/不作为/滞后/迟缓/迟报/瞒报/漏报/推诿/敷衍/失职/履职/上报/报送/未完成…任务/监管/督办)"


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the sentences of a reading, without the address that some begin with."""
    for start, end in clauses.split(text):
        called = _ADDRESS.match(text, start, end)
        if called and _names_others(text[called.end() : end]):
            yield called.end(), end
        else:
            yield start, end


def _names_others(told: str) -> bool:
    """Does the first phrase name a citizen or business, and no failing of an office?"""
    topic = told.partition("，")[0]
    return has(topic, *_OUTSIDERS) and not says(topic, _OF_OFFICES)
