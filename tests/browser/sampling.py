"""Which pages of a site the browser tests look at: together they show every kind of element there is, on every sort of page.

An element's kind is its tag with its classes, the names of its attributes and the same of its parent, so a link in a
banner is another kind than a link in a table; a step from one level of heading to the next is a kind as well. A page's
sort is where it lies. The sample holds one page of every sort and one element of every kind on any page of the site.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import cache
from pathlib import Path

from lxml import html

SAME = frozenset({"href", "src", "alt", "id", "for", "title", "lang", "value", "name", "datetime", "width", "height"})
"""Attributes that change neither what an element is nor how it looks."""


CROWD = 8
"""From so many sub-folders on, a folder's members count as pages of one sort."""


def pages(site: Path) -> list[Path]:
    """Return every HTML page of the site, in order of address; files to be taken along are no pages of it.

    Nor are old addresses, which send their readers on at once.
    """
    found = (page for page in site.rglob("*.html") if page.name in {"index.html", "404.html"})
    return sorted(page for page in found if b'http-equiv="refresh"' not in page.read_bytes()[:4000])


def offline_files(site: Path) -> list[Path]:
    """Return the packs that are searched without a network, each one file with its own style and script."""
    return sorted(page for page in (site / "packs").rglob("*.html") if page.name != "index.html")


def address_of(page: Path, site: Path) -> str:
    """Return the page's address inside the site, as a link has it."""
    path = page.relative_to(site).as_posix()
    return path.removesuffix("index.html")


def sort_of(page: Path, site: Path) -> tuple[str | int, ...]:
    """Name the sort of a page by its address, the members of a crowded folder made equal: `("policies", "*")`.

    Lists by a facet are one sort, wherever they lie.
    """
    parts = page.relative_to(site).parts[:-1] or (page.name,)
    if "by" in parts:
        return ("by", len(parts) - parts.index("by"))
    folders = [site.joinpath(*parts[:depth]) for depth in range(len(parts))]
    return tuple("*" if depth and _is_crowded(folders[depth]) else part for depth, part in enumerate(parts))


@cache
def _is_crowded(folder: Path) -> bool:
    members = [entry.name for entry in folder.iterdir() if entry.is_dir()]
    return len(members) >= CROWD or all(name.isdigit() for name in members)


def samples(site: Path) -> list[Path]:
    """Return the sample, in order of address: of pages that will do, the one that shows most for its size."""
    shown = {page: _shown(page, site) for page in pages(site)}
    holders: defaultdict[Hashable, list[Path]] = defaultdict(list)
    for page, kinds in shown.items():
        for kind in kinds:
            holders[kind].append(page)
    left = set(holders)
    chosen: list[Path] = []
    for kind in sorted(holders, key=lambda kind: (len(holders[kind]), str(kind))):
        if kind in left:
            chosen.append(max(holders[kind], key=lambda page: len(shown[page] & left) / page.stat().st_size))
            left -= shown[chosen[-1]]
    return sorted(chosen)


def _shown(page: Path, site: Path) -> set[Hashable]:
    """The kinds of elements in a page's body, the steps between its headings, and its sort."""
    body = html.fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8")).find("body")
    assert body is not None, page
    kinds = {*_kinds(body), *_steps(body)}
    sort: Hashable = sort_of(page, site)
    if not {"*", "by"} & {*sort_of(page, site)}:
        sort = (page.parent.parent, frozenset(kinds))  # of brothers that show the same, one will do
    return {sort, *kinds}


def _kinds(body: html.HtmlElement) -> Iterator[Hashable]:
    own: dict[html.HtmlElement | None, Hashable] = {None: ""}
    for element in body.iter("*"):
        own[element] = (element.tag, element.get("class", ""), element.get("type"), *_attributes(element))
        yield own[element.getparent() if element is not body else None], own[element]


def _attributes(element: html.HtmlElement) -> Iterable[str]:
    return sorted(name for name in element.keys() if name not in SAME)  # noqa: SIM118 - iterating gives children


def _steps(body: html.HtmlElement) -> Iterator[Hashable]:
    before = ""
    for heading in body.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        yield before, heading.tag
        before = heading.tag
