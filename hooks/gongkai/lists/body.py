"""Public enterprises (L3): the eight fields in one table, then each body with its telephone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gongkai.facets import facet_of, slug
from gongkai.kinds.body import Body, BodyField
from gongkai.lists.kind import Own
from gongkai.lists.listing import Head
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.views import Cell, Column, Table, TableRow

_COLUMNS = (
    Column("领域"), Column("单位"), Column("单位数", numeric=True), Column("公开事项", numeric=True), Column("超期未更新", numeric=True),
)  # fmt: skip


def by_field(records: Sequence[Record]) -> list[Record]:
    """Put the bodies field by field, as the file has them."""
    fields = list(BodyField)
    bodies = [each for each in records if isinstance(each, Body)]
    return [*sorted(bodies, key=lambda each: (fields.index(each.field), each.origin.pointer, each.id))]


def head(records: Sequence[Record], press: Press) -> Head | None:
    """Print the fields with how many bodies each has and how many of them are late."""
    bodies = [each for each in records if isinstance(each, Body)]
    if not bodies:
        return None
    return Head("lists/bodies.html", lambda: _context(bodies, press), tuple(map(press.row_face, bodies)))


def _context(bodies: Sequence[Body], press: Press) -> dict[str, Any]:
    rows = [
        TableRow(_cells(field, found, press))
        for field in BodyField
        if (found := [each for each in bodies if each.field is field])
    ]
    caption = f"{len(rows)} 个领域、{len(bodies)} 个单位"
    return {"table": Table("fields", caption, _COLUMNS, rows, cards=True)}


def _cells(field: BodyField, bodies: Sequence[Body], press: Press) -> list[Cell]:
    facet = facet_of(Body, "field")
    late = sum(press.portal.states[each.key].tone == "review" for each in bodies)
    return [
        Cell(field.value, facet.url(slug(field)) if facet else ""),
        Cell(lines=[press.value(each) for each in bodies]),
        Cell(str(len(bodies))),
        Cell(str(sum(len(each.items) for each in bodies))),
        Cell(str(late)),
    ]


OWN = Own(head=head, order=by_field, order_words="按领域排列")
