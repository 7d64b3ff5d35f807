"""Lines that every printed page repeats beside its number: the name of the gazette, of the office (ingest)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from gongkai.ingest.chrome import is_page_number
from gongkai.ingest.elements import Element, Line
from gongkai.ingest.mending import is_closed
from gongkai.ingest.numbering import read_numbering

_NEAR = 2
_OFTEN = 3
_LONGEST = 40


def running_heads(elements: Sequence[Element]) -> frozenset[str]:
    """Give the short texts that stand beside most page numbers, three at least, and nowhere else."""
    lines = [element for element in elements if isinstance(element, Line) and element.text]
    pages = [place for place, line in enumerate(lines) if is_page_number(line.text)]
    if len(pages) < _OFTEN:
        return frozenset()
    beside: dict[str, set[int]] = defaultdict(set)
    for page in pages:
        for place in range(max(0, page - _NEAR), min(len(lines), page + _NEAR + 1)):
            beside[lines[place].text].add(place)
    enough = max(_OFTEN, len(pages) * 3 // 5)  # a column's name may stand beside a few page numbers by chance
    everywhere = Counter(line.text for line in lines)
    return frozenset(
        text
        for text, places in beside.items()
        if len(places) >= enough and len(places) == everywhere[text] and _is_plain(text, lines[min(places)])
    )


def _is_plain(text: str, line: Line) -> bool:
    """Tell a line that is no cell, item, sentence or page number."""
    if line.raw.startswith("\t") or len(text) > _LONGEST or is_page_number(text):
        return False
    return (
        not is_closed(text)
        and read_numbering(text) is None
        and any("\u4e00" <= character <= "\u9fff" for character in text)
    )
