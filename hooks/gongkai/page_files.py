"""The files that editorial pages link to: pictures, forms; the only ones published beside those pages (L2)."""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from gongkai.editorial import EditorialEntry
from gongkai.portal import Portal
from gongkai.wording import FILE_TYPES, file_suffix


class PageFile(NamedTuple):
    """A file and the page that links to it, by this address; `source` is its path from the root."""

    entry: EditorialEntry
    address: str
    source: str


def page_files(portal: Portal) -> Iterator[PageFile]:
    """Give the files that editorial pages link to, those that are there."""
    for entry in portal.editorial:
        for address in entry.links:
            path = unquote(urlsplit(address).path)
            source = posixpath.normpath(posixpath.join(posixpath.dirname(entry.path), path))
            if source in portal.files:
                yield PageFile(entry, address, source)


def may_be_published(file: PageFile, portal: Portal) -> bool:
    """Tell a file of an allowed type that can be opened and holds no script."""
    return file_suffix(file.source) in FILE_TYPES and not portal.files[file.source].fault


def shown(portal: Portal) -> set[str]:
    """List what the page engine may see under `content/`: editorial pages that could be read, and their files."""
    files = (each.source for each in page_files(portal) if may_be_published(each, portal))
    return {*(entry.path for entry in portal.editorial), *files}


def linked(portal: Portal, root: Path, place: Path) -> Path:
    """Give a folder of links to what the page engine may see, made at `place`, for it looks twice at all that it is given.

    Where links cannot be made, it is `content` itself.
    """
    (root / "content").mkdir(exist_ok=True)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    try:
        for path in shown(portal):
            link = place / path.removeprefix("content/")
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(root / path)
    except OSError:
        return root / "content"
    return place
