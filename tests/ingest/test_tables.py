"""Tables out of text dumps and grids: cells one a line, tabs, bars, aligned spaces, merged cells."""

from __future__ import annotations

import pytest

from gongkai.ingest.cell_tables import find_cell_tables
from gongkai.ingest.elements import Reason, Sifted, Table
from gongkai.ingest.grids import Cell, column_names, read_grid
from gongkai.ingest.lines import read_lines
from gongkai.ingest.row_tables import find_row_tables

CELLS = """\
\t序号
\t工作任务
\t工作要求
\t责任单位

\t1
\t便民
\t窗口
\t延时服务
\t甲局

\t2
\t
\t
\t上门服务
\t乙局

\t3
\t
\t网上
\t预约服务
\t

附：其他说明
"""


def _tables(found: Sifted) -> list[Table]:
    return [element for element in found.elements if isinstance(element, Table)]


def _cell_table(text: str) -> Table:
    (table,) = _tables(find_cell_tables(read_lines(text)))
    return table


def test_cells_with_tabs_keep_their_places():
    """An empty cell is a line with a tab: merged ones are filled from above, an empty last one stays empty."""
    table = _cell_table(CELLS)
    assert table.columns == ("序号", "工作任务（一级）", "工作任务（二级）", "工作要求", "责任单位")
    assert table.rows == (
        ("1", "便民", "窗口", "延时服务", "甲局"),
        ("2", "便民", "窗口", "上门服务", "乙局"),
        ("3", "便民", "网上", "预约服务", ""),
    )
    assert table.carried == {(1, 1), (1, 2), (2, 1)}


def test_an_empty_cell_that_is_not_merged_is_told():
    """The editor hears of it; nothing is carried into it."""
    remarks = [remark.message for remark in find_cell_tables(read_lines(CELLS)).remarks]
    assert remarks == ["序号 3 的「责任单位」是空的，请核对"]


def test_text_after_the_last_row_is_no_cell():
    """A line without a tab ends a table whose cells have one."""
    found = find_cell_tables(read_lines(CELLS))
    assert "附：其他说明" in [element.text for element in found.elements if not isinstance(element, Table)]


def test_cells_without_tabs_stand_to_the_right():
    """With the tabs gone, a short row's cells are the last columns', and the merged ones are filled."""
    text = "序号\n任务\n措施\n单位\n1\n便民\n窗口\n延时\n甲局\n2\n上门\n乙局\n3\n网上\n预约\n丙局\n以上任务由各单位落实。\n"
    table = _cell_table(text)
    assert table.rows == (
        ("1", "便民", "窗口", "延时", "甲局"),
        ("2", "便民", "窗口", "上门", "乙局"),
        ("3", "便民", "网上", "预约", "丙局"),
    )


@pytest.mark.parametrize("page", ["5", "12", "2"])
def test_a_page_number_before_a_repeated_header_is_no_cell(page: str):
    """The number of the page and the header on the next one are dropped, each with its reason."""
    text = f"序号\n任务\n措施\n单位\n1\n便民\n延时\n甲局\n{page}\n序号\n任务\n措施\n单位\n2\n清障\n上门\n乙局\n"
    found = find_cell_tables(read_lines(text))
    (table,) = _tables(found)
    assert [row[0] for row in table.rows] == ["1", "2"]
    assert {entry.reason for entry in found.dropped} == {Reason.PAGE_NUMBER, Reason.REPEATED_HEADER}


def test_a_cell_broken_over_lines_is_mended():
    """Where a row has a line too many, the unfinished cell goes on in the next one, and the editor is told."""
    text = "序号\n任务\n措施\n单位\n1\n便民\n延时服务。\n甲局\n2\n清障\n为行动不便的群众安排\n上门服务。\n乙局\n3\n培训\n每季一次。\n丙局\n"
    found = find_cell_tables(read_lines(text))
    (table,) = _tables(found)
    assert table.rows[1] == ("2", "清障", "为行动不便的群众安排上门服务。", "乙局")
    assert any("断成了几行" in remark.message for remark in found.remarks)


def test_a_missing_number_is_told():
    """A row that the dump lost is noticed by its number."""
    text = "序号\n任务\n措施\n单位\n1\n便民\n延时\n甲局\n3\n清障\n上门\n乙局\n"
    assert [remark.message for remark in find_cell_tables(read_lines(text)).remarks] == [
        "表格的序号从 1 跳到 3，请核对是否缺行"
    ]


@pytest.mark.parametrize("text", ["序号\n很长的一段话，讲的是怎样编排序号。\n1\n", "序号\n1\n2\n3\n", "1\n2\n3\n"])
def test_not_every_list_is_a_table(text: str):
    """A table needs a header of several short names below 序号."""
    assert _tables(find_cell_tables(read_lines(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "项目\t金额\t来源\n甲\t240\t区级\n乙\t96\t社会\n",
        "\t项目\t金额\t来源\n\t甲\t240\t区级\n\t乙\t96\t社会\n",
        "| 项目 | 金额 | 来源 |\n|---|---:|---|\n| 甲 | 240 | 区级 |\n| 乙 | 96 | 社会 |\n",
        "项目|金额|来源\n甲|240|区级\n乙|96|社会\n",
        "│项目│金额│来源│\n├──┼──┼──┤\n│甲│240│区级│\n│乙│96│社会│\n",
        "┌──┬──┬──┐\n│项目│金额│来源│\n├──┼──┼──┤\n│甲│240│区级│\n│乙│96│社会│\n└──┴──┴──┘\n",
        "项目    金额    来源\n甲      240     区级\n乙      96      社会\n",
        "项目　　金额　　来源\n甲　　　240 　　区级\n乙　　　96　　　社会\n",
        "项目    金额    来源\n------  ------  ------\n甲      240     区级\n乙      96      社会\n",
        "项目\t金额\t来源\n\n甲\t240\t区级\n\n乙\t96\t社会\n",
    ],
)
def test_rows_on_a_line(text: str):
    """Tabs, bars, box drawing and aligned spaces give one and the same table."""
    (table,) = _tables(find_row_tables(read_lines(text)))
    assert table.columns == ("项目", "金额", "来源")
    assert table.rows == (("甲", "240", "区级"), ("乙", "96", "社会"))


def test_rows_with_merged_cells_are_filled():
    """Empty cells next to the number are those of merged ones."""
    text = "序号\t项目\t内容\t单位\n1\t便民\t延时\t甲局\n2\t\t上门\t乙局\n3\t清障\t巡查\t\n"
    (table,) = _tables(find_row_tables(read_lines(text)))
    assert table.rows == (("1", "便民", "延时", "甲局"), ("2", "便民", "上门", "乙局"), ("3", "清障", "巡查", ""))


def test_a_cell_that_goes_on_below_is_put_together():
    """A row without its first cells continues the one above, column by column."""
    text = "阶段      时间            任务\n启动      1月至2月        制定方案，落实资\n                          金，动员部署\n实施      3月至10月       按月调度\n"
    (table,) = _tables(find_row_tables(read_lines(text)))
    assert table.rows[0] == ("启动", "1月至2月", "制定方案，落实资金，动员部署")


@pytest.mark.parametrize(
    "text",
    [
        "云溪区民政局　　云溪区财政局　　云溪区残疾人联合会\n二〇二五年三月十二日\n",
        "第一章　总则\n第二章　程序\n",
        "　　为加强管理，制定本办法。\n　　一、总体要求\n　　坚持便民。\n",
        "联系人：甲科　　电话：0999-8200000\n传真：0999-8200001　　邮编：000000\n",
    ],
)
def test_spaced_out_lines_are_no_table(text: str):
    """Signatures, chapter headings, indented paragraphs and contacts stay lines."""
    assert _tables(find_row_tables(read_lines(text))) == []


def _row(*texts: str) -> list[Cell]:
    return [Cell(text) for text in texts]


def test_captions_above_a_grid_and_headers_repeated_in_it():
    """One cell across the top is a caption; a header that stands again is dropped."""
    title = Cell("任务表", "t")
    rows = [
        [title] * 3,
        _row("序号", "任务", "单位"),
        _row("1", "甲", "乙"),
        _row("序号", "任务", "单位"),
        _row("2", "丙", "丁"),
    ]
    grid = read_grid(rows, number=1)
    assert grid.captions == ("任务表",)
    assert grid.table is not None
    assert [row[0] for row in grid.table.rows] == ["1", "2"]
    assert [text for _, text in grid.repeated] == ["序号｜任务｜单位"]


def test_columns_are_named_by_all_their_header_rows():
    """A cell over two columns names both; the row below tells them apart, else their order does."""
    number, task = Cell("序号", "a"), Cell("公开事项", "b")
    assert column_names([[number, task, task], [number, Cell("一级"), Cell("二级")]]) == (
        "序号",
        "公开事项（一级）",
        "公开事项（二级）",
    )
    assert column_names([[number, task, task]]) == ("序号", "公开事项（一级）", "公开事项（二级）")
