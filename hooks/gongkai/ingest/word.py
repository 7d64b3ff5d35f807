"""Word documents → lines and tables, with the item numbers that Word makes by itself (ingest)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError  # type: ignore[import-untyped]

from gongkai.ingest.archives import open_office
from gongkai.ingest.elements import Dropped, Element, Line, Reason, Remark, Sifted, Unreadable
from gongkai.ingest.grids import Cell, Grid, read_grid
from gongkai.ingest.word_numbers import Numbers

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {
    f"{_W}del",
    f"{_W}moveFrom",
    f"{_W}txbxContent",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_UNREAD = {
    f"{_W}drawing": "张图片或图形",
    f"{_W}pict": "张图片或图形",
    f"{_W}txbxContent": "个文本框",
    f"{_W}footnoteReference": "个脚注",
    f"{_W}del": "处修订中已删除的文字",
}


def read_word(data: bytes) -> Sifted:
    """Read the paragraphs and tables of a .docx file; `number` of a line is that of its paragraph."""
    stream = open_office(data, "word/document.xml", "Word")
    try:
        document = docx.Document(stream)
        return _Reader(document).read()
    except Unreadable:
        raise
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, IndexError, TypeError) as error:
        raise Unreadable("Word 文件的内部结构不完整；请用 Word 打开后另存再试") from error
    except RecursionError as error:
        raise Unreadable("Word 文件里的表格嵌套太深；请拆开再试") from error


class _Reader:
    """One pass over a document's body."""

    def __init__(self, document: Any) -> None:
        self.body = document.element.body
        self.numbers = Numbers(document)
        self.elements: list[Element] = []
        self.dropped: list[Dropped] = []
        self.count = 0
        self.cells = 0

    def read(self) -> Sifted:
        """Give the elements with a blank line between paragraphs, as a page has."""
        for child in self._parts(self.body):
            if child.tag == f"{_W}p":
                self._paragraph(child)
            else:
                self._table(child)
        return Sifted(tuple(self.elements), tuple(self.dropped), tuple(self._unread()))

    def _parts(self, parent: Any) -> Iterator[Any]:
        """Give paragraphs and tables, those inside content controls too."""
        for child in parent:
            if child.tag in (f"{_W}p", f"{_W}tbl"):
                yield child
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
                yield from self._parts(child)

    def _paragraph(self, paragraph: Any) -> None:
        self.count += 1
        text = self.numbers.label(paragraph) + _text(paragraph)
        lines = [line for line in text.split("\n") if line.strip()]
        self.elements += [Line(self.count, line, whole=True) for line in lines]
        self.elements.append(Line(self.count, "", whole=True))

    def _table(self, table: Any) -> None:
        self.count += 1
        grid = read_grid(list(self._rows(table)), number=self.count)
        self.elements += [Line(self.count, caption, whole=True) for caption in grid.captions]
        self.dropped += _repeated(grid)
        if grid.table:
            self.elements.append(grid.table)

    def _rows(self, table: Any) -> Iterator[list[Cell]]:
        """Give the rows of a table; places of a merged cell share their origin."""
        above: list[Cell] = []
        for row in table.iterchildren(f"{_W}tr"):
            cells: list[Cell] = [Cell("")] * _omitted(row)
            for cell in self._cells(row):
                properties = cell.find(f"{_W}tcPr")
                place = len(cells)
                held = above[place] if _goes_on_above(properties) and place < len(above) else None
                self.cells += 1
                made = held or Cell(self._cell_text(cell), self.cells)
                cells += [made] * _span(properties)
            above = cells
            yield cells

    def _cells(self, row: Any) -> Iterator[Any]:
        for child in row:
            if child.tag == f"{_W}tc":
                yield child
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
                yield from self._cells(child)

    def _cell_text(self, cell: Any) -> str:
        paragraphs = [self.numbers.label(paragraph) + _text(paragraph) for paragraph in cell.iter(f"{_W}p")]
        return "\n".join(text.strip() for text in paragraphs if text.strip())

    def _unread(self) -> Iterator[Remark]:
        for tag, what in _UNREAD.items():
            found = sum(1 for _ in self.body.iter(tag))
            if found:
                yield Remark(0, f"文中有 {found} {what}，没有读入，请核对")


def _text(element: Any) -> str:
    """Give the words of a paragraph, without deleted text and text boxes."""
    pieces: list[str] = []
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif child.tag == f"{_W}tab" and element.tag == f"{_W}r":
            pieces.append("\t")
        elif child.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif child.tag != f"{_W}pPr":
            pieces.append(_text(child))
    return "".join(pieces)


def _repeated(grid: Grid) -> list[Dropped]:
    return [Dropped(line, text, Reason.REPEATED_HEADER) for line, text in grid.repeated]


def _goes_on_above(properties: Any) -> bool:
    merge = None if properties is None else properties.find(f"{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _span(properties: Any) -> int:
    span = None if properties is None else properties.find(f"{_W}gridSpan")
    return min(int(span.get(f"{_W}val", "1")), 60) if span is not None else 1


def _omitted(row: Any) -> int:
    """Count the grid columns that a row leaves out at its start."""
    omitted = row.find(f"{_W}trPr/{_W}gridBefore")
    return min(int(omitted.get(f"{_W}val", "0")), 60) if omitted is not None else 0
