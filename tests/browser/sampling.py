"""Which pages of a site the browser tests look at: some of every sort, told by the shape of their address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

CROWD = 6
"""From so many sub-folders on, a folder's members count as pages of one sort; numbered ones and facets always do."""

Sort = tuple[str, ...]


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


def sort_of(page: Path, site: Path) -> Sort:
    """Name the sort of a page by its address, members of a crowded folder made equal: `("policies", "*")`."""
    parts: list[str] = []
    folder = site
    for part in page.relative_to(site).parts:
        parts.append("*" if _is_crowded(folder) and part != "index.html" and folder != site else part)
        folder /= part
    return tuple(parts)


@cache
def _is_crowded(folder: Path) -> bool:
    members = [entry.name for entry in folder.iterdir() if entry.is_dir()]
    return len(members) >= CROWD or "by" in folder.parts[-2:] or all(name.isdigit() for name in members)


def samples(site: Path) -> Iterator[Path]:
    """Yield the longest and the first page of every sort, each page once."""
    sorts: defaultdict[Sort, list[Path]] = defaultdict(list)
    for page in pages(site):
        sorts[sort_of(page, site)].append(page)
    for members in sorts.values():
        yield from dict.fromkeys((max(members, key=lambda page: page.stat().st_size), members[0]))
