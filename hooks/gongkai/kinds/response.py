"""回应关切: what people asked or complained of in public, and what the unit concerned answered; mistakes on this site too."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from gongkai.record import ClauseId, Day, KindInfo, Line, OrganizationId, Record, Role, Storage, Text, TopicId, declare
from gongkai.vocabularies import ColumnType, Section


class ResponseSort(StrEnum):
    """What a response answers."""

    LIVELIHOOD = "民生诉求"
    POLICY = "政策疑问"
    OPINION = "热点回应"
    MISTAKE = "网站找错"


class ResponseChannel(StrEnum):
    """How a concern reached the government."""

    HOTLINE = "12345热线"
    MAILBOX = "领导信箱"
    SITE = "网站留言"
    MEDIA = "政务新媒体"
    PRESS = "媒体报道"
    VISIT = "来访"
    LETTER = "电子邮件"
    PHONE = "电话"


class Mending(StrEnum):
    """What became of a mistake that was reported."""

    MENDED = "已更正"
    NO_FAULT = "核实无误"
    PASSED_ON = "已转主管网站"


class Response(Record):
    """One concern and its answer."""

    info: ClassVar[KindInfo] = KindInfo(
        name="response",
        plural="responses",
        label="回应关切",
        summary="大家反映的问题和有关单位的答复，用了几天、依据什么，都在这里",
        storage=Storage.LIST,
        folder="catalog/responses",
        list_key="responses",
        weight=0.7,
        column_type=ColumnType.RESPONSE,
        section=Section.PARTICIPATION,
        order=54,
    )

    title: Line = declare("主题", "一句话说清反映的是什么", role=Role.TITLE)
    sort: ResponseSort = declare("类型", "民生诉求、政策疑问、热点回应或网站找错", facet="form", column=True)
    concern: Text = declare("关切", "大家反映了什么；不写反映人的姓名和住址", search="text")
    reply: Text = declare("答复", "先直接回答，再说依据和下一步；可用 Markdown", role=Role.TEXT, search="text")
    answered_by: tuple[OrganizationId, ...] = declare(
        "答复单位", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    channel: ResponseChannel = declare("反映渠道", "从哪里收到的", facet="channel", column=True)
    received_on: Day = declare("收到日期", "收到的日期", column=True)
    replied_on: Day | None = declare(
        "答复日期", "公开答复的日期；还在办理的不填", default=None, role=Role.DATE, facet="year", column=True
    )
    late_because: Line | None = declare("超期原因", "超过答复期限的写明原因", default=None)
    topics: tuple[TopicId, ...] = declare("主题分类", "主题标识", default=(), role=Role.TOPICS, facet="topic")
    keywords: tuple[Line, ...] = declare(
        "关键词", "群众会用来搜索的词", default=(), role=Role.KEYWORDS, search="keywords"
    )
    basis: tuple[ClauseId, ...] = declare("依据", "政策标识加条款，如 yx-2026-1#5", default=(), example="yx-2026-1#5")
    phone: Line | None = declare("咨询电话", "不填时用答复单位的电话", default=None, search="text")
    page: Line | None = declare(
        "有问题的网页", "网站找错必填：网址在域名以后的部分，如 policies/yx-2026-1/", default=None
    )
    mending: Mending | None = declare("处理结果", "网站找错必填", default=None)
    mended_on: Day | None = declare("更正日期", "网页改好的日期", default=None)
