"""What was published at one moment, record by record: the side of a comparison, wherever it was read from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gongkai.canonical import Value


@dataclass(frozen=True, slots=True)
class Item:
    """One published record. `sha256` is of its canonical form; `state` is what was to be said of it then."""

    key: str
    url: str
    title: str
    path: str
    state: str
    sha256: str

    @property
    def plural(self) -> str:
        """The kind's plural."""
        return self.key.partition("/")[0]


@dataclass(frozen=True)
class Snapshot:
    """All of them by key. `load` gives the canonical value of one; `office` says that unpublished fields are in it."""

    name: str
    items: Mapping[str, Item]
    load: Callable[[Item], Value]
    tombstones: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Tombstones by id."""
    about: Mapping[str, str] = field(default_factory=dict)
    office: bool = False

    def plain(self) -> dict[str, Any]:
        """Give everything as plain JSON; what a difference is applied to."""
        return {
            "records": {
                key: {"path": item.path, "state": item.state, "value": self.load(item)}
                for key, item in self.items.items()
            },
            "tombstones": {key: dict(stone) for key, stone in self.tombstones.items()},
        }
