"""What is to be said of each record today (L2): one module a kind that has states, found by the kind's name.

A module gives `state(record, portal) -> State | None`. Kinds are derived in their own order, so a state may rest on the
states of the kinds before its own: a question's on that of its policy.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from gongkai.kinds import all_kinds
from gongkai.portal import Portal, State
from gongkai.record import Record

Derive = Callable[[Any, Portal], State | None]


@cache
def deriver(kind: type[Record]) -> Derive | None:
    """Load the function that gives the state of a kind's records; None for a kind that has no states."""
    module = f"{__name__}.{kind.info.name}"
    if importlib.util.find_spec(module) is None:
        return None
    derive: Derive = importlib.import_module(module).state
    return derive


def with_states(portal: Portal) -> Portal:
    """Add to the portal the states of all records as of its day."""
    states: dict[str, State] = {}
    portal = replace(portal, states=states)
    for kind in all_kinds().values():
        derive = deriver(kind)
        if derive is None:
            continue
        found = {record.key: derive(record, portal) for record in portal.all(kind)}
        states |= {key: state for key, state in found.items() if state is not None}
    return portal
