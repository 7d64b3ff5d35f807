"""The bytes of a shard or a page of the directory, read (data's way: site -> lists); `encoding` and `shards` have the formats."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongkai.search.grams import HINTED
from gongkai.search.hints import Hints
from gongkai.search.lists import low_bits
from gongkai.search.shards import Key

Bits = npt.NDArray[np.uint8]


class Entry(NamedTuple):
    """A gram with a list of so many documents."""

    gram: Key
    size: int
    ranked: bool

    def hinted(self, most: int) -> bool:
        """Tell whether the postings have hints."""
        return HINTED < self.size <= most and len(self.gram) > 1


Heads = list[Entry]


class Postings(NamedTuple):
    """A list: documents ascending, their ranks, and what is said of their followers if anything is."""

    documents: npt.NDArray[np.int64]
    ranks: npt.NDArray[np.uint8]
    hints: Hints | None


class Bytes:
    """Bytes and the place up to which they are read."""

    def __init__(self, data: bytes) -> None:
        self.data, self.place = data, 0

    def varint(self) -> int:
        """Read a number."""
        value, shift = 0, 0
        while True:
            byte = self.data[self.place]
            self.place += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def unit(self) -> int:
        """Read a unit."""
        self.place += 2
        return self.data[self.place - 2] | self.data[self.place - 1] << 8

    def bits(self) -> Bits:
        """Return what is left as bits, the lowest of each byte first."""
        return np.unpackbits(np.frombuffer(self.data, dtype=np.uint8, offset=self.place), bitorder="little")

    def separators(self) -> tuple[list[Key], list[bool]]:
        """Read a page of the directory: separators, and which of their shards are one large atom."""
        found: list[Key] = []
        previous: Key = ()
        for _ in range(self.varint()):
            head = self.data[self.place]
            self.place += 1
            previous = (*previous[: head >> 4], *(self.unit() for _ in range(head & 15)))
            found.append(previous)
        return found, self.bits()[: len(found)].astype(np.bool_).tolist()

    def heads(self) -> Heads:
        """Read what a shard says of its entries."""
        heads: Heads = []
        previous: Key = ()
        for _ in range(self.varint()):
            heads.append(self._head(previous))
            previous = heads[-1].gram
        return heads

    def _head(self, previous: Key) -> Entry:
        head = self.data[self.place]
        self.place += 1
        shared, further, count = head >> 5, (head >> 2 & 7) + 1, head & 3
        first = self.varint() + (previous[shared] if len(previous) > shared else 0)
        gram = (*previous[:shared], first, *(self.unit() for _ in range(further - 1)))
        if count:
            return Entry(gram, count, ranked=False)
        number = self.varint()
        return Entry(gram, number >> 1, ranked=bool(number & 1))

    def postings(self, heads: Heads, wanted: Collection[int], documents: int, most_hinted: int) -> list[Postings]:
        """Read the lists of the entries whose numbers are `wanted`, ascending, after `heads`."""
        bits = self.bits()
        lists, end = _documents(bits, heads, wanted, documents)
        ranks, end = _ranks(bits, end, [entry.size * entry.ranked for entry in heads], wanted)
        hints = _hints(bits, end, [entry.size * entry.hinted(most_hinted) for entry in heads], wanted)
        return [
            Postings(lists[number], ranks.get(number, np.zeros(heads[number].size, dtype=np.uint8)), hints.get(number))
            for number in wanted
        ]


def _documents(
    bits: Bits, heads: Heads, wanted: Collection[int], documents: int
) -> tuple[dict[int, npt.NDArray[np.int64]], int]:
    """Read the stream of documents to its end, which is returned in bits."""
    lows = low_bits(np.array([entry.size for entry in heads], dtype=np.int64), documents).tolist()
    lists, place = {}, 0
    for number, (entry, low) in enumerate(zip(heads, lows, strict=True)):
        rest = place + low * entry.size
        ones = np.flatnonzero(bits[rest : rest + entry.size + (documents >> low)])[: entry.size]
        if number in wanted:
            gaps = _numbers(bits[place:rest], low) + (np.diff(ones, prepend=-1) - 1 << low)
            lists[number] = np.cumsum(gaps + 1) - 1
        place = rest + int(ones[-1]) + 1
    return lists, place + 7 & ~7


def _ranks(
    bits: Bits, place: int, sizes: list[int], wanted: Collection[int]
) -> tuple[dict[int, npt.NDArray[np.uint8]], int]:
    """Read the stream of ranks from a place to its end, which is returned; both in bits."""
    lists = {}
    for number, size in enumerate(sizes):
        if size and number in wanted:
            lists[number] = _numbers(bits[place : place + 2 * size], 2).astype(np.uint8)
        place += 2 * size
    return lists, place + 7 & ~7


def _hints(bits: Bits, place: int, sizes: list[int], wanted: Collection[int]) -> dict[int, Hints]:
    lists = {}
    for number, size in enumerate(sizes):
        if not size:
            continue
        units = place + 4
        codes = units + 16 * int(_numbers(bits[place:units], 4)[0])
        place = codes + 4 * size
        if number in wanted:
            followers = _numbers(bits[units:codes], 16).tolist()
            lists[number] = Hints(tuple(followers), _numbers(bits[codes:place], 4).astype(np.uint8))
    return lists


def _numbers(bits: Bits, width: int) -> npt.NDArray[np.int64]:
    if not width:
        return np.zeros(1, dtype=np.int64)
    numbers: npt.NDArray[np.int64] = bits.reshape(-1, width).astype(np.int64) @ (1 << np.arange(width))
    return numbers
