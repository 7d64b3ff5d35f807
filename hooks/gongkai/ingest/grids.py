"""Rows of cells → a table: captions, header rows, repeated headers, merged cells (ingest)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.ingest.elements import Table

_LEVELS = ("（一级）", "（二级）", "（三级）", "（四级）")


@dataclass(frozen=True)
class Cell:
    """One place of a grid; places of one merged cell share their `origin`."""

    text: str
    origin: object = None

    def same_as(self, other: Cell) -> bool:
        """Tell whether two places belong to one merged cell."""
        return self.origin is not None and self.origin == other.origin


Row = Sequence[Cell]


@dataclass(frozen=True)
class Grid:
    """What became of a grid: lines above the table, the table, and the rows that only repeated its header."""

    captions: tuple[str, ...]
    table: Table | None
    repeated: tuple[tuple[int, str], ...] = ()


def read_grid(rows: Sequence[Row], *, number: int, lines: Sequence[int] = ()) -> Grid:
    """Make a table of a rectangular grid; `number` is its line in the input, `lines` those of its rows."""
    placed = list(
        zip(_without_empty_columns(rows), lines or [number + place for place in range(len(rows))], strict=True)
    )
    placed = [(row, line) for row, line in placed if any(cell.text for cell in row)]
    captions: list[str] = []
    while placed and _is_caption(placed[0][0]):
        captions.append(next(cell.text for cell in placed.pop(0)[0] if cell.text))
    height = header_height([row for row, _ in placed]) if placed else 0
    header = [row for row, _ in placed[:height]]
    texts = [_texts(row) for row in header]
    body = [(row, line) for row, line in placed[height:] if _texts(row) not in texts]
    if not body or len(header[0]) < 2:
        captions.extend(_on_one_line(row) for row, _ in placed)
        return Grid(tuple(captions), None)
    repeated = [(line, "｜".join(_texts(row))) for row, line in placed[height:] if _texts(row) in texts]
    return Grid(tuple(captions), _table(number, column_names(header), body), tuple(repeated))


def _on_one_line(row: Row) -> str:
    """Write a row as text, a merged cell once."""
    cells = [cell for place, cell in enumerate(row) if not place or not cell.same_as(row[place - 1])]
    return " ".join(cell.text for cell in cells if cell.text)


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row]


def header_height(rows: Sequence[Row]) -> int:
    """Count the header rows: the first, and those that share a merged cell with the one above."""
    height = 1
    while height < len(rows) - 1 and any(
        above.same_as(below) for above, below in zip(rows[height - 1], rows[height], strict=True)
    ):
        height += 1
    return height


def column_names(header: Sequence[Row]) -> tuple[str, ...]:
    """Name each column after its header cells, telling columns under one merged cell apart."""
    names = []
    for column in zip(*header, strict=True):
        parts = list(dict.fromkeys(cell.text.replace("\n", "") for cell in column if cell.text))
        names.append(parts[0] + "".join(f"（{part}）" for part in parts[1:]) if parts else "")
    return tuple(numbered_names(names))


def numbered_names(names: Sequence[str]) -> Iterator[str]:
    """Tell neighbours of one name apart: 工作任务（一级）, 工作任务（二级）."""
    for place, name in enumerate(names):
        start = place
        while start and names[start - 1] == name:
            start -= 1
        alone = names[start : start + 2].count(name) == 1
        yield name if alone or not name else name + _LEVELS[min(place - start, 3)]


def carry_down(
    rows: Sequence[Sequence[str]], columns: Sequence[int]
) -> tuple[list[list[str]], frozenset[tuple[int, int]]]:
    """Fill the empty cells of `columns` from the row above; a cell stays empty when one left of it in `columns` is new."""
    filled = [list(row) for row in rows]
    carried: set[tuple[int, int]] = set()
    for place, row in enumerate(filled[1:], 1):
        for column in columns:
            if row[column]:
                break
            row[column] = filled[place - 1][column]
            carried.add((place, column))
    return filled, frozenset(carried)


def _table(number: int, columns: tuple[str, ...], body: Sequence[tuple[Row, int]]) -> Table:
    rows: list[tuple[str, ...]] = []
    carried: set[tuple[int, int]] = set()
    for place, (row, _) in enumerate(body):
        above = body[place - 1][0] if place else ()
        carried.update((place, column) for column, cell in enumerate(above) if cell.same_as(row[column]) and cell.text)
        rows.append(
            tuple("" if column and cell.same_as(row[column - 1]) else cell.text for column, cell in enumerate(row))
        )
    return Table(number, columns, tuple(rows), tuple(line for _, line in body), frozenset(carried))


def _is_caption(row: Row) -> bool:
    """Tell a row that is one merged cell, or one text with nothing beside it, in a grid of several columns."""
    filled = [cell for cell in row if cell.text]
    return len(row) > 2 and (len(filled) == 1 or all(cell.same_as(row[0]) for cell in row))


def _without_empty_columns(rows: Sequence[Row]) -> list[list[Cell]]:
    width = max((len(row) for row in rows), default=0)
    full = [[*row, *([Cell("")] * (width - len(row)))] for row in rows]
    used = [column for column in range(width) if any(row[column].text for row in full)]
    return [[row[column] for column in used] for row in full]
