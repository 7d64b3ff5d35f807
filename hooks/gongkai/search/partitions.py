"""Where grams begin, sorted by their first unit, run by run, and merged from disk partition by partition (data's way: spool -> grams).

Runs follow each other in ordinal order, so the slices of one unit from all runs, one after the other, are in document order already.
A partition is a range of first units with about `PARTITION_POSITIONS` beginnings; memory is bounded by it, or by the commonest unit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gongkai.search import units
from gongkai.search.grams import MOST_POSITIONS, Array, Occurrences
from gongkai.search.spool import WEIGHTS, Run

PARTITION_POSITIONS = 1 << 21
_ALPHABET = 1 << 16
_POSITION, _DOCUMENT, _FIELD = "<i8", "<u4", "u1"


@dataclass(frozen=True, slots=True)
class Table:
    """The sorted runs on disk: for each run its first beginning."""

    folder: Path
    run_starts: tuple[int, ...]
    documents: int

    @property
    def offsets(self) -> npt.NDArray[np.uint32]:
        """Return where each unit's beginnings start within each run: run x (alphabet + 1)."""
        if not self.run_starts:
            return np.zeros((0, _ALPHABET + 1), dtype=np.uint32)
        return np.memmap(self.folder / "begin-offsets", dtype=np.uint32, mode="r").reshape(len(self.run_starts), -1)

    @property
    def text(self) -> units.Units:
        """Return all units in ordinal order."""
        return np.memmap(self.folder / "text", dtype=np.uint16, mode="r")

    def partitions(self) -> list[tuple[int, int]]:
        """Divide the alphabet into ranges of first units, each about as much work."""
        counts = (
            np.diff(self.offsets.astype(np.int64), axis=1).sum(axis=0)
            if len(self.offsets)
            else np.zeros(_ALPHABET, np.int64)
        )
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
        slices = [
            (start + int(offsets[low]), start + int(offsets[high]))
            for start, offsets in zip(self.run_starts, self.offsets, strict=True)
        ]
        positions = self._gather("positions", _POSITION, slices)
        if positions.size > MOST_POSITIONS:
            message = (
                f"one character begins {positions.size} grams; more than {MOST_POSITIONS} cannot be sorted at once"
            )
            raise ValueError(message)
        return Occurrences(
            positions, self._gather("documents", _DOCUMENT, slices), WEIGHTS[self._gather("fields", _FIELD, slices)]
        )

    def _gather(self, name: str, kind: str, slices: list[tuple[int, int]]) -> npt.NDArray[Any]:
        values = np.memmap(self.folder / f"begin-{name}", dtype=kind, mode="r")
        return np.concatenate([values[start:end] for start, end in slices])


def write_table(folder: Path, runs: Iterable[Run]) -> Table:
    """Write the units in ordinal order (`text`) and the sorted beginnings of each run."""
    starts, documents, unit_base, begin_base = [], 0, 0, 0
    with (folder / "text").open("wb") as text, (folder / "begin-positions").open("wb") as positions, (
        folder / "begin-documents").open("wb") as owners, (folder / "begin-fields").open("wb") as fields, (folder / "begin-offsets").open("wb") as offsets:  # fmt: skip
        for run in runs:
            run.units.tofile(text)
            begins, counts = _sorted_begins(run.units)
            owner = np.repeat(np.arange(run.first, run.first + run.lengths.size, dtype=np.uint32), run.lengths)
            (begins + unit_base).astype(_POSITION).tofile(positions)
            owner[begins].astype(_DOCUMENT).tofile(owners)
            run.fields[begins].tofile(fields)
            starts.append(begin_base)
            np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32).tofile(offsets)
            unit_base += run.units.size
            begin_base += begins.size
            documents += run.lengths.size
        np.zeros(16, dtype=np.uint16).tofile(text)
    return Table(folder, tuple(starts), documents)


def _sorted_begins(text: units.Units) -> tuple[Array, Array]:
    begins = np.flatnonzero((text != units.BREAK_UNIT) & ~units.word_table()[text])
    first = text[begins]
    return begins[np.argsort(first, kind="stable")], np.bincount(first, minlength=_ALPHABET)
