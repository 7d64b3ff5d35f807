"""网站工作年度报表: what a government website did in a year, in the figures of the official form. Source: 国办函〔2018〕12号."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from gongkai.record import Day, KindInfo, Line, OrganizationId, Record, Role, Storage, declare
from gongkai.vocabularies import ColumnType, Section

Count = Annotated[int, Field(ge=0)]


class WebsiteReport(Record):
    """The form of one organ for one year; 31 December is the day of what is counted at a moment."""

    info: ClassVar[KindInfo] = KindInfo(
        name="website_report",
        plural="website-reports",
        label="网站工作年度报表",
        summary="本网站每年有多少人来看，发布、解读、征集、答复了多少，安全检查了几次",
        storage=Storage.LIST,
        folder="catalog/website-reports.yml",
        list_key="reports",
        weight=0.4,
        column_type=ColumnType.DATA_RELEASE,
        section=Section.OPEN,
        order=49,
    )

    title: str = declare("标题", "一般不填，由年度写成", default="", role=Role.TITLE)
    year: int = declare("报表年度", "报告哪一年的工作", facet="year", column=True, ge=2017, le=2100)
    issued_by: tuple[OrganizationId, ...] = declare(
        "主办单位", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1, max_length=1
    )
    published_on: Day = declare("公布日期", "最晚次年1月31日", role=Role.DATE, column=True)
    summary: str = declare("摘要", "一般不填，由数字写成", default="", role=Role.SUMMARY)
    visitors: Count = declare("独立用户访问总量", "单位：个")
    visits: Count = declare("网站总访问量", "单位：次", column=True)
    published: Count = declare("信息发布总数", "单位：条；下面三项之和", column=True)
    overview: Count = declare("概况类信息更新量", "单位：条")
    news: Count = declare("政务动态信息更新量", "单位：条")
    catalogue: Count = declare("信息公开目录信息更新量", "单位：条")
    columns_kept: Count = declare("专栏专题维护数量", "单位：个")
    columns_new: Count = declare("专栏专题新开设数量", "单位：个")
    interpretations: Count = declare("解读信息发布总数", "单位：篇；下面三项之和", column=True)
    texts: Count = declare("解读材料数量", "单位：篇；文字、问答、宣讲稿")
    products: Count = declare("解读产品数量", "单位：个；图解、音频、视频")
    comments: Count = declare("媒体评论文章数量", "单位：篇")
    hot_responses: Count = declare("回应公众关注热点或重大舆情数量", "单位：次")
    services: Count = declare("政务服务事项数量", "单位：项；不在本网站办事的写 0")
    handled: Count = declare("办件量", "单位：件；不在本网站办事的写 0")
    received: Count = declare("收到留言数量", "单位：条", column=True)
    closed: Count = declare("办结留言数量", "单位：条", column=True)
    days: Annotated[float, Field(ge=0)] = declare("留言平均办理时间", "单位：天")
    answered_openly: Count = declare("公开答复数量", "单位：条")
    rounds: Count = declare("征集调查期数", "单位：期；年内开始的", column=True)
    opinions: Count = declare("收到意见数量", "单位：条；这些征集收到的")
    results: Count = declare("公布调查结果期数", "单位：期；年内公布结果的")
    interviews: Count = declare("在线访谈期数", "单位：期")
    checks: Count = declare("安全检测评估次数", "单位：次")
    problems: Count = declare("发现问题数量", "单位：个")
    mended: Count = declare("问题整改数量", "单位：个")
    drills: Count = declare("应急演练次数", "单位：次")
    accounts: Count = declare("移动新媒体数量", "单位：个；12月31日在用的账号和小程序", column=True)
    innovations: tuple[Line, ...] = declare("创新发展", "搜索、无障碍等方面的新做法，一项一句", default=())
    note: Line | None = declare("说明", "数字怎样统计，没有的事项为什么没有", default=None)

    @model_validator(mode="after")
    def _named(self) -> WebsiteReport:
        """Say in words what the figures say, so that they are typed once."""
        if not self.title:
            self.__dict__["title"] = f"{self.year}年网站工作年度报表"
        if not self.summary:
            self.__dict__["summary"] = (
                f"全年访问 {self.visits:,} 次，发布信息 {self.published:,} 条，征集 {self.rounds} 期，办结留言 {self.closed:,} 条。"
            )
        return self

    @property
    def organ(self) -> str:
        """The id of the organ that runs the website."""
        return self.issued_by[0]

    @property
    def due_on(self) -> dt.date:
        """The last day on which the form is published in time."""
        return due(self.year)


def due(year: int) -> dt.date:
    """Give the day by which the form on `year` must be out."""
    return dt.date(year + 1, 1, 31)


SECTIONS = (
    ("访问情况", ("visitors", "visits")),
    ("信息发布", ("published", "overview", "news", "catalogue")),
    ("专栏专题", ("columns_kept", "columns_new")),
    ("解读回应", ("interpretations", "texts", "products", "comments", "hot_responses")),
    ("办事服务", ("services", "handled")),
    ("互动交流", ("received", "closed", "days", "answered_openly", "rounds", "opinions", "results", "interviews")),
    ("安全防护", ("checks", "problems", "mended", "drills")),
    ("移动新媒体", ("accounts",)),
)
"""The rows of the form under its headings; 创新发展 is in words."""
SUMS = {"published": ("overview", "news", "catalogue"), "interpretations": ("texts", "products", "comments")}
"""The rows that are sums of others."""
AT_MOST = (("visitors", "visits"), ("mended", "problems"), ("answered_openly", "closed"))
"""Pairs of rows of which the first is not more than the second."""


def row_title(name: str) -> str:
    """Give the printed name of a row."""
    return str(WebsiteReport.model_fields[name].title)


def unit(name: str) -> str:
    """Give what a row counts in, as its description says first."""
    return str(WebsiteReport.model_fields[name].description).removeprefix("单位：").partition("；")[0]
