"""Organs as a table to find one in (L3): sorted by what they are, with ways to each sort, their usual hours said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from markupsafe import Markup

from gongkai.kinds.organization import Organization
from gongkai.record import Record
from gongkai.views import Cell, Chip, RowGroup, TableRow
from gongkai.vocabularies import OrganLevel

_SORTS = (
    (OrganLevel.GOVERNMENT, OrganLevel.OFFICE),
    (OrganLevel.DEPARTMENT,),
    (OrganLevel.TOWNSHIP,),
    (OrganLevel.UNIT,),
)
"""The levels that stand under one heading, in their order."""


def sorted_by_level(records: Iterable[Record]) -> list[Organization]:
    """Put the organs in the order of their levels, those of one level as they come."""
    return sorted((each for each in records if isinstance(each, Organization)), key=_level)


def rows(organs: Sequence[Organization], cells: Callable[[Organization], list[Cell]]) -> list[TableRow]:
    """Make a row of each organ; `organs` are sorted by level, and each sort begins with its name and how many it has."""
    found = []
    for sort, members in groupby(organs, _sort):
        of_sort = list(members)
        begins: RowGroup | None = RowGroup(_anchor(sort), f"{_title(sort)}（{len(of_sort)} 个）")
        for organ in of_sort:
            found.append(TableRow(cells(organ), organ.id, begins))
            begins = None
    return found


def ways(organs: Sequence[Organization], url: str) -> list[Chip]:
    """Lead to each sort within the page at `url`; a single one needs no way."""
    counts = Counter(map(_sort, organs))
    return [Chip(_title(sort), f"{url}#{_anchor(sort)}", count) for sort, count in sorted(counts.items()) if len(counts) > 1]  # fmt: skip


def usual_hours(organs: Iterable[Organization]) -> str:
    """Give the hours that most organs keep; empty where there are none such."""
    counts = Counter(organ.hours for organ in organs if organ.hours)
    hours, count = counts.most_common(1)[0] if counts else ("", 0)
    return hours if hours and 2 * count > counts.total() else ""


def hours_note(usual: str) -> str:
    """Say the usual hours above a table."""
    return f"办公时间：{usual}，另有安排的写在地址下面。" if usual else ""


def place(address: str | None, hours: str | None, usual: str) -> Cell:
    """Say where an organ is and, unless they are the usual ones, its hours."""
    if not hours or hours == usual:
        return Cell(address or "")
    return Cell(html=Markup('{}<span class="note">{}</span>').format(address or "", hours))


def _level(organ: Organization) -> int:
    return list(OrganLevel).index(organ.level or OrganLevel.UNIT)


def _sort(organ: Organization) -> int:
    return next(place for place, levels in enumerate(_SORTS) if (organ.level or OrganLevel.UNIT) in levels)


def _title(sort: int) -> str:
    return "、".join(_SORTS[sort])


def _anchor(sort: int) -> str:
    return f"sort-{sort + 1}"
