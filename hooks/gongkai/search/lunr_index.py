"""Counted terms of documents → all of which lunr's index of them consists (L3), each weight once.

lunr writes an index twice, by text and by term; the browser has the second from the first in no time, and what is
written is half as large. All terms are weighed at once, and a text that lies in many packs is counted once. A test holds
what the browser makes of it equal to the index that lunr writes of the same tokens.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]

_K1, _B = 1.2, 0.75
"""How soon a term that comes again counts less, and how much the length of a text counts, in BM25: lunr's own values."""


class Terms(NamedTuple):
    """The terms of a text, each once in the order in which they first occur, how often each does, and how many there are."""

    once: tuple[str, ...]
    counts: tuple[int, ...]
    length: int


class _Occurrences(NamedTuple):
    """Each term of each text, text by text: numbers of the term and of the text, and how often it occurs there."""

    terms: Numbers
    texts: Numbers
    counts: Numbers


def counted(tokens: Sequence[str]) -> Terms:
    """Count the terms of a text."""
    found = Counter(tokens)
    return Terms(tuple(found), tuple(found.values()), len(tokens))


def index(documents: Sequence[Mapping[str, Terms]], boosts: Mapping[str, int]) -> dict[str, object]:
    """Weigh the terms of documents, each given by the fields that `boosts` names.

    `terms` lists every term in order of its number, `vectors` has for each field of each document in turn: number of a
    term, its weight, number, weight …
    """
    from lunr import __TARGET_JS_VERSION__  # slow to load like numpy, and needed where a pack has changed

    texts = [fields[name] for fields in documents for name in boosts]
    terms = list(dict.fromkeys(chain.from_iterable(text.once for text in texts)))
    found = _occurrences(texts, {name: number for number, name in enumerate(terms)})
    weights = _weights(found, texts, list(boosts.values()))
    return {
        "version": __TARGET_JS_VERSION__,
        "fields": list(boosts),
        "terms": terms,
        "vectors": list(_vectors(found, weights, len(texts))),
    }


def _occurrences(texts: Sequence[Terms], numbers: Mapping[str, int]) -> _Occurrences:
    import numpy as np

    size = sum(len(text.once) for text in texts)
    every = map(numbers.__getitem__, chain.from_iterable(text.once for text in texts))
    return _Occurrences(
        np.fromiter(every, np.int64, size),
        np.repeat(np.arange(len(texts)), [len(text.once) for text in texts]),
        np.fromiter(chain.from_iterable(text.counts for text in texts), np.int64, size),
    )


def _weights(found: _Occurrences, texts: Sequence[Terms], boosts: Sequence[int]) -> npt.NDArray[np.float64]:
    """Weigh each occurrence by BM25, to three places."""
    import numpy as np

    documents = len(texts) // len(boosts)
    spread = np.bincount(found.terms)
    rarity = np.array([_rarity(holding, documents) for holding in range(int(spread.max(initial=0)) + 1)])
    lengths = np.array([text.length for text in texts], float).reshape(-1, len(boosts))
    average = lengths.mean(axis=0)
    scale = _K1 * (1 - _B + _B * (lengths / np.where(average > 0, average, 1)))
    much = (_K1 + 1) * found.counts / (scale.reshape(-1)[found.texts] + found.counts)
    weights = rarity[spread[found.terms]] * much * np.tile(boosts, documents)[found.texts]
    rounded: npt.NDArray[np.float64] = np.round(weights, 3)
    return rounded


def _rarity(holding: int, documents: int) -> float:
    return math.log(1 + abs((documents - holding + 0.5) / (holding + 0.5)))


def _vectors(found: _Occurrences, weights: npt.NDArray[np.float64], texts: int) -> Iterator[list[float]]:
    """Give the terms and weights of each text, in the order of the terms' numbers."""
    import numpy as np

    order = np.lexsort((found.terms, found.texts))
    numbers, weighed = found.terms[order].tolist(), weights[order].tolist()
    for start, end in pairwise(np.searchsorted(found.texts, np.arange(texts + 1)).tolist()):
        vector: list[float] = [0] * (2 * (end - start))
        vector[::2], vector[1::2] = numbers[start:end], weighed[start:end]
        yield vector
