"""Outputs → a site on disk (L4): written beside the old site, then swapped with it in one step.

The directory that the swap puts aside is kept as the place for the next build, so that only what changed since then
is written. A table beside each directory says what every file in it is; a directory without a table is thrown away.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from gongkai import store
from gongkai.exchange import exchange
from gongkai.executor import Executor
from gongkai.output import Bundle, Output, Part

MARKER = "build.json"
"""File by which a directory is known to be a site of ours, so that no other directory is ever replaced."""
_TABLE_VERSION = "table-2"


class PublishError(Exception):
    """The site cannot be written; the message is for the operator."""


class Entry(NamedTuple):
    """One file of a site: what it was made from, and how it lies there. `size` in bytes, `modified` in nanoseconds."""

    fingerprint: str
    size: int
    modified: int
    sha256: str


Table = dict[str, Entry]


@dataclass
class Stage:
    """The directory in which the next site is put together."""

    out: Path
    place: Path
    cache: Path
    held: Table
    """What lies in `place` from an earlier build."""
    wanted: Table = field(default_factory=dict)
    written: int = 0
    _seeding: Thread | None = None

    @classmethod
    def prepare(cls, out: Path, cache: Path) -> Stage:
        """Open the stage for `out`, reusing what lies from the build before last or linking what the last one left.

        Raises PublishError when `out` is something else than a site.
        """
        out = out.absolute()
        if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MARKER).is_file())):
            raise PublishError(
                f"{out} 已存在，但不是本程序生成的网站，为免误删不会覆盖；请换一个输出目录，或先自行清空它"
            )
        own = cache / hashlib.blake2b(str(out).encode(), digest_size=8).hexdigest()
        own.mkdir(parents=True, exist_ok=True)
        out.parent.mkdir(parents=True, exist_ok=True)
        same_disk = own.stat().st_dev == out.parent.stat().st_dev
        place = own / "stage" if same_disk else out.parent / f".{out.name}.stage"
        held = _load(own / "stage.table") if place.is_dir() else None
        (own / "stage.table").unlink(missing_ok=True)
        stage = cls(out, place, own, held or {})
        if held is None:
            stage._start_seeding()
        return stage

    def _start_seeding(self) -> None:
        """Fill an empty stage with links to the files of the published site, while other work goes on."""
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir(parents=True)
        table = _load(self.cache / "site.table") or {}
        self._seeding = Thread(target=self._seed, args=(table,), daemon=True)
        self._seeding.start()

    def _seed(self, table: Table) -> None:
        made: set[str] = set()
        for uri, entry in table.items():
            source, target = f"{self.out}/{uri}", f"{self.place}/{uri}"
            try:
                if not _is(source, entry):
                    continue
                _make_parent(target, made)
                os.link(source, target)
            except OSError:
                continue
            self.held[uri] = entry

    def keep(self) -> None:
        """Leave the stage as it was found, for the next build."""
        if self._seeding:
            self._seeding.join()
        _save(self.cache / "stage.table", self.held)

    def write(
        self,
        outputs: Iterable[Output],
        executor: Executor,
        *,
        chunk: int = 64,
    ) -> None:
        """Render and write every output that the stage does not hold already."""
        if self._seeding:
            self._seeding.join()
        kept, pending = self._compared(outputs)
        self.wanted.update((uri, self.held[uri]) for uri in kept)
        for entries in executor.map(self._write_outputs, pending, chunk=chunk):
            self.wanted.update(entries)
        self.written += len(pending)

    def write_parts(
        self,
        parts: Sequence[Part],
        executor: Executor,
        *,
        progress: Callable[[int, int], None] | None = None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> list[list[str]] | None:
        """Have workers list each part and write what the stage does not hold already; give the addresses, by part.

        `progress` hears (parts done, parts). `is_stopped` is asked once, while they are at work, and may take its time;
        when it says so, they stop where they are, None is given, and the stage is of no more use.
        """
        if self._seeding:
            self._seeding.join()
        found: list[list[str]] = []
        results = executor.map(self._write_part, [_nothing, *parts], chunk=1)
        next(results)  # all are at work by now
        if is_stopped():
            results.close()
            return None
        for kept, written in results:
            self.wanted.update((uri, self.held[uri]) for uri in kept)
            self.wanted.update(written)
            self.written += len(written)
            found.append([*kept, *(uri for uri, _ in written)])
            if progress:
                progress(len(found), len(parts))
        return found

    def _write_part(self, parts: Sequence[Part]) -> tuple[list[str], list[tuple[str, Entry]]]:
        """List parts; give the addresses of the files that are there, and the entries of those written."""
        kept, pending = self._compared(output for part in parts for output in part())
        made: set[str] = set()
        return kept, [(output.uri, self._write_one(output, made)) for output in pending]

    def _compared(self, outputs: Iterable[Output]) -> tuple[list[str], list[Output]]:
        """Part outputs into the addresses of those that the stage holds already and those to be made."""
        kept: list[str] = []
        pending: list[Output] = []
        for output in outputs:
            entry = self.held.get(output.uri)
            if entry and entry.fingerprint == output.fingerprint and self._lies(output.uri, entry):
                kept.append(output.uri)
            else:
                pending.append(output)
        return kept, pending

    def write_bundle(self, bundle: Bundle) -> None:
        """Make the files of a bundle anew when what it depends on has changed; those that come out the same stay."""
        held = {
            uri: entry for uri, entry in self.held.items() if uri.startswith(bundle.folder) and uri not in self.wanted
        }
        if held and all(
            entry.fingerprint == bundle.fingerprint and self._lies(uri, entry) for uri, entry in held.items()
        ):
            self.wanted.update(held)
            return
        made: set[str] = set()
        for uri, content in bundle.make():
            entry = self.held.get(uri)
            if entry and entry.sha256 == hashlib.sha256(content).hexdigest() and self._lies(uri, entry):
                self.wanted[uri] = entry._replace(fingerprint=bundle.fingerprint)
            else:
                self.wanted[uri] = self._write_one(Output(uri, bundle.fingerprint, partial(bytes, content)), made)
                self.written += 1

    def _lies(self, uri: str, entry: Entry) -> bool:
        return _is(f"{self.place}/{uri}", entry)

    def _write_outputs(self, outputs: Sequence[Output]) -> list[tuple[str, Entry]]:
        made: set[str] = set()
        return [(output.uri, self._write_one(output, made)) for output in outputs]

    def _write_one(self, output: Output, made: set[str]) -> Entry:
        content = output.render()
        target = f"{self.place}/{output.uri}"
        _make_parent(target, made)
        modified = _replace(target, content)
        return Entry(output.fingerprint, len(content), modified, hashlib.sha256(content).hexdigest())

    def finish(self) -> None:
        """Drop what no longer belongs, then put the new site in the old one's place."""
        self._drop_strays()
        table = self.cache / "site.table"
        before = _load(table) if self.out.is_dir() else None
        table.unlink(missing_ok=True)
        if self.out.is_dir():
            exchange(self.place, self.out)
        else:
            self.place.rename(self.out)
        _save(table, self.wanted)
        if not self.place.exists():
            return
        if before is None or self.place.parent != self.cache:
            shutil.rmtree(self.place, ignore_errors=True)
        else:
            _save(self.cache / "stage.table", before)

    def _drop_strays(self) -> None:
        for uri in self.held.keys() - self.wanted.keys():
            (self.place / uri).unlink(missing_ok=True)
            for parent in (self.place / uri).parents:
                if parent == self.place or any(parent.iterdir()):
                    break
                parent.rmdir()


def _nothing() -> Iterable[Output]:
    return ()


def _load(place: Path) -> Table | None:
    kept = store.load(place, _TABLE_VERSION)
    return None if kept is None else {uri: Entry._make(entry) for uri, entry in kept.items()}


def _save(place: Path, table: Table) -> None:
    """Keep a table as plain tuples, which are read and written several times as fast."""
    store.save(place, _TABLE_VERSION, {uri: tuple(entry) for uri, entry in table.items()})


def _is(path: str, entry: Entry) -> bool:
    """Tell whether the file at `path` is still the one of the table, by size and time."""
    try:
        status = os.stat(path)  # noqa: PTH116 - asked for every file of the site; a Path costs ten times as much
    except OSError:
        return False
    return status.st_size == entry.size and status.st_mtime_ns == entry.modified


def _make_parent(target: str, made: set[str]) -> None:
    parent = target.rpartition("/")[0]
    if parent not in made:
        try:
            os.mkdir(parent)  # noqa: PTH102 - the same
        except FileExistsError:
            pass
        except FileNotFoundError:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103 - the same
        made.add(parent)


def _replace(target: str, content: bytes) -> int:
    """Write a new file in place of an old one, never into it, for it may be linked elsewhere; give its time."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(target, flags, 0o644)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108 - the same
        descriptor = os.open(target, flags, 0o644)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        return os.fstat(descriptor).st_mtime_ns
    finally:
        os.close(descriptor)


def fixed(files: Mapping[str, bytes]) -> list[Output]:
    """Make outputs of finished bytes, known by their hash."""
    return [
        Output(uri, hashlib.blake2b(content, digest_size=16).hexdigest(), lambda content=content: content)  # type: ignore[misc]
        for uri, content in files.items()
    ]
