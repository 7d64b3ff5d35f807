"""Excel workbooks → lines and tables: each shown sheet a table, the rows above its header lines (ingest)."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from gongkai.ingest.archives import open_office
from gongkai.ingest.elements import Dropped, Element, Line, Reason, Remark, Sifted, Unreadable
from gongkai.ingest.grids import Cell, read_grid

_MOST_ROWS, _MOST_COLUMNS = 20_000, 60
_DULL_NAMES = ("Sheet", "sheet", "工作表", "表")


def read_workbook(data: bytes) -> Sifted:
    """Read the shown sheets of an .xlsx file; values are those that Excel last computed."""
    stream = open_office(data, "xl/workbook.xml", "Excel")
    try:
        book = openpyxl.load_workbook(stream, data_only=True)
        return _Reader(book).read()
    except Unreadable:
        raise
    except (
        InvalidFileException,
        ET.ParseError,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
    ) as error:
        raise Unreadable("Excel 文件的内部结构不完整；请用 Excel 打开后另存再试") from error


class _Reader:
    """One pass over a workbook; lines are numbered by row, sheet after sheet."""

    def __init__(self, book: Any) -> None:
        self.sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible" and sheet.max_row]
        self.hidden = len(book.sheetnames) - len(self.sheets)
        self.elements: list[Element] = []
        self.dropped: list[Dropped] = []
        self.remarks: list[Remark] = []

    def read(self) -> Sifted:
        """Give the elements of every sheet."""
        for sheet in self.sheets:
            self._sheet(sheet)
        if self.hidden:
            self.remarks.append(Remark(0, f"有 {self.hidden} 张隐藏的工作表，没有读入"))
        return Sifted(tuple(self.elements), tuple(self.dropped), tuple(self.remarks))

    def _sheet(self, sheet: Any) -> None:
        if sheet.max_row > _MOST_ROWS:
            raise Unreadable(f"工作表「{sheet.title}」有 {sheet.max_row} 行，超过上限 {_MOST_ROWS} 行；请拆开再试")
        if len(self.sheets) > 1 and not sheet.title.startswith(_DULL_NAMES):
            self.elements.append(Line(1, sheet.title, whole=True))
        grid = read_grid(list(self._rows(sheet)), number=1)
        self.elements += [Line(1, line, whole=True) for caption in grid.captions for line in caption.split("\n")]
        self.dropped += [Dropped(line, text, Reason.REPEATED_HEADER) for line, text in grid.repeated]
        if grid.table:
            self.elements.append(grid.table)

    def _rows(self, sheet: Any) -> Iterator[list[Cell]]:
        merged = {
            (row, column): (area.min_row, area.min_col)
            for area in sheet.merged_cells.ranges
            for row in range(area.min_row, min(area.max_row, sheet.max_row) + 1)
            for column in range(area.min_col, min(area.max_col, _MOST_COLUMNS) + 1)
        }
        for row in range(1, sheet.max_row + 1):
            cells = []
            for column in range(1, min(sheet.max_column, _MOST_COLUMNS) + 1):
                first = merged.get((row, column))
                value = sheet.cell(*first).value if first else sheet.cell(row, column).value
                cells.append(Cell(_printed(value), first))
            yield cells


def _printed(value: object) -> str:
    """Write a cell's value as Excel shows it by default."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d") if value.time() == dt.time() else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
