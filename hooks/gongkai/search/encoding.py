"""Entries as bytes (data's way: lists -> shards). Layout of a shard; `shards` tells how a reader finds it:

    varint     number of entries
    heads      one an entry
    documents  a stream of bits, the first of a byte the lowest, as are all that follow; each stream begins with a byte
    ranks      two bits for each posting of the entries whose head says so; all others are 0
    hints      of each entry of two units or more with more than HINTED and at most `most_hinted` documents: four bits, how many followers
               are listed; sixteen bits for each of those; four bits for each posting, the code of its follower (`hints`)

A head:

    1 byte     units shared with the previous entry of the shard << 5 | further units less one << 2 | number of documents, n, or 0
    varint     first further unit, less the previous entry's unit in that place, if it has one
    2 bytes    each other further unit, low byte first
    varint     if the first byte had 0: n << 1 | ranked; elsewhere n is 1 to 3 and not ranked

Documents are gaps, each less one, to the previous document (from -1), as Rice writes them: the `low_bits(n, N)` lowest bits of each of
the n gaps, then of each the rest as so many zeros and a one. Of a list so common that there are no low bits this leaves a bitmap.
Up to TINY documents are ranked only when one has rank 3: the lesser ranks of a rare gram change no order worth their bytes.

A varint has seven bits a byte, lowest first; the high bit says that more follow.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from gongkai.search.grams import DEPTH, Array, Flags
from gongkai.search.hints import listed
from gongkai.search.lists import Entries, low_bits

TINY = 12

Bytes = npt.NDArray[np.uint8]


def encoded(entries: Entries, begins: Array, documents: int) -> list[bytes]:
    """Return the bytes of each shard; the entries in `begins` are the first of one."""
    ranked = _ranked(entries)
    shard_of = np.zeros(entries.counts.size, dtype=np.int64)
    shard_of[begins] = 1
    shard_of = np.cumsum(shard_of) - 1
    streams = [_documents(entries, shard_of, documents), _ranks(entries, shard_of, ranked), _hints(entries, shard_of)]
    heads = _heads(entries, begins, ranked)
    sizes = np.diff(begins, append=entries.counts.size).tolist()
    return [varint(size) + b"".join(parts) for size, *parts in zip(sizes, heads, *streams, strict=True)]


def varint(value: int) -> bytes:
    """Encode a number, seven bits a byte, lowest first."""
    result = bytearray()
    while value > 0x7F:
        result.append(value & 0x7F | 0x80)
        value >>= 7
    result.append(value)
    return bytes(result)


def _ranked(entries: Entries) -> Flags:
    if not entries.starts.size:
        return np.zeros(0, dtype=np.bool_)
    strongest = np.maximum.reduceat(entries.ranks, entries.starts)
    ranked: Flags = strongest > np.where(entries.counts > TINY, 0, 2)
    return ranked


def _documents(entries: Entries, shard_of: Array, documents: int) -> list[bytes]:
    """Write every list's gaps: the low bits of all, then the rest of each."""
    gaps = np.diff(entries.documents, prepend=-1) - 1
    gaps[entries.starts] = entries.documents[entries.starts]
    low = low_bits(entries.counts, documents)
    of_posting = np.repeat(low, entries.counts)
    ends = np.cumsum((gaps >> of_posting) + 1)
    rest = np.diff(ends[entries.starts + entries.counts - 1], prepend=0)
    places, bounds = _places(low * entries.counts + rest, shard_of)
    bits = np.zeros(8 * int(bounds[-1]), dtype=np.bool_)
    first_rest = places + low * entries.counts
    before = ends[entries.starts] - (gaps >> of_posting)[entries.starts] - 1
    bits[ends - 1 + np.repeat(first_rest - before, entries.counts)] = True
    within = np.arange(gaps.size) - np.repeat(entries.starts, entries.counts)
    _put(bits, np.repeat(places, entries.counts) + within * of_posting, gaps, of_posting)
    return _cut(bits, bounds)


def _ranks(entries: Entries, shard_of: Array, ranked: Flags) -> list[bytes]:
    places, bounds = _places(np.where(ranked, 2 * entries.counts, 0), shard_of)
    bits = np.zeros(8 * int(bounds[-1]), dtype=np.bool_)
    chosen = np.flatnonzero(np.repeat(ranked, entries.counts))
    _put_each(bits, places[ranked], entries.counts[ranked], entries.ranks[chosen], 2)
    return _cut(bits, bounds)


def _hints(entries: Entries, shard_of: Array) -> list[bytes]:
    hinted, counts = entries.hinted, entries.counts[entries.hinted]
    told = listed(entries.followers[np.repeat(hinted, entries.counts)], counts)
    sizes = np.zeros(hinted.size, dtype=np.int64)
    sizes[hinted] = 4 + 16 * told.sizes + 4 * counts
    places, bounds = _places(sizes, shard_of)
    bits = np.zeros(8 * int(bounds[-1]), dtype=np.bool_)
    mine = places[hinted]
    _put_each(bits, mine, np.ones_like(counts), told.sizes, 4)
    _put_each(bits, mine + 4, told.sizes, told.units, 16)
    _put_each(bits, mine + 4 + 16 * told.sizes, counts, told.codes, 4)
    return _cut(bits, bounds)


def _put_each(bits: Flags, places: Array, counts: Array, values: npt.NDArray[np.integer[Any]], width: int) -> None:
    """Put so many values from each place on, `width` bits each."""
    within = np.arange(values.size) - np.repeat(np.cumsum(counts) - counts, counts)
    _put(bits, np.repeat(places, counts) + width * within, values.astype(np.int64), np.full(values.size, width))


def _places(sizes: Array, shard_of: Array) -> tuple[Array, Array]:
    """Return the bit at which each entry's part of a stream begins, and the bytes at which the shards' streams do, with the last's end."""
    of_shard = np.bincount(shard_of, weights=sizes).astype(np.int64)
    bounds = np.concatenate([[0], np.cumsum((of_shard + 7) >> 3)])
    before = np.cumsum(sizes) - sizes
    shard_before = np.cumsum(of_shard) - of_shard
    return before - shard_before[shard_of] + 8 * bounds[shard_of], bounds


def _put(bits: Flags, places: Array, values: Array, widths: Array) -> None:
    narrow, sizes = values.astype(np.uint32), widths.astype(np.uint8)
    for place in range(int(widths.max(initial=0))):
        chosen = np.flatnonzero((sizes > place) & (narrow & np.uint32(1 << place) != 0))
        bits[places[chosen] + place] = True


def _cut(bits: Flags, bounds: Array) -> list[bytes]:
    whole = np.packbits(bits, bitorder="little").tobytes()
    edges = bounds.tolist()
    return [whole[start:end] for start, end in pairwise(edges)]


def _heads(entries: Entries, begins: Array, ranked: Flags) -> list[bytes]:
    shared, base = _shared_units(entries, begins)
    further = entries.lengths - shared
    step = entries.units[np.arange(shared.size), shared] - base
    step_sizes = _varint_sizes(step)
    told = (entries.counts > 3) | ranked
    numbers = entries.counts << 1 | ranked
    count_sizes = np.where(told, _varint_sizes(numbers), 0)
    sizes = 1 + step_sizes + 2 * (further - 1) + count_sizes
    places = np.cumsum(sizes) - sizes
    data = np.zeros(int(sizes.sum()), dtype=np.uint8)
    data[places] = shared << 5 | (further - 1) << 2 | np.where(told, 0, entries.counts)
    _put_varints(data, places + 1, step, step_sizes)
    _put_units(data, places + 1 + step_sizes, entries, shared, further)
    _put_varints(data, places + sizes - count_sizes, numbers, count_sizes)
    edges = [*places[begins].tolist(), data.size]
    whole = data.tobytes()
    return [whole[start:end] for start, end in pairwise(edges)]


def _shared_units(entries: Entries, begins: Array) -> tuple[Array, Array]:
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
    shared[begins] = 0
    base[begins] = 0
    return shared, base


def _varint_sizes(values: Array) -> Array:
    return 1 + (values >= 1 << 7).astype(np.int64) + (values >= 1 << 14) + (values >= 1 << 21) + (values >= 1 << 28)


def _put_varints(data: Bytes, places: Array, values: Array, sizes: Array) -> None:
    for place in range(int(sizes.max(initial=0))):
        chosen = np.flatnonzero(sizes > place)
        more = (sizes[chosen] > place + 1).astype(np.int64) << 7
        data[places[chosen] + place] = (values[chosen] >> (7 * place)) & 0x7F | more


def _put_units(data: Bytes, places: Array, entries: Entries, shared: Array, further: Array) -> None:
    for place in range(1, int(further.max())):
        chosen = np.flatnonzero(further > place)
        unit = entries.units[chosen, shared[chosen] + place]
        target = places[chosen] + 2 * (place - 1)
        data[target] = unit & 0xFF
        data[target + 1] = unit >> 8
