"""A table as an Excel file reads the same in every program."""

from __future__ import annotations

import io

import openpyxl
import pytest

from gongkai.spreadsheet import workbook

ROWS = [["a", "=1+1"], ["", ""], ["b", "0012"]]


@pytest.mark.parametrize("streamed", [True, False])
def test_every_row_is_read_by_programs_that_ask_how_far_the_sheet_goes(streamed: bool):
    """A reader that streams believes what the sheet says of its extent; texts stay texts."""
    made = workbook("甲", ["标识", "值"], ROWS)
    sheet = openpyxl.load_workbook(io.BytesIO(made), read_only=streamed).worksheets[0]
    read = [row for row in sheet.iter_rows(values_only=True) if any(row)]
    assert read == [("标识", "值"), ("a", "=1+1"), ("b", "0012")]
