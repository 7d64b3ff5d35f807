"""Standards and charges (L3): the nine standards of today in one table, then everything by sort."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gongkai.facets import facet_of, slug
from gongkai.kinds.series import Edition, Series, SeriesSort, Standard
from gongkai.lists.kind import Own
from gongkai.lists.listing import Head
from gongkai.pages.facts import time
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.states.series import amount, current
from gongkai.views import Cell, Chip, Column, Row, Table, TableRow, Words
from gongkai.wording import chinese_date

_SHOWN = 3


def by_sort(records: Sequence[Record]) -> list[Record]:
    """Put standards before charges before subsidies, the nine in their own order."""
    sorts, nine = list(SeriesSort), list(Standard)
    found = [each for each in records if isinstance(each, Series)]
    found.sort(key=lambda each: (sorts.index(each.sort), nine.index(each.standard) if each.standard else len(nine), each.id))  # fmt: skip
    return [*found]


def above(press: Press) -> list[Chip]:
    """Lead to each sort."""
    facet = facet_of(Series, "form")
    sorts = [each.sort for each in press.portal.all(Series)]
    return [Chip(each.value, facet.url(slug(each)), sorts.count(each)) for each in SeriesSort if facet and each in sorts]  # fmt: skip


def head(records: Sequence[Record], press: Press) -> Head | None:
    """Print what the standards are today, each with what it was before."""
    standards = [each for each in by_sort(records) if isinstance(each, Series) and each.sort is SeriesSort.STANDARD]
    if not standards:
        return None
    known = (*map(press.row_face, standards), *(str(current(each, press.portal)) for each in standards))
    return Head("lists/series.html", lambda: _context(standards, press), known)


def _context(standards: Sequence[Series], press: Press) -> dict[str, Any]:
    columns = [Column("标准"), Column("现在是多少"), Column("上一次", detail=True), Column("从哪天起")]
    rows = [TableRow(_cells(each, press)) for each in standards]
    caption = f"救助保障标准（截至{chinese_date(press.portal.today)}）"
    return {"table": Table("standards", caption, columns, rows, cards=True)}


def _cells(series: Series, press: Press) -> list[Cell]:
    now = current(series, press.portal)
    before = next((each for each in series.ordered() if now and each.from_on < now.from_on), None)
    name = series.standard.value if series.standard else series.title
    return [
        Cell(name, series.url),
        Cell(lines=_said(series, now)),
        Cell(lines=_said(series, before)),
        Cell(html=time(now.from_on) if now else None),
    ]


def _said(series: Series, edition: Edition | None) -> list[Words]:
    place = next((place for place, column in enumerate(series.columns) if column.numeric), None)
    if edition is None or place is None:
        return []
    alone = len(edition.rows) == 1
    return [
        Words(("" if alone else f"{row.name}") + amount(row.cells[place], series.columns[place]))
        for row in edition.rows
    ]


def newest(press: Press) -> list[Row]:
    """Give the first standards for the page of the section."""
    return [press.row(each) for each in by_sort(press.portal.all(Series))[:_SHOWN]]


OWN = Own(above=above, head=head, order=by_sort, order_words="按类别排列", newest=newest)
