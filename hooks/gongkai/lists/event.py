"""Events (L3): what is to come with a calendar of its months, how many were held this year, then all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from gongkai.facets import facet_of, slug
from gongkai.happenings import ALL, coming, held
from gongkai.kinds.event import Event, EventSort
from gongkai.lists.kind import Own
from gongkai.lists.listing import Head
from gongkai.pages.month import Month, month
from gongkai.pages.press import Press
from gongkai.pages.training import TRAININGS
from gongkai.record import Record
from gongkai.training import trained
from gongkai.views import Fact, Link, Row, Words

_MONTHS = 3
_SECTION = 3


def by_day(records: Sequence[Record]) -> list[Record]:
    """Put the latest day first."""
    events = [each for each in records if isinstance(each, Event)]
    return [*sorted(sorted(events, key=lambda each: each.id), key=lambda each: each.held_on, reverse=True)]


def head(records: Sequence[Record], press: Press) -> Head | None:
    """Print what is to come, and what was held this year."""
    if not records:
        return None
    known = (str(press.portal.today), str(press.portal.identity.targets), *map(press.row_face, records))
    return Head("lists/events.html", lambda: _context(press), known)


def _context(press: Press) -> dict[str, Any]:
    ahead = coming(press.portal)
    return {
        "rows": [row(each, press) for each in ahead],
        "months": months(ahead, press),
        "year": f"{press.portal.today.year}年",
        "figures": [figure(sort, press) for sort in EventSort],
        "subscribe": Link("把全部活动加到日历", ALL),
        "trainings": Link("各单位培训情况", TRAININGS) if trained(press.portal) else None,
    }


def row(event: Event, press: Press) -> Row:
    """Give an event as a row that says when and where it is, without the day on which it was announced."""
    return replace(press.row(event), date="", date_iso="")


def months(ahead: Sequence[Event], press: Press) -> list[Month]:
    """Lay out the next months in which something is on, or the running one."""
    today = press.portal.today
    places = sorted({(each.held_on.year, each.held_on.month) for each in ahead})[:_MONTHS]
    return [month(year, number, ahead, today) for year, number in places or [(today.year, today.month)]]


def figure(sort: EventSort, press: Press) -> Fact:
    """Count this year's events of a sort, against the year's target where there is one."""
    targets = press.portal.identity.targets
    wanted = {EventSort.PRESS: targets.press_conferences}.get(sort, 0)
    count = len(held(press.portal, sort, press.portal.today.year))
    facet = facet_of(Event, "form")
    words = Words(f"{count} 场", facet.url(slug(sort)) if facet and count else "")
    return Fact(sort.value, (words,), note=f"全年目标 {wanted} 场" if wanted else "")


def newest(press: Press) -> list[Row]:
    """Give what is to come, then what was last held, for the page of the section."""
    ahead = coming(press.portal)
    before = [each for each in by_day(press.portal.all(Event)) if isinstance(each, Event) and each not in ahead]
    return [row(each, press) for each in (*ahead, *before)[:_SECTION]]


OWN = Own(head=head, order=by_day, order_words="按举办日期从新到旧", newest=newest)
