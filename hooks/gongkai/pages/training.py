"""各单位培训情况 (L3): which unit took part in which training, year by year, with the gaps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from gongkai.kinds.event import Event
from gongkai.output import PageOutput
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.training import expected_units, trained
from gongkai.views import Cell, Column, Fact, Table, TableRow, Words
from gongkai.vocabularies import ColumnType, Section

TRAININGS = "trainings/"
"""Address of the page."""
_MISSING, _NOT_YET = "没有参加", "还没有参加"
_PAGE = Plain(
    TRAININGS, "各单位培训情况", "每个单位每年至少参加几次政务公开培训，参加了哪几次，哪一年缺了，一目了然。",
    "pages/training.html", column=Section.PARTICIPATION.url, column_type=ColumnType.NEWS.value,
    above=((Event.info.label, f"{Event.info.plural}/"),),
)  # fmt: skip


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the page, where there are trainings."""
    counts = trained(press.portal)
    if counts:
        events = {each.key: each for found in counts.values() for each in found}
        units = expected_units(press.portal)
        known = (str(press.portal.today.year), *map(press.row_face, events.values()), *map(press.row_face, units))
        yield output(_PAGE, partial(_context, press), known, press)


def _context(press: Press) -> dict[str, Any]:
    counts = trained(press.portal)
    years = sorted({year for _, year in counts}, reverse=True)
    units = expected_units(press.portal)
    wanted = press.portal.identity.targets.trainings_per_unit
    columns = [Column("单位"), *(Column(f"{year}年", short=True) for year in years)]
    rows = [
        TableRow([Cell(unit.short_name, unit.url), *(_cell(counts.get((unit.id, year), []), year, wanted, press) for year in years)])
        for unit in units
    ]  # fmt: skip
    reached = [sum(len(counts.get((unit.id, year), ())) >= wanted for unit in units) for year in years]
    return {
        "wanted": wanted,
        "figures": [
            Fact(f"{year}年", (Words(f"{count}/{len(units)}"),), note="个单位达到目标")
            for year, count in zip(years, reached, strict=True)
        ],
        "table": Table("trainings", f"{len(units)} 个单位参加培训的日期", columns, rows, cards=True),
    }


def _cell(events: list[Event], year: int, wanted: int, press: Press) -> Cell:
    if len(events) < wanted and not events:
        return Cell(_NOT_YET if year == press.portal.today.year else _MISSING)
    ordered = sorted(events, key=lambda each: (each.held_on, each.id))
    words = [Words(f"{each.held_on.month}月{each.held_on.day}日", each.url) for each in ordered]
    return Cell(lines=words)
