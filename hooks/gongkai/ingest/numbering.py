"""Item numbers at the start of a line: 第一章, 第五条, 一、, （一）, 1., (1), ① (ingest)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from gongkai.ingest.chinese import NUMERAL, chinese_number


class Mark(IntEnum):
    """Sorts of item numbers, from the widest to the narrowest."""

    PART = 1
    CHAPTER = 2
    SECTION = 3
    ARTICLE = 4
    CHINESE = 5
    CHINESE_BRACKET = 6
    ARABIC = 7
    ARABIC_BRACKET = 8
    CIRCLED = 9


DIVISIONS = frozenset({Mark.PART, Mark.CHAPTER, Mark.SECTION})


@dataclass(frozen=True)
class Numbering:
    """An item number: its sort, its value, how it is printed, and the text after it."""

    mark: Mark
    ordinal: int
    label: str
    rest: str


_N = rf"({NUMERAL}|\d{{1,3}})"
_PATTERNS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    (Mark.PART, re.compile(rf"第\s*{_N}\s*(?:编|部分)(?=[\s　：:]|\S{{0,30}}$)")),
    (Mark.CHAPTER, re.compile(rf"第\s*{_N}\s*章(?=[\s　：:]|\S{{0,30}}$)")),
    (Mark.SECTION, re.compile(rf"第\s*{_N}\s*节(?=[\s　：:]|\S{{0,30}}$)")),
    (Mark.ARTICLE, re.compile(rf"第\s*{_N}\s*条(?:之{NUMERAL})?(?![款项、和至的第规])")),
    (Mark.CHINESE, re.compile(r"([一二三四五六七八九十百]+)\s*[、．.](?!\d)")),
    (Mark.CHINESE_BRACKET, re.compile(r"[（(]\s*([一二三四五六七八九十百]+)\s*[）)](?![项款条目])\s*[、.．]?")),
    (Mark.ARABIC, re.compile(r"(\d{1,3})\s*[.．、](?!\d)")),
    (Mark.ARABIC_BRACKET, re.compile(r"(?:[（(]\s*(\d{1,3})\s*[）)]|(\d{1,3})[）)])\s*[、.．]?")),
    (Mark.CIRCLED, re.compile(r"([①-⑳])")),
)


def read_numbering(text: str) -> Numbering | None:
    """Read the item number that a line starts with."""
    for mark, pattern in _PATTERNS:
        match = pattern.match(text)
        if match:
            value = next(group for group in match.groups() if group)
            ordinal = ord(value) - ord("①") + 1 if mark is Mark.CIRCLED else chinese_number(value)
            return Numbering(mark, ordinal, re.sub(r"\s+", "", match[0]), text[match.end() :].strip())
    return None
