"""Coming deadlines as iCalendar (L3): what ends or begins on the dates that kinds declare as due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from gongkai.kinds import all_kinds
from gongkai.output import Output, fingerprint
from gongkai.portal import Portal
from gongkai.record import Record, uses


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day on which something of a record ends or begins, and what."""

    day: dt.date
    what: str
    record: Record


def deadlines(portal: Portal) -> list[Deadline]:
    """List what is due from today on, soonest first."""
    found = [each for each in _all(portal) if each.day >= portal.today]
    return sorted(found, key=lambda each: (each.day, each.record.key))


def _all(portal: Portal) -> Iterator[Deadline]:
    """Give every due date of the records that are not over and done with."""
    for plural, kind in all_kinds().items():
        fields = [(name, str(use["due"])) for name, use in uses(kind) if use.get("due")]
        if not fields:
            continue
        for record in portal.records[plural].values():
            state = portal.states.get(record.key)
            if state and state.tone == "ended":
                continue
            for name, what in fields:
                day = getattr(record, name)
                if day:
                    yield Deadline(day, what, record)


def outputs(portal: Portal) -> Iterator[Output]:
    """Give `calendar/deadlines.ics`."""
    due = deadlines(portal)
    known = fingerprint(f"{each.day}{each.what}{each.record.key}{each.record.heading}" for each in due)
    yield Output("calendar/deadlines.ics", known, partial(calendar, due, portal))


def calendar(due: list[Deadline], portal: Portal) -> bytes:
    """Write the deadlines as whole-day events. Source: RFC 5545."""
    from icalendar import Calendar, Event  # half as long to load as all the rest together

    made = Calendar()
    made.add("prodid", "-//gongkai//deadlines//ZH")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"{portal.identity.name}：到期提醒")
    for each in due:
        event = Event()
        event.add("uid", f"{each.record.info.name}-{each.record.id}-{each.day:%Y%m%d}@{portal.identity.domain}")
        event.add("dtstamp", dt.datetime.combine(each.record.dated_on or each.day, dt.time(1), dt.UTC))
        event.add("dtstart", each.day)
        event.add("summary", f"{each.what}：{each.record.heading}")
        event.add("url", portal.identity.url + each.record.url)
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical(sorted=True))
