"""Annual reports: in time or late, their tables in the text and as data; what was opened after requests."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import openpyxl

from gongkai import report_data
from gongkai.kinds.annual_report import AnnualReport, RequestsTable, row_title
from gongkai.lists import kind as lists
from gongkai.lists.annual_report import OWN
from gongkai.output import PageOutput
from gongkai.pages import record as records
from gongkai.pages import request_statistics
from gongkai.pages.press import Press
from gongkai.portal import Portal
from gongkai.report_years import expected, opened_share, results
from tests.portals import ORGANIZATIONS, Files, load, organizations
from tests.rules.cases_requests import (
    _SCHOOLS,
    BEFORE,
    ENCLOSED,
    OLD,
    ORIGINAL,
    RELEASES,
    REPORT,
    SIX,
    old_report,
    releases,
    report,
)


def portal(root: Path, files: Files) -> Portal:
    """Load the base with `files` and give what is published of it."""
    published = load(root, files).published
    assert published is not None
    return published


def _pages(found: Portal) -> list[PageOutput]:
    """Give the pages that count: the list of reports and the statistics of requests."""
    press = Press(found)
    return [*lists.pages(AnnualReport, press), *request_statistics.outputs(press)]


def test_a_report_is_in_time_up_to_its_last_day(tmp_path: Path):
    """31 March for a government, 31 January for a unit; a late one says by how many days."""
    late = report(published="2026-04-02")
    found = portal(tmp_path, {REPORT: late, BEFORE: report(2024, published="2025-03-31")})
    assert found.states["annual-reports/qzf-2024"].text == "按期公布"
    state = found.states["annual-reports/qzf-2025"]
    assert (state.text, "晚了 2 天" in state.note) == ("逾期公布", True)


def test_each_table_stands_under_the_heading_of_its_part(tmp_path: Path):
    """Tables 2, 3 and 4 come right after the headings of parts two, three and four, in that order."""
    press = Press(portal(tmp_path, {REPORT: report(granted=[2, 0, 0, 0, 0, 0, 2])}))
    body = records.page(press.portal.records["annual-reports"]["qzf-2025"], press).body
    order = ["二、主动公开政府信息情况</h2>", 'id="table-2"', "三、收到和处理政府信息公开申请情况</h2>", 'id="table-3"', 'id="table-4"', "五、存在的主要问题及改进情况</h2>"]  # fmt: skip
    places = [body.index(each) for each in order]
    assert places == sorted(places)


def test_a_report_from_before_the_tables_is_published_as_it_is(tmp_path: Path):
    """It has its text and its file, no table and no figure of nought; it is expected from then on, and no finding but that."""
    files = {OLD: old_report(more=ENCLOSED), **ORIGINAL}
    assert {each.code for each in load(tmp_path / "a", files).findings} == {"N006"}
    press = Press(portal(tmp_path / "b", files))
    body = records.page(press.portal.records["annual-reports"]["qzf-2018"], press).body
    assert "全年收到申请 9 件。" in body
    assert "qzf-2018.txt" in body
    assert [each for each in ("table-", "year-figures", "annual-report-tables") if each in body] == []
    assert not report_data.offered(press.portal)


def test_reports_without_tables_are_left_out_of_what_is_counted(tmp_path: Path):
    """Charts, tables of years and data hold the years with tables alone; the list names every report."""
    files = {REPORT: report(), BEFORE: report(2024), OLD: old_report()}
    site = portal(tmp_path, files)
    assert {cell[0] for cell in report_data.cells(site)} == {2024, 2025}
    pages = {page.url: page.make().body for page in _pages(site)}
    assert "2018年" not in pages["open/on-request/statistics/"]
    drawn = pages["annual-reports/"]
    assert "chart-requests" in drawn
    assert "2018年</" not in drawn.partition('id="all"')[0]


def test_a_portal_with_old_reports_alone_has_nothing_to_count(tmp_path: Path):
    """The list stands without charts and figures, and there is no page of statistics."""
    pages = {page.url: page.make().body for page in _pages(portal(tmp_path, {OLD: old_report()}))}
    assert "open/on-request/statistics/" not in pages
    assert "一年一年比" not in pages["annual-reports/"]
    assert "0 件" not in pages["annual-reports/"]


def test_a_table_stands_under_the_older_heading_too(tmp_path: Path):
    """Part four may be headed as in the format of 2019."""
    text = SIX.replace(
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "四、政府信息公开行政复议、行政诉讼情况"
    )
    press = Press(portal(tmp_path, {REPORT: report(text=text)}))
    body = records.page(press.portal.records["annual-reports"]["qzf-2025"], press).body
    assert (
        body.index("行政诉讼情况</h2>") < body.index('id="table-4"') < body.index("五、存在的主要问题及改进情况</h2>")
    )


def test_every_cell_of_every_table_is_data(tmp_path: Path):
    """One row a cell, with organ, table, row and column in the words of the report."""
    found = portal(tmp_path, {REPORT: report(documents=(1, 0, 3)), BEFORE: report(2024, documents=(0, 0, 2))})
    made = {output.uri: output.render() for part in report_data.parts(found) for output in part()}
    rows = list(csv.DictReader(io.StringIO(made["data/annual-report-tables.csv"].decode("utf-8-sig"))))
    assert len(rows) == 2 * (6 + 4 + 7 * len(RequestsTable.model_fields) + 15)
    cell = {(row["年度"], row["行"], row["列"]): row["数值"] for row in rows}
    assert cell["2025", "行政规范性文件", "现行有效件数"] == "3"
    assert cell["2024", row_title("received"), "自然人"] == "2"
    sheet = openpyxl.load_workbook(io.BytesIO(made["data/annual-report-tables.xlsx"])).active
    figures = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [[str(value) for value in row] for row in figures] == [list(row.values()) for row in rows]
    assert {type(value) for row in figures for value in (row[0], row[5])} <= {int, float}
    assert {output.uri for part in report_data.parts(found) for output in part()} == {f"data/annual-report-tables.{each}" for each in ("csv", "xlsx", "json")}  # fmt: skip


def test_the_sums_of_a_year_by_group(tmp_path: Path):
    """Each answer is counted in one group; the share of those that disclosed is of all that were answered."""
    written = report(
        received=[4, 0, 0, 0, 0, 0, 4],
        granted=[2, 0, 0, 0, 0, 0, 2],
        partly=[1, 0, 0, 0, 0, 0, 1],
        refused_query=[1, 0, 0, 0, 0, 0, 1],
        total=[4, 0, 0, 0, 0, 0, 4],
    )
    [one] = portal(tmp_path, {REPORT: written}).records["annual-reports"].values()
    assert results(one) == {"予以公开": 2, "部分公开": 1, "不予公开": 1, "无法提供": 0, "不予处理": 0, "其他处理": 0}  # type: ignore[arg-type]
    assert opened_share(one) == 0.75  # type: ignore[arg-type]


def test_a_report_is_expected_for_every_year_after_the_first(tmp_path: Path):
    """After the report on 2023 those on 2024 and 2025 are owed."""
    found = portal(tmp_path, {BEFORE: report(2023)})
    assert [(each.year, str(each.due_on)) for each in expected(found)] == [(2024, "2025-03-31"), (2025, "2026-03-31")]


def _with_a_bureau(root: Path, today: dt.date, **more: object) -> Portal:
    """Give a portal with the government's report on 2025 and a bureau that has never reported."""
    bureau = {**_SCHOOLS, "level": "工作部门", **more}
    published = load(root, {ORGANIZATIONS: organizations(bureau), REPORT: report()}, today).published
    assert published is not None
    return published


def test_an_organ_that_never_reported_owes_the_newest_year_that_is_due(tmp_path: Path):
    """Of a bureau that has no report the one on last year is expected from 1 February on; before, the one before it."""
    found = _with_a_bureau(tmp_path / "now", dt.date(2026, 11, 22))
    assert [(each.organ, each.year, str(each.due_on)) for each in expected(found)] == [("jtj", 2025, "2026-01-31")]
    for today, year in ((dt.date(2027, 1, 31), 2025), (dt.date(2027, 2, 1), 2026)):
        found = _with_a_bureau(tmp_path / str(year), today)
        assert [each.year for each in expected(found) if each.organ == "jtj"] == [year]


def test_an_excused_organ_is_not_shown_as_late(tmp_path: Path):
    """The page of all reports names the bureau that owes a report, but for one with a reason not to report by itself."""
    waiver = {"code": "N006", "reason": "2026年3月成立，2025年的数字在区民政局的报告里"}
    shown = {}
    for name, more in (("late", {}), ("excused", {"waivers": [waiver]})):
        press = Press(_with_a_bureau(tmp_path / name, dt.date(2026, 11, 22), **more))
        [page] = OWN.landing(list(press.portal.all(AnnualReport)), [], press)  # type: ignore[misc]
        shown[name] = "到期没有公布" in page.make().body
    assert shown == {"late": True, "excused": False}


def test_what_was_opened_says_where_it_is(tmp_path: Path):
    """The page gives what is open now, the records it is found in, and other places."""
    press = Press(portal(tmp_path, {RELEASES: releases(found_in=["policies/yx-2026-1"])}))
    body = records.page(press.portal.records["releases"]["xuewei"], press).body
    assert [each for each in ("现在公开了什么", "每周公布一次。", "还可以在这里看：学校公示栏", "policies/yx-2026-1/") if each not in body] == []  # fmt: skip


def test_every_figure_says_what_it_counts_where_cells_stand_below_each_other(tmp_path: Path):
    """On a phone the tables are lists, table 2 with enlarged text: the figures bear the words of their columns, and nothing else changes."""
    written = report(remedies="review: {upheld: 1, corrected: 0, other: 0, pending: 0, total: 1}")
    press = Press(portal(tmp_path, {REPORT: written}))
    body = records.page(press.portal.records["annual-reports"]["qzf-2025"], press).body
    proactive, requests, remedies = (
        body[body.index(f'id="table-{number}"') :].partition("</table>")[0] for number in (2, 3, 4)
    )
    assert proactive.count("data-label=") == proactive.count("<td") == 10
    assert '<td colspan="3" data-label="本年处理决定数量">' in proactive
    assert requests.count("data-label=") == requests.count("<td") - 1 == 7 * len(RequestsTable.model_fields)
    assert '<td class="grid-sum" data-label="总计">2</td>' in requests
    assert '<td class="grid-none" data-label="商业企业">0</td>' in requests
    assert '<td data-label="行政复议：结果维持">1</td>' in remedies
    assert remedies.count("data-label=") == remedies.count("<td") == 15
