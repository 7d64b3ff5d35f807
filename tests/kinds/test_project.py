"""Promised projects: how they stand against their plan, what their pages say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from gongkai import schedule
from gongkai.kinds.project import Project, ProjectState
from gongkai.pages import record as records
from gongkai.pages.every import pages
from gongkai.pages.press import Press
from gongkai.states.project import standing
from tests.portals import TODAY, load
from tests.rules.cases_progress import PROJECT, REPORTS, projects

MILESTONES = [
    {"by": "2026-06-30", "percent": 50, "title": "过半"},
    {"by": "2026-09-30", "percent": 80, "title": "大部完成"},
]


def project(**changes: Any) -> Project:
    """Make a project of 2026 with three quarterly reports: 25, 50 and 76 percent."""
    return Project(**{**PROJECT, "reports": REPORTS, **changes})


@pytest.mark.parametrize(
    ("changes", "today", "state"),
    [
        ({}, TODAY, ProjectState.ON_SCHEDULE),
        ({"milestones": MILESTONES}, TODAY, ProjectState.BEHIND),
        ({"milestones": MILESTONES, "reports": REPORTS[:2]}, TODAY, ProjectState.ON_SCHEDULE),
        ({"reports": []}, TODAY, ProjectState.ON_SCHEDULE),
        ({"start_on": "2026-11-23", "reports": []}, TODAY, ProjectState.NOT_BEGUN),
        ({}, dt.date(2026, 12, 31), ProjectState.ON_SCHEDULE),
        ({}, dt.date(2027, 1, 1), ProjectState.OVERDUE),
        ({"done_on": "2026-12-31"}, dt.date(2027, 1, 1), ProjectState.DONE),
        ({"done_on": "2027-01-05"}, dt.date(2027, 1, 9), ProjectState.DONE_LATE),
    ],
)
def test_a_project_stands_by_its_plan_and_newest_report(changes: dict[str, Any], today: dt.date, state: ProjectState):
    """By milestones where there are any, else by an even pace less ten points; a report is held to its own period's end."""
    assert standing(project(**changes), today) is state


def test_an_even_pace_is_counted_in_days():
    """Half of the days are half of the work, less the allowance; at the end all of it."""
    whole = project(start_on="2026-01-01", end_on="2026-12-31")
    assert schedule.planned(whole, dt.date(2026, 7, 2)) == 50 - schedule.TOLERANCE
    assert schedule.planned(whole, dt.date(2026, 12, 31)) == 100
    assert schedule.planned(whole, dt.date(2025, 12, 31)) == 0


@pytest.mark.parametrize(
    ("today", "missing"),
    [
        (dt.date(2026, 4, 29), []),
        (dt.date(2026, 4, 30), ["2026-Q1"]),
        (dt.date(2026, 10, 30), ["2026-Q1", "2026-Q2", "2026-Q3"]),
    ],
)
def test_a_report_is_missed_after_its_term(today: dt.date, missing: list[str]):
    """A quarter's report must be there thirty days after the quarter."""
    assert [str(period) for period in schedule.missing(project(reports=[]), today)] == missing


def test_nothing_is_missed_of_what_is_finished():
    """The period in which a project ends, and those after it, need no report."""
    assert schedule.missing(project(done_on="2026-09-30"), dt.date(2027, 6, 1)) == []


def test_the_newest_report_is_the_news():
    """The project is dated by its newest report, by its end once it is done."""
    assert project().updated_on == dt.date(2026, 9, 30)
    assert project(reports=[{**REPORTS[0], "reported_on": "2026-04-08"}]).updated_on == dt.date(2026, 4, 8)
    assert project(done_on="2026-10-20").updated_on == dt.date(2026, 10, 20)
    assert project(reports=[]).updated_on == dt.date(2026, 1, 5)


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """Two projects: one behind its milestones, one finished."""
    late = {"milestones": MILESTONES, "delay_reason": "材料晚到，已加班赶工"}
    done = {"id": "minsheng-2026-2", "number": 2, "title": "改造公厕", "done_on": "2026-09-20", "reports": REPORTS[:2]}
    published = load(tmp_path, projects(late, done)).published
    assert published is not None
    return Press(published)


def test_a_project_that_lags_says_so_first(press: Press):
    """The banner has the plan, what was reached and the reason; the reports stand newest first, with their table."""
    found = press.portal.find("projects", "minsheng-2026-1")
    assert found is not None
    html = records.page(found, press).body
    assert "应完成 80%，实际完成 76%" in html
    assert "材料晚到，已加班赶工。" in html
    assert html.index("2026年第三季度：累计 76%") < html.index("2026年第一季度：累计 25%")
    assert 'id="progress-data"' in html
    assert "正在进行" in html


def test_the_lists_begin_with_what_lags(press: Press):
    """Behind comes before finished, each with how far it is; numbers lead to what they count."""
    made = {output.url: output.make().body for output in pages(press.portal) if output.url.startswith("projects/")}
    html = made["projects/"]
    assert html.index("新增停车泊位") < html.index("改造公厕")
    assert "累计进度 76%" in html
    assert 'href="\x02projects/by/state/behind/"><b>1</b>' in html
    assert "改造公厕" in made["projects/by/state/done/"]
    assert "累计进度 100%" in made["projects/by/category/livelihood/"]
