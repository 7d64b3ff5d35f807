"""Adaptive n-grams of one partition: which documents hold which gram (data's way: units -> grams -> lists).

Every gram that more than `threshold` documents hold is divided into its longer grams, up to `DEPTH` units, level by level: the
positions whose gram is common are sorted again by one more unit. So grams form a tree, and a document's postings lie in its leaves.
A common gram keeps its own list as well (`lists` decides which need it) unless it is `chained`: its only longer gram has the very
same postings and every occurrence, as within a formula. A posting is `covered` when longer grams of the same document hold all its
occurrences, and is not where one stands before a break, which no gram crosses: so the longer grams of a document say all that follows.
A posting of a gram of two units or more and some frequency has its follower: the unit that stands after the gram wherever it is in
the document, SEVERAL if that differs, BROKEN for a break.
All arrays are flat; there is no Python loop over grams.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

DEPTH = 8
"""Most units in a gram; longer queries read several."""
_INDEX_BITS, _UNIT_BITS = 24, 16
MOST_POSITIONS = 1 << _INDEX_BITS
SEVERAL, BROKEN = 0, 2
"""Followers that are no units: control characters vanish from texts."""
MOST_DIVIDED = 8000
"""No gram of more documents goes undivided, in the largest portal."""
HINTED = 16
"""Lists longer than this have hints, up to `most_hinted`."""

Array = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Keys = npt.NDArray[np.uint64]


def most_hinted(threshold: int) -> int:
    """Return how long a list with hints can be: every undivided gram's, and where that is dear, only the lesser of common grams."""
    return max(MOST_DIVIDED, threshold)


class Occurrences(NamedTuple):
    """Where a partition's grams begin; grams with the same first unit come in the order of their documents."""

    positions: npt.NDArray[np.uint32]
    documents: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.uint16]


class Postings(NamedTuple):
    """Postings, node by node, documents ascending; `ranks` 0 to 3 say how strongly a document holds the gram."""

    documents: npt.NDArray[np.uint32]
    ranks: npt.NDArray[np.uint8]
    followers: npt.NDArray[np.uint16]
    covered: Flags


class Grams(NamedTuple):
    """Nodes in lexicographic order; units 1 to 4 in `high`, 16 bits each, the first the highest, 5 to 8 in `low`."""

    high: Keys
    low: Keys
    lengths: Array
    expanded: Flags
    chained: Flags
    counts: Array
    postings: Postings


class _Level(NamedTuple):
    high: Keys
    low: Keys
    counts: Array
    rank_sums: Array
    expanded: Flags
    chained: Flags
    postings: Postings


class _Active(NamedTuple):
    """Occurrences of common grams: which, of which expanded node of the level above, and in which of its postings."""

    indexes: Array
    groups: Array
    postings: Array
    nodes: Array  # expanded node -> its index in the level above
    following: npt.NDArray[np.uint16]  # the unit after the gram


def grams_of(units: npt.NDArray[np.uint16], occurrences: Occurrences, *, threshold: int) -> Grams:
    """Build the tree of grams that begin at `occurrences`."""
    levels: list[_Level] = []
    size = occurrences.positions.size
    zeros = np.zeros(size, dtype=np.int64)
    active = _Active(np.arange(size), zeros, zeros, np.zeros(1, dtype=np.int64), units.take(occurrences.positions))
    for depth in range(1, DEPTH + 1):
        level, active = _next_level(units, occurrences, active, levels[-1] if levels else None, depth, threshold)
        levels.append(level)
        if not active.indexes.size:
            break
    return _merge(levels)


def _next_level(
    units: npt.NDArray[np.uint16],
    occurrences: Occurrences,
    active: _Active,
    above: _Level | None,
    depth: int,
    threshold: int,
) -> tuple[_Level, _Active]:
    following = active.following
    inside = np.flatnonzero(following)
    broken = active.groups[:0]
    if above is not None:
        outside = np.flatnonzero(following == 0)
        above.postings.covered[active.postings[inside]] = True
        above.postings.covered[active.postings[outside]] = False
        broken = active.nodes[active.groups[outside]]
    keys = (active.groups[inside] << _UNIT_BITS | following[inside]).astype(np.uint64) << np.uint64(_INDEX_BITS)
    keys |= active.indexes[inside].astype(np.uint64)
    keys.sort()
    indexes = (keys & np.uint64(MOST_POSITIONS - 1)).astype(np.int64)
    keys >>= np.uint64(_INDEX_BITS)
    new_group, new_posting = _changes(keys, occurrences.documents.take(indexes))
    level = _level(keys[new_group], indexes, new_group, new_posting, occurrences, active, above, depth, threshold)
    if above is not None:
        above.chained[broken] = False
    group_of, posting_of = np.cumsum(new_group) - 1, np.cumsum(new_posting) - 1
    told = (level.counts > HINTED) & (level.counts <= most_hinted(threshold)) & (depth > 1)
    chosen = np.flatnonzero((told | level.expanded)[group_of])
    indexes, group_of, posting_of = indexes[chosen], group_of[chosen], posting_of[chosen]
    after = units.take(occurrences.positions.take(indexes) + np.uint32(depth))
    hinted = told[group_of]
    _follow(level, after[hinted], posting_of[hinted])
    return level, _further(level, indexes, group_of, posting_of, after)


def _follow(level: _Level, following: npt.NDArray[np.uint16], posting_of: Array) -> None:
    """Write the followers of postings, whose occurrences lie together."""
    new = np.ones(posting_of.size, dtype=np.bool_)
    np.not_equal(posting_of[1:], posting_of[:-1], out=new[1:])
    level.postings.followers[posting_of[new]] = np.where(following[new], following[new], np.uint16(BROKEN))
    other = np.flatnonzero((following[1:] != following[:-1]) & ~new[1:])
    level.postings.followers[posting_of[other]] = SEVERAL


def _changes(keys: Keys, documents: npt.NDArray[np.uint32]) -> tuple[Flags, Flags]:
    new_group = np.ones(keys.size, dtype=np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=new_group[1:])
    new_posting = new_group.copy()
    new_posting[1:] |= documents[1:] != documents[:-1]
    return new_group, new_posting


def _level(
    grams: Keys, indexes: Array, new_group: Flags, new_posting: Flags, occurrences: Occurrences,
    active: _Active, above: _Level | None, depth: int, threshold: int,
) -> _Level:  # fmt: skip
    first = np.flatnonzero(new_posting)
    weights = (
        np.add.reduceat(occurrences.weights.take(indexes), first, dtype=np.int64)
        if first.size
        else np.zeros(0, np.int64)
    )
    zeros = np.zeros(first.size, dtype=np.uint16)
    postings = Postings(occurrences.documents[indexes[first]], rank_of(weights), zeros, zeros.astype(np.bool_))
    begins = np.flatnonzero(new_group[first])
    counts = np.diff(begins, append=first.size)
    parents = active.nodes[(grams >> np.uint64(_UNIT_BITS)).astype(np.int64)]
    high, low = _paths(grams & np.uint64(0xFFFF), above, parents, depth)
    sums = np.add.reduceat(postings.ranks, begins, dtype=np.int64) if begins.size else counts
    if above is not None:
        only = np.bincount(parents, minlength=above.counts.size)[parents] == 1
        above.chained[parents[only & (counts == above.counts[parents]) & (sums == above.rank_sums[parents])]] = True
    expanded = (counts > (0 if depth == 1 else threshold)) & (depth < DEPTH)
    return _Level(high, low, counts, sums, expanded, np.zeros(counts.size, dtype=np.bool_), postings)


def _further(
    level: _Level, indexes: Array, group_of: Array, posting_of: Array, after: npt.NDArray[np.uint16]
) -> _Active:
    chosen = np.flatnonzero(level.expanded[group_of])
    nodes = np.flatnonzero(level.expanded)
    numbers = np.cumsum(level.expanded) - 1
    return _Active(indexes[chosen], numbers[group_of[chosen]], posting_of[chosen], nodes, after[chosen])


def rank_of(weights: Array) -> npt.NDArray[np.uint8]:
    """Turn the summed weights of a gram's occurrences in a document into 0 to 3; 3 is a hit in title or number."""
    return ((weights >= 2).astype(np.uint8) + (weights >= 5) + (weights >= 1000)).astype(np.uint8)


def _paths(unit: Keys, above: _Level | None, parents: Array, depth: int) -> tuple[Keys, Keys]:
    shift = np.uint64(16 * ((4 - depth) % 4))
    zero = np.zeros(unit.size, dtype=np.uint64)
    high, low = (zero, zero) if above is None else (above.high[parents], above.low[parents])
    return (high | (unit << shift), low) if depth <= 4 else (high, low | (unit << shift))


def _merge(levels: list[_Level]) -> Grams:
    lengths = np.repeat(np.arange(1, len(levels) + 1), [level.counts.size for level in levels])
    high = np.concatenate([level.high for level in levels])
    low = np.concatenate([level.low for level in levels])
    counts = np.concatenate([level.counts for level in levels])
    order = np.lexsort((low, high))
    picked = ragged((np.cumsum(counts) - counts)[order], counts[order])
    columns = [np.concatenate(column)[picked] for column in zip(*(level.postings for level in levels), strict=True)]
    expanded = np.concatenate([level.expanded for level in levels])[order]
    chained = np.concatenate([level.chained for level in levels])[order]
    return Grams(high[order], low[order], lengths[order], expanded, chained, counts[order], Postings(*columns))


def ragged(starts: Array, lengths: Array) -> Array:
    """Return the indexes of slices `starts[i] : starts[i] + lengths[i]`, one after the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if ends.size else 0
    return np.repeat(starts - (ends - lengths), lengths) + np.arange(total)
