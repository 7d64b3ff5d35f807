"""Dates of documents (L2): in their order, and within the time limit for disclosure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gongkai.derive import starts_on
from gongkai.findings import Finding, Level
from gongkai.kinds.policy import Policy
from gongkai.rules.attributes import REGISTERED_SINCE
from gongkai.rules.registry import rule
from gongkai.vocabularies import Category, Disclosure
from gongkai.workdays import add_workdays, workdays_after

LIMIT = 20
"""Working days from forming to disclosing. Source: 条例 art. 26."""
IN_FORCE_SINCE = dt.date(2019, 5, 15)
"""From this day the revised 条例 applies."""
_EARLIEST = dt.date(1949, 10, 1)


@rule("P007", kind=Policy)
def dates_in_order(policy: Policy) -> Iterator[Finding]:
    """各日期要合先后：成文不晚于公开和施行，施行早于有效期届满，废止不早于施行。"""
    formed = policy.formed_on
    if policy.published_on < formed:
        yield policy.finding("published_on", f"公开日期 {policy.published_on} 早于成文日期 {formed}，请核对")
    if policy.effective_on and policy.effective_on < formed:
        yield policy.finding("effective_on", f"施行日期 {policy.effective_on} 早于成文日期 {formed}，请核对")
    if policy.expires_on and policy.expires_on <= starts_on(policy):
        yield policy.finding("expires_on", f"有效期至 {policy.expires_on}，不晚于施行日期 {starts_on(policy)}，请核对")
    if policy.repealed_on and policy.repealed_on < starts_on(policy):
        yield policy.finding("repealed_on", f"废止日期 {policy.repealed_on} 早于施行日期 {starts_on(policy)}，请核对")
    if formed < _EARLIEST:
        yield policy.finding("formed_on", f"成文日期 {formed} 早于 {_EARLIEST}，请核对年份")


@rule("P008", level=Level.WARNING, kind=Policy)
def disclosed_in_time(policy: Policy) -> Iterator[Finding]:
    """主动公开的文件要在成文之日起 20 个工作日内公开（条例第二十六条；2019 年 5 月 15 日以后的文件）；复核后转为主动公开的，从复核之日起算。"""
    formed, published = policy.opened_on or policy.formed_on, policy.published_on
    if (published - formed).days <= LIMIT or formed < IN_FORCE_SINCE or policy.disclosure is not Disclosure.PROACTIVE:
        return
    due = add_workdays(formed, LIMIT)
    if published > due.day:
        late = workdays_after(due.day, published).days
        unsure = "" if due.exact else "；该年节假日安排尚未收录，暂按周一至周五计算"
        message = f"{'复核日期' if policy.opened_on else '成文日期'} {formed} 起 20 个工作日到 {due.day} 为止，公开日期 {published} 晚了 {late} 个工作日{unsure}；请核对日期，确属迟公开的写明豁免理由"
        yield policy.finding("published_on", message)


@rule("P020", level=Level.WARNING, kind=Policy)
def in_force_only_when_published(policy: Policy) -> Iterator[Finding]:
    """行政规范性文件不得在公开之前施行，没有公开的不得作为行政管理的依据（国办发〔2018〕37号施行以后的文件）。"""
    if policy.category is not Category.NORMATIVE or policy.disclosure is not Disclosure.PROACTIVE:
        return
    if policy.formed_on >= REGISTERED_SINCE and starts_on(policy) < policy.published_on:
        message = (
            f"施行日期 {policy.effective_on} 早于公开日期 {policy.published_on}，没有公开的规范性文件不能作为管理的依据；"
            "请核对两个日期，原文确是这样写的写明豁免理由"
        )
        yield policy.finding("effective_on", message)
