"""What search knows of every document at once: prior and length, facets, keywords (data's way: spool -> site).

`documents.bin` has a byte a document: prior << 4 | class of length. `facets.json` lists the facets; of each, `values` are printed and
`sets` are sets of values; `facets.bin` has, facet after facet, the number of each document's set in one byte, or two (low first) when
there are more than 256 sets.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from gongkai.search import ranking
from gongkai.search.spool import Card

FACETS = ("kind", "topic", "organ", "year", "validity", "audience", "field")
_MOST_WORDS = 1500


def columns(cards: Sequence[Card], lengths: Sequence[int]) -> Iterator[tuple[str, bytes]]:
    """Yield the files; `cards` and `lengths` are in ordinal order."""
    newest = max((card.dated_on for card in cards if card.dated_on), default=None)
    average = max(1, sum(lengths) // max(1, len(lengths)))
    yield (
        "documents.bin",
        bytes(
            ranking.prior(weight=card.weight, in_force=card.in_force, dated_on=card.dated_on, newest=newest) << 4
            | ranking.length_class(length, average)
            for card, length in zip(cards, lengths, strict=True)
        ),
    )
    described, data = [], b""
    for name in _facet_names(cards):
        description, column = _facet(name, cards)
        described.append(description)
        data += column
    yield "facets.json", json_bytes(described)
    yield "facets.bin", data
    yield "words.json", json_bytes(_words(cards))


def _facet_names(cards: Sequence[Card]) -> list[str]:
    present = {name for card in cards for name in card.facets}
    return [*(name for name in FACETS if name in present), *sorted(present - set(FACETS))]


def _facet(name: str, cards: Sequence[Card]) -> tuple[dict[str, object], bytes]:
    values = sorted({value for card in cards for value in card.facets.get(name, ())})
    number = {value: index for index, value in enumerate(values)}
    sets = [tuple(sorted(number[value] for value in card.facets.get(name, ()))) for card in cards]
    common = [which for which, _ in sorted(Counter(sets).items(), key=lambda item: (-item[1], item[0]))]
    codes = {which: index for index, which in enumerate(common)}
    width = 1 if len(common) <= 256 else 2
    column = np.array([codes[which] for which in sets], dtype="<u2" if width == 2 else "u1").tobytes()
    return {"name": name, "values": values, "sets": common, "width": width}, column


def _words(cards: Sequence[Card]) -> list[tuple[str, int]]:
    counts = Counter(word for card in cards for word in card.keywords)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_WORDS]


def json_bytes(content: object) -> bytes:
    """Write JSON as small as it goes."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
