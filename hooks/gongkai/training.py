"""How often each unit took part in trainings, year by year (L2).

Source: yearly work plans, which ask for at least one training a unit and year.
"""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.kinds.event import Event, EventSort
from gongkai.kinds.organization import Organization
from gongkai.portal import Portal


def expected_units(portal: Portal) -> list[Organization]:
    """List the units that are to be trained: those below another organ."""
    return [each for each in portal.all(Organization) if each.parent]


def trained(portal: Portal) -> Mapping[tuple[str, int], list[Event]]:
    """Map unit and year to the trainings that were held and that the unit took part in."""
    found: dict[tuple[str, int], list[Event]] = {}
    for event in portal.all(Event):
        if event.sort is EventSort.TRAINING and not event.cancelled and event.held_on <= portal.today:
            for unit in dict.fromkeys(event.attended_by):
                found.setdefault((unit, event.held_on.year), []).append(event)
    return found
