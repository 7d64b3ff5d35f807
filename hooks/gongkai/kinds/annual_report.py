"""政府信息公开工作年度报告: six parts in Markdown, tables 2, 3 and 4 as data. Source: 国办公开办函〔2021〕30号."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import Field

from gongkai.kinds.policy import Attachment
from gongkai.record import Day, KindInfo, Line, OrganizationId, Part, Record, Role, Storage, declare
from gongkai.vocabularies import ColumnType

Count = Annotated[int, Field(ge=0)]
PARTS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
"""The headings of the six parts, as every report since `FIXED_SINCE` has them."""
_ALSO = {"四、政府信息公开行政复议、行政诉讼情况": PARTS[3]}
"""Headings that are as good: that of the format of 2019, which many reports kept. Source: 国办公开办函〔2019〕60号."""
FIXED_SINCE = 2021
"""From the report on this year on the parts and the tables are prescribed; older reports come as they were made."""
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
"""The columns of table 3; the last is the sum of the others."""


class Reporter(StrEnum):
    """Who reports, which decides by when. Source: 条例 art. 49."""

    GOVERNMENT = "本级政府"
    UNIT = "部门、镇街"


class Documents(Part):
    """A row of table 2 on documents."""

    issued: Count = declare("本年制发件数", "本年制定并公布的件数")
    ended: Count = declare("本年废止件数", "含宣布失效和有效期满")
    in_force: Count = declare("现行有效件数", "12月31日现行有效的件数")


class ProactiveTable(Part):
    """Table 2: what was disclosed by the points of 条例 art. 20."""

    rules: Documents = declare("规章", "没有规章制定权的都写 0", default=Documents(issued=0, ended=0, in_force=0))
    normative: Documents = declare("行政规范性文件", "制发、废止和现行有效的件数")
    licences: Count = declare("行政许可", "本年处理决定数量", default=0)
    penalties: Count = declare("行政处罚", "本年处理决定数量", default=0)
    coercions: Count = declare("行政强制", "本年处理决定数量", default=0)
    charges: Annotated[float, Field(ge=0)] = declare("行政事业性收费", "本年收费金额，单位：万元", default=0.0)


_NONE = (0,) * len(APPLICANTS)


def _row(title: str, description: str = "七个数：自然人、五类组织、总计；没有的不写", *, required: bool = False) -> Any:
    """Declare a row of table 3: seven numbers, all zero where the row is left out."""
    size = len(APPLICANTS)
    if required:
        return declare(title, description, min_length=size, max_length=size, example=[0] * size)
    return declare(title, description, default=_NONE, min_length=size, max_length=size)


Counts = tuple[Count, ...]


class RequestsTable(Part):
    """Table 3: requests and what became of them. A title is the row's group and the row, parted by 「：」."""

    received: Counts = _row("一、本年新收政府信息公开申请数量", required=True)
    carried_in: Counts = _row("二、上年结转政府信息公开申请数量", required=True)
    granted: Counts = _row("（一）予以公开")
    partly: Counts = _row("（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
    refused_secret: Counts = _row("（三）不予公开：1．属于国家秘密")
    refused_law: Counts = _row("（三）不予公开：2．其他法律行政法规禁止公开")
    refused_security: Counts = _row("（三）不予公开：3．危及“三安全一稳定”")
    refused_third_party: Counts = _row("（三）不予公开：4．保护第三方合法权益")
    refused_internal: Counts = _row("（三）不予公开：5．属于三类内部事务信息")
    refused_process: Counts = _row("（三）不予公开：6．属于四类过程性信息")
    refused_case_file: Counts = _row("（三）不予公开：7．属于行政执法案卷")
    refused_query: Counts = _row("（三）不予公开：8．属于行政查询事项")
    unavailable_not_held: Counts = _row("（四）无法提供：1．本机关不掌握相关政府信息")
    unavailable_not_made: Counts = _row("（四）无法提供：2．没有现成信息需要另行制作")
    unavailable_unclear: Counts = _row("（四）无法提供：3．补正后申请内容仍不明确")
    rejected_petition: Counts = _row("（五）不予处理：1．信访举报投诉类申请")
    rejected_repeated: Counts = _row("（五）不予处理：2．重复申请")
    rejected_publication: Counts = _row("（五）不予处理：3．要求提供公开出版物")
    rejected_excessive: Counts = _row("（五）不予处理：4．无正当理由大量反复申请")
    rejected_confirmation: Counts = _row("（五）不予处理：5．要求行政机关确认或重新出具已获取信息")
    other_not_corrected: Counts = _row(
        "（六）其他处理：1．申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    )
    other_not_paid: Counts = _row(
        "（六）其他处理：2．申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    )
    other: Counts = _row("（六）其他处理：3．其他")
    total: Counts = _row("（七）总计", required=True)
    carried_over: Counts = _row("四、结转下年度继续办理", required=True)


RESULTS = tuple(name for name in RequestsTable.model_fields if name not in {"received", "carried_in", "carried_over"})
"""The rows of 「三、本年度办理结果」, its sum last."""


class Outcomes(Part):
    """A group of table 4."""

    upheld: Count = declare("结果维持", "件数")
    corrected: Count = declare("结果纠正", "件数")
    other: Count = declare("其他结果", "件数")
    pending: Count = declare("尚未审结", "件数")
    total: Count = declare("总计", "前四项之和")


_NO_CASES = Outcomes(upheld=0, corrected=0, other=0, pending=0, total=0)


class RemediesTable(Part):
    """Table 4: reviews and suits about disclosure."""

    review: Outcomes = declare("行政复议", "没有的不写", default=_NO_CASES)
    direct_suit: Outcomes = declare("行政诉讼：未经复议直接起诉", "没有的不写", default=_NO_CASES)
    suit_after_review: Outcomes = declare("行政诉讼：复议后起诉", "没有的不写", default=_NO_CASES)


class AnnualReport(Record):
    """One report of one organ for one year."""

    info: ClassVar[KindInfo] = KindInfo(
        name="annual_report",
        plural="annual-reports",
        label="年度报告",
        summary="本级政府和各部门、镇街每年公布的政府信息公开工作年度报告：公开了多少、收到多少申请、怎样答复",
        storage=Storage.MARKDOWN,
        folder="content/annual-reports",
        weight=0.7,
        column_type=ColumnType.ANNUAL_REPORT,
        order=47,
    )

    title: Line = declare(
        "标题", "报告的完整标题", role=Role.TITLE, example="云溪区民政局2025年政府信息公开工作年度报告"
    )
    year: int = declare("报告年度", "报告哪一年的工作", facet="year", column=True, ge=2008, le=2100)
    reporter: Reporter = declare(
        "编报主体", "本级政府（汇总本地，3月31日前公布）或部门、镇街（1月31日前公布）", facet="reporter", column=True
    )
    issued_by: tuple[OrganizationId, ...] = declare(
        "编报单位", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1, max_length=1
    )
    published_on: Day = declare("公布日期", "在网站公布的日期", role=Role.DATE, column=True)
    summary: Line = declare("摘要", "一句话说清全年新收、办结多少件", role=Role.SUMMARY)
    keywords: tuple[Line, ...] = declare(
        "关键词", "群众会用来搜索的词", default=(), role=Role.KEYWORDS, search="keywords"
    )
    proactive: ProactiveTable | None = declare(
        "表二：主动公开政府信息情况", "第二十条第一、五、六、八项；2021年以前的报告没有这张表的不写", default=None
    )
    requests: RequestsTable | None = declare(
        "表三：收到和处理政府信息公开申请情况",
        "每行七个数，最后一个是总计；2021年以前的报告没有这张表的不写",
        default=None,
    )
    remedies: RemediesTable | None = declare("表四：行政复议、行政诉讼情况", "没有复议、诉讼的不写", default=None)
    attachments: tuple[Attachment, ...] = declare("附件", "报告原件等文件，如扫描件、Word 文件", default=())

    @property
    def organ(self) -> str:
        """The id of the organ that reports."""
        return self.issued_by[0]

    @property
    def due_on(self) -> dt.date:
        """The last day on which the report is published in time."""
        return due(self.reporter, self.year)


def due(reporter: Reporter, year: int) -> dt.date:
    """Give the day by which a report on `year` must be out: 31 March of the next for governments, else 31 January."""
    return dt.date(year + 1, 3, 31) if reporter is Reporter.GOVERNMENT else dt.date(year + 1, 1, 31)


def part(heading: str) -> str:
    """Give the prescribed heading that a heading stands for; any other as it is."""
    return _ALSO.get(heading, heading)


def row_title(name: str) -> str:
    """Give the printed name of a row of table 3."""
    return str(RequestsTable.model_fields[name].title)
