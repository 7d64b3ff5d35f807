"""The lines of a text of YAML's plain part (L0): pointer of every value → line, ten times faster than from libyaml's events."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai import yamlplain
from gongkai.findings import Pointer


@dataclass(slots=True)
class _Open:
    """A mapping or list that goes on: how far it is indented, and how many members a list has so far, -1 for a mapping."""

    indent: int
    pointer: Pointer
    members: int = -1


def lines(text: str) -> dict[Pointer, int] | None:
    """Map the pointer of every value to its 1-based line; None for a text that is not of the plain part."""
    if yamlplain.read(text) is None:
        return None
    rows = ((number, row) for number, row in enumerate(yamlplain.rows(text), start=1) if any(row[1:]))
    found: dict[Pointer, int] = {}
    waiting: list[_Open] = []
    unfilled: Pointer | None = ()
    for number, (indent, dash, key, value) in rows:
        found.setdefault((), number)
        pointer = _at(waiting, len(indent), unfilled, listed=bool(dash))
        if dash:
            found[pointer] = number
        if key:
            if dash:
                waiting.append(_Open(len(indent) + 2, pointer))
            pointer = (*waiting[-1].pointer, key.strip("'"))
            found[pointer] = number
        unfilled = None if value else pointer
        if value.startswith("["):
            found.update({(*pointer, place): number for place in range(value.count(",") + 1) if value[1:-1].strip()})
    return found


def _at(waiting: list[_Open], indent: int, unfilled: Pointer | None, *, listed: bool) -> Pointer:
    """Leave what has ended before a row and enter what begins with it; give the pointer of a list's member."""
    while waiting and waiting[-1].indent > indent:
        waiting.pop()
    top = waiting[-1] if waiting else None
    if top and top.indent == indent and top.members >= 0 and not listed:
        waiting.pop()
    elif top is None or top.indent < indent or (listed and top.members < 0):
        waiting.append(_Open(indent, unfilled or (), 0 if listed else -1))
    if not listed:
        return ()
    waiting[-1].members += 1
    return (*waiting[-1].pointer, waiting[-1].members - 1)
