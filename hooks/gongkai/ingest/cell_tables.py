"""Fourth step of ingest, first half: tables that a text dump holds one cell a line → tables.

Where the cells of a row keep their places (tabs), an empty one is empty there; where they do not, the cells of a short
row are the last columns', for merged cells stand left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gongkai.ingest.cell_regions import Region, Token, find_region
from gongkai.ingest.cell_rows import read_rows, without_page_numbers
from gongkai.ingest.elements import Dropped, Element, Remark, Sifted, Table
from gongkai.ingest.grids import carry_down, numbered_names
from gongkai.ingest.mending import glue, is_closed

_SPARE_COLUMNS = 3


def find_cell_tables(elements: Sequence[Element]) -> Sifted:
    """Put tables in the place of the lines that hold their cells."""
    kept: list[Element] = []
    dropped: list[Dropped] = []
    remarks: list[Remark] = []
    place = 0
    while place < len(elements):
        region = find_region(elements, place)
        rows, said = read_rows(region) if region else ([], [])
        if region is None or not rows:
            kept.append(elements[place])
            place += 1
            continue
        table, more = _table(rows, region, elements[place].number)
        kept.append(table)
        dropped += region.dropped
        remarks += [*said, *more]
        place = region.end
    return Sifted(tuple(kept), tuple(dropped), tuple(remarks))


def _table(rows: list[list[Token]], region: Region, number: int) -> tuple[Table, list[Remark]]:
    rows = without_page_numbers(rows, region)
    width = _width(rows[:-1] or rows, region)
    _trim(rows, width, region)
    remarks: list[Remark] = []
    fitted = [_fitted(row, width, remarks) for row in rows]
    spare = width - len(region.names)
    names = [region.names[0], *([region.names[1]] * spare), *region.names[1:]]
    filled, carried = carry_down(fitted, _merged_columns(fitted))
    remarks += _empty_cells(filled, names, rows)
    lines = tuple(row[0].number for row in rows)
    return Table(number, tuple(numbered_names(names)), tuple(tuple(row) for row in filled), lines, carried), remarks


def _width(rows: Sequence[Sequence[Token]], region: Region) -> int:
    """Count the columns: as many as most full rows have, at least the header's, few more than the header's."""
    least, most = len(region.names), len(region.names) + _SPARE_COLUMNS
    counts = Counter(min(max(len(row), least), most) for row in rows)
    if region.tabbed and any(not token.text for row in rows for token in row):
        return max(counts, key=lambda width: (counts[width], width))
    first = len(rows[0])  # merged cells are printed in the first row they span, so the first row is full
    return max((width for width in counts if counts[width] >= 2 or width == first), default=least)


def _trim(rows: list[list[Token]], width: int, region: Region) -> None:
    """Give back what follows the last row of a table whose cells bear no tab."""
    if region.tabbed:
        return
    *others, last = rows
    least = min((len(row) for row in others), default=width)
    ends = any(row[-1].text.endswith("。") for row in others)
    while len(last) > width or (len(last) > least and not ends and last[-1].text.endswith("。")):
        region.end = last.pop().place


def _fitted(row: Sequence[Token], width: int, remarks: list[Remark]) -> list[str]:
    """Bring a row to the width of the table: mend cells broken over lines, put a short row to the right."""
    cells = [token.text for token in row]
    while len(cells) > width and not cells[-1]:
        cells.pop()
    if len(cells) > width:
        remarks.append(Remark(row[0].number, f"序号 {cells[0]} 的单元格断成了几行，已接上，请核对"))
    while len(cells) > width:
        broken = [place for place in range(1, len(cells) - 1) if not is_closed(cells[place])] or [len(cells) - 2]
        place = max(broken, key=lambda at: len(cells[at]))
        cells[place : place + 2] = [glue(cells[place], cells[place + 1])]
    return [cells[0], *([""] * (width - len(cells))), *cells[1:]]


def _merged_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """Give the columns next to the number that have cells empty below full ones: the merged ones."""
    merged = []
    for column in range(1, len(rows[0]) - 2):
        if not rows[0][column] or all(row[column] for row in rows):
            break
        merged.append(column)
    return merged


def _empty_cells(
    rows: Sequence[Sequence[str]], names: Sequence[str], sources: Sequence[Sequence[Token]]
) -> list[Remark]:
    remarks = []
    for row, source in zip(rows, sources, strict=True):
        empty = "、".join(name for name, text in zip(names, row, strict=True) if not text)
        if empty:
            remarks.append(Remark(source[0].number, f"序号 {row[0]} 的「{empty}」是空的，请核对"))
    return remarks
