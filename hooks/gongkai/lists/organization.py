"""Organs (L3): a table to find an office and call it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from gongkai.contact_links import dialled
from gongkai.kinds.organization import Organization
from gongkai.lists.kind import Own, Sorted
from gongkai.lists.landing import landing
from gongkai.output import PageOutput
from gongkai.pages import roster
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.views import Cell, Column, Table

_COLUMNS = ("name", "phone", "address", "summary")
_NOTE = "点机构名称，看它的职责、最新文件和常见问答。"


def first_page(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> Iterator[PageOutput]:  # noqa: ARG001 - one signature for all kinds
    """Give the page of all organs."""
    yield landing(
        Organization, "lists/organizations.html", partial(_context, records), map(press.row_face, records), press
    )


def _context(records: Sequence[Record]) -> dict[str, Any]:
    organs = roster.sorted_by_level(records)
    usual = roster.usual_hours(organs)
    titles = [str(Organization.model_fields[name].title) for name in _COLUMNS]
    columns = [Column(title, long=title == titles[-1], detail=title == titles[-1]) for title in titles]
    rows = roster.rows(organs, partial(_cells, usual))
    table = Table("organs", f"机构名录（{len(rows)} 个）", columns, rows, roster.hours_note(usual) + _NOTE, cards=True, filter=True)  # fmt: skip
    return {"table": table if rows else None, "ways": roster.ways(organs, f"{Organization.info.plural}/")}


def _cells(usual: str, organ: Organization) -> list[Cell]:
    phone = dialled(organ.phone) if organ.phone else ""
    return [
        Cell(organ.name, organ.url),
        Cell(phone),
        roster.place(organ.address, organ.hours, usual),
        Cell(organ.summary or ""),
    ]


OWN = Own(landing=first_page)
