"""Which unit follows a gram in a document, in four bits a posting (data's way: lists -> encoding; site -> postings).

The followers that a list has often are listed with it, the commonest first, and have the codes from 1 on; of the codes up to 14 that are
left, the other followers share each by its unit. So a code of the first sort is sure, one of the second rules most others out.
15 is a break; 0 says that several units follow in the document.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongkai.search.grams import BROKEN, SEVERAL, Array, Flags

MOST_LISTED = 10
_OFTEN = 16
"""A follower in one of so many documents is listed."""
_CODES, _BREAK_CODE = 14, 15
_INDEX_BITS = 26
"""A partition has fewer postings than this holds, and a list and its follower fit in what is left."""


class Listed(NamedTuple):
    """The listed followers of lists, list after list, and the codes of their postings."""

    sizes: Array
    units: npt.NDArray[np.uint16]
    codes: npt.NDArray[np.uint8]


class Hints(NamedTuple):
    """What one list says of its followers."""

    listed: tuple[int, ...]
    codes: npt.NDArray[np.uint8]

    def of(self, unit: int) -> tuple[Flags, Flags]:
        """Tell of each document whether the unit can follow, and whether it does wherever the gram stands."""
        if unit in self.listed:
            follows = self.codes == self.listed.index(unit) + 1
            return follows | (self.codes == 0), follows
        size = len(self.listed)
        possible = (self.codes == size + 1 + unit % (_CODES - size)) | (self.codes == 0)
        return possible, np.zeros_like(possible)


def listed(followers: npt.NDArray[np.uint16], counts: Array) -> Listed:
    """Choose what is listed of lists of so many postings, and code the follower of each."""
    owner = np.repeat(np.arange(counts.size), counts)
    single = np.flatnonzero((followers != SEVERAL) & (followers != BROKEN))
    keys = (owner[single] << 16 | followers[single]) << _INDEX_BITS | single
    keys.sort()
    single, keys = keys & (1 << _INDEX_BITS) - 1, keys >> _INDEX_BITS
    begins = np.flatnonzero(np.diff(keys, prepend=-1))
    pairs, holding = keys[begins], np.diff(begins, append=keys.size)
    places = _places(pairs >> 16, pairs & 0xFFFF, holding, counts)
    sizes = np.bincount(pairs[places >= 0] >> 16, minlength=counts.size)
    units = np.zeros(int(sizes.sum()), dtype=np.uint16)
    chosen = np.flatnonzero(places >= 0)
    units[(np.cumsum(sizes) - sizes)[pairs[chosen] >> 16] + places[chosen]] = pairs[chosen] & 0xFFFF
    taken = sizes[pairs >> 16]
    code = np.where(places >= 0, places + 1, taken + 1 + (pairs & 0xFFFF) % (_CODES - taken))
    codes = np.zeros(followers.size, dtype=np.uint8)
    codes[followers == BROKEN] = _BREAK_CODE
    codes[single] = np.repeat(code, holding)
    return Listed(sizes, units, codes)


def _places(owners: Array, units: Array, holding: Array, counts: Array) -> Array:
    """Return the place of each pair of list and follower among those that its list lists, or -1."""
    order = np.lexsort((units, -holding, owners))
    begins = np.flatnonzero(np.diff(owners[order], prepend=-1))
    within = np.arange(order.size) - np.repeat(begins, np.diff(begins, append=order.size))
    often = holding[order] >= np.maximum(2, counts[owners[order]] // _OFTEN)
    places = np.full(owners.size, -1, dtype=np.int64)
    places[order] = np.where(often & (within < MOST_LISTED), within, -1)
    return places
