"""One spelling for what people write in many ways: the folding both readers and the index share (data's way: text -> units).

Width and case, traditional characters, kinds of dash are mapped one to one; white space, control characters and
quotation or title marks (“”《》「」) vanish; brackets vanish beside a digit, so 〔2023〕 = [2023] = 2023. A word of letters
or digits is preceded by MARK, which makes it findable whole or as a prefix and never from its middle. A line feed stays:
nothing matches across it. `table()` is everything the browser needs to fold alike.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

MARK = "\x01"
BREAK = "\n"
_QUOTES = "\"'“”‘’「」『』《》〈〉«»`´＂＇"
_OPENING = "([{〔【〖（［｛"
_CLOSING = ")]}〕】〗）］｝"
_DASHES = "—–―‐‑‒−－─"
_TRADITIONAL = Path(__file__).with_name("traditional.json")
WORD_RANGES = ((0x30, 0x39), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x24F), (0x370, 0x52F))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, where it came from in the original."""

    text: str
    origin: tuple[int, ...]


@cache
def characters() -> dict[str, str]:
    """Return the characters that fold to another one."""
    pairs = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
    pairs |= {chr(c): chr(c).lower() for c in (*range(0x41, 0x5B), *range(0xC0, 0x530)) if len(chr(c).lower()) == 1}
    pairs |= dict.fromkeys(_DASHES, "-")
    pairs |= {chr(0x2460 + i): str(i + 1) for i in range(9)} | {"•": "·", "・": "·", "．": ".", "～": "~", "％": "%"}
    known = json.loads(_TRADITIONAL.read_text("utf-8"))
    pairs |= dict(zip(known["traditional"], known["simplified"], strict=True))
    pairs |= dict.fromkeys(_OPENING, "(") | dict.fromkeys(_CLOSING, ")")
    folded = {key: value.lower() for key, value in pairs.items()}
    return {key: value for key, value in sorted(folded.items()) if key != value}


@cache
def dropped() -> frozenset[str]:
    """Return the characters that vanish: white space but the line feed, control characters, quotation and title marks."""
    codes = (
        *range(0x0A),
        *range(0x0B, 0x21),
        *range(0x7F, 0xA1),
        0xAD,
        0x3000,
        0xFEFF,
        *range(0x2000, 0x2010),
        *range(0x2028, 0x2030),
        *range(0x205F, 0x2070),
    )
    return frozenset(map(chr, codes)) | frozenset(_QUOTES)


def is_word(character: str) -> bool:
    """Tell whether a folded character belongs to words that are matched whole or by prefix."""
    code = ord(character)
    return any(low <= code <= high for low, high in WORD_RANGES)


def is_dropped(character: str) -> bool:
    """Tell whether a character vanishes wherever it stands; halves of surrogate pairs do too."""
    return character in dropped() or 0xD800 <= ord(character) <= 0xDFFF


def fold(text: str) -> Folded:
    """Fold one text; character for character what `units.encode` does to many at once."""
    mapping, gone = characters(), dropped()
    mapped = [mapping.get(c, c) for c in text]
    kept: list[str] = []
    origin: list[int] = []
    after_word = False
    for index, character in enumerate(mapped):
        vanishes = text[index] in gone or is_dropped(text[index]) or _beside_digit(mapped, index)
        word = not vanishes and is_word(character)
        if word and not after_word:
            kept.append(MARK)
            origin.append(index)
        after_word = word
        if not vanishes:
            kept.append(character)
            origin.append(index)
    return Folded("".join(kept), tuple(origin))


def folded_text(text: str) -> str:
    """Fold one text as `fold` does, without telling where its characters came from: ten times as fast."""
    mapped = _BESIDE_DIGIT.sub(_GONE, text.translate(_mapping()))
    return _WORD.sub(MARK + r"\g<0>", mapped).replace(_GONE, "")


@cache
def _mapping() -> dict[int, str]:
    """What each character folds to; those that vanish become one that no text holds, for they part words."""
    gone = dict.fromkeys([*map(ord, dropped()), *range(0xD800, 0xE000)], _GONE)
    return {**{ord(key): value for key, value in characters().items()}, **gone}


_GONE = "\0"
_BESIDE_DIGIT = re.compile(r"\((?=[0-9])|(?<=[0-9])\)")
_LETTER = "".join(f"{chr(low)}-{chr(high)}" for low, high in WORD_RANGES)
_WORD = re.compile(f"[{_LETTER}]+")
MARKED_WORD = re.compile(f"{MARK}[{_LETTER}]+")


def _beside_digit(mapped: list[str], index: int) -> bool:
    if mapped[index] == "(":
        return index + 1 < len(mapped) and "0" <= mapped[index + 1] <= "9"
    return mapped[index] == ")" and index > 0 and "0" <= mapped[index - 1] <= "9"


def table() -> dict[str, object]:
    """Return the folding as data for the browser's reader: the steps between characters that fold, and how far off each one's fold is.

    As numbers they take half of what the characters themselves do.
    """
    codes = list(map(ord, characters()))
    return {
        "steps": [code - before for before, code in pairwise([0, *codes])],
        "away": [ord(to) - code for code, to in zip(codes, characters().values(), strict=True)],
        "dropped": "".join(sorted(dropped())),
        "words": [list(span) for span in WORD_RANGES],
    }
