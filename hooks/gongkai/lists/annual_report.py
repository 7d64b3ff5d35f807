"""Annual reports (L3): who has published last year's, the government's years compared, and the way to every report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from gongkai.editorial import ColumnSection
from gongkai.kinds.annual_report import AnnualReport, Reporter, due
from gongkai.lists.kind import Own, Sorted
from gongkai.lists.landing import landing
from gongkai.output import Heading, PageOutput
from gongkai.pages import report_charts
from gongkai.pages.facts import time
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.report_data import NAME
from gongkai.report_years import Expected, all_tabled, by_year, expected, of_government, opened_share, tabled
from gongkai.states.annual_report import IN_TIME, LATE
from gongkai.views import Cell, Column, FileLink, Group, Link, Table, TableRow
from gongkai.wording import chinese_date

_MISSING = "到期没有公布"
_RULE = "N006"
"""The rule on missing reports, as a waiver names it."""
_SHARE = "公开占比：办结的申请里，全部或者部分公开的占多少。"
_FORMATS = (("xlsx", "Excel 表格"), ("csv", "CSV 表格"), ("json", "JSON 数据"))


def first_page(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> Iterator[PageOutput]:
    """Give the page of all reports."""
    depends = [*map(press.row_face, records), *map(str, _missing(press)), *(str(link) for link in _guides(press))]
    yield landing(
        AnnualReport,
        "lists/annual_reports.html",
        partial(_context, by_facet, press),
        [*depends, str(press.portal.today.year)],
        press,
    )


def _context(by_facet: Sequence[Sorted], press: Press) -> dict[str, Any]:
    years = by_year(press.portal)
    series = all_tabled(of_government(press.portal))
    charts = [
        make(series)
        for make in (report_charts.requests, report_charts.opened, report_charts.documents, report_charts.reviews)
    ]
    return {
        "latest": _latest(max(years), press) if years else None,
        "clock": _clock(press),
        "charts": charts if len(series) > 1 else [],
        "groups": [
            Group(f"按{each.facet.title}看", each.chips(None)) for each in by_facet if each.facet.name != "reporter"
        ],
        "guides": _guides(press),
        "files": _files(press) if press.portal.identity.features.data else [],
        "headings": [
            Heading(2, "latest", "最新一年"),
            *([Heading(2, "years", "一年一年比")] if len(series) > 1 else []),
            Heading(2, "all", "找一份报告"),
        ],
    }


def _clock(press: Press) -> str:
    """Say by when the reports on this year come out."""
    year = press.portal.today.year
    units, government = (chinese_date(due(who, year)) for who in (Reporter.UNIT, Reporter.GOVERNMENT))
    return f"{year}年的报告：部门、镇街最晚{units}公布，本级政府最晚{government}公布。"


def _latest(year: int, press: Press) -> Table:
    """List who has published the report on a year, those who have not first."""
    columns = [Column("单位"), Column("公布日期", short=True), Column("是否按期", short=True), *(Column(each, numeric=True) for each in ("新收申请", "办结申请", "公开占比"))]  # fmt: skip
    reports = sorted(by_year(press.portal)[year], key=lambda each: (each.reporter is Reporter.UNIT, each.published_on, each.id))  # fmt: skip
    missing = [each for each in _missing(press) if each.year == year]
    rows = [
        *(TableRow(_missing_row(each, press)) for each in missing),
        *(TableRow(_row(each, press)) for each in reports),
    ]
    return Table("latest-reports", f"{year}年的年度报告（{len(reports)} 份）", columns, rows, note=_SHARE, cards=True)


def _row(report: AnnualReport, press: Press) -> list[Cell]:
    state = press.portal.states.get(report.key)
    in_time = IN_TIME if state is None or state.text == IN_TIME else LATE
    return [
        Cell(press.organs_in_full(report), report.url),
        Cell(time(report.published_on)),
        Cell(in_time),
        *map(Cell, _row_figures(report)),
    ]


def _row_figures(report: AnnualReport) -> tuple[str, str, str]:
    """Give requests received and answered and the share opened; empty where the report has no tables."""
    found = tabled(report)
    if found is None:
        return "", "", ""
    share = opened_share(found)
    received, total = (f"{row[-1]:,} 件" for row in (found.requests.received, found.requests.total))
    return received, total, "" if share is None else f"{share:.1%}"


def _missing_row(each: Expected, press: Press) -> list[Cell]:
    organ = press.portal.find("organizations", each.organ)
    head = Cell(organ.heading, organ.url) if organ else Cell(each.organ)
    return [head, Cell(""), Cell(f"{_MISSING}（期限 {chinese_date(each.due_on)}）"), Cell(""), Cell(""), Cell("")]


def _missing(press: Press) -> list[Expected]:
    """List the reports that are overdue, but for those of organs that are excused with a reason."""
    overdue = (each for each in expected(press.portal) if each.due_on < press.portal.today)
    return [each for each in overdue if not any(waiver.code == _RULE for waiver in each.owed_by.waivers)]


def _guides(press: Press) -> list[Link]:
    """Lead to the editorial pages on how to read a report."""
    found = [each for each in press.portal.editorial if each.page.section is ColumnSection.ANNUAL_REPORTS]
    return [Link(each.page.title, each.url, each.page.summary) for each in found]


def _files(press: Press) -> list[FileLink]:
    count = sum(len(all_tabled(each)) for each in by_year(press.portal).values())
    return (
        [FileLink(f"{count} 份报告的全部表格", f"{NAME}.{ending}", words, "每格一行") for ending, words in _FORMATS]
        if count
        else []
    )


OWN = Own(landing=first_page)
