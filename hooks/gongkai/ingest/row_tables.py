"""Fourth step of ingest, second half: tables with a row on a line, its cells apart by tabs, bars or spaces → tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from gongkai.ingest.elements import Dropped, Element, Line, Reason, Sifted, Table, display_width
from gongkai.ingest.grids import Cell, carry_down, read_grid
from gongkai.ingest.mending import glue, is_closed

_BARS = re.compile(r"[|｜│┃║]")
_RULE = re.compile(r"[\s|｜│┃║+\-=:：─━═┄┈╌┼├┤┌┐└┘┬┴╔╗╚╝╠╣╦╩╬]+")
_GAP = re.compile(r"(?: {2,}|　+ *| +　+)")
_SENTENCE = re.compile(r"[。；]")
_FIGURE = re.compile(r"[\d.,，%％]+")
_Split = Callable[[Line], list[str]]


def find_row_tables(elements: Sequence[Element]) -> Sifted:
    """Put tables in the place of the lines that are their rows."""
    kept: list[Element] = []
    dropped: list[Dropped] = []
    place = 0
    while place < len(elements):
        found = next((run for way in _WAYS if (run := way(elements, place))), None)
        if found is None:
            kept.append(elements[place])
            place += 1
            continue
        rows, place = found
        table, taken = _table(rows)
        kept += table
        dropped += taken
    return Sifted(tuple(kept), tuple(dropped))


_Rows = list[tuple[Line, list[str]]]


def _table(rows: _Rows) -> tuple[list[Element], list[Dropped]]:
    """Make a table of rows; rows that make none stay lines."""
    lines = [line.number for line, _ in rows]
    grid = read_grid([[Cell(text) for text in cells] for _, cells in rows], number=lines[0], lines=lines)
    captions: list[Element] = [Line(lines[0], caption, whole=True) for caption in grid.captions]
    dropped = [Dropped(line, text, Reason.REPEATED_HEADER) for line, text in grid.repeated]
    if grid.table is None:
        return [line for line, _ in rows], []
    return [*captions, _filled(grid.table)], dropped


def _filled(table: Table) -> Table:
    merged = []
    for column in range(1 if table.columns[0] in {"序号", "编号"} else 0, len(table.columns) - 2):
        if not table.rows[0][column] or all(row[column] for row in table.rows):
            break
        merged.append(column)
    rows, carried = carry_down(table.rows, merged)
    return Table(table.number, table.columns, tuple(tuple(row) for row in rows), table.row_lines, carried)


def _by_bars(elements: Sequence[Element], start: int) -> tuple[_Rows, int] | None:
    rows, place = _run(elements, start, _bar_cells, rule=True)
    return (_continued(rows), place) if len(rows) > 1 else None


def _by_tabs(elements: Sequence[Element], start: int) -> tuple[_Rows, int] | None:
    rows, place = _run(elements, start, _tab_cells, rule=False)
    widest = max((sum(1 for cell in cells if cell) for _, cells in rows), default=0)
    return (rows, place) if len(rows) > 1 and widest > 1 else None


def _by_spaces(elements: Sequence[Element], start: int) -> tuple[_Rows, int] | None:
    first = elements[start]
    if not isinstance(first, Line) or first.whole or _SENTENCE.search(first.text):
        return None
    edges = list(_edges(first))
    if len(edges) < 3:
        return None
    rows, place = _run(elements, start, lambda line: _aligned(line, edges), rule=True)
    full = [cells for _, cells in rows if all(cells)]
    return (_continued(rows), place) if len(rows) > 2 and len(full) > 1 else None


def _by_gaps(elements: Sequence[Element], start: int) -> tuple[_Rows, int] | None:
    """Read rows whose cells stand apart but not under each other: as many in every row, one column all numbers."""
    rows, place = _run(elements, start, _gap_cells, rule=False)
    count = len(rows[0][1]) if rows else 0
    body = [cells for _, cells in rows[1:]]
    if len(body) < 2 or any(len(cells) != count for cells in body) or any(map(_FIGURE.fullmatch, rows[0][1])):
        return None
    numeric = (all(_FIGURE.fullmatch(cells[column]) for cells in body) for column in range(count))
    return (rows, place) if any(numeric) else None


_WAYS = (_by_bars, _by_tabs, _by_spaces, _by_gaps)


def _run(elements: Sequence[Element], start: int, split: _Split, *, rule: bool) -> tuple[_Rows, int]:
    """Gather the rows from `start`; one blank line between rows is let pass."""
    rows: _Rows = []
    place = end = start
    while place < len(elements):
        line = elements[place]
        if not isinstance(line, Line):
            break
        place += 1
        if not line.text:
            if place - end > 2 or not rows:
                break
            continue
        if rule and rows and _RULE.fullmatch(line.text):
            end = place
            continue
        if rule and not rows and _RULE.fullmatch(line.text) and len(line.text) > 5:
            continue
        cells = split(line)
        if not cells:
            break
        rows.append((line, cells))
        end = place
    return rows, end


def _bar_cells(line: Line) -> list[str]:
    if len(_BARS.findall(line.text)) < 1:
        return []
    inner = re.sub(rf"^{_BARS.pattern}|{_BARS.pattern}$", "", line.text)
    cells = [cell.strip() for cell in _BARS.split(inner)]
    return cells if len(cells) > 1 else []


def _gap_cells(line: Line) -> list[str]:
    cells = [] if line.whole or _SENTENCE.search(line.text) else _GAP.split(line.text)
    return cells if len(cells) > 2 else []


def _tab_cells(line: Line) -> list[str]:
    if "\t" not in line.raw.strip(" "):
        return []
    cells = [cell.strip() for cell in line.raw.split("\t")]
    return cells if sum(1 for cell in cells if cell) > 1 or (len(cells) > 2 and any(cells)) else []


def _edges(line: Line) -> Iterator[int]:
    """Give the columns at which the cells of a header begin."""
    raw = line.raw.rstrip()
    yield display_width(raw[: len(raw) - len(raw.lstrip())])
    for match in _GAP.finditer(raw):
        if raw[: match.start()].strip():
            yield display_width(raw[: match.end()])


def _aligned(line: Line, edges: Sequence[int]) -> list[str]:
    """Cut a line at the header's columns; empty when its words do not begin at them."""
    cells = [""] * len(edges)
    starts = [
        (match.start(), match[0]) for match in re.finditer(r"\S+(?: \S+)*", line.raw.replace("　　", "  ").rstrip())
    ]
    for start, text in starts:
        column = display_width(line.raw[:start])
        nearest = min(range(len(edges)), key=lambda place: abs(edges[place] - column))
        if abs(edges[nearest] - column) > 2 or cells[nearest]:
            return []
        cells[nearest] = text
    return cells if sum(1 for cell in cells if cell) > (0 if not cells[0] else 1) else []


def _continued(rows: _Rows) -> _Rows:
    """Put rows without a first cell to the row above whose cells they continue."""
    whole: _Rows = []
    for line, cells in rows:
        above = whole[-1][1] if len(whole) > 1 else []
        going_on = above and not cells[0] and len(above) == len(cells) and all(
            not cell or (up and not is_closed(up)) for cell, up in zip(cells, above, strict=True)
        )  # fmt: skip
        if going_on:
            whole[-1] = (whole[-1][0], [glue(up, cell) for up, cell in zip(above, cells, strict=True)])
        else:
            whole.append((line, cells))
    return whole
