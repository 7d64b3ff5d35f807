"""Yearly counters (L2): what was done in each year, held against the target of the work plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.happenings import held
from gongkai.kinds.evaluation import Evaluation
from gongkai.kinds.event import Event, EventSort
from gongkai.kinds.meeting import Meeting, MeetingSort
from gongkai.portal import Portal
from gongkai.record import Record


@dataclass(frozen=True, slots=True)
class Count:
    """The records that count for one year, newest first, and how many there should be."""

    year: int
    target: int
    records: tuple[Record, ...]

    @property
    def missing(self) -> int:
        """How many are wanting."""
        return max(0, self.target - len(self.records))


def representative_meetings(portal: Portal) -> list[Count]:
    """Count the executive meetings that representatives sat in on, newest year first."""
    meetings = (each for each in portal.newest(Meeting) if each.sort is MeetingSort.EXECUTIVE and each.attendance)
    return _by_year(meetings, portal, portal.identity.targets.representative_meetings)


def evaluations(portal: Portal) -> list[Count]:
    """Count the evaluations published, newest year first."""
    return _by_year(portal.newest(Evaluation), portal, portal.identity.targets.evaluations)


def press_conferences(portal: Portal) -> list[Count]:
    """Count the press conferences that were held, by the year in which they were, newest year first."""
    shown = (each for each in portal.all(Event) if each.sort is EventSort.PRESS and each.key not in portal.withheld)
    years = sorted({each.held_on.year for each in shown if each.held_on <= portal.today})
    span = range(portal.today.year, years[0] - 1, -1) if years else ()
    target = portal.identity.targets.press_conferences
    return [Count(year, target, tuple(held(portal, EventSort.PRESS, year))) for year in span]


def past(counts: Iterable[Count], today: dt.date) -> list[Count]:
    """Select the years that are over."""
    return [each for each in counts if each.year < today.year]


def _by_year(records: Iterable[Record], portal: Portal, target: int) -> list[Count]:
    """Count by year from the first year that has any to this one; what is withheld does not count."""
    years: dict[int, list[Record]] = {}
    for record in records:
        if record.dated_on and record.key not in portal.withheld:
            years.setdefault(record.dated_on.year, []).append(record)
    if not years:
        return []
    span = range(max(portal.today.year, *years), min(years) - 1, -1)
    return [Count(year, target, tuple(years.get(year, ()))) for year in span]
