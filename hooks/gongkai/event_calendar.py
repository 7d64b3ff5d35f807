"""Events as iCalendar (L3): all of them in one file to subscribe to, and each coming one by itself to be put into a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event as Entry

from gongkai.happenings import ALL, coming, own_file
from gongkai.kinds.event import Event
from gongkai.output import Output, fingerprint
from gongkai.portal import Portal
from gongkai.states.event import CANCELLED, last_day

_KEPT = dt.timedelta(days=366)
"""How long an event stays in the file after it was held."""
_ZONE = dt.timezone(dt.timedelta(hours=8))


def outputs(portal: Portal) -> Iterator[Output]:
    """Give `calendar/events.ics`, and a file beside the page of each event that is to come."""
    events = [each for each in portal.all(Event) if last_day(each) >= portal.today - _KEPT]
    events.sort(key=lambda each: (each.held_on, each.id))
    if portal.records.get(Event.info.plural):
        yield Output(ALL, _known(events, portal), partial(calendar, events, portal))
    for each in coming(portal):
        yield Output(own_file(each), _known([each], portal), partial(calendar, [each], portal))


def _known(events: Sequence[Event], portal: Portal) -> str:
    return fingerprint(f"{portal.faces[each.key]}{portal.identity.url}" for each in events)


def calendar(events: Sequence[Event], portal: Portal) -> bytes:
    """Write events with their hours in UTC, which needs no table of time zones. Source: RFC 5545."""
    from icalendar import Calendar  # half as long to load as all the rest together

    made = Calendar()
    made.add("prodid", "-//gongkai//events//ZH")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"{portal.identity.name}：公开活动")
    for each in events:
        made.add_component(entry(each, portal))
    return bytes(made.to_ical(sorted=True))


def entry(event: Event, portal: Portal) -> Entry:
    """Write one event; one that is called off says so."""
    from icalendar import Event as Entry

    made = Entry()
    made.add("uid", f"event-{event.id}@{portal.identity.domain}")
    made.add("dtstamp", dt.datetime.combine(event.announced_on, dt.time(1), dt.UTC))
    made.add("dtstart", _moment(event.held_on, event.starts_at))
    made.add("dtend", _moment(last_day(event), event.ends_at))
    made.add("summary", event.title)
    made.add("location", event.place)
    made.add("description", event.cancelled or f"{event.summary}谁可以参加：{event.open_to}。{event.how_to_join or ''}")
    made.add("url", portal.identity.url + event.url)
    made.add("status", "CANCELLED" if portal.states[event.key].text == CANCELLED else "CONFIRMED")
    return made


def _moment(day: dt.date, clock: str) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), _ZONE).astimezone(dt.UTC)
