"""Tables of Markdown texts: a header, a region that takes the focus, cards on a phone where rows are wide."""

from __future__ import annotations

import re

from gongkai.markdown import render
from gongkai.tables import accessible

WIDE = (
    "| 序号 | 任务 | 要求 | 单位 |\n|---|---|---|---|\n| 1 | 甲<乙 | "
    + "写明依据，逐项公布，接受监督。" * 4
    + " | 甲局 |\n| 2 |  | 同上 | 乙局 |\n"
)
NARROW = "| 项目 | 金额 |\n|---|---:|\n| 甲 | 240 |\n"


def _table(text: str) -> str:
    return accessible(render(text).html)


def test_a_wide_table_becomes_cards_with_its_columns_names():
    """Each cell bears the name of its column, for a card shows no header."""
    html = _table(WIDE)
    assert 'class="table-region table-cards"' in html
    assert re.findall(r'data-label="([^"]*)"', html) == ["序号", "任务", "要求", "单位"] * 2
    assert html.count('<th scope="col">') == 4


def test_columns_of_numbers_and_of_running_text_are_known():
    """A column of serial numbers stays narrow, one of sentences gets room."""
    html = _table(WIDE)
    assert re.findall(r'<td class="(\w+)"', html) == ["serial", "long", "serial", "long"]


def test_a_narrow_table_stays_a_table():
    """Two columns fit a phone; alignment becomes a class."""
    html = _table(NARROW)
    assert "table-cards" not in html
    assert "data-label" not in html
    assert '<td class="numeric">240</td>' in html


def test_names_of_columns_cannot_leave_their_attribute():
    """A quotation mark in a header is escaped where it becomes a label."""
    html = _table('| a" onx="1 | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n')
    assert 'data-label="a&quot; onx=&quot;1"' in html


def test_two_tables_are_told_apart():
    """Every region has a name of its own, and the text around the tables stays."""
    html = _table(f"前\n\n{WIDE}\n中\n\n{NARROW}\n后\n")
    assert re.findall(r'aria-label="(表\d)"', html) == ["表1", "表2"]
    assert [word in html for word in ("前", "中", "后")] == [True] * 3
    assert html.count("</table></div>") == 2
