"""From a gram to its documents, in the built files (data's way: site -> postings); the browser's `lookup.js` is its twin.

A gram's shard holds either the gram, or the longest shorter gram that was not divided: then its documents are candidates only.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongkai.search.encoding import TINY
from gongkai.search.grams import DEPTH, HINTED
from gongkai.search.shards import Key, name_of


class Listing(NamedTuple):
    """Documents ascending, how strongly each holds the gram, and how many units of the gram are sure."""

    documents: npt.NDArray[np.int64]
    ranks: npt.NDArray[np.uint8]
    matched: int


_NOTHING = Listing(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint8), 0)


@dataclass(slots=True)
class Lookup:
    """The shards of one index; `fetch` gives the bytes of a file below `search/`."""

    fetch: Callable[[str], bytes]
    separators: list[Key]
    documents: int
    threshold: int

    @classmethod
    def open(cls, fetch: Callable[[str], bytes], *, documents: int, threshold: int) -> Lookup:
        """Read the directory."""
        data = _Bytes(fetch("shards.bin"))
        separators: list[Key] = []
        key: Key = ()
        for _ in range(data.varint()):
            key = data.key(key)
            separators.append(key)
        return cls(fetch, separators, documents, threshold)

    def find(self, gram: Key) -> Listing:
        """Return the documents of a gram, or the candidates for it; a unit beyond `DEPTH` serves as a hint."""
        if not self.separators:
            return _NOTHING
        separator = self.separators[bisect.bisect_right(self.separators, gram[:DEPTH]) - 1]
        return self._listing(_Bytes(self.fetch(f"grams/{name_of(separator)}.bin")), gram)

    def _listing(self, data: _Bytes, whole: Key) -> Listing:
        gram = whole[:DEPTH]
        key: Key = ()
        below: Key = ()
        place, count, divided = 0, 0, False
        longer = []
        while not data.ended:
            key, size = data.entry_head(key)
            if key[: len(gram)] == gram:
                longer.append(self._documents(data, size, key, whole))
                continue
            divided = divided or (bool(below) and key[: len(below)] == below)
            if key > gram:
                break
            if gram[: len(key)] == key:
                below, place, count, divided = key, data.place, size, False
            self._skip(data, size, len(key))
        if longer:
            return _union(longer, len(gram))
        if divided or len(below) <= 1 or (count > self.threshold and len(below) < DEPTH):
            return _NOTHING
        data.place = place
        return Listing(*self._documents(data, count, below, whole), len(below))

    def _hinted(self, count: int, length: int) -> bool:
        return count > HINTED and (count <= self.threshold or length == DEPTH)

    def _skip(self, data: _Bytes, count: int, length: int) -> None:
        if count > max(TINY, self.documents >> 3):
            data.place += (self.documents + 7) >> 3
        else:
            data.skip(count)
        data.place += (count + 3) >> 2 if count > TINY else 0
        data.place += (count + 1) >> 1 if self._hinted(count, length) else 0

    def _documents(
        self, data: _Bytes, count: int, key: Key, whole: Key
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
        """Read a list; where the query goes on beyond the entry's gram, without what its hints rule out."""
        if count > max(TINY, self.documents >> 3):
            documents = np.flatnonzero(np.unpackbits(data.take((self.documents + 7) >> 3), bitorder="little"))
        else:
            values = np.array([data.varint() for _ in range(count)])
            if count <= TINY:
                return np.cumsum((values >> 1) + 1) - 1, (3 * (values & 1)).astype(np.uint8)
            documents = np.cumsum(values + 1) - 1
        ranks = data.packed(count, 4)
        if not self._hinted(count, len(key)):
            return documents, ranks
        hints = data.packed(count, 2)
        if len(whole) <= len(key):
            return documents, ranks
        possible = (hints == 0) | (hints == 1 + whole[len(key)] % 15)
        return documents[possible], ranks[possible]


class _Bytes:
    def __init__(self, data: bytes) -> None:
        self.data, self.place = data, 0

    @property
    def ended(self) -> bool:
        return self.place >= len(self.data)

    def varint(self) -> int:
        value, shift = 0, 0
        while True:
            byte = self.data[self.place]
            self.place += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def skip(self, count: int) -> None:
        """Pass over varints."""
        while count:
            count -= self.data[self.place] < 0x80
            self.place += 1

    def take(self, size: int) -> npt.NDArray[np.uint8]:
        self.place += size
        return np.frombuffer(self.data, dtype=np.uint8, count=size, offset=self.place - size)

    def packed(self, count: int, per_byte: int) -> npt.NDArray[np.uint8]:
        """Read small values, so many to a byte."""
        bits = 8 // per_byte
        shifts = np.arange(0, 8, bits, dtype=np.uint8)
        values = (self.take((count + per_byte - 1) // per_byte)[:, None] >> shifts) & ((1 << bits) - 1)
        return values.ravel()[:count].astype(np.uint8)

    def unit(self) -> int:
        self.place += 2
        return self.data[self.place - 2] | self.data[self.place - 1] << 8

    def key(self, previous: Key) -> Key:
        """Read a separator."""
        head = self.data[self.place]
        self.place += 1
        return (*previous[: head >> 4], *(self.unit() for _ in range(head & 15)))

    def entry_head(self, previous: Key) -> tuple[Key, int]:
        """Read an entry up to its postings: its gram and the number of documents."""
        head = self.data[self.place]
        self.place += 1
        shared, further, count = head >> 5, (head >> 2 & 7) + 1, head & 3
        first = self.varint() + (previous[shared] if len(previous) > shared else 0)
        key = (*previous[:shared], first, *(self.unit() for _ in range(further - 1)))
        return key, count or self.varint()


def _union(parts: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]], matched: int) -> Listing:
    if len(parts) == 1:
        return Listing(*parts[0], matched)
    documents = np.concatenate([part[0] for part in parts])
    ranks = np.concatenate([part[1] for part in parts])
    order = np.lexsort((ranks, documents))
    documents, ranks = documents[order], ranks[order]
    last = np.append(documents[1:] != documents[:-1], True)
    return Listing(documents[last], ranks[last], matched)
