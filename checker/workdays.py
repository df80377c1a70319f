"""Working days (工作日) of the Chinese calendar: weekends, public holidays and the days worked in exchange for them.

The holidays are those that the State Council announces each autumn for the year to come; they come from the package
``chinesecalendar`` (MIT), which is imported only when a period is counted.
"""

from __future__ import annotations

from datetime import date, timedelta

LONGEST = 400  # days; a longer stretch is a misread date, not a period of review


def workdays_between(received: date, given: date) -> int | None:
    """Working days from the day after ``received`` up to and including ``given``; 0 where it is not later.

    None where the calendar does not know the year (not announced yet, or before 2004) or the stretch is absurdly long:
    a person must count.
    """
    if given <= received:
        return 0
    if (given - received).days > LONGEST:
        return None
    from chinese_calendar import is_workday

    first = received + timedelta(days=1)
    days = [first + timedelta(days=n) for n in range((given - received).days)]
    try:
        return sum(1 for day in days if is_workday(day))
    except NotImplementedError:
        return None
