"""重大行政决策: one item of the yearly directory with the stages it goes through (国令第713号)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, ClassVar

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
from gongkai.vocabularies import ColumnType, LifeStage, Section

DecisionId = Annotated[str, Reference("decisions")]


class DecisionStage(StrEnum):
    """The stages of a decision in their legal order. Source: 国令第713号 chapters 2 to 4."""

    START = "启动"
    DRAFT = "草案拟订"
    PARTICIPATION = "公众参与"
    EXPERTS = "专家论证"
    RISK = "风险评估"
    LEGALITY = "合法性审查"
    DELIBERATION = "集体讨论决定"
    PUBLICATION = "公布"
    IMPLEMENTATION = "执行"
    EVALUATION = "后评估"
    ADJUSTMENT = "调整"


class DecisionState(StrEnum):
    """How far a decision has come; derived from the dates of its stages, never typed in."""

    CONSULTING = "正在征求意见"
    START = "启动阶段"
    DRAFT = "草案拟订阶段"
    PARTICIPATION = "公众参与阶段"
    EXPERTS = "专家论证阶段"
    RISK = "风险评估阶段"
    LEGALITY = "合法性审查阶段"
    DELIBERATION = "集体讨论决定阶段"
    DECIDED = "已审议，待公布"
    PUBLICATION = "已公布"
    IMPLEMENTATION = "执行中"
    EVALUATION = "已后评估"
    ADJUSTMENT = "已调整"
    TERMINATED = "已终止"


class RiskLevel(StrEnum):
    """What a risk assessment found."""

    LOW = "低风险"
    MEDIUM = "中风险"
    HIGH = "高风险"


class Stage(Part):
    """One stage: done on a day, planned for a day, or left out for a reason."""

    stage: DecisionStage = declare("阶段", "十一个阶段之一，每个阶段写一次")
    on: Day | None = declare("完成日期", "这一阶段完成的日期，还没完成的不填", default=None)
    planned_on: Day | None = declare("计划完成日期", "还没完成的，计划哪天完成", default=None)
    left_out: Line | None = declare("不开展的理由", "依法可以不开展的，写明理由和依据", default=None)
    note: Text | None = declare("说明", "这一阶段做了什么、结论是什么；可用 Markdown", default=None)


class StageFile(Part):
    """A file that belongs to a stage; `file` is relative to the record's own file."""

    stage: DecisionStage = declare("阶段", "文件属于哪个阶段")
    title: Line = declare("名称", "如：草案全文、起草说明、听证报告")
    file: Line = declare("文件", "相对于本文件的路径，如 files/2026-1-ca.docx")


class ExpertReview(Part):
    """专家论证."""

    on: Day = declare("论证日期", "论证会的日期，或书面论证完成的日期")
    experts: int = declare("专家人数", "参加论证的专家人数，不写姓名", ge=1)
    fields: tuple[Line, ...] = declare("专业领域", "如：给排水、岩土、法律", min_length=1)
    conclusion: Text = declare("论证意见", "可行还是不可行，主要意见是什么")
    response: Text = declare("采纳情况", "哪些意见采纳了，没有采纳的说明理由")


class RiskAssessment(Part):
    """风险评估."""

    on: Day = declare("评估完成日期", "评估报告的日期")
    aspects: tuple[Line, ...] = declare("评估方面", "如：社会稳定、财政承受能力、公平竞争、生态环境", min_length=1)
    level: RiskLevel = declare("风险等级", "低、中、高")
    conclusion: Text = declare("评估结论", "主要风险是什么，是否可控")
    measures: tuple[Line, ...] = declare("防范措施", "逐条列出", default=())


class Termination(Part):
    """A decision that will not be taken."""

    on: Day = declare("终止日期", "决定终止的日期")
    reason: Text = declare("终止理由", "为什么不再决策，意见是怎样影响的")


class Decision(Record):
    """One item of the yearly directory of major administrative decisions."""

    info: ClassVar[KindInfo] = KindInfo(
        name="decision",
        plural="decisions",
        label="重大行政决策",
        summary="每年列入目录的重大决策事项：进行到哪一步、草案说了什么、大家提了什么意见、最后怎么定的",
        storage=Storage.MARKDOWN,
        folder="content/decisions",
        weight=0.5,
        column_type=ColumnType.POLICIES,
        order=32,
        section=Section.PARTICIPATION,
        stage=LifeStage.PREPARED,
    )

    title: Line = declare("决策事项", "按目录上的名称写", role=Role.TITLE)
    year: int = declare("目录年度", "列入哪一年的目录", facet="year", column=True, ge=2019, le=2100)
    number: int = declare("目录序号", "在当年目录里的序号", column=True, ge=1)
    listed_on: Day = declare("列入目录日期", "目录公布的日期，中途增列的写增列公布的日期", role=Role.DATE, column=True)
    status: DecisionState | None = declare(
        "进展", "由各阶段日期推算，不用填写", default=None, facet="state", column=True, derived=True
    )
    catalog: PolicyId | None = declare("目录文件", "公布目录的文件标识", default=None)
    organized_by: tuple[OrganizationId, ...] = declare(
        "承办单位", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    topics: tuple[TopicId, ...] = declare("主题", "主题标识", role=Role.TOPICS, facet="topic", min_length=1)
    keywords: tuple[Line, ...] = declare(
        "关键词", "群众会用来搜索的词", default=(), role=Role.KEYWORDS, search="keywords"
    )
    summary: Line = declare("内容概述", "一两句话说清要决定什么、影响谁", role=Role.SUMMARY)
    basis: tuple[Line, ...] = declare("决策依据", "法律、法规、规划和上级文件，逐条列出", default=())
    stages: tuple[Stage, ...] = declare("进程", "按先后列出各阶段", min_length=1)
    files: tuple[StageFile, ...] = declare("材料", "各阶段的文件", default=())
    expert_reviews: tuple[ExpertReview, ...] = declare("专家论证", "逐次列出", default=())
    risk: RiskAssessment | None = declare("风险评估", "评估的方面、等级、结论和措施", default=None)
    results: tuple[PolicyId, ...] = declare("决策结果", "作出决策的文件标识", default=())
    terminated: Termination | None = declare("终止", "不再决策的，写明日期和理由", default=None)
    phone: Line | None = declare("联系电话", "不填时用承办单位的电话", default=None, search="text")

    def reached(self, stage: DecisionStage, today: dt.date) -> bool:
        """Tell whether a stage is done by `today`."""
        return any(each.stage is stage and each.on and each.on <= today for each in self.stages)
