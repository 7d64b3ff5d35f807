"""Answered concerns (L3): how many and how fast, month by month, then each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gongkai.answering_times import Answered, answered, by_month
from gongkai.facets import facet_of, slug
from gongkai.kinds.response import Response, ResponseSort
from gongkai.lists.kind import Own
from gongkai.lists.listing import Head
from gongkai.pages import asking
from gongkai.pages.charts import Datum, lines
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.views import Cell, Chip, Column, Fact, Table, TableRow, Words

_UNITS = (
    Column("答复单位"), Column("答复件数", numeric=True), Column("平均用时（工作日）", numeric=True), Column("按期率", numeric=True),
)  # fmt: skip


def above(press: Press) -> list[Chip]:
    """Lead to each sort."""
    facet = facet_of(Response, "form")
    sorts = [each.sort for each in press.portal.all(Response)]
    return [Chip(each.value, facet.url(slug(each)), sorts.count(each)) for each in ResponseSort if facet and each in sorts]  # fmt: skip


def head(records: Sequence[Record], press: Press) -> Head | None:
    """Count the answers by month and unit."""
    responses = [each for each in records if isinstance(each, Response)]
    if not responses:
        return None
    known = (f"{press.portal.today:%Y-%m}", *map(press.row_face, responses))
    return Head("lists/responses.html", lambda: _context(responses, press), known)


def _context(responses: Sequence[Response], press: Press) -> dict[str, Any]:
    months = by_month(responses, press.portal)
    year = press.portal.today.year
    this_year = answered(
        f"{year}年", [each for each in responses if each.replied_on and each.replied_on.year == year], press.portal
    )
    data = [Datum(each.name, (float(each.count), each.average)) for each in months]
    words = ("答复件数（件）", "平均用时（工作日）")
    return {
        "asking": [asking.link(press.portal)] if press.portal.identity.mailbox else [],
        "figures": list(_figures(this_year, responses)),
        "chart": lines("by-month", "近十二个月的答复", data, words, head="月份"),
        "units": _by_unit(responses, year, press),
    }


def _figures(found: Answered, responses: Sequence[Response]) -> list[Fact]:
    waiting = sum(each.replied_on is None for each in responses)
    return [
        Fact(f"{found.name}答复", (Words(f"{found.count} 件"),)),
        Fact("平均用时", (Words("—" if found.average is None else f"{found.average:.1f} 个工作日"),)),
        Fact("按期答复", (Words("—" if found.share is None else f"{found.share:.0%}"),)),
        Fact("正在办理", (Words(f"{waiting} 件"),)),
    ]


def _by_unit(responses: Sequence[Response], year: int, press: Press) -> Table | None:
    groups: dict[str, list[Response]] = {}
    for each in responses:
        for unit in each.answered_by if each.replied_on and each.replied_on.year == year else ():
            groups.setdefault(unit, []).append(each)
    facet = facet_of(Response, "organ")
    rows = []
    for unit, found in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        organ = press.portal.find("organizations", unit)
        if organ:
            counted = answered(str(getattr(organ, "short_name", organ.heading)), found, press.portal)
            rows.append(TableRow(_cells(counted, facet.url(unit) if facet else organ.url)))
    return Table("by-unit", f"{year}年各单位答复情况", _UNITS, rows) if rows else None


def _cells(counted: Answered, url: str) -> list[Cell]:
    return [
        Cell(counted.name, url),
        Cell(str(counted.count)),
        Cell(f"{counted.average or 0:.1f}"),
        Cell(f"{counted.share or 0:.0%}"),
    ]


OWN = Own(above=above, head=head)
