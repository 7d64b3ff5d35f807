"""The search itself, from the built files (data's way: query -> results); the browser's `engine.js` is its twin, held equal by a test.

Grams give candidates and whole-number scores, the stored texts confirm what is shown and settle the order within a portion. When no
document has all terms, the words of a question are dropped and the terms taken apart, and the result says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from gongkai.search import contacts, matching
from gongkai.search.candidates import Found, Ordinals, all_of
from gongkai.search.index import Facet, Index
from gongkai.search.matching import Stored
from gongkai.search.nearest import NOTHING_NEAR, Near, nearest
from gongkai.search.partial import some_of
from gongkai.search.query import Term, mended, parse, spaced, without_ignored
from gongkai.search.ranking import FEW_RESULTS, MOST_RELATED, RELATED_UP_TO, SHOWN_TOGETHER

GROUPS_ON_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: a document, and the ordinals of documents in the result that fold under it."""

    ordinal: int
    score: int
    stored: Stored
    folded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """One page of results. `partial`: no document has all terms; `ignored`: words of a question were dropped to find any.

    `more`: another page follows. `related` are documents with most of the words, beside a handful of results with all of them;
    `near` is what comes nearest when there is none at all.
    """

    hits: tuple[Hit, ...]
    total: int
    exact: bool
    partial: bool
    ignored: bool
    terms: tuple[Term, ...]
    facets: Mapping[str, Mapping[str, int]]
    more: bool = False
    related: tuple[Hit, ...] = ()
    near: Near = NOTHING_NEAR


@dataclass(slots=True)
class _Tally:
    """Of the documents that the grams leave in doubt, how many texts said yes and how many no."""

    held: int = 0
    dropped: int = 0

    def estimate(self, doubtful: int) -> int:
        """Guess how many of `doubtful` documents hold the terms, from those that were read."""
        unread, known = doubtful - self.held - self.dropped, self.held + self.dropped
        return self.held + (unread * self.held // known if known else unread)


class Reader:
    """Searches the index of a built site."""

    def __init__(self, site: Path | Index) -> None:
        self.index = site if isinstance(site, Index) else Index.of_site(site)

    def search(
        self, text: str, *, page: int = 1, by_date: bool = False, chosen: Mapping[str, str] | None = None
    ) -> Results:
        """Answer a query with one page of its results, restricted to the `chosen` facet values."""
        chosen = chosen or {}
        found, ignored = self._found(text)
        found = self._restricted(found, chosen)
        tally = _Tally()
        hits, more = self._page(found, page, by_date=by_date, tally=tally)
        total, exact = self._total(found, tally)
        first = page == 1 and not chosen
        return Results(
            tuple(hits), total, exact, found.partial, ignored, found.terms, self._counts(found.documents), more,
            related=tuple(self._related(found)) if first else (),
            near=nearest(self.index, text) if first and not hits else NOTHING_NEAR,
        )  # fmt: skip

    def _total(self, found: Found, tally: _Tally) -> tuple[int, bool]:
        """Count the results: exactly, unless too many are in doubt."""
        doubtful, sure = found.documents[~found.sure], int(found.sure.sum())
        if doubtful.size > self.index.ranking["most_counted"]:
            return sure + tally.estimate(doubtful.size), False
        return sure + sum(matching.holds(self.index.stored(int(each)), found.terms) for each in doubtful), True

    def choices(self, name: str) -> Sequence[str]:
        """List the values of a facet by which results can be chosen; none where there is no such facet."""
        facet = self._facet(name)
        return facet.values if facet else ()

    def documents(self, text: str) -> list[int]:
        """Return the ordinals of every confirmed result, best first, without folding."""
        found, _ = self._found(text)
        return [hit.ordinal for hit in self._confirmed(found, by_date=False, tally=_Tally())]

    def _found(self, text: str) -> tuple[Found, bool]:
        named = contacts.named_with(self.index, text)
        if named:
            return named, False
        terms = parse(text, self.index.groups)
        found = contacts.favoured(self.index, all_of(self.index, terms))
        if found.documents.size or not terms:
            return found, False
        apart = parse(spaced(text), self.index.groups)
        if apart != terms:
            found = contacts.favoured(self.index, all_of(self.index, apart))
            if found.documents.size:
                return found, False
        again = parse(without_ignored(terms, tuple(self.index.settings["ignored"])), self.index.groups)
        ignored = bool(again) and [term.variants[0] for term in again] != [term.variants[0] for term in terms]
        partly = some_of(self.index, again or terms)
        mistakes = [term for term in partly.terms if term.written]
        if mistakes:
            found = contacts.favoured(
                self.index, all_of(self.index, mended(again or terms, mistakes, self.index.groups))
            )
        return (found if found.documents.size else partly), ignored

    def _related(self, found: Found) -> list[Hit]:
        """Find documents with most of the words when few have all of them."""
        if found.partial or not 0 < found.documents.size < FEW_RESULTS or self.index.size > RELATED_UP_TO:
            return []
        again = parse(without_ignored(found.terms, tuple(self.index.settings["ignored"])), self.index.groups)
        some = some_of(self.index, again or found.terms)
        some = some.only(~np.isin(some.documents, found.documents))
        return list(islice(self._confirmed(some, by_date=False, tally=_Tally()), MOST_RELATED))

    def _restricted(self, found: Found, chosen: Mapping[str, str]) -> Found:
        keep = np.ones(found.documents.size, dtype=np.bool_)
        for name, value in chosen.items():
            facet = self._facet(name)
            if facet is None or value not in facet.values:
                return found.only(np.zeros(found.documents.size, dtype=np.bool_))
            number = facet.values.index(value)
            keep &= np.array([number in values for values in facet.sets], dtype=np.bool_)[facet.column[found.documents]]
        return found.only(keep)

    def _facet(self, name: str) -> Facet | None:
        plural, dot, _ = name.partition(".")
        if not dot:
            return self.index.facets.get(name)
        return self.index.own(plural).get(name) if plural in self.index.owners.values() else None

    def _counts(self, documents: Ordinals) -> dict[str, dict[str, int]]:
        """Count the values of the facets; when all documents are of one kind, of its own facets too."""
        counts = {name: _counted(facet, documents) for name, facet in self.index.facets.items()}
        kinds = list(counts.get("kind", ()))
        plural = self.index.owners.get(kinds[0], "") if len(kinds) == 1 else ""
        own = self.index.own(plural) if plural else {}
        return counts | {name: _counted(facet, documents) for name, facet in own.items()}

    def _page(self, found: Found, page: int, *, by_date: bool, tally: _Tally) -> tuple[list[Hit], bool]:
        """Return the hits of one page, and whether anything is left after it."""
        members = set(found.documents.tolist())
        shown: set[int] = set()
        groups: list[Hit] = []
        for hit in self._confirmed(found, by_date=by_date, tally=tally):
            if hit.ordinal in shown:
                continue
            folded = tuple(child for child in hit.stored.children if child in members and child not in shown)
            shown |= {hit.ordinal, *folded}
            groups.append(Hit(hit.ordinal, hit.score, hit.stored, folded))
            if len(groups) >= page * GROUPS_ON_A_PAGE:
                break
        return groups[(page - 1) * GROUPS_ON_A_PAGE :], len(members) > len(shown) + tally.dropped

    def _confirmed(self, found: Found, *, by_date: bool, tally: _Tally) -> Iterator[Hit]:
        """Yield the results in their final order, portion by portion, and tally what their texts say."""
        keys = found.scores * self.index.priors[found.documents]
        order = np.argsort(-found.documents) if by_date else np.lexsort((-found.documents, -keys))
        for start in range(0, order.size, SHOWN_TOGETHER):
            portion = []
            for place in order[start : start + SHOWN_TOGETHER].tolist():
                ordinal = int(found.documents[place])
                stored = self.index.stored(ordinal)
                if not (found.partial or matching.holds(stored, found.terms)):
                    tally.dropped += 1
                    continue
                tally.held += not found.sure[place]
                gained = matching.bonus(stored, found.terms)
                if found.partial:
                    gained += matching.share_bonus(stored, found.terms, found.weights)
                portion.append(Hit(ordinal, int(keys[place]) * (100 + gained) // 100, stored))
            yield from portion if by_date else sorted(portion, key=lambda hit: (-hit.score, -hit.ordinal))


def _counted(facet: Facet, documents: Ordinals) -> dict[str, int]:
    totals = [0] * len(facet.values)
    by_set = np.bincount(facet.column[documents], minlength=len(facet.sets)).tolist()
    for values, count in zip(facet.sets, by_set, strict=True):
        for value in values:
            totals[value] += count
    return {value: total for value, total in zip(facet.values, totals, strict=True) if total}
