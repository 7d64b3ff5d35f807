"""政策文件: the documents of the library, one Markdown file each."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from gongkai.record import (
    AudienceId,
    ClauseId,
    Day,
    KindInfo,
    Line,
    OrganizationId,
    Part,
    PolicyId,
    Record,
    Role,
    Storage,
    TopicId,
    declare,
)  # fmt: skip
from gongkai.vocabularies import (
    AttributeOutcome,
    Category,
    ColumnType,
    Disclosure,
    Genre,
    LifeStage,
    NondisclosureGround,
    Section,
    Validity,
)


class Attachment(Part):
    """A file that belongs to a record; `file` is relative to the record's own file."""

    title: Line = declare("附件名称", "如：申请表")
    file: Line = declare("文件", "相对于本文件的路径，如 files/yx-2026-1-1.docx")


class Review(Part):
    """三审三校 and 保密审查 before publication."""

    first: Line = declare("初审", "初审人岗位，如：办公室文秘科")
    second: Line = declare("复审", "复审人岗位")
    final: Line = declare("终审", "终审人岗位")
    secrecy: Line = declare("保密审查", "保密审查的岗位或机构")
    on: Day = declare("审核日期", "终审完成的日期")


class AttributeReview(Part):
    """A look back at the attribute of a document that was not 主动公开."""

    on: Day = declare("复核日期", "复核完成的日期")
    by: Line = declare("复核人", "复核的岗位或机构，如：政府办公室政务公开科")
    outcome: AttributeOutcome = declare("复核结论", "维持原属性、转为依申请公开或转为主动公开")


class Policy(Record):
    """One official document."""

    info: ClassVar[KindInfo] = KindInfo(
        name="policy",
        plural="policies",
        label="政策文件",
        summary="政府、政府办公室和各部门印发的文件，按主题、年份、机关、文种和有效性查找",
        storage=Storage.MARKDOWN,
        folder="content/policies",
        weight=1.0,
        column_type=ColumnType.POLICIES,
        section=Section.POLICIES,
        order=10,
        stage=LifeStage.ISSUED,
    )

    title: Line = declare("标题", "文件的完整标题，按印发的原文", role=Role.TITLE)
    index_number: Line | None = declare(
        "索引号",
        "机构代码/年份-流水号",
        default=None,
        column=True,
        search="numbers",
        example="11370399MB2800001X/2026-0000012",
    )
    document_number: Line | None = declare(
        "发文字号", "机关代字〔年份〕序号号；命令写 令第N号；没有可不填", default=None, role=Role.NUMBER, column=True,
        search="numbers", example="云政办发〔2026〕3号",
    )  # fmt: skip
    genre: Genre = declare("文种", "十五种公文之一", facet="genre", column=True)
    category: Category = declare(
        "文件类别", "规章、行政规范性文件、政策性文件或其他文件", facet="category", column=True
    )
    issued_by: tuple[OrganizationId, ...] = declare(
        "发文机关", "机构标识，联合发文写多个", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    topics: tuple[TopicId, ...] = declare(
        "主题", "主题标识：至少一个主题分类，可加特色主题", role=Role.TOPICS, facet="topic", min_length=1
    )
    audiences: tuple[AudienceId, ...] = declare(
        "适用人群", "人群标识；对所有人都适用时不填", default=(), role=Role.AUDIENCES, facet="audience"
    )
    keywords: tuple[Line, ...] = declare(
        "主题词", "三到六个，群众会用来搜索的词也写上", default=(), role=Role.KEYWORDS, search="keywords"
    )
    summary: Line = declare("内容概述", "一两句话说清这份文件管什么", role=Role.SUMMARY)
    formed_on: Day = declare("成文日期", "落款的日期", column=True)
    published_on: Day = declare("公开日期", "在网站公开的日期", role=Role.DATE, facet="year", column=True)
    effective_on: Day | None = declare("施行日期", "不填即自公开之日起", default=None, column=True, due="开始施行")
    expires_on: Day | None = declare("有效期至", "有效期的最后一天", default=None, column=True, due="有效期届满")
    validity: Validity | None = declare(
        "有效性",
        "由日期和文件之间的关系推算，一般不填；填了会与推算结果核对",
        default=None,
        facet="validity",
        column=True,
        derived=True,
    )
    disclosure: Disclosure = declare("公开属性", "公文公开属性，制文时确定；只有主动公开的才会发布")
    nondisclosure_ground: NondisclosureGround | None = declare("不予公开的理由", "不予公开时必填", default=None)
    registration_number: Line | None = declare("统一登记号", "行政规范性文件必填", default=None, search="numbers")
    amends: tuple[PolicyId, ...] = declare("修改的文件", "本文件修改了哪些文件", default=())
    supersedes: tuple[PolicyId, ...] = declare("替代的文件", "本文件施行后同时废止的文件", default=())
    repeals_clauses: tuple[ClauseId, ...] = declare(
        "废止的条款", "本文件废止了哪些文件的哪一条", default=(), example="yx-2023-4#5"
    )
    repealed_by: PolicyId | None = declare("被何文件废止", "废止本文件的文件标识", default=None)
    repealed_on: Day | None = declare("废止日期", "不填时取废止它的文件的施行日期", default=None)
    related: tuple[PolicyId, ...] = declare("关联文件", "上位文件、配套文件等", default=())
    important: bool = declare("重大政策", "影响面大、必须解读的政策写 true", default=False)
    no_interpretation: Line | None = declare("不解读的理由", "需要解读而不解读的，写明理由", default=None)
    attachments: tuple[Attachment, ...] = declare("附件", "附件的名称和文件", default=())
    review: Review | None = declare("审核", "三审三校与保密审查", default=None)
    attribute_reviews: tuple[AttributeReview, ...] = declare(
        "公开属性复核", "不予公开、依申请公开的文件历次复核的记录，先的在前", default=()
    )

    @property
    def opened_on(self) -> dt.date | None:
        """The day on which a review made the document 主动公开, None for one that always was."""
        last = self.attribute_reviews[-1] if self.attribute_reviews else None
        return last.on if last and last.outcome is AttributeOutcome.OPENED else None

    def withheld(self, today: dt.date) -> str:
        """Withhold whatever is not 主动公开, besides drafts and future dates."""
        if self.disclosure is not Disclosure.PROACTIVE:
            return f"公开属性为{self.disclosure}"
        return super().withheld(today)
