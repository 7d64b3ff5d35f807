"""What an amount is today, in one line (data's way: derive -> states)."""

from __future__ import annotations

from decimal import Decimal

from gongkai.kinds.series import Edition, Series, SeriesColumn, SeriesRow, SeriesSort, number
from gongkai.portal import Portal, State
from gongkai.wording import chinese_date, grouped

FEW = 4
"""Rows that are read out one by one; of more, only the first ones."""
FIRST = 3
_NOTHING = "不收费"


def current(series: Series, portal: Portal) -> Edition | None:
    """Give the edition that holds today; None while the first is still to come."""
    return next((each for each in series.ordered() if each.from_on <= portal.today), None)


def coming(series: Series, portal: Portal) -> Edition | None:
    """Give the next edition that is announced but does not hold yet."""
    ahead = [each for each in series.ordered() if each.from_on > portal.today]
    return ahead[-1] if ahead else None


def amount(cell: str, column: SeriesColumn) -> str:
    """Read a cell out with what belongs before and after it: 每人每月850元."""
    found = number(cell) if column.numeric else None
    return f"{column.per or ''}{grouped(found) if found is not None else cell}{column.unit or ''}"


def totals(series: Series, edition: Edition) -> dict[int, Decimal]:
    """Add up the columns that ask for it, by their place."""
    return {
        place: sum((number(row.cells[place]) or Decimal(0) for row in edition.rows), Decimal(0))
        for place, column in enumerate(series.columns)
        if column.total
    }


def answer(series: Series, edition: Edition) -> str:
    """Say in one line what an edition has: the amounts of a standard, the extent of a list, the sums of a table."""
    since = chinese_date(edition.from_on)
    added = totals(series, edition)
    if series.sort is SeriesSort.SUBSIDY and added:
        sums = "，".join(
            f"{series.columns[place].title}{grouped(value)}{series.columns[place].unit or ''}"
            for place, value in added.items()
        )
        return f"{edition.name}：{sums}，{since}发放。"
    shown = edition.rows if len(edition.rows) <= FEW else edition.rows[:FIRST]
    rows = "；".join(_read(series, row, alone=len(edition.rows) == 1) for row in shown)
    more = f"等 {len(edition.rows)} 项" if len(edition.rows) > FEW else ""
    return f"现行标准：{rows}{more}（{since}起执行）。"


def _read(series: Series, row: SeriesRow, *, alone: bool) -> str:
    """Read out the first amount of a row, with what it is counted by where a column says so: 每小时3元."""
    place = next((place for place, column in enumerate(series.columns) if column.numeric), 0)
    counted = next((cell for cell, column in zip(row.cells, series.columns, strict=True) if column.counts), "")
    if number(row.cells[place]) == 0 and series.sort is SeriesSort.CHARGE:
        return f"{row.name}{_NOTHING}"
    words = (f"每{counted}" if counted else "") + amount(row.cells[place], series.columns[place])
    return words if alone else f"{row.name}{words}"


def state(series: Series, portal: Portal) -> State:
    """Say what holds today, and announce the next change."""
    now, ahead = current(series, portal), coming(series, portal)
    note = f"自{chinese_date(ahead.from_on)}起改为：{answer(series, ahead)}" if ahead else ""
    if now is None:
        return State("尚未执行", "waiting", False, note)
    results = series.sort is SeriesSort.SUBSIDY
    return State("已发放" if results else "现行", "good", True, note, answer(series, now))
