"""Old addresses (L3): a small page at each, which sends its reader on to where the record is now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gongkai.output import Page, PageOutput
from gongkai.pages.press import Press, crumbs
from gongkai.record import Record
from gongkai.templates import render


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give a page for every alias of every record."""
    for record in press.portal.every():
        for alias in record.aliases:
            url = address(alias)
            yield PageOutput(url, press.fingerprint([record.heading, record.url, url]), partial(page, record, url))


def address(alias: str) -> str:
    """Write an old address as the site has addresses: no slash in front, one at the end unless it names a file."""
    url = alias.strip().lstrip("/")
    return url if url.endswith(("/", ".html")) else url + "/"


def page(record: Record, url: str) -> Page:
    """Make the page that leads on."""
    return Page(
        url=url,
        title=f"已移到新网址：{record.heading}",
        body=render("pages/redirect.html", title=record.heading, url=record.url),
        crumbs=crumbs(("网址已变更", None)),
        robots="noindex",
        redirect=record.url,
    )
