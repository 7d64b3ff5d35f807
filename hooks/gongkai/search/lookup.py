"""From a gram to its documents, in the built files (data's way: site -> postings); the browser's `lookup.js` is its twin.

A gram's shard holds either the gram, or the longest shorter gram that was not divided: then its documents are candidates only.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongkai.search.encoding import TINY
from gongkai.search.grams import DEPTH, HINTED
from gongkai.search.shards import Key, Separator, name_of, page_name


class Listing(NamedTuple):
    """Documents ascending, how strongly each holds the gram, and how many units of the gram are sure."""

    documents: npt.NDArray[np.int64]
    ranks: npt.NDArray[np.uint8]
    matched: int


class Separators(NamedTuple):
    """A page of the directory: separators in order, and which of their shards are one large atom."""

    keys: list[Key]
    large: list[bool]

    def place(self, gram: Key) -> int:
        """Return the place of the last separator that is not above `gram`."""
        return bisect.bisect_right(self.keys, gram) - 1


_NOTHING = Listing(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint8), 0)


@dataclass(slots=True)
class Lookup:
    """The shards of one index; `fetch` gives the bytes of a file below `search/`."""

    fetch: Callable[[str], bytes]
    pages: Separators
    documents: int
    threshold: int
    known: dict[int, Separators] = field(default_factory=dict)

    @classmethod
    def open(cls, fetch: Callable[[str], bytes], *, documents: int, threshold: int) -> Lookup:
        """Read the first page of the directory."""
        return cls(fetch, _Bytes(fetch("directory.bin")).separators(), documents, threshold)

    def find(self, gram: Key) -> Listing:
        """Return the documents of a gram, or the candidates for it; a unit beyond `DEPTH` serves as a hint."""
        if not self.pages.keys:
            return _NOTHING
        return self._listing(_Bytes(self.fetch(f"grams/{name_of(self.place(gram).key)}.bin")), gram)

    def place(self, gram: Key) -> Separator:
        """Return what the directory says of the shard in which a gram is found."""
        if not self.pages.keys:
            return Separator((), large=False)
        page = self.pages.place(gram[:DEPTH])
        if page not in self.known:
            self.known[page] = _Bytes(self.fetch(page_name(page))).separators()
        separators = self.known[page]
        number = separators.place(gram[:DEPTH])
        return Separator(separators.keys[number], separators.large[number])

    def _listing(self, data: _Bytes, whole: Key) -> Listing:
        gram = whole[:DEPTH]
        entry = below = _Entry((), 0, ranked=False)
        place, divided = 0, False
        longer = []
        while not data.ended:
            entry = data.entry(entry.gram)
            if entry.gram[: len(gram)] == gram:
                longer.append(self._documents(data, entry, whole))
                continue
            divided = divided or (bool(below.gram) and entry.gram[: len(below.gram)] == below.gram)
            if entry.gram > gram:
                break
            if gram[: len(entry.gram)] == entry.gram:
                below, place, divided = entry, data.place, False
            self._skip(data, entry)
        if longer:
            return _union(longer, len(gram))
        length = len(below.gram)
        if divided or length <= 1 or (below.size > self.threshold and length < DEPTH):
            return _NOTHING
        data.place = place
        return Listing(*self._documents(data, below, whole), length)

    def _hinted(self, entry: _Entry) -> bool:
        return entry.size > HINTED and (entry.size <= self.threshold or len(entry.gram) == DEPTH)

    def _dense(self, entry: _Entry) -> bool:
        return entry.size > max(TINY, self.documents >> 3)

    def _skip(self, data: _Bytes, entry: _Entry) -> None:
        if self._dense(entry):
            data.place += (self.documents + 7) >> 3
        else:
            data.skip(entry.size)
        data.place += (entry.size + 3) >> 2 if entry.ranked else 0
        data.place += (entry.size + 1) >> 1 if self._hinted(entry) else 0

    def _documents(
        self, data: _Bytes, entry: _Entry, whole: Key
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
        """Read a list; where the query goes on beyond the entry's gram, without what its hints rule out."""
        if self._dense(entry):
            documents = np.flatnonzero(np.unpackbits(data.take((self.documents + 7) >> 3), bitorder="little"))
        else:
            documents = np.cumsum(np.array([data.varint() + 1 for _ in range(entry.size)])) - 1
        ranks = data.packed(entry.size, 4) if entry.ranked else np.zeros(entry.size, dtype=np.uint8)
        if not self._hinted(entry):
            return documents, ranks
        hints = data.packed(entry.size, 2)
        if len(whole) <= len(entry.gram):
            return documents, ranks
        possible = (hints == 0) | (hints == 1 + whole[len(entry.gram)] % 15)
        return documents[possible], ranks[possible]


class _Entry(NamedTuple):
    gram: Key
    size: int
    ranked: bool


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

    def separators(self) -> Separators:
        """Read a page of the directory."""
        found: list[Key] = []
        previous: Key = ()
        for _ in range(self.varint()):
            head = self.data[self.place]
            self.place += 1
            previous = (*previous[: head >> 4], *(self.unit() for _ in range(head & 15)))
            found.append(previous)
        flags = np.unpackbits(self.take((len(found) + 7) >> 3), bitorder="little")
        return Separators(found, flags[: len(found)].astype(np.bool_).tolist())

    def entry(self, previous: Key) -> _Entry:
        """Read an entry up to its postings."""
        head = self.data[self.place]
        self.place += 1
        shared, further, count = head >> 5, (head >> 2 & 7) + 1, head & 3
        first = self.varint() + (previous[shared] if len(previous) > shared else 0)
        gram = (*previous[:shared], first, *(self.unit() for _ in range(further - 1)))
        if count:
            return _Entry(gram, count, ranked=False)
        number = self.varint()
        return _Entry(gram, number >> 1, ranked=bool(number & 1))


def _union(parts: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]], matched: int) -> Listing:
    if len(parts) == 1:
        return Listing(*parts[0], matched)
    documents = np.concatenate([part[0] for part in parts])
    ranks = np.concatenate([part[1] for part in parts])
    order = np.lexsort((ranks, documents))
    documents, ranks = documents[order], ranks[order]
    last = np.append(documents[1:] != documents[:-1], True)
    return Listing(documents[last], ranks[last], matched)
