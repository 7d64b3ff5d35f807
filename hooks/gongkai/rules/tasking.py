"""The yearly task table (L2): somebody is responsible, what is done is shown, what is late is explained."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gongkai.findings import Finding, Level
from gongkai.kinds.task import Task, TaskState
from gongkai.portal import Portal
from gongkai.rules.registry import rule
from gongkai.states.task import standing

EXPLAINED_WITHIN = dt.timedelta(days=30)
"""How long a task may be overdue without an explanation."""
LOOKED_BACK_BY = (3, 1)
"""Month and day of the next year by which every task of a year is settled."""


@rule("G001", level=Level.WARNING, kind=Task)
def somebody_is_responsible(task: Task) -> Iterator[Finding]:
    """每项任务要有责任单位：机构标识，或任务表上的单位名称。"""
    if not task.led_by and not task.led_by_others:
        message = "没有责任单位，请填写 led_by（机构标识），名录里没有的单位写在 led_by_others"
        yield task.finding("title", f"任务「{task.title}」{message}")


@rule("G002", kind=Task)
def done_by_today(task: Task, portal: Portal) -> Iterator[Finding]:
    """完成日期不得晚于今天。"""
    if task.done_on and task.done_on > portal.today:
        yield task.finding("done_on", f"完成日期 {task.done_on} 还没有到，请核对；没有办结的不填完成日期")


@rule("G003", level=Level.WARNING, kind=Task)
def done_is_shown(task: Task) -> Iterator[Finding]:
    """已完成的任务要写完成情况或附佐证。"""
    if task.done_on and not task.outcome and not task.evidence:
        message = "没有写办成了什么，请填写 outcome（完成情况），有能证明的记录的写在 evidence（佐证）"
        yield task.finding("done_on", f"完成日期 {task.done_on} 之外{message}")


@rule("G004", level=Level.NOTICE, kind=Task)
def late_is_explained(task: Task, portal: Portal) -> Iterator[Finding]:
    """逾期超过三十天没有完成的任务要写说明。"""
    late = standing(task, portal.today) is TaskState.OVERDUE and portal.today - task.closes_on > EXPLAINED_WITHIN
    if late and not task.note:
        days = (portal.today - task.closes_on).days
        yield task.finding(
            "deadline", f"时限「{task.deadline}」已过 {days} 天，请填写 done_on，没有办完的在 note 写明原因和打算"
        )


@rule("G005", level=Level.WARNING, kind=Task)
def last_years_tasks_are_settled(task: Task, portal: Portal) -> Iterator[Finding]:
    """回头看：上一年度的任务，次年三月一日前要填完成日期，或写明转入哪一项任务。"""
    open_still = standing(task, portal.today) in {TaskState.OVERDUE, TaskState.UNSETTLED}
    if open_still and portal.today >= dt.date(task.year + 1, *LOOKED_BACK_BY):
        message = "还没有着落，请填写 done_on（完成日期），或在 carried_to 写明转入哪一项任务"
        yield task.finding("deadline", f"{task.year}年度的任务「{task.title}」{message}")


@rule("G006")
def numbers_are_given_once(portal: Portal) -> Iterator[Finding]:
    """同一年度的任务序号不得重复。"""
    seen: dict[tuple[int, int], Task] = {}
    for task in portal.all(Task):
        first = seen.setdefault((task.year, task.number), task)
        if first is not task:
            message = (
                f"序号「{task.number}」在{task.year}年度已被「{first.title}」（{first.id}）使用，请改成没有用过的序号"
            )
            yield task.finding("number", message)


@rule("G007", kind=Task)
def carried_into_a_later_year(task: Task, portal: Portal) -> Iterator[Finding]:
    """任务只能转入以后年度的任务；已完成的不再转入。"""
    target = portal.find("tasks", task.carried_to) if task.carried_to else None
    if isinstance(target, Task) and target.year <= task.year:
        message = f"转入的任务「{task.carried_to}」是{target.year}年度的，应当晚于{task.year}年度，请核对标识"
        yield task.finding("carried_to", message)
    if task.carried_to and task.done_on:
        yield task.finding("carried_to", f"已在 {task.done_on} 完成，不应再转入「{task.carried_to}」，请删去其中一项")


@rule("G008", level=Level.WARNING, kind=Task)
def percentage_fits_the_state(task: Task) -> Iterator[Finding]:
    """完成百分比和完成日期要相符：写到 100 的要有完成日期，有完成日期的不写不到 100 的百分比。"""
    if task.progress == 100 and not task.done_on:
        yield task.finding("progress", "完成百分比写了「100」，没有完成日期，请补上 done_on")
    if task.done_on and task.progress is not None and task.progress < 100:
        message = f"已在 {task.done_on} 完成，完成百分比却写着「{task.progress}」，请删去这一行"
        yield task.finding("progress", message)


@rule("G009", level=Level.WARNING, kind=Task)
def due_day_fits_the_deadline(task: Task) -> Iterator[Finding]:
    """到期日要和完成时限里写的日期一致。"""
    said = task.deadline.ends_on(task.year)
    if said and task.due_on and task.due_on != said:
        message = f"到期日「{task.due_on}」和完成时限「{task.deadline}」（{said}）不一致，请改正其中一处"
        yield task.finding("due_on", message)


@rule("G010", level=Level.WARNING, kind=Task)
def one_part_for_each_unit(task: Task) -> Iterator[Finding]:
    """同一单位在一项任务里或牵头或配合，不得两处都写。"""
    twice = [*_both(task.led_by, task.assisted_by), *_both(task.led_by_others, task.assisted_by_others)]
    for unit in twice:
        yield task.finding("led_by", f"「{unit}」既是责任单位又是配合单位，请留一处")


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    return [each for each in one if each in other]
