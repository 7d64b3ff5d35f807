"""Folded text as 16-bit units, many documents at once (data's way: texts -> units -> grams).

The same folding as `folding.fold`, in numpy. 0 stands for a break no gram crosses, 1 for the mark before a word;
characters outside the basic plane share a private range, where two of them may meet: results are confirmed anyway.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongkai.search import folding

Units = npt.NDArray[np.uint16]
BREAK_UNIT = 0
MARK_UNIT = 1
_ASTRAL_BASE, _ASTRAL_SIZE = 0xE000, 6400
_NORMAL, _DROPPED, _OPENING, _CLOSING = 0, 1, 2, 3


class Encoded(NamedTuple):
    """Units of a text, and for each the index of the character it came from."""

    units: Units
    origin: npt.NDArray[np.int64]


def unit_of(character: str) -> int:
    """Return the unit of one folded character."""
    code = ord(character)
    if character == folding.BREAK:
        return BREAK_UNIT
    return code if code <= 0xFFFF else _ASTRAL_BASE + code % _ASTRAL_SIZE


def units_of(folded: str) -> tuple[int, ...]:
    """Return the units of a folded text, for queries."""
    return tuple(map(unit_of, folded))


@cache
def _unit_table() -> Units:
    codes = np.arange(0x110000, dtype=np.int64)
    table = np.where(codes <= 0xFFFF, codes, _ASTRAL_BASE + codes % _ASTRAL_SIZE).astype(np.uint16)
    for source, target in folding.characters().items():
        table[ord(source)] = ord(target)
    table[ord(folding.BREAK)] = BREAK_UNIT
    return table


@cache
def _role_table() -> npt.NDArray[np.uint8]:
    roles = np.zeros(0x110000, dtype=np.uint8)
    for source, target in (*folding.characters().items(), ("(", "("), (")", ")")):
        roles[ord(source)] = {"(": _OPENING, ")": _CLOSING}.get(target, _NORMAL)
    roles[[ord(c) for c in folding.dropped()]] = _DROPPED
    roles[0xD800:0xE000] = _DROPPED
    return roles


@cache
def word_table() -> npt.NDArray[np.bool_]:
    """Return, for each unit, whether it belongs to a word (no gram begins inside one)."""
    table = np.zeros(0x10000, dtype=np.bool_)
    for low, high in folding.WORD_RANGES:
        table[low : high + 1] = True
    return table


def encode(text: str) -> Encoded:
    """Fold `text` (thousands of documents joined by line feeds) into units."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    units, roles = _unit_table()[codes], _role_table()[codes]
    digit = (units >= 0x30) & (units <= 0x39)
    gone = roles == _DROPPED
    gone[:-1] |= (roles[:-1] == _OPENING) & digit[1:]
    gone[1:] |= (roles[1:] == _CLOSING) & digit[:-1]
    word = word_table()[units] & ~gone
    begins = word.copy()
    begins[1:] &= ~word[:-1]
    width = (~gone).astype(np.int64) + begins
    origin = np.repeat(np.arange(codes.size, dtype=np.int64), width)
    result = units[origin]
    result[(np.cumsum(width) - width)[begins]] = MARK_UNIT
    return Encoded(result, origin)
