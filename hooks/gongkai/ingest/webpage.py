"""Saved web pages → lines and tables (ingest); navigation that survives here is `noise`'s to take out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from gongkai.ingest.decode import check_bytes, decode
from gongkai.ingest.elements import Dropped, Element, Line, Reason, Sifted, Table
from gongkai.ingest.grids import Cell, read_grid
from gongkai.ingest.labels import Fact, read_labels

_HIDDEN = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "head",
    "nav",
    "select",
    "button",
    "iframe",
    "object",
    "textarea",
    "form",
}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "header", "footer", "main",
    "aside", "blockquote", "pre", "center", "br", "hr", "table", "tr", "title", "address", "fieldset", "figure", "figcaption", "body",
}  # fmt: skip
_FACTS = {
    "articletitle": Fact.TITLE,
    "pubdate": Fact.PUBLISHED_ON,
    "contentsource": Fact.SOURCE,
    "keywords": Fact.KEYWORDS,
}
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_LONGEST_CELL = 1500


def read_page(data: bytes) -> Sifted:
    """Read the text of a saved page, and the facts of its meta tags (国办发〔2017〕47号)."""
    check_bytes(data)
    reader = _Reader()
    reader.feed(_text(data))
    reader.close()
    reader.flush()
    return Sifted(tuple(reader.elements), tuple(reader.dropped), (), reader.facts)


def _text(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and declared[1].lower() in (b"gb2312", b"gbk", b"gb18030"):
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            pass
    return decode(data)


class _Reader(HTMLParser):
    """Turns tags into lines; a table that holds data becomes a table, one that only sets the page becomes lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.dropped: list[Dropped] = []
        self.facts: dict[str, tuple[int, str]] = {}
        self.words: list[str] = []
        self.hidden: list[str] = []
        self.tables: list[_RawTable] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a cell or a stretch that is not shown."""
        attributes = dict(attrs)
        if tag == "meta":
            self._fact(attributes)
        if self.hidden:
            if tag == self.hidden[-1]:
                self.hidden.append(tag)
            return
        if tag in _HIDDEN or "display:none" in (attributes.get("style") or "").replace(" ", ""):
            if tag not in _VOID:
                self.hidden.append(tag)
            return
        if tag in _BLOCKS or tag in ("td", "th"):
            self.flush()
        if tag == "table":
            self.tables.append(_RawTable(self.getpos()[0]))
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].open_cell(attributes)
        elif tag == "tr" and self.tables:
            self.tables[-1].open_row()

    def handle_endtag(self, tag: str) -> None:
        """End what the tag began."""
        if self.hidden:
            if tag == self.hidden[-1]:
                self.hidden.pop()
            return
        if tag in _BLOCKS or tag in ("td", "th"):
            self.flush()
        if tag == "table" and self.tables:
            self._close_table(self.tables.pop())

    def handle_data(self, data: str) -> None:
        """Gather words."""
        if not self.hidden:
            self.words.append(data)

    def flush(self) -> None:
        """End the line."""
        text = re.sub(r"[ \t\r\n\f]+", " ", "".join(self.words)).strip(" ")
        self.words = []
        if not text.strip():
            return
        line = Line(self.getpos()[0], text, whole=True)
        if self.tables and self.tables[-1].in_cell:
            self.tables[-1].add(line)
        else:
            self.elements.append(line)

    def _fact(self, attributes: dict[str, str | None]) -> None:
        fact = _FACTS.get((attributes.get("name") or "").lower())
        content = (attributes.get("content") or "").strip()
        if fact and content:
            self.facts.setdefault(fact, (self.getpos()[0], content))

    def _close_table(self, raw: _RawTable) -> None:
        inner = raw.as_elements()
        if self.tables and self.tables[-1].in_cell:
            for element in inner:
                self.tables[-1].add(element)
        else:
            self.elements += inner
        self.dropped += raw.dropped


class _RawTable:
    """A table while it is being read: rows of cells with their spans and contents."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.rows: list[list[tuple[int, int, list[Element]]]] = []
        self.lines: list[int] = []
        self.in_cell = False
        self.dropped: list[Dropped] = []

    def open_row(self) -> None:
        """Begin a row."""
        self.rows.append([])
        self.lines.append(self.number)
        self.in_cell = False

    def open_cell(self, attributes: dict[str, str | None]) -> None:
        """Begin a cell."""
        if not self.rows:
            self.open_row()
        self.rows[-1].append((_span(attributes.get("rowspan"), 500), _span(attributes.get("colspan"), 60), []))
        self.in_cell = True

    def add(self, element: Element) -> None:
        """Put a line or an inner table into the open cell."""
        if not self.rows[-1][-1][2]:
            self.lines[-1] = element.number
        self.rows[-1][-1][2].append(element)

    def as_elements(self) -> list[Element]:
        """Give a table of data as a table; give what a table of layout holds as it stands, labelled facts as 标签：值."""
        contents = [element for row in self.rows for _, _, content in row for element in content]
        if self._is_layout():
            return contents
        facts = self._facts()
        if facts:
            return list(facts)
        grid = read_grid(self._grid(), number=self.number, lines=self.lines)
        self.dropped += [Dropped(line, text, Reason.REPEATED_HEADER) for line, text in grid.repeated]
        captions: list[Element] = [Line(self.number, caption, whole=True) for caption in grid.captions]
        return [*captions, grid.table] if grid.table else captions

    def _is_layout(self) -> bool:
        widest = max((len(row) for row in self.rows), default=0)
        inner = any(isinstance(element, Table) for row in self.rows for _, _, content in row for element in content)
        longest = max(
            (sum(len(e.text) for e in content if isinstance(e, Line)) for row in self.rows for _, _, content in row),
            default=0,
        )
        return widest < 2 or inner or longest > _LONGEST_CELL

    def _facts(self) -> list[Line]:
        """Give label and value cells as lines when that is all the table has."""
        lines = []
        for row, number in zip(self.rows, self.lines, strict=True):
            text = "\t".join(_joined(content) for _, _, content in row)
            if text.strip() and not read_labels(text):
                return []
            lines.append(Line(number, text, whole=True))
        return [line for line in lines if line.text]

    def _grid(self) -> list[list[Cell]]:
        """Lay cells out on a grid; every place of a merged cell holds the same cell."""
        places: dict[tuple[int, int], Cell] = {}
        for row_index, row in enumerate(self.rows):
            column = 0
            for down, right, content in row:
                while (row_index, column) in places:
                    column += 1
                cell = Cell(_joined(content), (row_index, column) if down * right > 1 else None)
                places.update(
                    {
                        (row_index + r, column + c): cell
                        for r in range(min(down, len(self.rows) - row_index))
                        for c in range(right)
                    }
                )
                column += right
        width = max((column for _, column in places), default=-1) + 1
        return [[places.get((row, column), Cell("")) for column in range(width)] for row in range(len(self.rows))]


def _joined(content: list[Element]) -> str:
    return "\n".join(element.text for element in content if isinstance(element, Line))


def _span(value: str | None, most: int) -> int:
    return max(1, min(int(value), most)) if value and value.strip().isdecimal() else 1
