"""Clause numbers of Chinese official texts: block texts → stable keys (L0).

第五条 has the key `5`, （二） under it `5-2`; where a text has no 条, 一、 is `1`, （二） under it `1-2`, `1.` under that
`1-2-1`. In a text with 条, a 一、 outside them is `s1`. When a numbering starts again (a notice and the measures that
it issues), the keys of the second part begin with `p2-`. 编, 章 and 节 take no part, so moving them moves no anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NUMERAL = "零〇一二三四五六七八九"
_CHINESE = r"[零〇一二两三四五六七八九十百千]{1,7}"
_MARK = re.compile(
    rf"(?P<article>第(?P<a>{_CHINESE}|\d{{1,4}})条(?:之(?P<a2>{_CHINESE}))?)(?=[\s　]|$|[^规例款之约和、，])"
    rf"|(?P<first>(?P<f>{_CHINESE})、)"
    rf"|(?P<second>[（(](?P<s>{_CHINESE})[）)])"
    r"|(?P<third>(?P<t>\d{1,3})[.．、](?!\d))"
    r"|(?P<fourth>[（(](?P<q>\d{1,3})[）)])"
)
_UNITS = {"十": 10, "百": 100, "千": 1000}


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


@dataclass(frozen=True, slots=True)
class Mark:
    """A clause number at the start of a block. `depth` is 0 for 条, 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）."""

    depth: int
    value: str
    written: str


def mark(text: str) -> Mark | None:
    """Read the clause number with which a block of text begins."""
    found = _MARK.match(text)
    if not found:
        return None
    if found["article"]:
        extra = f".{number(found['a2'])}" if found["a2"] else ""
        return Mark(0, f"{number(found['a'])}{extra}", found["article"])
    for depth, (group, digits) in enumerate((("first", "f"), ("second", "s"), ("third", "t"), ("fourth", "q")), start=1):
        if found[group]:
            return Mark(depth, str(number(found[digits])), found[group])
    return None


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. `label` is how it is cited (第五条第（二）项); `lead` is the block's text, at most 80 characters."""

    key: str
    label: str
    lead: str
    depth: int

    @property
    def anchor(self) -> str:
        """Fragment of the clause's address."""
        return f"c{self.key}"


def number_blocks(blocks: Iterable[tuple[int, str]], *, has_articles: bool) -> Iterator[tuple[int, Clause]]:
    """Number the blocks (position, text) that begin with a clause number; give each position with its clause."""
    path: list[Mark] = []
    seen: set[str] = set()
    part = 1
    for position, text in blocks:
        found = mark(text)
        if found is None:
            continue
        path = [*(step for step in path if step.depth < found.depth), found]
        if found.depth in (0, 1):
            path = [found]
        key = _key(path, has_articles)
        if len(path) == 1 and _in_part(key, part) in seen:
            part += 1
        full = _in_part(key, part)
        if full in seen:
            continue
        seen.add(full)
        yield position, Clause(full, _label(path), text[:80], found.depth)


def _in_part(key: str, part: int) -> str:
    return key if part == 1 else f"p{part}-{key}"


def _key(path: list[Mark], has_articles: bool) -> str:
    prefix = "s" if has_articles and path[0].depth else ""
    return prefix + "-".join(step.value for step in path)


def _label(path: list[Mark]) -> str:
    first, *rest = path
    if first.depth:
        return "".join(step.written for step in path)
    return first.written + "".join(f"第{step.written.rstrip('.．、')}项" for step in rest)
