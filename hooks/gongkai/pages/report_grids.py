"""Tables 2, 3 and 4 of an annual report in the official layout, as grids of cells (L3). Source: 国办公开办函〔2021〕30号."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongkai.kinds.annual_report import (
    APPLICANTS,
    Documents,
    Outcomes,
    ProactiveTable,
    RemediesTable,
    RequestsTable,
    row_title,
)
from gongkai.report_years import Tabled


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell that may span rows and columns. `scope` makes it a header: col, colgroup, row or rowgroup.

    `label` says on a phone, where cells stand below each other, what the heads of the columns say elsewhere.
    """

    text: str
    scope: str = ""
    columns: int = 1
    rows: int = 1
    css: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of spanning cells; `css` names its layout, `heads` the rows of its head, `bodies` its groups of rows."""

    id: str
    caption: str
    css: str
    heads: Sequence[Sequence[GridCell]]
    bodies: Sequence[Sequence[Sequence[GridCell]]]
    note: str = ""
    columns: Sequence[str] = ()
    """A class for each column whose width is fixed, "" for the others; nothing where none is."""


def grids(report: Tabled) -> tuple[Grid, Grid, Grid]:
    """Lay out the three tables of a report, in the order of its parts 2, 3 and 4."""
    return _proactive(report.proactive), _requests(report.requests), _remedies(report.remedies)


# --- table 2 -----------------------------------------------------------------------------------------------------

_DECIDED = "本年处理决定数量"
_CHARGED = "本年收费金额（单位：万元）"


def _proactive(table: ProactiveTable) -> Grid:
    titles = {name: str(info.title) for name, info in ProactiveTable.model_fields.items()}
    counted = [str(info.title) for info in Documents.model_fields.values()]
    documents = [_documents(titles[name], getattr(table, name)) for name in ("rules", "normative")]
    bodies = (
        _point("第二十条第（一）项", counted, documents),
        _point("第二十条第（五）项", [_DECIDED], [_wide(titles["licences"], f"{table.licences:,}", _DECIDED)]),
        _point(
            "第二十条第（六）项",
            [_DECIDED],
            [
                _wide(titles["penalties"], f"{table.penalties:,}", _DECIDED),
                _wide(titles["coercions"], f"{table.coercions:,}", _DECIDED),
            ],
        ),
        _point("第二十条第（八）项", [_CHARGED], [_wide(titles["charges"], f"{table.charges:,.2f}", _CHARGED)]),
    )
    return Grid("table-2", "主动公开政府信息情况", "grid-proactive", (), bodies)


def _point(title: str, counted: Sequence[str], rows: Sequence[Sequence[GridCell]]) -> list[Sequence[GridCell]]:
    """Lay out one point of art. 20: its name over the whole width, what is counted, the figures."""
    span = 3 // len(counted)
    head = [GridCell("信息内容", "col"), *(GridCell(each, "colgroup" if span > 1 else "col", span) for each in counted)]
    return [[GridCell(title, "colgroup", 4)], head, *rows]


def _documents(title: str, row: Documents) -> list[GridCell]:
    figures = (
        GridCell(f"{getattr(row, name):,}", label=str(info.title)) for name, info in Documents.model_fields.items()
    )
    return [GridCell(title, "row"), *figures]


def _wide(title: str, figure: str, counted: str) -> list[GridCell]:
    return [GridCell(title, "row"), GridCell(figure, columns=3, label=counted)]


# --- table 3 -----------------------------------------------------------------------------------------------------

_CHECK = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_GROUP = "三、本年度办理结果"


def _requests(table: RequestsTable) -> Grid:
    last = len(APPLICANTS) - 1
    heads = (
        (GridCell(_CHECK, columns=3, rows=3, css="grid-corner"), GridCell("申请人情况", "colgroup", last + 1)),
        (
            GridCell(APPLICANTS[0], "col", rows=2),
            GridCell("法人或其他组织", "colgroup", last - 1),
            GridCell(APPLICANTS[last], "col", rows=2),
        ),
        tuple(GridCell(each, "col") for each in APPLICANTS[1:last]),
    )
    names = list(RequestsTable.model_fields)
    first = [_whole(name, table) for name in names[:2]]
    return Grid(
        "table-3",
        "收到和处理政府信息公开申请情况",
        "grid-requests",
        heads,
        (first, list(_results(names[2:-1], table)), [_whole(names[-1], table)]),
        note="单位：件",
        columns=("grid-all", "grid-group", "grid-name", *("" for _ in APPLICANTS)),
    )


def _whole(name: str, table: RequestsTable) -> list[GridCell]:
    """Lay out a row whose name takes all three columns of names."""
    return [GridCell(row_title(name), "row", 3, css="grid-name grid-whole"), *_figures(name, table)]


def _results(names: Sequence[str], table: RequestsTable) -> Iterator[list[GridCell]]:
    """Lay out the rows of part three: the group of all on the first, a group of rows on the first of its own."""
    titles = [row_title(name).partition("：") for name in names]
    seen = ""
    for number, (name, (group, parted, leaf)) in enumerate(zip(names, titles, strict=True)):
        row = [GridCell(_GROUP, "rowgroup", rows=len(names), css="grid-all")] if number == 0 else []
        if not parted:
            row.append(GridCell(group, "row", 2, css="grid-name grid-half"))
        else:
            if group != seen:
                rows = sum(other == group for other, _, _ in titles)
                row.append(GridCell(group, "rowgroup", rows=rows, css="grid-group"))
            row.append(GridCell(leaf, "row", css="grid-name"))
        seen = group
        yield [*row, *_figures(name, table)]


def _figures(name: str, table: RequestsTable) -> list[GridCell]:
    *parts, whole = (_figure(each, label) for each, label in zip(getattr(table, name), APPLICANTS, strict=True))
    return [*parts, replace(whole, css="grid-sum")]


def _figure(count: int, label: str) -> GridCell:
    return GridCell(f"{count:,}", css="" if count else "grid-none", label=label)


# --- table 4 -----------------------------------------------------------------------------------------------------


def _remedies(table: RemediesTable) -> Grid:
    titles = [str(info.title).partition("：") for info in RemediesTable.model_fields.values()]
    outcomes = [str(info.title) for info in Outcomes.model_fields.values()]
    size = len(outcomes)
    suits = [leaf for _, _, leaf in titles if leaf]
    heads = (
        (GridCell(titles[0][0], "colgroup", size), GridCell(titles[1][0], "colgroup", size * len(suits))),
        (*(GridCell(each, "col", rows=2) for each in outcomes), *(GridCell(each, "colgroup", size) for each in suits)),
        tuple(GridCell(each, "col") for _ in suits for each in outcomes),
    )
    groups: list[Outcomes] = [getattr(table, name) for name in RemediesTable.model_fields]
    named = [leaf or title for title, _, leaf in titles]
    figures = [
        GridCell(f"{getattr(group, name):,}", label=f"{title}：{outcome}", css="grid-sum" if name == "total" else "")
        for title, group in zip(named, groups, strict=True)
        for name, outcome in zip(Outcomes.model_fields, outcomes, strict=True)
    ]
    return Grid(
        "table-4",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "grid-remedies",
        heads,
        ([figures],),
        note="单位：件",
    )
