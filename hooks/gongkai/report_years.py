"""Annual reports side by side (L2): each organ's years in order, and which report is due when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from gongkai.kinds.annual_report import (
    RESULTS,
    AnnualReport,
    ProactiveTable,
    RemediesTable,
    Reporter,
    RequestsTable,
    due,
    row_title,
)
from gongkai.kinds.organization import Organization
from gongkai.portal import Portal
from gongkai.record import Record
from gongkai.vocabularies import OrganLevel

REPORTERS = {
    OrganLevel.GOVERNMENT: Reporter.GOVERNMENT,
    OrganLevel.DEPARTMENT: Reporter.UNIT,
    OrganLevel.TOWNSHIP: Reporter.UNIT,
}
"""The organs that must report, and as what. Source: 条例 art. 49. An office of the government is counted in the
government's report; a unit of another kind is no organ of this government, or reports to its own line."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A report that an organ owes: for which year, by when, and what says so: its last report, or its own entry."""

    organ: str
    year: int
    due_on: dt.date
    owed_by: Record


@dataclass(frozen=True, slots=True)
class Tabled:
    """A report with its tables; only such a one can be counted and compared. Table 4 left out is one of zeros."""

    report: AnnualReport
    proactive: ProactiveTable
    requests: RequestsTable
    remedies: RemediesTable

    @property
    def year(self) -> int:
        """The year that is reported on."""
        return self.report.year

    @property
    def url(self) -> str:
        """The address of the report."""
        return self.report.url


def tabled(report: AnnualReport) -> Tabled | None:
    """Give a report with its tables, None where it has none, as many of those on the years before 2021."""
    if report.proactive is None or report.requests is None:
        return None
    return Tabled(report, report.proactive, report.requests, report.remedies or RemediesTable())


def all_tabled(reports: Iterable[AnnualReport]) -> list[Tabled]:
    """Give those of some reports that have tables, in their order."""
    return [found for each in reports if (found := tabled(each))]


@lru_cache(maxsize=2)
def by_organ(portal: Portal) -> dict[str, dict[int, AnnualReport]]:
    """Map each organ that reports to its reports by year, earliest first."""
    found: dict[str, dict[int, AnnualReport]] = {}
    for report in sorted(portal.all(AnnualReport), key=lambda each: (each.organ, each.year, each.id)):
        found.setdefault(report.organ, {}).setdefault(report.year, report)
    return found


@lru_cache(maxsize=2)
def by_year(portal: Portal) -> dict[int, list[AnnualReport]]:
    """Map each year to the reports on it, in the order of their organs."""
    found: dict[int, list[AnnualReport]] = {}
    for years in by_organ(portal).values():
        for year, report in years.items():
            found.setdefault(year, []).append(report)
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
    """Give every report that is owed and not published, up to that for last year.

    An organ that has reported owes each year after its first report. Once anybody has, an organ that must report and
    never did owes the newest year that is due.
    """
    for organ, years in by_organ(portal).items():
        for year in range(min(years) + 1, portal.today.year):
            if year not in years:
                last = years[max(each for each in years if each < year)]
                yield Expected(organ, year, due(last.reporter, year), last)
    yield from _never_reported(portal)


def _never_reported(portal: Portal) -> Iterator[Expected]:
    """Give the newest report that is due of every organ that must report and has no report at all."""
    first = min(by_year(portal), default=portal.today.year)
    for organ in portal.all(Organization):
        reporter = REPORTERS.get(organ.level) if organ.level else None
        if reporter is None or organ.id in by_organ(portal):
            continue
        year = portal.today.year - (1 if due(reporter, portal.today.year - 1) < portal.today else 2)
        if first <= year:
            yield Expected(organ.id, year, due(reporter, year), organ)


def results(report: Tabled) -> dict[str, int]:
    """Sum the answers of a year by group: 予以公开, 部分公开, 不予公开, 无法提供, 不予处理, 其他处理."""
    found: dict[str, int] = {}
    for name in RESULTS[:-1]:
        group = row_title(name).partition("：")[0].partition("（区分")[0].rpartition("）")[2]
        found[group] = found.get(group, 0) + getattr(report.requests, name)[-1]
    return found


def opened_share(report: Tabled) -> float | None:
    """Give the share of answers that disclosed all or part, None where nothing was answered."""
    table = report.requests
    return (table.granted[-1] + table.partly[-1]) / table.total[-1] if table.total[-1] else None
