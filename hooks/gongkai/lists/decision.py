"""Decisions (L3): the yearly directory as a table, each item with how far it is and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from gongkai.kinds.decision import Decision
from gongkai.lists.kind import Own, Sorted
from gongkai.lists.landing import landing
from gongkai.output import PageOutput
from gongkai.pages import relations
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.templates import safe
from gongkai.views import Cell, Column, Group, Link, Table, TableRow, Words

_YEARS = 5
"""How many years' directories stand on the first page; older ones are reached by their year."""
_COLUMNS = [
    Column("决策事项", long=True), Column("承办单位"), Column("进展", short=True), Column("决策结果", long=True),
]  # fmt: skip


def first_page(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> Iterator[PageOutput]:
    """Give the directories of the latest years."""
    decisions = sorted(
        (each for each in records if isinstance(each, Decision)), key=lambda each: (-each.year, each.number)
    )
    found = [(year, list(members)) for year, members in groupby(decisions, key=attrgetter("year"))]
    chips = [f"{chip.label}{chip.count}" for each in by_facet for chip in each.chips(None)]
    faces = [*(press.row_face(each) for each in decisions), *_results_faces(decisions, press), *chips]
    yield landing(Decision, "lists/decisions.html", lambda: _context(found, by_facet, press), faces, press)


def _results_faces(decisions: Sequence[Decision], press: Press) -> Iterator[str]:
    for decision in decisions:
        yield from relations.faces(relations.named(decision, press, "results"), press)


def _context(
    found: Sequence[tuple[int, list[Decision]]], by_facet: Sequence[Sorted], press: Press
) -> Mapping[str, Any]:
    years = [_year(year, decisions, press) for year, decisions in found[:_YEARS]]
    shown = [each for each in by_facet if each.facet.name in {"state", "year", "organ"}]
    return {
        "years": years,
        "groups": [Group(f"按{each.facet.title}看", each.chips(None)) for each in shown],
    }


def _year(year: int, decisions: Sequence[Decision], press: Press) -> dict[str, Any]:
    caption = f"{year}年度重大行政决策事项目录"
    rows = [TableRow(_cells(each, press)) for each in decisions]
    catalog = next((each.catalog for each in decisions if each.catalog), None)
    document = press.portal.find("policies", catalog) if catalog else None
    return {
        "id": f"y{year}",
        "title": f"{year}年",
        "table": Table(f"directory-{year}", caption, _COLUMNS, rows, note=f"共{len(rows)}项", cards=True),
        "document": Link("查看目录文件", document.url) if document else None,
    }


def _cells(decision: Decision, press: Press) -> list[Cell]:
    row = press.row(decision)
    named = relations.named_ids(press, "organizations", decision.organized_by)
    organs = [Words(str(getattr(each, "short_name", each.heading)), each.url) for each in named]
    results = [press.value(each) for each in relations.named(decision, press, "results")]
    return [
        Cell(f"{decision.number}. {decision.title}", decision.url),
        Cell(lines=organs),
        Cell(html=safe(str(press.parts.badge(row.state, row.tone)))),
        Cell(lines=results) if results else Cell("不再决策" if decision.terminated else "尚未作出"),
    ]


OWN = Own(landing=first_page)
