"""Which grams keep a list, and which entries must lie together (data's way: grams -> lists -> shards).

A divided gram whose entries fit in `gathered_bytes` has no list of its own: its documents are those of the entries that begin with
it, of which the gram itself is one if in some document it stands only before breaks. These entries form an atom: they are never parted.
A larger gram keeps its whole list, which is an atom by itself.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongkai.search.grams import DEPTH, HINTED, Array, Flags, Grams, Keys, most_hinted


def gathered_bytes(documents: int) -> int:
    """Return what is read at most for a gram without a list of its own: 8 kB, or two lists of a gram that is hardly divided."""
    return max(8192, documents // 6)


class Entries(NamedTuple):
    """Grams with lists, in lexicographic order, their postings one after the other."""

    units: npt.NDArray[np.uint16]  # entry x DEPTH
    lengths: Array
    counts: Array
    starts: Array  # first posting
    documents: Array
    ranks: npt.NDArray[np.uint8]
    followers: npt.NDArray[np.uint16]
    hinted: Flags  # entries that tell the followers of their postings
    atoms: Array  # entries that begin an atom
    sizes: Array  # of each atom, in bytes, nearly


def entries_of(grams: Grams, *, documents: int, threshold: int) -> Entries:
    """Choose the lists of one partition of an index of `documents` documents, its grams divided above `threshold`."""
    sizes = _sizes(grams, documents)
    depths, large = _atom_depths(grams, sizes, gathered_bytes(documents))
    node_of = np.repeat(np.arange(grams.counts.size), grams.counts)
    keep = ~grams.postings.covered | large[node_of]
    counts = np.bincount(node_of[keep], minlength=grams.counts.size)
    kept = np.flatnonzero(counts)
    counts = counts[kept]
    halves = [
        (half[kept] >> np.uint64(shift)).astype(np.uint16)
        for half in (grams.high, grams.low)
        for shift in (48, 32, 16, 0)
    ]
    units = np.stack(halves, axis=1)
    atoms = _atom_begins(units, depths[kept])
    hinted = (counts > HINTED) & (counts <= most_hinted(threshold)) & (grams.lengths[kept] > 1)
    return Entries(
        units, grams.lengths[kept], counts, np.cumsum(counts) - counts,
        grams.postings.documents[keep].astype(np.int64), grams.postings.ranks[keep], grams.postings.followers[keep], hinted,
        atoms, np.add.reduceat(_list_bytes(counts, documents), atoms) if atoms.size else atoms,
    )  # fmt: skip


def low_bits(counts: Array, documents: int) -> Array:
    """Return how many low bits of their gaps the lists of so many of all documents keep apart: what Rice takes when gaps are by chance."""
    exponents: Array = np.frexp(np.maximum(1, documents * 11 // (counts * 16)))[1].astype(np.int64) - 1
    return exponents


def _list_bytes(counts: Array, documents: int) -> Array:
    low = low_bits(np.maximum(1, counts), documents)
    sizes: Array = 4 + (counts * (low + 3) + (documents >> low) >> 3)
    return sizes


def _sizes(grams: Grams, documents: int) -> Array:
    if not grams.counts.size:
        return grams.counts
    uncovered = np.add.reduceat(~grams.postings.covered, np.cumsum(grams.counts) - grams.counts, dtype=np.int64)
    return np.where(uncovered > 0, _list_bytes(uncovered, documents), 0)


def _atom_depths(grams: Grams, sizes: Array, gathered: int) -> tuple[Array, Flags]:
    """Give each node the length of the prefix that its atom shares, and tell which nodes keep a list though they are divided."""
    sums = np.concatenate([[0], np.cumsum(sizes)])
    depths = np.zeros(sizes.size, dtype=np.int64)
    large = np.zeros(sizes.size, dtype=np.bool_)
    for depth in range(1, DEPTH + 1):
        begins = _changes(*_prefixes(grams, depth))
        ends = np.append(begins[1:], sizes.size)
        fits = np.repeat(sums[ends] - sums[begins] <= gathered, ends - begins)
        open_ = (depths == 0) & (grams.lengths >= depth)
        here = open_ & (grams.lengths == depth)
        large |= here & ~fits & grams.expanded & ~grams.chained
        depths[(open_ & fits) | here] = depth
    return depths, large


def _prefixes(grams: Grams, depth: int) -> tuple[Keys, Keys]:
    whole = (1 << 64) - 1
    high = whole ^ ((1 << 16 * (4 - depth)) - 1) if depth < 4 else whole
    low = whole ^ ((1 << 16 * (8 - depth)) - 1) if depth > 4 else 0
    return grams.high & np.uint64(high), grams.low & np.uint64(low)


def _changes(*columns: Keys) -> Array:
    changed = np.ones(columns[0].size, dtype=np.bool_)
    changed[1:] = False
    for column in columns:
        changed[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(changed)


def _atom_begins(units: npt.NDArray[np.uint16], depths: Array) -> Array:
    begins = np.ones(depths.size, dtype=np.bool_)
    same = depths[1:] == depths[:-1]
    for column in range(DEPTH):
        same &= (units[1:, column] == units[:-1, column]) | (depths[1:] <= column)
    begins[1:] = ~same
    return np.flatnonzero(begins)
