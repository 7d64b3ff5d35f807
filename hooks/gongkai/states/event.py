"""Whether an event lies ahead, and when and where it is, in one line (data's way: derive -> states)."""

from __future__ import annotations

import datetime as dt

from gongkai.kinds.event import Event
from gongkai.portal import Portal, State
from gongkai.wording import chinese_date

COMING, TODAY, PAST, CANCELLED = "即将举行", "今天举行", "已举行", "已取消"
_WEEKDAYS = "一二三四五六日"


def last_day(event: Event) -> dt.date:
    """Give the last day of an event."""
    return event.ends_on or event.held_on


def day_in_words(day: dt.date) -> str:
    """Write a day with its weekday: 2027年2月25日（星期四）."""
    return f"{chinese_date(day)}（星期{_WEEKDAYS[day.weekday()]}）"


def state(event: Event, portal: Portal) -> State:
    """Say whether the event is called off, over, on today or to come."""
    if event.cancelled:
        return State(CANCELLED, "ended", False, event.cancelled, f"原定{day_in_words(event.held_on)}。")
    if last_day(event) < portal.today:
        return State(PAST, "plain", True, "", f"{chinese_date(event.held_on)}举办。")
    text = TODAY if event.held_on <= portal.today else COMING
    return State(text, "good", True, "", f"{day_in_words(event.held_on)}{event.starts_at}，{event.place}。")
