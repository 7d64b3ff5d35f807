"""Measure the index on the varied corpus: build, sizes, bytes fetched, exactness; run by `scripts/bench_search.py`."""

from __future__ import annotations

import argparse
import gzip
import os
import random
import resource
import shutil
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import yaml

from gongkai.executor import Executor, Forked, InProcess
from gongkai.search.build import build_index
from gongkai.search.document import SearchDocument
from gongkai.search.folding import fold
from gongkai.search.index import Index
from gongkai.search.reader import Reader
from gongkai.search.synonyms import Synonyms
from tests.search.portal import generated
from tests.search.quality import judgments

_OPENED = ("index.json", "directory.bin", "documents.bin", "fold.json", "contacts.json", "words.json")
_ROOT = Path(__file__).resolve().parents[2]
_WITH_RESULTS = ("facets.json", "facets.bin")
_REMEMBERED = 20_000
"""Documents whose texts are kept, to draw queries from and for brute force."""


def main(site: Path, options: argparse.Namespace) -> list[str]:
    """Build and measure each size below `site`, which holds the last one afterwards; return the queries."""
    built = [_measured(site, records, options) for records in options.records]
    if len(built) > 1:
        first, last = built[0], built[-1]
        print(
            f"每份所用处理器时间，{last.records} 份是 {first.records} 份的 {last.spent / last.records / (first.spent / first.records):.2f} 倍",
            flush=True,
        )
    return built[-1].queries


class _Built(NamedTuple):
    records: int
    spent: float
    queries: list[str]


def _measured(site: Path, records: int, options: argparse.Namespace) -> _Built:
    shutil.rmtree(site, ignore_errors=True)
    executor: Executor = Forked(options.workers) if options.workers > 1 else InProcess()
    texts, spent = _build(site, records, executor, None if options.exact else shipped_synonyms())
    _sizes(site, records)
    random_ones, judged = (
        _substrings(texts, options.queries, options.seed),
        [judgment.query for judgment in judgments()],
    )
    by_chance, by_judges = _fetched(site, random_ones), _fetched(site, judged)
    _tell("随机子串", by_chance)
    _tell("评判查询", by_judges)
    _tell("两者合计", [*by_chance, *by_judges])
    if options.exact:
        _exactness(site, texts, random_ones)
    chance = random.Random(3)  # noqa: S311 - a sample, no secret
    return _Built(records, spent, chance.sample([*random_ones, *judged], len(random_ones) + len(judged)))


@dataclass(slots=True)
class _Corpus:
    """The corpus as it streams by: the first texts, and what making it took by the clock and by the processor."""

    records: int
    texts: list[str] = field(default_factory=list)
    seconds: float = 0.0
    spent: float = 0.0

    def __iter__(self) -> Iterator[SearchDocument]:
        """Yield the documents."""
        source = generated(self.records)
        while True:
            began, spent = time.perf_counter(), _processor_seconds()
            document = next(source, None)
            if document and len(self.texts) < _REMEMBERED:
                sections = (f"{section.heading}\n{section.text}" for section in document.sections)
                self.texts.append("\n".join([document.title, *document.numbers, *sections]))
            self.seconds += time.perf_counter() - began
            self.spent += _processor_seconds() - spent
            if document is None:
                return
            yield document


def shipped_synonyms() -> Synonyms:
    """Read the portal's thesaurus: what it adds to a query costs bytes as well."""
    return Synonyms.model_validate(yaml.safe_load((_ROOT / "catalog/synonyms.yml").read_text("utf-8")))


def _build(site: Path, records: int, executor: Executor, synonyms: Synonyms | None) -> tuple[list[str], float]:
    """Return the first texts, and the processor's seconds; the making of the corpus is told apart."""
    corpus = _Corpus(records)
    began, spent, count = time.perf_counter(), _processor_seconds(), 0
    files = build_index(corpus, synonyms=synonyms, executor=executor, cache=site.with_name("spool"))
    for count, (uri, data) in enumerate(files, 1):  # noqa: B007 - the number of files is told below
        target = site / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    seconds = time.perf_counter() - began - corpus.seconds
    spent = _processor_seconds() - spent - corpus.spent
    print(
        f"{records} 份：建索引 {seconds:.1f} 秒，每份 {1000 * seconds / records:.2f} 毫秒；处理器 {spent:.1f} 秒，每份 {1000 * spent / records:.2f} 毫秒；{count} 个文件；"
        f"另生成语料 {corpus.seconds:.1f} 秒，处理器 {corpus.spent:.1f} 秒"
    )
    own, others = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"内存：{own:.0f} MB，其余进程每个不超过 {others:.0f} MB，留作查询的正文在内", flush=True)
    return corpus.texts, spent


def _processor_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _zipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def _sizes(site: Path, records: int) -> None:
    folder = site / "search"
    grams = [*(folder / "grams").iterdir(), *(folder / "directory").iterdir()]
    opened = {name: _zipped(folder / name) for name in (*_OPENED, *_WITH_RESULTS)}
    texts = sorted((folder / "texts").rglob("*.json"))
    texts = texts[:: max(1, len(texts) // 500)]
    whole = sum(map(_zipped, grams)) + sum(opened.values())
    print(
        f"索引每份 {whole / records:.0f} 字节（gzip），{len(grams)} 个文件；存的正文每份 {sum(map(_zipped, texts)) / len(texts):.0f} 字节（gzip）"
    )
    first = sum(opened[name] for name in _OPENED)
    print(
        f"首次访问 {first / 1000:.1f} kB，连同筛选 {sum(opened.values()) / 1000:.1f} kB："
        + "、".join(f"{name} {size}" for name, size in opened.items()),
        flush=True,
    )


def _substrings(texts: Sequence[str], count: int, seed: int) -> list[str]:
    """Draw Chinese substrings of 1 to 8 characters, most of them across the limits of words."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    found: list[str] = []
    while len(found) < count:
        text = chance.choice(texts)
        size = chance.randint(1, 8)
        start = chance.randrange(len(text) - size)
        query = text[start : start + size]
        if all("\u4e00" <= character <= "\u9fff" for character in query):
            found.append(query)
    return found


class _Bytes(NamedTuple):
    grams: int
    texts: int
    shown: int


def _fetched(site: Path, queries: Sequence[str]) -> list[_Bytes]:
    """Return what each query fetches whose reader has opened the index and knows nothing else."""
    sizes: dict[str, int] = {}
    found = []
    for query in queries:
        fetched: set[str] = set()

        def fetch(name: str, fetched: set[str] = fetched) -> bytes:
            fetched.add(name)
            data = (site / "search" / name).read_bytes()
            sizes.setdefault(name, len(gzip.compress(data, 6)))
            return data

        results = Reader(Index(fetch)).search(query)
        wanted = {f"texts/{ordinal >> 8}/{ordinal}.json" for ordinal in (hit.ordinal for hit in results.hits)}
        parts = [
            [name for name in fetched if name.startswith(("grams/", "directory/"))],
            [name for name in fetched if name.startswith("texts/")],
            wanted,
        ]
        found.append(_Bytes(*(sum(sizes[name] for name in part) for part in parts)))
    return found


def _tell(label: str, found: Sequence[_Bytes]) -> None:
    grams, texts, shown = zip(*found, strict=True)
    print(
        f"{label} {len(found)} 条，每次取索引 {_spread(grams)}；所示结果的正文 {_spread(shown)}；连同核实和计数的正文 {_spread(texts)}",
        flush=True,
    )


def _spread(values: Sequence[float]) -> str:
    ordered = sorted(values)
    return f"中位数 {statistics.median(values) / 1000:.1f} kB、第 95 百分位 {ordered[int(0.95 * len(ordered))] / 1000:.1f} kB、最多 {ordered[-1] / 1000:.1f} kB"


def _exactness(site: Path, texts: Sequence[str], queries: Sequence[str]) -> None:
    folded = [fold(text).text for text in texts]
    reader = Reader(site)
    lost = extra = shown = wrong = 0
    errors = []
    for query in queries:
        wanted = sum(fold(query).text in text for text in folded)
        results = reader.search(query)
        documents = reader.documents(query)
        lost += max(0, wanted - len(documents))
        extra += max(0, len(documents) - wanted)
        shown += len(documents)
        errors.append(abs(results.total - wanted) / max(1, wanted))
        wrong += abs(results.total - wanted)
    far = sum(error > 0.01 for error in errors)
    print(
        f"与全文逐字比对：{len(queries)} 条查询共 {shown} 个结果，漏 {lost}，多 {extra}；所示总数合计差 {100 * wrong / max(1, shown):.4f} %，差超过 1 % 的查询 {far} 条（页面上写“约”）"
    )
