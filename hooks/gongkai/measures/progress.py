"""Tasks and promised projects in figures (L2): done in time, on schedule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongkai import schedule
from gongkai.kinds.project import Project, ProjectCategory, ProjectState
from gongkai.kinds.task import Task, TaskState
from gongkai.measures.registry import Counted, counted, measure
from gongkai.portal import Portal
from gongkai.states import project as project_state
from gongkai.states import task as task_state
from gongkai.wording import chinese_date

_WELL = {ProjectState.ON_SCHEDULE, ProjectState.DONE, ProjectState.NOT_BEGUN}


@measure("tasks", "任务按时完成率", order=20, target=95, group="年度", met="按时完成", unmet="逾期", counts="项")
def tasks(portal: Portal) -> Iterator[Counted]:
    """工作台账里已经到期或者已经办结的任务中，在完成时限内办结的比例；长期坚持、没有到期的不计。"""
    for task in sorted(portal.all(Task), key=lambda each: (-each.year, each.number)):
        found = task_state.standing(task, portal.today)
        on_time = found is TaskState.DONE
        if on_time or (task.due_on and task.due_on < portal.today):
            done = f"{chinese_date(task.done_on)}完成" if task.done_on else found.value
            due = f"，时限{chinese_date(task.due_on)}" if task.due_on else ""
            named = counted(task, portal, met=on_time, why=done + due, on=task.closes_on, group=f"{task.year}年")
            yield replace(named, units=(*named.units, *task.led_by_others))


@measure(
    "projects",
    "项目按期推进率",
    order=21,
    target=90,
    group="类别",
    met="按期",
    unmet="滞后或延期",
    counts="个",
    over_time=False,
)
def projects(portal: Portal) -> Iterator[Counted]:
    """民生实事、重大项目、工作报告重点任务中，按期完成或者进度不落后于计划的比例。"""
    places = {category: place for place, category in enumerate(ProjectCategory)}
    for project in sorted(portal.all(Project), key=lambda each: (places[each.category], -each.year, each.number)):
        found = project_state.standing(project, portal.today)
        why = f"{found.value}，累计进度 {schedule.reached(project)}%"
        yield counted(project, portal, met=found in _WELL, why=why, on=project.end_on, group=project.category)
