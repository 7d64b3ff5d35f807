"""活动: open days, trainings, press conferences: first an invitation, afterwards what came of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from gongkai.kinds.policy import Attachment
from gongkai.record import AnyId, Day, KindInfo, Line, OrganizationId, Part, Record, Role, Storage, declare
from gongkai.vocabularies import ColumnType, Section

Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day, Beijing time: 09:30."""


class EventSort(StrEnum):
    """What an event is."""

    OPEN_DAY = "政务公开日"
    TRAINING = "业务培训"
    PRESS = "新闻发布会"
    LECTURE = "政策宣讲"


class Outcome(Part):
    """A number that came of an event."""

    label: Line = declare("名称", "如：到场群众")
    value: Line = declare("数", "带单位，如：126人")


class Event(Record):
    """One event; its text tells how it went."""

    info: ClassVar[KindInfo] = KindInfo(
        name="event",
        plural="events",
        label="公开活动",
        summary="政务公开日、新闻发布会、政策宣讲和业务培训：什么时候、在哪里、怎么参加，办完以后有什么结果",
        storage=Storage.MARKDOWN,
        folder="content/events",
        weight=0.5,
        column_type=ColumnType.NEWS,
        section=Section.PARTICIPATION,
        order=56,
    )

    title: Line = declare("活动名称", "如：第一季度政务公开日", role=Role.TITLE)
    sort: EventSort = declare("活动类型", "政务公开日、业务培训、新闻发布会或政策宣讲", facet="form", column=True)
    held_on: Day = declare("举办日期", "活动的第一天", facet="year", column=True, due="活动举办")
    ends_on: Day | None = declare("结束日期", "不止一天的写最后一天", default=None)
    starts_at: Clock = declare("开始时间", "如 09:00", column=True)
    ends_at: Clock = declare("结束时间", "如 11:30")
    place: Line = declare("地点", "到楼层和房间，怎么去", column=True)
    organized_by: tuple[OrganizationId, ...] = declare(
        "主办单位", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    attended_by: tuple[OrganizationId, ...] = declare("参加单位", "派人参加的机构；培训必填，用于统计", default=())
    summary: Line = declare("活动内容", "一两句话", role=Role.SUMMARY)
    keywords: tuple[Line, ...] = declare(
        "关键词", "群众会用来搜索的词", default=(), role=Role.KEYWORDS, search="keywords"
    )
    open_to: Line = declare("谁可以参加", "如：所有居民，不用预约")
    how_to_join: Line | None = declare("怎么参加", "报名办法和截止日期；不用报名的可不填", default=None)
    phone: Line | None = declare("咨询电话", "不填时用主办单位的电话", default=None, search="text")
    agenda: tuple[Line, ...] = declare("安排", "按先后逐条写", default=())
    outcomes: tuple[Outcome, ...] = declare("结果", "办完以后填：到场人数、解答问题数等", default=())
    related: tuple[AnyId, ...] = declare(
        "有关文件和解读", "类型/标识，如 interpretations/yx-2026-1-fb", default=(), example="policies/yx-2026-1"
    )
    materials: tuple[Attachment, ...] = declare("活动材料", "讲义、图册、资料的名称和文件", default=())
    cancelled: Line | None = declare("取消说明", "取消或者改期的，写明原因和以后的安排", default=None)
    announced_on: Day = declare("公布日期", "预告或者结果公布的日期", role=Role.DATE)
