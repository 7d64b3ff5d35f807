"""Sixth step of ingest: put together paragraphs that pages and line ends broke."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gongkai.ingest.chinese import only_date
from gongkai.ingest.elements import Element, Line, Table, display_width
from gongkai.ingest.mending import NOTE, glue, is_closed, is_cut
from gongkai.ingest.numbering import DIVISIONS, Mark, read_numbering
from gongkai.ingest.organs import is_organ
from gongkai.ingest.titles import is_complete_title

_LONG_ENOUGH = 24
_LONGEST_HEADING = 50
_LONGEST_TITLE = 80
_SLACK = 4
_NARROWEST, _WIDEST = 36, 120
_LABELLED = re.compile(r"[\u4e00-\u9fff（）()、]{2,12}[：:]")
_APPENDIX = re.compile(r"附\s*[件表录]\s*[\d一二三四五六七八九十]*\s*([:：].*)?|附\s*[:：].*")
_COPIES = re.compile(r"(抄送|抄报|分送|主送)[：:]")
_CANNOT_START = re.compile(r"[，。、；：？！）)》”’」』,.;:]")
_RUNNING = re.compile(r"[，、；。,;]")


@dataclass(frozen=True)
class Paragraph:
    """A whole paragraph; `lines` are those of the input that it was put together from."""

    text: str
    lines: tuple[int, ...]
    indent: int = 0
    last_width: int = 0

    @property
    def number(self) -> int:
        """Line of the input on which it begins."""
        return self.lines[0]


@dataclass(frozen=True)
class Shape:
    """How the text was set: `width` of its lines when they were wrapped by hand (else 0), what marks a new paragraph."""

    width: int = 0
    indented: bool = False
    spaced: bool = False


Part = Paragraph | Table


def mend(elements: Sequence[Element], pages: Collection[int] = ()) -> tuple[Part, ...]:
    """Give the paragraphs and tables of a text; `pages` are the lines on which page numbers stood."""
    shape = read_shape([element for element in elements if isinstance(element, Line)])
    parts: list[Part] = []
    blank = False
    for place, element in enumerate(elements):
        if isinstance(element, Table):
            parts.append(element)
        elif not element.text:
            blank = True
            continue
        elif (
            parts
            and isinstance(parts[-1], Paragraph)
            and (
                _goes_on(parts[-1], element, shape, blank, elements[place + 1 :])
                or _goes_over(parts[-1], element, pages, elements[place + 1 :])
            )
        ):
            parts[-1] = _joined(parts[-1], element)
        else:
            parts.append(Paragraph(element.text, (element.number,), element.indent, element.width))
        blank = False
    return tuple(parts)


def read_shape(lines: Sequence[Line]) -> Shape:
    """Measure the lines: most unfinished ones end at one width in a text wrapped by hand."""
    filled = [line for line in lines if line.text and not line.whole]
    widths = sorted(line.width for line in filled if not is_closed(line.text) and not is_heading_like(line.text))
    width = widths[len(widths) * 9 // 10] if widths else 0
    full = [each for each in widths if width - 2 * _SLACK <= each <= width + _SLACK]
    wrapped = len(full) >= 5 and len(full) >= 0.6 * len(widths) and _NARROWEST <= width <= _WIDEST
    after_blank = sum(1 for before, line in pairwise(lines) if line.text and not before.text)
    return Shape(width if wrapped else 0, _uses_indents(filled), 0 < after_blank < 0.8 * len(filled))


def _uses_indents(filled: Sequence[Line]) -> bool:
    """Tell whether paragraphs begin indented: most lines after a finished one are, most after an unfinished one not."""
    pairs = list(pairwise(filled))
    starts = [line.indent > 0 for before, line in pairs if is_closed(before.text)]
    middles = [
        line.indent > 0 for before, line in pairs if not is_closed(before.text) and len(before.text) > _LONG_ENOUGH
    ]
    return len(starts) >= 3 and sum(starts) >= 0.6 * len(starts) and sum(middles) <= 0.4 * max(len(middles), 1)


def _goes_on(paragraph: Paragraph, line: Line, shape: Shape, blank: bool, rest: Sequence[Element]) -> bool:
    """Tell whether a line continues the paragraph before it."""
    text = paragraph.text
    if _CANNOT_START.match(line.text):
        return not is_closed(text)
    if _starts_something(line, rest) or _stands_alone(text):
        return False
    if is_cut(text) or (_COPIES.match(text) and not is_closed(text)):
        return True
    if line.whole:
        return False
    full = bool(shape.width) and paragraph.last_width >= shape.width - 2 * _SLACK
    fresh = (shape.indented and line.indent > 0) or (shape.spaced and blank)
    if is_closed(text):
        return full and not fresh and (shape.indented or not text.endswith(("：", ":")))
    if full and not (shape.indented and line.indent > 0):
        return True
    return (_is_running(text) and not is_heading_like(text)) or _is_broken_article(text)


def _goes_over(paragraph: Paragraph, line: Line, pages: Collection[int], rest: Sequence[Element]) -> bool:
    """Tell whether a line continues on a new page what the last one left in the middle of an article or a sentence."""
    text = paragraph.text
    if not any(paragraph.lines[-1] < page < line.number for page in pages) or is_closed(text):
        return False
    if _starts_something(line, rest) or _stands_alone(text):
        return False
    numbering = read_numbering(text)
    return bool(numbering.rest) and numbering.mark is Mark.ARTICLE if numbering else len(text) >= _LONG_ENOUGH


def _starts_something(line: Line, rest: Sequence[Element]) -> bool:
    text = line.text
    if read_numbering(text) or only_date(text) or NOTE.fullmatch(text) or _APPENDIX.fullmatch(text):
        return True
    if _LABELLED.match(text) and len(text) < 60 and not is_closed(text):
        return True
    return is_organ(text) and _is_signature(rest)


def _is_signature(rest: Sequence[Element]) -> bool:
    """Tell whether organs' names up to a date follow."""
    for element in [element for element in rest if not isinstance(element, Line) or element.text][:8]:
        if not isinstance(element, Line):
            return False
        if only_date(element.text):
            return True
        if not is_organ(element.text):
            return False
    return False


def _stands_alone(text: str) -> bool:
    """Tell a line that is complete though no full stop ends it."""
    if only_date(text) or NOTE.fullmatch(text) or re.fullmatch(r"附\s*件\s*\d*", text) or is_organ(text):
        return True
    if len(text) > _LONGEST_TITLE or re.search(r"[，。；]|、《|》[、和及]", text) or read_numbering(text):
        return False
    return is_complete_title(text) and display_width(text) > 8


def is_heading_like(text: str) -> bool:
    """Tell a short numbered line that no full stop ends or divides."""
    numbering = read_numbering(text)
    if not numbering:
        return False
    return numbering.mark in DIVISIONS or (
        len(text) <= _LONGEST_HEADING and not re.search(r"[。；;]", text) and not is_cut(text)
    )


def _is_broken_article(text: str) -> bool:
    """Tell an article that stops in the middle of its first sentence: a name of an article has no comma."""
    numbering = read_numbering(text)
    return bool(numbering and numbering.mark is Mark.ARTICLE and _RUNNING.search(numbering.rest))


def _is_running(text: str) -> bool:
    return len(text) >= _LONG_ENOUGH and bool(_RUNNING.search(text)) and not _LABELLED.match(text)


def _joined(paragraph: Paragraph, line: Line) -> Paragraph:
    text = glue(paragraph.text, line.text)
    return replace(paragraph, text=text, lines=(*paragraph.lines, line.number), last_width=line.width)
