"""The built index opened for reading: its files, decoded once (data's way: site -> candidates)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from gongkai.search.folding import BREAK, MARK, fold
from gongkai.search.grams import DEPTH
from gongkai.search.lookup import Listing, Lookup
from gongkai.search.matching import Stored
from gongkai.search.shards import Key

FORMAT = 6


class Facet(NamedTuple):
    """One facet: what it prints, its sets of values, and each document's set; `title` only where it is a kind's own."""

    values: list[str]
    sets: list[list[int]]
    column: npt.NDArray[np.uint16]
    title: str = ""


class Organ(NamedTuple):
    """What can be reached: its title and keywords, and what it and its offices are called besides."""

    ordinal: int
    title: str
    keywords: tuple[str, ...]
    called: tuple[str, ...]


@dataclass
class Index:
    """The files below `search/`; `fetch` gives one's bytes by its name there."""

    fetch: Callable[[str], bytes]
    _texts: dict[int, Stored] = field(default_factory=dict)
    _listings: dict[tuple[Key, Key], Listing] = field(default_factory=dict)
    _owned: dict[str, dict[str, Facet]] = field(default_factory=dict)

    @classmethod
    def of_site(cls, site: Path) -> Index:
        """Open the index of the site in folder `site`."""
        return cls(lambda name: (site / "search" / name).read_bytes())

    @cached_property
    def settings(self) -> dict[str, Any]:
        """Return `index.json`."""
        settings: dict[str, Any] = json.loads(self.fetch("index.json"))
        if settings["format"] != FORMAT:
            message = (
                f"检索索引的格式是 {settings['format']}，本程序读得懂的是 {FORMAT}，请用同一版本的程序重新生成站点"
            )
            raise ValueError(message)
        return settings

    @property
    def ranking(self) -> dict[str, Any]:
        """Return the tables of `ranking`."""
        tables: dict[str, Any] = self.settings["ranking"]
        return tables

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups of synonyms."""
        return tuple(map(tuple, self.settings["synonyms"]))

    @cached_property
    def size(self) -> int:
        """Return the number of documents."""
        return int(self.settings["documents"])

    @cached_property
    def saturation(self) -> npt.NDArray[np.int64]:
        """Return BM25's saturated frequency by rank and class of length."""
        return np.array(self.ranking["saturation"], dtype=np.int64)

    @cached_property
    def lengths(self) -> npt.NDArray[np.int64]:
        """Return each document's class of length."""
        return np.frombuffer(self.fetch("documents.bin"), dtype=np.uint8).astype(np.int64) & 15

    @cached_property
    def priors(self) -> npt.NDArray[np.int64]:
        """Return what each document's score is multiplied by."""
        numbers = np.frombuffer(self.fetch("documents.bin"), dtype=np.uint8) >> 4
        factors: npt.NDArray[np.int64] = np.array(self.ranking["prior_factors"], dtype=np.int64)
        found: npt.NDArray[np.int64] = factors[numbers]
        return found

    @cached_property
    def _lookup(self) -> Lookup:
        return Lookup.open(self.fetch, documents=self.size, threshold=int(self.settings["threshold"]))

    def find(self, units: Key, *, size: int = DEPTH) -> Listing:
        """Return the documents of the first `size` of the units, or the candidates for them, and what is said of those that follow."""
        asked = units[:size], units[size : size + DEPTH]
        if asked not in self._listings:
            self._listings[asked] = self._lookup.find(*asked)
        return self._listings[asked]

    def alone(self, gram: Key) -> bool:
        """Tell whether what is known of a gram is one large list, which the directory says before it is read."""
        return self._lookup.place(gram).large

    def stored(self, ordinal: int) -> Stored:
        """Return a stored document."""
        if ordinal not in self._texts:
            self._texts[ordinal] = Stored.read(self.fetch(f"texts/{ordinal >> 8}/{ordinal}.json"))
        return self._texts[ordinal]

    @cached_property
    def words(self) -> list[str]:
        """Return the keywords, the commonest first."""
        return [word for word, _ in json.loads(self.fetch("words.json"))]

    @cached_property
    def organs(self) -> list[Organ]:
        """Return what can be reached, its names folded."""
        reached = (Organ(*each) for each in json.loads(self.fetch("contacts.json")))
        return [
            Organ(
                each.ordinal, fold(each.title).text, *(tuple(fold(word).text for word in words) for words in each[2:])
            )
            for each in reached
        ]

    @cached_property
    def lexicon(self) -> dict[str, str]:
        """Return the portal's words, its keywords and those that have synonyms: folded -> as it is written."""
        words = (*self.words, *(word for group in self.groups for word in group))
        return _first_of((fold(word).text, word) for word in words)

    def meant(self, written: str) -> str:
        """Return the portal's word, folded, that differs from what is written in one character, or ""."""
        if written in self.lexicon:
            return ""
        return next((self._masked[each] for each in _masks(written) if each in self._masked), "")

    @cached_property
    def _masked(self) -> dict[str, str]:
        return _first_of((mask, word) for word in self.lexicon if MARK not in word for mask in _masks(word))

    @cached_property
    def facets(self) -> dict[str, Facet]:
        """Return the facets that kinds share by name."""
        return dict(self._read(self._described, self.fetch("facets.bin"), np.arange(self.size)))

    @cached_property
    def _described(self) -> list[dict[str, Any]]:
        described: list[dict[str, Any]] = json.loads(self.fetch("facets.json"))
        return described

    @cached_property
    def owners(self) -> dict[str, str]:
        """Return the kinds with facets of their own: printed name -> plural."""
        return next((facet.get("own", {}) for facet in self._described if facet["name"] == "kind"), {})

    def own(self, plural: str) -> dict[str, Facet]:
        """Return the facets of one kind, each named PLURAL.NAME; documents of other kinds have no values."""
        label = next((each for each, owner in self.owners.items() if owner == plural), None)
        if label is None:
            return {}
        if plural not in self._owned:
            kind = self.facets["kind"]
            holding = np.array([kind.values.index(label) in values for values in kind.sets], dtype=np.bool_)
            rows = np.flatnonzero(holding[kind.column])
            described = json.loads(self.fetch(f"facets/{plural}.json"))
            read = self._read(described, self.fetch(f"facets/{plural}.bin"), rows)
            self._owned[plural] = {f"{plural}.{name}": facet for name, facet in read}
        return self._owned[plural]

    def _read(
        self, described: list[dict[str, Any]], data: bytes, rows: npt.NDArray[np.int64]
    ) -> Iterator[tuple[str, Facet]]:
        """Read facets of the documents `rows`; the others have the empty set, which comes last."""
        offset = 0
        for facet in described:
            kind = "<u2" if facet["width"] == 2 else "u1"
            column = np.full(self.size, len(facet["sets"]), dtype=np.uint16)
            column[rows] = np.frombuffer(data, dtype=kind, count=rows.size, offset=offset)
            offset += facet["width"] * rows.size
            yield facet["name"], Facet(facet["values"], [*facet["sets"], []], column, facet.get("title", ""))


def _masks(word: str) -> Iterator[str]:
    """Yield a word with each of its characters in turn made unknown."""
    return (word[:place] + BREAK + word[place + 1 :] for place in range(len(word)))


def _first_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    first: dict[str, str] = {}
    for key, value in pairs:
        first.setdefault(key, value)
    return first
