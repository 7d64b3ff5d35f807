"""Where a text dump holds a table one cell a line: its header, its cells, what stands among them without being one (ingest).

A table begins with 序号 and the names of the other columns. Where the dump wrote a tab before each cell, an empty cell is
a line with a tab. Headers repeated on new pages and page numbers between cells are taken out here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.ingest.chinese import only_date
from gongkai.ingest.chrome import is_bare_number
from gongkai.ingest.elements import Dropped, Element, Line, Reason
from gongkai.ingest.mending import glue, is_closed
from gongkai.ingest.numbering import Mark, read_numbering

ROW_NUMBER = re.compile(r"(\d{1,3})[.．、]?")
_FIRST_NAMES = frozenset({"序号", "编号", "序 号", "序　号"})
_END = re.compile(r"附\s*[件表]\s*\d*\s*[:：]?|注\s*[:：].*|备注\s*[:：].+")
_WIDE_MARKS = frozenset({Mark.PART, Mark.CHAPTER, Mark.SECTION, Mark.ARTICLE, Mark.CHINESE})
_MOST_NAMES, _LONGEST_NAME, _MOST_CELLS = 14, 16, 30_000


@dataclass(frozen=True)
class Token:
    """A cell, or what may be one: its index among the elements, its line, its text."""

    place: int
    number: int
    text: str


@dataclass
class Region:
    """A table's header and cells; `end` is the index of the element after it."""

    names: tuple[str, ...]
    tabbed: bool
    tokens: list[Token] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    end: int = 0


def find_region(elements: Sequence[Element], start: int) -> Region | None:
    """Read the region of a table whose header begins at `start`; None when none does."""
    first = elements[start]
    if not isinstance(first, Line) or first.text not in _FIRST_NAMES:
        return None
    region = Region((), first.raw.startswith("\t"))
    place = _read_names(elements, start, region)
    if not region.names:
        return None
    _read_tokens(elements, place, region)
    return region


def _read_names(elements: Sequence[Element], start: int, region: Region) -> int:
    """Read the names of the columns; give the index of the first cell."""
    names: list[str] = []
    for place in range(start, min(start + 6 * _MOST_NAMES, len(elements))):
        line = elements[place]
        if not isinstance(line, Line) or len(names) > _MOST_NAMES:
            return start
        if not line.text:
            continue
        if _is_untabbed_number(line, region) or _splits_header(elements, place):
            region.dropped.append(Dropped(line.number, line.text, Reason.PAGE_NUMBER))
        elif ROW_NUMBER.fullmatch(line.text):
            if len(names) > 2:
                region.names = tuple(_bare(name) for name in names)
            return place
        elif len(line.text) > _LONGEST_NAME or "。" in line.text or (region.tabbed and not line.raw.startswith("\t")):
            return start
        else:
            names.append(line.text)
    return start


def _read_tokens(elements: Sequence[Element], place: int, region: Region) -> None:
    while place < len(elements) and len(region.tokens) < _MOST_CELLS:
        line = elements[place]
        if not isinstance(line, Line) or _ends(line, region):
            break
        header = _repeated_header(elements, place, region)
        if header:
            _drop_page_number(region)
            place = header
            continue
        if _is_untabbed_number(line, region):
            region.dropped.append(Dropped(line.number, line.text, Reason.PAGE_NUMBER))
        elif line.raw.startswith("\t") or (line.text and not region.tabbed):
            region.tokens.append(Token(place, line.number, line.text))
        elif line.text:
            if not _goes_on(elements, place, region):
                break
            last = region.tokens.pop()
            region.tokens.append(Token(last.place, last.number, glue(last.text, line.text)))
        place += 1
    region.end = place


def _ends(line: Line, region: Region) -> bool:
    """Tell a line that no cell can be."""
    if _END.fullmatch(line.text):
        return True
    if region.tabbed or not line.text:
        return False
    numbering = read_numbering(line.text)
    return bool(numbering and numbering.mark in _WIDE_MARKS) or only_date(line.text) is not None


def _goes_on(elements: Sequence[Element], place: int, region: Region) -> bool:
    """Tell whether a line without a tab continues the cell before it: that one is unfinished, and a cell follows."""
    following = next(
        (element for element in elements[place + 1 : place + 6] if not isinstance(element, Line) or element.text), None
    )
    tabbed = isinstance(following, Line) and following.raw.startswith("\t")
    return tabbed and bool(region.tokens) and bool(region.tokens[-1].text) and not is_closed(region.tokens[-1].text)


def _repeated_header(elements: Sequence[Element], place: int, region: Region) -> int:
    """Give the index after a header that stands here again and note it as dropped; 0 when none does."""
    if not isinstance(elements[place], Line) or _bare(elements[place].text) != region.names[0]:  # type: ignore[union-attr]
        return 0
    seen: list[Dropped] = []
    names = list(region.names)
    for index in range(place, min(place + 6 * _MOST_NAMES, len(elements))):
        line = elements[index]
        if not isinstance(line, Line):
            return 0
        if line.text and _bare(line.text) == names[0]:
            seen.append(Dropped(line.number, line.text, Reason.REPEATED_HEADER))
            names.pop(0)
        elif is_bare_number(line.text):
            seen.append(Dropped(line.number, line.text, Reason.PAGE_NUMBER))
        elif line.text:
            return 0
        if not names:
            region.dropped += seen
            return index + 1
    return 0


def _drop_page_number(region: Region) -> None:
    """Take the bare number that ends a page, before the header on the next, out of the cells."""
    if not region.tabbed and region.tokens and is_bare_number(region.tokens[-1].text):
        last = region.tokens.pop()
        region.dropped.append(Dropped(last.number, last.text, Reason.PAGE_NUMBER))


def _splits_header(elements: Sequence[Element], place: int) -> bool:
    """Tell a page number between the names of a header: more names follow it, and then the first row's number."""
    if not is_bare_number(elements[place].text) or elements[place].text == "1":  # type: ignore[union-attr]
        return False
    names = 0
    for element in elements[place + 1 : place + 30]:
        if not isinstance(element, Line):
            return False
        if ROW_NUMBER.fullmatch(element.text):
            return names > 0 and element.text.startswith("1") and int(element.text.rstrip(".．、")) == 1
        if len(element.text) > _LONGEST_NAME or "。" in element.text:
            return False
        names += bool(element.text)
    return False


def _is_untabbed_number(line: Line, region: Region) -> bool:
    """Tell a page number among cells that bear a tab: it bears none."""
    return region.tabbed and is_bare_number(line.text) and not line.raw.startswith("\t")


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
