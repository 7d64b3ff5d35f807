"""Second step of ingest: text → numbered lines, freed of invisible characters and of a blank line after every line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gongkai.ingest.elements import Line, Unreadable

MAX_LINES = 50_000
_INVISIBLE = dict.fromkeys([0xFEFF, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)])
_CONTROL = {code: None for code in (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)) if code != 0x85}
_SPACES = {0xA0: " ", 0x2002: " ", 0x2003: " ", 0x2009: " ", 0x202F: " "}
_TABLE = {**_INVISIBLE, **_CONTROL, **_SPACES}
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def read_lines(text: str, *, whole: bool = False) -> tuple[Line, ...]:
    """Split text into lines; `whole` marks each as a paragraph by itself (from Word or HTML)."""
    raws = _BREAK.split(text)
    if len(raws) > MAX_LINES:
        raise Unreadable(f"有 {len(raws)} 行，超过上限 {MAX_LINES} 行；请拆开再试")
    lines = [Line(number, raw.translate(_TABLE).rstrip(" \u3000"), whole) for number, raw in enumerate(raws, 1)]
    return tuple(_undoubled(lines))


def _undoubled(lines: Sequence[Line]) -> Sequence[Line]:
    """Halve the blank lines of a text that has one after every line, so that those left mean something again."""
    filled = [index for index, line in enumerate(lines) if not line.is_empty]
    gaps = [after - before - 1 for before, after in pairwise(filled)]
    if len(gaps) < 4 or sum(gap % 2 for gap in gaps) < 0.97 * len(gaps):
        return lines
    kept: list[Line] = []
    for index, gap in zip(filled, [*gaps, 0], strict=True):
        kept.extend(lines[index : index + 1 + gap // 2])
    return kept
