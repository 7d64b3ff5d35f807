"""Evaluations (L3): above the list, how many there were this year and before, held against the target."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.lists.counter import counter
from gongkai.lists.kind import Own
from gongkai.lists.listing import Head
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.yearly import evaluations


def head(records: Sequence[Record], press: Press) -> Head | None:  # noqa: ARG001 - one signature for all kinds
    """Put the counter above the list."""
    return counter(evaluations(press.portal), "政策评价", press)


OWN = Own(head=head)
