"""问答: questions as citizens put them, answered from a clause in force."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from gongkai.record import (
    AudienceId,
    ClauseId,
    Day,
    KindInfo,
    Line,
    OrganizationId,
    Record,
    Role,
    Storage,
    Text,
    TopicId,
    declare,
)
from gongkai.vocabularies import ColumnType, LifeStage, Section


class QuestionField(StrEnum):
    """The ten fields of questions and answers."""

    EDUCATION = "教育"
    HEALTH = "医疗卫生"
    EMPLOYMENT = "就业创业"
    ASSISTANCE = "社会救助"
    WELFARE = "社会福利"
    INSURANCE = "社会保险"
    HOUSING = "土地住房"
    ECOLOGY = "生态保护"
    CITY = "城市管理"
    CULTURE = "公共文化体育"


class Question(Record):
    """One question with its answer and what the answer rests on."""

    info: ClassVar[KindInfo] = KindInfo(
        name="question",
        plural="questions",
        label="政策问答",
        summary="大家常问的问题，每个答案都注明依据的文件和条款",
        storage=Storage.LIST,
        folder="catalog/questions",
        list_key="questions",
        weight=1.0,
        column_type=ColumnType.RESPONSE,
        section=Section.POLICIES,
        order=30,
        stage=LifeStage.ANSWERED,
    )

    question: Line = declare("问题", "按群众的问法写", role=Role.TITLE)
    answer: Text = declare("答案", "先直接回答，再说条件和办法；可用 Markdown", role=Role.TEXT, search="text")
    basis: tuple[ClauseId, ...] = declare("依据", "政策标识加条款，如 yx-2026-1#5", min_length=1, example="yx-2026-1#5")
    field: QuestionField = declare("领域", "十个领域之一", facet="field", column=True)
    topics: tuple[TopicId, ...] = declare("主题", "主题标识", default=(), role=Role.TOPICS, facet="topic")
    answered_by: tuple[OrganizationId, ...] = declare(
        "答复单位", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    audiences: tuple[AudienceId, ...] = declare(
        "适用对象", "人群标识", default=(), role=Role.AUDIENCES, facet="audience"
    )
    keywords: tuple[Line, ...] = declare("关键词", "口语说法、简称", default=(), role=Role.KEYWORDS, search="keywords")
    updated_on: Day = declare("更新日期", "最后核对的日期", role=Role.DATE, column=True)
    valid_until: Day | None = declare("有效期至", "答案到期要复核", default=None, column=True, due="到期复核")
    phone: Line | None = declare("咨询电话", "不填时用答复单位的电话", default=None, search="text")
    asked: int = declare("提问次数", "来自热线或大厅的统计", default=0, ge=0, column=True)
