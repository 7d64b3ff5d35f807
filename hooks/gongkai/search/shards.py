"""The files a browser fetches, and the directory that finds the file of a gram (data's way: lists -> site).

A shard holds consecutive atoms (`lists`) of about `target` bytes; a larger atom has a shard of its own, so that a rare neighbour of a
common word does not pay for it. A shard is named by its separator: the shortest run of units above every gram before it. What is
known of a gram lies in the last shard whose separator is not above it, and there in one of two places:

- entries that begin with the gram: its documents are all of theirs, once each, with the highest rank;
- else the last entry below the gram, if the gram begins with it: that was too rare to divide, so its documents are the candidates.
  If other entries begin with that one too, it was divided, and no document has the gram.

The directory has two levels, so that shards can be small though the first visit is short: `directory.bin` has the first separator of each
page, `directory/N.bin` has the separators of page N. Either is a varint of how many, then each separator: a byte of units shared
with the one before << 4 | further units, and those units, two bytes each, low byte first; then a bit for each separator, the first the
lowest, 1 where one atom of more than `LARGE_BYTES` has the shard to itself: a reader may leave a word aside that is dear to read and
tells little.
`encoding` has the entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from gongkai.search.encoding import encoded, varint
from gongkai.search.grams import Array
from gongkai.search.lists import Entries

Key = tuple[int, ...]
PAGE_SHARDS = 64
"""Separators in a page of the directory: two hundred bytes, fetched beside a shard ten times that."""

LARGE_BYTES = 3000


class Shard(NamedTuple):
    """One file: what its first and last grams are, whether it is one large atom, and its bytes."""

    first: Key
    last: Key
    large: bool
    data: bytes


class Separator(NamedTuple):
    """What the directory says of a shard."""

    key: Key
    large: bool


def shards_of(entries: Entries, *, documents: int, target: int) -> list[Shard]:
    """Gather the entries of one partition."""
    if not entries.lengths.size:
        return []
    first_atoms = _shard_begins(entries, target)
    begins = entries.atoms[first_atoms]
    alone = entries.sizes[first_atoms] > target // 2
    parts = encoded(entries, begins, documents)
    firsts = _keys(entries, begins)
    lasts = _keys(entries, np.append(begins[1:], entries.lengths.size) - 1)
    return [
        Shard(first, last, single and len(data) > LARGE_BYTES, data)
        for first, last, single, data in zip(firsts, lasts, alone.tolist(), parts, strict=True)
    ]


def _shard_begins(entries: Entries, target: int) -> Array:
    """Return the first atom of each shard."""
    ends = np.cumsum(entries.sizes)
    large = np.flatnonzero(entries.sizes > target // 2)
    forced = np.unique(np.concatenate([[0], large, large + 1, [entries.sizes.size]]))
    begins: list[int] = []
    for start, stop in zip(forced[:-1].tolist(), forced[1:].tolist(), strict=True):
        atom = start
        while atom < stop:
            begins.append(atom)
            limit = ends[atom] - entries.sizes[atom] + target
            atom = min(stop, max(atom + 1, int(np.searchsorted(ends, limit, side="right"))))
    return np.array(begins, dtype=np.int64)


def _keys(entries: Entries, which: Array) -> list[Key]:
    return [
        tuple(row[:size])
        for row, size in zip(entries.units[which].tolist(), entries.lengths[which].tolist(), strict=True)
    ]


def separated(shards: Iterable[Shard]) -> Iterator[tuple[Separator, bytes]]:
    """Give each shard of the whole index, in order, its separator."""
    last: Key | None = None
    for shard in shards:
        key = () if last is None else shard.first[: _shared(last, shard.first) + 1]
        yield Separator(key, shard.large), shard.data
        last = shard.last


def name_of(separator: Key) -> str:
    """Return the file name of a shard."""
    return "".join(f"{unit:04x}" for unit in separator) or "0"


def directory(separators: list[Separator]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the directory."""
    starts = range(0, len(separators), PAGE_SHARDS)
    yield "directory.bin", _page([separators[start] for start in starts])
    for number, start in enumerate(starts):
        yield page_name(number), _page(separators[start : start + PAGE_SHARDS])


def page_name(number: int) -> str:
    """Return the file of a page of the directory."""
    return f"directory/{number}.bin"


def _page(separators: list[Separator]) -> bytes:
    result = bytearray(varint(len(separators)))
    previous: Key = ()
    for key, _ in separators:
        shared = _shared(previous, key)
        result.append(shared << 4 | (len(key) - shared))
        result += b"".join(unit.to_bytes(2, "little") for unit in key[shared:])
        previous = key
    return (
        bytes(result)
        + np.packbits(np.array([large for _, large in separators], dtype=np.bool_), bitorder="little").tobytes()
    )


def _shared(left: Key, right: Key) -> int:
    count = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        count += 1
    return count
