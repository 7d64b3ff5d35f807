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
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.views import Cell, Column, Table, TableRow

_COLUMNS = ("name", "summary", "phone", "address", "hours")


def first_page(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> Iterator[PageOutput]:  # noqa: ARG001 - one signature for all kinds
    """Give the page of all organs."""
    yield landing(Organization, "lists/table.html", partial(_context, records), map(press.row_face, records), press)


def _context(records: Sequence[Record]) -> dict[str, Any]:
    titles = [str(Organization.model_fields[name].title) for name in _COLUMNS]
    columns = [Column(title, long=name == "summary") for name, title in zip(_COLUMNS, titles, strict=True)]
    rows = [TableRow(_cells(each), each.id) for each in records if isinstance(each, Organization)]
    note = "点机构名称，看它的职责、最新文件和常见问答。"
    table = Table("organs", f"机构名录（{len(rows)} 个）", columns, rows, note=note, cards=True, filter=True)
    return {"table": table if rows else None}


def _cells(organ: Organization) -> list[Cell]:
    phone = dialled(organ.phone) if organ.phone else ""
    words = (organ.summary or "", phone, organ.address or "", organ.hours or "")
    return [Cell(organ.name, organ.url), *(Cell(text) for text in words)]


OWN = Own(landing=first_page)
