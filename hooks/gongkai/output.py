"""What a renderer hands to the site (L2): files to be written, each with what it depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Render = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site. `uri` is its path from the site's root; `render` makes its bytes.

    `fingerprint` names everything that the bytes depend on besides code and theme: while it stays the same, the file
    of the last build is kept and `render` is not called.
    """

    uri: str
    fingerprint: str
    render: Render


@dataclass(frozen=True, slots=True)
class Bundle:
    """Many files that are made together, such as an index: all below `folder`, whose names are known only when made."""

    folder: str
    fingerprint: str
    make: Callable[[], Iterable[tuple[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of a breadcrumb; `url` is relative to the site's root, "" for the home page, None for where we are."""

    label: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's contents list; `level` 2 or 3."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is joined into the shell. Every text is plain; `body` is HTML made by a template.

    `url` is relative to the site's root and ends in `/` (`""` is the home page). Links in `body` start with the
    placeholder `BASE`, which the shell replaces by the way back to the root.
    """

    url: str
    title: str
    body: str
    crumbs: tuple[Crumb, ...] = ()
    contents: tuple[Heading, ...] = ()
    description: str = ""
    keywords: tuple[str, ...] = ()
    column: str = ""
    """The entrance (a url such as `policies/`) that the header marks as the current one."""
    column_type: str = ""
    """ColumnType of a column page; "" for an article."""
    published_at: str = ""
    """`YYYY-MM-DD HH:MM`, PubDate of an article."""
    source: str = ""
    """ContentSource: the printed organ."""
    json_ld: tuple[dict[str, object], ...] = ()
    feeds: tuple[tuple[str, str], ...] = ()
    """Title and address (from the root) of the feeds that follow this page."""
    robots: str = ""
    redirect: str = ""
    """Address to which the page sends its readers on."""
    body_class: str = ""
    styles: tuple[str, ...] = ()
    """Addresses (from the root) of style sheets that this page has for itself."""
    stamp: dict[str, str] = field(default_factory=dict)
    """Attributes for search and tools, name to value."""


@dataclass(frozen=True, slots=True)
class PageOutput:
    """A page to be made and joined into the shell; `fingerprint` as in `Output`, without the shell."""

    url: str
    fingerprint: str
    make: Callable[[], Page]


Part = Callable[[], Iterable[Output]]
"""A share of the site's files: it lists them when it is called, so that many can list theirs at a time."""
PagePart = Callable[[], Iterable[PageOutput]]
"""The same of pages."""
NOT_FOUND = "404.html"
"""Address of the page that servers show for an address that is not there."""
BASE = "\x02"
"""Placeholder in bodies for the relative prefix to the site's root; a character that no source may contain."""


def fingerprint(parts: Iterable[str]) -> str:
    """Hash the parts that an output depends on to 32 hexadecimal digits."""
    joined = "\0".join([*parts, ""]).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=16).hexdigest()
