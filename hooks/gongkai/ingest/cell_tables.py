"""Fourth step of ingest, first half: tables that a text dump holds one cell a line → tables.

A row begins with its 序号. Where the dump wrote a tab before each cell, an empty cell is a line with a tab, so every
cell has its place; where it did not, the cells of a short row are the last columns', for merged cells stand left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.ingest.chrome import is_bare_number
from gongkai.ingest.elements import Dropped, Element, Line, Reason, Remark, Sifted, Table
from gongkai.ingest.grids import carry_down, numbered_names
from gongkai.ingest.mending import glue, is_closed

_FIRST_NAMES = frozenset({"序号", "编号", "序 号", "序　号"})
_ROW_NUMBER = re.compile(r"(\d{1,3})[.．、]?")
_END = re.compile(r"附\s*件\s*\d*\s*[:：]?|注\s*[:：].*|备注\s*[:：].+")
_MOST_NAMES, _LONGEST_NAME, _SPARE_COLUMNS, _LARGEST_GAP = 14, 16, 3, 3


@dataclass
class _Reading:
    """A table being read: rows of (line number, text), the lines left over, and what was taken out."""

    names: tuple[str, ...]
    tabbed: bool
    rows: list[list[tuple[int, str]]] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    end: int = 0


def find_cell_tables(elements: Sequence[Element]) -> Sifted:
    """Put tables in the place of the lines that hold their cells."""
    kept: list[Element] = []
    dropped: list[Dropped] = []
    remarks: list[Remark] = []
    place = 0
    while place < len(elements):
        reading = _read(elements, place)
        if reading is None:
            kept.append(elements[place])
            place += 1
            continue
        kept.append(_table(reading, elements[place].number))
        dropped += reading.dropped
        remarks += reading.remarks
        place = reading.end
    return Sifted(tuple(kept), tuple(dropped), tuple(remarks))


def _read(elements: Sequence[Element], start: int) -> _Reading | None:
    first = elements[start]
    if not isinstance(first, Line) or first.text not in _FIRST_NAMES:
        return None
    names, place = _names(elements, start)
    if not names:
        return None
    reading = _Reading(names, first.raw.startswith("\t"))
    _read_rows(elements, place, reading)
    _trim(elements, reading)
    return reading if reading.rows else None


def _names(elements: Sequence[Element], start: int) -> tuple[tuple[str, ...], int]:
    """Give the header's names and the index of the first row; no names when this is no header."""
    names: list[str] = []
    for place in range(start, len(elements)):
        element = elements[place]
        if not isinstance(element, Line) or len(names) > _MOST_NAMES:
            break
        if _ROW_NUMBER.fullmatch(element.text):
            return (tuple(re.sub(r"\s", "", name) for name in names), place) if len(names) > 2 else ((), start)
        if len(element.text) > _LONGEST_NAME or "。" in element.text:
            break
        if element.text:
            names.append(element.text)
    return (), start


def _read_rows(elements: Sequence[Element], place: int, reading: _Reading) -> None:
    """Gather rows until the table ends; `reading.end` is then the index after it."""
    while place < len(elements):
        line = elements[place]
        if not isinstance(line, Line) or _END.fullmatch(line.text):
            break
        header = _repeated_header(elements, place, reading.names)
        if header:
            _drop_page_number(reading)
            again = (element for element in elements[place:header] if isinstance(element, Line) and element.text)
            reading.dropped += [Dropped(element.number, element.text, Reason.REPEATED_HEADER) for element in again]
            place = header
            continue
        if not _read_line(line, reading):
            break
        place += 1
    reading.end = place


def _read_line(line: Line, reading: _Reading) -> bool:
    """Take a line as page number, row number or cell; False when it is the first line after the table."""
    expected = _expected(reading)
    if _is_page_number(line, expected, reading):
        reading.dropped.append(Dropped(line.number, line.text, Reason.PAGE_NUMBER))
        return True
    number = _row_number(line, expected, reading)
    if not number:
        return _add_cell(line, reading)
    _note_gap(reading, line, expected, number)
    reading.rows.append([(line.number, line.text)])
    return True


def _expected(reading: _Reading) -> int:
    """Give the number of the next row, 0 before the first."""
    match = _ROW_NUMBER.fullmatch(reading.rows[-1][0][1]) if reading.rows else None
    return int(match[1]) + 1 if match else 0


def _row_number(line: Line, expected: int, reading: _Reading) -> int:
    match = _ROW_NUMBER.fullmatch(line.text)
    if not match or (reading.tabbed and not line.raw.startswith("\t")):
        return 0
    number = int(match[1])
    if not reading.rows or number == expected:
        return number
    complete = sum(1 for _, text in reading.rows[-1] if text) >= min(4, len(reading.names))
    return number if complete and expected < number <= expected + _LARGEST_GAP else 0


def _note_gap(reading: _Reading, line: Line, expected: int, number: int) -> None:
    if expected and number != expected:
        reading.remarks.append(Remark(line.number, f"表格的序号从 {expected - 1} 跳到 {number}，请核对是否缺行"))


def _add_cell(line: Line, reading: _Reading) -> bool:
    """Add a line to the last row; False when it is the first line after the table."""
    row = reading.rows[-1]
    if line.raw.startswith("\t") or not reading.tabbed:
        if line.text or line.raw.startswith("\t"):
            row.append((line.number, line.text))
        return True
    if not line.text:
        return True
    if len(row) < len(reading.names):
        row[-1] = (row[-1][0], glue(row[-1][1], line.text))
        return True
    return False


def _repeated_header(elements: Sequence[Element], place: int, names: tuple[str, ...]) -> int:
    """Give the index after a header that stands here again, 0 when none does."""
    seen = 0
    while place < len(elements) and seen < len(names):
        element = elements[place]
        if not isinstance(element, Line):
            return 0
        text = re.sub(r"\s", "", element.text)
        if text and text != names[seen]:
            return 0
        seen += bool(text)
        place += 1
    return place if seen == len(names) else 0


def _is_page_number(line: Line, expected: int, reading: _Reading) -> bool:
    """Tell a bare number that is no cell: it bears no tab among cells that do, or the row's own number follows it."""
    if not is_bare_number(line.text) or not reading.rows:
        return False
    if reading.tabbed:
        return not line.raw.startswith("\t")
    return len(reading.rows[-1]) == 1 and int(line.text) == expected - 1


def _drop_page_number(reading: _Reading) -> None:
    """Take a bare number before a repeated header for the page number that it is, even one taken for a row's."""
    row = reading.rows[-1] if reading.rows else []
    last = next((place for place in range(len(row) - 1, -1, -1) if row[place][1]), 0)
    if not row or last in (1, 2) or not is_bare_number(row[last][1]):
        return
    number, text = row.pop(last)
    reading.dropped.append(Dropped(number, text, Reason.PAGE_NUMBER))
    if not row:
        reading.rows.pop()


def _trim(elements: Sequence[Element], reading: _Reading) -> None:
    """Give back what follows the last row of a table whose cells bear no tab."""
    if reading.tabbed or not reading.rows:
        return
    *others, last = reading.rows
    width = max((len(row) for row in others), default=len(reading.names))
    least = min((len(row) for row in others), default=width)
    ends = any(row[-1][1].endswith("。") for row in others)
    while len(last) > width or (len(last) > least and not ends and last[-1][1].endswith("。")):
        number, _ = last.pop()
        reading.end = next(place for place, element in enumerate(elements) if element.number == number)


def _table(reading: _Reading, number: int) -> Table:
    width = _width(reading)
    rows = [_fitted(row, width, reading) for row in reading.rows]
    spare = width - len(reading.names)
    names = [reading.names[0], *([reading.names[1]] * spare), *reading.names[1:]]
    filled, carried = carry_down(rows, _merged_columns(rows))
    _note_empty(filled, names, reading)
    lines = tuple(row[0][0] for row in reading.rows)
    return Table(number, tuple(numbered_names(names)), tuple(tuple(row) for row in filled), lines, carried)


def _width(reading: _Reading) -> int:
    """Count the columns: as many as most full rows have, at least the header's, few more than the header's."""
    least, most = len(reading.names), len(reading.names) + _SPARE_COLUMNS
    counts = Counter(min(max(len(row), least), most) for row in reading.rows)
    if reading.tabbed and any(not text for row in reading.rows for _, text in row):
        return max(counts, key=lambda width: (counts[width], width))
    first = len(reading.rows[0])  # merged cells are printed in the first row they span, so the first row is full
    return max(width for width in counts if counts[width] >= 2 or width in (least, first))


def _fitted(row: list[tuple[int, str]], width: int, reading: _Reading) -> list[str]:
    """Bring a row to the width of the table: mend cells broken over lines, put a short row to the right."""
    cells = [text for _, text in row]
    while len(cells) > width and not cells[-1]:
        cells.pop()
    if len(cells) > width:
        reading.remarks.append(Remark(row[0][0], f"序号 {cells[0]} 的单元格断成了几行，已接上，请核对"))
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


def _note_empty(rows: Sequence[Sequence[str]], names: Sequence[str], reading: _Reading) -> None:
    for row, source in zip(rows, reading.rows, strict=True):
        empty = [name for name, text in zip(names, row, strict=True) if not text]
        if empty:
            reading.remarks.append(Remark(source[0][0], f"序号 {row[0]} 的「{'、'.join(empty)}」是空的，请核对"))
