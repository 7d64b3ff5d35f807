"""Groups (L3): people and businesses, each group a tile that leads to everything for it. 「政策找人」"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from gongkai.kinds.audience import Audience, AudienceGroup
from gongkai.lists.kind import Own, Sorted
from gongkai.lists.landing import landing
from gongkai.lists.topic import note
from gongkai.output import PageOutput
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.views import Tile

_TITLES = {AudienceGroup.PERSON: "我是个人", AudienceGroup.BUSINESS: "我办企业、做生意"}


def first_page(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> Iterator[PageOutput]:  # noqa: ARG001 - one signature for all kinds
    """Give the page of all groups."""
    depends = (f"{press.row_face(each)}{note(each, press)}" for each in records)
    yield landing(Audience, "lists/tiles.html", partial(_context, records, press), depends, press)


def _context(records: Sequence[Record], press: Press) -> dict[str, Any]:
    sections = []
    for group, title in _TITLES.items():
        found = [each for each in records if isinstance(each, Audience) and each.group is group]
        tiles = [Tile(each.name, each.url, each.icon or "", each.summary, note(each, press)) for each in found]
        if tiles:
            sections.append({"id": group.name.lower(), "title": title, "tiles": tiles})
    return {"sections": sections, "cards": True}


OWN = Own(landing=first_page)
