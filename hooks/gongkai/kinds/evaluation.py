"""政策评价: how a policy or decision works out in practice, by what criteria it was judged, what was made of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from gongkai.kinds.decision import DecisionId
from gongkai.kinds.policy import Attachment
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

EvaluationId = Annotated[str, Reference("evaluations")]


class EvaluationMethod(StrEnum):
    """How an evaluation finds out. Source: the work plans' chapters on 政策评价."""

    OPEN_DAY = "政府开放日"
    SURVEY = "问卷调查"
    MEETING = "专题座谈"
    INTERVIEW = "重点访谈"
    VISIT = "实地走访"
    MONITORING = "舆情监测"
    DATA = "数据分析"
    THIRD_PARTY = "第三方评价"


class EvaluationResult(StrEnum):
    """What an evaluation recommends."""

    CONTINUE = "继续执行"
    IMPROVE = "修改完善"
    REPLACE = "重新制定"
    REPEAL = "停止执行"


class Criterion(Part):
    """One criterion: the question put, what was found, and the score where one was given."""

    name: Line = declare("指标", "如：知晓程度、执行标准、办理便利")
    question: Line | None = declare("评价什么", "这一项回答什么问题", default=None)
    weight: int | None = declare("权重", "百分之几；各项相加为 100，不打分的不填", default=None, ge=1, le=100)
    score: float | None = declare("得分", "百分制，不打分的不填", default=None, ge=0, le=100)
    finding: Text = declare("评价发现", "看到了什么，用数字和事实说话")


class Use(Part):
    """What is done about a finding, by whom and by when."""

    measure: Line = declare("改进措施", "做什么")
    responsible: tuple[OrganizationId, ...] = declare("责任单位", "机构标识", min_length=1)
    due_on: Day | None = declare("完成期限", "计划哪天完成", default=None)
    done_on: Day | None = declare("完成日期", "实际完成的日期", default=None)
    outcome: Line | None = declare("完成情况", "做成了什么", default=None)


class Evaluation(Record):
    """One evaluation. The file's text is the report."""

    info: ClassVar[KindInfo] = KindInfo(
        name="evaluation",
        plural="evaluations",
        label="政策评价",
        summary="政策实施得怎么样：问了谁、看了什么、得多少分、发现什么问题、后来怎么改的",
        storage=Storage.MARKDOWN,
        folder="content/evaluations",
        weight=0.7,
        column_type=ColumnType.NEWS,
        order=34,
        section=Section.PARTICIPATION,
        stage=LifeStage.EVALUATED,
    )

    title: Line = declare("标题", "如：《云溪区临时救助实施办法》实施效果评价报告", role=Role.TITLE)
    policies: tuple[PolicyId, ...] = declare("评价的文件", "政策文件标识", default=())
    decision: DecisionId | None = declare("评价的决策", "对重大行政决策后评估的，写决策事项标识", default=None)
    evaluated_by: tuple[OrganizationId, ...] = declare(
        "评价单位", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    commissioned: Line | None = declare("受委托机构", "委托第三方的，写机构类型或名称", default=None)
    topics: tuple[TopicId, ...] = declare("主题", "主题标识", role=Role.TOPICS, facet="topic", min_length=1)
    summary: Line = declare("结论摘要", "一两句话：效果怎样、主要问题是什么、怎么改", role=Role.SUMMARY)
    from_on: Day = declare("评价期间开始", "评价哪一段时间的实施情况")
    until_on: Day = declare("评价期间结束", "评价期间的最后一天")
    published_on: Day = declare("公布日期", "评价结果公布的日期", role=Role.DATE, facet="year", column=True)
    methods: tuple[EvaluationMethod, ...] = declare("评价方式", "可多选", facet="method", column=True, min_length=1)
    sample: Line | None = declare("调查范围", "问了多少人、看了多少件，如：有效问卷412份", default=None)
    satisfaction: float | None = declare("满意度", "百分之几，没有调查的不填", default=None, ge=0, le=100, column=True)
    criteria: tuple[Criterion, ...] = declare("评价指标", "逐项列出", min_length=1)
    result: EvaluationResult = declare("评价结论", "继续执行、修改完善等", facet="result", column=True)
    uses: tuple[Use, ...] = declare("结果运用", "发现的问题怎么改，逐条列出", default=())
    attachments: tuple[Attachment, ...] = declare("附件", "评价报告全文、问卷等文件", default=())

    @property
    def score(self) -> float | None:
        """The weighted score, None where criteria bear none."""
        scored = [(each.weight, each.score) for each in self.criteria if each.weight and each.score is not None]
        return round(sum(weight * score for weight, score in scored) / 100, 1) if scored else None
