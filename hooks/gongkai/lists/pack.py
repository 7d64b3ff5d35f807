"""Packs (L3): cards, and chips to those for one group or theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from gongkai.kinds.pack import Pack
from gongkai.lists.kind import Own, Sorted
from gongkai.lists.landing import landing
from gongkai.output import PageOutput
from gongkai.pages.press import Press
from gongkai.record import Record, Role
from gongkai.views import Group, Tile


def first_page(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> Iterator[PageOutput]:
    """Give the page of all packs."""
    depends = [*(press.row_face(each) + note(each, press) for each in records), *_words(by_facet)]
    yield landing(Pack, "lists/cards.html", partial(_context, records, by_facet, press), depends, press)


def _words(by_facet: Sequence[Sorted]) -> Iterator[str]:
    return (str(chip) for each in by_facet for chip in each.chips(None))


def _context(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> dict[str, Any]:
    groups = [Group(f"按{each.facet.title}看", each.chips(None)) for each in by_facet if each.facet.name != "organ"]
    return {"cards": [card(each, press) for each in records if isinstance(each, Pack)], "groups": groups}


def card(pack: Pack, press: Press) -> Tile:
    """Give a pack as a card."""
    return Tile(pack.title, pack.url, "pack", pack.summary, note(pack, press))


def note(record: Record, press: Press) -> str:
    """Say whom a pack is for and how much is in it; a pack to be reviewed says so."""
    names = "、".join(each.heading for each in press.portal.names(record, Role.AUDIENCES))
    entries = sum(len(section.entries) for section in record.sections) if isinstance(record, Pack) else 0
    state = press.row(record).state
    parts = (f"适用：{names}" if names else "", f"{entries} 个事项" if entries else "", state)
    return "　".join(part for part in parts if part)


OWN = Own(landing=first_page)
