"""The pool of representatives (L3) as one table: groups, numbers, terms, and how to join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gongkai.kinds.meeting import Meeting
from gongkai.kinds.representative import Representative
from gongkai.lists.kind import Own, Sorted
from gongkai.lists.landing import landing
from gongkai.output import PageOutput
from gongkai.pages import relations
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.views import Cell, Column, Table, TableRow
from gongkai.wording import chinese_date

_COLUMNS = [
    Column("代表界别", short=True), Column("人数", numeric=True), Column("届别和任期届满", long=True),
    Column("列席次数", numeric=True), Column("怎么报名", long=True),
]  # fmt: skip


def first_page(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> Iterator[PageOutput]:  # noqa: ARG001 - one signature for all kinds
    """Give the pool as a table."""
    groups = [each for each in records if isinstance(each, Representative)]
    sat_in = {each.id: len(press.portal.citing(each, Meeting, "attendance")) for each in groups}
    faces = [*relations.faces(groups, press), str(sat_in)]
    yield landing(Representative, "lists/table.html", lambda: _context(groups, sat_in, press), faces, press)


def _context(groups: Sequence[Representative], sat_in: Mapping[str, int], press: Press) -> Mapping[str, Any]:
    if not groups:
        return {"table": None}
    total = sum(each.members for each in groups if each.from_on <= press.portal.today <= each.until_on)
    rows = [TableRow(_cells(each, sat_in[each.id])) for each in groups]
    note = f"现任代表共{total}人。只公布界别和人数，不公布个人信息；列席时与议题有利害关系的专家回避。"
    return {"table": Table("pool", "公众代表库", _COLUMNS, rows, note=note, cards=True)}


def _cells(group: Representative, sat_in: int) -> list[Cell]:
    term = f"{group.term}，至{chinese_date(group.until_on)}"
    return [
        Cell(group.name, group.url),
        Cell(f"{group.members}"),
        Cell(term),
        Cell(f"{sat_in}"),
        Cell(group.joining or "由有关单位推荐"),
    ]


OWN = Own(landing=first_page)
