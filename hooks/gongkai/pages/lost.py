"""The page for an address that is not there (L3): a search and the ways back in."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.contact_links import dialled
from gongkai.kinds import all_kinds
from gongkai.output import NOT_FOUND, Page, PageOutput
from gongkai.pages.press import Press, crumbs
from gongkai.templates import render
from gongkai.views import Chip

_TITLE = "没有找到这个页面"


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the one page; servers show it for every address that they do not find."""
    yield PageOutput(
        NOT_FOUND, press.fingerprint([NOT_FOUND, *(link.label for link in _links())]), lambda: _page(press)
    )


def _page(press: Press) -> Page:
    contact = press.portal.identity.contact
    body = render(
        "pages/404.html",
        searchable=press.portal.identity.features.search,
        office=contact.office if contact else "",
        phone=dialled(contact.phone) if contact else "",
        links=_links(),
    )
    return Page(NOT_FOUND, _TITLE, body, crumbs=crumbs((_TITLE, None)), robots="noindex")


def _links() -> list[Chip]:
    infos = [kind.info for kind in all_kinds().values()]
    return [
        Chip("首页", ""),
        *(Chip(info.label, f"{info.plural}/") for info in infos),
        Chip("网站地图", "sitemap/"),
    ]
