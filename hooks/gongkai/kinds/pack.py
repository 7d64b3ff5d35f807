"""政策包: the policies for one situation, put together so that a person can act on them."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from pydantic import model_validator

from gongkai.record import (
    AudienceId,
    ClauseId,
    Day,
    KindInfo,
    Line,
    OrganizationId,
    Part,
    QuestionId,
    Record,
    Role,
    Storage,
    Text,
    TopicId,
    declare,
)  # fmt: skip
from gongkai.vocabularies import ColumnType, LifeStage, Section


class Fulfilment(StrEnum):
    """兑现方式."""

    AUTOMATIC = "免申即享"
    APPLICATION = "申报"


class Entry(Part):
    """One benefit or duty in a pack, with the very clause that it rests on."""

    title: Line = declare("事项", "如：创业担保贷款")
    policy: ClauseId = declare("政策及条款", "政策标识，最好带条款：yx-2026-1#5", example="yx-2026-1#5")
    support: Text = declare("支持标准", "给多少、按什么算")
    conditions: tuple[Line, ...] = declare("申报条件", "逐条列出", default=())
    materials: tuple[Line, ...] = declare("申报材料", "逐条列出；没有写「无需材料」", default=())
    procedure: tuple[Line, ...] = declare("办理流程", "一步一条", default=())
    time_limit: Line | None = declare("办理时限", "如：受理后10个工作日内", default=None)
    responsible: tuple[OrganizationId, ...] = declare("责任单位", "机构标识", min_length=1)
    phone: Line | None = declare("咨询电话", "不填时用责任单位的电话", default=None)
    fulfilment: Fulfilment = declare("兑现方式", "免申即享或申报")
    valid_until: Day | None = declare("有效期至", "过期后不再显示为可办", default=None)


class PackSection(Part):
    """A group of entries."""

    title: Line = declare("分组标题", "如：找工作、办社保")
    summary: Line | None = declare("分组说明", "可不填", default=None)
    entries: tuple[Entry, ...] = declare("事项", "这一组的事项", min_length=1)


class Gather(Part):
    """A query by which new policies join a pack by themselves: any of the topics and, where given, any of the audiences."""

    topics: tuple[TopicId, ...] = declare("主题", "其中任何一个", default=())
    audiences: tuple[AudienceId, ...] = declare("人群", "其中任何一个", default=())

    @model_validator(mode="after")
    def _asks_something(self) -> Gather:
        if not self.topics and not self.audiences:
            raise ValueError("自动归集至少要写一个主题或人群")
        return self


class Pack(Record):
    """One policy pack."""

    info: ClassVar[KindInfo] = KindInfo(
        name="pack",
        plural="packs",
        label="政策包",
        summary="把一件事要用到的政策、条件、材料和流程放在一起",
        storage=Storage.FILE,
        folder="catalog/packs",
        weight=0.95,
        column_type=ColumnType.SERVICES,
        section=Section.POLICIES,
        order=25,
        stage=LifeStage.FULFILLED,
    )

    title: Line = declare("包名", "如：高校毕业生就业创业政策包", role=Role.TITLE)
    audiences: tuple[AudienceId, ...] = declare(
        "适用对象", "人群标识", default=(), role=Role.AUDIENCES, facet="audience", column=True
    )
    topics: tuple[TopicId, ...] = declare(
        "主题", "主题标识", role=Role.TOPICS, facet="topic", column=True, min_length=1
    )
    keywords: tuple[Line, ...] = declare(
        "关键词", "群众会用来搜索的词", default=(), role=Role.KEYWORDS, search="keywords"
    )
    summary: Line = declare("说明", "这个包解决什么问题", role=Role.SUMMARY)
    maintained_by: tuple[OrganizationId, ...] = declare(
        "维护单位", "负责更新本包的机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    updated_on: Day = declare("更新日期", "最后核对的日期", role=Role.DATE, column=True)
    valid_until: Day | None = declare("有效期至", "到期前要复核", default=None, column=True, due="到期复核")
    sections: tuple[PackSection, ...] = declare("分组", "按办事的先后分组；也可只用自动归集", default=())
    gather: Gather | None = declare("自动归集", "符合主题和人群的现行有效政策自动列入", default=None)
    questions: tuple[QuestionId, ...] = declare("相关问答", "问答标识", default=())
