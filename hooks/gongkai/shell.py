"""The frame around every page (L3): rendered once for each entrance of the header, then joined with page after page.

The template `shell.html` is rendered with marks in place of what differs from page to page and split at them. A joined
page is byte-equal to one rendered whole; a test holds it so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from gongkai.output import BASE, Crumb, Heading, Page
from gongkai.portal import Portal
from gongkai.templates import environment

SLOTS = ("title", "head", "breadcrumb", "body", "contents", "body_class")
_MARK = "\x03"
ENTRANCES = (
    Crumb("政策文件", "policies/"),
    Crumb("政策解读", "interpretations/"),
    Crumb("政策包", "packs/"),
    Crumb("政策问答", "questions/"),
    Crumb("公开目录", "disclosure/"),
    Crumb("政府信息公开", "open/"),
)
"""The header's entrances, at most six."""


@dataclass(frozen=True)
class Shell:
    """The frame of one portal. `footer` is what the footer prints; `assets` names the versions of style and script."""

    portal: Portal
    footer: Mapping[str, Any]
    assets: Mapping[str, str]

    @cached_property
    def _frames(self) -> dict[str, Sequence[str]]:
        return {}

    def variables(self, column: str) -> dict[str, Any]:
        """Give the template's variables that do not differ between the pages under one entrance."""
        entrances = [{"label": each.label, "url": each.url, "current": each.url == column} for each in ENTRANCES]
        return {
            "portal": self.portal.identity,
            "entrances": entrances,
            "footer": self.footer,
            "assets": self.assets,
        }

    def slots(self, page: Page) -> dict[str, Markup]:
        """Give the text of each slot as it stands in the page."""
        parts = environment().get_template("parts.html").module
        return {
            "title": escape(full_title(page, self.portal)),
            "head": Markup(head(page, self.portal)),
            "breadcrumb": Markup(parts.breadcrumb(page.crumbs) if page.crumbs else ""),  # type: ignore[attr-defined]
            "body": Markup(page.body),
            "contents": Markup(parts.contents(page.contents) if page.contents else ""),  # type: ignore[attr-defined]
            "body_class": escape(page.body_class),
        }

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
            marks = {slot: Markup(f"{_MARK}{slot}{_MARK}") for slot in SLOTS}
            text = environment().get_template("shell.html").render(**self.variables(column), **marks)
            pieces = text.split(_MARK)
            self._frames[column] = [_MARK + piece if number % 2 else piece for number, piece in enumerate(pieces)]
        return self._frames[column]


NOT_FOUND = "404.html"


def full_title(page: Page, portal: Portal) -> str:
    """Give the text of the title element."""
    return f"{page.title} - {portal.identity.name}" if page.url else portal.identity.name


def head(page: Page, portal: Portal) -> str:
    """Render the meta tags, canonical address, feeds and JSON-LD of a page. Source: 国办发〔2017〕47号."""
    template = environment().get_template("head.html")
    canonical = "" if page.url == NOT_FOUND else portal.identity.url + page.url
    return template.render(page=page, portal=portal.identity, canonical=canonical)


def contents_of(headings: Sequence[tuple[int, str, str]]) -> tuple[Heading, ...]:
    """Make the contents list of a page from (level, anchor, text)."""
    return tuple(Heading(*heading) for heading in headings)
