"""Quarters of requests: what their figures say in words, on their own pages and among the statistics."""

from __future__ import annotations

from pathlib import Path

from gongkai import request_quarters
from gongkai.kinds.request_quarter import RequestQuarter
from gongkai.pages import record as records
from gongkai.pages import request_statistics
from gongkai.pages.press import Press
from gongkai.portal import Portal
from tests.portals import Files, load
from tests.rules.cases_request_quarters import quarter, quarters

BEFORE = quarter(id="2026-q2", quarter="2026-Q2", published_on="2026-07-14", received=6, carried_in=1, carried_over=3)


def portal(root: Path, files: Files) -> Portal:
    """Load the base with `files` and give what is published of it."""
    published = load(root, files).published
    assert published is not None
    return published


def test_title_and_summary_are_made_of_the_figures(tmp_path: Path):
    """Nobody types them, so they cannot disagree with the figures; what is typed stays."""
    found = portal(tmp_path, quarters(quarter(), {**BEFORE, "title": "上半年后三个月"})).records["request-quarters"]
    assert found["2026-q3"].heading == "2026年第三季度依申请公开办理情况"
    assert found["2026-q3"].summary == "新收 4 件，办结 4 件，平均用时 10.5 个工作日。"  # type: ignore[attr-defined]
    assert found["2026-q2"].heading == "上半年后三个月"


def test_a_quarter_without_an_answer_has_no_average(tmp_path: Path):
    """Nothing is divided by zero, and no speed is claimed."""
    none = dict.fromkeys(("granted", "partly", "refused", "total", "in_time", "extended", "workdays"), 0)
    press = Press(portal(tmp_path, quarters(quarter(**none, carried_over=5))))
    record = press.portal.records["request-quarters"]["2026-q3"]
    assert isinstance(record, RequestQuarter)
    assert (record.average, record.summary) == (None, "新收 4 件，办结 0 件。")
    assert "平均用时" not in records.page(record, press).body


def test_the_page_holds_a_quarter_against_the_one_before(tmp_path: Path):
    """More or less than last time, the sums written out, and the way to the other quarters."""
    press = Press(portal(tmp_path, quarters(quarter(carried_in=3, carried_over=3), BEFORE)))
    body = records.page(press.portal.records["request-quarters"]["2026-q3"], press).body
    wanted = (
        "比上季度少 2 件",
        "与上季度相同",
        "新收 4 ＋ 上季结转 3 ＝ 办结 4 ＋ 结转下季 3 ＝ 7 件",
        "其他季度",
        "10.5 天",
    )
    assert [each for each in wanted if each not in body] == []


def test_the_statistics_show_the_quarters_without_any_annual_report(tmp_path: Path):
    """A portal that reports by the quarter alone has the page, with charts from two quarters on."""
    [page] = request_statistics.outputs(Press(portal(tmp_path / "two", quarters(quarter(), BEFORE))))
    body = page.make().body
    assert [each for each in ("chart-quarters", "chart-speed", "by-quarter", "全部 2 个季度") if each not in body] == []
    [page] = request_statistics.outputs(Press(portal(tmp_path / "one", quarters(quarter()))))
    assert "chart-speed" not in page.make().body
    assert list(request_statistics.outputs(Press(portal(tmp_path / "none", {})))) == []


def test_quarters_are_missing_from_the_first_one_on(tmp_path: Path):
    """After the first quarter of 2025 six more were due; the running one is not."""
    first = quarter(id="2025-q1", quarter="2025-Q1", published_on="2025-04-16")
    found = request_quarters.missing(portal(tmp_path, quarters(first)))
    assert [str(period) for _, period in found] == ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]
