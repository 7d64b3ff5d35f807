"""Issues of the gazette (L2): numbered without gaps, each document of the government in exactly one of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gongkai.findings import Finding, Level, quoted
from gongkai.gazettes import due_in_print, in_order, issues
from gongkai.kinds.gazette import Gazette
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal
from gongkai.rules.registry import rule


@rule("H001", level=Level.WARNING, kind=Policy)
def documents_of_the_government_are_gazetted(policy: Policy, portal: Portal) -> Iterator[Finding]:
    """本级政府和政府办公室公开的文件，过了登载期限要登在一期公报上（portal.yml 的 gazette_from 年起，gazette_within_days 天内）。"""
    if due_in_print(policy, portal) and policy.id not in issues(portal):
        message = (
            f"{policy.published_on} 公开的《{policy.title}》过了 {portal.identity.gazette_within_days} 天还没有登公报，"
            f"请把标识 {policy.id} 写进 catalog/gazette/ 中的一期"
        )
        yield policy.finding("published_on", message)


@rule("H002", kind=Gazette)
def a_document_stands_in_one_issue(issue: Gazette, portal: Portal) -> Iterator[Finding]:
    """一份文件只登在一期公报上，一期里只登一次。"""
    seen: set[str] = set()
    for outer, rubric in enumerate(issue.sections):
        for inner, policy in enumerate(rubric.policies):
            earlier = issues(portal)[policy][0]
            if policy in seen or earlier is not issue:
                message = f"文件{quoted(policy)}已登在「{earlier.title}」，一份文件只登一次，请删去一处"
                yield issue.finding(("sections", outer, "policies", inner), message)
            seen.add(policy)


@rule("H003", kind=Gazette)
def title_names_year_and_number(issue: Gazette) -> Iterator[Finding]:
    """公报的刊名要写明年份和期号，与 year、number 一致。"""
    expected = f"{issue.year}年第{issue.number}期"
    if not issue.title.endswith(expected):
        message = f"刊名{quoted(issue.title)}与年份、期号不一致，应以「{expected}」结尾，请改正其中一个"
        yield issue.finding("title", message)


@rule("H004")
def issues_are_numbered_without_gaps(portal: Portal) -> Iterator[Finding]:
    """公报的期号逐期加一，不重复、不跳号，每年从第 1 期起；总期号同样。"""
    for before, issue in pairwise(in_order(portal)):
        expected = before.number + 1 if issue.year == before.year else 1
        if issue.number != expected:
            message = f"「{before.title}」之后应是 {issue.year} 年第 {expected} 期，这里写的是第 {issue.number} 期，请核对期号"
            yield issue.finding("number", message)
        if issue.serial and before.serial and issue.serial != before.serial + 1:
            message = f"「{before.title}」的总期号是 {before.serial}，这一期应是 {before.serial + 1}，这里写的是 {issue.serial}，请核对"
            yield issue.finding("serial", message)


@rule("H006", kind=Gazette)
def an_issue_has_documents(issue: Gazette) -> Iterator[Finding]:
    """公报的每一期至少登一份文件。"""
    if not issue.sections:
        yield issue.finding("sections", "这一期没有登任何文件，请在 sections 里写上栏目和文件的标识")


@rule("H005", kind=Gazette)
def an_issue_is_later_than_its_documents(issue: Gazette, portal: Portal) -> Iterator[Finding]:
    """公报的出版日期不得早于所登文件的公开日期。"""
    for outer, rubric in enumerate(issue.sections):
        for inner, each in enumerate(rubric.policies):
            policy = portal.find("policies", each)
            if isinstance(policy, Policy) and policy.published_on > issue.published_on:
                message = (
                    f"这一期 {issue.published_on} 出版，早于《{policy.title}》的公开日期 {policy.published_on}，请核对"
                )
                yield issue.finding(("sections", outer, "policies", inner), message)
