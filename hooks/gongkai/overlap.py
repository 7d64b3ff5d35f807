"""How much of one text is copied from another (L0): the share of its words that lie in long common runs."""

from __future__ import annotations

import re

RUN = 12
"""Common characters in a row from which they count as copied: longer than names of offices and laws in passing."""
_GRAM = 8
_WORDS = re.compile(r"[^\W_]+")


def copied_share(text: str, original: str) -> float:
    """Give the share, 0 to 1, of the letters of `text` that lie in runs of at least `RUN` letters also in `original`.

    Punctuation, white space and markup do not count, so that a new layout hides nothing.
    """
    mine, other = _letters(text), _letters(original)
    if len(mine) < RUN or len(other) < RUN:
        return 0.0
    return _copied(mine, other, _places(other)) / len(mine)


def _letters(text: str) -> str:
    return "".join(_WORDS.findall(text))


def _places(other: str) -> dict[str, list[int]]:
    """Index every few letters: a run of `RUN` holds at least one indexed gram whole."""
    places: dict[str, list[int]] = {}
    for start in range(0, len(other) - _GRAM + 1, RUN - _GRAM + 1):
        places.setdefault(other[start : start + _GRAM], []).append(start)
    return places


def _copied(mine: str, other: str, places: dict[str, list[int]]) -> int:
    copied = done = position = 0
    while position <= len(mine) - _GRAM:
        starts = places.get(mine[position : position + _GRAM])
        if starts is None:
            position += 1
            continue
        begin, stop = max((_run(mine, position, other, start) for start in starts[:8]), key=lambda run: run[1] - run[0])
        if stop - begin >= RUN:
            copied += stop - max(begin, done)
            done = stop
            position = stop
        else:
            position += 1
    return copied


def _run(mine: str, position: int, other: str, start: int) -> tuple[int, int]:
    """Stretch a common gram both ways; give where the run begins and ends in `mine`."""
    begin, back = position, start
    while begin and back and mine[begin - 1] == other[back - 1]:
        begin, back = begin - 1, back - 1
    stop, forth = position + _GRAM, start + _GRAM
    while stop < len(mine) and forth < len(other) and mine[stop] == other[forth]:
        stop, forth = stop + 1, forth + 1
    return begin, stop
