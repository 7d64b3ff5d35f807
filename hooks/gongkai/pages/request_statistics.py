"""How requests are dealt with (L3): quarter by quarter, and by the annual reports year by year and unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any

from gongkai.kinds.annual_report import AnnualReport, Reporter
from gongkai.kinds.request_quarter import RequestQuarter
from gongkai.output import Heading, PageOutput
from gongkai.pages import quarter_charts, report_charts
from gongkai.pages.charts import Chart
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.report_years import Tabled, all_tabled, by_organ, of_government, opened_share, results
from gongkai.request_quarters import whole
from gongkai.request_tools import GUIDE, STATISTICS, offered
from gongkai.views import Cell, Column, Fact, Link, Table, TableRow, Words
from gongkai.vocabularies import ColumnType

_PAGE = Plain(
    STATISTICS.url, STATISTICS.title, "本地每季度、每年收到多少公开申请，怎样答复，用了几天，有多少引起复议。",
    "pages/request_statistics.html", column="open/", column_type=ColumnType.ON_REQUEST.value,
    above=(("政府信息公开", "open/"), ("依申请公开", GUIDE)),
)  # fmt: skip


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the page, where there is a report to count from."""
    if STATISTICS in offered(press.portal):
        counted = chain(press.portal.all(AnnualReport), press.portal.all(RequestQuarter))
        yield output(_PAGE, partial(_context, press), map(press.row_face, counted), press)


def _context(press: Press) -> dict[str, Any]:
    series = all_tabled(of_government(press.portal))
    units = [each for each in _latest(press) if each.report.reporter is Reporter.UNIT]
    quarters = whole(press.portal)
    return {
        "quarters": list(_quarters(quarters)),
        "quarters_table": quarter_charts.table(quarters) if quarters else None,
        "quarters_more": Link(f"全部 {len(quarters)} 个季度", "request-quarters/"),
        "quarters_data": Link("下载各季度的数据（Excel）", "data/request-quarters.xlsx")
        if press.portal.identity.features.data
        else None,
        "figures": list(_figures(series[-1])) if series else [],
        "latest": f"{series[-1].year}年" if series else "",
        "by_year": _by_year(series) if series else None,
        "charts": list(_charts(series)),
        "by_unit": _by_unit(units, press) if units else None,
        "reports": Link("看各单位的年度报告", "annual-reports/"),
        "headings": list(_headings(quarters, series, units)),
    }


def _headings(
    quarters: Sequence[RequestQuarter], series: Sequence[Tabled], units: Sequence[Tabled]
) -> Iterator[Heading]:
    if quarters:
        yield Heading(2, "quarters", "一季一季比")
    if series:
        yield Heading(2, "latest", f"{series[-1].year}年的主要数字")
        yield Heading(2, "drawn", "怎样答复、谁在申请")
        yield Heading(2, "years", "一年一年比")
    if units:
        yield Heading(2, "units", "各单位")


def _quarters(quarters: Sequence[RequestQuarter]) -> Iterator[Chart]:
    """Draw how many requests came in and how fast they were answered, where there are quarters to compare."""
    if len(quarters) > 1:
        yield quarter_charts.asked(quarters)
        yield quarter_charts.speed(quarters)


def _charts(series: Sequence[Tabled]) -> Iterator[Chart]:
    """Draw the last year's answers and applicants, and the years side by side where there are several."""
    if series:
        yield report_charts.answers(series[-1])
        yield report_charts.applicants(series[-1])
    if len(series) > 1:
        yield report_charts.requests(series)
        yield report_charts.opened(series)


def _latest(press: Press) -> list[Tabled]:
    """List each organ's report on the last year that any reports on with tables, most requests first."""
    newest = max((each.year for each in all_tabled(press.portal.all(AnnualReport))), default=0)
    found = all_tabled(years[newest] for years in by_organ(press.portal).values() if newest in years)
    return sorted(found, key=lambda each: (-each.requests.received[-1], each.report.organ))


def _figures(report: Tabled) -> Iterator[Fact]:
    table, share = report.requests, opened_share(report)
    yield Fact("新收申请", (Words(f"{table.received[-1]:,} 件", report.url),))
    yield Fact("办结申请", (Words(f"{table.total[-1]:,} 件", report.url),))
    if share is not None:
        yield Fact("全部或者部分公开", (Words(f"{share:.1%}", report.url),), note="占办结申请的比例")
    review = report.remedies.review
    yield Fact("引起行政复议", (Words(f"{review.total} 件", report.url),), note=f"其中纠正 {review.corrected} 件")


def _by_year(series: Sequence[Tabled]) -> Table:
    groups = list(results(series[-1]))
    columns = [Column("年度", short=True), *(Column(each, numeric=True) for each in ("新收", "上年结转", *groups, "办结", "结转下年", "复议", "其中纠正"))]  # fmt: skip
    return Table("by-year", "历年办理情况（件）", columns, [_year_row(each) for each in reversed(series)])


def _year_row(report: Tabled) -> TableRow:
    table, review = report.requests, report.remedies.review
    before = (table.received[-1], table.carried_in[-1])
    after = (table.total[-1], table.carried_over[-1], review.total, review.corrected)
    figures = (*before, *results(report).values(), *after)
    return TableRow([Cell(f"{report.year}年", report.url), *(Cell(f"{each:,}") for each in figures)])


def _by_unit(units: Sequence[Tabled], press: Press) -> Table:
    columns = [Column("单位"), *(Column(each, numeric=True) for each in ("新收", "办结", "公开占比", "复议", "结转下年"))]  # fmt: skip
    note = "只列单独公布年度报告的单位，其余单位的数字在本级政府的汇总报告里。"
    rows = [_unit_row(each, press) for each in units]
    return Table("by-unit", f"{units[0].year}年各单位办理情况（件）", columns, rows, note=note, cards=True)


def _unit_row(report: Tabled, press: Press) -> TableRow:
    table, share = report.requests, opened_share(report)
    words = "" if share is None else f"{share:.0%}"
    figures = (f"{table.received[-1]:,}", f"{table.total[-1]:,}", words)
    more = (f"{report.remedies.review.total}", f"{table.carried_over[-1]}")
    return TableRow([Cell(press.organs(report.report), report.url), *map(Cell, (*figures, *more))])
