"""Meetings (L3): above the list, how often representatives sat in this year and before, held against the target."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.kinds.representative import Representative
from gongkai.lists.counter import counter
from gongkai.lists.kind import Own
from gongkai.lists.listing import Head
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.views import Chip
from gongkai.yearly import representative_meetings


def head(records: Sequence[Record], press: Press) -> Head | None:  # noqa: ARG001 - one signature for all kinds
    """Put the counter above the list."""
    return counter(representative_meetings(press.portal), "公众代表列席政府常务会议", press)


def above(press: Press) -> Sequence[Chip]:
    """Lead to the pool."""
    pool = press.portal.all(Representative)
    return (Chip("公众代表库：有哪些代表、怎么报名", "representatives/"),) if pool else ()


OWN = Own(head=head, above=above)
