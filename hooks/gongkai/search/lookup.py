"""From a gram to its documents, in the built files (data's way: site -> postings); the browser's `lookup.js` is its twin.

A gram's shard holds either the gram, or the longest shorter gram that was not divided: then its documents are candidates only. What
the shard says of the units that follow in a document shows whether a longer phrase stands there too (`Listing.ahead`).
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongkai.search.decoding import Bytes, Entry, Heads, Postings
from gongkai.search.grams import DEPTH, most_hinted
from gongkai.search.shards import Key, Separator, name_of, page_name


class Listing(NamedTuple):
    """Documents ascending, how strongly each holds the gram, and how many units of the gram are sure.

    `ahead`: so many further units of the query follow wherever those that are sure stand in the document.
    """

    documents: npt.NDArray[np.int64]
    ranks: npt.NDArray[np.uint8]
    ahead: npt.NDArray[np.int64]
    matched: int


class Separators(NamedTuple):
    """A page of the directory: separators in order, and which of their shards are one large atom."""

    keys: list[Key]
    large: list[bool]

    def place(self, gram: Key) -> int:
        """Return the place of the last separator that is not above `gram`."""
        return bisect.bisect_right(self.keys, gram) - 1


_NO_ORDINALS = np.zeros(0, dtype=np.int64)
_NOTHING = Listing(_NO_ORDINALS, np.zeros(0, dtype=np.uint8), _NO_ORDINALS, 0)


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
        return cls(fetch, _separators(fetch("directory.bin")), documents, threshold)

    def find(self, gram: Key, rest: Key = ()) -> Listing:
        """Return the documents of a gram of up to `DEPTH` units, or the candidates for it; `rest` follows it in the query."""
        if not self.pages.keys:
            return _NOTHING
        data = Bytes(self.fetch(f"grams/{name_of(self.place(gram).key)}.bin"))
        return self._listing(data, data.heads(), gram, rest)

    def place(self, gram: Key) -> Separator:
        """Return what the directory says of the shard in which a gram is found."""
        if not self.pages.keys:
            return Separator((), large=False)
        page = self.pages.place(gram)
        if page not in self.known:
            self.known[page] = _separators(self.fetch(page_name(page)))
        separators = self.known[page]
        number = separators.place(gram)
        return Separator(separators.keys[number], separators.large[number])

    def _listing(self, data: Bytes, heads: Heads, gram: Key, rest: Key) -> Listing:
        longer = [number for number, entry in enumerate(heads) if entry.gram[: len(gram)] == gram]
        if longer:
            return _union([self._part(*read, gram, rest) for read in self._read(data, heads, longer)], len(gram))
        below = self._below(heads, gram)
        if below is None:
            return _NOTHING
        length = len(heads[below].gram)
        read = self._read(data, heads, [below])
        return _union([self._part(*each, gram[:length], gram[length:] + rest) for each in read], length)

    def _below(self, heads: Heads, gram: Key) -> int | None:
        """Return the entry of the longest gram that this one begins with, unless it was divided: then no document has this one."""
        smaller = list(takewhile(lambda entry: entry.gram < gram, heads))
        within = [number for number, entry in enumerate(smaller) if gram[: len(entry.gram)] == entry.gram]
        if not within:
            return None
        below = heads[within[-1]].gram
        divided = within[-1] + 1 < len(heads) and heads[within[-1] + 1].gram[: len(below)] == below
        common = heads[within[-1]].size > self.threshold and len(below) < DEPTH
        return None if divided or common or len(below) <= 1 else within[-1]

    def _read(self, data: Bytes, heads: Heads, wanted: Sequence[int]) -> list[tuple[Entry, Postings]]:
        read = data.postings(heads, wanted, self.documents, most_hinted(self.threshold))
        return [(heads[number], postings) for number, postings in zip(wanted, read, strict=True)]

    def _part(self, entry: Entry, postings: Postings, gram: Key, rest: Key) -> Listing:
        """Return a list with what follows; where the query goes on beyond a gram's own entry, without what its hints rule out."""
        documents, ranks, hints = postings
        further = entry.gram[len(gram) :]
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(further, rest, strict=False)))
        ahead = np.full(documents.size, same, dtype=np.int64)
        if hints is None or same < len(further) or same >= len(rest):
            return Listing(documents, ranks, ahead, len(gram))
        possible, follows = hints.of(rest[same])
        possible |= bool(further)
        return Listing(documents[possible], ranks[possible], (ahead + follows)[possible], len(gram))


def _separators(data: bytes) -> Separators:
    return Separators(*Bytes(data).separators())


def _union(parts: list[Listing], matched: int) -> Listing:
    if len(parts) == 1:
        return parts[0]
    documents, ranks, ahead = (np.concatenate([part[column] for part in parts]) for column in range(3))
    order = np.lexsort((ranks, documents))
    documents, ranks, ahead = documents[order], ranks[order], ahead[order]
    begins = np.flatnonzero(np.diff(documents, prepend=-1))
    if not begins.size:
        return Listing(documents, ranks, ahead, matched)
    return Listing(documents[begins], np.maximum.reduceat(ranks, begins), np.minimum.reduceat(ahead, begins), matched)
