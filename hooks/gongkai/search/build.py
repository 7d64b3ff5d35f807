"""The index of a portal: a stream of documents in, the files below `search/` out (data's way: documents -> site).

    index.json            version, sizes, ranking tables, synonyms: read first, never from a cache
    version.json          the version alone, asked again now and then by pages that stay open
    directory.bin directory/* grams/*    the grams (`shards`, `encoding`)
    documents.bin facets.json facets.bin facets/* words.json contacts.json    columns, and the names of organs
    texts/<ordinal >> 8>/<ordinal>.json                what is shown of a document and confirms a result
    fold.json             the folding

Everything is a function of the documents and the synonyms: the same input gives the same bytes. `version` is a digest of all other
files; readers add it to the addresses they fetch, so that no cache mixes two indexes.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from math import isqrt
from pathlib import Path
from typing import NamedTuple

from gongkai.executor import Executor, InProcess
from gongkai.search import contacts, folding, ranking
from gongkai.search.columns import columns, json_bytes
from gongkai.search.document import SearchDocument
from gongkai.search.encoding import TINY
from gongkai.search.grams import DEPTH, HINTED, MOST_DIVIDED, grams_of, most_hinted
from gongkai.search.index import FORMAT
from gongkai.search.lists import entries_of
from gongkai.search.partitions import Table, write_table
from gongkai.search.shards import Separator, Shard, directory, name_of, separated, shards_of
from gongkai.search.spool import Card, Spool
from gongkai.search.synonyms import Synonyms

FOLDER = "search/"


class _Task(NamedTuple):
    table: Table
    low: int
    high: int
    threshold: int
    target: int


def build_index(
    documents: Iterable[SearchDocument],
    *,
    synonyms: Synonyms | None = None,
    executor: Executor | None = None,
    cache: Path | None = None,
    threshold: int | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield (uri, bytes) of every file of the index. `cache` is where temporary files go; they take six times the text."""
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
    digest = hashlib.blake2b(digest_size=8)
    with tempfile.TemporaryDirectory(dir=cache, prefix="search-") as folder:
        spool = Spool(Path(folder))
        spool.fill(documents)
        divided_above = threshold or threshold_for(len(spool.cards))
        for name, data in _files(spool, executor or InProcess(), divided_above):
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
            yield FOLDER + name, data
    settings = _settings(spool.cards, divided_above, synonyms or Synonyms())
    digest.update(json_bytes(settings))
    yield FOLDER + "index.json", json_bytes({"version": digest.hexdigest(), **settings})
    yield FOLDER + "version.json", json_bytes({"version": digest.hexdigest()})


def threshold_for(documents: int) -> int:
    """Choose above how many documents a gram is divided: a higher number makes a smaller index and more candidates to confirm."""
    return min(MOST_DIVIDED, max(24, documents // 14))


def _files(spool: Spool, executor: Executor, threshold: int) -> Iterator[tuple[str, bytes]]:
    order = spool.order()
    yield from _texts(spool, order)
    yield from columns([spool.cards[i] for i in order], [spool.lengths[i] for i in order])
    yield "contacts.json", json_bytes(contacts.organs(spool.cards[i] for i in order))
    yield "fold.json", json_bytes(folding.table())
    separators: list[Separator] = []
    table = write_table(spool, order, executor)
    for separator, data in separated(_shards(table, executor, threshold)):
        separators.append(separator)
        yield f"grams/{name_of(separator.key)}.bin", data
    yield from directory(separators)


def _shards(table: Table, executor: Executor, threshold: int) -> Iterator[Shard]:
    target = 1900 + 5 * isqrt(table.documents)
    tasks = [_Task(table, low, high, threshold, target) for low, high in table.partitions()]
    for shards in executor.map(_partition, tasks, chunk=1):
        yield from shards


def _partition(tasks: Sequence[_Task]) -> list[Shard]:
    (task,) = tasks
    grams = grams_of(task.table.text, task.table.occurrences(task.low, task.high), threshold=task.threshold)
    entries = entries_of(grams, documents=task.table.documents, threshold=task.threshold)
    return shards_of(entries, documents=task.table.documents, target=task.target)


def _texts(spool: Spool, order: list[int]) -> Iterator[tuple[str, bytes]]:
    """Yield the stored documents, each with the ordinals of what it folds under and of what folds under it."""
    ordinals = {spool.cards[arrival].url: ordinal for ordinal, arrival in enumerate(order)}
    parents = [[ordinals[url] for url in spool.cards[arrival].parents if url in ordinals] for arrival in order]
    children: dict[int, list[int]] = {}
    for ordinal, above in enumerate(parents):
        for parent in above:
            children.setdefault(parent, []).append(ordinal)
    with (spool.folder / "stored").open("rb") as stored:
        for ordinal, arrival in enumerate(order):
            offset, size = spool.stored[arrival]
            stored.seek(offset)
            links = json_bytes({"parents": parents[ordinal], "children": children.get(ordinal, [])})
            yield text_name(ordinal), stored.read(size) + b"," + links[1:]


def text_name(ordinal: int) -> str:
    """Return the file of a stored document."""
    return f"texts/{ordinal >> 8}/{ordinal}.json"


def _settings(cards: Sequence[Card], threshold: int, synonyms: Synonyms) -> dict[str, object]:
    documents = len(cards)
    return {
        "format": FORMAT,
        "documents": documents,
        "threshold": threshold,
        "depth": DEPTH,
        "tiny": TINY,
        "hinted": [HINTED, most_hinted(threshold)],
        "ranking": ranking.tables(documents),
        "synonyms": synonyms.groups,
        "ignored": synonyms.ignored,
        "contacts": contacts.table(cards, synonyms.groups, synonyms.asked),
    }
