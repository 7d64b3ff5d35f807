"""Quarters of requests side by side (L2): each organ's in order, which are missing, and the year that four of them make."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gongkai.kinds.request_quarter import RESULTS, RequestQuarter
from gongkai.periods import Period
from gongkai.portal import Portal
from gongkai.report_years import of_government
from gongkai.workdays import add_workdays

WITHIN = 20
"""Working days from the end of a quarter until its figures are out. Source: 条例 art. 26."""


@lru_cache(maxsize=2)
def by_organ(portal: Portal) -> dict[str, dict[Period, RequestQuarter]]:
    """Map each organ that reports to its quarters, earliest first."""
    found: dict[str, dict[Period, RequestQuarter]] = {}
    for each in sorted(portal.all(RequestQuarter), key=lambda each: (each.organ, each.quarter, each.id)):
        found.setdefault(each.organ, {}).setdefault(each.covers, each)
    return found


def whole(portal: Portal) -> list[RequestQuarter]:
    """List the quarters of the whole district, earliest first: of the organ that makes the government's annual reports."""
    reports = of_government(portal)
    organs = by_organ(portal)
    organ = (
        reports[-1].organ
        if reports and reports[-1].organ in organs
        else max(organs, key=lambda each: len(organs[each]), default="")
    )
    return list(organs.get(organ, {}).values())


def before(quarter: RequestQuarter, portal: Portal) -> RequestQuarter | None:
    """Give the same organ's figures for the quarter before."""
    last = Period(quarter.covers.cycle, quarter.covers.index - 1)
    return by_organ(portal)[quarter.organ].get(last)


def results(quarter: RequestQuarter) -> dict[str, int]:
    """Map what became of the requests, in words, to how many."""
    return {str(RequestQuarter.model_fields[name].title): getattr(quarter, name) for name in RESULTS}


def missing(portal: Portal) -> Iterator[tuple[RequestQuarter, Period]]:
    """Give each quarter that should be out by today and is not, with the organ's last one before it."""
    for told in by_organ(portal).values():
        last = next(iter(told.values()))
        period = last.covers.next
        while add_workdays(period.last_day, WITHIN).day < portal.today:
            last = told.get(period, last)
            if period not in told:
                yield last, period
            period = period.next


def years(portal: Portal) -> Iterator[list[RequestQuarter]]:
    """Give the four quarters of each organ's complete years."""
    for told in by_organ(portal).values():
        for year in sorted({each.covers.year for each in told.values()}):
            four = [each for each in told.values() if each.covers.year == year]
            if len(four) == 4:
                yield four
