"""The records that belong to a record (L3): those it names and those that name it, as blocks under headings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from gongkai.facets import facets
from gongkai.pages.facts import is_document
from gongkai.pages.press import Press
from gongkai.portal import newest_first
from gongkai.record import Record, reference_paths
from gongkai.views import Belongs, Link

SHOWN = 10
"""How many records of a kind a page lists before it leads to the whole list."""


def outgoing(record: Record, press: Press, elsewhere: frozenset[str] = frozenset()) -> Iterator[Belongs]:
    """Give a block for each field that names documents, under the field's title."""
    for name in _relation_fields(type(record)):
        if name in elsewhere:
            continue
        targets = list(named(record, press, name))
        if targets:
            yield block(f"related-{name.replace('_', '-')}", str(type(record).model_fields[name].title), targets, press)


def named(record: Record, press: Press, field: str) -> Iterator[Record]:
    """Give the records that one field names, in its order, each once."""
    seen: set[str] = set()
    for citation in record.citations():
        target = press.portal.find(citation.kind, citation.id) if citation.pointer[0] == field else None
        if target is not None and target.key not in seen:
            seen.add(target.key)
            yield target


def named_ids(press: Press, plural: str, ids: Iterable[str]) -> list[Record]:
    """List the published records of a kind that ids name."""
    return [record for record in (press.portal.find(plural, each) for each in ids) if record]


def incoming(record: Record, press: Press, *, without: Collection[str] = ()) -> Iterator[Belongs]:
    """Give a block for each kind whose records name this one, newest first, leading on to the whole list.

    `without` names the plurals of kinds that the page shows elsewhere.
    """
    by_kind: dict[type[Record], dict[str, Record]] = {}
    for link in press.portal.backlinks.get(record.key, ()):
        if link.record.info.plural not in without:
            by_kind.setdefault(type(link.record), {})[link.record.id] = link.record
    for kind in sorted(by_kind, key=lambda each: (each.info.order, each.info.plural)):
        found = newest_first(list(by_kind[kind].values()))
        title = kind.info.label if kind is not type(record) else f"相关{kind.info.label}"
        yield block(f"from-{kind.info.plural}", title, found, press, more=whole_list(record, kind))


def block(
    anchor: str, title: str, found: Sequence[Record], press: Press, *, more: str = "", shown: int = SHOWN
) -> Belongs:
    """Make a block of rows; with `more`, the address of the whole list, at most `shown` of them."""
    rest = len(found) - shown
    cut = found[:shown] if more and rest > 0 else found
    link = Link(f"查看全部 {len(found)} 条", more) if more and rest > 0 else None
    return Belongs(anchor, title, [press.row(each) for each in cut], count=len(found), more=link)


def whole_list(record: Record, kind: type[Record]) -> str:
    """Give the address of the list of `kind` that this record narrows, or ""."""
    return next((facet.url(record.id) for facet in facets(kind) if facet.refers == record.info.plural), "")


def faces(records: Iterable[Record], press: Press) -> Iterator[str]:
    """Give what a page that lists these records in blocks depends on."""
    return (press.row_face(record) for record in records)


@cache
def _relation_fields(kind: type[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path.steps[0] for path in reference_paths(kind) if is_document(path.reference.kind)))
