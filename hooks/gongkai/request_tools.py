"""What is offered beside the guide 依申请公开 (L2): its pages, for whoever leads to them."""

from __future__ import annotations

from typing import NamedTuple

from gongkai.kinds.annual_report import AnnualReport
from gongkai.portal import Portal
from gongkai.report_years import all_tabled

GUIDE = "open/on-request/"
"""Address of the guide, an editorial page or, without one, a page of ours."""


class Tool(NamedTuple):
    """A page beside the guide. `icon` names a file of `overrides/assets/icons`."""

    url: str
    title: str
    icon: str
    summary: str


FORM = Tool(f"{GUIDE}form/", "申请表", "document", "公民、单位两种，可打印、可下载 Word")
OFFICES = Tool(f"{GUIDE}offices/", "向谁申请", "building", "各机关受理申请的地址、电话、邮箱")
DEADLINES = Tool(f"{GUIDE}deadlines/", "算答复期限", "calendar", "哪天交的，最晚哪天答复")
FEES = Tool(f"{GUIDE}fees/", "算信息处理费", "briefcase", "一个月 10 件以内不收费")
STATISTICS = Tool(f"{GUIDE}statistics/", "办理统计", "chart", "收到多少、怎样答复、快不快")
TOOLS = (FORM, OFFICES, DEADLINES, FEES, STATISTICS)


def offered(portal: Portal) -> tuple[Tool, ...]:
    """List the tools that this portal has; without quarters or annual reports with tables there is nothing to count."""
    counted = portal.records.get("request-quarters") or all_tabled(portal.all(AnnualReport))
    return tuple(tool for tool in TOOLS if tool is not STATISTICS or counted)
