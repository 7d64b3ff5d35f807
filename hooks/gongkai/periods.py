"""Months and quarters as plans and figures are told by (L0): 2026-03 is March 2026, 2026-Q1 its first quarter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gongkai.clauses import chinese

PATTERN = r"^(2\d{3})-(?:Q([1-4])|(0[1-9]|1[0-2]))$"
"""How a period is written in sources."""
_WRITTEN = re.compile(PATTERN)


class Cycle(StrEnum):
    """How often something is reported."""

    MONTHLY = "每月"
    QUARTERLY = "每季度"

    @property
    def months(self) -> int:
        """Count the months of one period."""
        return 1 if self is Cycle.MONTHLY else 3


@dataclass(frozen=True, slots=True)
class Period:
    """One month or quarter; `index` counts those of its cycle from year 0, so that the next is one more."""

    cycle: Cycle
    index: int

    @classmethod
    def holding(cls, day: dt.date, cycle: Cycle) -> Period:
        """Give the period that a day lies in."""
        return cls(cycle, (day.year * 12 + day.month - 1) // cycle.months)

    @property
    def first_day(self) -> dt.date:
        """Give the day on which the period begins."""
        year, month = divmod(self.index * self.cycle.months, 12)
        return dt.date(year, month + 1, 1)

    @property
    def last_day(self) -> dt.date:
        """Give the day on which the period ends."""
        return self.next.first_day - dt.timedelta(days=1)

    @property
    def next(self) -> Period:
        """Give the period after this one."""
        return Period(self.cycle, self.index + 1)

    @property
    def year(self) -> int:
        """Give the year that the period lies in."""
        return self.first_day.year

    @property
    def label(self) -> str:
        """Write the period for readers: 2026年3月, 2026年第一季度."""
        first = self.first_day
        if self.cycle is Cycle.MONTHLY:
            return f"{first.year}年{first.month}月"
        return f"{first.year}年第{chinese(first.month // 3 + 1)}季度"

    @property
    def short_label(self) -> str:
        """Write the period within its year: 3月, 一季度."""
        month = self.first_day.month
        return f"{month}月" if self.cycle is Cycle.MONTHLY else f"{chinese(month // 3 + 1)}季度"

    @property
    def brief(self) -> str:
        """Write the period so that eight fit side by side under a line: 26年3月, 26年1季."""
        first = self.first_day
        part = f"{first.month}月" if self.cycle is Cycle.MONTHLY else f"{first.month // 3 + 1}季"
        return f"{first.year % 100:02}年{part}"

    def __str__(self) -> str:
        first = self.first_day
        return f"{first:%Y-%m}" if self.cycle is Cycle.MONTHLY else f"{first.year}-Q{first.month // 3 + 1}"


def parse(text: str) -> Period:
    """Read a period; ValueError when it is not written as one."""
    found = _WRITTEN.match(text)
    if not found:
        raise ValueError(f"no period: {text}")
    if found[2]:
        return Period(Cycle.QUARTERLY, int(found[1]) * 4 + int(found[2]) - 1)
    return Period(Cycle.MONTHLY, int(found[1]) * 12 + int(found[3]) - 1)


def spanned(first: dt.date, last: dt.date, cycle: Cycle) -> Iterator[Period]:
    """Give every period that has a day from `first` to `last`, in order; none when `last` is earlier."""
    period, end = Period.holding(first, cycle), Period.holding(last, cycle)
    while first <= last and period.index <= end.index:
        yield period
        period = period.next
