"""Clause numbers of Chinese official texts: block texts → stable keys (L0).

第五条 has the key `5`, （二） under it `5-2`; where a text has no 条, 一、 is `1`, （二） under it `1-2`, `1.` under that
`1-2-1`. In a text with 条, a 一、 outside them is `s1`. When a numbering starts again (a notice and the measures that
it issues), the keys of the second part begin with `p2-`. 编, 章 and 节 take no part, so moving them moves no anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

_NUMERAL = "零〇一二三四五六七八九"
_CHINESE = r"[零〇一二两三四五六七八九十百千]{1,7}"
_MARK = re.compile(
    rf"(?P<article>第(?P<a>{_CHINESE}|\d{{1,4}})条(?:之(?P<a2>{_CHINESE}))?)(?=[\s　]|$|[^规例款之约和、，])"
    rf"|(?P<first>(?P<f>{_CHINESE})、)"
    rf"|(?P<second>[（(](?P<s>{_CHINESE})[）)])"
    r"|(?P<third>(?P<t>\d{1,3})[.．、](?!\d))"
    r"|(?P<fourth>[（(](?P<q>\d{1,3})[）)])"
)
_DEPTHS = {"first": (1, "f"), "second": (2, "s"), "third": (3, "t"), "fourth": (4, "q")}
"""Depth of each outer group of `_MARK`, and the group that holds its number."""
_UNITS = {"十": 10, "百": 100, "千": 1000}


@lru_cache(maxsize=4096)
def number(text: str) -> int:
    """Read a Chinese or Arabic numeral below 10,000."""
    if text.isdigit() and text.isascii():
        return int(text)
    total = digit = 0
    for character in text.replace("两", "二"):
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = max(0, _NUMERAL.index(character) - 1)
    return total + digit


def chinese(value: int) -> str:
    """Write a number below 10,000 as the Chinese numeral that clauses use."""
    if value >= 10000:
        return str(value)
    written, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            written += ("零" if zero and written else "") + _NUMERAL[digit + 1] + name
            zero = False
        else:
            zero = bool(written)
    return written.removeprefix("一") if written.startswith("一十") else written or "零"


class Mark(NamedTuple):
    """A clause number at the start of a block. `depth` is 0 for 条, 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）."""

    depth: int
    value: str
    written: str


def mark(text: str) -> Mark | None:
    """Read the clause number with which a block of text begins."""
    found = _MARK.match(text)
    return _read(found[0]) if found else None


@lru_cache(maxsize=4096)
def _read(written: str) -> Mark:
    found = _MARK.match(written)
    if found is None:
        raise ValueError(written)
    if found["article"]:
        extra = f".{number(found['a2'])}" if found["a2"] else ""
        return Mark(0, f"{number(found['a'])}{extra}", written)
    depth, digits = _DEPTHS[str(found.lastgroup)]
    return Mark(depth, str(number(found[digits])), written)


class Clause(NamedTuple):
    """One clause. `label` is how it is cited (第五条第（二）项); `lead` is the block's text, at most 80 characters."""

    key: str
    label: str
    lead: str
    depth: int

    @property
    def anchor(self) -> str:
        """Fragment of the clause's address."""
        return f"c{self.key}"


_Step = tuple[int, str, str]
"""Depth, key and label of a clause on the way from the root to where the reading stands."""


def number_blocks(blocks: Iterable[tuple[int, str]], *, has_articles: bool) -> Iterator[tuple[int, Clause]]:
    """Number the blocks (position, text) that begin with a clause number; give each position with its clause."""
    path: list[_Step] = []
    seen: set[str] = set()
    part = ""
    number_of_part = 1
    for position, text in blocks:
        found = mark(text)
        if found is None:
            continue
        depth, key, label = _step(path, found, has_articles=has_articles)
        if len(path) == 1 and part + key in seen:
            number_of_part += 1
            part = f"p{number_of_part}-"
        full = part + key
        if full not in seen:
            seen.add(full)
            yield position, Clause(full, label, text[:80], depth)


def _step(path: list[_Step], found: Mark, *, has_articles: bool) -> _Step:
    """Move `path` on to the clause that `found` begins."""
    depth, value, written = found
    if depth < 2:
        path.clear()
    while path and path[-1][0] >= depth:
        path.pop()
    if path:
        _, key, label = path[-1]
        item = written if path[0][0] else f"第{written.rstrip('.．、')}项"
        step = (depth, f"{key}-{value}", label + item)
    else:
        step = (depth, f"s{value}" if has_articles and depth else value, written)
    path.append(step)
    return step
