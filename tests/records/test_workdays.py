"""Working days counted as the law counts them."""

from __future__ import annotations

from datetime import date

import pytest

from fzzf_check.workdays import workdays_between


@pytest.mark.parametrize(
    ("received", "given", "days"),
    [
        (date(2024, 3, 4), date(2024, 3, 4), 0),
        (date(2024, 3, 4), date(2024, 3, 5), 1),
        (date(2024, 3, 1), date(2024, 3, 4), 1),  # a weekend between
        (date(2023, 9, 27), date(2023, 10, 8), 3),  # the autumn holidays, with 10月7日 and 8日 worked in exchange
        (date(2023, 4, 21), date(2023, 4, 23), 1),  # a Sunday worked in exchange for 五一
        (date(2024, 9, 12), date(2024, 9, 20), 5),
        (date(2024, 3, 5), date(2024, 3, 4), 0),
    ],
)
def test_工作日从收件次日起算扣除节假日计入调休(received: date, given: date, days: int) -> None:
    assert workdays_between(received, given) == days


@pytest.mark.parametrize("year", [1998, 2035])
def test_没有放假安排的年份不猜(year: int) -> None:
    assert workdays_between(date(year, 5, 6), date(year, 5, 20)) is None
