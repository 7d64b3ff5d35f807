"""Measure the index on the varied corpus: `python tests/search/bench_index.py --records 20000 [--workers 2] [--site DIR]`.

Prints build time and memory, sizes, bytes fetched per query (random substrings and judged queries), and exactness against brute force.
"""

# ruff: noqa: E402 - run by itself, it finds the package first

from __future__ import annotations

import argparse
import gzip
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks"), str(ROOT / "scripts")]

from gongkai.executor import Executor, Forked, InProcess
from gongkai.search.build import build_index
from gongkai.search.folding import fold
from gongkai.search.index import Index
from gongkai.search.reader import Reader
from tests.search.portal import generated
from tests.search.quality import judgments

_FIRST_VISIT = ("index.json", "directory.bin", "documents.bin", "fold.json", "facets.json", "facets.bin")


def main() -> None:
    """Build, then measure."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        site = options.site or Path(folder)
        executor: Executor = Forked(options.workers) if options.workers > 1 else InProcess()
        texts = _build(site, options.records, executor)
        _sizes(site, options.records)
        queries = _substrings(texts, options.queries)
        _fetched(site, queries, "random substrings")
        _fetched(site, [judgment.query for judgment in judgments()], "judged queries")
        if options.exact:
            _exactness(site, texts, queries)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=5000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--exact", action="store_true")
    return parser.parse_args()


def _build(site: Path, records: int, executor: Executor) -> list[str]:
    began = time.perf_counter()
    documents = list(generated(records)) if records <= 20_000 else generated(records)
    made = time.perf_counter() - began
    texts: list[str] = []

    def stream():  # type: ignore[no-untyped-def]
        for document in documents:
            if len(texts) < 20_000:
                texts.append(
                    "\n".join(
                        [document.title, *document.numbers, *(f"{s.heading}\n{s.text}" for s in document.sections)]
                    )
                )
            yield document

    began, spent = time.perf_counter(), _processor_seconds()
    count = 0
    for uri, data in build_index(stream(), executor=executor):
        target = site / uri
        try:
            target.write_bytes(data)
        except FileNotFoundError:
            target.parent.mkdir(parents=True)
            target.write_bytes(data)
        count += 1
    seconds = time.perf_counter() - began
    memory = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    lazily = "" if records <= 20_000 else " (with making the corpus)"
    print(
        f"{records} records: corpus {made:.1f} s; index {seconds:.1f} s{lazily} = {1000 * seconds / records:.2f} ms a record, {count} files; processor {_processor_seconds() - spent:.1f} s"
    )
    print(f"memory: {memory[0]:.0f} MB and workers up to {memory[1]:.0f} MB each, corpus included")
    return texts


def _processor_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _sizes(site: Path, records: int) -> None:
    def total(paths: Sequence[Path]) -> int:
        return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths)

    grams = sorted((site / "search/grams").iterdir())
    columns = [site / "search" / name for name in _FIRST_VISIT]
    texts = sorted((site / "search/texts").rglob("*.json"))
    texts = texts[:: max(1, len(texts) // 500)]
    print(
        f"index: {(total(grams) + total(columns)) / records:.0f} B gzip a record in {len(grams)} shards; a stored text {total(texts) / len(texts):.0f} B gzip"
    )
    print(
        "first visit: "
        + ", ".join(f"{path.name} {total([path])}" for path in columns)
        + f"; all {total(columns)}, without facets {total(columns[:4])} B gzip"
    )


def _substrings(texts: Sequence[str], count: int) -> list[str]:
    chance = random.Random(7)  # noqa: S311 - a sample, no secret
    found: list[str] = []
    while len(found) < count:
        text = chance.choice(texts)
        size = chance.randint(1, 8)
        start = chance.randrange(len(text) - size)
        query = text[start : start + size]
        if all("\u4e00" <= character <= "\u9fff" for character in query):
            found.append(query)
    return found


def _fetched(site: Path, queries: Sequence[str], label: str) -> None:
    sizes: dict[str, int] = {}

    def size(name: str) -> int:
        if name not in sizes:
            sizes[name] = len(gzip.compress((site / "search" / name).read_bytes(), 6))
        return sizes[name]

    grams, texts = [], []
    for query in queries:
        fetched: set[str] = set()

        def fetch(name: str, fetched: set[str] = fetched) -> bytes:
            fetched.add(name)
            return (site / "search" / name).read_bytes()

        Reader(Index(fetch)).search(query)
        grams.append(sum(size(name) for name in fetched if name.startswith("grams/")))
        texts.append(sum(size(name) for name in fetched if name.startswith("texts/")))
    print(f"{label}: index bytes a query {_spread(grams)}; texts {_spread(texts)}")


def _spread(values: Sequence[float]) -> str:
    ordered = sorted(values)
    return f"median {statistics.median(values) / 1000:.1f} kB, p95 {ordered[int(0.95 * len(ordered))] / 1000:.1f} kB, most {ordered[-1] / 1000:.1f} kB"


def _exactness(site: Path, texts: Sequence[str], queries: Sequence[str]) -> None:
    folded = [fold(text).text for text in texts]
    reader = Reader(site)
    lost = extra = shown = 0
    errors = []
    for query in queries:
        wanted = sum(fold(query).text in text for text in folded)
        results = reader.search(query)
        documents = reader.documents(query)
        lost += max(0, wanted - len(documents))
        extra += max(0, len(documents) - wanted)
        shown += len(documents)
        errors.append(abs(results.total - wanted) / max(1, wanted))
    print(
        f"exactness: {len(queries)} queries, {shown} results, lost {lost}, extra {extra}; count off by {100 * max(errors):.2f} % at most, {100 * statistics.mean(errors):.3f} % on average"
    )


if __name__ == "__main__":
    main()
