"""Money, multiples, percentages and lengths of time in a measure: 五百元以上二千元以下, 货值三倍以下, 每辆次20元."""

from __future__ import annotations

from fzzf_check.facts import Amount
from fzzf_check.patterns import lazy
from fzzf_check.text.numerals import ARABIC, CHINESE, number

NUMBER = f"[{ARABIC}{CHINESE}][{ARABIC}{CHINESE}.]*"
_PERIOD_UNITS = "个集日|集日|个学年|学年|个航次|航次|个班次|班次|个工作日|工作日|个月|年度|周年|个季度|季度|个学期|学期|个星期|星期|个小时|小时|分钟|个钟头|钟头|刻钟|个上午|个下午|上午|下午|日|天|月|年|周|夜|晚"
_CHANGE = r"(?:[一二三四五六七八九\d][角毛](?:[一二三四五六七八九\d]分)?)?"  # 一元五角
MONEY = f"{NUMBER}(?:元人民币|元{_CHANGE}|块钱|块|毛|角(?=[充作用计收交上归入给钱])|分钱)"
_NO_DATE = "(?!(?:19|20)[0-9]{2}年(?!内|以内|度))(?!(?<=年)[0-9]{1,2}(?:月|日)(?!内|以内))(?!(?<=月)[0-9]{1,2}日(?!内|以内))(?<![0-9])"
"""2025年1月1日 is a date; a number is read from its first digit, so that no part of it is a length either."""
PERIOD = f"(?:{_NO_DATE}{NUMBER}(?:{_PERIOD_UNITS})|半年|半个月|半月|半天|半日|半晌|半个小时|半小时|整天|整日|整月|整夜|通宵)"
_COUNTED = "平方米|立方米|公里|学期|车次|辆次|人次|户次|车|次|辆|人|户|吨|亩|桌|场|家|头|只|年|月|日|天|套|间|摊|支|件|条|个|棵|株|米|张|台|项|单|方|处|床|度"
_MEASURE = lazy(
    rf"(?:(?P<per>(?:每(?:{_COUNTED}))+)[^，。；：每{ARABIC}{CHINESE}元]{{0,6}})?"
    rf"(?P<value>{NUMBER})(?P<unit>元|倍|%|个月|日|天|月|年)"
    r"(?P<side>以上|以下|以内|内)?"
)
_PERCENT_OF = lazy(rf"百分之(?P<value>[{CHINESE}{ARABIC}.]+)(?P<side>以上|以下|以内)?")
_YEARS = 1900  # a number of years that is a year
_UNITS = {"元": "元", "倍": "倍", "%": "%", "个月": "月", "月": "月", "日": "日", "天": "日", "年": "年"}


def _is_date(words: str, start: int, unit: str, value: float) -> bool:
    """2023年, 2024年9月: a year, or a month or day behind one, is no length of time."""
    return (unit == "年" and value >= _YEARS) or (unit in {"月", "日"} and words[start - 1 : start] in {"年", "月"})


def read_measure(words: str) -> tuple[tuple[int, int] | None, tuple[Amount, ...]]:
    """The stretch of ``words`` from the first amount to the last (None without any), and the amounts; a lower and an upper
    bound that stand together make one amount.
    """
    found: list[tuple[int, int, Amount, str]] = []
    for match in [*_MEASURE.finditer(words), *_PERCENT_OF.finditer(words)]:
        value = number(match["value"])
        groups = match.groupdict()
        unit = _UNITS[groups.get("unit") or "%"]
        if value is None or _is_date(words, match.start(), unit, value):
            continue
        side = match["side"] or ""
        low = None if side in {"以下", "以内", "内"} else float(value)
        high = None if side == "以上" else float(value)
        found.append((match.start(), match.end(), Amount(unit, low, high, groups.get("per") or ""), side))  # type: ignore[arg-type]
    found.sort(key=lambda item: item[0])
    amounts: list[Amount] = []
    last_end, last_side = -9, ""
    for start, end, amount, side in found:
        if (
            amounts
            and last_side == "以上"
            and start - last_end <= 1
            and side == "以下"
            and amounts[-1].unit == amount.unit
        ):
            amounts[-1] = Amount(amount.unit, amounts[-1].low, amount.high, amounts[-1].per)
        else:
            amounts.append(amount)
        last_end, last_side = end, side
    return (found[0][0], max(end for _, end, _, _ in found)) if found else None, tuple(amounts)
