"""Grams as bytes: entries gathered into blocks that a reader can pick out of a shard (data's way: grams -> blocks -> shards).

A block is every gram below one prefix, as long as that stays under `BLOCK_BYTES`; a larger prefix has its own list as a block of one
entry, and is divided by its next unit. Within a block a divided gram has no list: its documents are those of the entries
that begin with it, of which the gram itself is one if in some document it stands only before breaks. Layout of an entry:

    1 byte     units shared with the previous entry << 5 | further units less one << 2 | number of documents, or 0 if above 3;
               the block's first entry shares all but the last unit of the block's prefix
    varint     first further unit, less the previous entry's (or prefix's) unit in that place, if it has one
    2 bytes    each other further unit, low byte first
    varint     number of documents, n, if above 3
    n > N / 8  a bitmap of N bits, bit d & 7 of byte d >> 3
    else       n varints: the gap to the previous document (from -1) less one
    n > TINY   ranks, four to a byte, the first the lowest bits; shorter lists have none: all their texts are read anyway
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongkai.search.grams import DEPTH, Array, Flags, Grams, Keys

TINY = 16
BLOCK_BYTES = 4096

Bytes = npt.NDArray[np.uint8]


class Blocks(NamedTuple):
    """Blocks in lexicographic order: prefix and bytes, and the first and last gram of each (to find separators)."""

    prefixes: list[tuple[int, ...]]
    firsts: list[tuple[int, ...]]
    lasts: list[tuple[int, ...]]
    bodies: list[bytes]


class _Entries(NamedTuple):
    units: npt.NDArray[np.uint16]  # entry x DEPTH
    lengths: Array
    depths: Array                  # length of the prefix of the entry's block
    counts: Array
    starts: Array                  # first posting
    documents: Array
    ranks: npt.NDArray[np.uint8]


def blocks_of(grams: Grams, *, documents: int) -> Blocks:
    """Encode the grams of one partition of an index of `documents` documents."""
    if not grams.lengths.size:
        return Blocks([], [], [], [])
    entries = _entries(grams, documents)
    begins = _block_begins(entries)
    places, data = _encoded(entries, begins, documents)
    bounds = [*places[begins].tolist(), data.size]
    whole = data.tobytes()
    bodies = [whole[start:end] for start, end in zip(bounds[:-1], bounds[1:], strict=True)]
    lasts = np.append(begins[1:], entries.lengths.size) - 1
    return Blocks(
        _keys(entries.units, entries.depths, begins), _keys(entries.units, entries.lengths, begins),
        _keys(entries.units, entries.lengths, lasts), bodies,
    )  # fmt: skip


def _keys(units: npt.NDArray[np.uint16], lengths: Array, which: Array) -> list[tuple[int, ...]]:
    return [tuple(row[:size]) for row, size in zip(units[which].tolist(), lengths[which].tolist(), strict=True)]


def _entries(grams: Grams, documents: int) -> _Entries:
    depths, large = _block_depths(grams, documents)
    node_of = np.repeat(np.arange(grams.counts.size), grams.counts)
    keep = ~grams.postings.covered | large[node_of]
    counts = np.bincount(node_of[keep], minlength=grams.counts.size)
    kept = np.flatnonzero(counts)
    counts = counts[kept]
    halves = [(half[kept] >> np.uint64(shift)).astype(np.uint16) for half in (grams.high, grams.low) for shift in (48, 32, 16, 0)]
    return _Entries(
        np.stack(halves, axis=1), grams.lengths[kept], depths[kept], counts, np.cumsum(counts) - counts,
        grams.postings.documents[keep].astype(np.int64), grams.postings.ranks[keep],
    )  # fmt: skip


def _block_depths(grams: Grams, documents: int) -> tuple[Array, Flags]:
    """Give each node the length of its block's prefix, and tell which nodes are too large to be gathered from their children."""
    uncovered = np.add.reduceat(~grams.postings.covered, np.cumsum(grams.counts) - grams.counts, dtype=np.int64)
    sizes = np.where(uncovered > 0, 4 + np.minimum(2 * uncovered, (documents >> 3) + (uncovered >> 2)), 0)
    sums = np.concatenate([[0], np.cumsum(sizes)])
    depths = np.zeros(sizes.size, dtype=np.int64)
    large = np.zeros(sizes.size, dtype=np.bool_)
    for depth in range(1, DEPTH + 1):
        begins = _begins(*_prefixes(grams, depth))
        ends = np.append(begins[1:], sizes.size)
        fits = np.repeat(sums[ends] - sums[begins] <= BLOCK_BYTES, ends - begins)
        open_ = (depths == 0) & (grams.lengths >= depth)
        here = open_ & (grams.lengths == depth)
        large |= here & ~fits & grams.expanded
        depths[(open_ & fits) | here] = depth
    return depths, large


def _prefixes(grams: Grams, depth: int) -> tuple[Keys, Keys]:
    whole = (1 << 64) - 1
    high = whole ^ ((1 << 16 * (4 - depth)) - 1) if depth < 4 else whole
    low = whole ^ ((1 << 16 * (8 - depth)) - 1) if depth > 4 else 0
    return grams.high & np.uint64(high), grams.low & np.uint64(low)


def _begins(*columns: Keys) -> Array:
    changed = np.zeros(columns[0].size, dtype=np.bool_)
    changed[0] = True
    for column in columns:
        changed[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(changed)


def _block_begins(entries: _Entries) -> Array:
    begins = np.ones(entries.depths.size, dtype=np.bool_)
    same = entries.depths[1:] == entries.depths[:-1]
    for column in range(DEPTH):
        same &= (entries.units[1:, column] == entries.units[:-1, column]) | (entries.depths[1:] <= column)
    begins[1:] = ~same
    return np.flatnonzero(begins)


def _shared_units(entries: _Entries, begins: Array) -> tuple[Array, Array]:
    """Return for each entry the units it shares, and the unit that the first further one is told from."""
    shared = np.zeros(entries.lengths.size, dtype=np.int64)
    same = np.ones(entries.lengths.size - 1, dtype=np.bool_)
    shorter = np.minimum(entries.lengths[1:], entries.lengths[:-1])
    for column in range(DEPTH):
        same &= (entries.units[1:, column] == entries.units[:-1, column]) & (shorter > column)
        shared[1:] += same
    base = np.zeros(shared.size, dtype=np.int64)
    place = shared[1:]
    known = np.flatnonzero(entries.lengths[:-1] > place)
    base[known + 1] = entries.units[known, place[known]]
    shared[begins] = entries.depths[begins] - 1
    base[begins] = entries.units[begins, shared[begins]]
    return shared, base


def _encoded(entries: _Entries, begins: Array, documents: int) -> tuple[Array, Bytes]:
    """Return where each entry begins, and the bytes of all."""
    dense = entries.counts > documents >> 3
    gaps, gap_sizes = _gaps(entries, dense)
    inner = np.cumsum(gap_sizes) - gap_sizes
    last = entries.starts + entries.counts - 1
    shared, base = _shared_units(entries, begins)
    further = entries.lengths - shared
    step = entries.units[np.arange(shared.size), shared] - base
    step_sizes = _varint_sizes(step)
    count_sizes = np.where(entries.counts > 3, _varint_sizes(entries.counts), 0)
    heads = 1 + step_sizes + 2 * (further - 1) + count_sizes
    bodies = np.where(dense, (documents + 7) >> 3, inner[last] + gap_sizes[last] - inner[entries.starts])
    totals = heads + bodies + np.where(entries.counts > TINY, (entries.counts + 3) >> 2, 0)
    places = np.cumsum(totals) - totals
    data = np.zeros(int(totals.sum()), dtype=np.uint8)
    data[places] = shared << 5 | (further - 1) << 2 | np.where(entries.counts > 3, 0, entries.counts)
    _put_varints(data, places + 1, step, step_sizes)
    _put_units(data, places + 1 + step_sizes, entries, shared, further)
    _put_varints(data, places + heads - count_sizes, entries.counts, count_sizes)
    _put_varints(data, np.repeat(places + heads - inner[entries.starts], entries.counts) + inner, gaps, gap_sizes)
    _put_bitmaps(data, places + heads, entries, dense, documents)
    _put_ranks(data, places + heads + bodies, entries)
    return places, data


def _gaps(entries: _Entries, dense: Flags) -> tuple[Array, Array]:
    gaps = np.diff(entries.documents, prepend=-1) - 1
    gaps[entries.starts] = entries.documents[entries.starts]
    return gaps, np.where(np.repeat(dense, entries.counts), 0, _varint_sizes(gaps))


def _varint_sizes(values: Array) -> Array:
    return 1 + (values >= 1 << 7).astype(np.int64) + (values >= 1 << 14) + (values >= 1 << 21) + (values >= 1 << 28)


def _put_varints(data: Bytes, places: Array, values: Array, sizes: Array) -> None:
    for place in range(int(sizes.max(initial=0))):
        chosen = np.flatnonzero(sizes > place)
        more = (sizes[chosen] > place + 1).astype(np.int64) << 7
        data[places[chosen] + place] = (values[chosen] >> (7 * place)) & 0x7F | more


def _put_units(data: Bytes, places: Array, entries: _Entries, shared: Array, further: Array) -> None:
    for place in range(1, int(further.max())):
        chosen = np.flatnonzero(further > place)
        unit = entries.units[chosen, shared[chosen] + place]
        target = places[chosen] + 2 * (place - 1)
        data[target] = unit & 0xFF
        data[target + 1] = unit >> 8


def _put_bitmaps(data: Bytes, places: Array, entries: _Entries, dense: Flags, documents: int) -> None:
    row = np.zeros((documents + 7) >> 3 << 3, dtype=np.bool_)
    for entry in np.flatnonzero(dense).tolist():
        start = entries.starts[entry]
        row[:] = False
        row[entries.documents[start : start + entries.counts[entry]]] = True
        data[places[entry] : places[entry] + (row.size >> 3)] = np.packbits(row, bitorder="little")


def _put_ranks(data: Bytes, places: Array, entries: _Entries) -> None:
    long = entries.counts > TINY
    chosen = np.flatnonzero(np.repeat(long, entries.counts))
    counts = entries.counts[long]
    within = np.arange(chosen.size) - np.repeat(np.cumsum(counts) - counts, counts)
    target = np.repeat(places[long], counts) + (within >> 2)
    shifted = entries.ranks[chosen] << (2 * (within & 3)).astype(np.uint8)
    for place in range(4):
        mine = np.flatnonzero(within & 3 == place)
        data[target[mine]] |= shifted[mine]
