"""Counted terms of documents → all of which lunr's index of them consists (L3), each weight once.

lunr writes an index twice, by text and by term; the browser has the second from the first in no time, and what is
written is a third as large. A text that lies in many packs is counted once, by a lexicon that numbers the terms of them
all, and the texts of a pack are weighed at once. A test holds what the browser makes of it equal to the index that lunr
writes of the same tokens.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]

_K1, _B = 1.2, 0.75
"""How soon a term that comes again counts less, and how much the length of a text counts, in BM25: lunr's own values."""
_PLACES = 3
"""Decimal places of a weight."""


class Terms(NamedTuple):
    """The terms of a text, each once in the order in which they first occur, how often each does, and how many there are."""

    once: Numbers
    counts: Numbers
    length: int


class Lexicon(dict[str, int]):
    """The terms met so far by number; one that is asked for the first time gets the next."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: list[str] = []

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self.terms)
        self.terms.append(term)
        return number

    def counted(self, tokens: Sequence[str]) -> Terms:
        """Count the terms of a text."""
        import numpy as np

        found = Counter(tokens)
        once = np.fromiter(map(self.__getitem__, found), np.int64, len(found))
        return Terms(once, np.fromiter(found.values(), np.int64, len(found)), len(tokens))


def index(documents: Sequence[Mapping[str, Terms]], boosts: Mapping[str, int], lexicon: Lexicon) -> dict[str, object]:
    """Weigh the terms of documents, each given by the fields that `boosts` names.

    `terms` lists every term in order of its number here. For each field of each document in turn `sizes` says how many
    terms it has; `steps` and `weights` go on through all of them: a term's number less that of the one before in the same
    text, and its weight in thousandths.
    """
    import numpy as np
    from lunr import __TARGET_JS_VERSION__  # slow to load like numpy, and needed where a pack has changed

    texts = [fields[name] for fields in documents for name in boosts]
    sizes = np.array([len(text.once) for text in texts])
    places = np.repeat(np.arange(len(texts)), sizes)
    known, terms = _numbered(np.concatenate([text.once for text in texts]), len(lexicon.terms))
    weights = _weights(terms, places, texts, list(boosts.values()))
    order = np.argsort(places * max(len(known), 1) + terms)
    steps = np.diff(terms[order], prepend=0)
    starts = (np.cumsum(sizes) - sizes)[sizes > 0]
    steps[starts] = terms[order][starts]
    return {
        "version": __TARGET_JS_VERSION__,
        "fields": list(boosts),
        "terms": [lexicon.terms[number] for number in known.tolist()],
        "sizes": sizes.tolist(),
        "steps": steps.tolist(),
        "weights": weights[order].tolist(),
    }


def _numbered(found: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Number terms anew in the order in which they first occur; give the old number of each, and the new of every occurrence.

    Old numbers are below `size`.
    """
    import numpy as np

    first = np.full(size, len(found))
    first[found[::-1]] = np.arange(len(found))[::-1]
    known = np.flatnonzero(first < len(found))
    known = known[np.argsort(first[known])]
    rank = np.empty_like(first)
    rank[known] = np.arange(len(known))
    return known, rank[found]


def _weights(terms: Numbers, places: Numbers, texts: Sequence[Terms], boosts: Sequence[int]) -> Numbers:
    """Weigh each occurrence of a term in the text at its place by BM25."""
    import numpy as np

    counts = np.concatenate([text.counts for text in texts])
    documents = len(texts) // len(boosts)
    spread = np.bincount(terms)
    rarity = np.array([_rarity(holding, documents) for holding in range(int(spread.max(initial=0)) + 1)])
    lengths = np.array([text.length for text in texts], float).reshape(-1, len(boosts))
    average = lengths.mean(axis=0)
    scale = _K1 * (1 - _B + _B * (lengths / np.where(average > 0, average, 1)))
    much = (_K1 + 1) * counts / (scale.reshape(-1)[places] + counts)
    weights = rarity[spread[terms]] * much * np.tile(boosts, documents)[places]
    whole: Numbers = np.rint(np.round(weights, _PLACES) * 10**_PLACES).astype(np.int64)
    return whole


def _rarity(holding: int, documents: int) -> float:
    return math.log(1 + abs((documents - holding + 0.5) / (holding + 0.5)))
