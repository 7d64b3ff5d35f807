"""A month as a table of weeks (L3): what the macro `part.month` prints."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.kinds.event import Event
from gongkai.views import Link


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of a month: its number, "" outside the month, what is on, and whether it is today."""

    number: str = ""
    links: Sequence[Link] = ()
    today: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A month. `weeks` are rows of seven days, Monday first."""

    id: str
    title: str
    weeks: Sequence[Sequence[Day]]


def month(year: int, number: int, events: Iterable[Event], today: dt.date) -> Month:
    """Lay out a month with its events."""
    on: dict[dt.date, list[Link]] = {}
    for each in events:
        last = each.ends_on or each.held_on
        for step in range((last - each.held_on).days + 1):
            on.setdefault(each.held_on + dt.timedelta(days=step), []).append(Link(each.title, each.url))
    weeks = calendar.Calendar().monthdatescalendar(year, number)
    rows = [[_day(day, number, on, today) for day in week] for week in weeks]
    return Month(f"m{year}-{number:02d}", f"{year}年{number}月", rows)


def _day(day: dt.date, number: int, on: dict[dt.date, list[Link]], today: dt.date) -> Day:
    if day.month != number:
        return Day()
    return Day(str(day.day), on.get(day, ()), day == today)
