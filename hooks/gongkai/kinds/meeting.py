"""公众代表列席: meetings of the government that representatives of the public sat in on, what they said, what came of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from gongkai.kinds.decision import DecisionId
from gongkai.kinds.representative import RepresentativeId
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
from gongkai.references import Reference
from gongkai.vocabularies import Adoption, ColumnType, LifeStage, Section

MeetingId = Annotated[str, Reference("meetings")]


class MeetingSort(StrEnum):
    """Sorts of meetings; the yearly target counts the first."""

    EXECUTIVE = "政府常务会议"
    PLENARY = "政府全体会议"
    SPECIAL = "专题会议"
    DEPARTMENT = "部门办公会议"


class AgendaItem(Part):
    """One item of the agenda and how it ended."""

    title: Line = declare("议题", "议题的名称")
    presented_by: tuple[OrganizationId, ...] = declare("汇报单位", "机构标识", default=())
    decision: DecisionId | None = declare("决策事项", "审议重大行政决策的，写决策事项标识", default=None)
    document: PolicyId | None = declare("形成的文件", "会后印发的文件标识", default=None)
    attended: bool = declare("代表列席", "代表列席了这一议题写 true", default=False)
    outcome: Line = declare("审议结果", "如：审议通过；原则同意，修改后印发")


class Attendance(Part):
    """How many representatives of a group were there."""

    group: RepresentativeId = declare("代表界别", "公众代表库里的界别标识")
    count: int = declare("人数", "到会人数", ge=1)


class View(Part):
    """What representatives said on an item, and what became of it."""

    item: int = declare("议题序号", "针对第几项议题", ge=1)
    group: RepresentativeId = declare("代表界别", "公众代表库里的界别标识")
    content: Text = declare("意见", "意见的主要内容，不写姓名")
    adoption: Adoption = declare("采纳情况", "采纳、部分采纳或未采纳")
    reply: Text | None = declare("处理情况", "怎么改、谁来办；没有采纳或只采纳一部分的必须写明理由", default=None)


class Meeting(Record):
    """One meeting."""

    info: ClassVar[KindInfo] = KindInfo(
        name="meeting",
        plural="meetings",
        label="公众代表列席会议",
        summary="哪些会议请了公众代表、谈了什么议题、代表说了什么、意见采纳了没有",
        storage=Storage.FILE,
        folder="catalog/meetings",
        weight=0.6,
        column_type=ColumnType.NEWS,
        order=33,
        section=Section.PARTICIPATION,
        stage=LifeStage.DRAFTED,
    )

    title: Line = declare("会议名称", "如：云溪区人民政府2026年第12次常务会议", role=Role.TITLE)
    sort: MeetingSort = declare("会议类型", "政府常务会议等", facet="sort", column=True)
    held_on: Day = declare("会议日期", "会议召开的日期", role=Role.DATE, facet="year", column=True)
    held_by: tuple[OrganizationId, ...] = declare(
        "召开单位", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    topics: tuple[TopicId, ...] = declare("主题", "列席议题的主题标识", default=(), role=Role.TOPICS, facet="topic")
    summary: Line = declare("概述", "一两句话：代表列席了什么议题、主要意见是什么", role=Role.SUMMARY)
    agenda: tuple[AgendaItem, ...] = declare("议题", "按会议顺序列出", min_length=1)
    attendance: tuple[Attendance, ...] = declare("列席代表", "按界别写人数，不写姓名", default=())
    invited: Line | None = declare("邀请方式", "怎样产生：报名、随机抽取、界别推荐，提前几天送材料", default=None)
    views: tuple[View, ...] = declare("代表意见", "逐条列出", default=())

    @property
    def attended_by(self) -> int:
        """How many representatives were there."""
        return sum(each.count for each in self.attendance)
