"""Shortening a text to a length without breaking what it says (L0): whole sentences, else whole phrases."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；]+[”』」）)]*|[^。！？；\n]+")
_PHRASE_END = "，：、；"
ELLIPSIS = "…"


def sentences(text: str) -> list[str]:
    """Split a text at the ends of its sentences; joined, the pieces are the text without its line breaks."""
    return [piece for piece in _SENTENCE.findall(text) if piece.strip()]


def excerpt(text: str, length: int) -> str:
    """Give as many whole sentences as fit into `length` characters; where not even one does, whole phrases and `…`.

    Never ends within a word or a number: what has no break that fits gives "".
    """
    text = "".join(text.split("\n")).strip()
    if len(text) <= length:
        return text
    kept = ""
    for piece in sentences(text):
        if len(kept) + len(piece) > length:
            break
        kept += piece
    kept = kept.strip()
    return _closed(kept) if kept else _phrases(text, length)


def _closed(text: str) -> str:
    return f"{text[:-1]}。" if text.endswith("；") else text


def _phrases(text: str, length: int) -> str:
    """Cut at the last mark between phrases that lies outside 《》 and fits, the ellipsis included."""
    depth, place = 0, 0
    for number, sign in enumerate(text[: max(0, length)]):
        depth += (sign in "《〈（“") - (sign in "》〉）”")
        if sign in _PHRASE_END and depth == 0:
            place = number
    return f"{text[:place]}{ELLIPSIS}" if place else ""
