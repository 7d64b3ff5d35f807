"""Working days by the State Council's holiday calendar (L0).

The calendar is known up to a year that the library covers; beyond it Monday to Friday count, and the result says so.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Container
from functools import cache, lru_cache
from typing import NamedTuple


class Counted(NamedTuple):
    """A number of working days; `exact` is False where weekdays stood in for an unknown calendar."""

    days: int
    exact: bool


class Due(NamedTuple):
    """The day on which a time limit ends; `exact` is False where weekdays stood in for an unknown calendar."""

    day: dt.date
    exact: bool


class Calendar(NamedTuple):
    """What is known: the years covered, the days off that are weekdays or weekends, the weekends that are worked."""

    years: range
    off: Container[dt.date]
    worked: Container[dt.date]


@cache
def _calendar() -> Calendar:
    """Take the tables of the library; its functions check their arguments at a cost that thousands of spans add up."""
    from chinese_calendar.constants import holidays, workdays

    years = {day.year for day in holidays}
    return Calendar(range(min(years), max(years) + 1), holidays.keys(), workdays.keys())


def covered_years() -> range:
    """Give the years whose holidays are known."""
    return _calendar().years


def is_covered(day: dt.date) -> bool:
    """Tell whether the calendar of the day's year is known."""
    return day.year in covered_years()


@lru_cache(maxsize=20_000)
def is_workday(day: dt.date) -> bool:
    """Tell whether a day is worked; outside the known calendar, whether it is a weekday."""
    known = _calendar()
    if day.year not in known.years:
        return day.weekday() < 5
    return day in known.worked or (day.weekday() < 5 and day not in known.off)


@lru_cache(maxsize=200)
def _workdays(year: int) -> tuple[dt.date, ...]:
    first = dt.date(year, 1, 1).toordinal()
    days = map(dt.date.fromordinal, range(first, first + 366))
    return tuple(day for day in days if day.year == year and is_workday(day))


def add_workdays(start: dt.date, count: int) -> Due:
    """Give the day that is `count` working days after `start`, which itself does not count (条例 art. 26, 民法典 art. 201)."""
    if count < 0:
        raise ValueError("working days are counted forwards")
    if not count:
        return Due(start, exact=True)
    year, left = start.year, bisect_right(_workdays(start.year), start) + count
    while left > len(_workdays(year)):
        left -= len(_workdays(year))
        year += 1
    day = _workdays(year)[left - 1]
    return Due(day, exact=all(map(is_covered, (start + dt.timedelta(days=1), day))))


def workdays_after(start: dt.date, end: dt.date) -> Counted:
    """Count the working days after `start` up to and with `end`; 0 when `end` is not later."""
    whole = sum(len(_workdays(year)) for year in range(start.year, end.year))
    days = whole + bisect_right(_workdays(end.year), end) - bisect_right(_workdays(start.year), start)
    return Counted(max(0, days), all(map(is_covered, (start, end))))


class Exceptions(NamedTuple):
    """The days of a span that are not worked though weekdays, and those worked though at a weekend."""

    off: tuple[dt.date, ...]
    on: tuple[dt.date, ...]


def exceptions(first: dt.date, last: dt.date) -> Exceptions:
    """List the days from `first` to `last` on which the calendar and the weekday disagree."""
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    odd = [day for day in days if is_workday(day) != (day.weekday() < 5)]
    return Exceptions(tuple(day for day in odd if day.weekday() < 5), tuple(day for day in odd if day.weekday() >= 5))
