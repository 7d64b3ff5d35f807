"""Coming deadlines as iCalendar (L3): expiry of policies, review of questions and packs, ends of their terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from icalendar import Calendar, Event

from gongkai.kinds.pack import Pack
from gongkai.kinds.policy import Policy
from gongkai.kinds.question import Question
from gongkai.output import Output, fingerprint
from gongkai.portal import Portal
from gongkai.record import Record


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
    for policy in portal.all(Policy):
        state = portal.states[policy.key]
        if policy.expires_on and state.tone != "ended":
            yield Deadline(policy.expires_on, "有效期届满", policy)
        if policy.effective_on and policy.effective_on >= portal.today:
            yield Deadline(policy.effective_on, "开始施行", policy)
    answers: list[Question | Pack] = [*portal.all(Question), *portal.all(Pack)]
    for record in answers:
        if record.valid_until:
            yield Deadline(record.valid_until, "到期复核", record)


def outputs(portal: Portal) -> Iterator[Output]:
    """Give `calendar/deadlines.ics`."""
    due = deadlines(portal)
    known = fingerprint(f"{each.day}{each.what}{each.record.key}{each.record.heading}" for each in due)
    yield Output("calendar/deadlines.ics", known, partial(calendar, due, portal))


def calendar(due: list[Deadline], portal: Portal) -> bytes:
    """Write the deadlines as whole-day events. Source: RFC 5545."""
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
