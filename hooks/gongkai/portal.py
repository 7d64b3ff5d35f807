"""The linked model of one portal as of one day (L2): what every rule checks and every renderer prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from gongkai import sources
from gongkai.attribute_counts import AttributeCounts
from gongkai.editorial import EditorialEntry
from gongkai.enclosed import EnclosedFile
from gongkai.identity import PortalIdentity
from gongkai.kinds import all_kinds
from gongkai.record import Record, Role
from gongkai.store import Memo

R = TypeVar("R", bound=Record)


class Backlink(NamedTuple):
    """`record` cites another in its field `field`, perhaps at a clause of it (key, "" for the whole)."""

    record: Record
    field: str
    clause: str


@dataclass(frozen=True, slots=True)
class State:
    """What is to be said of a record today. `tone` is plain, good, waiting, ended or review and picks a colour."""

    text: str
    tone: str
    in_force: bool
    note: str = ""
    """A sentence for the banner; empty when nothing needs saying."""
    answer: str = ""
    """What holds today in one line, such as an amount; stands before the summary in lists, search and feeds."""


class History(Protocol):
    """The past of one record. `fingerprint` names all that `told` depends on; nothing is read before it is told."""

    @property
    def fingerprint(self) -> str:
        """Name what the history depends on."""
        ...

    def told(self) -> tuple[object, ...]:
        """Give the entries that the record's page prints, newest first."""
        ...


@dataclass(frozen=True, eq=False)
class Portal:
    """All records by plural and id, who cites whom, and the states of today. Records are in order of id.

    A portal equals only itself, so that what is worked out from it can be kept by it.
    """

    root: Path
    identity: PortalIdentity
    today: dt.date
    records: Mapping[str, Mapping[str, Record]]
    backlinks: Mapping[str, tuple[Backlink, ...]] = field(default_factory=dict)
    states: Mapping[str, State] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """Keys of records that are there but could not be read, `<plural>/*` where it is not known which."""
    editorial: tuple[EditorialEntry, ...] = ()
    files: Mapping[str, EnclosedFile] = field(default_factory=dict)
    """The files under `content/` that are no text of a page, by path."""
    history: Mapping[str, History] = field(default_factory=dict)
    """What is known of the past of records, by key."""
    attributes: AttributeCounts | None = None
    """How many documents have which 公文公开属性: the one thing told of what is withheld."""
    revision: str = ""
    """Commit from which the portal was read, or empty."""
    memo: Memo = field(default_factory=Memo, compare=False)
    """What slow checks found out about records that have not changed."""

    @cached_property
    def faces(self) -> Mapping[str, str]:
        """Digest of all that other pages may print of each record, by its key: itself and its state."""
        digests = {record.key: record.origin.digest for record in self.every()}
        said = {
            key: f"{digests[key]}{state.text}{state.note}{state.answer}"
            for key, state in self.states.items()
            if key in digests
        }
        return {**digests, **said}

    @cached_property
    def _in_time(self) -> dict[str, list[Record]]:
        """The lists of `newest` made so far."""
        return {}

    @cached_property
    def withheld(self) -> Mapping[str, str]:
        """Keys of the records that are not published today, and why."""
        said = ((record.key, record.withheld(self.today)) for record in self.every())
        return {key: reason for key, reason in said if reason}

    def is_unread(self, plural: str, record_id: str) -> bool:
        """Tell whether a record that is not among the read ones may lie in a file that could not be read."""
        return bool(self.unread) and not self.unread.isdisjoint((f"{plural}/{record_id}", f"{plural}/*"))

    def find(self, plural: str, record_id: str) -> Record | None:
        """Give a record, or None."""
        return self.records.get(plural, {}).get(record_id)

    def all(self, kind: type[R]) -> list[R]:
        """List the records of a kind by id."""
        return list(self.records.get(kind.info.plural, {}).values())  # type: ignore[arg-type]

    def every(self) -> Iterator[Record]:
        """Give every record, kind by kind in the kinds' order."""
        for plural in all_kinds():
            yield from self.records.get(plural, {}).values()

    def newest(self, kind: type[R]) -> list[R]:
        """List the records of a kind, newest first, equal dates by id."""
        found = self._in_time.get(kind.info.plural)
        if found is None:
            found = self._in_time[kind.info.plural] = newest_first(self.all(kind))
        return list(found)  # type: ignore[arg-type]

    def citing(self, record: Record, kind: type[R], *fields: str) -> list[R]:
        """List the records of `kind` that cite `record`, in one of `fields` where any is named, newest first."""
        links = self.backlinks.get(record.key, ())
        if not links:
            return []
        found = {
            link.record.id: link.record
            for link in links
            if isinstance(link.record, kind) and (not fields or link.field in fields)
        }
        return newest_first(list(found.values()))

    def state(self, record: Record) -> State | None:
        """Give the record's state, or None for kinds that have none."""
        return self.states.get(record.key)

    def summary(self, record: Record) -> str:
        """Say in a line what a record is: what holds of it today, then its own summary; "" for neither."""
        state = self.states.get(record.key)
        written = str(record.by_role(Role.SUMMARY) or "")
        return f"{state.answer}{written}" if state and state.answer else written

    def names(self, record: Record, role: Role) -> list[Record]:
        """List the records that the field of `role` names, those that are there."""
        ids = record.by_role(role) or ()
        plural = {Role.ORGAN: "organizations", Role.TOPICS: "topics", Role.AUDIENCES: "audiences"}[role]
        return [found for found in (self.find(plural, each) for each in ids) if found]

    def text(self, record: Record) -> str:
        """Give the Markdown text of a record: its file's, or the field that plays the part."""
        return record.by_role(Role.TEXT) or sources.body(self.root, record)


def newest_first(records: Iterable[R]) -> list[R]:
    """Sort by date, newest first, equal dates by id, undated last."""
    return sorted(records, key=attrgetter("age"))
