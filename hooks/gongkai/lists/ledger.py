"""The task table as printed (L3): one year's or one quarter's tasks in one table, on A4 across."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from gongkai.kinds.organization import Organization
from gongkai.kinds.task import Task, TaskState
from gongkai.pages import relations
from gongkai.pages.facts import time
from gongkai.pages.press import Press
from gongkai.periods import Cycle, Period
from gongkai.record import Record
from gongkai.views import Cell, Column, Row, Table, TableRow, Words

URGENT = (TaskState.OVERDUE, TaskState.UNSETTLED, TaskState.DUE_SOON)
FINISHED = (TaskState.DONE, TaskState.DONE_LATE)
_COLUMNS = (
    Column("任务"),
    Column("类别", choice=True, detail=True),
    Column("工作要求", long=True, detail=True),
    Column("责任单位", choice=True),
    Column("配合单位", detail=True),
    Column("完成时限"),
    Column("进度", choice=True),
    Column("完成情况", long=True, detail=True),
)


def table(tasks: Sequence[Task], title: str, press: Press) -> Table:
    """Make the table of some tasks of one year, as the work plan has it."""
    rows = [TableRow(list(_cells(task, press)), f"t{task.number}") for task in tasks]
    caption = f"{title}（{len(tasks)} 项）"
    return Table("ledger", caption, _COLUMNS, rows, cards=True, filter=True)


def _cells(task: Task, press: Press) -> Iterator[Cell]:
    yield Cell(f"{task.number}. {task.title}", task.url)
    yield Cell(task.task[-1] if task.task else "")
    yield Cell(task.requirement)
    yield Cell(lines=list(leading(task, press)))
    yield Cell("、".join(assisting(task, press)))
    yield Cell(str(task.deadline))
    yield said(task, press)
    yield Cell(told(task))


def units(task: Task, press: Press) -> Iterator[Words]:
    """Name the units of a task: who leads first, then who helps."""
    yield from leading(task, press)
    yield from (Words(f"{name}（配合）") for name in assisting(task, press))


def leading(task: Task, press: Press) -> Iterator[Words]:
    """Name the units that answer for a task."""
    for organ in relations.named_ids(press, "organizations", task.led_by):
        yield Words(short(organ), organ.url)
    yield from map(Words, task.led_by_others)


def assisting(task: Task, press: Press) -> Iterator[str]:
    """Name the units that help with a task."""
    yield from map(short, relations.named_ids(press, "organizations", task.assisted_by))
    yield from task.assisted_by_others


def short(organ: Record) -> str:
    """Give the short name of an organ."""
    return organ.short_name if isinstance(organ, Organization) else organ.heading


def said(task: Task, press: Press) -> Cell:
    """Say how a task stands, with the day or the percentage."""
    state = press.portal.states[task.key]
    if task.done_on and state.text in FINISHED:
        return Cell(html=Markup("{} {}").format(state.text, time(task.done_on)))
    return Cell(f"{state.text}（{task.progress}%）" if task.progress is not None else state.text)


def told(task: Task, *, note: bool = True) -> str:
    """Tell what came of a task and, unless that is said elsewhere, the remark on it."""
    said = (task.outcome, task.note if note else None)
    return "".join(f"{each.rstrip('。')}。" for each in said if each)


def quarter_of(task: Task) -> Period | None:
    """Give the quarter in which a task of a day is due; None for one that goes on all year."""
    return Period.holding(task.due_on, Cycle.QUARTERLY) if task.due_on else None


def row(task: Task, press: Press) -> Row:
    """Give a task as a row that says by when and who."""
    shown = press.row(task)
    others = "、".join(task.led_by_others)
    return replace(
        shown,
        organ="、".join(each for each in (shown.organ, others) if each),
        date="",
        date_iso="",
        note=f"时限：{task.deadline}",
        summary=told(task) or shown.summary,
    )


def of(tasks: Iterable[Task], press: Press, *states: TaskState) -> list[Task]:
    """Pick the tasks that stand as one of `states`."""
    return [task for task in tasks if press.portal.states[task.key].text in states]
