"""lunr's builder for texts that are tokens already (L3): the same index, a document's terms counted at once.

lunr makes an object of every token, looks for the place of every weight in its vector, and builds a set of all terms that
no written index holds. Terms of an offline pack bear no metadata, and their weights are put in order once. A test holds
the index equal to the one that lunr makes of the same tokens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from lunr.builder import Builder
from lunr.field_ref import FieldRef
from lunr.idf import idf
from lunr.pipeline import Pipeline
from lunr.token_set import TokenSet
from lunr.vector import Vector


class TokenBuilder(Builder):  # type: ignore[misc] # lunr has no types
    """Adds documents whose fields are lists of terms."""

    def add(self, doc: Mapping[str, Any], attributes: Mapping[str, Any] | None = None) -> None:
        """Add a document: its reference, and the terms of every field."""
        reference = str(doc[self._ref])
        self._documents[reference] = attributes or {}
        self.document_count += 1
        for name in self._fields:
            terms: Sequence[str] = doc[name]
            counted = Counter(terms)
            key = str(FieldRef(reference, name))
            self.field_term_frequencies[key] = counted
            self.field_lengths[key] = len(terms)
            for term in counted:
                self._posting(term)[name][reference] = {}

    def _create_field_vectors(self) -> None:
        """Weigh the terms of every field by BM25, as `lunr.builder.Builder` does."""
        rarity = {term: idf(posting, self.document_count) for term, posting in self.inverted_index.items()}
        self.field_vectors = {
            key: self._vector(FieldRef.from_string(key).field_name, counted, self.field_lengths[key], rarity)
            for key, counted in self.field_term_frequencies.items()
        }

    def _vector(self, name: str, counted: Mapping[str, int], length: int, rarity: Mapping[str, float]) -> Vector:
        average, boost = self.average_field_length[name], self._fields[name].boost
        scale = self._k1 * (1 - self._b + self._b * (length / average)) if average else 0
        weights = sorted(
            (
                self.inverted_index[term]["_index"],
                round(rarity[term] * ((self._k1 + 1) * count) / (scale + count) * boost, 3),
            )
            for term, count in counted.items()
        )
        return Vector([part for weight in weights for part in weight])

    def _create_token_set(self) -> None:
        """Leave the set of all terms out: a reader of the written index makes it anew."""
        self.token_set = TokenSet()

    def _posting(self, term: str) -> dict[str, Any]:
        found: dict[str, Any] | None = self.inverted_index.get(term)
        if found is None:
            found = {**{name: {} for name in self._fields}, "_index": self.term_index}
            self.term_index += 1
            self.inverted_index[term] = found
        return found


def builder(reference: str, fields: Mapping[str, int]) -> TokenBuilder:
    """Make a builder of documents known by `reference`, with the weight of each field."""
    made = TokenBuilder()
    made.ref(reference)
    for name, boost in fields.items():
        made.field(name, boost=boost)
    made.pipeline = Pipeline()
    made.search_pipeline = Pipeline()
    return made
