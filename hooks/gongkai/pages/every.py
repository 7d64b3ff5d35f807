"""Every page of the site but the editorial ones (L3): the published portal → `PageOutput`s, nothing rendered yet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gongkai.kinds import all_kinds
from gongkai.lists import kind as lists
from gongkai.output import PageOutput
from gongkai.pages import (
    boards,
    data_files,
    gazette_print,
    home,
    kiosk,
    lost,
    open_column,
    redirects,
    requests,
    sitemap_page,
    whats_new,
)
from gongkai.pages.press import Press
from gongkai.pages.record import depends, page
from gongkai.portal import Portal


def pages(portal: Portal) -> Iterator[PageOutput]:
    """List all pages: the home page and the columns, every kind's lists and records, every old address."""
    press = Press(portal)
    for part in (home, open_column, whats_new, sitemap_page, data_files, gazette_print, boards, kiosk, requests, lost):
        yield from part.outputs(press)
    for plural, kind in all_kinds().items():
        yield from lists.pages(kind, press)
        for record in portal.records[plural].values():
            yield PageOutput(record.url, depends(record, press), partial(page, record, press))
    yield from redirects.outputs(press)
