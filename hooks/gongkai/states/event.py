"""Whether an event lies ahead (data's way: derive -> states)."""

from __future__ import annotations

import datetime as dt

from gongkai.kinds.event import Event
from gongkai.portal import Portal, State

COMING, TODAY, PAST, CANCELLED = "即将举行", "今天举行", "已举行", "已取消"


def last_day(event: Event) -> dt.date:
    """Give the last day of an event."""
    return event.ends_on or event.held_on


def state(event: Event, portal: Portal) -> State:
    """Say whether the event is called off, over, on today or to come."""
    if event.cancelled:
        return State(CANCELLED, "ended", False, event.cancelled)
    if last_day(event) < portal.today:
        return State(PAST, "plain", True)
    return State(TODAY if event.held_on <= portal.today else COMING, "good", True)
