"""From terms to documents and whole-number scores, by grams alone (data's way: query -> candidates); `candidates.js` is its twin.

A document is `sure` when the grams leave no doubt; any other may turn out, by its text, not to hold a term.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongkai.search.grams import DEPTH
from gongkai.search.index import Index
from gongkai.search.matching import holds
from gongkai.search.query import Term, Variant
from gongkai.search.ranking import SHOWN_TOGETHER, VARIANT_PERCENT, rarity
from gongkai.search.shards import Key
from gongkai.search.units import units_of, word_table

Ordinals = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
_MOST_FURTHER_GRAMS = 4
_NONE = np.zeros(0, dtype=np.int64)


class Found(NamedTuple):
    """Documents ascending with their scores; `partial` when they need not hold all of `terms`, which then have `weights`."""

    documents: Ordinals
    scores: Ordinals
    sure: Flags
    terms: tuple[Term, ...]
    partial: bool = False
    weights: tuple[int, ...] = ()

    def only(self, which: Flags) -> Found:
        """Return the documents that `which` picks."""
        return self._replace(documents=self.documents[which], scores=self.scores[which], sure=self.sure[which])


class _Phrase(NamedTuple):
    documents: Ordinals
    ranks: npt.NDArray[np.uint8]
    sure: Flags


def all_of(index: Index, terms: tuple[Term, ...]) -> Found:
    """Find the documents that hold every term."""
    if not terms:
        return Found(_NONE, _NONE, _NONE.astype(np.bool_), terms)
    documents, scores, sure = _term(index, terms[0])
    for term in terms[1:]:
        others, more, known = _term(index, term)
        documents, left, right = np.intersect1d(documents, others, assume_unique=True, return_indices=True)
        scores, sure = scores[left] + more[right], sure[left] & known[right]
    found = Found(documents, scores, sure, terms)
    if sure.all() or documents.size > SHOWN_TOGETHER:
        return found
    confirmed = found.only(np.array([holds(index.stored(int(d)), terms) for d in documents], dtype=np.bool_))
    return confirmed._replace(sure=np.ones_like(confirmed.sure))


def _term(index: Index, term: Term) -> tuple[Ordinals, Ordinals, Flags]:
    """Find a term in any of its spellings: documents, the best score of each, and whether one spelling is sure to stand there."""
    phrases = [_phrase(index, variant.text) for variant in term.variants]
    percents = [VARIANT_PERCENT if variant.shown else 100 for variant in term.variants]
    documents = np.concatenate([phrase.documents for phrase in phrases])
    scores = np.concatenate(
        [_scores(index, phrase, percent) for phrase, percent in zip(phrases, percents, strict=True)]
    )
    sure = np.concatenate([phrase.sure for phrase in phrases])
    order = np.lexsort((scores, documents))
    documents, scores, sure = documents[order], scores[order], sure[order]
    begins = np.flatnonzero(np.diff(documents, prepend=-1))
    if not begins.size:
        return documents, scores, sure
    return documents[begins], np.maximum.reduceat(scores, begins), np.logical_or.reduceat(sure, begins)


def _scores(index: Index, phrase: _Phrase, percent: int) -> Ordinals:
    weight = rarity(phrase.documents.size, index.size) * percent
    return index.saturation[phrase.ranks, index.lengths[phrase.documents]] * weight // 100


def _phrase(index: Index, text: str) -> _Phrase:
    """Read a phrase's grams until no doubt or few documents are left, which their texts confirm.

    The grams are read from left to right, hardly overlapping, then those between.
    """
    units = units_of(text)
    starts = [place for place, unit in enumerate(units) if not word_table()[unit]]
    documents, ranks, ahead, covered = index.find(units)
    reach = np.minimum(covered + ahead, len(units))
    exact = covered >= len(units)
    unused = starts[1:]
    for _ in range(0 if exact else _MOST_FURTHER_GRAMS):
        if not unused or documents.size <= SHOWN_TOGETHER:
            break
        start = (
            max((start for start in unused if start < covered), default=unused[0])
            if covered < len(units)
            else unused[0]
        )
        unused.remove(start)
        listing = index.find(units[start:])
        documents, left, right = np.intersect1d(documents, listing.documents, assume_unique=True, return_indices=True)
        ranks, reach = np.minimum(ranks[left], listing.ranks[right]), reach[left]
        covered = max(covered, start + listing.matched)
    if exact:
        return _Phrase(documents, ranks, np.ones(documents.size, dtype=np.bool_))
    if documents.size > SHOWN_TOGETHER:
        return _Phrase(documents, ranks, _reach(index, units, starts, documents, reach) >= len(units))
    sure = np.array([holds(index.stored(int(d)), (Term((Variant(text),)),)) for d in documents], dtype=np.bool_)
    return _Phrase(documents[sure], ranks[sure], sure[sure])


def _reach(index: Index, units: Key, starts: Sequence[int], documents: Ordinals, reach: Ordinals) -> Ordinals:
    """Return how many units of a phrase are sure to stand in each document, of which the first `reach` are known to.

    What follows a gram wherever it stands in a document follows it in the phrase as well; the longest gram that ends where the sure
    part does is asked, for it has the fewest places.
    """
    reach = reach.copy()
    begins = iter(starts[1:])
    start = next(begins, len(units))
    for end in range(int(reach.min(initial=len(units))), len(units)):
        while start < end and start + index.find(units[start:]).matched < end:
            start = next(begins, len(units))
        here = np.flatnonzero(reach == end)
        if start >= end or end - start > DEPTH or not here.size:
            continue
        listing = index.find(units[start:], size=end - start)
        _, left, right = np.intersect1d(documents[here], listing.documents, assume_unique=True, return_indices=True)
        reach[here[left]] += listing.ahead[right]
    return np.minimum(reach, len(units))
