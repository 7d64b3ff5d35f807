"""How well a document answers, in whole numbers, so that Python and the browser agree to the last bit (data's way: postings -> order).

BM25 over weighted fields: a posting's rank (0 to 3) stands for the weighted number of occurrences, the document's length for its class
of length. What a citizen wants comes in as the document's prior: what kind of answer it is, in force, recent. All tables here are
shipped with the index as `tables()`; the browser computes nothing of its own.
"""

from __future__ import annotations

import datetime as dt

_FREQUENCIES = (1.3, 3.0, 8.0, 12.0)
"""The weighted frequency that a rank stands for."""
_IN_TITLE = 3
_TITLE_BONUS = 3.0
_K1, _B = 1.2, 0.5
LENGTH_CLASSES = 16
PRIORS = 16
VARIANT_PERCENT = 80
"""What a synonym's hit is worth, of a hit of the word itself."""
PIECE_PERCENT = 70
"""What two characters that are no word of the portal's are worth, of a word, where a query is taken apart."""
TORN_PERCENT = 20
"""What they are worth when they most likely belong to two words."""
PIECE_RARITY = 90
"""Two characters count for no rarer than this: the rarest are those that no word has side by side."""
SHOWN_TOGETHER = 10
"""Results are confirmed and put in their final order in portions of this many; a set no larger is confirmed whole."""
FEW_RESULTS, MOST_RELATED, RELATED_UP_TO = 5, 6, 3000
"""With fewer results than this, so many documents with most of the words are shown below them; a large portal does without."""
_COUNTED_UP_TO = 10_000
BONUSES = {
    "number_whole": 500,
    "number_begins": 350,
    "number_within": 250,
    "title_whole": 250,
    "title_edge": 60,
    "title_within": 40,
    "keyword": 30,
    "same_section": 25,
    "near": 25,
    "share_titled": 100,
}
"""Per cent added to a confirmed document's score."""


def most_counted(documents: int) -> int:
    """Return up to how many documents that the grams leave in doubt are counted by their texts; beyond, the count is said to be about right.

    In a portal of some thousands few are in doubt, and hardly a query has more than these; in a large one they would be 150 kB too often.
    """
    return 64 if documents <= _COUNTED_UP_TO else 16


def saturation() -> list[list[int]]:
    """Return BM25's saturated frequency, in 1/100, by rank and class of length."""
    return [[_saturated(rank, 2 ** ((length - 8) / 2)) for length in range(LENGTH_CLASSES)] for rank in range(4)]


def _saturated(rank: int, relative_length: float) -> int:
    """Weigh a frequency; a hit in the title counts the same however long the text is: a policy is no worse an answer than the notice of it."""
    frequency, titled = _FREQUENCIES[rank], rank == _IN_TITLE
    length = 1.0 if titled else 1 - _B + _B * relative_length
    return round(100 * frequency * (_K1 + 1) / (frequency + _K1 * length) * (_TITLE_BONUS if titled else 1))


def length_class(length: int, average: int) -> int:
    """Return 0 to 15; 8 is the average length, two classes a doubling."""
    quarter = max(1, length) ** 2 * 256 // max(1, average) ** 2
    return min(LENGTH_CLASSES - 1, max(0, quarter.bit_length() - 1))


def prior(*, weight: float, in_force: bool, dated_on: dt.date | None, newest: dt.date | None) -> int:
    """Return 0 to 15: the kind's weight, halved when not in force, and up to a fifth less with age."""
    age = (newest - dated_on).days / 365 if newest and dated_on else 5.0
    value = weight * (1.0 if in_force else 0.45) * (0.8 + 0.2 / (1 + age / 4))
    return max(0, min(PRIORS - 1, round(value * (PRIORS - 1))))


def prior_factors() -> list[int]:
    """Return what a score is multiplied by, for each prior."""
    return [10 + 6 * value for value in range(PRIORS)]


def rarity(holding: int, documents: int) -> int:
    """Return BM25's inverse document frequency as sixteenths of a power of two, by whole numbers only."""
    ratio = (2 * documents + 1) * 256 // (2 * holding + 1)
    bits = max(0, ratio.bit_length() - 1)
    fraction = (ratio >> (bits - 4) if bits >= 4 else ratio << (4 - bits)) & 15
    return max(8, 16 * (bits - 8) + fraction + 8)


def tables(documents: int) -> dict[str, object]:
    """Return the tables of an index of so many documents as data for both readers."""
    return {
        "saturation": saturation(),
        "prior_factors": prior_factors(),
        "variant_percent": VARIANT_PERCENT,
        "piece_percent": PIECE_PERCENT,
        "torn_percent": TORN_PERCENT,
        "piece_rarity": PIECE_RARITY,
        "shown_together": SHOWN_TOGETHER,
        "most_counted": most_counted(documents),
        "few_results": FEW_RESULTS,
        "most_related": MOST_RELATED,
        "related_up_to": RELATED_UP_TO,
        "bonuses": BONUSES,
    }
