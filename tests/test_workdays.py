"""Working days by the State Council's calendar, and by weekdays where it is not known."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai import workdays

DAYS = st.dates(dt.date(2010, 1, 1), dt.date(2040, 1, 1))
BEYOND = dt.date(workdays.covered_years()[-1] + 2, 1, 1)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2026-03-02", True),
        ("2026-03-01", False),
        ("2026-10-01", False),
        ("2026-10-10", True),
        ("2026-02-14", True),
        ("2025-10-08", False),
    ],
)
def test_holidays_and_shifted_saturdays(day: str, worked: bool):
    """National holidays are off, and the Saturdays that make up for them are worked."""
    assert workdays.is_workday(dt.date.fromisoformat(day)) is worked


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        ("2026-03-02", 20, "2026-03-30"),
        ("2026-09-25", 7, "2026-10-12"),
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-03-06", 1, "2026-03-09"),
        ("2026-03-06", 0, "2026-03-06"),
    ],
)
def test_a_limit_ends_on_the_right_day(start: str, count: int, due: str):
    """The first day does not count; holidays and weekends are passed over."""
    assert workdays.add_workdays(dt.date.fromisoformat(start), count) == (dt.date.fromisoformat(due), True)


def test_beyond_the_known_years_weekdays_count_and_it_is_said():
    """Nobody is told a date as certain that rests on a calendar not yet decreed."""
    due = workdays.add_workdays(BEYOND, 10)
    assert not due.exact
    assert due.day.weekday() < 5
    assert 12 <= (due.day - BEYOND).days <= 16
    assert not workdays.workdays_after(BEYOND, BEYOND + dt.timedelta(days=7)).exact


def test_a_limit_is_not_counted_backwards():
    """A negative number of days is a mistake of the caller."""
    with pytest.raises(ValueError, match="forwards"):
        workdays.add_workdays(BEYOND, -1)


@given(DAYS, st.integers(0, 60))
def test_counting_undoes_adding(start: dt.date, count: int):
    """Between a day and its limit lie just so many working days, and the limit is one of them."""
    due = workdays.add_workdays(start, count)
    assert workdays.workdays_after(start, due.day).days == count
    assert count == 0 or workdays.is_workday(due.day)
