"""Entries as bytes (data's way: lists -> shards). Layout of an entry; `shards` tells how a reader finds it:

    1 byte     units shared with the previous entry of the shard << 5 | further units less one << 2 | number of documents, n, or 0
    varint     first further unit, less the previous entry's unit in that place, if it has one
    2 bytes    each other further unit, low byte first
    varint     if the first byte had 0: n << 1 | ranked; elsewhere n is 1 to 3 and not ranked
    n > N / 8  and n > TINY: a bitmap of N bits, bit d & 7 of byte d >> 3
    else       n varints: the gap to the previous document (from -1) less one
    ranked     ranks, four to a byte, the first the lowest bits; elsewhere all are 0
    n > HINTED hints, two to a byte, the first the lower half, unless the gram was divided (n > threshold, below DEPTH units)

Up to TINY documents are ranked only when one has rank 3: the lesser ranks of a rare gram change no order worth their bytes.

A varint has seven bits a byte, lowest first; the high bit says that more follow.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongkai.search.grams import DEPTH, Array, Flags
from gongkai.search.lists import Entries

TINY = 12

Bytes = npt.NDArray[np.uint8]


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


def encoded(entries: Entries, begins: Array, documents: int) -> tuple[Array, Bytes]:
    """Return where each entry begins, and the bytes of all; the entries in `begins` are the first of a shard."""
    dense = entries.counts > max(TINY, documents >> 3)
    ranked = _ranked(entries)
    gaps, gap_sizes = _gaps(entries, dense)
    inner = np.cumsum(gap_sizes) - gap_sizes
    last = entries.starts + entries.counts - 1
    shared, base = _shared_units(entries, begins)
    further = entries.lengths - shared
    step = entries.units[np.arange(shared.size), shared] - base
    step_sizes = _varint_sizes(step)
    told = (entries.counts > 3) | ranked
    numbers = entries.counts << 1 | ranked
    count_sizes = np.where(told, _varint_sizes(numbers), 0)
    heads = 1 + step_sizes + 2 * (further - 1) + count_sizes
    bodies = np.where(dense, (documents + 7) >> 3, inner[last] + gap_sizes[last] - inner[entries.starts])
    rank_bytes = np.where(ranked, (entries.counts + 3) >> 2, 0)
    totals = heads + bodies + rank_bytes + np.where(entries.hinted, (entries.counts + 1) >> 1, 0)
    places = np.cumsum(totals) - totals
    data = np.zeros(int(totals.sum()), dtype=np.uint8)
    data[places] = shared << 5 | (further - 1) << 2 | np.where(told, 0, entries.counts)
    _put_varints(data, places + 1, step, step_sizes)
    _put_units(data, places + 1 + step_sizes, entries, shared, further)
    _put_varints(data, places + heads - count_sizes, numbers, count_sizes)
    _put_varints(data, np.repeat(places + heads - inner[entries.starts], entries.counts) + inner, gaps, gap_sizes)
    _put_bitmaps(data, places + heads, entries, dense, documents)
    _put_packed(data, places + heads + bodies, entries, ranked, entries.ranks, 4)
    _put_packed(data, places + heads + bodies + rank_bytes, entries, entries.hinted, entries.hints, 2)
    return places, data


def _ranked(entries: Entries) -> Flags:
    if not entries.starts.size:
        return np.zeros(0, dtype=np.bool_)
    strongest = np.maximum.reduceat(entries.ranks, entries.starts)
    ranked: Flags = strongest > np.where(entries.counts > TINY, 0, 2)
    return ranked


def _gaps(entries: Entries, dense: Flags) -> tuple[Array, Array]:
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


def _put_units(data: Bytes, places: Array, entries: Entries, shared: Array, further: Array) -> None:
    for place in range(1, int(further.max())):
        chosen = np.flatnonzero(further > place)
        unit = entries.units[chosen, shared[chosen] + place]
        target = places[chosen] + 2 * (place - 1)
        data[target] = unit & 0xFF
        data[target + 1] = unit >> 8


def _put_bitmaps(data: Bytes, places: Array, entries: Entries, dense: Flags, documents: int) -> None:
    row = np.zeros((documents + 7) >> 3 << 3, dtype=np.bool_)
    for entry in np.flatnonzero(dense).tolist():
        start = entries.starts[entry]
        row[:] = False
        row[entries.documents[start : start + entries.counts[entry]]] = True
        data[places[entry] : places[entry] + (row.size >> 3)] = np.packbits(row, bitorder="little")


def _put_packed(data: Bytes, places: Array, entries: Entries, which: Flags, values: Bytes, per_byte: int) -> None:
    """Put the values of the postings of some entries, `per_byte` to a byte, the first the lowest bits."""
    chosen = np.flatnonzero(np.repeat(which, entries.counts))
    counts = entries.counts[which]
    within = np.arange(chosen.size) - np.repeat(np.cumsum(counts) - counts, counts)
    target = np.repeat(places[which], counts) + within // per_byte
    place_in_byte = within % per_byte
    shifted = values[chosen] << (8 // per_byte * place_in_byte).astype(np.uint8)
    for place in range(per_byte):
        mine = np.flatnonzero(place_in_byte == place)
        data[target[mine]] |= shifted[mine]
