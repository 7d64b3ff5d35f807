"""Months and quarters: written, followed, and laid over a span of days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.periods import Cycle, Period, parse, spanned

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
CYCLES = st.sampled_from(Cycle)


@pytest.mark.parametrize(
    ("written", "first", "last", "label"),
    [
        ("2026-03", dt.date(2026, 3, 1), dt.date(2026, 3, 31), "2026年3月"),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29), "2024年2月"),
        ("2026-12", dt.date(2026, 12, 1), dt.date(2026, 12, 31), "2026年12月"),
        ("2026-Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31), "2026年第一季度"),
        ("2026-Q4", dt.date(2026, 10, 1), dt.date(2026, 12, 31), "2026年第四季度"),
    ],
)
def test_a_period_has_its_days_and_its_name(written: str, first: dt.date, last: dt.date, label: str):
    """It begins, ends and is called as one would say."""
    period = parse(written)
    assert (period.first_day, period.last_day, period.label, str(period)) == (first, last, label, written)


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-00", "2026-Q5", "2026-3", "1999-01", "2026-03-01"])
def test_other_words_are_no_period(text: str):
    """What is not a month or a quarter is refused."""
    with pytest.raises(ValueError, match="no period"):
        parse(text)


@given(DAYS, CYCLES)
def test_a_day_lies_in_its_period(day: dt.date, cycle: Cycle):
    """And the period after it begins on the day after its last."""
    period = Period.holding(day, cycle)
    assert period.first_day <= day <= period.last_day
    assert period.next.first_day - period.last_day == dt.timedelta(days=1)
    assert parse(str(period)) == period


@given(DAYS, st.integers(-40, 900), CYCLES)
def test_a_span_is_covered_without_a_gap(first: dt.date, days: int, cycle: Cycle):
    """Every day of the span lies in one of its periods, each of which has such a day."""
    last = first + dt.timedelta(days=days)
    found = list(spanned(first, last, cycle))
    wanted = {Period.holding(first + dt.timedelta(days=number), cycle) for number in range(days + 1)}
    assert found == sorted(wanted, key=lambda period: period.index)


@pytest.mark.parametrize(("written", "brief"), [("2026-03", "26年3月"), ("2026-Q4", "26年4季"), ("2105-Q1", "05年1季")])
def test_a_period_is_told_in_brief(written: str, brief: str):
    """Short enough for eight side by side on a phone."""
    assert parse(written).brief == brief
