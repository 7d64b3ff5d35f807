"""What an input file is made of on its way through ingest: lines, tables, and what was taken out of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Unreadable(Exception):
    """A file cannot be read at all; the message is one Chinese sentence for the editor."""


class Reason(StrEnum):
    """Why a line is not in the text that was written."""

    PAGE_NUMBER = "页码"
    RUNNING_HEAD = "每页重复的页眉页脚"
    CHROME = "网页导航、分享和工具栏"
    PAGE_FACT = "网页上的信息栏"
    PERSON = "编辑、责任编辑等人名"
    FOOTER = "网页页脚"
    LETTERHEAD = "版头"
    IMPRINT = "版记（抄送、印发）"
    CONTENTS = "目录"
    REPEATED_HEADER = "换页后重复的表头"
    REPEATED_TITLE = "重复的标题或文号"
    TITLE = "标题"
    NUMBER = "发文字号"
    UNKNOWN = "标题前后没有认出的文字"


TAKEN = frozenset({Reason.TITLE, Reason.NUMBER, Reason.PAGE_FACT, Reason.REPEATED_TITLE, Reason.LETTERHEAD})
"""Reasons of lines whose facts went into fields."""

OF_A_PAGE = frozenset({Reason.CHROME, Reason.PAGE_FACT, Reason.PERSON, Reason.FOOTER})
"""Reasons that only a text taken from a web page gives."""


def display_width(text: str) -> int:
    """Count the columns a text takes in a fixed-width font; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


@dataclass(frozen=True)
class Line:
    """One line (or Word paragraph) of the input; `number` counts from 1, `raw` keeps indentation and tabs."""

    number: int
    raw: str
    whole: bool = False
    """The input says that this is a whole paragraph (Word, HTML), so it was not wrapped by hand."""

    @cached_property
    def text(self) -> str:
        """The line without the space around it."""
        return self.raw.strip()

    @cached_property
    def indent(self) -> int:
        """Columns before the text."""
        return display_width(self.raw[: len(self.raw) - len(self.raw.lstrip())].replace("\t", "    "))

    @cached_property
    def width(self) -> int:
        """Columns up to the end of the text."""
        return self.indent + display_width(self.text)

    @property
    def is_empty(self) -> bool:
        """Nothing at all, not even a tab (an empty table cell in a text dump is a tab)."""
        return not self.text and "\t" not in self.raw


@dataclass(frozen=True)
class Table:
    """A table with its merged cells filled in; `carried` are (row, column) whose value came from the row above."""

    number: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_lines: tuple[int, ...] = ()
    """Line of the input on which each row begins."""
    carried: frozenset[tuple[int, int]] = frozenset()


Element = Line | Table


@dataclass(frozen=True, order=True)
class Dropped:
    """A line that is not in the text that was written, and why; `more` are lines over which it went on."""

    number: int
    text: str
    reason: Reason
    more: tuple[int, ...] = ()


@dataclass(frozen=True, order=True)
class Remark:
    """Something to tell the editor; line 0 is the file as a whole."""

    number: int
    message: str


@dataclass(frozen=True)
class Sifted:
    """The outcome of a step that takes things out: what is left, what was taken, what to say."""

    elements: tuple[Element, ...]
    dropped: tuple[Dropped, ...] = ()
    remarks: tuple[Remark, ...] = ()
    facts: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Field → (line, value as written) that a web page or form states."""
