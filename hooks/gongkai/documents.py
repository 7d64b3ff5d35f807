"""The portal → the stream of search documents (L3): what a kind declares decides what is found of its records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import get_args, get_origin

from pydantic import BaseModel

from gongkai import markdown
from gongkai.editorial_pages import RenderedPage
from gongkai.facets import FacetReader, facets
from gongkai.portal import Portal
from gongkai.record import Record, Role, reference_paths, roles, uses
from gongkai.references import Reference, cited
from gongkai.search.document import FACETS, OwnFacet, SearchDocument, Section

PAGES = "pages"
"""What editorial pages are called among the kinds."""
_EDITORIAL_WEIGHT = 0.7


def documents(portal: Portal, editorial: Sequence[RenderedPage]) -> Iterator[SearchDocument]:
    """Give a document for every published record and editorial page, kind by kind, by id."""
    reader = FacetReader(portal)
    for record in portal.every():
        yield document(record, portal, reader)
    for page in sorted(editorial, key=lambda each: each.url):
        yield _of_page(page, portal)


def document(record: Record, portal: Portal, reader: FacetReader) -> SearchDocument:
    """Make the document of one record."""
    state = portal.states.get(record.key)
    has = roles(type(record))
    organs = portal.names(record, Role.ORGAN) if Role.ORGAN in has else []
    return SearchDocument(
        kind=record.info.plural,
        id=record.id,
        url=record.url,
        title=record.heading,
        label=record.info.label,
        numbers=_numbers(record, has),
        keywords=tuple(_words(record, "keywords")) + tuple(record.by_role(Role.KEYWORDS) or ()),
        summary=portal.summary(record),
        sections=tuple(_sections(record, portal)),
        facets=_facet_values(record, reader),
        dated_on=record.dated_on,
        state=state.text if state else "",
        in_force=state.in_force if state else True,
        organ="、".join(organ.heading for organ in organs),
        weight=record.info.weight,
        parents=tuple(dict.fromkeys(_parents(record, portal))),
        own=tuple(_own_facets(record, reader)),
        reached_by=tuple(title for title, _ in _named(record)),
        called=tuple(_words(record, "called")),
    )


def _numbers(record: Record, has: dict[Role, str]) -> tuple[str, ...]:
    number = [str(record.by_role(Role.NUMBER))] if Role.NUMBER in has and record.by_role(Role.NUMBER) else []
    return tuple(dict.fromkeys([*number, *_words(record, "numbers")]))


def _words(record: Record, use: str) -> Iterator[str]:
    """Give the values of the fields declared for `use`, keywords in their own role left out, then those of its parts."""
    for name in _searched(type(record), use):
        value = getattr(record, name)
        for each in value if isinstance(value, tuple) else (value,):
            if each:
                yield str(each)
    for name, inner in _searched_within(type(record), use):
        yield from (str(value) for part in getattr(record, name) if (value := getattr(part, inner)))


@cache
def _searched(kind: type[Record], use: str) -> tuple[str, ...]:
    spoken_for = {roles(kind).get(Role.KEYWORDS), roles(kind).get(Role.TEXT)}
    return tuple(name for name, declared in uses(kind) if declared.get("search") == use and name not in spoken_for)


@cache
def _searched_within(kind: type[Record], use: str) -> tuple[tuple[str, str], ...]:
    """List the fields declared for `use` of the parts in a field that is a list of them: its name, theirs."""
    annotations = {name: kind.model_fields[name].annotation for name in _parts(kind)}
    lists = {name: get_args(each)[0] for name, each in annotations.items() if get_origin(each) is tuple}
    return tuple(
        (name, inner) for name, part in lists.items() for inner, declared in uses(part) if declared.get("search") == use
    )


@cache
def _parts(kind: type[Record]) -> tuple[str, ...]:
    """List the fields that hold nested parts with words of their own, such as a pack's sections."""
    return tuple(name for name in kind.model_fields if name not in Record.model_fields and "Part" in _bases(kind, name))


def _bases(kind: type[Record], name: str) -> set[str]:
    found: set[str] = set()
    waiting = [kind.model_fields[name].annotation]
    while waiting:
        each = waiting.pop()
        waiting += getattr(each, "__args__", ())
        if isinstance(each, type) and issubclass(each, BaseModel):
            found |= {base.__name__ for base in each.__mro__}
    return found


def _sections(record: Record, portal: Portal) -> Iterator[Section]:
    text = portal.text(record)
    if text.strip():
        for stretch in markdown.render(text).stretches():
            yield Section(stretch.anchor, stretch.heading, stretch.text)
    more = " ".join(
        [*_words(record, "text"), *(said for name in _parts(type(record)) for said in _said(getattr(record, name)))]
    )
    if more:
        yield Section("", "", more)
    named = "；".join(f"{title}：{value}" for title, value in _named(record))
    if named:
        yield Section("", "", named)


def _named(record: Record) -> Iterator[tuple[str, str]]:
    """Give the fields that are looked for by their names, 电话 or 办公时间, with their values."""
    for name in _searched(type(record), "named"):
        value = getattr(record, name)
        if value:
            yield str(type(record).model_fields[name].title), str(value)


def _said(value: object) -> Iterator[str]:
    """Give the words in nested parts: titles, conditions, text alternatives; no ids, file names or dates."""
    if isinstance(value, tuple):
        for each in value:
            yield from _said(each)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name != "file" and not _refers(type(value), name):
                yield from _said(getattr(value, name))
    elif isinstance(value, str):
        yield str(value)


@cache
def _refers(part: type[BaseModel], name: str) -> bool:
    info = part.model_fields[name]
    nested = [mark for each in getattr(info.annotation, "__args__", ()) for mark in getattr(each, "__metadata__", ())]
    return any(isinstance(mark, Reference) for mark in (*info.metadata, *nested))


def _facet_values(record: Record, reader: FacetReader) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {"kind": (record.info.label,)}
    for facet in facets(type(record)):
        if facet.name in FACETS:
            values = tuple(value.label for value in reader.values(record, facet))
            if values:
                found[facet.name] = values
    return found


def _own_facets(record: Record, reader: FacetReader) -> Iterator[OwnFacet]:
    """Give what a kind declares beyond the facets that kinds share: state, genre, channel …"""
    for facet in facets(type(record)):
        if facet.name not in FACETS:
            values = tuple(value.label for value in reader.values(record, facet))
            yield OwnFacet(facet.name, facet.title, values)


def _parents(record: Record, portal: Portal) -> Iterator[str]:
    """Give the addresses of the policies that a question, an interpretation or a pack rests on."""
    for path in reference_paths(type(record)):
        if path.steps[0] in {"policies", "basis"}:
            for each in getattr(record, path.steps[0]):
                policy = portal.find("policies", cited(each, path.reference).id)
                if policy:
                    yield policy.url


def _of_page(page: RenderedPage, portal: Portal) -> SearchDocument:
    entry = next((each for each in portal.editorial if each.url == page.url), None)
    rendered = markdown.Rendered(page.html, ())
    headings = {anchor: text for _, anchor, text in page.headings}
    sections = [Section(each.anchor, headings.get(each.anchor, ""), each.text) for each in rendered.stretches()]
    return SearchDocument(
        kind=PAGES,
        id=page.url.strip("/"),
        url=page.url,
        title=entry.page.title if entry else page.source,
        label="栏目页",
        numbers=(),
        keywords=entry.page.keywords if entry else (),
        summary=entry.page.summary if entry else "",
        sections=tuple(sections),
        facets={"kind": ("栏目页",)},
        dated_on=(entry.page.updated_on or entry.page.published_on) if entry else None,
        state="",
        in_force=True,
        organ=portal.identity.organ,
        weight=_EDITORIAL_WEIGHT,
        parents=(),
    )
