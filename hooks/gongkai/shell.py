"""The frame around every page (L3): rendered once for each entrance of the header, then joined with page after page.

The template `shell.html` is rendered with marks in place of what differs from page to page and split at them. A joined
page is byte-equal to one rendered whole; a test holds it so.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from gongkai.contact_links import dialled
from gongkai.kinds import all_kinds
from gongkai.output import BASE, NOT_FOUND, Crumb, Heading, Page
from gongkai.portal import Portal
from gongkai.registrations import registrations
from gongkai.reporting import REPORT, message_to
from gongkai.stencil import Stencil
from gongkai.templates import environment, macros, safe
from gongkai.vocabularies import Section

SLOTS = ("title", "head", "breadcrumb", "body", "contents", "body_class", "source", "report")
_MARK = "\x03"
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SECTIONS = {each.url: each for each in Section if each.url}
_ORDER = (
    "policies/",
    "interpretations/",
    "packs/",
    "questions/",
    "participation/",
    "progress/",
    "disclosure/",
    "open/",
)
_RANK = ("policies/", "open/", "packs/", "questions/", "participation/", "progress/", "interpretations/", "disclosure/")
"""Where entrances stand, and which come first when there are more than six."""
_MOST = 6


@dataclass(frozen=True)
class Shell:
    """The frame of one portal. A preview has no content security policy, for the reloading script is an inline one."""

    portal: Portal
    links: tuple[Crumb, ...]
    """Addresses in the footer."""
    assets: tuple[tuple[str, str], ...]
    """`style` and `script` with their versions, so that a browser fetches them anew when they change."""
    preview: bool = False

    @cached_property
    def _head(self) -> Stencil:
        whole, portal = environment().get_template("head.html"), self.portal.identity
        return Stencil(
            lambda page, canonical, data: whole.render(page=page, portal=portal, canonical=canonical, data=data)
        )

    @cached_property
    def _breadcrumb(self) -> Stencil:
        return Stencil(macros().breadcrumb)

    @cached_property
    def _toc(self) -> Stencil:
        return Stencil(macros().toc)

    @cached_property
    def _frames(self) -> dict[str, Sequence[str]]:
        return {}

    def variables(self, column: str) -> dict[str, Any]:
        """Give the template's variables that do not differ between the pages under one entrance."""
        shown = entrances(self.portal)
        here = _entrance(column, shown)
        contact = self.portal.identity.contact
        links = [{"label": each.label, "url": each.url, "current": each.url == here} for each in shown]
        return {
            "portal": self.portal.identity,
            "entrances": links,
            "footer": {
                "links": self.links,
                "reporting": REPORT,
                "organ": self.portal.identity.organ,
                "contact": contact,
                "phone": dialled(contact.phone) if contact else "",
                "registrations": registrations(self.portal),
            },
            "assets": dict(self.assets),
            "csp": "" if self.preview else _policy(self.portal.identity.search_endpoint),
        }

    def slots(self, page: Page) -> dict[str, Markup]:
        """Give the text of each slot as it stands in the page."""
        return {
            "title": escape(full_title(page, self.portal)),
            "head": safe(self._head(*head(page, self.portal))),
            "breadcrumb": safe(self._breadcrumb(self._steps(page.crumbs)) if page.crumbs else ""),
            "body": safe(page.body),
            "contents": safe(self._toc(nested(page.contents)) if page.contents else ""),
            "body_class": escape(page.body_class),
            "source": escape(f"本页网址：{self._address(page)}" if page.url != NOT_FOUND else ""),
            "report": escape(self._report(page)),
        }

    def _steps(self, crumbs: Sequence[Crumb]) -> Sequence[Crumb]:
        """Leave out the section that has no page, for nothing lies in it."""
        return [each for each in crumbs if each.url not in self._empty] if self._empty else crumbs

    @cached_property
    def _empty(self) -> frozenset[str]:
        return frozenset(url for url in _SECTIONS if url != Section.OPEN.url and not _has(url, self.portal))

    def _report(self, page: Page) -> str:
        """Give the message that reports a mistake on the page; on a page that is served anywhere the script names it."""
        contact = self.portal.identity.contact
        if contact is None or not contact.email:
            return ""
        return message_to(contact.email, "" if page.url == NOT_FOUND else self._address(page))

    def _address(self, page: Page) -> str:
        return self.portal.identity.url + page.url

    def join(self, page: Page) -> bytes:
        """Put a page into its frame, addresses relative to where the page lies."""
        slots = self.slots(page)
        frame = self._frame(page.column)
        pieces = [slots[piece[1:]] if piece[:1] == _MARK else piece for piece in frame]
        return "".join(pieces).replace(BASE, self.prefix(page.url)).encode()

    def render_whole(self, page: Page) -> bytes:
        """Render the template with the page in it, without splitting; what `join` is tested against."""
        text = environment().get_template("shell.html").render(**self.variables(page.column), **self.slots(page))
        return text.replace(BASE, self.prefix(page.url)).encode()

    def prefix(self, url: str) -> str:
        """Give the way from a page to the site's root; a page that is served anywhere (404) uses the full path."""
        if url == NOT_FOUND:
            return "/" + self.portal.identity.url.split("/", 3)[3]
        return "../" * url.count("/") or "./"

    def _frame(self, column: str) -> Sequence[str]:
        if column not in self._frames:
            marks = {slot: safe(f"{_MARK}{slot}{_MARK}") for slot in SLOTS}
            text = environment().get_template("shell.html").render(**self.variables(column), **marks)
            pieces = text.split(_MARK)
            self._frames[column] = [_MARK + piece if number % 2 else piece for number, piece in enumerate(pieces)]
        return self._frames[column]


def entrances(portal: Portal) -> list[Crumb]:
    """List the header's entrances: at most six kinds and sections that have anything in them."""
    filled = [url for url in _RANK if url in {"policies/", "open/"} or _has(url, portal)]
    return [Crumb(_label(url), url) for url in _ORDER if url in filled[:_MOST]]


def _has(url: str, portal: Portal) -> bool:
    section = _SECTIONS.get(url)
    if section is None:
        return bool(portal.records.get(url.rstrip("/")))
    return any(portal.records.get(plural) for plural, kind in all_kinds().items() if kind.info.section is section)


def _label(url: str) -> str:
    return _SECTIONS[url].value if url in _SECTIONS else all_kinds()[url.rstrip("/")].info.label


def _entrance(column: str, shown: Sequence[Crumb]) -> str:
    """Give the entrance under which a column lies: its own, or that of its kind's section."""
    kind = all_kinds().get(column.rstrip("/"))
    if kind is None or any(each.url == column for each in shown):
        return column
    return kind.info.section.url


def full_title(page: Page, portal: Portal) -> str:
    """Give the text of the title element."""
    return f"{page.title} - {portal.identity.name}" if page.url else portal.identity.name


def head(page: Page, portal: Portal) -> tuple[Page, str, list[Markup]]:
    """Give what the meta tags say: the page without its text, its canonical address, its JSON-LD. Source: 国办发〔2017〕47号."""
    canonical = "" if page.url == NOT_FOUND else portal.identity.url + (page.redirect or page.url)
    data = [htmlsafe_json_dumps(each, dumps=_JSON.encode) for each in page.json_ld]
    return replace(page, body="", crumbs=(), contents=(), json_ld=()), canonical, data


def _policy(endpoint: str | None) -> str:
    """Make the content security policy: nothing from elsewhere, but for a search engine that the portal names."""
    connect = f"connect-src 'self' {endpoint}" if endpoint else "connect-src 'self'"
    return "; ".join((*_RULES, connect))


_RULES = (
    "default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "object-src 'none'", "base-uri 'self'", "form-action 'self'", "worker-src 'self'",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading in a contents list, with the headings one level below it."""

    anchor: str
    text: str
    children: tuple[Heading, ...]


def nested(headings: Sequence[Heading]) -> list[ContentsEntry]:
    """Put each heading of a lower level under the one before it."""
    top = min(heading.level for heading in headings)
    entries: list[ContentsEntry] = []
    for heading in headings:
        if heading.level == top or not entries:
            entries.append(ContentsEntry(heading.anchor, heading.text, ()))
        elif heading.level == top + 1:
            last = entries[-1]
            entries[-1] = ContentsEntry(last.anchor, last.text, (*last.children, heading))
    return entries
