"""How fast concerns are answered, month by month (L2): counted from the day of the answer.

Source: yearly work plans, which ask for the time taken to be published.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.kinds.response import Response
from gongkai.portal import Portal
from gongkai.states.response import LATE, taken


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers of a stretch of time: how many, the working days that they took together, and how many were in time."""

    name: str
    count: int
    workdays: int
    in_time: int

    @property
    def average(self) -> float | None:
        """Working days that an answer took on average; None where there is none."""
        return self.workdays / self.count if self.count else None

    @property
    def share(self) -> float | None:
        """Share of the answers that were in time; None where there is none."""
        return self.in_time / self.count if self.count else None


def answered(name: str, responses: Iterable[Response], portal: Portal) -> Answered:
    """Count the answers among `responses`."""
    done = [each for each in responses if each.replied_on]
    late = sum(portal.states[each.key].text == LATE for each in done)
    return Answered(name, len(done), sum(taken(each, portal).days for each in done), len(done) - late)


def by_month(responses: Sequence[Response], portal: Portal, months: int = 12) -> list[Answered]:
    """Count the answers of each of the last `months` months, the running one last."""
    found: dict[tuple[int, int], list[Response]] = {}
    for each in responses:
        if each.replied_on:
            found.setdefault((each.replied_on.year, each.replied_on.month), []).append(each)
    return [
        answered(f"{year}年{month}月", found.get((year, month), ()), portal)
        for year, month in _last_months(portal.today, months)
    ]


def _last_months(today: dt.date, count: int) -> list[tuple[int, int]]:
    places = range(today.year * 12 + today.month - count, today.year * 12 + today.month)
    return [(place // 12, place % 12 + 1) for place in places]
