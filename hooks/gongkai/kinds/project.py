"""民生实事、重大项目、工作报告重点任务: what was promised to the public, and how far it has come."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import StringConstraints, model_validator

from gongkai import periods
from gongkai.periods import Cycle, Period
from gongkai.record import (
    Day,
    KindInfo,
    Line,
    OrganizationId,
    Part,
    PolicyId,
    Record,
    Role,
    Storage,
    Text,
    TopicId,
    declare,
)
from gongkai.vocabularies import ColumnType, LifeStage, Section


class ProjectCategory(StrEnum):
    """On which list a project was promised."""

    LIVELIHOOD = "民生实事"
    MAJOR = "重大项目"
    REPORT = "工作报告重点任务"


class ProjectState(StrEnum):
    """How a project stands; derived from its plan and its newest report, never typed in."""

    BEHIND = "进度滞后"
    OVERDUE = "超期未完成"
    ON_SCHEDULE = "按期推进"
    NOT_BEGUN = "尚未开工"
    DONE = "已完成"
    DONE_LATE = "延期完成"


class Milestone(Part):
    """A step of the plan: by a day, so much is to be done."""

    by: Day = declare("截止日期", "到这一天要完成")
    percent: int = declare("完成百分比", "这一步完成后总进度是多少", ge=1, le=100)
    title: Line = declare("节点", "如：主体结构封顶")


class Report(Part):
    """What was reported for one month or quarter."""

    period: Annotated[str, StringConstraints(pattern=periods.PATTERN)] = declare(
        "期次", "月写成 2026-03，季度写成 2026-Q1", example="2026-Q1"
    )
    percent: int = declare("累计进度", "到这一期末完成了百分之几", ge=0, le=100)
    words: Text = declare("进展", "这一期做了什么、下一步做什么，写具体")
    invested: float | None = declare("累计完成投资（万元）", "没有投资的不填", default=None, ge=0)
    reported_on: Day | None = declare("填报日期", "不填时取期末", default=None)

    @property
    def covers(self) -> Period:
        """Give the period that the report is for."""
        return periods.parse(self.period)

    @property
    def dated_on(self) -> dt.date:
        """Give the day of the report."""
        return self.reported_on or self.covers.last_day


class Project(Record):
    """One promised project."""

    info: ClassVar[KindInfo] = KindInfo(
        name="project",
        plural="projects",
        label="项目进展",
        summary="民生实事、重大项目和政府工作报告重点任务，目标是什么、谁来办、办到哪一步，按月或按季公布",
        storage=Storage.LIST,
        folder="catalog/projects",
        list_key="projects",
        weight=0.7,
        column_type=ColumnType.NEWS,
        section=Section.PROGRESS,
        order=60,
        stage=LifeStage.FULFILLED,
    )

    title: Line = declare("项目名称", "一句话说清办什么", role=Role.TITLE)
    category: ProjectCategory = declare("类别", "民生实事、重大项目或工作报告重点任务", facet="category", column=True)
    year: int = declare("年度", "列入哪一年的清单", facet="year", column=True, ge=2000, le=2100)
    number: int = declare("序号", "在当年清单里的序号", column=True, ge=1)
    goal: Line = declare("目标", "到什么时候、办成什么，写具体的数量", role=Role.SUMMARY)
    led_by: tuple[OrganizationId, ...] = declare(
        "牵头单位", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    assisted_by: tuple[OrganizationId, ...] = declare("配合单位", "机构标识", default=())
    topics: tuple[TopicId, ...] = declare("主题", "主题标识", default=(), role=Role.TOPICS, facet="topic")
    keywords: tuple[Line, ...] = declare(
        "关键词", "群众会用来搜索的词", default=(), role=Role.KEYWORDS, search="keywords"
    )
    place: Line | None = declare("地点", "在哪里建、哪里办", default=None, column=True)
    invest: float | None = declare("投资（万元）", "总投资；不涉及投资的不填", default=None, gt=0, column=True)
    start_on: Day = declare("开始日期", "开工或启动的日期", column=True)
    end_on: Day = declare("计划完成日期", "计划办结的最后一天", column=True, due="项目计划完成")
    state: ProjectState | None = declare(
        "状态", "由计划和最近一期进展推算，不填", default=None, facet="state", column=True, derived=True
    )
    done_on: Day | None = declare("完成日期", "办结的日期；没有办结的不填", default=None, column=True)
    cycle: Cycle = declare("公布周期", "每月或每季度公布一次进展")
    milestones: tuple[Milestone, ...] = declare("计划节点", "按时间先后；不填时按匀速推算应有进度", default=())
    reports: tuple[Report, ...] = declare("进展", "每期一条，按时间先后", default=())
    delay_reason: Line | None = declare("滞后原因", "进度滞后或超期的，写明原因和赶上来的办法", default=None)
    policies: tuple[PolicyId, ...] = declare("依据文件", "政策文件的标识", default=())
    phone: Line | None = declare("咨询电话", "不填时用牵头单位的电话", default=None, search="text")
    updated_on: Day | None = declare(
        "更新日期", "一般不填，取最近一期进展的日期；没有进展时取开始日期", default=None, role=Role.DATE
    )

    @model_validator(mode="after")
    def _dated(self) -> Project:
        """Date the project by its newest report, so that each report is news."""
        if self.updated_on is None:
            days = [self.done_on] if self.done_on else [each.dated_on for each in self.reports]
            self.__dict__["updated_on"] = max(days, default=self.start_on)
        return self
