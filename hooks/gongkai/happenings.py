"""Which events lie ahead, and where their calendar files are (L2)."""

from __future__ import annotations

from gongkai.kinds.event import Event, EventSort
from gongkai.portal import Portal
from gongkai.states.event import COMING, TODAY

ALL = "calendar/events.ics"
"""Address of the file with all events."""


def coming(portal: Portal) -> list[Event]:
    """List the events of today and after, soonest first, those called off left out."""
    found = [each for each in portal.all(Event) if portal.states[each.key].text in {COMING, TODAY}]
    return sorted(found, key=lambda each: (each.held_on, each.starts_at, each.id))


def held(portal: Portal, sort: EventSort, year: int) -> list[Event]:
    """List the events of a sort that were held in a year up to today, newest first."""
    found = [
        each
        for each in portal.all(Event)
        if each.sort is sort and each.held_on.year == year and each.held_on <= portal.today and not each.cancelled
    ]
    return sorted(found, key=lambda each: (each.held_on, each.id), reverse=True)


def own_file(event: Event) -> str:
    """Give the address of the calendar file of one event."""
    return f"{event.url}{event.id}.ics"
