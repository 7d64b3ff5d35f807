"""How a task of the year's work plan stands (data's way: derive -> states)."""

from __future__ import annotations

import datetime as dt

from gongkai.kinds.task import Task, TaskState
from gongkai.portal import Portal, State
from gongkai.wording import chinese_date

SOON = dt.timedelta(days=30)
"""How long before its due day a task is said to be due soon."""
_TONES = {
    TaskState.OVERDUE: "review",
    TaskState.DUE_SOON: "waiting",
    TaskState.GOING_ON: "plain",
    TaskState.STANDING: "plain",
    TaskState.DONE: "good",
    TaskState.DONE_LATE: "good",
    TaskState.CARRIED: "ended",
    TaskState.UNSETTLED: "review",
}
_OPEN = {TaskState.OVERDUE, TaskState.DUE_SOON, TaskState.GOING_ON, TaskState.STANDING, TaskState.UNSETTLED}


def state(task: Task, portal: Portal) -> State:
    """Say how a task stands today."""
    found = standing(task, portal.today)
    return State(found, _TONES[found], found in _OPEN, _note(found, task, portal.today))


def standing(task: Task, today: dt.date) -> TaskState:
    """Derive how a task stands on `today` from its dates."""
    if task.done_on and task.done_on <= today:
        return TaskState.DONE_LATE if task.due_on and task.done_on > task.due_on else TaskState.DONE
    if task.carried_to:
        return TaskState.CARRIED
    if task.due_on is None:
        return TaskState.STANDING if today <= task.closes_on else TaskState.UNSETTLED
    if task.due_on < today:
        return TaskState.OVERDUE
    return TaskState.DUE_SOON if task.due_on - today <= SOON else TaskState.GOING_ON


def _note(found: TaskState, task: Task, today: dt.date) -> str:
    due = chinese_date(task.closes_on)
    reason = f"说明：{task.note.rstrip('。')}。" if task.note else ""
    if found is TaskState.OVERDUE:
        return f"应于{due}前完成，已超过 {(today - task.closes_on).days} 天。{reason}"
    if found is TaskState.DUE_SOON:
        left = (task.closes_on - today).days
        return f"应于{due}前完成，{f'还剩 {left} 天' if left else '今天到期'}。"
    if found is TaskState.CARRIED:
        return f"当年没有办完，已转入下一年度继续办理。{reason}"
    return f"{task.year}年度已结束，完成情况还没有公布。{reason}" if found is TaskState.UNSETTLED else ""
