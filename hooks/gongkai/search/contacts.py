"""Questions for an organ's telephone, address or hours (data's way: query -> candidates); the browser's `contacts.js` is its twin.

Who types 财政局电话 or 财政局 电话 wants the organ, not the many notices that hold both words. Which words ask so is what kinds with such
fields call them, and their synonyms; which kinds answer is read from the facet `kind`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

import numpy as np

from gongkai.search.candidates import Found, all_of
from gongkai.search.folding import fold
from gongkai.search.index import Index
from gongkai.search.query import parse
from gongkai.search.spool import Card

_FAVOUR = 4
"""What the score of a document that can be reached is multiplied by: its kind weighs little elsewhere."""
_LEAST_NAME = 2
_MOST_READ = 5


def table(cards: Iterable[Card], groups: Sequence[Sequence[str]]) -> dict[str, list[str]]:
    """Return the words that ask and the printed names of the kinds that answer, for both readers."""
    reached = [card for card in cards if card.reached_by and card.facets.get("kind")]
    titles = {title for card in reached for title in card.reached_by}
    words = titles.union(*(group for group in groups if titles.intersection(group)))
    return {
        "words": sorted(words, key=lambda word: (-len(word), word)),
        "kinds": sorted({card.facets["kind"][0] for card in reached}),
    }


def named_with(index: Index, text: str) -> Found | None:
    """Find NAME and WORD in a query that is written NAMEWORD, if an organ is called NAME."""
    whole = text.strip()
    word = next((word for word in index.settings["contacts"]["words"] if whole.endswith(word)), None)
    if word is None or len(whole) < len(word) + _LEAST_NAME or len(whole.split()) > 1:
        return None
    found = favoured(index, all_of(index, parse(f"{whole.removesuffix(word).removesuffix('的')} {word}", index.groups)))
    names = tuple(variant.text for variant in found.terms[0].variants)
    answering = found.documents[_answering(index, found)]
    read = (index.stored(int(ordinal)) for ordinal in islice(answering, _MOST_READ))
    return found if any(name.endswith(names) for stored in read for name in stored.names) else None


def favoured(index: Index, found: Found) -> Found:
    """Put what can be reached first, when one of several terms asks for it."""
    words = {fold(word).text for word in index.settings["contacts"]["words"]}
    if len(found.terms) < 2 or not any(term.variants[0].text in words for term in found.terms):
        return found
    return found._replace(scores=np.where(_answering(index, found), _FAVOUR * found.scores, found.scores))


def _answering(index: Index, found: Found) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    kind = index.facets["kind"]
    kinds = {kind.values.index(each) for each in index.settings["contacts"]["kinds"]}
    answering = np.array([not kinds.isdisjoint(values) for values in kind.sets], dtype=np.bool_)
    return answering[kind.column[found.documents]]
