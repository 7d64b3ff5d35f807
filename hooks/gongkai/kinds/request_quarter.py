"""依申请公开季度统计: how many requests for information came in, what became of them and how fast, quarter by quarter.

The groups of answers are those of table 3 of the annual report. Source: 国办公开办函〔2021〕30号; deadlines: 条例 art. 33.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import StringConstraints, model_validator

from gongkai import periods
from gongkai.periods import Period
from gongkai.record import Day, KindInfo, Line, OrganizationId, Record, Role, Storage, declare
from gongkai.vocabularies import ColumnType, Section

RESULTS = ("granted", "partly", "refused", "unavailable", "rejected", "other")
"""The fields that hold what became of the requests; their sum is `total`."""


class RequestQuarter(Record):
    """What one organ reports on one quarter; all figures are numbers of requests but `workdays`."""

    info: ClassVar[KindInfo] = KindInfo(
        name="request_quarter",
        plural="request-quarters",
        label="依申请公开季度统计",
        summary="每个季度收到多少件公开申请、怎样答复、用了几个工作日，四个季度加起来等于年度报告",
        storage=Storage.LIST,
        folder="catalog/request-quarters.yml",
        list_key="quarters",
        weight=0.4,
        column_type=ColumnType.ON_REQUEST,
        section=Section.OPEN,
        order=48,
    )

    title: str = declare("标题", "一般不填，由季度写成", default="", role=Role.TITLE)
    quarter: Annotated[str, StringConstraints(pattern=r"^2\d{3}-Q[1-4]$")] = declare(
        "季度", "一季度写成 2026-Q1", example="2026-Q1"
    )
    issued_by: tuple[OrganizationId, ...] = declare(
        "统计单位",
        "机构标识；汇总本地的写本级政府",
        role=Role.ORGAN,
        facet="organ",
        column=True,
        min_length=1,
        max_length=1,
    )
    published_on: Day = declare("公布日期", "在网站公布的日期", role=Role.DATE, column=True)
    summary: str = declare("摘要", "一般不填，由数字写成", default="", role=Role.SUMMARY)
    received: int = declare("本季新收", "本季度收到的申请件数", column=True, ge=0)
    persons: int = declare("其中自然人申请", "新收的申请里公民个人提出的", column=True, ge=0)
    carried_in: int = declare("上季结转", "上季度没有办完、转到本季度的", column=True, ge=0)
    granted: int = declare("予以公开", "全部公开的件数", column=True, ge=0)
    partly: int = declare("部分公开", "区分处理的件数", column=True, ge=0)
    refused: int = declare("不予公开", "依法不公开的件数", column=True, ge=0)
    unavailable: int = declare("无法提供", "没有这条信息、需要另行制作、补正后仍不明确的件数", column=True, ge=0)
    rejected: int = declare("不予处理", "信访投诉、重复申请等的件数", column=True, ge=0)
    other: int = declare("其他处理", "逾期不补正、逾期不缴费等的件数", column=True, ge=0)
    total: int = declare("本季办结", "以上六项之和", column=True, ge=0)
    carried_over: int = declare("结转下季", "到季末还在办理的件数", column=True, ge=0)
    in_time: int = declare("按期办结", "办结的申请里没有超过期限的（含依法延长的）", column=True, ge=0)
    extended: int = declare("其中依法延长", "延长了答复期限、并且告知了申请人的", default=0, column=True, ge=0)
    workdays: int = declare("办理用时合计", "办结的申请从收到到答复一共用了多少个工作日", column=True, ge=0)
    note: Line | None = declare("说明", "有超期办结的，写明原因和改正的办法", default=None)

    @model_validator(mode="after")
    def _named(self) -> RequestQuarter:
        """Say in words what the figures say, so that they are typed once."""
        if not self.title:
            self.__dict__["title"] = f"{self.covers.label}依申请公开办理情况"
        if not self.summary:
            self.__dict__["summary"] = self._told()
        return self

    def _told(self) -> str:
        average = f"，平均用时 {self.average:.1f} 个工作日" if self.average is not None else ""
        return f"新收 {self.received} 件，办结 {self.total} 件{average}。"

    @property
    def covers(self) -> Period:
        """Give the quarter that is reported on."""
        return periods.parse(self.quarter)

    @property
    def organ(self) -> str:
        """The id of the organ that reports."""
        return self.issued_by[0]

    @property
    def average(self) -> float | None:
        """Working days that an answer took on average; None where nothing was answered."""
        return self.workdays / self.total if self.total else None

    @property
    def opened(self) -> int:
        """How many answers disclosed all or part."""
        return self.granted + self.partly
