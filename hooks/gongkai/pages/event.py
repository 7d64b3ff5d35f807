"""What the page of an event has beyond any record's (L3): when, where and how to come; afterwards what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gongkai.contact_links import dialled
from gongkai.happenings import own_file
from gongkai.kinds.event import Event
from gongkai.output import Heading
from gongkai.pages import relations
from gongkai.pages.facts import time
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.states.event import COMING, TODAY, day_in_words
from gongkai.views import Chip, Fact, Link, Words


def context(event: Event, press: Press) -> dict[str, Any]:
    """Give when and where, how to come, the agenda and the outcome."""
    open_ = press.portal.states[event.key].text in {COMING, TODAY}
    return {
        "when": list(_when(event)),
        "coming": open_,
        "agenda": event.agenda,
        "outcomes": [Fact(each.label, (Words(each.value),)) for each in event.outcomes],
        "units": [
            Chip(str(getattr(each, "short_name", each.heading)), each.url)
            for each in relations.named_ids(press, "organizations", event.attended_by)
        ],
        "calendar": Link("加到我的日历", own_file(event)) if open_ else None,
        "organs": press.organs_in_full(event),
        "phone": dialled(press.phone(event.phone, event.organized_by)) if open_ else "",
    }


def _when(event: Event) -> Iterator[Fact]:
    days = day_in_words(event.held_on)
    if event.ends_on and event.ends_on != event.held_on:
        days = f"{days}至{day_in_words(event.ends_on)}"
    yield Fact("哪一天", (Words(days),), whole=True)
    yield Fact("几点", (Words(f"{event.starts_at}—{event.ends_at}"),), nowrap=True)
    yield Fact("在哪里", (Words(event.place),))
    yield Fact("谁可以参加", (Words(event.open_to),), whole=True)
    if event.how_to_join:
        yield Fact("怎么参加", (Words(event.how_to_join),), whole=True)
    yield Fact("公布", (Words(time(event.announced_on)),))


def headings(event: Event, context: Mapping[str, Any]) -> Iterator[Heading]:
    """List the template's own sections."""
    titles = (
        ("outcomes", "结果", event.outcomes),
        ("agenda", "安排", event.agenda),
        ("units", "参加单位", context["units"]),
    )
    yield from (Heading(2, anchor, title) for anchor, title, shown in titles if shown)


def depends(event: Event, press: Press) -> Iterator[str]:
    """Give what the page prints beyond the records linked to it."""
    yield press.phone(event.phone, event.organized_by)


_PRINTED = {
    "held_on", "ends_on", "starts_at", "ends_at", "place", "open_to", "how_to_join", "phone", "agenda", "outcomes",
    "attended_by", "cancelled", "announced_on",
}  # fmt: skip
EXTRAS = Extras(elsewhere=frozenset(_PRINTED), context=context, headings=headings, depends=depends)
