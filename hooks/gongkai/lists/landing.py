"""The first page of a kind that is more than a list of rows (L3): what all of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from gongkai.lists.kind import feed_of
from gongkai.lists.listing import nothing
from gongkai.output import Heading, Page, PageOutput
from gongkai.pages.press import Press, crumbs_of
from gongkai.record import Record
from gongkai.templates import render

Context = Callable[[], Mapping[str, Any]]


def landing(kind: type[Record], template: str, context: Context, depends: Iterable[str], press: Press) -> PageOutput:
    """Give the page at the kind's own address, made of `template` with what `context` computes when it is rendered."""
    return PageOutput(
        f"{kind.info.plural}/", press.fingerprint([template, *depends]), partial(_page, kind, template, context, press)
    )


def _page(kind: type[Record], template: str, context: Context, press: Press) -> Page:
    info = kind.info
    found = dict(context())
    headings: Iterable[Heading] = found.pop("headings", ())
    empty = None if press.portal.records.get(info.plural) else nothing(kind)
    body = render(template, title=info.label, lead=info.summary, empty=empty, **found)
    return Page(
        url=f"{info.plural}/",
        title=info.label,
        body=body,
        crumbs=crumbs_of(info),
        contents=tuple(each for each in headings if f'id="{each.anchor}"' in body),
        description=info.summary,
        keywords=(info.label,),
        column=f"{info.plural}/",
        column_type=info.column_type.value,
        feeds=tuple(feed for feed in (feed_of(kind, press),) if feed),
        body_class="list-page",
    )
