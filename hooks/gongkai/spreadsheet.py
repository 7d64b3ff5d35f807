"""A table as an Excel file (L3): texts, so that no cell runs as a formula and no number is changed, but for named columns.

xlsxwriter makes the book with its headers; the rows, of which there are many, are printed by a template and put in behind.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence

from gongkai.stencil import Stencil
from gongkai.templates import environment

_SHEET = "xl/worksheets/sheet1.xml"
_END = b"</sheetData>"
_EXTENT = re.compile(rb'<dimension ref="[^"]*"/>')
"""How far the sheet says that it goes, which is the headers alone: programs that believe it read no row."""
_LONGEST = 32767
"""Characters of a cell at most. Source: Excel's limits."""
_STAMP = (1980, 1, 1, 0, 0, 0)
"""A fixed moment, so that equal data makes equal bytes."""


def workbook(
    title: str, headers: Sequence[str], rows: Iterable[Sequence[str]], *, numeric: frozenset[str] = frozenset()
) -> bytes:
    """Write a sheet called `title` with bold headers that stay in sight, and a row of texts for each of `rows`.

    What stands under the headers in `numeric` is written as figures, to be reckoned with.
    """
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_book(title, headers))) as book,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as made,
    ):
        for name in book.namelist():
            content = book.read(name)
            if name == _SHEET:
                content = _EXTENT.sub(b"", content, count=1)
                content = content.replace(_END, _rows(rows, headers, numeric).encode() + _END, 1)
            made.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _book(title: str, headers: Sequence[str]) -> bytes:
    import xlsxwriter  # a tenth of a second, and most processes of a build write no table

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": title, "created": dt.datetime(2000, 1, 1)})  # noqa: DTZ001 - a fixed stamp
    sheet = book.add_worksheet(title)
    bold = book.add_format({"bold": True})
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header, bold)
    sheet.freeze_panes(1, 0)
    book.close()
    return buffer.getvalue()


def _rows(rows: Iterable[Sequence[str]], headers: Sequence[str], numeric: frozenset[str]) -> str:
    row = environment().get_template("data/row.xml")
    columns = [{"letter": _letters(place), "numeric": header in numeric} for place, header in enumerate(headers)]
    printed = Stencil(lambda number, cells: row.render(number=number, cells=cells, columns=columns))
    return "".join(
        printed(number, [cell[:_LONGEST] for cell in cells]) for number, cells in enumerate(rows, start=2) if any(cells)
    )


def _letters(column: int) -> str:
    """Name a column, 0 being A and 26 AA."""
    upper, last = divmod(column, 26)
    return (_letters(upper - 1) if upper else "") + chr(ord("A") + last)
