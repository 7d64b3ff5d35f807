"""Answers to concerns, mends of the site, and events (L2): in time, in order, and with what came of them."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Finding, Level
from gongkai.kinds import all_kinds
from gongkai.kinds.event import Event, EventSort
from gongkai.kinds.organization import Organization
from gongkai.kinds.response import Mending, Response, ResponseSort
from gongkai.portal import Portal
from gongkai.rules.attending import short_years
from gongkai.rules.registry import rule
from gongkai.states.event import last_day
from gongkai.states.response import due, limit, taken
from gongkai.training import expected_units, trained
from gongkai.workdays import add_workdays
from gongkai.yearly import press_conferences


@rule("X001", level=Level.WARNING, kind=Response)
def answered_in_time(response: Response, portal: Portal) -> Iterator[Finding]:
    """群众反映的问题要在期限内答复（portal.yml 的 periods.response_workdays；网站找错是 correction_workdays）。"""
    last = due(response, portal).day
    if response.replied_on is None and portal.today > last:
        message = f"{response.received_on} 收到，{limit(response, portal)} 个工作日到 {last} 为止，至今没有答复；请催办，答复后填写 replied_on"
        yield response.finding("received_on", message)


@rule("X002", kind=Response)
def dates_of_a_response_in_order(response: Response) -> Iterator[Finding]:
    """回应的日期要合先后：收到不晚于答复，更正不早于收到。"""
    if response.replied_on and response.replied_on < response.received_on:
        yield response.finding(
            "replied_on", f"答复日期 {response.replied_on} 早于收到日期 {response.received_on}，请核对"
        )
    if response.mended_on and response.mended_on < response.received_on:
        yield response.finding(
            "mended_on", f"更正日期 {response.mended_on} 早于收到日期 {response.received_on}，请核对"
        )


@rule("X003", level=Level.WARNING, kind=Response)
def lateness_is_explained(response: Response, portal: Portal) -> Iterator[Finding]:
    """超过期限才答复的，要写明超期原因（late_because）。"""
    if response.replied_on and response.replied_on > due(response, portal).day and not response.late_because:
        days = taken(response, portal).days
        message = (
            f"用了 {days} 个工作日，超过期限 {limit(response, portal)} 个；请写明超期原因（late_because），或核对日期"
        )
        yield response.finding("replied_on", message)


@rule("X004", level=Level.WARNING, kind=Response)
def mistakes_name_page_and_outcome(response: Response) -> Iterator[Finding]:
    """网站找错要写明哪个网页、处理结果；已更正的写更正日期。其他类型不写这三项。"""
    if response.sort is not ResponseSort.MISTAKE:
        if response.page or response.mending or response.mended_on:
            yield response.finding(
                "sort", f"「{response.title}」不是网站找错，却写了网页或处理结果；请改类型，或删去这几项"
            )
        return
    if not response.page:
        yield response.finding("sort", f"网站找错「{response.title}」没有写有问题的网页（page），请写网址在域名以后的部分")  # fmt: skip
    if response.replied_on and not response.mending:
        yield response.finding("sort", f"网站找错「{response.title}」已答复，没有写处理结果（mending），请补上")
    if response.mending is Mending.MENDED and not response.mended_on:
        yield response.finding("mending", f"「{response.title}」已更正，没有写更正日期（mended_on），请补上")


@rule("X005", level=Level.WARNING, kind=Response)
def page_of_a_mistake_is_there(response: Response, portal: Portal) -> Iterator[Finding]:
    """网站找错所指的网页要是本站的：记录的网址（如 policies/yx-2026-1/）要存在。"""
    if not response.page:
        return
    parts = response.page.strip("/").split("/")
    if "://" in response.page:
        yield response.finding("page", f"网页写成了「{response.page}」；只写域名以后的部分，如 policies/yx-2026-1/")
    elif len(parts) == 2 and parts[0] in all_kinds() and portal.find(parts[0], parts[1]) is None:
        yield response.finding("page", f"本站没有「{response.page}」这个网页，请核对；网页已撤下的写栏目的网址")


@rule("X010", kind=Event)
def dates_of_an_event_in_order(event: Event) -> Iterator[Finding]:
    """活动的时间要合先后：结束不早于开始。"""
    if event.ends_on and event.ends_on < event.held_on:
        yield event.finding("ends_on", f"结束日期 {event.ends_on} 早于举办日期 {event.held_on}，请核对")
    if not event.ends_on and event.ends_at <= event.starts_at:
        yield event.finding("ends_at", f"结束时间 {event.ends_at} 不晚于开始时间 {event.starts_at}，请核对")


@rule("X011", level=Level.WARNING, kind=Event)
def past_events_tell_what_came_of_them(event: Event, portal: Portal) -> Iterator[Finding]:
    """办完的活动要在期限内公布结果（portal.yml 的 periods.outcome_workdays），没有办的写取消说明。"""
    last = add_workdays(last_day(event), portal.identity.periods.outcome_workdays).day
    if portal.today > last and not event.outcomes and not event.cancelled:
        message = f"「{event.title}」{event.held_on} 举办，公布结果的期限到 {last} 为止；请填写 outcomes（到场人数等），没有办的写 cancelled"
        yield event.finding("held_on", message)


@rule("X012", kind=Event)
def no_outcome_before_the_event(event: Event, portal: Portal) -> Iterator[Finding]:
    """还没有办的活动不写结果。"""
    if event.outcomes and event.held_on > portal.today:
        yield event.finding("outcomes", f"「{event.title}」{event.held_on} 才举办，却已写了结果；请核对日期，或删去结果")  # fmt: skip


@rule("X013", level=Level.WARNING, kind=Event)
def trainings_name_who_took_part(event: Event) -> Iterator[Finding]:
    """业务培训要写参加单位（attended_by），用来统计各单位每年的培训次数。"""
    if event.sort is EventSort.TRAINING and not event.attended_by and not event.cancelled:
        yield event.finding("sort", f"业务培训「{event.title}」没有写参加单位（attended_by），请补上，否则不计入各单位的培训次数")  # fmt: skip


@rule("X014", level=Level.WARNING)
def every_unit_trained(portal: Portal) -> Iterator[Finding]:
    """过去的每一年，每个单位参加业务培训的次数不少于年度目标（portal.yml 的 targets.trainings_per_unit）。"""
    wanted = portal.identity.targets.trainings_per_unit
    counts = trained(portal)
    years = sorted({year for _, year in counts if year < portal.today.year})
    for unit in expected_units(portal) if years else ():
        for year in years:
            found = len(counts.get((unit.id, year), ()))
            if found < wanted:
                yield _untrained(unit, year, found, wanted)


@rule("X015", level=Level.WARNING)
def press_conferences_often_enough(portal: Portal) -> Iterator[Finding]:
    """新闻发布会每年不少于 portal.yml 里 targets 定的场数（press_conferences）；已过完的年份没有达到的要说明。"""
    yield from short_years(press_conferences(portal), portal, Event.info, "新闻发布会")


def _untrained(unit: Organization, year: int, found: int, wanted: int) -> Finding:
    message = f"{year}年「{unit.short_name}」参加业务培训 {found} 次，目标是 {wanted} 次；参加过的请在当年的培训活动里补写参加单位"
    return unit.finding("id", message)
