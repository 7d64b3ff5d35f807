"""依申请转主动公开: what people asked for and everybody can see since. Source: 条例 art. 44."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from gongkai.record import AnyId, Day, KindInfo, Line, OrganizationId, Record, Role, Storage, Text, TopicId, declare
from gongkai.vocabularies import ColumnType, Section


class ReleaseGround(StrEnum):
    """Why something asked for was opened to all. Source: 条例 art. 44."""

    SEVERAL = "多人申请同一信息"
    PROPOSED = "申请人建议主动公开"
    ASSESSED = "机关评估后认为应当公开"


class Release(Record):
    """One subject that was opened to everybody after requests for it."""

    info: ClassVar[KindInfo] = KindInfo(
        name="release",
        plural="releases",
        label="依申请转主动公开",
        summary="有人申请过、后来向所有人公开的信息：原来申请要什么，现在公开了什么，在哪里看",
        storage=Storage.LIST,
        folder="catalog/releases.yml",
        list_key="releases",
        weight=0.6,
        column_type=ColumnType.ON_REQUEST,
        section=Section.OPEN,
        order=46,
    )

    title: Line = declare("事项", "公开了什么，一句话", role=Role.TITLE, example="小学学位余量")
    summary: Line = declare("申请要什么", "申请人要的是什么信息，不写申请人是谁", role=Role.SUMMARY)
    requests: int = declare("申请件数", "转为主动公开以前，同类申请一共多少件", column=True, ge=1)
    ground: ReleaseGround = declare("转为主动公开的原因", "三种之一", facet="ground", column=True)
    issued_by: tuple[OrganizationId, ...] = declare(
        "公开机关", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    topics: tuple[TopicId, ...] = declare("主题", "主题标识", default=(), role=Role.TOPICS, facet="topic")
    decided_on: Day = declare("决定日期", "机关决定纳入主动公开的日期", column=True)
    opened_on: Day = declare("公开日期", "所有人都能看到的日期", role=Role.DATE, facet="year", column=True)
    now_open: Text = declare("现在公开了什么", "逐项写清公开的内容，可用 Markdown", role=Role.TEXT)
    found_in: tuple[AnyId, ...] = declare(
        "在本网站哪里看", "记录的类型/标识，如 disclosure/ywjy-2、policies/yx-2026-1", default=(),
        example="disclosure/ywjy-2",
    )  # fmt: skip
    place: Line | None = declare("还可以在哪里看", "如：村公示栏、政务公开专区；在别处公开的写在这里", default=None)
    updates: Line | None = declare("多久更新一次", "如：每月10日前、有变化即更新", default=None, column=True)
