"""Pages that are neither a record nor a list of one kind (L3): the columns and the overviews share this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from gongkai.output import Heading, Page, PageOutput
from gongkai.pages.press import Press, crumbs
from gongkai.templates import render


@dataclass(frozen=True, slots=True)
class Plain:
    """What is fixed of such a page. `above` is the breadcrumb between the home page and this one."""

    url: str
    title: str
    summary: str
    template: str
    column: str = ""
    column_type: str = ""
    above: tuple[tuple[str, str], ...] = ()


def output(plain: Plain, context: Callable[[], Mapping[str, Any]], depends: Iterable[str], press: Press) -> PageOutput:
    """Give the page; `context` is called when it is rendered."""
    known = press.fingerprint([plain.url, plain.title, plain.summary, *depends])
    return PageOutput(plain.url, known, partial(_page, plain, context))


def _page(plain: Plain, context: Callable[[], Mapping[str, Any]]) -> Page:
    found = dict(context())
    headings: tuple[Heading, ...] = tuple(found.pop("headings", ()))
    return Page(
        url=plain.url,
        title=plain.title,
        body=render(plain.template, title=plain.title, lead=plain.summary, **found),
        crumbs=crumbs(*plain.above, (plain.title, None)),
        contents=headings,
        description=plain.summary,
        keywords=(plain.title,),
        column=plain.column,
        column_type=plain.column_type,
    )
