"""The facets that kinds declare: what values they have, and the address of each value's list (L2)."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, get_args

from gongkai.portal import Portal
from gongkai.record import ID_PATTERN, Record, derived_field, uses
from gongkai.references import Reference

_SLUG = re.compile(ID_PATTERN)
YEAR = "year"
_TITLES = {YEAR: "年份"}


class Value(NamedTuple):
    """One value of a facet. `slug` stands in addresses, `label` in print; `rank` puts values in order."""

    slug: str
    label: str
    rank: tuple[int, str]


@dataclass(frozen=True)
class Facet:
    """One facet of a kind. `refers` is the plural of the kind whose records are its values, `members` its enum.

    A `derived` facet has the words of the records' states of today.
    """

    plural: str
    name: str
    title: str
    field: str
    refers: str = ""
    members: type[Enum] | None = None
    derived: bool = False

    @property
    def source(self) -> object:
        """Where the facet's values come from: the kind that it refers to, or its vocabulary."""
        return self.refers or self.members

    def url(self, slug: str) -> str:
        """Give the address of the list of one value, relative to the site's root."""
        return f"{self.plural}/by/{self.name}/{slug}/"


def slug(member: Enum) -> str:
    """Give the ASCII name of a vocabulary's word, as it stands in addresses: `in-force`."""
    return member.name.lower().replace("_", "-")


@cache
def facets(kind: type[Record]) -> tuple[Facet, ...]:
    """List the facets of a kind in the order of its fields."""
    return tuple(_facets(kind))


def facet_of(kind: type[Record], name: str) -> Facet | None:
    """Give a kind's facet by name, or None."""
    return next((facet for facet in facets(kind) if facet.name == name), None)


def _facets(kind: type[Record]) -> Iterator[Facet]:
    for name, use in uses(kind):
        if not use.get("facet"):
            continue
        info = kind.model_fields[name]
        title = _TITLES.get(use["facet"], str(info.title))
        refers = next((mark.kind for mark in _marks(info.annotation, info.metadata) if isinstance(mark, Reference)), "")
        members = next((each for each in (info.annotation, *get_args(info.annotation)) if _is_enum(each)), None)
        yield Facet(kind.info.plural, use["facet"], title, name, refers, members, name == derived_field(kind))


def _is_enum(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Enum)


def _marks(annotation: Any, metadata: list[Any]) -> Iterator[Any]:
    yield from metadata
    for argument in get_args(annotation):
        yield from getattr(argument, "__metadata__", ())


class FacetReader:
    """Reads the facet values of one portal's records; each value is made once."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self._known: dict[tuple[object, Any], Value] = {}
        """By kind or vocabulary and raw value: words of two vocabularies may be equal."""
        self._read: dict[tuple[str, str], dict[Any, tuple[Value, ...]]] = {}
        """By facet what is written in records → its values."""

    def values(self, record: Record, facet: Facet) -> tuple[Value, ...]:
        """List the values that a record has in a facet; references to records that are not published are left out."""
        return next(iter(self.read([record], facet)))

    def read(self, records: Iterable[Record], facet: Facet) -> Iterator[tuple[Value, ...]]:
        """Give the values in a facet of each of many records."""
        known = self._read.setdefault((facet.plural, facet.name), {None: ()})
        for raw in self._raw(records, facet):
            found = known.get(raw)
            if found is None:
                found = known[raw] = self._values(raw, facet)
            yield found

    def count(self, records: Iterable[Record], facet: Facet) -> Counter[Value]:
        """Count the records that have each value of a facet."""
        found: Counter[Value] = Counter()
        for raw, count in Counter(self._raw(records, facet)).items():
            for value in self._values(raw, facet):
                found[value] += count
        return found

    def _values(self, raw: Any, facet: Facet) -> tuple[Value, ...]:
        if raw is None:
            return ()
        word = facet.members(raw) if facet.derived and facet.members else raw
        many = word if isinstance(word, tuple) else (word,)
        found = (self._value(facet, each) for each in many)
        return tuple(dict.fromkeys(value for value in found if value.slug))

    def _raw(self, records: Iterable[Record], facet: Facet) -> Iterable[Any]:
        if facet.derived and facet.members:
            states = self.portal.states
            return [state.text if (state := states.get(record.key)) else None for record in records]
        written = map(attrgetter(facet.field), records)
        if facet.name != YEAR:
            return written
        return (value.year if isinstance(value, dt.date) else value for value in written)

    def _value(self, facet: Facet, raw: Any) -> Value:
        key = facet.source, raw
        if key not in self._known:
            self._known[key] = _READERS[_sort(facet, raw)](self.portal, facet, raw)
        return self._known[key]


def _sort(facet: Facet, raw: Any) -> str:
    if facet.refers:
        return "record"
    return "member" if isinstance(raw, Enum) else "word"


def _of_record(portal: Portal, facet: Facet, raw: str) -> Value:
    target = portal.find(facet.refers, raw)
    if target is None:
        return Value("", "", (0, ""))
    return Value(raw, str(getattr(target, "short_name", target.heading)), (catalog_place(target), raw))


def catalog_place(record: Record) -> int:
    """Give the record's place in the list that it was read from, 0 for a record in a file of its own."""
    places = [step for step in record.origin.pointer if isinstance(step, int)]
    return places[0] if places else 0


def _of_member(portal: Portal, facet: Facet, raw: Enum) -> Value:  # noqa: ARG001 - one signature for all readers
    return Value(slug(raw), str(raw.value), (list(type(raw)).index(raw), ""))


def _of_word(portal: Portal, facet: Facet, raw: Any) -> Value:  # noqa: ARG001 - one signature for all readers
    if isinstance(raw, int):
        return Value(str(raw), f"{raw}年", (-raw, ""))
    return Value(raw if _SLUG.match(raw) else "", raw, (0, raw))


_READERS: dict[str, Callable[[Portal, Facet, Any], Value]] = {
    "record": _of_record,
    "member": _of_member,
    "word": _of_word,
}
