"""Amounts to be read from afar (L3): what a standard or charge is today, in large figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.kinds.series import Edition, Series, SeriesSort, number
from gongkai.states.series import FEW, totals
from gongkai.wording import grouped


@dataclass(frozen=True, slots=True)
class Amount:
    """A large figure: `label` above it, `per` before and `unit` after it."""

    label: str
    per: str
    value: str
    unit: str


def big(series: Series, edition: Edition) -> Sequence[Amount]:
    """Give the figures of an edition: its few amounts, or the sums of a subsidy; none where a table must do."""
    if series.sort is SeriesSort.SUBSIDY:
        return [
            Amount(series.columns[place].title, "", grouped(value), series.columns[place].unit or "")
            for place, value in totals(series, edition).items()
        ]
    place = next((place for place, column in enumerate(series.columns) if column.numeric), None)
    if place is None or len(edition.rows) > FEW:
        return []
    column = series.columns[place]
    alone = len(edition.rows) == 1
    return [
        Amount("" if alone else row.name, column.per or "", grouped(number(row.cells[place]) or 0), column.unit or "")
        for row in edition.rows
    ]
