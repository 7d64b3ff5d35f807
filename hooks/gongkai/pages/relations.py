"""The records that belong to a record (L3): those it names and those that name it, as blocks under headings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from gongkai.facets import Facet, facets
from gongkai.pages.facts import is_document
from gongkai.pages.press import Press
from gongkai.portal import newest_first
from gongkai.record import Record, reference_paths
from gongkai.views import Belongs, Link

SHOWN = 3
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
        yield naming(f"from-{kind.info.plural}", title, record, found, press)


def block(
    anchor: str, title: str, found: Sequence[Record], press: Press, *, more: str = "", shown: int = SHOWN
) -> Belongs:
    """Make a block of at most `shown` rows; the rest are behind `more`, the address of the whole list, or links."""
    rest = found[shown:]
    link = Link(f"查看全部 {len(found)} 条", more) if more and rest else None
    links = [] if more else [press.link(each) for each in rest]
    return Belongs(anchor, title, [press.row(each) for each in found[:shown]], links, len(found), link)


def whole_list(record: Record, kind: type[Record]) -> str:
    """Give the address of the list of `kind` that this record narrows, or ""."""
    facet = _facet(record, kind)
    return facet.url(record.id) if facet else ""


def _facet(record: Record, kind: type[Record]) -> Facet | None:
    return next((facet for facet in facets(kind) if facet.refers == record.info.plural), None)


def naming(
    anchor: str, title: str, record: Record, found: Sequence[Record], press: Press, *, shown: int = SHOWN
) -> Belongs:
    """Make a block of the records of one kind that name `record`: the first as rows, the rest behind a link.

    Those that the list of the kind does not have, for they name the record in another field, are links of their own.
    """
    facet = _facet(record, type(found[0]))
    listed = [each for each in found if facet and _has(each, facet, record, press)]
    keys = {each.key for each in listed}
    apart = [each for each in found if each.key not in keys]
    rows, rest = (listed[:shown], apart) if listed else (found[:shown], found[shown:])
    more = Link(f"查看全部 {len(listed)} 条", whole_list(record, type(found[0]))) if len(listed) > shown else None
    links = [press.link(each) for each in rest]
    return Belongs(anchor, title, [press.row(each) for each in rows], links, len(found), more)


def _has(each: Record, facet: Facet, record: Record, press: Press) -> bool:
    return any(value.slug == record.id for value in press.facets.values(each, facet))


def faces(records: Iterable[Record], press: Press) -> Iterator[str]:
    """Give what a page that lists these records in blocks depends on."""
    return (press.row_face(record) for record in records)


@cache
def _relation_fields(kind: type[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path.steps[0] for path in reference_paths(kind) if is_document(path.reference.kind)))
