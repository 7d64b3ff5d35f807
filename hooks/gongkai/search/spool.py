"""Texts of search documents on disk, as units in the order of their ordinals (data's way: documents -> spool -> partitions).

Documents arrive once, in any order, and are too many for memory. Their units and field weights are appended to files in batches;
`stretches` then divides them in ordinal order. An ordinal is a document's rank by (date, kind, url): the newest document has the highest,
so a newly published one renumbers nothing, and a higher ordinal is a newer document to every reader.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, NamedTuple

import numpy as np
import numpy.typing as npt

from gongkai.search import units
from gongkai.search.document import OwnFacet, SearchDocument
from gongkai.search.grams import Array, ragged
from gongkai.search.matching import squeezed

BODY, SUMMARY, HEADING, KEYWORD, TITLE = range(5)
WEIGHTS = np.array([1, 2, 2, 3, 1000], dtype=np.uint16)
"""What one occurrence in a field counts, by the field's number; `grams.rank_of` reads the sums."""
_BATCH_CHARACTERS = 1 << 20
_RUN_UNITS = 1 << 22
_NO_UNITS, _NO_FIELDS, _NO_LENGTHS = np.zeros(0, np.uint16), np.zeros(0, np.uint8), np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Card:
    """What the columns need of a document once its text is spooled."""

    url: str
    kind: str
    dated_on: dt.date | None
    in_force: bool
    weight: float
    state: str
    facets: dict[str, tuple[str, ...]]
    own: tuple[OwnFacet, ...]
    parents: tuple[str, ...]
    keywords: tuple[str, ...]
    numbers: tuple[str, ...]
    title: str
    reached_by: tuple[str, ...]
    called: tuple[str, ...]


class Stretch(NamedTuple):
    """Documents in ordinal order, few enough to sort at once: ordinals, and where their units lie in that order."""

    first: int
    end: int
    place: int
    size: int


class Run(NamedTuple):
    """The texts of a stretch."""

    units: units.Units
    fields: npt.NDArray[np.uint8]
    lengths: Array


@dataclass(slots=True)
class Spool:
    """The files, and what is remembered of each document in order of arrival."""

    folder: Path
    cards: list[Card] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    stored: list[tuple[int, int]] = field(default_factory=list)
    arranged: tuple[Array, Array] = field(default_factory=lambda: (_NO_LENGTHS, _NO_LENGTHS))

    def fill(self, documents: Iterable[SearchDocument]) -> None:
        """Read the stream to its end."""
        with (
            (self.folder / "units").open("wb") as text,
            (self.folder / "fields").open("wb") as fields,
            (self.folder / "stored").open("wb") as stored,
        ):
            batch = _Batch()
            for document in documents:
                self.cards.append(_card(document))
                self.stored.append((stored.tell(), stored.write(stored_bytes(document))))
                batch.add(document)
                if batch.size >= _BATCH_CHARACTERS:
                    self.lengths += batch.flush(text, fields)
            self.lengths += batch.flush(text, fields)

    def order(self) -> list[int]:
        """Return the arrival number of each ordinal."""
        return sorted(
            range(len(self.cards)),
            key=lambda i: (self.cards[i].dated_on or dt.date.min, self.cards[i].kind, self.cards[i].url),
        )

    def stretches(self, order: list[int]) -> list[Stretch]:
        """Divide the documents in the order of their ordinals, and remember that order."""
        arrived, places = np.array(self.lengths, dtype=np.int64), np.array(order, dtype=np.int64)
        self.arranged = (arrived[places], (np.cumsum(arrived) - arrived)[places])
        ends = np.cumsum(self.arranged[0])
        run_of = ends // _RUN_UNITS
        bounds = [*np.flatnonzero(np.diff(run_of, prepend=-1)).tolist(), len(order)]
        before = np.concatenate([[0], ends])
        return [
            Stretch(first, end, int(before[first]), int(before[end] - before[first])) for first, end in pairwise(bounds)
        ]

    def run(self, stretch: Stretch) -> Run:
        """Read the texts of a stretch."""
        lengths, starts = (column[stretch.first : stretch.end] for column in self.arranged)
        picked = ragged(starts, lengths)
        text = np.memmap(self.folder / "units", dtype=np.uint16, mode="r") if stretch.size else _NO_UNITS
        fields = np.memmap(self.folder / "fields", dtype=np.uint8, mode="r") if stretch.size else _NO_FIELDS
        return Run(np.asarray(text[picked]), np.asarray(fields[picked]), lengths)


class _Batch:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self.lengths: list[int] = []
        self.kinds: list[int] = []
        self.ends: list[int] = []
        self.size = 0

    def add(self, document: SearchDocument) -> None:
        kinds, texts = zip(*_pieces(document), strict=True)
        lengths = list(map(len, texts))
        self.texts += texts
        self.lengths += lengths
        self.kinds += kinds
        self.size += sum(lengths) + len(lengths)
        self.ends.append(self.size)

    def flush(self, text: BinaryIO, fields: BinaryIO) -> list[int]:
        """Write the batch and forget it; return the number of units of each document."""
        if not self.size:
            return []
        encoded = units.encode("\n".join(self.texts) + "\n")
        kinds = np.repeat(np.array(self.kinds, dtype=np.uint8), np.array(self.lengths) + 1)
        encoded.units.tofile(text)
        kinds[encoded.origin].tofile(fields)
        ends = np.searchsorted(encoded.origin, self.ends)
        self.__init__()  # type: ignore[misc]
        return [int(length) for length in np.diff(ends, prepend=0)]


def _pieces(document: SearchDocument) -> Iterator[tuple[int, str]]:
    yield TITLE, document.title
    for number in document.numbers:
        yield TITLE, number
        yield TITLE, squeezed(number)
    for keyword in (*document.keywords, *document.called):
        yield KEYWORD, keyword
    if document.summary:
        yield SUMMARY, document.summary
    for section in document.sections:
        if section.heading:
            yield HEADING, section.heading
        if section.text:
            yield BODY, section.text


def _card(document: SearchDocument) -> Card:
    return Card(
        document.url, document.kind, document.dated_on, document.in_force, document.weight, document.state,
        {name: tuple(values) for name, values in document.facets.items()}, document.own, document.parents, document.keywords,
        document.numbers, document.title, document.reached_by, document.called,
    )  # fmt: skip


def stored_bytes(document: SearchDocument) -> bytes:
    """Return what is shown and confirmed of a document, as JSON without its end: the links to other ordinals come later."""
    content = {
        "kind": document.kind,
        "id": document.id,
        "url": document.url,
        "title": document.title,
        "label": document.label,
        "numbers": document.numbers,
        "keywords": (*document.keywords, *document.called),
        "summary": document.summary,
        "date": document.dated_on.isoformat() if document.dated_on else "",
        "state": document.state,
        "in_force": document.in_force,
        "organ": document.organ,
        "sections": [(section.anchor, section.heading, section.text) for section in document.sections],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")[:-1]
