"""意见征集: a draft put before the public, how to answer, and what became of the answers."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from gongkai.kinds.decision import DecisionId
from gongkai.kinds.policy import Attachment
from gongkai.record import (
    AudienceId,
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

ConsultationId = Annotated[str, Reference("consultations")]


class ConsultationSubject(StrEnum):
    """What the draft will become; the clocks of the feedback depend on it."""

    DECISION = "重大行政决策"
    NORMATIVE = "行政规范性文件"
    PLAN = "规划"
    OTHER = "其他公共政策"


class ConsultationState(StrEnum):
    """How far a consultation is; derived from its dates, never typed in."""

    OPEN = "征求意见中"
    SORTING = "意见整理中"
    OVERDUE = "反馈已逾期"
    ANSWERED = "已反馈，结果待公布"
    DONE = "已反馈"
    WITHDRAWN = "已终止"


class CommentChannel(StrEnum):
    """How a comment came in."""

    EMAIL = "电子邮件"
    LETTER = "信函"
    PHONE = "电话"
    HOTLINE = "12345热线"
    NEW_MEDIA = "政务新媒体留言"
    IN_PERSON = "当面提出"
    MEETING = "座谈会"
    HEARING = "听证会"
    SURVEY = "问卷调查"


class ParticipationForm(StrEnum):
    """Ways to hear the public besides written comments. Source: 国令第713号 art. 14."""

    MEETING = "座谈会"
    HEARING = "听证会"
    VISIT = "实地走访"
    SURVEY = "问卷调查"
    POLL = "民意调查"
    ON_SITE = "现场咨询"


class OtherWay(Part):
    """One meeting, hearing, visit or survey held for the draft."""

    form: ParticipationForm = declare("方式", "座谈会、听证会等")
    on: Day = declare("日期", "举行或开始的日期")
    place: Line | None = declare("地点", "在哪里举行", default=None)
    people: int | None = declare("人数", "参加人数或有效问卷份数，还没举行的不填", default=None, ge=0)
    summary: Text = declare("说明", "谁参加、怎么报名；举行后写主要意见")


class ChannelCount(Part):
    """How many comments came in one way."""

    channel: CommentChannel = declare("渠道", "意见从哪里来")
    count: int = declare("条数", "这个渠道收到的意见条数", ge=0)


class Comment(Part):
    """A comment, or several alike, and what became of it; nobody is named."""

    content: Text = declare("意见", "意见的主要内容，不写姓名和个人信息")
    by: Line | None = declare("提出人", "写身份不写姓名，如：小区居民、商户代表", default=None)
    clause: Line | None = declare(
        "针对的条款", "草案条款的编号：第五条写 5，第五条第二项写 5-2", default=None, example="5"
    )
    count: int = declare("条数", "内容相同的意见有几条", default=1, ge=1)
    adoption: Adoption = declare("采纳情况", "采纳、部分采纳或未采纳")
    reply: Text | None = declare("说明", "改成了什么；没有采纳或只采纳一部分的必须写明理由", default=None)


class Feedback(Part):
    """What came in and what became of it."""

    published_on: Day = declare("反馈日期", "公布意见收集和采纳情况的日期")
    summary: Text = declare("总体情况", "收到多少、集中在哪些方面；没有收到意见的也写明")
    channels: tuple[ChannelCount, ...] = declare("各渠道条数", "每个渠道一行", default=())
    comments: tuple[Comment, ...] = declare("意见和采纳情况", "逐条列出，相同的合并", default=())
    unrelated: int = declare("无关意见条数", "与本草案无关、已转有关部门办理的条数", default=0, ge=0)
    concluded_on: Day | None = declare("结果反馈日期", "文件出台后，公布最终采纳情况和未采纳理由的日期", default=None)


class Withdrawal(Part):
    """A consultation that was called off."""

    on: Day = declare("日期", "公告终止的日期")
    reason: Text = declare("理由", "为什么不再征求意见")


class Consultation(Record):
    """One draft open, or once open, for comment. The file's text is the draft."""

    info: ClassVar[KindInfo] = KindInfo(
        name="consultation",
        plural="consultations",
        label="意见征集",
        summary="政策出台前听大家的意见：草案写了什么、怎么提、到哪天为止，提的意见后来怎么样了",
        storage=Storage.MARKDOWN,
        folder="content/consultations",
        weight=0.85,
        column_type=ColumnType.SURVEYS,
        order=31,
        section=Section.PARTICIPATION,
        stage=LifeStage.DRAFTED,
    )

    title: Line = declare("标题", "如：《云溪区机动车停车管理办法（草案）》公开征求意见", role=Role.TITLE)
    subjects: tuple[ConsultationSubject, ...] = declare(
        "征集类型", "可多选：既是重大决策又是规范性文件的都写", facet="subject", column=True, min_length=1
    )
    status: ConsultationState | None = declare(
        "状态", "由日期推算，不用填写", default=None, facet="state", column=True, derived=True
    )
    decision: DecisionId | None = declare("决策事项", "属于重大行政决策的，写决策事项标识", default=None)
    organized_by: tuple[OrganizationId, ...] = declare(
        "征集单位", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    topics: tuple[TopicId, ...] = declare("主题", "主题标识", role=Role.TOPICS, facet="topic", min_length=1)
    audiences: tuple[AudienceId, ...] = declare(
        "涉及人群", "与哪些人关系最大；人群标识", default=(), role=Role.AUDIENCES, facet="audience"
    )
    keywords: tuple[Line, ...] = declare(
        "关键词", "群众会用来搜索的词", default=(), role=Role.KEYWORDS, search="keywords"
    )
    summary: Line = declare("内容概述", "一两句话说清草案要改变什么、影响谁", role=Role.SUMMARY)
    opens_on: Day = declare("开始日期", "公开征求意见的第一天", role=Role.DATE, facet="year", column=True)
    closes_on: Day = declare("截止日期", "可以提意见的最后一天", column=True, due="征求意见截止")
    short_reason: Line | None = declare("不足三十日的理由", "征求意见少于三十日的必填", default=None)
    explanation: Text = declare("草案说明", "为什么制定、主要内容、与现行做法有什么不同；可用 Markdown", search="text")
    asks: tuple[Line, ...] = declare("特别想听的意见", "希望大家重点回答的几个问题", default=())
    address: Line | None = declare("寄信地址", "收件单位、地址和邮政编码，不填时用征集单位的地址", default=None)
    phone: Line | None = declare("电话", "不填时用征集单位的电话", default=None, search="text")
    email: Line | None = declare("电子邮箱", "不填时用征集单位的邮箱", default=None)
    other_ways: tuple[OtherWay, ...] = declare("其他听取意见的方式", "座谈会、听证会、走访、问卷等", default=())
    attachments: tuple[Attachment, ...] = declare("附件", "草案全文、起草说明、表格等文件", default=())
    feedback: Feedback | None = declare("意见采纳情况", "征集结束后填写", default=None)
    document: PolicyId | None = declare("出台的文件", "草案通过后印发的文件标识", default=None)
    withdrawn: Withdrawal | None = declare("终止征集", "中途终止的，写明日期和理由", default=None)

    @property
    def days(self) -> int:
        """How many days the draft is open, the first and the last counted."""
        return (self.closes_on - self.opens_on).days + 1
