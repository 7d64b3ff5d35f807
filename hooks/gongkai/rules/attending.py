"""Meetings with representatives (L2): from the pool, on an item of the agenda, answered, and often enough in a year."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Finding, Level, quoted
from gongkai.kinds.meeting import Meeting
from gongkai.kinds.representative import Representative
from gongkai.portal import Portal
from gongkai.record import KindInfo
from gongkai.rules.registry import rule
from gongkai.vocabularies import Adoption
from gongkai.yearly import Count, past, representative_meetings


@rule("M020", level=Level.WARNING, kind=Meeting)
def from_the_pool(meeting: Meeting, portal: Portal) -> Iterator[Finding]:
    """列席代表的人数不得多于公众代表库里该界别的人数，会议日期要在任期内；一个界别只写一次。"""
    seen: set[str] = set()
    for number, each in enumerate(meeting.attendance):
        group = portal.find("representatives", each.group)
        place = ("attendance", number, "group")
        if each.group in seen:
            yield meeting.finding(place, f"界别{quoted(each.group)}写了两次，请合并人数")
        seen.add(each.group)
        if not isinstance(group, Representative):
            continue
        if each.count > group.members:
            message = f"「{group.name}」列席 {each.count} 人，代表库里这一界别只有 {group.members} 人，请核对"
            yield meeting.finding(("attendance", number, "count"), message)
        if not group.from_on <= meeting.held_on <= group.until_on:
            message = f"会议日期 {meeting.held_on} 不在「{group.name}」的任期（{group.from_on} 至 {group.until_on}）内，请换成当届的界别"
            yield meeting.finding(place, message)


@rule("M021", kind=Meeting)
def views_belong_to_the_meeting(meeting: Meeting) -> Iterator[Finding]:
    """代表意见要针对代表列席的议题（序号在议程里且 attended 为 true），提意见的界别要有人列席。"""
    present = {each.group for each in meeting.attendance}
    for number, each in enumerate(meeting.views):
        if each.item > len(meeting.agenda):
            message = f"会议只有 {len(meeting.agenda)} 项议题，没有第 {each.item} 项，请核对"
            yield meeting.finding(("views", number, "item"), message)
        elif not meeting.agenda[each.item - 1].attended:
            message = f"第 {each.item} 项议题没有写代表列席，代表却有意见；请在该议题写 attended: true，或改正序号"
            yield meeting.finding(("views", number, "item"), message)
        if each.group not in present:
            message = f"界别{quoted(each.group)}没有人列席，却有意见，请核对 attendance"
            yield meeting.finding(("views", number, "group"), message)


@rule("M022", kind=Meeting)
def views_are_answered(meeting: Meeting) -> Iterator[Finding]:
    """未采纳和部分采纳的代表意见要写明理由。"""
    for number, each in enumerate(meeting.views):
        if each.adoption is not Adoption.TAKEN and not each.reply:
            message = f"代表意见{quoted(each.content, limit=20)}{each.adoption}，却没有说明理由，请在 reply 里写明"
            yield meeting.finding(("views", number, "adoption"), message)


@rule("M023", level=Level.WARNING)
def representatives_often_enough(portal: Portal) -> Iterator[Finding]:
    """公众代表列席政府常务会议每年不少于 portal.yml 里 targets 定的次数；已过完的年份没有达到的要说明。"""
    yield from short_years(representative_meetings(portal), portal, Meeting.info, "公众代表列席政府常务会议")


def short_years(counts: list[Count], portal: Portal, info: KindInfo, what: str) -> Iterator[Finding]:
    """Name the finished years in which a yearly target was missed; nothing is said while records could not be read."""
    if any(key.startswith(f"{info.plural}/") for key in portal.unread):
        return
    for each in past(counts, portal.today):
        if len(each.records) < each.target:
            message = f"{each.year}年{what} {len(each.records)} 次，少于目标 {each.target} 次；漏登的请补登，确实不足的请在年度报告里说明，并调整 targets"
            yield Finding(info.folder, message=message)
