"""Annual reports side by side (L2): each organ's years in order, and which report is due when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.kinds.annual_report import AnnualReport, Reporter, due
from gongkai.portal import Portal


@dataclass(frozen=True, slots=True)
class Expected:
    """A report that an organ owes: for which year, by when, and the organ's last one before it."""

    organ: str
    year: int
    due_on: dt.date
    last: AnnualReport


def by_organ(portal: Portal) -> dict[str, dict[int, AnnualReport]]:
    """Map each organ that reports to its reports by year, earliest first."""
    found: dict[str, dict[int, AnnualReport]] = {}
    for report in sorted(portal.all(AnnualReport), key=lambda each: (each.organ, each.year, each.id)):
        found.setdefault(report.organ, {}).setdefault(report.year, report)
    return found


def before(report: AnnualReport, portal: Portal) -> AnnualReport | None:
    """Give the same organ's report for the year before."""
    return by_organ(portal).get(report.organ, {}).get(report.year - 1)


def of_government(portal: Portal) -> list[AnnualReport]:
    """List the government's own reports, earliest first; of several governments the one with most of them."""
    series = [
        list(years.values())
        for years in by_organ(portal).values()
        if any(each.reporter is Reporter.GOVERNMENT for each in years.values())
    ]
    return max(series, key=len, default=[])


def expected(portal: Portal) -> Iterator[Expected]:
    """Give every report that an organ owes after its first one, up to that for last year, and has not published."""
    for organ, years in by_organ(portal).items():
        for year in range(min(years) + 1, portal.today.year):
            if year not in years:
                last = years[max(each for each in years if each < year)]
                yield Expected(organ, year, due(last.reporter, year), last)
