"""The page of any record (L3): what every kind has, and the place where a kind's own module adds to it.

A kind needs nothing here: without `pages/<name>.py` and `records/<name>.html` its declarations alone make the page.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup

from gongkai import markdown
from gongkai.enclosures import enclosure, enclosures, file_fields
from gongkai.output import Heading, Page
from gongkai.pages import relations
from gongkai.pages.facts import facts
from gongkai.pages.press import Press, crumbs_of
from gongkai.pages.qr import qr
from gongkai.pages.text import contents, finished, targets
from gongkai.record import Record, Role, roles
from gongkai.templates import THEME, safe
from gongkai.views import Banner, Belongs, FileLink, Link, Row, Tools
from gongkai.wording import clipped

FOLLOWED = {"topics", "audiences", "organizations"}
"""Kinds whose every record has a feed."""


@dataclass(frozen=True, slots=True)
class View:
    """What `records/record.html` and the templates that extend it print of a record."""

    title: str
    kind_label: str
    plural: str
    row: Row
    lead: str
    banner: Banner | None
    tools: Tools
    toolbar: Markup
    facts: Markup
    text: Markup
    blocks: list[Markup]
    files: list[FileLink]
    history: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A record's text, finished for its page, with its contents list."""

    html: str = ""
    headings: tuple[Heading, ...] = ()


def _nothing(record: Any, press: Press) -> dict[str, Any]:  # noqa: ARG001 - the signature of every kind's `context`
    return {}


@dataclass(frozen=True, slots=True)
class Extras:
    """What a kind's own module adds to its page. Each function takes the record and the press.

    `elsewhere` names fields left out of the metadata; `blocks` replaces the blocks of related records; `context` gives
    what the kind's template prints besides the `View`; `headings` lists the template's own sections for the contents
    list; `depends` gives what the page depends on beyond the records linked to it.
    """

    elsewhere: frozenset[str] = frozenset()
    lead: bool = True
    body_class: str = ""
    blocks: Callable[[Any, Press], Iterable[Belongs]] | None = None
    context: Callable[[Any, Press], Mapping[str, Any]] = _nothing
    headings: Callable[[Any, Mapping[str, Any]], Iterable[Heading]] | None = None
    depends: Callable[[Any, Press], Iterable[str]] | None = None
    json_ld: Callable[[Any, Press], tuple[dict[str, object], ...]] | None = None
    links: Callable[[Any, Press], Iterable[Link]] | None = None
    """Links of the banner, such as to what took the record's place."""
    downloads: Callable[[Any], tuple[Link, ...]] | None = None
    """The record as files to take along."""
    polish: Callable[[str, Any, Press], str] | None = None
    """A last change of the text's HTML."""


@cache
def extras(kind: type[Record]) -> Extras:
    """Load what `pages/<name>.py` adds for a kind; a kind without such a module adds nothing."""
    module = f"gongkai.pages.{kind.info.name}"
    if importlib.util.find_spec(module) is None:
        return Extras()
    found = getattr(importlib.import_module(module), "EXTRAS", None)
    return found if isinstance(found, Extras) else Extras()


@cache
def template(kind: type[Record]) -> str:
    """Name the kind's own template, or the one for all."""
    own = f"records/{kind.info.name}.html"
    return own if (THEME / own).is_file() else "records/record.html"


def depends(record: Record, press: Press) -> str:
    """Fingerprint everything that a record's page prints."""
    return press.fingerprint(_parts(record, press))


def _parts(record: Record, press: Press) -> list[str]:
    found = _linked(record, press)
    found += [str(file.bytes_in(press.portal.root)) for file in enclosures(record)]
    found += targets(record, press)
    past = press.portal.history.get(record.key)
    if past:
        found.append(past.fingerprint)
    more = extras(type(record)).depends
    if more:
        found += more(record, press)
    return found


def _linked(record: Record, press: Press) -> list[str]:
    faces = press.faces
    named = [faces.get(f"{citation.kind}/{citation.id}", "") for citation in record.citations()]
    naming = [faces[link.record.key] for link in press.portal.backlinks.get(record.key, ())]
    return [faces[record.key], *named, *naming]


def page(record: Record, press: Press) -> Page:
    """Make the page of a record."""
    extra = extras(type(record))
    text = _text(record, press)
    related = list(extra.blocks(record, press) if extra.blocks else _related(record, press, extra))
    shown = view(record, press, text.html, related)
    context = extra.context(record, press)
    body = press.print(template(type(record)), shown, dict(context))
    own = tuple(extra.headings(record, context)) if extra.headings else ()
    info = record.info
    day = record.dated_on
    return Page(
        url=record.url,
        title=record.heading,
        body=body,
        crumbs=crumbs_of(info, (clipped(record.heading, 28), None)),
        contents=_contents((*own, *text.headings), related, attached=bool(shown.files)),
        description=press.portal.summary(record) or record.heading,
        keywords=_of_role(record, Role.KEYWORDS) or (),
        column=f"{info.plural}/",
        column_type="" if day else info.column_type.value,
        published_at=f"{day.isoformat()} 09:00" if day else "",
        source=press.organs_in_full(record) or press.portal.identity.organ,
        json_ld=extra.json_ld(record, press) if extra.json_ld else (),
        feeds=tuple(feed for feed in (feed_of(record, press),) if feed),
        body_class=extra.body_class,
    )


def view(record: Record, press: Press, text: str, related: Sequence[Belongs]) -> View:
    """Gather what the template prints of a record."""
    extra = extras(type(record))
    summary = _of_role(record, Role.SUMMARY) if extra.lead else None
    tool = tools(record, press, read=bool(text))
    return View(
        title=record.heading,
        kind_label=record.info.label,
        plural=record.info.plural,
        row=press.row(record),
        lead=summary or "",
        banner=banner(record, press, extra),
        tools=tool,
        toolbar=safe(press.tools(tool)),
        facts=safe(facts(record, press, extra.elsewhere, summary=not extra.lead)),
        text=safe(text),
        blocks=[press.belongs(each) for each in related],
        files=files(record, press, extra.elsewhere),
        history=past.told() if (past := press.portal.history.get(record.key)) else (),
    )


def _related(record: Record, press: Press, extra: Extras) -> Iterable[Belongs]:
    yield from relations.outgoing(record, press, extra.elsewhere)
    yield from relations.incoming(record, press)


def _text(record: Record, press: Press) -> Written:
    source = press.portal.text(record)
    if not source.strip():
        return Written()
    rendered = markdown.render(source)
    html = finished(rendered.html, record, press)
    polish = extras(type(record)).polish
    if polish:
        html = polish(html, record, press)
    return Written(html, contents(rendered, html))


def banner(record: Record, press: Press, extra: Extras) -> Banner | None:
    """Say what a reader must know first, when the record is not simply in force."""
    state = press.portal.states.get(record.key)
    if state is None or not state.note:
        return None
    links = tuple(extra.links(record, press)) if extra.links else ()
    return Banner(state.text, state.note, state.tone, links)


def tools(record: Record, press: Press, *, read: bool) -> Tools:
    """List what can be done with the page."""
    address = press.address(record.url)
    with_qr = press.portal.identity.features.qr and record.info.feed
    feed = feed_of(record, press)
    more = extras(type(record)).downloads
    return Tools(
        address,
        qr(address) if with_qr else None,
        Link("订阅更新", feed[1]) if feed else None,
        more(record) if more else (),
        read=read,
    )


def feed_of(record: Record, press: Press) -> tuple[str, str] | None:
    """Give title and address of the feed that follows a record; themes, groups and organs have one."""
    if not press.portal.identity.features.feeds or record.info.plural not in FOLLOWED:
        return None
    return f"{press.portal.identity.name}：{record.heading}", f"feeds/{record.key}.xml"


def files(record: Record, press: Press, elsewhere: frozenset[str]) -> list[FileLink]:
    """List the files that come with a record, those that its own template shows left out."""
    root = press.portal.root
    fields = [field for field in file_fields(type(record)) if field not in elsewhere]
    found = (enclosure(record, part.file, part.title) for field in fields for part in getattr(record, field))
    return [FileLink(file.title, file.url, file.type, file.size_in(root)) for file in found]


def _contents(headings: tuple[Heading, ...], related: Sequence[Belongs], *, attached: bool) -> tuple[Heading, ...]:
    after = [Heading(2, each.id, each.title) for each in related]
    files = [Heading(2, "files", "附件")] if attached else []
    every = (*headings, *files, *after)
    return every if len(every) > 2 else ()


def _of_role(record: Record, role: Role) -> Any:
    return record.by_role(role) if role in roles(type(record)) else None
