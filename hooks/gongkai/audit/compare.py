"""Two snapshots → every record that was added, removed, withdrawn, renamed, changed or moved, each once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.audit.fields import Difference, differences, matter
from gongkai.audit.snapshot import Item, Snapshot
from gongkai.canonical import Value

REMOVED, WITHDRAWN, RENAMED, CHANGED, STATUS, ADDED, MOVED = (
    "removed", "withdrawn", "renamed", "changed", "status", "added", "moved",
)  # fmt: skip
WORDS = {
    REMOVED: "删除", WITHDRAWN: "撤下", RENAMED: "更换标识", CHANGED: "修改", STATUS: "状态变化", ADDED: "新增", MOVED: "移动文件",
}  # fmt: skip
"""What may happen to a record, what matters first standing first."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one record. For one that was renamed, `old` has the former key. Values only of what came or went."""

    change: str
    old: Item | None
    new: Item | None
    fields: Sequence[Difference] = ()
    old_value: Value | None = None
    new_value: Value | None = None
    tombstone: Mapping[str, Any] | None = None

    @property
    def item(self) -> Item:
        """The record as it is now, or as it was last."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - one of the two is always there
        return found

    @property
    def state(self) -> tuple[str, str] | None:
        """The state before and after, where it changed."""
        if self.old and self.new and self.old.state != self.new.state:
            return self.old.state, self.new.state
        return None

    @property
    def moved(self) -> tuple[str, str] | None:
        """The source file before and after, where it changed."""
        if self.old and self.new and self.old.path != self.new.path:
            return self.old.path, self.new.path
        return None

    @property
    def rank(self) -> tuple[int, int, str]:
        """Where the change stands in a report: what matters most first."""
        order = list(WORDS).index(self.change)
        matters = [int(matter(self.item.plural, each.pointer)) for each in self.fields]
        return order, 0 if self.state else min(matters, default=9), self.item.key


@dataclass(frozen=True)
class Comparison:
    """All changes between two snapshots, what matters first standing first; tombstones that came, went or changed."""

    old: Snapshot
    new: Snapshot
    changes: Sequence[Change]
    tombstones: Mapping[str, tuple[Any, Any]]

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not self.changes and not self.tombstones

    def titles(self) -> dict[str, str]:
        """Give the titles of all records of both sides by key."""
        return {
            **{key: each.title for key, each in self.old.items.items()},
            **{key: each.title for key, each in self.new.items.items()},
        }

    def counts(self) -> dict[str, int]:
        """Count the changes by what they are, in order of weight."""
        found = {name: sum(each.change == name for each in self.changes) for name in WORDS}
        return {name: count for name, count in found.items() if count}


def compare(old: Snapshot, new: Snapshot) -> Comparison:
    """Compare two snapshots. Only records whose hash, state or place differ are read."""
    gone = {key: item for key, item in old.items.items() if key not in new.items}
    come = {key: item for key, item in new.items.items() if key not in old.items}
    found = list(_renamed(old, new, gone, come))
    for key, item in old.items.items():
        other = new.items.get(key)
        if other is not None and (item.sha256, item.state, item.path) != (other.sha256, other.state, other.path):
            found += _changed(old, new, item, other)
    found += [_removed(old, new, item) for item in gone.values()]
    found += [Change(ADDED, None, item, new_value=new.load(item)) for item in come.values()]
    return Comparison(old, new, sorted(found, key=lambda each: each.rank), _stones(old, new))


def _removed(old: Snapshot, new: Snapshot, item: Item) -> Change:
    stone = new.tombstones.get(item.key)
    return Change(WITHDRAWN if stone else REMOVED, item, None, old_value=old.load(item), tombstone=stone)


def _changed(old: Snapshot, new: Snapshot, item: Item, other: Item) -> Iterator[Change]:
    found = differences(old.load(item), new.load(other)) if item.sha256 != other.sha256 else []
    if found:
        yield Change(CHANGED, item, other, found)
    elif item.state != other.state:
        yield Change(STATUS, item, other)
    elif item.path != other.path:
        yield Change(MOVED, item, other)


def _renamed(old: Snapshot, new: Snapshot, gone: dict[str, Item], come: dict[str, Item]) -> Iterator[Change]:
    """Find records under a new id: an alias names the former address, or everything but the id is as it was."""
    if not gone or not come:
        return
    values = {key: new.load(item) for key, item in come.items()}
    aliases = {alias: key for key, value in values.items() for alias in value["fields"].get("aliases", ())}
    contents = {_content(value): key for key, value in values.items()}
    for former, item in list(gone.items()):
        before = old.load(item)
        key = aliases.get(item.url) or contents.get(_content(before))
        if key is None or key not in come or key.partition("/")[0] != item.plural:
            continue
        yield Change(RENAMED, item, come.pop(key), differences(before, values[key]))
        del gone[former]


def _content(value: Value) -> str:
    fields = {name: each for name, each in value["fields"].items() if name != "aliases"}
    return repr((value["kind"], sorted(fields.items()), value.get("text")))


def _stones(old: Snapshot, new: Snapshot) -> dict[str, tuple[Any, Any]]:
    """Give the tombstones that differ, but for those told with a record that was withdrawn."""
    keys = sorted({*old.tombstones, *new.tombstones})
    pairs = {key: (old.tombstones.get(key), new.tombstones.get(key)) for key in keys}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}
