"""Tasks: how they stand from day to day, what their pages say, and the tables of years and quarters."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from gongkai.kinds.task import Task, TaskState
from gongkai.output import Page
from gongkai.pages import record as records
from gongkai.pages.every import pages
from gongkai.pages.press import Press
from gongkai.pages.task import left
from gongkai.states.task import standing
from tests.portals import TODAY, Files, load
from tests.rules.cases_progress import TASK, tasks

DUE = dt.date(2026, 9, 30)


def task(**changes: Any) -> Task:
    """Make a task that is due at the end of September."""
    return Task(**{"year": 2026, **TASK, "deadline": "2026年9月底前完成", **changes})


@pytest.mark.parametrize(
    ("changes", "today", "state"),
    [
        ({}, DUE - dt.timedelta(days=31), TaskState.GOING_ON),
        ({}, DUE - dt.timedelta(days=30), TaskState.DUE_SOON),
        ({}, DUE, TaskState.DUE_SOON),
        ({}, DUE + dt.timedelta(days=1), TaskState.OVERDUE),
        ({"done_on": DUE}, DUE, TaskState.DONE),
        ({"done_on": DUE}, DUE - dt.timedelta(days=1), TaskState.DUE_SOON),
        ({"done_on": DUE + dt.timedelta(days=1)}, DUE + dt.timedelta(days=9), TaskState.DONE_LATE),
        ({"carried_to": "2027-1"}, DUE + dt.timedelta(days=9), TaskState.CARRIED),
        ({"deadline": "长期坚持"}, dt.date(2026, 12, 31), TaskState.STANDING),
        ({"deadline": "长期坚持"}, dt.date(2027, 1, 1), TaskState.UNSETTLED),
        ({"deadline": "长期坚持", "done_on": dt.date(2026, 12, 30)}, dt.date(2027, 1, 1), TaskState.DONE),
    ],
)
def test_a_task_stands_by_its_dates(changes: dict[str, Any], today: dt.date, state: TaskState):
    """Each state begins on its very day."""
    assert standing(task(**changes), today) is state


@pytest.mark.parametrize(
    ("deadline", "due"),
    [
        ("2026年9月底前完成", DUE),
        ("9月底前", DUE),
        ("三季度", DUE),
        ("每年3月31日前", dt.date(2026, 3, 31)),
        ("长期坚持", None),
        ("信息形成或变更之日起20个工作日内公开", None),
        ("及时公开", None),
    ],
)
def test_the_due_day_is_worked_out_from_the_words(deadline: str, due: dt.date | None):
    """A deadline that names no year is of the task's own."""
    assert task(deadline=deadline).due_on == due


def test_a_due_day_that_is_written_counts():
    """Where the words name no day, the editor does."""
    assert task(deadline="批准之日起15个工作日内", due_on="2026-08-28").due_on == dt.date(2026, 8, 28)


def press(root: Path, files: Files, today: dt.date = TODAY) -> Press:
    """Load the base with `files` and give what is published of it."""
    published = load(root, files, today).published
    assert published is not None
    return Press(published)


def made(root: Path, files: Files, today: dt.date = TODAY) -> dict[str, Page]:
    """Make the pages of tasks."""
    found = pages(press(root, files, today).portal)
    return {output.url: output.make() for output in found if output.url.startswith("tasks/")}


PLAN: Files = {
    **tasks(
        {"done_on": "2026-09-20", "outcome": "已公布四十二条路段。", "deadline": "2026年9月底前完成"},
        {"title": "更新泊位台账", "deadline": "2026年10月底前完成", "note": "正在复核。"},
        {"title": "公布月卡办法", "deadline": "2026年12月10日前完成", "progress": 60},
        {"title": "受理停车投诉", "deadline": "长期坚持", "led_by": None, "led_by_others": ["各街道"]},
    ),
    **tasks(
        {"title": "普查泊位", "deadline": "2025年底前", "carried_to": "2026-2", "note": "老城区没有查完。"},
        {"title": "公示收费", "deadline": "2025年6月底前", "done_on": "2025-06-20", "outcome": "已公示。"},
        year=2025,
    ),
}


def test_the_first_page_says_what_is_pressing_and_looks_back(tmp_path: Path):
    """What is overdue or due soon, and what last year left undone with where it went; not what is done in time."""
    html = made(tmp_path, PLAN)["tasks/"].body
    urgent = html[html.index('id="urgent"') : html.index('id="look-back"')]
    assert "更新泊位台账" in urgent
    assert "公布月卡办法" in urgent
    assert "公开停车收费标准" not in urgent
    back = html[html.index('id="look-back"') : html.index('id="standing"')]
    assert "普查泊位" in back
    assert "转入：更新泊位台账" in back
    assert "公示收费" not in back


def test_every_number_leads_to_the_tasks_it_counts(tmp_path: Path):
    """The figures are counts of the lists that they lead to."""
    found = made(tmp_path, PLAN)
    for place, titles in {
        "done": ["公开停车收费标准"],
        "going-on": ["受理停车投诉"],
        "due-soon": ["公布月卡办法"],
        "overdue": ["更新泊位台账"],
    }.items():
        url = f"tasks/by/year/2026/{place}/"
        assert f'href="\x02{url}"><b>{len(titles)}</b>' in found["tasks/"].body
        listed = found[url].body
        assert [title for title in titles if title not in listed] == []
        assert listed.count('class="row-title"') == len(titles)


def test_a_year_and_its_quarters_are_tables(tmp_path: Path):
    """The year has every task in the plan's order; a quarter those that are due in it."""
    found = made(tmp_path, PLAN)
    year = found["tasks/by/year/2026/"].body
    places = [year.index(f"{number}. ") for number in range(1, 5)]
    assert places == sorted(places)
    assert "各街道" in year
    quarter = found["tasks/by/year/2026/2026-q4/"].body
    assert "更新泊位台账" in quarter
    assert "公开停车收费标准" not in quarter
    assert "tasks/by/year/2026/2026-q3/" in found
    assert "tasks/by/year/2026/2026-q2/" not in found


def test_a_task_says_by_when_and_what_came_of_it(tmp_path: Path):
    """An overdue one has its banner with the reason, said once; one that goes on says how many days are left."""
    at = press(tmp_path, PLAN)
    second, third = (at.portal.find("tasks", f"2026-{number}") for number in (2, 3))
    assert second is not None
    assert third is not None
    html = records.page(second, at).body
    assert "已超过 22 天" in html
    assert html.count("正在复核") == 1
    assert 'id="carried-from"' in html
    html = records.page(third, at).body
    assert "还剩 18 天" in html
    assert ">60%<" in html
    assert isinstance(third, Task)
    assert third.due_on
    assert left(third, press(tmp_path / "last", PLAN, third.due_on)) == "今天到期"


def test_a_plan_of_units_that_no_list_has_is_shown_whole(tmp_path: Path):
    """A table read by ingest names units that are not in the organs' list; its pages name them."""
    files = tasks({"led_by": None, "led_by_others": ["各镇"], "assisted_by_others": ["各有关部门"]})
    found = made(tmp_path, files)
    for url in ("tasks/", "tasks/2026-1/", "tasks/by/year/2026/"):
        assert "各镇" in found[url].body or url == "tasks/"
    assert "各有关部门（配合）" in found["tasks/2026-1/"].body
