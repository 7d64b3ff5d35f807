"""The yearly form of the website (L2): one a year, in time, with sums that are right and agree with the portal."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Finding, Level
from gongkai.kinds.account import Account
from gongkai.kinds.consultation import Consultation
from gongkai.kinds.website_report import AT_MOST, SUMS, WebsiteReport, due, row_title
from gongkai.portal import Portal
from gongkai.rules.registry import rule


@rule("N016", level=Level.WARNING, kind=WebsiteReport)
def form_in_time(report: WebsiteReport) -> Iterator[Finding]:
    """网站工作年度报表最晚次年1月31日公布，不得早于报表年度结束（国办函〔2018〕12号）。"""
    if report.published_on > report.due_on:
        message = f"{report.year} 年的报表 {report.published_on} 才公布，期限是 {report.due_on}；请核对日期，确是逾期的写明豁免理由"
        yield report.finding("published_on", message)
    elif report.published_on.year <= report.year:
        message = f"{report.year} 年还没有结束就在 {report.published_on} 公布了报表，请核对报表年度和公布日期"
        yield report.finding("published_on", message)


@rule("N017", level=Level.WARNING)
def form_every_year(portal: Portal) -> Iterator[Finding]:
    """公布过网站工作年度报表的单位，以后每年一份，不得缺年、重复。"""
    if any(key.startswith(f"{WebsiteReport.info.plural}/") for key in portal.unread):
        return
    found: dict[str, dict[int, WebsiteReport]] = {}
    for report in portal.all(WebsiteReport):
        other = found.setdefault(report.organ, {}).setdefault(report.year, report)
        if other is not report:
            yield report.finding("year", f"{report.year} 年的报表已有一条（{other.id}），请并成一条，或改正年度")
    for years in found.values():
        for year in range(min(years) + 1, portal.today.year):
            if year not in years and due(year) < portal.today:
                last = years[max(each for each in years if each < year)]
                yield last.finding(
                    "year", f"还没有 {year} 年的网站工作年度报表，期限是 {due(year)}，已经过了；请补一条"
                )


@rule("N018", kind=WebsiteReport)
def form_adds_up(report: WebsiteReport) -> Iterator[Finding]:
    """网站工作年度报表：信息发布、解读信息的总数等于分项之和；独立用户不多于访问量，整改不多于发现，公开答复不多于办结。"""
    for name, parts in SUMS.items():
        written, right = getattr(report, name), sum(getattr(report, part) for part in parts)
        if written != right:
            message = f"「{row_title(name)}」写的是 {written}，分项相加是 {right}；请改正其中写错的一个数"
            yield report.finding(name, message)
    for less, more in AT_MOST:
        small, big = getattr(report, less), getattr(report, more)
        if small > big:
            message = f"「{row_title(less)}」{small} 多于「{row_title(more)}」{big}，请核对这两个数"
            yield report.finding(less, message)


@rule("N019", level=Level.WARNING, kind=WebsiteReport)
def form_agrees_with_the_portal(report: WebsiteReport, portal: Portal) -> Iterator[Finding]:
    """网站工作年度报表：征集期数不少于本网站当年开始的意见征集，移动新媒体数量等于登记表里年底在用的账号。"""
    rounds = sum(each.opens_on.year == report.year for each in portal.all(Consultation))
    if report.rounds < rounds:
        message = f"「{row_title('rounds')}」写的是 {report.rounds}，本网站 {report.year} 年开始的意见征集有 {rounds} 期；请核对"
        yield report.finding("rounds", message)
    accounts = list(portal.all(Account))
    kept = sum(
        each.opened_on.year <= report.year and not (each.closed_on and each.closed_on.year <= report.year)
        for each in accounts
    )
    if accounts and report.accounts != kept:
        message = f"「{row_title('accounts')}」写的是 {report.accounts}，新媒体登记表里 {report.year} 年底在用的是 {kept} 个；请核对"
        yield report.finding("accounts", message)
