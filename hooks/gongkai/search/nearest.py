"""What comes nearest to a query that finds nothing (data's way: query -> titles and keywords); the browser's `nearest.js` is its twin."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import numpy as np

from gongkai.search.folding import fold, is_word
from gongkai.search.index import Index
from gongkai.search.ranking import rarity
from gongkai.search.units import unit_of

_MOST_CHARACTERS, _MOST_COMMON = 4, 2
"""So many characters are looked up, of those with large lists no more than two, and they last: they tell least and cost most to read."""
_MOST_TITLES, _MOST_WORDS = 3, 4
_IN_TITLE = 3
"""The rank of a gram in a title or number."""


class Near(NamedTuple):
    """Ordinals of documents by their titles, and keywords."""

    titles: tuple[int, ...]
    words: tuple[str, ...]


NOTHING_NEAR = Near((), ())


def nearest(index: Index, text: str) -> Near:
    """Find the titles with most of a query's characters, and the keywords that share half of theirs with it."""
    characters = [each for each in fold(text).text if each.isalpha() and not is_word(each)]
    return Near(_titles(index, _telling(index, list(dict.fromkeys(characters)))), _words(index, Counter(characters)))


def _telling(index: Index, characters: list[str]) -> list[str]:
    common = [each for each in characters if index.alone((unit_of(each),))]
    rare = [each for each in characters if each not in common]
    return [*rare, *common[:_MOST_COMMON]][:_MOST_CHARACTERS]


def _titles(index: Index, characters: list[str]) -> tuple[int, ...]:
    held = np.zeros(index.size, dtype=np.int64)
    weight = np.zeros(index.size, dtype=np.int64)
    for character in characters:
        listing = index.find((unit_of(character),))
        titled = listing.documents[listing.ranks == _IN_TITLE]
        held[titled] += 1
        weight[titled] += rarity(titled.size, index.size)
    found = np.flatnonzero(held * 2 >= max(1, len(characters))) if characters else held[:0]
    order = np.lexsort((-found, -weight[found]))
    return tuple(found[order[:_MOST_TITLES]].tolist())


def _words(index: Index, characters: Counter[str]) -> tuple[str, ...]:
    size = characters.total()
    shares: list[tuple[float, int, str]] = []
    for place, word in enumerate(index.words):
        other = Counter(fold(word).text)
        share = 2 * (other & characters).total() / (other.total() + size)
        if share >= 0.5:
            shares.append((-share, place, word))
    return tuple(word for _, _, word in sorted(shares)[:_MOST_WORDS])
