"""Where grams begin, sorted by their first unit, run by run, and merged from disk partition by partition (data's way: spool -> grams).

Runs follow each other in ordinal order, so the slices of one unit from all runs, one after the other, are in document order already.
A partition is a range of first units with about `PARTITION_POSITIONS` beginnings; memory is bounded by it, or by the commonest unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gongkai.executor import Executor
from gongkai.search import units
from gongkai.search.grams import MOST_POSITIONS, Array, Occurrences
from gongkai.search.spool import WEIGHTS, Spool, Stretch

PARTITION_POSITIONS = 1 << 20
_ALPHABET = 1 << 16
_POSITION, _DOCUMENT, _FIELD = "<u4", "<u4", "u1"
_AFTER = 16
"""Breaks after the last text, for grams that begin at its end."""


@dataclass(frozen=True, slots=True)
class Table:
    """The sorted runs on disk: `begins` says for each run how many of its beginnings come before each unit: run x (alphabet + 1)."""

    folder: Path
    begins: Array
    documents: int

    @property
    def text(self) -> units.Units:
        """Return all units in ordinal order."""
        return np.asarray(np.memmap(self.folder / "text", dtype=np.uint16, mode="r"))

    def partitions(self) -> list[tuple[int, int]]:
        """Divide the alphabet into ranges of first units, each about as much work."""
        counts = np.diff(self.begins, axis=1).sum(axis=0)
        present = np.flatnonzero(counts)
        bounds, filled = [], PARTITION_POSITIONS
        for unit, count in zip(present.tolist(), counts[present].tolist(), strict=True):
            if filled + count > PARTITION_POSITIONS:
                bounds.append(unit)
                filled = 0
            filled += count
        return list(zip(bounds, [*bounds[1:], _ALPHABET], strict=True)) if bounds else []

    def occurrences(self, low: int, high: int) -> Occurrences:
        """Merge what every run has of the units from `low` up to `high`."""
        positions = self._gather("positions", _POSITION, low, high)
        if positions.size > MOST_POSITIONS:
            message = (
                f"one character begins {positions.size} grams; more than {MOST_POSITIONS} cannot be sorted at once"
            )
            raise ValueError(message)
        documents, fields = self._gather("documents", _DOCUMENT, low, high), self._gather("fields", _FIELD, low, high)
        return Occurrences(positions, documents, WEIGHTS[fields])

    def _gather(self, name: str, kind: str, low: int, high: int) -> npt.NDArray[Any]:
        size, parts = np.dtype(kind).itemsize, []
        for number, begins in enumerate(self.begins):
            count = int(begins[high] - begins[low])
            if count:
                parts.append(np.fromfile(_file(self.folder, number, name), kind, count, offset=int(begins[low]) * size))
        return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)


def write_table(spool: Spool, order: list[int], executor: Executor) -> Table:
    """Write the units in ordinal order (`text`) and the sorted beginnings of each run."""
    stretches = spool.stretches(order)
    with (spool.folder / "text").open("wb") as text:
        text.truncate(2 * (stretches[-1].place + stretches[-1].size + _AFTER if stretches else _AFTER))
    begins = list(executor.map(lambda chunk: _write_run(spool, *chunk), list(enumerate(stretches)), chunk=1))
    return Table(spool.folder, np.array(begins, dtype=np.int64).reshape(-1, _ALPHABET + 1), len(order))


def _write_run(spool: Spool, numbered: tuple[int, Stretch]) -> Array:
    """Write one run's files; return how many beginnings come before each unit."""
    number, stretch = numbered
    run = spool.run(stretch)
    with (spool.folder / "text").open("r+b") as text:
        text.seek(2 * stretch.place)
        run.units.tofile(text)
    begins, counts = _sorted_begins(run.units)
    owner = np.repeat(np.arange(stretch.first, stretch.first + run.lengths.size, dtype=_DOCUMENT), run.lengths)
    (begins + stretch.place).astype(_POSITION).tofile(_file(spool.folder, number, "positions"))
    owner[begins].tofile(_file(spool.folder, number, "documents"))
    run.fields[begins].tofile(_file(spool.folder, number, "fields"))
    return np.concatenate([[0], np.cumsum(counts)])


def _file(folder: Path, number: int, name: str) -> Path:
    return folder / f"begin-{number}-{name}"


def _sorted_begins(text: units.Units) -> tuple[Array, Array]:
    begins = np.flatnonzero((text != units.BREAK_UNIT) & ~units.word_table()[text])
    first = text[begins]
    return begins[np.argsort(first, kind="stable")], np.bincount(first, minlength=_ALPHABET)
