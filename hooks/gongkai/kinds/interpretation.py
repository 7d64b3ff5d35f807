"""政策解读: what explains a policy, in words, pictures, sound or film."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from gongkai.record import Day, KindInfo, Line, OrganizationId, Part, PolicyId, Record, Role, Storage, Text, declare
from gongkai.vocabularies import ColumnType, LifeStage, Section


class InterpretationForm(StrEnum):
    """解读形式."""

    TEXT = "文字"
    CHART = "图表图解"
    ANIMATION = "动漫动画"
    VIDEO = "视频"
    AUDIO = "音频"
    PRESS = "新闻发布会"
    INTERVIEW = "访谈"
    EXPERT = "专家解读"
    MEDIA = "媒体解读"
    LIVE = "直播"
    QUESTIONS = "简明问答"
    ON_SITE = "现场宣讲"


class InterpretationElement(StrEnum):
    """What an interpretation must explain."""

    BACKGROUND = "背景依据"
    GOALS = "目标任务"
    CONTENT = "主要内容"
    KEYWORDS = "关键词"
    SCOPE = "涉及范围"
    STANDARD = "执行标准"
    BENEFITS = "惠民利企举措"
    DIFFERENCES = "新旧政策差异"


class Media(Part):
    """A picture, recording or film of an interpretation, with what it says in words."""

    title: Line = declare("名称", "如：一图读懂")
    file: Line = declare("文件", "相对于本文件的路径")
    alternative: Text = declare("文字说明", "图片、音频、视频里的全部内容，用文字写出，看不见、听不见的人靠它")


class Interpretation(Record):
    """One interpretation of one or more policies."""

    info: ClassVar[KindInfo] = KindInfo(
        name="interpretation",
        plural="interpretations",
        label="政策解读",
        summary="由起草部门、专家和媒体用文字、图表、问答等形式讲解政策",
        storage=Storage.MARKDOWN,
        folder="content/interpretations",
        weight=0.9,
        column_type=ColumnType.INTERPRETATION,
        section=Section.POLICIES,
        order=20,
        stage=LifeStage.EXPLAINED,
    )

    title: Line = declare("标题", "解读的标题", role=Role.TITLE)
    policies: tuple[PolicyId, ...] = declare("解读的文件", "政策文件的标识", min_length=1)
    form: InterpretationForm = declare("解读形式", "十二种形式之一", facet="form", column=True)
    issued_by: tuple[OrganizationId, ...] = declare(
        "发布机构", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    interpreter: Line | None = declare("解读人", "岗位或机构，如：区教体局基础教育科", default=None, column=True)
    published_on: Day = declare("发布日期", "应与政策同日", role=Role.DATE, facet="year", column=True)
    summary: Line = declare("摘要", "一两句话", role=Role.SUMMARY)
    keywords: tuple[Line, ...] = declare(
        "关键词", "群众会用来搜索的词", default=(), role=Role.KEYWORDS, search="keywords"
    )
    elements: tuple[InterpretationElement, ...] = declare("解读要素", "正文讲到了哪些要素", min_length=1)
    media: tuple[Media, ...] = declare("图片、音频、视频", "每一件都要有文字说明", default=())
