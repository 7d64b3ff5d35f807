"""工作台账: the tasks of a year's work plan, who does them until when, and what came of them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import model_validator

from gongkai.record import (
    AnyId,
    Day,
    KindInfo,
    Line,
    OrganizationId,
    Record,
    Role,
    Storage,
    Text,
    declare,
)
from gongkai.references import Reference
from gongkai.timelimits import TimeLimit, parse
from gongkai.vocabularies import ColumnType, Section

TaskId = Annotated[str, Reference("tasks")]


class TaskState(StrEnum):
    """How a task stands; derived from its dates, never typed in."""

    OVERDUE = "已逾期"
    DUE_SOON = "即将到期"
    GOING_ON = "推进中"
    STANDING = "长期坚持"
    DONE = "已完成"
    DONE_LATE = "逾期完成"
    CARRIED = "转入下年"
    UNSETTLED = "待总结"


class Task(Record):
    """One task of one year."""

    info: ClassVar[KindInfo] = KindInfo(
        name="task",
        plural="tasks",
        label="工作台账",
        summary="年度政务公开任务逐项列明谁负责、什么时候完成、办到哪一步，逾期的标出来，上一年没办完的回头看",
        storage=Storage.LIST,
        folder="catalog/tasks",
        list_key="tasks",
        weight=0.5,
        column_type=ColumnType.NEWS,
        section=Section.PROGRESS,
        order=61,
    )

    title: Line = declare("任务名称", "一句话说清办什么，列表里显示", role=Role.TITLE)
    year: int = declare("年度", "哪一年的任务", facet="year", column=True, ge=2000, le=2100)
    number: int = declare("序号", "在当年任务表里的序号", column=True, ge=1)
    task: tuple[Line, ...] = declare("工作任务", "任务表里的任务分类，从大到小", default=(), column=True)
    requirement: Text = declare("工作要求", "要做到什么程度，按任务表原文", role=Role.SUMMARY)
    led_by: tuple[OrganizationId, ...] = declare(
        "责任单位", "责任或牵头单位的机构标识", default=(), role=Role.ORGAN, facet="organ", column=True
    )
    led_by_others: tuple[Line, ...] = declare(
        "其他责任单位",
        "机构名录里没有的单位，照任务表写名称，如：各镇、各部门",
        default=(),
        column=True,
        search="keywords",
    )
    assisted_by: tuple[OrganizationId, ...] = declare("配合单位", "配合单位的机构标识", default=())
    assisted_by_others: tuple[Line, ...] = declare(
        "其他配合单位", "机构名录里没有的配合单位，照任务表写名称", default=(), search="keywords"
    )
    deadline: TimeLimit = declare(
        "完成时限",
        "按任务表原文，如：2026年9月底前完成、长期坚持、信息形成或变更之日起20个工作日内公开",
        column=True,
        example="2026年9月底前完成",
    )
    due_on: Day | None = declare(
        "到期日",
        "一般不填，由完成时限推算；时限里没有日期而实际有的，写在这里",
        default=None,
        column=True,
        due="任务到期",
    )
    state: TaskState | None = declare(
        "进度", "由到期日和完成日期推算，不填", default=None, facet="state", column=True, derived=True
    )
    progress: int | None = declare("完成百分比", "没有完成的写到哪一步，0 到 100", default=None, ge=0, le=100)
    done_on: Day | None = declare("完成日期", "办结的日期；没有办结的不填", default=None, column=True)
    outcome: Line | None = declare("完成情况", "办成了什么，写具体的数量和结果", default=None)
    evidence: tuple[AnyId, ...] = declare(
        "佐证", "能说明办成了的记录，写成 类别/标识，如 policies/yx-2026-1", default=(), example="policies/yx-2026-1"
    )
    carried_to: TaskId | None = declare("转入任务", "没有办完、转到下一年继续办的，写下一年任务的标识", default=None)
    note: Line | None = declare("说明", "逾期的写原因和下一步打算", default=None)
    updated_on: Day | None = declare(
        "更新日期", "最后填报进展的日期；办结的不填时取完成日期", default=None, role=Role.DATE
    )

    @model_validator(mode="before")
    @classmethod
    def _dated(cls, value: Any) -> Any:
        """Work out the due day from the words of the deadline, and date a finished task by its end."""
        if not isinstance(value, dict):
            return value
        found = {"due_on": _due_day(value.get("deadline"), value.get("year")), "updated_on": value.get("done_on")}
        return {**{name: day for name, day in found.items() if day}, **value}

    @property
    def closes_on(self) -> dt.date:
        """Give the day on which the task is judged: its due day, or the end of its year."""
        return self.due_on or dt.date(self.year, 12, 31)


def _due_day(deadline: object, year: object) -> dt.date | None:
    """Read the day that a deadline names; `year` is as it was read, YAML gives a number or words."""
    limit = parse(deadline) if isinstance(deadline, str) else None
    known = str(year).isdecimal() and 2000 <= int(str(year)) <= 2100
    return limit.ends_on(int(str(year))) if limit and known else None
