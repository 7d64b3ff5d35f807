"""The lists of one kind (L3): all of it, newest first, and one for every value of every facet that it declares."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from gongkai.facets import Facet, Value, catalog_place, facets
from gongkai.lists.listing import Head, Listing, Side, nothing, order_words, outputs
from gongkai.output import PageOutput
from gongkai.pages.press import Press, crumbs_of
from gongkai.portal import newest_first
from gongkai.record import Record, Role, roles
from gongkai.views import Chip, FacetView, Link, Row

_ORDER = ("topic", "field", "year", "audience", "organ", "form", "genre", "category", "validity")
"""Which facet a reader looks for first."""
_FEW = 8
"""A facet with no more values than this is open from the start."""


@dataclass(frozen=True)
class Sorted:
    """The records of a kind under each value of a facet."""

    facet: Facet
    groups: dict[Value, list[Record]]

    def chips(self, current: Value | None) -> list[Chip]:
        """List the values with counts, in their own order."""
        return _chips(self.facet, {value: len(members) for value, members in self.groups.items()}, current)


def _chips(facet: Facet, counts: Mapping[Value, int], current: Value | None = None) -> list[Chip]:
    values = sorted(counts, key=lambda value: value.rank)
    return [Chip(each.label, facet.url(each.slug), counts[each], current=each == current) for each in values]


def in_order(kind: type[Record], press: Press) -> list[Record]:
    """List a kind's records newest first, or as the catalog has them where they bear no date."""
    records = press.portal.all(kind)
    if Role.DATE in roles(kind):
        return newest_first(records)
    return sorted(records, key=lambda record: (record.origin.path, catalog_place(record), record.id))


def sort(kind: type[Record], records: Sequence[Record], press: Press) -> list[Sorted]:
    """Put the records under the values of each facet, keeping their order."""
    found = []
    for facet in _facets(kind):
        groups: dict[Value, list[Record]] = {}
        for record, values in zip(records, press.facets.read(records, facet), strict=True):
            for value in values:
                if value in groups:
                    groups[value].append(record)
                else:
                    groups[value] = [record]
        found.append(Sorted(facet, groups))
    return [each for each in found if each.groups]


def counted(kind: type[Record], press: Press) -> Iterator[tuple[Facet, list[Chip]]]:
    """Give the facets of a kind that its records have values of, with these and their counts as links."""
    for facet in _facets(kind):
        counts = press.facets.count(press.portal.all(kind), facet)
        if counts:
            yield facet, _chips(facet, counts)


def _facets(kind: type[Record]) -> list[Facet]:
    known = {name: place for place, name in enumerate(_ORDER)}
    return sorted(facets(kind), key=lambda each: known.get(each.name, len(known)))


@dataclass(frozen=True, slots=True)
class Own:
    """What `lists/<name>.py` does for a kind in its own way.

    `landing` makes the kind's first page in place of the list; `of_value` makes the pages of the values of `facet`.
    """

    landing: Callable[[Sequence[Record], Sequence[Sorted], Press], Iterator[PageOutput]] | None = None
    facet: str = ""
    of_value: Callable[[Listing, Press], Iterator[PageOutput]] | None = None
    above: Callable[[Press], Sequence[Chip]] | None = None
    """Links above the kind's list."""
    head: Callable[[Sequence[Record], Press], Head | None] | None = None
    """Figures or records that stand before the kind's list, such as what is open today."""
    order: Callable[[Sequence[Record]], list[Record]] | None = None
    order_words: str = ""
    newest: Callable[[Press], Sequence[Row]] | None = None
    """The rows that the section's page shows of the kind, in place of its first three."""


@cache
def own(kind: type[Record]) -> Own:
    """Load what `lists/<name>.py` says of a kind; a kind without such a module is listed as rows."""
    module = f"gongkai.lists.{kind.info.name}"
    if importlib.util.find_spec(module) is None:
        return Own()
    found = getattr(importlib.import_module(module), "OWN", None)
    return found if isinstance(found, Own) else Own()


def pages(kind: type[Record], press: Press) -> Iterator[PageOutput]:
    """Give all list pages of a kind."""
    way = own(kind)
    records = (way.order or list)(in_order(kind, press))
    by_facet = sort(kind, records, press)
    if way.landing:
        yield from way.landing(records, by_facet, press)
    else:
        yield from outputs(_all(kind, records, beside(by_facet, None), press), press)
    for each in by_facet:
        make = way.of_value if way.of_value and way.facet == each.facet.name else outputs
        for value, members in each.groups.items():
            yield from make(_of_value(kind, each.facet, value, members, beside(by_facet, (each, value))), press)


def beside(by_facet: Sequence[Sorted], current: tuple[Sorted, Value] | None) -> Side:
    """Make the facets that stand beside a list; the value that the list is of is marked."""
    groups = []
    for each in by_facet:
        here = current[1] if current and current[0] is each else None
        chips = each.chips(here)
        groups.append(FacetView(each.facet.title, chips, open=bool(here) or len(chips) <= _FEW))
    clear = Link("清除筛选，查看全部", f"{by_facet[0].facet.plural}/") if current else None
    return Side(groups, clear)


def _all(kind: type[Record], records: Sequence[Record], beside_it: Side, press: Press) -> Listing:
    info = kind.info
    way = own(kind)
    return Listing(
        url=f"{info.plural}/",
        title=info.label,
        summary=info.summary,
        order=own(kind).order_words or order_words(kind),
        crumbs=crumbs_of(info),
        column=f"{info.plural}/",
        column_type=info.column_type.value,
        records=records,
        side=beside_it,
        empty=nothing(kind),
        above=tuple(way.above(press)) if way.above else (),
        head=way.head(records, press) if way.head else None,
        feed=feed_of(kind, press),
    )


def feed_of(kind: type[Record], press: Press) -> tuple[str, str] | None:
    """Give title and address of the feed of a kind that is news."""
    identity = press.portal.identity
    if not kind.info.feed or not identity.features.feeds:
        return None
    return f"{identity.name}：{kind.info.label}", f"feeds/{kind.info.plural}.xml"


def _of_value(kind: type[Record], facet: Facet, value: Value, records: Sequence[Record], beside_it: Side) -> Listing:
    info = kind.info
    return Listing(
        url=facet.url(value.slug),
        title=f"{info.label}：{value.label}",
        summary=f"{facet.title}为「{value.label}」的{info.label}",
        order=own(kind).order_words or order_words(kind),
        crumbs=crumbs_of(info, (value.label, None)),
        column=f"{info.plural}/",
        column_type=info.column_type.value,
        records=records,
        side=beside_it,
        empty=nothing(kind),
    )
