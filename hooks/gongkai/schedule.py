"""How far projects should have come and how far they are (L2); states, rules, pages and measures ask here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongkai.kinds.project import Project, Report
from gongkai.periods import Cycle, Period, spanned

TOLERANCE = 10
"""Percentage points that a project may lag behind an even pace before it counts as behind."""
GRACE = {Cycle.MONTHLY: 20, Cycle.QUARTERLY: 30}
"""Days after a period's end until its report must be there."""


def newest(project: Project) -> Report | None:
    """Give the report of the latest period."""
    return max(project.reports, key=lambda each: each.covers.last_day, default=None)


def reached(project: Project) -> int:
    """Give the percentage that the project has reached."""
    report = newest(project)
    return 100 if project.done_on else report.percent if report else 0


def planned(project: Project, day: dt.date) -> int:
    """Give the percentage that should be reached by `day`: that of the last milestone due by then, or by an even pace."""
    if project.milestones:
        return max((each.percent for each in project.milestones if each.by <= day), default=0)
    whole = (project.end_on - project.start_on).days + 1
    gone = (min(day, project.end_on) - project.start_on).days + 1
    return max(0, round(100 * gone / whole) - TOLERANCE) if day < project.end_on else 100


def is_behind(project: Project) -> bool:
    """Tell whether the newest report falls short of the plan as of its own period's end."""
    report = newest(project)
    return report is not None and project.done_on is None and report.percent < planned(project, report.covers.last_day)


def due_periods(project: Project, today: dt.date) -> Iterator[Period]:
    """Give the periods whose reports must be there by `today`, in order."""
    last = project.done_on or today
    for period in spanned(project.start_on, last, project.cycle):
        deadline = period.last_day + dt.timedelta(days=GRACE[project.cycle])
        ended = project.done_on is not None and period.last_day >= project.done_on
        if deadline <= today and not ended:
            yield period


def missing(project: Project, today: dt.date) -> list[Period]:
    """List the periods whose reports are not there though they are due."""
    told = {each.covers for each in project.reports}
    return [period for period in due_periods(project, today) if period not in told]


def in_order(reports: Sequence[Report]) -> list[Report]:
    """Put the reports from the first period to the last."""
    return sorted(reports, key=lambda each: (each.covers.last_day, each.period))


def setbacks(project: Project) -> Iterator[tuple[Report, Report]]:
    """Give each report with the one before it that told of more."""
    return ((before, after) for before, after in pairwise(in_order(project.reports)) if after.percent < before.percent)
