"""The plain part of YAML that nearly every source keeps to (L0): text → plain values in one pass, or nothing.

`key: value`, `- item`, `[a, b]` and groups nested by indentation, one line each. Whatever is written otherwise, doubtful
or wrong is left to `yamltext`, which reads all of YAML and says what is wrong; a property holds the two against each other.
"""

from __future__ import annotations

import re
from typing import Any

EMPTY = {"", "~", "null", "Null", "NULL"}
"""How an empty value is written."""
SURPRISE = re.compile(
    r"(?:yes|no|on|off|y|n)$|[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?$|[-+]?0\d+$|[-+]?\d[\d_]*\.\d*0$|[-+]?\d[\d_]*_\d+$"
    r"|0[xo][0-9a-f]+$|[-+]?\d+(?:\.\d*)?e[-+]?\d+$|[-+]?\.(?:inf|nan)$",
    re.IGNORECASE,
)
"""Values that YAML 1.1 reads as something else than what was typed."""
_DOUBTFUL = frozenset("0123456789+-.yYnNoO")
"""How such values begin."""
_SPECIAL = _DOUBTFUL | frozenset("'\"[~")
"""How values begin that may not be simply what was typed."""
_DEEPEST = 16
_FOREIGN = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that end a line in YAML, or that it does not allow."""
_OPENING = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
_LINE = re.compile(
    r"^(?:(?P<indent> *+)(?P<dash>(?:- )?)"
    r"(?:(?P<key>[A-Za-z_][A-Za-z0-9_-]*+|'[A-Za-z]+'):(?: ++(?=\S)|$))?"
    rf"(?P<value>{_OPENING}(?:[^:#\n]++|:(?![ \n]|\Z)|(?<! )\#)*+(?<! )|'[^'\n]*+'|\"[^\"\\\n]*+\"|\[[^\[\]{{}}:#\n]*+\])?"
    r"| *+#[^\n]*+| *+)$",
    re.MULTILINE,
)
_MEMBER = re.compile(rf" *+(?:{_OPENING}[^,'\"?\n]*+|'[^',\n]*+'|\"[^\",\\\n]*+\") *+")


_Row = tuple[str, str, str, str]
"""Indentation, dash, key and value of a line."""


class _Elsewhere(Exception):
    """The text is not of the plain part."""


def read(text: str) -> dict[str, Any] | None:
    """Give the mapping that a text of the plain part holds; None for any other text."""
    if _FOREIGN.search(text):
        return None
    found = rows(text)
    if len(found) != text.count("\n") + 1:
        return None
    written = [each for each in found if each[3] or each[2] or each[1]]
    try:
        value, end = _mapping(written, 0, "", 0)
    except _Elsewhere:
        return None
    return value if written and end == len(written) else None


def rows(text: str) -> list[_Row]:
    """Take the lines of a text apart; one that is not of the plain part is left out."""
    return _LINE.findall(text)


def _mapping(rows: list[_Row], place: int, indent: str, depth: int) -> tuple[dict[str, Any], int]:
    """Read the keys at one indentation from a place on; give the mapping and the place behind it."""
    made: dict[str, Any] = {}
    end = len(rows)
    while place < end:
        at, dash, key, value = rows[place]
        if at != indent or dash:
            break
        place += 1
        if key[:1] == "'":
            key = key.strip("'")
        if not key or key in made or key in EMPTY:
            raise _Elsewhere
        if value:
            made[key] = _value(value) if value[0] in _SPECIAL else value
        else:
            made[key], place = _group(rows, place, indent, depth)
    return made, place


def _group(rows: list[_Row], place: int, indent: str, depth: int) -> tuple[Any, int]:
    """Read what stands below a key without a value: a list, a mapping, or nothing."""
    if place == len(rows) or len(rows[place][0]) < len(indent):
        return None, place
    below, dash, _, _ = rows[place]
    if depth >= _DEEPEST:
        raise _Elsewhere
    if dash:
        return _list(rows, place, below, depth + 1)
    return (None, place) if below == indent else _mapping(rows, place, below, depth + 1)


def _list(rows: list[_Row], place: int, indent: str, depth: int) -> tuple[list[Any], int]:
    made: list[Any] = []
    while place < len(rows):
        at, dash, key, value = rows[place]
        if not dash or at != indent:
            break
        if key:
            inner = f"{indent}  "
            rows[place] = (inner, "", key, value)
            member, place = _mapping(rows, place, inner, depth + 1)
            made.append(member)
        elif value:
            made.append(_value(value) if value[0] in _SPECIAL else value)
            place += 1
        else:
            raise _Elsewhere
    return made, place


def _value(written: str) -> Any:
    """Read what stands behind a key or a dash on its line."""
    first = written[0]
    if first in "'\"":
        return written[1:-1]
    if first == "[":
        inner = written[1:-1]
        return [_member(each) for each in inner.split(",")] if inner.strip() else []
    if written in EMPTY:
        return None
    if first in _DOUBTFUL and len(written) < 24 and SURPRISE.match(written):
        raise _Elsewhere
    return written


def _member(written: str) -> Any:
    if not _MEMBER.fullmatch(written):
        raise _Elsewhere
    return _value(written.strip(" "))
