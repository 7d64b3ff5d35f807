"""Word, Excel and saved pages: structure that the format knows is kept."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gongkai.ingest.document import Document, read_document
from gongkai.ingest.elements import Table
from gongkai.ingest.intake import take_in

NOTICE = [
    "云溪区人民政府办公室文件",
    "云政办发〔2026〕12号",
    "云溪区人民政府办公室关于印发《云溪区便民停车实施方案》的通知",
    "各镇人民政府，各街道办事处，区政府各部门：",
    "《云溪区便民停车实施方案》已经区政府同意，现印发给你们，请认真组织实施。",
    "云溪区人民政府办公室",
    "2026年3月2日",
    "（此件公开发布）",
    "云溪区便民停车实施方案",
]


def _saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _word(paragraphs: list[str]):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def _read(document) -> Document:
    return read_document("公文.docx", _saved(document))


def test_a_word_document_is_read_as_text_is():
    """Fields, salutation, signature and inner title come out of the paragraphs."""
    document = _read(_word([*NOTICE, "一、总体目标", "新增泊位三千个。"]))
    assert document.fields.get("document_number") == "云政办发〔2026〕12号"
    assert document.fields.get("issued_by") == ("云溪区人民政府办公室",)
    assert "## 云溪区便民停车实施方案\n\n## 一、总体目标\n\n新增泊位三千个。" in document.markdown


def test_merged_cells_of_word_are_filled_in():
    """Vertical merges carry down; a header cell over two columns names both."""
    document = _word([*NOTICE, "附件", "任务清单"])
    table = document.add_table(rows=4, cols=4)
    for column, text in enumerate(["序号", "任务", "", "单位"]):
        table.cell(0, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    for row, texts in enumerate(
        [("1", "挖潜", "机关开放", "甲局"), ("2", "", "学校开放", "乙局"), ("3", "", "商圈共享", "丙局")], 1
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 1).merge(table.cell(3, 1))
    (read,) = _read(document).tables
    assert read.columns == ("序号", "任务（一级）", "任务（二级）", "单位")
    assert read.rows == (
        ("1", "挖潜", "机关开放", "甲局"),
        ("2", "挖潜", "学校开放", "乙局"),
        ("3", "挖潜", "商圈共享", "丙局"),
    )
    assert read.carried == {(1, 1), (2, 1)}


def _numbered(document, text: str, number_id: str, level: int = 0) -> None:
    paragraph = document.add_paragraph(text)
    properties = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(properties))


def test_numbers_that_word_makes_by_itself_are_written_out():
    """A list in 一、（一）1. is numbered as Word shows it, levels starting again below a new item."""
    document = _word(NOTICE)
    numbering = document.part.numbering_part.element
    levels = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    xml = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{xml}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for text, level in [
        ("总体目标", 0),
        ("挖潜。开放车位。", 1),
        ("新建。修建车库。", 1),
        ("保障措施", 0),
        ("明确责任。各负其责。", 1),
        ("按月报送。", 2),
    ]:
        _numbered(document, text, "91", level)
    markdown = _read(document).markdown
    for line in [
        "## 一、总体目标",
        "（一）**挖潜。**开放车位。",
        "（二）**新建。**修建车库。",
        "## 二、保障措施",
        "（一）**明确责任。**各负其责。",
        "1.按月报送。",
    ]:
        assert line in markdown.split("\n")


def test_what_word_holds_beside_the_text_is_told():
    """Struck-out words of a revision are not read; inserted ones are; the editor is told."""
    document = _word(NOTICE)
    paragraph = document.add_paragraph("停车费按")
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1"><w:r><w:t>小时</w:t></w:r></w:ins>'))
    paragraph._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="2"><w:r><w:delText>次</w:delText></w:r></w:del>'))
    paragraph.add_run("收取。")
    read = _read(document)
    assert "停车费按小时收取。" in read.markdown
    assert any("已删除的文字" in remark.message for remark in read.remarks)


def _workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["2026年重点任务分解表"])
    sheet.merge_cells("A1:E1")
    sheet.append(["序号", "工作任务", None, "责任单位", "时限"])
    sheet.merge_cells("B2:C2")
    sheet.append([1, "便民", "延时", "甲局", "长期"])
    sheet.append([2, None, "上门", "乙局", None])
    sheet.merge_cells("B3:B4")
    return book


def test_a_workbook_is_a_table_with_its_caption():
    """Merged cells are filled, numbers are printed as Excel shows them."""
    taken = take_in("表.xlsx", _saved(_workbook()))
    (table,) = [element for element in taken.elements if isinstance(element, Table)]
    assert [element.text for element in taken.elements if not isinstance(element, Table)] == ["2026年重点任务分解表"]
    assert table.columns == ("序号", "工作任务（一级）", "工作任务（二级）", "责任单位", "时限")
    assert table.rows == (("1", "便民", "延时", "甲局", "长期"), ("2", "便民", "上门", "乙局", ""))


def test_hidden_sheets_are_not_read_and_told():
    """What the office hid is not published by accident."""
    book = _workbook()
    hidden = book.create_sheet("内部")
    hidden.append(["序号", "身份证号码"])
    hidden.sheet_state = "hidden"
    taken = take_in("表.xlsx", _saved(book))
    assert not any("身份证" in str(element) for element in taken.elements)
    assert [remark.message for remark in taken.remarks] == ["有 1 张隐藏的工作表，没有读入"]


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><meta name="PubDate" content="2026-03-05 09:30">
<title>通告</title><script>var a = "<p>不是正文。</p>";</script></head><body>
<div>当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; 正文</div>
<table><tr><td>索引号：</td><td>11370399MB2800001X/2026-0000012</td><td>发文机关：</td><td>云溪区人民政府</td></tr>
<tr><td>成文日期：</td><td>2026年3月2日</td><td>有效性：</td><td>有效</td></tr></table>
<h1>云溪区人民政府关于加强河道采砂管理的通告</h1>
<div style="display: none">隐藏的文字。</div>
<p>　　为加强河道采砂管理，现通告如下：</p><p>一、禁止在城区段采砂。<br>二、本通告自2026年4月1日起施行。</p>
<table border="1"><tr><th>序号<th>河段<th>期限<tr><td>1<td rowspan="2">城区段<td>全年<tr><td>2<td>汛期</table>
<p>云溪区人民政府</p><p>2026年3月2日</p>
<div>【打印】【关闭】</div><div>主办：云溪区人民政府 版权所有</div></body></html>"""


@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("gbk", "gb18030")])
def test_a_saved_page(charset: str, encoding: str):
    """Facts come from its tables and meta tags, text from its paragraphs, a data table stays one, hidden text does not show."""
    document = read_document("通告.html", PAGE.replace("{charset}", charset).encode(encoding))
    get = document.fields.get
    assert get("title") == "云溪区人民政府关于加强河道采砂管理的通告"
    assert get("index_number") == "11370399MB2800001X/2026-0000012"
    assert (str(get("formed_on")), str(get("published_on")), str(get("effective_on"))) == (
        "2026-03-02",
        "2026-03-05",
        "2026-04-01",
    )
    assert document.tables[0].rows == (("1", "城区段", "全年"), ("2", "城区段", "汛期"))
    assert "一、禁止在城区段采砂。\n\n二、" in document.markdown
    for word in ("不是正文", "隐藏", "打印", "版权", "首页"):
        assert word not in document.markdown


def test_markdown_is_read_without_its_marks():
    """Headings, emphasis and escapes of Markdown are not doubled."""
    text = "# 关于加强值守的通知\n\n**各单位：**\n\n现就**节假日值守**通知如下。\n\n## 一、时间\n\n1\\. 全天值守。\n\n云溪区应急管理局\n\n2026年1月5日\n"
    document = read_document("通知.md", text.encode())
    assert document.fields.get("title") == "关于加强值守的通知"
    assert "现就节假日值守通知如下。" in document.markdown
