"""What was opened after requests (L2): it says where it is, and the days are in their order."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Finding, Level
from gongkai.kinds.release import Release, ReleaseGround
from gongkai.portal import Portal
from gongkai.rules.registry import rule
from gongkai.workdays import add_workdays

LIMIT = 20
"""Working days from the decision to the publication. Source: 条例 art. 26."""
SEVERAL = 2
"""From so many requests on, several people asked for the same. Source: 条例 art. 44."""


@rule("R005", kind=Release)
def release_says_where(release: Release) -> Iterator[Finding]:
    """依申请转主动公开要写明在哪里看：本网站的记录（found_in），或别的地方（place）。"""
    if not release.found_in and not release.place:
        message = f"「{release.title}」没有写在哪里看；请在 found_in 写本网站的记录，或在 place 写公示栏、查阅点等"
        yield release.finding("title", message)


@rule("R006", kind=Release)
def release_in_order(release: Release) -> Iterator[Finding]:
    """转为主动公开的公开日期不早于决定日期。"""
    if release.opened_on < release.decided_on:
        message = f"公开日期 {release.opened_on} 早于决定日期 {release.decided_on}，请核对"
        yield release.finding("opened_on", message)


@rule("R007", level=Level.WARNING, kind=Release)
def release_in_time(release: Release) -> Iterator[Finding]:
    """决定转为主动公开的，要在 20 个工作日内公开（条例第二十六条）。"""
    due = add_workdays(release.decided_on, LIMIT)
    if release.opened_on > due.day:
        message = f"{release.decided_on} 决定公开，{LIMIT} 个工作日到 {due.day} 为止，公开日期是 {release.opened_on}；请核对日期，确属迟公开的写明豁免理由"
        yield release.finding("opened_on", message)


@rule("R008", level=Level.WARNING, kind=Release)
def several_are_several(release: Release) -> Iterator[Finding]:
    """原因是「多人申请同一信息」的，申请件数不少于 2（条例第四十四条）。"""
    if release.ground is ReleaseGround.SEVERAL and release.requests < SEVERAL:
        yield release.finding(
            "requests", f"原因是「{release.ground}」，申请件数却是 {release.requests}；请核对件数或原因"
        )


@rule("R009", level=Level.WARNING, kind=Release)
def release_is_there(release: Release, portal: Portal) -> Iterator[Finding]:
    """写明的去处在登记的公开日期当天就要有：所指文件的公开日期不晚于它。"""
    for citation in release.citations():
        target = portal.find(citation.kind, citation.id)
        if citation.pointer[0] != "found_in" or target is None or not target.info.feed or not target.dated_on:
            continue
        if target.dated_on > release.opened_on:
            message = f"所指的「{target.heading}」{target.dated_on} 才公开，晚于登记的公开日期 {release.opened_on}；请核对，或改写公开日期"
            yield release.finding(citation.pointer, message)
